"""Who stands before a verb: its subject, through appositions, relative clauses and lists."""

from graphkit.extract.meeting_grammar import (
    BACK,
    JOINS,
    MOST,
    OF,
    POSSESSIVE,
    Items,
    adverbs,
    is_boundary,
    is_verb,
    low,
    mover,
)
from graphkit.extract.meeting_items import Item
from graphkit.lexicon.cues import cue_words


def subject_of(items: Items, verb: int, floor: int = 0) -> tuple[int, ...]:
    """Places of the slots that are the subject of the verb; empty where nobody is named."""
    company = next((n for n in range(verb - 1, max(floor, verb - 30), -1) if _brings_company(items, n)), None)
    if company is not None and low(items, company - 1) == ",":
        return subject_of(items, company, floor)
    moved = mover(items, verb)
    if moved is not None and moved > floor:
        return subject_of(items, moved, floor)
    if (leader := _leader(items, verb, floor)) is not None:
        return (leader,)
    n = verb - 1
    while n >= floor and _is_light(items, n):
        n -= 1
    if n < floor:
        return ()
    holder = office_holder(items, n, floor)
    n = n if holder is None else holder
    item = items[n]
    if item.slot is not None and item.low not in POSSESSIVE:
        if not is_governed(items, n) or item.slot.kind == "pronoun":
            return partners(items, n, floor)
        return clause_subject(items, verb, floor)
    if item.low == "who":
        back = next((m for m in range(n - 1, max(floor, n - 8) - 1, -1) if _is_somebody(items, m)), None)
        return () if back is None else (back,)
    if item.low == ",":
        return _before_apposition(items, n, floor) or clause_subject(items, verb, floor)
    if item.low in ("and", "but", "or", "then") or items[verb].low.endswith("ing"):
        return clause_subject(items, verb, floor)
    if (joined := _with_group(items, n, floor)) is not None:
        return joined
    aim = low(items, verb - 1) == "to"
    purpose = aim and items[verb].low in ("see", "consult") and item.capital
    purpose = purpose or (aim and any(low(items, m) in _OPENINGS for m in range(max(floor, verb - 14), verb - 1)))
    return () if is_group_word(item) and not purpose else clause_subject(items, verb, floor)


def is_governed(items: Items, at: int) -> bool:
    """Whether a preposition takes the somebody at a place; not where a group is "led by" them."""
    if low(items, at - 1) == "by" and low(items, at - 2) in ("led", "headed", "lead"):
        return False
    return low(items, at - 1) in OF


_OPENINGS = frozenset({"opportunity", "occasion", "chance"})


def _brings_company(items: Items, at: int) -> bool:
    """Whether those who came along with a subject follow here: "A, accompanied by B", "A, along with B"."""
    return low(items, at) == "accompanied" or (low(items, at) in ("along", "together") and low(items, at + 1) == "with")


_OF_THE_POST = frozenset({"officers", "staff", "officials", "representatives", "personnel", "team"})


def _with_group(items: Items, at: int, floor: int) -> tuple[int, ...] | None:
    """The post of "Embassy officers", the A of "A and an embassy team"; None for other groups."""
    slot = items[at - 1].slot if at > floor else None
    if slot is not None and slot.kind == "post" and items[at].low in _OF_THE_POST:
        return (at - 1,)
    if items[at].low not in cue_words("meetings", "many_people") and not (
        items[at].low.endswith("s") and not items[at].capital
    ):
        return None
    for n in range(at - 1, max(floor, at - 7), -1):
        if items[n].low in JOINS:
            return partners(items, n - 1, floor) if n > floor and _is_person(items, n - 1) else None
        if is_boundary(items[n]) or items[n].date is not None:
            return None
    return None


def _leader(items: Items, verb: int, floor: int) -> int | None:
    """The one who leads those before a verb: "an EU troika, led by A, delivered"."""
    if low(items, verb - 1) != ",":
        return None
    for n in range(verb - 2, max(floor, verb - 14), -1):
        if low(items, n) == "by":
            led = low(items, n - 1) in ("led", "headed")
            return next((m for m in range(n + 1, verb - 1) if _is_person(items, m)), None) if led else None
        if low(items, n) in (",", ";", ":", "that"):
            return None
    return None


def office_holder(items: Items, at: int, floor: int = 0) -> int | None:
    """Whose office or country ends at a place: the A of "A of the Ministry", "A at the Institute in X"."""
    if _is_person(items, at):
        return None
    for n in range(at, max(floor, at - 9), -1):
        if items[n].low in _OFFICE:
            if _is_person(items, n - 1):
                return n - 1
        elif _is_person(items, n) or items[n].date is not None or is_boundary(items[n]) or is_verb(items[n]):
            return None
    return None


_OFFICE = frozenset({"of", "at", "from", "in", "for"})


def _is_person(items: Items, at: int) -> bool:
    slot = items[at].slot
    return slot is not None and slot.kind in ("person", "position", "name") and _is_somebody(items, at)


def is_group_word(item: Item) -> bool:
    """Whether a word is a plural or collective noun that can be a subject: "officials", "delegation"."""
    alphabetic = bool(item.low) and item.low[0].isalpha() and item.low not in JOINS
    return alphabetic and not is_boundary(item) and not is_verb(item)


_BEFORE_TO = frozenset(
    {"due", "set", "ready", "able", "about", "likely", "quick", "keen", "eager", "careful", "happy", "glad"}
)


def _is_light(items: Items, at: int) -> bool:
    """Adverbs, auxiliaries and dates between a subject and its verb."""
    item = items[at]
    if item.date is not None or item.low in adverbs() or (item.low.endswith("ly") and not item.capital):
        return True
    if item.low in _BEFORE_TO and low(items, at + 1) == "to":
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
        apposed = low(items, n) in JOINS and low(items, n - 1) == ","
        n -= 1 + apposed
        if n >= floor and not _is_person(items, n):
            whose = _apposed(items, n + 1, floor) if apposed else None
            whose = office_holder(items, n, floor) if whose is None else whose
            n = n if whose is None else whose
        if n < floor or not _is_somebody(items, n) or low(items, n - 1) in OF - {"to", "with"}:
            break
        places.insert(0, n)
    return tuple(places)


def _apposed(items: Items, comma: int, floor: int) -> int | None:
    """The person right before the words between two commas, of which the second is given."""
    for n in range(comma - 1, max(floor, comma - 16), -1):
        if items[n].low == ",":
            return n - 1 if _is_person(items, n - 1) else None
        if _is_person(items, n) or items[n].low in (";", ":", '"', "“") or is_verb(items[n]):
            return None
    return None


def _in_title(item: Item) -> bool:
    """Whether an item may be part of the title between "and" and a name."""
    if item.low in POSSESSIVE:
        return True
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
        named = slot.kind == "person" and low(items, n - 1) == "," and low(items, n + 1) == ","
        if low(items, n - 1) in (*JOINS, ",") and best and not (named and not _has_verb(items, n, comma)):
            continue
        if slot.kind != "name" or not best:
            best = partners(items, n, floor)
    return best


_SAID = frozenset({"said", "says", "noted", "believed", "claimed", "thought", "felt"})


def _has_verb(items: Items, start: int, end: int) -> bool:
    return any(is_verb(items[n]) for n in range(start, end))


def clause_subject(items: Items, end: int, floor: int = 0) -> tuple[int, ...]:
    """The first somebody of the clause before a place who stands behind no preposition."""
    floor = max(floor, end - BACK)
    start = floor
    for n in range(end - 1, floor - 1, -1):
        if items[n].low in (";", ":") or (items[n].low in cue_words("meetings", "clauses") and n < end - 1):
            start = n + 1
            break
        if n + 2 < end and items[n].low in _SAID and _is_somebody(items, n + 1) and is_verb(items[n + 2]):
            start = n + 1  # "A said B was"
            break
    for n in range(start, end):
        slot = items[n].slot
        if _is_somebody(items, n) and not is_governed(items, n) and slot is not None and slot.kind != "organization":
            member = slot.kind == "name" and low(items, n + 1) in cue_words("meetings", "one_person")
            led = low(items, n - 1) == "by"  # "a group led by A"
            if member or (not led and _behind_preposition(items, n, start)) or _in_title_of(items, n, end):
                continue  # "a PARTY member" is not the party
            return _with_next(items, n, end)
    return clause_subject(items, start - 1, floor) if start > floor else ()


def _in_title_of(items: Items, at: int, end: int) -> bool:
    """Whether a bare name belongs to the title of the person behind it: "FLEET liaison officer PERSON"."""
    slot = items[at].slot
    if slot is None or slot.kind != "name":
        return False
    n = at + 1
    while n < min(end, at + 5) and items[n].slot is None and is_group_word(items[n]) and not items[n].capital:
        n += 1
    return at + 1 < n < end and _is_person(items, n)


def first_subject(items: Items) -> tuple[int, ...]:
    """The first somebody of a sentence who stands behind no preposition: whom a pronoun of the next one means."""
    for kinds in (("person", "position", "pronoun"), ("name",)):
        for n in range(min(BACK, len(items))):
            slot = items[n].slot
            if slot is None or slot.kind not in kinds or not _is_somebody(items, n):
                continue
            if low(items, n - 1) not in OF and not _behind_preposition(items, n, 0):
                return _with_next(items, n, len(items))
    return ()


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
