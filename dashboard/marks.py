"""Cutting a text into stretches that carry marks. Nothing is added to the text and nothing is lost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch worth marking: ``kind`` gives its look, ``href`` where a click leads, ``title`` what it is."""

    start: int
    end: int
    kind: str
    href: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks; ``mark`` is the innermost, ``lit`` whether it was asked for."""

    text: str
    start: int
    mark: Mark | None
    lit: bool


def cut(text: str, marks: Iterable[Mark], start: int, end: int, lit: Sequence[int] = ()) -> list[Piece]:
    """``text[start:end]`` in pieces; where marks overlap the shortest wins, what lies outside is ignored.

    >>> [(piece.text, piece.mark and piece.mark.kind) for piece in cut("AMB KAWAI SAID", [Mark(4, 9, "person")], 0, 14)]
    [('AMB ', None), ('KAWAI', 'person'), (' SAID', None)]
    >>> [(piece.text, piece.lit) for piece in cut("AMB KAWAI SAID", [], 4, 14, (0, 9))]
    [('KAWAI', True), (' SAID', False)]
    """
    end = min(end, len(text))
    inside = sorted((m for m in marks if m.start < end and m.end > start and m.start < m.end), key=lambda m: m.start)
    edges = {start, end, *(edge for m in inside for edge in (m.start, m.end)), *lit}
    cuts = sorted(edge for edge in edges if start <= edge <= end)
    pieces, open_marks, waiting = [], list[Mark](), 0
    for left, right in pairwise(cuts):
        while waiting < len(inside) and inside[waiting].start <= left:
            open_marks.append(inside[waiting])
            waiting += 1
        open_marks = [mark for mark in open_marks if mark.end > left]
        innermost = min(open_marks, key=lambda mark: mark.end - mark.start, default=None)
        shown = len(lit) == 2 and lit[0] <= left and right <= lit[1]
        pieces.append(Piece(text[left:right], left, innermost, shown))
    return pieces


def tiles(sections: Iterable[tuple[int, int, str]], length: int) -> list[tuple[int, int, str]]:
    """``sections`` (start, end, name) cut so that they tile ``0..length``: of those that overlap the shortest is seen.

    >>> tiles([(2, 8, "paragraph"), (4, 6, "page")], 9)
    [(0, 2, ''), (2, 4, 'paragraph'), (4, 6, 'page'), (6, 8, 'paragraph'), (8, 9, '')]
    """
    inside = sorted((start, min(end, length), name) for start, end, name in sections if start < min(end, length))
    cuts = sorted({0, length, *(edge for start, end, _ in inside for edge in (start, end))})
    tiled, open_sections, waiting = [], list[tuple[int, int, str]](), 0
    for left, right in pairwise(cuts):
        while waiting < len(inside) and inside[waiting][0] <= left:
            open_sections.append(inside[waiting])
            waiting += 1
        open_sections = [section for section in open_sections if section[1] > left]
        innermost = min(open_sections, key=lambda section: section[1] - section[0], default=(0, 0, ""))
        tiled.append((left, right, innermost[2]))
    return tiled
