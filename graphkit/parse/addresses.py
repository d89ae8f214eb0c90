"""The address lists of an envelope: TO, INFO and XMT, with or without routing indicators, on lines or on one line."""

import re
from dataclasses import replace
from itertools import pairwise

from graphkit.lexicon.posts import find_id
from graphkit.model import Address, AddressRole, Part, Section, Span
from graphkit.parse.outline import outline_head

ROLES = {"to": AddressRole.ACTION, "info": AddressRole.INFO, "xmt": AddressRole.EXEMPT}
NEXT = re.compile(r"(?<=[\s(])(?=(?:R[A-Z0-9]{3,8}|ZEN)/)|(?<=[A-Z0-9])[ ]{1,3}(?=(?:AMEMBASSY|AMCONSUL|USMISSION)[ ])")
LONGEST_LINE = 60  # a longer line, or one with a second slash, may hold several entries
LABEL = re.compile(r"(?:ACTION TO|TO|INFO|XMT)\b[\s:/]{0,4}")
INDICATOR = re.compile(r"(R[A-Z0-9]{3,8}|ZEN)/{1,2}\s?")
PRECEDENCES = frozenset({"NIACT", "FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE"})
NUMBER = re.compile(r"\d{1,6}(?:-\d{3,6})?$")


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
    for line in words[at:].split("\n"):
        cuts = [0, len(line)]
        if len(line) > LONGEST_LINE or line.count("/") > 1:
            cuts[1:1] = [hit.end() for hit in NEXT.finditer(line)]
        for start, end in pairwise(cuts):
            entry = line[start:end].strip()
            if entry:
                place = section.span.start + at + line.find(entry, start)
                _add(entry, place, ROLES[section.name], found)
        at += len(line) + 1


def _add(entry: str, start: int, role: AddressRole, found: list[Address]) -> None:
    """One entry, or the precedence of the entry before it where the line was broken there."""
    span = Span(start, start + len(entry))
    indicator = INDICATOR.match(entry)
    words = (entry[indicator.end() :] if indicator else entry).split()
    precedence, number = _take_tail(words)
    if words:
        name = " ".join(words).strip(" ,;")
        found.append(Address(role, name, span, find_id(name), indicator[1] if indicator else None, precedence, number))
    elif found and found[-1].precedence is None and found[-1].message_number is None:
        last = found[-1]
        span = Span(last.span.start, span.end)
        found[-1] = replace(last, span=span, precedence=precedence, message_number=number)


def _take_tail(words: list[str]) -> tuple[str | None, str | None]:
    """Take message number and precedence off the end of an entry's words."""
    number = None
    last = words[-1].rstrip(".;,") if words else ""
    if NUMBER.match(last) and (len(last) > 2 or (len(words) > 1 and words[-2] in PRECEDENCES)):
        number = last
        words.pop()
    precedence: list[str] = []
    while words and words[-1].rstrip(".;,") in PRECEDENCES:
        precedence.insert(0, words.pop().rstrip(".;,"))
    return " ".join(precedence) or None, number
