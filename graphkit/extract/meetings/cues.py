"""Cue words searched in one pass: where in a text a contact may be reported, before any sentence is looked at."""

import re
from dataclasses import dataclass, replace
from functools import cache

from ahocorasick_rs import MATCHKIND_LEFTMOST_LONGEST, AhoCorasick, Implementation

from graphkit.extract.meetings.additions import CUES, TURNS
from graphkit.extract.meetings.contacts import ACHIEVED_ONLY, FAR_TO, INTENDED, Verb, nouns, verbs
from graphkit.extract.meetings.dialogue import REACTIONS, RESPONSE
from graphkit.extract.meetings.grammar import people_words
from graphkit.extract.meetings.names import small_officers
from graphkit.extract.running import fold
from graphkit.lexicon.cues import cue_tables, cue_words
from graphkit.model import MeetingKind

REACH = 140  # characters behind a cue in which its preposition stands
WORDS = 12  # words in which somebody must be named or meant
NEAR_TO = 70  # the same for "said to A"
# The word behind which somebody stands, for each form of a verb; None where nothing stands between them.
_BEHIND = {
    "with": "with",
    "had-with": "with",
    "to": "to",
    "to-post": "to|by|at|into",
    "called-in": "in",
    "in-on": "on",
    "made-to": "to",
    "together": "together",
    "granted-by": "by",
    "for-whom": "for",
    "took-call": "call|calls",
    "on": "on|upon",
    "for": "for",
    "into": "into",
    "paid-visit": "to",
    "took-to": "to",
    "at-which": "which|where",
    "from": "from",
    "in": "in",
    "past": "past|by",
    "that-asked": "that",
    "that-whom": "that",
    "turned-to": "to",
    "of-whom": "of",
    "letter-to": "to",
    "letter-from": "from",
    "with-at-once": "with",
}
_MARKS = ".,;:()'\"’”"
# No rule looks behind one of these for a preposition, nor takes for people what follows a verb right behind one.
_STOPS = "that|which|who|because|while|whether|is|are|was|were|has|had|have|will|would|could|should"
_NOBODY = re.compile(
    r"(?:\s+(?:that|to|of|about|in|at|from|for|by|on|with|whether|if|why|how|what|when|where|as|because|and|but|or|than)\b"
    r"|[,;:.?!)])"
)
_RECEIVED = re.compile(r"\b(?:was|were|been|being|is|are|whom)\b[^.;]{0,40}$")
_BY = re.compile(r"(?:\s+[^\s.,;:]{1,20}){0,5}\s+by\b")
_PAIR = re.compile(r"\b(?:and|both)\b[^.;]{0,60}$")
_HELD = re.compile(r"\b(?:had|held|shared|opened|began|concluded|their)\b[^.;,]{0,30}$")
_TO = re.compile(r"\bto\s+$")
_OVER = re.compile(r"\sover\s+(?:for|to)\b")
_A_CALL = re.compile(r"(?:['’]s|s['’])\s[^.;,]{0,24}\bcalls?\b")
_OF_OURS = re.compile(
    r"\b(?:ambassador|charge|chargé|dcm|embassy|post|we|[a-z/]{2,9}offs?|[a-z/]{2,8}couns|[a-z]{2,8}att|pao|rso|counselor"
    r"|secretary|codel|senator)\s(?:[a-z]{2,12}\s)?$"
)
_ASKED = re.compile(r"(?:['’]s|s['’]|\bour|\bfrom)\s")
_MET_THERE = re.compile(r"\b(?:call|conversation|dinner|discussion|lunch|meeting|session)\b[^.;]{0,56}$")
_MET_BEHIND = re.compile(r"\b(?:call|conversation|dinner|discussion|lunch|meeting|session)\b")
_ATTENTION = re.compile(r"\sattention\sto\b")
_POINTS = re.compile(r"\s(?:d[ée]marche|points)\b")
_AHEAD_OF = {
    "took-call": _A_CALL,
    "sought-from": _ASKED,
    "whose-views": _ASKED,
    "attention": _ATTENTION,
    "found-so": _MET_BEHIND,
}
# Forms whose people stand neither right behind the verb nor behind one preposition.
_ELSEWHERE = frozenset({"attention", "mutual-alone", "sought-from", "whose-views"})
_AT_ONCE = re.compile(r"(?:bilateral|summit)\s+(?:with|between|among|(?:on\s+)?[a-z]{3,9}\.?\s+\d)")
_AHEAD = re.compile(
    r"(?:\b(?:to|will|would|shall|should|may|might|could|can|must|cannot|not|never|no|nor|neither|without|if|whether|unless"
    r"|were|declined|refused|refuses|avoid|failed|unable|rejected|please|nobody|when|let)\b|n[’']t\b)[^.;]{0,50}$"
)
# "A's question", "when A asked", and "meeting A" where a clause begins.
_OWNED = re.compile(r"(?:['’]s|s['’]|\bour|\bmy|\bto|\banswering)\s[^.;]{0,30}$")
_WHEN = re.compile(r"\b(?:when|after|once|with)\s[^.;]{0,56}$")
_RESPONDING = re.compile(r"\b(?:in\s(?:answer|reply|response)|(?:answer|react|reply|respond)ing)\s+to\b")
_REACTING = re.compile(r"[a-z]{4,12}ed\s+(?:when|as)\b")
_SECOND = re.compile(r"(?:;|,\s(?:and|but|while)|\bto\swhich)\s[^.;,]{0,44}$")
_OUR = re.compile(r"\b(?:our|my)\s[^.;,]{0,24}$")
_OURS = {
    MeetingKind.CALL: re.compile(r"(?:\b(?:our|my)|['’]s|s['’])\s[^.;,]{0,24}$"),
    MeetingKind.MEAL: re.compile(r"(?:\b(?:our|my)|['’]s|s['’])\s[^.;,]{0,24}$|\bover\s(?:a\s|working\s){0,2}$"),
}
_CLAUSE_OPENS = re.compile(
    r"(?:^|[.),]\s+|\b(?:acknowledged|admitted|after|recalled|recounted|remembered|since|upon|when|while)\s)$"
)
_SPEAKER_BEFORE = re.compile(r"(?:[A-Z]|xxx)[^.;]{0,24}$")
_SPEAKER_BEHIND = re.compile(r"\s+(?:the\s+)?[A-Z]")


@dataclass(frozen=True, slots=True)
class Gate:
    """What must stand around a word before its sentence is read: cheap tests that the rules would make later.

    ``behind`` finds one of the prepositions, or what ends the search for one, in the ``reach``; ``direct``: its people
    follow at once; ``held``: those who "had" or "held" it may stand before; ``before``: what must stand there in any
    case; ``turn``: somebody named speaks; ``near``: is enough, beside the word; ``pair``: two may stand before it;
    ``led``: is enough, before the word; ``ahead``: is enough, behind it.
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

    def open(self, text: str, folded: str, start: int, end: int) -> bool:
        """Whether the word at a place of a text, given as it is and folded, may report a contact."""
        if self.near is not None and self.near.search(folded, max(0, start - 10), end + 14):
            return True
        if self.led is not None and self.led.search(folded, max(0, start - 60), start):
            return True
        if self.ahead is not None and self.ahead.search(folded, end, end + 80):
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


@cache
def _cues() -> tuple[AhoCorasick, tuple[Gate | None, ...]]:
    """The automaton, and for each word its gate; None where the word is enough."""
    gates: dict[str, Gate | None] = {
        word: Gate(_behind_noun(kind), held=True, led=_OURS.get(kind, _OUR)) for word, kind in nouns().items()
    }
    gates.update({word: Gate(near=_AT_ONCE, held=True, led=_OUR) for word in ("bilateral", "summit")})
    gates["guest"] = Gate(near=re.compile(r"guest\s+of\b"))
    gates.update({word: _cue_gate(word, beside) for word, beside in CUES.items()})
    for word in cue_words("meetings", "questions"):
        gates[word] = replace(gates.get(word) or Gate(), led=_OWNED)
    for word, ways in verbs().items():
        known = gates.get(word)
        gate = _verb_gate(word, ways) if known is not None or word not in gates else None
        if known is not None and word in nouns():
            gate = replace(known, led=re.compile(f"{_OUR.pattern}|{_CLAUSE_OPENS.pattern}"))
        led = gate.led or known.led if gate and known else None
        gates[word] = replace(gate, near=known.near, led=led) if gate and known else gate
    _add_turns(gates)
    if (delivered := gates["delivered"]) is not None:
        gates["delivered"] = replace(delivered, ahead=_POINTS)
    for word in cue_words("meetings", "asking") | cue_words("meetings", "saying"):
        gate = gates.get(word)
        gates[word] = Gate(led=_WHEN) if word not in gates else None if gate is None else replace(gate, led=_WHEN)
    words = sorted(gates)
    automaton = AhoCorasick(words, MATCHKIND_LEFTMOST_LONGEST, implementation=Implementation.DFA)  # twice as fast
    return automaton, tuple(gates[word] for word in words)


def _add_turns(gates: dict[str, Gate | None]) -> None:
    """Lets those through who answer somebody, or who react when somebody says something."""
    for words, near, led in ((RESPONSE, _RESPONDING, None), (REACTIONS, _REACTING, _SECOND)):
        for word in words:
            gate = gates.get(word)
            if word not in gates:
                gates[word] = Gate(near=near, led=led)
            elif gate is not None:
                gates[word] = replace(gate, near=gate.near or near, led=gate.led or led)


def _cue_gate(word: str, beside: str | None) -> Gate | None:
    if beside is not None:
        return Gate(near=re.compile(beside))
    return Gate(turn=True) if word in TURNS else None


def _verb_gate(word: str, ways: tuple[Verb, ...]) -> Gate | None:
    forms = {form for way in ways for form in way.forms}
    if "mutual" in forms:
        return None
    if "had-with" in forms:  # "had A over for dinner", "had with A"
        return Gate(_behind(("with",)), len(" with "), ahead=_OVER if "had-over" in forms else None)
    behind = {_BEHIND[form] for form in forms if form in _BEHIND}
    before = _AHEAD if word in INTENDED else _TO if word in ACHIEVED_ONLY else None
    if forms == {"with-at-once"}:
        return Gate(_behind(("with",)), len(" with "))
    if forms == {"found-so"}:
        return Gate(led=_MET_THERE, ahead=_MET_BEHIND)
    near = behind == {"to"} and not any(way.demarche for way in ways) and word not in FAR_TO
    return Gate(
        _behind(tuple(behind)) if behind else None,
        NEAR_TO if near else REACH,
        direct=not forms - _ELSEWHERE <= _BEHIND.keys() - {"letter-to"},
        before=before,
        turn=word in TURNS,
        pair="mutual-alone" in forms,
        ahead=next((pattern for form, pattern in _AHEAD_OF.items() if form in forms), None),
    )


_ALSO_BEHIND = {MeetingKind.MEAL: "|for|by|honou?r", MeetingKind.CALL: "|by"}


def _behind_noun(kind: MeetingKind) -> re.Pattern[str]:
    words = "with|between|among" + _ALSO_BEHIND.get(kind, "")
    return re.compile(rf"\b(?:({words}|(?<=\s)(?:on|to|from))|{_STOPS})\b|[;\"“]")


def _behind(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:({'|'.join(sorted(words))})|{_STOPS})\b|[;\"“]")


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
        if gate is None or gate.open(text, folded, start, end):
            found.append(start)
    return found
