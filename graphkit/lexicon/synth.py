"""The pieces that invented cables are made of (``synth.toml``)."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=1)
def pieces() -> dict[str, Any]:
    """The parsed file: lists of names, titles, topics, subjects, TAGS, and sentences to fill."""
    return tomllib.loads(files("graphkit.lexicon").joinpath("synth.toml").read_text(encoding="utf-8"))
