"""Who was there: "Also present were A and B", "with A listening", "Participants included A", "accompanied by B"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from graphkit.extract.meetings.enumerations import noun_phrases
from graphkit.extract.meetings.grammar import JOINS, OF, Items, is_verb, low
from graphkit.extract.meetings.partners import holder_behind, is_person, partners
from graphkit.extract.meetings.phrases import Phrase
from graphkit.extract.meetings.slots import Slot
from graphkit.extract.meetings.subjects import clause_subject, subject_of
from graphkit.lexicon.cues import cue_words
from graphkit.lexicon.places import places
from graphkit.model.made import quickly_made

MOST = 60  # items behind "were" in which those who were there are looked for

CLAUSE = 16  # items of a relative clause inside such a list

Joining = tuple[tuple[Slot, int, str], ...]


@quickly_made
@dataclass(frozen=True, slots=True)
class Addition:
    """Slots, their places and roles. ``starts``: it makes a contact of its own where none is open."""

    rule: str
    joining: Joining
    starts: bool = False
    near: int = 0  # sentences from the last evidence within which it counts; 0: as long as the contact is open
    beside: tuple[tuple[Slot, int], ...] = ()  # those in the contact already, beside whom the others stand
    own: bool = False  # it makes a contact of its own even where one is open
    turn: bool = False  # somebody speaks: who is in a contact already only goes on with it


def known_of(joining: Joining) -> tuple[tuple[Slot, int], ...]:
    """The slots and places without their roles."""
    return tuple((slot, at) for slot, at, _ in joining)


def joining_of(phrase: Phrase, role: str) -> Joining:
    """Those of a list who are somebody, in a role."""
    pairs = zip(phrase.slots, phrase.places, strict=True)
    return tuple((slot, at, role) for slot, at in pairs if slot.kind != "organization")


def subjects_of(items: Items, at: int, role: str) -> Joining:
    """The subjects of the verb at a place, in a role."""
    return tuple((slot, n, role) for n in subject_of(items, at) if (slot := items[n].slot) is not None)


def presences(items: Items, at: int) -> Iterator[Addition]:
    """What a word at a place says of who was there."""
    word, before = low(items, at), low(items, at - 1)
    if word == "attending" and at <= 4 and before in ("", ")", "."):
        yield Addition(
            "also-present", everybody(items, _were(items, at) + 1, "principal") if _were(items, at) else (), starts=True
        )
    elif word in ("present", "attending") and before == "also":
        yield _also_present(items, at)
    elif word == "attendance" and before == "in" and (were := _were(items, at)):
        yield Addition("also-present", everybody(items, were + 1, "accompanying"), starts=True, near=6)
    elif word == "present":
        yield _present(items, at)
    elif word in _WITNESS and (phrase := _beside(items, at)) is not None:
        chair = tuple((slot, n, "principal") for n in clause_subject(items, at) if (slot := items[n].slot) is not None)
        held = any(low(items, n) in _MEETINGS for n in range(max(0, at - 16), at))
        starts = held and bool(chair) and all(slot.kind in ("person", "position") for slot, _, _ in chair)
        yield Addition("with-present", (chair if starts else ()) + joining_of(phrase, "accompanying"), starts, 3)
    elif word == "presence" and low(items, at + 1) == "of":
        present = joining_of(noun_phrases(items, at + 2), "accompanying")
        acting = tuple((slot, n, "principal") for n in clause_subject(items, at) if (slot := items[n].slot))
        starts = bool(acting and present)
        yield Addition("in-presence", acting + present, starts=starts, near=6, beside=known_of(acting))
    elif word in ("participants", "attendees", "participant"):
        yield _participants(items, at)
    elif word == "side" and low(items, at - 2) == "at":  # "with A at his side"
        phrase = _beside(items, at - 2)
        yield Addition("with-present", joining_of(phrase, "accompanying") if phrase else (), near=3)
    elif word == "side" and low(items, at + 1) in ("were", "was"):
        there = everybody(items, at + 2, "accompanying")
        yield Addition("side-included", there, starts=len(there) > 1, near=6)
    elif word == "accompanied":
        yield _accompanied(items, at)
    elif word == "including" and _attendance(items, at):
        yield Addition("including", joining_of(noun_phrases(items, at + 1), "principal"), starts=True)


PRESENCE = frozenset(
    {
        "accompanied", "attendance", "attendees", "attending", "including", "listening", "looking",
        "participant", "participants", "presence", "present", "side", "taking", "tow",
    }
)  # fmt: skip


def _were(items: Items, at: int) -> int:
    """The verb or colon of "Also present on the Danish side were A", "In attendance: A"; 0 where there is none."""
    for n in range(at + 1, min(at + 14, len(items))):
        if low(items, n) in ("were", "was", ":"):
            return n
        slot = items[n].slot
        somebody = slot is not None and slot.kind in ("person", "position")
        if somebody or low(items, n) in (";", "that", "who") or is_verb(items[n]):
            return 0
    return 0


def everybody(items: Items, start: int, role: str) -> Joining:
    """Everybody of a list of those who were there, through their titles, up to the next verb or relative clause."""
    found: list[tuple[Slot, int, str]] = []
    end, reached = min(start + MOST, len(items)), start
    for n in range(start, end):
        slot = items[n].slot
        if n < reached:
            continue
        if low(items, n) in _CLAUSES and low(items, n - 1) == "," and (reached := _behind_clause(items, n, end)):
            continue
        if low(items, n) in _CLAUSES or (slot is None and is_verb(items[n])):
            break
        behind = low(items, n - 1)
        if slot is None or (behind in OF and n > start) or low(items, n + 1) == "'s" or not is_person(items, n):
            continue
        office = slot.kind == "position" and slot.side != "US"
        joined = behind in JOINS and low(items, n - 2) not in cue_words(
            "meetings", "one_person"
        )  # "his aide and Minister"
        apposed = office and ((n > start and not joined) or holder_behind(items, n) is not None)
        after = (*JOINS, ",", ";", ":", "-", *cue_words("meetings", "one_person"))
        if not apposed and not (slot.kind == "name" and n > start and behind not in after):
            found.append((_on_side(items, slot, n), n, role))
    return tuple(found)


def _on_side(items: Items, slot: Slot, at: int) -> Slot:
    """The slot with the side that the list says: "From the U.S. side were A and B; the Danish side included C"."""
    side = next((n for n in range(at - 1, 0, -1) if items[n].low == "side"), 0) if slot.side is None else 0
    if not side:
        return slot
    whose = low(items, side - 1)
    if whose in ("american", "u.s.", "us"):
        return replace(slot, side="US")
    return replace(slot, side="foreign") if (whose,) in places().nationalities else slot


def _behind_clause(items: Items, at: int, end: int) -> int:
    """Where a list goes on behind a relative clause: "A, which has the lead there, and B"; 0 where it does not."""
    for n in range(at + 1, min(at + CLAUSE, end - 2)):
        if (low(items, n), low(items, n + 1)) == (",", "and"):
            return n + 1 if any(is_person(items, m) for m in range(n + 2, min(n + 6, end))) else 0
        if low(items, n) in _CLAUSES or low(items, n) == ";":
            return 0
    return 0


_CLAUSES = frozenset({"who", "whom", "which", "where", "that", "when", "while"})


def _also_present(items: Items, at: int) -> Addition:
    """For "Also present were A and B", "A, also present, said", "A was also present"."""
    if were := _were(items, at):
        return Addition("also-present", everybody(items, were + 1, "accompanying"), starts=True, near=6)
    apposed = low(items, at - 2) == "," and is_person(items, at - 3)
    places = partners(items, at - 3) if apposed else subject_of(items, at - 1)
    joining = tuple((slot, n, "accompanying") for n in places if (slot := items[n].slot) is not None)
    past = apposed or low(items, at - 2) in ("was", "were")
    known = all(slot.kind in ("person", "position") for slot, _, _ in joining)
    return Addition("beside-others", joining, starts=past and known, near=6)


_WITNESS = frozenset({"attendance", "listening", "looking", "taking", "tow"})


def _beside(items: Items, at: int) -> Phrase | None:
    """Those of "with A listening", "with A in attendance", "with A in tow"."""
    end = at - (low(items, at - 1) == "in")
    for n in range(end - 1, max(-1, end - 12), -1):
        if low(items, n) == "with":
            phrase = noun_phrases(items, n + 1)
            return phrase if phrase.slots and phrase.end >= end else None
        if low(items, n) in (";", ":", "that") or items[n].date is not None:
            return None
    return None


def _present(items: Items, at: int) -> Addition:
    """For "Present at the meeting were A and B", "A was present", "with A present"."""
    others = at == 2 and low(items, 0) == "other"  # "Other persons present for the meeting were"
    if at == 0 or others or low(items, at - 1) in (".", ":", ")"):
        were = _were(items, at)
        behind = were or _besides(items, at)
        joining = everybody(items, behind + 1, "principal") if behind else ()
        return Addition("present", joining, starts=len(joining) > 1)
    if low(items, at - 1) in ("was", "were"):
        return Addition("present", subjects_of(items, at - 1, "accompanying"), near=3)
    phrase = _beside(items, at)
    return Addition("with-present", joining_of(phrase, "accompanying") if phrase else (), near=3)


def _besides(items: Items, at: int) -> int:
    """The "to" of "Present on Danish side in addition to A, B and C"; 0 where there is none."""
    ahead = range(at + 1, min(at + 8, len(items)))
    return next((n + 1 for n in ahead if (low(items, n), low(items, n + 1)) == ("addition", "to")), 0)


def _participants(items: Items, at: int) -> Addition:
    """For "Participants in the meeting included A, B and C"."""
    verb = next(
        (n for n in range(at + 1, min(at + 10, len(items))) if low(items, n) in ("included", "were", "include", ":")),
        None,
    )
    if verb is None or low(items, verb - 1) in ("may", "should", "to", "will", "would"):
        return Addition("participants", ())
    lined = low(items, verb) == ":"  # a list with a line for each is read as one
    first = joining_of(noun_phrases(items, verb + 1), "principal") if lined else everybody(items, verb + 1, "principal")
    sides = range(verb + 1, min(verb + 1 + MOST, len(items) - 1))
    other = next((n + 2 for n in sides if low(items, n) == "side" and low(items, n + 1) in ("were", "was", ":")), None)
    joining = first + (everybody(items, other, "principal") if other else ())
    return Addition("participants", joining, starts=True)


def _accompanied(items: Items, at: int) -> Addition:
    """For "A and B accompanied C": it makes a contact of its own only where one of ours was there."""
    subjects = subjects_of(items, at, "")
    company = tuple((slot, n, "accompanying") for slot, n, _ in subjects)
    taken = noun_phrases(items, at + 1)
    others = joining_of(taken, "principal")
    whole = low(items, taken.end) in ("", ".", ",", "and")
    ours = any(slot.side == "US" for slot, _, _ in (*company, *others))
    ours = ours or any(low(items, n) in _MEETINGS for n in range(taken.end, taken.end + 4))
    whole = whole or low(items, taken.end) == "to"
    starts = bool(company and others) and whole and ours and low(items, at - 1) not in ("was", "were", ",")
    if not starts:
        return Addition("accompanied", company, near=6)
    return Addition("accompanied", others + company, starts=True, near=6, beside=known_of(others))


_MEETINGS = frozenset({"breakfast", "call", "dinner", "lunch", "meeting", "meetings", "session", "talks"})


def _attendance(items: Items, at: int) -> bool:
    """Whether "including" names some of those who attended."""
    return any(items[n].low in ("attended", "attending", "present") for n in range(max(0, at - 4), at))
