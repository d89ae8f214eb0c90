"""An optional adapter: a local spaCy pipeline proposes people, organizations and places that no rule found.

Its spans are candidates. A rule's mention wins every overlap, a candidate whose words are nobody's name is dropped, and
what is added says so in its rule: ``ner:PERSON``. Nothing is ever downloaded: a pipeline is a folder on the disk.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, count, islice
from pathlib import Path
from typing import Any

from graphkit.extract import protect
from graphkit.extract.base import Extractor, Known
from graphkit.extract.hits import hit_at, name_of
from graphkit.extract.home import home_of
from graphkit.extract.named import LONGEST, LONGEST_WORD, is_redaction
from graphkit.extract.organizations.composed import composed
from graphkit.extract.organizations.find import mention_of
from graphkit.extract.people.cluster import cluster_hits
from graphkit.extract.people.find import inside
from graphkit.extract.people.gathered import Cluster
from graphkit.extract.people.name_parts import compatible, split_name
from graphkit.extract.spacy_pipeline import folder_of, load_pipeline, recognized
from graphkit.extract.spread import merged
from graphkit.extract.text.running import running_text
from graphkit.extract.text.words import Is, Words, read_words, split_text
from graphkit.lexicon.titles import slug
from graphkit.model import Cable, Extraction, Issue, Mention, MentionKind, Organization, Part, Person, Span

LABELS = {
    "PERSON": MentionKind.PERSON,
    "PER": MentionKind.PERSON,
    "ORG": MentionKind.ORGANIZATION,
    "GPE": MentionKind.PLACE,
    "LOC": MentionKind.PLACE,
}
MOST_CHARS = 1_000_000  # of one cable, that the pipeline reads
MOST = 3000  # candidates of one cable
NO_PERSON = Is.TITLE | Is.MODIFIER | Is.FIELD | Is.NATION | Is.PLACE | Is.COMMON | Is.STOP
NAME = Is.GIVEN | Is.SURNAME


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that the pipeline proposes: the words ``first`` to ``last``."""

    first: int
    last: int
    kind: MentionKind
    rule: str

    @property
    def words(self) -> range:
        """The numbers of its words."""
        return range(self.first, self.last + 1)


def ner_extractor(path: str | Path) -> Extractor:
    """The extractor that adds what the pipeline in the folder ``path`` finds; loaded once in each process.

    >>> ner_extractor("en_core_web_sm")
    Traceback (most recent call last):
    ...
    ValueError: en_core_web_sm: no folder of a spaCy pipeline (it holds config.cfg); none is ever downloaded
    """
    return Extractor("ner", partial(find, load_pipeline(folder_of(path))))


def find(nlp: Any, cable: Cable, known: Known, found: Extraction) -> Extraction:
    """What was found, and the people, organizations and places that only the pipeline sees."""
    read = read_words(running_text(cable))
    candidates = list(islice(candidates_of(nlp, read, words_of(read, taken_spans(cable, found))), MOST))
    # What the rules know to be protected stays so, whatever name the pipeline sees nearer to a marker.
    found = with_people(read, protect.find(cable, known, found), candidates)
    found = protect.find(cable, known, found)
    # A protected name that the pipeline takes for a company or a town would be shown as one.
    hidden = words_of(read, found.protected)
    candidates_open = [one for one in candidates if hidden.isdisjoint(one.words)]
    found = with_organizations(read, cable, found, candidates_open)
    places = tuple(place_of(read, one) for one in candidates_open if one.kind is MentionKind.PLACE)
    issues = tuple(cuts(cable, read, len(candidates)))
    return replace(found, places=found.places + places, issues=found.issues + issues)


def give_way(cable: Cable, _known: Known, found: Extraction) -> Extraction:
    """Without the pipeline's places and organizations on words that a meeting's rules gave to somebody later."""
    read = read_words(running_text(cable))
    people = (mention.full or mention.span for one in found.people for mention in one.mentions if not proposed(mention))
    taken = words_of(read, people)

    def stays(mention: Mention) -> bool:
        return not proposed(mention) or taken.isdisjoint(touched(read, mention.span))

    met = {one.ref for meeting in found.meetings for one in meeting.participants}
    kept = (
        one if one.id in met else replace(one, mentions=tuple(filter(stays, one.mentions)))
        for one in found.organizations
    )
    return replace(
        found,
        places=tuple(filter(stays, found.places)),
        organizations=tuple(one for one in kept if one.mentions),
    )


def proposed(mention: Mention) -> bool:
    """Whether the pipeline found a mention, not a rule."""
    return mention.rule.startswith("ner:")


def cuts(cable: Cable, read: Words, candidates: int) -> Iterator[Issue]:
    """What the limits of this module left out."""
    if len(read.text.rstrip()) > MOST_CHARS:
        span = Span(MOST_CHARS, len(read.text))
        yield Issue("extract", "ner-cut", cable.id, f"the pipeline reads {MOST_CHARS} characters of a cable", span)
    if candidates >= MOST:
        yield Issue("extract", "names-cut", cable.id, f"more than {MOST} names of the pipeline: the rest is not read")


def taken_spans(cable: Cable, found: Extraction) -> Iterator[Span]:
    """Where a candidate is not wanted: what rules found, and headings, whose case misleads a statistical model."""
    for group in (found.people, found.positions, found.organizations):
        yield from (mention.full or mention.span for one in group for mention in one.mentions)
    yield from (mention.span for mention in found.places)
    yield from (section.span for section in cable.sections if section.part is Part.HEADING)
    if cable.subject is not None:
        yield cable.subject.span


def touched(read: Words, span: Span) -> range:
    """The words that share a character with a span.

    >>> list(touched(read_words("Ana Lind met"), Span(5, 10)))
    [1, 2]
    """
    words = inside(read, span)
    before = bisect_right(read.starts, span.start) - 1
    first = before if before >= 0 and read.end(before) > span.start else words.start
    return range(min(first, words.start), words.stop)


def words_of(read: Words, spans: Iterable[Span]) -> set[int]:
    """The words that the spans touch."""
    return {i for span in spans for i in touched(read, span)}


def candidates_of(nlp: Any, read: Words, taken: set[int]) -> Iterator[Candidate]:
    """The spans of the pipeline that name somebody or something, trimmed to whole words, none on words taken."""
    done = -1
    for span, label in recognized(nlp, read.text[:MOST_CHARS], LABELS):
        words = touched(read, span)
        one = trimmed(read, Candidate(words.start, words.stop - 1, LABELS[label], f"ner:{label}"))
        if one.first > done and is_name(read, one) and taken.isdisjoint(one.words):
            done = one.last
            yield one


def trimmed(read: Words, one: Candidate) -> Candidate:
    """Without an article before it, stop words around it and, of a person, the title."""
    first, last = one.first, one.last
    ahead = Is.STOP | (Is.TITLE | Is.MODIFIER if one.kind is MentionKind.PERSON else 0)
    while first <= last and (
        (read.flags[first] & ahead and not read.flags[first] & NAME)
        or not (read.capital(first) or read.flags[first] & Is.PARTICLE)
    ):
        first += 1
    while last > first and read.flags[last] & Is.STOP:
        last -= 1
    return replace(one, first=first, last=last)


def is_name(read: Words, one: Candidate) -> bool:
    """Whether the words can be a name: not a stop word, a redaction, a number or, of a person, only common words.

    >>> read = read_words("However XXXXXXXX and Zorvek Pallimund, 1200")
    >>> [is_name(read, Candidate(i, i, MentionKind.PERSON, "ner:PERSON")) for i in (0, 1, 3, 5)]
    [False, False, True, False]
    """
    words, flags = read.words[one.first : one.last + 1], read.flags[one.first : one.last + 1]
    if not words or len(words) > LONGEST or not any(word[:1].isupper() for word in words):
        return False
    if flags[0] & Is.STOP or any(len(word) > LONGEST_WORD or is_redaction(word) for word in words):
        return False
    if one.kind is MentionKind.PERSON:
        return any(flag & NAME or not flag & NO_PERSON for flag in flags)
    return not all(flag & Is.NATION for flag in flags) and not (len(words) == 1 and flags[0] & Is.COMMON)


def span_of(read: Words, one: Candidate) -> Span:
    """The characters of a candidate."""
    return Span(read.starts[one.first], read.end(one.last))


def with_people(read: Words, found: Extraction, candidates: Iterable[Candidate]) -> Extraction:
    """Mentions of people whom the rules found elsewhere join them; the others are new. Who was protected stays so."""
    chosen = [one for one in candidates if one.kind is MentionKind.PERSON]
    people = {person.id: person for person in found.people}
    namesakes = by_surname(found.people)
    hidden_words, hidden = words_of(read, found.protected), set(found.protected)
    for cluster in cluster_hits(hit_at(read, one.first, one.last, None, one.rule) for one in chosen):
        person = people[same_person(namesakes, cluster) or add_person(cluster, people)]
        spans = [hit.span for hit in cluster.hits]
        guarded = person.protected or not hidden_words.isdisjoint(words_of(read, spans))
        hidden.update(spans if guarded else ())
        added = (Mention(MentionKind.PERSON, person.id, h.span, h.norm, h.rule, h.full) for h in cluster.hits)
        mentions = tuple(sorted((*person.mentions, *added), key=lambda mention: mention.span))
        people[person.id] = replace(person, mentions=mentions, protected=guarded)
    return replace(found, people=tuple(people.values()), protected=merged(hidden))


def by_surname(people: Iterable[Person]) -> dict[str, list[tuple[tuple[str, ...], Person]]]:
    """Given names and people by surname, redactions left out."""
    named: dict[str, list[tuple[tuple[str, ...], Person]]] = {}
    for person in people:
        words = split_text(person.name)
        parts = tuple(word for word, flag in zip(words.words, words.flags, strict=True) if not flag & Is.SUFFIX)
        if parts and not person.redacted:
            given, surname = split_name(parts)
            named.setdefault(surname, []).append((given, person))
    return named


def same_person(namesakes: dict[str, list[tuple[tuple[str, ...], Person]]], cluster: Cluster) -> str | None:
    """The id of who has that surname and no other given name; of several, the one named last before."""
    fits = [person for given, person in namesakes.get(cluster.surname, ()) if compatible(given, cluster.given)]

    def last_before(person: Person) -> int:
        return max((m.span.start for m in person.mentions if m.span.start < cluster.starts[0]), default=-1)

    found = max(fits, key=last_before, default=None)
    return found.id if found else None


def add_person(cluster: Cluster, people: dict[str, Person]) -> str:
    """The id of somebody new, of whom only the name is known."""
    name = cluster.fullest.norm
    base = f"person:{slug(name) or 'unnamed'}"
    new = next(id_ for id_ in chain([base], (f"{base}-{n}" for n in count(2))) if id_ not in people)
    people[new] = Person(new, name, ())
    return new


def with_organizations(read: Words, cable: Cable, found: Extraction, candidates: Iterable[Candidate]) -> Extraction:
    """Organizations by the id that the rules would make of these words."""
    held = {organization.id: organization for organization in found.organizations}
    home = home_of(cable)
    for one in candidates:
        if one.kind is not MentionKind.ORGANIZATION:
            continue
        item = replace(composed(read, one.first, one.last, "other", home), rule=one.rule)
        span = span_of(read, one)
        mention = mention_of(item, span, " ".join(span.of(cable.text).split()))
        before = held.get(item.id, Organization(item.id, item.name, item.kind, (), item.country))
        mentions = tuple(sorted((*before.mentions, mention), key=lambda m: m.span))
        held[item.id] = replace(before, mentions=mentions)
    return replace(found, organizations=tuple(held.values()))


def place_of(read: Words, one: Candidate) -> Mention:
    """A place that the gazetteer lacks."""
    span = span_of(read, one)
    norm = name_of(span.of(read.text))
    return Mention(MentionKind.PLACE, f"place:{slug(norm) or 'unnamed'}", span, norm, one.rule)
