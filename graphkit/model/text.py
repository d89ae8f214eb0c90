"""Places in a text: where words stand, and the container that they came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from graphkit.model.made import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of one cable's text.

    >>> Span(3, 8).of("FM AMEMBASSY TOKYO")
    'AMEMB'
    >>> Span(8, 3)
    Traceback (most recent call last):
    ...
    ValueError: Span(8, 3): expected 0 <= start <= end
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"Span({self.start}, {self.end}): expected 0 <= start <= end")

    def of(self, text: str) -> str:
        """The characters that this span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> "Span":
        """The same range counted from another origin: ``Span(1, 2).shift(10) == Span(11, 12)``."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Source:
    """Enough to open the original again.

    ``path`` is as given by the user; ``locator`` names the place inside it (archive member, CSV row, TEI div), empty
    where the file is one cable; ``offset`` is where the cable's text begins in the decoded file, in characters, 0
    where the layout is not plain text; ``sha256`` is of the cable's own text in UTF-8.
    """

    reader: str
    path: str
    locator: str = ""
    sha256: str = ""
    offset: int = 0


@dataclass(frozen=True, slots=True)
class RawCable:
    """One cable as its container holds it.

    ``given`` is what the container itself states, outside the telegram: keys ``id``, ``created``, ``classification``,
    ``origin``, ``subject``, ``tags``, ``references``, ``released``, ``kind`` and whatever else it has, as written.
    """

    source: Source
    text: str
    given: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
