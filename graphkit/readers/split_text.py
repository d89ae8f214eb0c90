"""Where the next cable begins in a text that holds several; one pass, linear in the text."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from graphkit.model import Span

PAGE_BLOCK = re.compile(r"^(?:Identifier|Reference ID)(?:[ \t]*+\r?\n[ \t]*+|[ \t]++)Created\b", re.MULTILINE)
_MONTH = r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}"
# A row of the tab-separated dump that was pasted behind a cable: number, date, id, origin, classification, references.
_RECORD = re.compile(
    r"^\d{1,9}\t(\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?)\t([^\t\n]*)\t([^\t\n]*)\t([^\t\n]*)\t([^\t\n]*)\t", re.M
)
_HEADERS = (  # what opens a header, from the outside in: each may follow the one above it in one header
    _RECORD,
    PAGE_BLOCK,
    re.compile(r"^[ \t]*VZCZC[A-Z]{3}\d{4}", re.MULTILINE),
    re.compile(rf"^[ZOPR](?: [ZOPR]){{0,3}} \d{{6}}Z {_MONTH} \d{{2,4}}[^\n]{{0,20}}\r?\nFM [A-Z]", re.MULTILINE),
)
_OPENED = re.compile(r"\b(?:(?i:BEGIN (?:TEXT|QUOTE|CABLE|MESSAGE))|QUOTE|QTE)\b")
_CLOSED = re.compile(r"\b(?:(?i:END (?:OF )?(?:TEXT|QUOTE|CABLE|MESSAGE))|UN-?QUOTE|UNQTE)\b")
_PARAGRAPH = re.compile(r"^[ \t]*(?:¶ ?)?(\d{1,2})[.)] ", re.MULTILINE)
_ONE_HEADER = 6_000  # characters within which a page block, a start line and a DTG are one header
_NEAR = 500  # characters between an opening mark that nothing closes and the cable it quotes


def split_cables(text: str) -> list[Span]:
    r"""The cables that one text holds, tiling it. Where in doubt it stays one: a cable may quote a whole other one.

    >>> a, b = "VZCZCXRO0001\nFM X\nEND\n", "VZCZCXRO0002\nFM Y\n"
    >>> [span.of(a + b)[:12] for span in split_cables(a + b)]
    ['VZCZCXRO0001', 'VZCZCXRO0002']
    >>> len(split_cables(a + "3. (U) BEGIN TEXT:\n" + b + "END TEXT\n4. (U) So far.\n"))
    1
    """
    candidates = list(_candidates(text))
    if len(candidates) < 2:
        return [Span(0, len(text))]
    is_quoted = _Quotes(text).holds
    starts = [0]
    for at in candidates:
        if not is_quoted(starts[-1], at) and text[starts[-1] : at].strip():
            starts.append(at)
    return [Span(start, end) for start, end in pairwise([*starts, len(text)])]


def split_records(text: str) -> list[Span]:
    """The text cut only where a row of the tab-separated dump begins, tiling it."""
    first = len(text) - len(text.lstrip())
    starts = [hit.start() for hit in _RECORD.finditer(text) if hit.start() > first]
    return [Span(start, end) for start, end in pairwise([0, *starts, len(text)])]


def read_record(text: str) -> dict[str, str]:
    r"""What the row says with which a slice begins, if it begins with one.

    >>> read_record("7\t2008-01-02 10:00:00\t08OSLO1\tEmbassy Oslo\tSECRET\t\tVZCZCXRO0001 ...")["id"]
    '08OSLO1'
    """
    row = _RECORD.match(text)
    names = ("created", "id", "origin", "classification", "references")
    return dict(zip(names, row.groups(), strict=True)) if row else {}


def has_header(text: str) -> bool:
    r"""Whether the header of a cable begins anywhere in ``text``.

    >>> has_header("VZCZCXRO0001\nFM X\n"), has_header("Collected by a reader.\n")
    (True, False)
    """
    return next(_candidates(text), None) is not None


def _candidates(text: str) -> Iterator[int]:
    """Places where a header begins, the parts of one header counted once."""
    found = sorted((hit.start(), rank) for rank, mark in enumerate(_HEADERS) for hit in mark.finditer(text))
    last, last_rank = -_ONE_HEADER, len(_HEADERS)
    for at, rank in found:
        if rank <= last_rank or at - last >= _ONE_HEADER:
            yield at
        last, last_rank = at, rank


class _Quotes:
    """Where quoted matter and numbered paragraphs stand, looked up by position."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.opened = [hit.end() for hit in _OPENED.finditer(text)]
        self.closed = [hit.end() for hit in _CLOSED.finditer(text)]
        hits = list(_PARAGRAPH.finditer(text))
        self.paragraphs = [hit.start() for hit in hits]
        self.numbers = [int(hit[1]) for hit in hits]
        self.restart = self._restarts()

    def _restarts(self) -> list[int]:
        """For each paragraph the next one whose number does not go up."""
        restart = [len(self.numbers)] * len(self.numbers)
        for n in range(len(self.numbers) - 2, -1, -1):
            restart[n] = n + 1 if self.numbers[n + 1] <= self.numbers[n] else restart[n + 1]
        return restart

    def holds(self, start: int, at: int) -> bool:
        """Whether the header at ``at`` stands in matter that the cable from ``start`` quotes."""
        opening = bisect_left(self.opened, at + 1) - 1
        closing = bisect_left(self.closed, at + 1)
        if opening >= 0 and self.opened[opening] > max(start, self.closed[closing - 1] if closing else 0):
            return closing < len(self.closed) or at - self.opened[opening] < _NEAR
        return self.text[max(start, at - 80) : at].rstrip()[-1:] in (":", '"', "“") or self._goes_on(start, at)

    def _goes_on(self, start: int, at: int) -> bool:
        """Whether the numbering before ``at`` is taken up again behind the telegram that begins there."""
        first, here = bisect_left(self.paragraphs, start), bisect_left(self.paragraphs, at)
        if first == here or here == len(self.numbers):
            return False
        back = self.restart[here]
        return back < len(self.numbers) and self.numbers[back] == self.numbers[here - 1] + 1
