# ruff: noqa: S608  queries are put together from constants of this package; every value is a parameter
"""Which cables a text or a person picks: looked up once, then handed to every part of every question."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from graphkit.corpus.keeping import is_kept, keep
from graphkit.corpus.named import APART, by_id
from graphkit.model import Filters
from graphkit.store.index import all_ids, open_index
from graphkit.store.kept import Arrays
from graphkit.store.select import Where, cables_where

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus

Rows = npt.NDArray[np.int32]

FEW = 2000
"""Cables that are named one by one; more are marked in a string of one bit for each cable of the corpus."""
_MOST = 40
"""Choices that are remembered of one corpus."""


@dataclass(frozen=True)
class Picked:
    """Cables by their rows, and as a condition on table ``cable`` (c)."""

    rows: Rows
    where: Where


def with_text(corpus: "Corpus", filters: Filters) -> Where:
    """The cables (c) that the filters' text query finds; all where there is none."""
    return _remembered(corpus, ("text", filters.text)).where if filters.text else Where()


def rows_with_text(corpus: "Corpus", text: str) -> Rows:
    """The same cables by their rows."""
    return _remembered(corpus, ("text", text)).rows


def rows_with_people(corpus: "Corpus", people: Sequence[str]) -> Rows:
    """The cables with a fact at one of ``people``, by their rows."""
    known = by_id(corpus, people).values()
    if not is_kept(corpus, _TOUCHED) or any(one.kind in APART for one in known):
        return _remembered(corpus, ("people", *people)).rows
    kept = keep_touched(corpus)
    ends = [np.searchsorted(kept["nodes"], np.array([one.row, one.row + 1], dtype=np.int32)) for one in known]
    return np.concatenate([kept["cables"][low:high] for low, high in ends] or [np.zeros(0, np.int32)])


def keep_touched(corpus: "Corpus") -> Arrays:
    """For each person, post, topic the cables with a fact at it, kept on the disk: no fact need be looked at.

    Made by whoever has the time: a question that comes earlier looks at the facts.
    """
    return keep(corpus, _TOUCHED, lambda: {str(n): c.to_numpy(np.int32) for n, c in corpus.ask(_TOUCHES).items()})


_TOUCHED = "touched"
_TOUCHES = f"""
SELECT DISTINCT n.rowid AS nodes, c.rowid AS cables
FROM (SELECT source AS id, cable FROM link UNION ALL SELECT target, cable FROM link) l
JOIN node n ON n.id = l.id AND n.kind NOT IN {tuple(sorted(APART))} JOIN cable c ON c.id = l.cable ORDER BY 1, 2
"""


def find_ids(corpus: "Corpus", query: str) -> list[str]:
    """Every cable that a text query finds."""
    return all_ids(open_index(corpus.path), query)


def _remembered(corpus: "Corpus", key: tuple[str, ...]) -> Picked:
    known = corpus.picked
    found = known.get(key)
    if found is None:
        kind, *asked = key
        where = (
            Where("c.id IN (SELECT unnest(?::VARCHAR[]))", (find_ids(corpus, *asked),))
            if kind == "text"
            else cables_where(Filters(people=tuple(asked)))
        )
        if len(known) >= _MOST:
            known.clear()
        found = known[key] = _picked(corpus, where)
    return found


def _picked(corpus: "Corpus", where: Where) -> Picked:
    """The same cables without looking for them again."""
    found = corpus.ask(f'SELECT c.rowid AS "row", c.id FROM cable c WHERE {where.sql}', *where.values)
    rows = found["row"].to_numpy(dtype=np.int32)
    if len(rows) <= FEW:
        return Picked(rows, Where("c.id IN (SELECT unnest(?::VARCHAR[]))", (found["id"].tolist(),)))
    (last,) = corpus.rows("SELECT max(rowid) AS n FROM cable")
    return Picked(rows, Where("get_bit(?::BIT, c.rowid::INTEGER) = 1", (_bits(rows, int(last["n"]) + 1),)))


def _bits(rows: Any, length: int) -> str:
    """A digit for each of ``length`` places: 1 at ``rows``.

    >>> _bits([0, 3], 5)
    '10010'
    """
    digits = np.full(length, ord("0"), dtype=np.uint8)
    digits[rows] = ord("1")
    return digits.tobytes().decode("ascii")
