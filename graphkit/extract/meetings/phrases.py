"""Noun phrases and lists of them over the items of a sentence: whom a verb or a preposition takes."""

from dataclasses import dataclass

from graphkit.extract.meetings.grammar import (
    JOINS,
    MOST,
    POSSESSIVE,
    REACH,
    Items,
    adverbs,
    is_boundary,
    is_people,
    is_verb,
    low,
    one_person,
    people_words,
)
from graphkit.extract.meetings.slots import Item, Slot
from graphkit.lexicon.cues import cue_words
from graphkit.model.made import quickly_made

HEADS = frozenset(
    {
        "a", "an", "the", "several", "two", "three", "four", "some", "this", "last", "early", "late", "earlier",
        "once", "every", "if", "that", "he", "she", "it", "they", "we", "i", "his", "her", "their", "'s", "and",
        "or", "there",
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
                return n, n + 1
            n += 2 if low(items, n + 1) == "'s" else 1
            passed += 1
            continue
        if passed and item.low in ("the", "a", "an", "this", "last"):
            break
        if passed and item.low in ("of", "for"):
            head = _of_title(items, n) or _of_delegation(items, n)
            if head is not None:
                return head, head + 1
        if item.low in ("'", "’") and item.start == items[n - 1].end and low(items, n - 1).endswith("s") and n > at:
            n += 1  # "the farmers' president"
            continue
        if item.low == "-" and low(items, n + 1)[:1].isdigit():  # "the Perm-5 ambassadors"
            n += 2
            continue
        if is_boundary(item) or item.low in JOINS or (passed and is_verb(item) and not _describes(items, n)):
            break
        passed += _counts(item)
        n += 1
    return (None, n) if passed else None


def _describes(items: Items, at: int) -> bool:
    """Whether a participle belongs to the noun behind it: "the party's jailed spokesman"."""
    return items[at].low.endswith("ed") and low(items, at - 1) == "'s" and low(items, at + 1) in people_words()


def _counts(item: Item) -> bool:
    """Whether a word brings a noun phrase on its way: no adverb, no article."""
    if not item.low[:1].isalpha() or item.low.endswith("ly"):
        return False
    return item.low not in adverbs() and item.low not in cue_words("meetings", "articles")


def _of_title(items: Items, of: int) -> int | None:
    """The name behind the rest of a title: "Deputy Minister of Fuel and Energy NAME"."""
    if low(items, of - 1) not in cue_words("meetings", "one_person"):
        return None
    for n in range(of + 1, min(of + 8, len(items))):
        slot = items[n].slot
        if slot is not None:
            return n if n > of + 1 and slot.kind in ("person", "name") and _is_head(items, n) else None
        if not items[n].capital and items[n].low not in ("and", "the", "of", "for", "&", "staff", "state", "mission"):
            return None
    return None


def _of_delegation(items: Items, of: int) -> int | None:
    """The delegation of "members of CODEL X"."""
    if low(items, of - 1) not in cue_words("meetings", "many_people"):
        return None
    for n in range(of + 1, min(of + 4, len(items))):
        slot = items[n].slot
        if slot is not None:
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


def _is_head(items: Items, at: int) -> bool:
    """Whether a slot is the somebody of its phrase, not "somebody's ..." or the first part of a longer name."""
    slot, following = items[at].slot, items[at + 1] if at + 1 < len(items) else None
    if slot is None or following is None or slot.kind == "pronoun":
        return True
    if following.low in cue_words("meetings", "group_heads") and slot.kind != "post":
        return False
    if following.low == "'s":
        return False
    title = slot.kind in ("organization", "position", "name")
    if title and following.slot is not None and following.low == "" and following.slot.kind != "organization":
        return False
    if slot.kind == "organization" or (slot.kind == "name" and items[at].low == ""):
        noun = following.low[:1].isalpha() and not is_boundary(following) and following.low not in HEADS
        return not noun or is_verb(following) or following.low.endswith(("ly", "ing")) or following.low in adverbs()
    return True


def noun_phrases(items: Items, at: int, *, opening: bool = False, pair: bool = False) -> Phrase:
    """A list of noun phrases: "A", "A and B", "A, head of X, B and C".

    ``opening``: the list belongs to a phrase that opens its sentence, so a comma ends it and the subject follows.
    ``pair``: it stands behind "between" or "among", so the second belongs to it whatever follows.
    """
    slots: list[Slot] = []
    places: list[int] = []
    at += 2 if (low(items, at), low(items, at + 1)) == ("not", "only") else low(items, at) in ("both", "either")
    group, end, unnamed = False, at, None
    start: int | None = at
    while start is not None and len(slots) < MOST:
        hit = noun_phrase(items, start)
        if hit is None or (
            slots
            and hit[0] is not None
            and ((not pair and _opens_clause(items, hit[1])) or _is_nominative(items, hit[0]))
        ):
            break
        place, end = hit
        if place is None:
            group = True
            unnamed = unnamed or one_person(items, start, end)
        else:
            slot = items[place].slot
            assert slot is not None  # noqa: S101 (noun_phrase gives places of slots only)
            slots.append(slot)
            places.append(place)
        end = _modified(items, end)
        if place is None and is_people(items, start, end) and (named := _among_them(items, end)) is not None:
            start = named
            continue
        start = _next_of_list(items, end, opening=opening)
    return Phrase(tuple(slots), tuple(places), group, end, unnamed)


def _among_them(items: Items, at: int) -> int | None:
    """Where those of a group who are named begin: "four editors, among them A and B"."""
    at += low(items, at) == ","
    if low(items, at) == "among" and low(items, at + 1) == "them":
        return at + 2
    if low(items, at) in ("headed", "led") and low(items, at + 1) == "by":
        return at + 2
    return at + 1 if low(items, at) in ("including", "notably") else None


def _is_nominative(items: Items, at: int) -> bool:
    return items[at].low in ("we", "he", "she", "they", "i")


def _opens_clause(items: Items, at: int) -> bool:
    """Whether the phrase that ends here is the subject of a new clause."""
    while at < len(items) and (items[at].low in cue_words("meetings", "adverbs") or items[at].date is not None):
        at += 1
    return at < len(items) and is_verb(items[at])


def _modified(items: Items, at: int) -> int:
    """Behind "of the Ministry", "from Embassy X": as far as an organization or a name goes."""
    if low(items, at) == "in":
        return _behind_country(items, at)
    if low(items, at) not in ("of", "from", "at", "for"):
        return at
    for n in range(at + 1, min(at + 7, len(items))):
        slot = items[n].slot
        if slot is not None and slot.kind in ("organization", "name", "post"):
            return n + 1
        if is_boundary(items[n]):
            break
    return _behind_country(items, at)


def _behind_country(items: Items, of: int) -> int:
    """Behind "of Cape Verde" where the list goes on there; the place of "of" else."""
    n = of + 1
    while n < min(of + 4, len(items)) and items[n].capital and items[n].slot is None:
        n += 1
    joins = JOINS | {","} if low(items, of) == "of" else JOINS
    goes_on = low(items, of) in ("of", "in") and n > of + 1 and low(items, n) in joins
    return n if goes_on else of


def _next_of_list(items: Items, at: int, *, opening: bool) -> int | None:
    """Where the next member of a list begins."""
    word = low(items, at)
    if word in JOINS:
        return _behind_with(items, at + 1)
    if word == "as" and low(items, at + 1) == "well":
        return at + 3
    if word in ("along", "together") and low(items, at + 1) == "with":
        return at + 2
    at += word == "," and low(items, at + 1) == "but"
    if low(items, at) == "but" and low(items, at + 1) == "also":
        return _behind_with(items, at + 2)
    if word not in (",", ";") or (opening and not _goes_on_opening(items, at)):
        return None
    if low(items, at + 1) == "as" and low(items, at + 2) == "well":
        return at + 4
    if low(items, at + 1) in ("along", "together") and low(items, at + 2) == "with":
        return at + 3
    if low(items, at + 1) in JOINS:
        return _behind_with(items, at + 2)
    hit = noun_phrase(items, at + 1)
    if hit is None:
        return None
    if hit[0] is not None and not _opens_clause(items, hit[1]) and not _is_apposed_office(items, at, *hit):
        return at + 1
    return _behind_apposition(items, at + 1)


def _goes_on_opening(items: Items, comma: int) -> bool:
    """Whether the list goes on in "With A, B and C, D said": "and" and a second comma come before any verb."""
    joined = False
    for n in range(comma + 1, min(comma + 20, len(items))):
        if items[n].low == ",":
            return joined
        if items[n].low in (";", ":", "that", "who", "which", "with") or is_verb(items[n]):
            return False
        joined = joined or items[n].low in JOINS
    return False


def _is_apposed_office(items: Items, comma: int, place: int | None, end: int) -> bool:
    """Whether the office between two commas is that of the person before: "A, its Director for Culture, on May 3"."""
    slot, before = items[place].slot if place is not None else None, items[comma - 1].slot
    if slot is None or slot.kind != "position" or before is None or before.kind not in ("person", "name"):
        return False
    own = slot.ref.startswith("position:post:")
    return not own and low(items, end) in (",", "", ".") and low(items, end + 1) not in JOINS


def _behind_with(items: Items, at: int) -> int | None:
    """Behind "and"; not where a new verb follows it ("met A and told B")."""
    at += low(items, at) == "with"
    return None if at >= len(items) or is_verb(items[at]) else at


def _behind_apposition(items: Items, at: int) -> int | None:
    """The member behind an apposition ("A, the head of X, and B")."""
    for n in range(at, min(at + 16, len(items))):
        if items[n].low in (",", ";"):
            if low(items, n + 1) in JOINS:
                return _behind_with(items, n + 2)
            return n + 1 if n + 1 < len(items) and items[n + 1].slot is not None else None
        if items[n].low in (".", ":") or items[n].low in ("that", "he", "she"):
            return None
    return None
