"""Contacts that a verb makes: "A told B", "A met with B and C", "A was received by B"."""

from collections.abc import Iterator
from dataclasses import replace

from graphkit.extract.meetings.contacts import (
    FAR_TO,
    INTENDED,
    STRONG,
    Contact,
    Verb,
    nouns,
    occasion_of,
    pick,
    unnamed_member,
    verbs,
)
from graphkit.extract.meetings.forms import OWN_FORMS, by_agent, direct
from graphkit.extract.meetings.grammar import (
    Items,
    before_verb,
    is_envoys,
    is_people,
    low,
    many_people,
    opening,
)
from graphkit.extract.meetings.kinds import kind_of, list_end
from graphkit.extract.meetings.mutual import company_of, gathered, jointly, mutual
from graphkit.extract.meetings.phrases import Phrase
from graphkit.extract.meetings.prepositions import ACCOUNTS, PAPERS, prepositional
from graphkit.extract.meetings.purposes import by_others, is_aim, is_anything, is_appeal, is_bidden, may_be
from graphkit.extract.meetings.realis import verb_realis
from graphkit.extract.meetings.series import one_after_another
from graphkit.extract.meetings.sides import at_home, enough, is_written, sides
from graphkit.extract.meetings.slots import Slot
from graphkit.extract.meetings.subjects import subject_of
from graphkit.extract.meetings.unnamed import group_before, is_kin
from graphkit.extract.meetings.voice import is_done_to, is_passive, is_reduced
from graphkit.lexicon.organizations import newspapers
from graphkit.model import MeetingKind, Realis

NEAR = 6  # items behind a verb in which "to" leads to a body that hears what is said


def verb_contacts(items: Items, at: int) -> Iterator[Contact]:
    """The contacts that the verb at a place makes: the first of its forms that fits, and those that follow it."""
    for verb in verbs().get(low(items, at), ()):
        for form in verb.forms:
            contact = _form_contact(items, at, verb, form)
            if contact:
                yield contact
                yield from one_after_another(items, contact, form)
                return
    if low(items, at) == "delivered" and (contact := _delivery(items, at)) is not None:
        yield contact


def _delivery(items: Items, at: int) -> Contact | None:
    """For "Poloff delivered reftel demarche on May 3": nobody says to whom."""
    points = any(low(items, n) in ("demarche", "démarche", "points") for n in range(at + 1, at + 7))
    subjects = pick(items, subject_of(items, at)) if points else ()
    ours = bool(subjects) and all(slot.side == "US" for slot, _ in subjects)
    behind = any(low(items, n) in ("to", "by") for n in range(at + 1, at + 12))
    if not ours or behind or verb_realis(items, at, subjects[-1][1]) is not Realis.ACTUAL:
        return None
    return Contact(MeetingKind.DEMARCHE, "verb-delivered", Realis.ACTUAL, subjects, (), at, at + 1, group=True)


def _form_contact(items: Items, at: int, verb: Verb, form: str) -> Contact | None:
    if low(items, at) in _OPENING and at and low(items, at - 1) not in _BEFORE_OPENING:
        return None
    if low(items, at) == "meeting" and at != opening(items) and low(items, at - 1) not in _AFTER:
        return None
    if low(items, at) == "talk" and any(low(items, n) in ("had", "held") for n in range(max(0, at - 4), at)):
        return None  # a noun: "had serious talk with A"
    if is_anything(items, at) or is_aim(items, at):
        return None
    if form in ("mutual", "mutual-alone"):
        return mutual(items, at, verb)
    if form == "joint":
        return jointly(items, at, verb)
    if form == "direct":
        taken = by_agent(items, at) if is_passive(items, at) or is_reduced(items, at) else direct(items, at, verb)
    elif form == "direct-with":
        taken = direct(items, at, verb)
        taken = taken if taken and low(items, taken.end) == "with" and not _is_abstract(items, taken.end) else None
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


def _is_abstract(items: Items, at: int) -> bool:
    """Whether what somebody is presented "with" is nothing that is handed over: "presented A with a challenge"."""
    return any(low(items, n) in _ABSTRACT for n in range(at + 1, at + 5))


_ABSTRACT = frozenset(
    {
        "aid",
        "arms",
        "billion",
        "challenge",
        "challenges",
        "chance",
        "choice",
        "difficulty",
        "dilemma",
        "funding",
        "funds",
        "incentive",
        "million",
        "money",
        "opportunity",
        "problem",
        "threat",
        "weapons",
    }
)
_AFTER = frozenset(
    {
        ",", "acknowledged", "admitted", "after", "from", "recalled", "recounted", "remembered", "since", "upon",
        "when", "while",
    }
)  # fmt: skip
_OPENING = frozenset({"speaking", "talking"})  # contacts only where they open a sentence or a phrase
_BEFORE_OPENING = frozenset({",", "after", "in", "was", "were", "when", "while"})


def _is_given(items: Items, at: int) -> bool:
    """Whether something is given to somebody here; a date may stand between."""
    while at < len(items) and (items[at].date is not None or low(items, at) == "on"):
        at += 1
    if low(items, at) in _GIVEN:
        return True
    words = [low(items, n) for n in range(at, at + 3)]
    if any(word in ACCOUNTS for word in words):
        return True
    return any(word in PAPERS or (word in nouns() and word not in _TIME) for word in words[:2])


_PRESS = frozenset({"audience", "correspondent", "interviewer", "journalist", "newsman", "reporter"})
_TIME = frozenset({"hour", "hours", "minutes"})  # "gave A forty minutes" is another form


_GIVEN = frozenset(
    {
        "his", "her", "their", "our", "a", "an", "the", "no", "some", "assurances", "condolences", "copies", "copy",
        "draft", "text", "points", "details", "ref", "reftel", "how", "what", "where", "around", "two", "three",
    }
)  # fmt: skip


def _verb_contact(items: Items, at: int, verb: Verb, taken: Phrase, form: str) -> Contact | None:
    subjects, objects, alone, received = sides(items, at, verb, taken, form)
    if (
        low(items, at) in ("called", "calling", "calls")
        and verb.kind is MeetingKind.CALL
        and is_appeal(items, taken.end)
    ):
        return None
    realis = verb_realis(items, at, subjects[-1][1] if subjects else None)
    supposed = low(items, taken.end) in ("could", "may", "might", "would")
    if form == "to" and not is_passive(items, at) and ((supposed and verb.demarche) or is_done_to(items, at)):
        return None  # "a message delivered to A would help", "saw the plan proposed to A"
    if (form != "through" and by_others(items, taken.end)) or not may_be(items, at, taken.end, realis):
        return None
    objects = tuple(pair for pair in objects if pair[0] not in [slot for slot, _ in subjects])
    if verb.kind is MeetingKind.TOLD:  # what is told to a newspaper is told in public
        objects = tuple(pair for pair in objects if pair[0].ref not in newspapers())
    if verb.kind is MeetingKind.MET and low(items, at) in _KNOWN_ONLY:
        objects = tuple(pair for pair in objects if pair[0].kind in ("person", "position"))
    if low(items, at) in FAR_TO:  # "expressed hope for the transition to the ministry"
        objects = tuple((slot, n) for slot, n in objects if slot.kind != "organization" or n - at < NEAR)
    if verb.people:
        given = low(items, at) not in INTENDED or low(items, at - 2) == "asked"
        objects = tuple((slot, n) for slot, n in objects if slot.kind in STRONG or (given and low(items, n) in _WE))
    unnamed = tuple(pair for pair in (alone, unnamed_member(items, taken)) if pair)
    if (
        verb.kind is MeetingKind.TOLD
        and not objects
        and any(slot.name.split()[-1] in _PRESS for slot, _ in unnamed[-1:])
    ):
        return None  # "told a correspondent"
    if not subjects and not alone and not received and is_written(items, at):
        subjects = ((Slot("", "we", "writer", "US"), at),)
    if not subjects and not alone and not received and is_bidden(items, at):
        subjects = ((Slot("", "you", "reader", "US"), at),)
    if form == "to-post" and not taken.slots:
        objects = ((Slot("", "us", "writer", "US"), at),)  # "came by today to say"
    crowd = is_people(items, max(0, at - 10 if received else at - 5), at)
    group = group_before(items, before_verb(items, at) + 1)
    if not subjects and not alone and not crowd:
        return None
    if verb.kind is MeetingKind.VISIT:  # an unknown name behind "visited" is a place
        objects = tuple((slot, n) for slot, n in objects if slot.kind != "name" or at_home(items, n))
        objects += tuple(pair for pair in company_of(items, taken.end) if pair not in objects)
    people = crowd if received else is_people(items, at, list_end(items, taken))
    if (
        alone
        and is_kin(alone[0])
        and low(items, alone[1] + 1) != "of"
        and not any(slot.side == "US" for slot, _ in objects)
    ):
        return None  # of somebody's life: "a cousin encouraged him to study"
    if verb.kind is MeetingKind.TOLD and not subjects and not unnamed and not group:
        return None
    before = before_verb(items, at)
    reach = list_end(items, taken)
    reach += 3 * (low(items, reach) == "of")  # "a group of ambassadors"
    sent, envoys = is_envoys(items, before, before + 1), is_envoys(items, at, min(reach, len(items))) and not received
    if verb.ours and not any(slot.side == "US" for slot, _ in (*subjects, *objects)):
        return None
    others = form.endswith("with") and low(items, taken.end - 1) in many_people()
    said = {"people": people, "others": others, "envoys": envoys, "sent": sent, "informs": low(items, at) in _INFORMS}
    if not enough(verb, subjects, objects, unnamed, **said):
        return None
    kind, rule = kind_of(items, at, verb, taken), f"verb-{low(items, at)}"
    objects += tuple(pair for pair in unnamed if pair != alone)
    subjects += (alone,) if alone else ()
    occasion = occasion_of(items, kind)
    group = taken.group or group or (crowd and not subjects and not received)
    return Contact(kind, rule, realis, subjects, objects, at, taken.end, group, verb.turn, verb.host, occasion=occasion)


_WE = frozenset({"i", "me", "my", "our", "us", "we"})
_INFORMS = frozenset({"advised", "alerted", "apprised", "briefed", "contacted", "informed", "notified", "updated"})


_KNOWN_ONLY = frozenset({"confirmed", "shook", "signed"})  # a bare name behind "with" may be a firm or a country
