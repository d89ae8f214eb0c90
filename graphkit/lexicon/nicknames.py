"""Given names that stand for one another: short forms, romanizations, and the particles that writers leave out."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("graphkit.lexicon").joinpath("nicknames.toml").read_text("utf-8"))


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """Short form -> the names that it may stand for, lower case.

    >>> sorted(nicknames()["ted"])
    ['edward', 'theodore']
    """
    return {short: frozenset(full) for short, full in _table()["short"].items()}


@cache
def given_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Given names as they are compared.

    >>> given_words(("mohamed", "bin")), given_words(("abd", "al", "munim"))
    (('muhammad',), ('abdul', 'munim'))
    """
    table = _table()
    return tuple(table["forms"].get(word, word) for word in words if word not in table["left_out"]["words"])
