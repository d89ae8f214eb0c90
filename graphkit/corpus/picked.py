# ruff: noqa: S608  queries are put together from constants of this package; every value is a parameter
"""Which cables a text or a person picks: looked up once, then handed to every part of every question."""

from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.model import Filters
from graphkit.store.index import all_ids, open_index
from graphkit.store.select import Where, cables_where

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus

FEW = 2000
"""Cables that are named one by one; more are marked in a string of one bit for each cable of the corpus."""
_MOST = 60
"""Choices that are remembered of one corpus."""


def with_text(corpus: "Corpus", filters: Filters) -> Where:
    """The cables (c) that the filters' text query finds; all where there is none."""
    if not filters.text:
        return Where()
    return _remembered(corpus, ("text", filters.text))


def with_people(corpus: "Corpus", filters: Filters) -> Where:
    """The cables (c) with a fact at one of the filters' people; all where they name nobody."""
    return _remembered(corpus, ("people", *filters.people)) if filters.people else Where()


def to_be_cut(where: Where, filters: Filters) -> Where:
    """``where`` for a query that is put in order and cut: DuckDB fails there on rows chosen by their number."""
    if not (filters.text or filters.people):
        return where
    return Where(f"c.id IN (SELECT c.id FROM cable c WHERE {where.sql})", where.values)


def find_ids(corpus: "Corpus", query: str) -> list[str]:
    """Every cable that a text query finds."""
    return all_ids(open_index(corpus.path), query)


def _remembered(corpus: "Corpus", key: tuple[str, ...]) -> Where:
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


def _picked(corpus: "Corpus", where: Where) -> Where:
    """The same cables without looking for them again."""
    rows = corpus.ask(f'SELECT c.rowid AS "row", c.id FROM cable c WHERE {where.sql}', *where.values)
    if len(rows) <= FEW:
        return Where("c.id IN (SELECT unnest(?::VARCHAR[]))", (rows["id"].tolist(),))
    (last,) = corpus.rows("SELECT max(rowid) AS n FROM cable")
    return Where("get_bit(?::BIT, c.rowid::INTEGER) = 1", (_bits(rows["row"].to_numpy(), int(last["n"]) + 1),))


def _bits(rows: Any, length: int) -> str:
    """A digit for each of ``length`` places: 1 at ``rows``.

    >>> _bits([0, 3], 5)
    '10010'
    """
    digits = np.full(length, ord("0"), dtype=np.uint8)
    digits[rows] = ord("1")
    return digits.tobytes().decode("ascii")
