"""Reference chains: what a cable answers, what answers it, and what stands in the way (cycles, broadcasts).

Edges go from the citing cable to the cited one. Nothing here can run for ever: cycles, which bad years make, are found
and reported, and left out where an order is needed.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse import csgraph

from graphkit.analysis.edges import Csr, Edges, EdgeTable, Ints, as_edges, edge_table
from graphkit.analysis.rank import neighbours, positions

DIRECTIONS = ("ancestors", "descendants", "thread")


def trace_chain(table: EdgeTable, cable: str, *, direction: str = "thread", depth: int | None = None) -> pd.DataFrame:
    """The citations that lead away from ``cable``, nearest first: source, target, hop.

    ``ancestors`` are what it cites, directly or not; ``descendants`` what cites it; ``thread`` is everything tied to
    it either way. ``hop`` counts citations from the cable to the farther end; ``depth`` limits it.

    >>> edges = pd.DataFrame({"source": ["c", "b", "d"], "target": ["b", "a", "b"]})
    >>> trace_chain(edges, "c", direction="ancestors").values.tolist()
    [['c', 'b', 1], ['b', 'a', 2]]
    >>> len(trace_chain(edges, "a", direction="descendants", depth=1)), len(trace_chain(edges, "c"))
    (1, 3)
    """
    if direction not in DIRECTIONS:
        raise ValueError(f"{direction!r}: no such direction; expected one of {', '.join(DIRECTIONS)}")
    edges = as_edges(table)
    limit = edges.n if depth is None else depth
    hops = hops_from(_ways(edges, direction), edges.number(cable), limit)
    near, far = (edges.target, edges.source) if direction == "descendants" else (edges.source, edges.target)
    if direction == "thread":
        inside = (hops[near] >= 0) & (hops[far] >= 0)
        hop = np.maximum(hops[near], hops[far])
    else:
        inside = (hops[near] >= 0) & (hops[near] < limit)
        hop = hops[near] + 1
    frame = pd.DataFrame({"source": edges.names[edges.source], "target": edges.names[edges.target], "hop": hop})
    return frame[inside].sort_values(["hop", "source", "target"], ignore_index=True)


def _ways(edges: Edges, direction: str) -> Csr:
    if direction == "thread":
        return edges.both_ways()
    return edges.matrix() if direction == "ancestors" else edges.matrix().T.tocsr()


def hops_from(matrix: Csr, start: int, limit: int) -> Ints:
    """Steps from ``start`` to every node along the matrix's rows, -1 where none lead there within ``limit``."""
    hops = np.full(matrix.shape[0], -1)
    hops[start], hop, edge = 0, 0, np.array([start])
    while len(edge) and hop < limit:
        hop += 1
        reached = np.unique(neighbours(matrix.indptr, matrix.indices, edge))
        edge = reached[hops[reached] < 0]
        hops[edge] = hop
    return hops


def find_shortest_path(table: EdgeTable, start: str, end: str, *, directed: bool = False) -> pd.DataFrame:
    """The fewest citations from one cable to another, in order: step, source, target, as the citations point.

    Empty where there is no way. Of several, the one through the first names.

    >>> edges = pd.DataFrame({"source": ["c", "b", "d"], "target": ["b", "a", "b"]})
    >>> find_shortest_path(edges, "c", "d").values.tolist()
    [[1, 'c', 'b'], [2, 'd', 'b']]
    >>> len(find_shortest_path(edges, "c", "d", directed=True))
    0
    """
    edges = as_edges(table)
    first, last = edges.number(start), edges.number(end)
    forward = edges.matrix()
    matrix = forward if directed else edges.both_ways()
    hops = hops_from(matrix.T.tocsr(), last, edges.n)
    rows: list[tuple[int, str, str]] = []
    at = first
    while hops[at] > 0:
        near = np.sort(matrix.indices[matrix.indptr[at] : matrix.indptr[at + 1]])
        then = int(near[hops[near] == hops[at] - 1][0])
        cites = then in forward.indices[forward.indptr[at] : forward.indptr[at + 1]]
        source, target = (at, then) if cites else (then, at)
        rows.append((len(rows) + 1, edges.names[source], edges.names[target]))
        at = then
    return pd.DataFrame(rows, columns=["step", "source", "target"])


def find_cycles(table: EdgeTable) -> pd.DataFrame:
    """One shortest cycle in every knot of cables that cite each other: cycle, size of the knot, step, source, target.

    A cable cannot cite what was written later, so that each cycle holds a wrong year, a wrong id or a correction.

    >>> find_cycles(pd.DataFrame({"source": ["a", "b", "c"], "target": ["b", "a", "a"]})).values.tolist()
    [[0, 2, 1, 'a', 'b'], [0, 2, 2, 'b', 'a']]
    """
    edges = as_edges(table)
    matrix = edges.matrix()
    rows: list[tuple[int, int, int, str, str]] = []
    for number, knot in enumerate(_knots(edges, matrix)):
        inner = matrix[knot][:, knot].tocsr()
        round_trip = knot[_cycle_through_first(inner)]
        steps = zip(round_trip, np.roll(round_trip, -1), strict=True)
        rows += [(number, len(knot), n, edges.names[a], edges.names[b]) for n, (a, b) in enumerate(steps, 1)]
    return pd.DataFrame(rows, columns=["cycle", "size", "step", "source", "target"])


def _knots(edges: Edges, matrix: Csr) -> list[Ints]:
    """The nodes of every strongly connected part of more than one, and every node that cites itself."""
    _, labels = csgraph.connected_components(matrix, connection="strong")
    order = np.argsort(labels, kind="stable")
    parts = np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)
    loops = set(edges.source[edges.source == edges.target].tolist())
    knots = [part for part in parts if len(part) > 1 or (len(part) and part[0] in loops)]
    return sorted(knots, key=lambda part: int(part[0]))


def _cycle_through_first(inner: Csr) -> Ints:
    """A shortest way from node 0 back to it, in a strongly connected matrix."""
    if inner[0, 0]:
        return np.array([0])
    back = hops_from(inner.T.tocsr(), 0, inner.shape[0])
    way, at = [0], 0
    while True:
        near = np.sort(inner.indices[inner.indptr[at] : inner.indptr[at + 1]])
        if at and back[at] == 1:
            return np.array(way)
        wanted = back[near[near > 0]].min() if not at else back[at] - 1
        at = int(near[(back[near] == wanted) & (near > 0)][0])
        way.append(at)


def without_cycles(table: EdgeTable) -> tuple[Edges, int]:
    """The edges that lie on no cycle, and how many were left out.

    >>> edges, left_out = without_cycles(pd.DataFrame({"source": ["a", "b", "c"], "target": ["b", "a", "a"]}))
    >>> len(edges.source), left_out
    (1, 2)
    """
    edges = as_edges(table)
    _, labels = csgraph.connected_components(edges.matrix(), connection="strong")
    kept = labels[edges.source] != labels[edges.target]
    return Edges(edges.names, edges.source[kept], edges.target[kept], edges.weight[kept]), int((~kept).sum())


def layers(edges: Edges) -> list[Ints]:
    """Nodes of an acyclic network in waves: wave k holds those from which the longest way down has k edges.

    >>> edges = as_edges(pd.DataFrame({"source": ["c", "b", "c"], "target": ["b", "a", "a"]}))
    >>> [wave.tolist() for wave in layers(edges)]
    [[0], [1], [2]]
    """
    ones = sparse.csr_array((np.ones(len(edges.source)), (edges.target, edges.source)), shape=(edges.n, edges.n))
    waiting = np.bincount(ones.indices, minlength=edges.n)
    wave, waves = np.flatnonzero(waiting == 0), []
    while len(wave):
        waves.append(wave)
        touched = neighbours(ones.indptr, ones.indices, wave)
        waiting -= np.bincount(touched, minlength=edges.n)
        seen = np.unique(touched)
        wave = seen[waiting[seen] == 0]
    return waves


def find_longest_chain(table: EdgeTable) -> pd.DataFrame:
    """The longest run of cables each of which cites the next: step, node. Edges on cycles are left out.

    Of several, the one with the first names.

    >>> find_longest_chain(pd.DataFrame({"source": ["c", "b", "c"], "target": ["b", "a", "a"]})).values.tolist()
    [[1, 'c'], [2, 'b'], [3, 'a']]
    """
    edges, _ = without_cycles(table)
    waves = layers(edges)
    height = np.zeros(edges.n, dtype=np.int64)
    for number, wave in enumerate(waves):
        height[wave] = number
    matrix = edges.matrix()
    chain = [int(waves[-1].min())] if waves else []
    while chain and height[chain[-1]]:
        near = matrix.indices[positions(matrix.indptr, np.array([chain[-1]]))]
        chain.append(int(near[height[near] == height[chain[-1]] - 1].min()))
    return pd.DataFrame({"step": np.arange(1, len(chain) + 1), "node": edges.names[chain]})


def order_reading(table: EdgeTable, dates: Mapping[str, str] | None = None) -> pd.DataFrame:
    """The cables of a chain in an order to read them: the cited before the citing, else by date, then id.

    Columns: order, node, date (None where unknown).

    >>> edges = pd.DataFrame({"source": ["c", "b"], "target": ["b", "a"]})
    >>> order_reading(edges, {"a": "2008-01-02"}).values.tolist()
    [[1, 'a', '2008-01-02'], [2, 'b', None], [3, 'c', None]]
    """
    known = dates or {}
    edges, _ = without_cycles(table)
    rows, latest = [], {}
    inherited = dict.fromkeys(range(edges.n), "")
    down = edges.matrix()
    for number, wave in enumerate(layers(edges)):
        for node in wave.tolist():
            below = [inherited[at] for at in down.indices[down.indptr[node] : down.indptr[node + 1]].tolist()]
            inherited[node] = max([known.get(edges.names[node]) or "", *below])
            latest[node] = (inherited[node], number, edges.names[node])
    for order, node in enumerate(sorted(latest, key=latest.__getitem__), 1):
        rows.append((order, edges.names[node], known.get(edges.names[node])))
    frame = pd.DataFrame(rows, columns=["order", "node", "date"], dtype=object)
    return frame.astype({"order": int})


def measure_lags(table: EdgeTable, dates: Mapping[str, str]) -> pd.DataFrame:
    """The edges with ``lag_days``: days from the cited cable to the citing one, NaN where a full date is missing.

    >>> edges = pd.DataFrame({"source": ["b"], "target": ["a"]})
    >>> measure_lags(edges, {"a": "2008-01-02", "b": "2008-02-01"})["lag_days"].tolist()
    [30.0]
    """
    edges = edge_table(table)
    ends = [
        pd.to_datetime(edges[end].map(dates).astype("string").str.slice(0, 10), format="%Y-%m-%d", errors="coerce")
        for end in ("source", "target")
    ]
    return edges.assign(lag_days=(ends[0] - ends[1]).dt.days.astype(float))
