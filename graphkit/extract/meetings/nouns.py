"""Contacts that a noun names: "in a meeting with B, A said", "A's talks with B", "a lunch between A and B"."""

from collections.abc import Iterator
from itertools import islice

from graphkit.extract.meetings.appeals import LETTERS
from graphkit.extract.meetings.contacts import (
    STRONG,
    Contact,
    Pairs,
    listed,
    nouns,
    occasion_of,
    pick,
    unnamed_member,
)
from graphkit.extract.meetings.counterparts import counterparts
from graphkit.extract.meetings.enumerations import noun_phrases
from graphkit.extract.meetings.grammar import POSSESSIVE, Items, is_people, is_verb, low, opening
from graphkit.extract.meetings.held import guests, held_together, opens
from graphkit.extract.meetings.noun_realis import noun_realis
from graphkit.extract.meetings.phrases import Phrase
from graphkit.extract.meetings.purposes import is_appeal
from graphkit.extract.meetings.settings import MARGINS, is_meal
from graphkit.extract.meetings.slots import Slot
from graphkit.extract.meetings.subjects import clause_subject, main_subject, subject_of
from graphkit.lexicon.cues import cue_words
from graphkit.lexicon.names import word_lists
from graphkit.model import MeetingKind


def noun_contacts(items: Items, at: int) -> Iterator[Contact]:
    """The contact that the noun at a place names, if it says with whom."""
    if low(items, at + 1) in ("hall", "place", "point", "room", "rooms"):
        return  # where one meets
    form, taken = counterparts(items, at)
    if taken is None:
        yield from held_together(items, at)
        return
    if not (taken.slots or taken.group) or (not taken.slots and low(items, taken.end - 1) in _PRESS):
        return
    kind = _noun_kind(items, at, form, taken)
    if kind is None:
        yield from held_together(items, at)
        return
    objects = listed(items, taken)
    if form == "visit":
        objects, subjects, possessor = pick(items, main_subject(items, taken.end)), objects, ""
    elif form in ("between", "among", "of"):
        alone = unnamed_member(items, taken)
        objects += (alone,) if alone else ()
        if len(objects) < 2 or form == "of":
            return
        subjects, possessor = objects[:1], ""
        objects = objects[1:]
        subjects = (_chair(items, at) or _mediator(items, taken.end)) + subjects
    elif form == "by":
        subjects, possessor = objects, ""
        objects = (_noun_subjects(items, at, taken)[0] or _visitor(items, at)) + guests(items, taken.end)
    else:
        subjects, possessor = _noun_subjects(items, at, taken)
    objects = tuple(pair for pair in objects if pair[0] not in [slot for slot, _ in subjects])
    if low(items, at) in _INTERVIEWS and not _is_official(subjects, objects):
        return
    alone = unnamed_member(items, taken)
    objects += (alone,) if alone else ()
    own = low(items, at + 2) in POSSESSIVE and not objects  # "meeting with his staff" is no contact between sides
    people = bool(objects) or (not own and possessor in ("", "'s") and is_people(items, at + 1, taken.end))
    if not people or not any(slot.kind in STRONG for slot, _ in (*subjects, *objects)):
        if not taken.slots:
            yield from held_together(items, at)
        return
    yield Contact(
        kind,
        f"noun-{low(items, at)}",
        noun_realis(items, at, taken.end),
        subjects,
        objects,
        at,
        taken.end,
        taken.group,
        host=form in ("for", "by"),
        possessor=possessor,
        occasion=occasion_of(items, kind),
        implied=_on_margins(items, at),
    )


def _chair(items: Items, at: int) -> Pairs:
    """Who chaired, hosted or mediated what others held between them."""
    verb = next((n for n in range(at - 1, max(0, at - 6), -1) if is_verb(items[n])), 0)
    chaired = low(items, verb) in ("chaired", "mediated", "hosted", "convened", "moderated", "facilitated", "brokered")
    return pick(items, subject_of(items, verb)) if chaired else ()


def _mediator(items: Items, at: int) -> Pairs:
    """For "talks between A and B on May 3 were mediated by C": C."""
    for n in range(at, min(at + 8, len(items))):
        if low(items, n) in ("brokered", "chaired", "facilitated", "hosted", "mediated", "moderated"):
            return pick(items, noun_phrases(items, n + 2).places) if low(items, n + 1) == "by" else ()
    return ()


def _visitor(items: Items, at: int) -> Pairs:
    """For "A's visit included a dinner hosted by B": A."""
    for n in range(min(at, len(items) - 1) - 1, 0, -1):
        if low(items, n) in ("visit", "trip", "stay", "stop"):
            back = next((m for m in range(n - 1, max(-1, n - 7), -1) if low(items, m) == "'s"), 0)
            return pick(items, (back - 1,)) if back else ()
    return ()


def _on_margins(items: Items, at: int) -> bool:
    return any(items[n].low in MARGINS for n in range(max(0, at - 5), at))


def _noun_kind(items: Items, at: int, form: str, taken: Phrase) -> MeetingKind | None:
    kind = nouns()[low(items, at)]
    if kind is MeetingKind.TOLD:
        return kind if _is_said(items, at, form, taken) else None
    if kind is MeetingKind.DEMARCHE:
        return kind if form == "to" and low(items, at + 1) == "to" else None
    if form == "visit":
        return kind
    day = at + 1 + (low(items, at + 1) == "on")
    dated = day < len(items) and items[day].date is not None
    if low(items, at) in ("bilateral", "summit") and low(items, at + 1) != form and not dated:
        return None
    if low(items, at) == "conference" and low(items, at - 1) not in _AFAR:
        return None
    if low(items, at) == "guest":
        return MeetingKind.MEAL if any(is_meal(items, n) for n in range(at, min(at + 12, len(items)))) else kind
    if low(items, at) in _TIMES and not _was_had(items, at, form):
        return None
    before = {items[n].low for n in range(max(0, at - 2), at)}
    if before & cue_words("meetings.nouns", "by_phone"):
        return MeetingKind.PHONE
    if kind is MeetingKind.CALL:
        if low(items, at) == "calls" and is_appeal(items, taken.end):
            return None  # "he calls on A to resign"
        if form == "on" or (form == "with" and before & _FORMAL):
            return kind
        return MeetingKind.PHONE if form in ("with", "from") or (form == "to" and "to" not in before) else None
    if form in ("on", "to", "from"):
        return None
    return MeetingKind.NEGOTIATION if form in ("between", "among") and low(items, at) == "talks" else kind


def _was_had(items: Items, at: int, form: str) -> bool:
    """Whether somebody "had" what is a contact only so: "had ten minutes alone with A", "had opportunity with A"."""
    behind = at + 1 + (low(items, at + 1) == "alone")
    behind += behind < len(items) and items[behind].date is not None
    had = any(low(items, n) in ("got", "had", "secured") for n in range(max(0, at - 5), at))
    return had and low(items, behind) == form


def _is_official(subjects: Pairs, objects: Pairs) -> bool:
    """Whether an interview is a talk of one of ours with an official, as telegrams say it, not one for the press."""
    both = [slot for slot, _ in (*subjects, *objects)]
    return any(slot.side == "US" for slot in both) and any(
        slot.kind in ("person", "position") and slot.side != "US" for slot in both
    )


_INTERVIEWS = frozenset({"interview", "interviews"})
_PRESS = frozenset({"correspondents", "media", "newsmen", "press", "reporters"})
_AFAR = frozenset({"digital", "secure", "telephone", "video"})
_TIMES = frozenset(
    {"appointment", "half-hour", "hour", "hours", "minutes", "opportunity", "word", "words"}
)  # contacts only where they were "had" with somebody


def _is_said(items: Items, at: int, form: str, taken: Phrase) -> bool:
    """For "A's reply to B", "in an aside to B", "had been in contact with B"."""
    if low(items, at) in ("communication", "contact", "touch"):
        near = [low(items, n) for n in range(max(0, at - 6), at)]
        doubted = any(low(items, n) in ("if", "whether") for n in range(max(0, at - 12), at))
        return form == "with" and "in" in near and any(word in _WAS for word in near) and not doubted
    if low(items, at) in LETTERS:
        return form == "to" and low(items, at + 1) == "to" and _is_letter_of_ours(items, at, taken)
    if low(items, at) in _MESSAGES and all(slot.side != "US" for slot in taken.slots):
        return False
    before = at - 1 - (at > 0 and items[at - 1].date is not None)
    owned = low(items, before) in ("'s", "his", "her") or low(items, at) == "aside"
    return form == "to" and ((owned and low(items, at + 1) == "to") or low(items, at + 1) == "by")


def _is_letter_of_ours(items: Items, at: int, taken: Phrase) -> bool:
    """Whether a letter goes to one of ours, or is one of ours: "In a letter to the DCM, A said"."""
    owner = next((n - 1 for n in range(at - 1, max(0, at - 5), -1) if low(items, n) == "'s"), None)
    slot = items[owner].slot if owner is not None else None
    if any(one.kind not in STRONG for one in taken.slots):
        return False
    ours = any(one.side == "US" for one in taken.slots) or (slot is not None and slot.side == "US")
    return ours and (slot is not None or opens(items, at) or low(items, at - 1) in ("his", "her"))


_MESSAGES = frozenset(
    {
        "admission", "advice", "apology", "assurance", "assurances", "comments", "message", "plea", "presentation",
        "promise", "remarks", "statement", "warning",
    }
)  # fmt: skip
_WAS = frozenset({"been", "got", "was", "were"})
_FORMAL = frozenset({"courtesy", "farewell", "introductory", "protocol"})


def _noun_subjects(items: Items, at: int, taken: Phrase) -> tuple[Pairs, str]:
    """Who had the meeting: its possessor, the subject of the clause, or of the main clause that follows."""
    if low(items, at + 1) == "by":
        return pick(items, noun_phrases(items, at + 2).places), ""  # "a call by A on B"
    for n in range(at - 1, max(-1, at - 8), -1):
        word = items[n].low
        if word in POSSESSIVE and word != "its":
            slot = items[n].slot
            later = (
                pick(items, main_subject(items, taken.end))
                if word in ("his", "her", "their") and opens(items, at)
                else ()
            )
            if later:
                return later, word
            return (((slot, n),) if slot is not None else ()), word
        if word == "'s" and low(items, n - 1) == "latter":
            people = (m for m in range(n - 2, -1, -1) if (slot := items[m].slot) and slot.kind in STRONG[:2])
            return pick(items, tuple(islice(people, 1))), "'s"
        if word == "'s" and items[n - 1].slot is not None and items[n - 1].date is None:
            return pick(items, (n - 1,)), "'s"
        if is_verb(items[n]) or word in (",", ";"):
            break
    if enclosing := _enclosing(items, at, taken.end):
        return enclosing, ""
    # "raised it twice, during a meeting with A"
    said_before = any(is_verb(items[n]) for n in range(opening(items), at))
    if opens(items, at) and ((speakers := main_subject(items, taken.end)) or not said_before):
        return pick(items, speakers or clause_subject(items, at)), ""  # "A, in a talk with B, said"
    if low(items, start := opening(items)) in ("had", "held") and at - start < 6:
        return ((Slot("", "we", "writer", "US"), start),), ""  # "Had long talk with A"
    that = next((n for n in range(taken.end, min(taken.end + 6, len(items))) if low(items, n) == "that"), None)
    if (low(items, start), low(items, start + 1)) == ("it", "was") and that is not None:
        return pick(items, main_subject(items, that + 1)), ""  # "It was at lunch with A that B said"
    if (
        low(items, taken.end) == "," == low(items, taken.end + 3)
        and low(items, taken.end + 2) in word_lists()["speech"]
    ):
        return pick(items, (taken.end + 1,)), ""  # "The meeting with A, B said, went well"
    places = clause_subject(items, at)
    if places and any(low(items, n) == "you" and items[n].slot is None for n in range(places[-1] + 1, at)):
        return (), ""  # "we commend the way you handled the talk with A"
    return _from_around(items, at) or pick(items, places), ""


def _enclosing(items: Items, at: int, end: int) -> Pairs:
    """The A of "A, in a May 3 meeting with B, asked whether C": the verb follows what two commas enclose."""
    inside = next((n for n in range(at - 1, max(0, at - 6), -1) if low(items, n) in ("in", "during", "at", "over")), 0)
    ahead = range(end, min(end + 9, len(items) - 1))  # a day takes the comma behind it with it
    comma = next((n for n in ahead if low(items, n) == "," or (items[n].date and is_verb(items[n + 1]))), 0)
    if low(items, inside - 1) != "," or not comma or not is_verb(items[comma + 1]):
        return ()
    return pick(items, tuple(n for n in subject_of(items, comma + 1) if n < inside))


def _from_around(items: Items, at: int) -> Pairs:
    """Who had what "A's visit included", or what B raised where "raised by B during a meeting" stands."""
    if any(low(items, n) in ("included", "includes", "featured") for n in range(max(0, at - 5), at)):
        return _visitor(items, at)
    inside = next((n for n in range(at - 1, max(0, at - 5), -1) if low(items, n) in ("during", "in", "at", "over")), 0)
    return pick(items, (inside - 1,)) if low(items, inside - 2) == "by" else ()
