"""Graphology's serialised JSON, for ``Graph.from(data)`` in JavaScript; streamed."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from graphkit.export.node_link import dump, listed
from graphkit.export.plain import AnyGraph, attributes, edges, facts, nodes
from graphkit.export.registry import Exporter


def _lines(graph: AnyGraph, meta: Mapping[str, str]) -> Iterator[str]:
    kind = "directed" if graph.is_directed() else "undirected"
    options = {"type": kind, "multi": graph.is_multigraph(), "allowSelfLoops": True}
    yield f'{{"options": {dump(options)}, "attributes": {dump(facts(graph, meta))},\n"nodes": ['
    yield from listed({"key": name, "attributes": attributes(data)} for name, data in nodes(graph))
    yield '],\n"edges": ['
    undirected = {} if graph.is_directed() else {"undirected": True}
    yield from listed(
        {"key": edge, "source": source, "target": target, "attributes": attributes(data), **undirected}
        for edge, source, target, data in edges(graph)
    )
    yield "]}\n"


def write(graph: AnyGraph, path: Path, meta: Mapping[str, str], *, dynamic: bool = False) -> None:  # noqa: ARG001
    """Write Graphology JSON; dates stand in the attributes, so that ``dynamic`` changes nothing."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(graph, meta))


EXPORTER = Exporter("Graphology JSON", (".graphology.json",), write)
