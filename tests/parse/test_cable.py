"""A whole cable: text against container, ids, documents of editions, nothing dropped."""

import json

import pytest

from graphkit.model import Issue, Part, RawCable, ReferenceKind, Source
from graphkit.parse import parse_cable

TEXT = """VZCZCXRO0001
OO RUEHAA
DE RUEHPE #0012/01 0731200
ZNY CCCCC ZZH
O 141200Z MAR 09
FM AMEMBASSY LIMA
TO RUEHC/SECSTATE WASHDC IMMEDIATE 1
{classification} LIMA 000012

SIPDIS

STATE FOR FISH DESK

E.O. 12958: DECL: 03/14/2019
TAGS: EFIS, PE
SUBJECT: FISH

1. (C) Fish came.
POE
"""
PLAIN = TEXT.format(classification="C O N F I D E N T I A L")


def _parse(text: str = PLAIN, **given: str) -> tuple[object, list[str]]:
    cable, issues = parse_cable(RawCable(Source("wikileaks-page", "a.html"), text, given))
    return cable, [issue.code for issue in issues]


def test_all_facts_of_a_plain_cable() -> None:
    cable, issues = parse_cable(RawCable(Source("cable-text", "a.txt"), PLAIN))
    assert issues == ()
    assert (cable.id, cable.classification, cable.captions) == ("09LIMA12", "CONFIDENTIAL", ("SIPDIS",))
    assert cable.sent is not None
    assert (cable.sent.isoformat(), cable.sent_source) == ("2009-03-14T12:00:00+00:00", "dtg")
    assert cable.origin is not None
    assert (cable.origin.post, cable.origin.routing_indicator) == ("post:lima", "RUEHPE")
    assert cable.origin.span is not None
    assert cable.origin.span.of(PLAIN) == "AMEMBASSY LIMA"
    assert [section.name for section in cable.sections if section.part is Part.ENVELOPE] == [
        "transmission", "relay", "de", "security", "dtg", "from", "to"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "captions", "expected"),
    [
        ("S E C R E T", "NOFORN", "SECRET//NOFORN"),
        ("S E C R E T", "SIPDIS", "SECRET"),
        ("UNCLAS", "SENSITIVE", "UNCLASSIFIED//FOR OFFICIAL USE ONLY"),
        ("UNCLAS", "SIPDIS", "UNCLASSIFIED"),
    ],
)
def test_classifications_read_as_archives_write_them(line: str, captions: str, expected: str) -> None:
    cable, _ = parse_cable(
        RawCable(Source("x", "x"), TEXT.format(classification=line).replace("\nSIPDIS", "\n" + captions))
    )
    assert cable.classification == expected


def test_the_date_time_group_wins_and_a_disagreement_is_told() -> None:
    cable, codes = _parse(created="2001-01-01 10:00")
    assert cable.sent.year == 2009  # type: ignore[attr-defined]
    assert codes == ["date-conflict"]


def test_the_container_fills_in_where_the_text_is_a_partial_extract() -> None:
    text = (
        "This record is a partial extract of the original cable.\nUNCLAS LIMA 000012\n\nSUBJECT: FISH\n\n1. (U) Fish."
    )
    cable, issues = parse_cable(
        RawCable(
            Source("x", "x"),
            text,
            {"id": "05LIMA12", "created": "2005-06-23 18:06", "classification": "SECRET", "origin": "Embassy Lima"},
        )
    )
    assert (cable.id, cable.sent_source, cable.classification) == ("05LIMA12", "container", "SECRET")
    assert cable.origin is not None
    assert (cable.origin.post, cable.origin.span) == ("post:lima", None)
    assert [issue.code for issue in issues] == ["classification-conflict"]
    assert cable.sections[0].part is Part.CONTAINER


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("0731200", "0741200", None),
        ("0731200", "1990741", "dtg-conflict"),
        ("#0012", "#0999", "serial-conflict"),
    ],
)
def test_the_envelope_is_held_against_itself(old: str, new: str, code: str | None) -> None:
    _, codes = _parse(PLAIN.replace(old, new))
    assert codes == ([code] if code else [])


@pytest.mark.parametrize("group", ["O 301200Z FEB 09", "O 992599Z FOO 09", "O 143900Z MAR 09"])
def test_a_group_that_is_no_date_is_told_and_its_year_serves_the_number(group: str) -> None:
    cable, issues = parse_cable(RawCable(Source("x", "x"), PLAIN.replace("O 141200Z MAR 09", group)))
    (issue,) = issues
    assert (cable.id, cable.sent, issue.code) == ("09LIMA12", None, "impossible-date")
    assert issue.message == f"no such day or time: {group}"
    assert issue.span is not None
    assert issue.span.of(cable.text).strip() == group


@pytest.mark.parametrize("end", ["E.O. 12958: DECL: 03/1", "SUBJECT: FISH\n"])
def test_a_head_without_a_body_is_told(end: str) -> None:
    cut = PLAIN[: PLAIN.index(end) + len(end)]
    cable, codes = _parse(cut)
    assert (cable.id, codes) == ("09LIMA12", ["no-body"])  # type: ignore[attr-defined]


def test_a_number_without_a_date_is_no_missing_number() -> None:
    cable, issues = parse_cable(RawCable(Source("x", "x"), PLAIN.replace("O 141200Z MAR 09\n", "")))
    assert cable.id.startswith("unidentified-")
    assert [issue.message for issue in issues] == ["no date in the container or in the text gives LIMA 12 its year"]


def test_an_id_that_the_container_states_otherwise_is_told() -> None:
    cable, codes = _parse(id="09LIMA13")
    assert cable.id == "09LIMA13"  # type: ignore[attr-defined]
    assert codes == ["id-conflict"]


def test_a_text_without_any_number_gets_an_id_of_its_content() -> None:
    first, _ = parse_cable(RawCable(Source("x", "x"), "fish"))
    second, issues = parse_cable(RawCable(Source("x", "y"), "fish"))
    assert first.id == second.id
    assert first.id.startswith("unidentified-")
    assert any(issue.code == "no-id" for issue in issues)


def test_serial_and_station_of_the_envelope_serve_where_the_head_is_cut_off() -> None:
    cable, _ = parse_cable(RawCable(Source("x", "x"), PLAIN[: PLAIN.index("C O N F")]))
    assert cable.id == "09LIMA12"


def test_what_is_not_understood_is_an_issue_with_its_words() -> None:
    text = PLAIN.replace("E.O. 12958", "what is this line doing here\nE.O. 12958")
    cable, issues = parse_cable(RawCable(Source("x", "a.txt"), text))
    distribution = "".join(s.span.of(text) for s in cable.sections if s.name == "distribution")
    assert "what is this" in distribution or [issue.code for issue in issues] == ["unread"]
    lone = PLAIN.replace("E.O. 12958", "\nwhat is this line doing here\n\nE.O. 12958")
    _, issues = parse_cable(RawCable(Source("x", "a.txt"), lone))
    (issue,) = issues
    assert isinstance(issue, Issue)
    assert (issue.code, issue.where) == ("unread", "a.txt")
    assert issue.span is not None
    assert issue.span.of(lone) == "what is this line doing here"


def test_one_line_heads_of_copied_pages() -> None:
    table = "Identifier\nCreated\nClassification\nOrigin\n09LIMA12\n2009-03-14 12:00:00\nCONFIDENTIAL\nEmbassy Lima\n"
    cable, issues = parse_cable(RawCable(Source("x", "x"), table + "Tags:  EFIS PE \n" + PLAIN))
    assert issues == ()
    assert cable.sections[0].part is Part.CONTAINER
    assert [tag.tag for tag in cable.tags] == ["EFIS", "PE"]


EDITION = """3. Telegram From the Embassy in Thailand to the Department of State

Bangkok, December 23, 1969, 0936Z.

172. Subject: Fish. Ref: Manila 171.

1. Fish came.

Poe

[Footnote 1] Source: An archive. Secret; Exdis.
[Footnote 2] See Document 2. Telegram 99 to Manila, May 3, 1968, agreed."""


def test_a_document_takes_its_facts_from_the_edition() -> None:
    given = {
        "id": "frusX/d3", "kind": "cable", "created": "1969-12-23T09:36:00Z", "from": "Embassy in Thailand",
        "to": "Department of State", "source_note": "Source: An archive. Secret; Exdis.",
        "text_start": str(EDITION.index("172.")), "notes_start": str(EDITION.index("[Footnote 1]")),
        "references": json.dumps([{"target": "frusX/d2", "text": "Document 2", "note": "2"}]),
    }  # fmt: skip
    cable, issues = parse_cable(RawCable(Source("frus-tei", "x.xml", "d3"), EDITION, given))
    assert issues == ()
    assert (cable.id, cable.kind, cable.classification) == ("frusX/d3", "cable", "SECRET")
    assert cable.origin is not None
    assert cable.origin.post == "post:bangkok"
    assert [address.post for address in cable.addressees] == ["post:state"]
    assert [(r.kind, r.target) for r in cable.references] == [
        (ReferenceKind.DOCUMENT, "frusX/d2"),
        (ReferenceKind.CABLE, "69MANILA171"),
        (ReferenceKind.CABLE, "68STATE99"),
    ]
    assert [section.part for section in cable.sections].count(Part.NOTE) == 2
    assert [signature.name for signature in cable.signed_by] == ["Poe"]


DESK = """PAGE 01        LIMA  00012  182333Z

44
ACTION ARA-10

INFO  OCT-01  ISO-00  AGR-05  CIAE-00  COME-00

      INR-07  STR-01  TRSE-00  /041 W
                     ---------------------     068661
R 182219Z FEB 74
FM AMEMBASSY LIMA
TO SECSTATE WASHDC 8412
INFO AMEMBASSY BOGOTA
AMCONSUL GUAYAQUIL

LIMITED OFFICIAL USE LIMA 0012

E.O. 11652: N/A
TAGS: EFIS, PE
SUBJ: FISH TALKS

1. FISH CAME.
DEAN
"""


def test_distribution_inside_the_department_is_read_and_addresses_nobody() -> None:
    cable, issues = parse_cable(RawCable(Source("aad-text", "a.txt"), DESK))
    assert (cable.id, issues) == ("74LIMA12", ())
    assert [one.name for one in cable.addressees] == ["SECSTATE WASHDC", "AMEMBASSY BOGOTA", "AMCONSUL GUAYAQUIL"]


LOWERED = """R 141200Z MAR 09
FM AMEMBASSY LIMA
TO SECSTATE WASHDC

S e c r e t lima 000012

Sipdis, eur/ags and eur/pra

E.o. 12958: decl: 03/14/2019
Tags: efis, prel, senv,
pe
Subject: fish talks
go on

Ref: rome 12

Classified By: DCM Ann Poe for reasons 1.4 (b)

¶1. (S) Fish came.
"""


def test_a_head_that_was_turned_into_small_letters() -> None:
    cable, issues = parse_cable(RawCable(Source("x", "a.txt"), LOWERED))
    assert (cable.id, cable.classification, issues) == ("09LIMA12", "SECRET", ())
    assert [tag.tag for tag in cable.tags] == ["EFIS", "PREL", "SENV", "PE"]
    assert cable.subject is not None
    assert cable.subject.value == "fish talks go on"
    assert [item.target for item in cable.references] == ["09ROME12"]
    assert [one.name for one in cable.classified_by] == ["Ann Poe"]


def test_a_small_lettered_head_may_be_repeated_whole() -> None:
    again = LOWERED.replace("S e c r e t lima", "SUBJECT: FISH TALKS\n\nS e c r e t section 01 of 02 lima")
    cable, _ = parse_cable(RawCable(Source("x", "a.txt"), again))
    assert [tag.tag for tag in cable.tags] == ["EFIS", "PREL", "SENV", "PE"]
    assert [one.name for one in cable.classified_by] == ["Ann Poe"]
