"""Who is who across cables: sightings -> people with ids, pairs that may be one, and the curator's word over both."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from graphkit.resolve.cluster import Pair, cluster
from graphkit.resolve.names import fullness, slug
from graphkit.resolve.parts import join_parts
from graphkit.resolve.profiles import Group, Key, Profile, Seen, alone_in_group, gather_groups


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement on two sightings: ``same``, ``different`` or ``unsure``."""

    left: Key
    right: Key
    verdict: str


@dataclass(frozen=True, slots=True)
class People:
    """``entity`` of each sighting, the ``label`` of each entity, pairs that may be one, and verdicts that could not be
    obeyed.
    """

    entity: Mapping[Key, str]
    label: Mapping[str, str]
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
    return resolve_groups([alone_in_group(seen) for seen in everybody], verdicts)


def resolve_groups(groups: Sequence[Group], verdicts: Sequence[Verdict] = ()) -> People:
    """`resolve_people` where those of whom the same is said are taken together."""
    apart = frozenset(frozenset((one.left, one.right)) for one in verdicts if one.verdict == "different")
    alone = frozenset(one.right for one in verdicts if one.verdict == "different")
    people: list[Profile] = []
    pairs: list[Pair] = []
    for profiles in gather_groups(groups, alone).values():
        found, possible = cluster(profiles, apart)
        people += found
        pairs += possible
    people, refused = _join_same(join_parts(people, apart), verdicts, apart)
    entity, label = _ids(people)
    return People(entity, label, tuple(_undecided(pairs, entity, verdicts)), tuple(refused))


def _join_same(
    people: list[Profile], verdicts: Sequence[Verdict], apart: frozenset[frozenset[Key]]
) -> tuple[list[Profile], list[Verdict]]:
    if not verdicts:
        return people, []
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


def _ids(people: list[Profile]) -> tuple[dict[Key, str], dict[str, str]]:
    """Ids and labels from the fullest name that a cable has, else an authority file.

    Two who share a name get a number in the order of their first appearance.
    """
    entity: dict[Key, str] = {}
    label: dict[str, str] = {}
    for person in sorted(people, key=lambda one: (one.first is None, one.first or 0, min(one.keys))):
        best = best_name(person.names or person.listed)
        base = f"person:{slug(best)}"
        name = next(one for n in count(1) if (one := base if n == 1 else f"{base}-{n}") not in label)
        label[name] = best
        entity.update(dict.fromkeys(person.keys, name))
    return entity, label


def best_name(names: Iterable[str] | Mapping[str, int]) -> str:
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
