"""Heads read by pattern and heads read line by line: the same pieces, whatever stands in them."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.model import RawCable
from graphkit.parse.outline import outline_head, scan_head
from graphkit.parse.plain import read_envelope, read_fields
from graphkit.readers import read_cables
from graphkit.synth import generate

HEAD = """VZCZCXRO0001
OO RUEHAA RUEHBB
DE RUEHPE #0012/01 0731200
ZNY CCCCC ZZH
O 141200Z MAR 09
FM AMEMBASSY LIMA
TO RUEHC/SECSTATE WASHDC IMMEDIATE 1
INFO RUEHUL/AMEMBASSY SEOUL PRIORITY 0485
RUEHML/AMEMBASSY MANILA
C O N F I D E N T I A L SECTION 01 OF 02 LIMA 000012

NOFORN
SIPDIS

STATE FOR WHA/AND
AND EAP/J

NSC FOR POE

E.O. 12958: DECL: 03/14/2019
TAGS: EFIS, PREL, PE
SUBJECT: FISH TALKS AND WHAT CAME OF THEM
TO BE LANDED WHERE

REF: A. STATE 58425 (NOTAL)
B. 07 RIO DE JANEIRO 12
¶C. LIMA 9

LIMA 00000012  001.2 OF 002

Classified By: DCM Ann Poe
for reasons 1.4 (b)
and (d).

¶1. (C) Fish came.
"""
# Lines that mean something else wherever they come between the others.
STRANGE = (
    *(
        "",
        "-----",
        "SECRET",
        "SIPDIS NOFORN",
        "TO ROME",
        "FM ROME",
        "INFO",
        "XMT/AMEMBASSY SOFIA",
        "ZEN/AMEMBASSY BERN",
    ),
    *("REF", "REFS: LIMA 2", "TAGS PREL", "SUBJ: X", "E.O. 12356: N/A", "REASON: 1.4 (B)", "DECL ON: X1", "PAGE 02"),
    *("SECRET SECTION 02 OF 02 LIMA 000012", "LIMA 00000012  002 OF 002", "1. x", "(b) and (d).", "1.4 (d)", "SUMMARY"),
    *(
        "COMMENT",
        "- x",
        "# x",
        "BT",
        "12",
        "EUR-12",
        "AMEMBASSY ROME",
        "DEPT PASS",
        "Message Text",
        "D. ROME 12",
        "A b: c",
    ),
    *(
        "(U) This is so.",
        "(C) SUMMARY: x",
        "N O F O R N",
        "12 TAGS PREL",
        "X Ref: LIMA 3",
        "Monday, 02 March 2009, 10:15",
    ),
    "This record is a partial extract of the original cable.",
    "ROME FM LIMA AND MORE THAN SIXTY CHARACTERS SECRET SECTION 01 OF 02 LIMA 000012 X",
    "SECRET LIMA 000012 AND BEHIND IT WHAT RAN TOGETHER WITH IT E.O. 12958: N/A",
)
SIGNS = ("", " ", "-", ":", ".", "\t", "\r", "\n", "/", "(", "¶", "ß", "9", "\xa0", " OF ", " FM ", " REF: ", " TAGS: ")


def check(text: str) -> None:
    assert outline_head.__wrapped__(text) == scan_head(text)


def test_a_head_in_order_is_read_by_the_patterns() -> None:
    envelope = read_envelope(HEAD)
    assert envelope is not None
    fields = read_fields(HEAD, envelope.end)
    assert fields is not None
    assert HEAD[fields.end :] == "¶1. (C) Fish came.\n"
    check(HEAD)


@given(st.integers(0, 2**32), st.integers(1, 4))
@settings(max_examples=700)
def test_a_head_with_something_strange_in_it_is_read_the_same_way(seed: int, changes: int) -> None:
    pick = random.Random(seed)
    lines = HEAD.split("\n")
    for _ in range(changes):
        at = pick.randrange(len(lines))
        line = lines[at]
        cut = pick.randrange(len(line) + 1)
        lines[at : at + 1] = pick.choice(
            [
                [pick.choice(STRANGE), line],
                [line, pick.choice(STRANGE)],
                [pick.choice(STRANGE)],
                [],
                [line, line],
                [line[:cut] + pick.choice(SIGNS) + line[cut:]],
                [line[:cut] + line[cut + 1 :]],
                [line + " " + pick.choice(STRANGE)],
                [line.swapcase()],
            ]
        )
    check("\n".join(lines))


@given(st.permutations(HEAD.split("\n")))
@settings(max_examples=200)
def test_lines_in_any_order(lines: list[str]) -> None:
    check("\n".join(lines))


@given(st.integers(0, len(HEAD)), st.integers(0, len(HEAD)))
@settings(max_examples=200)
def test_a_stretch_of_a_head(start: int, end: int) -> None:
    check(HEAD[start:end])


def test_heads_of_the_sample_and_of_invented_corpora(root: Path) -> None:
    texts = [raw.text for raw in read_cables(root / "data" / "sample") if isinstance(raw, RawCable)]
    texts += [f"{cable.header}\n\n{cable.body}" for cable in generate(100)]
    assert sum(read_envelope(text) is not None for text in texts) > len(texts) / 2
    for text in texts:
        check(text)


@pytest.mark.corpus
def test_heads_of_published_pages(shared: Path) -> None:
    texts = [raw.text for raw in read_cables(shared / "corpora" / "cable_pages") if isinstance(raw, RawCable)]
    plain = [read_fields(text, found.end if (found := read_envelope(text)) else 0) for text in texts]
    assert sum(head is not None for head in plain) > len(texts) / 2
    for text in texts:
        check(text)
