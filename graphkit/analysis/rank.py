"""Who stands out: degree, PageRank, k-core, and which parts a network falls into."""

import numpy as np
import pandas as pd
from scipy.sparse import csgraph

from graphkit.analysis.edges import Edges, EdgeTable, Floats, Ints, as_edges, table_of


def count_components(table: EdgeTable, *, strong: bool = False) -> pd.DataFrame:
    """Which part each node is in, without regard to direction unless ``strong``: node, component, size.

    Components are numbered from 0, the largest first, equal ones by their first member.

    >>> count_components(pd.DataFrame({"source": ["a", "c", "d"], "target": ["b", "d", "e"]})).values.tolist()
    [['a', 1, 2], ['b', 1, 2], ['c', 0, 3], ['d', 0, 3], ['e', 0, 3]]
    """
    edges = as_edges(table)
    count, labels = csgraph.connected_components(edges.matrix(), connection="strong" if strong else "weak")
    sizes = np.bincount(labels, minlength=count)
    numbers = by_size(labels.astype(np.int64))
    return table_of(edges, {"component": numbers, "size": sizes[labels]})


def by_size(labels: Ints) -> Ints:
    """Labels renumbered: 0 is the most frequent; equal ones in order of their first member.

    >>> by_size(np.array([5, 2, 2, 9]))
    array([1, 0, 0, 2])
    """
    counts = np.bincount(labels, minlength=1)
    first = np.zeros(len(counts), dtype=np.int64)
    first[labels[::-1]] = np.arange(len(labels))[::-1]  # of several writes to one place the last stays
    place = np.empty(len(counts), dtype=np.int64)
    place[np.lexsort((first, -counts))] = np.arange(len(counts))
    return np.asarray(place[labels], dtype=np.int64)


def rank_degree(table: EdgeTable) -> pd.DataFrame:
    """Edges in and out of each node, and their weight: node, degree, in_degree, out_degree, strength.

    >>> rank_degree(pd.DataFrame({"source": ["a", "a"], "target": ["b", "c"]})).head(1).values.tolist()
    [['a', 2, 0, 2, 2.0]]
    """
    edges = as_edges(table)
    out = np.bincount(edges.source, minlength=edges.n)
    into = np.bincount(edges.target, minlength=edges.n)
    strength = np.bincount(edges.source, edges.weight, edges.n) + np.bincount(edges.target, edges.weight, edges.n)
    columns = {"degree": out + into, "in_degree": into, "out_degree": out, "strength": strength}
    return table_of(edges, columns, by="degree")


def rank_pagerank(
    table: EdgeTable, *, damping: float = 0.85, tolerance: float = 1e-9, rounds: int = 200
) -> pd.DataFrame:
    """PageRank by power iteration, edges by weight: node, pagerank; the sum is 1.

    Ends when the ranks move by less than ``tolerance`` in all, or after ``rounds``.

    >>> rank_pagerank(pd.DataFrame({"source": ["a", "b"], "target": ["c", "c"]}))["node"].tolist()
    ['c', 'a', 'b']
    """
    edges = as_edges(table)
    if not edges.n:
        return table_of(edges, {"pagerank": []})
    return table_of(edges, {"pagerank": _power(edges, damping, tolerance, rounds)}, by="pagerank")


def _power(edges: Edges, damping: float, tolerance: float, rounds: int) -> Floats:
    strength = np.bincount(edges.source, edges.weight, edges.n)
    lost = strength == 0
    share = damping / np.where(lost, 1.0, strength)
    pull = edges.matrix().T.tocsr()
    rank = np.full(edges.n, 1 / edges.n)
    for _ in range(rounds):
        spread = (damping * rank[lost].sum() + (1 - damping)) / edges.n
        after = pull @ (rank * np.where(lost, 0.0, share)) + spread
        moved = np.abs(after - rank).sum()
        rank = after
        if moved < tolerance:
            break
    return np.asarray(rank / rank.sum())


def rank_core(table: EdgeTable) -> pd.DataFrame:
    """The largest k for which a node is in the k-core, without direction, loops or parallel edges: node, core.

    >>> triangle = pd.DataFrame({"source": ["a", "b", "c", "c"], "target": ["b", "c", "a", "d"]})
    >>> rank_core(triangle).values.tolist()
    [['a', 2], ['b', 2], ['c', 2], ['d', 1]]
    """
    edges = as_edges(table)
    matrix = edges.both_ways()
    core, degree = np.zeros(edges.n, dtype=np.int64), np.diff(matrix.indptr).astype(np.int64)
    alive, k = np.ones(edges.n, dtype=bool), 0
    leaving = np.flatnonzero(degree <= k)
    while alive.any():
        while len(leaving):
            core[leaving], alive[leaving] = k, False
            touched = neighbours(matrix.indptr, matrix.indices, leaving)
            degree -= np.bincount(touched, minlength=edges.n)
            seen = np.unique(touched)
            leaving = seen[alive[seen] & (degree[seen] <= k)]
        k = max(k + 1, int(degree[alive].min())) if alive.any() else k
        leaving = np.flatnonzero(alive & (degree <= k))
    return table_of(edges, {"core": core}, by="core")


def neighbours(indptr: Ints, indices: Ints, nodes: Ints) -> Ints:
    """The neighbours of all ``nodes``, one after the other, from a matrix in compressed rows.

    >>> neighbours(np.array([0, 2, 3]), np.array([7, 8, 9]), np.array([1, 0]))
    array([9, 7, 8])
    """
    return indices[positions(indptr, nodes)]


def positions(indptr: Ints, nodes: Ints) -> Ints:
    """Where the rows of ``nodes`` stand in a compressed matrix, one row after the other."""
    counts = indptr[nodes + 1] - indptr[nodes]
    starts = np.repeat(indptr[nodes] - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
    return np.asarray(starts + np.arange(counts.sum()), dtype=np.int64)
