"""Who answered whom: "In response to A's question, B said", "B answered A's query", "When A asked, B said"."""

from collections.abc import Iterator

from graphkit.extract.meetings.contacts import SOMEBODY, Contact, Pairs, nouns, pick
from graphkit.extract.meetings.dialogue import REACTIONS
from graphkit.extract.meetings.enumerations import noun_phrases
from graphkit.extract.meetings.grammar import Items, is_verb, low, opening
from graphkit.extract.meetings.realis import verb_realis
from graphkit.extract.meetings.subjects import clause_subject, main_subject, subject_of
from graphkit.lexicon.cues import cue_words
from graphkit.lexicon.names import word_lists
from graphkit.model import MeetingKind, Realis

REACH = 6  # items between somebody and what they asked: a date, an adjective
CLAUSE = 30  # items of the clause that somebody asks in
_ANSWER = frozenset({"answer", "reply", "response"})
_ANSWERING = frozenset({"answering", "reacting", "replying", "responding"})
# Also those who only listened.
_ANSWERED = frozenset(
    {
        "answered",
        "deflected",
        "dodged",
        "heard",
        "listened",
        "parried",
        "reacted",
        "replied",
        "responded",
        "sidestepped",
    }
)


# What somebody of ours asks or offers is taken so in their presence.
_TOOK = frozenset(
    {
        "acceded", "accepted", "acknowledged", "acquiesced", "agreed", "appreciated", "brushed", "challenged",
        "declined", "deferred", "denied", "disagreed", "discounted", "dismissed", "disputed", "echoed", "greeted",
        "ignored", "laughed", "met", "noted", "received", "refused", "rejected", "shared", "shrugged", "took",
        "turned", "understood", "waved", "welcomed",
    }
)  # fmt: skip


def answers(items: Items, at: int) -> Iterator[Contact]:
    """The contact that a question makes, or a clause in which somebody asks."""
    word = low(items, at)
    if word in cue_words("meetings", "questions"):
        found = _question(items, at)
    else:
        found = _asked_first(items, at) or _with_first(items, at) or _asked_behind(items, at)
    if found is not None:
        yield found


def _question(items: Items, at: int) -> Contact | None:
    """For "in response to A's question", "B dodged A's query", "answering questions from A"."""
    asker, start, end = _asker(items, at)
    if not asker or start < 1 or any(low(items, n) in _IN_PUBLIC for n in range(start, at)):
        return None
    verb = start - 1
    if low(items, verb) == "to":
        before = low(items, verb - 1)
        verb -= 1 + (before.endswith("ly") and before != "reply")  # "responded positively to"
    elif low(items, verb) in ("aside", "off", "up", "with"):  # "brushed aside", "agreed with"
        verb -= 1
    elif (low(items, verb - 1), low(items, verb)) == ("note", "of"):
        verb -= 2
    word = low(items, verb)
    if (
        word in _REFUSED
        and low(items, at + 1) == "for"
        and any(low(items, n) in nouns() for n in range(at + 2, at + 5))
    ):
        return None  # "declined A's request for a meeting"
    if word in _TOOK and low(items, at + 1) != "to" and any(slot.side == "US" for slot, _ in asker):
        places = subject_of(items, verb)
    elif word in _ANSWERED or (word in _ANSWER and low(items, verb - 1) != "in"):
        places = subject_of(items, _main_verb(items, verb))
    elif word in _ANSWERING or word in _ANSWER:
        opens = verb - opening(items) <= 1
        places = main_subject(items, _clause(items, end)) if opens else clause_subject(items, verb - 1)
    elif any(slot.side == "US" for slot, _ in asker) or _is_answered(items, end):
        places = _behind_opening(items, start, end) or _moved(items, at, start)
    else:
        return None
    return _contact(items, at, pick(items, places), asker)


def _is_answered(items: Items, end: int) -> bool:
    """Whether the main clause says that somebody answered: "To A's query, B replied"."""
    return any(low(items, n) in ("answered", "replied", "responded") for n in range(end, min(end + 24, len(items))))


def _behind_opening(items: Items, start: int, end: int) -> tuple[int, ...]:
    """Who speaks behind what opens a sentence: "Following A's remarks, B said", "To A's query, B replied"."""
    first = opening(items)
    if low(items, first) not in _OPENS or start - first > 4:
        return ()
    comma = _clause(items, end)
    return main_subject(items, comma) if low(items, comma) == "," else ()


def _moved(items: Items, at: int, start: int) -> tuple[int, ...]:
    """Whom the question of one of ours moves: "B was receptive to A's proposal", "B bristled at A's question"."""
    if low(items, start - 1) not in _MOVED_BY or low(items, at) not in cue_words("meetings", "heard"):
        return ()
    if low(items, start - 1) == "at" and low(items, at) in ("invitation", "request", "requests"):
        return ()  # what somebody does "at A's request" they say to others
    if low(items, start - 1) == "by" and low(items, at) in ("comment", "comments", "remark", "remarks"):
        return ()  # who is "shocked by A's comments" has read them
    places = clause_subject(items, start - 1)
    verb = (
        next((n for n in range(start - 1, places[-1], -1) if is_verb(items[n]) or low(items, n) == "was"), None)
        if places
        else None
    )
    return places if verb is not None and verb_realis(items, verb, places[-1]) is Realis.ACTUAL else ()


_REFUSED = frozenset({"declined", "refused", "rejected", "turned"})
_IN_PUBLIC = frozenset({"press", "public", "published", "speech", "televised"})
_OPENS = frozenset(
    {
        "after", "building", "commenting", "following", "hearing", "on", "picking", "referring", "returning",
        "reverting", "seizing", "to", "turning", "upon", "with",
    }
)  # fmt: skip
_MOVED_BY = frozenset({"at", "by", "on", "to", "with"})
ASKED = _TOOK | _ANSWERED | _ANSWER | _ANSWERING | _OPENS | _MOVED_BY | {"aside", "off", "up", "of"}
"""What stands before "our question", one of ours, where somebody answers it."""


def _main_verb(items: Items, at: int) -> int:
    """The verb before a noun: "offered no reply"; a verb itself."""
    if low(items, at) not in _ANSWER:
        return at
    return next((n for n in range(at - 1, max(-1, at - 5), -1) if is_verb(items[n])), at)


def _clause(items: Items, end: int) -> int:
    """The comma behind which somebody speaks, over what was asked: "In reply to A's question on B, C said"."""
    for n in range(end, min(end + 45, len(items) - 1)):
        somebody = any(items[m].slot is not None for m in range(n + 1, min(n + 3, len(items))))
        speaks = any(low(items, m) in word_lists()["speech"] for m in range(n + 1, min(n + 8, len(items))))
        if low(items, n) == "," and somebody and speaks:
            return n
    return end


def _asker(items: Items, at: int) -> tuple[Pairs, int, int]:
    """Who asked, and the places where "A's question" begins and ends."""
    taken = noun_phrases(items, at + 2) if low(items, at + 1) in ("by", "from") else None
    if taken is not None and taken.slots:
        start = next((n for n in range(at, max(-1, at - 4), -1) if low(items, n - 1) in _BEFORE), -1)
        return pick(items, taken.places), start, taken.end
    for n in range(at - 1, max(-1, at - REACH), -1):
        if low(items, n) in ("our", "my"):
            return pick(items, (n,)), n, at + 1
        if low(items, n) == "'s":
            return pick(items, (n - 1,)), n - 1 - (low(items, n - 2) == "the"), at + 1
        if items[n].slot is not None or is_verb(items[n]) or low(items, n) in (",", "to", "of"):
            break
    return (), -1, at


_BEFORE = frozenset({"to", "answering", "answered", "dodged", "deflected"})


def _asked_first(items: Items, at: int) -> Contact | None:
    """For "When A asked about it, B said"."""
    start = opening(items)
    if low(items, start) not in ("when", "after", "once") or low(items, at + 1) == "by":
        return None
    comma = next((n for n in range(at + 1, min(at + CLAUSE, len(items))) if low(items, n) == ","), None)
    if comma is None or any(low(items, n) == "," for n in range(start, at)):
        return None
    asker = pick(items, subject_of(items, at))
    places = main_subject(items, comma)
    speaks = any(low(items, n) in word_lists()["speech"] for n in range(comma, min(comma + 16, len(items))))
    answer = pick(items, places)
    ours = any(slot.side == "US" for slot, _ in (*asker, *answer))
    people = bool(answer) and all(slot.kind in ("person", "position") for slot, _ in answer)
    if low(items, at) in cue_words("meetings", "saying"):
        reacts = any(low(items, n) in REACTIONS for n in range(comma, min(comma + 16, len(items))))
        speaks = people and (speaks or reacts) and bool(asker) and asker[0][0].kind in ("person", "position", "post")
    else:
        speaks = speaks or people
    return _contact(items, at, answer, asker) if speaks and ours else None


def _asked_behind(items: Items, at: int) -> Contact | None:
    """For "B raised his eyebrows when A asked about it": A is one of ours."""
    if all(low(items, n) not in _WHEN for n in range(max(0, at - REACH - 2), at)):
        return None
    asker = pick(items, subject_of(items, at))
    if len(asker) != 1 or asker[0][0].side != "US" or asker[0][1] > at:
        return None
    when = asker[0][1] - 1 - (low(items, asker[0][1] - 1) == "the")
    if low(items, when) not in _WHEN or when - opening(items) < 3:
        return None
    moved = pick(items, clause_subject(items, when))
    people = bool(moved) and all(slot.kind in ("person", "position", "pronoun") for slot, _ in moved)
    return (
        _contact(items, at, moved, asker) if people and verb_realis(items, at, asker[0][1]) is Realis.ACTUAL else None
    )


_WHEN = frozenset({"after", "as", "once", "when"})


def _with_first(items: Items, at: int) -> Contact | None:
    """For "With A, B underlined it": whom the sentence opens with, and who speaks."""
    start = opening(items)
    if low(items, start) != "with":
        return None
    taken = noun_phrases(items, start + 1, opening=True)
    whom = pick(items, taken.places)
    both = low(items, start + 1) == "both" and taken.end - start < 4
    if low(items, taken.end) != "," or not (whom or both) or not taken.end < at < taken.end + REACH + 2:
        return None
    speaker = pick(items, subject_of(items, at, taken.end))
    if not speaker or any(slot.kind not in SOMEBODY for slot, _ in (*speaker, *whom)):
        return None
    return Contact(MeetingKind.TOLD, "with-first", Realis.ACTUAL, speaker, whom, at, at + 1, group=not whom)


def _contact(items: Items, at: int, answer: Pairs, asker: Pairs) -> Contact | None:
    asker = tuple(pair for pair in asker if pair[0] not in [slot for slot, _ in answer])
    kinds = {slot.kind for slot, _ in (*answer, *asker)}
    if not answer or not asker or not kinds <= SOMEBODY or kinds == {"post"}:
        return None
    return Contact(MeetingKind.TOLD, f"answer-{low(items, at)}", Realis.ACTUAL, answer, asker, at, at + 1)
