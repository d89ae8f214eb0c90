"""The invented world: stations with their traffic, and the people whom their officers meet."""

import random
from dataclasses import dataclass
from itertools import product

from graphkit.lexicon.synth import pieces

# Stations that invented cables come from: key, FM line's name, routing indicator. Order is rank in traffic.
STATIONS = (
    ("STATE", "SECSTATE WASHDC", "RUEHC"),
    ("LISBON", "AMEMBASSY LISBON", "RUEHLI"),
    ("OSLO", "AMEMBASSY OSLO", "RUEHNY"),
    ("VALLETTA", "AMEMBASSY VALLETTA", "RUEHVT"),
    ("TALLINN", "AMEMBASSY TALLINN", "RUEHTL"),
    ("REYKJAVIK", "AMEMBASSY REYKJAVIK", "RUEHRK"),
    ("WELLINGTON", "AMEMBASSY WELLINGTON", "RUEHWL"),
    ("NASSAU", "AMEMBASSY NASSAU", "RUEHBH"),
    ("SUVA", "AMEMBASSY SUVA", "RUEHSV"),
    ("MONTEVIDEO", "AMEMBASSY MONTEVIDEO", "RUEHMN"),
    ("HELSINKI", "AMEMBASSY HELSINKI", "RUEHHE"),
    ("DAKAR", "AMEMBASSY DAKAR", "RUEHDK"),
    ("COLOMBO", "AMEMBASSY COLOMBO", "RUEHLM"),
    ("QUITO", "AMEMBASSY QUITO", "RUEHQT"),
    ("RIGA", "AMEMBASSY RIGA", "RUEHRA"),
    ("WINDHOEK", "AMEMBASSY WINDHOEK", "RUEHWD"),
    ("MUSCAT", "AMEMBASSY MUSCAT", "RUEHMS"),
    ("PORTLOUIS", "AMEMBASSY PORT LOUIS", "RUEHPL"),
    ("ZAGREB", "AMEMBASSY ZAGREB", "RUEHVB"),
    ("MAPUTO", "AMEMBASSY MAPUTO", "RUEHTO"),
)
PEOPLE_PER_STATION = 400


@dataclass(frozen=True, slots=True)
class Official:
    """An invented official: one title for life, a name that no other has."""

    name: str
    surname: str
    title: str

    @property
    def full(self) -> str:
        """As a cable introduces them: title, given name, surname."""
        return f"{self.title} {self.name}"


def officials(seed: int) -> dict[str, tuple[Official, ...]]:
    """For each station the officials of its host country; surnames are unique in the whole world.

    >>> world = officials(1)
    >>> surnames = [official.surname for people in world.values() for official in people]
    >>> len(surnames) == len(set(surnames)) == PEOPLE_PER_STATION * len(STATIONS)
    True
    """
    kit = pieces()
    draw = random.Random(f"officials:{seed}")  # noqa: S311 (a corpus, no secret)
    surnames = ["".join(parts) for parts in product(kit["surname_start"], kit["surname_middle"], kit["surname_end"])]
    draw.shuffle(surnames)
    names = iter(dict.fromkeys(surnames))
    return {
        station: tuple(_official(draw, kit, next(names)) for _ in range(PEOPLE_PER_STATION))
        for station, _, _ in STATIONS
    }


def _official(draw: random.Random, kit: dict[str, list[str]], surname: str) -> Official:
    return Official(f"{draw.choice(kit['given'])} {surname}", surname, draw.choice(kit["titles"]))
