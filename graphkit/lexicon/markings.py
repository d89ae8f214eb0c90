"""Words of a telegram's head: captions, paragraph markings, words of offices, ends of texts (``markings.toml``)."""

import tomllib
from importlib.resources import files

_ENTRIES = tomllib.loads(files("graphkit.lexicon").joinpath("markings.toml").read_text("utf-8"))


def _words(name: str) -> tuple[str, ...]:
    return tuple(_ENTRIES[name]["words"])


CAPTIONS: frozenset[str] = frozenset(_words("captions"))
LEVELS: frozenset[str] = frozenset(_words("levels"))
ROLE_WORDS: frozenset[str] = frozenset(_words("roles"))
COURTESIES: frozenset[str] = frozenset(_words("courtesies"))
NOT_SIGNATURES: frozenset[str] = frozenset(_words("not_signatures"))
ADDRESS_WORDS: tuple[str, ...] = _words("addresses")
