"""Gathered names -> people: their ids, and what their titles say of position, organization, side and country."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graphkit.extract.cluster import DISTRIBUTION, Cluster
from graphkit.extract.hits import Hit
from graphkit.extract.home import Home
from graphkit.extract.posted import Posted, position_of
from graphkit.lexicon import titles as lexicon
from graphkit.lexicon.titles import slug
from graphkit.model import Extraction, Mention, MentionKind, Person
from graphkit.model.made import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """The organizations of a cable by where they start and end, posts left out."""

    starts: list[int]
    ends: list[int]
    ids: list[str]
    text: str

    def beside(self, hit: Hit) -> str | None:
        """The organization of a title: ``MOFA spokesman``, ``Counselor, Danish Embassy``, ``Chief USAF General``."""
        before = bisect_right(self.ends, hit.full.start) - 1
        if before >= 0 and hit.full.start - self.ends[before] <= 3:
            gap = self.text[self.ends[before] : hit.full.start].replace("’s", "").replace("'s", "")
            if not gap.strip():
                return self.ids[before]
        inside = bisect_left(self.starts, hit.full.start)
        if inside < len(self.starts) and self.ends[inside] <= hit.span.start:
            written = self.text[hit.full.start : self.starts[inside]].split()
            return self.ids[inside] if written and written[-1] not in OF else None
        after = bisect_left(self.starts, hit.full.end)
        if hit.rule == "name-title" and after < len(self.starts) and self.starts[after] - hit.full.end <= 8:
            gap = self.text[hit.full.end : self.starts[after]].strip(", \n")
            if gap in ("", "at", "of", "the", "of the", "at the"):
                return self.ids[after]
        return None


OF = frozenset({"of", "for", "at", "the", "to", "and"})


def neighbours(found: Extraction, text: str) -> Neighbours:
    """The organizations found so far, in order of the text."""
    spans = sorted(
        (mention.span.start, mention.span.end, organization.id)
        for organization in found.organizations
        if organization.kind not in ("post", "post_group")
        for mention in organization.mentions
    )
    return Neighbours(
        [start for start, _, _ in spans], [end for _, end, _ in spans], [id_ for _, _, id_ in spans], text
    )


def freeze(clusters: list[Cluster], home: Home, near: Neighbours) -> Iterator[tuple[Person, list[Posted]]]:
    """Each cluster as a person, with the positions that it is said to hold."""
    used: dict[str, int] = {}
    for cluster in sorted(clusters, key=lambda cluster: cluster.starts[0]):
        name = cluster.fullest.norm
        base = f"person:{slug(name) or 'unnamed'}"
        used[base] = used.get(base, 0) + 1
        identity = base if used[base] == 1 else f"{base}-{used[base]}"
        hits = sorted(cluster.hits, key=lambda hit: (hit.span.start, hit.span.end))
        mentions = tuple(
            Mention(
                MentionKind.PERSON,
                identity,
                hit.span,
                hit.norm,
                hit.rule,
                hit.full,
                hit.title.name if hit.title else None,
            )
            for hit in hits
        )
        held = list(positions_held(hits, home, near))
        yield person_of(identity, name, mentions, held, hits, home), held


def positions_held(hits: list[Hit], home: Home, near: Neighbours) -> Iterator[Posted]:
    """The offices in the titles of the hits; a title without scope gives way to the same one with a scope."""
    scoped = {hit.title.name for hit in hits if hit.title and hit.title.scope}
    seen: set[str] = set()
    for hit in hits:
        if hit.title is None or (hit.title.name in scoped and not hit.title.scope):
            continue
        posted = position_of(hit.title, home, near.beside(hit))
        if posted is not None and posted.id not in seen and not posted.id.startswith("position:unknown"):
            seen.add(posted.id)
            yield posted


def person_of(
    identity: str, name: str, mentions: tuple[Mention, ...], held: list[Posted], hits: list[Hit], home: Home
) -> Person:
    """A person with side, country and organization as the positions imply them."""
    side = next((posted.side for posted in held if posted.side), None)
    country = next((posted.country for posted in held if posted.country), None)
    organization = next((posted.organization for posted in held if posted.organization), None)
    if side is None:
        nation = next((hit.title.nation for hit in hits if hit.title and hit.title.nation), None)
        country = country or nation
        side = None if nation is None else "US" if nation == "US" else "foreign"
        ruling = [hit for hit in hits if hit.title and hit.title.entry.group == "state"]
        if side is None and ruling:
            side = "US" if any(led_the_us(hit) for hit in ruling) else "foreign"
    if side is None and any(hit.rule in ("signature", "classified-by") for hit in hits):
        side, organization = "US", home.post
    if side is None and any(hit.rule == DISTRIBUTION for hit in hits):
        side = "US"
    return Person(
        identity,
        name,
        mentions,
        side,
        country if side != "US" else "US",
        organization,
        tuple(posted.id for posted in held),
    )


def led_the_us(hit: Hit) -> bool:
    """Whether a title and the surname behind it are those of one who held that office in the United States."""
    return hit.title is not None and hit.parts[-1].lower() in us_leaders(hit.title.name)


@cache
def us_leaders(office: str) -> frozenset[str]:
    """Who held an office in the United States; of presidents and vice presidents, who held either."""
    leaders = lexicon.titles().us_leaders
    either = ("President", "Vice President")
    return frozenset(name for one in (either if office in either else (office,)) for name in leaders.get(one, ()))
