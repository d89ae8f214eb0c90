"""What one edge of a network sums: counted whole, its facts named in part, so that no answer grows with the corpus."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.corpus.keeping import as_bytes, keep
from graphkit.corpus.lean import facts_where, ties
from graphkit.corpus.passages import rows_of
from graphkit.corpus.sums import can_sum, facts_of
from graphkit.graph import check_network
from graphkit.model import Filters
from graphkit.store.edges import CROWDED, ONE
from graphkit.store.networks import DIRECTED

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus


@dataclass(frozen=True)
class Tie:
    """How many ``facts`` an edge sums, the dates (``first``, ``last``) of its ties, its oldest facts by their rows."""

    facts: int
    first: str | None
    last: str | None
    rows: tuple[int, ...]


def tie(corpus: "Corpus", name: str, filters: Filters, source: str, target: str, most: int) -> Tie | None:
    """The edge between two nodes, who stand as `graphkit.corpus.Corpus.network` has them; None where there is none.

    ``rows`` are those of at most ``most`` facts, for `graphkit.corpus.passages`.
    Raises `ValueError` for an unknown network.
    """
    check_network(name)
    if name not in DIRECTED and name != "people_posts" and source >= target:
        return None
    if can_sum(corpus, name, filters):
        return _columns(corpus, name, filters, source, target, most)
    if name not in ONE:
        return _summed(corpus, name, filters, source, target, most)
    where = facts_where(corpus, filters)
    sql, values = _filled(ONE[name], {"source": source, "target": target, "crowded": crowded(corpus, name)})
    (found,) = corpus.rows(_COUNTED.format(where=where.sql, one=sql), *where.values, *values, most)
    return Tie(found["facts"], found["first"], found["last"], tuple(found["rows"])) if found["facts"] else None


def _columns(corpus: "Corpus", name: str, filters: Filters, source: str, target: str, most: int) -> Tie | None:
    found = facts_of(corpus, name, filters, source, target)
    if not len(found.rows):
        return None
    oldest = dict.fromkeys(found.rows[: 2 * most].tolist())
    first, last = (found.dates[0], found.dates[-1]) if found.dates else (None, None)
    return Tie(len(np.unique(found.rows)), first, last, tuple(oldest)[:most])


def _summed(corpus: "Corpus", name: str, filters: Filters, source: str, target: str, most: int) -> Tie | None:
    found = ties(corpus, name, filters, source, target)
    if found.empty:
        return None
    dates, links = found["date"].dropna(), dict.fromkeys(link for one in found["links"] for link in one)
    return Tie(
        len(links), min(dates, default=None), max(dates, default=None), tuple(rows_of(corpus, list(links)[:most]))
    )


def crowded(corpus: "Corpus", name: str) -> list[str]:
    """Where too many sit together for any pair of them to be tied; found once after a build."""
    if name not in CROWDED:
        return []
    kept = keep(corpus, f"{name}-crowded", lambda: {"ids": as_bytes(corpus.ask(CROWDED[name])["tie"])})
    return [one.decode() for one in kept["ids"].tolist()]


_PLACE = re.compile(r"\{(\w+)\}")


def _filled(query: str, said: dict[str, Any]) -> tuple[str, list[Any]]:
    """``query`` with a parameter for each of its ``{names}``, and the parameters in order.

    >>> _filled("a = {x} OR b IN ({ys}) OR c = {x}", {"x": "1", "ys": ["2"]})
    ('a = ? OR b IN (SELECT unnest(?::VARCHAR[])) OR c = ?', ['1', ['2'], '1'])
    """
    values = [said[one] for one in _PLACE.findall(query)]
    marks = {name: "SELECT unnest(?::VARCHAR[])" if isinstance(value, list) else "?" for name, value in said.items()}
    return _PLACE.sub(lambda place: marks[place[1]], query), values


_COUNTED = """
WITH tied AS MATERIALIZED (
  WITH fact AS NOT MATERIALIZED (SELECT l.*, l.rowid AS "row" FROM link l WHERE {where}){one})
, oldest AS (SELECT "row", min(nth) AS nth FROM (SELECT "row", row_number() OVER () AS nth FROM (
    SELECT "row" FROM tied ORDER BY date NULLS LAST, tie, "row" LIMIT ?)) GROUP BY 1)
SELECT count(DISTINCT "row") AS facts, min(date) AS first, max(date) AS last,
  (SELECT list("row" ORDER BY nth) FROM oldest) AS rows FROM tied
"""
