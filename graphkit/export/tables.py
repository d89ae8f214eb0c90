"""Node and edge tables as rows of cells: what CSV, Parquet and Neo4j's files share."""

from collections.abc import Iterator, Mapping
from typing import Any

from graphkit.export.gexf_columns import find_columns
from graphkit.export.plain import AnyGraph, edges, flat, nodes, raw_edges, raw_nodes, unique_titles

Cells = list[Any]


def node_header(graph: AnyGraph) -> dict[Any, str]:
    """Title by attribute of the nodes: never ``id``, which is the first column."""
    return _titles((data for _, data in raw_nodes(graph)), "node", {"id"})


def edge_header(graph: AnyGraph) -> dict[Any, str]:
    """Title by attribute of the edges: never ``id``, ``source`` and ``target``, which are the first columns."""
    return _titles((data for _, _, _, data in raw_edges(graph)), "edge", {"id", "source", "target"})


def _titles(rows: Iterator[Mapping[Any, Any]], of: str, taken: set[str]) -> dict[Any, str]:
    keys = [column.key for column in find_columns(rows, of)]
    return dict(zip(keys, unique_titles(keys, taken), strict=True))


def node_rows(graph: AnyGraph, header: Mapping[Any, str]) -> Iterator[Cells]:
    """Id and attributes of every node."""
    for name, data in nodes(graph):
        yield [name, *(flat(data.get(key)) for key in header)]


def edge_rows(graph: AnyGraph, header: Mapping[Any, str]) -> Iterator[Cells]:
    """Id, source, target and attributes of every edge."""
    for edge, source, target, data in edges(graph):
        yield [edge, source, target, *(flat(data.get(key)) for key in header)]
