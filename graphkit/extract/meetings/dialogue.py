"""Turns of a conversation in one sentence: "Responding to A, B said", "A noted it; B replied"."""

from collections.abc import Iterator

from graphkit.extract.meetings.contacts import SOMEBODY, Contact, Pairs, pick, unnamed_member
from graphkit.extract.meetings.enumerations import noun_phrases
from graphkit.extract.meetings.governed import is_governed
from graphkit.extract.meetings.grammar import Items, adverbs, is_verb, low, opening
from graphkit.extract.meetings.slots import Slot
from graphkit.extract.meetings.subjects import clause_subject, main_subject, subject_of
from graphkit.lexicon.names import word_lists
from graphkit.model import MeetingKind, Realis

CLAUSE = 45  # items of the clause before a reply
RESPONSE = frozenset({"answer", "answering", "reacting", "reply", "replying", "responding", "response"})
REACTIONS = frozenset(
    {
        "acknowledged", "agreed", "answered", "bristled", "conceded", "countered", "demurred", "disagreed", "hesitated",
        "interjected", "laughed", "nodded", "objected", "paused", "rejoined", "replied", "responded", "retorted",
        "shrugged", "sighed", "smiled",
    }
)  # fmt: skip
_PEOPLE = ("person", "position", "name")
_ANSWER = SOMEBODY | {"unnamed"}


def turns(items: Items, at: int) -> Iterator[Contact]:
    """The contact of two who speak in turn, one of them of the post or its government."""
    word = low(items, at)
    if word in RESPONSE:
        yield from _told(items, at, *_replied_to(items, at))
    elif low(items, at + 1) in ("when", "as"):
        yield from _told(items, at, pick(items, subject_of(items, at)), _speaker(items, at + 2, len(items)))
    else:
        yield from _told(items, at, *_second_turn(items, at))


def _told(items: Items, at: int, answer: Pairs, other: Pairs) -> Iterator[Contact]:
    other = tuple(pair for pair in other if pair[0] not in [slot for slot, _ in answer])
    both = [slot for slot, _ in (*answer, *other)]
    ours = any(slot.side == "US" or _is_envoy(slot) for slot in both)
    if answer and other and ours and all(slot.kind in _ANSWER for slot in both):
        yield Contact(MeetingKind.TOLD, f"answer-{low(items, at)}", Realis.ACTUAL, answer, other, at, at + 1)


def _replied_to(items: Items, at: int) -> tuple[Pairs, Pairs]:
    """Who spoke, and to whom, of "In response to A, B said" and "B, responding to A, said"."""
    nominal = not low(items, at).endswith("ing")
    if low(items, at + 1) != "to" or (nominal and low(items, at - 1) != "in"):
        return (), ()
    taken = noun_phrases(items, at + 2, opening=True)
    whole = low(items, taken.end) in (",", ".", "")
    envoy = unnamed_member(items, taken) if low(items, taken.end - 1) in _ENVOYS else None
    if not (taken.slots or envoy) or not whole or any(low(items, n) == "'s" for n in range(at + 2, taken.end)):
        return (), ()
    start = at - nominal
    if start <= opening(items):
        places = main_subject(items, taken.end) if low(items, taken.end) == "," else ()
    else:
        places = clause_subject(items, start) if low(items, start - 1) == "," else ()
    return pick(items, places), pick(items, taken.places) or ((envoy,) if envoy else ())


def _is_envoy(slot: Slot) -> bool:
    """Whether somebody is known as an envoy: "the Danish ambassador"; whoever answers one sits beside them."""
    return slot.kind in ("unnamed", "position") and slot.name.lower().split()[-1] in _ENVOYS


_ENVOYS = frozenset({"ambassador", "counselor", "delegate", "diplomat", "envoy", "permrep", "representative"})


def _second_turn(items: Items, at: int) -> tuple[Pairs, Pairs]:
    """Who replied, and who spoke before them in the same sentence: "A asked whether, and B replied"."""
    n = at - 1
    while n > 0 and low(items, n) in adverbs():
        n -= 1
    slot = items[n].slot
    if slot is None or slot.kind not in SOMEBODY or is_governed(items, n):
        return (), ()
    turn = next((m for m in range(n - 1, max(0, n - 5), -1) if _turns_over(items, m)), None)
    if turn is None:
        return (), ()
    speaker = _speaker(items, max(0, turn - CLAUSE), turn)
    if low(items, turn) == "which":  # "A launched into a tirade, to which B replied"
        speaker = speaker or pick(items, clause_subject(items, turn - 1))
    return ((slot, n),), speaker


def _turns_over(items: Items, at: int) -> bool:
    """Whether one clause ends here and the clause of a reply begins."""
    word = low(items, at)
    joined = word in ("and", "but", "while") and low(items, at - 1) == ","
    return joined or word == ";" or (word == "which" and low(items, at - 1) == "to")


def _speaker(items: Items, start: int, end: int) -> Pairs:
    """The subject of the first verb of speech of a clause."""
    speech = word_lists()["speech"]
    verb = next((n for n in range(start, end) if low(items, n) in speech and is_verb(items[n])), None)
    return pick(items, subject_of(items, verb, start)) if verb is not None else ()
