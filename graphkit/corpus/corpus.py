# ruff: noqa: S608  queries are put together from constants of this package; every value is a parameter
"""Questions to one corpus.

Whoever opens a corpus decides once what becomes of protected people (`Protect`); every answer obeys, save those of
`Corpus.ask` and `Corpus.rows`, which this package itself builds on.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from graphkit.analysis.edges import Edges
from graphkit.corpus import lean, meetings, questions
from graphkit.corpus.columns import page
from graphkit.corpus.curate import judge, undo_last
from graphkit.corpus.finding import SearchResult, find
from graphkit.corpus.following import chain
from graphkit.corpus.graphs import graph_of, view_of
from graphkit.corpus.named import nodes_where
from graphkit.corpus.overview import overview
from graphkit.corpus.passages import evidence
from graphkit.corpus.picked import with_text
from graphkit.corpus.quotes import Quotes
from graphkit.corpus.stream import stream_of
from graphkit.corpus.suggesting import suggest
from graphkit.corpus.texts import texts_at
from graphkit.corpus.view import CableView, view_cable
from graphkit.export import Stream
from graphkit.graph import PROJECTIONS, check_network
from graphkit.graph.build import AnyGraph, FullGraph
from graphkit.model import Filters, Judgement, Protect
from graphkit.store.database import cursor, open_database, own_cursor, stamp
from graphkit.store.frames import frame
from graphkit.store.select import Where, links_where, one_of, touching
from graphkit.store.shown import Shield, load_shield

ALL = Filters()


@dataclass(frozen=True)
class Corpus:
    """Read-only questions to one corpus folder; every table is a DataFrame, unknown is None.

    >>> import graphkit as gk
    >>> gk.Corpus.open("no/such/folder")
    Traceback (most recent call last):
    ...
    graphkit.store.errors.CorpusError: no/such/folder: is no corpus; build one with: graphkit build ...
    """

    path: Path
    protect: Protect
    _con: duckdb.DuckDBPyConnection = field(repr=False)
    shield: Shield = field(repr=False)
    picked: dict[tuple[str, ...], Any] = field(default_factory=dict, repr=False, compare=False)
    kept: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def open(cls, path: str | Path, protect: Protect = Protect.MASK) -> "Corpus":
        """The corpus in folder ``path``; raises `CorpusError` (a ``ValueError``) saying what would do."""
        folder = Path(path)
        con = open_database(folder)
        return cls(folder, Protect(protect), con, load_shield(cursor(con), Protect(protect)))

    @property
    def version(self) -> str:
        """Another token after every rebuild and judgement: a server that sees it change opens the corpus again."""
        return stamp(self.path)

    def info(self) -> dict[str, Any]:
        """What this corpus is: counts, span, coverage per source, protected people, issues by code."""
        return overview(self)

    def cable(self, cable_id: str) -> CableView | None:
        """One cable whole, None where the corpus neither holds nor cites it. See `CableView`."""
        return view_cable(self, cable_id)

    def cables(self, filters: Filters = ALL, limit: int | None = None) -> pd.DataFrame:
        """Held cables, oldest first: id, kind, date, subject, origin, origin_name, classification, chars, layout."""
        return page(self, filters, limit)

    def nodes(self, kinds: Sequence[str] | None = None, ids: Sequence[str] | None = None) -> pd.DataFrame:
        """Nodes: id, kind, label, protected, redacted, stub, first_date, last_date, attrs (dict)."""
        where = one_of("n.kind", kinds) & (Where() if ids is None else nodes_where(self, ids))
        sql = f"SELECT * FROM node n WHERE {where.sql} ORDER BY id"
        return self.shield.nodes(self.ask(sql, *where.values))

    def links(
        self,
        filters: Filters = ALL,
        kinds: Sequence[str] | None = None,
        touching_ids: Sequence[str] | None = None,
        ids: Sequence[str] | None = None,
    ) -> pd.DataFrame:
        """Facts: id, source, target, kind, cable, date, date_precision, date_source, attrs (dict), evidence (of dicts).

        ``touching_ids`` asks for the facts at these nodes and those of the meetings that they took part in; evidence
        has cable, start, end, rule, offsets of the text as it may be shown.
        """
        where = links_where(filters, with_text(self, filters)) & one_of("l.kind", kinds)
        where &= touching(touching_ids) if touching_ids is not None else Where()
        where &= Where("l.id IN (SELECT unnest(?::VARCHAR[]))", (list(ids),)) if ids is not None else Where()
        sql = f"SELECT * FROM link l WHERE {where.sql}"
        return self.shield.links(self.ask(sql, *where.values))

    def facts(
        self, filters: Filters = ALL, kinds: Sequence[str] | None = None, attrs: Sequence[str] = ()
    ) -> pd.DataFrame:
        """Facts without their words: id, source, target, kind, cable, date, and the attributes named (text or None).

        For whole networks: nothing is decoded, so a million facts take a second where `links` takes half a minute.
        """
        return lean.facts(self, filters, kinds, attrs)

    def names(
        self, kinds: Sequence[str] | None = None, ids: Sequence[str] | None = None, attrs: Sequence[str] = ()
    ) -> pd.DataFrame:
        """Nodes by id: id, kind, label, protected, redacted, stub, first_date, last_date, and the attributes named.

        What `facts` is to `links`: the columns of `nodes` without ``attrs``.
        """
        return lean.names(self, kinds, ids, attrs)

    def network(self, name: str, filters: Filters = ALL) -> pd.DataFrame:
        """The edges of one network (`graphkit.graph.PROJECTIONS`): source, target, weight (ties), first, last (dates).

        Heaviest first; ``corresponded`` has also ``action`` and ``info``. Summed by the database: the edges are those
        of ``project(self.graph(filters), name)``, without a graph in memory. Raises `ValueError` for other names.
        """
        return lean.network(self, name, filters)

    def ties(
        self, name: str, filters: Filters = ALL, source: str | None = None, target: str | None = None
    ) -> pd.DataFrame:
        """What the edges of a network sum, oldest first: source, target, date, links (ids of facts), tally.

        ``source`` and ``target`` ask for one edge; in a network without direction they stand as `network` has them.
        """
        return lean.ties(self, name, filters, source, target)

    def arrays(self, name: str) -> Edges:
        """A whole network as arrays for `graphkit.analysis`, rows by source; mapped from ``graph/`` of the corpus.

        Made at the first question after a build. Nodes that have no tie are not in it.
        """
        return lean.arrays(self, name)

    def layout(self, name: str) -> pd.DataFrame:
        """Places for the nodes of `arrays`, in its order: node, x, y, component; computed once after a build."""
        return lean.layout(self, name)

    def has_layout(self, name: str) -> bool:
        """Whether `layout` was computed since the last build, and so answers at once."""
        return lean.has_layout(self, name)

    def evidence(self, link_ids: Sequence[str]) -> pd.DataFrame:
        """The words that carry facts: link, cable, paragraph, start, end, quote, before, after, rule, date, subject.

        Offsets are those of `CableView.text`; before and after are up to 160 characters of context.
        """
        return evidence(self, link_ids)

    def search(self, query: str, limit: int = 20, offset: int = 0, filters: Filters = ALL) -> SearchResult:
        """Of `cables`, those with these words and fields, best first; `graphkit.store.query` explains the language."""
        return find(self, query, limit, offset, filters)

    def suggest(self, prefix: str, limit: int = 10) -> pd.DataFrame:
        """Nodes whose label, alias or id has words that begin so: id, kind, label, count (facts that touch it)."""
        return suggest(self, prefix, limit)

    def meetings(
        self,
        filters: Filters = ALL,
        of: str | None = None,
        with_: str | None = None,
        ids: Sequence[str] | None = None,
        limit: int | None = None,
    ) -> pd.DataFrame:
        """Contacts, oldest first: id, cable, kind, realis, certainty, date, date_precision, date_source
        (``cable`` where only the report's date is known), place, occasion, participants (list of id, name,
        role, side, on_behalf_of, held_by and holder: whom an authority file names as holder of the position, its name
        then says "inferred"), quote, start, end, rule, subject. ``of`` and ``with_`` are ids of people, positions,
        posts, organizations or countries that took part, ``ids`` those of the contacts themselves, ``limit`` how many.
        """
        return meetings.meetings(self, filters, of, with_, ids, limit)

    def chain(
        self, cable_id: str, direction: str = "both", depth: int | None = None, most: int | None = None
    ) -> tuple[pd.DataFrame, pd.DataFrame]:
        """What a cable answers (``back``), what answers it (``forward``), or its whole thread (``both``).

        Nodes in the order of time: those of `nodes` and hops, date, date_source, subject, date_low, date_high, origin,
        classification. Edges: those of `links`. Both are empty for an unknown cable; cycles end. No step farther is
        taken once more than ``most`` nodes are reached.
        """
        return chain(self, cable_id, direction, depth, most)

    def timeline(self, filters: Filters = ALL, by: str = "month") -> pd.DataFrame:
        """Cables per ``day``, ``month`` or ``year``: period, n."""
        return questions.timeline(self, filters, by)

    def counts(self, kind: str, filters: Filters = ALL, limit: int = 20) -> pd.DataFrame:
        """The commonest of one kind: id, label, n (cables).

        ``kind``: post, tag, person, organization, addressee, classification or cited.
        """
        return questions.counts(self, kind, filters, limit)

    def same_as(self) -> pd.DataFrame:
        """People who may be one: left, right, left_label, right_label, score, agreed, disagreed, verdict."""
        return self.ask(questions.SAME_AS)

    def judge(self, left: str, right: str, verdict: str, by: str = "", why: str = "") -> Judgement:
        """Record that two entities are ``same``, ``different`` or ``unsure``; the next build obeys.

        Raises `CorpusError` for unknown ids and other verdicts; nothing is then written.
        """
        return judge(self, left, right, verdict, by, why)

    def undo_judgement(self) -> Judgement:
        """Take the last judgement back and return it; raises `CorpusError` when there is none."""
        return undo_last(self.path)

    def graph(self, filters: Filters = ALL) -> FullGraph:
        """The typed MultiDiGraph of the facts that ``filters`` ask for; all nodes where they ask for everything.

        Facts of structure (which post lies where) come along with what they describe. Raises ``ValueError`` for a first
        date that is later than the last.
        A corpus of many cables does not fit into memory as such a graph (some 3 kB a fact): `view` and `stream` do.
        """
        return graph_of(self, filters, Quotes(self.path, self.protect))

    def view(
        self,
        network: str,
        filters: Filters = ALL,
        *,
        weighting: str = "count",
        half_life: float = 365.0,
        at: str | None = None,
    ) -> AnyGraph:
        """One network, equal to ``project(self.graph(filters), network, ...)`` without the full graph in memory.

        Raises `ValueError` for an unknown network or weighting.
        """
        check_network(network, weighting)
        quotes = Quotes(self.path, self.protect)
        projection = next((one for one in PROJECTIONS if one.name == network), None)
        if projection is None:
            return graph_of(self, filters, quotes)
        return view_of(self, projection, filters, quotes, weighting=weighting, half_life=half_life, at=at)

    def stream(self, filters: Filters = ALL, folder: str | Path = ".") -> AbstractContextManager[Stream]:
        """The graph of `graph` for `graphkit.export.export_graph`, read in pieces; for as long as the block lasts.

        Its facts are sorted in a hidden folder inside ``folder``; raises `OSError` where that cannot be written.
        """
        return stream_of(self, filters, Path(folder))

    def duplicates(self) -> pd.DataFrame:
        """Texts that were joined to another of the same id: cable, path, locator, sha256, why."""
        found = self.shield.paths(self.ask("SELECT * FROM duplicate ORDER BY cable, path, locator"))
        return self.shield.column(found, "locator", by="cable")

    def issues(self) -> pd.DataFrame:
        """What could not be read or understood: stage, code, path, cable, message, start, end."""
        return self.shield.issues(self.ask("SELECT * FROM issue"))

    def issues_of(self, code: str, limit: int = 100) -> pd.DataFrame:
        """Commonest messages of one code: message, n, cable (an example)."""
        asked = self.ask("SELECT message, cable FROM issue WHERE code = ?", code)
        shown = self.shield.column(asked, "message", by="cable")
        counted = shown.groupby("message", sort=True).agg(n=("cable", "size"), cable=("cable", "min"))
        return counted.reset_index().sort_values(["n", "message"], ascending=[False, True]).head(limit)

    def coverage(self) -> pd.DataFrame:
        """Per source: path, reader, cables, chars, chars_unread."""
        return self.shield.paths(self.ask("SELECT * FROM source"))

    def ask(self, sql: str, *values: Any) -> pd.DataFrame:
        """A query on the tables of docs/tables.md. Unmasked: for what this package builds on, not for showing."""
        return frame(own_cursor(self._con), sql, values)

    def rows(self, sql: str, *values: Any) -> list[dict[str, Any]]:
        """The same as dictionaries, without a DataFrame's cost: for the many small questions of one page."""
        asked = own_cursor(self._con).execute(sql, list(values))
        names = [column[0] for column in asked.description or ()]
        return [dict(zip(names, row, strict=True)) for row in asked.fetchall()]

    def texts_of(self, ids: Sequence[str]) -> dict[str, str]:
        """Texts of held cables by id, as they may be shown."""
        sql = "SELECT id, part, row FROM cable WHERE id IN (SELECT unnest(?::VARCHAR[])) AND part IS NOT NULL"
        places = own_cursor(self._con).execute(sql, [list(ids)]).fetchall()
        return {cable: masked.text for cable, masked in texts_at(self, places).items()}
