"""Every character belongs to a section or to an issue: the gaps of an outline, told apart into blank and unread."""

from bisect import insort
from collections.abc import Iterable

from graphkit.model import Issue, Part, Section, Span
from graphkit.parse.lines import split_lines, squeeze

SPACE = Part.SPACE
LONGEST_QUOTE = 80


def by_place(section: Section) -> tuple[int, int]:
    """The order of sections: by their beginning, the longer of two first."""
    return section.span.start, -section.span.end


def laid_on(sections: list[Section], others: Iterable[Section]) -> tuple[Section, ...]:
    """Sections that are in order, with a few others among them."""
    for section in others:
        insort(sections, section, key=by_place)
    return tuple(sections)


def tile(text: str, sections: Iterable[Section], where: str) -> tuple[list[Section], list[Issue]]:
    """Fill the gaps of sections that come in order: blank ones are `Part.SPACE`, each other line an issue ``unread``.

    >>> tile("ab  cd", [Section(Part.HEAD, "x", Span(0, 2))], "here")[1][0].message
    'line not understood: cd'
    """
    out: list[Section] = []
    issues: list[Issue] = []
    covered = 0
    for section in sections:
        start, end = section.span.start, section.span.end
        if start > covered:
            if text[covered:start].isspace():
                out.append(Section(SPACE, "space", Span(covered, start)))
            else:
                _fill(text, covered, start, where, out, issues)
        out.append(section)
        covered = max(covered, end)
    if covered < len(text):
        _fill(text, covered, len(text), where, out, issues)
    return out, issues


def _fill(text: str, start: int, end: int, where: str, out: list[Section], issues: list[Issue]) -> None:
    """One gap: its words are unread, all around them is space."""
    if text[start:end].isspace():
        out.append(Section(SPACE, "space", Span(start, end)))
        return
    at = start
    for line in split_lines(text, start, end):
        if not line.text:
            continue
        if line.start > at:
            out.append(Section(SPACE, "space", Span(at, line.start)))
        quoted = squeeze(line.text)
        short = quoted if len(quoted) <= LONGEST_QUOTE else quoted[: LONGEST_QUOTE - 1] + "…"
        issues.append(Issue("parse", "unread", where, f"line not understood: {short}", Span(line.start, line.end)))
        at = line.end
    if at < end:
        out.append(Section(SPACE, "space", Span(at, end)))
