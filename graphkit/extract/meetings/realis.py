"""Whether a contact that a verb tells took place: planned, refused and supposed ones are kept apart."""

from graphkit.extract.meetings.contacts import INTENDED, nouns
from graphkit.extract.meetings.grammar import (
    Items,
    adverbs,
    before_verb,
    is_verb,
    low,
    many_people,
    mover,
    opening,
)
from graphkit.extract.meetings.unnamed import group_before
from graphkit.lexicon.cues import cue_words
from graphkit.model import Realis

NEAR = 6  # items before a verb that decide


def verb_realis(items: Items, verb: int, subject: int | None) -> Realis:
    """The realis of a verb of contact from the words between its subject and it."""
    word = low(items, verb)
    subject = None if subject is not None and subject > verb else subject  # who received, of a passive
    floor = max(0, verb - NEAR) if subject is None else max(subject + 1, verb - NEAR)
    before = [items[n].low for n in range(floor, verb)]
    if subject is not None and any(low(items, n) in ("neither", "nor") for n in range(max(0, subject - 2), subject)):
        return Realis.REFUSED
    if low(items, verb - 1) == "in" and word.endswith("ing"):
        before = []  # "did not hide his anger in telling A"
    if low(items, verb - 1) == "and" and "without" in before:
        before = []  # "came without an appointment and asked"
    clause = [items[n].low for n in range(max(0, (verb if subject is None else subject) - 3), verb)]
    if "to" not in clause:
        clause = [one for one in clause if one != "were"]  # a passive: "were received"
    if "but" in before:
        before = before[len(before) - before[::-1].index("but") :]  # "did not meet A but told B"
    if "not" in before and "only" in before:
        before = [one for one in before if one != "not"]  # "not only told A"
    gladly = "hesitate" in before or ("no" in before and "time" in before)  # "did not hesitate to tell"
    if "not" in before and ("resist" in before or "help" in before):
        return Realis.ACTUAL
    if not gladly and is_any(before, "refused"):
        return Realis.REFUSED
    unreal = subject is not None and _is_unreal(items, subject)
    if unreal or any(one in cue_words("meetings", "hypothetical") for one in clause if one):
        return Realis.HYPOTHETICAL
    if low(items, verb - 1) in ("have", "having", "been"):
        if low(items, verb - 2) in ("will", "shall"):
            return Realis.PLANNED
        modal = low(items, verb - 2) in ("would", "could", "should", "might", "may")
        modal = modal or (low(items, verb - 2) == "to" and low(items, verb - 3) in ("was", "were"))  # "was to have met"
        return Realis.HYPOTHETICAL if modal else Realis.ACTUAL
    first = opening(items)
    if verb == first + 1 and low(items, first) in ("in", "by") and word.endswith("ing") and _must(items, verb):
        return Realis.PLANNED  # "In telling A so, we need to"
    if word in ("meet", "meets", "tells") and "when" in clause:
        return Realis.HYPOTHETICAL  # a habit: "when he meets with"
    if is_achieved(items, verb):
        return Realis.ACTUAL
    direct = _governing(items, verb)
    if any(one in MODAL for one in direct) or (word in _BASE and _is_asked(items, verb)):
        return Realis.PLANNED
    told = before_verb(items, verb)
    habit = low(items, told) in many_people() or group_before(items, told + 1)  # "officials in the north tell us"
    habit = habit or (low(items, verb - 1) == "," and low(items, verb + 1) == "us")  # "A, our contact, tells us"
    if word in ("raise", "speak", "talk") or (word in _BASE and subject != verb - 1 and not habit):
        return Realis.PLANNED
    return Realis.ACTUAL


def _is_unreal(items: Items, subject: int) -> bool:
    """Whether a subject stands where only something unreal is told: "Should A meet B", "he wished A had met B"."""
    opens = low(items, subject - 2) in ("", ",", ";")
    return (opens and low(items, subject - 1) in ("had", "should")) or low(items, subject - 1) in _WISHES


_WISHES = frozenset({"wish", "wished", "wishes", "wishing"})


def _is_asked(items: Items, verb: int) -> bool:
    """Whether somebody is asked to do it: "request you see A", "we recommend that B or C meet A"."""
    for n in range(verb - 1, max(0, verb - 12), -1):
        if low(items, n) == "that" and low(items, n - 1).removesuffix("s") in _ASKS:
            return True
        if is_verb(items[n]) or low(items, n) in (";", ":"):
            break
    asks = verb - 2 - (low(items, verb - 2) == "that")
    return low(items, asks) in _ASKS and (low(items, verb - 1) == "you" or asks < verb - 2)


_ASKS = frozenset(
    {
        "ask", "asked", "demanded", "insisted", "instruct", "instructed", "propose", "proposed", "recommend",
        "recommended", "request", "requested", "suggest", "suggested", "urge", "urged",
    }
)  # fmt: skip


def _must(items: Items, at: int) -> bool:
    """Whether the main clause says what has to be done."""
    return any(low(items, n) in _DUTY for n in range(at, min(at + 24, len(items))))


_DUTY = frozenset({"need", "needs", "should", "must", "will", "would", "can", "could", "may", "hope", "want"})


def _governing(items: Items, verb: int) -> list[str]:
    """The auxiliaries and adverbs right before a verb, with "to" and "please"."""
    if low(items, verb).endswith("ing"):
        return [] if low(items, verb - 1) == "," else [items[n].low for n in range(max(0, verb - 3), verb)]
    n = verb - 1
    while n >= max(0, verb - 4) and (items[n].low in adverbs() or items[n].low in MODAL or items[n].low.endswith("ly")):
        n -= 1
    return [items[m].low for m in range(n + 1, verb)]


def is_achieved(items: Items, verb: int) -> bool:
    """Whether "to" and the verb follow what took place: "was quick to remind", "came to see"; or "did remind"."""
    if "did" in _governing(items, verb):
        return True
    if low(items, verb - 1) in ("occasion", "opportunity") and low(items, verb - 2) in (
        "took",
        "seized",
        "used",
        "this",
    ):
        return True  # as telegrams have it: "took occasion tell A"
    if low(items, verb - 1) != "to":
        return False
    moved = mover(items, verb)
    if moved is not None and not any(one in MODAL for one in _governing(items, moved)):
        return True
    before = [low(items, n) for n in range(max(0, verb - 14), verb - 1)]
    if (used := next((n for n, one in enumerate(before) if one in ("used", "using")), None)) is not None:
        return any(one in nouns() or one in _USED for one in before[used:])  # "used a dinner to press"
    glad = next((n for n, one in enumerate(before) if one in GLAD), None)
    if glad is not None and any(one in ("was", "were") for one in before[max(0, glad - 3) : glad]):
        return glad == len(before) - 1 or before[-1] == "and"  # "was pleased to see A and to hear from A"
    if any(one in _LED for one in before[-6:]):
        return True  # "which prompted A to phone B", "escorted A to see B", "took A to see B"
    if not {"summoned", "summons"}.isdisjoint(before) or (before[-1:] == ["asked"] and _acted(items, verb)):
        return True  # "was summoned to see A", "asked to see A and handed him a note", "asked to see A on May 3"
    if bool(before) and before[-1] in _achieved() and before[-1] not in _CHANCES:
        return True
    chance = next((n for n, one in enumerate(before) if one in _CHANCES), None)
    return chance is not None and not any(one in MODAL - {"to"} or one in _HOPED for one in before[:chance])


def _acted(items: Items, verb: int) -> bool:
    """Whether the clause goes on with the day that it was done on, or with what somebody then did."""
    ahead = range(verb + 2, min(verb + 8, len(items) - 1))
    if any(
        (day := items[n].date) is not None and day.precision == "day"
        for n in range(verb + 2, min(verb + 8, len(items)))
    ):
        return True
    return any(low(items, n) == "and" and is_verb(items[n + 1]) and low(items, n + 1) not in MODAL for n in ahead)


GLAD = frozenset({"delighted", "glad", "happy", "honored", "pleased", "privileged"})
_LED = frozenset({"accompanied", "caused", "drove", "escorted", "impelled", "prompted", "took", "ushered"})
_HOPED = frozenset({"hope", "hopes", "hoping", "if", "seek", "seeking", "welcome", "want", "wants"})
_CHANCES = frozenset({"advantage", "chance", "occasion", "opportunity"})
_USED = _CHANCES | {"event", "gathering", "reception", "trip", "visit"}


def _achieved() -> frozenset[str]:
    return cue_words("meetings", "achieved")


MODAL = frozenset(
    {"will", "'ll", "would", "shall", "should", "may", "might", "could", "can", "must", "to", "cannot", "please"}
)
_BASE = frozenset({"speak", "talk", "tell", "meet", "inform", "brief", "discuss", *INTENDED})


def is_any(words: list[str], table: str) -> bool:
    """Whether one of the words is of a list of the lexicon."""
    return any(word in cue_words("meetings", table) for word in words if word)
