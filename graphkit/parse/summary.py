"""Summary, comment and note blocks: they lie on paragraphs."""

import re
from collections.abc import Iterable

from graphkit.model import Part, Section, Span
from graphkit.parse.outline import outline

OPEN = re.compile(r"\b(SUMMARY|COMMENT|NOTE|Summary|Comment|Note)\b(?: AND COMMENT| and Comment)?\s{0,3}[:.-]")
CLOSE = re.compile(
    r"\bEND\s{1,3}(?:OF\s{1,3})?(SUMMARY|COMMENT|NOTE)\b(?:\s{1,3}AND\s{1,3}COMMENT)?[.)]{0,3}", re.IGNORECASE
)


def parse_summary(text: str) -> Span | None:
    r"""The summary from its first word to ``END SUMMARY``, else the paragraph that it opens.

    >>> text = "SUBJECT: FISH\n\n1. (U) SUMMARY: Fish came. END SUMMARY.\n\n2. (U) They left."
    >>> parse_summary(text).of(text)
    'SUMMARY: Fish came. END SUMMARY.'
    """
    return next(
        (section.span for section in find_blocks(text, outline(text).sections) if section.name == "summary"), None
    )


def find_blocks(text: str, sections: Iterable[Section]) -> list[Section]:
    """The blocks of a text, in order."""
    paragraphs = [section for section in sections if section.part is Part.PARAGRAPH]
    found: list[Section] = []
    if not paragraphs:
        return found
    end = paragraphs[-1].span.end
    for closing in CLOSE.finditer(text, paragraphs[0].span.start, end):
        name = closing[1].lower()
        floor = max([paragraphs[0].span.start, *(block.span.end for block in found if block.name == name)])
        start = _opening(text, name, floor, closing.start())
        if start is not None:
            found.append(Section(Part.BLOCK, name, Span(start, closing.end())))
    if not any(block.name == "summary" for block in found):
        found += _open_summary(text, paragraphs)
    return found


def _opening(text: str, name: str, floor: int, end: int) -> int | None:
    words = text[floor:end]
    for form in (name.upper(), name.capitalize()):
        at = words.rfind(form)
        if at >= 0:
            bracket = at > 0 and words[at - 1] == "("
            return floor + at - bracket
    return None


def _open_summary(text: str, paragraphs: list[Section]) -> list[Section]:
    """A summary that nobody closed: the rest of the paragraph that it opens."""
    for paragraph in paragraphs[:3]:
        head = text[paragraph.span.start : min(paragraph.span.start + 60, paragraph.span.end)]
        hit = re.search(r"\bSUMMARY\b|\bSummary\b", head)
        if hit:
            return [Section(Part.BLOCK, "summary", Span(paragraph.span.start + hit.start(), paragraph.span.end))]
    return []
