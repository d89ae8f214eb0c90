"""Names of people as keys: folded, split, compared. Nothing here decides that two people are one."""

import re
import unicodedata

_APART = re.compile(r"[^a-z0-9]+")


def fold(name: str) -> str:
    """Lower case without accents.

    >>> fold("José MÜLLER")
    'jose muller'
    """
    return "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))


def slug(name: str) -> str:
    """A name as the last part of an id; never empty.

    >>> slug("J. Thomas O'Hara"), slug("...")
    ('j-thomas-o-hara', 'unnamed')
    """
    return _APART.sub("-", fold(name)).strip("-")[:80] or "unnamed"
