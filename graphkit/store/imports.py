# ruff: noqa: S608  queries are put together from constants of this package; every value is a parameter
"""Tables of cables that others made -> a part, without texts: ids, dates, subjects and who cites whom."""

import os
import shutil
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from graphkit.lexicon.posts import find_post
from graphkit.store.errors import CorpusError
from graphkit.store.parts import TEXT_GROUP
from graphkit.store.schema import PART_TABLES

_MARK = "-tables-"


def part_of(batch: str) -> str:
    """The name of the part that a batch of tables becomes."""
    return f"{batch}{_MARK}000"


def is_imported(part: str) -> bool:
    """Whether a part was made of tables.

    >>> is_imported(part_of("4f")), is_imported("4f-rules-000")
    (True, False)
    """
    return _MARK in part


def import_tables(parts: Path, name: str, nodes: Path, edges: Path) -> int:
    """Write part ``name`` from two CSV files (``.gz`` too) with header rows; returns the number of cables held.

    Nodes: ``mrn`` or ``id``; if there: ``date`` (ISO), ``classification``, ``subject``, ``missing`` and ``place`` (a
    station or a post; where it is absent, the station of the id says who sent the cable). A date that is none, or not
    ISO, is left out and becomes an issue. Edges: ``source`` (citing), ``target`` (cited). Raises `CorpusError` naming
    the columns that a file lacks.
    """
    final, beside = parts / name, parts / f".{name}.{os.getpid()}"
    shutil.rmtree(final, ignore_errors=True)
    beside.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as con:
        con.execute(_IS_ISO)
        _read(con, "nodes", nodes, (("mrn", "id"),))
        _read(con, "edges", edges, (("source",), ("target",)))
        con.execute(_HALF)
        con.execute(_held(con, nodes))
        _find_posts(con)
        for table, query in _TABLES.items():
            _copy(beside, table, con.sql(query).to_arrow_table())
        (count,) = con.execute("SELECT count(*) FROM held").fetchone() or (0,)
    for table, schema in PART_TABLES.items():
        if table not in _TABLES:
            _copy(beside, table, schema.empty_table())
    beside.rename(final)
    return int(count)


def _find_posts(con: duckdb.DuckDBPyConnection) -> None:
    """Table ``sender``: the post that each place means, where the lexicon knows it."""
    con.execute("CREATE TABLE sender (place VARCHAR, post VARCHAR)")
    places = [place for (place,) in con.execute("SELECT DISTINCT place FROM held WHERE place IS NOT NULL").fetchall()]
    found = [(place, post.id) for place in sorted(places) if (post := find_post(place)) is not None]
    if found:
        con.executemany("INSERT INTO sender VALUES (?, ?)", found)


def _read(con: duckdb.DuckDBPyConnection, table: str, path: Path, needed: tuple[tuple[str, ...], ...]) -> None:
    if not path.is_file():
        raise CorpusError(path, "there is no such file", "name a table of cables, then a table of citations")
    try:
        con.execute(f"CREATE TABLE {table} AS SELECT * FROM read_csv(?, header=true, all_varchar=true)", [str(path)])
    except duckdb.Error as error:
        message = str(error).splitlines()[0]
        raise CorpusError(path, f"cannot be read as a table ({message})", "expected CSV with a header row") from error
    have = {row[0] for row in con.execute(f"DESCRIBE {table}").fetchall()}
    lacking = [" or ".join(names) for names in needed if not have & set(names)]
    if lacking:
        raise CorpusError(path, f"has no column {', '.join(lacking)}", f"it has {', '.join(sorted(have))}")


def _held(con: duckdb.DuckDBPyConnection, nodes: Path) -> str:
    have = {row[0] for row in con.execute("DESCRIBE nodes").fetchall()}
    cells = {name: f"nullif(\"{name}\", '')" if name in have else "NULL" for name in _OPTIONAL}
    key = "mrn" if "mrn" in have else "id"
    path = str(nodes).replace("'", "''")
    return f"""CREATE TABLE held AS SELECT (row_number() OVER (ORDER BY "{key}") - 1)::INTEGER AS n, "{key}" AS id,
      {cells["date"]} AS written, CASE WHEN is_iso(written) THEN written END AS date,
      {cells["classification"]} AS classification, {cells["subject"]} AS subject,
      coalesce({cells["place"]}, nullif(regexp_extract("{key}", '^\\d\\d([A-Z]+)\\d', 1), '')) AS place,
      '{path}' AS path FROM nodes
      WHERE coalesce({cells["missing"]}, '0') NOT IN ('1', 'true') AND "{key}" <> ''
      QUALIFY row_number() OVER (PARTITION BY "{key}" ORDER BY {", ".join(cells.values())}) = 1"""


_IS_ISO = r"""CREATE MACRO is_iso(date) AS regexp_full_match(date, '[1-9]\d{3}(-\d\d(-\d\d([T ].+)?)?)?')
  AND try_cast(date || substr('0000-01-01', length(date) + 1) AS TIMESTAMP) IS NOT NULL"""
"""A day, month or year that there is; a day may have a time."""

_HALF = """
CREATE MACRO is_half(source, target) AS nullif(source, '') IS NULL OR nullif(target, '') IS NULL;
CREATE TABLE half AS SELECT DISTINCT nullif(source, '') AS source, nullif(target, '') AS target FROM edges
  WHERE is_half(source, target);
DELETE FROM edges WHERE is_half(source, target)
"""

_OPTIONAL = ("date", "classification", "subject", "missing", "place")


def _copy(folder: Path, table: str, rows: pa.Table) -> None:
    wanted = PART_TABLES[table]
    missing = {field.name: pa.nulls(len(rows), field.type) for field in wanted if field.name not in rows.column_names}
    for name, column in missing.items():
        rows = rows.append_column(name, column)
    group = TEXT_GROUP * 64 if table == "text" else 50_000
    pq.write_table(rows.select(wanted.names).cast(wanted), folder / f"{table}.parquet", group, compression="zstd")


_TABLES = {
    "cable": """SELECT n AS "row", id, 'cable' AS kind, 'table' AS layout, path, '' AS locator, 0 AS "offset",
      md5(id) AS sha256, try_cast(date AS TIMESTAMP) AS sent, left(date, 10) AS date,
      CASE WHEN date IS NULL THEN NULL ELSE 'container' END AS date_source, upper(classification) AS classification,
      []::VARCHAR[] AS captions, subject, place AS origin_name, s.post AS origin, 0 AS chars, 0 AS chars_unread
      FROM held LEFT JOIN sender s USING (place) ORDER BY n""",
    "reference": """SELECT h.n AS "row", e.source AS cable,
      (row_number() OVER (PARTITION BY e.source ORDER BY e.target))::INTEGER AS n, 'cable' AS kind,
      e.target AS written, e.target, 'table' AS "where", 'table' AS year_rule, false AS previous, 0 AS start, 0 AS "end"
      FROM (SELECT DISTINCT source, target FROM edges) e JOIN held h ON h.id = e.source ORDER BY h.n, e.target""",
    "issue": """SELECT NULL::INTEGER AS "row", e.source AS cable, 'read' AS stage, 'citing-not-held' AS code,
      any_value(h.path) AS path,
      'is not held, but cites ' || string_agg(e.target, ', ' ORDER BY e.target) AS message
      FROM edges e LEFT JOIN held g ON g.id = e.source
      CROSS JOIN (SELECT any_value(path) AS path FROM held) h
      WHERE g.id IS NULL GROUP BY e.source
      UNION ALL
      SELECT n, id, 'read', 'not-a-date', path, 'date ' || written || ': expected YYYY-MM-DD, YYYY-MM or YYYY'
      FROM held WHERE date IS NULL AND written IS NOT NULL
      UNION ALL
      SELECT NULL, h.source, 'read', 'half-a-citation', g.path,
        'a citation ' || coalesce('by ' || h.source, 'of ' || h.target, 'by none') || ' lacks an end'
      FROM half h CROSS JOIN (SELECT any_value(path) AS path FROM held) g ORDER BY ALL""",
    "text": "SELECT n AS \"row\", '' AS text FROM held ORDER BY n",
}
