# ruff: noqa: S608  queries are put together from constants of this package; every value is a parameter
"""Questions of whole networks: columns without words or attributes, sums made by the database, arrays kept on disk."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from scipy import sparse

from graphkit.analysis import compute_layout
from graphkit.analysis.edges import Edges, as_edges
from graphkit.corpus.keeping import is_kept, keep
from graphkit.corpus.picked import with_text
from graphkit.corpus.sums import can_sum, summed
from graphkit.model import Filters, Protect
from graphkit.store.networks import TIES
from graphkit.store.select import Where, links_where, one_of
from graphkit.store.shown import pseudonym_label

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus


def facts(corpus: "Corpus", filters: Filters, kinds: Sequence[str] | None, attrs: Sequence[str]) -> pd.DataFrame:
    """See `graphkit.corpus.Corpus.facts`."""
    where = facts_where(corpus, filters) & one_of("l.kind", kinds)
    sql = f"SELECT l.id, l.source, l.target, l.kind, l.cable, l.date{_drawn('l', attrs)} FROM link l WHERE {where.sql}"
    found = corpus.ask(sql, *_paths(attrs), *where.values)
    for name in attrs:
        found = corpus.shield.column(found, name, by="cable")
    return found


def names(
    corpus: "Corpus", kinds: Sequence[str] | None, ids: Sequence[str] | None, attrs: Sequence[str]
) -> pd.DataFrame:
    """See `graphkit.corpus.Corpus.names`."""
    where = one_of("n.kind", kinds) & Where(*_among("n.id", ids)) & nodes_where(corpus)
    sql = f"""SELECT n.id, n.kind, n.label, n.protected, n.redacted, n.stub, n.first_date, n.last_date,
        CASE WHEN n.kind IN ('meeting', 'reference') THEN n.attrs->>'cable' ELSE n.id END AS of{_drawn("n", attrs)}
        FROM node n WHERE {where.sql} ORDER BY n.id"""
    found = corpus.ask(sql, *_paths(attrs), *where.values)
    for name in ("label", *attrs):
        found = corpus.shield.column(found, name, by="of")
    if corpus.shield.people and not found.empty:
        hidden = found["id"].isin(corpus.shield.people)
        found.loc[hidden, list(attrs)] = None
        found.loc[hidden, "label"] = [pseudonym_label(one) for one in found.loc[hidden, "id"]]
    return found.drop(columns="of")


def network(corpus: "Corpus", name: str, filters: Filters) -> pd.DataFrame:
    """See `graphkit.corpus.Corpus.network`."""
    if can_sum(corpus, name, filters):
        return summed(corpus, name, filters)
    ties, values = ties_query(corpus, name, filters)
    tallies = ", count(*) FILTER (tally = 'action') AS action, count(*) FILTER (tally = 'info') AS info"
    sql = f"""SELECT source, target, count(*) AS weight, min(date) AS first, max(date) AS last
        {tallies if name == "corresponded" else ""} FROM ({ties}) GROUP BY source, target
        HAVING count(*) >= ? ORDER BY weight DESC, source, target"""
    return corpus.ask(sql, *values, filters.min_weight)


def ties(corpus: "Corpus", name: str, filters: Filters, source: str | None, target: str | None) -> pd.DataFrame:
    """See `graphkit.corpus.Corpus.ties`."""
    inner, values = ties_query(corpus, name, filters, [one for one in (source, target) if one])
    ends = one_of("source", (source,) if source else None) & one_of("target", (target,) if target else None)
    sql = f"""SELECT source, target, date, links, tally FROM ({inner}) WHERE {ends.sql}
        ORDER BY date NULLS LAST, source, target, links"""
    return corpus.ask(sql, *values, *ends.values)


def arrays(corpus: "Corpus", name: str) -> Edges:
    """See `graphkit.corpus.Corpus.arrays`."""
    kept = keep(corpus, _kept_name(corpus, name), lambda: _csr(as_edges(network(corpus, name, Filters()))))
    ids = np.array([one.decode() for one in kept["ids"].tolist()], dtype=object)
    source = np.repeat(np.arange(len(ids), dtype=np.int64), np.diff(kept["indptr"]))
    return Edges(ids, source, kept["indices"], kept["weight"])


def layout(corpus: "Corpus", name: str) -> pd.DataFrame:
    """See `graphkit.corpus.Corpus.layout`."""
    edges = arrays(corpus, name)
    kept = keep(corpus, f"{_kept_name(corpus, name)}-layout", lambda: _columns(compute_layout(edges)))
    return pd.DataFrame({"node": edges.names, **{key: np.asarray(kept[key]) for key in ("x", "y", "component")}})


def has_layout(corpus: "Corpus", name: str) -> bool:
    """See `graphkit.corpus.Corpus.has_layout`."""
    return is_kept(corpus, f"{_kept_name(corpus, name)}-layout")


def _columns(places: pd.DataFrame) -> dict[str, Any]:
    return {"x": places["x"], "y": places["y"], "component": places["component"]}


def _csr(edges: Edges) -> dict[str, Any]:
    """Rows of targets by source, ascending; ids are kept as bytes, which can be mapped and searched."""
    matrix = sparse.csr_array(edges.matrix())
    matrix.sort_indices()
    ids = [str(one).encode() for one in edges.names]
    return {
        "ids": np.array(ids, dtype=f"S{max(map(len, ids), default=1)}"),
        "indptr": matrix.indptr.astype(np.int64),
        "indices": matrix.indices.astype(np.int64),
        "weight": matrix.data.astype(np.float64),
    }


def _kept_name(corpus: "Corpus", name: str) -> str:
    """Ids are pseudonyms in every mode; only who is left out makes another network."""
    return f"{name}-without-protected" if corpus.protect is Protect.EXCLUDE else name


_BEYOND_CABLES = frozenset({"contacted"})  # who speaks for whom may stand in another cable than their contact


def ties_query(corpus: "Corpus", name: str, filters: Filters, ends: Sequence[str] = ()) -> tuple[str, tuple[Any, ...]]:
    """The ties of one network among the facts that are asked for; ``ends`` need not be looked for elsewhere."""
    if name not in TIES:
        raise ValueError(f"{name!r}: no such network; expected one of {', '.join(TIES)}")
    where = facts_where(corpus, filters)
    for end in ends if name not in _BEYOND_CABLES else ():
        where &= Where("l.cable IN (SELECT cable FROM link WHERE source = ? OR target = ?)", (end, end))
    return f"WITH fact AS (SELECT * FROM link l WHERE {where.sql}){TIES[name]}", where.values


def nodes_where(corpus: "Corpus") -> Where:
    """Which nodes may be shown at all."""
    if corpus.protect is not Protect.EXCLUDE:
        return Where()
    return Where("NOT n.protected") & Where(*_not_among("n.id", sorted(corpus.shield.meetings)))


def facts_where(corpus: "Corpus", filters: Filters) -> Where:
    """Which facts are asked for and may be shown at all."""
    where = links_where(filters, with_text(corpus, filters))
    if corpus.protect is Protect.EXCLUDE:
        gone = sorted(corpus.shield.people | corpus.shield.meetings)
        where &= Where(*_not_among("l.source", gone)) & Where(*_not_among("l.target", gone))
    return where


def _among(column: str, ids: Sequence[str] | None) -> tuple[str, tuple[Any, ...]]:
    return ("true", ()) if ids is None else (f"{column} IN (SELECT unnest(?::VARCHAR[]))", (list(ids),))


def _not_among(column: str, ids: Sequence[str]) -> tuple[str, tuple[Any, ...]]:
    return f"{column} NOT IN (SELECT unnest(?::VARCHAR[]))", (list(ids),)


def _drawn(alias: str, attrs: Sequence[str]) -> str:
    """Columns out of the JSON of ``attrs``, read by the database; their paths are parameters."""
    for name in attrs:
        if not name.isidentifier():
            raise ValueError(f"{name!r}: expected the name of an attribute")
    return "".join(f', json_extract_string({alias}.attrs, ?) AS "{name}"' for name in attrs)


def _paths(attrs: Sequence[str]) -> list[str]:
    return [f"$.{name}" for name in attrs]
