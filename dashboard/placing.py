"""Where the nodes of a drawable network stand, how large and which colour they are. Small networks only."""

import math
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

from dashboard import theme
from dashboard.networks import Network
from graphkit import analysis

SIZES = {
    "weight": "Facts",
    "degree": "Neighbours",
    "betweenness": "Lies between others",
    "pagerank": "PageRank",
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
    """A place for every node: each component laid out by springs, the components packed in rows, the largest first."""
    graph = graph_of(network)
    boxes = [
        _component(graph.subgraph(nodes)) for nodes in sorted(nx.connected_components(graph), key=len, reverse=True)
    ]
    width = max(math.sqrt(sum(one["w"] * one["h"] for one in boxes)) * 1.5, max((one["w"] for one in boxes), default=0))
    placed: dict[str, tuple[float, float]] = {}
    left = top = row = 0.0
    for box in boxes:
        if left and left + box["w"] > width:
            left, top, row = 0.0, top + row, 0.0
        placed |= {node: (x + left, y + top) for node, (x, y) in box["at"].items()}
        left, row = left + box["w"], max(row, box["h"])
    return placed


def _component(graph: "nx.Graph[str]") -> dict[str, Any]:
    """One component's places from (0, 0), and its width and height with a margin."""
    count = len(graph)
    spread = 58 * math.sqrt(count)
    if count <= 2:
        at = {node: np.array([number * 1.0, 0.0]) for number, node in enumerate(sorted(graph))}
        spread = 110.0
    elif count <= 90:
        at = nx.kamada_kawai_layout(graph, weight=None)
    else:
        at = nx.spring_layout(graph, seed=3, iterations=60, k=2.2 / math.sqrt(count), method="force")
    places = np.array([at[node] for node in graph], dtype=float)
    places -= places.min(axis=0)
    reach = max(float(places.max()), 1e-9)
    places *= (2 * spread if count > 2 else spread) / reach * (0.75 if count > 2 else 1)
    places[:, 0] *= 1.45 if count > 2 else 1.0  # screens are wide
    margin = 60.0
    return {
        "at": {node: (float(x) + margin, float(y) + margin) for node, (x, y) in zip(graph, places, strict=True)},
        "w": float(places[:, 0].max()) + 2 * margin + 40,
        "h": float(places[:, 1].max()) + 2 * margin,
    }
