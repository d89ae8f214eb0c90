"""Given names, common English words, and words that look like names but are nobody."""

import csv
import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

LEXICON: Final = files("graphkit.lexicon")


def read_words(name: str) -> frozenset[str]:
    """The words of a file of the lexicon, one a line, ``#`` starts a comment line."""
    lines = LEXICON.joinpath(name).read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def given_names() -> frozenset[str]:
    """Given names in lower case, without those that are countries or nationalities.

    >>> "hiroshi" in given_names(), "although" in given_names(), "france" in given_names()
    (True, False, False)
    """
    rows = csv.DictReader(LEXICON.joinpath("countries.csv").read_text("utf-8").splitlines())
    countries = {
        name.lower() for row in rows for column in ("names", "nationalities") for name in row[column].split(";")
    }
    return frozenset(word.lower() for word in read_words("given_names.txt")) - countries | lone_names()


@cache
def lone_names() -> frozenset[str]:
    """Given names in lower case by which people are also called alone.

    >>> "birtukan" in lone_names(), lone_names() <= given_names()
    (True, True)
    """
    return frozenset(word.lower() for word in read_words("given_names_more.txt"))


@cache
def genders() -> Mapping[str, str]:
    """Given names in lower case that are women's ("f") or men's ("m"); those of both are left out.

    >>> genders().get("gisela"), genders().get("vladimir"), genders().get("jean")
    ('f', 'm', None)
    """
    women, men = read_words("given_names_women.txt"), read_words("given_names_men.txt")
    told = dict.fromkeys(women, "f") | dict.fromkeys(men, "m")
    return {name: gender for name, gender in told.items() if name != "francis"}  # often Frances, misspelt


@cache
def english_words() -> frozenset[str]:
    """Common English words in lower case: what upper-case text is mostly made of, and what is rarely a surname.

    >>> "although" in english_words(), "hiroshi" in english_words()
    (True, False)
    """
    return read_words("english_words.txt")


@cache
def rare_words() -> frozenset[str]:
    """Rarer English words in lower case: in upper-case text words like others, behind a title rather names.

    >>> "heist" in rare_words(), "heist" in english_words()
    (True, False)
    """
    return read_words("english_words_more.txt")


@cache
def surname_words() -> frozenset[str]:
    """Common words that are family names too: behind a title they are names even in upper-case text.

    >>> "baker" in surname_words(), "although" in surname_words()
    (True, False)
    """
    return read_words("surname_words.txt")


@cache
def world_leaders() -> frozenset[str]:
    """Names of statesmen by which nobody else is called: a cable need not say who they are.

    >>> "Brezhnev" in world_leaders(), "Okonjo" in world_leaders()
    (True, False)
    """
    return read_words("world_leaders.txt")


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """The lists of ``name_words.toml``: stop words, particles, suffixes, months, verbs of speech."""
    table = tomllib.loads(LEXICON.joinpath("name_words.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


@lru_cache(maxsize=4096)
def is_pinyin(word: str) -> bool:
    """Whether a word in lower case is a Chinese given name of two syllables, and nothing else.

    >>> is_pinyin("jinbao"), is_pinyin("lindgren"), is_pinyin("bin"), is_pinyin("banana")
    (True, False, False, False)
    """
    known = word in english_words() or word in given_names()
    return len(word) > 4 and not known and PINYIN.fullmatch(word) is not None


_INITIAL = "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])"
_FINAL = "(?:iang|iong|uang|iao|ian|ing|uai|uan|ang|eng|ong|ia|ie|iu|in|ua|uo|ui|un|ue|ai|ei|ao|ou|an|en|er|a|o|e|i|u)"
PINYIN = re.compile(f"{_INITIAL}{_FINAL}{_INITIAL}?{_FINAL}")
