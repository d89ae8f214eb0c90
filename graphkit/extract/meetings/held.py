"""Contacts that a noun names without "with": "A and B had lunch", "In our meeting, A said", "at A's dinner"."""

from collections.abc import Iterator

from graphkit.extract.meetings.contacts import STRONG, Contact, Pair, Pairs, nouns, occasion_of, pick
from graphkit.extract.meetings.enumerations import noun_phrases
from graphkit.extract.meetings.grammar import BACK, Items, adverbs, is_verb, low, opening
from graphkit.extract.meetings.mutual import beside_counterpart, unnamed_partner
from graphkit.extract.meetings.noun_realis import noun_realis
from graphkit.extract.meetings.openings import has_day, is_next, is_plain
from graphkit.extract.meetings.settings import is_meal
from graphkit.extract.meetings.subjects import clause_subject, main_subject, subject_of
from graphkit.model import MeetingKind, Realis


def held_together(items: Items, at: int) -> Iterator[Contact]:
    """For "A and B had lunch", "A and B held separate talks"."""
    if nouns()[low(items, at)] is MeetingKind.TOLD:
        return
    if (
        between := _we_had(items, at)
        or _their(items, at)
        or _our(items, at)
        or _at_table_of(items, at)
        or _over_meal(items, at)
        or _of_two(items, at)
    ) is not None:
        yield between
        return
    if (inside := _in_it(items, at)) is not None:
        yield inside
        return
    verb = next((n for n in range(at - 1, max(0, at - 7), -1) if is_verb(items[n])), 0)
    if (
        not (low(items, verb) in _HELD or _is_gone_for(items, verb))
        or low(items, at + 1)[:1] == "-"
        or low(items, at) in ("hour", "half-hour", "hours", "minutes")
    ):
        return
    subjects = pick(items, subject_of(items, verb) or beside_counterpart(items, verb))
    realis = noun_realis(items, at, at + 1)
    group = False
    if len(subjects) == 1 and low(items, at + 1) not in ("with", "for"):
        others = unnamed_partner(items, verb, subjects)
        if others is None:
            return
        subjects, group = subjects + others, not others
    elif len(subjects) < 2 or any(slot.kind not in ("person", "position") for slot, _ in subjects):
        return
    kind = MeetingKind.NEGOTIATION if low(items, at) == "talks" else nouns()[low(items, at)]
    if kind in (MeetingKind.MET, MeetingKind.MEAL, MeetingKind.NEGOTIATION):
        occasion = occasion_of(items, kind)
        yield Contact(
            kind, f"mutual-{low(items, at)}", realis, subjects[:1], subjects[1:], at, at + 1, group, occasion=occasion
        )


_HELD = frozenset({"began", "concluded", "had", "held", "opened", "shared"})


def _is_gone_for(items: Items, verb: int) -> bool:
    """Whether some go aside for a contact: "withdrew for a private talk", "sat down for talks"."""
    behind = verb + 1 + (low(items, verb) == "sat" and low(items, verb + 1) == "down")
    gone = low(items, verb) in ("adjourned", "retired", "withdrew") or behind > verb + 1
    return gone and low(items, behind) == "for"


def _in_it(items: Items, at: int) -> Contact | None:
    """For "In a meeting on May 3, A and B agreed", "In a stiff exchange, A rejected Econoff's figures"."""
    start, kind = opening(items), nouns()[low(items, at)]
    alone = low(items, at + 1) in (",", "in", "on", "at") or (at + 1 < len(items) and items[at + 1].date is not None)
    held = kind in (MeetingKind.MET, MeetingKind.MEAL, MeetingKind.PHONE)
    if low(items, start) not in _INSIDE or not alone or not held or not at - start < 8 or not opens(items, at):
        return None
    ahead = range(at + 1, min(at + 10, len(items) - 1))
    end = next((n for n in ahead if low(items, n) == "," or (items[n].date and items[n + 1].slot)), None)
    verb = next((n for n in range((end or 0) + 1, min((end or 0) + 40, len(items))) if is_verb(items[n])), None)
    if end is None or verb is None:
        return None
    subjects = pick(items, subject_of(items, verb, end + 1))
    ours = any(slot.side == "US" for slot, _ in subjects)
    known = STRONG if ours and len(subjects) > 1 else STRONG[:2]
    if not subjects or any(slot.kind not in known for slot, _ in subjects):
        return None
    if all(slot.side == "US" for slot, _ in subjects):
        return None  # they say it together, to somebody else
    others = subjects[1:] or _ours_behind(items, subjects[0])
    realis, rule = noun_realis(items, at, at + 1), f"in-{low(items, at)}"
    occasion = occasion_of(items, kind)
    if not any(slot.side == "US" for slot, _ in (*subjects, *others)):
        ours = len(subjects) == 1 and is_plain(items, start, at)
        once_more = "next" if is_next(items, start, at) else "again" if ours or has_day(items, start, at) else ""
        if once_more:
            rule = f"{once_more}-{low(items, at)}"
            return Contact(kind, rule, realis, subjects, (), at, at + 1, occasion=occasion, implied=ours)
    return Contact(kind, rule, realis, subjects[:1], others, at, at + 1, occasion=occasion) if others else None


def _ours_behind(items: Items, subject: Pair) -> Pairs:
    """The first officer of ours of whom the clause behind somebody foreign tells."""
    slot, place = subject
    if slot.side == "US":
        return ()
    for n in range(place + 1, min(place + 30, len(items))):
        other = items[n].slot
        near = n < place + 14 or low(items, n - 1) in ("for", "to", "with")  # "outlined the views of others for A"
        if near and other is not None and other.side == "US" and other.kind in ("person", "position"):
            return ((other, n),) if low(items, n - 1) not in ("about", "of", "from") else ()
        if low(items, n) in ("that", ";", ":", '"', "“", "who", "which"):
            return ()
    return ()


def _we_had(items: Items, at: int) -> Contact | None:
    """For "A raised it during a talk we had at his office"."""
    n = at + 1 + (low(items, at + 1) == "that")
    ours = items[n].slot if n + 1 < len(items) and low(items, n) in ("we", "i") else None
    if ours is None or low(items, n + 1) not in ("had", "held") or low(items, n + 2) == "with":
        return None
    if n + 2 < len(items) and (is_verb(items[n + 2]) or low(items, n + 2) in adverbs()):
        return None  # "in view of our talks we had hoped"
    inside = next((m for m in range(at - 1, max(0, at - 6), -1) if low(items, m) in _INSIDE), None)
    places = () if inside is None else main_subject(items, n + 2) if opens(items, at) else clause_subject(items, inside)
    others = tuple(pair for pair in pick(items, places) if pair[0].kind in STRONG)
    kind = nouns()[low(items, at)]
    rule = f"our-{low(items, at)}"
    return Contact(kind, rule, Realis.ACTUAL, others, ((ours, n),), at, n + 2) if others else None


def _their(items: Items, at: int) -> Contact | None:
    """For "A and B agreed during their first meeting", "In their talks, A and B": exactly two who are named."""
    own = next((n for n in range(at - 1, max(-1, at - 5), -1) if low(items, n) == "their"), None)
    if own is None or low(items, own - 1) not in _INSIDE | _SPENT:
        return None
    if low(items, own - 1) in _SPENT:
        places = subject_of(items, own - 1)
    elif low(items, at + 1) == "with":
        return None  # "during their meetings with the board"
    else:
        places = main_subject(items, at + 1) if opens(items, at) else clause_subject(items, own - 1)
    subjects = pick(items, places)
    if len(subjects) != 2 or any(slot.kind not in ("person", "position") for slot, _ in subjects):
        return None
    realis, kind = noun_realis(items, at, at + 1), nouns()[low(items, at)]
    rule = f"mutual-{low(items, at)}"
    return Contact(kind, rule, realis, subjects[:1], subjects[1:], at, at + 1, occasion=occasion_of(items, kind))


_SPENT = frozenset(
    {
        "began",
        "closed",
        "concluded",
        "devoted",
        "ended",
        "finished",
        "had",
        "held",
        "opened",
        "spent",
        "started",
        "used",
    }
)


def _over_meal(items: Items, at: int) -> Contact | None:
    """For "A and B agreed over lunch"."""
    start = at - 1 - (items[at - 1].low in ("a", "working")) if at else 0
    if nouns()[low(items, at)] is not MeetingKind.MEAL or low(items, start) != "over" or low(items, at + 1) == "with":
        return None
    verb = next((n for n in range(start - 1, max(0, start - 8), -1) if is_verb(items[n])), None)
    subjects = pick(items, subject_of(items, verb)) if verb is not None else ()
    if len(subjects) != 2 or any(slot.kind not in STRONG for slot, _ in subjects):
        return None
    realis, occasion = noun_realis(items, at, at + 1), occasion_of(items, MeetingKind.MEAL)
    rule = f"over-{low(items, at)}"
    return Contact(MeetingKind.MEAL, rule, realis, subjects[:1], subjects[1:], at, at + 1, occasion=occasion)


def _of_two(items: Items, at: int) -> Contact | None:
    """For "the A-B meeting", "an A-B bilateral"."""
    second = next((n for n in range(at - 1, max(0, at - 4), -1) if items[n].slot is not None), 0)
    if second < 2 or low(items, second - 1) != "-":
        return None
    pair = pick(items, (second - 2, second))
    if len(pair) < 2 or any(slot.kind not in STRONG[:2] for slot, _ in pair):
        return None
    realis, rule, kind = noun_realis(items, at, at + 1), f"between-{low(items, at)}", nouns()[low(items, at)]
    return Contact(kind, rule, realis, pair[:1], pair[1:], at, at + 1, occasion=occasion_of(items, kind))


def _our(items: Items, at: int) -> Contact | None:
    """For "In our meeting May 3, A said"."""
    own = next((n for n in range(at - 1, max(-1, at - 5), -1) if low(items, n) in ("our", "my")), None)
    if own is None or low(items, own - 1) not in _INSIDE or not opens(items, at) or low(items, at + 1) == "with":
        return None
    subjects = tuple(pair for pair in pick(items, main_subject(items, at + 1)) if pair[0].kind in STRONG)
    if not subjects:
        return None
    kind = nouns()[low(items, at)]
    realis, occasion = noun_realis(items, at, at + 1), occasion_of(items, kind)
    return Contact(kind, f"our-{low(items, at)}", realis, subjects, pick(items, (own,)), at, at + 1, occasion=occasion)


def _at_table_of(items: Items, at: int) -> Contact | None:
    """For "attended A's dinner for B", "At A's dinner, B said"."""
    owner = next((n - 1 for n in range(at - 1, max(0, at - 5), -1) if low(items, n) == "'s"), None)
    if owner is not None and nouns()[low(items, at)] is MeetingKind.CALL:
        return _on_call_of(items, at, owner)
    if owner is None or nouns()[low(items, at)] is not MeetingKind.MEAL or not is_meal(items, at):
        return None
    host = tuple(pair for pair in pick(items, (owner,)) if pair[0].kind in STRONG)
    verb = owner - 1 - (low(items, owner - 1) == "the")
    if low(items, verb) in ("attended", "joined"):
        came = pick(items, subject_of(items, verb)) + guests(items, at + 1)
    elif low(items, verb) in _INSIDE and opens(items, at):
        came = pick(items, main_subject(items, at + 1))
    else:
        return None
    came = tuple(pair for pair in came if pair[0].kind in STRONG and pair[0] not in [slot for slot, _ in host])
    if not host or not came:
        return None
    realis, rule = noun_realis(items, at, at + 1), f"table-{low(items, at)}"
    occasion = occasion_of(items, MeetingKind.MEAL)
    return Contact(MeetingKind.MEAL, rule, realis, host, came, at, at + 1, host=True, occasion=occasion)


def _on_call_of(items: Items, at: int, owner: int) -> Contact | None:
    """For "A dozed off during the Ambassador's courtesy call": the caller is one of ours."""
    inside = owner - 1 - (low(items, owner - 1) == "the")
    slot = items[owner].slot
    day = at + 2 < len(items) and low(items, at + 1) == "on" and items[at + 2].date is not None
    others = low(items, at + 1) in ("on", "to", "for") and not day
    if slot is None or slot.side != "US" or low(items, inside) not in _INSIDE or others:
        return None
    places = main_subject(items, at + 1) if opens(items, at) else clause_subject(items, inside)
    met = tuple(pair for pair in pick(items, places) if pair[0].kind in STRONG and pair[0] != slot)
    if not met:
        return None
    realis = noun_realis(items, at, at + 1)
    return Contact(MeetingKind.CALL, f"our-{low(items, at)}", realis, pick(items, (owner,)), met, at, at + 1)


_INSIDE = frozenset({"in", "during", "at", "after", "following", "over"})


def guests(items: Items, at: int) -> Pairs:
    """For "a dinner given by A on May 3 for B", "a meeting hosted by A with B": B."""
    while at < len(items) and (items[at].date is not None or low(items, at) == "on"):
        at += 1
    return pick(items, noun_phrases(items, at + 1).places) if low(items, at) in ("for", "with") else ()


def opens(items: Items, noun: int) -> bool:
    """Whether the noun is part of a phrase that opens the sentence: "In a May 3 meeting with ..."."""
    if low(items, noun) == "meeting" and noun == opening(items):
        return True  # "Meeting with A on May 3, B said"
    for n in range(noun - 1, max(-1, noun - BACK), -1):
        if items[n].low == "that":
            return low(items, n + 1) in _PHRASE_OPENERS
        if is_verb(items[n]) and (not items[n].low.endswith("ed") or (n > 0 and items[n - 1].slot is not None)):
            return False
        if items[n].low in (",", ";") and (n > 3 or low(items, n + 1) in _PHRASE_OPENERS):
            return low(items, n + 1) in _PHRASE_OPENERS  # "A week later, in a talk with A, B said"
    return low(items, 0) in _PHRASE_OPENERS or (
        low(items, 1) in _PHRASE_OPENERS and low(items, 0) in ("early", "shortly", "immediately", "soon")
    )


_PHRASE_OPENERS = frozenset(
    {"in", "during", "at", "after", "following", "on", "over", "before", "throughout", "separately", "also", "earlier"}
)
