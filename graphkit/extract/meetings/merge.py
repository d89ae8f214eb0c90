"""Sentences put together: one conversation told in several places is one meeting, its turns and additions join it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from graphkit.extract.meetings.additions import CONGRESS, additions, opens_with_presence
from graphkit.extract.meetings.contacts import Contact, Pair
from graphkit.extract.meetings.dates import contact_date
from graphkit.extract.meetings.drafts import (
    Draft,
    cited_cable,
    finish,
    is_of_offices,
    is_of_one_post,
    is_ours,
    is_post,
    last_open,
    last_partner,
)
from graphkit.extract.meetings.genders import PRONOUNS, may_mean
from graphkit.extract.meetings.grammar import HONORED, WRITER, Items
from graphkit.extract.meetings.people import is_acronym
from graphkit.extract.meetings.presence import Addition
from graphkit.extract.meetings.pronouns import Told
from graphkit.extract.meetings.rules import contact_place, margins, sentence_contacts
from graphkit.extract.meetings.same import absorb, told_before
from graphkit.extract.meetings.series import comes_later, one_by_one
from graphkit.extract.meetings.slots import Item, Slot
from graphkit.extract.meetings.unnamed import crowd_of, is_of_others, is_retold
from graphkit.model import Certainty, DateMention, Meeting, MeetingKind, Realis

MOST = 400  # meetings of one cable
NAMED = 4  # times as far as others may those join whose company the text names: "A was accompanied by B"
DELEGATES = 6  # sentences behind the visit of a delegation in which its members go on acting
# Verbs whose object is told in person, not appealed to in public.
_BODIES_TOLD = frozenset(
    f"verb-{word}"
    for word in ("advised", "alerted", "briefed", "briefing", "informed", "informing", "met", "notified", "told")
)
_MEANT = {*PRONOUNS, "latter"}  # words for somebody who was spoken with before
_APART_NOUN = frozenset({"bilateral", "separate"})
_APART = _APART_NOUN | {"bilaterally", "separately"}
_MET = frozenset(
    {
        "accompanied", "accompanied-by", "also-attended", "attended-by", "beside-others", "flanked-by", "in-presence",
        "joined-by",
    }
)  # fmt: skip


@dataclass(slots=True)
class Story(Told):
    """Reads the sentences of one cable in order and gathers its meetings; ``full`` once there were too many."""

    drafts: list[Draft] = field(default_factory=list)
    full: bool = False

    def read(self, number: int) -> None:
        """Takes in the contacts, additions and turns of one sentence."""
        items = self.items_of(number)
        added = list(additions(items))
        early = [one for one in added if one.rule == "also-present" and opens_with_presence(items)]
        for addition in early:  # "Also present were A and B, with whom C met after the talk"
            self.add(addition, items, number)
        self._read_contacts(items, number)
        for inner, start in self.bracketed(number):
            self._read_contacts(inner, number, start)
        for addition in added:
            if addition not in early:
                self.add(addition, items, number)
        self._join_delegation(items, number)
        self._act_on(number)

    def _read_contacts(self, items: Items, number: int, start: int = 0) -> None:
        apart = bool(items) and items[0].low == "separately"
        for contact in sentence_contacts(items, self.opened, start):
            if any(at < start for _, at in contact.subjects):
                continue
            for each in one_by_one(items, contact):
                draft = self.draft(each, items, number)
                if draft is not None:
                    self.place(draft, apart=apart and not any(one.last == number for one in self.drafts[-3:]))

    def meetings(self) -> Iterator[Meeting]:
        """What was gathered."""
        absorb(self.drafts, self.newcomers.aliases)
        return finish(self.drafts, self.cast.cable)

    # ------------------------------------------------------------------------------------ a contact of a sentence

    def draft(self, contact: Contact, items: Items, number: int) -> Draft | None:
        """A contact with its participants known; None where nobody who can be named is left."""
        certainty = Certainty.IMPLIED if contact.implied else Certainty.ASSERTED
        draft = Draft(contact.kind, contact.rule, contact.realis, certainty, number, occasion=contact.occasion)
        told = contact.kind is MeetingKind.TOLD
        first = "speaker" if told else "host" if contact.host else "principal"
        others = frozenset(slot.ref for slot, _ in contact.objects) - {""}
        for slot, at in contact.subjects:
            somebody = self.resolve(slot, at, items, number, beside=others)
            alone = at + 1 == len(items) or not items[at + 1].low[:1].isdigit()  # not "GUAT 790"
            if somebody is None and slot.kind == "name" and is_acronym(slot.name) and contact.objects and alone:
                somebody = Slot("", slot.name, "unnamed")  # a body that nothing explains: "MOSAL told us"
            if somebody is not None:
                draft.join(somebody, first)
        taken = frozenset(one.ref for one in draft.participants.values()) - {""}
        for slot, at in contact.objects:
            somebody = self.resolve(self._honored(slot, number), at, items, number, taken)
            if somebody is not None and (somebody.ref or somebody.kind == "unnamed" or len(contact.objects) == 1):
                draft.join(somebody, "addressee" if told else "principal")
        if all(item.low not in HONORED for item in items):
            self._name_partner(draft, number)
        if contact.rule.startswith(("again-", "next-")):
            self._add_ours(draft, number, contact)
        draft.signed = any(self._is_signer(slot, items[at]) for slot, at in (*contact.subjects, *contact.objects))
        draft.group = contact.group or (contact.rule in _BODIES_TOLD and any(map(_is_body, contact.objects)))
        one_sided = contact.group and not (contact.subjects and contact.objects)
        lone = len(draft.participants) == 1 or one_sided or all(map(is_ours, draft.participants.values()))
        if lone and (crowd := crowd_of(items, contact)) is not None:
            words = self.cast.text[items[crowd[0]].start : items[crowd[1] - 1].end]
            slot = Slot("", " ".join(words.split()), "unnamed")
            draft.join(slot, first if not contact.subjects else "addressee" if told else "principal")
        draft.others = told and is_of_others(items, contact)
        near = items[max(0, contact.cue - 4) : contact.cue + 4]
        apart = _APART_NOUN if contact.rule.startswith("noun-") else _APART
        draft.apart = any(item.low in apart for item in near)
        draft.later = comes_later(items, contact)
        draft.retold = is_retold(items, contact)
        draft.report(self.sentences[number], number)
        draft.announced = self._is_subject(number)
        draft.date = contact_date(items, contact)
        if contact.rule == "verb-asked" and self._is_ahead(draft.date):
            draft.date = None  # "asked me to come on May 3": when that was asked is not told
        doubtful = contact.rule in ("verb-invited", "verb-see") or (
            draft.date is not None and draft.date.source == "relative"
        )
        if draft.realis is Realis.ACTUAL and doubtful and self._is_ahead(draft.date):
            draft.realis = Realis.PLANNED  # "is meeting with A tomorrow"
        draft.place = contact_place(self.cast, items, contact)
        draft.occasion = draft.occasion or margins(self.cast.text, items, contact)
        return draft if self._is_contact(draft, contact) else None

    def _is_subject(self, number: int) -> bool:
        subject = self.cast.cable.subject
        return subject is not None and self.sentences[number].start < subject.span.end

    def _honored(self, slot: Slot, number: int) -> Slot:
        """Whom "His Majesty" means: the only one of the other side in the conversation that is open."""
        if slot.kind != "unnamed" or slot.name.split()[-1] not in HONORED:
            return slot
        draft = last_open(self.drafts, number, set(), {})
        others = [one for one in draft.participants.values() if one.ref and one.side != "US"] if draft else []
        return Slot(others[0].ref, others[0].name, "person", others[0].side) if len(others) == 1 else slot

    def _name_partner(self, draft: Draft, number: int) -> None:
        """A pronoun that nothing near explains, beside one of ours, means with whom ours spoke last: "I told him"."""
        words = [key[1:] for key in draft.participants if key[:1] == "?" and key[1:] in _MEANT]
        if len(words) != 1 or len(draft.participants) != 2:
            return
        partner = last_partner(self.drafts, number, set(draft.of_post()))
        if partner is not None and may_mean(words[0], self.cast.genders.of(partner.ref)):
            role = draft.participants.pop(f"?{words[0]}").role
            draft.participants.setdefault(partner.ref, replace(partner, role=role))

    def _add_ours(self, draft: Draft, number: int, contact: Contact) -> None:
        """Adds those of ours who were in the conversation before: "In a separate meeting, B said".

        Of "In a meeting on May 5, B said" in the one before with the same people. Where none was told of, whoever
        writes is implied.
        """
        known = {one.ref for one in draft.participants.values() if one.ref}
        again = contact.rule.startswith("again-")
        before = last_open(self.drafts, number, known if again else set(), {}) if known else None
        for key, one in before.participants.items() if before is not None else ():
            if one.side == "US" and one.ref:
                draft.participants.setdefault(key, one)
        draft.certainty = Certainty.ASSERTED
        if contact.implied and before is None and self.cast.post.ref:
            draft.certainty = Certainty.IMPLIED
            draft.join(self.cast.post, "principal")

    def _is_signer(self, slot: Slot, item: Item) -> bool:
        """Whether the "I" of a sentence is the person whose name stands under the cable."""
        return item.low in WRITER and slot == self.cast.writer

    def _is_ahead(self, date: DateMention | None) -> bool:
        sent = self.cast.cable.sent
        return date is not None and sent is not None and date.value > sent.date().isoformat()

    def _is_contact(self, draft: Draft, contact: Contact) -> bool:
        """Whether somebody but the post and institutions takes part."""
        institutions = ("org:", "post:", "country:")
        if all(one.ref.startswith(institutions) for one in draft.participants.values()):
            return len(draft.participants) > 1 or (draft.group and any(map(is_post, draft.participants.values())))
        internal = contact.possessor not in ("", "'s") and contact.group and len(draft.participants) < 2
        return not internal and not is_of_one_post(draft)

    # ------------------------------------------------------------------------------------------------ the meetings

    def place(self, draft: Draft, *, apart: bool = False) -> None:
        """Joins a draft to the meeting that it reports again, or opens a new one."""
        same = None if apart else told_before(self.drafts, draft, self.newcomers.aliases)
        if same is None and draft.rule == "answer-response":
            same = self._session(draft)
        if same is not None:
            same.take(draft)
        elif len(self.drafts) < MOST:
            self.drafts.append(draft)
        else:
            self.full = True

    def _session(self, draft: Draft) -> Draft | None:
        """The meeting with all who hold an office in which one of them is answered: "briefed the permreps"."""
        aliases = self.newcomers.aliases
        session = last_open(list(filter(is_of_offices, self.drafts)), draft.last, draft.known(aliases), aliases)
        return session if draft.date is None else None

    def add(self, addition: Addition, items: Items, number: int) -> None:
        """Joins those who came along, or who take their turn, to the conversation that is open."""
        aliases = self.newcomers.aliases
        joining = [(slot, role) for one, at, role in addition.joining if (slot := self.resolve(one, at, items, number))]
        if not joining:
            return
        beside = [slot for one, at in addition.beside if (slot := self.resolve(one, at, items, number))]
        known = {aliases.get(slot.ref, slot.ref) for slot in beside} - {""}
        if addition.turn:
            speakers = {aliases.get(slot.ref, slot.ref) for slot, _ in joining}
            known = speakers if any(speakers & draft.known(aliases) for draft in self.drafts) else set()
        draft = None if addition.own else last_open(self.drafts, number, known, aliases)
        named = any(slot.kind == "person" for slot, _ in addition.beside)
        near = addition.near * (NAMED if named else 1)
        if draft is not None and near and number - draft.last > near:
            draft = None
        if draft is None:
            if not addition.starts:
                return
            kind = MeetingKind.MET if addition.rule in _MET else MeetingKind.LIST
            draft = Draft(kind, addition.rule, Realis.ACTUAL, Certainty.ASSERTED, number)
            draft.date = _day_in(items) or self._day_of_heading(number)
            self.drafts.append(draft)
        for slot, role in joining:
            draft.join(slot, role)
        draft.name_the_post()
        draft.report(self.sentences[number], number)

    def _day_of_heading(self, number: int) -> DateMention | None:
        """The day in "Memorandum of Conversation, May 3", the sentence before a list."""
        before = self.items_of(number - 1) if number else []
        heads = len(before) < 12 and any(item.low in ("memorandum", "memcon", "conversation") for item in before)
        return _day_in(before) if heads else None

    def _join_delegation(self, items: Items, number: int) -> None:
        """A member of Congress who speaks or acts soon after a delegation made its visit came with it."""
        slot = items[0].slot if items else None
        if slot is None or slot.kind != "person" or slot.side == "foreign":
            return
        title = self.cast.text[items[0].start : items[0].end].split(None, 1)[0].lower()
        draft = last_open(self.drafts, number, set(), {}) if title in CONGRESS else None
        if draft is None or number - draft.last > DELEGATES or draft.kind is not MeetingKind.VISIT:
            return
        if any(
            (one.on_behalf_of or "").lower().startswith(("codel", "staffdel")) for one in draft.participants.values()
        ):
            draft.join(slot, "accompanying")
            draft.report(self.sentences[number], number)

    def _act_on(self, number: int) -> None:
        """A sentence that delivers the points of a cited cable makes its meeting act on that cable."""
        cable = self.cast.cable
        if not cable.references or all(one.last != number for one in self.drafts):
            return
        cited = cited_cable(cable.references, self.cast.text, self.sentences[number])
        draft = last_open(self.drafts, number, set(), self.newcomers.aliases) if cited else None
        if draft is not None and draft.last == number:
            draft.acts_on = draft.acts_on or cited


def _is_body(pair: Pair) -> bool:
    """Whether somebody who is told is a body that only its capitals name: "briefed MOSAL on it"."""
    slot, _ = pair
    return slot.kind == "name" and slot.name.isupper() and slot.name.isalpha() and len(slot.name) > 2


def _day_in(items: Items) -> DateMention | None:
    return next((item.date for item in items if item.date and item.date.precision == "day"), None)
