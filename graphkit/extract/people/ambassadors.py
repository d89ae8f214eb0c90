"""Who of those called Ambassador heads the post: it has one; the others are on a visit or of another country."""

from collections.abc import Sequence

from graphkit.extract.hits import Hit
from graphkit.extract.home import Home
from graphkit.extract.positions.posted import Posted, embassy_of


def without_visitors(rows: Sequence[tuple[list[Hit], list[Posted]]], home: Home) -> list[list[Posted]]:
    """The offices that everybody holds, that of the ambassador left to the one who has it, where that can be told.

    Whoever has an office in Washington is on a visit; of several others it is who signed or classified the cable.
    """
    own = f"position:{embassy_of(home)}/ambassador"
    called = [n for n, (_, held) in enumerate(rows) if any(posted.id == own for posted in held)]
    here = [n for n in called if not any(posted.id.startswith(WASHINGTON) for posted in rows[n][1])]
    head = next((n for n, (hits, _) in enumerate(rows) if is_head(hits)), None)
    if head is not None:
        here = [head]
    for rule in ("signature", "classified-by"):
        heads = [n for n in here if any(hit.rule == rule for hit in rows[n][0])]
        if len(heads) == 1:
            here = heads
            break
    apart = set(called) - set(here if len(here) == 1 else ())
    return [[one for one in held if n not in apart or one.id != own] for n, (_, held) in enumerate(rows)]


def is_head(hits: list[Hit]) -> bool:
    """Whether somebody both classified and signed a cable and is called nothing there: nobody else is ambassador."""
    rules = {hit.rule for hit in hits}
    return {"signature", "classified-by"} <= rules and all(hit.title is None for hit in hits)


WASHINGTON = "position:us/"
