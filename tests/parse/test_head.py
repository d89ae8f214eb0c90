"""Head fields, each alone on a pasted fragment."""

import pytest

from graphkit.model import RawCable, Source
from graphkit.parse import (
    parse_cable,
    parse_classified_by,
    parse_declassification,
    parse_dtg,
    parse_signature,
    parse_subject,
    parse_summary,
    parse_tags,
)
from graphkit.parse.classification import read_captions, read_classification


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SUBJECT: FISH TALKS", "FISH TALKS"),
        ("SUBJ: FISH\nTALKS GO ON", "FISH TALKS GO ON"),
        ("SUBJECT: FISH TALKS\n\nREF: LIMA 12", "FISH TALKS"),
        ("SUBJECT: FISH TALKS REF: LIMA 12", "FISH TALKS"),
        ("SUBJECT: FISH TALKSREF: LIMA 12", "FISH TALKS"),
        ("SUBJECT: FISH\nAND CHIPS\nREF: LIMA 12", "FISH AND CHIPS"),
        ("SUBJECT: FISH AND\n\nCHIPS\n\nREF: LIMA 12", "FISH AND CHIPS"),
        ("SUBJECT: [FISH](#) TALKS", "FISH TALKS"),
        ("TAGS: PREL\nSUBJECT: A\n\nCONFIDENTIAL\nSUBJECT: A\n", "A"),
        ("no subject here", None),
    ],
)
def test_subject(text: str, expected: str | None) -> None:
    found = parse_subject(text)
    assert (found and found.value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TAGS: PREL, PGOV, JA", ["PREL", "PGOV", "JA"]),
        ("TAGS PREL PGOV JA", ["PREL", "PGOV", "JA"]),
        ("TAGS: [PREL](#) [JA](#)", ["PREL", "JA"]),
        ("TAGS: PREL,\nPGOV, JA\nSUBJECT: FISH", ["PREL", "PGOV", "JA"]),
        ("TAGS: OVIP (POE, ANN B.), PREL", ["OVIP", "POE, ANN B.", "PREL"]),
        ("TAGS: PREL\n\nTAGS: PREL", ["PREL"]),
    ],
)
def test_tags_once_and_in_order(text: str, expected: list[str]) -> None:
    assert [tag.tag for tag in parse_tags(text)] == expected


@pytest.mark.parametrize(
    ("text", "order", "on"),
    [
        ("E.O. 12958: DECL: 03/14/2019", "12958", "2019-03-14"),
        ("EO 12958 DECL: 2019/03/14", "12958", "2019-03-14"),
        ("E.O. 12958: DECL: 2019-03-14", "12958", "2019-03-14"),
        ("E.O. 12958: N/A", "12958", None),
        ("E.O. 12958: DECL: X1", "12958", None),
        ("E.O. 12356: DECL: OADR", "12356", None),
        ("E.O. 12065: RDS-4 6/5/99 (POE, ANN)", "12065", "1999-06-05"),
        ("E.O. 11652: GDS", "11652", None),
        ("E.O. 12958: DNG: CO 09/01/05", "12958", "2005-09-01"),
        ("E.O. 12958: DECL: 13/45/2019", "12958", None),
    ],
)
def test_declassification(text: str, order: str, on: str | None) -> None:
    found = parse_declassification(text)
    assert found is not None
    assert (found.order, found.on and found.on.isoformat()) == (order, on)


@pytest.mark.parametrize(
    ("text", "name", "role", "reasons"),
    [
        ("Classified By: CDA A. B. Poe for Reasons 1.4 (b, d)", "A. B. Poe", "CDA", "b d"),
        ("Classified By: Ambassador Ann Poe. Reasons 1.4 (b) and (d).", "Ann Poe", "Ambassador", "b d"),
        ("Classified By: Classified by DCM Ann Poe, reasons 1.4 (b/d)", "Ann Poe", "DCM", "b d"),
        ("CLASSIFIED BY: Ann Poe, Ambassador, State; REASON: 1.4(B), (D)", "Ann Poe", "Ambassador, State", "b d"),
        ("Classified By: Deputy Chief of Mission\nAnn B. Poe for reasons 1.4 (b)\nand (d).", "Ann B. Poe",
         "Deputy Chief of Mission", "b d"),
        ("Classified By: (U) POL/ECON Chief Bo Lee Jr., reasons 1.4 b and d.", "Bo Lee Jr.", "POL/ECON Chief", "b d"),
        ("CLASSIFIED BY: BO LEE, CHARGE D'AFFAIRES, A.I.", "BO LEE", "CHARGE D'AFFAIRES, A.I.", ""),
        ("Classified By: Poe", "Poe", None, ""),
    ],
)  # fmt: skip
def test_classifier_name_and_role_apart(text: str, name: str, role: str | None, reasons: str) -> None:
    (found,) = parse_classified_by(text)
    assert (found.name, found.role) == (name, role)
    assert found.reasons == tuple(f"1.4({letter})" for letter in reasons.split())
    assert found.name_span is not None
    assert found.name_span.of(text) == name


def test_a_first_paragraph_may_say_who_classified() -> None:
    (found,) = parse_classified_by("SUBJECT: FISH\n\n1. (U) CLASSIFIED BY DCM ANN POE. REASON: 1.5(B).\n\n2. (C) Fish.")
    assert (found.name, found.role, found.reasons) == ("ANN POE", "DCM", ("1.5(b)",))


@pytest.mark.parametrize(
    ("line", "level", "station", "serial"),
    [
        ("C O N F I D E N T I A L SECTION 01 OF 03 TOKYO 000012", "CONFIDENTIAL", "TOKYO", 12),
        ("CC O N F I D E N T I A L TOKYO 000012", "CONFIDENTIAL", "TOKYO", 12),
        ("CO N F I D E N T I A L LA PAZ 000012", "CONFIDENTIAL", "LA PAZ", 12),
        ("SS E C R E T LIMA 000012", "SECRET", "LIMA", 12),
        ("E C R E T LIMA 000012", "SECRET", "LIMA", 12),
        ("S E C R E T//NOFORN", "SECRET", None, None),
        ("S e c r e t state 068250", "SECRET", "STATE", 68250),
        ("UNCLAS SECTION 01 OF 02", "UNCLASSIFIED", None, None),
        ("LIMITED OFFICIAL USE LIMA 1234", "LIMITED OFFICIAL USE", "LIMA", 1234),
    ],
)
def test_classification_lines(line: str, level: str, station: str | None, serial: int | None) -> None:
    found = read_classification(line)
    assert found is not None
    assert (found.level, found.station, found.serial) == (level, station, serial)


@pytest.mark.parametrize("line", ["Secret talks were held in Lima.", "Confidential sources say", "TOKYO", "1. (C)"])
def test_prose_is_no_classification_line(line: str) -> None:
    assert read_classification(line) is None


def test_captions_letter_spaced_or_not() -> None:
    assert read_captions("SIPDIS") == ("SIPDIS",)
    assert read_captions("S I P D I S") == ("SIPDIS",)
    assert read_captions("C O R R E C T E D  C O P Y") == ("CORRECTED COPY",)
    assert read_captions("A fish") is None


@pytest.mark.parametrize(
    ("text", "sent", "precedence"),
    [
        ("O 141200Z MAR 09", "2009-03-14T12:00", "IMMEDIATE"),
        ("O R 191538Z FEB 10", "2010-02-19T15:38", "IMMEDIATE"),
        ("R 182333Z FEB 1974", "1974-02-18T23:33", "ROUTINE"),
        ("P 280848Z DEC 66", "1966-12-28T08:48", "PRIORITY"),
        ("280848Z DEC 66 ZDS", "1966-12-28T08:48", None),
    ],
)
def test_date_time_groups(text: str, sent: str, precedence: str | None) -> None:
    found = parse_dtg(text)
    assert found is not None
    assert (found.sent.isoformat()[:16], found.precedence) == (sent, precedence)


def test_no_date_is_no_group() -> None:
    assert parse_dtg("O 321200Z MAR 09") is None
    assert parse_dtg("fish") is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("1. (C) Fish came.\nPOE", ["POE"]),
        ("1. (C) Fish came.\n\nVAN DAM\nNNNN", ["VAN DAM"]),
        ("1. (C) Fish came.\nPoe\n##", ["Poe"]),
        ("1. (C) Fish came.\nPOE/LEE", ["POE", "LEE"]),
        ("1. (C) Fish came. END COMMENT. POE", ["POE"]),
        ("1. (C) Fish came. END COMMENT POE", ["POE"]),
        ("1. (C) Fish came.\n\nLIMA 00000012  002 OF 002\n\nPOE", ["POE"]),
        ("1. (C) Fish came.\nEND SUMMARY", []),
        ("1. (C) Fish came, and with some of them several times,", []),
    ],
)
def test_signatures(text: str, names: list[str]) -> None:
    assert [signature.name for signature in parse_signature(text)] == names


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1. (C) SUMMARY: Fish came. END SUMMARY.\n\n2. (C) More.", "SUMMARY: Fish came. END SUMMARY."),
        (
            "1. (C) Summary: Fish came.\n\n2. (C) More. End Summary.\n",
            "Summary: Fish came.\n\n2. (C) More. End Summary.",
        ),
        ("1. (C) Summary. Fish came.\n\n2. (C) More.", "Summary. Fish came."),
        ("Summary\n-------\n\n1. (C) Fish came.\n\nDetails\n-------\n\n2. (C) More.", "1. (C) Fish came."),
        ("1.\nSUMMARY\n-------\n\n2. (C) Fish came.", "2. (C) Fish came."),  # behind a number without words
        ("1. (C) Fish came.\n\n2. (C) More.", None),
    ],
)
def test_summaries(body: str, expected: str | None) -> None:
    text = "SUBJECT: FISH\n\n" + body
    span = parse_summary(text)
    assert (span and span.of(text)) == expected


def test_the_date_line_of_a_partial_extract() -> None:
    extract = "This record is a partial extract of the original cable."
    text = f"{extract}\n\n061544Z May 08\n\nUNCLAS LIMA 000012\n\nSUBJECT: FISH\n\n1. Fish came.\n"
    cable, issues = parse_cable(RawCable(Source("x", "x"), text))
    assert (cable.id, cable.sent_source, issues) == ("08LIMA12", "dtg", ())


def test_a_hyphenated_title_of_the_classifier() -> None:
    (found,) = parse_classified_by("Classified By: L/OES Attorney-Adviser Ann Poe for reason 1.4 (b)")
    assert (found.name, found.role) == ("Ann Poe", "L/OES Attorney-Adviser")
