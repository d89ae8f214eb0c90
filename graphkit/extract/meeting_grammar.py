"""Who stands before a verb and whom it takes: noun phrases, lists and clauses over the items of a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from graphkit.extract.meeting_items import Item, Slot
from graphkit.lexicon.cues import cue_words
from graphkit.lexicon.names import word_lists

Items = Sequence[Item]

BACK = 60  # items that a subject may stand before its verb
REACH = 14  # items that a noun phrase may need before its name
MOST = 60  # participants of one list
POSSESSIVE = frozenset({"his", "her", "their", "our", "its", "whose"})
OF = frozenset({"of", "to", "for", "from", "in", "at", "by", "with", "against", "on", "between"})
JOINS = frozenset({"and", "&", "plus"})
HEADS = frozenset(
    {
        "a",
        "an",
        "the",
        "several",
        "two",
        "three",
        "four",
        "some",
        "this",
        "last",
        "early",
        "late",
        "earlier",
        "once",
        "every",
        "if",
        "that",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "his",
        "her",
        "their",
        "'s",
        "and",
        "or",
        "there",
    }
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a verb takes: the slots of a list, whether unnamed groups were part of it, and the item behind it."""

    slots: tuple[Slot, ...]
    places: tuple[int, ...]
    group: bool
    end: int
    unnamed: tuple[int, int] | None = None  # items of a single person without a name: "a senior official"


@cache
def _verbs() -> frozenset[str]:
    return cue_words("meetings", "verbs") | cue_words("meetings", "auxiliaries") | word_lists()["speech"]


def is_verb(item: Item) -> bool:
    """Whether an item looks like the verb of a clause."""
    low = item.low
    return bool(low) and not item.capital and low != "to" and (low in _verbs() or (low.endswith("ed") and len(low) > 4))


def is_boundary(item: Item) -> bool:
    """Whether no noun phrase goes on over this item."""
    return item.low in cue_words("meetings", "boundaries") or (
        bool(item.low) and not item.low[0].isalnum() and item.low != "'s"
    )


def low(items: Items, at: int) -> str:
    """The word at a place, empty beyond both ends."""
    return items[at].low if 0 <= at < len(items) else ""


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
        if item.slot is not None and item.low not in POSSESSIVE and (item.low != "her" or not _noun_next(items, n)):
            if _is_head(items, n):
                return n, n + 1
            n += 2 if low(items, n + 1) == "'s" else 1
            passed += 1
            continue
        if passed and item.low in ("the", "a", "an", "this", "last"):
            break
        if passed and item.low == "of" and (head := _of_title(items, n)) is not None:
            return head, head + 1
        if is_boundary(item) or item.low in JOINS or (passed and is_verb(item)):
            break
        passed += (
            item.low[:1].isalpha() and item.low not in _adverbs() and item.low not in cue_words("meetings", "articles")
        )
        n += 1
    return (None, n) if passed else None


def _of_title(items: Items, of: int) -> int | None:
    """The name behind the rest of a title: "Deputy Minister of Fuel and Energy NAME"."""
    if low(items, of - 1) not in cue_words("meetings", "one_person"):
        return None
    for n in range(of + 1, min(of + 8, len(items))):
        slot = items[n].slot
        if slot is not None:
            return n if slot.kind in ("person", "name") and _is_head(items, n) else None
        if not items[n].capital and items[n].low not in ("and", "the", "of", "for", "&"):
            return None
    return None


def _noun_next(items: Items, at: int) -> bool:
    following = items[at + 1] if at + 1 < len(items) else None
    return following is not None and following.low not in HEADS and not is_boundary(following)


def _is_head(items: Items, at: int) -> bool:
    """Whether a slot is the somebody of its phrase, not "somebody's ..." or the first part of a longer name."""
    slot, following = items[at].slot, items[at + 1] if at + 1 < len(items) else None
    if slot is None or following is None or slot.kind == "pronoun":
        return True
    if following.low in cue_words("meetings", "group_heads") and slot.kind != "post":
        return False
    if following.low == "'s":
        return False
    if following.slot is not None and following.low == "" and following.slot.kind != "organization":
        if slot.kind in ("organization", "position", "name"):
            return False
    if slot.kind == "organization" or (slot.kind == "name" and items[at].low == ""):
        noun = following.low[:1].isalpha() and not is_boundary(following) and following.low not in HEADS
        return not noun or is_verb(following) or following.low.endswith(("ly", "ing")) or following.low in _adverbs()
    return True


@cache
def _adverbs() -> frozenset[str]:
    return cue_words("meetings", "adverbs") | cue_words("meetings", "auxiliaries")


def noun_phrases(items: Items, at: int, *, opening: bool = False) -> Phrase:
    """A list of noun phrases: "A", "A and B", "A, head of X, B and C".

    ``opening``: the list belongs to a phrase that opens its sentence, so a comma ends it and the subject follows.
    """
    slots: list[Slot] = []
    places: list[int] = []
    group, end, unnamed = False, at, None
    start: int | None = at
    while start is not None and len(slots) < MOST:
        hit = noun_phrase(items, start)
        if hit is None or (
            slots and hit[0] is not None and (_opens_clause(items, hit[1]) or _is_nominative(items, hit[0]))
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
        start = _next_of_list(items, end, opening=opening)
    return Phrase(tuple(slots), tuple(places), group, end, unnamed)


def one_person(items: Items, start: int, end: int) -> tuple[int, int] | None:
    """The items of a phrase that means one person without a name."""
    words = [items[n].low for n in range(start, end)]
    if (
        words
        and words[-1] in cue_words("meetings", "one_person")
        and all(items[n].slot is None for n in range(start, end))
    ):
        return start, end
    return None


def is_people(items: Items, start: int, end: int) -> bool:
    """Whether a phrase without a name means people at all."""
    words = [items[n].low for n in range(start, end)]
    return any(
        word in cue_words("meetings", "many_people") or word in cue_words("meetings", "one_person") for word in words
    )


def _is_nominative(items: Items, at: int) -> bool:
    return items[at].low in ("we", "he", "she", "they", "i")


def _opens_clause(items: Items, at: int) -> bool:
    """Whether the phrase that ends here is the subject of a new clause."""
    while at < len(items) and (items[at].low in cue_words("meetings", "adverbs") or items[at].date is not None):
        at += 1
    return at < len(items) and is_verb(items[at])


def _modified(items: Items, at: int) -> int:
    """Behind "of the Ministry", "from Embassy X": as far as an organization or a name goes."""
    if low(items, at) not in ("of", "from", "at", "for"):
        return at
    for n in range(at + 1, min(at + 7, len(items))):
        slot = items[n].slot
        if slot is not None and slot.kind in ("organization", "name", "post"):
            return n + 1
        if is_boundary(items[n]):
            break
    return at


def _next_of_list(items: Items, at: int, *, opening: bool) -> int | None:
    """Where the next member of a list begins."""
    word = low(items, at)
    if word in JOINS:
        return _behind_with(items, at + 1)
    if word == "as" and low(items, at + 1) == "well":
        return at + 3
    if word in ("along", "together") and low(items, at + 1) == "with":
        return at + 2
    if word not in (",", ";") or opening:
        return None
    if low(items, at + 1) in JOINS:
        return _behind_with(items, at + 2)
    hit = noun_phrase(items, at + 1)
    if hit is None:
        return None
    if hit[0] is not None and not _opens_clause(items, hit[1]):
        return at + 1
    return _behind_apposition(items, at + 1)


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


# ---------------------------------------------------------------------------------------------------- subjects


def subject_of(items: Items, verb: int, floor: int = 0) -> tuple[int, ...]:
    """Places of the slots that are the subject of the verb; empty where nobody is named."""
    company = next((n for n in range(verb - 1, max(floor, verb - 30), -1) if low(items, n) == "accompanied"), None)
    if company is not None and low(items, company - 1) == ",":
        return subject_of(items, company, floor)
    n = verb - 1
    while n >= floor and _is_light(items, n):
        n -= 1
    if n < floor:
        return ()
    item = items[n]
    if item.slot is not None and item.low not in POSSESSIVE:
        if low(items, n - 1) not in OF or item.slot.kind == "pronoun":
            return partners(items, n, floor)
        return clause_subject(items, verb, floor)
    if item.low == "who":
        back = next((m for m in range(n - 1, max(floor, n - 8) - 1, -1) if _is_somebody(items, m)), None)
        return () if back is None else (back,)
    if item.low == ",":
        return _before_apposition(items, n, floor) or clause_subject(items, verb, floor)
    if item.low in ("and", "but", "or", "then") or items[verb].low.endswith("ing"):
        return clause_subject(items, verb, floor)
    return () if is_group_word(item) else clause_subject(items, verb, floor)


def is_group_word(item: Item) -> bool:
    """Whether a word is a plural or collective noun that can be a subject: "officials", "delegation"."""
    alphabetic = bool(item.low) and item.low[0].isalpha() and item.low not in JOINS
    return alphabetic and not is_boundary(item) and not is_verb(item)


def _is_light(items: Items, at: int) -> bool:
    """Adverbs, auxiliaries and dates between a subject and its verb."""
    item = items[at]
    if item.date is not None or item.low in _adverbs() or (item.low.endswith("ly") and not item.capital):
        return True
    return item.low in ("on", "in", "at") and at + 1 < len(items) and items[at + 1].date is not None


def _is_somebody(items: Items, at: int) -> bool:
    slot = items[at].slot
    return slot is not None and items[at].low not in POSSESSIVE and low(items, at + 1) != "'s"


def partners(items: Items, at: int, floor: int = 0) -> tuple[int, ...]:
    """The slot and those joined to it from the left: "A, B and the prominent C"."""
    places = [at]
    while len(places) < MOST:
        n = places[0] - 1
        while n >= floor and places[0] - n < 6 and _in_title(items[n]):
            n -= 1  # words of a title between "and" and its name
        comma = low(items, n) == ","
        if low(items, n) not in JOINS and not (comma and len(places) > 1):
            break
        n -= 1 + (low(items, n) in JOINS and low(items, n - 1) == ",")
        if n < floor or not _is_somebody(items, n) or low(items, n - 1) in OF - {"to", "with"}:
            break
        places.insert(0, n)
    return tuple(places)


def _in_title(item: Item) -> bool:
    """Whether an item may be part of the title between "and" and a name."""
    return is_group_word(item) if item.slot is None else item.slot.kind in ("organization", "name")


def _before_apposition(items: Items, comma: int, floor: int) -> tuple[int, ...]:
    """The somebody directly before a comma to whom the words up to the second comma belong."""
    best: tuple[int, ...] = ()
    for n in range(comma - 1, max(floor, comma - 40) - 1, -1):
        if items[n].low in (";", ":", '"', "“"):
            break
        if not _is_somebody(items, n) or not (low(items, n + 1) == "," or items[n].capital):
            continue
        slot = items[n].slot
        assert slot is not None  # noqa: S101 (somebody has a slot)
        if low(items, n - 1) in OF or slot.kind == "organization":
            continue
        if low(items, n - 1) in (*JOINS, ",") and best:
            continue
        if slot.kind != "name" or not best:
            best = (n,) if items[n].capital else partners(items, n, floor)
    return best


def clause_subject(items: Items, end: int, floor: int = 0) -> tuple[int, ...]:
    """The first somebody of the clause before a place who stands behind no preposition."""
    floor = max(floor, end - BACK)
    start = floor
    for n in range(end - 1, floor - 1, -1):
        if items[n].low in (";", ":") or (items[n].low in cue_words("meetings", "clauses") and n < end - 1):
            start = n + 1
            break
    for n in range(start, end):
        slot = items[n].slot
        if _is_somebody(items, n) and low(items, n - 1) not in OF and slot is not None and slot.kind != "organization":
            if _behind_preposition(items, n, start):
                continue
            return _with_next(items, n, end)
    return clause_subject(items, start - 1, floor) if start > floor else ()


def _behind_preposition(items: Items, at: int, start: int) -> bool:
    """Whether the noun phrase of a slot hangs on a preposition: "with the visiting Foreign Minister"."""
    for n in range(at - 1, max(start, at - 6) - 1, -1):
        if items[n].date is not None:
            return False
        if items[n].low in OF or items[n].low in ("during", "after", "before", "following", "over"):
            return True
        if items[n].low in (",", "and", "that") or is_verb(items[n]) or items[n].slot is not None:
            return False
    return False


def _with_next(items: Items, at: int, end: int) -> tuple[int, ...]:
    """The slot and those joined to it to the right: "The A and B also had"."""
    places = [at]
    n = at + 1
    while n + 1 < end and items[n].low in JOINS:
        n += 1 + (low(items, n + 1) == "the")
        if n >= end or not _is_somebody(items, n):
            break
        places.append(n)
        n += 1
    return tuple(places)


def main_subject(items: Items, at: int) -> tuple[int, ...]:
    """The subject of the main clause that follows a phrase which opened the sentence."""
    n = at
    while n < len(items) and low(items, n) not in (",",) and n - at < 12:
        n += 1
    start = n + 1 if low(items, n) == "," else at
    verb = next((m for m in range(start, min(start + 40, len(items))) if is_verb(items[m]) and m > start), None)
    if verb is None:
        return clause_subject(items, min(len(items), start + 30), start)
    return subject_of(items, verb, start) or clause_subject(items, verb, start)
