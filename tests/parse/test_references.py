"""Citations: every form that the genre has for year, station and serial, and what is cited besides cables."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.lexicon.posts import POSTS
from graphkit.model import RawCable, ReferenceKind, Source, Span, Where
from graphkit.parse import parse_body_references, parse_cable, parse_references
from graphkit.parse.citations import find_citations, read_plain, read_plain_items
from graphkit.parse.citing import Citing, Inherited
from graphkit.parse.pointers import find_windows, read_window
from graphkit.parse.references import read_item, split_items, to_reference


def _targets(text: str, own: str = "08LIMA500", year: int = 2008) -> list[str | None]:
    return [reference.target for reference in parse_references(text, year=year, cable_id=own)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("REF: STATE 58425", ["08STATE58425"]),
        ("REFTEL: STATE 58425", ["08STATE58425"]),
        ("REF(S): STATE 58425", ["08STATE58425"]),
        ("REFERENCE: STATE 58425", ["08STATE58425"]),
        ("SUBJECT: FISH TALKSREF: STATE 58425", ["08STATE58425"]),
        ("REF: A. SECSTATE 1 B. 07 RIO DE JANEIRO 2", ["08STATE1", "07RIODEJANEIRO2"]),
        ("REF: A) ROME 10 B) ROME 11", ["08ROME10", "08ROME11"]),
        ("REF: (A) ROME 10 (B) BERN 11", ["08ROME10", "08BERN11"]),
        ("REF: [A] ROME 10 [B] BERN 11", ["08ROME10", "08BERN11"]),
        ("REF: A. A) ROME 10\n¶B. B) BERN 11", ["08ROME10", "08BERN11"]),
        ("REF: A - ROME 10\nB - BERN 11", ["08ROME10", "08BERN11"]),
        ("REF: A. ROME 10\n\n[¶B.](#) BERN 11", ["08ROME10", "08BERN11"]),
        ("REF: 1) ROME 10\n2) BERN 11", ["08ROME10", "08BERN11"]),
        ("REF: QUITO 1204 AND 1198", ["08QUITO1204", "08QUITO1198"]),
        ("REF: CHENGDU 310 and 288, 401", ["08CHENGDU310", "08CHENGDU288", "08CHENGDU401"]),
        ("REF: DHAKA 52/49", ["08DHAKA52", "08DHAKA49"]),
        ("REF: A. ROME 12 B. 771 AND PREVIOUS", ["08ROME12", "08ROME771"]),
        ("REF: A) 417", ["08LIMA417"]),
        ("REF: 212 MINSK", ["08MINSK212"]),
        ("REF: DOHA #93", ["08DOHA93"]),
        ("REF: ROME, 610", ["08ROME610"]),
        ("REF: STATE: 4411", ["08STATE4411"]),
        ("REF: 07 RIGA 304", ["07RIGA304"]),
        ("REF: 2007 HARARE 213", ["07HARARE213"]),
        ("REF: '07 LA PAZ 149", ["07LAPAZ149"]),
        ("REF: (99) OSLO 21", ["99OSLO21"]),
        ("REF: STATE (01) 20126", ["01STATE20126"]),
        ("REF: SUVA 70 (07)", ["07SUVA70"]),
        ("REF: QUITO 45-91", ["91QUITO45"]),
        ("REF: ACCRA 0078/07", ["07ACCRA78"]),
        ("REF: 07-BERN-57", ["07BERN57"]),
        ("REF: 07BERN57", ["07BERN57"]),
        ("REF: BERN57", ["08BERN57"]),
        ("REF: ROME 12; BERN 13; 07 OSLO 14", ["08ROME12", "08BERN13", "07OSLO14"]),
        ("REF: ROME 12 (FISH TALKS OF 2006)", ["08ROME12"]),
        ("REF: A. ROME 12 -- FISH TALKS 44 GO ON\nB. BERN 2", ["08ROME12", "08BERN2"]),
        ("REF: LIMA 500", []),
        ("REF: LIMA 639", ["07LIMA639"]),
        ("REF: LIMA 503", ["08LIMA503"]),
        ("REF: A. LIMA 639 B. 07 LIMA 12", ["08LIMA639", "07LIMA12"]),
        ("REF: XANADU 12", ["08XANADU12"]),
        ("REF: ROME 12; POE-ROME TELCON OF 29 MARCH", ["08ROME12", None]),
        ("REF: ROME 12\n\nC O N F I D E N T I A L LIMA 000500\n\nREF: ROME 12\n", ["08ROME12"]),
    ],
)
def test_cables_in_order_and_once(text: str, expected: list[str]) -> None:
    assert _targets(text) == expected


@pytest.mark.parametrize(
    ("text", "rule"),
    [("REF: 07 ROME 1", "stated"), ("REF: ROME 1", "citing"), ("REF: LIMA 639", "rollover")],
)
def test_the_year_says_which_rule_decided_it(text: str, rule: str) -> None:
    (reference,) = parse_references(text, year=2008, cable_id="08LIMA500")
    assert reference.year_rule == rule


def test_captions_labels_and_previous_are_kept() -> None:
    one, two = parse_references("REF: A. ROME 12 (NOTAL) B. BERN 7 AND PREVIOUS", year=2008)
    assert (one.label, one.caption, one.previous) == ("A", "NOTAL", False)
    assert (two.label, two.caption, two.previous) == ("B", None, True)


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("POE-LEE E-MAIL OF MAY 3", ReferenceKind.EMAIL),
        ("POE/LEE TELCON 5/3", ReferenceKind.TELCON),
        ("TELCON POE-LEE 29 MARCH", ReferenceKind.TELCON),
        ("FONECON POE-OSLO 29 MARCH", ReferenceKind.TELCON),
        ("POE-OSLO 3 MAY TELCON", ReferenceKind.TELCON),
        ("MEMCON OF 3 MARCH", ReferenceKind.MEMO),
        ("E-MAIL OSLO 12 MAY 2008", ReferenceKind.EMAIL),
        ("2006 SURVEY OF HARBORS, CHAPTER 4", ReferenceKind.REPORT),
        ("FAX TO DESK", ReferenceKind.FAX),
        ("POE MEMO OF MAY 3", ReferenceKind.MEMO),
        ("7 FAM 1300", ReferenceKind.REPORT),
        ("HUMAN RIGHTS REPORT", ReferenceKind.REPORT),
        ("SECDEF MSG DTG 111200Z SEP 08", ReferenceKind.DTG),
        ("IIR 6 123 4567 09", ReferenceKind.INTELLIGENCE),
        ("UNSCR 1701", ReferenceKind.RESOLUTION),
        ("DIPLOMATIC NOTE 123", ReferenceKind.NOTE),
        ("XXXXXXXXXXXX", ReferenceKind.REDACTED),
        ("HTTP://WWW.EXAMPLE.ORG", ReferenceKind.WEB),
    ],
)
def test_what_is_no_cable_keeps_its_kind(item: str, kind: ReferenceKind) -> None:
    first, second = parse_references(f"REF: A. ROME 12\nB. {item}", year=2008)
    assert first.target == "08ROME12"
    assert (second.kind, second.target, second.label) == (kind, None, "B")


BODY = """SUBJECT: FISH

REF: A. ROME 12
B. 07 BERN 13
C. OSLO 14

1. (C) {0}
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("As ref B says.", ["07BERN13"]),
        ("As (Ref A) says.", ["08ROME12"]),
        ("See refs A-C.", ["08ROME12", "07BERN13", "08OSLO14"]),
        ("See refs A and C.", ["08ROME12", "08OSLO14"]),
        ("The reftels say so.", ["08ROME12", "07BERN13", "08OSLO14"]),
        ("We wrote LA PAZ 770.", ["08LAPAZ770"]),
        ("We wrote (Tokyo 1528) and 06 Quito 12.", ["08TOKYO1528", "06QUITO12"]),
        ("UN Resolution 1701 and RESOLUTION 1701 stand.", []),
        ("In PARIS 1974 was cold; May 12 too; NICE 12.", []),
        ("Refugees refer to references; the referee refused.", []),
        ("More septel.", []),
        ("As ref C and a letter say.", ["08OSLO14"]),
        ("So:\n\nS E C R E T SECTION 02 OF 02 LIMA 000118\n\nfish.", []),
        ("So:\n\nSECTION 02 OF 02 LIMA 000118\n\nfish.", []),
        ("So:\n\nUNCLAS FINAL SECTION OF 02 LIMA 000118\n\nfish.", []),
        ("So:\n\n- S E C R E T SECTION 02 OF 02 LIMA 000118\n\nfish.", []),
    ],
)
def test_citations_in_the_running_text(words: str, expected: list[str]) -> None:
    text = BODY.format(words)
    found = parse_body_references(text, year=2008)
    assert [reference.target for reference in found] == expected
    assert all(reference.where is Where.BODY for reference in found)


def test_a_lone_reftel_points_at_the_only_item() -> None:
    text = "SUBJECT: FISH\n\nREF: STATE 5\n\n1. (C) We gave the reftel points."
    (found,) = parse_body_references(text, year=2008)
    assert (found.target, found.year_rule, found.written) == ("08STATE5", "label", "reftel")


def test_a_page_header_is_no_citation() -> None:
    text = "SUBJECT: FISH\n\n1. (C) Fish and\n\nROME 00000378  002 OF 004\n\nchips."
    assert parse_body_references(text, year=2008) == ()


JANUARY = """R 151530Z JAN 08
FM AMEMBASSY LIMA
TO SECSTATE WASHDC
UNCLAS LIMA 000009

SUBJECT: FISH

REF: A. STATE 190455 B. ROME 40 C. OSLO 30

1. (U) As ref A and ref C say.
"""


def test_a_series_that_had_not_come_so_far_is_last_years() -> None:
    cable, _ = parse_cable(RawCable(Source("x", "x"), JANUARY, {"references": "07OSLO30|07STATE190455"}))
    assert [(item.target, item.year_rule) for item in cable.references] == [
        ("07STATE190455", "rollover"),
        ("08ROME40", "citing"),
        ("07OSLO30", "stated"),
        ("07STATE190455", "label"),
        ("07OSLO30", "label"),
    ]


@pytest.mark.parametrize(
    ("year", "day", "station", "expected"),
    [
        (2008, 15, "ROME", "07ROME455"),
        (2008, 25, "ROME", "08ROME455"),
        (1975, 15, "ROME", "75ROME455"),
        (2008, 2, "STATE", "08STATE455"),
    ],
)
def test_the_pace_of_a_series_depends_on_its_time(year: int, day: int, station: str, expected: str) -> None:
    (found,) = parse_references(f"REF: {station} 455", year=year, sent=date(year, 1, day))
    assert found.target == expected


ARCHIVE = "SUBJ: FISH\n\n{ref}1. FISH CAME.\nPOE\n\nMessage Attributes\n\nFrom: LIMA\nReference: {ids}\nTAGS: EFIS\n"


@pytest.mark.parametrize(
    ("ref", "ids", "expected"),
    [
        ("", "74LISBON3127, 1974PONTAD00088", ["74LISBON3127", "74PONTADELGADA88"]),
        ("", "74 LISBON 3127", ["74LISBON3127"]),
        ("", "n/a", []),
        ("REF: ROME 7\n\n", "74ROME7, 74OSLO8", ["74ROME7"]),
    ],
)
def test_attributes_of_an_archive_cite_where_the_text_does_not(ref: str, ids: str, expected: list[str]) -> None:
    cable, issues = parse_cable(RawCable(Source("x", "x"), ARCHIVE.format(ref=ref, ids=ids), {"id": "74LIMA1"}))
    assert [item.target for item in cable.references] == expected
    assert all(item.where is Where.REF_LINE for item in cable.references)
    assert issues == ()


@pytest.mark.parametrize("form", ["{}", "07 {}", "\n {} (NOTAL)", "98 {} AND PREVIOUS.", "{} (EXDIS) AND PREVIOUS"])
def test_a_plain_item_is_read_at_once_as_the_scan_reads_it(form: str) -> None:
    read = 0
    for post in POSTS:
        for spelling in (post.station, post.city, *post.spellings):
            words = form.format(f"{spelling} 0123")
            plain = read_plain(words, 0, len(words), Inherited())
            scanned = find_citations(words, 0, len(words), Citing(2009, "LIMA", 12), Inherited(), known_only=True)
            assert plain is None or [plain] == list(scanned)
            read += plain is not None
    assert read > 2 * len(POSTS)


PLAIN_PIECES = (
    *(
        "A. ",
        "B. ",
        "C) ",
        "A)",
        "¶B. ",
        "D. ",
        "1. ",
        "(A) ",
        "a. ",
        "A.",
        "\n",
        " ",
        "\n     ",
        ", ",
        ". ",
        ".",
        "; ",
        " AND ",
    ),
    *(
        "ROME 12",
        "07 RIGA 304",
        "LA PAZ 7",
        "Oslo 9",
        "XANADU 3",
        "STATE 58425",
        "BERN 0",
        "ROME 1.",
        "LIMA 12345678",
        "2008",
    ),
    *("RIO DE JANEIRO 12", " (NOTAL)", "(EXDIS)", " AND PREVIOUS", " AND 13", "ROME", "12", "A", "IN 7", "POE", "'08 "),
)


@given(st.lists(st.sampled_from(PLAIN_PIECES), min_size=1, max_size=8).map("".join))
@settings(max_examples=1500)
def test_a_block_that_is_read_at_once_says_what_its_items_say(words: str) -> None:
    text = f"REF: {words.strip()}"
    citing, start, held, other = Citing.of(2009, "09LIMA12"), len("REF: "), Inherited(), Inherited()
    if plain := read_plain_items(text, start, len(text), held):
        found = [to_reference(text, citation, citing, label, Where.REF_LINE) for label, citation in plain]
        items = split_items(text, Span(start, len(text)))
        assert found == [reference for item in items for reference in read_item(text, item, citing, other)]
        assert held == other


@pytest.mark.parametrize(
    "words",
    [
        "as we said in OSLO 123.",
        "He saw Lima 12 of them; LIMA 1234 too",
        "see 07 OSLO 123",
        "see OSLO 0",
        "see RIO DE JANEIRO 00417 and MOSCOW",
        "see OSLO 12 May",
        "OSLO 12, 13",
        "OSLO 12 (NOTAL)",
        "see AMEMBASSY OSLO 123 and no more",
        "OSLO 1O2",
    ],
)
def test_a_lone_number_of_the_running_text_cites_what_the_whole_grammar_says(words: str) -> None:
    citing = Citing(2009, "LIMA", 12)
    windows = list(find_windows(f" {words}", 0))
    assert windows
    for window in windows:
        whole = find_citations(f" {words}", window.start, window.end, citing, Inherited(), known_only=True)
        assert list(read_window(f" {words}", window, citing)) == list(whole)
