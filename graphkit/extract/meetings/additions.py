"""Those who join a contact that is open: who came along, who was also present, who takes a turn."""

from collections.abc import Iterator, Mapping

from graphkit.extract.meetings.attendance import attended, company, joined, took_part, were_there, with_them
from graphkit.extract.meetings.delegations import WORDS as COMPOSITION
from graphkit.extract.meetings.delegations import composed
from graphkit.extract.meetings.enumerations import noun_phrases
from graphkit.extract.meetings.grammar import Items, low, opening
from graphkit.extract.meetings.presence import PRESENCE, Addition, everybody, joining_of, presences, subjects_of
from graphkit.extract.meetings.slots import Slot
from graphkit.lexicon.cues import cue_words

MOST = 20  # words looked at in one sentence
# Words at which a sentence may add somebody, for the automaton that finds sentences to read, each with what must stand
# beside it; None where the word is enough.
_CUES: Mapping[str, str | None] = {
    "accompanied": None, "attendees": None, "chairmanship": None, "continued": None, "countered": None,
    "interjected": None, "interpreted": None, "interpreter": None, "introduced": None, "joined": None,
    "joining": r"joining\b", "interlocutors": r"(?:['’]s|s['’])\s+interlocutors",
    "listening": None, "notetaker": None, "participant": None, "participants": None, "rejoined": None,
    "replied": None, "responded": None, "attendance": r"\bin\s+attendance", "tow": r"\bin\s+tow",
    "attended": r"also\s+attended|attended(?:\s+(?:with|by|the|a|an)\b|,\s+including)", "flanked": r"flanked\s+by\b",
    "participated": r"participated\s+in\s", "sitting": r"sitting\s+in\s+on\b",
    "attending": r"also\s+attending|attending\s+(?:for|from|on|the|were|was)\b",
    "given": r"given\s+by", "hosted": r"hosted\s+by", "looking": r"looking\s+on\b", "presence": r"presence\s+of",
    "present": r"(?:was|were|also)\s+present|present(?:[,:.]|\s+(?:at|during|for|from|in|on|were)\b)",
    "received": r"received\s+(?:us|the\s)", "sat": r"sat\s+in\b",
    "side": r"side\s+(?:were|was)\b|at\s(?:his|her)\s+side",
    "with": r"with\s+(?:him|her|me|us)\b", "had": r"had\s+present\b",
    "table": r"at\s+the\s+table", "taking": r"taking\s+notes", "took": r"took\s+(?:notes|part)",
}  # fmt: skip
CONGRESS = ("congressman", "congresswoman", "representative", "senator")
CUES: Mapping[str, str | None] = {**_CUES, **{word: rf"[.)]\s+{word}\s" for word in CONGRESS}}
TURNS = frozenset({"continued", "replied", "responded", "interjected", "rejoined", "countered"})


def additions(items: Items) -> Iterator[Addition]:
    """What a sentence adds to the contact that is open."""
    tried = 0
    for at, item in enumerate(items):
        if item[0] not in _WORDS or item.slot is not None:
            continue
        tried += 1
        if tried > MOST:
            return
        if item.low in PRESENCE and not _is_passive(items, at):
            yield from presences(items, at)
        elif item.low in _ACCOMPANIED and _is_passive(items, at):
            yield company(items, at)
        elif item.low in ("hosted", "given") and low(items, at + 1) == "by" and _is_meal_before(items, at):
            yield Addition("hosted-by", joining_of(noun_phrases(items, at + 2), "host"), near=1)
        elif item.low in COMPOSITION and (together := composed(items, at)).joining:
            yield together
        elif item.low == "attended":
            yield attended(items, at)
        elif (item.low, low(items, at + 1)) == ("took", "notes"):
            yield Addition("took-notes", subjects_of(items, at, "accompanying"), near=3)
        elif (item.low, low(items, at + 1)) in _PARTS:
            yield took_part(items, at)
        elif item.low in ("joining", "sitting"):
            yield were_there(items, at)
        elif item.low == "joined" and (joining := joined(items, at)) is not None:
            yield joining
        elif item.low == "notetaker" and low(items, at - 1) == "as" and (beside := _as_notetaker(items, at)):
            yield Addition("served", beside, near=6)
        elif item.low in ("notetaker", "interpreter", "interpreted") and _serves(items, at):
            yield Addition(
                "served", subjects_of(items, _serves(items, at), _ROLES.get(item.low, "interpreter")), near=6
            )
        elif item.low in ("with", "had"):
            yield Addition("with-them", with_them(items, at), near=6)
        elif (single := _single(items, at)) is not None:
            yield single
        elif item.low == "interlocutors" and low(items, at - 1) == "'s":
            yield _interlocutors(items, at)
        elif item.low in TURNS:
            yield _turn(items, at)


def _interlocutors(items: Items, at: int) -> Addition:
    """For "A's interlocutors included B and C"."""
    host = items[at - 2].slot if at > 1 else None
    included = low(items, at + 1) in ("included", "were")
    joining = joining_of(noun_phrases(items, at + 2), "principal") if included and host is not None else ()
    return Addition("interlocutors", ((host, at - 2, "principal"), *joining) if host and joining else (), starts=True)


_WORDS = frozenset({*CUES, *COMPOSITION, "including"})
_PARTY = frozenset({"us", "party", "delegation", "group", "visitors"})


def _is_passive(items: Items, at: int) -> bool:
    """Whether somebody "was accompanied by" others, "was accompanied to the meeting by" them."""
    if low(items, at) not in _ACCOMPANIED:
        return False
    to_it = low(items, at + 1) in ("to", "on", "at", "in", "during") and low(items, at - 1) in ("was", "were")
    return low(items, at + 1) == "by" or (to_it and any(low(items, n) == "by" for n in range(at + 3, at + 10)))


_ACCOMPANIED = frozenset({"accompanied", "flanked", "joined"})
_PARTS = frozenset({("sat", "in"), ("took", "part"), ("participated", "in")})


def _single(items: Items, at: int) -> Addition | None:
    """What one word alone adds: a chair, a host, those at the table, those whom somebody introduced."""
    word = items[at].low
    if word == "table" and low(items, at - 2) == "at":
        return Addition("at-table", _at_table(items, at), near=3)
    if word == "received" and _is_party(items, at):
        return Addition("received-party", subjects_of(items, at, "host"), near=3)
    if word == "chairmanship" and low(items, at - 1) == "'s":
        chair = ((slot, at - 2, "host"),) if at > 1 and (slot := items[at - 2].slot) is not None else ()
        return Addition("chairmanship", chair, near=1)
    if word == "chairmanship" and low(items, at + 1) == "of":
        chairs = everybody(items, at + 2, "host")
        return Addition("chairmanship", chairs, starts=len(chairs) > 1, near=1)
    if word == "introduced":
        joining = subjects_of(items, at, "accompanying") + joining_of(noun_phrases(items, at + 1), "accompanying")
        return Addition("introduced", tuple(one for one in joining if one[0].kind == "person"), near=1)
    return None


def _is_party(items: Items, at: int) -> bool:
    """Whether those who were received are the ones of whom the text tells: "received the party"."""
    n = at + 1 + (low(items, at + 1) == "the")
    return low(items, n) in _PARTY and low(items, n + 1) not in ("of", "from", "led")


def _at_table(items: Items, at: int) -> tuple[tuple[Slot, int, str], ...]:
    """Those of "A and B were also at the table"."""
    verb = next((n for n in range(at - 3, max(0, at - 6), -1) if low(items, n) in ("was", "were")), None)
    return () if verb is None else subjects_of(items, verb, "accompanying")


_ROLES = {"notetaker": "notetaker", "interpreter": "interpreter"}


def _as_notetaker(items: Items, at: int) -> tuple[tuple[Slot, int, str], ...]:
    """Those of "with A as notetaker"."""
    start = next((n for n in range(at - 2, max(-1, at - 8), -1) if low(items, n) == "with"), None)
    return joining_of(noun_phrases(items, start + 1), "notetaker") if start is not None else ()


def _serves(items: Items, at: int) -> int:
    """The verb of "A was notetaker", "A acted as interpreter"; 0 where there is none."""
    if low(items, at) == "interpreted":
        return at if low(items, at - 1) not in ("be", "been", "being", "is", "was", "were") else 0
    return next((n for n in range(at - 1, max(0, at - 4), -1) if low(items, n) in ("was", "acted", "served")), 0)


def _is_meal_before(items: Items, at: int) -> bool:
    meals = cue_words("meetings.nouns", "meal") | {"reception", "meeting", "event"}
    return any(low(items, n) in meals for n in range(max(0, at - 6), at))


def _turn(items: Items, at: int) -> Addition:
    """For "A continued", "replied B": a turn of the open conversation."""
    role = "speaker"
    slot = items[at - 1].slot if at else None
    if (
        slot is not None
        and slot.kind in ("person", "position")
        and low(items, at + 1) not in ("to", "with", "his", "her")
    ):
        return Addition("turn", ((slot, at - 1, role),), turn=True)
    n = at + 1 + (low(items, at + 1) == "the")
    slot = items[n].slot if n < len(items) else None
    if slot is not None and slot.kind in ("person", "position") and low(items, at - 1) in (",", '"', "”"):
        return Addition("turn", ((slot, n, role),), turn=True)
    return Addition("turn", ())


def opens_with_presence(items: Items) -> bool:
    """Whether a sentence begins with "Also present"."""
    start = opening(items)
    return low(items, start) == "also" or (low(items, start) == "note" and low(items, start + 2) == "also")
