"""The running text: paragraphs in sequence, headings between them, page headers and repeated heads inside them."""

import re
from collections.abc import Callable
from typing import NamedTuple

from graphkit.model import Part, Section, Span
from graphkit.parse.classification import read_classification
from graphkit.parse.container import ATTRIBUTES
from graphkit.parse.lines import Line
from graphkit.parse.markers import Candidate, choose, is_day_of_month, read_mark, read_marking
from graphkit.parse.pages import is_page
from graphkit.parse.signature import signature_start

MARKING = re.compile(r"\([A-Za-z/,. -]{1,30}\)")
BULLET = re.compile(r"(?:[-*•]|#{1,4})\s{1,3}")
# No line that begins so, or is so long, is anything but text: no page header, no mark, no classification.
PROSE = frozenset("abcdefghijklnoqrstuvwxyz\"'’“,;")
CAPITALS = frozenset("ABCDEFGHIJKLMNOQRSTUVWXYZ")
LONGEST_SIGN = 90
RULE = re.compile(r"[-=*_.~#+\s]{3,}$")
ENDED = frozenset(".!?)\"':;”’*]")
HeadReader = Callable[[str, list[Line], int], tuple[list[Section], int]]


def is_rule(line: str) -> bool:
    """Whether a line is a rule under or over a heading.

    >>> is_rule("-------- ----"), is_rule("-- a point")
    (True, False)
    """
    return line[:1] in "-=*_~#+" and RULE.match(line) is not None


def is_marker(line: str) -> bool:
    """Whether a line begins like a numbered paragraph.

    >>> is_marker("¶1. (C) Fish"), is_marker("1999 was a year")
    (True, False)
    """
    return read_mark(line, 0) is not None


class _Body(NamedTuple):
    lines: list[Line]  # lines of text only
    marks: list[Candidate]
    inner: list[Section]  # page headers, repeated heads
    tail: list[Section]  # attributes of an archive at the end


def read_body(text: str, lines: list[Line], read_head: HeadReader) -> list[Section]:
    """The sections of the running text from its lines; page headers lie on the paragraphs that they cut."""
    body = _collect(text, lines, read_head)
    chain = choose(body.marks)
    sections = _paragraphs(text, body, chain)
    return sorted(sections + body.inner + body.tail, key=lambda section: (section.span.start, -section.span.end))


def _collect(text: str, lines: list[Line], read_head: HeadReader) -> _Body:
    """Sort the lines of the running text by what they are."""
    body = _Body([], [], [], [])
    at = 0
    while at < len(lines):
        line = lines[at]
        words = line.text
        if not words or words[0] in PROSE or (len(words) > LONGEST_SIGN and words[0] in CAPITALS):
            body.lines.append(line)
        elif words[0] in "Mm" and ATTRIBUTES.match(words):
            end = max(other.end for other in lines[at:])
            body.tail.append(Section(Part.CONTAINER, "attributes", Span(line.start, end)))
            break
        elif _is_page(words):
            if words[-1:].isdigit() and "SECTION" in words.upper():
                found, after = read_head(text, lines, at)
                if found:
                    body.inner.extend(found)
                    at = after
                    continue
            body.inner.append(Section(Part.PAGE, "page", Span(line.start, line.end)))
        else:
            body.lines.append(line)
            mark = read_mark(words, line.start)
            if mark is not None and not is_day_of_month(text, mark):
                body.marks.append(mark)
        at += 1
    return body


def _is_page(words: str) -> bool:
    """A page header of either form, or a classification line that stands alone."""
    if words[0] in "-*•#" and (bullet := BULLET.match(words)):
        words = words[bullet.end() :]
    if is_page(words):
        return True
    if words[0] not in "CSUTLE" or len(words) > 90:
        return False
    head = words[:24]
    return head.upper() == head and read_classification(words) is not None


def _paragraphs(text: str, body: _Body, chain: list[tuple[Candidate, int]]) -> list[Section]:
    """Paragraphs and headings, from each mark of the chain to the next."""
    starts = {mark.start: (mark, number) for mark, number in chain}
    groups: list[list[Line]] = [[]]
    for line in body.lines:
        if line.start in starts and line.text:
            groups.append([])
        groups[-1].append(line)
    sections: list[Section] = []
    for n, group in enumerate(groups):
        last = n == len(groups) - 1
        mark = starts.get(group[0].start) if group and n else None
        sections += _group(text, group, mark, last=last)
    return sections


def _group(text: str, group: list[Line], mark: tuple[Candidate, int] | None, *, last: bool) -> list[Section]:
    """One paragraph with the headings (or the signature) that follow it."""
    while group and not group[-1].text:
        group.pop()
    if not group:
        return []
    tail: list[Section] = []
    if last:
        cut = signature_start(text, group[0].start, group[-1].end)
        if cut is not None:
            start, end = cut
            tail.append(Section(Part.SIGNATURE, "signature", Span(start, end)))
            rest = text[end : group[-1].end]
            if rest.strip():
                tail.append(Section(Part.SIGNATURE, "end", Span(end + len(rest) - len(rest.lstrip()), group[-1].end)))
            group = _until(text, group, start)
    else:
        at = heading_start(group, keep=1 if mark else 0)
        if at < len(group):
            tail += _headings(group[at:])
            group = group[:at]
    while group and not group[-1].text:
        group.pop()
    if not group:
        return tail
    if mark is None:
        return _unnumbered(group) + tail
    candidate, number = mark
    span = Span(candidate.start, group[-1].end)
    return [Section(Part.PARAGRAPH, str(number), span, number, candidate.marking), *tail]


def _until(text: str, group: list[Line], start: int) -> list[Line]:
    """The lines that stand before ``start``, the last of them cut there."""
    kept: list[Line] = []
    for line in group:
        if line.start >= start:
            break
        words = text[line.start : min(line.end, start)].rstrip()
        kept.append(Line(line.start, line.start + len(words), words))
    return kept


def heading_start(group: list[Line], *, keep: int) -> int:
    """Where the headings at the end of a group of lines begin; ``len(group)`` where there are none."""
    at = len(group)
    while at > keep:
        start = _one_heading(group, at, keep)
        if start == at:
            break
        at = start
    return at


def _one_heading(group: list[Line], at: int, keep: int) -> int:
    """The index of the heading's first line that ends before ``at``, or ``at`` itself."""
    end = at
    while end > keep and not group[end - 1].text:
        end -= 1
    below = end
    while below > keep and is_rule(group[below - 1].text):
        below -= 1
    ruled = below < end
    top = below
    while top > keep and below - top < 4 and _is_title(group, top - 1, ruled=ruled or top < below):
        top -= 1
    if top > keep and group[top - 1].text and is_rule(group[top - 1].text):
        return top - 1
    if top == below:
        return below if ruled else at
    title = group[top:below]
    if ruled or title[0].text[:1] == "#":
        return top
    free = top == 0 or not group[top - 1].text or group[top - 1].text[-1] in ENDED
    plain = title[-1].text[-1] not in ".,;:" and not title[0].text[:1].islower() and len(title) < 3
    return top if free and plain and len(title[0].text) <= 90 and title[0].text[:1] not in "-*(" else at


def _is_title(group: list[Line], at: int, *, ruled: bool) -> bool:
    """Whether a line can belong to a heading whose next line is below it."""
    words = group[at].text
    if not words or is_rule(words) or len(words) > (100 if ruled else 90):
        return False
    if ruled:
        return len(words) <= 100 and not (words[-1] in ".;," and len(words) > 60)
    return words[-1] not in ".,;"


def _headings(lines: list[Line]) -> list[Section]:
    """Headings as sections, one for each stretch without a blank line."""
    return [Section(Part.HEADING, "heading", Span(part[0].start, part[-1].end)) for part in _blocks(lines)]


def _unnumbered(lines: list[Line]) -> list[Section]:
    """Text without a number: paragraphs by blank lines, headings where a rule or a lone title says so."""
    return [_unnumbered_block(part) for part in _blocks(lines)]


def _unnumbered_block(part: list[Line]) -> Section:
    span = Span(part[0].start, part[-1].end)
    first = part[0].text
    ruled = any(is_rule(line.text) for line in part)
    if len(part) <= 5 and (
        ruled or first[:1] == "#" or (len(part) == 1 and len(first) < 70 and first[-1] not in '.)"')
    ):
        return Section(Part.HEADING, "heading", span)
    marking = MARKING.match(first)
    return Section(Part.PARAGRAPH, "", span, None, read_marking(marking[0]) if marking else None)


def _blocks(lines: list[Line]) -> list[list[Line]]:
    """Stretches of lines without a blank one."""
    blocks: list[list[Line]] = [[]]
    for line in lines:
        if line.text:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]
