"""Who is who across cables: sightings -> people with ids, pairs that may be one, and the curator's word over both."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from graphkit.resolve.cluster import Pair, cluster
from graphkit.resolve.names import fullness, slug
from graphkit.resolve.parts import join_parts
from graphkit.resolve.profiles import Key, Profile, Seen, gather_profiles


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement on two sightings: ``same``, ``different`` or ``unsure``."""

    left: Key
    right: Key
    verdict: str


@dataclass(frozen=True, slots=True)
class People:
    """``entity`` of each sighting, pairs that may be one, and verdicts that could not be obeyed."""

    entity: Mapping[Key, str]
    pairs: tuple[Pair, ...]
    refused: tuple[Verdict, ...] = ()


def resolve_people(everybody: Sequence[Seen], verdicts: Sequence[Verdict] = ()) -> People:
    """The people behind ``everybody``. The order of sightings does not matter; ``verdicts`` are replayed in theirs.

    ``same`` is transitive; where it would join two who were called different it is refused.

    >>> sightings = [Seen(("08OSLO1", "a"), "Ilona Varga", country="XU"), Seen(("08OSLO2", "a"), "Varga", country="YU")]
    >>> resolve_people(sightings).entity[("08OSLO2", "a")]
    'person:varga'
    >>> resolve_people(sightings, [Verdict(("08OSLO1", "a"), ("08OSLO2", "a"), "same")]).entity[("08OSLO2", "a")]
    'person:ilona-varga'
    """
    everybody = sorted(everybody, key=lambda seen: (seen.key[0], seen.key[1]))
    apart = frozenset(frozenset((one.left, one.right)) for one in verdicts if one.verdict == "different")
    alone = frozenset(one.right for one in verdicts if one.verdict == "different")
    people: list[Profile] = []
    pairs: list[Pair] = []
    for profiles in gather_profiles(everybody, alone).values():
        found, possible = cluster(profiles, apart)
        people += found
        pairs += possible
    people, refused = _join_same(join_parts(people, apart), verdicts, apart)
    entity = _ids(people, {seen.key: seen for seen in everybody})
    return People(entity, tuple(_undecided(pairs, entity, verdicts)), tuple(refused))


def _join_same(
    people: list[Profile], verdicts: Iterable[Verdict], apart: frozenset[frozenset[Key]]
) -> tuple[list[Profile], list[Verdict]]:
    home = {key: person for person in people for key in person.keys}
    refused = []
    for one in verdicts:
        left, right = home.get(one.left), home.get(one.right)
        if one.verdict != "same" or left is right or left is None or right is None:
            continue
        if any(pair <= {*left.keys, *right.keys} for pair in apart):
            refused.append(one)
            continue
        left.join(right)
        home.update(dict.fromkeys(right.keys, left))
    return list({id(person): person for person in home.values()}.values()), refused


def _ids(people: list[Profile], seen: Mapping[Key, Seen]) -> dict[Key, str]:
    """Ids from the fullest name that a cable has, else an authority file.

    Two who share a name get a number in the order of their first appearance.
    """
    taken: set[str] = set()
    entity: dict[Key, str] = {}
    for person in sorted(people, key=lambda one: (one.first is None, one.first or 0, min(one.keys))):
        said = [seen[key].name for key in person.keys if seen[key].until is None]
        base = "person:" + slug(best_name(said or [seen[key].name for key in person.keys]))
        name = next(one for n in count(1) if (one := base if n == 1 else f"{base}-{n}") not in taken)
        taken.add(name)
        entity.update(dict.fromkeys(person.keys, name))
    return entity


def best_name(names: Iterable[str]) -> str:
    """The fullest form of a name, the commonest of equals, with small letters where any has them.

    >>> best_name(["VARGA", "J. VARGA", "Ilona Varga", "ILONA VARGA"])
    'Ilona Varga'
    """
    counted = Counter(names)
    best = min(counted, key=lambda name: (*(-n for n in fullness(name)), name.isupper(), -counted[name], name))
    return best.title() if best.isupper() else best


def _undecided(pairs: Iterable[Pair], entity: Mapping[Key, str], verdicts: Iterable[Verdict]) -> Iterable[Pair]:
    """One pair for each two people, the best; none for those who are one by now or were called different."""
    settled = {
        frozenset((entity.get(one.left), entity.get(one.right))) for one in verdicts if one.verdict == "different"
    }
    best: dict[frozenset[str], Pair] = {}
    for pair in pairs:
        ids = frozenset((entity[pair.left], entity[pair.right]))
        if len(ids) == 2 and ids not in settled and (ids not in best or pair.fit.score > best[ids].fit.score):
            best[ids] = pair
    return best.values()
