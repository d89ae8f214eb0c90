"""Contacts that a verb makes: "A told B", "A met with B and C", "A was received by B"."""

from collections.abc import Iterator
from dataclasses import replace

from graphkit.extract.meetings.contacts import (
    ACHIEVED_ONLY,
    INTENDED,
    STRONG,
    Contact,
    Pair,
    Pairs,
    Verb,
    listed,
    nouns,
    occasion_of,
    pick,
    unnamed_member,
    verbs,
)
from graphkit.extract.meetings.forms import OWN_FORMS, PAPERS, by_agent, direct, prepositional
from graphkit.extract.meetings.grammar import (
    Items,
    adverbs,
    is_boundary,
    is_people,
    is_verb,
    low,
    mover,
    opening,
    people_words,
)
from graphkit.extract.meetings.mutual import company_of, gathered, mutual
from graphkit.extract.meetings.phrases import Phrase
from graphkit.extract.meetings.realis import is_achieved, verb_realis
from graphkit.extract.meetings.series import one_after_another
from graphkit.extract.meetings.settings import delivers, delivers_points, is_by_phone, is_meal, told_setting
from graphkit.extract.meetings.slots import Slot
from graphkit.extract.meetings.subjects import main_subject, subject_of
from graphkit.extract.meetings.unnamed import unnamed_beside, unnamed_subject
from graphkit.extract.meetings.voice import is_passive, is_reduced
from graphkit.lexicon.cues import cue_words
from graphkit.model import MeetingKind, Realis


def verb_contacts(items: Items, at: int) -> Iterator[Contact]:
    """The contacts that the verb at a place makes: the first of its forms that fits, and those that follow it."""
    for verb in verbs().get(low(items, at), ()):
        for form in verb.forms:
            contact = _form_contact(items, at, verb, form)
            if contact:
                yield contact
                yield from one_after_another(items, contact, form)
                return


def _form_contact(items: Items, at: int, verb: Verb, form: str) -> Contact | None:
    if low(items, at) in _OPENING and at and low(items, at - 1) != ",":
        return None
    if low(items, at) == "meeting" and at != opening(items) and low(items, at - 1) not in _AFTER:
        return None
    if form in ("mutual", "mutual-alone"):
        return mutual(items, at, verb)
    if form == "direct":
        taken = by_agent(items, at) if is_passive(items, at) or is_reduced(items, at) else direct(items, at, verb)
    elif form == "direct-with":
        taken = direct(items, at, verb)
        taken = taken if taken and low(items, taken.end) == "with" else None
    elif form == "dative":
        taken = direct(items, at, verb)
        taken = taken if taken and len(taken.places) == 1 and _is_given(items, taken.end) else None
    elif form in OWN_FORMS:
        taken = OWN_FORMS[form](items, at)
    else:
        taken = prepositional(items, at, form, verb)
    if taken and form == "together":
        return gathered(items, at, verb, taken)
    contact = _verb_contact(items, at, verb, taken, form) if taken else None
    return (
        replace(contact, subjects=contact.objects, objects=contact.subjects) if contact and form == "from" else contact
    )


_AFTER = frozenset({",", "after", "since", "upon", "when", "while"})
_OPENING = frozenset({"speaking", "talking"})  # contacts only where they open a sentence or stand behind a comma


def _is_given(items: Items, at: int) -> bool:
    """Whether something is given to somebody here; a date may stand between."""
    while at < len(items) and (items[at].date is not None or low(items, at) == "on"):
        at += 1
    return low(items, at) in _GIVEN or low(items, at) in nouns() or low(items, at) in PAPERS


def _is_whole(items: Items, end: int) -> bool:
    """Whether no clause follows the people of a verb: "to see A", not "to see A succeed"."""
    if end >= len(items) or items[end].date is not None or is_boundary(items[end]):
        return True
    if items[end].low == "the" and low(items, end + 1) in (
        "day",
        "night",
        "evening",
        "morning",
        "week",
        "same",
        "next",
        "previous",
        "following",
    ):
        return True
    return items[end].low.endswith("ly") or items[end].low in _BEHIND_WHOLE


_BEHIND_WHOLE = frozenset(
    {"later", "again", "and", "next", "this", "early", "twice", "last", "yesterday", "alone", "once"}
)
_GIVEN = frozenset(
    {
        "his", "her", "their", "our", "a", "an", "the", "no", "some", "assurances", "condolences", "copies", "copy",
        "draft", "text", "points", "details", "how", "what", "where", "around", "two", "three",
    }
)  # fmt: skip


def _sides(items: Items, at: int, verb: Verb, taken: Phrase, form: str) -> tuple[Pairs, Pairs, Pair | None, bool]:
    """Who acts, whom they reach, somebody who is words only, and whether those who receive stand first."""
    subjects, objects = pick(items, _subject(items, at, taken)), listed(items, taken)
    received = is_passive(items, at) or is_reduced(items, at)
    if received and form != "to" and not objects:  # "was told by a senior official"
        return (), subjects, unnamed_member(items, taken), False
    if received and form == "to":  # "points were delivered to A by B"
        agents = by_agent(items, at)
        subjects = pick(items, agents.places) if agents else _implied(items, at, verb)
        received = False
    alone = unnamed_subject(items, at)
    if subjects and (alone is None or alone[1] > subjects[0][1] or subjects[-1][1] > at):
        alone = None
    elif alone is not None:
        subjects = ()
    if subjects and not received and subjects[0][1] < at and (beside := unnamed_beside(items, subjects[0][1])):
        subjects = (beside, *subjects)
    return (objects, subjects, None, True) if received else (subjects, objects, alone, False)


def _verb_contact(items: Items, at: int, verb: Verb, taken: Phrase, form: str) -> Contact | None:
    subjects, objects, alone, received = _sides(items, at, verb, taken, form)
    appeal = low(items, taken.end) == "to" and not delivers_points(items, taken.end)
    if low(items, at) in ("called", "calling") and verb.kind is MeetingKind.CALL and appeal:
        return None  # an appeal: "called on X to ..."
    realis = verb_realis(items, at, subjects[-1][1] if subjects else None)
    if not _may_be(items, at, taken.end, realis):
        return None
    objects = tuple(pair for pair in objects if pair[0] not in [slot for slot, _ in subjects])
    if verb.kind is MeetingKind.MET and low(items, at) in _KNOWN_ONLY:
        objects = tuple(pair for pair in objects if pair[0].kind in ("person", "position"))
    if verb.people:
        given = low(items, at) not in INTENDED
        objects = tuple(
            (slot, n) for slot, n in objects if slot.kind in STRONG or (given and low(items, n) in ("us", "me"))
        )
    unnamed = tuple(pair for pair in (alone, unnamed_member(items, taken)) if pair)
    if not subjects and not alone and not received and _is_written(items, at):
        subjects = ((Slot("", "we", "writer", "US"), at),)
    crowd = is_people(items, max(0, at - 10 if received else at - 5), at)
    group = low(items, _before_verb(items, at)).removeprefix("co-") in people_words()
    if not subjects and not alone and not crowd:
        return None
    if verb.kind is MeetingKind.VISIT:  # an unknown name behind "visited" is a place
        objects = tuple((slot, n) for slot, n in objects if slot.kind != "name" or _at_home(items, n))
        objects += tuple(pair for pair in company_of(items, taken.end) if pair not in objects)
    people = crowd if received else is_people(items, at, _list_end(items, taken))
    if verb.kind is MeetingKind.TOLD and not subjects and not unnamed and not group:
        return None
    if not _enough(verb, subjects, objects, unnamed, people=people):
        return None
    kind, rule = _kind(items, at, verb, taken), f"verb-{low(items, at)}"
    objects += tuple(pair for pair in unnamed if pair != alone)
    subjects += (alone,) if alone else ()
    occasion = occasion_of(items, kind)
    group = taken.group or (group and verb.kind in (MeetingKind.MET, MeetingKind.TOLD))
    return Contact(kind, rule, realis, subjects, objects, at, taken.end, group, verb.turn, verb.host, occasion=occasion)


_KNOWN_ONLY = frozenset({"confirmed", "shook", "signed"})  # a bare name behind "with" may be a firm or a country


def _implied(items: Items, at: int, verb: Verb) -> Pairs:
    """The post, where points "were delivered" and nobody says by whom."""
    points = verb.demarche and any(low(items, n) in _POINTS for n in range(max(0, at - 8), at))
    return ((Slot("", "we", "writer", "US"), at),) if points else ()


def _is_written(items: Items, at: int) -> bool:
    """Whether a telegram leaves out its writer: "Saw the Minister today", "Have told the Minister"."""
    start = opening(items)
    near = at == start or (at == start + 1 and low(items, start) in ("have", "also", "then", "has"))
    return near and low(items, at) in cue_words("meetings", "written")


def _subject(items: Items, at: int, taken: Phrase) -> tuple[int, ...]:
    """Places of the subject; of a participle that opens the sentence it is that of the main clause."""
    found = subject_of(items, at)
    start = opening(items)
    participle = low(items, at).endswith("ing") or is_reduced(items, at) or low(items, start) in ("having", "after")
    opens = at == start or (at == start + 1 and low(items, start) in _OPENS)
    return found or (main_subject(items, taken.end) if participle and opens else ())


_OPENS = frozenset({"after", "also", "by", "in", "having", "later", "separately", "since", "upon", "when", "while"})


def _at_home(items: Items, at: int) -> bool:
    """Whether a name behind "visited" is somebody: "visited NAME at his plant"."""
    return any(low(items, n) in ("his", "her", "him", "who") for n in range(at + 1, min(at + 5, len(items))))


def _before_verb(items: Items, verb: int) -> int:
    """The place of the word before a verb, its auxiliaries and adverbs."""
    at = verb - 1
    while at > 0 and low(items, at) in adverbs():
        at -= 1
    return at


def _may_be(items: Items, at: int, end: int, realis: Realis) -> bool:
    """Whether a verb that is read only of plans, or only of what took place, may be a contact here."""
    word, came = low(items, at), is_achieved(items, at)
    if word in INTENDED:
        return (came or realis is not Realis.ACTUAL) and _is_whole(items, end)
    if word in ACHIEVED_ONLY:
        return came
    if word == "seen" and any(low(items, n) == "as" for n in range(max(0, at - 8), at)):
        return False
    return word not in ("saw", "seen") or (_is_whole(items, end) and low(items, end) != "as")


def _enough(verb: Verb, subjects: Pairs, objects: Pairs, unnamed: Pairs, *, people: bool) -> bool:
    """Whether enough is said of who was in contact with whom."""
    strong = [slot for slot, _ in (*subjects, *objects) if slot.kind in STRONG]
    if verb.kind is MeetingKind.TOLD and not subjects and not unnamed:
        return verb.forms == ("direct",) and any(slot.kind in STRONG[:2] for slot, _ in objects)
    if unnamed:
        return any(slot.kind in (*STRONG, "post") for slot, _ in (*subjects, *objects))
    if not strong:
        post = any(slot.kind == "post" for slot, _ in (*subjects, *objects))
        return post and not verb.soft and bool(subjects) and bool(objects)
    if verb.soft and not verb.host:
        return bool(subjects) and bool(objects)
    return bool(objects) or (people and bool(subjects))


def _list_end(items: Items, taken: Phrase) -> int:
    """Where a list ends that begins with adjectives: "the Costa Rican, Croatian and Malian representatives"."""
    end = taken.end
    if taken.slots or not taken.group:
        return end
    while end < min(taken.end + 9, len(items)) and (low(items, end) in (",", "and") or not is_boundary(items[end])):
        if items[end].slot is not None or items[end].date is not None or is_verb(items[end]):
            break
        end += 1
    return end


def _kind(items: Items, at: int, verb: Verb, taken: Phrase) -> MeetingKind:
    if low(items, at) == "made" and any(low(items, n) in ("demarche", "démarche") for n in range(at, taken.end)):
        return MeetingKind.DEMARCHE
    if verb.kind is MeetingKind.TOLD:
        return told_setting(items, at, taken.end) or (MeetingKind.PHONE if _phoned(items, at) else verb.kind)
    if verb.host and is_passive(items, at) and any(low(items, n) == "visited" for n in range(max(0, at - 20), at)):
        return MeetingKind.VISIT
    if verb.kind in (MeetingKind.MET, MeetingKind.CALL) and delivers_points(items, taken.end):
        return MeetingKind.DEMARCHE
    places = range(max(0, at - 3), min(len(items), _list_end(items, taken) + 6))
    if verb.kind is MeetingKind.MET:
        if any(is_meal(items, n) for n in places):
            return MeetingKind.MEAL
        if any(is_by_phone(items, n) for n in places):
            return MeetingKind.PHONE
    if verb.kind is MeetingKind.MET and delivers(items, at, taken.end):
        return MeetingKind.DEMARCHE
    if verb.demarche and not any(low(items, n) in _POINTS for n in places):
        return MeetingKind.MET
    return verb.kind


def _phoned(items: Items, at: int) -> bool:
    """Whether the subject was "reached by telephone", or "phoned to tell"."""
    moved = mover(items, at)
    if moved is not None and low(items, moved) in ("phoned", "rang", "telephoned"):
        return True
    return any(
        low(items, n) == "reached" and low(items, n + 2) in cue_words("meetings.nouns", "by_phone")
        for n in range(max(0, at - 12), at - 2)
    )


_POINTS = frozenset({"demarche", "démarche", "points", "non-paper", "nonpaper", "note", "talking"})
