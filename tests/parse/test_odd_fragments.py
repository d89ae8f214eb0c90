"""Odd forms of head fields, each alone on a pasted fragment; names and serials are invented."""

import pytest

from graphkit.parse import parse_classified_by, parse_references, parse_subject, parse_tags
from tests.parse import said

CLASSIFIERS = [
    ("Classified By: Ambassador Ann Poe. Reasons: (b) and (d)", "Ann Poe", "Ambassador", ("1.4(b)", "1.4(d)")),
    ("CLASSIFIED BY AMBASSADOR ANN POE FOR REASONS B AND D", "ANN POE", "AMBASSADOR", ("1.4(b)", "1.4(d)")),
    ("Classified By: DCM Bo Lee, reason (d).", "Bo Lee", "DCM", ("1.4(d)",)),
    ("Classified By: Poloff Ann Poe; reason b/d", "Ann Poe", "Poloff", ("1.4(b)", "1.4(d)")),
    ("Classified By: Poe/EUR", "Poe", "EUR", ()),
    ("Classified By: Ann Poe/NEA/IPA, reasons 1.4 (b)", "Ann Poe", "NEA/IPA", ("1.4(b)",)),
    ("Classified By: Econ/Pol Counselor Bo Lee, 1.4 (b)", "Bo Lee", "Econ/Pol Counselor", ("1.4(b)",)),
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
        ("TAGS: PREL (NATO)", [("PREL", "subject"), ("NATO", "organization")]),
    ],
)
def test_people_among_the_tags(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(tag.tag, str(tag.kind)) for tag in parse_tags(text)] == expected
