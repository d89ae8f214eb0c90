"""Lines of a text with their offsets: the one place that cuts a cable into lines."""

from typing import NamedTuple


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
    new = tuple.__new__  # half the cost of calling the class; every line of every cable passes here
    at = start
    for raw in text[start:end].split("\n"):
        kept = raw.strip()
        left = at if kept is raw or not kept else at + raw.find(kept[0])
        found.append(new(Line, (left, left + len(kept), kept)))
        at += len(raw) + 1
    return found


def squeeze(words: str) -> str:
    r"""One blank between words, none outside.

    >>> squeeze(" TALKS ON\n  FISH ")
    'TALKS ON FISH'
    """
    return " ".join(words.split())
