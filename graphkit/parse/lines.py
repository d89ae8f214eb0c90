"""Lines of a text with their offsets: the one place that cuts a cable into lines."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

BREAKS = "\f\v\x85\u2028\u2029"
BLANKS = "\t\xa0\ufeff\u200b\u202f\u2007\u2009\u2002\u2003\u3000"  # blanks without a width among them

QUOTED = re.compile(r"^[ ]{0,9}(?:>[ ]?){1,9}", re.MULTILINE)
INDENT = 10
BEGINNING = 200  # characters, less than most heads have


class Line(NamedTuple):
    """One line: ``text`` without outer blanks, which begins at ``start`` of the cable and ends at ``end``."""

    start: int
    end: int
    text: str


def split_lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    r"""Cut a text (or a stretch of it) at its newlines; blank lines are kept and have an empty ``text``.

    >>> split_lines("  FM AMEMBASSY TOKYO \r\n\nTO")
    [Line(start=2, end=20, text='FM AMEMBASSY TOKYO'), Line(start=23, end=23, text=''), Line(start=24, ...)]
    """
    found: list[Line] = []
    new = tuple.__new__  # half the cost of calling the class; every line of every head passes here
    at = start
    for raw in text[start:end].split("\n"):
        kept = raw.strip()
        stop = at + len(raw)
        if kept is raw:  # nothing to strip, as on most lines
            found.append(new(Line, (at, stop, raw)))
        else:
            left = at + raw.find(kept[0]) if kept else at
            found.append(new(Line, (left, left + len(kept), kept)))
        at = stop + 1
    return found


def end_of_line(text: str, at: int) -> int:
    r"""Where the line ends on which ``at`` stands, its blanks included.

    >>> end_of_line("FISH \n", 1), end_of_line("FISH", 1)
    (5, 4)
    """
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def last_lines(text: str, start: int, end: int, count: int) -> list[Line]:
    r"""The last lines of a stretch, ``count`` of them if it has so many.

    >>> [line.text for line in last_lines("a\nb\nc\n", 0, 6, 2)]
    ['c', '']
    """
    at = end
    for _ in range(count):
        at = text.rfind("\n", start, at)
        if at < 0:
            return split_lines(text, start, end)
    return split_lines(text, at + 1, end)


def walk_lines(text: str, start: int) -> Iterator[Line]:
    r"""The lines from ``start`` on, one after the other, for whoever will stop soon.

    >>> next(walk_lines("a\n b\nc", 2))
    Line(start=3, end=4, text='b')
    """
    while start <= len(text):
        end = end_of_line(text, start)
        yield split_lines(text, start, end)[0]
        start = end + 1


def blocks(lines: Iterable[Line]) -> list[list[Line]]:
    r"""Stretches of lines without a blank one.

    >>> [len(block) for block in blocks(split_lines("a\nb\n\nc"))]
    [2, 1]
    """
    found: list[list[Line]] = [[]]
    for line in lines:
        if line.text:
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [block for block in found if block]


@lru_cache(maxsize=4)
def plain(text: str) -> str:
    r"""The text with a common blank for every other kind and a newline for every other break, each offset kept.

    Where mail quotes it, the marks before its lines are blanks too.

    >>> plain("REF:\xa0ROME\t12\r\nSUBJECT: FISH\r1. Fish came.")
    'REF: ROME 12 \nSUBJECT: FISH\n1. Fish came.'
    >>> plain("> REF: ROME 12\n>> BERN 13")
    '  REF: ROME 12\n   BERN 13'
    """
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    for char in BREAKS if "\f" in text or "\v" in text or not text.isascii() else ():
        text = text.replace(char, "\n")
    for char in "\t" if text.isascii() else BLANKS:
        text = text.replace(char, " ")
    if text[:INDENT].lstrip()[:1] == ">":
        text = QUOTED.sub(lambda marks: " " * len(marks[0]), text)
    return text


@lru_cache(maxsize=4)
def in_capitals(text: str) -> str:
    """The text with a to z in capitals and every offset kept; bytes are turned in a third of the time of letters.

    >>> in_capitals("¶1. Réf a")
    '¶1. RéF A'
    """
    if text.isascii():
        return text.upper()
    return text.encode("utf-8", "surrogatepass").upper().decode("utf-8", "surrogatepass")


def as_sent(text: str) -> str:
    r"""The text in capitals where somebody turned its beginning, as telegraphs wrote it, into small letters.

    >>> as_sent("fm amembassy tokyo"), as_sent("FM AMEMBASSY TOKYO\n1. Fish came.")
    ('FM AMEMBASSY TOKYO', 'FM AMEMBASSY TOKYO\n1. Fish came.')
    """
    return in_capitals(text) if text[:BEGINNING].islower() else text


def squeeze(words: str) -> str:
    r"""One blank between words, none outside.

    >>> squeeze(" TALKS ON\n  FISH ")
    'TALKS ON FISH'
    """
    return " ".join(words.split())
