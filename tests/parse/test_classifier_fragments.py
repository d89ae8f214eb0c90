"""Who classified, in the forms that drafters have: name, role and the letters of the reasons."""

import pytest

from graphkit.parse import parse_classified_by

CASES = [
    ("Classified By: Ambassador Ann B. Poe for reasons 1.4 (b) and (d).", "Ann B. Poe", "Ambassador", "bd"),
    ("Classified By: DCM Ann Poe, for reasons 1.4(b) and (d)", "Ann Poe", "DCM", "bd"),
    ("Classified By: Ann Poe, DCM, for reasons 1.4 (b/d)", "Ann Poe", "DCM", "bd"),
    (
        "CLASSIFIED BY: Ann Poe, Ambassador, State, Exec; REASON: 1.4(B), (D)",
        "Ann Poe",
        "Ambassador, State, Exec",
        "bd",
    ),
    (
        "CLASSIFIED BY: Ann Poe, Pol/Econ Counselor, DOS, Embassy Lima. REASON: 1.4 (b), (d)",
        "Ann Poe",
        "Pol/Econ Counselor, DOS, Embassy Lima",
        "bd",
    ),
    ("Classified By: Pol/Econ Counselor Ann Poe. Reasons: 1.4 (b) & (d)", "Ann Poe", "Pol/Econ Counselor", "bd"),
    ("Classified By: PolEconCouns Ann Poe per reasons 1.4 (b,d)", "Ann Poe", "PolEconCouns", "bd"),
    ("Classified By: Economic Counselor Ann Poe per 1.4 (b) and (d)", "Ann Poe", "Economic Counselor", "bd"),
    (
        "CLASSIFIED BY CHARGE D'AFFAIRES A.I. ANN POE FOR REASONS 1.5 (B) AND (D)",
        "ANN POE",
        "CHARGE D'AFFAIRES A.I.",
        "bd",
    ),
    (
        "Classified By: Charge d'Affaires, a.i. Ann Poe, reasons 1.4 (b) and (d)",
        "Ann Poe",
        "Charge d'Affaires, a.i.",
        "bd",
    ),
    ("Classified By: Chargé d'Affaires Ann Poe, reasons 1.4 (b) and (d)", "Ann Poe", "Chargé d'Affaires", "bd"),
    ("Classified By: CDA ANN POE FOR REASONS 1.4 (B) AND (D)", "ANN POE", "CDA", "bd"),
    ("Classified By: A/DCM Ann Poe. Reason 1.4 (b).", "Ann Poe", "A/DCM", "b"),
    ("Classified By: Acting DCM Ann Poe, E.O. 12958, reasons 1.4 (b) and (d)", "Ann Poe", "Acting DCM", "bd"),
    ("Classified By: Ambassador Ann Poe, E.O. 12958 1.4 (b) and (d)", "Ann Poe", "Ambassador", "bd"),
    ("Classified By: Ambassador Ann Poe for E.O. 12958 reasons 1.4 (b) (d)", "Ann Poe", "Ambassador", "bd"),
    ("Classified By: Consul General Ann Poe; 1.4 (b), (d)", "Ann Poe", "Consul General", "bd"),
    ("Classified By: Ann Poe", "Ann Poe", None, ""),
    ("Classified By: POE", "POE", None, ""),
    ("Classified By: A. Poe, DCM. 1.4 (b,d)", "A. Poe", "DCM", "bd"),
    ("Classified By: APoe, DCM, State. REASON: 1.4 (b)", "APoe", "DCM, State", "b"),
    ("Classified By: Classified by: DCM Ann Poe. Reason: 1.4 (b)", "Ann Poe", "DCM", "b"),
    ("Classified By: Classified by Ann Poe, DCM, reason 1.4 (b)", "Ann Poe", "DCM", "b"),
    ("(U) Classified by: DCM Ann Poe. Reason: 1.5 (b)", "Ann Poe", "DCM", "b"),
    ("Classified By: (U) DCM Ann Poe. Reason: 1.5 (b)", "Ann Poe", "DCM", "b"),
    ("CLASSIFIED BY: PAUL O'POE, JR., DAS, INR. REASON: 1.4(C).", "PAUL O'POE, JR.", "DAS, INR", "c"),
    ("Classified By: Ambassador Ann van der Poe for reasons 1.4 (b) and (d)", "Ann van der Poe", "Ambassador", "bd"),
    ("Classified By: Ambassador J. Poe III for reasons 1.4 (b) and (d)", "J. Poe III", "Ambassador", "bd"),
    ("Classified By: Bo Poe, Jr., Ambassador, for reasons 1.4 (b)", "Bo Poe, Jr.", "Ambassador", "b"),
    (
        "Classified By: Deputy Political Counselor Bo R. Lee-Poe, reasons 1.4 (b/d)",
        "Bo R. Lee-Poe",
        "Deputy Political Counselor",
        "bd",
    ),
    ("Classified By: Poloff Ann Poe reason 1.4 (d)", "Ann Poe", "Poloff", "d"),
    ("Classified By: EconOff Ann Poe Reason: 1.4 (b), (d)", "Ann Poe", "EconOff", "bd"),
    ("Classified By: Political Officer Ann Poe, for reasons 1.4 (b) and\n(d).", "Ann Poe", "Political Officer", "bd"),
    (
        "Classified By: Deputy Chief of \nMission Ann \nPoe for reasons 1.4 (b)\n and (d)",
        "Ann Poe",
        "Deputy Chief of Mission",
        "bd",
    ),
    ("Classified By: DCM ANN POE FOR REAS\nONS 1.4 (B) AND (D)", "ANN POE", "DCM", "bd"),
    ("Classified By: DCM Ann Poe for reasons 1.\n4 (b) and (d)", "Ann Poe", "DCM", "bd"),
    ("Classified By: DCM Ann Poe.  Reasons 1. 4 (b/d)", "Ann Poe", "DCM", "bd"),
    (
        "Classified By: Counselor for Political Affairs Ann Poe for reasons 1.4 (b) and (d)",
        "Ann Poe",
        "Counselor for Political Affairs",
        "bd",
    ),
    (
        "Classified By: Minister-Counselor for Economic Affairs Ann Poe; reason 1.4 (b)",
        "Ann Poe",
        "Minister-Counselor for Economic Affairs",
        "b",
    ),
    ("Classified By: EUR DAS Ann Poe, reasons 1.4 (b) and (d)", "Ann Poe", "EUR DAS", "bd"),
    ("Classified By: IO Assistant Secretary Ann Poe for reasons 1.4 (b,d)", "Ann Poe", "IO Assistant Secretary", "bd"),
    ("Classified By: U/S Ann Poe for reasons 1.4 (b) and (d).", "Ann Poe", "U/S", "bd"),
    (
        "CLASSIFIED BY: Ann Poe, Deputy Chief of Mission, \nEmbassy Lima, Department of State. \nREASON: 1.4 (b), (d)",
        "Ann Poe",
        "Deputy Chief of Mission, Embassy Lima, Department of State",
        "bd",
    ),
    ("Classified By: DCM Ann Poe, tel. 555-1234, reason 1.4 (b)", "Ann Poe", "DCM", "b"),
    ("Classified By: Econ Counselor Ann Poe (poea@example.org), reason 1.4 (b)", "Ann Poe", "Econ Counselor", "b"),
    ("Classified By: AMBASSADOR ANN POE. REASON: E.O. 12958, 1.5 (B) AND (D).", "ANN POE", "AMBASSADOR", "bd"),
    ("Classified By: DCM Ann Poe; reasons 1.4(b), (c), and (d).", "Ann Poe", "DCM", "bcd"),
    ("Classified By: DCM Ann Poe, 1.4 b and d", "Ann Poe", "DCM", "bd"),
    ("Classified By: DCM Ann Poe under Section 1.4 b/d", "Ann Poe", "DCM", "bd"),
    ("Classified By: DCM Ann Poe for reasons in sections 1.4 (b) and (d)", "Ann Poe", "DCM", "bd"),
    ("Classified By: DCM Ann Poe under 1.4 (b) and (d)", "Ann Poe", "DCM", "bd"),
    ("Classified By: DCM Ann Poe in accordance with E.O. 12958, section 1.4 (b)", "Ann Poe", "DCM", "b"),
    ("Classified By: DCM Ann Poe. E.O. 12958 Reason: 1.4 (b)", "Ann Poe", "DCM", "b"),
    ("Classified By: Ambassador Ann Poe because of reasons 1.4 (b) and (d)", "Ann Poe", "Ambassador", "bd"),
    ("Classified By: Ambassador Ann Poe due to reasons 1.4 (b) and (d)", "Ann Poe", "Ambassador", "bd"),
    ("Classified By: Ambassador Ann Poe. Reason(s): 1.4 (b) and (d)", "Ann Poe", "Ambassador", "bd"),
    ("Classified By: Ambassador Ann Poe (Reasons: 1.4 (b) and (d))", "Ann Poe", "Ambassador", "bd"),
    ("Classified By: Ambassador Ann Poe - Reasons 1.4 (b) and (d)", "Ann Poe", "Ambassador", "bd"),
    ("Classified by Office Director Ann Poe. Reasons: 1.4 (b) and (d)", "Ann Poe", "Office Director", "bd"),
    (
        "Classified By: Regional Security Officer Ann Poe for reasons 1.4 (c)",
        "Ann Poe",
        "Regional Security Officer",
        "c",
    ),
    ("Classified By: Defense Attache COL Bo Poe for reasons 1.4 (a)", "Bo Poe", "Defense Attache COL", "a"),
    ("Classified By: PERMREP ANN POE FOR REASONS 1.4 (B)", "ANN POE", "PERMREP", "b"),
    ("Classified By: Team Leader Ann Poe for reasons 1.4 (b)", "Ann Poe", "Team Leader", "b"),
    ("Classified By: PRT Team Leader Ann Poe for reasons 1.4 (b)", "Ann Poe", "PRT Team Leader", "b"),
    ("Classified By: Principal Officer Ann Poe, reasons 1.4 (b)", "Ann Poe", "Principal Officer", "b"),
    ("Classified By: Political Section Chief Ann Poe, reasons 1.4 (b)", "Ann Poe", "Political Section Chief", "b"),
    ("Classified By: Pol-Mil Counselor Ann Poe, reasons 1.4 (b)", "Ann Poe", "Pol-Mil Counselor", "b"),
    ("Classified By: Polcouns Ann Poe; Reason: 1.4 (b)", "Ann Poe", "Polcouns", "b"),
    ("Classified By: Vice Consul Ann Poe, reasons 1.4 (b)", "Ann Poe", "Vice Consul", "b"),
    ("Classified By: Embassy Lima DCM Ann Poe, reasons 1.4 (b)", "Ann Poe", "Embassy Lima DCM", "b"),
    ("Classified By: Deputy Chief of Mission, Ann Poe, reasons 1.4 (b)", "Ann Poe", "Deputy Chief of Mission", "b"),
    ("Classified By: Ambassador XXXXXXXXXXXX for reasons 1.4 (b)", None, "Ambassador", "b"),
    ("CLASSIFIED BY AMBASSADOR ANN POE, REASON 1.5 B, D", "ANN POE", "AMBASSADOR", "bd"),
    ("Class by: DCM Ann Poe, reason 1.4 (b)", "Ann Poe", "DCM", "b"),
    ("Classified by: \n\nAmbassador Ann Poe, reasons 1.4 (b)", "Ann Poe", "Ambassador", "b"),
    (
        "Classified By: Tokyo Economic Minister-Counselor Ann Poe, reasons 1.4 (b)",
        "Ann Poe",
        "Tokyo Economic Minister-Counselor",
        "b",
    ),
    ("Classified By: Ann Poe, Charge d'Affaires a.i., for reasons 1.4 (b)", "Ann Poe", "Charge d'Affaires a.i.", "b"),
    ("Classified By: Executive Secretary Ann Poe for reasons 1.4 (b)", "Ann Poe", "Executive Secretary", "b"),
    ("Classified By: Special Envoy Ann Poe for reasons 1.4 (b)", "Ann Poe", "Special Envoy", "b"),
    ("Classified By: Charge Ann Poe and DCM Bo Lee for reasons 1.4 (b)", "Ann Poe", "Charge", "b"),
    ("Classified By: DCM Ann Poe REASON 1.4 (B)\nDECLASSIFY ON: 3/4/2019", "Ann Poe", "DCM", "b"),
    ("Classified By: Mr. Bo Poe, DCM, reasons 1.4 (b)", "Bo Poe", "DCM", "b"),
    ("CLASSIFIED BY: BO LEE, DCM; DERIVED FROM: STATE 12345; DECL: 10 YEARS", "BO LEE", "DCM", ""),
    ("Classified By: Econ M/C Bo Lee for reasons 1.4 (b/d)", "Bo Lee", "Econ M/C", "bd"),
    ("Classified By: P - Ann Poe, Under Secretary, Reason 1.4 (b,d)", "Ann Poe", "Under Secretary", "bd"),
    ("CLASSIFIED BY: POE, ANN B., AMBASSADOR. REASON 1.5(B)", "POE, ANN B.", "AMBASSADOR", "b"),
    ("C1assified By: Ambassador Ann Poe for reasons 1.4 (b)", "Ann Poe", "Ambassador", "b"),
    ("Class1fied By: Ambassador Ann Poe for reasons 1.4 (b)", "Ann Poe", "Ambassador", "b"),
    (
        "Classified By: Coordinating Director for Rule of Law Bo Lee, 1.4 (b)",
        "Bo Lee",
        "Coordinating Director for Rule of Law",
        "b",
    ),
    ("Classified By: Deputy Secretary of State Bo Lee, reason 1.4 (b)", "Bo Lee", "Deputy Secretary of State", "b"),
    (
        "Classified By: Deputy Assistant Secretary Ann Poe (NEA), Reasons 1.4 (b/d)",
        "Ann Poe",
        "Deputy Assistant Secretary",
        "bd",
    ),
    ("Classified By: Ambassador Ann Poe. 1. (C) Fish came.", "Ann Poe", "Ambassador", ""),
    ("1. (U) This message was classified by Ambassador Ann Poe for reasons 1.5 (b).", "Ann Poe", "Ambassador", "b"),
    ("1. (U) (C) Classified by DCM Bo Lee, reason: 1.5 (d).", "Bo Lee", "DCM", "d"),
    ("Classified By: Ambassador Ann Poe [reasons 1.4 (b)]", "Ann Poe", "Ambassador", "b"),
    ("Classified By: Political Counsel Bo Lee, reasons 1.4 (b,d)", "Bo Lee", "Political Counsel", "bd"),
    ("Classified By: Charge' Bo Lee, reasons 1.4 (b,d)", "Bo Lee", "Charge'", "bd"),
    ("CLASSIFIED BY: Ann B Poe, Ambassador, .\nREASON: 1.4 (b)", "Ann B Poe", "Ambassador", "b"),
    ("Classified By: DCM Bo Lee for\n       reasons 1.4 (b)", "Bo Lee", "DCM", "b"),
    ("Classified By: EconCouns Bo Lee – E.O. 12958, Reasons 1.4 (b)", "Bo Lee", "EconCouns", "b"),
    ("Classified By: Ambassador Ann Poe for rea-\nsons 1.4 (b)", "Ann Poe", "Ambassador", "b"),
    (
        "Classified By: Ambassador Ann Poe for\n\nLIMA 00000012  002 OF 003\n\nreasons 1.4 (b)",
        "Ann Poe",
        "Ambassador",
        "b",
    ),
    ("Classified By: Ambassador (ret.) Ann Poe for reasons 1.4 (b)", "Ann Poe", "Ambassador (ret.)", "b"),
    ("Classified By: INR Ann Poe, reason 1.4 (b)", "Ann Poe", None, "b"),
    ("Classified By: Ambassador Ann Mc Poe, for reasons 1.4 (b)", "Ann Mc Poe", "Ambassador", "b"),
    ("Classified By: Ambassador A. Poe. E.O. 12958: 1.4 (b)", "A. Poe", "Ambassador", "b"),
    ("Classified By: Ambassador Ann Poe for reasons 1.4 {b} and {d}", "Ann Poe", "Ambassador", "bd"),
]


@pytest.mark.parametrize(("text", "name", "role", "reasons"), CASES)
def test_who_classified(text: str, name: str | None, role: str | None, reasons: str) -> None:
    first = parse_classified_by(text)[0]
    assert (first.name, first.role, "".join(reason[4] for reason in first.reasons)) == (name, role, reasons)
    for value, span in ((first.name, first.name_span), (first.role, first.role_span)):
        assert value is None if span is None else " ".join(span.of(text).split()) == value


def test_two_may_classify() -> None:
    text = "Classified By: Charge Ann Poe and DCM Bo Lee for reasons 1.4 (b)"
    found = parse_classified_by(text)
    assert [(one.name, one.role, one.reasons) for one in found] == [
        ("Ann Poe", "Charge", ("1.4(b)",)),
        ("Bo Lee", "DCM", ("1.4(b)",)),
    ]
    assert [one.name_span.of(text) for one in found if one.name_span] == ["Ann Poe", "Bo Lee"]


@pytest.mark.parametrize("role", ["Counselor for Political and Economic Affairs", "Trade and Labor Officer"])
def test_an_office_may_have_two_fields(role: str) -> None:
    (found,) = parse_classified_by(f"Classified By: {role} Ann Poe, reason 1.4 (b)")
    assert (found.name, found.role) == ("Ann Poe", role)
