"""The cue words of ``cues.toml``: read once, as plain data."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def cue_tables() -> Mapping[str, Any]:
    """Every table of ``cues.toml``.

    >>> "amb" in cue_tables()["sentences"]["before_name"]
    True
    """
    return tomllib.loads((files("graphkit.lexicon") / "cues.toml").read_text(encoding="utf-8"))


@cache
def cue_words(table: str, name: str) -> frozenset[str]:
    """One list of words as a set; ``table`` may name a table inside a table (``meetings.nouns``).

    >>> "openers" in cue_tables()["sentences"] and "the" in cue_words("sentences", "openers")
    True
    """
    found = cue_tables()
    for key in table.split("."):
        found = found[key]
    return frozenset(found[name])
