"""The running text: paragraphs in sequence, headings between them, page headers and repeated heads inside them.

Most lines are prose and are never looked at one by one: only those that can begin a paragraph, a page or a repeated
head are, and the last ones of each paragraph, where headings stand.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from graphkit.model import Part, Section, Span
from graphkit.parse.classification import read_classification
from graphkit.parse.container import ATTRIBUTES
from graphkit.parse.headings import cut_headings, heading_start, headings, is_rule
from graphkit.parse.lines import Line, blocks, end_of_line, split_lines
from graphkit.parse.markers import Candidate, choose, is_day_of_month, read_mark, read_marking
from graphkit.parse.pages import is_page
from graphkit.parse.signature import signature_start
from graphkit.parse.tiling import by_place

# The next line that may be more than prose, told by how a paragraph's mark, a page, a classification and an archive's
# attributes begin: so narrowly that hardly any line of prose is looked at, be it in capitals or begin with a number.
SIGN = re.compile(
    r"""\n[^\S\n]*+(?![a-lnoq-z\n]|[A-LNOQ-Z][a-z])(?=
        [0-9]\d{0,2}(?:[.)\]]|\s{1,3}\([A-Z]) | [¶\[(\ufffd\\&] | (?:[-*•]|\#{1,4})\s | PARA\s
        | P\s?A\s?G\s?E\s | [Pp]age\s | (?:FINAL\s{1,2})?SECTION\s | [A-Z][A-Z\ .'/-]{1,30}?\s{1,4}\d{6}
        | C\ *+(?i:(?:C\ *+)?O\ *+N\ *+F|L\ *+A\ *+S) | E\ *+(?i:C\ *+R\ *+E\ *+T)
        | S\ *+(?i:(?:S\ *+)?E\ *+C\ *+R) | U\ *+(?i:(?:U\ *+)?(?:N\ *+)?C\ *+L\ *+A\ *+S)
        | T\ *+(?i:O\ *+P\ *+S) | L\ *+(?i:I\ *+M\ *+I\ *+T) | [Mm](?i:essage)\s
    )""",
    re.VERBOSE,
)
CAPITALS = frozenset("ABCDEFGHIJKLNOQRSTUVWXYZ")
NEVER_PAGE = frozenset("0123456789¶[(\ufffd\\&")  # what only a paragraph's mark begins with
LONGEST_SIGN = 90  # a longer line that begins with a capital is prose
PARAGRAPH = Part.PARAGRAPH
MARKING = re.compile(r"\([A-Za-z/,. -]{1,30}\)")
BULLET = re.compile(r"(?:[-*•]|#{1,4})\s{1,3}")
# What reads a repeated head from its first line on: its sections, and where its last line ends.
HeadReader = Callable[[str, int], tuple[list[Section], int]]


class _Body(NamedTuple):
    """What stands in the running text beside prose; ``holes`` are the lines of pages and of repeated heads."""

    marks: list[Candidate]
    inner: list[Section]
    holes: list[tuple[int, int]]
    end: int  # of the text; behind it stand the attributes of an archive


def read_body(text: str, start: int, read_head: HeadReader) -> list[Section]:
    """The sections of the running text, which begins at ``start``; page headers lie on the paragraphs they cut."""
    body = _collect(text, start, read_head)
    chain = choose(body.marks)
    cuts = [start, *(mark.start for mark, _ in chain), body.end]
    sections: list[Section] = []
    for n, (begin, end) in enumerate(pairwise(cuts)):
        holes = body.holes and body.holes[bisect_left(body.holes, (begin, 0)) : bisect_left(body.holes, (end, 0))]
        sections += _group(text, begin, end, chain[n - 1] if n else None, holes, last=n == len(chain))
    if body.end < len(text):
        sections.append(Section(Part.CONTAINER, "attributes", Span(body.end, len(text))))
    return sorted(sections + body.inner, key=by_place) if body.inner else sections


def _collect(text: str, start: int, read_head: HeadReader) -> _Body:
    """Find the lines of the running text that are no prose."""
    marks: list[Candidate] = []
    inner: list[Section] = []
    holes: list[tuple[int, int]] = []
    at = start
    while True:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        words = text[at:end].rstrip()
        if words[:1] in "Mm" and ATTRIBUTES.match(words):
            return _Body(marks, inner, holes, at)
        if words and not (len(words) > LONGEST_SIGN and words[0] in CAPITALS):
            if words[0] not in NEVER_PAGE and _is_page(words):
                found, end = _page(text, at, words, read_head)
                inner += found
                holes.append((at, end))
            elif (mark := read_mark(words, at)) is not None and not is_day_of_month(text, mark):
                marks.append(mark)
        sign = SIGN.search(text, end)
        if sign is None:
            return _Body(marks, inner, holes, len(text))
        at = sign.end()


def _page(text: str, at: int, words: str, read_head: HeadReader) -> tuple[list[Section], int]:
    """A page header, or the head that a section of the cable repeats, and where its last line ends."""
    if words[-1:].isdigit() and "SECTION" in words.upper():
        found, end = read_head(text, at)
        if found:
            return found, end
    return [Section(Part.PAGE, "page", Span(at, at + len(words)))], end_of_line(text, at)


def _is_page(words: str) -> bool:
    """A page header of either form, or a classification line that stands alone."""
    if words[0] in "-*•#" and (bullet := BULLET.match(words)):
        words = words[bullet.end() :]
    if is_page(words):
        return True
    if words[0] not in "CSUTLE" or len(words) > LONGEST_SIGN:
        return False
    head = words[:24]
    return head.upper() == head and read_classification(words) is not None


def _group(
    text: str, start: int, end: int, mark: tuple[Candidate, int] | None, holes: list[tuple[int, int]], *, last: bool
) -> list[Section]:
    """What stands from one mark to the next: a paragraph with the headings, or the signature, that follow it."""
    if mark is not None and not holes:
        if last:
            stop, tail = _cut_signature(text, start, start + len(text[start:end].rstrip()))
        else:
            stop, tail = cut_headings(text, start, end)
        return [_paragraph(mark, stop), *tail]
    lines = _lines(text, start, end, holes)
    if last and lines:
        stop, tail = _cut_signature(text, lines[0].start, lines[-1].end)
        lines = _until(text, lines, stop)
    else:
        at = heading_start(lines, keep=1 if mark else 0)
        lines, tail = lines[:at], headings(lines[at:])
    if mark is None:
        return [_unnumbered(block) for block in blocks(lines)] + tail
    written = [line.end for line in lines if line.text]
    return [_paragraph(mark, written[-1]), *tail] if written else tail


def _lines(text: str, start: int, end: int, holes: list[tuple[int, int]]) -> list[Line]:
    """The lines of a stretch up to its last words, without those that belong to pages."""
    lines: list[Line] = []
    at = start
    for begin, stop in holes:
        lines += split_lines(text, at, begin - 1) if begin > at else []
        at = stop + 1
    lines += split_lines(text, at, end) if at <= end else []
    while lines and not lines[-1].text:
        lines.pop()
    return lines


def _paragraph(mark: tuple[Candidate, int], end: int) -> Section:
    candidate, number = mark
    return Section(PARAGRAPH, str(number), Span(candidate.start, end), number, candidate.marking)


def _cut_signature(text: str, start: int, end: int) -> tuple[int, list[Section]]:
    """Where the words of a last paragraph end, and the signature and signs that stand behind them up to ``end``."""
    cut = signature_start(text, start, end)
    if cut is None:
        return end, []
    tail = [Section(Part.SIGNATURE, "signature", Span(*cut))]
    rest = text[cut[1] : end].lstrip()
    if rest:
        tail.append(Section(Part.SIGNATURE, "end", Span(end - len(rest), end)))
    return start + len(text[start : cut[0]].rstrip()), tail


def _until(text: str, lines: list[Line], end: int) -> list[Line]:
    """The lines that stand before ``end``, the last of them cut there."""
    kept: list[Line] = []
    for line in lines:
        if line.start >= end:
            break
        words = text[line.start : min(line.end, end)].rstrip()
        kept.append(Line(line.start, line.start + len(words), words))
    return kept


def _unnumbered(block: list[Line]) -> Section:
    """Text without a number: a paragraph, or a heading where a rule or a lone title says so."""
    span = Span(block[0].start, block[-1].end)
    first = block[0].text
    ruled = any(is_rule(line.text) for line in block)
    if len(block) <= 5 and (
        ruled or first[:1] == "#" or (len(block) == 1 and len(first) < 70 and first[-1] not in '.)"')
    ):
        return Section(Part.HEADING, "heading", span)
    marking = MARKING.match(first)
    return Section(PARAGRAPH, "", span, None, read_marking(marking[0]) if marking else None)
