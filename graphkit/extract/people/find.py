"""People: names behind titles, names with evidence of their own, classifiers and signers, and bare surnames."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice, pairwise

from graphkit.extract.base import Extractor, Known
from graphkit.extract.hits import Hit, name_of
from graphkit.extract.home import home_of
from graphkit.extract.named import LONGEST_WORD
from graphkit.extract.people.aides import with_masters
from graphkit.extract.people.aliases import joined
from graphkit.extract.people.bare import bare_names, known_names
from graphkit.extract.people.behind_titles import titled_names
from graphkit.extract.people.cluster import cluster_hits
from graphkit.extract.people.distribution import addressed_names
from graphkit.extract.people.full_names import untitled_names
from graphkit.extract.people.garbled import garbled_names
from graphkit.extract.people.gathered import DISTRIBUTION, Cluster
from graphkit.extract.people.initials import called_by_initials
from graphkit.extract.people.persons import freeze, neighbours
from graphkit.extract.people.redacted import redacted_people
from graphkit.extract.people.senders import sending_names
from graphkit.extract.people.stated import stated_names
from graphkit.extract.people.surname_lists import given_names_alone, listed_surnames, shared_surnames
from graphkit.extract.protect import marked_names
from graphkit.extract.text.kept import Same
from graphkit.extract.text.running import running_text
from graphkit.extract.text.tries import places_of
from graphkit.extract.text.words import Is, Words, read_words, split_text, word_flags
from graphkit.extract.titles.titled import Titled, titles_of
from graphkit.model import Cable, Extraction, Issue, Organization, Part, Position, Span

MOST = 3000  # names of one cable


def find(cable: Cable, known: Known, found: Extraction) -> Extraction:
    """The people of a cable, each with all its mentions, and the positions that the text gives them."""
    read, home = read_words(running_text(cable)), home_of(cable)
    titles = titles_of(read.text)
    taken = {*taken_words(read, found.organizations)}
    running, outside = names_of(cable, found)
    running = without_verbs(running, cable.text)
    hits, stated = [*running], [*outside, *marked_names(cable, (*running, *outside))]
    hits += islice(called_by_initials(read, running), MOST)
    taken |= words_of(read, [*hits, *stated]) | place_words(read)
    taken.update(i for title in titles for i in range(title.first, title.head_last + 1))
    hits += (kin := [*shared_surnames(read, running, taken), *sending_names(read, taken)])
    taken |= words_of(read, kin)
    shouted = {hit.parts[-1].lower() for hit in hits if hit.parts[-1].isupper()}
    clusters = cluster_hits([*hits, *stated])
    owners: dict[str, list[Cluster]] = {}
    for cluster in filter(stands_for_itself, clusters):
        for key in cluster.keys:
            owners.setdefault(key, []).append(cluster)
    keys = {key: key in shouted for key in owners}
    compounds = {pair for hit in (*hits, *stated) for pair in pairwise(part.lower() for part in hit.parts)}
    named = islice(bare_names(read, keys, taken, compounds), MOST)
    bare = [hit for hit in named if is_theirs(hit, owners[hit.parts[-1].lower()])]
    hits += bare
    taken |= words_of(read, bare)
    hits += (learnt := [*islice(known_names(read, known, home, taken), MOST)])
    taken |= words_of(read, learnt)
    hits += (alone := [*given_names_alone(read, clusters, keys, taken)])
    taken |= words_of(read, alone)
    beside = ((words[0], words[-1]) for hit in hits if (words := inside(read, hit.full)))
    hits += islice(listed_surnames(read, beside, taken), MOST)
    hits += heading_names(cable, keys)
    people, positions = [], {}
    for person, held in freeze(joined(cluster_hits([*hits, *stated]), cable.text), home, neighbours(found, read.text)):
        people.append(person)
        positions.update({posted.id: Position(posted.id, posted.title, posted.organization) for posted in held})
    people = [*with_masters(people, cable.text), *redacted_people(read, cable.id, titles)]
    return replace(
        found,
        people=found.people + tuple(people),
        positions=found.positions + tuple(positions.values()),
        issues=(*found.issues, *cuts(cable.id, read, hits), *garbled_names(cable, people)),
    )


def without_verbs(hits: tuple[Hit, ...], text: str) -> tuple[Hit, ...]:
    """The names; one in capitals without the word behind a name that is written out elsewhere: ``BO LIND DITHERS``."""
    shouted = [hit for hit in hits if len(hit.parts) > 2 and hit.span.of(text).isupper()]
    if not shouted:
        return hits
    written = {small(hit.parts) for hit in hits if not hit.span.of(text).isupper()}
    return tuple(
        without_last(hit, text) if hit in shouted and small(hit.parts[:-1]) in written else hit for hit in hits
    )


def small(parts: Iterable[str]) -> tuple[str, ...]:
    """The words of a name in small letters."""
    return tuple(part.lower() for part in parts)


def without_last(hit: Hit, text: str) -> Hit:
    """A name without its last word."""
    span = Span(hit.span.start, hit.span.start + len(hit.span.of(text)[: -len(hit.parts[-1])].rstrip()))
    return replace(
        hit, parts=hit.parts[:-1], span=span, full=Span(hit.full.start, span.end), norm=name_of(span.of(text))
    )


def is_theirs(hit: Hit, owners: list[Cluster]) -> bool:
    """Whether a bare name is somebody's: neither the ``Zaki`` of ``Omar bin Zaki`` nor the ``Al Omar`` of a house."""
    word = hit.parts[-1].lower()
    if len(hit.parts) == 1:
        return any(word != one.surname or not one.is_child for one in owners)
    return any(word == one.surname or not one.is_arab for one in owners)


def heading_names(cable: Cable, keys: dict[str, bool]) -> Iterator[Hit]:
    """The surnames of the cable's people that stand in its headings, whatever their case."""
    for section in cable.sections:
        if section.part is not Part.HEADING:
            continue
        written, at = section.span.of(cable.text), section.span.start
        if keys.keys().isdisjoint(map(str.lower, LETTERS.findall(written))):
            continue
        read = split_text(written)
        for i in read.capitals:
            half = i and read.gaps[i - 1] == "-" and read.flags[i - 1] & Is.GIVEN  # "Jean-Paul"
            if read.lower[i] in keys and not half and not read.flags[i] & NO_NAME:
                given = i and read.flags[i - 1] & Is.GIVEN and read.close(i - 1) and read.capital(i - 1)
                first = i - 1 if given and not read.flags[i - 1] & Is.COMMON else i
                span = Span(at + read.starts[first], at + read.end(i))
                parts = tuple(read.words[first : i + 1])
                yield Hit(parts, span, span, name_of(span.of(cable.text)), None, "heading")


LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
NO_NAME = Is.COMMON | Is.STOP | Is.PLACE | Is.NATION | Is.TITLE | Is.FIELD | Is.ORGANIZATION


def stands_for_itself(cluster: Cluster) -> bool:
    """Whether a surname is one in the text too; not if it is a common word and only a distribution line names it."""
    common = word_flags().get(cluster.surname, 0) & Is.COMMON
    return not common or any(hit.rule != DISTRIBUTION for hit in cluster.hits)


def names_of(cable: Cable, found: Extraction) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """The names of the running text that take no word of an organization, and those outside it.

    They need no other cable, and are kept for `graphkit.extract.learn`, which asks for the same.
    """
    return _names_of(Same(cable), Same(found.organizations))


@lru_cache(maxsize=2)
def _names_of(
    cable: Same[Cable], organizations: Same[tuple[Organization, ...]]
) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    read = read_words(running_text(cable.it))
    running = running_names(read, titles_of(read.text), taken_words(read, organizations.it))
    return tuple(islice(running, MOST)), (*stated_names(cable.it), *addressed_names(cable.it))


def cuts(cable: str, read: Words, hits: list[Hit]) -> Iterator[Issue]:
    """What the limits of this module left out."""
    if len(hits) >= MOST:
        yield Issue("extract", "names-cut", cable, f"more than {MOST} names: the rest is not read")
    for i in islice((i for i in read.capitals if len(read.words[i]) > LONGEST_WORD), 3):
        span = Span(read.starts[i], read.end(i))
        yield Issue("extract", "word-too-long", cable, f"a word of {len(read.words[i])} letters is no name", span)


def taken_words(read: Words, organizations: tuple[Organization, ...]) -> frozenset[int]:
    """The words that organizations have; kept, since names are looked for twice beside the same ones."""
    return _taken_words(Same(read), Same(organizations))


@lru_cache(maxsize=2)
def _taken_words(read: Same[Words], organizations: Same[tuple[Organization, ...]]) -> frozenset[int]:
    taken: set[int] = set()
    for organization in organizations.it:
        for mention in organization.mentions:
            taken.update(inside(read.it, mention.span))
    return frozenset(taken)


def place_words(read: Words) -> set[int]:
    """The words of places of two words and more: ``Burkina Faso`` is nobody's surname."""
    return {i for first, last, _, _ in places_of(read.text) if last > first for i in range(first, last + 1)}


def inside(read: Words, span: Span) -> range:
    """The words that begin within a span."""
    first = bisect_left(read.starts, span.start)
    return range(first, bisect_left(read.starts, span.end, first))


def words_of(read: Words, hits: Iterable[Hit]) -> set[int]:
    """The words that names have."""
    return set(chain.from_iterable(inside(read, hit.span) for hit in hits))


def running_names(read: Words, titles: tuple[Titled, ...], taken: AbstractSet[int]) -> Iterator[Hit]:
    """Names with a title, then full names without one."""
    titled = list(titled_names(read, titles, taken))
    yield from titled
    busy = {*taken, *words_of(read, titled)}
    busy.update(i for title in titles for i in range(title.first, title.last + 1))
    yield from untitled_names(read, busy, {title.first: title for title in titles})


EXTRACTOR = Extractor("people", find)
