"""Contacts of two who stand before one verb: "A and B met", "A and B spoke by telephone", "when the two met"."""

from itertools import pairwise

from graphkit.extract.meetings.contacts import SOMEBODY, STRONG, Contact, Pair, Pairs, Verb, in_words, pick
from graphkit.extract.meetings.enumerations import noun_phrases
from graphkit.extract.meetings.grammar import (
    JOINS,
    POSSESSIVE,
    Items,
    adverbs,
    is_boundary,
    is_verb,
    low,
    opening,
    people_words,
)
from graphkit.extract.meetings.partners import partners
from graphkit.extract.meetings.phrases import Phrase
from graphkit.extract.meetings.realis import verb_realis
from graphkit.extract.meetings.settings import is_by_phone, is_meal
from graphkit.extract.meetings.subjects import subject_of
from graphkit.extract.meetings.unnamed import unnamed_beside
from graphkit.lexicon.cues import cue_words
from graphkit.model import MeetingKind, Realis

_TOGETHER = frozenset(
    {
        "met",
        "negotiated",
        "dined",
        "lunched",
        "breakfasted",
        "conferred",
        "huddled",
        "shook",
        "initialed",
        "initialled",
        "embraced",
        "co-chaired",
    }
)
_DISCUSSED = frozenset({"compared", "discussed", "discussing", "reviewed", "reviewing", "toured"})
_BEGAN = frozenset({"began", "concluded", "ended", "finished", "opened", "started"})
_SPOKE = frozenset({"spoke", "talked", "chatted", "conversed"})
# Behind "A and B spoke": they spoke with each other, not before others.
_BETWEEN_THEM = frozenset(
    {"again", "alone", "briefly", "by", "for", "on", "over", "privately", "separately", "together", "twice"}
)


def mutual(items: Items, at: int, verb: Verb) -> Contact | None:
    """For "A and B met", "A and B discussed X": two subjects and nobody behind the verb."""
    word = low(items, at)
    if word.endswith("ing"):
        if low(items, at - 1) != "by" or low(items, at - 2) not in _BEGAN:
            return None
        at -= 2  # "A and B began by discussing X"
    subjects = pick(items, _both(items, at) or subject_of(items, at) or beside_counterpart(items, at))
    if len(subjects) == 1 and [low(items, at - 2), low(items, at - 1)] == [",", "who"]:
        subjects = pick(items, partners(items, subjects[0][1]))  # "A and B, who met on May 3, are friends"
    if len(subjects) == 1 and subjects[0][1] < at and (beside := unnamed_beside(items, subjects[0][1])) is not None:
        return _beside_unnamed(items, at, verb, beside, subjects)
    if len(subjects) == 1 and word in _TOGETHER:
        return _with_others(items, at, verb, subjects)
    collective = bool(subjects) and low(items, subjects[0][1] - 1) == "," and _is_collective(items, subjects[0][1] - 2)
    ours = any(slot.side == "US" for slot, _ in subjects)
    phoned = word in _SPOKE and any(is_by_phone(items, n) for n in range(at + 1, min(at + 4, len(items))))
    alone = phoned or (word in _TOGETHER and (at + 1 >= len(items) or _is_alone(items, at + 1)))
    known = ("person", "position", "post", "name") if collective or ours or alone else ("person", "position", "post")
    if word in _TOGETHER | _DISCUSSED and any(slot.kind in STRONG[:2] for slot, _ in subjects):
        known = (*known, "pronoun")  # "he and A discussed it"
    if len(subjects) < 2 or any(slot.kind not in known for slot, _ in subjects):
        return None
    if word in _SPOKE and not _between_them(items, at):
        return None
    if (low(items, at + 1), low(items, at + 2)) in (("only", "once"), ("only", "twice")):
        return None  # how well they know each other, not what happened
    if word == "shook" and low(items, at + 1) != "hands":
        return None
    ahead = word == "meet" and low(items, at - 1) in ("to", "will")
    sides = {slot.side for slot, _ in subjects}
    if (
        word not in _TOGETHER
        and not ahead
        and not phoned
        and (sides == {"US"} or (len(sides) < 2 and word not in _DISCUSSED))
    ):
        return None
    realis = verb_realis(items, at, subjects[-1][1])
    company = company_of(items, at + 1)
    return Contact(_kind(items, at, verb), f"mutual-{word}", realis, subjects[:1], subjects[1:] + company, at, at + 1)


def jointly(items: Items, at: int, verb: Verb) -> Contact | None:
    """For "A and B agreed that", "A and B narrowed their differences": one of the two is of the post or its side."""
    subjects = pick(items, subject_of(items, at))
    if len(subjects) < 2 or any(slot.kind not in SOMEBODY for slot, _ in subjects):
        return None
    sides = {slot.side == "US" for slot, _ in subjects}
    word = low(items, at)
    if len(sides) < 2 or (word == "went" and low(items, at + 1) not in ("over", "through")):
        return None
    realis = verb_realis(items, at, subjects[-1][1])
    return Contact(_kind(items, at, verb), f"mutual-{word}", realis, subjects[:1], subjects[1:], at, at + 1)


def _is_alone(items: Items, at: int) -> bool:
    """Whether nobody follows "A and B met": a day, an adverb, an occasion."""
    return items[at].date is not None or low(items, at).endswith("ly") or low(items, at) in _BETWEEN_THEM | _WHEN


_WHEN = frozenset({"at", "during", "in", "later", "last", "to", "twice", "yesterday", "."})


def _with_others(items: Items, at: int, verb: Verb, subjects: Pairs) -> Contact | None:
    """For "A and his counterpart met", "A and the ambassadors met": one of them is named."""
    whom = low(items, at + 1) in ("with", "by", "the", "a") or (at + 1 < len(items) and items[at + 1].slot is not None)
    others = None if whom else unnamed_partner(items, at, subjects)
    if others is None:
        return None
    realis = verb_realis(items, at, subjects[0][1])
    kind, rule = _kind(items, at, verb), f"mutual-{low(items, at)}"
    return Contact(kind, rule, realis, subjects, others, at, at + 1, group=not others)


def _beside_unnamed(items: Items, at: int, verb: Verb, beside: Pair, subjects: Pairs) -> Contact | None:
    """For "the mission's counselor and A spoke": one of the two is named by the office alone."""
    word, named = low(items, at), subjects[0][0].kind in ("person", "position")
    if not named or (word in _SPOKE and not _between_them(items, at)) or word not in _TOGETHER | _DISCUSSED | _SPOKE:
        return None
    realis = verb_realis(items, at, subjects[-1][1])
    return Contact(_kind(items, at, verb), f"mutual-{word}", realis, (beside,), subjects, at, at + 1)


def _is_collective(items: Items, at: int) -> bool:
    """Whether those behind a comma are the ones that a plural before it means: "the two leaders, A and B, met"."""
    return low(items, at).endswith("s") and low(items, at) in people_words()


def gathered(items: Items, at: int, verb: Verb, taken: Phrase) -> Contact | None:
    """For "Chaired by A, the meeting brought together B and C": the verb's own subject is nobody."""
    start = opening(items)
    chaired = low(items, start) in ("chaired", "convened", "hosted", "moderated") and low(items, start + 1) == "by"
    chair = pick(items, noun_phrases(items, start + 2, opening=True).places) if chaired else ()
    people = chair + pick(items, taken.places)
    if len(people) < 2:
        return None
    return Contact(verb.kind, "verb-gathered", Realis.ACTUAL, people[:1], people[1:], at, taken.end, taken.group)


def beside_counterpart(items: Items, verb: int) -> tuple[int, ...]:
    """The A of "A and his counterpart met"."""
    for n in range(verb - 1, max(1, verb - 9), -1):
        if items[n].low in ("his", "her") and low(items, n - 1) in JOINS:
            return (n - 2,) if items[n - 2].slot is not None and items[n - 2].low not in POSSESSIVE else ()
        if is_boundary(items[n]):
            return ()
    return ()


def unnamed_partner(items: Items, verb: int, subjects: Pairs) -> Pairs | None:
    """Who is joined to the only one named before a verb: a counterpart, or nobody by name of a group; None: nobody."""
    slot, name = subjects[0]
    end = verb
    while end > name and (low(items, end - 1) in adverbs() or items[end - 1].date is not None):
        end -= 1
    start = next((n + 1 for n in range(name + 1, min(name + 3, end)) if low(items, n) in JOINS), None)
    own = start is not None and low(items, start) in ("his", "her", "their")
    if start is None or not (own or slot.kind in STRONG[:2]):
        return None
    end = next((n for n in range(start + 1, end) if low(items, n) == "of"), end)
    if low(items, end - 1) not in people_words():
        return None
    alone = low(items, end - 1) in cue_words("meetings", "one_person")
    return (in_words(items, start, end),) if alone else ()


def _kind(items: Items, at: int, verb: Verb) -> MeetingKind:
    """How the two of them were in contact: "spoke by telephone", "met over lunch"."""
    behind = range(at + 1, min(at + 5, len(items)))
    if verb.kind is MeetingKind.MET and any(is_by_phone(items, n) for n in behind):
        return MeetingKind.PHONE
    return MeetingKind.MEAL if verb.kind is MeetingKind.MET and any(is_meal(items, n) for n in behind) else verb.kind


def _between_them(items: Items, at: int) -> bool:
    """Whether what follows "A and B spoke" leaves them alone: a day, a telephone, nobody else."""
    if at + 1 >= len(items) or items[at + 1].date is not None:
        return True
    ahead = [low(items, n) for n in range(at + 1, at + 5)]
    if not {("each", "other"), ("one", "another")}.isdisjoint(pairwise(ahead)):
        return True
    if low(items, at + 1) == "at" and low(items, at + 3) == "length":
        return True
    if low(items, at + 1) in ("by", "on", "over"):
        behind = items[at + 2 : at + 5]
        return any(item.date is not None or item.low in ("phone", "telephone", "lunch", "dinner") for item in behind)
    return low(items, at + 1) in _BETWEEN_THEM


def _both(items: Items, at: int) -> tuple[int, ...]:
    """The two behind "they met", "when the two last met": the last "A and B", else the only two who are named."""
    before = at - 1
    while before > 0 and low(items, before) in adverbs() | {"last"}:
        before -= 1
    if low(items, before) not in ("they", "two", "both") and low(items, at - 1) != "both":
        return ()
    for n in range(before - 1, 0, -1):
        if items[n].slot is not None and len(found := partners(items, n)) == 2:
            return found
    named = [n for n in range(before) if (slot := items[n].slot) is not None and slot.kind in ("person", "position")]
    return tuple(named) if len(named) == 2 else ()


def company_of(items: Items, at: int) -> Pairs:
    """Those of "visited the island on May 3 with B and C", "A and B negotiated there, with C as witness"."""
    for n in range(at, min(at + 12, len(items))):
        if low(items, n) == "with":
            company = pick(items, noun_phrases(items, n + 1).places)
            return tuple(pair for pair in company if pair[0].kind in ("person", "position"))
        if is_verb(items[n]) or low(items, n) in (";", ":", "that", "who", "which", "and", '"'):
            return ()
    return ()
