"""Cheap tests that a word of contact must pass before its sentence is looked at."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from graphkit.extract.meetings.grammar import is_verb, people_words
from graphkit.extract.meetings.names import BEFORE_PEOPLE, MAY_NAME, common_words, small_officers
from graphkit.extract.meetings.phrases import counts
from graphkit.extract.meetings.prepositions import may_lead_to_people
from graphkit.extract.meetings.slots import Item
from graphkit.extract.text.kept import Kept
from graphkit.extract.text.sentences import is_abbreviated
from graphkit.lexicon.cues import cue_tables, cue_words
from graphkit.lexicon.names import word_lists

REACH = 140  # characters behind a cue in which its preposition stands
WORDS, AHEAD = 12, 160  # words, and characters, in which somebody must be named or meant
NEAR_TO = 70  # the same for "said to A"
_MARKS = ".,;:()[]'\"‘’“”-"
_NOBODY = re.compile(
    r"(?:\s+(?:that|to|of|about|in|at|from|for|by|on|with|whether|if|why|how|what|when|where|as|because|and|but|or|than)\b"
    r"|[,;:.?!)])"
)
_RECEIVED = re.compile(r"\b(?:was|were|been|being|is|are)\b[^.;]{0,40}$")
_WHOM = re.compile(r"\bwhom\b[^.;]{0,90}$")
_BY = re.compile(r"(?:\s+[^\s.,;:]{1,20}){0,5}\s+by\b")
BY = 140  # characters behind a word in which "by" stands
_BY_LATER = re.compile(rf"[^.;:\"“]{{0,{BY - 3}}}\sby\b")
_PAIR = re.compile(r"\b(?:and|both)\b[^.;]{0,60}$")
_HELD = re.compile(
    r"\b(?:had|held|shared|opened|began|concluded|their|(?:adjourned|retired|sat(?:\sdown)?|withdrew)\sfor)\b[^.;,]{0,30}$"
)
_OF_OURS = re.compile(
    r"\b(?:ambassador|charge|chargé|dcm|embassy|post|we|[a-z/]{2,9}offs?|[a-z/]{2,8}couns|[a-z]{2,8}att|pao|rso|counselor"
    r"|secretary|codel|senator)\s(?:[a-z]{2,12}\s)?$"
)
_SPEAKER_BEFORE = re.compile(r"(?:[A-Z]|xxx)[^.;]{0,24}$")
_SPEAKER_BEHIND = re.compile(r"\s+(?:the\s+)?[A-Z]")


@dataclass(frozen=True, slots=True)
class Gate:
    """What must stand around a word before its sentence is read: cheap tests that the rules would make later.

    ``behind`` finds one of the prepositions, or what ends the search for one, in the ``reach``; ``direct``: its people
    follow at once; ``held``: those who "had" or "held" it may stand before; ``before``: what must stand there in any
    case; ``turn``: somebody named speaks; ``near``: is enough, beside the word; ``pair``: two may stand before it;
    ``led``: is enough, before the word; ``ahead``: is enough, behind it; ``fixed``: is enough, right behind it;
    ``spoken``: its "to" says to whom, not what for.
    """

    behind: re.Pattern[str] | None = None
    reach: int = REACH
    direct: bool = False
    held: bool = False
    before: re.Pattern[str] | None = None
    turn: bool = False
    near: re.Pattern[str] | None = None
    pair: bool = False
    led: re.Pattern[str] | None = None
    ahead: re.Pattern[str] | None = None
    fixed: re.Pattern[str] | None = None
    spoken: bool = False

    def open(self, text: str, folded: str, start: int, end: int, slots: Sequence[int]) -> bool:
        """Whether the word at a place of a text, given as it is and folded, may report a contact."""
        if self.near is not None and self.near.search(folded, max(0, start - 10), end + 14):
            return True
        if self.led is not None and self.led.search(folded, max(0, start - 60), start):
            return True
        if self.ahead is not None and self.ahead.search(folded, end, end + 80):
            return True
        if self.fixed is not None and self.fixed.match(folded, end, end + 80):
            return True
        if self.pair and _PAIR.search(folded, max(0, start - 80), start):
            return True
        if self.before is not None and not self.before.search(folded, max(0, start - 60), start):
            return False
        if self.turn and _is_turn(text, start, end):
            return True
        if self.direct and not _NOBODY.match(folded, end) and _somebody(text, end, slots):
            return True
        if self.direct and _is_received(folded, start, end):
            return True
        if self.held and _HELD.search(folded, max(0, start - 40), start):
            return True
        if self.behind is None:
            return False
        hit = self.behind.search(folded, end, end + REACH)
        if hit is not None and self.spoken and hit[1] == "to" and _begins_infinitive(text, end, hit.end()):
            hit = None
        if hit is not None and hit[1] is not None and self._reaches(folded, start, hit.end() - end):
            return _somebody(text, hit.end(), slots) or "whom" in folded[max(0, start - 45) : start]
        return "whom" in folded[max(0, start - 45) : start]

    def _reaches(self, folded: str, start: int, far: int) -> bool:
        """Whether a preposition stands near enough; what one of ours said may be long."""
        return far <= self.reach or (
            self.reach == NEAR_TO and _OF_OURS.search(folded, max(0, start - 30), start) is not None
        )


def _somebody(text: str, at: int, slots: Sequence[int]) -> bool:
    """Whether one of the next words may be, or lead to, somebody: what may name one, a pronoun, an office.

    A country or the front of a title names nobody by itself: one of the ``slots``, whom the text names, begins there.
    Nothing is lost: a noun phrase holds a slot or a word for people, and goes over none of the words that end this.

    >>> [_somebody(text, 0, ()) for text in (" the Danish budget by May", " a Danish official", " Okonjo", " Denmark")]
    [False, True, True, False]
    >>> _somebody(" Denmark", 0, [1])
    True
    """
    ahead = text[at : at + AHEAD]
    front = passed = False
    words = ahead.split(None, WORDS)[:WORDS]
    for number, word in enumerate(words):
        told = _TOLD[word]
        if told == _NAMES or (told == _COMMON and _is_taken(words, number)):
            return True
        if front and word in _GOES_ON:
            return True
        if (told == _ENDS and number) or (told == _ACTS and passed):
            rest = ahead.split(None, number)[number]
            return front and _begins(slots, at, at + len(ahead) - len(rest))
        if told == _STOPS and not "".join(words[number + 1 : number + 2])[:1].islower():
            return front and _begins(slots, at, at + AHEAD)
        front = front or told in (_FRONT, _COMMON)
        passed = told == _COUNTS
    return front and _begins(slots, at, at + AHEAD)


_GOES_ON = frozenset({"along", "as", "especially", "including", "like", "notably", "particularly", "together"})


def _begins(slots: Sequence[int], start: int, end: int) -> bool:
    """Whether somebody whom the text names begins there."""
    place = bisect_left(slots, start)
    return place < len(slots) and slots[place] < end


def _is_taken(words: list[str], number: int) -> bool:
    """Whether a common word with a capital is somebody's name, for it stands beside a word that takes people."""
    beside = "".join(words[number + 1 : number + 2]).strip(_MARKS).lower()
    return not number or words[number - 1].strip(_MARKS).lower() in BEFORE_PEOPLE or beside in word_lists()["speech"]


_NAMES, _COMMON, _FRONT, _ENDS, _ACTS, _STOPS, _COUNTS, _PASSED = range(8)


def _tell(word: str) -> int:
    """What a word says of somebody.

    It names or means them, does so beside some words, may begin what names them; or it ends the search: always, as the
    verb behind a noun, as the end of a sentence. Else it may be such a noun, or says nothing.
    """
    bare = word.strip(_MARKS)
    low = bare.lower()
    if low in _people() or low[:3] == "xxx":
        return _NAMES
    if bare != low:
        if not bare.isalpha() or low in _calendar():
            return _NAMES
        return (_COMMON if low in common_words() else _NAMES) if MAY_NAME[low] else _FRONT
    if low in _ends():
        return _ENDS
    if word.rstrip(_CLOSING)[-1:] in (".", "?", "!") and len(low) > 1 and not is_abbreviated(low):
        return _STOPS
    if bare != word or not bare.isalpha():
        return _PASSED
    item = Item(bare, 0, 0)
    return _ACTS if is_verb(item) else _COUNTS if counts(item) else _PASSED


_CLOSING = "'\"’”)]"
_TOLD = Kept(_tell)


@cache
def _calendar() -> frozenset[str]:
    """Days and months: behind one, people may stand that nobody knows yet."""
    tables = cue_tables()["dates"]
    return frozenset({*tables["months"], *tables["short_months"], *tables["weekdays"]})


@cache
def _ends() -> frozenset[str]:
    """Words at which a phrase ends; a title may go on behind "of" and "for"."""
    return cue_words("meetings", "boundaries") - {"of", "for"}


@cache
def _people() -> frozenset[str]:
    pronouns: dict[str, list[str]] = cue_tables()["meetings"]["pronouns"]
    return people_words().union(*pronouns.values(), small_officers()) | {"them", "both", "each", "charge"}


def _begins_infinitive(text: str, start: int, to: int) -> bool:
    """Whether a verb follows "to", and no bracket stands before it, which would be left out: "agreed to tell A"."""
    return any(_INFINITIVES[word] for word in text[to : to + 40].split(None, 1)[:1]) and "(" not in text[start:to]


def _may_be_infinitive(word: str) -> bool:
    return word.isalpha() and word.islower() and _TOLD[word] != _NAMES and not may_lead_to_people(word)


_INFINITIVES = Kept(_may_be_infinitive)


def _is_received(folded: str, start: int, end: int) -> bool:
    """Whether somebody "by" whom it was done is named behind the word, or "whom" it was done to before it."""
    before = max(0, start - 100)
    if folded.find("by", end, end + BY) >= 0 and (
        _BY.match(folded, end) or (_BY_LATER.match(folded, end) and _RECEIVED.search(folded, before, start))
    ):
        return True
    return folded.find("whom", before, start) >= 0 and _WHOM.search(folded, before, start) is not None


def _is_turn(text: str, start: int, end: int) -> bool:
    """Whether a name, or what may be the end of one, stands right before the word, or behind it and a comma."""
    if _SPEAKER_BEFORE.search(text, max(0, start - 40), start):
        return True
    return text[max(0, start - 3) : start].strip()[-1:] in (",", '"', "”") and bool(_SPEAKER_BEHIND.match(text, end))
