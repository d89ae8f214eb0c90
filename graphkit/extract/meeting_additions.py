"""Those who join a contact that is open: who came along, who was also present, who takes a turn."""

from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.extract.meeting_grammar import Items, Phrase, low, noun_phrases
from graphkit.extract.meeting_items import Slot
from graphkit.extract.meeting_subjects import subject_of

MOST = 20  # words looked at in one sentence
# Words at which a sentence may add somebody; the automaton that finds sentences to read knows them.
CUES = (
    "accompanied", "also attended", "also attending", "also present", "attended with", "attended, including",
    "attendees", "continued", "countered", "interjected", "joined", "participant", "participants", "rejoined",
    "replied", "responded", "sat in", "took part",
)  # fmt: skip
TURNS = frozenset({"continued", "replied", "responded", "interjected", "rejoined", "countered"})


@dataclass(frozen=True, slots=True)
class Addition:
    """Slots, their places and roles. ``starts``: it makes a contact of its own where none is open."""

    rule: str
    joining: tuple[tuple[Slot, int, str], ...]
    starts: bool = False
    near: int = 0  # sentences from the last evidence within which it counts; 0: as long as the contact is open
    beside: tuple[tuple[Slot, int], ...] = ()  # those in the contact already, beside whom the others stand
    turn: bool = False  # somebody speaks: who is in a contact already only goes on with it


def additions(items: Items) -> Iterator[Addition]:
    """What a sentence adds to the contact that is open."""
    tried = 0
    for at, item in enumerate(items):
        if item.slot is not None or item.low not in _WORDS:
            continue
        tried += 1
        if tried > MOST:
            return
        if item.low in ("accompanied", "joined") and low(items, at + 1) == "by":
            joining = _joining(noun_phrases(items, at + 2), "accompanying")
            yield Addition(f"{item.low}-by", joining, near=6, beside=_known(_subjects(items, at, "")))
        elif item.low == "accompanied":
            yield Addition("accompanied", _subjects(items, at, "accompanying"), near=6)
        elif item.low in ("present", "attending") and low(items, at - 1) == "also":
            yield _also_present(items, at)
        elif item.low == "attended" and low(items, at + 1) == "with":
            known = _known(_joining(noun_phrases(items, at + 2), ""))
            yield Addition("attended-with", _subjects(items, at, "accompanying"), near=6, beside=known)
        elif item.low == "attended" and low(items, at - 1) == "also":
            yield Addition("also-attended", _subjects(items, at, "accompanying"), near=6)
        elif (item.low, low(items, at + 1)) in (("sat", "in"), ("took", "part")):
            yield Addition(f"{item.low}-{low(items, at + 1)}", _subjects(items, at, "accompanying"), near=3)
        elif item.low == "joined" and low(items, at + 1) in ("the", "in") and low(items, at + 2) in _EVENTS:
            yield Addition("joined", _subjects(items, at, "accompanying"), near=6)
        elif item.low in ("participants", "attendees", "participant"):
            yield _participants(items, at)
        elif item.low in TURNS:
            yield _turn(items, at)
        elif item.low == "including" and _attendance(items, at):
            yield Addition("including", _joining(noun_phrases(items, at + 1), "principal"), starts=True)


_WORDS = frozenset({word for cue in CUES for word in cue.replace(",", "").split()} | TURNS)
_EVENTS = frozenset(
    {"meeting", "discussion", "conversation", "lunch", "dinner", "breakfast", "call", "talks", "session"}
)


def _known(joining: tuple[tuple[Slot, int, str], ...]) -> tuple[tuple[Slot, int], ...]:
    return tuple((slot, at) for slot, at, _ in joining)


def _joining(phrase: Phrase, role: str) -> tuple[tuple[Slot, int, str], ...]:
    pairs = zip(phrase.slots, phrase.places, strict=True)
    return tuple((slot, at, role) for slot, at in pairs if slot.kind != "organization")


def _subjects(items: Items, at: int, role: str) -> tuple[tuple[Slot, int, str], ...]:
    return tuple((slot, n, role) for n in subject_of(items, at) if (slot := items[n].slot) is not None)


def _also_present(items: Items, at: int) -> Addition:
    """For "Also present were A and B" or "A was also present"."""
    start = at + 1
    while low(items, start) in ("were", "was", "at", "the", "meeting", "for", ":"):
        start += 1
    behind = noun_phrases(items, start) if start > at + 1 else None
    if behind is not None and behind.slots:
        return Addition("also-present", _joining(behind, "accompanying"), near=6)
    return Addition("also-present", _subjects(items, at - 1, "accompanying"), near=6)


def _participants(items: Items, at: int) -> Addition:
    """For "Participants in the meeting included A, B and C"."""
    verb = next(
        (n for n in range(at + 1, min(at + 10, len(items))) if low(items, n) in ("included", "were", "include", ":")),
        None,
    )
    if verb is None:
        return Addition("participants", ())
    return Addition("participants", _joining(noun_phrases(items, verb + 1), "principal"), starts=True)


def _turn(items: Items, at: int) -> Addition:
    """For "A continued", "replied B": a turn of the open conversation."""
    role = "speaker"
    slot = items[at - 1].slot if at else None
    if (
        slot is not None
        and slot.kind in ("person", "position")
        and low(items, at + 1) not in ("to", "with", "his", "her")
    ):
        return Addition("turn", ((slot, at - 1, role),), turn=True)
    n = at + 1 + (low(items, at + 1) == "the")
    slot = items[n].slot if n < len(items) else None
    if slot is not None and slot.kind in ("person", "position") and low(items, at - 1) in (",", '"', "”"):
        return Addition("turn", ((slot, n, role),), turn=True)
    return Addition("turn", ())


def _attendance(items: Items, at: int) -> bool:
    """Whether "including" names some of those who attended."""
    return any(items[n].low in ("attended", "attending", "present") for n in range(max(0, at - 4), at))
