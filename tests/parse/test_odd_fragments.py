"""Odd forms of head fields, each alone on a pasted fragment; names and serials are invented."""

import pytest

from graphkit.parse import (
    canonical_id,
    parse_classified_by,
    parse_declassification,
    parse_references,
    parse_signature,
    parse_subject,
    parse_tags,
)
from tests.parse import said

CLASSIFIERS = [
    ("Classified By: Ambassador Ann Poe. Reasons: (b) and (d)", "Ann Poe", "Ambassador", ("1.4(b)", "1.4(d)")),
    ("CLASSIFIED BY AMBASSADOR ANN POE FOR REASONS B AND D", "ANN POE", "AMBASSADOR", ("1.4(b)", "1.4(d)")),
    ("Classified By: DCM Bo Lee, reason (d).", "Bo Lee", "DCM", ("1.4(d)",)),
    ("Classified By: Poloff Ann Poe; reason b/d", "Ann Poe", "Poloff", ("1.4(b)", "1.4(d)")),
    ("Classified By: Poe/EUR", "Poe", "EUR", ()),
    ("Classified By: EUR/Poe", "Poe", "EUR", ()),
    ("CLASSIFIED BY: ANN POE/EUR. REASON: 1.4 (B)", "ANN POE", "EUR", ("1.4(b)",)),
    ("Classified By: Ann Poe EUR/SE, 1.4 (b)", "Ann Poe", "EUR/SE", ("1.4(b)",)),
    ("Classified By: Ann Poe/NEA/IPA, reasons 1.4 (b)", "Ann Poe", "NEA/IPA", ("1.4(b)",)),
    ("Classified By: Econ/Pol Counselor Bo Lee, 1.4 (b)", "Bo Lee", "Econ/Pol Counselor", ("1.4(b)",)),
    ("CLASSIFIED BY AMBASSADOR ANN POE.  1.4. (B,D)", "ANN POE", "AMBASSADOR", ("1.4(b)", "1.4(d)")),
    ("Classified By: Amb Ann Poe resons 1.4 (b)", "Ann Poe", "Amb", ("1.4(b)",)),
    ("Classified By: Ann Poe - DCM - 1.4 (b)", "Ann Poe", "DCM", ("1.4(b)",)),
    ("Classified By: AMBASSADOR ANN POE; DOS, EXEC; REASON 1.4 (B)", "ANN POE", "AMBASSADOR", ("1.4(b)",)),
    ("Classified By: Ann Poe; Ambassador; REASON 1.4 (B)", "Ann Poe", "Ambassador", ("1.4(b)",)),
    (
        "Classified By: Ambassador Ann Poe for rea\nC O N F I D E N T I A L SECTION 02 OF 03 LIMA 000012\nsons 1.4 (b)",
        "Ann Poe",
        "Ambassador",
        ("1.4(b)",),
    ),
    ("Classified By: P U/S Ann Poe, Reason 1.4 (b)", "Ann Poe", "P U/S", ("1.4(b)",)),
    ("Classified By: Charge d'Affaires (a.i.) Bo Lee, 1.4 (b)", "Bo Lee", "Charge d'Affaires (a.i.)", ("1.4(b)",)),
    ("Classified By: ADCM Bo Lee for DCM Ann Poe; Reasons: 1.4(B), (D)", "Bo Lee", "ADCM", ("1.4(b)", "1.4(d)")),
    (
        "Classified By: Bo Lee, Minister-Counselor for Economic Affai rs, 1.4 (b)",
        "Bo Lee",
        "Minister-Counselor for Economic Affai rs",
        ("1.4(b)",),
    ),
]


@pytest.mark.parametrize(("text", "name", "role", "reasons"), CLASSIFIERS)
def test_who_classified(text: str, name: str, role: str, reasons: tuple[str, ...]) -> None:
    (found,) = parse_classified_by(text)
    assert (found.name, found.role, found.reasons) == (name, role, reasons)
    assert found.name_span is not None
    assert found.name_span.of(text) == name


def test_two_people_whom_a_semicolon_parts() -> None:
    found = parse_classified_by("Classified By: Tom Alder, DCM; Ann Poe, Polcouns; reasons 1.4 (b)")
    assert [(one.name, one.role) for one in found] == [("Tom Alder", "DCM"), ("Ann Poe", "Polcouns")]


REFERENCES = [
    ("REF: I. LIMA 12 II. QUITO 13 III. BOGOTA 14", "I:08LIMA12 II:08QUITO13 III:08BOGOTA14"),
    ("REF: (i) LIMA 12 (ii) QUITO 13", "I:08LIMA12 II:08QUITO13"),
    ("REFS: I) LIMA 12\nII) QUITO 13\nIII) BERN 14\nIV) ROME 15", "I:08LIMA12 II:08QUITO13 III:08BERN14 IV:08ROME15"),
    ("REF: H. LIMA 12 I. QUITO 13 J. BERN 14", "H:08LIMA12 I:08QUITO13 J:08BERN14"),
    ("REFS: LIMA 12 (A), QUITO 13 (B)", "A:08LIMA12 B:08QUITO13"),
    ("REF: LIMA 12 (REF A) AND QUITO 13 (REF B)", "A:08LIMA12 B:08QUITO13"),
    ("REF: LIMA 12 (C), QUITO 13 (C)", "08LIMA12 08QUITO13"),
    ("REF: JAKARTA 12 (2007), 13 (2006)", "07JAKARTA12 06JAKARTA13"),
    ("REF: STATE 07 12345", "07STATE12345"),
    ("REF: STATE 80, 12345", "08STATE80 08STATE12345"),
    ("REF: LlMA 12", "08LIMA12"),
    ("REF: LIMA 1204 OF 12 MARCH 2008", "08LIMA1204"),
    ("REF: LIMA 12 OF 12 MARCH 2007", "07LIMA12"),
    ("REF: A. LIMA 12 (3/12/07) B. BERN 13 (MARCH 2006) C. OSLO 14 DTD 14 MAR 05", "A:07LIMA12 B:06BERN13 C:05OSLO14"),
    ("REF: LIMA 12 DTG 121200Z MAR 07", "07LIMA12"),
    ("REF: LIMA 12 OF 2007", "07LIMA12"),
    ("REF: LIMA 12 OF MAY 9", "08LIMA12"),
    ("REF: LIMA 12 (MARCH 2031)", "08LIMA12"),
    ("REF: LIMA 07-12 AND 08-13", "07LIMA12 08LIMA13"),
    ("REF: LIMA NOS. 12 AND 13", "08LIMA12 08LIMA13"),
    ("REF: LIMA MESSAGE 12", "08LIMA12"),
    ("REF: A. NSPD-12 B. BERN 13", "A:other B:08BERN13"),
    ("REF: A. INR ASSESSMENT OF MARCH 3 B. LIMA DAILY SIPRNET REPORT", "A:intelligence B:report"),
    ("SUBJECT: FISH TALKS REF LIMA 12", "08LIMA12"),
    ("SUBJECT: FISH TALKS REFS A) LIMA 12 B) QUITO 13", "A:08LIMA12 B:08QUITO13"),
]


@pytest.mark.parametrize(("text", "expected"), REFERENCES)
def test_what_is_cited(text: str, expected: str) -> None:
    assert said.references(text) == expected


@pytest.mark.parametrize(
    ("text", "captions"),
    [
        ("REF: LIMA 12 NOTAL", ["NOTAL"]),
        ("REF: LIMA 12, NOTAL", ["NOTAL"]),
        ("REF: A. LIMA 12 (ALL NOTAL)", ["NOTAL"]),
        ("REF: A. LIMA 12 EXDIS B. BERN 13 (NOTAL) C. OSLO 14", ["EXDIS", "NOTAL", None]),
    ],
)
def test_captions_of_what_is_cited(text: str, captions: list[str | None]) -> None:
    assert [item.caption for item in parse_references(text, year=2008)] == captions


SUBJECTS = [
    ("SUBJECT: FISH TALKS REF LIMA 12", "FISH TALKS"),
    ("SUBJECT: FISH TALKS REFS A) LIMA 12", "FISH TALKS"),
    ("SUBJECT: FISH TALKS REFTEL 07 RIO DE JANEIRO 12", "FISH TALKS"),
    ("SUBJECT: PREF GROUP 12 TALKS", "PREF GROUP 12 TALKS"),
    ("SUBJECT: THE REF WHISTLES", "THE REF WHISTLES"),
    ("SUBJECT: FISH TALKS 1. SUMMARY: FISH CAME", "FISH TALKS"),
    ("SUBJECT: FISH TALKS ON 1. MAY", "FISH TALKS ON 1. MAY"),
    ("SUBJECT:-FISH TALKS", "FISH TALKS"),
    ("SUBJ/ FISH TALKS", "FISH TALKS"),
    ("SUJBECT: FISH TALKS", "FISH TALKS"),
    ("SUBJCET: FISH TALKS", "FISH TALKS"),
    ("SUBEJCT: FISH TALKS", "FISH TALKS"),
    ("SUBJECT: MGSS-\nSECURITY TALKS", "MGSS-SECURITY TALKS"),
    ("SUBJECT: GOX-\nMILITANT TALKS", "GOX-MILITANT TALKS"),
    ("SUBJECT: NEGO-\nTIATIONS", "NEGOTIATIONS"),
]


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_subject(text: str, expected: str) -> None:
    found = parse_subject(text)
    assert found is not None
    assert found.value == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TAGS: OVIP (POE)", [("OVIP", "subject"), ("POE", "person")]),
        ("TAGS: OVIP KARLSSON, PREL", [("OVIP", "subject"), ("KARLSSON", "person"), ("PREL", "subject")]),
        ("TAGS: PINR ENVX", [("PINR", "subject"), ("ENVX", "subject")]),
        ("TAGS: OVIP (ROE,ANN) PREL", [("OVIP", "subject"), ("ROE, ANN", "person"), ("PREL", "subject")]),
        ("TAGS:\n\nPREL, NATO\n\nSUBJECT: FISH", [("PREL", "subject"), ("NATO", "organization")]),
        ("TGAS: PREL", [("PREL", "subject")]),
        ("TAGS: PREL (NATO)", [("PREL", "subject"), ("NATO", "organization")]),
    ],
)
def test_people_among_the_tags(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(tag.tag, str(tag.kind)) for tag in parse_tags(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LIMA 08 12", "08LIMA12"),
        ("08LlMA12", "08LIMA12"),
        ("08 STATE 12,345", "08STATE12345"),
        ("08LIMA12SIPDIS", "08LIMA12"),
        ("08 LIMA 12 NOTAL", "08LIMA12"),
        ("1974PORT A06501", "74PORTAUPRINCE6501"),
        ("06REFSTATE12", "06STATE12"),
        ("06REFTELTAIPEI12", "06TAIPEI12"),
        ("06REFASECSTATE12", "06STATE12"),
        ("06AHARARE12", "06HARARE12"),
        ("06ACCRA12", "06ACCRA12"),
        ("04POS12", "04PORTOFSPAIN12"),
        ("07UB12", "07ULAANBAATAR12"),
        ("08USUNESCO12", "08UNESCOPARISFR12"),
        ("06VATICAN CITY 12", "06VATICAN12"),
        ("07SAKHALIN99", "07SAKHALIN99"),
        ("74 BANGKOK A-50", "74BANGKOKA50"),
        ("1975USBERL06501", "75USBERLIN6501"),
        ("1975BERLIN06501", "75BERLIN6501"),
        ("1975NHA TR06501", "75NHATRANG6501"),
    ],
)
def test_ids(text: str, expected: str) -> None:
    assert canonical_id(text) == expected


@pytest.mark.parametrize(
    ("text", "order", "on", "written"),
    [
        ("E.O. 12958: DECL: 03/142019", "12958", "2019-03-14", "03/142019"),
        ("E.O. 12958: DECL: 0314/2019", "12958", "2019-03-14", "0314/2019"),
        ("E.O. 12958: DECL: 03//14/2019", "12958", "2019-03-14", "03//14/2019"),
        ("E.O. 12958: DECL: 03/14/2019 REASON: 1.4 (B)", "12958", "2019-03-14", "03/14/2019"),
        ("E.O. 12958: (C) DECL 03/14/2019", "12958", "2019-03-14", "03/14/2019"),
        ("Declassify on: 20190314", None, "2019-03-14", "20190314"),
        ("E.O. 12958: DECL UPON DECLASSIFICATION OF THE TREATY", "12958", None, "UPON DECLASSIFICATION OF THE TREATY"),
    ],
)
def test_declassification(text: str, order: str | None, on: str | None, written: str) -> None:
    found = parse_declassification(text)
    assert found is not None
    assert (found.order, found.on and found.on.isoformat(), found.written) == (order, on, written)
    assert found.span.of(text) == written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TO RUEHC/SECSTATE WASHDC UNCLAS 1234", "a:RUEHC/SECSTATE WASHDC#1234"),
        ("TO RUEHC/SECSTATE WASHDC IMMEDIATE 1234/1235", "a:RUEHC/SECSTATE WASHDC~IMMEDIATE#1234/1235"),
        ("TO RUEHC / SECSTATE WASHDC / IMMEDIATE / 1234", "a:RUEHC/SECSTATE WASHDC~IMMEDIATE#1234"),
        ("TO AMEMBASSY LIMA (12)\nINFO AMEMBASSY QUITO (13)", "a:AMEMBASSY LIMA#12 | i:AMEMBASSY QUITO#13"),
        ("INFO NEW DELHI 12 PRIORITY", "i:NEW DELHI~PRIORITY#12"),
        ("INFO AMEMB NEW DELHI, AMCON BOMBAY", "i:AMEMB NEW DELHI | i:AMCON BOMBAY"),
        ("Action: SecState WashDC\nInfo: AmEmbassy Lima", "a:SecState WashDC | i:AmEmbassy Lima"),
        ("TO AMEMBASSY LIMA NUMBER 1234", "a:AMEMBASSY LIMA#1234"),
        (
            "TO RUEHC/SECSTATE WASHDC IMMEDIATE INFO MERCOSUR COLLECTIVE",
            "a:RUEHC/SECSTATE WASHDC~IMMEDIATE | i:MERCOSUR COLLECTIVE",
        ),
    ],
)
def test_addressees(text: str, expected: str) -> None:
    assert said.addressees(text) == expected


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("\n\nPOE ACTING", "POE"),
        ("\n\n//POE//", "POE"),
        ("\n\nPOE\n\nVisit Lima's Classified Website: http://www.example.org/lima", "POE"),
        ("\n\nVisit Lima's Classified Website:\nhttp://www.example.org/lima\n\nPOE", "POE"),
        ("\n\nPOE\n\n=======================CABLE ENDS============================", "POE"),
    ],
)
def test_signature(tail: str, expected: str) -> None:
    (found,) = parse_signature(f"1. (C) Fish came.{tail}")
    assert found.name == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Summary:\n1. (C) Fish came.\n\nBackground:\n2. (C) They left.", "1. (C) Fish came."),
        ("SUMMARY:\n\n1. (C) Fish came.\n\nDETAILS:\n\n2. (C) They left.", "1. (C) Fish came."),
        (
            "1. (U) BEGIN UNCLASSIFIED SUMMARY: Fish came. END UNCLASSIFIED SUMMARY.\n\n2. (C) They left.",
            "SUMMARY: Fish came. END UNCLASSIFIED SUMMARY.",
        ),
    ],
)
def test_summary(text: str, expected: str) -> None:
    assert said.summary(text) == expected
