"""One cable read alone: what it names without others, what it teaches them, and the words that they may explain.

A corpus needs each cable read once. Only where others teach a surname that stands in it unexplained is it read again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graphkit.extract import extract, learn, learn_listed
from graphkit.extract.base import Extractor, Known
from graphkit.extract.home import Home, home_of
from graphkit.extract.people.bare import COMMON_HERE, EVERYWHERE, HERE
from graphkit.model import Cable, Extraction
from graphkit.model.made import quickly_made

HERE_STEPS = (HERE, COMMON_HERE)
"""Weights at a cable's own post and country that decide whether a surname is known there; others are all the same."""

TOTAL_STEPS = (EVERYWHERE, 2 * EVERYWHERE)
"""The same for the weights of all places together."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Alone:
    """What one cable says by itself. ``open``: its words that would be people if their surnames were known."""

    extraction: Extraction
    taught: Mapping[tuple[str, str], int]
    open: tuple[str, ...]
    home: Home


def extract_alone(cable: Cable, extra: Iterable[Extractor] = (), given: Mapping[str, str] | None = None) -> Alone:
    """Read ``cable`` without any other; ``given`` is what its container says, an edition's list of persons too.

    >>> from graphkit.model import Origin, Source
    >>> text = "Ambassador Olav Berge met Foreign Minister Zaki. He told Berge that Okonjo disagreed."
    >>> alone = extract_alone(Cable("08OSLO1", Source("plain", ""), text, origin=Origin("AMEMBASSY OSLO", "post:oslo")))
    >>> [person.name for person in alone.extraction.people], alone.open, dict(alone.taught)[("Zaki", "post:oslo")]
    (['Olav Berge', 'Zaki'], ('Okonjo',), 3)
    """
    asked = _Asked()
    extraction = extract(cable, Known(asked), extra)
    return Alone(
        extraction, learn(cable, extraction) | learn_listed(given or {}), tuple(sorted(asked.words)), home_of(cable)
    )


class _Asked(dict[str, Any]):
    """Knows no surname, and remembers which it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.words: set[str] = set()

    def get(self, word: str, default: Any = None) -> Any:
        self.words.add(word)
        return default


def known_of(home: Home, words: Iterable[tuple[str, int, int]], hidden: tuple[str, ...] = ()) -> Known:
    """What ``(surname, weight here, weight in all)`` teach a cable of that home; what its other copies keep ``hidden``.

    >>> known_of(Home("post:oslo", "NO"), [("Zaki", 2, 8)]).surnames
    {'Zaki': {'post:oslo': 2, 'elsewhere': 6}}
    """
    weights = {word: {home.post or "": here, "elsewhere": max(0, total - here)} for word, here, total in words}
    return Known(weights, hidden)
