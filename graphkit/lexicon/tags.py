"""TAGS (traffic analysis by geography and subject): kinds, meanings, and the countries of places (``tags.csv``).

The meanings are our own words; ``basis`` says how sure they are. Places have two letters that are not ISO 3166.
"""

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from graphkit.model import TagKind


@dataclass(frozen=True, slots=True)
class TagMeaning:
    """One entry of the list; ``country`` is ISO 3166 for a single country, None for a region."""

    tag: str
    kind: TagKind
    meaning: str
    country: str | None
    basis: str


def _read() -> dict[str, TagMeaning]:
    lines = files("graphkit.lexicon").joinpath("tags.csv").read_text("utf-8").splitlines()
    return {
        row["tag"]: TagMeaning(row["tag"], TagKind(row["kind"]), row["meaning"], row["country"] or None, row["basis"])
        for row in csv.DictReader(lines)
    }


TAGS: dict[str, TagMeaning] = _read()
COUNTRIES: dict[str, str] = {
    entry.meaning.upper(): entry.country for entry in reversed(TAGS.values()) if entry.country is not None
}
_MISSPELT = {"RU": "RS", "VZ": "VE", "IQ": "IZ"}  # ISO codes that drafters wrote and that are no tags
_NAMESAKE = re.compile(r"-\d{1,2}$")  # ADB-1, GM-1: the form that tells namesakes apart


def meaning_of(tag: str) -> str | None:
    """What a tag means, None where the list does not know.

    >>> meaning_of("KTIP"), meaning_of("ZZZZ")
    ('trafficking in people', None)
    """
    entry = TAGS.get(tag.upper())
    return entry.meaning or None if entry else None


def country_of(name: str) -> str | None:
    """The ISO code of a country by its English name.

    >>> country_of("Thailand"), country_of("the Gambia"), country_of("Xanadu")
    ('TH', 'GM', None)
    """
    plain = name.upper().strip(" .,").removeprefix("THE ")
    return COUNTRIES.get(plain)


@lru_cache(maxsize=8192)
def find_tag(tag: str) -> tuple[TagKind, str | None]:
    """The kind of a tag, and the country of a geographic one; tags outside the list are told by their form.

    >>> [find_tag(tag) for tag in ("JA", "XF")]
    [(<TagKind.GEO: 'geo'>, 'JP'), (<TagKind.GEO: 'geo'>, None)]
    >>> [str(find_tag(tag)[0]) for tag in ("PREL", "KTIP", "NATO", "POE, ANN", "KQQQ")]
    ['subject', 'program', 'organization', 'person', 'program']
    """
    plain = tag.upper()
    if "," in plain:
        return TagKind.PERSON, None
    plain = _NAMESAKE.sub("", plain)
    entry = TAGS.get(_MISSPELT.get(plain, plain))
    if entry is not None:
        return entry.kind, entry.country
    if len(plain) == 2 and plain.isalpha():
        return (TagKind.GEO if plain[0] in "XZ" else TagKind.UNKNOWN), None
    if len(plain) == 4 and plain.isalpha() and plain[0] in "ABCEKLMOPST":
        return (TagKind.PROGRAM if plain[0] == "K" else TagKind.SUBJECT), None
    return (TagKind.ORGANIZATION if plain.isalnum() and len(plain) <= 8 else TagKind.UNKNOWN), None
