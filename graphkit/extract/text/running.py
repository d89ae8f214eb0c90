"""A cable's running text: paragraphs only, everything else blanked, so that every offset stays true."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter

from graphkit.extract.text.kept import Same
from graphkit.extract.text.records import recorded_list
from graphkit.extract.text.truecase import is_shouted, stated_acronyms, titled_words, truecase
from graphkit.model import Cable, Part, Section, Span

SPACES = re.compile(r"\s*")
BREAK = "\n\n"
APART = (Part.PAGE, Part.NOTE, Part.SIGNATURE)  # may lie inside a paragraph


def running_text(cable: Cable) -> str:
    r"""The subject and the paragraphs at their places, upper-case text in its likely case.

    A page line inside a paragraph becomes blanks, what lies between two paragraphs ends in a blank line. Without
    sections the whole text is one paragraph.

    >>> from graphkit.model import Source
    >>> text = "1. We met\nOSLO 1 002 OF 002\nAmb. Lind."
    >>> sections = (Section(Part.PARAGRAPH, "1", Span(0, 10), 1), Section(Part.PAGE, "page", Span(10, 28)),
    ...             Section(Part.PARAGRAPH, "1", Span(28, 38), 1))
    >>> running_text(Cable("08OSLO1", Source("plain", ""), text, sections=sections))
    '1. We met                   Amb. Lind.'
    """
    return _running_text(Same(cable))


@lru_cache(maxsize=2)
def _running_text(key: Same[Cable]) -> str:
    cable = key.it
    text = cable.text
    if not cable.sections:
        return without_editors(truecase(text, titled_words(text), stated_acronyms(text)) if is_shouted(text) else text)
    kept = list(paragraphs := cable.paragraphs)
    if cable.subject is not None:
        kept.append(Section(Part.PARAGRAPH, "subject", cable.subject.span))
        kept.sort(key=lambda section: section.span)
    loud = {(one.span.start, one.span.end): is_shouted(one.span.of(text)) for one in paragraphs}
    listed = recorded_list(cable)
    shouts = any(loud.values())
    named, stay = (titled_words(text), stated_acronyms(text)) if shouts else (frozenset(), frozenset())
    pieces: list[str] = []
    joins: list[Span] = []  # what lies between two parts of one paragraph, and the parts themselves
    at, before = 0, None
    for section in kept:
        start, end = max(section.span.start, at), max(section.span.end, at)
        same = section.number is not None and before == section.number
        words = text[start:end]
        if section == listed:
            words = words.replace("\n", ";")  # no name goes on over the end of its line
        shouted = loud.get((start, end))
        shouted = is_shouted(words) if shouted is None else shouted
        pieces += (blank(start - at, broken=not same), truecase(words, named, stay) if shouted else words)
        joins.append(Span(at if same else start, end))
        at, before = end, section.number
    pieces.append(blank(len(text) - at, broken=True))
    apart = [section.span for section in cable.sections if section.part in APART]
    return without_editors(without("".join(pieces), [span for span in apart if is_inside(span, joins)]))


_WITHHELD = re.compile(
    r"\[(?!name\s+not\s)(?P<what>(?:[\w½/\s-]|\([\w½/\s-]{1,30}\)){0,60}?)(?P<told>\s?not\sdeclassified)?\]",
    re.IGNORECASE,
)
_MEASURES = re.compile(
    r"\b(?:lines?|pages?|paragraphs?|text|words?|indicator|garbled?|illegible|sic)\b|^$", re.IGNORECASE
)


def without_editors(text: str) -> str:
    """The text with what its editors left out or remark in brackets as spaces; of a place or names, that they did.

    >>> without_editors("Lind [1 line not declassified] met [2 names not declassified].")
    'Lind                           met [2 names                 ].'
    >>> without_editors("He [sic] met [name not declassified] and [the King].")
    'He       met [name not declassified] and [the King].'
    """
    return _WITHHELD.sub(_blanked, text) if "[" in text else text


def _blanked(found: re.Match[str]) -> str:
    """An editor's bracket as spaces of the same length, or without its "not declassified"; itself if it is no such."""
    told = found["told"]
    if _MEASURES.search(found["what"]) and (told or " " not in found["what"].strip()):
        return " " * len(found[0])
    return f"[{found['what']}{' ' * len(told)}]" if told else found[0]


def is_inside(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span begins in one of those that are given in order.

    >>> is_inside(Span(5, 9), [Span(0, 3), Span(4, 8)]), is_inside(Span(3, 9), [Span(0, 3), Span(4, 8)])
    (True, False)
    """
    place = bisect_right(others, span.start, key=attrgetter("start")) - 1
    return place >= 0 and span.start < others[place].end


@lru_cache(maxsize=2)  # a cable's text is asked for twice, then its running text
def fold(text: str) -> str:
    """Lower case with every character in its place, so that spans hold in both.

    >>> fold("İzmir Met"), len("İ".lower())
    ('izmir met', 2)
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := char.lower()) == 1 else small[0] for char in text)


def without(text: str, spans: list[Span]) -> str:
    r"""The text with these spans, and the white space around them, as spaces.

    >>> without("one\n\ntwo\nthree", [Span(5, 8)])
    'one      three'
    """
    pieces: list[str] = []
    at = 0
    for span in sorted(spans):
        if span.start < at:
            continue
        before = text[at : span.start]
        pieces.append(before.rstrip())
        start = at + len(pieces[-1])
        after = SPACES.match(text, span.end)
        end = after.end() if after else span.end
        pieces.append(" " * (end - start))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def blank(length: int, *, broken: bool) -> str:
    r"""Filler of that length: spaces, or spaces that end in a blank line.

    >>> blank(3, broken=False), blank(3, broken=True), blank(1, broken=True)
    ('   ', ' \n\n', '\n')
    """
    return (" " * length + BREAK)[-length:] if broken and length else " " * length
