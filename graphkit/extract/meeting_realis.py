"""Whether a contact took place: planned, refused and supposed ones are kept apart."""

from graphkit.extract.meeting_grammar import Items, low
from graphkit.lexicon.cues import cue_words
from graphkit.model import Realis

NEAR = 6  # items before a verb that decide
FAR = 9  # items before a noun
BEHIND = 6


def verb_realis(items: Items, verb: int, subject: int | None) -> Realis:
    """The realis of a verb of contact from the words between its subject and it."""
    word = low(items, verb)
    floor = max(0, verb - NEAR) if subject is None else max(subject + 1, verb - NEAR)
    before = [items[n].low for n in range(floor, verb)]
    clause = [items[n].low for n in range(max(0, (verb if subject is None else subject) - 3), verb)]
    if _any(before, "refused"):
        return Realis.REFUSED
    if any(one in cue_words("meetings", "hypothetical") for one in clause if one):
        return Realis.HYPOTHETICAL
    if low(items, verb - 1) in ("have", "having", "been"):
        modal = low(items, verb - 2) in ("would", "could", "should", "might", "may")
        return Realis.HYPOTHETICAL if modal else Realis.ACTUAL
    direct = [one for one in before[-3:] if one]
    if any(one in _MODAL for one in direct):
        return Realis.PLANNED
    if word in _BASE and not (subject is not None and subject == verb - 1):
        return Realis.PLANNED
    return Realis.ACTUAL


_MODAL = frozenset(
    {"will", "would", "shall", "should", "may", "might", "could", "can", "must", "to", "cannot", "please"}
)
_BASE = frozenset({"tell", "meet", "inform", "brief", "discuss"})


def noun_realis(items: Items, noun: int, end: int) -> Realis:
    """The realis of "a meeting with X" from the words around it."""
    floor = max(0, noun - FAR)
    for n in range(noun - 1, floor - 1, -1):
        word = items[n].low
        if word in (";", ":", ",", "that", '"') or (word in ("and", "but") and n < noun - 3):
            floor = n + 1
            break
    before = [items[n].low for n in range(floor, noun)]
    after = [items[n].low for n in range(end, min(end + BEHIND, len(items)))]
    if _any(before, "refused") or _any(after[:4], "refused", _CANCELLED):
        return Realis.REFUSED
    if any(one in cue_words("meetings", "hypothetical") for one in before):
        return Realis.HYPOTHETICAL
    if "during" in before or "following" in before or "after" in before or "had" in before[-6:]:
        return Realis.ACTUAL if "to" not in before[-4:] else Realis.PLANNED
    if _any(before, "planned") or any(one in _MODAL - {"to"} for one in after[:3]) or "scheduled" in after:
        return Realis.PLANNED
    return Realis.ACTUAL


_CANCELLED = frozenset({"cancelled", "canceled", "postponed", "refused", "rejected", "declined"})


def _any(words: list[str], table: str, only: frozenset[str] | None = None) -> bool:
    return any(word in (only or cue_words("meetings", table)) for word in words if word)
