# ruff: noqa: S608  queries are put together from constants of this package; every value is a parameter
"""``corpus.duckdb``: built beside the old one from the parts, swapped in when it is whole, opened for reading."""

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb

from graphkit.store.errors import CorpusError
from graphkit.store.kept import forget_arrays
from graphkit.store.readings import Steps, choose_readings, load_raw, naming_damage, reading
from graphkit.store.schema import FORMAT, PART_TABLES

NAME = "corpus.duckdb"
MEMORY = "1500MB"
"""What pass two may hold in memory before it spills to ``tmp/`` inside the corpus."""


BLOCKS = (16_384, 65_536)
"""Bytes of a block. Every column of every table takes one at least: small corpora want small ones. Of large corpora
large ones take a third less, for whole numbers are packed in them."""

LARGE = 10
"""From so many parts on a corpus is large."""

DISK = (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.TransactionException, duckdb.FatalException)
"""What DuckDB raises when the disk takes no more."""

_ORDER = {"meeting": "id", "meeting_evidence": "meeting, n", "participant": "meeting, n", "person": "cable, local"}
_WRITTEN_ANEW = frozenset({"meeting", "mention", "participant", "reference"})
_BARE = frozenset({"cable", "text", "issue", "taught", "lone", "again"})


@contextlib.contextmanager
def building(corpus: Path, parts: int = 0) -> Iterator[duckdb.DuckDBPyConnection]:
    """A new database beside the old one; it takes the old one's place when the block ends without an error.

    ``parts`` says how many it will be filled from. Whoever has the old one open keeps reading it. A full disk raises
    `CorpusError` and the corpus is as it was.
    """
    beside = corpus / f"{NAME}.tmp"
    _remove(beside)
    try:
        con = duckdb.connect(str(beside), config={"default_block_size": BLOCKS[parts >= LARGE]})
        try:
            con.execute(f"SET memory_limit='{MEMORY}'; SET preserve_insertion_order=true; SET TimeZone='UTC'")
            _without_bar(con)
            con.execute("SET temp_directory=?", [str(corpus / "tmp")])
            yield con
            con.execute("CHECKPOINT")
        finally:
            con.close()
        with beside.open("rb") as file:
            os.fsync(file.fileno())
        beside.replace(corpus / NAME)
        forget_arrays(corpus)
    except (*DISK, OSError) as error:
        raise CorpusError(
            corpus, f"cannot be written ({_first_line(error)})", "free the disk and build again"
        ) from error
    finally:
        _remove(beside)


def _without_bar(con: duckdb.DuckDBPyConnection) -> None:
    """DuckDB's own progress bar goes to standard output, where the answers are.

    In a notebook without ipywidgets there is none, and switching it off is refused.
    """
    with contextlib.suppress(duckdb.InvalidInputException):
        con.execute("SET enable_progress_bar=false")


def open_database(corpus: Path) -> duckdb.DuckDBPyConnection:
    """The resolved tables, for reading only.

    Raises `CorpusError` where there is none, where it is damaged, or where another version made it.
    """
    path = corpus / NAME
    if not path.is_file():
        raise CorpusError(corpus, "is no corpus", f"build one with: graphkit build {corpus} SOURCE...")
    try:
        # A connection by path would share what this process has open under it, though a build has replaced the file.
        con = duckdb.connect(":memory:", config={"memory_limit": MEMORY})
        con.execute(f"ATTACH '{_quoted(path)}' AS corpus (READ_ONLY)")
        row = cursor(con).execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
    except duckdb.Error as error:
        raise CorpusError(path, f"cannot be read ({_first_line(error)})", "build the corpus again") from error
    if row is None or row[0] != str(FORMAT):
        con.close()
        what = f"has format {row[0] if row else 'unknown'}, this version reads format {FORMAT}"
        raise CorpusError(corpus, what, "build it again from its sources into a new folder")
    return con


def cursor(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Another thread's own way into an opened corpus."""
    own = con.cursor()
    own.execute("USE corpus")
    _without_bar(own)
    return own


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def stamp(corpus: Path) -> str:
    """A token that changes when the corpus is rebuilt or judged."""
    said = []
    for name in (NAME, "judgements.jsonl"):
        with contextlib.suppress(OSError):
            status = (corpus / name).stat()
            said.append(f"{status.st_ino}-{status.st_mtime_ns}-{status.st_size}")
    return "/".join(said)


def load_parts(
    con: duckdb.DuckDBPyConnection,
    parts: Path,
    names: Sequence[str],
    live: Sequence[tuple[str, str]],
    steps: Steps,
) -> None:
    """Fill the base tables from ``parts``: every cable once, the fullest text of each id; the others are `duplicate`.

    ``live`` names (batch, path) of what counts; rows of other paths are of files that have changed
    since. The result depends neither on how the input was cut into parts nor on their order; see
    `graphkit.store.readings` for the cables that were read again.
    """
    with naming_damage(parts):
        load_raw(con, parts, names, live, ("cable", "taught", "lone", "again"))
        choose_readings(con, steps)
        con.execute("DROP TABLE raw_taught; DROP TABLE raw_lone; DROP TABLE raw_again")
        for table, schema in PART_TABLES.items():
            if table not in _BARE:
                _load_kept(con, reading(parts, names, table), table, schema.names)
        con.execute(f"CREATE TEMP TABLE raw_issue AS {reading(parts, names, 'issue')}")
    for statement in (_CABLES, _ISSUES, _SOURCES, "DROP TABLE raw_cable; DROP TABLE raw_issue"):
        con.execute(statement)
    con.unregister("live_now")


def _load_kept(con: duckdb.DuckDBPyConnection, asked: str, table: str, columns: Sequence[str]) -> None:
    """The rows of kept cables, in order; without order and for a while only, where `graphkit.resolve` writes them anew.

    ``asked`` is the query that gives all rows.
    """
    chosen = ", ".join(f'r."{column}"' for column in columns if column != "row")
    order = _ORDER.get(table) or ("cable, local" if "n" not in columns and "local" in columns else None)
    order = order or ("cable, n" if "n" in columns else 'cable, start, "end"')
    kept, ordered = ("TEMP", "") if table in _WRITTEN_ANEW else ("", f"ORDER BY {order}")
    con.execute(
        f'CREATE {kept} TABLE "{table}" AS SELECT {chosen} FROM ({asked}) r '
        f'JOIN place k ON k.batch_part = r.batch_part AND k."row" = r."row" {ordered}'
    )


_CABLES = """
CREATE TABLE cable AS
SELECT r.* EXCLUDE (batch_part, "row"), false AS stub, NULL::VARCHAR AS date_low, NULL::VARCHAR AS date_high,
  r.batch_part AS part, r."row"
FROM raw_cable r JOIN kept k ON k.batch_part = r.batch_part AND k."row" = r."row" ORDER BY r.id;
CREATE TABLE duplicate AS
SELECT r.id AS cable, r.path, r.locator, r.sha256,
  CASE WHEN r.sha256 = c.sha256 THEN 'identical text'
       WHEN r.date IS NOT DISTINCT FROM c.date THEN 'another copy of the same cable; the fuller text is kept'
       ELSE 'a different text under the same id; the fuller text is kept' END AS why
FROM raw_cable r JOIN cable c ON c.id = r.id WHERE (r.batch_part, r."row") NOT IN (SELECT (batch_part, "row") FROM kept)
ORDER BY ALL
"""

_ISSUES = """
CREATE TABLE issue AS
SELECT stage, code, path, cable, message, start, "end" FROM (
  SELECT r.* FROM raw_issue r LEFT JOIN place k ON k.batch_part = r.batch_part AND k."row" = r."row"
  WHERE k.id IS NOT NULL OR (r."row" IS NULL AND EXISTS (
    FROM live_now l WHERE l.batch = split_part(r.batch_part, '-', 1) AND l.path = split_part(r.path, ' › ', 1))))
UNION ALL
SELECT 'store', 'same-id', path, cable, why || ' (' || locator || ')', NULL, NULL FROM duplicate
WHERE starts_with(why, 'a different')
ORDER BY ALL
"""

_SOURCES = """
CREATE TABLE source AS
SELECT path, layout AS reader, count(*) AS cables, sum(chars)::BIGINT AS chars,
  sum(chars_unread)::BIGINT AS chars_unread FROM raw_cable GROUP BY ALL ORDER BY ALL
"""


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _remove(path: Path) -> None:
    for one in (path, path.with_name(path.name + ".wal")):
        with contextlib.suppress(OSError):
            one.unlink()
