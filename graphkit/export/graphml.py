"""GraphML, written as a stream; read by networkx, Gephi, yEd and igraph."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from graphkit.export.gexf_columns import Column, chunked, escape, escape_all, find_columns, texts
from graphkit.export.plain import AnyGraph, Attributes, edges, facts, nodes, raw_edges, raw_nodes
from graphkit.export.registry import Exporter


def _keys(columns: Iterable[Column], of: str) -> Iterator[str]:
    for column in columns:
        name = escape(column.title)
        yield f'<key id="{of[0]}{column.number}" for="{of}" attr.name="{name}" attr.type="{column.type}"/>\n'


def _cells(rows: Sequence[Attributes], columns: Sequence[Column], of: str) -> list[str]:
    written = [[""] * len(rows)]
    for column in columns:
        head = f'<data key="{of[0]}{column.number}">'
        found = texts([row.get(column.key) for row in rows], column.type)
        written.append(["" if text is None else f"{head}{text}</data>" for text in found])
    return ["".join(row) for row in zip(*written, strict=True)]


def _node_lines(graph: AnyGraph, columns: Sequence[Column]) -> Iterator[str]:
    for chunk in chunked(nodes(graph)):
        names = escape_all([name for name, _ in chunk])
        inside = _cells([data for _, data in chunk], columns, "node")
        yield "".join(f'<node id="{name}">{cells}</node>\n' for name, cells in zip(names, inside, strict=True))


def _edge_lines(graph: AnyGraph, columns: Sequence[Column]) -> Iterator[str]:
    for chunk in chunked(edges(graph)):
        inside = _cells([data for _, _, _, data in chunk], columns, "edge")
        for (edge, source, target, _), cells in zip(chunk, inside, strict=True):
            ends = f'source="{escape(source)}" target="{escape(target)}"'
            yield f'<edge id="{escape(edge)}" {ends}>{cells}</edge>\n'


def _lines(graph: AnyGraph, told: Mapping[str, str]) -> Iterator[str]:
    node_columns = find_columns((data for _, data in raw_nodes(graph)), "node")
    edge_columns = find_columns((data for _, _, _, data in raw_edges(graph)), "edge")
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield from _keys(node_columns, "node")
    yield from _keys(edge_columns, "edge")
    about = list(enumerate(told.items()))
    for number, (key, _) in about:
        yield f'<key id="g{number}" for="graph" attr.name="{escape(key)}" attr.type="string"/>\n'
    yield f'<graph edgedefault="{"directed" if graph.is_directed() else "undirected"}">\n'
    for number, (_, value) in about:
        yield f'<data key="g{number}">{escape(value)}</data>\n'
    yield from _node_lines(graph, node_columns)
    yield from _edge_lines(graph, edge_columns)
    yield "</graph>\n</graphml>\n"


def write(graph: AnyGraph, path: Path, meta: Mapping[str, str], *, dynamic: bool = False) -> None:  # noqa: ARG001
    """Write GraphML, which knows no time: dates stand in the attributes."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(graph, facts(graph, meta)))


EXPORTER = Exporter("GraphML", (".graphml",), write)
