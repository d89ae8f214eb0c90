"""Cable -> people, positions, organizations, places, dates, meetings: all that its running text names."""

from graphkit.extract import organizations, people, positions
from graphkit.extract.base import EMPTY, Extractor, Known
from graphkit.model import Cable, Extraction

__all__ = ["EMPTY", "EXTRACTORS", "Extractor", "Known", "extract"]

# In order: each is given what those before it found, and earlier wins overlaps.
EXTRACTORS: tuple[Extractor, ...] = (organizations.EXTRACTOR, people.EXTRACTOR, positions.EXTRACTOR)


def extract(cable: Cable, known: Known = EMPTY) -> Extraction:
    """What the running text of a cable names. Never raises: what could not be read becomes an `Issue`."""
    found = Extraction()
    for extractor in EXTRACTORS:
        found = extractor.find(cable, known, found)
    return found


