"""Whether a contact that a noun names took place: "a planned meeting with A", "talks with A fell through"."""

from itertools import pairwise

from graphkit.extract.meetings.grammar import Items, is_boundary, is_verb, low
from graphkit.extract.meetings.realis import GLAD, MODAL, is_any
from graphkit.lexicon.cues import cue_words
from graphkit.model import Realis

FAR = 9  # items before a noun
BEHIND = 6
COMING = 24  # items between where somebody went and what they did there


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
    if is_any(own, "planned") or "your" in own or low(items, governor) == "your":
        return Realis.PLANNED
    before = _clause_words(items, governor)
    if is_any(own, "refused") or ("any" in own and any(one in _NOT for one in before)):
        return Realis.REFUSED
    if ("to", "have") in pairwise(before) and not {"was", "were"}.isdisjoint(before):
        # "was to have had lunch with A", "was scheduled to have a meeting with A"
        return Realis.HYPOTHETICAL if "had" in before else Realis.PLANNED
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
        if low(items, governor - 1) in ("perhaps", "possibly", "preferably"):
            return Realis.PLANNED  # "to show our interest, perhaps through a meeting with A"
        advised = any(one in _ADVISED for one in before) and any(
            low(items, n) in ("would", "could", "might", "should") for n in range(end, min(end + 8, len(items)))
        )
        return Realis.PLANNED if advised or _will(before) else Realis.ACTUAL
    came = any(one in _ARRIVED for one in before) or not _THERE.isdisjoint(pairwise(before))
    if word == "for" and came and not _will(before):
        return Realis.ACTUAL
    if word == "to" and any(low(items, n) in GLAD for n in range(max(0, governor - 9), governor)):
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
    if "use" in before[-4:]:  # "recommends that he use the meeting", "attempted to use his meeting"
        return Realis.ACTUAL if "attempted" in before or "tried" in before else Realis.PLANNED
    if word in cue_words("meetings", "held") and not _will(before[-4:]):
        return Realis.ACTUAL
    if is_any(before, "planned"):
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
        "advised", "considering", "contemplating", "offered", "proposed", "recommended", "requested", "sought",
        "suggested", "urged",
    }
)  # fmt: skip
_EXPECTED = frozenset({"expect", "expects", "hope", "hopes"})


def _ahead_before(items: Items, at: int) -> bool:
    """Whether the clauses before a place tell of what will be: "You will open the fair, followed by meetings"."""
    return _will([items[n].low for n in range(max(0, at - COMING), at)])


_ARRIVED = frozenset(
    {
        "adjourned",
        "arrived",
        "came",
        "come",
        "flew",
        "retired",
        "returned",
        "sat",
        "stayed",
        "stopped",
        "traveled",
        "travelled",
        "went",
        "withdrew",
    }
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
    return any(word in _AHEAD for word in words)


_AHEAD = frozenset(
    {
        "could", "hopes", "intended", "intends", "may", "might", "planned", "plans", "shall", "should", "will",
        "would",
    }
)  # fmt: skip


def _from_behind(items: Items, end: int) -> Realis:
    after = [items[n].low for n in range(end, min(end + BEHIND, len(items)))]
    if any(one in _CANCELLED for one in after[:4]) or any(one in _NEVER for one in after[:2]):
        return Realis.REFUSED
    if after[:2] in (["to", "be"], ["to", "take"]):
        return Realis.PLANNED  # as telegrams have it: "meeting between A and B to be held May 3"
    if after[:2] == ["fell", "through"] or any(one in ("unlikely", "impossible", "off") for one in after[:3]):
        return Realis.REFUSED
    due = "order" in after[:4] and "in" in after[:4]  # "a call on A is in order"
    ahead = due or any(one in ("scheduled", "slated", "planned", "expected") for one in after)
    if ahead or any(one in MODAL - {"to"} for one in after[:3]) or ("set" in after and "for" in after):
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
