# ruff: noqa: S608  queries are put together from constants of this module; every value is a parameter
"""Contacts as a page shows them: counted whole, listed and drawn in part, so that no page grows with the corpus."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from graphkit.corpus.meetings import meetings_where
from graphkit.model import Filters
from graphkit.store.select import Where

IN_PERSON = ("met", "meal", "call", "visit", "negotiation", "list")
STATES = ("actual", "planned", "refused", "hypothetical")
LISTED = 300  # contacts in the table of a page, the oldest first
ROWS, EACH = 24, 25  # counterparts that are drawn, and contacts with each


@dataclass(frozen=True)
class Contacts:
    """How many contacts match, in how many cables, how many of them in no common room; and two parts of them.

    ``listed`` are the oldest, ``drawn`` those with the most frequent counterparts; columns are those of
    `Corpus.meetings`.
    """

    total: int
    cables: int
    told: int
    listed: pd.DataFrame
    drawn: pd.DataFrame


def contacts_of(
    corpus: Any, filters: Filters, of: str | None, with_: str | None, realis: str = "all", way: str = "all"
) -> Contacts:
    """Those of one or between two; ``realis`` is a state or ``all``, ``way`` is ``met``, ``other`` or ``all``."""
    where = _where(corpus, filters, of, with_, realis, way)
    who, ends = (_OTHERS, (of, of)) if of else (_PAIRS, ())
    rows = corpus.rows(_ASKED.format(where=where.sql) + who + _ALL, *where.values, *ends, ROWS, EACH, LISTED)
    parts = {part: {row["id"] for row in rows if row["part"] == part} for part in ("drawn", "listed")}
    (counted,) = (row for row in rows if row["part"] == "counted")
    found = corpus.meetings(ids=sorted(set().union(*parts.values())))
    listed, drawn = (found[found["id"].isin(parts[part])] for part in ("listed", "drawn"))
    return Contacts(int(counted["total"]), int(counted["cables"]), int(counted["told"]), listed, drawn)


def ids_of(corpus: Any, filters: Filters, of: str | None, with_: str | None, realis: str, way: str) -> list[str]:
    """All of them, oldest first."""
    where = _where(corpus, filters, of, with_, realis, way)
    sql = _ASKED.format(where=where.sql) + " SELECT id FROM asked ORDER BY date NULLS LAST, id"
    return [str(one) for one in corpus.ask(sql, *where.values)["id"]]


def _where(corpus: Any, filters: Filters, of: str | None, with_: str | None, realis: str, way: str) -> Where:
    where = meetings_where(corpus, filters, of, with_)
    where &= Where("m.realis = ?", (realis,)) if realis in STATES else Where()
    return where & (
        Where(f"m.kind {'' if way == 'met' else 'NOT '}IN {IN_PERSON}") if way in ("met", "other") else Where()
    )


_ASKED = """
WITH asked AS MATERIALIZED (SELECT m.id, m.cable, m.kind, coalesce(m.date, c.date) AS date
  FROM meeting m JOIN cable c ON c.id = m.cable WHERE {where})"""

# Everybody but the one who was asked for, or the first two.
_OTHERS = """
, who AS (SELECT DISTINCT meeting AS id, coalesce(entity, name) AS who FROM participant
  WHERE meeting IN (SELECT id FROM asked) AND entity IS DISTINCT FROM ? AND held_by IS DISTINCT FROM ?)"""
_PAIRS = """
, who AS (SELECT meeting AS id, array_to_string(arg_min(coalesce(entity, name), n, 2), ' ') AS who
  FROM participant WHERE meeting IN (SELECT id FROM asked) GROUP BY meeting)"""

_ALL = f"""
, dated AS (SELECT w.who, a.id, a.date FROM who w JOIN asked a ON a.id = w.id WHERE a.date IS NOT NULL)
, often AS (SELECT who FROM dated GROUP BY who ORDER BY count(*) DESC, who LIMIT ?)
, drawn AS (SELECT DISTINCT id FROM (SELECT id FROM dated WHERE who IN (FROM often)
    QUALIFY row_number() OVER (PARTITION BY who ORDER BY date, id) <= ?))
SELECT 'counted' AS part, NULL AS id, count(*) AS total, count(DISTINCT cable) AS cables,
  count(*) FILTER (kind NOT IN {IN_PERSON}) AS told FROM asked
UNION ALL SELECT 'drawn', id, NULL, NULL, NULL FROM drawn
UNION ALL SELECT 'listed', id, NULL, NULL, NULL FROM (SELECT id FROM asked ORDER BY date NULLS LAST, id LIMIT ?)"""
