"""Edge tables and graphs as arrays: what every computation here starts from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import networkx as nx
import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

Ints: TypeAlias = npt.NDArray[np.int64]
Floats: TypeAlias = npt.NDArray[np.float64]
EdgeTable: TypeAlias = "pd.DataFrame | nx.Graph[Any] | Edges"
Csr: TypeAlias = Any  # scipy publishes no types


@dataclass(frozen=True, slots=True)
class Edges:
    """Directed edges between nodes 0 .. n-1; ``names`` gives each node's id, sorted, so that results are stable."""

    names: npt.NDArray[Any]
    source: Ints
    target: Ints
    weight: Floats

    @property
    def n(self) -> int:
        """How many nodes there are."""
        return len(self.names)

    def number(self, name: str) -> int:
        """The node of that id; `KeyError` where there is none.

        >>> as_edges(pd.DataFrame({"source": ["b"], "target": ["a"]})).number("b")
        1
        """
        at = int(np.searchsorted(self.names, name)) if self.n else 0
        if at >= self.n or self.names[at] != name:
            raise KeyError(f"{name!r}: no such node among {self.n:,}")
        return at

    def matrix(self) -> Csr:
        """Weights by (source, target); parallel edges summed."""
        return sparse.csr_array((self.weight, (self.source, self.target)), shape=(self.n, self.n))

    def both_ways(self) -> Csr:
        """The same without direction and without loops: symmetric."""
        matrix = self.matrix()
        matrix.setdiag(0)
        matrix.eliminate_zeros()
        return (matrix + matrix.T).tocsr()


def as_edges(table: EdgeTable) -> Edges:
    """Arrays of a DataFrame (source, target, perhaps weight), of a networkx graph (isolated nodes too), or as given.

    >>> edges = as_edges(nx.DiGraph([("b", "a")]))
    >>> list(edges.names), edges.source, edges.target, edges.weight
    (['a', 'b'], array([1]), array([0]), array([1.]))
    """
    if isinstance(table, Edges):
        return table
    frame, extra = (table, []) if isinstance(table, pd.DataFrame) else (edge_table(table), list(table))
    ends = pd.concat([frame["source"], frame["target"], pd.Series(extra, dtype=object)], ignore_index=True)
    codes, names = pd.factorize(ends.astype(object), sort=True)
    size = len(frame)
    weight = frame["weight"].to_numpy(dtype=float) if "weight" in frame else np.ones(size)
    numbers = codes.astype(np.int64)
    return Edges(np.asarray(names, dtype=object), numbers[:size], numbers[size : 2 * size], weight)


def edge_table(table: EdgeTable) -> pd.DataFrame:
    """Source, target and weight of every edge, a DataFrame as given; without direction the lesser name comes first.

    >>> edge_table(nx.Graph([("b", "a")])).values.tolist()
    [['a', 'b', 1.0]]
    """
    if isinstance(table, pd.DataFrame):
        return table
    if isinstance(table, Edges):
        ends = {"source": table.names[table.source], "target": table.names[table.target]}
        return pd.DataFrame({**ends, "weight": table.weight})
    rows = [(*_ends(table, *edge), data.get("weight", 1.0)) for *edge, data in table.edges(data=True)]
    return pd.DataFrame(rows, columns=["source", "target", "weight"])


def dated_table(table: EdgeTable) -> pd.DataFrame:
    """The same of what has a ``date`` for each fact; of an edge that sums several nobody knows how many were when.

    >>> dated_table(nx.DiGraph([("a", "b", {"date": "2007"})])).values.tolist()
    [['a', 'b', 1.0, '2007']]
    """
    if isinstance(table, nx.Graph) and all("date" in data for *_, data in table.edges(data=True)):
        return edge_table(table).assign(date=[data["date"] for *_, data in table.edges(data=True)])
    if isinstance(table, pd.DataFrame) and "date" in table:
        return table
    raise ValueError("these edges have no dates: expected a column 'date' as in Corpus.ties, or the facts of a graph")


def _ends(graph: "nx.Graph[Any]", source: Any, target: Any) -> tuple[Any, Any]:
    return (source, target) if graph.is_directed() or source <= target else (target, source)


def table_of(edges: Edges, columns: Mapping[str, Any], by: str | None = None) -> pd.DataFrame:
    """One row per node with the columns given; strongest first where ``by`` names a column, ties by name.

    >>> edges = as_edges(pd.DataFrame({"source": ["b"], "target": ["a"]}))
    >>> table_of(edges, {"degree": [1, 2]}, by="degree")["node"].tolist()
    ['b', 'a']
    """
    frame = pd.DataFrame({"node": pd.Series(edges.names, dtype=object), **columns})
    if by is None:
        return frame
    return frame.sort_values([by, "node"], ascending=[False, True], kind="stable", ignore_index=True)
