"""Kinds of cited things that are no cables, told by their words (``cited.toml``)."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from graphkit.model import ReferenceKind

_ENTRIES = tomllib.loads(files("graphkit.lexicon").joinpath("cited.toml").read_text("utf-8"))["kind"]
PATTERNS: tuple[tuple[ReferenceKind, re.Pattern[str]], ...] = tuple(
    (ReferenceKind(entry["kind"]), re.compile("|".join(entry["patterns"]))) for entry in _ENTRIES
)
_REDACTED = re.compile(r"X{4,}|\[\w{0,20} ?NOT DECLASSIFIED\]", re.IGNORECASE)


@lru_cache(maxsize=4096)
def find_kind(words: str) -> ReferenceKind | None:
    """What an item of a reference line cites where it is no cable; None where no word says so.

    >>> str(find_kind("POE-LEE E-MAIL OF MAY 3")), str(find_kind("IIR 6 123 4567 09")), find_kind("FISH")
    ('email', 'intelligence', None)
    >>> str(find_kind("XXXXXXXXXXXX"))
    'redacted'
    """
    plain = words.upper()
    found = next((kind for kind, pattern in PATTERNS if pattern.search(plain)), None)
    if found is None and _REDACTED.search(plain):
        return ReferenceKind.REDACTED
    return found
