"""Whatever comes in: nothing raises, spans lie inside the text, and the pieces join back to it."""

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.model import Cable, Issue, Part, RawCable, Source
from graphkit.parse import parse_cable

CABLE = """VZCZCXRO0001
OO RUEHAA
DE RUEHPE #0012/01 0731200
ZNY CCCCC ZZH
O 141200Z MAR 09
FM AMEMBASSY LIMA
TO RUEHC/SECSTATE WASHDC IMMEDIATE 1
INFO RUEHUL/AMEMBASSY SEOUL PRIORITY 0485
XMT/AMEMBASSY SOFIA
C O N F I D E N T I A L SECTION 01 OF 02 LIMA 000012

SIPDIS

E.O. 12958: DECL: 03/14/2019
TAGS: EFIS, OVIP (POE, ANN), PE
SUBJECT: FISH TALKS

REF: A. STATE 58425 (NOTAL)
¶B. 07 RIO DE JANEIRO 12 AND PREVIOUS; POE E-MAIL OF MAY 3

Classified By: DCM Ann Poe for reasons 1.4 (b) and (d).

¶1. (C) SUMMARY: Fish came. END SUMMARY.

Of Fish
-------

¶2. (S/NF) As ref B says, LA PAZ 770 and

LIMA 00000012  002 OF 002

Tokyo too. (NOTE: So be it. END NOTE.)
POE
NNNN
"""
PIECES = [
    *CABLE.split("\n"),
    "",
    "\r",
    "\t",
    "(",
    "¶",
    "1.",
    "X" * 40,
    "REF:",
    "TO ",
    "1.4 (",
    "²",
    "İ",
    "\x00",
    "07 ",
    "- ",
    "> TO X",
    "99. Ref: LIMA 1",
    "P O E",
]
WORDS = st.text(alphabet="ABCEFIMNORSTU abc0123456789.:;,()/#¶\n-[]", max_size=400)


def check(text: str) -> None:
    cable, issues = parse_cable(RawCable(Source("x", "x"), text))
    assert isinstance(cable, Cable)
    spans = [section.span for section in cable.sections]
    assert spans == sorted(spans, key=lambda span: (span.start, -span.end))
    assert all(span.end <= len(text) for span in spans)
    unread = [issue.span for issue in issues if isinstance(issue, Issue) and issue.code == "unread" and issue.span]
    covered = 0
    for start, end in sorted((span.start, span.end) for span in spans + unread):
        assert start <= covered, f"nothing covers {text[covered:start]!r}"
        covered = max(covered, end)
    assert covered == len(text)
    tiling = [section.span for section in cable.sections if section.part not in (Part.BLOCK, Part.PAGE)]
    repeated = [section for section in cable.sections if section.part is Part.HEAD]
    if not repeated:
        assert all(one.end <= other.start for one, other in pairwise(tiling))
    for reference in cable.references:
        assert reference.span.end <= len(text)
        assert reference.span.start < reference.span.end
    for address in cable.addressees:
        assert _in_order(address.name.split(), address.span.of(text).upper())  # a page may stand between two of them
    for signature in cable.signed_by:
        assert signature.name.replace(" ", "") == "".join(signature.span.of(text).split())


def _in_order(words: list[str], text: str) -> bool:
    at = 0
    for word in words:
        at = text.find(word.upper(), at) + len(word)
        if at < len(word):
            return False
    return True


@given(WORDS)
@settings(max_examples=300)
def test_random_texts(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("\n".join))
@settings(max_examples=300)
def test_lines_in_any_order(text: str) -> None:
    check(text)


@given(st.integers(0, 2**32), st.integers(1, 12))
@settings(max_examples=300)
def test_mutated_cables(seed: int, changes: int) -> None:
    pick = random.Random(seed)
    text = CABLE
    for _ in range(changes):
        at = pick.randrange(len(text) + 1)
        length = pick.choice((0, 1, 2, 30))
        text = text[:at] + pick.choice(PIECES) * pick.choice((0, 1, 2)) + text[at + length :]
    check(text)


@given(st.integers(0, len(CABLE)))
@settings(max_examples=100)
def test_cut_off_cables(end: int) -> None:
    check(CABLE[:end])


def test_windows_line_ends() -> None:
    plain, _ = parse_cable(RawCable(Source("x", "x"), CABLE))
    windows, _ = parse_cable(RawCable(Source("x", "x"), CABLE.replace("\n", "\r\n")))
    check(CABLE.replace("\n", "\r\n"))
    assert (plain.id, plain.subject and plain.subject.value) == (windows.id, windows.subject and windows.subject.value)
    assert [r.target for r in plain.references] == [r.target for r in windows.references]
    assert [a.name for a in plain.addressees] == [a.name for a in windows.addressees]
    assert [(p.number, p.marking) for p in plain.paragraphs] == [(p.number, p.marking) for p in windows.paragraphs]
    assert [s.name for s in plain.signed_by] == [s.name for s in windows.signed_by]
