"""Contacts as a page shows them: counted whole, listed and drawn in part, so that no page grows with the corpus."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from graphkit.corpus import seats
from graphkit.corpus.columns import count_by
from graphkit.corpus.meetings import meetings_at
from graphkit.model import IN_PERSON, Filters

Row = dict[str, Any]
STATES = ("actual", "planned", "refused", "hypothetical")
LISTED = 300  # contacts in the table of a page, the oldest first
ROWS, EACH = 24, 25  # counterparts that are drawn, and contacts with each


@dataclass(frozen=True)
class Contacts:
    """How many contacts match, in how many cables, how many of them in no common room; and two parts of them.

    ``listed`` are the oldest, ``drawn`` those with the most frequent counterparts; their rows say what
    `Corpus.meetings` says.
    """

    total: int
    cables: int
    told: int
    listed: list[Row]
    drawn: list[Row]


def contacts_of(
    corpus: Any, filters: Filters, of: str | None, with_: str | None, realis: str = "all", way: str = "all"
) -> Contacts:
    """Those of one or between two; ``realis`` is a state or ``all``, ``way`` is ``met``, ``other`` or ``all``."""
    known, mask = seats.contacts(corpus), _asked(corpus, filters, of, with_, realis, way)
    listed, drawn = known.order[mask[known.order]][:LISTED], seats.often(known, mask, of, ROWS, EACH)
    found = meetings_at(corpus, np.union1d(listed, drawn).tolist())
    told = mask & ~_in_person(known)
    cables = int(np.count_nonzero(np.bincount(known.cable[mask])))
    parts = ([row for row in found if row["at"] in some] for some in (set(listed.tolist()), set(drawn.tolist())))
    return Contacts(int(mask.sum()), cables, int(told.sum()), *parts)


def states_of(corpus: Any) -> dict[str, int]:
    """How many contacts of all there are in each state."""
    known, mask = seats.contacts(corpus), seats.asked(corpus, Filters(), ())
    counts = dict(count_by(known.realis, mask))
    return {one: counts.get(one, 0) for one in STATES}


def busiest(corpus: Any, filters: Filters, most: int) -> list[tuple[str, int]]:
    """The people with most contacts that took place, and how many: what `contacts_of` counts for each of them."""
    return seats.busiest(seats.contacts(corpus), _asked(corpus, filters, None, None, "actual", "all"), most)


def ids_of(corpus: Any, filters: Filters, of: str | None, with_: str | None, realis: str, way: str) -> list[str]:
    """All of them, oldest first."""
    known, mask = seats.contacts(corpus), _asked(corpus, filters, of, with_, realis, way)
    rows = known.order[mask[known.order]]
    asked = 'SELECT rowid AS "row", id FROM meeting WHERE rowid IN (SELECT unnest(?::BIGINT[]))'
    ids = {row["row"]: str(row["id"]) for row in corpus.rows(asked, rows.tolist())}
    return [ids[row] for row in rows.tolist()]


def _asked(corpus: Any, filters: Filters, of: str | None, with_: str | None, realis: str, way: str) -> Any:
    known = seats.contacts(corpus)
    mask = seats.asked(corpus, filters, [one for one in (of, with_) if one])
    if realis in STATES:
        mask &= known.realis.having([one == realis for one in known.realis.values])
    return mask & (_in_person(known) == (way == "met")) if way in ("met", "other") else mask


def _in_person(known: seats.Contacts) -> Any:
    return known.kind.having([one in IN_PERSON for one in known.kind.values])
