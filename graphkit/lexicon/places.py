"""Countries, nationalities and cities as data: names -> ISO 3166 codes."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graphkit.lexicon.names import LEXICON
from graphkit.lexicon.titles import split_words


@dataclass(frozen=True, slots=True)
class Places:
    """Spellings (as lower-case words) -> ISO 3166 country code; ``names`` gives a country its English name.

    ``cities`` holds regions too.
    """

    countries: Mapping[tuple[str, ...], str]
    nationalities: Mapping[tuple[str, ...], str]
    cities: Mapping[tuple[str, ...], str]
    names: Mapping[str, str]


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of the lexicon."""
    lines = LEXICON.joinpath(name).read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@cache
def places() -> Places:
    """The gazetteer.

    >>> places().countries[("south", "korea")], places().nationalities[("danish",)], places().cities[("la", "paz")]
    ('KR', 'DK', 'BO')
    """
    rows = read_rows("countries.csv")
    cities = {split_words(row["city"]): row["country"] for row in read_rows("cities.csv")}
    cities.update((split_words(row["city"]), row["country"]) for row in read_rows("posts.csv") if row["city"])
    cities.update((split_words(row["region"]), row["country"]) for row in read_rows("regions.csv"))
    countries: dict[tuple[str, ...], str] = {}
    nationalities: dict[tuple[str, ...], str] = {}
    for row in rows:
        code = row["country"]
        countries.update((split_words(name), code) for name in row["names"].split(";"))
        nationalities.update((split_words(name), code) for name in row["nationalities"].split(";") if name)
        cities.update((split_words(name), code) for name in row["capitals"].split(";") if name)
    return Places(countries, nationalities, cities, {row["country"]: row["names"].split(";")[0] for row in rows})
