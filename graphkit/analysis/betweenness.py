"""Betweenness: how many shortest paths lead through a node. Exact on small networks, sampled with its error on large.

Brandes' algorithm level by level, many starting points at a time as columns of a dense block.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from graphkit.analysis.edges import Csr, EdgeTable, Floats, as_edges, table_of

EXACT_UP_TO = 2_000  # nodes: below, every node is a starting point
_CELLS = 4_000_000  # numbers in one block: 32 MB


def rank_betweenness(
    table: EdgeTable, *, samples: int | None = None, directed: bool = False, seed: int = 0
) -> pd.DataFrame:
    """Share of shortest paths through each node: node, betweenness, error (standard error; 0 where exact).

    Normalised as networkx does: 1 means every pair of other nodes. ``samples`` starting points are drawn without
    replacement; None means all up to 2,000 nodes and 500 beyond. Weights play no part. The error of a node that few
    starting points reach is stated too small, as no sample can know what it missed.

    >>> rank_betweenness(pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"]})).values.tolist()
    [['b', 1.0, 0.0], ['a', 0.0, 0.0], ['c', 0.0, 0.0]]
    """
    edges = as_edges(table)
    matrix = (edges.matrix() if directed else edges.both_ways()).astype(bool).astype(float).tocsr()
    wanted = samples or (edges.n if edges.n <= EXACT_UP_TO else 500)
    count = min(wanted, edges.n)
    chosen = np.sort(np.random.default_rng(seed).permutation(edges.n)[:count])
    total, squares = np.zeros(edges.n), np.zeros(edges.n)
    width = max(1, min(64, _CELLS // max(1, edges.n)))
    for start in range(0, count, width):
        parts = _dependencies(matrix, chosen[start : start + width])
        total += parts.sum(axis=1)
        squares += (parts**2).sum(axis=1)
    score, error = _scaled(total, squares, edges.n, count)
    return table_of(edges, {"betweenness": score, "error": error}, by="betweenness")


def _scaled(total: Floats, squares: Floats, n: int, count: int) -> tuple[Floats, Floats]:
    """Mean dependency per starting point over the pairs that it could serve, and its standard error."""
    if n < 3 or not count:
        return np.zeros(n), np.zeros(n)
    mean = total / count
    scale = n / ((n - 1) * (n - 2))
    if count == n:
        return mean * scale, np.zeros(n)
    variance = np.maximum(squares / count - mean**2, 0) * count / max(1, count - 1)
    return mean * scale, scale * np.sqrt(variance / count * (1 - count / n))


def _dependencies(matrix: Csr, starts: npt.NDArray[np.int64]) -> Floats:
    """Brandes' dependency of each starting point (column) on each node (row)."""
    back = matrix.T.tocsr()
    width = len(starts)
    paths = np.zeros((matrix.shape[0], width))
    paths[starts, np.arange(width)] = 1
    levels = [paths > 0]
    fresh = paths.copy()
    while True:
        reached = (back @ fresh) * (paths == 0)
        if not reached.any():
            break
        paths += reached
        levels.append(reached > 0)
        fresh = reached
    return _accumulate(matrix, paths, levels, starts)


def _accumulate(
    matrix: Csr, paths: Floats, levels: list[npt.NDArray[np.bool_]], starts: npt.NDArray[np.int64]
) -> Floats:
    depends = np.zeros_like(paths)
    inverse = np.divide(1.0, paths, out=np.zeros_like(paths), where=paths > 0)
    for depth in range(len(levels) - 1, 0, -1):
        handed = matrix @ ((1 + depends) * inverse * levels[depth])
        depends += handed * paths * levels[depth - 1]
    depends[starts, np.arange(len(starts))] = 0
    return depends
