"""What a sentence is made of for the rules of contacts: words, marks, dates, and the somebody that a stretch fills."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from graphkit.model import DateMention, Span
from graphkit.model.made import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Slot:
    """Somebody or something that can take part. ``ref`` is empty where nobody is known behind a pronoun or a name."""

    ref: str
    name: str
    kind: str  # person | position | organization | post | pronoun | name
    side: str | None = None
    organization: str | None = None
    positions: tuple[str, ...] = ()


class Item(NamedTuple):
    """One word, mark, date or slot; ``low`` is the word in lower case, empty for dates and slots of names.

    ``capital``: the word begins with one; of a slot, that an apposition stands behind its name.
    """

    low: str
    start: int
    end: int
    slot: Slot | None = None
    date: DateMention | None = None
    capital: bool = False


_ASIDE = re.compile(r"\(([^()]{12,400})\)")


def asides(text: str, sentence: Span, hits: Sequence[int]) -> tuple[Span, ...]:
    """What stands in brackets of a sentence and reports a contact by itself: is read on its own.

    >>> text = "He waited (the DCM met Lind) there (for hours on end, in fact)."
    >>> [span.of(text) for span in asides(text, Span(0, len(text)), [19])]
    ['the DCM met Lind']
    """
    if text.find("(", sentence.start, sentence.end) < 0:
        return ()
    spans = (Span(*match.span(1)) for match in _ASIDE.finditer(text, sentence.start, sentence.end))
    return tuple(span for span in spans if bisect_left(hits, span.start) < bisect_left(hits, span.end))


_COMPANY = frozenset({"accompanied", "flanked", "joined"})  # "A (accompanied by B) called": a bracket that stays


def without_brackets(items: list[Item], apart: tuple[Span, ...] = ()) -> list[Item]:
    """Items outside ``(...)`` of at most twelve words and those ``apart``; a bracket that never closes stays."""
    kept: list[Item] = []
    at = 0
    ends = {span.start - 1: span.end for span in apart}
    while at < len(items):
        if items[at].low == "(" and at + 1 < len(items) and items[at + 1].low in _COMPANY:
            close = next((n for n in range(at + 1, min(at + 14, len(items))) if items[n].low == ")"), None)
            if close is not None:
                kept += (items[at]._replace(low=","), *items[at + 1 : close], items[close]._replace(low=","))
                at = close + 1
                continue
        if items[at].low == "(" and (end := ends.get(items[at].start)) is not None:
            at = next((n for n in range(at + 1, len(items)) if items[n].start > end), len(items))
            continue
        if items[at].low == "(":
            close = next((n for n in range(at + 1, min(at + 14, len(items))) if items[n].low == ")"), None)
            if close is not None and (date := _only_date(items[at + 1 : close])) is not None:
                kept.append(date)  # "told A (May 3) that", "met (on May 3) with A", "talks (May 3-5)"
                at = close + 1
                continue
            if close is not None:
                kept += _members(items[at], kept[-3:], items[at + 1 : close])
                at = close + 1
                continue
        if items[at].low != ")" or any(item.low == "(" for item in kept):  # else a slot took the other one in
            kept.append(items[at])
        at += 1
    return kept


def _only_date(inside: list[Item]) -> Item | None:
    """The date, or the first day of the range, that is all a bracket holds."""
    dates = [item for item in inside if item.date is not None]
    return dates[0] if dates and all(item.date or item.low in ("on", "-", "–", "to") for item in inside) else None


def with_owners(items: list[Item], text: str) -> list[Item]:
    """The items with the lone mark behind an owner in "s" as the same mark as other owners have: "Burns' question".

    None is told from a closing quotation mark where one was opened.
    """
    owned: list[Item] = []
    for n, item in enumerate(items):
        if item.low in ("'", "’"):
            if item.start and not text[item.start - 1].isalnum():
                return items
            behind = n + 1 < len(items) and items[n + 1].start > item.end and text[items[n + 1].start].isalnum()
            owner = n > 0 and items[n - 1].end == item.start and text[item.start - 1] in "sSxXzZ"
            owned.append(item._replace(low="'s") if owner and behind else item)
        else:
            owned.append(item)
    return owned


def _members(bracket: Item, before: list[Item], inside: list[Item]) -> Iterator[Item]:
    """The members of a delegation in the bracket behind its name, as a list that goes on with "and".

    Or the one whose office is named before it: "the head of the Third Army (General Lind)".
    """
    people = [item for item in inside if item.slot is not None and item.slot.kind == "person"]
    if people == inside and len(people) == 1 and before and _is_office(before[-1], people[0]):
        yield from people
    if len(people) < 2 or not any(_is_delegation(item) for item in before):
        return
    for person in people:
        yield bracket._replace(low="and")
        yield person


def _is_office(before: Item, person: Item) -> bool:
    """Whether a word before a bracket may end an office, for a title stands in it: no other name of the same one."""
    titled = person.slot is not None and person.end - person.start > len(person.slot.name)
    if before.slot is not None:
        return titled and before.slot.kind == "organization"
    return titled and before.low[:1].isalpha()


def _is_delegation(item: Item) -> bool:
    lead = item.slot is not None and item.slot.name.lower().startswith(("codel", "staffdel"))
    return lead or item.low in ("codel", "staffdel", "delegation", "team")


def without_overlaps(mentions: list[tuple[Span, Slot]]) -> list[tuple[Span, Slot]]:
    """Mentions that share no character: people first, then positions, then organizations; the longer one first."""
    mentions.sort(key=lambda one: one[0].start)
    if all(left.end <= right.start for (left, _), (right, _) in pairwise(mentions)):
        return mentions  # hardly ever do two of them overlap
    order = {"person": 0, "position": 1}
    starts: list[int] = []
    kept: list[tuple[Span, Slot]] = []
    for span, slot in sorted(mentions, key=lambda one: (order.get(one[1].kind, 2), one[0].start - one[0].end)):
        place = bisect_left(starts, span.start)
        if (place and kept[place - 1][0].end > span.start) or (place < len(starts) and starts[place] < span.end):
            continue
        starts.insert(place, span.start)
        kept.insert(place, (span, slot))
    return kept
