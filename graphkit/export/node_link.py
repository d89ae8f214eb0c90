"""Node-link JSON, as ``networkx.node_link_graph(data, edges="edges")`` reads it; one node or edge a line, streamed."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from graphkit.export.plain import TAKEN, AnyGraph, Attributes, attributes, edges, facts, nodes, unique_titles
from graphkit.export.registry import Exporter


def dump(value: Any) -> str:
    """JSON on one line, text as it is."""
    return json.dumps(value, ensure_ascii=False)


_NODE = TAKEN["node"] | {"id"}
_EDGE = TAKEN["edge"] | {"source", "target"}


def _apart(data: Attributes, taken: Iterable[str]) -> dict[str, Any]:
    """Attributes, those renamed (``id_``) that carry one of the format's or the reader's own names."""
    said = attributes(data)
    return dict(zip(unique_titles(said, taken), said.values(), strict=True))


def listed(rows: Iterable[Any]) -> Iterator[str]:
    """The rows of a JSON list, one a line."""
    before = "\n"
    for row in rows:
        yield before + dump(row)
        before = ",\n"
    yield "\n"


def _rows(graph: AnyGraph) -> Iterator[dict[str, Any]]:
    for edge, source, target, data in edges(graph):
        own: dict[str, Any] = {"source": source, "target": target}
        named = {**own, "key": edge} if graph.is_multigraph() else own
        yield {**_apart(data, _EDGE), **named}


def _lines(graph: AnyGraph, meta: Mapping[str, str]) -> Iterator[str]:
    kind = f'"directed": {dump(graph.is_directed())}, "multigraph": {dump(graph.is_multigraph())}'
    yield f'{{{kind}, "graph": {dump(facts(graph, meta))},\n"nodes": ['
    yield from listed({**_apart(data, _NODE), "id": name} for name, data in nodes(graph))
    yield '],\n"edges": ['
    yield from listed(_rows(graph))
    yield "]}\n"


def write(graph: AnyGraph, path: Path, meta: Mapping[str, str], *, dynamic: bool = False) -> None:  # noqa: ARG001
    """Write node-link JSON; dates stand in the attributes, so that ``dynamic`` changes nothing."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(graph, meta))


EXPORTER = Exporter("Node-link JSON", (".json",), write)
