"""CSV for ``neo4j-admin database import``: relationships in the file that was asked for, nodes beside it.

``neo4j-admin database import full --nodes=met.nodes.neo4j.csv --relationships=met.neo4j.csv --multiline-fields=true``
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from graphkit.export.csv_tables import write_about, write_rows
from graphkit.export.plain import AnyGraph, clean, edges, facts, flat, nodes
from graphkit.export.registry import Exporter
from graphkit.export.tables import Cells, edge_header, node_header

SUFFIX = ".neo4j.csv"


def label_of(kind: object) -> str:
    """A node's kind as a Neo4j label.

    >>> label_of("cable"), label_of(None)
    ('Cable', 'Node')
    """
    return clean(kind).capitalize() if kind else "Node"


def type_of(kind: object) -> str:
    """An edge's kind as a Neo4j relationship type.

    >>> type_of("sent_by"), type_of(None)
    ('SENT_BY', 'TIED_TO')
    """
    return clean(kind).upper() if kind else "TIED_TO"


def _nodes(graph: AnyGraph, titles: Mapping[object, str]) -> Iterator[Cells]:
    for name, data in nodes(graph):
        yield [name, label_of(data.get("kind")), *(flat(data.get(key)) for key in titles)]


def _edges(graph: AnyGraph, titles: Mapping[object, str]) -> Iterator[Cells]:
    network = graph.graph.get("network")
    for edge, source, target, data in edges(graph):
        kind = type_of(data.get("kind") or network)
        yield [source, target, kind, edge, *(flat(data.get(key)) for key in titles)]


def write(graph: AnyGraph, path: Path, meta: Mapping[str, str], *, dynamic: bool = False) -> None:  # noqa: ARG001
    """Write both files, and ``meta`` in a description beside them."""
    node_titles, edge_titles = node_header(graph), edge_header(graph)
    stem = path.name[: -len(SUFFIX)]
    ends = [":START_ID", ":END_ID", ":TYPE", "id"]
    write_rows(path, [*ends, *map(_property, edge_titles.values())], _edges(graph, edge_titles))
    beside = path.with_name(f"{stem}.nodes{SUFFIX}")
    write_rows(beside, ["id:ID", ":LABEL", *map(_property, node_titles.values())], _nodes(graph, node_titles))
    write_about(path, {"relationships": path.name, "nodes": beside.name}, facts(graph, meta))


def _property(title: str) -> str:
    """A colon would begin a type."""
    return title.replace(":", "_")


EXPORTER = Exporter("Neo4j bulk CSV", (SUFFIX,), write)
