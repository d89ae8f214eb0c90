"""Paragraphs -> sentences, as spans into the cable's text.

A sentence starts behind the paragraph's number, marking and label (``12. (C) Summary:``) and ends with its stop. Page
headers inside a paragraph are stepped over: a sentence that one of them cuts in two stays one span.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graphkit.extract.text.kept import Kept, Same
from graphkit.lexicon.cues import cue_words
from graphkit.model import Cable, Issue, Part, Section, Span
from graphkit.model.made import quickly_made

# Asked of every section: naming a member of an enum takes longer than comparing with it.
PAGE, PARAGRAPH, NO_TEXT = Part.PAGE, Part.PARAGRAPH, (Part.SPACE, Part.BLOCK)
LONGEST = 5_000  # characters of one sentence; beyond, it is cut and reported

# A stop with what closes behind it (``.8`` is a damaged closing quote), a blank line, a list item on a new line, or a
# paragraph mark. The first character is told first and once, since a set of characters is found fastest.
_BREAK = re.compile(
    r"""[.?!\n\[¶](?:(?<=[.?!])[.?!]{0,3}["'”’)\]]{0,4}(?=\s|$)|(?<=[a-z]\.)8(?=\s)|(?<=\.)\]\(#\)(?=\s)"""
    r"""|(?<=\n)[ \t\r]*\n|(?<=\n)(?=[ \t]{0,9}[-*•]{1,2}[ \t])|(?<=\[)¶(?=\d)|(?<=¶)(?=\d))"""
)
# Number, marking, label: what stands before the first word of a paragraph.
_MARKER = re.compile(
    r"\s*(?:[-*•]{1,4}[ \t]+)?(?:\[?[¶\ufffd]?\s?\d{1,3}(?:[.)]{1,2}\]?(?:\(#\))?|\]\(#\))\s*)?"
    r"(?:\((?:[USC]|SBU|S|TS)(?:[/ ,A-Z-]{0,40})\)\s*(?:\d{1,3}\.\s+)?)?"
    r"(?:[-*•]{1,4}[ \t]+)?"
    r"(?:\(?(?:(?:BEGIN|Begin) )?(?:SUMMARY|Summary|COMMENT|Comment|NOTE|Note|ACTION REQUEST|Action Request)"
    r"(?: (?:AND|and) (?:COMMENT|Comment|ACTION REQUEST|action request|Action Request))?\s*(?:[:.]|--)\s*)?"
)
_MARKED = frozenset("-*•[¶\ufffd(0123456789")  # what a marker may begin with, beside its labels
_LABELS = ("SUM", "Sum", "COM", "Com", "NOTE", "Note", "ACT", "Act", "BEG", "Beg")
_WORD = re.compile(r"\S")
_OPENING = "\"'“‘([*-"


@quickly_made
@dataclass(frozen=True, slots=True)
class Region:
    """The running text of one paragraph; ``skip`` are page headers inside it."""

    span: Span
    skip: tuple[Span, ...] = ()
    number: int | None = None


def text_regions(cable: Cable) -> tuple[Region, ...]:
    """The paragraphs of a cable, each once, a paragraph that a page header cuts in two as one region.

    A cable without sections is one region.
    """
    return _text_regions(Same(cable))


@lru_cache(maxsize=2)
def _text_regions(key: Same[Cable]) -> tuple[Region, ...]:
    cable = key.it
    if not cable.sections:
        return (Region(Span(0, len(cable.text))),)
    regions: list[Region] = []
    pages: list[Span] = []
    for section in in_order(cable.sections):
        if section.part is PAGE:
            pages.append(section.span)
        elif section.part is PARAGRAPH:
            _add_paragraph(regions, pages, section)
            pages = []
        else:
            pages = _inside(regions, pages)
    _inside(regions, pages)
    return (*_subject(cable, regions), *regions)


def _subject(cable: Cable, regions: Sequence[Region]) -> tuple[Region, ...]:
    """The subject line where it stands above the paragraphs: it says what the cable is of, "A's meeting with B"."""
    if cable.subject is None or any(one.span.start < cable.subject.span.end for one in regions[:1]):
        return ()
    return (Region(cable.subject.span),)


def in_order(sections: Iterable[Section]) -> list[Section]:
    """The sections that are text, as they follow one another."""
    kept = [section for section in sections if section.part not in NO_TEXT]
    kept.sort(key=lambda section: (section.span.start, -section.span.end))
    return kept


def _inside(regions: list[Region], pages: Sequence[Span]) -> list[Span]:
    """Give page headers that lie inside the last paragraph to it; none is left over."""
    if regions and pages and pages[0].start < regions[-1].span.end:
        last = regions[-1]
        inner = tuple(page for page in pages if page.end <= last.span.end)
        regions[-1] = Region(last.span, last.skip + inner, last.number)
    return []


def _add_paragraph(regions: list[Region], pages: list[Span], section: Section) -> None:
    last = regions[-1] if regions else None
    if last and pages and pages[0].start >= last.span.end and _continues(last, section):
        span = Span(last.span.start, section.span.end)
        regions[-1] = Region(span, (*last.skip, *pages), last.number)
        return
    _inside(regions, pages)
    regions.append(Region(section.span, (), section.number))


def _continues(last: Region, section: Section) -> bool:
    return section.number is None or section.number == last.number


def region_sentences(text: str, region: Region) -> Iterator[Span]:
    """The sentences of one paragraph in order; none is empty, none overlaps another.

    >>> text = "4. (C) Amb. Poe met Gen. Roe at 3 p.m. on Jan. 4. He left."
    >>> [span.of(text) for span in region_sentences(text, Region(Span(0, len(text))))]
    ['Amb. Poe met Gen. Roe at 3 p.m. on Jan. 4.', 'He left.']
    """
    end = region.span.end
    start = _skip_marker(text, region.span.start, region)
    position = start
    while True:
        hit = _BREAK.search(text, position, end)
        if hit is None:
            break
        at, position = hit.span()
        if at <= start or (region.skip and _page_at(at, region.skip)):
            continue
        mark = text[at]
        following = _next_word(text, at if mark in "[¶" else position, region)
        if _is_break(text, start, hit, following, region):
            if (sentence := _trimmed(text, start, at if mark in "\n[¶" else position)) is not None:
                yield sentence
            start = _skip_marker(text, following, region)
            position = max(position, start)
        elif mark == "\n":
            position = max(position, following)  # each run of blank lines is looked at once
    if (sentence := _trimmed(text, start, end)) is not None:
        yield sentence


def _page_at(at: int, skip: Sequence[Span]) -> Span | None:
    """The page header that covers this character."""
    if not skip:
        return None
    place = bisect_right(skip, at, key=lambda span: span.start) - 1
    return skip[place] if place >= 0 and at < skip[place].end else None


def _next_word(text: str, at: int, region: Region) -> int:
    """Where the next word begins behind white space and page headers."""
    end = region.span.end
    if not region.skip and at + 1 < end and text[at] == " " and not text[at + 1].isspace():
        return at + 1
    while True:
        hit = _WORD.search(text, at, end)
        if hit is None:
            return end
        page = _page_at(hit.start(), region.skip)
        if page is None:
            return hit.start()
        at = page.end


def _skip_marker(text: str, at: int, region: Region) -> int:
    if at < region.span.end and text[at] not in _MARKED and not text[at].isspace() and not text.startswith(_LABELS, at):
        return at
    hit = _MARKER.match(text, at, region.span.end)
    return _next_word(text, hit.end() if hit else at, region)


def _is_break(text: str, start: int, hit: re.Match[str], following: int, region: Region) -> bool:
    if following >= region.span.end:
        return True
    at = hit.start()
    mark = text[at]
    if mark in "[¶":
        return text[max(start, at - 8) : at].rstrip()[-1:] in _ENDS
    if mark == "\n":
        return _is_line_break(text, hit, following, region)
    return _is_stop(text, start, at, following, region.span.end)


_ENDS = tuple('.?!"”:')


def _is_line_break(text: str, hit: re.Match[str], following: int, region: Region) -> bool:
    """Whether a blank line or a list item divides: not where a sentence runs on, nor beside a page header."""
    before = text[max(region.span.start, hit.start() - 40) : hit.start()].rstrip()
    if before[-1:] in _ENDS:
        return True
    place = bisect_right(region.skip, following, key=lambda span: span.start) - 1
    if place >= 0 and region.skip[place].end >= hit.start() - 3:
        return False
    word = text[following : following + 12].lstrip("-*•\t \"“'(")
    return not word[:1].islower()


def _is_stop(text: str, start: int, at: int, following: int, end: int) -> bool:
    ahead = text[following : min(following + 24, end)].lstrip(_OPENING).lstrip()
    if ahead[:1].islower() and ahead[:3].lower() != "xxx":
        return False  # it runs on
    return text[at] != "." or not _is_abbreviation(text, start, at, ahead)


def _is_abbreviation(text: str, start: int, stop: int, ahead: str) -> bool:
    token = text[max(start, stop - 16) : stop].rsplit(None, 1)[-1:] or [""]
    bare = token[0].lstrip(_OPENING)
    before = _BEFORE[bare]
    if not before:
        return stop - len(bare) <= start and bare.isdigit()
    following_word = "".join(ahead.split(None, 1)[:1])
    if "number" in before and following_word[:1].isdigit():
        return True
    if "name" in before:
        return True
    if len(bare) == 1 and _REFERENCE.search(text, max(start, stop - 20), stop):
        return False  # "as told in reftel A. Lind then left"
    if "more" in before:
        return following_word.strip(".,:;").lower() not in cue_words("sentences", "openers") or following_word == "A."
    return stop - len(bare) <= start and bare.isdigit()


_REFERENCE = re.compile(r"\b[Rr]ef(?:tel)?s?\s[A-Z]\Z")


def _before(bare: str) -> tuple[str, ...]:
    """What a word with a stop may be an abbreviation before: a number, a name, or more of the sentence."""
    low, initial = bare.lower(), len(bare) == 1 and bare.isupper() and bare != "I"
    found = tuple(kind for kind in ("number", "name", "more") if low in cue_words("sentences", f"before_{kind}"))
    return (*found, "more") if initial else found


_BEFORE = Kept(_before)


def is_abbreviated(word: str) -> bool:
    """Whether the stop behind a word may not end its sentence: ``amb``."""
    return bool(_BEFORE[word])


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def cut_sentence(text: str, span: Span) -> tuple[Span, ...]:
    """The sentence itself, or its pieces of at most `LONGEST` characters, cut at white space."""
    pieces, start = [], span.start
    while span.end - start > LONGEST:
        cut = max(text.rfind(" ", start + 1, start + LONGEST), text.rfind("\n", start + 1, start + LONGEST))
        cut = cut if cut > start else start + LONGEST
        pieces.append(Span(start, cut))
        start = cut
    return (*pieces, Span(start, span.end))


def split_sentences(cable: Cable, near: Sequence[int] | None = None) -> tuple[tuple[Span, ...], tuple[Issue, ...]]:
    """The sentences of a cable's paragraphs, in order, and an issue for each one cut for its length.

    With ``near`` (places in the text, in order) only paragraphs that hold one of them, and those right before them.
    """
    sentences: list[Span] = []
    issues: list[Issue] = []
    for region in _regions_near(text_regions(cable), near):
        for whole in region_sentences(cable.text, region):
            if whole.end - whole.start <= LONGEST:
                sentences.append(whole)
                continue
            pieces = cut_sentence(cable.text, whole)
            sentences.extend(pieces)
            message = f"a sentence of {whole.end - whole.start} characters was read in {len(pieces)} pieces"
            issues.append(Issue("extract", "sentence-cut", cable.id, message, whole))
    return tuple(sentences), tuple(issues)


def _regions_near(regions: Sequence[Region], near: Sequence[int] | None) -> Sequence[Region]:
    if near is None:
        return regions
    holds = [bisect_left(near, one.span.start) < bisect_left(near, one.span.end) for one in regions]
    return [one for n, one in enumerate(regions) if holds[n] or (n + 1 < len(regions) and holds[n + 1])]
