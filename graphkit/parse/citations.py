"""The grammar of citations: items of a REF block, lists that inherit station and year, things that are no cables."""

import re
from typing import NamedTuple

from graphkit.lexicon.posts import station_key
from graphkit.model import Reference, ReferenceKind, Span, Where
from graphkit.parse.ids import canonical_id

CITE = re.compile(
    r"(?<![A-Z0-9])(?:['(]?(?P<year>(?:19|20)\d\d|\d\d)\)?[ -]{0,2})?(?P<station>[A-Z][A-Z'.]{1,20}(?:[ ][A-Z][A-Z'.]{1,20}){0,3})[\s:#,-]{0,3}(?P<serial>\d{1,8})",
    re.IGNORECASE,
)


class Citing(NamedTuple):
    """The citing cable: its year, and its station and serial where its id says them."""

    year: int | None
    station: str | None
    serial: int | None

    @classmethod
    def of(cls, year: int | None, cable_id: str | None) -> "Citing":
        """The citing cable by its year and id.

        >>> Citing.of(2008, "08TOKYO1528")
        Citing(year=2008, station='TOKYO', serial=1528)
        """
        hit = re.match(r"(\d\d)([A-Z]+?)A?(\d+)$", cable_id or "")
        return cls(year, hit[2], int(hit[3])) if hit else cls(year, None, None)


def read_items(text: str, span: Span, citing: Citing) -> list[Reference]:
    """The items of one REF block."""
    found: list[Reference] = []
    for hit in CITE.finditer(text, span.start, span.end):
        key = station_key(hit["station"])
        year = hit["year"] or (f"{citing.year % 100:02d}" if citing.year else None)
        if key and year:
            found.append(
                Reference(
                    ReferenceKind.CABLE,
                    f"{int(year) % 100:02d}{key}{int(hit['serial'])}",
                    None,
                    hit[0],
                    Where.REF_LINE,
                    Span(*hit.span()),
                    "stated" if hit["year"] else "citing",
                )
            )
    return found
