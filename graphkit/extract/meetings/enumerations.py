"""Lists of noun phrases: "A", "A and B", "A, head of X, B and C", and where they end."""

from graphkit.extract.meetings.contacts import nouns
from graphkit.extract.meetings.grammar import JOINS, LED, MOST, Items, is_boundary, is_people, is_verb, low, one_person
from graphkit.extract.meetings.phrases import Phrase, noun_phrase
from graphkit.extract.meetings.slots import Slot
from graphkit.lexicon.cues import cue_words


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
            (slots or group)
            and hit[0] is not None
            and ((not pair and _opens_clause(items, hit[1])) or _is_nominative(items, hit[0]))
        ):
            break
        if hit[0] is None and (slots or group) and low(items, hit[1] - 1) in nouns():
            break  # "a meeting with A and a separate session with B"
        place, end = hit
        first = start
        if place is None:
            group = True
            unnamed = unnamed or one_person(items, start, end) or _offices(items, start, end)
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
        if start is None and place is None and not slots and not opening and is_people(items, first, end):
            start = _named_further(items, end)
    return Phrase(tuple(slots), tuple(places), group, end, unnamed)


def _offices(items: Items, start: int, end: int) -> tuple[int, int] | None:
    """The items of a phrase that means all who hold one office, without a name: "the NATO permreps"."""
    named = any((slot := items[n].slot) is not None and slot.kind != "organization" for n in range(start, end))
    return (start, end) if low(items, end - 1) in cue_words("meetings", "offices") and not named else None


def _among_them(items: Items, at: int) -> int | None:
    """Where those of a group who are named begin: "four editors, among them A and B"."""
    at += low(items, at) == ","
    if low(items, at) == "among" and low(items, at + 1) == "them":
        return at + 2
    if low(items, at) in LED and low(items, at + 1) == "by":
        return at + 2
    if (low(items, at - 1), low(items, at)) == ("lead", "by"):
        return at + 1  # "a team lead by A", as it is often written
    if (low(items, at), low(items, at + 1)) == ("such", "as"):
        return at + 2
    return (
        at + 1 if low(items, at) in ("including", "incl", "notably", "especially", "particularly", "namely") else None
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
    """Behind "of Cape Verde", "of the harbor police", where the list goes on there; the place of "of" else."""
    n = of + 1
    if low(items, of) == "of" and is_people(items, of - 1, of):
        while n < min(of + 7, len(items)) and not _ends_body(items, n):
            n += 1
        return n if n > of + 1 and low(items, n) in (",", ";") and items[n - 1].slot is None else of
    while n < min(of + 4, len(items)) and items[n].capital and items[n].slot is None:
        n += 1
    joins = JOINS | {","} if low(items, of) == "of" else JOINS
    goes_on = low(items, of) in ("of", "in") and n > of + 1 and low(items, n) in joins
    return n if goes_on else of


LIST = 30  # items of a list before the first whom it names


def _named_further(items: Items, comma: int) -> int | None:
    """The first who is named in a list that begins with others: "the harbor's chiefs, the port police, A and B"."""
    if low(items, comma) != ",":
        return None
    for n in range(comma, min(comma + LIST, len(items) - 1)):
        if items[n].low in (";", ":", "that", "who", "which", "to", "on", "at") or is_verb(items[n]):
            return None
        slot = items[n + 1].slot
        if low(items, n) in (",", *JOINS) and slot is not None and slot.kind in ("person", "position"):
            return None if _opens_clause(items, n + 2) else n + 1
    return None


def _ends_body(items: Items, at: int) -> bool:
    """Whether the name of a body that somebody heads does not go on: "of the harbor's police service"."""
    item = items[at]
    if item.low == "'s":
        return False
    somebody = item.slot is not None and item.slot.kind not in ("name", "organization")
    return somebody or item.date is not None or is_boundary(item) or item.low in JOINS or is_verb(item)


def _next_of_list(items: Items, at: int, *, opening: bool) -> int | None:
    """Where the next member of a list begins."""
    word = low(items, at)
    if word in JOINS:
        return _behind_with(items, at + 1)
    if word == "as" and low(items, at + 1) == "well":
        return _behind_with(items, at + 3)
    if word in ("along", "together") and low(items, at + 1) == "with":
        return at + 2
    at += word == "," and low(items, at + 1) == "but"
    if low(items, at) == "but" and low(items, at + 1) == "also":
        return _behind_with(items, at + 2)
    if low(items, at) == "but" and any(_is_not_only(items, n) for n in range(max(0, at - 8), at)):
        return _behind_with(items, at + 1)
    if word not in (",", ";") or (opening and not _goes_on_opening(items, at)):
        return None
    if low(items, at + 1) == "as" and low(items, at + 2) == "well":
        return _behind_with(items, at + 4)
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


def _is_not_only(items: Items, at: int) -> bool:
    """Whether one of a list of two begins: "not only with A but B as well"."""
    return low(items, at) == "not" and low(items, at + 1) in ("just", "only")


OPENING = 24  # items in which a list that opens a sentence ends


def _goes_on_opening(items: Items, comma: int) -> bool:
    """Whether the list goes on in "With A, B and C, D said": "and" and a comma behind it come before any verb."""
    joined = False
    for n in range(comma + 1, min(comma + OPENING, len(items))):
        if items[n].low == "," and joined:
            return True
        if items[n].low in (";", ":", "that", "who", "which", "with") or is_verb(items[n]):
            return False
        joined = joined or items[n].low in JOINS
    return False


def _is_apposed_office(items: Items, comma: int, place: int | None, end: int) -> bool:
    """Whether the office or body between two commas is that of the person before: "A, its Director, on May 3"."""
    slot, before = items[place].slot if place is not None else None, items[comma - 1].slot
    if (
        slot is None
        or slot.kind not in ("position", "organization")
        or before is None
        or before.kind not in ("person", "name")
    ):
        return False
    own = slot.ref.startswith("position:post:") or (slot.side == "US" and len(slot.name.split()) < 3)
    own = own and (end + 1 >= len(items) or _lists_on(items, end + 1))
    return not own and low(items, end) in (",", "", ".") and low(items, end + 1) not in JOINS


def _lists_on(items: Items, at: int) -> bool:
    """Whether a list goes on to its "and": "A, the DCM, port staff and B"."""
    for n in range(at, min(at + 8, len(items))):
        if items[n].slot is not None or low(items, n) in JOINS:
            return True
        if is_verb(items[n]) or (is_boundary(items[n]) and low(items, n) != ","):
            return False
    return False


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
            slot = items[n + 1].slot if n + 1 < len(items) else None
            return n + 1 if slot is not None and slot.kind != "organization" else None
        if items[n].low in (".", ":") or items[n].low in ("that", "he", "she"):
            return None
    return None
