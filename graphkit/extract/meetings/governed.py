"""Whether somebody is no subject: a preposition takes them, they did something to others, a phrase is of them."""

from graphkit.extract.meetings.grammar import JOINS, LED, OF, Items, is_verb, low
from graphkit.extract.meetings.partners import is_delegation, is_somebody
from graphkit.lexicon.cues import cue_words


def is_governed(items: Items, at: int) -> bool:
    """Whether a preposition takes the somebody at a place; not where a group is "led by" them."""
    if low(items, at - 1) == "by" and low(items, at - 2) in LED:
        return False
    if low(items, at - 1) == "of" and is_delegation(items, at):
        return False  # "members of CODEL X"
    if low(items, at - 1) == "in" and _is_personal(items, at):
        return low(items, at - 2) in _IN_SOMEBODY  # else the end of a title: "head of its office in Oslo NAME"
    slot = items[at].slot
    if slot is not None and slot.kind in ("name", "organization") and low(items, at - 1) == "the":
        return is_agent(items, at) or (slot.kind == "name" and low(items, at - 2) in OF)  # "the tenant of the NAME"
    return low(items, at - 1) in OF


def is_agent(items: Items, at: int) -> bool:
    """Whether something was done by whoever stands there to those who act: "soldiers killed by the GROUP told"."""
    by = at - 1 - (low(items, at - 1) == "the")
    return low(items, by) == "by" and low(items, by - 1).endswith("ed")


def _is_personal(items: Items, at: int) -> bool:
    slot = items[at].slot
    return slot is not None and slot.kind == "person"


_IN_SOMEBODY = frozenset({"confidence", "confide", "confided", "faith", "interest", "trust"})


def is_absolute(items: Items, at: int, verb: int) -> bool:
    """Whether somebody behind "with" acts in a phrase of their own: "it ended with A informing B"."""
    return verb == at + 1 and low(items, at - 1) == "with" and low(items, verb).endswith("ing")


def is_of_another(items: Items, at: int) -> bool:
    """Whether somebody only says whose relative is meant: "the brother of A's mate B, who warned"."""
    kin = cue_words("meetings", "kin")
    return any(low(items, n) == "of" and low(items, n - 1) in kin for n in range(at - 1, max(0, at - 10), -1))


def behind_preposition(items: Items, at: int, start: int) -> bool:
    """Whether the noun phrase of a slot hangs on a preposition: "with the visiting Foreign Minister"."""
    for n in range(at - 1, max(start, at - 6) - 1, -1):
        if items[n].date is not None:
            return False
        if items[n].low in OF or items[n].low in ("during", "after", "before", "following", "over"):
            return True
        slot = items[n].slot
        titled = slot is None or slot.kind == "organization"
        if items[n].low in JOINS and n - 1 > start and is_somebody(items, n - 1):  # "with the DCM and Poloff"
            return is_governed(items, n - 1) or behind_preposition(items, n - 1, start)
        if items[n].low in (",", "and", "that") or is_verb(items[n]) or not titled:
            return False
    return False
