"""What earlier cables taught: which surnames stood behind a title, and where."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Known:
    """Surnames learned from titled mentions, with counts by place (a post id, a country code or ``""``).

    Frozen, picklable and mergeable: each worker learns its own share, the sum serves the second pass.

    >>> one = Known({"Okonjo": {"post:utopia": 2}})
    >>> one.merge(Known({"Okonjo": {"post:utopia": 1, "XU": 1}})).surnames["Okonjo"]
    {'post:utopia': 3, 'XU': 1}
    """

    surnames: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    """Words of names that other copies of the cable to be read ask to protect."""

    def merge(self, other: "Known") -> "Known":
        """The sum of both; neither is changed."""
        total = {name: dict(places) for name, places in self.surnames.items()}
        for name, places in other.surnames.items():
            mine = total.setdefault(name, {})
            for place, count in places.items():
                mine[place] = mine.get(place, 0) + count
        return Known(total, tuple(sorted({*self.hidden, *other.hidden})))

    @classmethod
    def of(cls, facts: Iterable[tuple[tuple[str, str], int]]) -> "Known":
        """From the counts that `graphkit.extract.learn` gives.

        >>> Known.of([(("Okonjo", "XU"), 2)]).surnames
        {'Okonjo': {'XU': 2}}
        """
        total: dict[str, dict[str, int]] = {}
        for (surname, place), count in facts:
            places = total.setdefault(surname, {})
            places[place] = places.get(place, 0) + count
        return cls(total)


EMPTY = Known()
