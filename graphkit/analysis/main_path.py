"""The main path: the run of citations that most ways lead through (Hummon and Doreian 1989, Batagelj 2003).

Knowledge flows from the cited cable to the one that cites it; counts follow the flow, tables keep citing -> cited.
Counts are floating point: exact up to 2**53, proportionate beyond.
"""

import numpy as np
import pandas as pd

from graphkit.analysis.chains import layers, without_cycles
from graphkit.analysis.edges import Edges, EdgeTable, Floats, Ints

COUNTS = ("spc", "splc", "spnp")


def count_paths(table: EdgeTable, *, count: str = "spc") -> pd.DataFrame:
    """How many ways lead through each citation: source, target, traversals. Edges on cycles are left out.

    ``spc`` counts ways from the oldest cables (which cite none) to the newest (which none cites); ``splc`` ways from
    any cable to the newest; ``spnp`` ways from any cable to any other.

    >>> edges = pd.DataFrame({"source": ["c", "b", "d"], "target": ["b", "a", "b"]})
    >>> count_paths(edges).values.tolist()
    [['b', 'a', 2.0], ['c', 'b', 1.0], ['d', 'b', 1.0]]
    >>> count_paths(edges, count="splc")["traversals"].tolist()
    [2.0, 2.0, 2.0]
    >>> count_paths(edges, count="spnp")["traversals"].tolist()
    [3.0, 2.0, 2.0]
    """
    if count not in COUNTS:
        raise ValueError(f"{count!r}: no such count; expected one of {', '.join(COUNTS)}")
    edges, _ = without_cycles(table)
    traversals = _traversals(edges, count)
    frame = pd.DataFrame({"source": edges.names[edges.source], "target": edges.names[edges.target]})
    frame = frame.assign(traversals=traversals).drop_duplicates(["source", "target"])
    return frame.sort_values(["traversals", "source", "target"], ascending=[False, True, True], ignore_index=True)


def _traversals(edges: Edges, count: str) -> Floats:
    """Ways into the cited end times ways out of the citing end, for every edge."""
    older = _ways(edges, everywhere=count in {"splc", "spnp"})
    newer = _ways(Edges(edges.names, edges.target, edges.source, edges.weight), everywhere=count == "spnp")
    return np.asarray(older[edges.target] * newer[edges.source])


def _ways(edges: Edges, *, everywhere: bool) -> Floats:
    """Ways from each node down to the bottom, or (``everywhere``) to each node below it, itself included."""
    matrix = edges.matrix()
    matrix.data[:] = 1
    ways = np.zeros(edges.n)
    for number, wave in enumerate(layers(edges)):
        ways[wave] = matrix[wave] @ ways + (1 if everywhere or number == 0 else 0)
    return ways


def find_main_path(table: EdgeTable, *, count: str = "spc", route: str = "global") -> pd.DataFrame:
    """The main path, newest citation first: step, source, target, traversals.

    ``global`` is the path whose traversals add up to most; ``local`` starts at the strongest citation among those of
    the newest cables and goes on along the strongest each time. Ties go to the first names.

    >>> edges = pd.DataFrame({"source": ["c", "b", "d", "c"], "target": ["b", "a", "b", "x"]})
    >>> find_main_path(edges).values.tolist()
    [[1, 'c', 'b', 1.0], [2, 'b', 'a', 2.0]]
    """
    if route not in {"global", "local"}:
        raise ValueError(f"{route!r}: no such route; expected one of global, local")
    edges, _ = without_cycles(table)
    if not len(edges.source):
        return pd.DataFrame({"step": [], "source": [], "target": [], "traversals": []})
    traversals = _traversals(edges, count)
    way = _heaviest(edges, traversals) if route == "global" else _greedy(edges, traversals)
    steps = np.arange(1, len(way) + 1)
    names = {"source": edges.names[edges.source[way]], "target": edges.names[edges.target[way]]}
    return pd.DataFrame({"step": steps, **names, "traversals": traversals[way]})


def _heaviest(edges: Edges, traversals: Floats) -> Ints:
    """The edges of the path with the greatest sum, by one pass from the bottom up."""
    best, through = np.zeros(edges.n), np.full(edges.n, -1)
    starts, order = _by_source(edges)
    for wave in layers(edges)[1:]:
        for node in wave.tolist():
            own = order[starts[node] : starts[node + 1]]
            sums = traversals[own] + best[edges.target[own]]
            at = int(np.argmax(sums))
            best[node], through[node] = sums[at], own[at]
    return _follow(edges, through, int(np.argmax(best)))


def _greedy(edges: Edges, traversals: Floats) -> Ints:
    starts, order = _by_source(edges)
    through = np.full(edges.n, -1)
    for node in np.unique(edges.source).tolist():
        own = order[starts[node] : starts[node + 1]]
        through[node] = own[int(np.argmax(traversals[own]))]
    newest = np.setdiff1d(edges.source, edges.target)
    first = newest[int(np.argmax(traversals[through[newest]]))]
    return _follow(edges, through, int(first))


def _by_source(edges: Edges) -> tuple[Ints, Ints]:
    """Edges sorted by source, then target, and where each node's begin."""
    order = np.lexsort((edges.target, edges.source))
    return np.searchsorted(edges.source[order], np.arange(edges.n + 1)), order


def _follow(edges: Edges, through: Ints, node: int) -> Ints:
    way = []
    while through[node] >= 0:
        way.append(int(through[node]))
        node = int(edges.target[through[node]])
    return np.array(way, dtype=np.int64)
