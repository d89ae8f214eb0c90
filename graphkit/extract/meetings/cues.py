"""Cue words searched in one pass: where in a text a contact may be reported, before any sentence is looked at."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, reduce

from ahocorasick_rs import MATCHKIND_LEFTMOST_LONGEST, AhoCorasick, Implementation

from graphkit.extract.meetings.additions import CUES, TURNS
from graphkit.extract.meetings.answers import ASKED
from graphkit.extract.meetings.contacts import ACHIEVED_ONLY, BIDDEN, FAR_TO, INTENDED, Verb, nouns, verbs
from graphkit.extract.meetings.counterparts import GATHERINGS
from graphkit.extract.meetings.delegations import BEFORE, BEHIND
from graphkit.extract.meetings.dialogue import REACTIONS, RESPONSE
from graphkit.extract.meetings.gates import NEAR_TO, REACH, Gate
from graphkit.extract.meetings.idioms import fixed_words
from graphkit.extract.text.running import fold
from graphkit.lexicon.cues import cue_words
from graphkit.model import MeetingKind

HAD_WITH = 32  # characters from "had" to "with", where it is said when: "the talk I had this morning with A"
# The word behind which somebody stands, for each form of a verb; None where nothing stands between them.
_BEHIND = {
    "with": "with",
    "had-with": "with",
    "to": "to",
    "to-home": "to|by|at|up",
    "to-post": "to|by|at|into",
    "called-in": "in",
    "in-on": "on",
    "made-to": "to",
    "together": "together",
    "granted-by": "by",
    "granted-to": "to",
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
    "up-to": "to",
    "of-whom": "of",
    "letter-to": "to",
    "letter-from": "from",
    "with-at-once": "with",
    "with-only": "with",
    "between": "between",
    "at-whom": "at",
}
# No rule looks behind one of these for a preposition, nor takes for people what follows a verb right behind one.
_STOPS = "(?:that|which|who|because|while|whether|is|are|was|were|has|had|have|will|would|could|should)"
# That a meeting was.
_HELD = r"(?:(?:was|were|had\sbeen)\s(?:chaired|conducted|given|held|hosted|offered)|which\s(?:occurred|took\splace))\b"
_TO = re.compile(r"\bto\s+$")
_BIDDING = re.compile(r"\b(?:to|(?:please|should)(?:\s[a-z]{2,12})?)\s+$")
_OVER = re.compile(r"\s(?:over\s+(?:for|to)|(?:to|in\sfor)\s(?:breakfast|coffee|dinner|drinks|lunch|supper|tea))\b")
_A_CALL = re.compile(r"(?:['’]s|s['’])\s[^.;,]{0,24}\bcalls?\b")
_ASKED = re.compile(r"(?:['’]s|s['’]|\bour|\bfrom)\s")
_MET_THERE = re.compile(r"\b(?:call|conversation|dinner|discussion|lunch|meeting|session)\b[^.;]{0,56}$")
_MET_BEHIND = re.compile(r"\b(?:call|conversation|dinner|discussion|lunch|meeting|session)\b")
_ATTENTION = re.compile(r"\s(?:attention\sto|ear)\b")
_COMPANY = re.compile(r"\bwith\b")  # "visited the island with A"
_POINTS = re.compile(r"\s(?:d[ée]marche|points)\b")
_AHEAD_OF = {
    "used-visit": re.compile(r"['’]s?\s[^.;,]{0,24}\b(?:call|presence|visit)\b"),
    "to-post": re.compile(
        r"\s(?:by|in|around)\s(?:on|to|this|yesterday|today|last|late|early|[a-z]+day|[a-z]{3,9}\s\d)"
    ),
    "made-to": re.compile(r"\bknow\b"),  # "let A know"
    "took-call": _A_CALL,
    "sought-from": _ASKED,
    "whether-we": re.compile(r"\s(?:[a-z]+\s){0,3}(?:how|if|what|when|where|whether|why)\s(?:the\s)?(?:i|my|our|we)\b"),
    "whose-views": _ASKED,
    "accepted-meal": re.compile(r"['’]s?\sinvitation\b"),
    "attention": _ATTENTION,
    "found-so": _MET_BEHIND,
}
# Forms whose people stand neither right behind the verb nor behind one preposition.
_ELSEWHERE = frozenset(
    {
        "accepted-meal",
        "attention",
        "joint",
        "met-so",
        "mutual-alone",
        "sought-from",
        "told-so",
        "used-visit",
        "whether-we",
        "whose-views",
    }
)
_AT_ONCE = re.compile(r"(?:bilateral|summit)\s+(?:with|between|among|(?:on\s+)?[a-z]{3,9}\.?\s+\d)")
_AHEAD = re.compile(
    r"(?:\b(?:to|will|would|shall|should|may|might|could|can|must|cannot|not|never|no|nor|neither|without|if|whether|unless"
    r"|did|you|were|declined|refused|refuses|avoid|failed|unable|rejected|please|nobody|when|let)\b|n[’']t\b)[^.;]{0,50}$"
)
# "A's question", "when A asked", and "meeting A" where a clause begins.
_BETWEEN = r"\s(?:(?!(?:to|of)\s)[^\s.;,]{1,30}\s+){0,6}$"  # what may stand between somebody and what they asked
_OWNED = re.compile(rf"(?:(?:['’,]s|s['’])|\b(?:{'|'.join(sorted(ASKED))})\s(?:our|my)){_BETWEEN}")
_FROM = r"(?:by|from)\b"
_WHEN = re.compile(r"(?:\b(?:when|after|once)|(?:^|[^\w,\s]\s*|\n\s*\n\s*)with)\s[^.;]{0,56}$")
_RESPONDING = re.compile(r"\b(?:in\s(?:answer|reply|response)|(?:answer|react|reply|respond)ing)\s+to\b")
_REACTING = re.compile(r"[a-z]{4,12}ed\s+(?:when|as)\b")
_SECOND = re.compile(r"(?:;|,\s(?:and|but|while)|\bto\swhich)\s[^.;,]{0,44}$")
_WE_HAD = re.compile(r"\b(?:we|i)\s(?:had|held)\b")
_FIRST = r"(?:^|[.)]\s{1,3})(?:in|during|at|over|after|following)\s[^.;,]{0,30}$"
_OF_TWO = r"\b[^\W\d_]{3,16}-[^\W\d_]{3,16}\s$"  # "the Okonjo-Lind meeting"
_OUR = re.compile(rf"\b(?:our|my)\s[^.;,]{{0,24}}$|{_FIRST}|{_OF_TWO}")
_OURS = {
    MeetingKind.CALL: re.compile(r"(?:\b(?:our|my)|['’]s|s['’])\s[^.;,]{0,24}$"),
    MeetingKind.MEAL: re.compile(
        rf"(?:\b(?:our|my)|['’]s|s['’])\s[^.;,]{{0,24}}$|\bover\s(?:a\s|working\s){{0,2}}$|{_FIRST}|{_OF_TWO}"
    ),
}
_CLAUSE_OPENS = re.compile(
    r"(?:^|[.),]\s+|\b(?:acknowledged|admitted|after|recalled|recounted|remembered|since|upon|when|while)\s)$"
)


@cache
def _cues() -> tuple[AhoCorasick, tuple[Gate | None, ...]]:
    """The automaton, and for each word its gate; None where the word is enough."""
    gates: dict[str, Gate | None] = {
        word: Gate(_behind_noun(word, kind), held=True, near=_WE_HAD, led=_OURS.get(kind, _OUR))
        for word, kind in nouns().items()
    }
    gates.update({word: Gate(near=_AT_ONCE, held=True, led=_OUR) for word in ("bilateral", "summit")})
    gates.update({word: Gate(near=re.compile(r"words?\s+with\b")) for word in ("word", "words")})
    gates["conference"] = Gate(near=re.compile(r"(?:video|secure|phone|digital)[\s-]conference|had\sa\sconference"))
    gates["guest"] = Gate(near=re.compile(r"guest\s+of\b"))
    gates.update({word: _cue_gate(word, beside) for word, beside in CUES.items()})
    for word in cue_words("meetings", "questions"):
        gates[word] = replace(gates.get(word) or Gate(), led=_OWNED, fixed=re.compile(rf"\s{_FROM}"))
    for word, ways in verbs().items():
        known = gates.get(word)
        gate = _verb_gate(word, ways) if known is not None or word not in gates else None
        if known is not None and word in nouns():
            gate = replace(known, led=re.compile(f"{_OUR.pattern}|{_CLAUSE_OPENS.pattern}"))
        led = gate.led or known.led if gate and known else None
        fixed = _either(gate.fixed, known.fixed) if gate and known else None
        gates[word] = replace(gate, near=known.near, led=led, fixed=fixed) if gate and known else gate
    _add_turns(gates)
    _add_compositions(gates)
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


def _either(one: re.Pattern[str] | None, other: re.Pattern[str] | None) -> re.Pattern[str] | None:
    return re.compile(f"{one.pattern}|{other.pattern}") if one and other else one or other


def _add_compositions(gates: dict[str, Gate | None]) -> None:
    """Lets those words through that say of whom a delegation or a meeting consisted."""
    for table, side in ((BEFORE, "led"), (BEHIND, "ahead")):
        for word, pattern in table.items():
            gate = gates.get(word, Gate())
            if gate is not None:
                both = _either(gate.led if side == "led" else gate.ahead, re.compile(pattern))
                gates[word] = replace(gate, led=both) if side == "led" else replace(gate, ahead=both)


def _cue_gate(word: str, beside: str | None) -> Gate | None:
    if beside is not None:
        return Gate(near=re.compile(beside))
    return Gate(turn=True) if word in TURNS else None


def _verb_gate(word: str, ways: tuple[Verb, ...]) -> Gate | None:
    forms = {form for way in ways for form in way.forms}
    if "mutual" in forms:
        return None
    if "had-with" in forms:  # "had A over for dinner", "had with A"
        over = _OVER if "had-over" in forms else None
        return Gate(_behind(("with",)), HAD_WITH, ahead=over)
    behind = {_BEHIND[form] for form in forms if form in _BEHIND}
    before = _AHEAD if word in INTENDED else _TO if word in ACHIEVED_ONLY else None
    before = _BIDDING if word in BIDDEN else before
    if forms in ({"with-at-once"}, {"with-only"}):
        return Gate(_behind(("with",)), len(" with "))
    if forms == {"found-so"}:
        return Gate(led=_MET_THERE, ahead=_MET_BEHIND)
    near = behind == {"to"} and not any(way.demarche for way in ways) and word not in FAR_TO | BIDDEN
    return Gate(
        _behind(tuple(behind)) if behind else None,
        NEAR_TO if near else REACH,
        direct=not forms - _ELSEWHERE <= _BEHIND.keys() - {"letter-to"},
        before=before,
        turn=word in TURNS,
        pair="mutual-alone" in forms or "joint" in forms,
        ahead=reduce(_either, (pattern for form, pattern in _AHEAD_OF.items() if form in forms), None)
        or (_COMPANY if _visits(ways) else None),
        fixed=re.compile(rf"\s(?:{fixed})") if (fixed := fixed_words(word)) else None,
        spoken=[form for form in forms if "to" in _BEHIND.get(form, "").split("|")] == ["to"],
    )


def _visits(ways: tuple[Verb, ...]) -> bool:
    return any(way.kind is MeetingKind.VISIT and "direct" in way.forms for way in ways)


_ALSO_BEHIND = {MeetingKind.MEAL: "|for|by|honou?r", MeetingKind.CALL: "|by"}


def _behind_noun(word: str, kind: MeetingKind) -> re.Pattern[str]:
    words = "with|between|among" + _ALSO_BEHIND.get(kind, "") + ("|of" if word in GATHERINGS else "")
    words += (
        "" if kind is MeetingKind.MET and word not in verbs() else r"|(?<=\s)(?:on|to|from)"
    )  # "a discussion on it between A and B"
    return re.compile(rf"\b(?:({words})|(?!{_HELD}){_STOPS})\b|[;\"“]")


def _behind(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:({'|'.join(sorted(words))})|{_STOPS})\b|[;\"“]")


def find_cues(text: str, slots: Sequence[int] = ()) -> list[int]:
    """Where a word stands that may report a contact, in order; ``slots`` are the places where the text names somebody.

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
        if gate is None or gate.open(text, folded, start, end, slots):
            found.append(start)
    return found
