"""Dates in running text, with their precision, where the year comes from, and whether the weekday contradicts them.

A day and month without a year is of the cable's year, or of the year before where it would lie far ahead. ``source``:
``stated``, ``year-of-cable``, ``year-before``, ``weekday``, ``relative``, ``range`` (the end of a range).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import islice
from string import capwords
from typing import Final

from ahocorasick_rs import MATCHKIND_LEFTMOST_LONGEST, AhoCorasick, Implementation

from graphkit.extract.base import Extractor, Known
from graphkit.extract.dates.figures import figures, ordinals, years_alone
from graphkit.extract.dates.parts import (
    AHEAD,
    PART_OF_DAY,
    Clock,
    century,
    dated,
    is_year,
    local_day,
    ordinal_words,
    range_end,
    weekday_before,
    with_ranges,
    word_before,
)
from graphkit.extract.dates.relative import (
    COUNTED,
    Relative,
    counted,
    days_ago,
    instant,
    read_relative,
    relative_phrases,
    with_relatives,
)
from graphkit.extract.text.sentences import Region, text_regions
from graphkit.lexicon.cues import cue_tables, cue_words
from graphkit.model import Cable, DateMention, Extraction, Issue, Span

Hit = tuple[int, int, int]  # number of the word, start, end
MOST: Final = 5_000  # dates read in one cable

_BEHIND_MONTH = re.compile(
    r"(?:[.,]{0,2}\s{1,3}(?:the\s)?|[.,]?)"
    r"(?:\[?¶(?P<mark>\d{1,2})(?!\d)(?:\.?\]\(#\))?"
    r"|(?P<day>\d{1,2})(?![\d:]|,\d|\.\d| percent)(?:(?:st|nd|rd|th)\b)?)"
    r"(?:\s?(?:-|–|to|through|and|/)\s?(?P<last>\d{1,2})(?![\d:])(?:(?:st|nd|rd|th)\b)?(?!\s?(?:a\.?m|p\.?m|percent|million)))?"
)
_SPELLED = re.compile(r"\s{1,2}(?:the\s)?([A-Za-z]+(?:-[A-Za-z]+)?)\b")  # "June twenty-first"
_MILITARY = re.compile(r"\s?(\d{1,2})([A-Z]{3})(\d\d)")
_YEAR = re.compile(r",?\s{1,3}(?:of\s)?((?:18|19|20)\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"\s?'?(\d\d)(?!\d)")
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:(?P<first>\d{1,2})(?:st|nd|rd|th)?\s?(?:-|–|to|and)\s?)?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\sof)?[\s-]{0,2})?$"
)
_FIGURE = re.compile(r"\d")


@cache
def _words() -> tuple[AhoCorasick, tuple[str, ...]]:
    tables = cue_tables()["dates"]
    calendar = [*tables["months"], *tables["short_months"], *tables["weekdays"]]
    names = [*map(str.title, calendar), *(capwords(feast).replace(" Of ", " of ") for feast in tables["feasts"])]
    told = [*tables["relative"], *relative_phrases()]
    words = (*names, *map(str.upper, names), *told, *map(str.capitalize, told), *map(str.upper, told))
    automaton = AhoCorasick(words, MATCHKIND_LEFTMOST_LONGEST, implementation=Implementation.DFA)  # twice as fast
    return automaton, tuple(map(str.lower, words))


@cache
def _month_numbers() -> dict[str, int]:
    tables = cue_tables()["dates"]
    return {**{name: number for number, name in enumerate(tables["months"], 1)}, **tables["short_months"]}


def find_dates(cable: Cable) -> tuple[tuple[DateMention, ...], tuple[Issue, ...]]:
    """Every date in the paragraphs of a cable in order of the text; earlier kinds win overlaps."""
    today = local_day(cable)
    clock = Clock(today, today.year if today else cable.year)
    regions = text_regions(cable)
    found: list[DateMention] = []
    told: list[Relative] = []
    hits = _words()[0].find_matches_as_indexes(cable.text.replace("\n", " "))
    starts = [start for _, start, _ in hits]
    for region in regions:
        first, last = bisect_left(starts, region.span.start), bisect_left(starts, region.span.end)
        found.extend(_region_dates(cable.text, region, clock, hits[first:last], told))
        if len(found) > MOST:
            issue = Issue("extract", "dates-cut", cable.id, f"only the first {MOST} dates were read", region.span)
            return tuple(found[:MOST]), (issue,)
    return tuple(with_relatives(found, told[:MOST], clock) if told else found), ()


def _region_dates(
    text: str, region: Region, clock: Clock, hits: Sequence[Hit], told: list[Relative]
) -> list[DateMention]:
    """The dates of a paragraph; phrases that count from another date are added to ``told``."""
    taken: list[DateMention] = []
    start, end = region.span.start, region.span.end
    named = _named(text, Span(start, end), clock, hits, told)
    for group in (named, figures(text, start, end, clock), ordinals(text, start, end, clock)):
        taken = _merged(taken, list(islice(group, MOST + 1)))
    return with_ranges(_merged(taken, list(islice(years_alone(text, start, end), MOST + 1))), text)


def _merged(taken: list[DateMention], more: list[DateMention]) -> list[DateMention]:
    """Both lists in order; what overlaps something taken, or its own forerunner, falls away."""
    if not more:
        return taken
    starts = [one.span.start for one in taken]
    kept = []
    reached = 0
    for one in sorted(more, key=lambda mention: mention.span):
        place = bisect_left(starts, one.span.end)
        if one.span.start >= reached and (place == 0 or taken[place - 1].span.end <= one.span.start):
            kept.append(one)
            reached = one.span.end
    return sorted([*taken, *kept], key=lambda mention: mention.span)


# ---------------------------------------------------------------------------------------------- words of a calendar


def _named(text: str, region: Span, clock: Clock, hits: Sequence[Hit], told: list[Relative]) -> Iterator[DateMention]:
    words, phrases = _words()[1], relative_phrases()
    reached = start = region.start
    end = region.end
    for index, at, to in hits:
        if at < reached or to > end or text[max(at - 1, start) : at].isalpha() or (to < end and text[to].isalpha()):
            continue
        if phrases.get(words[index]) in ("from_told", "days_from_told"):
            if (relative := read_relative(text, Span(at, to), words[index], end)) is not None:
                told.append(relative)
            continue
        for one in _of_word(text, Span(at, to), words[index], region, clock):
            yield one
            reached = one.span.end


def _of_word(text: str, at: Span, word: str, region: Span, clock: Clock) -> tuple[DateMention, ...]:
    tables = cue_tables()["dates"]
    if (feast := tables["feasts"].get(word)) is not None:
        return dated(None, int(feast[:2]), int(feast[3:]), at, clock)
    if word in _month_numbers():
        return _of_month(text, at, _month_numbers()[word], region, clock)
    if relative_phrases().get(word) in COUNTED:
        return counted(text, at, word, clock)
    if word in tables["ago"]:
        return days_ago(text, at, word, clock)
    if word in tables["instant"]:
        return instant(text, at, word, clock)
    if word in tables["relative"]:
        return _of_relative(at, tables["relative"][word], text, clock)
    return _of_weekday(text, at, tables["weekdays"].index(word), region, clock)


def _of_relative(at: Span, days: int, text: str, clock: Clock) -> tuple[DateMention, ...]:
    if clock.today is None or text[at.end : at.end + 2] in ("'s", "’s"):
        return ()
    return (DateMention((clock.today + timedelta(days=days)).isoformat(), "day", "relative", at),)


def _of_weekday(text: str, at: Span, weekday: int, region: Span, clock: Clock) -> tuple[DateMention, ...]:
    """A weekday alone is the last such day up to that on which the cable was sent; ``next Friday`` comes after it."""
    before = word_before(text, at.start, region.start)
    if clock.today is None or not text[at.start].isupper() or before in cue_words("dates", "habitual"):
        return ()
    if _BEHIND_WEEKDAY.match(text, at.end, region.end):
        return ()  # the month that follows says which day
    days = (clock.today.weekday() - weekday) % 7
    if before in ("next", "coming"):
        days -= 7
    elif days == 0 and before in ("last", "past", "previous"):
        days = 7
    day = clock.today - timedelta(days=days)
    return (DateMention(day.isoformat(), "day", "weekday", at),)


_BEHIND_WEEKDAY = re.compile(
    PART_OF_DAY + r",?\s{1,2}(?:the\s)?\(?(?:\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?)?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
    re.I,
)


# ------------------------------------------------------------------------------------------------------ months


def _of_month(text: str, at: Span, month: int, region: Span, clock: Clock) -> tuple[DateMention, ...]:
    glued = _MILITARY.fullmatch(text[max(region.start, at.start - 2) : at.end + 2])
    if glued:
        span = Span(at.start - len(glued[1]), at.end + 2)
        return dated(century(int(glued[3])), month, int(glued[1]), span, clock)
    near = text[max(region.start, at.start - 24) : at.start]
    before = _BEFORE_MONTH.search(near) if _FIGURE.search(near, max(0, len(near) - 8)) else None
    capitals = text[at.start : at.end].isupper() and at.end - at.start == 3
    behind = None if capitals and before and before["day"] else _BEHIND_MONTH.match(text, at.end, region.end)
    if behind and behind["day"] and is_year(text, at, behind, region, clock):
        return (DateMention(f"{clock.year}-{month:02}", "month", "stated", Span(at.start, behind.end("day"))),)
    if behind and 1 <= int(behind["mark"] or behind["day"]) <= 31:
        return _month_day(text, at, month, behind, region, clock)
    spelled = None if word_before(text, at.start, region.start) == "in" else _SPELLED.match(text, at.end, region.end)
    if spelled is not None and (day := ordinal_words().get(spelled[1].lower())):
        return dated(None, month, day, Span(at.start, spelled.end()), clock)
    if before and before["day"] and 1 <= int(before["day"]) <= 31:
        return _day_month(text, at, month, before, region, clock)
    return _month_alone(text, at, month, region, clock)


def _month_day(
    text: str, at: Span, month: int, behind: re.Match[str], region: Span, clock: Clock
) -> tuple[DateMention, ...]:
    """``May 3, 2009``, ``May 3-5``, ``September, [¶17.](#)``."""
    year = _YEAR.match(text, behind.end(), region.end)
    day = int(behind["mark"] or behind["day"])
    first_end = behind.start("last") - 1 if behind["last"] else behind.end()
    first_end = _right_trim(text, behind.end("mark" if behind["mark"] else "day"), first_end)
    if not behind["last"]:
        first_end = behind.end()
    end = year.end() if year and not behind["last"] else first_end
    start, weekday = weekday_before(text, at.start, region.start)
    stated = int(year[1]) if year else None
    first = dated(stated, month, day, Span(start, end), clock, weekday)
    if not behind["last"]:
        return first
    last_span = Span(behind.start("last"), year.end() if year else behind.end())
    return (*first, *range_end(stated, month, int(behind["last"]), last_span, clock))


def _right_trim(text: str, core: int, end: int) -> int:
    suffix = text[core : core + 2]
    return core + 2 if suffix in ("st", "nd", "rd", "th") and core + 2 <= end else core


def _day_month(
    text: str, at: Span, month: int, before: re.Match[str], region: Span, clock: Clock
) -> tuple[DateMention, ...]:
    """``3 May 2009``, ``3-5 May``, ``04JUN08``."""
    offset = max(region.start, at.start - 24)
    year = _YEAR.match(text, at.end, region.end)
    stated = int(year[1]) if year else None
    end = year.end() if year else at.end
    capitals = text[at.start : at.end].isupper() and at.end - at.start == 3
    if year is None and capitals and (short := _SHORT_YEAR.match(text, at.end, region.end)):
        stated, end = century(int(short[1])), short.end()
    if not before["first"]:
        start, weekday = weekday_before(text, offset + before.start(), region.start)
        return dated(stated, month, int(before["day"]), Span(start, end), clock, weekday)
    first_span = Span(offset + before.start("first"), offset + before.end("first"))
    first = dated(stated, month, int(before["first"]), first_span, clock)
    last_span = Span(offset + before.start("day"), end)
    return (*first, *range_end(stated, month, int(before["day"]), last_span, clock))


def _month_alone(text: str, at: Span, month: int, region: Span, clock: Clock) -> tuple[DateMention, ...]:
    """``June 2008``, ``in June``; ``May`` and ``March`` only where they cannot be a verb or a name."""
    year = _YEAR.match(text, at.end, region.end)
    before = word_before(text, at.start, region.start).rsplit("-", 1)[-1]
    if text[max(0, at.start - 4) : at.start].lower() == "mid-":
        before = "mid"
    if year:
        return (DateMention(f"{year[1]}-{month:02}", "month", "stated", Span(at.start, year.end())),)
    word = text[at.start : at.end].lower()
    doubtful = len(word) <= 4 or word == "march"
    owned = before in _OWNERS and _OF_EVENT.match(text, at.end, region.end) is not None
    known = word in ("june", "july") or before in cue_words("dates", "before_month") or owned
    if clock.year is None or (doubtful and not known):
        return ()
    if len(word) <= 3 and word != "may":
        return ()
    ahead = clock.today is not None and date(clock.year, month, 1) > clock.today + (
        timedelta() if before in ("last", "previous") else AHEAD
    )
    source = "year-before" if ahead else "year-of-cable"
    return (DateMention(f"{clock.year - ahead}-{month:02}", "month", source, at),)


_OWNERS = frozenset({"s", "his", "her", "their", "our", "its"})
_OF_EVENT = re.compile(r"\s+(?:visit|trip|meeting|meetings|talks|summit|call|conference|stop|stopover|tour|session)\b")


# -------------------------------------------------------------------------------------------------- the extractor


def find(cable: Cable, known: Known, found: Extraction) -> Extraction:  # noqa: ARG001 (every extractor has this shape)
    """``found`` and the dates of the cable's paragraphs."""
    dates, issues = find_dates(cable)
    return replace(found, dates=found.dates + dates, issues=found.issues + issues)


EXTRACTOR = Extractor("dates", find)
