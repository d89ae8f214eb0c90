"""Dates told from another date: "the day before", "two days later", "the next morning", "last month"."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Final

from graphkit.extract.dates.parts import Clock, dated
from graphkit.lexicon.cues import cue_tables
from graphkit.model import DateMention, Span
from graphkit.model.made import quickly_made

FAR: Final = timedelta(days=400)  # a story's date further from the cable's than this tells no day of its story
_COUNT = re.compile(r"\b([A-Za-z]{1,5}|\d{1,2})\s+$")
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|d)?\s$", re.IGNORECASE)
_CLOSED = re.compile(r"\s{0,3}(?:[.,;:)\"”]|$|with\b|to\b|in\b|at\b|by\b|that\b|and\b)", re.IGNORECASE)


@quickly_made
@dataclass(frozen=True, slots=True)
class Relative:
    """A phrase that counts days from the last date told before it."""

    span: Span
    days: int


COUNTED = ("months_from_today", "weeks_from_today", "years_from_today")
_TABLES = ("from_told", "days_from_told", *COUNTED, "ago", "instant")
_WEEK: Final = 7


@cache
def relative_phrases() -> dict[str, str]:
    """Phrase in lower case -> the table of ``cues.toml`` that it is from."""
    tables = cue_tables()["dates"]
    return {phrase: name for name in _TABLES for phrase in tables[name]}


def read_relative(text: str, at: Span, phrase: str, end: int) -> Relative | None:
    """The phrase as days from the date told before it; None where a clause says which day is meant, or no number does.

    >>> text = "He left two days later."
    >>> read_relative(text, Span(12, 22), "days later", len(text))
    Relative(span=Span(start=8, end=22), days=2)
    >>> read_relative("the day before he left", Span(0, 14), "the day before", 22) is None
    True
    """
    tables = cue_tables()["dates"]
    if phrase in tables["from_told"]:
        days = tables["from_told"][phrase]
        outside = phrase.endswith(("before", "after")) and not _CLOSED.match(text, at.end, end)
        return None if outside else Relative(at, days)
    count = _COUNT.search(text[max(0, at.start - 8) : at.start])
    number = tables["counts"].get(count[1].lower(), int(count[1]) if count[1].isdigit() else None) if count else None
    if (
        count is None
        or number is None
        or not (phrase.endswith(("later", "earlier")) or _CLOSED.match(text, at.end, end))
    ):
        return None
    return Relative(Span(at.start - len(count[0]), at.end), tables["days_from_told"][phrase] * number)


def days_ago(text: str, at: Span, phrase: str, clock: Clock) -> tuple[DateMention, ...]:
    """``three days ago``: counted from the day of the cable."""
    tables = cue_tables()["dates"]
    count = _COUNT.search(text[max(0, at.start - 8) : at.start])
    word = count[1].lower() if count else ""
    number = int(word) if word.isdigit() else 1 if word in ("a", "one") else tables["counts"].get(word)
    if clock.today is None or count is None or number is None:
        return ()
    day = clock.today - timedelta(days=number * tables["ago"][phrase])
    if tables["ago"][phrase] == _WEEK:
        return month_of(day - timedelta(days=3), day + timedelta(days=3), Span(at.start - len(count[0]), at.end))
    return (DateMention(day.isoformat(), "day", "relative", Span(at.start - len(count[0]), at.end)),)


def instant(text: str, at: Span, phrase: str, clock: Clock) -> tuple[DateMention, ...]:
    """``3rd instant``, ``28th ultimo``: a day of the cable's month or of the one before."""
    day = _ORDINAL.search(text[max(0, at.start - 6) : at.start])
    if clock.today is None or day is None:
        return ()
    month = clock.today.year * 12 + clock.today.month - 1 + cue_tables()["dates"]["instant"][phrase]
    found = dated(month // 12, month % 12 + 1, int(day[1]), Span(at.start - len(day[0]), at.end), clock)
    return tuple(replace(one, source="relative") for one in found)


def counted(text: str, at: Span, phrase: str, clock: Clock) -> tuple[DateMention, ...]:
    """``last month``, ``earlier this week``: counted from the cable's own month, week or year."""
    tables = cue_tables()["dates"]
    if clock.today is None or _OF.match(text, at.end):
        return ()  # "the last week of June"
    if phrase in tables["years_from_today"]:
        year = clock.today.year + tables["years_from_today"][phrase]
        owned = text[at.end : at.end + 2] in ("'s", "’s")
        return () if owned else (DateMention(f"{year:04}", "year", "relative", at),)
    if phrase in tables["weeks_from_today"]:
        weeks = tables["weeks_from_today"][phrase]
        monday = clock.today - timedelta(days=clock.today.weekday() - _WEEK * weeks)
        return month_of(monday, monday + timedelta(days=6), at)
    month = clock.today.year * 12 + clock.today.month - 1 + cue_tables()["dates"]["months_from_today"][phrase]
    return (DateMention(f"{month // 12:04}-{month % 12 + 1:02}", "month", "relative", at),)


_OF = re.compile(r"\s+(?:of|in)\s+[A-Z]")


def month_of(first: date, last: date, at: Span) -> tuple[DateMention, ...]:
    """The month of some days that are not told apart, if it is one month."""
    same = (first.year, first.month) == (last.year, last.month)
    return (DateMention(f"{first.year:04}-{first.month:02}", "month", "relative", at),) if same else ()


def with_relatives(found: Sequence[DateMention], told: Iterable[Relative], clock: Clock) -> list[DateMention]:
    """The dates and those told from them, in order; a phrase with no day before it that it could count from is none."""
    dates = list(found)
    for one in told:
        place = bisect_left(dates, one.span.start, key=lambda mention: mention.span.start)
        anchor = next((dates[n] for n in range(place - 1, max(-1, place - 6), -1) if dates[n].precision == "day"), None)
        beside = dates[max(place - 1, 0) : place + 1]
        if anchor is None or not _is_near(anchor, clock) or any(other.span.overlaps(one.span) for other in beside):
            continue
        day = date.fromisoformat(anchor.value) + timedelta(days=one.days)
        dates.insert(place, DateMention(day.isoformat(), "day", "relative", one.span))
    return dates


def _is_near(anchor: DateMention, clock: Clock) -> bool:
    return clock.today is None or abs(date.fromisoformat(anchor.value) - clock.today) < FAR
