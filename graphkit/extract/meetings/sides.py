"""Who acts and whom they reach, of a verb of contact, and whether that is enough for one."""

from graphkit.extract.meetings.contacts import (
    STRONG,
    Pair,
    Pairs,
    Verb,
    listed,
    pick,
    unnamed_member,
)
from graphkit.extract.meetings.forms import by_agent
from graphkit.extract.meetings.grammar import (
    Items,
    before_verb,
    low,
    many_people,
    opening,
)
from graphkit.extract.meetings.kinds import POINTS
from graphkit.extract.meetings.phrases import Phrase
from graphkit.extract.meetings.slots import Slot
from graphkit.extract.meetings.subjects import main_subject, subject_of
from graphkit.extract.meetings.unnamed import unnamed_beside, unnamed_subject
from graphkit.extract.meetings.voice import is_passive, is_reduced
from graphkit.lexicon.cues import cue_words
from graphkit.model import MeetingKind


def sides(items: Items, at: int, verb: Verb, taken: Phrase, form: str) -> tuple[Pairs, Pairs, Pair | None, bool]:
    """Who acts, whom they reach, somebody who is words only, and whether those who receive stand first."""
    subjects, objects = pick(items, _subject(items, at, taken)), listed(items, taken)
    received = is_passive(items, at) or is_reduced(items, at)
    if received and form != "to" and not objects:  # "was told by a senior official"
        return (), subjects, unnamed_member(items, taken), False
    if received and form in ("to", "with"):  # "points were delivered to A by B", "it was discussed with A by B"
        agents = by_agent(items, at)
        subjects = pick(items, agents.places) if agents else _implied(items, at, verb)
        received = False
    if not subjects and form == "to" and verb.demarche and not received:  # as telegrams have it: "points passed to A"
        subjects = _implied(items, at, verb)
    alone = unnamed_subject(items, at)
    if subjects and (alone is None or alone[1] > subjects[0][1] or subjects[-1][1] > at):
        alone = None
    elif alone is not None:
        subjects = ()
    if not subjects and alone is None and not received and low(items, before_verb(items, at)) in many_people():
        subjects, objects = _named_behind(items, objects)
    if subjects and not received and subjects[0][1] < at and (beside := unnamed_beside(items, subjects[0][1])):
        subjects = (beside, *subjects)
    return (objects, subjects, None, True) if received else (subjects, objects, alone, False)


def _named_behind(items: Items, objects: Pairs) -> tuple[Pairs, Pairs]:
    """Those of a group who are named behind whom it met: "officials raised it with the DCM, including A and B"."""
    first = next((n for n, (_, at) in enumerate(objects) if n and low(items, at - 1) == "including"), len(objects))
    return objects[first:], objects[:first]


def _implied(items: Items, at: int, verb: Verb) -> Pairs:
    """The post, where points "were delivered" and nobody says by whom."""
    points = verb.demarche and any(low(items, n) in POINTS or low(items, n) in _SENT for n in range(max(0, at - 8), at))
    return ((Slot("", "we", "writer", "US"), at),) if points else ()


_SENT = frozenset({"letter", "message", "substance"})


def is_written(items: Items, at: int) -> bool:
    """Whether a telegram leaves out its writer: "Saw the Minister today", "Have told the Minister"."""
    start = opening(items)
    if low(items, start) in ("took", "seized", "used") and at - start < 6:
        return any(low(items, n) in ("occasion", "opportunity") for n in range(start, at))  # "Took occasion tell A"
    if any((low(items, n), low(items, n + 1)) == ("received", "summons") for n in range(start, min(start + 8, at))):
        return True
    near = at == start or (at == start + 1 and low(items, start) in ("have", "also", "then", "has"))
    return near and low(items, at) in cue_words("meetings", "written")


def _subject(items: Items, at: int, taken: Phrase) -> tuple[int, ...]:
    """Places of the subject; of a participle that opens the sentence it is that of the main clause."""
    found = subject_of(items, at)
    start = opening(items)
    participle = low(items, at).endswith("ing") or is_reduced(items, at) or low(items, start) in ("having", "after")
    opens = at == start or (at == start + 1 and low(items, start) in _OPENS)
    return found or (main_subject(items, taken.end) if participle and opens else ())


_OPENS = frozenset({"after", "also", "by", "in", "having", "later", "separately", "since", "upon", "when", "while"})


def at_home(items: Items, at: int) -> bool:
    """Whether a name behind "visited" is somebody: "visited NAME at his plant"."""
    return any(low(items, n) in ("his", "her", "him", "who") for n in range(at + 1, min(at + 5, len(items))))


def enough(
    verb: Verb,
    subjects: Pairs,
    objects: Pairs,
    unnamed: Pairs,
    *,
    people: bool,
    others: bool,
    envoys: bool,
    sent: bool,
    informs: bool,
) -> bool:
    """Whether enough is said of who was in contact with whom.

    ``people``: a group is reached; ``others``: "with" one and nobody else; ``envoys``: one that stands for a state or
    body; ``sent``: such a group acts; ``informs``: the verb says that a body itself may be in contact.
    """
    somebody = [slot for slot, _ in (*subjects, *objects)]
    strong = any(slot.kind in STRONG for slot in somebody)
    post = any(slot.kind in ("post", "writer") for slot in somebody)
    told = verb.kind is MeetingKind.TOLD
    if told and not subjects and not unnamed:
        ours = any(slot.side == "US" for slot, _ in objects)
        named = any(slot.kind in (STRONG if sent else STRONG[:2]) for slot, _ in objects)
        return (verb.forms == ("direct",) and named) or (verb.forms in _TO_US and ours)
    if unnamed:
        return strong or post
    if not strong:
        bodies = verb.demarche and any(slot.kind == "organization" for slot, _ in objects)
        reached = bodies or envoys or (informs and bool(objects)) or (not verb.soft and (bool(objects) or people))
        return post and bool(subjects) and reached
    if verb.soft and not verb.host:
        met = others and verb.kind is MeetingKind.MET and any(_is_ours(slot) for slot, _ in subjects)
        return bool(subjects) and (bool(objects) or met or (told and envoys and verb.forms in _TO_US))
    return bool(objects) or (people and bool(subjects))


def _is_ours(slot: Slot) -> bool:
    return slot.side == "US" and slot.kind in STRONG


_TO_US = (("direct",), ("to",))  # "officials told us", "officials complained to us"
