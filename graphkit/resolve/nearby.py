"""Which people of one surname a profile is compared with: all of a few, in a crowd those of the same places.

A surname that thousands bear would cost the square of them; in a crowd nobody is joined without a common place anyway.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from graphkit.lexicon.nicknames import given_words
from graphkit.resolve.names import initials
from graphkit.resolve.profiles import Profile

CROWD = 60
"""So many are looked at one by one."""

_ANY = "*"


@dataclass(slots=True)
class Nearby:
    """People of one surname by the beginnings of their given names, and by those at each place."""

    by: dict[tuple[str, ...], dict[int, Profile]] = field(default_factory=dict)

    def add(self, person: Profile) -> None:
        """Take a person in; again when another profile has joined."""
        heads = {_ANY, *(_heads(person) or ("",))}
        for head in heads:
            self.by.setdefault((head,), {})[id(person)] = person
            for place in person.places:
                self.by.setdefault((head, place), {})[id(person)] = person

    def drop(self, person: Profile) -> None:
        """Take a person out."""
        for head in {_ANY, *(_heads(person) or ("",))}:
            for key in ((head,), *((head, place) for place in person.places)):
                self.by.get(key, {}).pop(id(person), None)

    def near(self, profile: Profile) -> list[Profile]:
        """People whom ``profile`` may be; of a crowd at one place none, for a surname there means anybody.

        >>> from graphkit.resolve.profiles import Seen, gather_profiles
        >>> crowd = [Seen((f"08X{n}", "a"), f"A{chr(97 + n % 26)}{chr(97 + n // 26)} Varga", place=f"post:{n % 9}")
        ...          for n in range(90)]
        >>> nearby = Nearby()
        >>> for profile in gather_profiles(crowd)["varga"]:
        ...     nearby.add(profile)
        >>> bare, = gather_profiles([Seen(("08X99", "a"), "Varga", place="post:3")])["varga"]
        >>> len(nearby.near(bare)), {*bare.places} == {place for one in nearby.near(bare) for place in one.places}
        (10, True)
        """
        heads = sorted({"", *(head for head in _heads(profile) if len(head) == 1)}) if profile.name.given else [_ANY]
        found = self._of((head,) for head in heads)
        if len(found) > CROWD:
            found = self._of((head, place) for head in heads for place in sorted(profile.places))
        if len(found) > CROWD and profile.name.given:
            words = sorted({"", *(head for head in _heads(profile) if len(head) > 1)})
            found = self._of((head, place) for head in words for place in sorted(profile.places))
        return found if len(found) <= CROWD else []

    def _of(self, keys: Iterable[tuple[str, ...]]) -> list[Profile]:
        """Those under any of the keys, each once."""
        found: dict[int, Profile] = {}
        for key in keys:
            found.update(self.by.get(key, ()))
        return list(found.values())


def _heads(person: Profile) -> set[str]:
    """Given names whole and by the letters that they may be shortened to."""
    words = {word for given in (person.name.given, *person.givens) for word in given_words(given)}
    return words | {letter for word in words for letter in initials(word)}
