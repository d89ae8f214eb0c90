"""The address lists of an envelope: TO, INFO and XMT, with or without routing indicators, on lines or on one line."""

import re

from graphkit.lexicon.posts import find_id
from graphkit.model import Address, AddressRole, Part, Section, Span
from graphkit.parse.lines import squeeze
from graphkit.parse.outline import outline_head

ROLES = {"to": AddressRole.ACTION, "info": AddressRole.INFO, "xmt": AddressRole.EXEMPT}
NEXT = re.compile(
    r"\n|(?<=[\s(])(?=(?:R[A-Z0-9]{3,8}|ZEN)/)|(?<=[A-Z0-9])[ ]{1,3}(?=(?:AMEMBASSY|AMCONSUL|USMISSION)[ ])"
)
LABEL = re.compile(r"(?:ACTION TO|TO|INFO|XMT)\b[\s:/]{0,4}")
ENTRY = re.compile(
    r"""(?:(?P<ri>R[A-Z0-9]{3,8}|ZEN)/{1,2}\s?)?
    (?P<name>\S.*?)
    (?:\s{1,4}(?P<precedence>(?:NIACT\s)?(?:FLASH|IMMEDIATE|PRIORITY|ROUTINE)(?:\sFLASH|\sIMMEDIATE|\sPRIORITY)?)(?=\s|$|[.;,]))?
    (?:\s{1,6}(?P<number>(?<=[KYEH]\s)\d{1,6}|\d{3,6}(?:-\d{3,6})?))?[\s.;,]{0,6}$""",
    re.VERBOSE,
)
PRECEDENCE_ONLY = re.compile(
    r"(?P<precedence>NIACT IMMEDIATE|FLASH|IMMEDIATE|PRIORITY|ROUTINE)?\s{0,3}(?P<number>\d{3,6})?$"
)


def parse_addressees(text: str) -> tuple[Address, ...]:
    r"""Everybody whom a message was addressed to, or exempted from it, in order.

    >>> found = parse_addressees("TO RUEHC/SECSTATE WASHDC PRIORITY 12\nXMT/AMEMBASSY SOFIA")
    >>> [(str(a.role), a.name, a.precedence, a.message_number) for a in found]
    [('action', 'SECSTATE WASHDC', 'PRIORITY', '12'), ('exempt', 'AMEMBASSY SOFIA', None, None)]
    """
    found: list[Address] = []
    for section in outline_head(text).sections(Part.ENVELOPE):
        if section.name in ROLES:
            _read_list(text, section, found)
    return tuple(found)


def _read_list(text: str, section: Section, found: list[Address]) -> None:
    """The entries of one section of an address list."""
    words = section.span.of(text)
    label = LABEL.match(words)
    at = label.end() if label else 0
    while at <= len(words):
        hit = NEXT.search(words, at)
        if hit is not None and hit.end() == at:
            hit = NEXT.search(words, at + 1)
        end = hit.start() if hit else len(words)
        entry = words[at:end].strip()
        if entry:
            start = section.span.start + words.find(entry, at)
            _add(entry, start, ROLES[section.name], found)
        at = hit.end() if hit else len(words) + 1


def _add(entry: str, start: int, role: AddressRole, found: list[Address]) -> None:
    """One entry, or the precedence of the entry before it where the line was broken there."""
    only = PRECEDENCE_ONLY.match(entry)
    if only is not None and found and found[-1].precedence is None and found[-1].message_number is None:
        last = found[-1]
        found[-1] = Address(
            last.role, last.name, Span(last.span.start, start + len(entry)), last.post, last.routing_indicator,
            only["precedence"], only["number"],
        )  # fmt: skip
        return
    hit = ENTRY.match(entry[:400])
    if hit is None:
        return
    name = squeeze(hit["name"]).strip(" ,;")
    precedence = hit["precedence"]
    found.append(
        Address(role, name, Span(start, start + len(entry)), find_id(name), hit["ri"], precedence, hit["number"])
    )
