"""Links -> MultiDiGraph: build it, filter it, project it. Nothing here reads a file or draws."""

from graphkit.graph.build import build_graph, flat_edges, flat_nodes
from graphkit.graph.filter import STRUCTURE, filter_graph, in_words, refuse_contradictions
from graphkit.graph.pairs import WEIGHTINGS
from graphkit.graph.project import NETWORKS, PROJECTIONS, Projection, check_network, project
from graphkit.graph.sketch import sketch

__all__ = [
    "NETWORKS",
    "PROJECTIONS",
    "STRUCTURE",
    "WEIGHTINGS",
    "Projection",
    "build_graph",
    "check_network",
    "filter_graph",
    "flat_edges",
    "flat_nodes",
    "in_words",
    "project",
    "refuse_contradictions",
    "sketch",
]
