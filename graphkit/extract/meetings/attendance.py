"""Who attended, joined or sat in: "the lunch was attended by A and B", "Joining A were B and C", "A sat in on it"."""

from graphkit.extract.meetings.contacts import STRONG, nouns
from graphkit.extract.meetings.enumerations import noun_phrases
from graphkit.extract.meetings.grammar import Items, is_verb, low
from graphkit.extract.meetings.presence import Addition, Joining, everybody, joining_of, known_of, subjects_of
from graphkit.extract.meetings.realis import verb_realis
from graphkit.lexicon.cues import cue_words
from graphkit.model import MeetingKind, Realis

BACK = 14  # items before "attended by" in which the event stands
_PEOPLE = ("person", "position")
_NAMED = frozenset({*_PEOPLE, "name"})
_CAME = frozenset({*_PEOPLE, "post"})
_HELD = frozenset({"meeting", "discussion", "conversation", "call", "talks", "session", "sessions", "meetings"})


def is_held(items: Items, at: int) -> bool:
    """Whether the word at a place names what people hold with each other: a meeting, a meal; not a ceremony."""
    return low(items, at) in _HELD or nouns().get(low(items, at)) is MeetingKind.MEAL


def attended(items: Items, at: int) -> Addition:
    """For "a dinner attended by A", "A attended with B", "A also attended", "A and B attended the lunch"."""
    if low(items, at + 1) == "by":
        return _attended_by(items, at)
    if low(items, at + 1) == "with":
        known = known_of(joining_of(noun_phrases(items, at + 2), ""))
        return Addition("attended-with", subjects_of(items, at, "accompanying"), near=6, beside=known)
    came = subjects_of(items, at, "accompanying")
    if low(items, at - 1) == "also":
        return Addition("also-attended", came, starts=_is_event(items, at + 1), near=6)
    return _took_part(items, at, came, range(at + 1, at + 6))


def took_part(items: Items, at: int) -> Addition:
    """For "A and B took part in the talks", "A sat in on the lunch", "A participated in the meeting"."""
    return _took_part(items, at, subjects_of(items, at, "accompanying"), range(at + 2, at + 7))


def _took_part(items: Items, at: int, came: Joining, there: range) -> Addition:
    """Those who came, and others beside them; of two who took part in what is held a contact of its own."""
    came = tuple(one for one in came if one[0].kind != "organization")
    held = next((n for n in there if is_held(items, n)), None)
    if held is None:
        return Addition("took-part", () if low(items, at) == "attended" else came, near=3)
    beside = held + 1 if low(items, held + 1) in ("with", "along", "together") else None
    others = joining_of(noun_phrases(items, beside + 1 + (low(items, beside + 1) == "with")), "") if beside else ()
    past = bool(came) and verb_realis(items, at, came[-1][1]) is Realis.ACTUAL
    joining = came + tuple((slot, n, "accompanying") for slot, n, _ in others)
    people = all(slot.kind in _PEOPLE for slot, _, _ in joining)
    return Addition("took-part", joining if past else (), starts=people and len(joining) > 1, near=3)


def _attended_by(items: Items, at: int) -> Addition:
    """For "the lunch, hosted by A, was attended by B", "B spoke at an event attended by A"."""
    event = next((n for n in range(at - 1, max(-1, at - BACK), -1) if _is_any_event(items, n)), None)
    came = joining_of(noun_phrases(items, at + 2), "accompanying")
    past = verb_realis(items, at, event if event is not None and at - event < 4 else None) is Realis.ACTUAL
    if event is None or not past or not any(slot.kind in _CAME for slot, _, _ in came):
        return Addition("attended-by", ())
    host = next((n for n in range(event, at) if low(items, n) == "hosted" and low(items, n + 1) == "by"), None)
    hosts = joining_of(noun_phrases(items, host + 2), "host") if host is not None else ()
    verb = _verb_of(items, event)
    before = subjects_of(items, verb, "principal") if verb is not None else ()
    before = tuple(one for one in before if one[1] < event and one[0].kind in STRONG)
    article = next(
        (low(items, n) for n in range(event, max(-1, event - 6), -1) if low(items, n) in ("a", "an", "the")), ""
    )
    return Addition("attended-by", (*before, *hosts, *came), starts=True, near=6, own=article in ("a", "an"))


def _verb_of(items: Items, event: int) -> int | None:
    """The verb of whoever acts at the event: "A presented his views to a group"."""
    for n in range(event - 1, max(0, event - 24), -1):
        if low(items, n) in (";", ":", "which", "who", "that"):
            return None
        if is_verb(items[n]) and items[n].slot is None:
            return n
    return None


def _is_any_event(items: Items, at: int) -> bool:
    return is_held(items, at) or low(items, at) in cue_words("meetings", "events") or low(items, at) == "group"


def joined(items: Items, at: int) -> Addition | None:
    """For "A joined the lunch", "A joined B"; None for other uses of the word."""
    if low(items, at + 1) in ("the", "in") and is_held(items, at + 2):
        return Addition("joined", subjects_of(items, at, "accompanying"), near=6)
    taken = noun_phrases(items, at + 1)
    known = tuple(pair for pair in known_of(joining_of(taken, "")) if pair[0].kind in _CAME)
    acting = low(items, taken.end) == "in" and low(items, taken.end + 1).endswith("ing")  # "joined B in urging it"
    if not known or acting or low(items, taken.end) in ("'s", "to"):
        return None
    return Addition("joined", subjects_of(items, at, "accompanying"), near=3, beside=known)


def were_there(items: Items, at: int) -> Addition:
    """For "Joining A at the meeting with B were C and D", "Sitting in on the lunch were A and B"."""
    verb = next((n for n in range(at + 1, min(at + 18, len(items))) if low(items, n) in ("were", "was")), None)
    if verb is None:
        return Addition("joining", ())
    came = everybody(items, verb + 1, "accompanying")
    held = any(is_held(items, n) for n in range(at + 1, verb))
    whom = joining_of(noun_phrases(items, at + 1), "principal") if low(items, at) == "joining" else ()
    whom = tuple(one for one in whom if one[1] < verb and one[0].kind in _PEOPLE)
    people = any(slot.kind in ("person", "name") for slot, _, _ in came) or bool(whom)
    starts = at <= 4 and people and (held or bool(whom)) and len(came) + len(whom) > 1
    return Addition("joining", whom + came, starts=starts, near=6, beside=known_of(whom))


def _is_event(items: Items, at: int) -> bool:
    """Whether somebody attended what people hold: "also attended.", "also attended the dinner"; not a school."""
    return low(items, at) in ("", ".", ",") or any(is_held(items, n) for n in range(at, at + 4))


def company(items: Items, at: int) -> Addition:
    """For "A was accompanied by B", "A was joined by B and C"; of people only it makes a contact of its own."""
    subjects = subjects_of(items, at, "")
    by = next((n for n in range(at + 1, min(at + BACK, len(items))) if low(items, n) == "by"), at + 1)
    came = company_behind(items, by + 1)
    slots = [slot for slot, _, _ in (*subjects, *came)]
    end = noun_phrases(items, by + 1).end
    people = all(slot.kind in _NAMED for slot in slots) and any(slot.kind in _PEOPLE for slot in slots)
    both = low(items, end) == "in" and low(items, end + 1).endswith("ing")  # "joined by B in condemning it"
    starts = bool(subjects and came) and low(items, at - 1) in ("was", "were", "also") and people and not both
    principals = tuple((slot, n, "principal") for slot, n, _ in subjects) if starts else ()
    return Addition(f"{low(items, at)}-by", principals + came, starts=starts, near=6, beside=known_of(subjects))


def company_behind(items: Items, at: int) -> Joining:
    """Those of a list, or those whom a colon names behind a group: "by two officials of the Ministry: A and B"."""
    taken = noun_phrases(items, at)
    if taken.slots or not taken.group:
        return joining_of(taken, "accompanying")
    colon = next((n for n in range(taken.end, min(taken.end + BACK, len(items))) if low(items, n) == ":"), None)
    return everybody(items, colon + 1, "accompanying") if colon is not None else ()


def with_them(items: Items, at: int) -> Joining:
    """For "With him were A and B", "A had with him B", "He had only A and B with him", "A had present B and C"."""
    if low(items, at) == "had":
        return everybody(items, at + 2, "accompanying") if low(items, at + 1) == "present" else ()
    if low(items, at + 1) not in ("him", "her", "me", "us"):
        return ()
    if low(items, at + 2) in ("were", "was"):
        return everybody(items, at + 3, "accompanying")
    had = next((n for n in range(at - 1, max(-1, at - MOST), -1) if low(items, n) in ("had", "brought")), None)
    if had is None or any(low(items, n) in (";", ":", "that") for n in range(had, at)):
        return ()
    if at - had <= 1 + (low(items, at - 1) == "only"):
        return everybody(items, at + 2, "accompanying")
    people = tuple(one for one in everybody(items, had + 1, "accompanying") if one[1] < at)
    return people if low(items, at + 2) in (".", ",", "") else ()


MOST = 30  # items between "had" and "with him"
