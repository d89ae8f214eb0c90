"""Whom a verb of contact takes behind its preposition: "raised the rain with A", "explained the rain to A"."""

from graphkit.extract.meetings.contacts import BIDDEN, FAR_TO, Verb, pick
from graphkit.extract.meetings.enumerations import noun_phrases
from graphkit.extract.meetings.grammar import POSSESSIVE, Items, adverbs, is_boundary, is_verb, low, opening
from graphkit.extract.meetings.partners import partners
from graphkit.extract.meetings.phrases import Phrase
from graphkit.lexicon.cues import cue_words

WIDE = 14  # items between a verb and its "to" or "with"


def prepositional(items: Items, at: int, form: str, verb: Verb) -> Phrase | None:
    """Whom the verb takes behind its preposition, with what it says or discusses in between."""
    wide = WIDE if form in ("with", "to") else 1 if form in ("for", "in", "into") else 2
    ours = is_ours_before(items, at)
    if form == "to" and not verb.demarche and low(items, at) not in FAR_TO | BIDDEN and not ours:
        wide = 4
    if form == "with" and low(items, at) in _ONLY_UP and not _is_up(items, at):
        return None
    if form == "to" and not verb.demarche and not _is_out(items, at):
        return None
    if form == "with" and low(items, at) == "left" and not any(low(items, n) in PAPERS for n in range(at, at + 8)):
        return None
    if form == "with" and low(items, at) == "sat" and low(items, at + 1) == "in":
        return None
    if form == "with" and (behind := _with_whom(items, at)) is not None:
        return behind
    for n in range(at + 1, min(at + 1 + wide, len(items))):
        word = items[n].low
        if word in ("along", "together"):
            return None
        if word == "to" == form and n > at + 1 and low(items, n - 1) in _NO_ADDRESS:
            return None
        if word == form or (form == "on" and word == "upon"):
            phrase = noun_phrases(items, n + 1)
            if not phrase.slots and (not phrase.group or is_own(items, n + 1, phrase.end)):
                return None
            bare = ("organization",) if ours and form == "to" else ("name", "organization")
            if n > at + 5 and all(slot.kind in bare for slot in phrase.slots):
                return None  # "raised the request for help with X"
            return None if is_audience(items, n + 1, phrase) or _is_infinitive(items, n, form) else phrase
        if word in ("he", "she", "they", "we", "i"):
            return None  # "recommended he talk to A"
        if word in (";", ":", "that", "who", "which", '"', "“", ".", "because", "while", "but") or (
            n > at + 1 and is_verb(items[n]) and not _is_attribute(items, n)
        ):
            return None
        if word in (",",) and form != "with":
            return None
    return None


_NO_ADDRESS = frozenset({"according", "close", "due", "next", "prior", "relative", "subject", "up"})  # "prior to A"


def is_ours_before(items: Items, verb: int) -> bool:
    """Whether one of ours stands right before a verb: "Poloff explained our position on the rain to A"."""
    n = verb - 1
    while n > 0 and (low(items, n) in adverbs() or items[n].date is not None or low(items, n).endswith("ly")):
        n -= 1
    slot = items[n].slot if n >= 0 else None
    return slot is not None and slot.side == "US" and low(items, n) not in POSSESSIVE


def _is_up(items: Items, at: int) -> bool:
    """Whether something was taken, brought or followed up, or notes were compared."""
    return any(low(items, n) in _RAISED for n in range(at + 1, at + 5) if n < at + 4 or low(items, n) in _STANCE)


_STANCE = frozenset({"line", "tack", "tone"})  # "took a harder line with A"
_RAISED = _STANCE | {"base", "notes", "up"}


def _is_attribute(items: Items, at: int) -> bool:
    """Whether a participle belongs to the noun behind it: "the question of detained citizens"."""
    governed = low(items, at - 1) in ("a", "about", "an", "behind", "for", "in", "of", "on", "some", "the", "under")
    noun = at + 1 < len(items) and items[at + 1].low[:1].isalpha() and not is_boundary(items[at + 1])
    if low(items, at) in _ALSO_NOUNS:
        own = low(items, at - 1) in POSSESSIVE
        return own or (items[at - 1].slot is None and low(items, at - 1) not in ("they", "to", "who", "which", ","))
    return governed and noun and low(items, at).endswith("ed")


_ALSO_NOUNS = frozenset(
    {"calls", "claims", "hope", "hopes", "need", "needs", "notes", "offers", "plan", "plans", "shows", "want", "wish"}
)


def _is_out(items: Items, at: int) -> bool:
    """Whether something was "pointed out", "passed along", where the verb alone says nothing of words."""
    return low(items, at) not in _ONLY_OUT or low(items, at + 1) in ("out", "along")


PAPERS = frozenset(
    {
        "aide-memoire", "copies", "copy", "draft", "letter", "list", "message", "non-paper", "non-papers", "nonpaper",
        "nonpapers", "note", "paper", "papers", "points", "telegram", "text", "word",
    }
)  # fmt: skip
ACCOUNTS = frozenset({"account", "description", "outline", "overview", "readout", "rundown", "summary"})
_ONLY_OUT = frozenset({"reached", "laid", "passed", "pointed", "spelled"})
_ONLY_UP = frozenset({"touched", "took", "followed", "compared", "brought", "caught"})


def _with_whom(items: Items, at: int) -> Phrase | None:
    """For "A and B, with whom C met": those named before the relative clause."""
    for n in range(at - 1, max(-1, at - 7), -1):
        if items[n].low == "whom" and low(items, n - 1) in ("with", "to"):
            back = next((m for m in range(n - 2, max(-1, n - 5), -1) if items[m].slot is not None), None)
            if back is None:
                return None
            places = partners(items, back)
            return Phrase(tuple(slot for slot, _ in pick(items, places)), places, False, at + 1)
    return None


def _is_infinitive(items: Items, at: int, form: str) -> bool:
    if form != "to" or at + 1 >= len(items) or items[at + 1].slot is not None or items[at + 1].capital:
        return False
    word = items[at + 1].low
    return word[:1].isalpha() and not may_lead_to_people(word)


def may_lead_to_people(word: str) -> bool:
    """Whether a word in small letters means people or may stand before them: behind "to", it is no infinitive.

    >>> [may_lead_to_people(word) for word in ("officials", "visiting", "the", "help")]
    [True, True, True, False]
    """
    people = any(word in cue_words("meetings", kind) for kind in ("one_person", "many_people", "some", "articles"))
    return people or (word.endswith(("ly", "ing", "ed", "an", "ese", "al")))


def is_own(items: Items, start: int, end: int) -> bool:
    """Whether a group is only that of the one who acts, "his staff"; a counterpart stands on another side."""
    if low(items, start) not in POSSESSIVE:
        return False
    return not any(low(items, n) in _OTHER_SIDE for n in range(start, min(end + 1, len(items))))


_OTHER_SIDE = frozenset(
    {
        "majesty",
        "excellency",
        "highness",
        "holiness",
        "eminence",
        "counterpart",
        "counterparts",
        "opposite",
        "guest",
        "guests",
        "visitors",
        "host",
        "hosts",
    }
)


def is_audience(items: Items, at: int, phrase: Phrase) -> bool:
    """Whether words go to the press or the public."""
    if any(slot.kind == "organization" and _is_public(slot.name) for slot in phrase.slots):
        return True
    start = opening(items)
    if low(items, start) == "in" and low(items, start + 2) == "interview":
        return all(slot.kind in ("name", "organization") for slot in phrase.slots)  # a newspaper
    if phrase.slots and (phrase.places[0] - at <= 1 or _is_among(items, at, phrase.places[0])):
        return False
    named = phrase.places[0] if phrase.slots else at  # "People's Party leader A" is no audience
    return any(
        items[n].low in cue_words("meetings", "audience") and not (n < named and items[n].capital)
        for n in range(at, min(phrase.end + 1, at + 9, len(items)))
    )


def _is_among(items: Items, at: int, named: int) -> bool:
    """Whether somebody is named of a group: "supporters, such as A"."""
    return any(low(items, n) in ("including", "notably") or low(items, n - 1) == "such" for n in range(at + 1, named))


def _is_public(name: str) -> bool:
    return not cue_words("meetings", "audience_bodies").isdisjoint(name.lower().split())
