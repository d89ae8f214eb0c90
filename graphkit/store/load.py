# ruff: noqa: S608  queries are put together from constants of this package; every value is a parameter
"""Parts -> the base tables of a database: every cable once, the fullest text of each id; the others are `duplicate`.

The result depends neither on how the input was cut into parts nor on their order, nor on what the database held before.
"""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from graphkit.store.readings import READ, Steps, choose_readings, load_raw, naming_damage, reading
from graphkit.store.schema import PART_TABLES

_ORDER = {"meeting": "id", "meeting_evidence": "meeting, n", "participant": "meeting, n", "person": "cable, local"}
_BARE = frozenset({"cable", "text", "issue", "taught", "lone", "again"})

DECIDED = {
    "reference": ("resolved VARCHAR", "outcome VARCHAR", "why VARCHAR", "candidates VARCHAR[]"),
    "mention": ("entity VARCHAR",),
    "participant": ("entity VARCHAR", "held_by VARCHAR"),
    "meeting": ("place_id VARCHAR",),
}
"""Columns that `graphkit.resolve` fills: the tables are written anew there, row by row of the cables it touches."""


def choose_rows(
    con: duckdb.DuckDBPyConnection, parts: Path, names: Sequence[str], live: Sequence[tuple[str, str]], steps: Steps
) -> None:
    """Table ``place``: where the rows of each cable stand; see `graphkit.store.readings`.

    ``live`` names (batch, path) of what counts; rows of other paths are of files that have changed since.
    """
    with naming_damage(parts):
        load_raw(con, parts, names, live, READ)
        choose_readings(con, steps)
    con.execute("; ".join(f"DROP TABLE raw_{table}" for table in READ if table != "cable") + "; DROP TABLE told")


def load_parts(con: duckdb.DuckDBPyConnection, parts: Path, names: Sequence[str], *, goes_on: bool) -> None:
    """Fill the base tables of an empty database; in one that ``goes_on`` only the rows of table ``changed``."""
    con.execute(_COMING)
    if goes_on:
        con.execute("CREATE TEMP TABLE leaving AS SELECT id FROM changed WHERE id IN (SELECT id FROM cable)")
    needed = [name for (name,) in con.execute("SELECT DISTINCT batch_part FROM coming ORDER BY 1").fetchall()]
    held = [name for (name,) in con.execute("SELECT DISTINCT kept_part FROM coming ORDER BY 1").fetchall()]
    with naming_damage(parts):
        _put(con, "cable", _CABLES.format(rows=reading(parts, held, "cable")), "id", goes_on=goes_on)
        for table, schema in PART_TABLES.items():
            if table not in _BARE:
                _load_kept(con, reading(parts, needed, table), table, schema.names, goes_on=goes_on)
        con.execute(f"CREATE TEMP TABLE raw_issue AS {reading(parts, names, 'issue')}")
    _put(con, "reading", _READING, "cable", goes_on=goes_on)
    if goes_on:
        con.execute(_LEFT)
    for statement in (_DUPLICATES, _ISSUES, _SOURCES, "DROP TABLE raw_cable; DROP TABLE raw_issue; DROP TABLE coming"):
        con.execute(statement)
    con.unregister("live_now")


def _load_kept(
    con: duckdb.DuckDBPyConnection, asked: str, table: str, columns: Sequence[str], *, goes_on: bool
) -> None:
    """The rows of kept cables, in order; without order and for a while only, where `graphkit.resolve` writes them anew.

    ``asked`` is the query that gives all rows.
    """
    later = [column.split() for column in DECIDED.get(table, ())]
    chosen = [*(f'r."{column}"' for column in columns if column != "row"), *(f"NULL::{t} AS {c}" for c, t in later)]
    query = (
        f"SELECT {', '.join(chosen)} FROM ({asked}) r "
        'JOIN coming k ON k.batch_part = r.batch_part AND k."row" = r."row"'
    )
    order = _ORDER.get(table) or ("cable, local" if "n" not in columns and "local" in columns else None)
    order = order or ("cable, n" if "n" in columns else 'cable, start, "end"')
    if later and not goes_on:
        con.execute(f'CREATE TEMP TABLE "{table}" AS {query}')
    else:
        _put(con, table, f"{query} ORDER BY {order}", "cable", goes_on=goes_on)


def _put(con: duckdb.DuckDBPyConnection, table: str, query: str, key: str, *, goes_on: bool) -> None:
    """Make a table of a query's rows; in a database that goes on they take the place of those of changed cables."""
    if goes_on:
        con.execute(f'DELETE FROM "{table}" WHERE {key} IN (SELECT id FROM leaving)')
        con.execute(f'INSERT INTO "{table}" BY NAME {query}')
    else:
        con.execute(f'CREATE TABLE "{table}" AS {query}')


_COMING = """
CREATE TEMP TABLE coming AS SELECT p.*, k.batch_part AS kept_part, k."row" AS kept_row
FROM place p JOIN changed c ON c.id = p.id JOIN kept k ON k.id = p.id
"""

_CABLES = """
SELECT r.* EXCLUDE (batch_part, "row"), false AS stub, NULL::VARCHAR AS date_low, NULL::VARCHAR AS date_high,
  r.batch_part AS part, r."row"
FROM ({rows}) r JOIN coming k ON k.kept_part = r.batch_part AND k.kept_row = r."row" ORDER BY r.id
"""

_LEFT = """
DELETE FROM filled WHERE cable IN (SELECT id FROM leaving);
DROP TABLE meta
"""
"""What was decided of the cables that have changed, and what is decided anew of all."""

_READING = 'SELECT id AS cable, batch_part AS part, "row" FROM coming ORDER BY id'

_DUPLICATES = """
CREATE OR REPLACE TABLE duplicate AS
SELECT r.id AS cable, r.path, r.locator, r.sha256,
  CASE WHEN r.sha256 = c.sha256 THEN 'identical text'
       WHEN r.date IS NOT DISTINCT FROM c.date THEN 'another copy of the same cable; the fuller text is kept'
       ELSE 'a different text under the same id; the fuller text is kept' END AS why
FROM raw_cable r JOIN raw_cable c ON c.id = r.id JOIN kept k ON k.batch_part = c.batch_part AND k."row" = c."row"
WHERE r.batch_part <> c.batch_part OR r."row" <> c."row"
ORDER BY ALL
"""

_ISSUES = """
CREATE OR REPLACE TABLE issue AS
SELECT stage, code, path, cable, message, start, "end" FROM (
  SELECT r.* FROM raw_issue r LEFT JOIN place k ON k.batch_part = r.batch_part AND k."row" = r."row"
  WHERE k.id IS NOT NULL OR (r."row" IS NULL AND EXISTS (
    FROM live_now l WHERE l.batch = split_part(r.batch_part, '-', 1) AND l.path = split_part(r.path, ' › ', 1))))
UNION ALL
SELECT 'store', 'same-id', concat_ws(' › ', path, nullif(locator, '')), cable,
  'a second text of ' || cable || ': ' || why, NULL, NULL FROM duplicate
WHERE why <> 'identical text'
ORDER BY ALL
"""

_SOURCES = """
CREATE OR REPLACE TABLE source AS
SELECT path, layout AS reader, count(*) AS cables, sum(chars)::BIGINT AS chars,
  sum(chars_unread)::BIGINT AS chars_unread FROM raw_cable GROUP BY ALL ORDER BY ALL
"""
