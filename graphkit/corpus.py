"""A corpus to ask: what users and the dashboard hold. It stands above the stages and below the pipeline.

Whoever opens a corpus decides once what becomes of protected people (`Protect`); everything that leaves it obeys.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from graphkit.graph import build_graph
from graphkit.graph.build import FullGraph
from graphkit.model import Filters, Protect
from graphkit.store.database import open_database
from graphkit.store.frames import frame
from graphkit.store.parts import read_text
from graphkit.store.select import Where, cables_where, links_where, one_of, touching
from graphkit.store.shown import Shield, load_shield
from graphkit.view import CableView, view_cable
from graphkit.overview import overview

ALL = Filters()


@dataclass(frozen=True)
class Corpus:
    """Read-only questions to one corpus folder; every table is a DataFrame, unknown is None.

    >>> import graphkit as gk
    >>> gk.Corpus.open("no/such/folder")
    Traceback (most recent call last):
    ...
    graphkit.store.errors.CorpusError: no/such/folder: is no corpus; build one with: graphkit build no/such/folder SOURCE...
    """

    path: Path
    protect: Protect
    _con: duckdb.DuckDBPyConnection = field(repr=False)
    shield: Shield = field(repr=False)

    @classmethod
    def open(cls, path: str | Path, protect: Protect = Protect.MASK) -> "Corpus":
        """The corpus in folder ``path``; raises `CorpusError` (a ``ValueError``) saying what would do."""
        folder = Path(path)
        con = open_database(folder)
        return cls(folder, Protect(protect), con, load_shield(con, Protect(protect)))

    @property
    def version(self) -> str:
        """Another token after every rebuild: a server that sees it change opens the corpus again."""
        status = (self.path / "corpus.duckdb").stat()
        return f"{status.st_ino}-{status.st_mtime_ns}"

    def info(self) -> dict[str, Any]:
        """What this corpus is: counts, span, coverage per source, protected people, issues by code."""
        return overview(self)

    def cable(self, cable_id: str) -> CableView | None:
        """One cable whole, None where the corpus neither holds nor cites it. See `CableView`."""
        return view_cable(self, cable_id)

    def cables(self, filters: Filters = ALL, limit: int | None = None) -> pd.DataFrame:
        """Held cables, oldest first: id, kind, date, subject, origin, origin_name, classification, chars, layout."""
        where = cables_where(filters, self._found(filters)) & Where("NOT c.stub")
        sql = f"""SELECT id, kind, date, subject, origin, origin_name, classification, chars, layout FROM cable c
            WHERE {where.sql} ORDER BY date NULLS LAST, id LIMIT ?"""  # noqa: S608  columns and conditions are ours
        return self.shield.column(self.ask(sql, *where.values, limit), "subject", by="id")

    def nodes(self, kinds: Sequence[str] | None = None, ids: Sequence[str] | None = None) -> pd.DataFrame:
        """Nodes: id, kind, label, protected, redacted, stub, first_date, last_date, attrs (dict)."""
        where = one_of("n.kind", kinds) & (
            Where("n.id IN (SELECT unnest(?::VARCHAR[]))", (list(ids),)) if ids is not None else Where()
        )
        sql = f"SELECT * FROM node n WHERE {where.sql} ORDER BY id"  # noqa: S608  conditions are ours
        return self.shield.nodes(self.ask(sql, *where.values))

    def links(
        self, filters: Filters = ALL, kinds: Sequence[str] | None = None, touching_ids: Sequence[str] | None = None
    ) -> pd.DataFrame:
        """Facts: id, source, target, kind, cable, date, date_precision, date_source, attrs (dict), evidence (list of dict)."""
        where = links_where(filters, self._found(filters)) & one_of("l.kind", kinds)
        where &= touching(touching_ids) if touching_ids is not None else Where()
        sql = f"SELECT * FROM link l WHERE {where.sql}"  # noqa: S608  conditions are ours
        return self.shield.links(self.ask(sql, *where.values))

    def graph(self, filters: Filters = ALL) -> FullGraph:
        """The typed MultiDiGraph of the facts that ``filters`` ask for; all nodes where they ask for everything."""
        links = self.links(filters)
        ids = None if filters == ALL else sorted({*links["source"], *links["target"]})
        meta = {"corpus": str(self.path), "protect": str(self.protect)}
        return build_graph(self.nodes(ids=ids), links, meta=meta)

    def issues(self) -> pd.DataFrame:
        """What could not be read or understood: stage, code, path, cable, message, start, end."""
        return self.shield.column(self.ask("SELECT * FROM issue"), "message", by="cable")

    def issues_of(self, code: str, limit: int = 100) -> pd.DataFrame:
        """Commonest messages of one code: message, n, cable (an example)."""
        sql = "SELECT message, cable FROM issue WHERE code = ?"
        shown = self.shield.column(self.ask(sql, code), "message", by="cable")
        counted = shown.groupby("message", sort=True).agg(n=("cable", "size"), cable=("cable", "min"))
        return counted.reset_index().sort_values(["n", "message"], ascending=[False, True]).head(limit)

    def coverage(self) -> pd.DataFrame:
        """Per source: path, reader, cables, chars, chars_unread."""
        return self.ask("SELECT * FROM source")

    def ask(self, sql: str, *values: Any) -> pd.DataFrame:
        """A query on the tables of docs/tables.md. Unmasked: for what this package builds on, not for showing."""
        return frame(self._con.cursor(), sql, values)

    def text_of(self, cable_id: str) -> str | None:
        """The text as sent, unmasked; None for what is not held."""
        row = self._con.cursor().execute("SELECT part, row FROM cable WHERE id = ? AND NOT stub", [cable_id]).fetchone()
        return read_text(self.path / "parts", row[0], row[1]) if row and row[0] else None

    def _found(self, filters: Filters) -> list[str] | None:
        return None
