"""The conversation of which a document is the record, with all who are listed, on the day of its dateline."""

import re

from graphkit.extract.dates.find import local_day
from graphkit.extract.meetings.drafts import Draft
from graphkit.extract.meetings.items import Cast
from graphkit.extract.meetings.lists import read_lines
from graphkit.extract.meetings.people import Newcomers
from graphkit.extract.places import find_places
from graphkit.extract.text.records import head_of, recorded_as, recorded_list
from graphkit.extract.text.words import read_words
from graphkit.model import Certainty, DateMention, MeetingKind, Realis, Span


def recorded_conversation(cast: Cast, newcomers: Newcomers) -> Draft | None:
    """That conversation; None where the document records none, or lists nobody or only one of those who took part."""
    cable = cast.cable
    listed = recorded_list(cable)
    if listed is None:
        return None
    kind = MeetingKind.PHONE if "telephone" in (recorded_as(cable) or "") else MeetingKind.MET
    draft = Draft(kind, "participants-list", Realis.ACTUAL, Certainty.ASSERTED)
    read_lines(cast, newcomers, draft, listed.span, None)
    if len(draft.participants) < 2:
        return None
    dateline, day = head_of(cable, "dateline"), local_day(cable)
    if dateline is not None and day is not None and re.search(rf"\b{day.day}\b", words := dateline.of(cable.text)):
        draft.date = DateMention(day.isoformat(), "day", "stated", dateline)
        draft.place = next((one.entity for one in find_places(read_words(words), set())), None)
    title = head_of(cable, "title") or listed.span
    draft.evidence.append(Span(title.start, listed.span.end))  # what it is, where, when and of whom
    return draft
