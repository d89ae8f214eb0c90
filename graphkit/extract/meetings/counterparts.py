"""Whom the noun of a contact names behind it: "a meeting with A", "a lunch for A", "talks held between A and B"."""

from graphkit.extract.meetings.contacts import nouns
from graphkit.extract.meetings.enumerations import noun_phrases
from graphkit.extract.meetings.grammar import Items, is_verb, low, opening
from graphkit.extract.meetings.held import opens
from graphkit.extract.meetings.phrases import Phrase
from graphkit.model import MeetingKind


def counterparts(items: Items, at: int) -> tuple[str, Phrase | None]:
    """The preposition behind the noun and whom it introduces; dates and places may stand between."""
    hosted, held = _is_hosted(items, at), at
    for n in range(at + 1, min(at + 9, len(items))):
        item = items[n]
        held = max(held, n + _took_place(items, n))
        if n < held:
            continue
        if hosted and item.low == "for":
            return item.low, noun_phrases(items, n + 1)
        if item.low == "for" and n <= at + 2 and _is_given_for(items, at):
            return "with", noun_phrases(items, n + 1, opening=True)
        if hosted and item.low in ("honor", "honour") and low(items, n + 1) == "of":
            return "for", noun_phrases(items, n + 2)
        if item.low in _HOSTED and (by := _by(items, n + 1)) and (_is_meal_word(items, at) or item.low != "given"):
            return "by", noun_phrases(items, by + 1, opening=opens(items, at))
        if low(items, at) == "guest":
            was = any(low(items, m) in ("was", "were", "be") for m in range(max(0, at - 4), at))
            return ("by", noun_phrases(items, n + 1)) if was and item.low == "of" else ("", None)
        if item.low == "by" and n == at + 1 and nouns()[low(items, at)] is MeetingKind.CALL:
            caller = noun_phrases(items, n + 1)
            if low(items, caller.end) == "on":
                return "on", noun_phrases(items, caller.end + 1)
            if opens(items, at):
                return "visit", caller
        if item.low == "by" and n == at + 1 and nouns()[low(items, at)] is MeetingKind.TOLD:
            speaker = noun_phrases(items, n + 1)
            return ("to", noun_phrases(items, speaker.end + 1)) if low(items, speaker.end) == "to" else ("", None)
        if item.low == "of" and n == at + 1 and low(items, at) in GATHERINGS:
            taken = noun_phrases(items, n + 1, pair=True)
            if sum(slot.kind in ("person", "position") for slot in taken.slots) > 1:
                return "between", taken  # "the meeting of A and B"
        if item.low == "on" and nouns()[low(items, at)] is MeetingKind.MET:
            continue  # "long talks on these matters with A"
        if item.low in ("with", "between", "among", "on", "to", "from") and (
            item.low not in ("on", "to", "from") or n == at + 1 or (n == at + 2 and _is_dated_call(items, at))
        ):
            follows_date = item.low == "on" and n + 1 < len(items) and items[n + 1].date is not None
            if not follows_date:
                first = all(not is_verb(items[m]) for m in range(opening(items), n))
                pair = item.low in ("between", "among") or (first and not opens(items, at))
                return item.low, noun_phrases(items, n + 1, opening=not pair and opens(items, at), pair=pair)
        if item.low in (",", ";", ":", "that", "which", "who", "and", '"') or is_verb(item):
            break
        if n > at + 1 and item.low in _MEETINGS and low(items, n - 1) not in _BESIDE:
            break  # "discussions during a meeting with A": theirs is the meeting
        if item.slot is not None and item.slot.kind in ("person", "position", "pronoun"):
            break
    return "", None


GATHERINGS = frozenset({"conversation", "encounter", "meeting", "meetings", "session"})
_HOSTED = frozenset({"chaired", "headed", "led", "convened", "given", "hosted", "offered"})


def _by(items: Items, at: int) -> int:
    """The place of the "by" behind a verb, over a date or "on the Danish side"; 0 where there is none."""
    at += low(items, at) == "on" and at + 1 < len(items) and items[at + 1].date is not None
    at += at < len(items) and items[at].date is not None
    side = next((n for n in range(at, min(at + 5, len(items))) if low(items, n) == "side"), at - 1)
    by = side + 1 if low(items, at) in ("for", "on", "by") else at
    return by if low(items, by) == "by" else 0


def _took_place(items: Items, at: int) -> int:
    """How many items say no more of a meeting than that it was: "was held" (with A), "which took place" (between)."""
    words = [low(items, n) for n in range(at, at + 3)]
    if words[0] in ("was", "were") and words[1] in _HOSTED:
        return 1
    start = at + (words[0] in ("was", "were", "which")) + 2 * (words[:2] == ["had", "been"])
    if low(items, start) in ("conducted", "held", "occurred"):
        return start + 1 - at
    return start + 2 - at if (low(items, start), low(items, start + 1)) == ("took", "place") else 0


_MEETINGS = frozenset({"conversation", "conversations", "meeting", "meetings", "session", "sessions", "talks"})

_BESIDE = frozenset({"-", "and", "or"})


def _is_dated_call(items: Items, at: int) -> bool:
    """Whether a day stands between a call and who made it: "a call June 2 from A"."""
    return nouns()[low(items, at)] is MeetingKind.CALL and items[at + 1].date is not None


def _is_given_for(items: Items, at: int) -> bool:
    """Whether a meal opens a sentence that goes on with its guest: "At a June 2 lunch for A, B said"."""
    return _is_meal_word(items, at) and low(items, opening(items)) in ("at", "during", "over") and opens(items, at)


def _is_meal_word(items: Items, at: int) -> bool:
    return nouns()[low(items, at)] is MeetingKind.MEAL


def _is_hosted(items: Items, at: int) -> bool:
    """Whether the noun is a meal that somebody gives: "hosted a farewell lunch"."""
    if not _is_meal_word(items, at):
        return False
    return any(low(items, n) in ("hosted", "hosting", "host", "gave") for n in range(max(0, at - 5), at))
