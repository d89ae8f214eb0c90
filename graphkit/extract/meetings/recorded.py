"""The conversation of which a document is the record, with all who are listed, on the day of its dateline."""

import re
from collections.abc import Sequence

from graphkit.extract.dates.parts import local_day
from graphkit.extract.meetings.drafts import Draft
from graphkit.extract.meetings.items import Cast
from graphkit.extract.meetings.lists import read_lines
from graphkit.extract.meetings.people import Newcomers
from graphkit.extract.places import find_places
from graphkit.extract.text.records import head_of, recorded_as, recorded_list
from graphkit.extract.text.words import read_words
from graphkit.model import Cable, Certainty, DateMention, MeetingKind, Realis, Span


def recorded_conversation(cast: Cast, newcomers: Newcomers) -> tuple[Draft, bool] | None:
    """That conversation, and whether names were left out; None where the document records none, or lists no two."""
    cable = cast.cable
    listed = recorded_list(cable)
    if listed is None:
        return None
    kind = MeetingKind.PHONE if "telephone" in (recorded_as(cable) or "") else MeetingKind.MET
    draft = Draft(kind, "participants-list", Realis.ACTUAL, Certainty.ASSERTED)
    cut = read_lines(cast, newcomers, draft, listed.span, None)
    if len(draft.participants) < 2:
        return None
    draft.date, draft.place = when_and_where(cable)
    title = head_of(cable, "title") or listed.span
    draft.evidence.append(Span(title.start, listed.span.end))  # what it is, where, when and of whom
    return draft, cut


def date_recorded(drafts: Sequence[Draft], cable: Cable) -> None:
    """Gives the day of a record to the conversation that its title or first words tell of: "Present were A and B"."""
    if recorded_as(cable) is None:
        return
    date, place = when_and_where(cable)
    first = min(drafts, key=lambda one: min(one.evidence), default=None)
    for one in drafts:
        told = one.announced or (one is first and one.rule in ("also-present", "present"))
        if told and one.realis is Realis.ACTUAL and one.date is None:
            one.date, one.place = date, one.place or place


def when_and_where(cable: Cable) -> tuple[DateMention | None, str | None]:
    """The day of a document's dateline, if it names one, and the place."""
    dateline, day = head_of(cable, "dateline"), local_day(cable)
    if dateline is None or day is None or not re.search(rf"\b{day.day}\b", words := dateline.of(cable.text)):
        return None, None
    place = next((one.entity for one in find_places(read_words(words), set())), None)
    return DateMention(day.isoformat(), "day", "stated", dateline), place
