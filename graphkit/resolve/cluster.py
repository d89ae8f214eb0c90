"""Profiles of one surname -> people, and pairs that may be one person."""

from collections.abc import Iterable
from dataclasses import dataclass

from graphkit.lexicon.titles import titles
from graphkit.resolve.compare import MERGE, POSSIBLE, Fit, compare
from graphkit.resolve.nearby import Nearby
from graphkit.resolve.profiles import Key, Profile

MARGIN = 0.1
"""By so much the best candidate must lead the next, else nothing is decided."""

FAR_MORE = 4
"""So many times the cables of any namesake, and the surname alone means this one."""

APART = 0.25
"""The only bearer of a surname in a setting leads everybody else by so much."""

RARE = 3
"""A surname is rare with so many given names before it in the whole corpus, or fewer."""

FEW, THREAD = 3, 0.15
"""That one of more cables belongs to somebody's exchange says little of whom a surname alone means in all of them."""

MOST_PAIRS = 5
"""Possible pairs kept of one profile."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may be one: an example sighting of each, and why."""

    left: Key
    right: Key
    fit: Fit


def cluster(
    profiles: Iterable[Profile], apart: frozenset[frozenset[Key]] = frozenset()
) -> tuple[list[Profile], list[Pair]]:
    """The people among ``profiles`` (fullest names first) and the pairs that nothing decides.

    ``apart`` holds pairs of sightings that a curator called different: their profiles never join. Each profile
    joins the one person that fits, if it leads every other by `MARGIN`.
    """
    profiles = list(profiles)
    rare = len({one.name.given[0] for one in profiles if one.name.given and len(one.name.given[0]) > 1}) <= RARE
    pairs: list[Pair] = []
    nearby = Nearby()

    def place(profile: Profile) -> bool:
        """Join a profile with the person that it is; False where nobody is found."""
        chosen, possible = _find(profile, nearby.near(profile), apart, rare=rare)
        pairs.extend(possible)
        if chosen is not None:
            chosen.join(profile)
        nearby.add(chosen or profile)
        return chosen is not None

    people = [profile for profile in profiles if not place(profile)]
    found: set[int] = set()
    for bare in [person for person in people if not any(person.givens)]:  # by now it is known of whom more is written
        nearby.drop(bare)
        if place(bare):
            found.add(id(bare))
    return [person for person in people if id(person) not in found], pairs


def _find(
    profile: Profile, near: list[Profile], apart: frozenset[frozenset[Key]], *, rare: bool
) -> tuple[Profile | None, list[Pair]]:
    """The person among ``near`` who ``profile`` is, and those who may be."""
    fits = [
        (fit.score, n, fit, person)
        for n, person in enumerate(near)
        if (fit := compare(profile, person, rare=rare)).score > 0
    ]
    fits = sorted(fits, key=lambda one: (-one[0], one[1]))
    chosen = _choose(profile, [(fit, one) for _, _, fit, one in fits if not kept_apart(profile, one, apart)])
    left = min(profile.keys)
    return chosen, [
        Pair(left, min(person.keys), fit)
        for _, _, fit, person in fits[:MOST_PAIRS]
        if person is not chosen and fit.score >= POSSIBLE
    ]


def _choose(profile: Profile, fits: list[tuple[Fit, Profile]]) -> Profile | None:
    """The candidate that is good enough and alone in being so; the only bearer of a name gets some credit."""
    if not fits:
        return None
    if "surname only" in fits[0][0].agreed:
        fits = [one for one in fits if not _by_marriage(one[1]) and not _outranked(profile, one[1])] or fits
    (best, person), *others = fits
    alone = all(fit.score <= best.score - APART for fit, _ in others)
    only = alone and "surname only" in best.agreed and not best.disagreed
    if best.score + (0.15 if only else 0.0) < MERGE:
        return None
    margin = MARGIN + (THREAD if "surname only" in best.agreed and len(profile.cables) > FEW else 0)
    near = [one for fit, one in others if round(best.score - fit.score, 3) < margin and not _alike(person, one)]
    return person if not near else _meant(best, [person, *near])


def _meant(best: Fit, rivals: list[Profile]) -> Profile | None:
    """Whom a surname alone means among several: the one of whom far more is written than of any other."""
    if "surname only" not in best.agreed:
        return None
    first, second, *_ = sorted(rivals, key=_weight, reverse=True)
    return first if _weight(first) >= FAR_MORE * _weight(second) and any(first.givens) else None


def _outranked(profile: Profile, person: Profile) -> bool:
    """Whether the two have another military rank: General Varga is hardly Colonel Janos Varga, if another fits."""
    mine, theirs = titles().ranks & profile.titles, titles().ranks & person.titles
    return bool(mine and theirs) and not mine & theirs


def _by_marriage(person: Profile) -> bool:
    """Whether a name says whose wife it is: ``Maria Jerez de Fortuny``, whom the surname alone does not mean."""
    return bool(person.givens) and all(len(given) > 2 and given[-1] == "de" for given in person.givens)


def _weight(person: Profile) -> float:
    """Cables of a person; a lone initial before a surname counts little: it may be a list's letter."""
    spelt = any(len(word) > 1 for given in person.givens for word in given)
    return len(person.cables) * (1.0 if spelt else 0.25)


def _alike(one: Profile, other: Profile) -> bool:
    """Two candidates that do not exclude each other: the better one may be taken."""
    fit = compare(one, other)
    return fit.score > 0 and (not fit.disagreed or "middle name" in fit.agreed)


def kept_apart(one: Profile, other: Profile, apart: frozenset[frozenset[Key]]) -> bool:
    """Whether a curator called somebody of the one and somebody of the other different."""
    if not apart:
        return False
    return any(pair <= {*one.keys, *other.keys} and not pair <= set(one.keys) for pair in apart)
