"""What opens a sentence as a meeting of whoever the cable is about: "In a separate meeting", "At a May 3 lunch"."""

from graphkit.extract.meetings.grammar import Items, low


def is_next(items: Items, start: int, at: int) -> bool:
    """Whether a phrase speaks of one more meeting of whoever the cable is about: "In a separate meeting, B said"."""
    return any(low(items, n) in _NEXT for n in range(start + 1, at))


def is_plain(items: Items, start: int, at: int) -> bool:
    """Whether a phrase tells only how and when some met, so that it was with who writes: "In a brief May 3 meeting".

    Not "At a cabinet meeting", "In his meeting", nor where one of ours is named behind it.
    """
    if low(items, start + 1) not in ("a", "an", "another") or low(items, at) == "interview":
        return False
    slots = [slot for item in items[at:] if (slot := item.slot) is not None]
    told = any(slot.side == "US" and slot.kind != "organization" for slot in slots)
    return not told and all(items[n].date is not None or _tells_how(low(items, n)) for n in range(start + 1, at))


def _tells_how(word: str) -> bool:
    return word in _HOW or word in _NEXT or word.endswith(("-hour", "-long", "-minute"))


_HOW = frozenset(
    {
        "a", "airport", "an", "and", "brief", "candid", "casual", "cordial", "courtesy", "earlier", "evening",
        "extended", "farewell", "frank", "friendly", "hour", "impromptu", "informal", "initial", "introductory",
        "lengthy", "long", "lunch", "morning", "office", "one-on-one", "phone", "pre-departure", "private", "recent",
        "relaxed", "short", "small", "subsequent", "telephone", "tense", "unscheduled", "wide-ranging", "working",
    }
)  # fmt: skip
_NEXT = frozenset(
    {"another", "follow-on", "follow-up", "followup", "later", "second", "separate", "subsequent", "third"}
)


def has_day(items: Items, start: int, at: int) -> bool:
    """Whether a phrase gives the day of a meeting: "In a May 3 meeting, B said", "At a lunch on May 3, B said"."""
    day = at + 1 + (low(items, at + 1) == "on")
    behind = day < len(items) and items[day].date is not None
    inside = low(items, start) in ("at", "during", "in", "over") and low(items, start + 1) in ("a", "an", "the")
    return inside and (behind or any(items[n].date is not None for n in range(start + 1, at)))
