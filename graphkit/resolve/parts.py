"""Names of which a part is used alone: ``Arbel`` for Jacinto Arbel Gomes, ``Prime Minister Somchai``, ``Nguyen``.

In many countries a person is called by the first name, by the first of two surnames, or the family name stands first;
people are compared by surname before, so here by every other word of a name. Americans are left out: none is called so.
"""

from collections import Counter
from collections.abc import Iterable

from graphkit.resolve.cluster import FAR_MORE, RARE, kept_apart
from graphkit.resolve.compare import IMPOSSIBLE, MERGE, compare_settings
from graphkit.resolve.profiles import Key, Profile

LONGEST = 5
"""Words of a name; what has more is a list of people that was read as one."""

CROWD = 50
"""A word that so many people bear says nothing of any."""


def join_parts(people: list[Profile], apart: frozenset[frozenset[Key]] = frozenset()) -> list[Profile]:
    """The people where whoever is called by a part of one other's name has joined that one.

    ``apart`` holds pairs of sightings that a curator called different.

    >>> from graphkit.resolve.profiles import Seen, gather_profiles
    >>> seen = [Seen((f"08X{n}", "a"), name, "foreign", "XU", "post:x", titles=("minister",), day=n)
    ...     for n, name in enumerate(["Jacinto Arbel Gomes", "Jacinto Arbel", "Arbel"])]
    >>> people = [one for group in gather_profiles(seen).values() for one in group]
    >>> [len(person.keys) for person in join_parts(people)]
    [3]
    """
    bearers = _bearers(people)
    surnames = Counter(person.name.surname for person in people if any(person.givens))
    gone: set[int] = set()
    for person in sorted(people, key=lambda one: (-_length(one), one.name.surname, min(one.keys))):
        if _american(person) or (_length(person) == 1 and surnames[person.name.surname]):
            continue
        near = (one for one in bearers.get(person.name.surname, ()) if id(one) not in gone)
        whole = _whole(person, (one for one in near if not kept_apart(person, one, apart)))
        if whole is not None:
            whole.join(person, keep_names=True)
            gone.add(id(person))
            surnames[person.name.surname] -= any(person.givens)
    return [person for person in people if id(person) not in gone]


def _bearers(people: Iterable[Profile]) -> dict[str, list[Profile]]:
    """People by every word of their names but the last; words of one or two letters are initials and particles."""
    found: dict[str, list[Profile]] = {}
    for person in people:
        for word in {word for given in person.givens for word in given if len(word) > 2}:
            found.setdefault(word, []).append(person)
    return {word: some for word, some in found.items() if len(some) <= CROWD}


def _whole(part: Profile, candidates: Iterable[Profile]) -> Profile | None:
    """The one candidate whose name begins with the part's, or has its only word, and whose setting agrees."""
    fits = []
    several = list(candidates)
    for one in several:
        if one is part or _american(one) or _length(one) > LONGEST:
            continue
        if not any(_begins(given, part) for given in one.givens):
            continue
        base = "given name fits" if _length(part) > 1 else "surname only"
        fit = compare_settings(part, one, base, rare=len(several) <= RARE)
        if fit is not IMPOSSIBLE and not fit.disagreed and {"place", "country", "organization"} & set(fit.agreed):
            fits.append((fit.score, one))
    best = max((score for score, _ in fits), default=0.0)
    if best < (MERGE if _length(part) > 1 else MERGE - 0.1):
        return None
    first, *others = sorted((one for _, one in fits), key=lambda one: -len(one.cables))
    return first if all(len(first.cables) >= FAR_MORE * len(one.cables) for one in others) else None


def _begins(given: tuple[str, ...], part: Profile) -> bool:
    """Whether a name with these words before its surname has the part: its only word, or its first words."""
    if _length(part) == 1:
        return part.name.surname in given
    words = (*part.name.given, part.name.surname)
    return given[: len(words)] == words


def _length(person: Profile) -> int:
    return 1 + max((len(given) for given in person.givens), default=0)


def _american(person: Profile) -> bool:
    return "US" in person.sides or "US" in person.countries
