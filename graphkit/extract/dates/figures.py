"""Dates in figures: ISO, US dates with the month first, and years alone."""

import re
from collections.abc import Iterator
from dataclasses import replace

from graphkit.extract.dates.parts import Clock, century, dated, range_end, word_before
from graphkit.lexicon.cues import cue_words
from graphkit.model import DateMention, Span

_ISO = re.compile(r"([12]\d{3})(?<![\d/-]\d{4})-(\d\d)-(\d\d)(?![\d/-])")
_SLASH = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d\d))?(?:-(\d{1,2}))?(?![\d/%])")
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d(?:(?<![\d/.,$#-]\d{4})|(?<=[yde]-\d{4}))(?![\d/-]|[.,]\d)")
_INSIDE_FIGURES = tuple("0123456789/.$-")
_NEXT_WORD = re.compile(r"\s?([A-Za-z-]{1,16})")


# "on the 14th" where no noun follows: a day, no floor, no anniversary.
_ORDINAL = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)(?=[.,;:)]|\s+(?:and|as|at|by|for|he|in|on|she|that|they|to|we|when|where|with)\b|\s*$)",
    re.IGNORECASE,
)


def ordinals(text: str, start: int, end: int, clock: Clock) -> Iterator[DateMention]:
    """``on the 14th``, ``ON 14TH``: the last such day up to the one on which the cable was sent."""
    for words in ("on the ", "ON THE ", "on ", "ON "):
        for at in _places(text, words, start, end):
            hit = (
                _ORDINAL.match(text, at + len(words), end)
                if text[at + len(words) : at + len(words) + 1].isdigit()
                else None
            )
            if hit is None or clock.today is None or not 1 <= int(hit[1]) <= 31:
                continue
            month = clock.today.year * 12 + clock.today.month - 1 - (int(hit[1]) > clock.today.day)
            found = dated(month // 12, month % 12 + 1, int(hit[1]), Span(*hit.span()), clock)
            yield from (replace(one, source="relative") for one in found)


def figures(text: str, start: int, end: int, clock: Clock) -> Iterator[DateMention]:
    """ISO dates, and US dates with month first."""
    for at in _places(text, "-", start, end):  # the mark is rarer than a figure
        hit = _ISO.match(text, max(at - 4, start), end)
        if hit:
            yield from dated(int(hit[1]), int(hit[2]), int(hit[3]), Span(*hit.span()), clock)
    if text.find("/", start, end) < 0:
        return
    for hit in _slashed(text, start, end):
        if text[max(start, hit.start() - 1) : hit.start()] in _INSIDE_FIGURES:
            continue
        if not hit[3] and not _near_date_word(text, hit, start, end):
            continue
        year = None if not hit[3] else int(hit[3]) if len(hit[3]) == 4 else century(int(hit[3]))
        if (hit[1], hit[2], hit[3]) == ("9", "11", None):
            continue  # the attacks of 2001 by their name
        span = Span(hit.start(), hit.start(4) - 1 if hit[4] else hit.end())
        yield from dated(year, int(hit[1]), int(hit[2]), span, clock)
        if hit[4]:
            yield from range_end(year, int(hit[1]), int(hit[4]), Span(hit.start(4), hit.end()), clock)


def _slashed(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """``1/26``, ``1/26/05``, each once."""
    reached, at = start, text.find("/", start, end)
    while at >= 0:
        first = at
        while first > reached and at - first < 2 and text[first - 1].isdigit():
            first -= 1
        hit = _SLASH.match(text, first, end) if first < at else None
        if hit:
            yield hit
            reached = hit.end()
        at = text.find("/", max(at + 1, reached), end)


def _near_date_word(text: str, hit: re.Match[str], start: int, end: int) -> bool:
    words = cue_words("dates", "around_numeric")
    following = _NEXT_WORD.match(text, hit.end(), end)
    word = following[1].lower() if following else ""
    if word in words and word not in ("of", "the", "on"):
        return True
    return word_before(text, hit.start(), start) in words and word not in ("of", "the")


def _places(text: str, words: str, start: int, end: int) -> Iterator[int]:
    at = text.find(words, start, end)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, end)


_PART_OF_YEAR = re.compile(r"\b(?:early|mid|late)-$", re.IGNORECASE)


def years_alone(text: str, start: int, end: int) -> Iterator[DateMention]:
    """Years behind a word that makes them dates: "in 2005"."""
    for at in sorted(place for first in ("19", "20") for place in _places(text, first, start, end)):
        hit = _YEAR_ALONE.match(text, at, end)
        if hit is None:
            continue
        before = word_before(text, hit.start(), start).rsplit("-", 1)[-1]
        part = _PART_OF_YEAR.search(text[max(start, at - 6) : at])  # "mid-2005"
        if part or before in cue_words("dates", "before_year"):
            yield DateMention(hit[0], "year", "stated", Span(*hit.span()))
