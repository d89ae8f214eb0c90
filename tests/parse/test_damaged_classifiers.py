"""Who classified, where the order is turned round, blanks were lost or a page header stands between."""

import pytest

from graphkit.parse import parse_classified_by

# name|role|letters of the reasons
CASES = [
    ("Classified By: Reasons 1.4 (b) and (d), Ambassador Ann Poe", "Ann Poe|Ambassador|bd"),
    ("Classified By: Reason 1.4 (b), DCM Ann Poe", "Ann Poe|DCM|b"),
    ("Classified By: 1.4 (b) and (d) by Ambassador Ann Poe", "Ann Poe|Ambassador|bd"),
    ("Classified By: E.O. 12958, reasons 1.4 (b) and (d), by Ann Poe, DCM", "Ann Poe|DCM|bd"),
    ("REASON: 1.4 (b), (d). CLASSIFIED BY: Ann Poe, DCM", "Ann Poe|DCM|bd"),
    ("Classified for reasons 1.4 (b) and (d) by Ambassador Ann Poe", "Ann Poe|Ambassador|bd"),
    ("Classified under 1.5 (b) by DCM Ann Poe.", "Ann Poe|DCM|b"),
    (
        "Classified By: Ambassador Ann Poe for reasons 1.4 (b) and (d). DECLASSIFY ON: 3/4/2019",
        "Ann Poe|Ambassador|bd",
    ),
    ("Classified By: Ambassador Ann Poe for reasons1.4(b)and(d)", "Ann Poe|Ambassador|bd"),
    ("Classified By: Ambassador Ann Poe for reasons l.4 (b) and (d)", "Ann Poe|Ambassador|bd"),
    ("Classified By: Ambassador Ann Poe for reasons 1.4 (b) and (cl)", "Ann Poe|Ambassador|b"),
    ("Classified By: Ambassador\xa0Ann\xa0Poe for reasons 1.4\xa0(b) and (d)", "Ann Poe|Ambassador|bd"),
    ("Classified\tBy:\tAmbassador Ann Poe for reasons 1.4 (b)", "Ann Poe|Ambassador|b"),
    ("ClassifiedBy: Ambassador Ann Poe for reasons 1.4 (b)", "Ann Poe|Ambassador|b"),
    ("Classifed By: Ambassador Ann Poe for reasons 1.4 (b)", "Ann Poe|Ambassador|b"),
    ("Classified By: “Ambassador Ann Poe” for reasons 1.4 (b)", "Ann Poe|Ambassador|b"),
    ("Classified By: Ambassador Ann Poe, for reasons 1.4 paragraphs (b) and (d)", "Ann Poe|Ambassador|bd"),
    ("Classified By: Ambassador Ann Poe; reasons: 1.4 subparas b and d", "Ann Poe|Ambassador|bd"),
    ("Classified By: Ambassador Ann Poe for reasons 1.4 (b), (c), and (d)", "Ann Poe|Ambassador|bcd"),
    ("Classified By: Ambassador Ann Poe, 1.4 b,d", "Ann Poe|Ambassador|bd"),
    ("Classified By: Ambassador Ann Poe (1.4 b and d)", "Ann Poe|Ambassador|bd"),
    ("Classified By: Ambassador Ann Poe. REASON: 1.4 (B), (D)\nREF: ROME 12", "Ann Poe|Ambassador|bd"),
    ("CLASSIFIED BY: AMBASSADOR ANN POE\nREASON: 1.4 (B), (D)\nDECLASSIFY ON: 3/4/2019", "ANN POE|AMBASSADOR|bd"),
    (
        "CLASSIFIED BY: ANN POE, AMBASSADOR, U.S. EMBASSY LIMA,\nSTATE DEPARTMENT. REASON: 1.4 (B), (D)",
        "ANN POE|AMBASSADOR, U.S. EMBASSY LIMA, STATE DEPARTMENT|bd",
    ),
    ("Classified By: Ambassador Ann\nLIMA 00000012  001.2 OF 003\nPoe for reasons 1.4 (b)", "Ann Poe|Ambassador|b"),
    ("Classified By: Ambassador Ann Poe\n\nReasons: 1.4 (b) and (d)", "Ann Poe|Ambassador|bd"),
    ("¶1. (U) Classified by Ambassador Ann Poe for reasons 1.4 (b).", "Ann Poe|Ambassador|b"),
    ("(C) CLASSIFIED BY DCM ANN POE. REASON: 1.5(D).", "ANN POE|DCM|d"),
    ("**Classified By:** Ambassador Ann Poe for reasons 1.4 (b)", "Ann Poe|Ambassador|b"),
    ("CLASSIFIED BY: D/CHIEF OF MISSION ANN POE, REASON 1.4 (B)", "ANN POE|D/CHIEF OF MISSION|b"),
    ("Classified By: Amb Ann Poe 1.4(b,d)", "Ann Poe|Amb|bd"),
    ("Classified By: AMB. ANN POE, REASONS 1.4 B & D", "ANN POE|AMB.|bd"),
    ("Classified By: Ann Poe, Charge d’Affaires, for reasons 1.4 (b)", "Ann Poe|Charge d’Affaires|b"),
    ("Classified By: Ann Poe, Acting Ambassador; for reasons 1.4 (b) and (d)", "Ann Poe|Acting Ambassador|bd"),
    ("Classified By: Ambassador Ann Poe, Reasons: 1.4 (b) AND (d), E.O. 12958", "Ann Poe|Ambassador|bd"),
    ("Classified By: Political Counselor, Ann Poe, for reasons 1.4 (b)", "Ann Poe|Political Counselor|b"),
    ("Classified By: DCM, Ann Poe (b)(d)", "Ann Poe|DCM|"),
    ("Classified By: XXXXXXXXXXXX, DCM, for reasons 1.4 (b)", "None|DCM|b"),
    ("Classified By: The Ambassador for reasons 1.4 (b)", "None|The Ambassador|b"),
    ("CLASSIFIED BY: MULTIPLE SOURCES. REASON 1.4 (B)", ""),
    ("Derived from multiple sources. Classified By: DCM Ann Poe", "Ann Poe|DCM|"),
    ("Classified By: Ambassador Ann Poe for Reasons 1.4 (b) and (d).Summary: Fish came.", "Ann Poe|Ambassador|bd"),
    ("Classified By: Ambassador Ann Poe for reasons 1.4 (b) and (d).1. (C) Fish came.", "Ann Poe|Ambassador|bd"),
    ("Classified By: Econ/Pol Chief Ann Poe; Reason 1.4 (e)", "Ann Poe|Econ/Pol Chief|e"),
    ("Classified By: CG ANN POE, Reason: E.O. 12958, 1.4 (b), (d)", "ANN POE|CG|bd"),
    ("Classified By: A.B. Poe, Ambassador, 1.4(B), 1.4(D)", "A.B. Poe|Ambassador|bd"),
    ("Classified By: Ambassador ANN POE For Reasons: 1.4 (b) And (d)", "ANN POE|Ambassador|bd"),
    (
        "Classified By: Deputy Assistant Secretary (EUR) Ann Poe for reasons 1.4 (b)",
        "Ann Poe|Deputy Assistant Secretary (EUR)|b",
    ),
    ("Classified By: DCM Ann Poe for reasons 1.4 (b)-(d)", "Ann Poe|DCM|bcd"),
    ("Classified By: DCM Ann Poe for reasons 1.4 (a-d)", "Ann Poe|DCM|abcd"),
    ("Classified By: DCM Ann Poe for reasons 1.4 (b) through (d)", "Ann Poe|DCM|bcd"),
    ("Classified By: Chief, Political Section, Ann Poe, for reasons 1.4 (b)", "Ann Poe|Chief, Political Section|b"),
    ("Classified By: Ambassador (Ann Poe) for reasons 1.4 (b)", "Ann Poe|Ambassador|b"),
    ("Classified By: Ann Poe (Ambassador) for reasons 1.4 (b)", "Ann Poe|Ambassador|b"),
    ("Classified By: Ambassador to Fishland Ann Poe for reasons 1.4 (b)", "Ann Poe|Ambassador to Fishland|b"),
    ("Classified By: Ambassador Ann Poe IAW E.O. 12958 1.4 (b)", "Ann Poe|Ambassador|b"),
    ("Classified By: Poe, Ann, DCM, reasons 1.4 (b)", "Poe, Ann|DCM|b"),
    ("Classified By: Ann Poe, Ph.D., Science Counselor, reasons 1.4 (b)", "Ann Poe, Ph.D.|Science Counselor|b"),
    ("Classified By: Ambassasdor Ann Poe for reasons 1.4 (b)", "Ann Poe|Ambassasdor|b"),
    ("Classified By: Economic Counsleor Ann Poe for reasons 1.4 (b)", "Ann Poe|Economic Counsleor|b"),
    ("Classified By: Consul Genral Ann Poe for reasons 1.4 (b)", "Ann Poe|Consul Genral|b"),
    ("Classified By: Gerald Poe for reasons 1.4 (b)", "Gerald Poe|None|b"),
    ("Clasified By: Ann Poe, DCM, reason 1.4 (b)", "Ann Poe|DCM|b"),
    ("Classification Authority: DCM Ann Poe, reasons 1.4 (b)", "Ann Poe|DCM|b"),
    ("CLASSIFIED BY: PM/RSAT - POE", "POE|PM/RSAT|"),
    ("Classified By: Ambassador Ann Poe for reasons 1,4 (b) and (d)", "Ann Poe|Ambassador|bd"),
    (
        "Classified By: Ambassador Jane\n\nS E C R E T SECTION 02 OF 03 LIMA 000211\n\nRoe for reasons 1.4 (b)",
        "Jane Roe|Ambassador|b",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_classified(text: str, expected: str) -> None:
    found = parse_classified_by(text)
    written = [f"{one.name}|{one.role}|{''.join(reason[4] for reason in one.reasons)}" for one in found]
    assert " || ".join(written) == expected
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found)
