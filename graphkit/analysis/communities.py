"""Communities: groups that hold together more than chance would have it (Louvain, seeded; every group connected)."""

from collections import Counter, deque
from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse import csgraph

from graphkit.analysis.edges import Csr, Edges, EdgeTable, Ints, as_edges, table_of
from graphkit.analysis.rank import by_size


def find_communities(table: EdgeTable, *, resolution: float = 1.0, seed: int = 0) -> pd.DataFrame:
    """The community of each node, without regard to direction: node, community, size.

    Communities are numbered from 0, the largest first. A higher ``resolution`` gives smaller ones; the same ``seed``
    gives the same ones. Modularity is that of Newman and Girvan, weights included.

    >>> two = pd.DataFrame({"source": list("abcdefc"), "target": list("bcaefdd")})
    >>> find_communities(two).groupby("community")["node"].sum().tolist()
    ['abc', 'def']
    """
    edges = as_edges(table)
    labels = label_communities(edges.both_ways(), resolution=resolution, seed=seed)
    sizes = np.bincount(labels, minlength=1)
    return table_of(edges, {"community": labels, "size": sizes[labels] if edges.n else []})


def measure_modularity(table: EdgeTable, communities: Mapping[str, int], *, resolution: float = 1.0) -> float:
    """How much more of the weight stays within communities than chance would leave there: at most 1.

    >>> two = pd.DataFrame({"source": list("abde"), "target": list("bcef")})
    >>> measure_modularity(two, dict(zip("abcdef", [0, 0, 0, 1, 1, 1])))
    0.5
    """
    edges = as_edges(table)
    matrix = edges.both_ways().tocoo()
    labels = np.array([communities[name] for name in edges.names])
    inside = matrix.data[labels[matrix.row] == labels[matrix.col]].sum()
    share = np.bincount(labels, np.bincount(matrix.row, matrix.data, edges.n)) / matrix.data.sum()
    return float(inside / matrix.data.sum() - resolution * (share**2).sum())


def label_communities(matrix: Csr, *, resolution: float = 1.0, seed: int = 0) -> Ints:
    """The community of every row of a symmetric matrix of weights, numbered by size."""
    labels = np.arange(matrix.shape[0])
    if not matrix.nnz:
        return labels
    random, folded = np.random.default_rng(seed), matrix
    while True:
        moved = _move(folded, resolution, random.permutation(folded.shape[0]))
        _, moved = np.unique(moved, return_inverse=True)
        if moved.max() + 1 == folded.shape[0]:
            break
        labels = moved[labels]
        groups = sparse.csr_array((np.ones(len(moved)), (np.arange(len(moved)), moved)))
        folded = (groups.T @ folded @ groups).tocsr()
    return by_size(_connected(matrix, labels))


def _connected(matrix: Csr, labels: Ints) -> Ints:
    """Communities that hang together by a node which has left since are split into their parts."""
    entries = matrix.tocoo()
    inside = labels[entries.row] == labels[entries.col]
    kept = (entries.data[inside], (entries.row[inside], entries.col[inside]))
    _, parts = csgraph.connected_components(sparse.csr_array(kept, shape=matrix.shape), directed=False)
    return np.asarray(parts, dtype=np.int64)


def _move(matrix: Csr, resolution: float, order: Ints) -> Ints:
    """One round of Louvain: nodes move to the neighbouring community that gains most, until none gains."""
    indptr, indices, weights = matrix.indptr.tolist(), matrix.indices.tolist(), matrix.data.tolist()
    strength = np.asarray(matrix.sum(axis=1)).ravel()
    pull = resolution / strength.sum()
    degree, total = strength.tolist(), strength.tolist()
    label = list(range(len(degree)))
    queue, waiting = deque(order.tolist()), [True] * len(degree)
    while queue:
        node = queue.popleft()
        waiting[node] = False
        start, end = indptr[node], indptr[node + 1]
        ties: dict[int, float] = {}
        for at in range(start, end):
            if indices[at] != node:
                other = label[indices[at]]
                ties[other] = ties.get(other, 0.0) + weights[at]
        own, cost = label[node], degree[node] * pull
        total[own] -= degree[node]
        best, gain = own, ties.get(own, 0.0) - cost * total[own]
        for other, tie in ties.items():
            more = tie - cost * total[other]
            if more > gain + 1e-12:
                best, gain = other, more
        total[best] += degree[node]
        if best != own:
            label[node] = best
            for at in range(start, end):
                near = indices[at]
                if not waiting[near] and label[near] != best:
                    waiting[near] = True
                    queue.append(near)
    return np.array(label)


def name_communities(
    communities: pd.DataFrame, described: Iterable[tuple[str, str]], *, words: int = 3
) -> pd.DataFrame:
    """A name for each community from the commonest tags and posts of its members: community, size, name.

    ``described`` gives (node, word) as often as a node has words. A community without any is named after its first
    member; two of one name are told apart by theirs too, so that names stay the same from run to run.

    >>> found = pd.DataFrame({"node": list("abc"), "community": [0, 0, 1], "size": [2, 2, 1]})
    >>> name_communities(found, [("a", "EFIS"), ("b", "EFIS"), ("b", "Lisbon")])["name"].tolist()
    ['EFIS, Lisbon', 'c']
    """
    of = dict(zip(communities["node"], communities["community"], strict=True))
    counts: dict[int, Counter[str]] = {}
    for node, word in described:
        if node in of:
            counts.setdefault(of[node], Counter())[word] += 1
    frame = communities.groupby("community", as_index=False).agg(size=("node", "size"), first=("node", "min"))
    names = [
        ", ".join(
            word for word, _ in sorted(counts.get(at, Counter()).items(), key=lambda item: (-item[1], item[0]))[:words]
        )
        for at in frame["community"]
    ]
    twice = Counter(names)
    frame["name"] = [
        name if name and twice[name] == 1 else f"{name} ({first})" if name else first
        for name, first in zip(names, frame["first"], strict=True)
    ]
    return frame[["community", "size", "name"]]


def rank_brokers(table: EdgeTable, communities: Mapping[str, int]) -> pd.DataFrame:
    """Who stands between communities: node, community, reached, outside, participation.

    ``reached`` counts the other communities that a node's neighbours are in, ``outside`` the weight that goes there;
    ``participation`` (Guimerà and Amaral) is 0 where all ties stay in one community and nears 1 where they spread.

    >>> edges = pd.DataFrame({"source": ["a", "a"], "target": ["b", "c"]})
    >>> rank_brokers(edges, {"a": 0, "b": 0, "c": 1}).head(1).values.tolist()
    [['a', 0, 1, 1.0, 0.5]]
    """
    edges = as_edges(table)
    if not edges.n:
        return table_of(edges, {name: [] for name in ("community", "reached", "outside", "participation")})
    labels = np.array([communities[name] for name in edges.names])
    matrix = edges.both_ways()
    groups = sparse.csr_array((np.ones(edges.n), (np.arange(edges.n), labels)), shape=(edges.n, labels.max() + 1))
    return table_of(edges, _broker_columns(edges, matrix @ groups, labels), by="participation")


def _broker_columns(edges: Edges, ties: Csr, labels: Ints) -> dict[str, object]:
    """``ties``: weight of each node's edges by the community that they go to."""
    entries = ties.tocoo()
    outside = entries.col != labels[entries.row]
    strength = np.bincount(entries.row, entries.data, edges.n)
    squares = np.bincount(entries.row, entries.data**2, edges.n)
    spread = 1 - np.divide(squares, strength**2, out=np.ones(edges.n), where=strength > 0)
    return {
        "community": labels,
        "reached": np.bincount(entries.row[outside], minlength=edges.n),
        "outside": np.bincount(entries.row[outside], entries.data[outside], edges.n),
        "participation": spread,
    }
