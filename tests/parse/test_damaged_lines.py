"""Blanks and line breaks of other kinds, and page furniture that cuts a field in two: nothing that is read changes."""

from collections.abc import Callable
from typing import Any

import pytest

from graphkit.model import Address, Cable, ClassifiedBy, RawCable, Source
from graphkit.parse import (
    parse_addressees,
    parse_cable,
    parse_classified_by,
    parse_references,
    parse_signature,
    parse_tags,
)
from graphkit.parse.lines import plain
from tests.parse import said

WHOLE = """O 141200Z MAR 09
FM AMEMBASSY LIMA
TO RUEHC/SECSTATE WASHDC IMMEDIATE 1204
INFO RUEHRO/AMEMBASSY ROME PRIORITY 3
C O N F I D E N T I A L LIMA 000012

SIPDIS

E.O. 12958: DECL: 03/14/2019
TAGS: EFIS, OVIP (POE, ANN), PE
SUBJECT: FISH TALKS IN
THE HARBOR

REF: A. STATE 58425 (NOTAL)
     B. 07 RIO DE JANEIRO 12 AND PREVIOUS

Classified By: DCM Ann Poe for reasons 1.4 (b) and (d).

1. (C) SUMMARY: Fish came, as ROME 117 says. END SUMMARY.

2. (C) They left.
VAN DAM
"""
BLANKS: dict[str, Callable[[str], str]] = {
    "without a break": lambda text: text.replace(" ", "\xa0"),
    "tabs": lambda text: text.replace(" ", "\t"),
    "thin": lambda text: text.replace(" ", "\u2009"),
    "without a width": lambda text: text.replace("\n", "\u200b\n"),
    "of Windows": lambda text: text.replace("\n", "\r\n"),
    "of old": lambda text: text.replace("\n", "\r"),
    "mark of the byte order": lambda text: "\ufeff" + text,
    "quoted by mail": lambda text: "".join(f"> {line}\n" for line in text.split("\n")),
    "quoted twice by mail": lambda text: "".join(f">> {line}\n" if line else ">>\n" for line in text.split("\n")),
    "outside": lambda text: "".join(f"   {line}  \n" for line in text.split("\n")),
}


def _facts(cable: Cable) -> dict[str, Any]:
    return {
        "id": cable.id,
        "sent": cable.sent,
        "subject": cable.subject and cable.subject.value,
        "to": [(one.role, one.name, one.precedence, one.message_number) for one in cable.addressees],
        "tags": [tag.tag for tag in cable.tags],
        "refs": [(one.label, one.target, one.caption, one.previous) for one in cable.references],
        "by": [(one.name, one.role, one.reasons) for one in cable.classified_by],
        "on": cable.declassification and cable.declassification.on,
        "signed": [one.name for one in cable.signed_by],
        "paragraphs": [(one.number, one.marking) for one in cable.paragraphs],
    }


@pytest.mark.parametrize("name", BLANKS)
def test_other_blanks_change_no_fact(name: str) -> None:
    text = BLANKS[name](WHOLE)
    cable, issues = parse_cable(RawCable(Source("cable-text", "x"), text))
    assert issues == ()
    assert cable.text == text
    assert _facts(cable) == _facts(parse_cable(RawCable(Source("cable-text", "x"), WHOLE))[0])


def _small(value: Any) -> Any:
    """Names and words in small letters, all else as it is."""
    if isinstance(value, str):
        return value.lower()
    if isinstance(value, list | tuple):
        return type(value)(_small(one) for one in value)
    return value


def _envelope(cable: Cable) -> tuple[object, ...]:
    return cable.id, cable.sent, cable.origin and cable.origin.post, cable.classification, cable.captions


def test_a_head_in_small_letters_says_the_same() -> None:
    body = WHOLE.index("1. (C)")
    text = WHOLE[:body].lower() + WHOLE[body:]
    cable, issues = parse_cable(RawCable(Source("cable-text", "x"), text))
    usual, _ = parse_cable(RawCable(Source("cable-text", "x"), WHOLE))
    assert issues == ()
    assert _envelope(cable) == _envelope(usual)
    assert {name: _small(fact) for name, fact in _facts(cable).items()} == {
        name: _small(fact) for name, fact in _facts(usual).items()
    }


def test_every_offset_is_kept() -> None:
    assert all(len(plain(change(WHOLE))) == len(change(WHOLE)) for change in BLANKS.values())


# Fields with the place where a page ends; the parser and what it reads.
CUT = [
    ("REF: A. RIO DE|JANEIRO 12 B. ROME 13", "A:08RIODEJANEIRO12 B:08ROME13"),
    ("REF: A. STATE|102245\n     B. ROME 13", "A:08STATE102245 B:08ROME13"),
    ("REF: A. ROME 12,|        13\n     B. BERN 14", "A:08ROME12 A:08ROME13 B:08BERN14"),
    ("REF: A. ROME 12|B. BERN 13|C. OSLO 14", "A:08ROME12 B:08BERN13 C:08OSLO14"),
    ("SUBJECT: FISH TALKS IN|THE HARBOR", "FISH TALKS IN THE HARBOR"),
    ("SUBJECT: FISHERIES AGREE-|MENT", "FISHERIES AGREEMENT"),
    ("TAGS: EFIS,|PE, PREL", "EFIS PE PREL"),
    ("Classified By: DCM Ann|Poe for reasons 1.4 (b) and (d)", "Ann Poe DCM bd"),
    ("Classified By: DCM Ann Poe for reasons 1.4 (b) and|(d)", "Ann Poe DCM bd"),
    ("TO RUEHC/SECSTATE WASHDC NIACT|IMMEDIATE 12", "a:SECSTATE WASHDC~NIACT IMMEDIATE#12"),
    ("TO RUEHC/SECSTATE|WASHDC 1234", "a:SECSTATE WASHDC#1234"),
    (
        "TO SECSTATE WASHDC 1234\nINFO AMEMBASSY ROME|AMEMBASSY BERN",
        "a:SECSTATE WASHDC#1234 i:AMEMBASSY ROME i:AMEMBASSY BERN",
    ),
    (
        "TO RUEHC/SECSTATE WASHDC 12INFO RUEHRO/AMEMBASSY ROME|RUEHSW/AMEMBASSY BERN",
        "a:SECSTATE WASHDC#12 i:AMEMBASSY ROME i:AMEMBASSY BERN",
    ),
    ("1. (C) Fish came.|POE\n\nLINDGREN", "POE LINDGREN"),
]
PAGES = {
    "none": "\n",
    "of the page": "\nLIMA 00000500  001.2 OF 003\n",
    "with blank lines": "\n\nLIMA 00000500  001.2 OF 003 \n\n\n",
    "of old": "\n\nPAGE 02        LIMA  00500  182333Z\n\n",
    "with a foot": "\n\nCONFIDENTIAL\n\nPAGE 02        LIMA  00500  182333Z\n\n",
}


def _addressee(one: Address) -> str:
    precedence = f"~{one.precedence}" if one.precedence else ""
    return f"{str(one.role)[0]}:{one.name}{precedence}{'#' + one.message_number if one.message_number else ''}"


def _classifier(one: ClassifiedBy) -> str:
    return f"{one.name} {one.role} {''.join(reason[4] for reason in one.reasons)}"


READ: dict[str, Callable[[str], str]] = {
    "REF:": lambda text: " ".join(f"{one.label}:{one.target}" for one in parse_references(text, year=2008)),
    "SUBJECT:": said.subject,
    "TAGS:": lambda text: " ".join(tag.tag for tag in parse_tags(text)),
    "TO": lambda text: " ".join(map(_addressee, parse_addressees(text))),
    "Classified": lambda text: " ".join(map(_classifier, parse_classified_by(text))),
    "1.": lambda text: " ".join(one.name for one in parse_signature(text)),
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("text", "expected"), CUT)
def test_a_page_cuts_no_field(text: str, expected: str, page: str) -> None:
    read = READ[text.split(" ", 1)[0]]
    assert read(text.replace("|", PAGES[page])) == expected


@pytest.mark.parametrize("page", PAGES)
def test_a_heading_behind_a_page_is_no_subject(page: str) -> None:
    text = f"SUBJECT: FISH TALKS{PAGES[page]}\nTHE BOATS COME\n--------------\n\n1. (C) Fish came."
    assert said.subject(text) == "FISH TALKS"
