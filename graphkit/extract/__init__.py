"""Cable -> people, positions, organizations, places, dates, meetings: all that its running text names."""

from graphkit.extract.base import EMPTY, Extractor, Known
from graphkit.model import Cable, Extraction

__all__ = ["EMPTY", "EXTRACTORS", "Extractor", "Known", "extract"]

EXTRACTORS: tuple[Extractor, ...] = ()


def extract(cable: Cable, known: Known = EMPTY) -> Extraction:
    """What the running text of a cable names. Never raises: what could not be read becomes an `Issue`."""
    found = Extraction()
    for extractor in EXTRACTORS:
        found = extractor.find(cable, known, found)
    return found
