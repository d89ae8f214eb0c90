"""Links -> MultiDiGraph: build it, filter it, project it. Nothing here reads a file or draws."""

from graphkit.graph.build import build_graph, edge_evidence

__all__ = ["build_graph", "edge_evidence"]
