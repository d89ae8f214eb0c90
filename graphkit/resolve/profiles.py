"""Everybody of one name in one setting, taken together before people are compared."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter, sub

from graphkit.resolve.names import Name, split_name

Key = tuple[str, str]
"""A cable and an id inside it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One person of one cable: ``place`` is the post that writes (or the volume), ``day`` an ordinal.

    ``threads`` are the cable and those that it cites; ``titles`` the words of titles.
    ``abroad`` is the country where it is another than the post's own, so that the text itself must have said it.
    ``until`` is the last day of a sighting that lasts.
    """

    key: Key
    name: str
    side: str | None = None
    country: str | None = None
    place: str | None = None
    organization: str | None = None
    positions: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    threads: tuple[str, ...] = ()
    abroad: str | None = None
    day: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Sightings of which the same is said: one is ``like`` all, ``keys`` and ``days`` are theirs one by one.

    ``threads`` gives those of each cable. A corpus has millions of sightings and far fewer groups.
    """

    like: Seen
    keys: Sequence[Key]
    days: Sequence[int | None]
    threads: Mapping[str, Collection[str]]


def alone_in_group(seen: Seen) -> Group:
    """A sighting as a group of one."""
    return Group(seen, [seen.key], [seen.day], {seen.key[0]: seen.threads})


@dataclass(slots=True)
class Profile:
    """The seen of one name and setting; grows into a person as profiles join."""

    name: Name
    keys: list[Key] = field(default_factory=list)
    cables: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    organizations: set[str] = field(default_factory=set)
    positions: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    threads: set[str] = field(default_factory=set)
    abroad: set[str] = field(default_factory=set)
    givens: set[tuple[str, ...]] = field(default_factory=set)
    suffixes: set[str] = field(default_factory=set)
    spells: list[tuple[int, int]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    listed: Counter[str] = field(default_factory=Counter)

    @property
    def first(self) -> int | None:
        """The first day on which the person is seen."""
        return self.spells[0][0] if self.spells else None

    @property
    def last(self) -> int | None:
        """The last."""
        return self.spells[-1][1] if self.spells else None

    def add(self, group: Group, keys: Sequence[Key], days: Iterable[int]) -> None:
        """Take sightings of a group in, seen on ``days``; ``names`` counts how cables call them, ``listed`` others."""
        seen = group.like
        self.keys += keys
        cables = {cable for cable, _ in keys}
        self.cables |= cables
        self.threads.update(*map(group.threads.__getitem__, cables))
        self.givens.add(self.name.given)
        (self.names if seen.until is None else self.listed)[seen.name] += len(keys)
        for mine, value in (
            (self.sides, seen.side),
            (self.countries, seen.country),
            (self.abroad, seen.abroad),
            (self.places, seen.place),
            (self.organizations, seen.organization),
            (self.suffixes, self.name.suffix),
        ):
            if value:
                mine.add(value)
        self.positions.update(seen.positions)
        self.titles.update(seen.titles)
        self._reach([(day, day if seen.until is None else seen.until) for day in days])

    def join(self, other: "Profile", *, keep_names: bool = False) -> None:
        """Take another profile in: they are one person. With ``keep_names`` the other's is but a part of the name."""
        self.keys += other.keys
        self.names += other.names
        self.listed += other.listed
        for name in _SETS:
            if not (keep_names and name == "givens"):
                getattr(self, name).update(getattr(other, name))
        self._reach(other.spells)

    def gap(self, other: "Profile") -> int | None:
        """Days between the nearest sightings of the two; 0 where they overlap, None where days are unknown."""
        gaps = (max(0, a[0] - b[1], b[0] - a[1]) for a in self.spells for b in other.spells)
        return min(gaps, default=None)

    def _reach(self, more: list[tuple[int, int]]) -> None:
        """Spells that silence parts stay apart: whoever is remembered after thirty years was not there meanwhile."""
        whole: list[tuple[int, int]] = []
        for first, last in sorted([*self.spells, *more]):
            if whole and first - whole[-1][1] <= SILENCE:
                whole[-1] = (whole[-1][0], max(whole[-1][1], last))
            else:
                whole.append((first, last))
        self.spells = whole


_SETS = (
    "cables",
    "sides",
    "countries",
    "places",
    "organizations",
    "positions",
    "titles",
    "threads",
    "abroad",
    "givens",
    "suffixes",
)


def gather_profiles(everybody: Iterable[Seen], alone: frozenset[Key] = frozenset()) -> dict[str, list[Profile]]:
    """Profiles by surname, fullest names first; sightings in ``alone`` keep to themselves, for a curator said so.

    >>> blocks = gather_profiles([Seen(("08X1", "a"), "Ilona Varga"), Seen(("08X2", "a"), "Ilona VARGA")])
    >>> [(surname, len(profile.keys)) for surname, profiles in blocks.items() for profile in profiles]
    [('varga', 2)]
    """
    return gather_groups([alone_in_group(seen) for seen in everybody], alone)


def gather_groups(groups: Sequence[Group], alone: frozenset[Key] = frozenset()) -> dict[str, list[Profile]]:
    """The same of many sightings: they are looked at one by one only where a setting is more than one profile."""
    labelled = _labelled(_counted(groups))
    settings: dict[tuple[Name, tuple[object, ...]], list[Group]] = {}
    for group in groups:
        seen = group.like
        name = split_name(seen.name)
        if (name.surname, name.given) in labelled or (seen.side == "foreign" and name.given in OFFICES):
            name = Name((), name.surname, name.suffix)
        # Without a given name a changed title may be another person: keep titles apart until they are compared.
        titles = () if name.given else seen.titles
        settings.setdefault((name, (seen.side, seen.country, seen.place, titles)), []).append(group)
    blocks: dict[str, list[Profile]] = {}
    for (name, _), alike in settings.items():
        whole = _at_once(name, alike, alone)
        blocks.setdefault(name.surname, []).extend([whole] if whole else _one_by_one(name, alike, alone))
    return {surname: sorted(profiles, key=_order) for surname, profiles in sorted(blocks.items())}


def _at_once(name: Name, groups: Sequence[Group], alone: frozenset[Key]) -> Profile | None:
    """The profile of a setting; None where it may be several: one cable names two, or long silence lies between."""
    days = sorted([day for group in groups for day in group.days if day is not None])
    if days and days[-1] - days[0] > SILENCE and max(map(sub, days[1:], days)) > SILENCE:
        return None
    if any(group.like.until is not None or (alone and not alone.isdisjoint(group.keys)) for group in groups):
        return None
    profile = Profile(name)
    for group in groups:
        profile.add(group, group.keys, ())
    profile.spells = [(days[0], days[-1])] if days else []
    return profile if len(profile.cables) == len(profile.keys) else None


def _one_by_one(name: Name, groups: Iterable[Group], alone: frozenset[Key]) -> Iterator[Profile]:
    """The profiles of a setting, its sightings in the order of time."""
    seen = [(day or 0, key, day, group) for group in groups for key, day in zip(group.keys, group.days, strict=True)]
    current: Profile | None = None
    for _, key, day, group in sorted(seen, key=itemgetter(0, 1)):
        if current is not None and key not in alone and _long_ago(current, day):
            yield current
            current = None
        if key in alone or (current is not None and key[0] in current.cables):
            profile = Profile(name)  # two of one name in one cable were told apart there
            profile.add(group, [key], [] if day is None else [day])
            yield profile
            continue
        current = current or Profile(name)
        current.add(group, [key], [] if day is None else [day])
    if current is not None:
        yield current


Counted = dict[str, Counter[tuple[str, ...]]]


def _counted(groups: Iterable[Group]) -> Counted:
    """How often which given names stand before each surname."""
    counted: Counted = {}
    for group in groups:
        name = split_name(group.like.name)
        counted.setdefault(name.surname, Counter())[name.given] += len(group.keys)
    return counted


def _labelled(counted: Counted) -> set[tuple[str, tuple[str, ...]]]:
    """Surnames with what looks like an initial before them and is the letter of a list: ``A. Varga``, ``B. Varga``.

    So it is where several letters of a list's beginning stand before one surname that stands alone far more often.
    """
    found: set[tuple[str, tuple[str, ...]]] = set()
    for surname, givens in counted.items():
        starts = {given[0][0] for given in givens if given and len(given[0]) > 1}
        letters = {given for given in givens if len(given) == 1 and given[0] in LETTERS and given[0] not in starts}
        if len(letters) > 1 and givens[()] >= 2 * sum(givens[given] for given in letters):
            found |= {(surname, given) for given in letters}
    return found


OFFICES = frozenset({("p", "m"), ("f", "m")})
"""Before a foreigner's surname these are no initials: P.M., F.M."""

LETTERS = frozenset("abcdefgh")


def _long_ago(profile: Profile, day: int | None) -> bool:
    """Whether the name has not been seen for so long that it must be looked at anew."""
    return profile.last is not None and day is not None and day - profile.last > SILENCE


SILENCE = 5 * 365


def _order(profile: Profile) -> tuple[object, ...]:
    given = profile.name.given
    spelt = sum(len(word) > 1 for word in given)
    return (-spelt, -len(given), given, profile.name.suffix, profile.first or 0, min(profile.keys))
