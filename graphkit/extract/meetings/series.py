"""Several contacts of one verb: "met with A on one day, with B on another", "saw A on May 3 and B on May 4"."""

from collections.abc import Iterator
from dataclasses import replace

from graphkit.extract.meetings.contacts import STRONG, Contact, Pairs, nouns, pick
from graphkit.extract.meetings.enumerations import noun_phrases
from graphkit.extract.meetings.grammar import BACK, Items, is_verb, low
from graphkit.model import MeetingKind


def one_after_another(items: Items, contact: Contact, form: str) -> Iterator[Contact]:
    """For "met with A on one day, with B on another": each is a contact of its own."""
    at = contact.end
    if form in ("direct", "on", "with") and _day_at(items, at) is not None:
        yield from _each_on_its_day(items, contact)
    while form in ("with", "direct") and contact.kind is not MeetingKind.VISIT and at < len(items):
        while at < len(items) and (
            items[at].date is not None
            or low(items, at) in (",", ";", "and", "on", "then", "separately", "later", "afterwards", "subsequently")
        ):
            at += 1
        at = _behind_relative(items, _behind_apposition(items, at))
        if low(items, at) != "with":
            return
        taken = noun_phrases(items, at + 1)
        objects = pick(items, taken.places)
        if not objects:
            return
        dated = at - (items[at - 1].date is not None)
        yield replace(contact, objects=objects, cue=at, end=taken.end, group=taken.group, dates_from=dated)
        at = taken.end


def _each_on_its_day(items: Items, contact: Contact) -> Iterator[Contact]:
    """For "saw A on May 3, B on May 4 and C the next day": each has a day of its own."""
    at = contact.end
    while True:
        start = _day_at(items, at)
        if start is None:
            return
        at = start + 1
        joined = low(items, at) in (",", "and") or low(items, at - 1) == ","
        at += low(items, at) == ","
        at += low(items, at) == "and"
        taken = noun_phrases(items, at)
        objects = tuple(pair for pair in pick(items, taken.places[:1]) if pair[0].kind in STRONG)
        if not joined or not objects or _day_at(items, taken.end) is None or taken.end != taken.places[0] + 1:
            return
        yield replace(contact, objects=objects, cue=at, end=taken.end, group=False, dates_from=at)
        at = taken.end


def _day_at(items: Items, at: int) -> int | None:
    """The place of the day that follows there, behind a comma and "on"; None where none does."""
    at += low(items, at) == ","
    at += low(items, at) == "on"
    return at if at < len(items) and items[at].date is not None else None


def _behind_apposition(items: Items, at: int) -> int:
    """The day or "with" behind "chairman of the committee, and", else the same place."""
    if at >= len(items) or low(items, at - 1) != "," or low(items, at) == "with":
        return at
    for n in range(at, min(at + 16, len(items) - 2)):
        if low(items, n) in (";", ":", "who", "which", "that"):
            return at
        if low(items, n) == "," and low(items, n + 1) == "and":
            day = n + 2 + (low(items, n + 2) == "on")
            dated = day < len(items) and items[day].date is not None
            return day + 1 if dated else at
    return at


def _behind_relative(items: Items, at: int) -> int:
    """Behind "in X, who ..., and" where "with" follows; else the same place."""
    n = at + 2 if low(items, at) == "in" else at
    n += low(items, n) == ","
    if n == at or low(items, n) not in ("who", "which", "with", "and"):
        return at
    ahead = range(n, min(n + 12, len(items)))
    return next((m + 1 for m in ahead if low(items, m) == "and" and low(items, m + 1) == "with"), at)


def one_by_one(items: Items, contact: Contact) -> Iterator[Contact]:
    """Each contact of "A and B separately told C", of "separate meetings with A and B"; else the one there is."""
    near = range(max(0, contact.cue - 2), min(len(items), contact.cue + 2))
    apart = any(low(items, n) in ("separately", "separate") for n in near) or _in_separate(items, contact.end)
    apart = apart or (contact.rule == "noun-meetings" and len(contact.objects) > RECUR and len(contact.subjects) == 1)
    if not apart or (low(items, contact.cue - 1) == "separate" and not low(items, contact.cue).endswith("s")):
        yield contact
    elif _are_named(contact.subjects):
        yield from (replace(contact, subjects=(one,)) for one in contact.subjects)
    elif _are_named(contact.objects):
        yield from (replace(contact, objects=(one,)) for one in contact.objects)
    else:
        yield contact


RECUR = 2  # so many may meet somebody together several times; "meetings with A, B and C" are one with each


def _in_separate(items: Items, at: int) -> bool:
    """Whether a contact is told to have been several: "told A and B in separate meetings"."""
    return (low(items, at), low(items, at + 1)) == ("in", "separate") and low(items, at + 2) in nouns()


def _are_named(pairs: Pairs) -> bool:
    return len(pairs) > 1 and all(slot.kind in ("person", "position", "name") for slot, _ in pairs)


def comes_later(items: Items, contact: Contact) -> bool:
    """Whether a sentence says that a contact came after another: "Hours later", "later in the day", "after the lunch".

    Not where it went on: "later in the meeting".
    """
    behind = range(contact.end, min(len(items), contact.end + BACK))
    if any(_is_later(items, n) for n in range(min(OPENING, contact.cue))):
        return True
    for n in behind:
        if is_verb(items[n]):
            return False
        if _is_later(items, n):
            return True
    return False


OPENING = 4  # words in which a sentence says that it goes on to something else


_LATER = frozenset({"after", "following", "later", "subsequent"})


def _is_later(items: Items, at: int) -> bool:
    word = items[at].low
    if word not in _LATER:
        return word in ("afterwards", "afterward", "subsequently")
    after = low(items, at + 1)
    if word == "later":
        return after != "in" or low(items, at + 3) not in nouns()
    opens = at == 0 and (word in ("after", "following") or (word, after) == ("subsequent", "to"))
    noun = at + 2 + (word == "subsequent")
    return opens and low(items, noun - 1) in ("the", "this", "that") and low(items, noun) in nouns()
