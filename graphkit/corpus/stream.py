# ruff: noqa: S608  queries are put together from constants of this package; every value is a parameter
"""The graph of a corpus as a stream: sorted once on the disk, read from there in pieces, never whole in memory."""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from graphkit.corpus.graphs import chosen_links, chosen_nodes, describe
from graphkit.corpus.quotes import words_of
from graphkit.export import Stream
from graphkit.graph import flat_edges, flat_nodes, refuse_contradictions
from graphkit.model import Filters
from graphkit.store.database import DISK, cursor, open_database
from graphkit.store.errors import CorpusError
from graphkit.store.frames import to_frame

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus

ROWS = 20_000  # in memory at a time
_GROUP = 5 * ROWS  # in one piece on the disk


@contextmanager
def stream_of(corpus: "Corpus", filters: Filters, folder: Path) -> Iterator[Stream]:
    """See `graphkit.corpus.Corpus.stream`."""
    refuse_contradictions(filters)
    with TemporaryDirectory(prefix=".graph.", dir=folder) as place:
        links, nodes = Path(place) / "links.parquet", Path(place) / "nodes.parquet"
        counts = _sorted_out(corpus, filters, links, nodes)
        shield = corpus.shield
        yield Stream(
            {"meta": describe(corpus, filters), "quotes": partial(words_of, corpus)},
            counts,
            read_nodes=lambda: (node for table in _pieces(nodes) for node in flat_nodes(shield.nodes(table))),
            read_edges=lambda: (edge for table in _pieces(links) for edge in flat_edges(shield.links(table))),
            read_ids=lambda: (node for table in _pieces(nodes, ["id"]) for node in table["id"]),
            read_keys=lambda: (key for table in _pieces(links, ["id"]) for key in table["id"]),
        )


def _sorted_out(corpus: "Corpus", filters: Filters, links: Path, nodes: Path) -> dict[str, int]:
    """Write the facts that are asked for, and their nodes, each in order; says how many there are.

    By a connection of its own: it spills beside the files, wherever the corpus is.
    """
    con = open_database(corpus.path)
    try:
        asked = cursor(con)
        if asked.execute(_BUILT).fetchall() != [tuple(row.values()) for row in corpus.rows(_BUILT)]:
            raise CorpusError(corpus.path, "was built anew meanwhile", "open it again")
        asked.execute("SET temp_directory=?", [str(links.with_name("tmp"))])
        sql, values = chosen_links(corpus, filters)
        _write(asked, f"SELECT * EXCLUDE (evidence) FROM ({sql}) ORDER BY source, target, id", values, links)
        sql, values = chosen_nodes(
            corpus, filters, "SELECT unnest([source, target]) FROM read_parquet(?)", (str(links),)
        )
        _write(asked, f"{sql} ORDER BY id", values, nodes)
    except DISK as error:
        raise _in_words(str(error)) from error
    finally:
        con.close()
    marks = [pq.read_table(nodes, columns=[mark])[mark].combine_chunks() for mark in ("protected", "redacted")]
    protected, redacted = (pc.sum(mark).as_py() or 0 for mark in marks)
    edges = pq.read_metadata(links).num_rows
    return {"nodes": len(marks[0]), "edges": edges, "protected_people": protected, "redacted_people": redacted}


def _in_words(text: str) -> OSError:
    """What the disk said, out of all that DuckDB says."""
    codes = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)
    code = next((code for code in codes if os.strerror(code) in text), None)
    return OSError(code or errno.EIO, os.strerror(code) if code else text.partition("\n")[0])


_BUILT = "SELECT value FROM meta WHERE key = 'built_at'"


def _write(con: duckdb.DuckDBPyConnection, sql: str, values: Sequence[Any], path: Path) -> None:
    con.sql(sql, params=list(values)).write_parquet(str(path), compression="lz4", row_group_size=_GROUP)


def _pieces(path: Path, columns: list[str] | None = None) -> Iterator[pd.DataFrame]:
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=ROWS, columns=columns):
            yield to_frame(pa.Table.from_batches([batch]))
