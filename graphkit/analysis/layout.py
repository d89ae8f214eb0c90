"""Places for every node of a large network, in levels: groups inside, then groups among each other, then parts packed.

A group (a connected part, or a community of one that is large) is laid out by stress: distances on the plane follow
distances along edges. Groups of like size are computed together. Then each group is one disc in a smaller network,
and the same is done again until every connected part is one disc. Parts that are thinner than others are drawn closer
(a long one would leave much empty), and packed: the largest in the middle, the others around it in rings.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse
from scipy.sparse import csgraph

from graphkit.analysis.communities import label_communities
from graphkit.analysis.edges import Csr, EdgeTable, Floats, Ints, as_edges, table_of
from graphkit.analysis.rank import by_size

GROUP = 160  # nodes in one group at most: stress costs their square
_ROUNDS = 40
_CELLS = 1_500_000  # distances computed at a time: some 50 MB with what is derived from them
_ROOM = 0.75  # times the root of its nodes: the radius that a connected part may have, so that all are equally dense

Grid = npt.NDArray[np.float32]


def compute_layout(table: EdgeTable, *, seed: int = 0) -> pd.DataFrame:
    """A place for every node: node, x, y, component. Neighbours are about 1 apart; the same ``seed``, the same places.

    >>> places = compute_layout(pd.DataFrame({"source": ["a", "b", "x"], "target": ["b", "c", "y"]}))
    >>> places[["node", "component"]].values.tolist()
    [['a', 0], ['b', 0], ['c', 0], ['x', 1], ['y', 1]]
    >>> a, b, c = places.loc[:2, ["x", "y"]].to_numpy()
    >>> bool(np.hypot(*(a - b)) < np.hypot(*(a - c)))
    True
    """
    edges = as_edges(table)
    matrix = edges.both_ways()
    matrix.data[:] = 1.0
    if not edges.n:
        return table_of(edges, {"x": [], "y": [], "component": []})
    labels = csgraph.connected_components(matrix, directed=False)[1]
    parts = by_size(labels.astype(np.int64))
    inner = _centred(unfold(matrix, np.full(edges.n, 0.5), seed), parts)
    reach = _largest(np.hypot(inner[:, 0], inner[:, 1]), parts)
    room = _ROOM * np.sqrt(np.bincount(parts))
    shrunk = np.minimum(1, room / np.maximum(reach, 1e-9))
    places = inner * shrunk[parts, None] + pack(reach * shrunk + 0.5)[parts]
    return table_of(edges, {"x": places[:, 0], "y": places[:, 1], "component": parts})


def unfold(matrix: Csr, radii: Floats, seed: int) -> Floats:
    """Centres for the discs of a symmetric network, each connected part around the origin: neighbours nearly touch."""
    _, parts = csgraph.connected_components(matrix, directed=False)
    groups = _groups(matrix, parts.astype(np.int64), seed)
    local = _unfold(matrix, radii, groups, seed)
    discs = _largest(np.hypot(local[:, 0], local[:, 1]) + radii, groups)
    if len(discs) == parts.max() + 1:
        return local
    members = sparse.csr_array((np.ones(len(groups)), (np.arange(len(groups)), groups)))
    joined = (members.T @ matrix @ members).tocsr()
    joined.setdiag(0)
    joined.eliminate_zeros()
    return np.asarray(local + unfold(joined, discs, seed + 1)[groups])


def pack(discs: Floats) -> Floats:
    """Centres of discs around the middle, none over another: the largest in the middle, the others in rings by size.

    >>> pack(np.array([1.0, 3.0, 1.0])).round(2).tolist()
    [[4.0, 0.0], [0.0, 0.0], [3.5, 1.94]]
    """
    order = np.lexsort((np.arange(len(discs)), -discs))
    sizes = discs[order]
    far, angle = np.zeros(len(discs)), np.zeros(len(discs))
    start, inside = 1, sizes[0]
    while start < len(sizes):
        ring = inside + sizes[start]  # the middle of this ring
        half = np.arcsin(np.minimum(sizes[start:] / ring, 1))
        ends = 2 * np.cumsum(half)
        count = max(1, int(np.searchsorted(ends, 2 * np.pi, side="right")))
        spread = 2 * np.pi / ends[count - 1] if start + count < len(sizes) else 1.0
        far[start : start + count] = ring
        angle[start : start + count] = (ends - half - half[0])[:count] * spread
        start, inside = start + count, ring + sizes[start]
    centres = np.empty((len(discs), 2))
    centres[order] = np.column_stack((far * np.cos(angle), far * np.sin(angle)))
    return centres


def _centred(places: Floats, parts: Ints) -> Floats:
    """Places moved so that the middle of each part's extent is the origin."""
    low = [-_largest(-places[:, axis], parts) for axis in (0, 1)]
    high = [_largest(places[:, axis], parts) for axis in (0, 1)]
    return np.asarray(places - ((np.column_stack(low) + np.column_stack(high)) / 2)[parts])


def _largest(values: Floats, groups: Ints) -> Floats:
    """The largest value of each group."""
    found = np.full(groups.max() + 1, -np.inf)
    np.maximum.at(found, groups, values)
    return found


def _groups(matrix: Csr, parts: Ints, seed: int) -> Ints:
    """Connected parts, those of more than `GROUP` nodes divided into communities, and these again."""
    labels, size = parts.copy(), np.bincount(parts)
    free = len(size)
    waiting = [np.flatnonzero(parts == part) for part in np.flatnonzero(size > GROUP)]
    while waiting:
        nodes = waiting.pop()
        inner = label_communities(matrix[nodes][:, nodes].tocsr(), seed=seed)
        if inner.max() == 0:  # will not fall apart: cut it along a walk through it
            walk = csgraph.breadth_first_order(matrix[nodes][:, nodes], 0, return_predecessors=False)
            inner[walk] = np.arange(len(walk)) // GROUP
        for label in range(inner.max() + 1):
            piece = nodes[inner == label]
            labels[piece] = free
            free += 1
            if len(piece) > GROUP:
                waiting.append(piece)
    return np.unique(labels, return_inverse=True)[1].astype(np.int64)


def _unfold(matrix: Csr, radii: Floats, groups: Ints, seed: int) -> Floats:
    """Every node's place within its group, whose middle is the origin."""
    places = np.zeros((len(groups), 2))
    order = np.argsort(groups, kind="stable")
    bounds = np.searchsorted(groups[order], np.arange(groups.max() + 2))
    random = np.random.default_rng(seed)
    for batch in _batches(np.diff(bounds)):
        members = [order[bounds[group] : bounds[group + 1]] for group in batch.tolist()]
        apart = _distances(matrix, radii, members)
        found = _stress(apart, _start(apart, random))
        for nodes, where in zip(members, found, strict=True):
            places[nodes] = _turn(where[: len(nodes)], random.uniform(0, 2 * np.pi))
    return places


def _turn(places: Grid, angle: float) -> Floats:
    """The same figure around the origin, turned: else every long chain would lie flat."""
    cosine, sine = np.cos(angle), np.sin(angle)
    return np.asarray((places - places.mean(axis=0)) @ np.array([[cosine, sine], [-sine, cosine]]))


def _batches(sizes: Ints) -> Iterator[Ints]:
    """Groups of two and more nodes by size, as many at a time as `_CELLS` allows."""
    order = np.argsort(sizes, kind="stable")
    order = order[sizes[order] > 1]
    while len(order):
        room = sizes[order[: _CELLS // 4]].astype(np.int64) ** 2 * np.arange(1, len(order[: _CELLS // 4]) + 1)
        similar = sizes[order[: len(room)]] <= max(8, int(sizes[order[0]] * 1.25))
        take = max(1, int(np.sum((room <= _CELLS) & similar)))
        yield order[:take]
        order = order[take:]


def _distances(matrix: Csr, radii: Floats, members: list[Ints]) -> Grid:
    """Distances along edges within each group, an edge as long as its ends' radii; 0 where there is no pair."""
    most = max(len(nodes) for nodes in members)
    apart = np.zeros((len(members), most, most), dtype=np.float32)
    for at, nodes in enumerate(members):
        inner = matrix[nodes][:, nodes].tocoo()
        lengths = (radii[nodes][inner.row] + radii[nodes][inner.col], (inner.row, inner.col))
        ways = csgraph.shortest_path(sparse.csr_array(lengths, shape=inner.shape), directed=False)
        ways[~np.isfinite(ways)] = ways[np.isfinite(ways)].max() + 1.0
        apart[at, : len(nodes), : len(nodes)] = ways
    return apart


def _start(apart: Grid, random: np.random.Generator) -> Grid:
    """A first guess: distance from one end against the other, and from the node farthest from both; a little noise."""
    rows = np.arange(len(apart))
    one = apart[:, 0].argmax(axis=1)
    other = apart[rows, one].argmax(axis=1)
    along = apart[rows, one] - apart[rows, other]
    aside = np.minimum(apart[rows, one], apart[rows, other]).argmax(axis=1)
    guess = np.stack((along / 2, apart[rows, aside] - apart[rows, aside].mean(axis=1, keepdims=True)), axis=2)
    return np.asarray(guess + random.normal(scale=0.3, size=guess.shape), dtype=np.float32)


def _stress(apart: Grid, places: Grid) -> Grid:
    """Places whose distances follow ``apart``, near pairs first (weight 1 / distance squared)."""
    weight = np.divide(1, apart**2, out=np.zeros_like(apart), where=apart > 0)
    pull = weight * apart
    total = np.maximum(weight.sum(axis=2, keepdims=True), 1e-9)
    for _ in range(_ROUNDS):
        squares = (places**2).sum(axis=2)
        between = squares[:, :, None] + squares[:, None, :] - 2 * places @ places.transpose(0, 2, 1)
        ratio = pull / np.sqrt(np.maximum(between, 1e-6))
        places = (weight @ places + ratio.sum(axis=2, keepdims=True) * places - ratio @ places) / total
    return places


def measure_neighbours(table: EdgeTable, places: pd.DataFrame) -> float:
    """How well a layout keeps neighbours near: for each node of degree k, the Jaccard likeness of its neighbours and
    the k nodes nearest to it on the plane; the mean over all nodes that have neighbours.

    >>> edges = pd.DataFrame({"source": ["a", "x"], "target": ["b", "y"]})
    >>> measure_neighbours(edges, compute_layout(edges))
    1.0
    """
    from scipy.spatial import cKDTree  # noqa: PLC0415  (heavy, and for this measure alone)

    edges = as_edges(table)
    matrix = edges.both_ways()
    where = places.set_index("node").loc[list(edges.names), ["x", "y"]].to_numpy()
    degree = np.diff(matrix.indptr)
    _, near = cKDTree(where).query(where, k=min(edges.n, int(degree.max()) + 1))
    scores = []
    for node in np.flatnonzero(degree):
        tied = set(matrix.indices[matrix.indptr[node] : matrix.indptr[node + 1]].tolist())
        close = [other for other in near[node].tolist() if other != node][: len(tied)]
        shared = len(tied & set(close))
        scores.append(shared / (2 * len(tied) - shared))
    return float(np.mean(scores)) if scores else float("nan")
