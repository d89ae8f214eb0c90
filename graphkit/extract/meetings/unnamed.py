"""Somebody without a name before a verb: "a senior official told us", "a source in the party told us"."""

from dataclasses import replace

from graphkit.extract.meetings.contacts import in_words
from graphkit.extract.meetings.grammar import (
    JOINS,
    OF,
    POSSESSIVE,
    Items,
    is_boundary,
    is_verb,
    low,
    one_person,
)
from graphkit.extract.meetings.slots import Item, Slot
from graphkit.lexicon.cues import cue_words


def unnamed_subject(items: Items, verb: int) -> tuple[Slot, int] | None:
    """Somebody without a name before a verb: "a senior official told us"."""
    end = verb
    while end > 0 and (
        items[end - 1].low in cue_words("meetings", "adverbs") or items[end - 1].low in ("has", "had", "have")
    ):
        end -= 1
    if low(items, end - 1) == ",":
        return _apposition(items, end - 1)
    end = _behind_head(items, end)
    start = end
    while (
        start > 0
        and items[start - 1].slot is None
        and items[start - 1].low[:1].isalpha()
        and not is_boundary(items[start - 1])
    ):
        start -= 1
    span = one_person(items, start, end)
    kin = low(items, end - 1) in cue_words("meetings", "kin") and items[max(0, end - 2)].low in POSSESSIVE
    if span is None or kin:
        return None
    slot, at = in_words(items, *span)
    office = items[start - 1].slot if start else None
    if office is not None and office.kind == "organization":
        slot = replace(slot, name=f"{office.name} {slot.name}", organization=office.ref)
    return slot, at


def unnamed_beside(items: Items, at: int) -> tuple[Slot, int] | None:
    """Somebody without a name who is joined to the somebody at a place: "the mission's counselor and A spoke"."""
    n = at - 1
    while n > 0 and at - n < 6 and items[n].low not in JOINS:
        slot = items[n].slot
        if slot is not None and slot.kind not in ("organization", "name"):
            return None
        if is_boundary(items[n]) or is_verb(items[n]) or items[n].date is not None:
            return None
        n -= 1
    if items[n].low not in JOINS:
        return None
    start = n
    while start > 0 and (_is_bare(items[start - 1]) or low(items, start - 1) == "'s"):
        start -= 1
    span = one_person(items, start, n)
    if span is None or low(items, start - 1) in OF or _is_same_person(items, start, n, at):
        return None
    return in_words(items, *span)


def _is_same_person(items: Items, start: int, joined: int, name: int) -> bool:
    """Whether what is joined before a name describes its owner twice: "builder and longtime contact NAME"."""
    described = any(items[n].low in cue_words("meetings", "one_person") for n in range(joined + 1, name))
    return described and low(items, start) not in cue_words("meetings", "articles")


def _is_bare(item: Item) -> bool:
    alphabetic = item.slot is None and item.low[:1].isalpha() and item.date is None
    return alphabetic and not is_boundary(item) and not is_verb(item) and item.low not in JOINS


def _behind_head(items: Items, end: int) -> int:
    """Behind the head of "a source in the party", "an adviser close to A"; the same place for anybody else."""
    last = items[end - 1].slot if end else None
    titled = last is not None and last.kind == "person"
    for n in range(end - 1, max(0, end - 12), -1):
        if items[n].low in (",", ";", ":", "that", "who", '"', "and") or is_verb(items[n]):
            return end
        if items[n].low in _WHOSE and low(items, n - 1) in cue_words("meetings", "one_person"):
            articles = [low(items, m) for m in range(max(0, n - 6), n)]
            one = "a" in articles or "an" in articles or "one" in articles
            held = low(items, n) in ("of", "to") and low(items, n - 1) in _OFFICES and not titled
            return n if one or held else end
    return end


_OFFICES = frozenset(
    {
        "adviser", "advisor", "aide", "ambassador", "assistant", "chairman", "chairwoman", "chief", "commander",
        "consul", "counselor", "dean", "deputy", "director", "editor", "envoy", "governor", "head", "leader",
        "manager", "mayor", "owner", "president", "publisher", "rector", "representative", "secretary", "spokesman",
    }
)  # fmt: skip
_WHOSE = frozenset({"to", "at", "close", "from", "in", "inside", "near", "of", "with", "within"})


def _apposition(items: Items, comma: int) -> tuple[Slot, int] | None:
    """Somebody known only by the words between two commas, of which the second is given: ", a member of X,"."""
    start = next((n for n in range(comma - 1, max(-1, comma - 18), -1) if items[n].low == ","), None)
    if start is None or low(items, start + 1) not in ("a", "an", "the"):
        return None
    for n in range(start + 2, comma):
        if items[n].low in cue_words("meetings", "one_person"):
            return in_words(items, start + 1, n + 1)
        if is_boundary(items[n]):
            return None
    return None
