"""Cheap tests that a word of contact must pass before its sentence is looked at."""

import re
from dataclasses import dataclass
from functools import cache

from graphkit.extract.meetings.grammar import people_words
from graphkit.extract.meetings.names import small_officers
from graphkit.lexicon.cues import cue_tables, cue_words

REACH = 140  # characters behind a cue in which its preposition stands
WORDS = 12  # words in which somebody must be named or meant
NEAR_TO = 70  # the same for "said to A"
_MARKS = ".,;:()'\"’”"
_NOBODY = re.compile(
    r"(?:\s+(?:that|to|of|about|in|at|from|for|by|on|with|whether|if|why|how|what|when|where|as|because|and|but|or|than)\b"
    r"|[,;:.?!)])"
)
_RECEIVED = re.compile(r"\b(?:was|were|been|being|is|are|whom)\b[^.;]{0,40}$")
_BY = re.compile(r"(?:\s+[^\s.,;:]{1,20}){0,5}\s+by\b")
_PAIR = re.compile(r"\b(?:and|both)\b[^.;]{0,60}$")
_HELD = re.compile(r"\b(?:had|held|shared|opened|began|concluded|their)\b[^.;,]{0,30}$")
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
    ``led``: is enough, before the word; ``ahead``: is enough, behind it; ``fixed``: is enough, right behind it.
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

    def open(self, text: str, folded: str, start: int, end: int) -> bool:
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
        if self.direct and not _NOBODY.match(folded, end) and _somebody(text, end):
            return True
        if self.direct and (_RECEIVED.search(folded, max(0, start - 60), start) or _BY.match(folded, end)):
            return True
        if self.held and _HELD.search(folded, max(0, start - 40), start):
            return True
        reach = REACH if self.reach == NEAR_TO and _OF_OURS.search(folded, max(0, start - 30), start) else self.reach
        hit = self.behind.search(folded, end, end + reach) if self.behind else None
        if hit is not None and hit[1] is not None and _somebody(text, hit.end()):
            return True
        return self.behind is not None and "whom" in folded[max(0, start - 45) : start]


def _somebody(text: str, at: int) -> bool:
    """Whether one of the next words may be, or lead to, somebody: a capital, a pronoun, an office."""
    people, ends = _people(), _ends()
    for number, word in enumerate(text[at : at + 160].split(None, WORDS)[:WORDS]):
        bare = word.strip(_MARKS).lower()
        if word[0].isupper() or not word[0].isalpha() or bare in people or bare[:3] == "xxx":
            return True
        if number and bare in ends:
            return False
    return False


@cache
def _ends() -> frozenset[str]:
    """Words at which a phrase ends; a title may go on behind "of" and "for"."""
    return cue_words("meetings", "boundaries") - {"of", "for"}


@cache
def _people() -> frozenset[str]:
    pronouns: dict[str, list[str]] = cue_tables()["meetings"]["pronouns"]
    return people_words().union(*pronouns.values(), small_officers()) | {"them", "both", "each", "charge"}


def _is_turn(text: str, start: int, end: int) -> bool:
    """Whether a name, or what may be the end of one, stands right before the word, or behind it and a comma."""
    if _SPEAKER_BEFORE.search(text, max(0, start - 40), start):
        return True
    return text[max(0, start - 3) : start].strip()[-1:] in (",", '"', "”") and bool(_SPEAKER_BEHIND.match(text, end))
