"""Gathered names -> people: their ids, and what their titles say of position, organization, side and country."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graphkit.extract.hits import Hit
from graphkit.extract.home import Home
from graphkit.extract.people.ambassadors import without_visitors
from graphkit.extract.people.gathered import DISTRIBUTION, Cluster
from graphkit.extract.people.office_holders import is_known_american, known_office
from graphkit.extract.people.senders import SENDER
from graphkit.extract.positions.holders import is_past
from graphkit.extract.positions.posted import Posted, place_country, position_of
from graphkit.extract.titles.titled import Titled
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
            if not gap.strip(") \n"):  # "the party (NHP) President"
                return self.ids[before]
        inside = bisect_left(self.starts, hit.full.start)
        if inside < len(self.starts) and self.ends[inside] <= hit.span.start:
            written = self.text[hit.full.start : self.starts[inside]].split()
            return self.ids[inside] if written and written[-1] not in OF else None
        after = bisect_left(self.starts, hit.full.end)
        if hit.title is not None and hit.title.name in OF_ANY_SERVICE:
            return self.served(hit, after)
        if hit.rule == "name-title" and after < len(self.starts) and self.starts[after] - hit.full.end <= 8:
            gap = self.text[hit.full.end : self.starts[after]].strip(", \n")
            if gap in ("", "at", "of", "the", "of the", "at the"):
                return self.ids[after]
        return None

    def served(self, hit: Hit, after: int) -> str | None:
        """The ministry or embassy of another country behind a diplomat's name: ``Counselor Zaki of the MFA``."""
        if after == len(self.starts) or not self.ids[after].endswith(SERVICES) or self.ids[after].startswith("org:us/"):
            return None
        gap = " ".join(self.text[hit.full.end : self.starts[after]].split())
        own = self.text[self.ends[after] : self.ends[after] + 2]
        return self.ids[after] if gap in BEHIND and not (own[:1] == " " and own[1:].isupper()) else None


OF_ANY_SERVICE = frozenset(
    {
        "Ambassador",
        "Counselor",
        "Minister Counselor",
        "First Secretary",
        "Second Secretary",
        "Third Secretary",
        "Attaché",
    }
)
SERVICES = ("/mofa", "/embassy")
BEHIND = frozenset({",", "of", "of the", "at", "at the", "from", "from the", "("})
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
    clusters = sorted(clusters, key=lambda cluster: cluster.starts[0])
    sorted_hits = [sorted(cluster.hits, key=lambda hit: (hit.span.start, hit.span.end)) for cluster in clusters]
    offices = without_visitors([(hits, list(positions_held(hits, home, near))) for hits in sorted_hits], home)
    for cluster, hits, held in zip(clusters, sorted_hits, offices, strict=True):
        name = cluster.fullest.norm
        base = f"person:{slug(name) or 'unnamed'}"
        used[base] = used.get(base, 0) + 1
        identity = base if used[base] == 1 else f"{base}-{used[base]}"
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
        known = [posted for posted in held if not posted.id.startswith(UNKNOWN)]
        yield person_of(identity, name, mentions, held, hits, home), known


UNKNOWN = "position:unknown"


def positions_held(hits: list[Hit], home: Home, near: Neighbours) -> Iterator[Posted]:
    """The offices in the titles of the hits; a title without scope gives way to the same one with a scope."""
    hits = [*hits, *(replace(hit, title=hit.second) for hit in hits if hit.second)]
    scoped = {hit.title.name for hit in hits if hit.title and hit.title.scope and not is_own_post(hit.title, home)}
    scoped |= {hit.title.name for hit in hits if hit.title and is_mission_of_another(hit.title)}
    seen: set[str] = set()
    for hit in hits:
        if hit.title is None or (hit.title.name in scoped and not hit.title.scope and not hit.title.nation):
            continue
        if home.afar and hit.title.name == "Ambassador" and not hit.title.nation and not hit.title.scope:
            continue  # ours there or theirs here
        posted = position_of(known_office(hit, home) or hit.title, home, near.beside(hit))
        if posted is not None and is_past(near.text, hit.full.start):
            posted = replace(posted, id=UNKNOWN, organization=None)  # it tells where somebody is from
        if posted is not None and posted.id not in seen:
            seen.add(posted.id)
            yield posted


def is_own_post(title: Titled, home: Home) -> bool:
    """Whether a scope only says where the post is: ``Ambassador to Norway`` in a cable from Oslo."""
    return title.entry.organization == "post" and not title.nation and place_country(title.scope) == home.country


def is_mission_of_another(title: Titled) -> bool:
    """Whether an office is one of another country's embassies: its holder is no officer of ours in plain words."""
    return title.entry.organization == "post" and title.nation not in (None, "US")


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
        if side is None and any(is_known_american(hit) for hit in hits):
            side = "US"
        if side is None and any(hit.title and hit.title.entry.group == "state" for hit in hits):
            side = "foreign"
    if side is None and any(hit.rule in ("signature", "classified-by") for hit in hits):
        side, organization = "US", "org:us/state" if home.afar else home.post
    if side is None and any(hit.rule in (DISTRIBUTION, SENDER) for hit in hits):
        side = "US"
    return Person(
        identity,
        name,
        mentions,
        side,
        country if side != "US" else "US",
        organization,
        tuple(posted.id for posted in held if not posted.id.startswith(UNKNOWN)),
    )
