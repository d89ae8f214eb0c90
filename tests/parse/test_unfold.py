"""Heads whose lines ran together on their way are read like those whose lines did not."""

import pytest

from graphkit.model import Cable, RawCable, Source
from graphkit.parse import parse_cable

HEAD = """VZCZCXRO2465
OO RUEHFK RUEHKSO
DE RUEHKO #1185/01 1460741
ZNY CCCCC ZZH
O 260741Z MAY 09
FM AMEMBASSY TOKYO
TO RUEHC/SECSTATE WASHDC IMMEDIATE 3276
INFO RUEKJCS/SECDEF WASHDC PRIORITY
RUEHBK/AMEMBASSY BANGKOK 4671
XMT AMEMBASSY SOFIA
C O N F I D E N T I A L SECTION 01 OF 03 TOKYO 001185
SIPDIS
DEPT FOR EAP/J
E.O. 12958: DECL: 05/26/2019
TAGS: PREL JA
SUBJECT: FISH TALKS
REF: A. TOKYO 12 B. STATE 99
Classified By: DCM Ann Poe for reasons 1.4 (b)
1. (C) SUMMARY: Fish came. END SUMMARY.
2. (C) More came.
POE"""
LINES = HEAD.split("\n")


def facts(text: str) -> tuple[object, ...]:
    """What the head says, without its places."""
    cable, issues = parse_cable(RawCable(Source("cable-text", "a.txt"), text))
    assert issues == ()
    return (*_of(cable), cable.summary and cable.summary.of(text))


def _of(cable: Cable) -> tuple[object, ...]:
    assert cable.subject is not None
    assert cable.declassification is not None
    return (
        cable.id, cable.sent, cable.classification, cable.captions, cable.subject.value, cable.declassification.on,
        [(one.role, one.name, one.precedence, one.message_number) for one in cable.addressees],
        [tag.tag for tag in cable.tags], [(one.label, one.target) for one in cable.references],
        [(one.name, one.role, one.reasons) for one in cable.classified_by], [one.name for one in cable.signed_by],
    )  # fmt: skip


@pytest.mark.parametrize(
    "joined",
    [(0, 10), (0, 11), (10, 12), (10, 14), (10, 18), (13, 18), (0, 18), (0, 20)],
    ids=lambda span: f"{LINES[span[0]][:4]} to {LINES[span[1] - 1][:4]}",
)
def test_lines_that_ran_together(joined: tuple[int, int]) -> None:
    start, end = joined
    text = "\n".join([*LINES[:start], " ".join(LINES[start:end]), *LINES[end:]])
    assert facts(text) == facts(HEAD)


@pytest.mark.parametrize("title", ["Summary", "SUMMARY", "Introduction"])
def test_a_title_behind_the_reasons_belongs_to_the_text(title: str) -> None:
    text = HEAD.replace("1.4 (b)\n1. (C) SUMMARY: Fish came. END SUMMARY.", f"1.4 (b). {title} -------\n\n1. (C) Fish.")
    cable, _ = parse_cable(RawCable(Source("cable-text", "a.txt"), text))
    (one,) = cable.classified_by
    assert text[one.span.end - 4 : one.span.end] == "(b)."
    assert (cable.summary is not None) == (title != "Introduction")
