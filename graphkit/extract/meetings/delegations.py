"""Of whom a delegation or a meeting consisted: "the delegation, led by A, included B", "Malta was represented by A"."""

from graphkit.extract.meetings.attendance import is_held
from graphkit.extract.meetings.enumerations import noun_phrases
from graphkit.extract.meetings.grammar import Items, low
from graphkit.extract.meetings.presence import Addition, Joining, everybody, joining_of, subjects_of
from graphkit.extract.meetings.realis import verb_realis
from graphkit.model import Realis

BACK = 16  # items before the verb in which the delegation and its head stand
_SIDES = frozenset({"delegation", "group", "party", "side", "team", "guests", "present", "those"})
_MADE = frozenset({"composed", "comprised", "consisted", "included"})
# Words of a composition, with what must stand before them and behind them for their sentence to be read.
BEFORE = dict.fromkeys(
    _MADE, r"\b(?:delegation|group|guests|meeting|party|present|session|side|talks|team|those)\b[^.;]{0,60}$"
)
BEHIND = {
    "represented": r"\sby\s", "representing": r"\s[^.;]{2,40}\swere\s",
    "accompanying": r"\s[^.;]{2,60}\s(?:was|were)\s",
    "brought": r"\swith\s(?:him|her)\s", "participating": r"\s[^.;]{0,40}\b(?:was|were)\s",
    "among": r"\s(?:the\sguests|those)\b", "chaired": r"\sby\s", "co-chaired": r"\sby\s",
}  # fmt: skip
WORDS = frozenset({*BEFORE, *BEHIND})


def composed(items: Items, at: int) -> Addition:
    """What the word at a place says of who made up a delegation or a meeting."""
    word = low(items, at)
    if word in _MADE:
        return _consisted(items, at)
    if word in ("represented", "chaired", "co-chaired"):
        by = low(items, at + 1) == "by" and low(items, at - 1) in ("was", "were")
        return _of_several("represented", everybody(items, at + 2, "principal") if by else ())
    if word in ("representing", "accompanying", "among", "participating"):
        return _were(items, at)
    if word == "brought" and low(items, at + 1) == "with":
        own = subjects_of(items, at, "principal")
        return _of_several("brought-with", own + joining_of(noun_phrases(items, at + 3), "accompanying"))
    return Addition("composed", ())


def _consisted(items: Items, at: int) -> Addition:
    """For "the delegation, led by A, included B and C", "A's team consisted of B and C"."""
    start = at + 1 + (low(items, at + 1) == "of")
    side = next(
        (n for n in range(at - 1, max(-1, at - BACK), -1) if low(items, n) in _SIDES or is_held(items, n)), None
    )
    if side is None or verb_realis(items, at, None) is not Realis.ACTUAL:
        return Addition("side-included", ())
    owner = items[side - 2].slot if low(items, side - 1) == "'s" else None
    head: Joining = (
        ((owner, side - 2, "principal"),) if owner is not None and owner.kind in ("person", "position") else ()
    )
    led = next((n for n in range(side, at) if low(items, n) in ("headed", "led") and low(items, n + 1) == "by"), None)
    head += joining_of(noun_phrases(items, led + 2), "principal") if led is not None else ()
    lead = next((n for n in range(side, max(0, side - 8), -1) if low(items, n) in ("headed", "led")), None)
    head += subjects_of(items, lead, "principal") if lead is not None and led is None else ()
    return _of_several("side-included", head + everybody(items, start, "accompanying"))


def _were(items: Items, at: int) -> Addition:
    """For "Representing Malta were A and B", "Accompanying A were B and C", "Among those attending were A and B"."""
    verb = next((n for n in range(at + 1, min(at + BACK, len(items))) if low(items, n) in ("was", "were")), None)
    if verb is None or at > 4:
        return Addition("composed", ())
    whom = joining_of(noun_phrases(items, at + 1), "principal") if low(items, at) == "accompanying" else ()
    whom = tuple(one for one in whom if one[1] < verb and one[0].kind in ("person", "position"))
    return _of_several("composed", whom + everybody(items, verb + 1, "accompanying"))


def _of_several(rule: str, joining: Joining) -> Addition:
    people = sum(slot.kind in ("person", "position") for slot, _, _ in joining)
    return Addition(rule, joining, starts=people > 1, near=6)
