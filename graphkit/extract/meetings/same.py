"""Whether two reports are of one contact, and which of those told so far a new report is of."""

from collections.abc import Iterable, Mapping

from graphkit.extract.meetings.drafts import NEAR, Draft
from graphkit.model import DateMention, MeetingKind

US_AGAIN = 15  # sentences over which "us" are those of the post who were named
VISITORS = 3  # sentences behind a visit in which those who received "us" received the visitors
ANNOUNCED = 2  # sentences of a telegram in which its subject stands
RETOLD = 3  # sentences behind which the body tells again what a summary told


def told_before(drafts: Iterable[Draft], new: Draft, aliases: Mapping[str, str]) -> Draft | None:
    """The contact of which ``new`` is another report: the last with the same people, else the last that fits."""
    people = new.known(aliases)
    fitting = [one for one in drafts if is_same(one, new, aliases) and not _is_next(one, new, aliases)]
    if new.apart:
        fitting = [one for one in fitting if one.apart or one.known(aliases) == people]
    alike = [one for one in fitting if one.known(aliases) == people]
    shared = [one for one in fitting if len(one.known(aliases) & people) > 1]
    return next(reversed(alike or shared or fitting), None)


def absorb(drafts: list[Draft], aliases: Mapping[str, str]) -> None:
    """Joins "Subject: Meeting with A", which says nothing of who met A, to the contact with A that it announces."""
    for lone in [one for one in drafts if one.last <= ANNOUNCED and _is_announced(one)]:
        known = lone.known(aliases)
        fits = (one for one in drafts if one is not lone and known < one.known(aliases) and may_be_same(one, lone))
        if (whole := next(fits, None)) is not None:
            drafts.remove(lone)
            last = whole.last
            whole.take(lone)
            whole.last = max(last, whole.last)


def _is_announced(draft: Draft) -> bool:
    """Whether a report names nobody but one of the other side."""
    people = [*draft.participants.values()]
    return draft.rule.startswith("noun-") and not draft.group and len(people) == 1 and people[0].side != "US"


def _is_next(old: Draft, new: Draft, aliases: Mapping[str, str]) -> bool:
    """Whether a report says that it is of what came later, not of the other: "met A. Later that day he met A and B"."""
    if not new.later or old.later:
        return False
    return new.last - old.last <= RETOLD or new.known(aliases) != old.known(aliases)


def is_same(old: Draft, new: Draft, aliases: Mapping[str, str]) -> bool:
    """Whether two reports are of one contact: realis, certainty, kinds, dates and people agree."""
    if not may_be_same(old, new):
        return False
    mine, theirs = old.known(aliases), new.known(aliases)
    common = mine & theirs
    apart = new.last - old.last
    if (new.others and not mine <= theirs) or (old.others and not theirs <= mine):
        return False  # "Some analysts told us" beside what somebody else told
    if _is_of_redacted(old, new, mine, theirs):
        return True
    if (
        common
        and apart <= US_AGAIN
        and (_is_us(new, theirs - mine, old, common) or _is_us(old, mine - theirs, new, common))
    ):
        return True
    if old.kind is MeetingKind.VISIT and new.rule == "verb-received" and 0 < apart <= VISITORS:
        received = mine | {ref for ref in theirs if ref.startswith("post:")}
        if len(theirs - received) == 1 and theirs & received:
            return True  # "A visited the island. B received us"
    if common and apart == 0 and old.kind is new.kind is MeetingKind.MEAL and old.rule[:4] != new.rule[:4]:
        return True  # "At a dinner hosted by A, B told C"
    if len(common) >= 2:
        subset = mine <= theirs or theirs <= mine
        if not subset and old.retold and new.retold:
            return False  # two that somebody speaks of
        if not subset and common <= {aliases.get(ref, ref) for ref in (*old.of_post(), *new.of_post())}:
            return False  # the same of ours with somebody else
        again = mine == theirs and old.kind is new.kind and old.kind in (MeetingKind.CALL, MeetingKind.MEAL)
        return (apart <= NEAR or old.date is not None or again) and (subset or old.kind is not MeetingKind.TOLD)
    if common and 0 < apart <= RETOLD and _is_to_their_government(old, new, common):
        return True
    if common and mine == theirs and _unnamed(old) & _unnamed(new) and new.date is not None and old.date is not None:
        return True  # "used the May 3 meeting with the permreps", "told the permreps on May 3"
    alone = min(len(mine), len(theirs)) <= 1
    return bool(common) and alone and old.kind is new.kind and 0 < apart <= 3


def _unnamed(draft: Draft) -> set[str]:
    return {one.name.lower() for one in draft.participants.values() if not one.ref}


def _is_to_their_government(old: Draft, new: Draft, common: set[str]) -> bool:
    """Whether one of a conversation is told to speak to the government that another speaks for: "thanked the GON"."""
    rest = [one.ref for one in new.participants.values() if one.ref not in common]
    return new.kind is MeetingKind.TOLD and len(rest) == 1 and old.speaks_for(rest[0])


def may_be_same(old: Draft, new: Draft) -> bool:
    """Whether neither realis nor certainty, kinds nor dates of two reports say that they are of two contacts."""
    if old.realis is not new.realis or old.certainty is not new.certainty:
        return False
    return _kinds_agree(old.kind, new.kind) and _dates_agree(old.date, new.date)


def _is_of_redacted(old: Draft, new: Draft, mine: set[str], theirs: set[str]) -> bool:
    """Whether two reports tell of one meeting with somebody whom an editor hid twice.

    A summary without a day and a body with one, or what such a meeting goes on with: "told A" behind "A met".
    """
    hidden = [{ref for ref in refs if ref.startswith("person:redacted")} for refs in (mine, theirs)]
    seen, seen_again = mine - hidden[0], theirs - hidden[1]
    if not all(hidden) or hidden[0] & hidden[1] or not seen & seen_again or new.apart or new.later:
        return False
    if old.kind is MeetingKind.TOLD or not (seen <= seen_again or seen_again <= seen):
        return False
    if new.kind is MeetingKind.TOLD:
        named = any(not ref.startswith("post:") for ref in seen & seen_again)
        return named and new.date is None and new.last - old.last <= SUMMED and len(hidden[1]) == 1
    return (old.date is None) is not (new.date is None) and old.last <= SUMMED


SUMMED = 6  # sentences of a summary


def _is_us(one: Draft, rest: set[str], other: Draft, common: set[str]) -> bool:
    """Whether ``rest`` of one report is the post alone ("told us"), and somebody of the post is in the other."""
    post = len(rest) == 1 and next(iter(rest)).startswith("post:") and len(one.participants) == len(common) + 1
    return post and any(not ref.startswith("post:") and ref not in common for ref in other.of_post())


def _kinds_agree(old: MeetingKind, new: MeetingKind) -> bool:
    if MeetingKind.PHONE in (old, new):
        return old is new or MeetingKind.TOLD in (old, new)
    return True


def _dates_agree(old: DateMention | None, new: DateMention | None) -> bool:
    if old is None or new is None:
        return True
    return old.value.startswith(new.value) or new.value.startswith(old.value)
