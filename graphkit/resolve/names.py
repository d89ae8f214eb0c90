"""Names of people as keys: folded, split, compared. Nothing here decides that two people are one."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from graphkit.lexicon.nicknames import given_words, nicknames
from graphkit.lexicon.titles import titles as known_titles

_APART = re.compile(r"[^a-z0-9]+")
_SUFFIXES = {"jr": "jr", "sr": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}


@dataclass(frozen=True, slots=True)
class Name:
    """``given`` may hold initials; ``surname`` is the last word, ``suffix`` Jr. and the like."""

    given: tuple[str, ...]
    surname: str
    suffix: str = ""


@lru_cache(maxsize=65536)
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


@lru_cache(maxsize=65536)
def split_name(name: str) -> Name:
    """A name in its pieces; ``LAST, First`` is turned round.

    >>> split_name("J. P. Varga Jr."), split_name("VARGA, Ilona")
    (Name(given=('j', 'p'), surname='varga', suffix='jr'), Name(given=('ilona',), surname='varga', suffix=''))
    """
    last, comma, first = name.partition(",")
    turned = f"{first} {last}" if comma and fold(first).strip(" .") not in _SUFFIXES else name.replace(",", " ")
    words = [word for word in _APART.split(fold(turned).replace("'", "").replace("’", "")) if word]
    suffix = _SUFFIXES[words.pop()] if len(words) > 1 and words[-1] in _SUFFIXES else ""
    return Name(tuple(words[:-1]), words[-1] if words else "", suffix)


def agree(left: tuple[str, ...], right: tuple[str, ...]) -> str | None:
    """How far given names agree: ``same``, ``compatible`` (initials, one more or fewer), None where they contradict.

    >>> agree(("james", "p"), ("james", "p")), agree(("j", "p"), ("james",)), agree(("james",), ("john",))
    ('same', 'compatible', None)
    >>> agree(("j", "thomas"), ("thomas",)), agree((), ("ana",)), agree(("bill",), ("william", "p"))
    ('compatible', 'compatible', 'compatible')
    >>> agree(("t",), ("j", "thomas")), agree(("josz", "manuel"), ("jose", "manuel")), agree(("t",), ("john", "thomas"))
    ('compatible', 'compatible', None)
    """
    left, right = given_words(left), given_words(right)
    if not left or not right:
        return "compatible"
    if left == right:
        return "same" if any(len(word) > 1 for word in left) else "compatible"
    short, long = sorted((left, right), key=len)
    aligned = all(_fits(a, b) for a, b in zip(short, long, strict=False))
    inside = len(short) == 1 and len(short[0]) > 1 and any(_fits(short[0], word) for word in long if len(word) > 1)
    if len(short) == len(short[0]) == 1 < len(long) and len(long[0]) == 1:  # who goes by the middle name
        inside = inside or short[0] in initials(long[1])
    if left[0][0] == right[0][0] and min(len(left[0]), len(right[0])) > 2 and len(short) > 1:  # a garbled letter
        inside = inside or (left[1:] == right[1:] and OSA.distance(left[0], right[0], score_cutoff=1) <= 1)
    return "compatible" if aligned or inside else None


@lru_cache(maxsize=65536)
def initials(word: str) -> frozenset[str]:
    """Letters that a given name may be shortened to.

    >>> sorted(initials("bill")), sorted(initials("jo"))
    (['b', 'w'], ['j'])
    """
    return frozenset(one[0] for one in (word, *nicknames().get(word, ())))


def _fits(left: str, right: str) -> bool:
    if left == right or (min(len(left), len(right)) == 1 and bool(initials(left) & initials(right))):
        return True
    if right in nicknames().get(left, ()) or left in nicknames().get(right, ()):
        return True
    return min(len(left), len(right)) >= 5 and OSA.distance(left, right, score_cutoff=1) <= 1


def fullness(name: str) -> tuple[int, int]:
    """How much of a name is spelt out: words of two letters and more, then all words.

    >>> fullness("J. P. Varga") < fullness("Ilona Varga")
    True
    """
    pieces = split_name(name)
    return sum(len(word) > 1 for word in pieces.given) + 1, len(pieces.given) + 1


def title_words(titles: Iterable[str]) -> tuple[str, ...]:
    """The words of titles that tell offices apart.

    >>> title_words(["Deputy Director of the Archive", "Dr."]), title_words(["General"])
    (('archive', 'director'), ('general',))
    """
    titles, lexicon = tuple(titles), known_titles()
    words = {word for title in titles for word in _APART.split(fold(title)) if len(word) > 2}
    rank = {"general"} if lexicon.generals & set(titles) else set()
    return tuple(sorted(words - _COMMON | rank))


_COMMON = frozenset(
    [
        "the",
        "and",
        "for",
        "deputy",
        "vice",
        "acting",
        "former",
        "assistant",
        "senior",
        "chief",
        "general",
        "mrs",
        "miss",
    ]
)
