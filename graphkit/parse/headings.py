"""Headings between paragraphs: lines over or under a rule, and lone titles."""

import re

from graphkit.model import Part, Section, Span
from graphkit.parse.lines import Line, blocks, last_lines, split_lines

HEADING = Part.HEADING
RULE = re.compile(r"[-=*_.~#+\s]{3,}$")
# A title in an editor's stars, or behind a marking.
MARKED = re.compile(
    r"[-=~]{2,}\s?[^-=~\n]{2,60}\s?[-=~]{2,}$|\*{1,2}\s?[^*\n]{2,60}\s?\*{1,2}$|\((?:U|C|S|SBU|[CS]/NF)\)\s{1,3}[A-Z][^.\n]{2,50}$"
)
ENDED = frozenset(".!?)\"':;”’*]")
STOPS = ".,;"  # no title ends so
MOST_WORDS = 5  # of a title with a colon
SMALL = frozenset({"of", "and", "on", "in", "for", "to", "the", "a", "with", "&"})
NEAR = 40  # characters above a heading that tell whether a sentence ends there
FEW = 5  # lines: most paragraphs show by their last ones what stands between them and the next


def is_rule(line: str) -> bool:
    """Whether a line is a rule under or over a heading.

    >>> is_rule("-------- ----"), is_rule("-- a point")
    (True, False)
    """
    return line[:1] in "-=*_~#+" and RULE.match(line) is not None


def cut_headings(text: str, start: int, end: int) -> tuple[int, list[Section]]:
    r"""Where a numbered paragraph ends whose stretch of text goes on to the next one, and the headings behind it.

    >>> text = "1. Fish came.\n\nOf Boats\n--------\n\n"
    >>> cut_headings(text, 0, len(text))
    (13, [Section(part=<Part.HEADING: 'heading'>, name='heading', span=Span(start=15, end=32), ...)])
    """
    stop = start + len(text[start:end].rstrip())
    line = max(text.rfind("\n", start, stop) + 1, start)
    last = text[line:stop].lstrip()
    ruled = is_rule(last)
    if not ruled and not _is_title(last, ruled=False):
        return stop, []
    top = max(text.rfind("\n", start, max(line - 1, start)) + 1, start) if ruled else line
    title = text[top:line].strip() if ruled else last
    if _stands(title, ruled=ruled) and (said := _sentence_above(text, start, top)) is not None:
        return said, [Section(HEADING, "heading", Span(text.find(title, top), stop))]
    return _cut_by_lines(text, start, stop)


def _sentence_above(text: str, start: int, top: int) -> int | None:
    """Where a sentence ends that stands above a line, a blank one between them, as above most headings."""
    above = text[max(start, top - NEAR) : top]
    said = above.rstrip()
    if above.count("\n", len(said)) < 2 or said[-1:] not in STOPS or not said[-2:-1].isalnum():
        return None
    return top - len(above) + len(said)


def _stands(title: str, *, ruled: bool) -> bool:
    """Whether a line between a blank one and a rule, or the end, is a heading whatever stands elsewhere."""
    return _is_title(title, ruled=ruled) and (
        ruled or (title[-1] != ":" and not title[0].islower() and title[0] not in "-*(")
    )


def _cut_by_lines(text: str, start: int, stop: int) -> tuple[int, list[Section]]:
    """The same in all cases: by the last lines, or by all where those do not tell."""
    lines = last_lines(text, start, stop, FEW)
    keep = 1 if lines[0].start <= start else 0  # the line with the number is no heading
    at = heading_start(lines, keep=keep)
    if not keep and not _is_conclusive(lines[:at]):
        lines = split_lines(text, start, stop)
        at = heading_start(lines, keep=1)
    return next(line.end for line in reversed(lines[:at]) if line.text), headings(lines[at:])


def headings(lines: list[Line]) -> list[Section]:
    """Headings as sections, one for each stretch without a blank line."""
    return [Section(HEADING, "heading", Span(block[0].start, block[-1].end)) for block in blocks(lines)]


def _is_conclusive(above: list[Line]) -> bool:
    """Whether the lines above a heading end in a sentence, so that no line further up can belong to the heading."""
    for line in reversed(above):
        if words := line.text:
            return words[-1] in STOPS and not is_rule(words)
    return False


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
    while top > keep and below - top < 4 and _is_title(group[top - 1].text, ruled=ruled or top < below):
        if top < below and (ruled or group[top].text.isupper()) and _ends_sentence(group[top - 1].text):
            break
        top -= 1
    while ruled and top < below - 1 and group[top].text[0].islower():
        top += 1  # the end of the paragraph above
    if top > keep and group[top - 1].text and is_rule(group[top - 1].text):
        if top < below and _is_under_title(group, top - 1, keep):
            return below - 1 if ruled else at  # what stands between two headings: a list of names
        return top - 1
    if top == below:
        return below if ruled else at
    title = group[top:below]
    if ruled or title[0].text[:1] == "#":
        return top
    free = top == 0 or not group[top - 1].text or group[top - 1].text[-1] in ENDED
    ends = title[-1].text[-1]
    plain = (
        (ends not in ".,;:" or (ends == ":" and _is_named(title[-1].text)))
        and not title[0].text[:1].islower()
        and len(title) < 3
    )
    opens = title[0].text[:1] not in "-*(" or (len(title) == 1 and MARKED.match(title[0].text) is not None)
    return top if free and plain and opens and len(title[0].text) <= 90 else at


def _is_under_title(group: list[Line], rule: int, keep: int) -> bool:
    """Whether a rule above some lines belongs to a title right above it, not to a heading between two rules."""
    words = group[rule - 1].text if rule > keep else ""
    return _is_title(words, ruled=True) and words[-1] not in ENDED


def _ends_sentence(words: str) -> bool:
    """Whether a line above a heading's is the last one of a paragraph, no abbreviation at its end.

    >>> _ends_sentence("inquiries with the ministry."), _ends_sentence("The Views of the U.S."), _ends_sentence("Rain")
    (True, False, False)
    """
    return words[-1] == "." and words[-2:-1].isalnum() and "." not in words.rsplit(maxsplit=1)[-1][:-1]


def _is_named(words: str) -> bool:
    """Whether a line with a colon is a title, not the beginning of a list: short, its words in capitals.

    >>> _is_named("Background and Details:"), _is_named("The boats are:"), _is_named("NEXT STEPS:")
    (True, False, True)
    """
    parts = words.rstrip(":").split()
    return (
        len(parts) <= MOST_WORDS
        and all(part[:1].isupper() or part in SMALL for part in parts)
        and parts[0] not in SMALL
    )


def _is_title(words: str, *, ruled: bool) -> bool:
    """Whether a line can belong to a heading whose next line is below it."""
    if not words or len(words) > (100 if ruled else 90) or is_rule(words):
        return False
    return not (words[-1] in STOPS and len(words) > 60) if ruled else words[-1] not in STOPS
