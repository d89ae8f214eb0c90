"""What was computed, back on the graph: columns become attributes of nodes."""

from typing import Any, TypeVar

import networkx as nx
import pandas as pd

AnyGraph = TypeVar("AnyGraph", bound="nx.Graph[Any]")


def annotate(graph: AnyGraph, *tables: pd.DataFrame) -> AnyGraph:
    """A copy of ``graph`` whose nodes have the columns of the tables (each with ``node``) as attributes.

    Columns x, y, size and color are what GEXF draws. Rows of other nodes are passed over.

    >>> from graphkit.analysis import count_components, rank_degree
    >>> graph = nx.DiGraph([("a", "b")])
    >>> annotate(graph, rank_degree(graph), count_components(graph)).nodes["a"]
    {'degree': 1, 'in_degree': 0, 'out_degree': 1, 'strength': 1.0, 'component': 0, 'size': 2}
    """
    copy = graph.copy()
    for table in tables:
        names = [name for name in table.columns if name != "node"]
        columns = zip(*(table[name].tolist() for name in names), strict=True)
        for node, values in zip(table["node"], columns, strict=True):
            if node in copy:
                copy.nodes[node].update(zip(names, values, strict=True))
    return copy
