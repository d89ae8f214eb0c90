"""Titles of people: which words are one, what it is called in full, and what it implies."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from graphkit.lexicon.names import LEXICON


@dataclass(frozen=True, slots=True)
class Title:
    """One entry of the table. ``side`` is "US", "foreign" or "" (either); ``organization`` says where it is held."""

    name: str
    group: str
    side: str
    organization: str
    slug: str


@dataclass(frozen=True, slots=True)
class Titles:
    """The table in the two forms that matching needs, and the words that compose titles."""

    any_case: Mapping[tuple[str, ...], Title]
    exact: Mapping[str, Title]
    modifiers: frozenset[str]
    fields: frozenset[str]
    us_leaders: Mapping[str, Mapping[str, str]]  # title -> surname -> given name
    ranks: frozenset[str]
    generals: frozenset[str]
    genders: Mapping[str, str]  # title -> "f" or "m"
    monarchs: Mapping[str, Mapping[str, int]]  # title -> country -> the last year of it
    no_president: frozenset[str]  # countries whose head of state is another country's, or a prince
    us_presidents: Mapping[str, str]  # from which day -> surname
    us_secretaries_of_state: Mapping[str, str]
    secretaries: frozenset[str]  # countries whose ministers are called secretaries
    us_titles: Mapping[str, str]  # title that other countries have too -> that of the United States


STILL = 9999  # a year that has not come

PLAIN = str.maketrans("áàâäãåçéèêëíìîïñóòôöõøúùûüýÿ’", "aaaaaaceeeeiiiinoooooouuuuyy'")


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Readable lower-case words with hyphens.

    >>> slug("Chargé d'Affaires, a.i.")
    'charge-d-affaires-a-i'
    """
    plain = text.lower().translate(PLAIN)
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in plain).split())


def split_words(text: str) -> tuple[str, ...]:
    """A spelling as the words that the tokeniser would make of it.

    >>> split_words("Vice-Minister of Trade"), split_words("U.S. Navy")
    (('vice', 'minister', 'of', 'trade'), ('u.s', 'navy'))
    """
    return tuple(word.strip(".,") for word in text.lower().replace("’", "'").replace("-", " ").split())


def plural_of(word: str) -> str:
    """The plural of a word in small letters.

    >>> plural_of("secretary"), plural_of("attorney"), plural_of("minister")
    ('secretaries', 'attorneys', 'ministers')
    """
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2:-1] not in "aeou" else f"{word}s"


@cache
def titles() -> Titles:
    """The table of titles.

    >>> titles().any_case[("foreign", "minister")].name, titles().exact["DVM"].slug
    ('Foreign Minister', 'dvm')
    >>> titles().any_case[("senators",)].name, titles().any_case[("assistant", "secretaries")].name
    ('Senator', 'Assistant Secretary')
    """
    table: dict[str, Any] = tomllib.loads(LEXICON.joinpath("titles.toml").read_text("utf-8"))
    any_case: dict[tuple[str, ...], Title] = {}
    exact: dict[str, Title] = {}
    plurals: dict[tuple[str, ...], Title] = {}
    for group, section in table.items():
        for written, spellings in section.get("titles", {}).items():
            name = written.split(" (")[0]
            title = Title(name, group, section["side"], section["organization"], table["slugs"].get(name) or slug(name))
            for spelling in (name.lower(), *spellings):
                if spelling == spelling.lower() or " " in spelling:
                    words = split_words(spelling)
                    any_case.setdefault(words, title)
                    # "us" is no plural of the Burmese U, nor "press" one of "pres"
                    if len(words[-1]) > 1 and words[-1] + "s" not in table["words"]["fields"]:
                        plural = plural_of(words[-1]) if len(words) > 1 else words[-1] + "s"  # "Deputies" are a chamber
                        plurals.setdefault((*words[:-1], plural), title)
                else:
                    exact.setdefault(spelling, title)
    composing = table["words"]
    return Titles(
        {**plurals, **any_case},
        exact,
        frozenset(composing["modifiers"]),
        frozenset(composing["fields"]),
        table["us_leaders"],
        frozenset(table["ranks"]["names"]),
        frozenset(table["ranks"]["generals"]),
        dict.fromkeys(table["genders"]["women"], "f") | dict.fromkeys(table["genders"]["men"], "m"),
        {title: {one[:2]: int(one[3:] or STILL) for one in some} for title, some in table["monarchs"].items()},
        frozenset(table["realms"]["countries"]),
        table["us_presidents"],
        table["us_secretaries_of_state"],
        frozenset(table["secretaries"]["countries"]),
        table["us_titles"],
    )
