"""Whom a verb of contact takes: directly, behind its preposition, behind "by", or before "with whom"."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from graphkit.extract.meetings.appeals import APPEALS
from graphkit.extract.meetings.contacts import FAR_TO, Verb, nouns, pick
from graphkit.extract.meetings.enumerations import noun_phrases
from graphkit.extract.meetings.grammar import POSSESSIVE, Items, is_boundary, is_verb, low
from graphkit.extract.meetings.moves import MOVES
from graphkit.extract.meetings.partners import partners
from graphkit.extract.meetings.phrases import Phrase
from graphkit.lexicon.cues import cue_words
from graphkit.model import MeetingKind

WIDE = 14  # items between a verb and its "to" or "with"


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
    """For "walked A through the text", "walked A around the harbor"."""
    taken = noun_phrases(items, at + 1)
    return taken if taken.slots and low(items, taken.end) in ("through", "around") else None


def to_meal(items: Items, at: int) -> Phrase | None:
    """For "invited A for lunch on May 3"; an invitation without a day may still be open."""
    taken = noun_phrases(items, at + 1)
    behind = range(taken.end, min(taken.end + 9, len(items)))
    meal = any(nouns().get(low(items, n)) is MeetingKind.MEAL or low(items, n) in _ROOMS for n in behind[:5])
    dated = any((day := items[n].date) is not None and day.precision == "day" for n in behind)
    told = any(low(items, n) in ("where", "which") for n in range(taken.end, min(taken.end + 14, len(items))))
    return taken if taken.slots and low(items, taken.end) in ("for", "to") and meal and (dated or told) else None


_ROOMS = frozenset({"home", "house", "mfa", "ministry", "office", "palace", "residence"})


def paid_visit(items: Items, at: int) -> Phrase | None:
    """For "paid a visit to A"."""
    for n in range(at + 1, min(at + 6, len(items) - 1)):
        if low(items, n) == "visit":
            return noun_phrases(items, n + 2) if low(items, n + 1) == "to" else None
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
    return noun_phrases(items, at + 2) if before and low(items, at + 1) == "with" else None


OWN_FORMS: Mapping[str, Callable[[Items, int], Phrase | None]] = {
    "had-with": had_with,
    "from": from_whom,
    "aside": aside,
    "through": through,
    "at-which": at_which,
    "paid-visit": paid_visit,
    "to-meal": to_meal,
    **APPEALS,
    **MOVES,
}


def direct(items: Items, at: int, verb: Verb) -> Phrase | None:
    """Whom the verb takes without a preposition."""
    if (whom := _whom(items, at)) is not None:
        return whom
    start = at + 1
    while start < len(items) and (
        items[start].low in ("up", "privately", "separately", "also", "both", "again", "briefly", "later")
    ):
        start += 1
    if low(items, start) in ("with", "that", "to", "by", "of", "about", "on", "in", "at", "from", "for"):
        return None
    phrase = noun_phrases(items, start)
    if _is_audience(items, start, phrase):
        return None
    if verb.phone and not _mentions_phone(items, at) and not (phrase.slots and _to_say(items, at, phrase.end)):
        return None
    return phrase if phrase.slots or (phrase.group and not is_own(items, start, phrase.end)) else None


def is_own(items: Items, start: int, end: int) -> bool:
    """Whether a group is only that of the one who acts, "his staff"; a counterpart stands on another side."""
    if low(items, start) not in POSSESSIVE:
        return False
    return not any(low(items, n) in _OTHER_SIDE for n in range(start, min(end + 1, len(items))))


_OTHER_SIDE = frozenset({"counterpart", "counterparts", "opposite", "guest", "guests", "visitors", "host", "hosts"})


def _to_say(items: Items, at: int, end: int) -> bool:
    """Whether somebody was called "to report", "to say", ", saying", or "on May 3" with nothing behind it."""
    if low(items, at) != "called":
        return False
    if end >= len(items) or low(items, end) == ".":
        return True
    n = end
    while n < len(items) and (items[n].date is not None or low(items, n) in ("on", "late", "early", "again", "back")):
        n += 1
    word = low(items, n + 1)
    if low(items, n) == "from":
        return True
    return (low(items, n) in ("to", "and", "with") and word in _SAID) or (low(items, n) == "," and word in _SAYING)


_SAID = frozenset(
    {
        "alert", "announce", "apologize", "ask", "cancel", "caution", "complain", "confirm", "convey", "explain",
        "express", "inform", "news", "pass", "protest", "relay", "report", "reported", "said", "say", "tell", "thank",
        "urge", "warn", "word",
    }
)  # fmt: skip
_SAYING = frozenset({"asking", "complaining", "expressing", "protesting", "reporting", "saying", "telling", "urging"})


def _mentions_phone(items: Items, at: int) -> bool:
    words = {items[n].low for n in range(at, min(at + 16, len(items)))}
    return bool(words & {"phone", "telephone", "cell", "mobile", "telephonically"})


def _is_audience(items: Items, at: int, phrase: Phrase) -> bool:
    """Whether words go to the press or the public."""
    if any(slot.kind == "organization" and _is_public(slot.name) for slot in phrase.slots):
        return True
    if phrase.slots and phrase.places[0] - at <= 1:
        return False
    named = phrase.places[0] if phrase.slots else at  # "People's Party leader A" is no audience
    return any(
        items[n].low in cue_words("meetings", "audience") and not (n < named and items[n].capital)
        for n in range(at, min(phrase.end + 1, at + 9, len(items)))
    )


def _is_public(name: str) -> bool:
    return not cue_words("meetings", "audience_bodies").isdisjoint(name.lower().split())


def prepositional(items: Items, at: int, form: str, verb: Verb) -> Phrase | None:
    """Whom the verb takes behind its preposition, with what it says or discusses in between."""
    wide = WIDE if form in ("with", "to") else 1 if form in ("for", "in", "into") else 2
    if form == "to" and not verb.demarche and low(items, at) not in FAR_TO:
        wide = 4
    if form == "with" and low(items, at) in _ONLY_UP and not _is_up(items, at):
        return None
    if form == "to" and not verb.demarche and not _is_out(items, at):
        return None
    if form == "with" and low(items, at) == "left" and not any(low(items, n) in PAPERS for n in range(at, at + 8)):
        return None
    if form == "with" and low(items, at) == "sat" and low(items, at + 1) == "in":
        return None
    if form == "with" and (behind := _with_whom(items, at)) is not None:
        return behind
    for n in range(at + 1, min(at + 1 + wide, len(items))):
        word = items[n].low
        if word in ("along", "together"):
            return None
        if word == form or (form == "on" and word == "upon"):
            phrase = noun_phrases(items, n + 1)
            if not phrase.slots and (not phrase.group or is_own(items, n + 1, phrase.end)):
                return None
            if n > at + 5 and all(slot.kind in ("name", "organization") for slot in phrase.slots):
                return None  # "raised the request for help with X"
            return None if _is_audience(items, n + 1, phrase) or _is_infinitive(items, n, form) else phrase
        if word in (";", ":", "that", "who", "which", '"', "“", ".", "because", "while", "but") or (
            n > at + 1 and is_verb(items[n]) and not _is_attribute(items, n)
        ):
            return None
        if word in (",",) and form != "with":
            return None
    return None


def _is_up(items: Items, at: int) -> bool:
    """Whether something was taken, brought or followed up, or notes were compared."""
    return any(
        low(items, n) in ("up", "base", "notes", *_STANCE)
        for n in range(at + 1, at + 5)
        if n < at + 4 or low(items, n) in _STANCE
    )


_STANCE = frozenset({"line", "tack", "tone"})  # "took a harder line with A"


def _is_attribute(items: Items, at: int) -> bool:
    """Whether a participle belongs to the noun behind it: "the question of detained citizens"."""
    governed = low(items, at - 1) in ("a", "about", "an", "for", "of", "on", "some", "the")
    noun = at + 1 < len(items) and items[at + 1].low[:1].isalpha() and not is_boundary(items[at + 1])
    if low(items, at) in _ALSO_NOUNS:
        return items[at - 1].slot is None and low(items, at - 1) not in ("they", "to", "who", "which", ",")
    return governed and noun and low(items, at).endswith("ed")


_ALSO_NOUNS = frozenset(
    {"calls", "claims", "hope", "hopes", "need", "needs", "notes", "offers", "plan", "plans", "shows", "want", "wish"}
)


def _is_out(items: Items, at: int) -> bool:
    """Whether something was "pointed out", "passed along", where the verb alone says nothing of words."""
    return low(items, at) not in _ONLY_OUT or low(items, at + 1) in ("out", "along")


PAPERS = frozenset(
    {
        "aide-memoire", "copies", "copy", "draft", "letter", "list", "message", "non-paper", "nonpaper", "note",
        "paper", "points", "text", "word",
    }
)  # fmt: skip
_ONLY_OUT = frozenset({"reached", "laid", "passed", "pointed", "spelled"})
_ONLY_UP = frozenset({"touched", "took", "followed", "compared", "brought", "caught"})


def _whom(items: Items, at: int) -> Phrase | None:
    """For "A, whom B met": the one before the relative clause."""
    for n in range(at - 1, max(0, at - 6), -1):
        if items[n].low == "whom" and low(items, n - 1) not in ("with", "to", "from", "by", "of"):
            back = n - 1 - (low(items, n - 1) == ",")
            if back < 0 or items[back].slot is None:
                return None
            return Phrase(tuple(slot for slot, _ in pick(items, (back,))), (back,), False, at + 1)
    return None


def _with_whom(items: Items, at: int) -> Phrase | None:
    """For "A and B, with whom C met": those named before the relative clause."""
    for n in range(at - 1, max(-1, at - 7), -1):
        if items[n].low == "whom" and low(items, n - 1) in ("with", "to"):
            back = next((m for m in range(n - 2, max(-1, n - 5), -1) if items[m].slot is not None), None)
            if back is None:
                return None
            places = partners(items, back)
            return Phrase(tuple(slot for slot, _ in pick(items, places)), places, False, at + 1)
    return None


def _is_infinitive(items: Items, at: int, form: str) -> bool:
    if form != "to" or at + 1 >= len(items) or items[at + 1].slot is not None or items[at + 1].capital:
        return False
    word = items[at + 1].low
    people = word in cue_words("meetings", "one_person") or word in cue_words("meetings", "many_people")
    adjective = word.endswith(("ly", "ing", "ed", "an", "ese", "al")) or word in cue_words("meetings", "articles")
    return word in ("be", "do", "have") or not (people or adjective or not word[:1].isalpha())
