"""Words and predicates over the items of a sentence that every rule for contacts speaks in."""

from collections.abc import Sequence
from functools import cache

from graphkit.extract.meetings.slots import Item
from graphkit.extract.text.kept import Kept
from graphkit.lexicon.cues import cue_words
from graphkit.lexicon.names import word_lists
from graphkit.lexicon.places import places
from graphkit.lexicon.titles import titles

Items = Sequence[Item]

BACK = 60  # items that a subject may stand before its verb
REACH = 14  # items that a noun phrase may need before its name
MOST = 60  # participants of one list
POSSESSIVE = frozenset({"his", "her", "their", "our", "its", "my", "whose"})
WRITER = frozenset({"i", "me", "my"})  # whoever signs
OF = frozenset({"of", "to", "for", "from", "in", "at", "by", "with", "against", "on", "between"})
LED = frozenset({"headed", "lead", "led"})  # before "by": whom a group has at its head
JOINS = frozenset({"and", "&", "plus"})


@cache
def _verbs() -> frozenset[str]:
    return cue_words("meetings", "verbs") | cue_words("meetings", "auxiliaries") | word_lists()["speech"]


def is_verb(item: Item) -> bool:
    """Whether an item looks like the verb of a clause."""
    return not item.capital and _IS_VERB[item.low]


_NO_VERBS = frozenset(
    {"hundred", "indeed", "kindred", "sacred", "so-called", "unaccompanied", "unannounced", "uninvited"}
)
_IS_VERB = Kept(
    lambda low: low != "to" and (low in _verbs() or (low.endswith("ed") and len(low) > 4 and low not in _NO_VERBS))
)


_MOVED = frozenset(
    {
        "came", "dropped", "flew", "phoned", "rang", "stopped", "summoned", "telephoned", "traveled", "travelled",
        "visited", "went",
    }
)  # fmt: skip


def mover(items: Items, verb: int) -> int | None:
    """The verb of those who went or phoned "to" do what a verb says: "dropped by the Consulate to tell"."""
    if low(items, verb - 1) != "to":
        return None
    if low(items, verb - 2) == "been" and low(items, verb) == "see":
        return verb - 2  # "had been to see A"
    for n in range(verb - 2, max(-1, verb - 9), -1):
        if items[n].low in _MOVED or (items[n].low == "called" and _is_by_phone(items, n + 1)):
            return n
        if is_verb(items[n]) or items[n].low in (",", ";", "that", "who", "and", '"'):
            return None
    return None


def _is_by_phone(items: Items, at: int) -> bool:
    """Whether "called" is told of nobody: "called to tell A", "called on May 3 to tell A"."""
    dated = items[at].low in ("again", "late", "on") and at + 1 < len(items) and items[at + 1].date is not None
    return dated or items[at].date is not None or items[at].low in ("back", "to")


def is_boundary(item: Item) -> bool:
    """Whether no noun phrase goes on over this item."""
    return _IS_BOUNDARY[item.low]


def _is_boundary(low: str) -> bool:
    return low in cue_words("meetings", "boundaries") or (
        bool(low) and not low[0].isalnum() and not (low[0] == "'" and low[1:])
    )


_IS_BOUNDARY = Kept(_is_boundary)


def opening(items: Items) -> int:
    """The place of the first word of a sentence, behind its number and marks."""
    for n, item in enumerate(items[:8]):
        if item.low[:1].isalpha() or item.slot or item.date:
            return n
    return 0


def low(items: Items, at: int) -> str:
    """The word at a place, empty beyond both ends."""
    try:
        return items[at][0] if at >= 0 else ""
    except IndexError:  # asked rarely, so that looking is cheaper than measuring first
        return ""


@cache
def adverbs() -> frozenset[str]:
    """Words that may stand between a subject and its verb."""
    return cue_words("meetings", "adverbs") | cue_words("meetings", "auxiliaries")


def before_verb(items: Items, verb: int) -> int:
    """The place of the word before a verb, its auxiliaries and adverbs."""
    at = verb - 1
    while at > 0 and (low(items, at) in adverbs() or (low(items, at).endswith("ly") and items[at].slot is None)):
        at -= 1
    return at


def one_person(items: Items, start: int, end: int) -> tuple[int, int] | None:
    """The items of a phrase that means one person without a name."""
    words = [items[n].low for n in range(start, end)]
    alone = bool(words) and words[-1] in cue_words("meetings", "one_person") and words[0] not in ("each", "every")
    if (alone or (words[:2] == ["one", "of"] and words[-1] in cue_words("meetings", "many_people"))) and all(
        (slot := items[n].slot) is None
        or slot.kind in ("name", "organization")
        or (n == start and words[-1] in _WHOSE and items[n].low in POSSESSIVE)
        for n in range(start, end)
    ):
        return start, end
    return None


HONORED = frozenset({"eminence", "excellency", "highness", "holiness", "majesty"})
_WHOSE = HONORED | {"counterpart"}


def is_people(items: Items, start: int, end: int) -> bool:
    """Whether a phrase without a name means people at all."""
    people = people_words()
    return any(items[n].low.removeprefix("co-") in people for n in range(start, end))


def is_envoys(items: Items, start: int, end: int) -> bool:
    """Whether a phrase means those who come or speak for others: "EU ambassadors", "the visiting delegation"."""
    envoys = cue_words("meetings", "envoys")
    return any(
        low(items, n) in envoys and (low(items, n) != "corps" or low(items, n - 1) in ("diplomatic", "consular"))
        for n in range(start, end)
    )


@cache
def people_words() -> frozenset[str]:
    """Words that mean people without a name: "officials", "an adviser", "permreps", "co-chairs"."""
    table = titles()
    single = {words[0] for words in table.any_case if len(words) == 1} | {word.lower() for word in table.exact}
    named = cue_words("meetings", "many_people") | cue_words("meetings", "one_person")
    return named.union(nations(), {word + "s" for word in single})


@cache
def many_people() -> frozenset[str]:
    """Words that mean several people without a name: "officials", "analysts", "Norwegians"."""
    return (cue_words("meetings", "many_people") | cue_words("meetings", "groups")).union(nations())


@cache
def nations() -> frozenset[str]:
    """Peoples in the plural: "norwegians"."""
    return frozenset(words[0] + "s" for words in places().nationalities if len(words) == 1)
