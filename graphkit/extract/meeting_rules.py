"""One sentence -> the contacts that it reports, before sentences are put together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from graphkit.extract.meeting_grammar import (
    BACK,
    OF,
    POSSESSIVE,
    Items,
    Phrase,
    clause_subject,
    is_boundary,
    is_people,
    is_verb,
    low,
    main_subject,
    noun_phrases,
    one_person,
    partners,
    subject_of,
)
from graphkit.extract.meeting_items import Slot
from graphkit.extract.meeting_realis import noun_realis, verb_realis
from graphkit.lexicon.cues import cue_tables, cue_words
from graphkit.model import DateMention, MeetingKind, Realis

Pairs = tuple[tuple[Slot, int], ...]

MOST = 40  # words of contact looked at in one sentence
WIDE = 14  # items between a verb and its "to" or "with"


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact as one sentence states it: places of subjects and objects in the items of that sentence."""

    kind: MeetingKind
    rule: str
    realis: Realis
    subjects: Pairs
    objects: Pairs
    cue: int
    end: int
    group: bool = False
    turn: bool = False
    host: bool = False
    possessor: str = ""
    occasion: str | None = None
    implied: bool = False
    dates_from: int = 0  # items before this one say nothing of its date


@dataclass(frozen=True, slots=True)
class Verb:
    """How one verb makes a contact; ``soft``: only between two who are named."""

    kind: MeetingKind
    forms: tuple[str, ...]
    soft: bool
    turn: bool
    host: bool
    phone: bool
    people: bool
    demarche: bool


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Word -> the ways in which it makes a contact, strongest first."""
    table: dict[str, tuple[Verb, ...]] = {}
    for row in cue_tables()["meetings"]["verb"]:
        flags = [bool(row.get(name)) for name in ("soft", "turn", "host", "phone", "people", "demarche")]
        verb = Verb(MeetingKind(row["kind"]), tuple(row["forms"]), *flags)
        for word in row["words"]:
            table[word] = (*table.get(word, ()), verb)
    return table


@cache
def nouns() -> dict[str, MeetingKind]:
    """Word -> the kind of contact that it names."""
    table: dict[str, Any] = cue_tables()["meetings"]["nouns"]
    return {word: MeetingKind(kind) for kind, words in table.items() if kind != "by_phone" for word in words}


def sentence_contacts(items: Items) -> list[Contact]:
    """The contacts of one sentence, in order of their cues; none out of quoted speech."""
    contacts: list[Contact] = []
    quoted, tried = False, 0
    verb_words, noun_words = verbs(), nouns()
    for at, item in enumerate(items):
        word = item.low
        if word in _QUOTES:
            quoted = (not quoted) if word == '"' else word == "“"
        elif not quoted and item.slot is None and (word in verb_words or word in noun_words):
            tried += 1
            if tried > MOST:
                break
            if word in verb_words:
                contacts.extend(_verb_contacts(items, at))
            if word in noun_words:
                contacts.extend(_noun_contacts(items, at))
    return contacts


_QUOTES = frozenset({'"', "“", "”"})


def _pick(items: Items, places: tuple[int, ...]) -> Pairs:
    return tuple((_delegation(items, at, slot), at) for at in places if (slot := items[at].slot) is not None)


def _delegation(items: Items, at: int, slot: Slot) -> Slot:
    """ "CODEL X": the delegation, with the person X as its lead."""
    word = low(items, at - 1)
    if word not in ("codel", "staffdel") or slot.kind not in ("person", "name"):
        return slot
    name = f"{'CODEL' if word == 'codel' else 'StaffDel'} {slot.name.split()[-1]}"
    return replace(slot, name=name, organization=name)


def _listed(items: Items, taken: Phrase) -> Pairs:
    """The members of a list; organizations that only say whose officials came are left out."""
    return tuple(pair for pair in _pick(items, taken.places) if not (taken.group and pair[0].kind == "organization"))


# ------------------------------------------------------------------------------------------------------- verbs


def _verb_contacts(items: Items, at: int) -> Iterator[Contact]:
    for verb in verbs().get(low(items, at), ()):
        for form in verb.forms:
            contact = _form_contact(items, at, verb, form)
            if contact:
                yield contact
                yield from _one_after_another(items, contact, form)
                return


def _one_after_another(items: Items, contact: Contact, form: str) -> Iterator[Contact]:
    """ "met with A on one day, with B on another": each is a contact of its own."""
    at = contact.end
    while form in ("with", "direct") and at < len(items):
        while at < len(items) and (
            items[at].date is not None or low(items, at) in (",", ";", "and", "on", "then", "separately")
        ):
            at += 1
        if low(items, at) != "with":
            return
        taken = noun_phrases(items, at + 1)
        objects = _pick(items, taken.places)
        if not objects:
            return
        yield replace(contact, objects=objects, cue=at, end=taken.end, group=taken.group, dates_from=at)
        at = taken.end


def _form_contact(items: Items, at: int, verb: Verb, form: str) -> Contact | None:
    if form == "mutual":
        return _mutual(items, at, verb)
    if form == "direct":
        taken = _by_agent(items, at) if _is_passive(items, at) else _direct(items, at, verb)
    elif form == "direct-with":
        taken = _direct(items, at, verb)
        taken = taken if taken and low(items, taken.end) == "with" else None
    elif form == "dative":
        taken = _direct(items, at, verb)
        taken = taken if taken and len(taken.places) == 1 and low(items, taken.end) in _GIVEN else None
    elif form == "had-with":
        taken = _had_with(items, at)
    else:
        taken = _prepositional(items, at, form, verb)
    return _verb_contact(items, at, verb, taken) if taken else None


_GIVEN = frozenset({"his", "her", "their", "our", "a", "an", "the", "no", "some", "assurances", "condolences"})


def _by_agent(items: Items, at: int) -> Phrase | None:
    """ "was told, informed, received by B": those behind "by"."""
    for n in range(at + 1, min(at + 16, len(items))):
        if low(items, n) == "by":
            return noun_phrases(items, n + 1)
        if low(items, n) in ("that", ";", ":", '"', ",") or is_verb(items[n]):
            return None
    return None


def _had_with(items: Items, at: int) -> Phrase | None:
    """ "the discussion that A had with B"."""
    before = any(low(items, n) in nouns() for n in range(max(0, at - 8), at))
    return noun_phrases(items, at + 2) if before and low(items, at + 1) == "with" else None


def _both(items: Items, at: int) -> tuple[int, ...]:
    """The two behind "they met": the last "A and B" before it."""
    for n in range(at - 2, 0, -1):
        if items[n].slot is not None and low(items, n - 1) in ("and", "&"):
            found = partners(items, n)
            if len(found) == 2:
                return found
    return ()


def _mutual(items: Items, at: int, verb: Verb) -> Contact | None:
    """ "A and B met", "A and B discussed X": two subjects and nobody behind the verb."""
    subjects = _pick(
        items, _both(items, at) if low(items, at - 1) in ("they", "two", "both") else subject_of(items, at)
    )
    if len(subjects) < 2 or any(slot.kind not in ("person", "position", "post") for slot, _ in subjects):
        return None
    if low(items, at) != "met" and len({slot.side for slot, _ in subjects}) < 2:
        return None
    realis = verb_realis(items, at, subjects[-1][1])
    return Contact(verb.kind, f"mutual-{low(items, at)}", realis, subjects[:1], subjects[1:], at, at + 1)


def _direct(items: Items, at: int, verb: Verb) -> Phrase | None:
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


def _prepositional(items: Items, at: int, form: str, verb: Verb) -> Phrase | None:
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
    """ "A and B, with whom C met": those named before the relative clause."""
    for n in range(at - 1, max(-1, at - 7), -1):
        if items[n].low == "whom" and low(items, n - 1) in ("with", "to"):
            back = next((m for m in range(n - 2, max(-1, n - 5), -1) if items[m].slot is not None), None)
            if back is None:
                return None
            places = partners(items, back)
            return Phrase(tuple(slot for slot, _ in _pick(items, places)), places, False, at + 1)
    return None


def _is_infinitive(items: Items, at: int, form: str) -> bool:
    return (
        form == "to"
        and at + 1 < len(items)
        and items[at + 1].slot is None
        and low(items, at + 1) in ("be", "do", "have")
    )


def _verb_contact(items: Items, at: int, verb: Verb, taken: Phrase) -> Contact | None:
    subjects, objects = _pick(items, subject_of(items, at)), _listed(items, taken)
    alone = None if subjects else _unnamed_subject(items, at)
    if _is_passive(items, at):
        subjects, objects, alone = objects, subjects, None
    if low(items, at) == "called" and verb.kind is MeetingKind.CALL and low(items, taken.end) == "to":
        return None  # an appeal: "called on X to ..."
    realis = verb_realis(items, at, subjects[-1][1] if subjects else None)
    objects = tuple(pair for pair in objects if pair[0] not in [slot for slot, _ in subjects])
    if verb.people:
        objects = tuple(pair for pair in objects if pair[0].kind in ("person", "position", "name"))
    unnamed = tuple(pair for pair in (alone, _unnamed(items, taken)) if pair)
    if not subjects and not alone and not is_people(items, max(0, at - 5), at):
        return None
    if not _enough(verb, subjects, objects, unnamed, is_people(items, at, taken.end)):
        return None
    kind, rule = _kind(items, at, verb, taken), f"verb-{low(items, at)}"
    objects += tuple(pair for pair in unnamed if pair != alone)
    subjects += (alone,) if alone else ()
    occasion = _occasion(items, kind)
    return Contact(
        kind, rule, realis, subjects, objects, at, taken.end, taken.group, verb.turn, verb.host, occasion=occasion
    )


def _unnamed(items: Items, phrase: Phrase) -> tuple[Slot, int] | None:
    """A participant of whom only the words are known: "a senior official"."""
    if phrase.unnamed is None:
        return None
    return _in_words(items, *phrase.unnamed)


def _unnamed_subject(items: Items, verb: int) -> tuple[Slot, int] | None:
    end = verb
    while end > 0 and (
        items[end - 1].low in cue_words("meetings", "adverbs") or items[end - 1].low in ("has", "had", "have")
    ):
        end -= 1
    start = end
    while (
        start > 0
        and items[start - 1].slot is None
        and items[start - 1].low[:1].isalpha()
        and not is_boundary(items[start - 1])
    ):
        start -= 1
    span = one_person(items, start, end)
    return _in_words(items, *span) if span else None


def _in_words(items: Items, start: int, end: int) -> tuple[Slot, int]:
    words = [items[n].low for n in range(start, end) if items[n].low not in cue_words("meetings", "articles")]
    return Slot("", " ".join(words), "unnamed"), end - 1


_STRONG = ("person", "position", "name", "pronoun")


def _is_passive(items: Items, at: int) -> bool:
    before = [items[n].low for n in range(max(0, at - 2), at)]
    return any(word in ("was", "were", "been", "being", "is", "are") for word in before) and low(items, at) != "meeting"


def _enough(verb: Verb, subjects: Pairs, objects: Pairs, unnamed: Pairs, people: bool) -> bool:
    """Whether enough is said of who was in contact with whom."""
    strong = [slot for slot, _ in (*subjects, *objects) if slot.kind in _STRONG]
    if verb.kind is MeetingKind.TOLD and not subjects and not unnamed:
        return False
    if unnamed:
        return any(slot.kind in (*_STRONG, "post") for slot, _ in (*subjects, *objects))
    if not strong:
        post = any(slot.kind == "post" for slot, _ in (*subjects, *objects))
        return post and not verb.soft and bool(subjects) and bool(objects)
    if verb.soft and not verb.host:
        return bool(subjects) and bool(objects)
    return bool(objects) or (people and bool(subjects))


def _kind(items: Items, at: int, verb: Verb, taken: Phrase) -> MeetingKind:
    words = [items[n].low for n in range(max(0, at - 3), min(len(items), taken.end + 6))]
    if verb.kind is MeetingKind.MET:
        if any(nouns().get(word) is MeetingKind.MEAL for word in words):
            return MeetingKind.MEAL
        if any(word in cue_words("meetings.nouns", "by_phone") for word in words):
            return MeetingKind.PHONE
    if verb.demarche and not any(
        word in ("demarche", "démarche", "points", "non-paper", "nonpaper", "note", "talking") for word in words
    ):
        return MeetingKind.MET
    return verb.kind


# ------------------------------------------------------------------------------------------------------- nouns


def _noun_contacts(items: Items, at: int) -> Iterator[Contact]:
    form, taken = _counterparts(items, at)
    if taken is None or not (taken.slots or taken.group):
        return
    kind = _noun_kind(items, at, form)
    if kind is None:
        return
    objects = _listed(items, taken)
    if form in ("between", "among", "of"):
        alone = _unnamed(items, taken)
        objects += (alone,) if alone else ()
        if len(objects) < 2 or form == "of":
            return
        subjects, possessor = objects[:1], ""
        objects = objects[1:]
    else:
        subjects, possessor = _noun_subjects(items, at, taken)
    objects = tuple(pair for pair in objects if pair[0] not in [slot for slot, _ in subjects])
    alone = _unnamed(items, taken)
    objects += (alone,) if alone else ()
    own = low(items, at + 2) in POSSESSIVE and not objects  # "meeting with his staff" is no contact between sides
    people = bool(objects) or (not own and possessor in ("", "'s") and is_people(items, at + 1, taken.end))
    if not people or not any(slot.kind in _STRONG for slot, _ in (*subjects, *objects)):
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
        possessor=possessor,
        occasion=_occasion(items, kind),
        implied=_on_margins(items, at),
    )


def _on_margins(items: Items, at: int) -> bool:
    return any(items[n].low in ("margins", "sidelines", "fringes") for n in range(max(0, at - 5), at))


def _noun_kind(items: Items, at: int, form: str) -> MeetingKind | None:
    kind = nouns()[low(items, at)]
    before = {items[n].low for n in range(max(0, at - 2), at)}
    if before & cue_words("meetings.nouns", "by_phone"):
        return MeetingKind.PHONE
    if kind is MeetingKind.CALL:
        if form == "on":
            return kind
        return MeetingKind.PHONE if form in ("with", "from") or (form == "to" and "to" not in before) else None
    if form in ("on", "to", "from"):
        return None
    return kind


def _counterparts(items: Items, at: int) -> tuple[str, Phrase | None]:
    """The preposition behind the noun and whom it introduces; dates and places may stand between."""
    for n in range(at + 1, min(at + 9, len(items))):
        item = items[n]
        if item.low in ("with", "between", "among", "on", "to", "from") and (
            item.low not in ("on", "to", "from") or n == at + 1
        ):
            follows_date = item.low == "on" and n + 1 < len(items) and items[n + 1].date is not None
            if not follows_date:
                return item.low, noun_phrases(items, n + 1, opening=_opens(items, at))
        if item.low in (",", ";", ":", "that", "which", "who", "and", '"') or is_verb(item):
            break
        if item.slot is not None and item.slot.kind in ("person", "position", "pronoun"):
            break
    return "", None


def _opens(items: Items, noun: int) -> bool:
    """Whether the noun is part of a phrase that opens the sentence: "In a May 3 meeting with ..."."""
    for n in range(noun - 1, max(-1, noun - BACK), -1):
        if items[n].low == "that":
            return low(items, n + 1) in _PHRASE_OPENERS
        if is_verb(items[n]) and (not items[n].low.endswith("ed") or (n > 0 and items[n - 1].slot is not None)):
            return False
        if items[n].low in (",", ";") and n > 3:
            return items[n + 1].low in _PHRASE_OPENERS if n + 1 < len(items) else False
    return low(items, 0) in _PHRASE_OPENERS or (
        low(items, 1) in _PHRASE_OPENERS and low(items, 0) in ("early", "shortly", "immediately", "soon")
    )


_PHRASE_OPENERS = frozenset(
    {"in", "during", "at", "after", "following", "on", "over", "before", "throughout", "separately", "also", "earlier"}
)


def _noun_subjects(items: Items, at: int, taken: Phrase) -> tuple[Pairs, str]:
    """Who had the meeting: its possessor, the subject of the clause, or of the main clause that follows."""
    for n in range(at - 1, max(-1, at - 8), -1):
        word = items[n].low
        if word in POSSESSIVE and word != "its":
            slot = items[n].slot
            later = (
                _pick(items, main_subject(items, taken.end))
                if word in ("his", "her", "their") and _opens(items, at)
                else ()
            )
            if later:
                return later, word
            return (((slot, n),) if slot is not None else ()), word
        if word == "'s" and items[n - 1].slot is not None and items[n - 1].date is None:
            return _pick(items, (n - 1,)), "'s"
        if is_verb(items[n]) or word in (",", ";"):
            break
    if _opens(items, at):
        return _pick(items, main_subject(items, taken.end)), ""
    return _pick(items, clause_subject(items, at)), ""


def _occasion(items: Items, kind: MeetingKind) -> str | None:
    if kind is not MeetingKind.MEAL:
        return None
    return next((item.low for item in items if nouns().get(item.low) is MeetingKind.MEAL), None)


def contact_date(items: Items, contact: Contact) -> DateMention | None:
    """The date that belongs to a contact: the nearest in its clause, not one in what is said."""
    floor = contact.dates_from
    best: tuple[int, DateMention] | None = None
    for n in range(contact.cue - 1, floor - 1, -1):
        if items[n].low in (";", ":") or (items[n].low in ("that", "but") and n < contact.cue - 1):
            floor = n
            break
    ceiling = contact.end
    while ceiling < len(items) and ceiling - contact.end < 20 and not _ends_reach(items, ceiling, contact.kind):
        ceiling += 1
    for n in range(floor, ceiling):
        mention = items[n].date
        if mention is None or mention.source == "range":
            continue
        rank = abs(n - contact.cue) + {"day": 0, "month": 30, "year": 60}[mention.precision]
        if best is None or rank < best[0]:
            best = (rank, mention)
    return best[1] if best else None


def _ends_reach(items: Items, at: int, kind: MeetingKind) -> bool:
    word = items[at].low
    if word in ("that", "who", "which", ";", ":", '"', "“", "but", "to", "because", "whether", "about"):
        return True
    if kind is MeetingKind.TOLD:
        return items[at].slot is not None or is_verb(items[at]) or word in ("he", "she", "they", "there", "it", "of")
    return is_verb(items[at]) and word not in OF and kind is not MeetingKind.MEAL
