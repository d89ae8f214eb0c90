"""Everybody of one name in one setting, taken together before people are compared."""

from collections.abc import Iterable
from dataclasses import dataclass, field

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
    first: int | None = None
    last: int | None = None

    def add(self, seen: Seen) -> None:
        """Take one more sighting in."""
        self.keys.append(seen.key)
        self.cables.add(seen.key[0])
        self.givens.add(self.name.given)
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
        self.threads.update(seen.threads)
        self._reach(seen.day, seen.day if seen.until is None else seen.until)

    def join(self, other: "Profile") -> None:
        """Take another profile in: they are one person."""
        self.keys += other.keys
        for name in _SETS:
            getattr(self, name).update(getattr(other, name))
        self._reach(other.first, other.last)

    def _reach(self, first: int | None, last: int | None) -> None:
        if first is not None and last is not None:
            self.first = first if self.first is None else min(self.first, first)
            self.last = last if self.last is None else max(self.last, last)


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
    found: dict[tuple[object, ...], Profile] = {}
    closed: list[Profile] = []
    for seen in sorted(everybody, key=lambda one: (one.day or 0, one.key)):
        name = split_name(seen.name)
        mark = seen.key if seen.key in alone else None
        setting: tuple[object, ...] = (name, seen.side, seen.country, seen.place, mark)
        # Without a given name a changed title may be another person: keep titles apart until they are compared.
        setting += () if name.given else (seen.titles,)
        if setting in found and _long_ago(found[setting], seen):
            closed.append(found.pop(setting))
        if setting not in found:
            found[setting] = Profile(name)
        elif seen.key[0] in found[setting].cables:  # two of one name in one cable were told apart there
            setting += (seen.key,)
            found[setting] = Profile(name)
        found[setting].add(seen)
    blocks: dict[str, list[Profile]] = {}
    for profile in (*closed, *found.values()):
        blocks.setdefault(profile.name.surname, []).append(profile)
    return {surname: sorted(profiles, key=_order) for surname, profiles in sorted(blocks.items())}


def _long_ago(profile: Profile, seen: Seen) -> bool:
    """Whether the name has not been seen for so long that it must be looked at anew."""
    return profile.last is not None and seen.day is not None and seen.day - profile.last > SILENCE


SILENCE = 5 * 365


def _order(profile: Profile) -> tuple[object, ...]:
    given = profile.name.given
    spelt = sum(len(word) > 1 for word in given)
    return (-spelt, -len(given), given, profile.name.suffix, profile.first or 0, min(profile.keys))
