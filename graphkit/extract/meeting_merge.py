"""Sentences put together: one conversation told in several places is one meeting, its turns and additions join it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from graphkit.extract.meeting_additions import Addition, additions
from graphkit.extract.meeting_grammar import POSSESSIVE, Items, clause_subject
from graphkit.extract.meeting_items import Cast, Item, Slot, sentence_items
from graphkit.extract.meeting_people import Newcomers
from graphkit.extract.meeting_rules import Contact, contact_date, sentence_contacts
from graphkit.lexicon.cues import cue_tables
from graphkit.model import (
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

NEAR = 30  # sentences over which a conversation stays open
BACK = 3  # sentences in which the somebody behind a pronoun is looked for
MOST = 400  # meetings of one cable

_FACE = (MeetingKind.TOLD, MeetingKind.LIST, MeetingKind.MET, MeetingKind.NEGOTIATION, MeetingKind.VISIT)
_RANK = {kind: rank for rank, kind in enumerate((*_FACE, MeetingKind.CALL, MeetingKind.MEAL, MeetingKind.DEMARCHE))}


@dataclass(slots=True)
class Draft:
    """A meeting while sentences are still adding to it."""

    kind: MeetingKind
    rule: str
    realis: Realis
    certainty: Certainty
    participants: dict[str, Participant] = field(default_factory=dict)
    evidence: list[Span] = field(default_factory=list)
    date: DateMention | None = None
    last: int = 0
    place: str | None = None
    occasion: str | None = None
    acts_on: str | None = None

    def known(self) -> set[str]:
        """The participants who are somebody."""
        return {participant.ref for participant in self.participants.values() if participant.ref}


@dataclass(slots=True)
class Story:
    """Reads the sentences of one cable in order and gathers its meetings."""

    cable: Cable
    cast: Cast
    sentences: Sequence[Span]
    newcomers: Newcomers
    drafts: list[Draft] = field(default_factory=list)
    items: dict[int, Items] = field(default_factory=dict)

    def items_of(self, number: int) -> Items:
        """The items of a sentence, kept for those that look back."""
        if number not in self.items:
            self.items[number] = sentence_items(self.cast, self.sentences[number])
        return self.items[number]

    def read(self, number: int) -> None:
        """Takes in the contacts, additions and turns of one sentence."""
        items = self.items_of(number)
        separate = bool(items) and items[0].low in ("separately", "meanwhile")
        for contact in sentence_contacts(items):
            draft = self.draft(contact, items, number)
            if draft is not None:
                self.place(draft, separate=separate and not self._in_sentence(number))
        for addition in additions(items):
            self.add(addition, items, number)
        self._act(number)

    def _in_sentence(self, number: int) -> bool:
        return any(draft.last == number for draft in self.drafts[-3:])

    # ------------------------------------------------------------------------------------ a contact of a sentence

    def draft(self, contact: Contact, items: Items, number: int) -> Draft | None:
        """A contact with its participants known; None where nobody who can be named is left."""
        certainty = Certainty.IMPLIED if contact.implied else Certainty.ASSERTED
        draft = Draft(contact.kind, contact.rule, contact.realis, certainty, last=number, occasion=contact.occasion)
        roles = ("speaker", "addressee") if contact.kind is MeetingKind.TOLD else ("principal", "principal")
        taken = frozenset(slot.ref for slot, _ in contact.subjects)
        for slot, at in contact.subjects:
            self._join(draft, self.resolve(slot, at, items, number), "host" if contact.host else roles[0])
        for slot, at in contact.objects:
            somebody = self.resolve(slot, at, items, number, taken)
            self._join(draft, somebody if somebody and (somebody.ref or somebody.kind == "unnamed") else None, roles[1])
        draft.evidence.append(self.sentences[number])
        draft.date = contact_date(items, contact)
        return draft if self._is_contact(draft, contact) else None

    def _is_contact(self, draft: Draft, contact: Contact) -> bool:
        named = [one for one in draft.participants.values() if one.ref != self.cast.post.ref and not _is_group(one)]
        if not named:
            return len(draft.known()) > 1
        internal = contact.possessor not in ("", "'s") and contact.group and len(draft.participants) < 2
        return not internal

    def _join(self, draft: Draft, slot: Slot | None, role: str) -> None:
        if slot is None:
            return
        key = slot.ref or f"?{slot.name.lower()}"
        if key not in draft.participants:
            behalf = slot.organization or None
            draft.participants[key] = Participant(slot.ref, slot.name, role, slot.side, behalf)

    def resolve(
        self, slot: Slot, at: int, items: Items, number: int, taken: frozenset[str] = frozenset()
    ) -> Slot | None:
        """The slot itself, the somebody behind a pronoun, or a newcomer for a bare name."""
        if slot.kind == "name":
            role = "contact-subject" if at < len(items) // 2 else "contact-object"
            return self.newcomers.admit(slot, Span(items[at].start, items[at].end), role)
        if slot.kind != "pronoun":
            return slot
        unknown = None if items[at].low in POSSESSIVE else slot
        return self.antecedent(at, items, number, taken) or unknown

    def antecedent(self, at: int, items: Items, number: int, taken: frozenset[str]) -> Slot | None:
        """The subject named before a pronoun: in its own sentence, else of one of the sentences before."""
        subjects = clause_subject(items, at)
        for place in (*subjects, *(n for n in range(at - 1, -1, -1) if n not in subjects)):
            found = self._somebody(items[place], place, items, number)
            if found is not None and found.ref not in taken and (place in subjects or found.kind == "person"):
                return found
        for back in range(number - 1, max(-1, number - 1 - BACK), -1):
            before = self.items_of(back)
            for place in clause_subject(before, len(before)):
                found = self._somebody(before[place], place, before, back)
                if found is not None and found.ref not in taken:
                    return found
        return None

    def _somebody(self, item: Item, at: int, items: Items, number: int) -> Slot | None:
        slot = item.slot
        if slot is None or slot.kind not in ("person", "position", "name"):
            return None
        return self.resolve(slot, at, items, number)

    # ------------------------------------------------------------------------------------------------- one meeting

    def place(self, draft: Draft, *, separate: bool = False) -> None:
        """Joins a draft to the meeting that it reports again, or opens a new one."""
        same = None if separate else next((one for one in reversed(self.drafts) if self.same(one, draft)), None)
        if same is None:
            if len(self.drafts) < MOST:
                self.drafts.append(draft)
            return
        if draft.kind in _RANK and same.kind in _RANK and _RANK[draft.kind] > _RANK[same.kind]:
            same.kind, same.rule = draft.kind, draft.rule
        for key, participant in draft.participants.items():
            if participant.ref or not same.known():
                same.participants.setdefault(key, participant)
        same.evidence += [span for span in draft.evidence if span not in same.evidence]
        same.date = (
            same.date
            if same.date and len(same.date.value) >= len(draft.date.value if draft.date else "")
            else draft.date
        )
        same.occasion, same.last = same.occasion or draft.occasion, draft.last
        if draft.certainty is Certainty.ASSERTED:
            same.certainty = Certainty.ASSERTED

    def same(self, old: Draft, new: Draft) -> bool:
        """Whether two reports are of one contact: same realis and kind of contact, dates and people that agree."""
        if old.realis is not new.realis or not _kinds_agree(old.kind, new.kind) or not _dates_agree(old.date, new.date):
            return False
        if Certainty.IMPLIED in (old.certainty, new.certainty) and old.certainty is not new.certainty:
            return False
        mine, theirs = self._aliased(old.known()), self._aliased(new.known())
        common = mine & theirs
        near = new.last - old.last <= NEAR or old.date is not None
        if len(common) >= 2:
            return near and (mine <= theirs or theirs <= mine or old.kind is not MeetingKind.TOLD)
        alone = min(len(mine), len(theirs)) <= 1
        return bool(common) and alone and new.last - old.last <= 3 and old.last != new.last

    def _aliased(self, refs: set[str]) -> set[str]:
        return {self.newcomers.aliases.get(ref, ref) for ref in refs}

    def open(self, number: int) -> Draft | None:
        """The conversation that a turn or an addition would join."""
        actual = [
            draft for draft in self.drafts if draft.realis is Realis.ACTUAL and draft.certainty is Certainty.ASSERTED
        ]
        last = max(actual, key=lambda draft: draft.last, default=None)
        return last if last is not None and number - last.last <= NEAR else None

    def add(self, addition: Addition, items: Items, number: int) -> None:
        """Joins those who came along, or who take their turn, to the open conversation."""
        slots = [(self.resolve(slot, at, items, number), role) for slot, at, role in addition.joining]
        draft = self.open(number)
        if draft is None:
            if not addition.starts or len([slot for slot, _ in slots if slot]) < 1:
                return
            draft = Draft(MeetingKind.LIST, addition.rule, Realis.ACTUAL, Certainty.ASSERTED, last=number)
            draft.date = next((item.date for item in items if item.date and item.date.precision == "day"), None)
            self.drafts.append(draft)
        if addition.near and number - draft.last > addition.near:
            return
        if not slots:
            return
        for slot, role in slots:
            self._join(draft, slot, role)
        if self.sentences[number] not in draft.evidence:
            draft.evidence.append(self.sentences[number])
        draft.last = number

    def _act(self, number: int) -> None:
        """A sentence that delivers the points of a cited cable makes its meeting act on that cable."""
        sentence = self.sentences[number]
        cited = _cited(self.cable.references, self.cast.text, sentence)
        draft = self.open(number) if cited else None
        if draft is not None and draft.last == number:
            draft.acts_on = draft.acts_on or cited

    def meetings(self) -> Iterator[Meeting]:
        """The meetings in order of their first evidence."""
        codes: dict[str, list[str]] = cue_tables()["meetings"]["codes"]
        drafts = sorted((one for one in self.drafts if one.participants), key=lambda draft: draft.evidence[0])
        for number, draft in enumerate(drafts, 1):
            cameo, plover = codes[draft.kind]
            date = self._past(draft)
            yield Meeting(
                f"meeting:{self.cable.id}/{number}",
                draft.kind,
                draft.realis,
                draft.certainty,
                tuple(draft.participants.values()),
                tuple(sorted(draft.evidence)),
                draft.rule,
                date,
                draft.date.precision if draft.date else None,
                draft.date.source if draft.date else None,
                draft.date.weekday_conflict if draft.date else False,
                draft.place,
                draft.occasion,
                draft.acts_on,
                cameo,
                plover,
            )

    def _past(self, draft: Draft) -> str | None:
        """The date; what took place cannot lie ahead of the cable, so a year that was only assumed goes back by one."""
        if draft.date is None:
            return None
        value, sent = draft.date.value, self.cable.sent
        assumed = draft.date.source == "year-of-cable" and draft.realis is Realis.ACTUAL
        if assumed and sent is not None and value > (sent + timedelta(days=2)).date().isoformat()[: len(value)]:
            return f"{int(value[:4]) - 1}{value[4:]}"
        return value


def _is_group(participant: Participant) -> bool:
    return participant.ref.startswith(("org:", "post:", "country:"))


def _kinds_agree(old: MeetingKind, new: MeetingKind) -> bool:
    if MeetingKind.PHONE in (old, new):
        return old is new or MeetingKind.TOLD in (old, new)
    return True


def _dates_agree(old: DateMention | None, new: DateMention | None) -> bool:
    if old is None or new is None:
        return True
    return old.value.startswith(new.value) or new.value.startswith(old.value)


def _cited(references: Sequence[Reference], text: str, sentence: Span) -> str | None:
    """The cable whose points a sentence delivers."""
    words = sentence.of(text).lower()
    if not any(word in words for word in ("points", "demarche", "démarche", "non-paper", "nonpaper", "paper")):
        return None
    cables = [one for one in references if one.kind is ReferenceKind.CABLE and one.target]
    inside = [one for one in cables if one.where is Where.BODY and one.span.overlaps(sentence)]
    if inside:
        return inside[0].target
    cited = [one for one in cables if one.where is Where.REF_LINE]
    return cited[0].target if len(cited) == 1 and ("reftel" in words or "ref " in words) else None
