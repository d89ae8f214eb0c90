"""Those who join a contact that is open: who came along, who was also present, who takes a turn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graphkit.extract.meetings.enumerations import noun_phrases
from graphkit.extract.meetings.grammar import Items, low
from graphkit.extract.meetings.phrases import Phrase
from graphkit.extract.meetings.slots import Slot
from graphkit.extract.meetings.subjects import clause_subject, subject_of
from graphkit.lexicon.cues import cue_words
from graphkit.model.made import quickly_made

MOST = 20  # words looked at in one sentence
# Words at which a sentence may add somebody, for the automaton that finds sentences to read, each with what must stand
# beside it; None where the word is enough.
_CUES: Mapping[str, str | None] = {
    "accompanied": None, "attendees": None, "chairmanship": None, "continued": None, "countered": None,
    "interjected": None, "interpreted": None, "interpreter": None, "introduced": None, "joined": None,
    "joining": r"joining\b", "interlocutors": r"['’]s\s+interlocutors",
    "listening": None, "notetaker": None, "participant": None, "participants": None, "rejoined": None,
    "replied": None, "responded": None, "attendance": r"\bin\s+attendance",
    "attended": r"also\s+attended|attended(?:\s+with|,\s+including)", "attending": r"also\s+attending",
    "given": r"given\s+by", "hosted": r"hosted\s+by", "looking": r"looking\s+on\b", "presence": r"presence\s+of",
    "present": r"(?:was|were|also)\s+present|present(?:,|\s+(?:at|were)\b)",
    "received": r"received\s+(?:us|the\s)", "sat": r"sat\s+in\b",
    "table": r"at\s+the\s+table", "taking": r"taking\s+notes", "took": r"took\s+(?:notes|part)",
}  # fmt: skip
CONGRESS = ("congressman", "congresswoman", "representative", "senator")
CUES: Mapping[str, str | None] = {**_CUES, **{word: rf"[.)]\s+{word}\s" for word in CONGRESS}}
TURNS = frozenset({"continued", "replied", "responded", "interjected", "rejoined", "countered"})


@quickly_made
@dataclass(frozen=True, slots=True)
class Addition:
    """Slots, their places and roles. ``starts``: it makes a contact of its own where none is open."""

    rule: str
    joining: tuple[tuple[Slot, int, str], ...]
    starts: bool = False
    near: int = 0  # sentences from the last evidence within which it counts; 0: as long as the contact is open
    beside: tuple[tuple[Slot, int], ...] = ()  # those in the contact already, beside whom the others stand
    turn: bool = False  # somebody speaks: who is in a contact already only goes on with it


def additions(items: Items) -> Iterator[Addition]:
    """What a sentence adds to the contact that is open."""
    tried = 0
    for at, item in enumerate(items):
        if item.slot is not None or item.low not in _WORDS:
            continue
        tried += 1
        if tried > MOST:
            return
        if item.low in ("accompanied", "joined") and low(items, at + 1) == "by":
            joining = _joining(noun_phrases(items, at + 2), "accompanying")
            yield Addition(f"{item.low}-by", joining, near=6, beside=_known(_subjects(items, at, "")))
        elif item.low == "accompanied":
            yield Addition("accompanied", _subjects(items, at, "accompanying"), near=6)
        elif item.low in ("present", "attending") and low(items, at - 1) == "also":
            yield _also_present(items, at)
        elif item.low == "present":
            yield _present(items, at)
        elif item.low in _WITNESS and (phrase := _beside(items, at)) is not None:
            yield Addition("with-present", _joining(phrase, "accompanying"), near=3)
        elif item.low == "presence" and low(items, at + 1) == "of":
            present = _joining(noun_phrases(items, at + 2), "accompanying")
            acting = tuple((slot, n, "principal") for n in clause_subject(items, at) if (slot := items[n].slot))
            starts = bool(acting and present)
            yield Addition("in-presence", acting + present, starts=starts, near=6, beside=_known(acting))
        elif item.low in ("hosted", "given") and low(items, at + 1) == "by" and _is_meal_before(items, at):
            yield Addition("hosted-by", _joining(noun_phrases(items, at + 2), "host"), near=1)
        elif item.low == "attended" and low(items, at + 1) == "with":
            known = _known(_joining(noun_phrases(items, at + 2), ""))
            yield Addition("attended-with", _subjects(items, at, "accompanying"), near=6, beside=known)
        elif item.low == "attended" and low(items, at - 1) == "also":
            yield Addition("also-attended", _subjects(items, at, "accompanying"), near=6)
        elif (item.low, low(items, at + 1)) in (("sat", "in"), ("took", "part"), ("took", "notes")):
            yield Addition(f"{item.low}-{low(items, at + 1)}", _subjects(items, at, "accompanying"), near=3)
        elif item.low == "joining":
            yield _joining_were(items, at)
        elif item.low == "joined" and low(items, at + 1) in ("the", "in") and low(items, at + 2) in _EVENTS:
            yield Addition("joined", _subjects(items, at, "accompanying"), near=6)
        elif item.low in ("notetaker", "interpreter", "interpreted") and _serves(items, at):
            yield Addition("served", _subjects(items, _serves(items, at), _ROLES.get(item.low, "interpreter")), near=6)
        elif (single := _single(items, at)) is not None:
            yield single
        elif item.low == "interlocutors" and low(items, at - 1) == "'s":
            yield _interlocutors(items, at)
        elif item.low in ("participants", "attendees", "participant"):
            yield _participants(items, at)
        elif item.low in TURNS:
            yield _turn(items, at)
        elif item.low == "including" and _attendance(items, at):
            yield Addition("including", _joining(noun_phrases(items, at + 1), "principal"), starts=True)


def _interlocutors(items: Items, at: int) -> Addition:
    """For "A's interlocutors included B and C"."""
    host = items[at - 2].slot if at > 1 else None
    included = low(items, at + 1) in ("included", "were")
    joining = _joining(noun_phrases(items, at + 2), "principal") if included and host is not None else ()
    return Addition("interlocutors", ((host, at - 2, "principal"), *joining) if host and joining else (), starts=True)


def _joining_were(items: Items, at: int) -> Addition:
    """For "Joining A at the meeting with B were C and D"."""
    verb = next((n for n in range(at + 1, min(at + 18, len(items))) if low(items, n) in ("were", "was")), None)
    joining = () if verb is None else _joining(noun_phrases(items, verb + 1), "accompanying")
    return Addition("joining", joining, near=6)


_WORDS = frozenset({*CUES, "including"})
_PARTY = frozenset({"us", "party", "delegation", "group", "visitors"})
_EVENTS = frozenset(
    {"meeting", "discussion", "conversation", "lunch", "dinner", "breakfast", "call", "talks", "session"}
)


def _single(items: Items, at: int) -> Addition | None:
    """What one word alone adds: a chair, a host, those at the table, those whom somebody introduced."""
    word = items[at].low
    if word == "table" and low(items, at - 2) == "at":
        return Addition("at-table", _at_table(items, at), near=3)
    if word == "received" and _is_party(items, at):
        return Addition("received-party", _subjects(items, at, "host"), near=3)
    if word == "chairmanship" and low(items, at - 1) == "'s":
        chair = ((slot, at - 2, "host"),) if at > 1 and (slot := items[at - 2].slot) is not None else ()
        return Addition("chairmanship", chair, near=1)
    if word == "introduced":
        joining = _subjects(items, at, "accompanying") + _joining(noun_phrases(items, at + 1), "accompanying")
        return Addition("introduced", tuple(one for one in joining if one[0].kind == "person"), near=1)
    return None


def _is_party(items: Items, at: int) -> bool:
    """Whether those who were received are the ones of whom the text tells: "received the party"."""
    n = at + 1 + (low(items, at + 1) == "the")
    return low(items, n) in _PARTY and low(items, n + 1) not in ("of", "from", "led")


def _known(joining: tuple[tuple[Slot, int, str], ...]) -> tuple[tuple[Slot, int], ...]:
    return tuple((slot, at) for slot, at, _ in joining)


def _joining(phrase: Phrase, role: str) -> tuple[tuple[Slot, int, str], ...]:
    pairs = zip(phrase.slots, phrase.places, strict=True)
    return tuple((slot, at, role) for slot, at in pairs if slot.kind != "organization")


def _subjects(items: Items, at: int, role: str) -> tuple[tuple[Slot, int, str], ...]:
    return tuple((slot, n, role) for n in subject_of(items, at) if (slot := items[n].slot) is not None)


def _also_present(items: Items, at: int) -> Addition:
    """For "Also present were A and B" or "A was also present"."""
    start = at + 1
    while low(items, start) in ("were", "was", "at", "the", "meeting", "for", ":"):
        start += 1
    behind = noun_phrases(items, start) if start > at + 1 else None
    if behind is not None and behind.slots:
        return Addition("also-present", _joining(behind, "accompanying"), near=6)
    return Addition("also-present", _subjects(items, at - 1, "accompanying"), near=6)


def _at_table(items: Items, at: int) -> tuple[tuple[Slot, int, str], ...]:
    """Those of "A and B were also at the table"."""
    verb = next((n for n in range(at - 3, max(0, at - 6), -1) if low(items, n) in ("was", "were")), None)
    return () if verb is None else _subjects(items, verb, "accompanying")


_ROLES = {"notetaker": "notetaker", "interpreter": "interpreter"}


def _serves(items: Items, at: int) -> int:
    """The verb of "A was notetaker", "A acted as interpreter"; 0 where there is none."""
    if low(items, at) == "interpreted":
        return at
    return next((n for n in range(at - 1, max(0, at - 4), -1) if low(items, n) in ("was", "acted", "served")), 0)


_WITNESS = frozenset({"listening", "looking", "attendance", "taking"})


def _beside(items: Items, at: int) -> Phrase | None:
    """Those of "with A listening", "with A in attendance", "with A taking notes"."""
    end = at - (low(items, at - 1) == "in")
    for n in range(end - 1, max(-1, end - 12), -1):
        if low(items, n) == "with":
            phrase = noun_phrases(items, n + 1)
            return phrase if phrase.slots and phrase.end >= end else None
        if low(items, n) in (";", ":", "that") or items[n].date is not None:
            return None
    return None


def _is_meal_before(items: Items, at: int) -> bool:
    meals = cue_words("meetings.nouns", "meal") | {"reception", "meeting", "event"}
    return any(low(items, n) in meals for n in range(max(0, at - 6), at))


def _present(items: Items, at: int) -> Addition:
    """For "Present at the meeting were A and B", "A was present", "with A present"."""
    if at == 0 or low(items, at - 1) in (".", ":"):
        verb = next((n for n in range(at, min(at + 8, len(items))) if low(items, n) in ("were", "was")), None)
        joining = () if verb is None else _joining(noun_phrases(items, verb + 1), "principal")
        return Addition("present", joining, starts=len(joining) > 1)
    if low(items, at - 1) in ("was", "were"):
        return Addition("present", _subjects(items, at - 1, "accompanying"), near=3)
    phrase = _beside(items, at)
    return Addition("with-present", _joining(phrase, "accompanying") if phrase else (), near=3)


def _participants(items: Items, at: int) -> Addition:
    """For "Participants in the meeting included A, B and C"."""
    verb = next(
        (n for n in range(at + 1, min(at + 10, len(items))) if low(items, n) in ("included", "were", "include", ":")),
        None,
    )
    if verb is None:
        return Addition("participants", ())
    first = noun_phrases(items, verb + 1)
    sides = range(first.end, min(first.end + MOST, len(items) - 1))
    other = next((n + 2 for n in sides if low(items, n) == "side" and low(items, n + 1) in ("were", "was", ":")), None)
    joining = _joining(first, "principal") + (_joining(noun_phrases(items, other), "principal") if other else ())
    return Addition("participants", joining, starts=True)


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


def _attendance(items: Items, at: int) -> bool:
    """Whether "including" names some of those who attended."""
    return any(items[n].low in ("attended", "attending", "present") for n in range(max(0, at - 4), at))
