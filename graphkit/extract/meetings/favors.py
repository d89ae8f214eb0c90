"""What somebody gives or lets somebody else, and whom they turn to: "gave A an hour", "let A know", "turned to A"."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from graphkit.extract.meetings.contacts import STRONG, nouns
from graphkit.extract.meetings.enumerations import noun_phrases
from graphkit.extract.meetings.grammar import Items, is_verb, low
from graphkit.extract.meetings.phrases import Phrase
from graphkit.extract.meetings.prepositions import ACCOUNTS
from graphkit.extract.meetings.voice import is_passive
from graphkit.model import MeetingKind

REACH = 11  # items behind a verb in which what somebody uses stands


def let_know(items: Items, at: int) -> Phrase | None:
    """For "let A know"."""
    taken = noun_phrases(items, at + 1)
    return taken if taken.slots and low(items, taken.end) == "know" else None


def let_read(items: Items, at: int) -> Phrase | None:
    """For "let A read the text", "let A see it"."""
    taken = noun_phrases(items, at + 1)
    shown = bool(taken.slots) and low(items, taken.end) in ("copy", "read", "see")
    return replace(taken, end=taken.end + 1) if shown else None


def gave_time(items: Items, at: int) -> Phrase | None:
    """For "gave A forty minutes"."""
    if all(low(items, n) not in ("hour", "hours", "minutes") for n in range(at + 2, at + REACH)):
        return None
    taken = noun_phrases(items, at + 1)
    time = any(low(items, n) in ("hour", "hours", "minutes") for n in range(taken.end, min(taken.end + 4, len(items))))
    return taken if len(taken.slots) == 1 and time else None


def granted_by(items: Items, at: int) -> Phrase | None:
    """For "was granted an audience by A", "was given a rundown of the talks by A"."""
    for n in range(at + 1, min(at + 9, len(items))):
        if low(items, n) == "by" and is_passive(items, at):
            held = any(low(items, m) in nouns() or low(items, m) in ACCOUNTS for m in range(at + 1, n))
            return noun_phrases(items, n + 1) if held else None
        if is_verb(items[n]):
            return None
    return None


def granted_to(items: Items, at: int) -> Phrase | None:
    """For "granted an interview to A"."""
    for n in range(at + 1, min(at + 5, len(items))):
        if low(items, n) == "to":
            held = any(low(items, m) in nouns() or low(items, m) == "interview" for m in range(at + 1, n))
            return noun_phrases(items, n + 1) if held else None
    return None


def accepted_meal(items: Items, at: int) -> Phrase | None:
    """For "accepted A's invitation to lunch on May 3": a meal whose day is told took place."""
    invited = next((n for n in range(at + 2, min(at + 6, len(items))) if low(items, n) == "invitation"), None)
    if invited is None or low(items, invited - 1) != "'s" or (slot := items[invited - 2].slot) is None:
        return None
    ahead = range(invited + 1, min(invited + 7, len(items)))
    meal = any(nouns().get(low(items, n)) is MeetingKind.MEAL for n in ahead)
    dated = any((day := items[n].date) is not None and day.precision == "day" for n in ahead)
    return Phrase((slot,), (invited - 2,), False, invited + 1) if meal and dated else None


def used_visit(items: Items, at: int) -> Phrase | None:
    """For "availed himself of A's visit to complain", "took advantage of A's call"."""
    there = next((n for n in range(at + 3, min(at + REACH, len(items))) if low(items, n) in _VISITS), None)
    owner = next((n - 1 for n in range(at + 2, there or 0) if low(items, n) == "'s"), None)
    slot = items[owner].slot if owner is not None else None
    if slot is None or owner is None or there is None or slot.kind not in STRONG:
        return None
    return Phrase((slot,), (owner,), False, there + 1) if slot.side == "US" else None


_VISITS = frozenset({"call", "presence", "visit"})


def turned_to(items: Items, at: int) -> Phrase | None:
    """For "turned to A for help", "Turning to A, B asked"."""
    taken = noun_phrases(items, at + 2, opening=True) if low(items, at + 1) == "to" else None
    if taken is None or not taken.slots or any(slot.kind not in STRONG for slot in taken.slots):
        return None
    asked = (low(items, taken.end), low(items, taken.end + 1)) in _TURNED
    return taken if asked or (low(items, at) == "turning" and low(items, taken.end) == ",") else None


_TURNED = frozenset(
    {("and", "asked"), ("and", "said"), ("to", "ask"), ("for", "help"), ("for", "advice"), ("for", "support")}
)


def up_to(items: Items, at: int) -> Phrase | None:
    """For "came up to A and asked", "sidled up to A"."""
    taken = noun_phrases(items, at + 3) if (low(items, at + 1), low(items, at + 2)) == ("up", "to") else None
    return taken if taken is not None and taken.slots else None


FAVORS: Mapping[str, Callable[[Items, int], Phrase | None]] = {
    "gave-time": gave_time,
    "accepted-meal": accepted_meal,
    "granted-by": granted_by,
    "granted-to": granted_to,
    "let-know": let_know,
    "let-read": let_read,
    "turned-to": turned_to,
    "up-to": up_to,
    "used-visit": used_visit,
}
