"""In what setting words passed: over a meal, by telephone, in a meeting, or on a call made to deliver points."""

from graphkit.extract.meetings.contacts import nouns
from graphkit.extract.meetings.grammar import Items, is_boundary, is_verb, low
from graphkit.extract.meetings.phrases import HEADS
from graphkit.lexicon.cues import cue_words
from graphkit.model import MeetingKind

MARGINS = frozenset({"fringes", "margins", "sidelines"})
REACH = 12  # items behind the people of a verb in which its setting stands
_OPENERS = frozenset({"at", "over", "in", "during"})
_SETTINGS = frozenset({MeetingKind.MEAL, MeetingKind.PHONE, MeetingKind.MET})
_ENDS = frozenset({"that", "to", "whether", "if", ";", ":", '"', "“", "because", "while", "when", "about", "who"})
_DELIVER = frozenset({"deliver", "present", "convey", "pass"})
_POINTS = frozenset({"points", "demarche", "démarche", "non-paper", "nonpaper"})


def is_meal(items: Items, at: int) -> bool:
    """Whether the word at a place is a meal, not the first half of "tea room"."""
    if nouns().get(low(items, at)) is not MeetingKind.MEAL:
        return False
    after = low(items, at + 1)
    apart = not after[:1].isalpha() or after in HEADS or after in nouns() or is_boundary(items[at + 1])
    return apart or is_verb(items[at + 1]) or items[at + 1].capital


def is_by_phone(items: Items, at: int) -> bool:
    """Whether a word says that a contact was by telephone; a conference alone is none."""
    word = low(items, at)
    return word in cue_words("meetings.nouns", "by_phone") and (word != "conference" or low(items, at + 1) == "call")


def told_setting(items: Items, verb: int, end: int) -> MeetingKind | None:
    """The kind of contact in which somebody was told something; None where no setting is named."""
    for n in range(end, min(end + REACH, len(items))):
        if low(items, n) in _ENDS:
            break
        if (kind := _setting(items, n, end)) is not None:
            return kind
    if low(items, 0) in _OPENERS:
        for n in range(1, min(verb, REACH)):
            if low(items, n) in _ENDS or is_verb(items[n]):
                return None
            if (kind := _setting(items, n, 0)) is not None:
                return kind
    return None


def _setting(items: Items, at: int, floor: int) -> MeetingKind | None:
    """The kind of the setting that a noun names behind "over", "at", "in", "during" or "by"."""
    by_phone = is_by_phone(items, at)
    kind = MeetingKind.PHONE if by_phone else nouns().get(low(items, at))
    if kind not in _SETTINGS or (kind is MeetingKind.MEAL and not is_meal(items, at)) or low(items, at + 1) == "with":
        return None
    for n in range(at - 1, max(floor - 1, at - 6), -1):
        if is_boundary(items[n]) and items[n].low != "-":
            return kind if items[n].low in (_OPENERS | {"by"} if by_phone else _OPENERS) else None
    return None


def delivers(items: Items, verb: int, end: int) -> bool:
    """Whether a verb passes on points: "raised reftel points with A", "shared the non-paper with A"."""
    passed = low(items, verb) in ("raised", "shared", "discussed", "reviewed", "presented", "provided")
    return passed and any(low(items, n) in _POINTS for n in range(verb + 1, min(end, verb + 9)))


def delivers_points(items: Items, end: int) -> bool:
    """Whether a contact was made "to deliver the points"."""
    for n in range(end, min(end + REACH, len(items) - 1)):
        if low(items, n) in (";", '"', "that"):
            return False
        if low(items, n) == "to" and low(items, n + 1) in _DELIVER:
            return any(low(items, m) in _POINTS for m in range(n + 2, min(n + 9, len(items))))
    return False
