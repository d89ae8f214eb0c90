"""What every extractor is: a name and a function that adds to what was found before it."""

from collections.abc import Callable
from dataclasses import dataclass

from graphkit.extract.known import EMPTY, Known
from graphkit.model import Cable, Extraction

__all__ = ["EMPTY", "Extractor", "Known"]


@dataclass(frozen=True)
class Extractor:
    """One kind of thing to find. ``find`` never removes what an earlier extractor found; earlier wins overlaps."""

    name: str
    find: Callable[[Cable, Known, Extraction], Extraction]
