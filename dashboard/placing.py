"""Where the nodes of a drawable network stand, how large and which colour they are. Small networks only."""

import networkx as nx
import pandas as pd

from dashboard import spreading, theme
from dashboard.networks import Network
from graphkit import analysis

SIZES = {
    "weight": "Facts",
    "degree": "Neighbours",
    "betweenness": "Lies between others",
    "pagerank": "Tied to the well tied (PageRank)",
}
COLOURS = {"kind": "Kind", "community": "Community"}


def graph_of(network: Network) -> "nx.Graph[str]":
    """The network for NetworkX, direction ignored."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(network.nodes["id"])
    rows = zip(network.edges["source"], network.edges["target"], network.edges["weight"], strict=True)
    graph.add_weighted_edges_from((source, target, float(weight)) for source, target, weight in rows)
    return graph


def dressed(network: Network, size: str, colour: str) -> pd.DataFrame:
    """The nodes with columns ``size``, ``colour`` and ``community``."""
    sizes, group = _measure(network.edges, size), _communities(network.edges)
    nodes = network.nodes.copy()
    nodes["size"] = [float(sizes.get(node, 0)) for node in nodes["id"]]
    nodes["community"] = [group.get(node, 0) for node in nodes["id"]]
    by_group = [theme.COMMUNITIES[number % len(theme.COMMUNITIES)] for number in nodes["community"]]
    nodes["colour"] = by_group if colour == "community" else [theme.colour(str(kind)) for kind in nodes["kind"]]
    return nodes


def _measure(edges: pd.DataFrame, size: str) -> dict[str, float]:
    if edges.empty:
        return {}
    if size == "betweenness":
        return _values(analysis.rank_betweenness(edges, samples=200 if len(edges) > 400 else None), "betweenness")
    if size == "pagerank":
        return _values(analysis.rank_pagerank(edges), "pagerank")
    return _values(analysis.rank_degree(edges), "degree" if size == "degree" else "strength")


def _communities(edges: pd.DataFrame) -> dict[str, int]:
    return (
        {node: int(group) for node, group in _values(analysis.find_communities(edges), "community").items()}
        if len(edges)
        else {}
    )


def _values(table: pd.DataFrame, column: str) -> dict[str, float]:
    return dict(zip(table["node"], table[column], strict=True))


def positions(network: Network) -> dict[str, tuple[float, float]]:
    """A place for every node on a wide canvas."""
    return spreading.positions(graph_of(network))
