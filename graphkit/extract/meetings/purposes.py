"""What the words around a verb of contact make of it: an appeal, a bidding, an aim, what somebody else carried."""

from graphkit.extract.meetings.contacts import ACHIEVED_ONLY, BIDDEN, INTENDED
from graphkit.extract.meetings.grammar import Items, is_boundary, low, opening
from graphkit.extract.meetings.realis import is_achieved
from graphkit.extract.meetings.settings import delivers_points
from graphkit.model import Realis


def may_be(items: Items, at: int, end: int, realis: Realis) -> bool:
    """Whether a verb that is read only of plans, or only of what took place, may be a contact here."""
    word, came = low(items, at), is_achieved(items, at)
    if word in INTENDED:
        return (came or realis is not Realis.ACTUAL) and _is_whole(items, end)
    if word in ACHIEVED_ONLY:
        return came or (word in BIDDEN and _is_bid(items, at))
    if word == "coordinated" and any(low(items, n) in ("cable", "message", "telegram") for n in range(at + 1, at + 4)):
        return False  # who saw it before it was sent
    if word == "seen" and any(low(items, n) == "as" for n in range(max(0, at - 8), at)):
        return False
    return word not in ("saw", "seen") or (_is_whole(items, end) and low(items, end) != "as")


def _is_whole(items: Items, end: int) -> bool:
    """Whether no clause follows the people of a verb: "to see A", not "to see A succeed"."""
    if end >= len(items) or is_boundary(items[end]) or _is_when(items, end):
        return True
    if items[end].low == "the" and low(items, end + 1) in _WHEN:
        return True
    return items[end].low.endswith("ly") or items[end].low in _BEHIND_WHOLE or low(items, end + 1) == "times"


def _is_when(items: Items, at: int) -> bool:
    """Whether a date stands there, an hour or a part of the day before it: "evening May 3", "1100 May 3"."""
    hours = next((n for n in range(at, min(at + 3, len(items))) if not _is_hour(items[n].low)), at)
    return items[hours].date is not None


def _is_hour(word: str) -> bool:
    return word in _PARTS or word[:1].isdigit()


_PARTS = frozenset({"afternoon", "early", "evening", "hours", "late", "midnight", "morning", "night", "noon"})
_WHEN = frozenset({"day", "evening", "following", "morning", "next", "night", "previous", "same", "week"})
_BEHIND_WHOLE = frozenset(
    {"later", "again", "and", "next", "this", "early", "prior", "twice", "last", "yesterday", "alone", "once"}
)


def is_anything(items: Items, at: int) -> bool:
    """Whether nobody knows what is told: "asked what I could tell him", "anything he could tell us"."""
    if low(items, at - 1) not in ("can", "could", "might"):
        return False
    return any(low(items, n) in ("anything", "what", "whatever") for n in range(max(0, at - 5), at))


def is_aim(items: Items, at: int) -> bool:
    """Whether a contact only says what for another one was: "called in A to inform him of it"."""
    if low(items, at - 1) != "to" or low(items, at + 1) not in ("her", "him", "them"):
        return False
    return any(low(items, n) in _CALLED for n in range(max(0, at - 9), at - 1))


_CALLED = frozenset({"called", "contacted", "convoked", "met", "phoned", "received", "saw", "summoned", "telephoned"})


def is_appeal(items: Items, end: int) -> bool:
    """Whether somebody is called on to do something: "called on A to resign", not "called on A to discuss it"."""
    end += end < len(items) and items[end].date is not None
    return low(items, end) == "to" and low(items, end + 1) not in _PURPOSES and not delivers_points(items, end)


# What one calls on somebody for.
_PURPOSES = frozenset(
    {
        "ask", "bid", "brief", "congratulate", "convey", "deliver", "discuss", "exchange", "explain", "express",
        "follow", "hand", "hear", "inform", "inquire", "introduce", "learn", "obtain", "pay", "present", "raise",
        "report", "request", "review", "say", "seek", "sound", "talk", "tell", "thank",
    }
)  # fmt: skip


def _is_bid(items: Items, at: int) -> bool:
    """Whether a post is bidden to do it: "You should convey", "Embassy is requested to deliver", "Please relay"."""
    before = [low(items, n) for n in range(max(0, at - 6), at)]
    ours = "please" in before or any(
        low(items, n) == "you" or ((slot := items[n].slot) is not None and slot.kind == "post" and slot.side == "US")
        for n in range(max(0, at - 6), at)
    )
    return ours and any(word in ("authorized", "instructed", "please", "requested", "should") for word in before)


def is_bidden(items: Items, at: int) -> bool:
    """Whether a cable bids whom it speaks to: "Please convey the following to A"."""
    start = opening(items)
    return low(items, start) == "please" and at - start < 4


def by_others(items: Items, at: int) -> bool:
    """Whether somebody else carried the words: "passed word to A through a friend"; not "via e-mail"."""
    somebody = low(items, at) in ("through", "via") and low(items, at + 1) in ("a", "an", "another", "his", "her")
    return somebody and not any(low(items, n) in _MEANS for n in range(at + 2, at + 5))


_MEANS = frozenset(
    {"e-mail", "email", "fax", "interpreter", "letter", "line", "link", "message", "phone", "translator"}
)
