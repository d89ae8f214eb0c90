"""Hits of one cable -> people: one surname is one person unless two full names share it."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from graphkit.extract.hits import Hit, name_of
from graphkit.extract.people.couples import called_so, couples, of_one_sex
from graphkit.extract.people.gathered import DISTRIBUTION, SHORTEST, Cluster
from graphkit.extract.people.name_parts import PARTICLES, alone_keys, compatible, split_name
from graphkit.extract.people.spellings import LONG, MOST, spelt_otherwise
from graphkit.extract.titles.titled import is_rank
from graphkit.lexicon import names
from graphkit.lexicon.titles import titles
from graphkit.model import Span


def cluster_hits(hits: Iterable[Hit]) -> list[Cluster]:
    """The people that the hits name, in order of their longest names."""
    clusters: list[Cluster] = []
    by_surname: dict[str, list[Cluster]] = {}
    by_given: dict[str, list[Cluster]] = {}
    hits = tuple(hits)
    families = {hit.parts[-1].lower() for hit in hits if hit.has_kin}
    married = couples(hits)
    for hit in sorted(hits, key=lambda hit: (-len(hit.parts), hit.title is None, hit.span.start, hit.span.end)):
        given, surname = split_name(hit.parts)
        if not given:
            fits = [c for c in by_surname.get(surname, ()) if may_mean(c, hit)]
            if surname in families and is_ruler(hit):  # "Omar Zaki is President Zaki's brother"
                fits = [c for c in fits if not c.given or any(map(is_ruler, c.whole))]
            fits = [c for c in fits if c.surname == surname] or fits
            if surname in married:
                fits, hit = of_one_sex(fits, hit), called_so(hit)  # noqa: PLW2901  it is called as she is
            if not fits and surname not in married:
                called = [c for c in by_given.get(surname, ()) if is_called(c, hit)]
                called = [c for c in called if is_titled_alike(c, hit)] or called
                fits = called if hit.title is not None or len(called) == 1 else []
            home = closest(fits, hit)
            if home is None and surname not in married:
                home = spelt_otherwise(clusters, (), surname, hit)
            if home is None and (home := misspelt_ruler(clusters, hit)) is not None:
                hit = replace(hit, norm=home.fullest.norm)  # noqa: PLW2901  it is called as it is spelt elsewhere
        else:
            same = (c for c in by_surname.get(surname, ()) if c.surname == surname and compatible(c.given, given))
            home = next((c for c in same if not stands_before(c, hit)), None)
            if home is None:
                home = named_more_fully(by_given.get(given[0], ()), surname)
            elif hit.title is None:
                home = other_than_before(home, by_surname[surname], hit)
            home = home or spelt_otherwise(clusters, given, surname, hit)
        if home is None:
            home = Cluster(given, surname)
            clusters.append(home)
            for key in alone_keys(given, surname):
                by_surname.setdefault(key, []).append(home)
            if given:
                by_given.setdefault(given[0], []).append(home)
        home.add(hit)
    return [one for cluster in clusters for one in without_neighbour(cluster)]


def named_more_fully(clusters: Sequence[Cluster], surname: str) -> Cluster | None:
    """The one person of that first name with that family name inside: ``Ana Berge`` is ``Ana Sofia Berge Lima``."""
    if surname in names.given_names() or len(surname) < SHORTEST:
        return None
    fuller = [cluster for cluster in clusters if surname in cluster.given[1:]]
    return fuller[0] if len(fuller) == 1 else None


ALONE = 2


def without_neighbour(cluster: Cluster) -> list[Cluster]:
    """Two people where a writer left the comma out once: ``says Varga Okonjo agreed``, each elsewhere alone.

    So it is where two words stand together once, neither is a common given name, and each stands alone `ALONE` times.
    """
    if not cluster.given or cluster.given[0] in names.given_names():
        return [cluster]
    whole = [hit for hit in cluster.hits if len(hit.parts) > 1]
    if len(whole) != 1 or len(whole[0].parts) != 2 or whole[0].title:
        return [cluster]
    halves = {part.lower(): Cluster((), part.lower()) for part in whole[0].parts}
    for hit in cluster.hits:
        if len(hit.parts) == 1 and hit.parts[0].lower() in halves:
            halves[hit.parts[0].lower()].add(hit)
    if len(halves) < 2 or sum(len(one.hits) for one in halves.values()) + 1 < len(cluster.hits):
        return [cluster]
    if any(len(one.hits) < ALONE for one in halves.values()):
        return [cluster]
    for hit in halved(whole[0]):
        halves[hit.parts[0].lower()].add(hit)
    return list(halves.values())


def misspelt_ruler(clusters: list[Cluster], hit: Hit) -> Cluster | None:
    """Who heads a country by that title and a surname one slip away: ``King Haralldur`` is ``King Haraldur``."""
    if hit.title is None or hit.title.entry.group != "state" or len(hit.parts[-1]) < LONG:
        return None
    wanted = hit.parts[-1].lower()
    for cluster in clusters[:MOST]:
        if OSA.distance(cluster.surname, wanted, score_cutoff=1) > 1 or cluster.surname[0] != wanted[0]:
            continue
        if any(one.title is not None and one.title.name == hit.title.name for one in cluster.hits):
            return cluster
    return None


def halved(hit: Hit) -> tuple[Hit, Hit]:
    """The first and the last word of a name as names of their own."""
    first, last = hit.parts[0], hit.parts[-1]
    left = Span(hit.span.start, hit.span.start + len(first))
    right = Span(hit.span.end - len(last), hit.span.end)
    return (
        replace(hit, parts=(first,), span=left, full=left, norm=name_of(first)),
        replace(hit, parts=(last,), span=right, full=right, norm=name_of(last)),
    )


def may_mean(cluster: Cluster, hit: Hit) -> bool:
    """Whether a surname alone may mean that person: nobody's wife or son, unless a courtesy title says so.

    Nor does a cable go to the foreigner of that name: distribution lines name officials of the United States.
    """
    if hit.rule == DISTRIBUTION and cluster.is_abroad:
        return False
    if len(hit.parts) == 1 and cluster.is_child:
        return False
    if hit.title is not None and cluster.given and contradicts(hit.title.name, cluster.given[0]):
        return False
    if hit.gender is not None and names.genders().get((*cluster.given, "")[0], hit.gender) != hit.gender:
        return False
    if cluster.given and (is_another_leader(cluster, hit) or holds_another_office(cluster, hit)):
        return False
    whole = cluster.whole
    alone = hit.parts[-1].lower() != cluster.surname  # "Gamil" of Gamil Zaki, the president's son
    if not cluster.given or alone or not any(one.kin for one in whole) or any(one.title for one in whole):
        return True
    return hit.title is not None and hit.title.entry.group == "courtesy"


def contradicts(title: str, given: str) -> bool:
    """Whether a title is a woman's and a given name a man's, or the reverse: ``Mrs. Lind`` is not ``Olav Lind``.

    >>> contradicts("Ms.", "david"), contradicts("Ms.", "jean"), contradicts("President", "david")
    (True, False, False)
    """
    said = titles().genders.get(title)
    return said is not None and names.genders().get(given, said) != said


def is_another_leader(cluster: Cluster, hit: Hit) -> bool:
    """Whether a hit means who led the United States, and the cluster somebody else of that name."""
    if hit.title is None or hit.title.nation not in (None, "US"):
        return False
    office = hit.title.name.removesuffix(" of State")
    leader = titles().us_leaders.get(office, {}).get(hit.parts[-1].lower())
    return leader is not None and not compatible(cluster.given, (leader,))


def holds_another_office(cluster: Cluster, hit: Hit) -> bool:
    """Whether a hit means who heads a state, and the cluster an official of that name: ``President Zaki``'s nephew."""
    if not is_ruler(hit):
        return False
    held = {one.title.entry.group for one in cluster.whole if one.title is not None}
    return bool(held) and held <= OFFICES


def is_ruler(hit: Hit) -> bool:
    """Whether a hit names who heads a state, with his title."""
    title = hit.title
    return title is not None and hit.rule == "title-name" and (title.name in RULERS or title.name in titles().monarchs)


RULERS = frozenset({"President", "Prime Minister", "Chancellor"})
OFFICES = frozenset({"minister", "international", "official", "foreign_official", "mission", "business"})


BESIDE = 60  # characters between two people of one name who face each other


def stands_before(cluster: Cluster, hit: Hit) -> bool:
    """Whether a namesake of another office stands right before a hit: ``Consul Bo Lind met Bo Lind, keeper``."""
    if hit.title is None or hit.title.entry.group == "mission":
        return False
    return any(
        0 <= hit.span.start - one.span.end < BESIDE
        and one.title is not None
        and one.title.entry.group == "mission"
        and len(one.parts) > 1
        for one in cluster.hits
    )


def other_than_before(home: Cluster, clusters: list[Cluster], hit: Hit) -> Cluster:
    """Of two people of one name, the one who does not stand right before: ``BO LIND MEETS BO LIND``."""
    other = next((c for c in clusters if c is not home and (c.given, c.surname) == (home.given, home.surname)), None)
    if other is None:  # hardly ever are there two; so the hits of one are not gone through for each of them
        return home
    beside = any(0 <= hit.span.start - one.span.end < BESIDE and one.norm == hit.norm for one in home.hits)
    return other if beside else home


def is_called(cluster: Cluster, hit: Hit) -> bool:
    """Whether a title and a given name mean that person: ``Sultan Omar`` is the ``Sultan Omar Zaki`` of the cable.

    An Arab is called so without an office: ``Bandar`` and ``Prince Bandar`` are ``Ambassador Bandar bin Zaki``.
    """
    if cluster.is_arab and len(hit.parts) == 1 and (hit.title is None or is_rank(hit.title)):
        return True
    if hit.title is None:
        return hit.rule == "given-name" or (hit.rule == "known-surname" and is_before_particle(cluster))
    if is_titled_alike(cluster, hit):
        return True
    heads = hit.title.entry.group == "state" and not any(one.title for one in cluster.hits)
    return heads and is_before_particle(cluster)


def is_titled_alike(cluster: Cluster, hit: Hit) -> bool:
    """Whether the title of a hit is one by which somebody is called elsewhere."""
    return hit.title is not None and any(one.title and one.title.entry is hit.title.entry for one in cluster.hits)


def is_before_particle(cluster: Cluster) -> bool:
    """Whether a first name stands before a particle, so that it is what people say: ``Nuno`` of ``Nuno da Lima``."""
    parts = cluster.fullest.parts
    return len(parts) > 2 and parts[1].islower() and parts[1] in PARTICLES


def closest(clusters: list[Cluster], hit: Hit) -> Cluster | None:
    """Of several people with that surname, the one named last before the hit; else the first."""
    if len(clusters) < 2:
        return clusters[0] if clusters else None
    return max(clusters, key=lambda cluster: last_before(cluster.starts, hit.span.start))


def last_before(starts: list[int], at: int) -> int:
    """The greatest of the starts before a place, -1 if there is none.

    >>> last_before([3, 8, 20], 9), last_before([3], 2)
    (8, -1)
    """
    i = bisect_left(starts, at)
    return starts[i - 1] if i else -1
