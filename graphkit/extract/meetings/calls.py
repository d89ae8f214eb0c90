"""Whether "called A" tells of a call by telephone, not of what somebody calls A."""

from graphkit.extract.meetings.grammar import Items, is_people, low
from graphkit.extract.meetings.phrases import Phrase
from graphkit.lexicon.cues import cue_words

WORDS = 14  # behind whom somebody called, in which it says what for


def is_call(items: Items, at: int, whom: Phrase) -> bool:
    """Whether the verb at a place is of a call: a telephone is named, or what follows is no name that A is called."""
    if _mentions_phone(items, at):
        return True
    known = bool(whom.slots) or is_people(items, at + 1, whom.end)
    return known and low(items, at) == "called" and _is_whole(items, whom.end)


def _mentions_phone(items: Items, at: int) -> bool:
    words = {items[n].low for n in range(at, min(at + 16, len(items)))}
    return bool(words & {"phone", "telephone", "cell", "mobile", "telephonically"})


def _is_whole(items: Items, end: int) -> bool:
    """Whether a time, a place, an aim or nothing follows: "called A back", "called A late May 3 to complain"."""
    n = end
    while n < len(items) and (items[n].date is not None or low(items, n) in _LIGHT or _is_before_date(items, n)):
        n += 1
    if n >= len(items) or low(items, n) == "." or low(items, end) in _LIGHT:
        return True
    word, behind = low(items, n), low(items, n + 1)
    if word == "that" and behind in ("afternoon", "day", "evening", "morning", "night", "same"):
        return True
    ahead = range(n, min(n + WORDS, len(items)))
    if any(low(items, m) in cue_words("meetings.calls", "saying") or _is_aim(items, m) for m in ahead):
        return True  # "called A in Oslo asking for more", "called A after his speech to complain"
    if word == ",":
        return behind == "who" or behind in cue_words("meetings.calls", "saying")
    if word in ("to", "and", "with"):
        return behind in cue_words("meetings.calls", "aims")
    if word in ("before", "after"):
        return behind in _CLAUSES or behind.endswith("ing")
    at = word == "at" and (behind in ("home", "his", "her", "noon", "midnight") or behind[:1].isdigit())
    return at or word in cue_words("meetings.calls", "times")


def _is_aim(items: Items, to: int) -> bool:
    return low(items, to) == "to" and low(items, to + 1) in cue_words("meetings.calls", "aims")


def _is_before_date(items: Items, at: int) -> bool:
    return low(items, at) in ("on", "in") and at + 1 < len(items) and items[at + 1].date is not None


_LIGHT = frozenset({"again", "back", "early", "late"})
_CLAUSES = frozenset({"he", "she", "they", "it", "we"})
