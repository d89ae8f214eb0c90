"""Whom somebody calls in, joins, escorts, introduces or has over, and who comes to the post."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from graphkit.extract.meetings.contacts import nouns, whom_before
from graphkit.extract.meetings.enumerations import noun_phrases
from graphkit.extract.meetings.grammar import POSSESSIVE, Items, is_boundary, is_people, is_verb, low
from graphkit.extract.meetings.phrases import Phrase
from graphkit.extract.meetings.prepositions import is_ours_before
from graphkit.lexicon.cues import cue_words
from graphkit.model import MeetingKind

REACH = 9  # items behind a verb in which the post or a place stands
_OFFICES = frozenset({"chancery", "embassy", "home", "house", "mfa", "ministry", "office", "palace", "residence"})
_LEARNT = frozenset(
    {
        "account", "apology", "appeal", "approach", "assurance", "assurances", "audience", "briefing", "case",
        "clear", "commitment", "demarche", "description", "explanation", "interview", "known", "offer", "overview",
        "pitch", "plain", "pledge", "point", "points", "presentation", "promise", "proposal", "readout",
        "representations", "rundown", "secret", "summary", "tour",
    }
)  # fmt: skip
_COMPANY = frozenset({"around", "back", "during", "into", "on", "through", "throughout", "to"})


def called_in(items: Items, at: int) -> Phrase | None:
    """For "called in A", "called A in", "called A to the Ministry", "was called in by A"."""
    if low(items, at + 1) in ("in", "to", "over") and low(items, at - 1) in ("was", "were", "been", "being"):
        by = next((n for n in range(at + 2, min(at + REACH + 4, len(items))) if low(items, n) == "by"), None)
        return None if by is None else noun_phrases(items, by + 1)
    first = low(items, at + 1) == "in"
    start = at + 1 + first
    if first and (whom := whom_before(items, at)) is not None:
        return whom
    if start >= len(items) or items[start].date is not None:
        return None
    taken = noun_phrases(items, start)
    n = taken.end
    inside = low(items, n) == "in" and not (n + 1 < len(items) and _is_place_or_time(items, n + 1))
    return taken if taken.slots and (first or inside or _to_office(items, n)) else None


def _is_place_or_time(items: Items, at: int) -> bool:
    """Whether "in" goes on with a month or a name: "called the Ambassador in June", "in Paris"."""
    date = items[at].date
    month = date is not None and date.precision != "day"
    return month or items[at].capital or items[at].slot is not None or low(items, at) in ("the", "a", "his", "her")


def _to_office(items: Items, at: int) -> bool:
    if low(items, at) not in ("to", "into"):
        return False
    ahead = range(at + 1, min(at + 5, len(items)))
    return any(low(items, n) in _OFFICES or _is_body(items, n) for n in ahead)


def _is_body(items: Items, at: int) -> bool:
    slot = items[at].slot
    return slot is not None and slot.kind == "organization"


def joined_for(items: Items, at: int) -> Phrase | None:
    """For "joined A for lunch", "joined A in a meeting"."""
    taken = noun_phrases(items, at + 1)
    end = taken.end
    while end < len(items) and (items[end].date is not None or low(items, end) == "on"):
        end += 1
    behind = range(end, min(end + 6, len(items)))
    held = any(low(items, n) in nouns() or low(items, n) in cue_words("meetings", "events") for n in behind)
    held = held or (any(low(items, n) in _ROOMS for n in behind) and _are_people(taken))
    return taken if taken.slots and held and low(items, end) in ("for", "at", "over", "in", "on", "to") else None


def _are_people(taken: Phrase) -> bool:
    return all(slot.kind in ("person", "position") for slot in taken.slots)


_ROOMS = _OFFICES | {"car", "garden", "library", "room", "study", "suite"}


def had_over(items: Items, at: int) -> Phrase | None:
    """For "had A over for dinner", "had A to lunch"."""
    taken = noun_phrases(items, at + 1)
    behind = range(taken.end, min(taken.end + 5, len(items)))
    meal = any(nouns().get(low(items, n)) is MeetingKind.MEAL for n in behind)
    return taken if taken.slots and low(items, taken.end) in ("over", "to", "in") and meal else None


def introduced(items: Items, at: int) -> Phrase | None:
    """For "introduced A to B": both."""
    first = noun_phrases(items, at + 1)
    if not first.slots or low(items, first.end) != "to":
        return None
    second = noun_phrases(items, first.end + 1)
    if not (second.slots or (second.group and is_people(items, first.end + 1, second.end))):
        return None
    return replace(second, slots=first.slots + second.slots, places=first.places + second.places)


def together(items: Items, at: int) -> Phrase | None:
    """For "the meeting brought together A and B"."""
    if low(items, at + 1) != "together":
        return None
    taken = noun_phrases(items, at + 2)
    held = any(low(items, n) in nouns() for n in range(max(0, at - 6), at))
    return taken if held and taken.slots else None


def escorted(items: Items, at: int) -> Phrase | None:
    """For "accompanied A to the harbor"; not where the company only joins a visit or a meeting that is told of."""
    if low(items, at - 1) in ("was", "were", "been", ",", "is") or low(items, at + 1) == "by":
        return None
    taken = noun_phrases(items, at + 1)
    own = any(slot.side == "US" for slot in taken.slots)
    ours = any((slot := items[n].slot) is not None and slot.side == "US" for n in range(max(0, at - 6), at))
    tour = low(items, taken.end) == "on" and any(low(items, n) in _TOURS for n in range(taken.end, taken.end + 5))
    return taken if taken.slots and ((ours and not own and low(items, taken.end) in _COMPANY) or tour) else None


def in_on(items: Items, at: int) -> Phrase | None:
    """For "dropped in on A"."""
    return noun_phrases(items, at + 3) if (low(items, at + 1), low(items, at + 2)) == ("in", "on") else None


def particle(items: Items, at: int) -> Phrase | None:
    """For "sounded out A", "sounded A out", "tracked down A"."""
    first = low(items, at + 1) in ("out", "down")
    taken = noun_phrases(items, at + 1 + first)
    return taken if taken.slots and (first or low(items, taken.end) in ("out", "down")) else None


def made_to(items: Items, at: int) -> Phrase | None:
    """For "made clear to A", "made the points to A", "let slip to A", "gave a readout to A"."""
    if low(items, at) == "let" and (low(items, at + 1), low(items, at + 2)) in (("slip", "to"), ("on", "to")):
        taken = noun_phrases(items, at + 3)
        return taken if taken.slots else None
    for n in range(at + 1, min(at + REACH, len(items))):
        if low(items, n) == "to":
            told = any(low(items, m) in _LEARNT for m in range(at + 1, n))
            return noun_phrases(items, n + 1) if told else None
        if (items[n].slot is not None and low(items, n) not in POSSESSIVE) or low(items, n) in (",", ";", "that", "by"):
            return None
    return None


def to_post(items: Items, at: int) -> Phrase | None:
    """For "came to the Embassy", "stopped by the Consulate", "visited the Embassy", "dropped by today to say"."""
    if low(items, at) in _DROPPED and low(items, at + 1) in ("by", "in") and _is_aim(items, at + 2):
        return Phrase((), (), True, at + 2)
    for n in range(at + 1, min(at + REACH, len(items))):
        word = low(items, n)
        if is_boundary(items[n]) and word not in ("to", "for", "by", "at", "into", "up"):
            return None
        near = word in ("by", "at", "into") and n <= at + 2
        if word == "to" or near or (low(items, at) == "visited" and n == at + 1):
            taken = noun_phrases(items, n if word not in ("to", "by", "at", "into") else n + 1)
            return taken if [slot.kind for slot in taken.slots] == ["post"] else None
    return None


def to_home(items: Items, at: int) -> Phrase | None:
    """For "came to A's office", "turned up at A's door", "visited A's home", "stopped by my house": A."""
    led = low(items, at) == "visited"
    for n in range(at + 1, min(at + REACH, len(items) - 1)):
        word, slot = low(items, n), items[n].slot
        led = led or word in _TOWARD
        mine = word in ("my", "our")
        if slot is not None and slot.kind in (*_OWNERS, "post") and (mine or low(items, n + 1) == "'s"):
            room = next((m for m in range(n + 1, min(n + 5, len(items))) if low(items, m) in _PREMISES), None)
            owned = mine or slot.kind in _OWNERS
            return Phrase((slot,), (n,), False, room + 1) if led and owned and room else None
        if slot is not None or (is_boundary(items[n]) and word not in _TOWARD) or is_verb(items[n]):
            return None
    return None


_TOWARD = frozenset({"at", "by", "to", "up"})
_OWNERS = ("person", "position", "name")
_PREMISES = frozenset(
    {"apartment", "door", "flat", "home", "hotel", "house", "office", "quarters", "residence", "room", "suite", "villa"}
)


def _is_aim(items: Items, at: int) -> bool:
    """Whether a day follows, and what somebody came for: "came by this morning to compare notes"."""
    day = at < len(items) and items[at].date is not None
    day = day or (low(items, at) == "on" and at + 1 < len(items) and items[at + 1].date is not None)
    aim = at + 1 + (low(items, at) == "on") if day else at
    return low(items, at) == "to" or (day and low(items, aim) in ("", ".", "to", "and", "for", "with"))


_DROPPED = frozenset({"came", "dropped", "stopped"})


def took_to(items: Items, at: int) -> Phrase | None:
    """For "took their concerns to A", "brought the case to A"."""
    for n in range(at + 2, min(at + REACH + 6, len(items))):
        if low(items, n) == "to":
            brought = any(low(items, m) in _BROUGHT for m in range(at + 1, n))
            return noun_phrases(items, n + 1) if brought else None
        if low(items, n) in (",", ";", ":", "that", "who", "which", '"') or is_verb(items[n]):
            return None
    return None


_BROUGHT = frozenset(
    {"case", "complaint", "complaints", "concern", "concerns", "grievance", "grievances", "issue", "matter", "message",
     "plea", "proposal", "question", "request"}
)  # fmt: skip


def took_call(items: Items, at: int) -> Phrase | None:
    """For "returned A's call", "took A's June 2 call"."""
    call = next((n for n in range(at + 3, min(at + 7, len(items))) if low(items, n) in ("call", "calls")), None)
    owner = next((n - 1 for n in range(at + 2, call or 0) if low(items, n) == "'s"), None)
    slot = items[owner].slot if owner is not None else None
    return None if owner is None or slot is None else Phrase((slot,), (owner,), False, (call or owner) + 1)


def for_whom(items: Items, at: int) -> Phrase | None:
    """For "described for A the state of the harbor"; by or for one of ours, for the public is never named so."""
    for n in range(at + 1, min(at + 7, len(items))):
        if low(items, n) == "for":
            taken = noun_phrases(items, n + 1)
            ours = is_ours_before(items, at) or all(slot.side == "US" for slot in taken.slots)
            return taken if taken.slots and ours else None
        if (items[n].slot is not None and low(items, n) not in POSSESSIVE) or low(items, n) in (
            ",",
            ";",
            "that",
            "to",
            "with",
        ):
            return None
    return None


_TOURS = frozenset({"drive", "inspection", "tour", "trip", "visit", "walk"})


def on_tour(items: Items, at: int) -> Phrase | None:
    """For "took A on a tour of the harbor"."""
    taken = noun_phrases(items, at + 1)
    ahead = range(taken.end, min(taken.end + 5, len(items)))
    tour = next((n for n in ahead if low(items, n) in _TOURS), None)
    return replace(taken, end=tour + 1) if taken.slots and low(items, taken.end) == "on" and tour else None


MOVES: Mapping[str, Callable[[Items, int], Phrase | None]] = {
    "called-in": called_in,
    "joined-for": joined_for,
    "had-over": had_over,
    "introduced": introduced,
    "together": together,
    "escorted": escorted,
    "for-whom": for_whom,
    "in-on": in_on,
    "on-tour": on_tour,
    "particle": particle,
    "made-to": made_to,
    "to-home": to_home,
    "to-post": to_post,
    "took-call": took_call,
    "took-to": took_to,
}
