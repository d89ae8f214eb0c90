"""Days told from a date: "one day after his May 3 arrival"; dates that only bound a time: "by May 3"."""

from dataclasses import replace
from datetime import date as day
from datetime import timedelta

from graphkit.extract.meetings.contacts import nouns
from graphkit.extract.meetings.grammar import Items, low
from graphkit.lexicon.cues import cue_words
from graphkit.model import DateMention


def days_from(items: Items, at: int, date: DateMention) -> DateMention:
    """The day that is told from another one: "one day after his May 3 arrival, A met B"."""
    days = days_told(items, at)
    if not days or date.precision != "day":
        return date
    return replace(date, value=(day.fromisoformat(date.value) + timedelta(days=days)).isoformat(), source="relative")


def _after(items: Items, at: int) -> int:
    """The place of "after" or "before" from which a date counts; 0 where there is none."""
    return next((n for n in range(at - 1, max(-1, at - 5), -1) if low(items, n) in ("after", "before")), 0)


def days_told(items: Items, at: int) -> int:
    """How many days after a date, or before it if negative, words before it count: 1 of "the morning after May 3"."""
    if (low(items, at - 3), low(items, at - 2), low(items, at - 1)) == ("eve", "of", "the"):
        return -1
    after = _after(items, at)
    count = _DAYS.get((low(items, after - 2), low(items, after - 1)), 0)
    return count if low(items, after) == "after" else -count


_WEEK = 7
_COUNTS = {"two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5, "six": 6, "6": 6}
_DAYS = {
    **{(a, word): 1 for a in ("the", "a", "one", "1") for word in ("day", "morning", "evening", "night")},
    **{(a, "week"): _WEEK for a in ("a", "one", "1")},
    **{(word, unit): n * days for word, n in _COUNTS.items() for unit, days in (("days", 1), ("weeks", _WEEK))},
}


def first_of(items: Items, at: int, floor: int) -> DateMention | None:
    """The first of several days: "On May 3 and again on May 5, A called B"."""
    n = at - 1
    while n > floor and low(items, n) in ("on", "again"):
        n -= 1
    return items[n - 1].date if low(items, n) == "and" and n > floor else None


def is_bound(items: Items, at: int) -> bool:
    """Whether a date only says until when or since when: "by May 3", "since May 3", "weeks after his May 3 speech".

    Not that of an event: "before the May 3 session".
    """
    if days_told(items, at):
        return False
    before = at - 1 - (low(items, at - 1) in _OPENING)
    if low(items, before) in _BOUNDS or (low(items, before - 1), low(items, before)) == ("as", "of"):
        return not of_event(items, at)
    after = _after(items, at)
    return bool(after) and low(items, after - 1) in _UNCOUNTED


_OPENING = frozenset({"early", "her", "his", "its", "late", "mid", "the", "their"})
_BOUNDS = frozenset({"before", "by", "since", "till", "until"})
_UNCOUNTED = frozenset({"week", "weeks", "month", "months", "year", "years"})


def of_event(items: Items, date: int) -> bool:
    """Whether a date is that of a meeting or another event: "the May 3 session"."""
    ahead = range(date + 1, min(date + 5, len(items)))
    return any(low(items, n) in nouns() or low(items, n) in cue_words("meetings", "events") for n in ahead)
