"""Meetings while sentences are still adding to them, and when two reports are of one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from graphkit.extract.meetings.slots import Slot
from graphkit.lexicon.cues import cue_tables, cue_words
from graphkit.model import (
    UNNAMED,
    Cable,
    Certainty,
    DateMention,
    Meeting,
    MeetingKind,
    Participant,
    Realis,
    Reference,
    ReferenceKind,
    Span,
    Where,
)

MOST = 200  # sentences kept as evidence of one meeting
LONG_PAST = 6  # months after which a plan means the next year
NEAR = 30  # sentences over which a conversation stays open

_RANKED = (
    MeetingKind.TOLD, MeetingKind.PHONE, MeetingKind.LIST, MeetingKind.MET, MeetingKind.NEGOTIATION, MeetingKind.VISIT,
    MeetingKind.CALL, MeetingKind.MEAL, MeetingKind.DEMARCHE,
)  # fmt: skip


@dataclass(slots=True)
class Draft:
    """A meeting while sentences are still adding to it; ``last`` is the number of the last one."""

    kind: MeetingKind
    rule: str
    realis: Realis
    certainty: Certainty
    last: int = 0
    participants: dict[str, Participant] = field(default_factory=dict)
    evidence: list[Span] = field(default_factory=list)
    date: DateMention | None = None
    place: str | None = None
    occasion: str | None = None
    acts_on: str | None = None
    apart: bool = False  # the text says that it was separate from others
    later: bool = False  # the text says that it came after another: "hours later"
    signed: bool = False  # "I" took part: whoever signs
    group: bool = False  # people without a name took part: "a number of representatives"
    announced: bool = False  # the subject line tells of it
    others: bool = False  # who speaks has no name and was not spoken of before: "some analysts have told us"
    retold: bool = False  # somebody speaks of it: "he said that A had met B"

    def known(self, aliases: Mapping[str, str]) -> set[str]:
        """The participants who are somebody; ``aliases`` says who holds which position."""
        return {aliases.get(one.ref, one.ref) for one in self.participants.values() if one.ref}

    def join(self, slot: Slot, role: str) -> None:
        """Adds a participant, once."""
        key = slot.ref or f"?{slot.name.lower()}"
        if key not in self.participants:
            self.participants[key] = Participant(slot.ref, slot.name, role, slot.side, slot.organization)

    def speaks_for(self, ref: str) -> bool:
        """Whether a reference is of a government that one of the participants speaks for."""
        country = ref.removesuffix("government")
        speakers = (one.on_behalf_of or "" for one in self.participants.values())
        return country.endswith("/") and any(one.startswith(country) and one != ref for one in speakers)

    def report(self, sentence: Span, number: int) -> None:
        """Adds a sentence that tells of the meeting."""
        if len(self.evidence) < MOST and (not self.evidence or self.evidence[-1] != sentence):
            self.evidence.append(sentence)
        self.last = number

    def take(self, other: "Draft") -> None:
        """Takes in another report of the same meeting: what it says more precisely wins."""
        if _rank(other.kind) > _rank(self.kind):
            self.kind, self.rule = other.kind, other.rule
        if self.announced and any(one.ref and key not in self.participants for key, one in other.participants.items()):
            for key in [key for key, one in self.participants.items() if not one.ref]:
                del self.participants[key]  # "Ambassador meets the Minister's adviser" before "met A"
        hidden = [ref for ref in self.participants if ref.startswith("person:redacted")]
        again = [ref for ref in other.participants if ref.startswith("person:redacted")]
        for key, participant in other.participants.items():
            if key in again and key not in hidden and len(again) <= len(hidden):
                continue  # somebody whom an editor hid in both reports
            if self.speaks_for(participant.ref):
                continue
            if participant.ref or not any(one.ref for one in self.participants.values()):
                self.participants.setdefault(key, participant)
        if other.participants.keys() != self.participants.keys():
            self.name_the_post()
        self.group, self.signed = self.group or other.group, self.signed or other.signed
        self.retold = self.retold and other.retold
        for span in other.evidence:
            self.report(span, other.last)
        if other.date and (self.date is None or len(other.date.value) > len(self.date.value)):
            self.date = other.date
        self.occasion, self.place = self.occasion or other.occasion, self.place or other.place

    def name_the_post(self) -> None:
        """Where somebody of the post took part, the post itself ("us") is no participant beside them."""
        if any(not ref.startswith("post:") for ref in self.of_post()):
            for key in [key for key, one in self.participants.items() if one.side == "US" and key.startswith("post:")]:
                del self.participants[key]

    def of_post(self) -> Iterator[str]:
        """The participants of our side."""
        return (one.ref for one in self.participants.values() if one.side == "US")


def _rank(kind: MeetingKind) -> int:
    return _RANKED.index(kind) if kind in _RANKED else -1


def last_open(drafts: Sequence[Draft], number: int, known: set[str], aliases: Mapping[str, str]) -> Draft | None:
    """The conversation that a sentence would go on with: the last that took place with one of ``known``, if any.

    Of two with somebody known it is not the one that is only spoken of in the other.
    """
    fits = [
        one
        for one in drafts
        if one.realis is Realis.ACTUAL
        and one.certainty is Certainty.ASSERTED
        and number - one.last <= NEAR
        and (not known or known & one.known(aliases))
    ]
    fits = [one for one in fits if known and not one.retold] or fits
    return max(reversed(fits), key=lambda one: one.last, default=None)


def last_partner(drafts: Sequence[Draft], number: int, ours: set[str]) -> Participant | None:
    """The only one of the other side in the conversation of those of ours that a sentence would go on with."""
    talks = [draft for draft in drafts if _speak_for_one_post(ours, set(draft.of_post()))]
    talk = last_open(talks, number, set(), {})
    others = [one for one in talk.participants.values() if one.side != "US"] if talk is not None else []
    others = [one for one in others if one.role != "accompanying"]
    return others[0] if len(others) == 1 and others[0].ref.startswith(("person:", "position:")) else None


def _speak_for_one_post(some: set[str], others: set[str]) -> bool:
    """Whether they are the same of ours, or the post stands for some of them: "I" who signs, "us"."""
    return bool(some & others) or any(ref.startswith("post:") for ref in some | others if some and others)


def finish(drafts: Sequence[Draft], cable: Cable) -> Iterator[Meeting]:
    """The meetings in order of their first evidence, numbered from one."""
    codes: dict[str, list[str]] = cue_tables()["meetings"]["codes"]
    ready = [draft for draft in drafts if _has_sides(draft)]
    for number, draft in enumerate(sorted(ready, key=lambda one: min(one.evidence)), 1):
        cameo, plover = codes[draft.kind]
        when = draft.date
        yield Meeting(
            id=f"meeting:{cable.id}/{number}",
            kind=draft.kind,
            realis=draft.realis,
            certainty=_certainty(draft),
            participants=_named(draft, f"meeting:{cable.id}/{number}"),
            evidence=tuple(sorted(draft.evidence)),
            rule=f"{draft.rule}+signer" if draft.signed else draft.rule,
            date=_date(draft, cable),
            date_precision=when.precision if when else None,
            date_source=when.source if when else None,
            weekday_conflict=when is not None and when.weekday_conflict,
            place=draft.place,
            occasion=draft.occasion,
            acts_on=draft.acts_on,
            cameo=cameo,
            plover=plover,
        )


def _has_sides(draft: Draft) -> bool:
    """Whether somebody who is known was in contact with anybody: a group, or whoever had "a meeting with" them."""
    known = any(one.ref for one in draft.participants.values())
    attended = draft.rule.startswith("noun-") or draft.rule in ("attended-by", "beside-others")
    attended = (attended or draft.kind is MeetingKind.LIST) and draft.realis is Realis.ACTUAL
    return known and (len(draft.participants) > 1 or draft.group or attended)


def _certainty(draft: Draft) -> Certainty:
    """What is asserted has somebody on both sides: where a group or an institution is one, only that can be said."""
    known = [
        ref for one in draft.participants.values() if (ref := one.ref).startswith(("person:", "position:", "post:"))
    ]
    return draft.certainty if len(known) > 1 else Certainty.IMPLIED


def _named(draft: Draft, meeting: str) -> tuple[Participant, ...]:
    """Those who are known; a counterpart known only in words has a reference that holds for this meeting alone."""
    known = tuple(one for one in draft.participants.values() if one.ref)
    if len(known) == len(draft.participants):
        return known
    alone = len(known) < 2  # else a pronoun or a bare "official" says nothing more of a contact that is known
    everybody = enumerate((one for one in draft.participants.values() if one.ref or alone or " " in one.name), 1)
    return tuple(one if one.ref else replace(one, ref=f"{UNNAMED}{meeting}/{n}") for n, one in everybody)


def _date(draft: Draft, cable: Cable) -> str | None:
    """The date; a year that was only assumed gives way where what took place would lie ahead of the cable.

    What is planned for a month long past is for that month of the year to come.
    """
    if draft.date is None:
        return None
    value = draft.date.value
    assumed = draft.date.source == "year-of-cable" and draft.realis is Realis.ACTUAL
    if assumed and cable.sent is not None:
        tomorrow = (cable.sent + timedelta(days=1)).date().isoformat()
        if value > tomorrow[: len(value)] and not value.endswith("-02-29"):
            return f"{int(value[:4]) - 1}{value[4:]}"
    if draft.date.source == "year-of-cable" and draft.realis is Realis.PLANNED and cable.sent is not None:
        behind = cable.sent.month - int(value[5:7])
        if value.startswith(str(cable.sent.year)) and behind > LONG_PAST and not value.endswith("-02-29"):
            return f"{int(value[:4]) + 1}{value[4:]}"
    return value


def is_of_one_post(draft: Draft) -> bool:
    """Whether a post is only in contact with its own officers: "the Ambassador noted our concern"."""
    people = draft.participants.values()
    post = next((one.ref for one in people if is_post(one)), None)
    return post is not None and len(people) > 1 and all(one.on_behalf_of == post for one in people)


def is_post(one: Participant) -> bool:
    """Whether a participant is a post itself."""
    return one.ref.startswith("post:")


def is_ours(one: Participant) -> bool:
    """Whether it is the post, or one of its officers whom only the office names."""
    return one.ref.startswith(("post:", "position:post:"))


def cited_cable(references: Sequence[Reference], text: str, sentence: Span) -> str | None:
    """The cable whose points a sentence delivers; None where it delivers none or which one is open."""
    words = sentence.of(text).lower()
    if not any(word in words for word in ("points", "demarche", "démarche", "non-paper", "nonpaper")):
        return None
    cables = [one for one in references if one.kind is ReferenceKind.CABLE and one.target]
    inside = [one for one in cables if one.where is Where.BODY and one.span.overlaps(sentence)]
    if inside:
        return inside[0].target
    cited = [one for one in cables if one.where is Where.REF_LINE]
    return cited[0].target if len(cited) == 1 and ("reftel" in words or "ref " in words) else None


def is_of_offices(draft: Draft) -> bool:
    """Whether all who hold one office take part: "the NATO permreps"."""
    offices = cue_words("meetings", "offices")
    return any(one.name.lower().split()[-1] in offices for one in draft.participants.values() if not one.ref)
