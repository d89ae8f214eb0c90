"""Fragments as scholars paste them: odd spacing, lower case, wrapped lines, slips of the wire and of the scanner."""

import pytest

from graphkit.parse import (
    canonical_id,
    parse_addressees,
    parse_classified_by,
    parse_declassification,
    parse_dtg,
    parse_references,
    parse_signature,
    parse_subject,
    parse_summary,
    parse_tags,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("REF: (A) 2008 STATE 12345 (B) LIMA 12", [("A", "08STATE12345"), ("B", "09LIMA12")]),
        ("REF A: LIMA 12\nREF B: ROME 13", [("A", "09LIMA12"), ("B", "09ROME13")]),
        ("REF: STATE 12345-12347", [(None, "09STATE12345"), (None, "09STATE12346"), (None, "09STATE12347")]),
        ("REF: STATE 12345 THRU 12346", [(None, "09STATE12345"), (None, "09STATE12346")]),
        ("REF: QUITO 45-91", [(None, "91QUITO45")]),
        ("REF: STATE 12345-99999", [(None, "09STATE12345")]),
        ("REF: LIMA\n 123", [(None, "09LIMA123")]),
        ("REF: 1. LIMA 12 2. ROME 13", [("1", "09LIMA12"), ("2", "09ROME13")]),
        ("ref: lima 12", [(None, "09LIMA12")]),
        ("REF: LIMA 1O23", [(None, "09LIMA1023")]),
        ("REF: A. A. 07 LIMA 00248 B. B. 08 LIMA 000249", [("A", "07LIMA248"), ("B", "08LIMA249")]),
        ("A. LIMA 12\nB. 08 ROME 14 (NOTAL)", [("A", "09LIMA12"), ("B", "08ROME14")]),
        ("LIMA 12", [(None, "09LIMA12")]),
        ("1. (C) They read LIMA 12 and left.", []),
    ],
)
def test_references(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(item.label, item.target) for item in parse_references(text, year=2009)] == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("REF: A. POE/LEE E-MAIL OF 05/03/09 B. TELCON POE-LEE 3 MAY", ["email", "telcon"]),
        ("REF: (A) LIMA 12 (B) PHONE CALL POE-LEE APRIL 3", ["cable", "telcon"]),
        ("REF: A. POE MEMO OF MARCH 3 B. UNSCR 1701", ["memo", "resolution"]),
    ],
)
def test_things_that_are_no_cables(text: str, kinds: list[str]) -> None:
    assert [str(item.kind) for item in parse_references(text, year=2009)] == kinds


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Classified by DCM: Ann Poe for Reason 1.4(d)", "Ann Poe", "DCM"),
        ("Classified  By : DCM  Ann\n Poe for  reasons 1.4 (b)\nand (d)", "Ann Poe", "DCM"),
        ("CLASSIFIED BY: ANN POE, AMBASSADOR. REASON 1.5 (B AND D).", "ANN POE", "AMBASSADOR"),
        ("Classified By: Ambassador, Ann Poe; reason 1.4 (b)", "Ann Poe", "Ambassador"),
        ("Classified By: EUR A/S Poe for 1.4 (b)", "Poe", "EUR A/S"),
        ("Classified By: CHARGE D'AFFAIRS BO POE; REASON 1.4 (B)", "BO POE", "CHARGE D'AFFAIRS"),
        ("Classified By: USEU Political M-C Bo Lee for reasons 1.4 (b)", "Bo Lee", "USEU Political M-C"),
        ("Classified By: ECONMINCOUNS Ann Poe for Reasons 1.4(b)", "Ann Poe", "ECONMINCOUNS"),
        ("Classified By: DCM Bo Mcoff, reason 1.4 (b)", "Bo Mcoff", "DCM"),
    ],
)
def test_classifiers(text: str, name: str, role: str) -> None:
    (found,) = parse_classified_by(text)
    assert (found.name, found.role) == (name, role)


def test_a_guide_classifies_as_nobody() -> None:
    assert parse_classified_by("Classified By: Derived from DSCG 05-01, b and d") == ()


@pytest.mark.parametrize("reasons", ["14 (b) and (d)", "1. 4 (b/d)", "1.4 (b) an d (d)", "1.4 B A ND D"])
def test_broken_reasons(reasons: str) -> None:
    (found,) = parse_classified_by(f"Classified By: DCM Ann Poe for reasons {reasons}.")
    assert found.reasons == ("1.4(b)", "1.4(d)")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TO: RUEHC / SECSTATE WASHDC", [("action", "RUEHC", "SECSTATE WASHDC", None)]),
        (
            "TO RUEHC/SECSTATE WASHDC PRIORITY 12 INFO RUEHBK/AMEMBASSY BANGKOK 3 RUEHKO/AMEMBASSY TOKYO",
            [
                ("action", "RUEHC", "SECSTATE WASHDC", "12"),
                ("info", "RUEHBK", "AMEMBASSY BANGKOK", "3"),
                ("info", "RUEHKO", "AMEMBASSY TOKYO", None),
            ],
        ),
        (
            "INFO: AMEMBASSY LIMA, AMEMBASSY ROME",
            [("info", None, "AMEMBASSY LIMA", None), ("info", None, "AMEMBASSY ROME", None)],
        ),
    ],
)
def test_addressees(text: str, expected: list[tuple[str, str | None, str, str | None]]) -> None:
    found = parse_addressees(text)
    assert [(str(a.role), a.routing_indicator, a.name, a.message_number) for a in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SUBJ.: FISH", "FISH"),
        ("**SUBJECT:** FISH", "FISH"),
        ("SUBJECT: FISH; REF: LIMA 12", "FISH"),
        ("subject : talks on\n  fish", "talks on fish"),
    ],
)
def test_subjects(text: str, expected: str) -> None:
    found = parse_subject(text)
    assert found is not None
    assert found.value == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TAGS: [PREL](/tag/PREL_0.html), [JA](x)", ["PREL", "JA"]),
        ("Tags: prel ja", ["PREL", "JA"]),
        ("PREL, JA", ["PREL", "JA"]),
        ("FISH CAME", []),
    ],
)
def test_tags(text: str, expected: list[str]) -> None:
    assert [tag.tag for tag in parse_tags(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("E. O. 12958: DECL: 14/03/2019", "2019-03-14"),
        ("E.O. 12958: DECL:  03/14/\n2019", "2019-03-14"),
        ("DECL: 03/14/2019", "2019-03-14"),
        ("E.O. 12958: DECL: 31/31/2019", "None"),
    ],
)
def test_declassification(text: str, expected: str) -> None:
    found = parse_declassification(text)
    assert found is not None
    assert str(found.on) == expected


@pytest.mark.parametrize(
    ("text", "precedence"),
    [("O 26O741Z MAY 09", "IMMEDIATE"), ("PP 260741Z MAY 09", "PRIORITY"), ("R 260741Z\nMAY 09", "ROUTINE")],
)
def test_date_time_groups(text: str, precedence: str) -> None:
    found = parse_dtg(text)
    assert found is not None
    assert (found.sent.isoformat(), found.precedence) == ("2009-05-26T07:41:00+00:00", precedence)


@pytest.mark.parametrize(
    "text",
    [
        "08 TOKYO #1528", "(08 TOKYO 1528)", "08TOKYO1528.", "08TOKYO1528/01", "08 TOKYO 1528 (NOTAL)", "O8TOKYO1528",
        "EFTO08TOKYO1528", "AMEMBASSY08TOKYO1528", "08TOKYO1528CORRECTEDCOPY",
    ],
)  # fmt: skip
def test_ids(text: str) -> None:
    assert canonical_id(text) == "08TOKYO1528"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Summary\n-------\n1. (C) Fish.\n\n2. (C) More.\n\nDetail\n------\n3. (C) x", "1. (C) Fish.\n\n2. (C) More."),
        ("1. (U) Summary and Action Request: Fish. End Summary and Action Request.\n\n2. x",
         "Summary and Action Request: Fish. End Summary and Action Request."),
        ("1. (C) KEY POINTS:\n- fish\n\n2. x", "KEY POINTS:\n- fish"),
    ],
)  # fmt: skip
def test_summaries(text: str, expected: str) -> None:
    span = parse_summary(text)
    assert span is not None
    assert span.of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("POE", ["POE"]),
        ("Fish came.\nPOE AND LEE", ["POE", "LEE"]),
        ("Fish came.\nPOE & LEE", ["POE", "LEE"]),
        ("END COMMENT", []),
    ],
)
def test_signatures(text: str, expected: list[str]) -> None:
    assert [signature.name for signature in parse_signature(text)] == expected
