"""Summary, comment, note and other blocks: they lie on paragraphs."""

import re
from collections.abc import Iterable, Iterator

from graphkit.model import Part, Section, Span
from graphkit.parse.lines import in_capitals, plain
from graphkit.parse.outline import outline, outline_head

BLOCK, HEADING, PARAGRAPH = Part.BLOCK, Part.HEADING, Part.PARAGRAPH
SUMMARY = r"S[UM]{2,4}[AR]{1,4}Y|S\sU\sM\sM\sA\sR\sY"  # misspelt and letter-spaced too
# What may share a title with the summary and stand before it.
SHARED = (
    r"(?:(?:INTRODUCTION|ACTION\s{1,3}REQUEST(?:ED)?|OVERVIEW|BACKGROUND|COMMENT|KEY\s{1,2}POINTS)"
    r"(?:\s{1,3}(?:AND|&)\s{1,3}|\s?/\s?)(?=SU))?"
)
LEVEL = "(?:UNCLASSIFIED|CONFIDENTIAL|SECRET|SENSITIVE|CLASSIFIED|BRIEF|SHORT)"
CLOSE = re.compile(
    rf"\bEND\s{{1,3}}(?:OF\s{{1,3}}|THE\s{{1,3}}|{LEVEL}\s{{1,3}})?{SHARED}({SUMMARY}|KEY\s{{1,2}}POINTS|COMMENT|NOTE|INTRODUCTION)\b"
    r"(?:(?:\s{1,3}AND\s{1,3}|\s?/\s?)(?:COMMENT|INTRODUCTION|RECOMMENDATIONS?|ACTION\s{1,3}REQUEST))?[.)]{0,3}"
)
TITLE = re.compile(
    r"[\W\d_]{0,6}(?:[A-Z]{1,4}[.)]\s{1,3})?(?:\([A-Z/]{1,6}\)\s{0,3})?(?:--?\s{0,3})?(?:BEGIN\s{1,3})?"
    rf"(?:(?:EXECUTIVE|{LEVEL})\s{{1,3}})?{SHARED}({SUMMARY}|COMMENT|KEY POINTS)\b"
)
MISSPELT = re.compile(rf"\b(?:{SUMMARY})\b")
SIGNS = ("SUM", "KEY POINTS", "S U M")  # one of them stands in every title of a summary
FORMS = {
    "summary": ("SUMMARY", "Summary", "summary", "KEY POINTS", "Key Points"),
    "comment": ("COMMENT", "Comment"),
    "note": ("NOTE", "Note"),
    "introduction": ("INTRODUCTION", "Introduction"),
}
RULES = "-=*_~#+."
HEAD_OF_PARAGRAPH = 70
FAR = 3000  # characters of running text in which a summary begins, if at all


def parse_summary(text: str) -> Span | None:
    r"""The summary from its first word to ``END SUMMARY``, else the paragraph that it opens.

    >>> text = "SUBJECT: FISH\n\n1. (U) SUMMARY: Fish came. END SUMMARY.\n\n2. (U) They left."
    >>> parse_summary(text).of(text)
    'SUMMARY: Fish came. END SUMMARY.'
    """
    text = plain(text)
    start = outline_head(text).body
    upper = in_capitals(text)
    if all(upper.find(sign, start, start + FAR) < 0 for sign in SIGNS):
        return None
    closed = (block.span for block in _closed(text, upper, start, len(text)) if block.name == "summary")
    if (span := next(closed, None)) is not None:
        return span
    return next((block.span for block in find_blocks(text, outline(text).sections) if block.name == "summary"), None)


def find_blocks(text: str, sections: Iterable[Section]) -> list[Section]:
    """The blocks of a text: those that are closed by END, then summaries and comments that only a title opens."""
    running = [section for section in sections if section.part is PARAGRAPH or section.part is HEADING]
    paragraphs = [section for section in running if section.part is PARAGRAPH]
    if not paragraphs:
        return []
    upper = in_capitals(text)
    found = list(_closed(text, upper, running[0].span.start, paragraphs[-1].span.end))
    closed = [block.span for block in found]
    for name, span in _titled(upper, running):
        if name == "summary" and span.start > running[0].span.start + FAR:
            continue
        if not any(span.overlaps(other) for other in closed) and (name != "summary" or not _has(found, name)):
            found.append(Section(BLOCK, name, span))
    return sorted(found, key=lambda block: block.span)


def _name_of(title: str) -> str:
    """The name of the blocks with this title in capitals."""
    return "summary" if title.startswith(("KEY", "S")) else title.lower()


def _has(found: list[Section], name: str) -> bool:
    return any(block.name == name for block in found)


def _closed(text: str, upper: str, start: int, end: int) -> Iterator[Section]:
    """Blocks from their first word to END SUMMARY, END COMMENT, END NOTE, in order of their ends."""
    floors: dict[str, int] = {}
    at = upper.find("END", start, end)
    while at >= 0:
        # Most are the ends of SPEND and the like: a blank behind tells that without the pattern.
        hit = CLOSE.match(upper, at, end) if upper[at + 3 : at + 4].isspace() else None
        if hit is not None:
            name = _name_of(hit[1])
            opening = _opening(text, upper, name, floors.get(name, start), at)
            if opening is None and name == "summary" and not floors and at < start + FAR:
                opening = start  # its title was lost
            if opening is not None:
                yield Section(BLOCK, name, Span(opening, hit.end()))
                floors[name] = hit.end()
        at = upper.find("END", at + 3, end)


def _opening(text: str, upper: str, name: str, floor: int, end: int) -> int | None:
    """Where a block that is closed at ``end`` begins: its title behind the last block of that name."""
    if name == "summary":
        at = next((at for form in FORMS[name] if (at := text.find(form, floor, end)) >= 0), -1)
        if at < 0 and (title := MISSPELT.search(upper, floor, min(end, floor + FAR))):
            at = title.start()
    else:
        at = max(text.rfind(form, floor, end) for form in FORMS[name])
    if at < 0:
        return None
    return at - 1 if at > floor and text[at - 1] in "([" else at


def _titled(upper: str, running: list[Section]) -> Iterator[tuple[str, Span]]:
    """Blocks that only a title opens: the paragraph behind it, or those up to the next heading."""
    for at, section in enumerate(running):
        start = section.span.start
        if section.part is HEADING and upper[start] in RULES:  # a title under a rule
            start += len(words := section.span.of(upper)) - len(words.lstrip(RULES + " \t\r\n"))
        opening = upper[start : min(start + HEAD_OF_PARAGRAPH, section.span.end)]
        if "SUM" not in opening and "COMMENT" not in opening and "KEY P" not in opening and "S U M" not in opening:
            continue  # as in most paragraphs
        hit = TITLE.match(upper, start, start + len(opening))
        if hit is None:
            continue
        name = _name_of(hit[1])
        if section.part is PARAGRAPH:
            yield name, Span(hit.start(1), section.span.end)
            continue
        inside: list[Section] = []
        for other in running[at + 1 :]:
            if inside and (other.part is HEADING or (other.number and inside[0].number is None)):
                break  # behind paragraphs without a number the first that has one begins the text
            if other.part is PARAGRAPH:
                inside.append(other)
        if inside:
            yield name, Span(inside[0].span.start, inside[-1].span.end)
