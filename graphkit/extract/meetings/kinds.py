"""Of which kind a contact is that a verb makes: told, met, over a meal, by telephone, a demarche."""

from graphkit.extract.meetings.contacts import (
    Verb,
)
from graphkit.extract.meetings.grammar import (
    Items,
    is_boundary,
    is_verb,
    low,
    mover,
)
from graphkit.extract.meetings.phrases import Phrase
from graphkit.extract.meetings.settings import delivers, delivers_points, is_by_phone, is_meal, told_setting
from graphkit.extract.meetings.voice import is_passive
from graphkit.lexicon.cues import cue_words
from graphkit.model import MeetingKind


def kind_of(items: Items, at: int, verb: Verb, taken: Phrase) -> MeetingKind:
    """The kind of the contact that a verb makes with those it takes."""
    if low(items, at) == "made" and any(low(items, n) in ("demarche", "démarche") for n in range(at, taken.end)):
        return MeetingKind.DEMARCHE
    if verb.kind is MeetingKind.TOLD:
        return told_setting(items, at, taken.end) or (MeetingKind.PHONE if _phoned(items, at) else verb.kind)
    if verb.host and is_passive(items, at) and any(low(items, n) == "visited" for n in range(max(0, at - 20), at)):
        return MeetingKind.VISIT
    if verb.kind in (MeetingKind.MET, MeetingKind.CALL) and delivers_points(items, taken.end):
        return MeetingKind.DEMARCHE
    places = range(max(0, at - 3), min(len(items), list_end(items, taken) + 6))
    if verb.kind is MeetingKind.MET:
        if any(is_meal(items, n) for n in places):
            return MeetingKind.MEAL
        if any(is_by_phone(items, n) for n in places):
            return MeetingKind.PHONE
    if verb.kind is MeetingKind.MET and delivers(items, at, taken.end):
        return MeetingKind.DEMARCHE
    if verb.demarche and not any(low(items, n) in POINTS for n in places):
        return MeetingKind.MET
    return verb.kind


def _phoned(items: Items, at: int) -> bool:
    """Whether the subject was "reached by telephone", or "phoned to tell"."""
    moved = mover(items, at)
    if moved is not None and low(items, moved) in ("called", "phoned", "rang", "telephoned"):
        return True
    return any(
        low(items, n) == "reached" and low(items, n + 2) in cue_words("meetings.nouns", "by_phone")
        for n in range(max(0, at - 12), at - 2)
    )


POINTS = frozenset({"demarche", "démarche", "points", "non-paper", "nonpaper", "note", "talking"})


def list_end(items: Items, taken: Phrase) -> int:
    """Where a list ends that begins with adjectives: "the Costa Rican, Croatian and Malian representatives"."""
    end = taken.end
    if taken.slots or not taken.group:
        return end
    while end < min(taken.end + 9, len(items)) and (low(items, end) in (",", "and") or not is_boundary(items[end])):
        if items[end].slot is not None or items[end].date is not None or is_verb(items[end]):
            break
        end += 1
    return end
