"""Meetings: who was in contact with whom, how, when, and the sentences that say so."""

from dataclasses import replace

from graphkit.extract.base import Extractor, Known
from graphkit.extract.meetings.cues import find_cues
from graphkit.extract.meetings.items import read_cast
from graphkit.extract.meetings.lists import MOST as LISTED
from graphkit.extract.meetings.lists import listed_participants
from graphkit.extract.meetings.merge import MOST, Story
from graphkit.extract.meetings.people import Newcomers
from graphkit.extract.running import running_text
from graphkit.extract.sentences import split_sentences
from graphkit.model import Cable, Extraction, Issue


def find(cable: Cable, known: Known, found: Extraction) -> Extraction:  # noqa: ARG001 (every extractor has this shape)
    """``found`` and the meetings of the cable; people whom only a verb of contact shows are added to the people."""
    text = running_text(cable)
    hits = find_cues(text)
    if not hits:
        return found
    sentences, issues = split_sentences(cable, hits)
    story = Story(read_cast(cable, text, found), sentences, Newcomers.beside(found), hits, frozenset(hits))
    at = 0
    for number, sentence in enumerate(sentences):
        while at < len(hits) and hits[at] < sentence.start:
            at += 1
        if at < len(hits) and hits[at] < sentence.end and not story.full:
            story.read(number)
    for listed, cut in listed_participants(story.cast, story.newcomers):
        story.take_list(listed)
        if cut:
            message = f"only the first {LISTED} of a list of participants were read"
            issues += (Issue("extract", "participants-cut", cable.id, message, listed.evidence[0]),)
    if story.full:
        issues += (Issue("extract", "meetings-cut", cable.id, f"only the first {MOST} meetings were read"),)
    people = (*found.people, *story.newcomers.people())
    meetings = (*found.meetings, *story.meetings())
    return replace(found, people=people, meetings=meetings, issues=found.issues + issues)


EXTRACTOR = Extractor("meetings", find)
