"""Noun phrases over the items of a sentence: whom a verb or a preposition takes."""

from dataclasses import dataclass

from graphkit.extract.meetings.grammar import (
    JOINS,
    POSSESSIVE,
    REACH,
    Items,
    adverbs,
    is_boundary,
    is_verb,
    low,
    people_words,
)
from graphkit.extract.meetings.slots import Item, Slot
from graphkit.lexicon.cues import cue_words
from graphkit.model.made import quickly_made

HEADS = frozenset(
    {
        "a", "an", "the", "our", "my", "hard", "know", "several", "two", "three", "four", "some", "this", "last",
        "early", "late", "earlier", "once", "every", "if", "that", "he", "she", "it", "they", "we", "i", "his", "her",
        "their", "'s", "and", "or", "there", "alone", "again",
    }
)  # fmt: skip


@quickly_made
@dataclass(frozen=True, slots=True)
class Phrase:
    """What a verb takes: the slots of a list, whether unnamed groups were part of it, and the item behind it."""

    slots: tuple[Slot, ...]
    places: tuple[int, ...]
    group: bool
    end: int
    unnamed: tuple[int, int] | None = None  # items of a single person without a name: "a senior official"


def noun_phrase(items: Items, at: int) -> tuple[int | None, int] | None:
    """The place of the slot that heads a noun phrase and where it ends; None as place for an unnamed group."""
    n, passed = at, 0
    while n < len(items) and n - at <= REACH:
        item = items[n]
        if item.date is not None:
            if passed:
                break
            n += 1
            continue
        if item.slot is not None and (item.low not in POSSESSIVE or (item.low == "her" and not _noun_next(items, n))):
            if _is_head(items, n):
                named = _minister_of(items, n)
                return (n, n + 1) if named is None else (named, named + 1)
            n += 2 if low(items, n + 1) == "'s" else 1
            passed += 1
            continue
        if passed and item.low in ("the", "a", "an", "this", "last"):
            break
        if passed and item.low in ("of", "for"):
            head = _of_title(items, n) or _of_delegation(items, n)
            if head is not None:
                return head, head + 1
            if item.low == "of" and low(items, n - 1) in cue_words("meetings", "some"):
                n += 1  # "one of the leaders", "a group of editors"
                n += low(items, n) in _ARTICLES
                continue
        if item.low in ("'", "’") and item.start == items[n - 1].end and low(items, n - 1).endswith("s") and n > at:
            n += 1  # "the farmers' president"
            continue
        if item.low == "-" and low(items, n + 1)[:1].isdigit():  # "the Perm-5 ambassadors"
            n += 2
            continue
        if is_boundary(item) or item.low in JOINS or (passed and is_verb(item) and not _describes(items, n)):
            break
        passed += counts(item)
        n += 1
    return (None, n) if passed else None


_ARTICLES = frozenset({"a", "an", "his", "her", "our", "the", "their", "these", "those"})


def _minister_of(items: Items, at: int) -> int | None:
    """The person whose title goes on behind an office and "of": "Danish Minister" "of Harbor Affairs NAME"."""
    slot = items[at].slot
    if slot is None or slot.kind != "position" or not slot.name.lower().endswith("minister"):
        return None
    if low(items, at + 1) != "of":
        return None
    for n in range(at + 2, min(at + 9, len(items))):
        named = items[n].slot
        if named is not None and named.kind == "person":
            return n
        if named is None and not items[n].capital and low(items, n) not in ("and", "the", "of", "for", "&"):
            return None
    return None


def _describes(items: Items, at: int) -> bool:
    """Whether a participle belongs to the noun behind it: "the party's jailed spokesman"."""
    return items[at].low.endswith("ed") and low(items, at - 1) == "'s" and low(items, at + 1) in people_words()


def counts(item: Item) -> bool:
    """Whether a word brings a noun phrase on its way: no adverb, no article."""
    if not item.low[:1].isalpha() or item.low.endswith("ly"):
        return False
    return item.low not in adverbs() and item.low not in cue_words("meetings", "articles")


def _is_redacted(slot: Slot) -> bool:
    return slot.ref.startswith("person:redacted")


def _of_title(items: Items, of: int) -> int | None:
    """The name behind the rest of a title: "Deputy Minister of Fuel and Energy NAME"."""
    if low(items, of - 1) not in cue_words("meetings", "one_person"):
        return None
    for n in range(of + 1, min(of + 8, len(items))):
        slot = items[n].slot
        if slot is not None and slot.kind == "organization" and (behind := _behind_body(items, n)) is not None:
            return behind
        if slot is not None:
            minister = low(items, of - 1) in ("chairman", "chief", "director", "minister", "ministers")
            near = n == of + 1 and not (minister and slot.kind == "person")  # "Minister of [Harbors NAME]"
            return n if not near and slot.kind in ("person", "name") and _is_head(items, n) else None
        if not items[n].capital and items[n].low not in ("and", "the", "of", "for", "&", "staff", "state", "mission"):
            return None
    return None


def _behind_body(items: Items, at: int) -> int | None:
    """The person right behind the body that a title is held in: "director of the MFA's Americas Office", "A"."""
    n = at + 1 + (low(items, at + 1) == "'s")
    if n < len(items) and (slot := items[n].slot) is not None and slot.kind == "organization":
        n += 1
    slot = items[n].slot if n < len(items) else None
    return n if slot is not None and slot.kind == "person" else None


def _of_delegation(items: Items, of: int) -> int | None:
    """The delegation of "members of CODEL X"."""
    if low(items, of - 1) not in cue_words("meetings", "many_people"):
        return None
    for n in range(of + 1, min(of + 4, len(items))):
        slot = items[n].slot
        if slot is not None and slot.kind != "name":
            led = low(items, n - 1) in ("codel", "staffdel") or slot.name.lower().startswith(("codel", "staffdel"))
            return n if led else None
    return None


def _noun_next(items: Items, at: int) -> bool:
    following = items[at + 1] if at + 1 < len(items) else None
    if following is None or following.date is not None or _begins_clause(items, at + 1):
        return False
    return following.low not in HEADS and not is_boundary(following)


def _begins_clause(items: Items, at: int) -> bool:
    """Whether a name begins what somebody was told: "told her France would agree"."""
    slot = items[at].slot
    return (
        (items[at].capital or (slot is not None and slot.kind == "name"))
        and at + 1 < len(items)
        and low(items, at + 1) in _WOULD
    )


_WOULD = frozenset({"would", "will", "was", "is", "had", "has", "were", "are", "could", "should"})


_GIVEN = frozenset(
    {
        "aide-memoire",
        "farewell",
        "goodbye",
        "copies",
        "copy",
        "draft",
        "letter",
        "memo",
        "note",
        "points",
        "telegram",
        "text",
    }
)
_PARTICLES = frozenset({"aside", "away", "back", "down", "out", "over"})


def _is_titled(item: Item) -> bool:
    """Whether a person with a title stands in a text."""
    slot = item.slot
    return slot is not None and slot.kind == "person" and item.end - item.start > len(slot.name) + 1


def _is_head(items: Items, at: int) -> bool:
    """Whether a slot is the somebody of its phrase, not "somebody's ..." or the first part of a longer name."""
    slot, following = items[at].slot, items[at + 1] if at + 1 < len(items) else None
    if slot is None or following is None or slot.kind == "pronoun":
        return True
    if following.slot is not None and slot.ref and following.slot.ref == slot.ref:
        return False  # "General of CENTCOM", a bracket, and his name
    if slot.kind == "person" and _is_titled(following):
        return False  # "LIND adviser BERGE"
    if following.low in _PARTICLES or (following.low in _GIVEN and low(items, at - 1) not in ("a", "an", "the")):
        return True  # telegrams leave out articles: "gave LIND copy"
    if following.low in cue_words("meetings", "group_heads") and slot.kind != "post":
        return False
    if following.low == "'s":
        return False
    title = slot.kind in ("organization", "position", "name")
    if slot.kind == "position" and slot.side == "US" and following.slot is not None and _is_redacted(following.slot):
        return True  # a day or a place behind an officer whose name nobody hides
    if title and following.slot is not None and following.low == "" and following.slot.kind != "organization":
        return False
    if slot.kind == "organization" and following.slot is not None and following.slot.kind == "organization":
        return _is_head(items, at + 1)  # "EADS CASA Chairman NAME"
    if slot.kind == "organization" or (slot.kind == "name" and items[at].low == ""):
        noun = following.low[:1].isalpha() and not is_boundary(following) and following.low not in HEADS
        return not noun or is_verb(following) or following.low.endswith(("ly", "ing")) or following.low in adverbs()
    return True
