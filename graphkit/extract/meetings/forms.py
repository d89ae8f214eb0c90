"""Whom a verb of contact takes: directly, behind its preposition, behind "by", or before "with whom"."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from graphkit.extract.meetings.appeals import APPEALS
from graphkit.extract.meetings.calls import is_call
from graphkit.extract.meetings.contacts import Verb, nouns, whom_before
from graphkit.extract.meetings.enumerations import noun_phrases
from graphkit.extract.meetings.favors import FAVORS
from graphkit.extract.meetings.grammar import Items, is_boundary, is_verb, low
from graphkit.extract.meetings.idioms import IDIOMS
from graphkit.extract.meetings.moves import MOVES
from graphkit.extract.meetings.phrases import Phrase
from graphkit.extract.meetings.prepositions import is_audience, is_own
from graphkit.lexicon.cues import cue_words
from graphkit.lexicon.names import word_lists
from graphkit.model import MeetingKind


def by_agent(items: Items, at: int) -> Phrase | None:
    """For "was told, informed, received by B": those behind "by"."""
    for n in range(at + 1, min(at + 16, len(items))):
        if low(items, n) == "by" and low(items, n + 1) not in cue_words("meetings.nouns", "by_phone"):
            return noun_phrases(items, n + 1)
        if low(items, n) in ("that", ";", ":", '"', ",") or is_verb(items[n]):
            return None
    return None


def from_whom(items: Items, at: int) -> Phrase | None:
    """For "heard from A", "learned it from A", "heard the same complaint from A"."""
    place = next((n for n in range(at + 1, min(at + 7, len(items))) if is_boundary(items[n])), None)
    if place is None or low(items, place) != "from" or any(is_verb(items[n]) for n in range(at + 1, place)):
        return None
    return None if place is None else noun_phrases(items, place + 1)


def aside(items: Items, at: int) -> Phrase | None:
    """For "took A aside", "pulled aside A", "took A to task"."""
    before = low(items, at + 1) == "aside"
    taken = noun_phrases(items, at + 1 + before)
    if low(items, taken.end) == "to" and low(items, taken.end + 1) == "task":
        return replace(taken, end=taken.end + 2) if taken.slots else None
    return taken if taken.slots and (before or low(items, taken.end) == "aside") else None


def through(items: Items, at: int) -> Phrase | None:
    """For "walked A through the text", "walked A around the harbor", "walked A to his car"."""
    taken = noun_phrases(items, at + 1)
    out = low(items, taken.end) == "to" and any(low(items, n) in _DOORS for n in range(taken.end + 1, taken.end + 4))
    return taken if taken.slots and (out or low(items, taken.end) in ("through", "around")) else None


_DOORS = frozenset({"airport", "car", "door", "elevator", "gate", "plane", "stairs"})


def to_meal(items: Items, at: int) -> Phrase | None:
    """For "invited A for lunch on May 3"; an invitation without a day may still be open."""
    taken = noun_phrases(items, at + 1)
    behind = range(taken.end, min(taken.end + 9, len(items)))
    meal = any(nouns().get(low(items, n)) is MeetingKind.MEAL or low(items, n) in _ROOMS for n in behind[:5])
    dated = any((day := items[n].date) is not None and day.precision == "day" for n in behind)
    told = any(low(items, n) in _TOOK_PLACE for n in range(taken.end, min(taken.end + 14, len(items))))
    return taken if taken.slots and low(items, taken.end) in ("for", "to") and meal and (dated or told) else None


_TOOK_PLACE = frozenset({"where", "which", "hour", "hours", "minutes"})
_ROOMS = frozenset(
    {"chancery", "consulate", "embassy", "home", "house", "mfa", "ministry", "office", "palace", "residence"}
)


def paid_visit(items: Items, at: int) -> Phrase | None:
    """For "paid a visit to A"."""
    for n in range(at + 1, min(at + 6, len(items) - 1)):
        if low(items, n) == "visit":
            to = next((m for m in range(n + 1, min(n + 4, len(items))) if low(items, m) == "to"), None)
            dated = to is not None and all(items[m].date or low(items, m) == "on" for m in range(n + 1, to))
            return noun_phrases(items, to + 1) if to is not None and dated else None
        if is_boundary(items[n]):
            return None
    return None


def at_which(items: Items, at: int) -> Phrase | None:
    """For "attended a dinner at which B spoke": those whom the relative clause names first."""
    for n in range(at + 1, min(at + 10, len(items))):
        if low(items, n) in ("which", "where"):
            held = any(low(items, m) in nouns() for m in range(at + 1, n))
            return noun_phrases(items, n + 1) if held else None
        if low(items, n) in (";", ":", "that", "who", '"'):
            return None
    return None


def had_with(items: Items, at: int) -> Phrase | None:
    """For "the discussion that A had with B"."""
    before = any(low(items, n) in nouns() for n in range(max(0, at - 8), at))
    behind = at + 1
    while before and behind < min(at + 5, len(items)) and (items[behind].date or low(items, behind) in _WHEN):
        behind += 1
    return noun_phrases(items, behind + 1) if before and low(items, behind) == "with" else None


_WHEN = frozenset({"at", "earlier", "evening", "in", "later", "morning", "on", "the", "this"})


def with_only(items: Items, at: int) -> Phrase | None:
    """For "was frank with A"."""
    return noun_phrases(items, at + 2) if low(items, at + 1) == "with" else None


def between(items: Items, at: int) -> Phrase | None:
    """For "shuttled between A and B"."""
    return noun_phrases(items, at + 2, pair=True) if low(items, at + 1) == "between" else None


def at_whom(items: Items, at: int) -> Phrase | None:
    """For "shouted at A"."""
    return noun_phrases(items, at + 2) if low(items, at + 1) == "at" else None


OWN_FORMS: Mapping[str, Callable[[Items, int], Phrase | None]] = {
    "at-whom": at_whom,
    "between": between,
    "had-with": had_with,
    "with-only": with_only,
    "from": from_whom,
    "aside": aside,
    "through": through,
    "at-which": at_which,
    "paid-visit": paid_visit,
    "to-meal": to_meal,
    **APPEALS,
    **FAVORS,
    **IDIOMS,
    **MOVES,
}


def direct(items: Items, at: int, verb: Verb) -> Phrase | None:
    """Whom the verb takes without a preposition."""
    if (whom := whom_before(items, at)) is not None:
        return None if verb.phone and not is_call(items, at, whom) else whom
    if low(items, at - 1) in _QUOTED and low(items, at) in word_lists()["speech"]:
        return None  # '"How can we help?" asked A'
    start = at + 1
    while start < len(items) and (
        items[start].low in ("up", "privately", "separately", "also", "both", "again", "briefly", "later")
    ):
        start += 1
    if low(items, start) in ("with", "that", "to", "by", "of", "about", "on", "in", "at", "from", "for"):
        return None
    if (low(items, start), low(items, start + 1)) == ("the", "truth"):
        return None  # "to tell the truth he had forgotten"
    phrase = noun_phrases(items, start)
    if low(items, phrase.end) == "be":  # "requested A be there"
        return None
    if is_audience(items, start, phrase):
        return None
    if verb.phone and not is_call(items, at, phrase):
        return None
    return phrase if phrase.slots or (phrase.group and not is_own(items, start, phrase.end)) else None


_QUOTED = frozenset({'"', "”", "''"})
