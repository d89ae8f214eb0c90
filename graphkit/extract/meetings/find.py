"""Meetings: who was in contact with whom, how, when, and the sentences that say so."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from graphkit.extract.base import Extractor, Known
from graphkit.extract.meetings.cues import find_cues
from graphkit.extract.meetings.drafts import Draft
from graphkit.extract.meetings.items import read_cast
from graphkit.extract.meetings.joined_lists import take_list, take_record
from graphkit.extract.meetings.lists import MOST as LISTED
from graphkit.extract.meetings.lists import listed_participants
from graphkit.extract.meetings.merge import MOST, Story
from graphkit.extract.meetings.people import Newcomers
from graphkit.extract.meetings.recorded import date_recorded, recorded_conversation
from graphkit.extract.people.bare import bare_names
from graphkit.extract.people.find import MOST as MOST_NAMES
from graphkit.extract.people.find import inside
from graphkit.extract.text.records import recorded_list
from graphkit.extract.text.running import running_text
from graphkit.extract.text.sentences import split_sentences
from graphkit.extract.text.words import Is, Words, read_words, word_flags
from graphkit.model import Cable, Extraction, Issue, Mention, MentionKind, Person


def find(cable: Cable, known: Known, found: Extraction) -> Extraction:  # noqa: ARG001 (every extractor has this shape)
    """``found`` and the meetings of the cable; people whom only a verb of contact shows are added to the people."""
    text = running_text(cable)
    cast = read_cast(cable, text, found)
    hits = find_cues(text, [item.start for item in cast.known if item.slot is not None])
    if not hits and recorded_list(cable) is None:
        return found
    sentences, issues = split_sentences(cable, hits)
    story = Story(cast, sentences, Newcomers.beside(found), hits, frozenset(hits))
    at = 0
    for number, sentence in enumerate(sentences):
        while at < len(hits) and hits[at] < sentence.start:
            at += 1
        if at < len(hits) and hits[at] < sentence.end and not story.full:
            story.read(number)
    if (record := recorded_conversation(story.cast, story.newcomers)) is not None:
        take_record(story, record[0])
        issues += _cut(cable, *record)
    date_recorded(story.drafts, cable)
    for listed, cut in listed_participants(story.cast, story.newcomers):
        take_list(story, listed)
        issues += _cut(cable, listed, cut)
    if story.full:
        issues += (Issue("extract", "meetings-cut", cable.id, f"only the first {MOST} meetings were read"),)
    newcomers = tuple(with_bare_names(read_words(text), found, story.newcomers.people()))
    people = (*found.people, *newcomers)
    meetings = (*found.meetings, *story.meetings())
    return replace(found, people=people, meetings=meetings, issues=found.issues + issues)


def _cut(cable: Cable, listed: Draft, cut: bool) -> tuple[Issue, ...]:  # noqa: FBT001 (as lists come)
    message = f"only the first {LISTED} of a list of participants were read"
    return (Issue("extract", "participants-cut", cable.id, message, listed.evidence[0]),) if cut else ()


def with_bare_names(read: Words, found: Extraction, newcomers: tuple[Person, ...]) -> Iterator[Person]:
    """The newcomers, each with the further places where the name of one word stands that no one else has."""
    owners = {person.name.lower(): person for person in newcomers if " " not in person.name}
    for word in [word for word in owners if word_flags().get(word, 0) & ~NAMES]:
        del owners[word]
    if not owners:
        yield from newcomers
        return
    people = (one.mentions for one in chain(found.people, newcomers))
    others = chain((one.mentions for one in found.organizations), (one.mentions for one in found.positions))
    spans = (mention.full or mention.span for some in chain(people, others) for mention in some)
    taken = {i for span in spans for i in inside(read, span)}
    further: dict[str, list[Mention]] = {}
    for hit in islice(bare_names(read, dict.fromkeys(owners, False), taken), MOST_NAMES):
        if len(hit.parts) == 1:
            person = owners[hit.parts[0].lower()]
            mention = Mention(MentionKind.PERSON, person.id, hit.span, hit.norm, hit.rule, hit.full)
            further.setdefault(person.id, []).append(mention)
    for person in newcomers:
        mentions = sorted((*person.mentions, *further.get(person.id, ())), key=lambda one: one.span.start)
        yield replace(person, mentions=tuple(mentions))


NAMES = Is.GIVEN | Is.SURNAME | Is.PARTICLE  # what lexicons may say of a bare name


EXTRACTOR = Extractor("meetings", find)
