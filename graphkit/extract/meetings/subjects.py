"""Who stands before a verb: its subject, through appositions, relative clauses and lists."""

from graphkit.extract.meetings.contacts import nouns
from graphkit.extract.meetings.enumerations import noun_phrases
from graphkit.extract.meetings.governed import (
    behind_preposition,
    is_absolute,
    is_agent,
    is_governed,
    is_of_another,
)
from graphkit.extract.meetings.grammar import (
    BACK,
    JOINS,
    OF,
    POSSESSIVE,
    WRITER,
    Items,
    adverbs,
    is_people,
    is_verb,
    low,
    mover,
)
from graphkit.extract.meetings.leaders import latter, leaders
from graphkit.extract.meetings.partners import (
    beside_group,
    is_group_word,
    is_person,
    is_somebody,
    office_holder,
    partners,
)
from graphkit.lexicon.cues import cue_words

RELATIVE = 14  # items of a relative clause between a subject and its verb


def subject_of(items: Items, verb: int, floor: int = 0) -> tuple[int, ...]:
    """Places of the slots that are the subject of the verb; empty where nobody is named."""
    company = _company(items, verb, floor)
    if company is not None and low(items, company - 1) == ",":
        beside = noun_phrases(items, company + 2).places if low(items, company) not in ("accompanied", "joined") else ()
        return subject_of(items, company, floor) + tuple(n for n in beside if n < verb)
    if company is not None and low(items, company - 1) == "who":  # "A, who along with B met C"
        return subject_of(items, company, floor)
    moved = mover(items, verb)
    if moved is not None and moved > floor:
        return subject_of(items, moved, floor)
    if leading := leaders(items, verb, floor):
        return leading
    n = verb - 1
    while n >= floor and _is_light(items, n):
        n -= 1
    n = _beside_kin(items, n, floor)
    if n < floor:
        return ()
    if (main := _before_relative(items, n, verb, floor)) is not None:
        return partners(items, main, floor)
    holder = office_holder(items, n, floor)
    n = n if holder is None else holder
    item = items[n]
    if item.slot is not None and item.low not in POSSESSIVE:
        if (
            not is_governed(items, n)
            or item.slot.kind == "pronoun"
            or is_absolute(items, n, verb)
            or (low(items, n - 1) == "for" and low(items, verb - 1) == "to")  # "it would help for A to call on B"
        ):
            return partners(items, n, floor)
        return () if is_agent(items, n) else clause_subject(items, verb, floor)
    if meant := latter(items, n):
        return meant
    if item.low == "they":
        return clause_subject(items, n, floor)
    if item.low == "who" and low(items, n - 1) in _ASKING:
        return ()  # "wants to know who told A"
    if item.low == "who":
        back = next((m for m in range(n - 1, max(floor, n - 8) - 1, -1) if is_somebody(items, m)), None)
        return () if back is None or is_of_another(items, back) else (back,)
    if item.low == ",":
        return _before_apposition(items, n, floor) or clause_subject(items, verb, floor)
    if item.low in ("and", "but", "or", "then") or items[verb].low.endswith("ing"):
        return clause_subject(items, verb, floor)
    if (joined := beside_group(items, n, floor)) is not None:
        return joined
    aim = low(items, verb - 1) == "to"
    purpose = aim and items[verb].low in ("see", "consult") and item.capital
    purpose = purpose or (aim and any(low(items, m) in _OPENINGS for m in range(max(floor, verb - 14), verb - 1)))
    dated = n + 1 < verb and any(items[m].date is not None for m in range(n + 1, verb))
    if dated and (apposed := _before_apposition(items, n + 1, floor)) and low(items, apposed[-1] + 1) == ",":
        return apposed  # "A, back from Oslo on May 3, said": the comma behind a day belongs to it
    if (before := _before_meeting(items, n, floor)) is not None:
        return partners(items, before, floor)
    return (
        _before_group(items, verb, floor) if is_group_word(item) and not purpose else clause_subject(items, verb, floor)
    )


def _before_group(items: Items, verb: int, floor: int) -> tuple[int, ...]:
    """The A of "A and the chairmen of several committees called on": who is joined to the group before a verb."""
    first = clause_subject(items, verb, floor)[:1]
    behind = first[0] + 1 if first else verb
    joined = low(items, behind) in JOINS and is_people(items, behind, verb)
    return first if joined and not _has_verb(items, behind, verb) else ()


def _beside_kin(items: Items, at: int, floor: int) -> int:
    """The A of "A and his wife"; the same place where nobody's kin ends there."""
    kin = at - 2 > floor and items[at].low in cue_words("meetings", "kin") and items[at - 1].low in POSSESSIVE
    return at - 3 if kin and items[at - 2].low in JOINS and items[at - 3].slot is not None else at


_ASKING = frozenset({"about", "ask", "asked", "determine", "including", "know", "learn", "on", "wonder"})


def _before_meeting(items: Items, noun: int, floor: int) -> int | None:
    """The A of "A in a May 3 meeting told", right before the phrase that says at what."""
    if low(items, noun) not in nouns():
        return None
    for n in range(noun - 1, max(floor, noun - 7), -1):
        if low(items, n) in ("at", "during", "in", "over"):
            return n - 1 if is_somebody(items, n - 1) else None
        if items[n].slot is not None or is_verb(items[n]) or low(items, n) in (",", "of"):
            return None
    return None


def _before_relative(items: Items, n: int, verb: int, floor: int) -> int | None:
    """The A of "A, who met B on May 3, told": a day that takes the comma with it ends the relative clause."""
    if items[verb - 1].date is None:
        return None
    who = next((m for m in range(n, max(floor, n - RELATIVE), -1) if low(items, m) in ("who", ";", ":")), None)
    if who is None or low(items, who) != "who" or low(items, who - 1) != "," or not _has_verb(items, who, n):
        return None
    return next((m for m in range(who - 2, max(floor, who - 8) - 1, -1) if is_somebody(items, m)), None)


_OPENINGS = frozenset({"opportunity", "occasion", "chance", "advantage", "used"})


def _company(items: Items, verb: int, floor: int) -> int | None:
    """Where those who came along with a subject follow: "A, accompanied by B", "A, along with B"."""
    for n in range(verb - 1, max(floor, verb - 30), -1):
        word = items[n][0]
        if word in _IN_COMPANY and (
            word == "accompanied" or low(items, n + 1) == ("by" if word == "joined" else "with")
        ):
            return n
    return None


_IN_COMPANY = frozenset({"accompanied", "along", "joined", "together"})


_BEFORE_TO = frozenset(
    {
        "due", "set", "ready", "able", "about", "likely", "quick", "keen", "eager", "careful", "happy", "glad",
        "pains", "hesitate",
    }
)  # fmt: skip


def _is_light(items: Items, at: int) -> bool:
    """Adverbs, auxiliaries and dates between a subject and its verb."""
    item = items[at]
    if item.date is not None or item.low in adverbs() or (item.low.endswith("ly") and not item.capital):
        return True
    if item.low in _BEFORE_TO and low(items, at + 1) == "to":
        return True
    if item.low == "last" and items[at - 1].slot is not None:
        return True  # "A and B last met"
    if item.low == "at" and low(items, at + 1) == "pains":
        return True
    return item.low in ("on", "in", "at") and at + 1 < len(items) and items[at + 1].date is not None


def _before_apposition(items: Items, comma: int, floor: int) -> tuple[int, ...]:
    """The somebody directly before a comma to whom the words up to the second comma belong."""
    best: tuple[int, ...] = ()
    for n in range(comma - 1, max(floor, comma - 40) - 1, -1):
        if items[n].low in (";", ":", '"', "“", "whom"):
            break
        if not is_somebody(items, n) or not (low(items, n + 1) == "," or (items[n].capital and not items[n].low)):
            continue
        slot = items[n].slot
        assert slot is not None  # noqa: S101 (somebody has a slot)
        if low(items, n - 1) in OF or slot.kind == "organization":
            continue
        named = slot.kind == "person" and low(items, n - 1) == "," and low(items, n + 1) == ","
        if (
            (low(items, n - 1) in JOINS or low(items, n - 1) == ",")
            and best
            and not (named and not _has_verb(items, n, comma))
        ):
            continue
        apposed = best and slot.kind == "position" and best[0] == n + 2 == comma - 1 and _is_named(items, best[0])
        if (slot.kind != "name" or not best) and not apposed:
            best = partners(items, n, floor)
    return best


_SAID = frozenset({"said", "says", "noted", "believed", "claimed", "thought", "felt"})


def _is_named(items: Items, at: int) -> bool:
    slot = items[at].slot
    return slot is not None and slot.kind in ("person", "name")


def _has_verb(items: Items, start: int, end: int) -> bool:
    return any(is_verb(items[n]) for n in range(start, end))


def clause_subject(items: Items, end: int, floor: int = 0) -> tuple[int, ...]:
    """The first somebody of the clause before a place who stands behind no preposition."""
    floor = max(floor, end - BACK)
    start = floor
    for n in range(end - 1, floor - 1, -1):
        if items[n].low in (";", ":") or (
            items[n].low in cue_words("meetings", "clauses") and n < end - 1 and not low(items, n + 1).endswith("ing")
        ):
            start = n + 1
            break
        if n + 2 < end and items[n].low in _SAID and is_somebody(items, n + 1) and is_verb(items[n + 2]):
            start = n + 1  # "A said B was"
            break
    for n in range(start, end):
        slot = items[n].slot
        if is_somebody(items, n) and not is_governed(items, n) and slot is not None and slot.kind != "organization":
            member = slot.kind == "name" and low(items, n + 1) in cue_words("meetings", "one_person")
            led = low(items, n - 1) == "by"  # "a group led by A"
            if member or (not led and behind_preposition(items, n, start)) or _in_title_of(items, n, end):
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
    return at + 1 < n < end and is_person(items, n)


def first_subject(items: Items) -> tuple[int, ...]:
    """The first somebody of a sentence who stands behind no preposition: whom a pronoun of the next one means."""
    for kinds in (("person", "position", "pronoun"), ("name",)):
        for n in range(min(BACK, len(items))):
            slot = items[n].slot
            if slot is None or slot.kind not in kinds or not is_somebody(items, n) or items[n].low in WRITER:
                continue
            if low(items, n - 1) not in OF and not behind_preposition(items, n, 0):
                return _with_next(items, n, len(items))
    return ()


def _with_next(items: Items, at: int, end: int) -> tuple[int, ...]:
    """The slot and those joined to it to the right: "The A and B also had", "A, B, and C went"."""
    places, joined = [at], 1
    n = at + 1
    while n + 1 < end and (items[n].low in JOINS or items[n].low == ","):
        listed = items[n].low == ","
        n += 1 + (listed and items[n + 1].low in JOINS)
        joins = not listed or items[n - 1].low in JOINS
        n += low(items, n) == "the"
        if n >= end or not is_somebody(items, n):
            break
        places.append(n)
        joined = len(places) if joins else joined
        n += 1
    return tuple(places[:joined])


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
