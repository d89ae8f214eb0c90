"""Somebody without a name before a verb: "a senior official told us", "a source in the party told us"."""

from dataclasses import replace

from graphkit.extract.meetings.contacts import Contact, in_words
from graphkit.extract.meetings.grammar import (
    JOINS,
    OF,
    POSSESSIVE,
    Items,
    before_verb,
    is_boundary,
    is_verb,
    low,
    many_people,
    nations,
    one_person,
    people_words,
)
from graphkit.extract.meetings.slots import Item, Slot
from graphkit.lexicon.cues import cue_words
from graphkit.lexicon.names import word_lists

SPEAKERS = 8  # words before a verb in which those who speak are described


def unnamed_subject(items: Items, verb: int) -> tuple[Slot, int] | None:
    """Somebody without a name before a verb: "a senior official told us"."""
    end = verb
    while end > 0 and (
        items[end - 1].low in cue_words("meetings", "adverbs") or items[end - 1].low in ("has", "had", "have")
    ):
        end -= 1
    if low(items, end - 1) == "," and low(items, verb).endswith("ing"):
        end -= 1  # "a senior official, speaking to A, said"
    elif low(items, end - 1) == ",":
        return _apposition(items, end - 1) or _before_apposition(items, end - 1)
    last, end = end, _behind_head(items, end)
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
    bodies = [body for item in items[end:last] if (body := item.slot) is not None and body.kind == "organization"]
    if bodies and slot.organization is None:  # "the director for fish at the Harbor Board told us"
        slot = replace(slot, organization=bodies[-1].ref)
    return slot, at


def is_kin(slot: Slot) -> bool:
    """Whether somebody without a name is a relative."""
    return slot.name.split()[-1] in cue_words("meetings", "kin")


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
    """Whether what is joined before a name describes its owner twice: "builder and longtime contact NAME".

    Nobody calls somebody else "Vice President" alone: "Danish Vice President and Prime Minister NAME" is one man.
    """
    described = any(items[n].low in cue_words("meetings", "one_person") for n in range(joined + 1, name))
    second = joined + 1 == name and low(items, joined - 1) in _OFFICES
    return (described or second) and low(items, start) not in cue_words("meetings", "articles")


_OFFICES = frozenset({"chairman", "chancellor", "director", "minister", "premier", "president"})


def _is_bare(item: Item) -> bool:
    alphabetic = item.slot is None and item.low[:1].isalpha() and item.date is None
    return alphabetic and not is_boundary(item) and not is_verb(item) and item.low not in JOINS


def is_of_others(items: Items, contact: Contact) -> bool:
    """Whether whoever speaks has no name and is new: "a senior official told us", not "the officials told us"."""
    unnamed = all(slot.kind == "unnamed" for slot, _ in contact.subjects)
    before = range(max(0, contact.cue - SPEAKERS), contact.cue)
    people = low(items, before_verb(items, contact.cue)) in nations()  # "the Norwegians" are no one spoken of before
    return unnamed and (people or not any(low(items, n) in _SPOKEN_OF for n in before))


_SPOKEN_OF = frozenset({"all", "both", "his", "her", "same", "the", "their", "these", "they", "those"})


def is_retold(items: Items, contact: Contact) -> bool:
    """Whether somebody in the sentence says that the contact was: "he said that A had met B", not "A told B"."""
    first = min((at for _, at in (*contact.subjects, *contact.objects)), default=contact.cue)
    return any(items[n].low in word_lists()["speech"] for n in range(min(first, contact.cue)))


def crowd_of(items: Items, contact: Contact) -> tuple[int, int] | None:
    """The items of the group that one side of a contact is, where only the other one is somebody.

    "Danish officials told us", "we met Danish officials", "In a meeting with the DCM, a group of editors said".
    """
    if contact.group:
        return _crowd_before(items, contact.end if contact.subjects else before_verb(items, contact.cue) + 1)
    opens = not contact.subjects and contact.rule.startswith("noun-")
    near = range(contact.end, min(contact.end + 6, len(items)))
    comma = next((n for n in near if low(items, n) == "," or items[n].date is not None), None) if opens else None
    if comma is None:
        return None
    verb = next((n for n in range(comma + 2, min(comma + 24, len(items))) if is_verb(items[n])), None)
    return _crowd_before(items, before_verb(items, verb) + 1) if verb is not None else None


def _crowd_before(items: Items, end: int) -> tuple[int, int] | None:
    """The items of a group that ends before a place: "Danish harbor officials", "two members of the board".

    None where the words mean nobody, or whom they mean stands elsewhere: "they", "both".
    """
    while end < len(items) and _goes_on_as_name(items, end):
        end += 1  # the rest of a name: "members of the International Oil | Companies"
    start, inside = end, JOINS | _WHOSE
    while start and not _opens_crowd(items, start - 1):
        start -= 1
        if low(items, start) in cue_words("meetings", "articles") and low(items, start - 1) not in inside:
            break
    start += low(items, start) in JOINS
    start += low(items, start) in cue_words("meetings", "articles")
    last = next((n for n in range(end - 1, start - 1, -1) if items[n].low in people_words()), None)
    if last is not None and items[last].low in cue_words("meetings", "kin") and low(items, last - 1) in POSSESSIVE:
        return last - 1, last + 1  # "his brother met A"
    if last is None or items[last].low not in many_people():
        return None
    return start, end if low(items, last + 1) in _WHOSE else last + 1


def group_before(items: Items, end: int) -> bool:
    """Whether a group ends at a place, or is described there: "officials", "contacts at the bank"."""
    return low(items, end - 1).removeprefix("co-") in people_words() or _crowd_before(items, end) is not None


def _goes_on_as_name(items: Items, at: int) -> bool:
    before = items[at - 1]
    return items[at].capital and items[at].slot is None and (before.capital or before.slot is not None)


def _opens_crowd(items: Items, at: int) -> bool:
    """Whether the words of a group begin behind an item."""
    item = items[at]
    if item.date is not None or (item.slot is not None and item.slot.kind == "pronoun"):
        return True
    close = low(items, at - 1) == "close"  # "sources close to A"
    inside = item.low in _WHOSE and low(items, at - 1 - close) in cue_words("meetings", "many_people")
    return not inside and (is_boundary(item) or item.low in OF or (item.slot is None and is_verb(item)))


def _behind_head(items: Items, end: int) -> int:
    """Behind the head of "a source in the party", "an adviser close to A"; the same place for anybody else."""
    last = items[end - 1].slot if end else None
    titled = last is not None and last.kind == "person"
    for n in range(end - 1, max(0, end - 12), -1):
        if items[n].low in (",", ";", ":", "that", "who", '"', "and") or is_verb(items[n]):
            return end
        if items[n].low in _WHOSE and low(items, n - 1) in cue_words("meetings", "one_person"):
            articles = [low(items, m) for m in range(max(0, n - 6), n)]
            one = not _ONE.isdisjoint(articles)
            held = low(items, n) in ("for", "of", "to") and low(items, n - 1) in _OFFICES and not titled
            return n if one or held else end
    return end


_OFFICES = frozenset(
    {
        "adviser", "advisor", "aide", "ambassador", "assistant", "ceo", "cfo", "chairman", "chairwoman", "chief",
        "commander", "consul", "coo", "counselor", "dean", "deputy", "director", "editor", "envoy", "evp", "governor",
        "head", "leader", "manager", "mayor", "owner", "president", "publisher", "rector", "representative",
        "secretary", "spokesman", "svp",
    }
)  # fmt: skip
_ONE = frozenset({"a", "an", "one", "same"})
_WHOSE = frozenset({"to", "at", "close", "for", "from", "in", "inside", "near", "of", "with", "within"})


def _before_apposition(items: Items, comma: int) -> tuple[Slot, int] | None:
    """Somebody without a name whom words between two commas describe: "one official, close to A, told us"."""
    first = next((n for n in range(comma - 1, max(-1, comma - 18), -1) if low(items, n) in (",", ";", "that")), None)
    if first is None or low(items, first) != ",":
        return None
    start = first
    while start > 0 and items[start - 1].slot is None and items[start - 1].low.isalpha() and start > first - 6:
        start -= 1
    span = one_person(items, start, first) if low(items, start) in _ONE else None
    return in_words(items, *span) if span is not None else None


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
