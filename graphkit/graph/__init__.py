"""Links -> MultiDiGraph: build it, filter it, project it. Nothing here reads a file or draws."""

from graphkit.graph.build import build_graph, edge_evidence
from graphkit.graph.filter import filter_graph
from graphkit.graph.pairs import WEIGHTINGS
from graphkit.graph.project import NETWORKS, PROJECTIONS, Projection, project
from graphkit.graph.sketch import sketch

__all__ = [
    "NETWORKS",
    "PROJECTIONS",
    "WEIGHTINGS",
    "Projection",
    "build_graph",
    "edge_evidence",
    "filter_graph",
    "project",
    "sketch",
]
