"""Cables of a database in the making -> documents of the full-text index, part by part, protected names left out."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from graphkit.mask import PLACEHOLDER, hidden_in, mask_text
from graphkit.model import Span
from graphkit.store.parts import damaged

Row = dict[str, Any]


def fingerprints(con: duckdb.DuckDBPyConnection, before: pa.Table | None = None) -> pa.Table:
    """Table ``document``, what is to be indexed of each held cable but its text; returns id and print of each.

    Two documents of one print are the same, text and all. ``before`` are the prints that the database had which this
    one goes on from: then only what cables in ``touched`` and people in ``renamed`` say is looked at.
    """
    if before is None:
        con.execute(_CABLES.replace("$some", "cable IS NOT NULL"))
        return con.sql(f"{_PRINTS} ORDER BY id").to_arrow_table()
    con.execute(_STALE)
    con.execute(_CABLES.replace("$some", "cable IN (FROM stale)"))
    con.register("before", before)
    prints = con.sql(f"{_PRINTS} {_KEPT} ORDER BY id").to_arrow_table()
    con.unregister("before")
    return prints


def set_aside(con: duckdb.DuckDBPyConnection, path: Path, ids: pa.Array | None = None) -> None:
    """Write the rows of table ``document``, or of ``ids`` alone, to a file, in the order of parts and rows."""
    if ids is not None:
        con.register("asked", pa.table({"id": ids}))
    wanted = "" if ids is None else "WHERE id IN (SELECT id FROM asked)"
    quoted = str(path).replace("'", "''")
    con.execute(f"""COPY (FROM document {wanted} ORDER BY part, "row") TO '{quoted}' (FORMAT parquet)""")
    con.execute("DROP TABLE document")


def documents(aside: Path, parts: Path) -> Iterator[Row]:
    """The documents of a file of `set_aside`, which is removed; no database is asked."""
    try:
        for part, of_part in groupby(_rows(aside), key=itemgetter("part")):
            texts = _texts(parts / part)
            at, text = next(texts)
            for row in of_part:
                while at < row["row"]:
                    at, text = next(texts)
                yield _document(row, text)
    finally:
        aside.unlink(missing_ok=True)


def _rows(aside: Path) -> Iterator[Row]:
    with pq.ParquetFile(aside) as file:
        for batch in file.iter_batches(batch_size=1000):
            yield from batch.to_pylist()


def _texts(part: Path) -> Iterator[tuple[int, str]]:
    try:
        with pq.ParquetFile(part / "text.parquet") as file:
            for batch in file.iter_batches(batch_size=256, columns=["row", "text"]):
                yield from zip(batch.column("row").to_pylist(), batch.column("text").to_pylist(), strict=True)
    except (OSError, pa.ArrowException) as error:
        raise damaged(part) from error


def _document(row: Row, text: str) -> Row:
    hidden = [Span(one["s"], one["e"]) for one in row["hidden"] or ()]
    piece = Span(row["body_start"], row["body_end"]) if row["body_end"] else Span(0, len(text))
    body = _without(text, piece, hidden)
    subject = hidden_in(span.of(text) for span in hidden).hide(row["subject"] or "", by=" ")
    date = row["date"] or ""
    return {
        **row,
        "body": body,
        "subject": subject,
        "day": int(date.replace("-", "")) if len(date) == 10 else 0,
        "year": [date[:4]] if date else [],
    }


def _without(text: str, piece: Span, hidden: list[Span]) -> str:
    words = piece.of(text)
    inside = [one for one in hidden if one.overlaps(piece)]
    if not inside:
        return words
    moved = [Span(max(0, one.start - piece.start), min(one.end, piece.end) - piece.start) for one in inside]
    return mask_text(words, moved).text.replace(PLACEHOLDER, " ")


_PRINTS = """
SELECT id, md5(to_json(d)::VARCHAR) AS print FROM (SELECT * EXCLUDE (part, "row") FROM document) d
"""

_STALE = """
CREATE TEMP TABLE stale AS
SELECT cable FROM touched UNION SELECT cable FROM person_entity WHERE entity IN (SELECT id FROM renamed)
"""

_KEPT = "UNION ALL SELECT id, print FROM before WHERE id NOT IN (FROM stale)"

_CABLES = """
CREATE OR REPLACE TEMP TABLE document AS
SELECT c.part, c."row", c.id, c.sha256, c.subject, c.date, c.classification AS class,
  concat_ws(' ', c.origin, c.origin_name) AS sender,
  CASE WHEN c.origin IS NULL THEN [] ELSE [c.origin] END AS origin,
  CASE WHEN c.classification IS NULL THEN [] ELSE [c.classification] END AS classification,
  coalesce(t.tags, []) AS tags, array_to_string(coalesce(t.tags, []), ' ') AS tag,
  a.receiver, p.person, s.body_start, s.body_end, s.text_start, h.hidden
FROM (SELECT *, id AS cable FROM cable WHERE part IS NOT NULL) c
LEFT JOIN (SELECT cable, list(DISTINCT tag ORDER BY tag) AS tags FROM tag
    WHERE NOT contains(tag, '/protected-') AND $some GROUP BY cable) t
  ON t.cable = c.id
LEFT JOIN (SELECT cable, string_agg(concat_ws(' ', post, name), ' · ' ORDER BY n) AS receiver FROM address
  WHERE role <> 'exempt' AND $some GROUP BY cable) a ON a.cable = c.id
LEFT JOIN (SELECT m.cable, string_agg(DISTINCT n.words, ' · ' ORDER BY n.words) AS person FROM person_entity m
  JOIN (SELECT id, concat_ws(' ', name, array_to_string(aliases, ' ')) AS words FROM entity
    WHERE NOT protected AND NOT redacted) n ON n.id = m.entity WHERE m.$some GROUP BY m.cable) p
  ON p.cable = c.id
LEFT JOIN (SELECT cable, min(start) AS body_start, max("end") AS body_end,
    min(start) FILTER (part = 'paragraph') AS text_start FROM section
  WHERE part IN ('paragraph', 'heading', 'note', 'signature') AND $some GROUP BY cable) s ON s.cable = c.id
LEFT JOIN (SELECT cable, list({'s': start, 'e': "end"} ORDER BY start) AS hidden FROM protected WHERE $some
  GROUP BY cable) h ON h.cable = c.id
WHERE c.$some ORDER BY c.part, c."row"
"""
