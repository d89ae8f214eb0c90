"""Everybody of one name in one setting, taken together before people are compared."""

from collections import Counter
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
    spells: list[tuple[int, int]] = field(default_factory=list)

    @property
    def first(self) -> int | None:
        """The first day on which the person is seen."""
        return self.spells[0][0] if self.spells else None

    @property
    def last(self) -> int | None:
        """The last."""
        return self.spells[-1][1] if self.spells else None

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
        if seen.day is not None:
            self._reach([(seen.day, seen.day if seen.until is None else seen.until)])

    def join(self, other: "Profile", *, keep_names: bool = False) -> None:
        """Take another profile in: they are one person. With ``keep_names`` the other's is but a part of the name."""
        self.keys += other.keys
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
    labelled = _labelled(_counted(everybody := list(everybody)))
    found: dict[tuple[object, ...], Profile] = {}
    closed: list[Profile] = []
    for seen in sorted(everybody, key=lambda one: (one.day or 0, one.key)):
        name = split_name(seen.name)
        if (name.surname, name.given) in labelled or (seen.side == "foreign" and name.given in OFFICES):
            name = Name((), name.surname, name.suffix)
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


Counted = dict[str, Counter[tuple[str, ...]]]


def _counted(everybody: Iterable[Seen]) -> Counted:
    """How often which given names stand before each surname."""
    counted: Counted = {}
    for seen in everybody:
        name = split_name(seen.name)
        counted.setdefault(name.surname, Counter())[name.given] += 1
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


def _long_ago(profile: Profile, seen: Seen) -> bool:
    """Whether the name has not been seen for so long that it must be looked at anew."""
    return profile.last is not None and seen.day is not None and seen.day - profile.last > SILENCE


SILENCE = 5 * 365


def _order(profile: Profile) -> tuple[object, ...]:
    given = profile.name.given
    spelt = sum(len(word) > 1 for word in given)
    return (-spelt, -len(given), given, profile.name.suffix, profile.first or 0, min(profile.keys))
