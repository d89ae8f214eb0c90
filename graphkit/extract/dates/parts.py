"""What every kind of date needs: the clock of the cable, a real day, the year that is not written."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Final

from graphkit.lexicon.cues import cue_tables
from graphkit.model import Cable, DateMention, Span
from graphkit.model.made import quickly_made

AHEAD: Final = timedelta(days=90)  # a stated day and month further ahead than this was last year
PART_OF_DAY = r"(?:\s(?:morning|afternoon|evening|night))?"
_WEEKDAY_BEFORE = re.compile(rf"\b([A-Za-z]{{6,9}}){PART_OF_DAY}(?:,|\s\(?the)?\s{{1,2}}(?:the\s|\()?$", re.IGNORECASE)
_LAST_WORD = re.compile(r"([A-Za-z-]{1,16})[\s(\"]{1,2}$")


@quickly_made
@dataclass(frozen=True, slots=True)
class Clock:
    """The day on which a cable was written where it was written, and its year; None where unknown."""

    today: date | None
    year: int | None


def local_day(cable: Cable) -> date | None:
    """The day on which the cable was sent, where it was sent (the date-time group counts in UTC)."""
    return cable.sent.date() if cable.sent else None


def dated(
    stated: int | None, month: int, day: int, span: Span, clock: Clock, weekday: int | None = None
) -> tuple[DateMention, ...]:
    """One day; nothing where the calendar has no such day or no year is known."""
    year = stated or clock.year
    when = _day(year, month, day) if year else None
    if when is None:
        return ()
    source = "stated" if stated else "year-of-cable"
    if not stated and clock.today and when > clock.today + AHEAD and (earlier := _day(when.year - 1, month, day)):
        when, source = earlier, "year-before"
    conflict = weekday is not None and when.weekday() != weekday
    return (DateMention(when.isoformat(), "day", source, span, weekday_conflict=conflict),)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def century(year: int) -> int:
    """A year of two digits in full: from 45 on it is of the twentieth century."""
    return 1900 + year if year >= 45 else 2000 + year


def word_before(text: str, at: int, start: int) -> str:
    """The word right before a place, in lower case; empty where there is none."""
    hit = _LAST_WORD.search(text[max(start, at - 20) : at])
    return hit[1].lower() if hit else ""


def range_end(stated: int | None, month: int, day: int, span: Span, clock: Clock) -> tuple[DateMention, ...]:
    """The last day of a range, marked as such."""
    return tuple(replace(one, source="range") for one in dated(stated, month, day, span, clock))


def is_year(text: str, at: Span, behind: re.Match[str], region: Span, clock: Clock) -> bool:
    """Whether the figures behind a month are the last two of the cable's year: ``by the end of September 09``."""
    short = clock.year is not None and behind["day"] == f"{clock.year % 100:02}" and behind["day"][0] == "0"
    return short and not behind["last"] and word_before(text, at.start, region.start) in _BEFORE_SHORT_YEAR


_BEFORE_SHORT_YEAR = frozenset({"of", "in", "since", "until", "early", "late", "mid"})


_RANGE = re.compile(r"\s?[-–—]\s?|\s(?:to|through)\s")


def with_ranges(dates: list[DateMention], text: str) -> list[DateMention]:
    """The dates, the last day of a range over two months marked as such: ``July 31-August 2``."""
    for n, (first, last) in enumerate(pairwise(dates), 1):
        days = first.precision == last.precision == "day" and first.value < last.value
        if days and _RANGE.fullmatch(text, first.span.end, last.span.start):
            dates[n] = replace(last, source="range")
    return dates


@cache
def ordinal_words() -> dict[str, int]:
    """Days of a month in words.

    >>> ordinal_words()["twelfth"], ordinal_words()["twenty-first"], ordinal_words()["thirty-first"]
    (12, 21, 31)
    """
    words: list[str] = cue_tables()["dates"]["ordinals"]
    tens = [f"twenty-{word}" for word in words[:9]]
    return {word: day for day, word in enumerate([*words, *tens, "thirtieth", "thirty-first"], 1)}


def weekday_before(text: str, at: int, start: int) -> tuple[int, int | None]:
    """Where a date begins that a weekday leads in (``Friday evening, May 3``), and which weekday."""
    offset = max(start, at - 28)
    near = text[offset:at]
    hit = _WEEKDAY_BEFORE.search(near) if "day" in near.lower() else None
    weekdays: list[str] = cue_tables()["dates"]["weekdays"]
    if hit is None or hit[1].lower() not in weekdays:
        return at, None
    return offset + hit.start(), weekdays.index(hit[1].lower())
