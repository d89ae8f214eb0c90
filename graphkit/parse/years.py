"""The years of what a REF block cites, as the container's list and the block's other items tell them."""

import re
from collections.abc import Iterable
from dataclasses import replace

from graphkit.lexicon.posts import station_key
from graphkit.model import Reference
from graphkit.parse.citing import Citing
from graphkit.parse.ids import canonical_id

PIECE = re.compile(r"[^\s,;|'](?:[^,;|\n']{0,40}[^\s,;|'])?")


def settle_years(references: Iterable[Reference], given: str) -> tuple[Reference, ...]:
    """The year of a citation that states none, where the container's own list of ids names another year for it.

    >>> from graphkit.parse import parse_references
    >>> settle_years(parse_references("REF: ROME 7", year=2008), "07ROME7|08OSLO2")[0].target
    '07ROME7'
    """
    if not given:
        return tuple(references)
    listed = [target for piece in PIECE.finditer(given) if (target := canonical_id(piece[0]))]
    held = set(listed)
    others = {target[2:]: target for target in listed}
    return tuple(
        replace(item, target=others[item.target[2:]], year_rule="stated")
        if item.year_rule == "citing" and item.target and item.target not in held and item.target[2:] in others
        else item
        for item in references
    )


def unless_told_apart(references: tuple[Reference, ...], citing: Citing) -> tuple[Reference, ...]:
    """A writer who puts last year beside some of the own station's items means this year by the others.

    >>> from graphkit.parse import parse_references
    >>> text = "REF: A. 07 LIMA 900 B. LIMA 639"
    >>> [item.target for item in parse_references(text, year=2008, cable_id="08LIMA9")]
    ['07LIMA900', '08LIMA639']
    """
    if citing.year is None or citing.station is None or all(item.year_rule != "rollover" for item in references):
        return references
    last, this = f"{(citing.year - 1) % 100:02d}", f"{citing.year % 100:02d}"
    own = [item for item in references if _is_of(citing.station, item.target)]
    if not any(item.year_rule == "stated" and str(item.target).startswith(last) for item in own):
        return references
    return tuple(
        replace(item, target=this + str(item.target)[2:], year_rule="citing")
        if item.year_rule == "rollover" and item in own
        else item
        for item in references
    )


def _is_of(station: str, target: str | None) -> bool:
    """Whether an id is one of the station's."""
    return target is not None and station_key(target[2:].rstrip("0123456789")) == station
