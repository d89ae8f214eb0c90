"""Meetings: who was in contact with whom, how, when, and the sentences that say so."""

from dataclasses import dataclass, replace

from ahocorasick_rs import AhoCorasick

from functools import cache

from graphkit.extract.base import Extractor, Known
from graphkit.extract.cues import fold
from graphkit.extract.meeting_items import read_cast
from graphkit.extract.meeting_merge import Story
from graphkit.extract.meeting_people import Newcomers
from graphkit.extract.meeting_rules import nouns, verbs
from graphkit.extract.running import running_text
from graphkit.extract.sentences import split_sentences
from graphkit.model import Cable, Extraction

ADDERS = (
    "accompanied",
    "also present",
    "attended",
    "joined",
    "participants",
    "notetaker",
    "continued",
    "replied",
    "responded",
)


@cache
def _cues() -> AhoCorasick:
    return AhoCorasick(sorted({*verbs(), *nouns(), *ADDERS}))


def find(cable: Cable, known: Known, found: Extraction) -> Extraction:  # noqa: ARG001 (every extractor has this shape)
    """``found`` and the meetings of the cable; people whom only a verb of contact shows are added to the people."""
    text = running_text(cable)
    folded = fold(text)
    hits = sorted(start for _, start, _ in _cues().find_matches_as_indexes(folded))
    if not hits:
        return found
    sentences, issues = split_sentences(cable)
    story = Story(cable, read_cast(cable, text, found), sentences, Newcomers.beside(found))
    at = 0
    for number, sentence in enumerate(sentences):
        while at < len(hits) and hits[at] < sentence.start:
            at += 1
        if at < len(hits) and hits[at] < sentence.end:
            story.read(number)
    people = tuple(story.newcomers.people.values())
    return replace(
        found, people=found.people + people, meetings=(*found.meetings, *story.meetings()), issues=found.issues + issues
    )


EXTRACTOR = Extractor("meetings", find)
