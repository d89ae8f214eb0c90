"""Lists of participants joined to the meetings that they are of."""

from dataclasses import replace

from graphkit.extract.meetings.drafts import Draft
from graphkit.extract.meetings.grammar import is_verb
from graphkit.extract.meetings.merge import Story
from graphkit.extract.meetings.same import may_be_same
from graphkit.model import Certainty, MeetingKind, Realis

HEADING = 16  # words of a line that says when and where something took place


def take_list(story: Story, listed: Draft) -> None:
    """Joins a list of participants to the meeting with most of them, or keeps it as a contact of its own."""
    aliases = story.newcomers.aliases
    refs = listed.known(aliases)
    held = [one for one in story.drafts if one.realis is Realis.ACTUAL and one.certainty is Certainty.ASSERTED]
    held = [one for one in held if not one.apart]
    best = max(held, key=lambda draft: len(refs & draft.known(aliases)), default=None)
    shared = len(refs & best.known(aliases)) if best is not None else 0
    if best is None or shared < min(2, len(best.known(aliases))) or not shared:
        _date_list(story, listed)
        listed.last = len(story.sentences)
        story.drafts.append(listed)
        return
    for key, participant in listed.participants.items():
        known = best.participants.setdefault(key, participant)
        best.participants[key] = replace(known, side=known.side or participant.side)
    heads = min(listed.evidence) < min(best.evidence)
    for span in listed.evidence:
        best.report(span, best.last)
    if best.kind is MeetingKind.TOLD:
        best.kind = MeetingKind.MET  # words passed in what the list is of
    if best.date is None and (heads or best.kind is MeetingKind.LIST):
        _date_list(story, best)
    people = best.known(aliases)
    for one in [one for one in held if one is not best and refs & one.known(aliases)]:
        if 1 < len(one.known(aliases) & people) == len(one.known(aliases)) and may_be_same(best, one):
            best.take(one)
            story.drafts.remove(one)


def take_record(story: Story, record: Draft) -> None:
    """Keeps the conversation of which the whole document is the record; what those of it were told, they were in it."""
    aliases = story.newcomers.aliases
    people, listed = record.known(aliases), frozenset(record.participants)
    for one in [one for one in story.drafts if may_be_same(record, one)]:
        goes_on = one.kind is MeetingKind.TOLD or one.announced or one.rule.startswith("next-")
        if goes_on and one.known(aliases) <= people:
            record.take(one)
            story.drafts.remove(one)
    for key in [key for key in record.participants if key not in listed]:
        del record.participants[key]  # "the Secretary" beside "Secretary Lind"
    story.drafts.insert(0, record)


def _date_list(story: Story, listed: Draft) -> None:
    """A list without a date is of the meeting that the sentences before it date: "six delegations met May 3-5"."""
    start = min(listed.evidence).start
    for number, sentence in enumerate(story.sentences):
        if sentence.start > start:
            return
        items = story.items_of(number)
        days = [item.date for item in items if item.date and item.date.precision == "day"]
        heading = len(items) < HEADING and not any(map(is_verb, items))  # "May 3, 2009; 4:15 p.m.; Oslo"
        if days and (heading or any(item.low in _HELD for item in items)):
            listed.date = days[0]
            listed.report(sentence, number)
            return


_HELD = frozenset({"conversation", "meeting", "meetings", "met", "round", "session", "talks"})
