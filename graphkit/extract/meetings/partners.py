"""Those who are joined by "and": lists that end at a place, through titles, offices and appositions."""

from functools import cache

from graphkit.extract.meetings.grammar import JOINS, MOST, OF, POSSESSIVE, Items, is_boundary, is_verb, low
from graphkit.extract.meetings.slots import Item
from graphkit.lexicon.cues import cue_words


def office_holder(items: Items, at: int, floor: int = 0) -> int | None:
    """Whose office or country ends at a place: the A of "A of the Ministry", "A at the Institute in X"."""
    if is_person(items, at):
        return None
    for n in range(at, max(floor, at - 9), -1):
        if items[n].low in _OFFICE:
            if is_person(items, n - 1):
                return n - 1
        elif is_person(items, n) or items[n].date is not None or is_boundary(items[n]) or is_verb(items[n]):
            return None
    return None


_NEXT = JOINS | {",", ";"}


def holder_behind(items: Items, at: int) -> int | None:
    """Whose name follows an office: "the Coordinator for Harbors, NAME"."""
    comma = next((n for n in range(at + 1, min(at + 9, len(items) - 1)) if low(items, n) in _NEXT), None)
    slot = items[comma + 1].slot if comma is not None and low(items, comma) == "," else None
    return comma + 1 if comma is not None and slot is not None and slot.kind == "person" else None


_OFFICE = frozenset({"of", "at", "from", "in", "for"})


def is_person(items: Items, at: int) -> bool:
    """Whether somebody stands at a place who is a person, an office or a bare name."""
    slot = items[at].slot
    return slot is not None and slot.kind in ("person", "position", "name") and is_somebody(items, at)


def is_group_word(item: Item) -> bool:
    """Whether a word is a plural or collective noun that can be a subject: "officials", "delegation"."""
    alphabetic = bool(item.low) and item.low[0].isalpha() and item.low not in JOINS
    return alphabetic and not is_boundary(item) and not is_verb(item)


def is_somebody(items: Items, at: int) -> bool:
    """Whether a place holds somebody or a body, not the owner of what follows."""
    slot = items[at].slot
    if slot is None or items[at].low in POSSESSIVE or low(items, at + 1) == "'s":
        return False
    return slot.kind not in ("person", "name") or low(items, at + 1) not in _theirs()


@cache
def _theirs() -> frozenset[str]:
    """Nouns behind a name that are not that person: "the Lind government", "the Lind verdict"."""
    return cue_words("meetings", "group_heads") - {"speech", "visit"} | _CASES


_CASES = frozenset({"affair", "appointment", "case", "decision", "designation", "scandal", "trial", "verdict"})


def partners(items: Items, at: int, floor: int = 0, *, joined: bool = False) -> tuple[int, ...]:
    """The slot and those joined to it from the left: "A, B and the prominent C"; ``joined``: "and" stands behind it."""
    if (holder := _second_office(items, at, floor)) is not None:
        at = holder
    places = [at]
    while len(places) < MOST:
        n = places[0] - 1
        while n >= floor and places[0] - n < 9 and (_in_title(items[n]) or _in_office(items, n)):
            n -= 1  # words of a title between "and" and its name
        if low(items, n) == "," and low(items, n - 1).endswith("ly") and low(items, n - 2) in JOINS:
            n -= 2  # "A and subsequently, B, asked"
        comma = low(items, n) == ","
        if low(items, n) not in JOINS and not (comma and (joined or len(places) > 1)):
            break
        apposed = low(items, n) in JOINS and low(items, n - 1) == ","
        n -= 1 + apposed
        if n >= floor and not is_person(items, n):
            whose = _apposed(items, n + 1, floor) if apposed else None
            whose = office_holder(items, n, floor) if whose is None else whose
            n = n if whose is None else whose
        if n < floor or not is_somebody(items, n) or low(items, n - 1) in OF - {"to", "with"}:
            break
        if apposed and len(places) == 1 and not joined and not _begins_clause(items, n):
            break  # "he met A, and B told C"
        places.insert(0, n)
    return tuple(places)


def _begins_clause(items: Items, at: int) -> bool:
    """Whether somebody stands where a subject does: two of a list have no comma between them but for an apposition."""
    before = at - 1 - (low(items, at - 1) == "the")
    word = low(items, before)
    return not word.isalpha() or word in _OPENERS or items[before].date is not None


_OPENERS = frozenset({"and", "as", "both", "but", "that", "when", "where", "whether", "while"})


def _second_office(items: Items, at: int, floor: int) -> int | None:
    """The A of "A, Minister of X and Chairman of Y," whose second office stands at a place; None for anybody else."""
    slot = items[at].slot
    if slot is None or slot.kind != "position" or not slot.name[:1].isupper() or slot.name.startswith(("The ", "the ")):
        return None
    own = slot.ref.startswith("position:post:") or at - 2 < floor
    apposed = low(items, at - 1) in JOINS and low(items, at + 1) == "," and is_person(items, at - 2)
    return at - 2 if apposed and not own and items[at - 2].capital else None


def _apposed(items: Items, comma: int, floor: int) -> int | None:
    """The person right before the words between two commas, of which the second is given."""
    for n in range(comma - 1, max(floor, comma - 16), -1):
        if items[n].low == ",":
            return n - 1 if is_person(items, n - 1) else None
        if is_person(items, n) or items[n].low in (";", ":", '"', "“") or is_verb(items[n]):
            return None
    return None


def _in_office(items: Items, at: int) -> bool:
    """Whether "of the" stands inside an office before a name: "minister of the presidency"."""
    if low(items, at) == "the":
        return low(items, at - 1) == "of" and low(items, at - 2) in cue_words("meetings", "one_person")
    return low(items, at) == "of" and low(items, at - 1) in cue_words("meetings", "one_person")


def _in_title(item: Item) -> bool:
    """Whether an item may be part of the title between "and" and a name."""
    if item.low in POSSESSIVE:
        return True
    return is_group_word(item) if item.slot is None else item.slot.kind in ("organization", "name")


def is_delegation(items: Items, at: int) -> bool:
    """Whether a delegation of Congress stands at a place."""
    slot = items[at].slot
    return slot is not None and slot.name.lower().startswith(("codel", "staffdel"))


_OF_THE_POST = frozenset({"officers", "staff", "officials", "representatives", "personnel", "team"})


def beside_group(items: Items, at: int, floor: int) -> tuple[int, ...] | None:
    """The post of "Embassy officers", the A of "A and an embassy team" and "A's delegation"; None for other groups."""
    slot = items[at - 1].slot if at > floor else None
    if slot is not None and slot.kind == "post" and items[at].low in _OF_THE_POST:
        return (at - 1,)
    if slot is not None and items[at].low in ("members", "staff") and is_delegation(items, at - 1):
        return (at - 1,)
    owner = items[at - 2].slot if at - 2 >= floor and low(items, at - 1) == "'s" else None
    if owner is not None and owner.kind == "person" and items[at].low in ("delegation", "team"):
        return (at - 2,)  # "Lind's delegation"
    several = items[at].low in cue_words("meetings", "many_people") | cue_words("meetings", "one_person")
    if not several and not (items[at].low.endswith("s") and not items[at].capital):
        return None
    for n in range(at - 1, max(floor, at - 7), -1):
        if items[n].low in JOINS:
            return partners(items, n - 1, floor, joined=True) if n > floor and is_person(items, n - 1) else None
        if is_boundary(items[n]) or items[n].date is not None:
            return None
    return None
