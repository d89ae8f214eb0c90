"""``corpus.duckdb``: built beside the old one, swapped in when it is whole, opened for reading."""

import contextlib
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import duckdb

from graphkit.store.errors import CorpusError
from graphkit.store.kept import forget_arrays
from graphkit.store.schema import FORMAT

NAME = "corpus.duckdb"
MEMORY = "1500MB"
"""What pass two may hold in memory before it spills to ``tmp/`` inside the corpus."""


BLOCKS = (16_384, 65_536)
"""Bytes of a block. Every column of every table takes one at least: small corpora want small ones. Of large corpora
large ones take a third less, for whole numbers are packed in them."""

LARGE = 10
"""From so many parts on a corpus is large."""

FEW = 4
"""A copy of the old database goes on where at most one cable in so many changes; else a new one is made sooner."""

DISK = (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.TransactionException, duckdb.FatalException)
"""What DuckDB raises when the disk takes no more."""


@contextlib.contextmanager
def building(corpus: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in which `begin` opens a database beside the old one; it takes the old one's place when the block
    ends without an error.

    Whoever has the old one open keeps reading it. A full disk raises `CorpusError` and the corpus is as it was.
    """
    beside = corpus / f"{NAME}.tmp"
    _remove(beside)
    try:
        con = duckdb.connect(":memory:", config={"memory_limit": MEMORY})
        try:
            con.execute("SET preserve_insertion_order=true; SET TimeZone='UTC'")
            _without_bar(con)
            con.execute("SET temp_directory=?", [str(corpus / "tmp")])
            yield con
            con.execute("USE memory; CHECKPOINT corpus; DETACH corpus")
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


def built_at(corpus: Path) -> str | None:
    """When the database of a corpus was built; None where there is none that can be read."""
    try:
        with open_database(corpus) as con:
            row = cursor(con).execute("SELECT value FROM meta WHERE key = 'built_at'").fetchone()
    except (CorpusError, duckdb.Error):
        return None
    return str(row[0]) if row else None


def begin(con: duckdb.DuckDBPyConnection, corpus: Path, made: str, parts: int) -> str | None:
    """Open the database to be as ``corpus``: a copy of the old one where few cables change, else an empty one.

    Returns when the old one was built, None where nothing of it is kept. Tables ``place`` (see
    `graphkit.store.readings`) and ``changed`` (``id``: the cables to be loaded, or to be left out) then say what is to
    be done. ``made`` is the token of `graphkit.store.made.made_by`, ``parts`` the number of parts.
    """
    beside, size = corpus / f"{NAME}.tmp", BLOCKS[parts >= LARGE]
    since = _compare(con, corpus / NAME, made, size)
    if since is None:
        con.execute("CREATE OR REPLACE TEMP TABLE changed AS SELECT id FROM place")
    else:
        shutil.copyfile(corpus / NAME, beside)
    con.execute(f"ATTACH '{_quoted(beside)}' AS corpus (BLOCK_SIZE {size}); USE corpus")
    return since


def _compare(con: duckdb.DuckDBPyConnection, old: Path, made: str, size: int) -> str | None:
    """Table ``changed`` by an old database of this very kind; when it was built, None where it is of no use."""
    try:
        con.execute(f"ATTACH '{_quoted(old)}' AS old (READ_ONLY)")
    except duckdb.Error:
        return None
    try:
        said = dict(con.execute("SELECT key, value FROM old.meta").fetchall())
        blocks = con.execute("SELECT block_size FROM pragma_database_size() WHERE database_name = 'old'").fetchone()
        con.execute(_CHANGED)
        (few,) = con.execute(_FEW, {"few": FEW}).fetchone() or (False,)
    except duckdb.Error:
        return None
    finally:
        con.execute("DETACH old")
    fits = (said.get("format"), said.get("made_by"), blocks) == (str(FORMAT), made, (size,))
    return said.get("built_at") if fits and few else None


_CHANGED = """
CREATE TEMP TABLE changed AS SELECT coalesce(p.id, o.cable) AS id
FROM place p FULL JOIN old.reading o ON o.cable = p.id
WHERE p.batch_part IS DISTINCT FROM o.part OR p."row" IS DISTINCT FROM o."row"
"""

_FEW = "SELECT $few * (SELECT count(*) FROM changed) <= (SELECT count(*) FROM place)"


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


_OWN = threading.local()


def own_cursor(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The cursor that this thread used last, if it is one of ``con``: each answer is read before the next question."""
    if getattr(_OWN, "con", None) is not con:
        _OWN.con, _OWN.cursor = con, cursor(con)
    found: duckdb.DuckDBPyConnection = _OWN.cursor
    return found


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


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _remove(path: Path) -> None:
    for one in (path, path.with_name(path.name + ".wal")):
        with contextlib.suppress(OSError):
            one.unlink()
