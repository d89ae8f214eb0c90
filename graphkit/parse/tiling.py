"""Every character belongs to a section or to an issue: the gaps of an outline, told apart into blank and unread."""

from collections.abc import Iterable

from graphkit.model import Issue, Part, Section, Span


def tile(text: str, sections: Iterable[Section], where: str) -> tuple[tuple[Section, ...], list[Issue]]:
    """Fill the gaps between sections: blank ones become `Part.SPACE`, others an issue ``unread`` each.

    >>> tile("ab  cd", [Section(Part.HEAD, "x", Span(0, 2))], "here")[1][0].message
    'line not understood: cd'
    """
    out: list[Section] = []
    issues: list[Issue] = []
    covered = 0
    for section in sorted(sections, key=lambda found: (found.span.start, -found.span.end)):
        if section.span.start > covered:
            _gap(text, covered, section.span.start, where, out, issues)
        out.append(section)
        covered = max(covered, section.span.end)
    if covered < len(text):
        _gap(text, covered, len(text), where, out, issues)
    return tuple(out), issues


def _gap(text: str, start: int, end: int, where: str, out: list[Section], issues: list[Issue]) -> None:
    words = text[start:end]
    inner = words.strip()
    if not inner:
        out.append(Section(Part.SPACE, "space", Span(start, end)))
        return
    left = start + len(words) - len(words.lstrip())
    right = left + len(inner)
    if left > start:
        out.append(Section(Part.SPACE, "space", Span(start, left)))
    if right < end:
        out.append(Section(Part.SPACE, "space", Span(right, end)))
    quoted = " ".join(inner.split())
    short = quoted if len(quoted) <= 80 else quoted[:79] + "…"
    issues.append(Issue("parse", "unread", where, f"line not understood: {short}", Span(left, right)))
