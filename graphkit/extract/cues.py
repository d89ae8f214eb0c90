"""Cue words searched in one pass: where in a text a contact may be reported, before any sentence is looked at."""

import re
from functools import cache

from ahocorasick_rs import MATCHKIND_LEFTMOST_LONGEST, AhoCorasick

from graphkit.extract.meeting_additions import CUES
from graphkit.extract.meeting_contacts import nouns, verbs

REACH = 140  # characters behind a cue in which its preposition stands
_NOUN_PREPOSITIONS = frozenset({"with", "between", "among", "on", "to", "from", "for"})


def fold(text: str) -> str:
    """Lower case with every character in its place, so that spans hold in both.

    >>> fold("İzmir Met"), len("İ".lower())
    ('izmir met', 2)
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := char.lower()) == 1 else small[0] for char in text)


@cache
def _cues() -> tuple[AhoCorasick, tuple[re.Pattern[str] | None, ...]]:
    """The automaton, and for each word the prepositions of which one must follow; None where the word is enough."""
    gates: dict[str, frozenset[str] | None] = dict.fromkeys(CUES)
    for word in nouns():
        gates.setdefault(word, _NOUN_PREPOSITIONS)
    for word, ways in verbs().items():
        forms = {form for way in ways for form in way.forms}
        ask = (
            frozenset(form.removeprefix("had-") for form in forms)
            if forms <= {"with", "to", "on", "had-with"}
            else None
        )
        gates[word] = ask | (gates.get(word) or frozenset()) if ask is not None and word not in CUES else None
    words = sorted(gates)
    return AhoCorasick(words, matchkind=MATCHKIND_LEFTMOST_LONGEST), tuple(_gate(gates[word]) for word in words)


def _gate(prepositions: frozenset[str] | None) -> re.Pattern[str] | None:
    return re.compile(rf"\b(?:{'|'.join(sorted(prepositions))})\b") if prepositions else None


def find_cues(text: str) -> list[int]:
    """Where a word stands that may report a contact, in order.

    >>> find_cues("He met us. They noted to the Ambassador that metal is cheap. She said it was cold.")
    [3, 16]
    """
    folded = fold(text)
    automaton, gates = _cues()
    found = []
    for index, start, end in automaton.find_matches_as_indexes(folded):
        if folded[end : end + 1].isalpha() or folded[max(start - 1, 0) : start].isalpha():
            continue
        gate = gates[index]
        if gate is None or gate.search(folded, end, end + REACH):
            found.append(start)
    return found
