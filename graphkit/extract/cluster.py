"""Hits of one cable -> people: one surname is one person unless two full names share it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from graphkit.extract.base import Known
from graphkit.extract.titled import Titled
from graphkit.extract.words import Is, Words
from graphkit.lexicon import places
from graphkit.lexicon.titles import slug
from graphkit.model import Cable, Extraction, Mention, MentionKind, Person, Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A name at words ``first`` to ``last``; ``full_first`` and ``full_last`` take in title and apposition."""

    first: int
    last: int
    full_first: int
    title: Titled | None
    rule: str
    full_last: int = -1


@dataclass(slots=True)
class Cluster:
    """What is gathered of one person before it is frozen."""

    given: tuple[str, ...]
    surname: str
    name: str
    mentions: list[Mention] = field(default_factory=list)
    titles: list[Titled] = field(default_factory=list)


def gather(cable: Cable, known: Known, found: Extraction, read: Words, hits: list[Hit], inside: set[int]) -> Extraction:
    """The people of the hits, the bare surnames added."""
    clusters: list[Cluster] = []
    for hit in sorted(hits, key=lambda hit: (-(hit.last - hit.first), hit.first)):
        place(clusters, read, hit)
    taken = {i for hit in hits for i in range(hit.first, hit.last + 1)} | inside
    for cluster, mention in bare(clusters, read, taken):
        cluster.mentions.append(mention)
    people = tuple(freeze(cable, cluster) for cluster in clusters)
    return Extraction(people, found.positions, found.organizations, found.places, found.dates, found.meetings, found.protected, found.issues)


def place(clusters: list[Cluster], read: Words, hit: Hit) -> None:
    """Adds a hit to the cluster that it fits, or to a new one."""
    parts = tuple(word for word, flag in zip(read.words[hit.first : hit.last + 1], read.flags[hit.first : hit.last + 1]) if not flag & Is.SUFFIX)
    span = Span(read.starts[hit.first], read.end(hit.last))
    full = Span(read.starts[hit.full_first], read.end(max(hit.last, hit.full_last)))
    surname, given = parts[-1].lower(), tuple(part.lower() for part in parts[:-1])
    name = " ".join(read.text[span.start : span.end].split())
    mention = Mention(MentionKind.PERSON, "", span, name, hit.rule, full, hit.title.name if hit.title else None)
    for cluster in clusters:
        if cluster.surname == surname and compatible(cluster.given, given) or (not given and surname in cluster.given):
            break
    else:
        cluster = Cluster(given, surname, name)
        clusters.append(cluster)
    cluster.mentions.append(mention)
    if hit.title:
        cluster.titles.append(hit.title)


def compatible(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether given names may be one person's: equal, an initial of it, or one side has none.

    >>> compatible(("j", "p"), ("james",)), compatible(("ann",), ("bea",)), compatible(("ann",), ())
    (True, False, True)
    """
    if not left or not right:
        return True
    a, b = left[0], right[0]
    return a == b or (a[0] == b[0] and (len(a) == 1 or len(b) == 1 or "." in a or "." in b)) or a in right or b in left


def bare(clusters: list[Cluster], read: Words, taken: set[int]) -> Iterator[tuple[Cluster, Mention]]:
    """Every further place where the surname of a cluster stands alone."""
    by_surname: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        by_surname.setdefault(cluster.surname, []).append(cluster)
    for i, word in enumerate(read.lower):
        if word in by_surname and i not in taken and read.capital(i):
            span = Span(read.starts[i], read.end(i))
            owner = nearest(by_surname[word], span)
            yield owner, Mention(MentionKind.PERSON, "", span, read.words[i], "surname", span)


def nearest(clusters: list[Cluster], span: Span) -> Cluster:
    """The one named last before the place, else the first."""
    before = [(mention.span.start, n) for n, cluster in enumerate(clusters) for mention in cluster.mentions if mention.span.start < span.start]
    return clusters[max(before)[1]] if before else clusters[0]


def freeze(cable: Cable, cluster: Cluster) -> Person:
    """The person of a cluster."""
    identity = f"person:{slug(cluster.name)}"
    mentions = tuple(
        Mention(m.kind, identity, m.span, m.norm, m.rule, m.full, m.title) for m in sorted(cluster.mentions, key=lambda m: m.span)
    )
    side, country = None, None
    for title in cluster.titles:
        country = country or title.nation
        if title.nation and title.nation != "US":
            side = "foreign"
        elif title.entry.side:
            side = side or title.entry.side
    return Person(identity, cluster.name, mentions, side, country)


