"""What a sentence says of a contact, and the words of the lexicon that make one."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from graphkit.extract.meetings.grammar import Items, before_verb, low
from graphkit.extract.meetings.phrases import Phrase
from graphkit.extract.meetings.slots import Slot
from graphkit.lexicon.cues import cue_tables, cue_words
from graphkit.model import MeetingKind, Realis
from graphkit.model.made import quickly_made

Pair = tuple[Slot, int]
Pairs = tuple[Pair, ...]

INTENDED = frozenset({"see", "consult", "receive", "visit"})  # contacts only where they are planned or refused
ACHIEVED_ONLY = frozenset(
    {
        "remind", "press", "urge", "warn", "thank", "ask", "assure", "reassure", "encourage", "question",
        "congratulate", "lobby", "complain", "protest", "apologize", "explain", "express", "convey", "report",
        "confess", "confide", "announce", "relay", "deliver", "present",
    }
)  # fmt: skip
BIDDEN = frozenset({"convey", "deliver", "present", "relay"})  # and where a cable bids a post to do it
FAR_TO = frozenset(
    {"conveyed", "expressed", "relayed", "described", "outlined", "voiced"}
)  # of what, may stand before their "to"
STRONG = ("person", "position", "name", "pronoun")  # kinds of slots that are somebody, not an institution
SOMEBODY = frozenset({*STRONG, "post"})  # those and whoever "we" are


@quickly_made
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
    """How one verb makes a contact; ``soft``: only between two who are named; ``ours``: only with one of ours."""

    kind: MeetingKind
    forms: tuple[str, ...]
    soft: bool
    turn: bool
    host: bool
    phone: bool
    people: bool
    demarche: bool
    ours: bool


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Word -> the ways in which it makes a contact, strongest first."""
    table: dict[str, tuple[Verb, ...]] = {}
    for row in cue_tables()["meetings"]["verb"]:
        flags = [bool(row.get(name)) for name in ("soft", "turn", "host", "phone", "people", "demarche", "ours")]
        verb = Verb(MeetingKind(row["kind"]), tuple(row["forms"]), *flags)
        for word in row["words"]:
            table[word] = (*table.get(word, ()), verb)
    return table


@cache
def nouns() -> dict[str, MeetingKind]:
    """Word -> the kind of contact that it names."""
    table: dict[str, Any] = cue_tables()["meetings"]["nouns"]
    return {word: MeetingKind(kind) for kind, words in table.items() if kind != "by_phone" for word in words}


def pick(items: Items, places: tuple[int, ...]) -> Pairs:
    """The slots at these places, with their places."""
    return tuple((_delegation(items, at, slot), at) for at in places if (slot := items[at].slot) is not None)


WHOM = 18  # items between "whom" and its verb, where commas enclose something


def whom_before(items: Items, at: int) -> Phrase | None:
    """For "A, whom B met": the one before the relative clause."""
    enclosed = low(items, before_verb(items, at)) == ","  # "whom A, in a call, had urged"
    for n in range(at - 1, max(0, at - (WHOM if enclosed else 6)), -1):
        if items[n].low == "whom" and low(items, n - 1) not in ("with", "to", "from", "by", "of"):
            back = n - 1 - (low(items, n - 1) == ",")
            if back < 0 or items[back].slot is None:
                return None
            return Phrase(tuple(slot for slot, _ in pick(items, (back,))), (back,), False, at + 1)
    return None


def _delegation(items: Items, at: int, slot: Slot) -> Slot:
    """For "CODEL X": the delegation, with the person X as its lead."""
    word = low(items, at - 1)
    if word not in ("codel", "staffdel") or slot.kind not in ("person", "name"):
        return slot
    name = f"{'CODEL' if word == 'codel' else 'StaffDel'} {slot.name.split()[-1]}"
    return replace(slot, name=name, organization=name)


def listed(items: Items, taken: Phrase) -> Pairs:
    """The members of a list; organizations that only say whose officials came are left out."""
    return tuple(pair for pair in pick(items, taken.places) if not (taken.group and pair[0].kind == "organization"))


def unnamed_member(items: Items, phrase: Phrase) -> tuple[Slot, int] | None:
    """A participant of whom only the words are known: "a senior official"."""
    if phrase.unnamed is None:
        return None
    return in_words(items, *phrase.unnamed)


def in_words(items: Items, start: int, end: int) -> tuple[Slot, int]:
    """A slot for somebody who is words only; its reference is empty."""
    articles = cue_words("meetings", "articles")
    named = [item.low or (item.slot.name if item.slot else "") for item in items[start:end]]
    words = [word for word in named if word and word not in articles]
    return Slot("", " ".join(words).replace(" 's", "'s").replace(" - ", "-"), "unnamed"), end - 1


def occasion_of(items: Items, kind: MeetingKind) -> str | None:
    """What a meal is called; None for other contacts."""
    if kind is not MeetingKind.MEAL:
        return None
    return next((item.low for item in items if nouns().get(item.low) is MeetingKind.MEAL), None)
