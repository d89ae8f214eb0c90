"""Whether a contact took place: planned, refused and supposed ones are kept apart."""

from itertools import pairwise

from graphkit.extract.meetings.contacts import INTENDED, nouns
from graphkit.extract.meetings.grammar import (
    Items,
    adverbs,
    before_verb,
    is_boundary,
    is_verb,
    low,
    many_people,
    mover,
    opening,
)
from graphkit.lexicon.cues import cue_words
from graphkit.model import Realis

NEAR = 6  # items before a verb that decide
FAR = 9  # items before a noun
BEHIND = 6
COMING = 24  # items between where somebody went and what they did there


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
    if "not" in before and "only" in before:
        before = [one for one in before if one != "not"]  # "not only told A"
    gladly = "hesitate" in before or ("no" in before and "time" in before)  # "did not hesitate to tell"
    if "not" in before and ("resist" in before or "help" in before):
        return Realis.ACTUAL
    if not gladly and _any(before, "refused"):
        return Realis.REFUSED
    inverted = subject is not None and low(items, subject - 1) == "had" and low(items, subject - 2) in ("", ",", ";")
    if inverted or any(one in cue_words("meetings", "hypothetical") for one in clause if one):
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
    if any(one in _MODAL for one in direct) or (word in _BASE and _is_asked(items, verb)):
        return Realis.PLANNED
    habit = low(items, before_verb(items, verb)) in many_people()  # "officials tell us"
    habit = habit or (low(items, verb - 1) == "," and low(items, verb + 1) == "us")  # "A, our contact, tells us"
    if word in ("raise", "speak", "talk") or (word in _BASE and subject != verb - 1 and not habit):
        return Realis.PLANNED
    return Realis.ACTUAL


def _is_asked(items: Items, verb: int) -> bool:
    """Whether somebody is asked to do it: "request you see A", "we recommend that B meet A"."""
    asks = verb - 2 - (low(items, verb - 2) == "that")
    return low(items, asks) in _ASKS and (low(items, verb - 1) == "you" or asks < verb - 2)


_ASKS = frozenset(
    {
        "ask", "asked", "demanded", "insisted", "propose", "proposed", "recommend", "recommended", "request",
        "requested", "suggest", "suggested", "urge", "urged",
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
    while n >= max(0, verb - 4) and (
        items[n].low in adverbs() or items[n].low in _MODAL or items[n].low.endswith("ly")
    ):
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
    if moved is not None and not any(one in _MODAL for one in _governing(items, moved)):
        return True
    before = [low(items, n) for n in range(max(0, verb - 14), verb - 1)]
    if (used := next((n for n, one in enumerate(before) if one in ("used", "using")), None)) is not None:
        return any(one in nouns() or one in _USED for one in before[used:])  # "used a dinner to press"
    glad = next((n for n, one in enumerate(before) if one in _GLAD), None)
    if glad is not None and any(one in ("was", "were") for one in before[max(0, glad - 3) : glad]):
        return glad == len(before) - 1 or before[-1] == "and"  # "was pleased to see A and to hear from A"
    if any(one in _LED for one in before[-6:]):
        return True  # "which prompted A to phone B", "escorted A to see B", "took A to see B"
    if not {"summoned", "summons"}.isdisjoint(before) or (before[-1:] == ["asked"] and _acted(items, verb)):
        return True  # "was summoned to see A", "asked to see A and handed him a note"
    if bool(before) and before[-1] in _achieved() and before[-1] not in _CHANCES:
        return True
    chance = next((n for n, one in enumerate(before) if one in _CHANCES), None)
    return chance is not None and not any(one in _MODAL - {"to"} or one in _HOPED for one in before[:chance])


def _acted(items: Items, verb: int) -> bool:
    """Whether the clause goes on with what somebody then did."""
    ahead = range(verb + 2, min(verb + 8, len(items) - 1))
    return any(low(items, n) == "and" and is_verb(items[n + 1]) and low(items, n + 1) not in _MODAL for n in ahead)


_GLAD = frozenset({"delighted", "glad", "happy", "honored", "pleased", "privileged"})
_LED = frozenset({"accompanied", "caused", "drove", "escorted", "impelled", "prompted", "took", "ushered"})
_HOPED = frozenset({"hope", "hopes", "hoping", "if", "seek", "seeking", "welcome", "want", "wants"})
_CHANCES = frozenset({"advantage", "chance", "occasion", "opportunity"})
_USED = _CHANCES | {"event", "gathering", "reception", "trip", "visit"}


def _achieved() -> frozenset[str]:
    return cue_words("meetings", "achieved")


_MODAL = frozenset(
    {"will", "'ll", "would", "shall", "should", "may", "might", "could", "can", "must", "to", "cannot", "please"}
)
_BASE = frozenset({"speak", "talk", "tell", "meet", "inform", "brief", "discuss", *INTENDED})


def noun_realis(items: Items, noun: int, end: int) -> Realis:
    """The realis of "a meeting with X" from what governs it, and from the clause that it stands in."""
    if _turned_down(items, end) or low(items, noun - 1) in ("denied", "denies", "denying"):
        return Realis.REFUSED
    if low(items, noun - 1) == "including" and any(low(items, n) in _CANCELLED for n in range(max(0, noun - 18), noun)):
        return Realis.REFUSED  # "canceled most of the program, including meetings with A"
    governor = noun - 1
    while governor >= 0 and _is_modifier(items, governor) and noun - governor < FAR:
        governor -= 1
        if items[governor + 1].low in _DETERMINERS:
            break
    own = [items[n].low for n in range(governor + 1, noun)]
    if _any(own, "planned") or "your" in own or low(items, governor) == "your":
        return Realis.PLANNED
    before = _clause_words(items, governor)
    if _any(own, "refused") or ("any" in own and any(one in _NOT for one in before)):
        return Realis.REFUSED
    word = low(items, governor)
    if word in ("is", "are", "be") and any(one in _HABITS for one in own):
        return Realis.HYPOTHETICAL  # what a body is: "which is a weekly meeting between A and B"
    if word == "for" and any(one in _THANKED for one in before):
        return Realis.ACTUAL
    if any(items[n].low in _SUGGESTED and low(items, n - 1) not in _DETERMINERS for n in range(governor, noun)):
        return Realis.PLANNED  # "suggested talks with A"; not "the suggested talks with A took place"
    if word in cue_words("meetings", "inside") and any(one in _EXPECTED for one in before) and "to" in before:
        return Realis.PLANNED  # "We expect A to raise it during his meeting with B"
    if word == "by" and low(items, governor - 1) == "followed" and _ahead_before(items, governor):
        return Realis.PLANNED
    if word in cue_words("meetings", "inside"):
        advised = any(one in _ADVISED for one in before) and any(
            low(items, n) in ("would", "could", "might", "should") for n in range(end, min(end + 8, len(items)))
        )
        return Realis.PLANNED if advised or _will(before) else Realis.ACTUAL
    came = any(one in _ARRIVED for one in before) or not _THERE.isdisjoint(pairwise(before))
    if word == "for" and came and not _will(before):
        return Realis.ACTUAL
    if word == "to" and any(low(items, n) in _GLAD for n in range(max(0, governor - 9), governor)):
        return Realis.PLANNED if _will(before) else Realis.ACTUAL  # "was pleased to see A and to exchange views with A"
    if word == "to" and _came_for_it(items, governor):
        return Realis.ACTUAL
    if word in ("for", "to"):
        facts = word == "to" and low(items, governor - 1) in _BEHIND_FACTS
        brought = word == "to" and any(low(items, n) in _BROUGHT for n in range(max(0, governor - 8), governor))
        return Realis.ACTUAL if facts or (brought and not _will(before)) else Realis.PLANNED
    if any(one in cue_words("meetings", "refused") - _ARTICLES for one in before):
        return Realis.REFUSED
    if any(one in cue_words("meetings", "hypothetical") for one in before):
        return Realis.HYPOTHETICAL
    if "use" in before[-4:]:
        return Realis.PLANNED  # "recommends that he use the meeting"
    if word in cue_words("meetings", "held") and not _will(before[-4:]):
        return Realis.ACTUAL
    if _any(before, "planned"):
        return Realis.PLANNED
    return _from_behind(items, end)


def _came_for_it(items: Items, to: int) -> bool:
    """Whether somebody went somewhere to do it: "a team visited the port May 3 to exchange views with A"."""
    for n in range(to - 1, max(-1, to - COMING), -1):
        if low(items, n) in _ARRIVED or low(items, n) == "visited":
            return not _will(_clause_words(items, n))
        if is_verb(items[n]) or low(items, n) in (";", ":", "that", "who", "which"):
            return False
    return False


_SUGGESTED = frozenset(
    {
        "advised",
        "considering",
        "contemplating",
        "offered",
        "proposed",
        "recommended",
        "requested",
        "sought",
        "suggested",
        "urged",
    }
)
_EXPECTED = frozenset({"expect", "expects", "hope", "hopes"})


def _ahead_before(items: Items, at: int) -> bool:
    """Whether the clauses before a place tell of what will be: "You will open the fair, followed by meetings"."""
    return _will([items[n].low for n in range(max(0, at - COMING), at)])


_ARRIVED = frozenset(
    {"arrived", "came", "come", "flew", "returned", "stayed", "stopped", "traveled", "travelled", "went"}
)
_THERE = frozenset({("was", "in"), ("were", "in")})  # "was in Oslo for talks with A"
_NOT = frozenset({"not", "never", "neither", "without"})
_HABITS = frozenset({"annual", "daily", "monthly", "periodic", "quarterly", "regular", "standing", "weekly"})
_THANKED = frozenset(
    {
        "appreciation", "appreciative", "credited", "grateful", "gratitude", "praised", "thank", "thanked",
        "thankful", "thanks",
    }
)  # fmt: skip
_ADVISED = frozenset({"best", "ideally", "perhaps", "possibly", "preferably", "probably"})
_BROUGHT = frozenset({"accompanied", "escorted", "brought", "took"})
_BEHIND_FACTS = frozenset(
    {
        "according", "alluded", "alluding", "answer", "due", "led", "pertaining", "pointed", "pointing", "prior",
        "pursuant", "referred", "referring", "refers", "related", "relates", "relating", "reply", "response",
        "subsequent", "thanks", "turning",
    }
)  # fmt: skip
_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "their", "our", "its"})
_ARTICLES = frozenset({"no", "without", "neither", "nor"})  # they deny only the noun behind them


def _is_modifier(items: Items, at: int) -> bool:
    """Whether an item may stand between a governing word and the noun: an article, an adjective, a date, an owner."""
    item = items[at]
    if item.date is not None or item.slot is not None or item.low in ("'s", "and", "-", ",", '"', "“", "”"):
        return item.low != "," or at == 0 or items[at - 1].low.isalpha()
    if item.low in cue_words("meetings", "inside") or item.low in cue_words("meetings", "held"):
        return False
    return item.low[:1].isalnum() and not is_boundary(item) and not (is_verb(item) and not item.low.endswith("ed"))


def _clause_words(items: Items, at: int) -> list[str]:
    floor = max(0, at - FAR)
    for n in range(at, floor - 1, -1):
        if items[n].low in (";", ":", ",", "that", '"', "who", "which") and n < at:
            floor = n + 1
            break
    return [items[n].low for n in range(floor, at + 1) if not (items[n].low == "to" and _is_toward(items, n))]


def _is_toward(items: Items, to: int) -> bool:
    """Whether "to" leads to a place or to somebody, not to a verb: "a visit to Malta included"."""
    following = items[to + 1] if to + 1 < len(items) else None
    return following is not None and (following.capital or following.slot is not None)


def _will(words: list[str]) -> bool:
    """Whether the clause looks ahead: "will raise this during", "plans to seek"."""
    ahead = {
        "will",
        "would",
        "should",
        "shall",
        "plans",
        "hopes",
        "intends",
        "planned",
        "intended",
        "might",
        "may",
        "could",
    }
    return any(word in ahead for word in words)


def _from_behind(items: Items, end: int) -> Realis:
    after = [items[n].low for n in range(end, min(end + BEHIND, len(items)))]
    if any(one in _CANCELLED for one in after[:4]) or any(one in _NEVER for one in after[:2]):
        return Realis.REFUSED
    if after[:2] == ["fell", "through"] or any(one in ("unlikely", "impossible", "off") for one in after[:3]):
        return Realis.REFUSED
    due = "order" in after[:4] and "in" in after[:4]  # "a call on A is in order"
    ahead = due or any(one in ("scheduled", "slated", "planned", "expected") for one in after)
    if ahead or any(one in _MODAL - {"to"} for one in after[:3]) or ("set" in after and "for" in after):
        return Realis.PLANNED
    return Realis.ACTUAL


def _turned_down(items: Items, end: int) -> bool:
    """Whether the sentence goes on "and refused", "but declined"."""
    return any(
        low(items, n) in ("and", "but") and low(items, n + 1) in ("refused", "declined")
        and low(items, n + 2) in ("", ".", ",", ";")
        for n in range(end, min(end + 14, len(items)))
    )  # fmt: skip


_NEVER = frozenset({"not", "never", "didn't", "hasn't", "wasn't", "failed"})
_CANCELLED = frozenset({"cancelled", "canceled", "postponed", "refused", "rejected", "declined"})


def _any(words: list[str], table: str) -> bool:
    return any(word in cue_words("meetings", table) for word in words if word)
