"""The address lists of an envelope: TO, INFO and XMT, with or without routing indicators, on lines or on one line."""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from graphkit.lexicon.posts import find_id
from graphkit.model import Address, AddressRole, Part, Span
from graphkit.parse.outline import outline_head

ENVELOPE = Part.ENVELOPE
ROLES = {"to": AddressRole.ACTION, "info": AddressRole.INFO, "xmt": AddressRole.EXEMPT}
NEXT = re.compile(
    r"(?<=[\s(])(?=(?:R[A-Z0-9]{3,8}|ZEN)/)|(?<=[A-Z0-9,;])[ ]{1,3}(?=(?:AMEMBASSY|AMCONSUL|USMISSION)[ ])"
)
LONGEST_LINE = 60  # a longer line, or one with a second slash, may hold several entries
LONGEST_KEPT = 120  # characters: a hostile line is not kept in memory
LABEL = re.compile(r"(?:ACTION TO|TO|INFO|XMT)\b[\s:/]{0,4}")
INDICATOR = re.compile(r"(R[A-Z0-9]{3,8}|ZEN)\s?/{1,2}\s?")
TURN = re.compile(r"\s(TO|INFO|XMT)[\s:/]{1,3}$")  # the next list begins on the same line
SINGLE = ("AMEMBASSY", "AMCONSUL", "USMISSION", "SECSTATE")  # a name that begins so ends in no number of its own
PRECEDENCES = frozenset({"NIACT", "FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE"})
DIGITS = "0123456789"
NUMBER = re.compile(r"\d{1,6}(?:-\d{3,6})?$")


def parse_addressees(text: str) -> tuple[Address, ...]:
    r"""Everybody whom a message was addressed to, or exempted from it, in order.

    >>> found = parse_addressees("TO RUEHC/SECSTATE WASHDC PRIORITY 12\nXMT/AMEMBASSY SOFIA")
    >>> [(str(a.role), a.name, a.precedence, a.message_number) for a in found]
    [('action', 'SECSTATE WASHDC', 'PRIORITY', '12'), ('exempt', 'AMEMBASSY SOFIA', None, None)]
    """
    found: list[Address] = []
    for part, name, start, end in outline_head(text).pieces:
        if part is ENVELOPE and name in ROLES:
            _read_list(text, start, end, ROLES[name], found)
    return tuple(found)


def _read_list(text: str, start: int, end: int, role: AddressRole, found: list[Address]) -> None:
    """The entries of one stretch of an address list."""
    label = LABEL.match(text, start, end)
    at = label.end() if label else start
    for line in text[at:end].split("\n"):
        if len(line) > LONGEST_LINE or line.count("/") > 1 or "," in line:
            cuts = [0, *(hit.end() for hit in NEXT.finditer(line)), len(line)]
            for left, right in pairwise(cuts):
                entry = line[left:right]
                turn = TURN.search(entry, max(0, len(entry) - 8)) if right < len(line) else None
                _add(entry[: turn.start()] if turn else entry, at + left, role, found)
                role = ROLES[turn[1].lower()] if turn else role
        else:
            _add(line, at, role, found)
        at += len(line) + 1


def _add(written: str, start: int, role: AddressRole, found: list[Address]) -> None:
    """One entry, or the precedence of the entry before it where the line was broken there."""
    entry = written.strip()
    if not entry:
        return
    if entry is not written:
        start += written.find(entry[0])
    bare = entry.rstrip(DIGITS)
    counted = 2 < len(entry) - len(bare) < 7 and bare[-1:] == " "
    key = bare if counted else entry
    known = _read_entry(key) if len(key) <= LONGEST_KEPT else _read_entry.__wrapped__(key)
    number = entry[len(bare) :] if counted else known.number
    if known.name is not None:
        span = Span(start, start + len(entry))
        found.append(Address(role, known.name, span, known.post, known.indicator, known.precedence, number))
    elif found and found[-1].precedence is None and found[-1].message_number is None:
        last = found[-1]
        span = Span(last.span.start, start + len(entry))
        found[-1] = replace(last, span=span, precedence=known.precedence, message_number=number)


class _Entry(NamedTuple):
    """What an entry says, its place apart; no name where it is a number or a precedence only."""

    name: str | None
    post: str | None
    indicator: str | None
    precedence: str | None
    number: str | None


@lru_cache(maxsize=16384)  # without their numbers the same few thousand entries are in every address list of a corpus
def _read_entry(entry: str) -> _Entry:
    """The parts of an entry; where a blank ends it, its number was cut off already."""
    indicator = INDICATOR.match(entry)
    left = entry[indicator.end() if indicator else 0 :].split()
    number = _take_number(left) if entry[-1] != " " else None
    precedence: list[str] = []
    while left and (last := left[-1].rstrip(".;,")) in PRECEDENCES:
        precedence.append(last)
        left.pop()
    name = " ".join(left).strip(" ,;") if left else None
    post = find_id(name) if name is not None else None
    return _Entry(name, post, indicator[1] if indicator else None, " ".join(reversed(precedence)) or None, number)


def _take_number(words: list[str]) -> str | None:
    """Take the message number off the end of an entry's words: one of two digits counts behind a precedence or post."""
    last = words[-1].rstrip(".;,") if words else ""
    if NUMBER.match(last) and (len(last) > 2 or (len(words) > 1 and (words[-2] in PRECEDENCES or words[0] in SINGLE))):
        words.pop()
        return last
    return None
