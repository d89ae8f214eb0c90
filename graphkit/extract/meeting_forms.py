"""Whom a verb of contact takes: directly, behind its preposition, behind "by", or before "with whom"."""

from graphkit.extract.meeting_contacts import Verb, nouns, pick
from graphkit.extract.meeting_grammar import POSSESSIVE, Items, Phrase, is_verb, low, noun_phrases
from graphkit.extract.meeting_subjects import partners
from graphkit.lexicon.cues import cue_words

WIDE = 14  # items between a verb and its "to" or "with"


def by_agent(items: Items, at: int) -> Phrase | None:
    """For "was told, informed, received by B": those behind "by"."""
    for n in range(at + 1, min(at + 16, len(items))):
        if low(items, n) == "by":
            return noun_phrases(items, n + 1)
        if low(items, n) in ("that", ";", ":", '"', ",") or is_verb(items[n]):
            return None
    return None


def had_with(items: Items, at: int) -> Phrase | None:
    """For "the discussion that A had with B"."""
    before = any(low(items, n) in nouns() for n in range(max(0, at - 8), at))
    return noun_phrases(items, at + 2) if before and low(items, at + 1) == "with" else None


def direct(items: Items, at: int, verb: Verb) -> Phrase | None:
    """Whom the verb takes without a preposition."""
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
    if verb.phone and not _mentions_phone(items, at):
        return None
    return phrase if phrase.slots or (phrase.group and low(items, start) not in POSSESSIVE) else None


def _mentions_phone(items: Items, at: int) -> bool:
    words = {items[n].low for n in range(at, min(at + 16, len(items)))}
    return bool(words & {"phone", "telephone", "cell", "mobile", "telephonically"})


def _is_audience(items: Items, at: int, phrase: Phrase) -> bool:
    """Whether words go to the press or the public."""
    if phrase.slots and phrase.places[0] - at <= 1:
        return False
    return any(
        items[n].low in cue_words("meetings", "audience") for n in range(at, min(phrase.end + 1, at + 9, len(items)))
    )


def prepositional(items: Items, at: int, form: str, verb: Verb) -> Phrase | None:
    """Whom the verb takes behind its preposition, with what it says or discusses in between."""
    wide = WIDE if form in ("with", "to") else 2
    if (
        form == "to"
        and not verb.demarche
        and low(items, at) not in ("conveyed", "expressed", "relayed", "described", "outlined")
    ):
        wide = 4
    if form == "with" and (behind := _with_whom(items, at)) is not None:
        return behind
    for n in range(at + 1, min(at + 1 + wide, len(items))):
        word = items[n].low
        if word in ("along", "together"):
            return None
        if word == form:
            phrase = noun_phrases(items, n + 1)
            if not phrase.slots and (not phrase.group or low(items, n + 1) in POSSESSIVE):
                return None
            if n > at + 5 and all(slot.kind in ("name", "organization") for slot in phrase.slots):
                return None  # "raised the request for help with X"
            return None if _is_audience(items, n + 1, phrase) or _is_infinitive(items, n, form) else phrase
        if word in (";", ":", "that", "who", "which", '"', "“", ".", "because", "while", "but") or (
            n > at + 1 and is_verb(items[n])
        ):
            return None
        if word in (",",) and form != "with":
            return None
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
    return (
        form == "to"
        and at + 1 < len(items)
        and items[at + 1].slot is None
        and low(items, at + 1) in ("be", "do", "have")
    )
