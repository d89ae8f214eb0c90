"""Chains of references, followed along columns of numbers: see `graphkit.corpus.columns`."""

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from graphkit.corpus.columns import rows_of_cables
from graphkit.corpus.keeping import keep
from graphkit.store.kept import Arrays

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus

Rows = npt.NDArray[Any]


def chain(
    corpus: "Corpus", cable_id: str, direction: str, depth: int | None, most: int | None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """See `graphkit.corpus.Corpus.chain`."""
    hops, links = _reach(corpus, cable_id, direction, depth, most)
    edges = corpus.shield.links(corpus.ask(_EDGES, links.tolist()))
    nodes = corpus.shield.nodes(corpus.ask(_NODES, list(hops)))
    nodes["hops"] = [hops[row] for row in nodes.pop("row")]
    for name in ("date", "date_source", "subject", "date_low", "date_high", "origin", "classification"):
        nodes[name] = pd.Series([attrs.get(name) for attrs in nodes["attrs"]], dtype=object)
    order = nodes["date"].fillna("9999") + nodes["id"]
    return nodes.loc[order.sort_values().index].reset_index(drop=True), edges


def citations(corpus: "Corpus") -> Arrays:
    """Which cable (``source``) refers to which (``target``), rows of ``node``, and by which ``link``."""
    return keep(corpus, "citations", lambda: {str(n): c.to_numpy(np.int32) for n, c in corpus.ask(_CITATIONS).items()})


def citing(corpus: "Corpus", cable_id: str) -> list[dict[str, Any]]:
    """The cables that refer to one, oldest first: id, date, subject."""
    known = citations(corpus)
    here = [row["row"] for row in corpus.rows(_START, cable_id)]
    nodes = np.unique(known["source"][np.isin(known["target"], here)])
    ids = [row["id"] for row in corpus.rows(_IDS, nodes.tolist())] if len(nodes) else []
    return corpus.rows(_CITING, list(rows_of_cables(corpus, ids).values())) if ids else []


def _reach(
    corpus: "Corpus", start: str, direction: str, depth: int | None, most: int | None
) -> tuple[dict[int, int], Rows]:
    """Nodes with their distance from ``start``, and links, by their rows.

    Breadth first: back to what is cited, forward to what cites, or both ways from every cable.
    """
    if direction not in _STEPS:
        raise ValueError(f"{direction!r}: expected one of {', '.join(_STEPS)}")
    known = citations(corpus)
    edge = np.array([row["row"] for row in corpus.rows(_START, start)], dtype=np.int64)
    reached, links, hops = dict.fromkeys(edge.tolist(), 0), [np.zeros(0, dtype=np.int32)], 0
    while len(edge) and (depth is None or hops < depth) and (most is None or len(reached) <= most):
        hops += 1
        far = []
        for near, end in _STEPS[direction]:
            found = np.isin(known[near], edge)
            links.append(known["link"][found])
            far.append(known[end][found])
        edge = np.setdiff1d(np.concatenate(far), list(reached))
        reached.update(dict.fromkeys(edge.tolist(), hops))
    return reached, np.unique(np.concatenate(links))


_STEPS = {
    "back": (("source", "target"),),
    "forward": (("target", "source"),),
    "both": (("source", "target"), ("target", "source")),
}

_START = """SELECT rowid AS "row" FROM node WHERE id = ? AND kind IN ('cable', 'document')"""
_EDGES = "SELECT * FROM link WHERE rowid IN (SELECT unnest(?::BIGINT[])) ORDER BY rowid"
_NODES = 'SELECT rowid AS "row", * FROM node WHERE rowid IN (SELECT unnest(?::BIGINT[])) ORDER BY id'
_CITATIONS = """
SELECT l.rowid AS link, s.rowid AS source, t.rowid AS target FROM link l JOIN node s ON s.id = l.source
JOIN node t ON t.id = l.target WHERE l.kind = 'references' AND t.kind <> 'reference' ORDER BY 1
"""
_IDS = "SELECT id FROM node WHERE rowid IN (SELECT unnest(?::BIGINT[]))"
_CITING = """
SELECT id, date, subject FROM cable WHERE rowid IN (SELECT unnest(?::BIGINT[])) ORDER BY date NULLS LAST, id
"""
