"""Who headed which country: the family names by which a title without a country is known."""

import tomllib
from collections.abc import Mapping
from functools import cache

from graphkit.lexicon.names import LEXICON

COMMON = "*"  # a name of many


@cache
def leaders(office: str) -> Mapping[str, Mapping[str, bool]]:
    """Family name -> the countries led by somebody so called, and whether few others have that name.

    >>> leaders("heads")["chirac"], leaders("heads")["lee"]["KR"], leaders("foreign_ministers")["bildt"]
    ({'FR': True}, False, {'SE': True})
    """
    found: dict[str, dict[str, bool]] = {}
    table = tomllib.loads(LEXICON.joinpath("leaders.toml").read_text("utf-8"))
    for country, written in table[office].items():
        for name in written.split():
            found.setdefault(name.removesuffix(COMMON), {})[country] = not name.endswith(COMMON)
    return found


def led_country(office: str, surname: str, home: str | None) -> str | None:
    """The country of a leader: the one written from, if it had one of that name, else the only one that had.

    >>> led_country("heads", "lee", "KR"), led_country("heads", "lee", "NO"), led_country("heads", "chirac", "NO")
    ('KR', None, 'FR')
    """
    countries = leaders(office).get(surname, {})
    if home in countries:
        return home
    return next(iter(countries)) if len(countries) == 1 and all(countries.values()) else None
