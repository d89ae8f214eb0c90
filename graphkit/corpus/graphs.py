# ruff: noqa: S608  queries are put together from constants of this package; every value is a parameter
"""The graph of a corpus: which facts belong to it, and what it says of itself."""

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from graphkit.corpus.lean import facts_where, nodes_where, ties_query
from graphkit.corpus.picked import with_text
from graphkit.graph import STRUCTURE, Projection, build_graph, in_words, refuse_contradictions
from graphkit.graph.build import AnyGraph, FullGraph
from graphkit.graph.pairs import Pair, pick_weighting
from graphkit.graph.project import tie
from graphkit.model import Filters
from graphkit.store.select import Where, cables_where

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus

ALL = Filters()
Query: TypeAlias = tuple[str, tuple[Any, ...]]  # its text and its parameters


def graph_of(corpus: "Corpus", filters: Filters, quotes: Callable[..., Any]) -> FullGraph:
    """The facts that ``filters`` ask for, as `graphkit.graph.filter_graph` would choose them from the whole graph."""
    refuse_contradictions(filters)
    sql, values = chosen_links(corpus, filters)
    links = corpus.shield.links(corpus.ask(sql, *values))
    links = links.sort_values(["source", "target", "id"], ignore_index=True)  # a database promises no order
    ends = sorted({*links["source"], *links["target"]})
    sql, values = chosen_nodes(corpus, filters, "SELECT unnest(?::VARCHAR[])", (ends,))
    nodes = corpus.shield.nodes(corpus.ask(f"{sql} ORDER BY id", *values))
    graph = build_graph(nodes, links, meta=describe(corpus, filters))
    graph.graph["quotes"] = quotes
    return graph


def chosen_links(corpus: "Corpus", filters: Filters) -> Query:
    """The facts that ``filters`` ask for: rows of ``link``.

    With them come those that say which position belongs to which post, which post lies in which country: whatever
    their date.
    """
    where = facts_where(corpus, filters)
    if filters == ALL:
        return f"SELECT * FROM link l WHERE {where.sql}", where.values
    kinds = tuple(sorted(STRUCTURE & set(filters.link_kinds or STRUCTURE)))
    apart = facts_where(corpus, Filters(link_kinds=kinds or ("none",), node_kinds=filters.node_kinds))
    known = "true" if filters.link_kinds else "l.source IN (SELECT unnest([source, target]) FROM fact)"
    listed = ", ".join(f"'{kind}'" for kind in sorted(STRUCTURE))
    sql = f"""WITH fact AS (SELECT * FROM link l WHERE {where.sql} AND l.kind NOT IN ({listed}))
        FROM fact UNION ALL SELECT * FROM link l WHERE {apart.sql} AND {known}"""
    return sql, (*where.values, *apart.values)


def chosen_nodes(corpus: "Corpus", filters: Filters, ends: str, values: Sequence[Any] = ()) -> Query:
    """The nodes of those facts, whose ends the query ``ends`` gives; all nodes where everything is asked for.

    Cables that pass are among them though nothing be said of them.
    """
    shown = nodes_where(corpus)
    if filters == ALL:
        return f"SELECT * FROM node n WHERE {shown.sql}", shown.values
    among = Where(f"n.id IN ({ends})", tuple(values))
    if not (filters.people or filters.link_kinds or filters.node_kinds):
        held = cables_where(filters, with_text(corpus, filters)) & Where("NOT c.stub")
        among = Where(f"{among.sql} OR n.id IN (SELECT c.id FROM cable c WHERE {held.sql})", among.values + held.values)
    where = among & shown
    return f"SELECT * FROM node n WHERE {where.sql}", where.values


def view_of(
    corpus: "Corpus",
    projection: Projection,
    filters: Filters,
    quotes: Callable[..., Any],
    *,
    weighting: str,
    half_life: float,
    at: str | None,
) -> AnyGraph:
    """See `graphkit.corpus.Corpus.view`."""
    refuse_contradictions(filters)
    sql, values = ties_query(corpus, projection.name, filters)
    ties = corpus.ask(f"SELECT source, target, date, share, links, tally FROM ({sql})", *values)
    ends = sorted({*ties["source"], *ties["target"]})
    graph = build_graph(corpus.nodes(ids=ends), (), meta=describe(corpus, filters))
    graph.graph["quotes"] = quotes
    weigh = pick_weighting(weighting, half_life=half_life, at=at or _latest(corpus, filters))
    rows = zip(*(ties[name].tolist() for name in Pair._fields), strict=True)
    pairs = (
        Pair(source, target, date, share, tuple(links), tally) for source, target, date, share, links, tally in rows
    )
    return tie(graph, projection, pairs, weigh, weighting=weighting, min_weight=filters.min_weight)


def _latest(corpus: "Corpus", filters: Filters) -> str:
    where = facts_where(corpus, filters)
    listed = ", ".join(f"'{kind}'" for kind in sorted(STRUCTURE))
    sql = f"SELECT max(l.date) AS date FROM link l WHERE {where.sql} AND l.kind NOT IN ({listed})"
    return str(corpus.rows(sql, *where.values)[0]["date"] or "")


def describe(corpus: "Corpus", filters: Filters) -> dict[str, str]:
    """What every file made of this graph says: corpus, masking mode, how many are masked, filters and date.

    The corpus goes by its folder's name, not its path: an export tells strangers nothing of this machine.
    """
    (people,) = corpus.rows(_HIDDEN)
    return {
        "corpus": corpus.path.resolve().name,
        "date": _date(corpus),
        "filters": in_words(filters),
        "protect": str(corpus.protect),
        "protected_people_in_corpus": str(people["protected"]),
        "redacted_people_in_corpus": str(people["redacted"]),
    }


def _date(corpus: "Corpus") -> str:
    """The day on which the corpus was built, so that one corpus gives the same bytes whenever it is exported.

    ``SOURCE_DATE_EPOCH`` (reproducible-builds.org) takes its place, for files that stay the same over rebuilds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    built = corpus.rows("SELECT value FROM meta WHERE key = 'built_at'")
    return str(built[0]["value"])[:10] if built else ""


_HIDDEN = """
SELECT count(*) FILTER (protected) AS protected, count(*) FILTER (redacted) AS redacted FROM node WHERE kind = 'person'
"""
