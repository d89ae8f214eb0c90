"""Two names of one person: ``Ann Lind, also known as Bea Berge``, ``Omar Zaki (Abu Lind)``, ``Zqrx "Tito"``."""

import re
from collections.abc import Iterable, Iterator, Sequence

from graphkit.extract.hits import Hit
from graphkit.extract.people.gathered import Cluster

BEHIND = re.compile(r",?\s(?:also known as|better known as|known as|a/k/a|a\.?k\.?a\.?|alias)[ \n](?=[\"“'A-Z])|\s?\(")
QUOTED = re.compile(r",?\s[\"“]([A-Z][^\"”\n(]{2,40}?),?[\"”]")
FULL = 2  # words of a name that may be called by another one


def joined(clusters: list[Cluster], text: str) -> list[Cluster]:
    """The people, those of whom the text says that they are one as one, by the name that it says more often."""
    hits = [(hit, n) for n, cluster in enumerate(clusters) for hit in cluster.hits]
    whose = {hit.span.start: n for hit, n in hits if hit.rule != "initials"}
    owner = list(range(len(clusters)))
    for one, other in (*called_too(hits, whose, text), *nicknamed(hits, clusters, text)):
        if owner[one] != owner[other] and not (clusters[one].is_titled and clusters[other].is_titled):
            gone, kept = owner[other], owner[one]
            owner = [kept if n == gone else n for n in owner]
    for n, cluster in enumerate(clusters):
        if owner[n] != n:
            take_in(clusters[owner[n]], cluster)
    return [cluster for n, cluster in enumerate(clusters) if owner[n] == n]


def take_in(kept: Cluster, other: Cluster) -> None:
    """Adds the hits of one person to another who is the same."""
    kept.called = max(kept, other, key=lambda one: len(one.hits)).fullest
    for hit in other.hits:
        kept.add(hit)


def called_too(hits: Iterable[tuple[Hit, int]], whose: dict[int, int], text: str) -> Iterator[tuple[int, int]]:
    """Who is also known by a name of the text, or has it in brackets behind his own."""
    ends = {hit.span.start: hit.span.end for hit, _ in hits if len(hit.parts) >= FULL}
    for hit, n in hits:
        found = BEHIND.match(text, hit.span.end) if len(hit.parts) >= FULL else None
        if found is None:
            continue
        start = found.end() + (text[found.end() : found.end() + 1] in QUOTES)
        end = ends.get(start)
        if end is None or whose[start] == n:
            continue
        if not found[0].endswith("(") or text[end : end + 2].lstrip(QUOTES)[:1] == ")":
            yield n, whose[start]


QUOTES = "\"“”'"


def nicknamed(hits: Iterable[tuple[Hit, int]], clusters: Sequence[Cluster], text: str) -> Iterator[tuple[int, int]]:
    """Who is called by what stands in quotation marks behind his name, and the people of the text so called."""
    by_name = {" ".join(hit.parts).lower(): n for hit, n in hits}
    for hit, n in hits:
        found = QUOTED.match(text, hit.span.end) if len(hit.parts) >= FULL else None
        other = by_name.get(" ".join(found[1].split()).lower()) if found else None
        if other is not None and other != n and clusters[other].given != clusters[n].given:
            yield n, other
