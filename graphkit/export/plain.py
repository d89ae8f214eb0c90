"""What every format needs: clean text, one id per node and edge, attributes without their evidence."""

import json
import math
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

import networkx as nx

from graphkit.export.stream import Stream

AnyGraph: TypeAlias = "nx.Graph[Any] | Stream"
Attributes: TypeAlias = Mapping[Any, Any]
Name: TypeAlias = Callable[[Hashable], str]

# Evidence goes into the table beside the file, not into an attribute of each edge.
LEFT_OUT = frozenset({"evidence"})

# networkx hands attributes on as keyword arguments beside its own, and calls an edge's own id "id".
TAKEN = {
    "node": frozenset({"self", "node_for_adding"}),
    "edge": frozenset({"self", "u_for_edge", "v_for_edge", "key", "networkx_key", "id"}),
}

# What XML 1.0 cannot hold: control characters, lone surrogates, the two non-characters.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(value: object) -> str:
    r"""Text that every format can hold: U+FFFD stands for a control character or lone surrogate.

    >>> clean("a\x00b\ud800c")
    'a\ufffdb\ufffdc'
    """
    return ILLEGAL.sub("\ufffd", value if isinstance(value, str) else str(value))


def is_empty(value: object) -> bool:
    """Whether a value says nothing: None, NaN, NaT, pandas' NA.

    >>> [is_empty(value) for value in (None, float("nan"), 0.0, "", [])]
    [True, True, False, False, False]
    """
    if value is None or type(value).__name__ in {"NaTType", "NAType"}:
        return True
    return isinstance(value, float) and math.isnan(value)


def plain(value: Any) -> Any:
    """The value as JSON has it: text, number, truth, list, dictionary or None; dates as ISO text, sets sorted.

    >>> plain({"on": date(2008, 6, 1), "who": {"b", "a"}, "n": float("inf"), "none": float("nan")})
    {'on': '2008-06-01', 'who': ['a', 'b'], 'n': 'Infinity', 'none': None}
    """
    if isinstance(value, str):
        return clean(value)
    if is_empty(value):
        return None
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else _infinity(value)
    if isinstance(value, Mapping):
        return {clean(key): plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((plain(item) for item in value), key=str)
    if hasattr(value, "tolist"):  # an array or a scalar of numpy
        return plain(value.tolist())
    if isinstance(value, bytes):
        return clean(value.decode("utf-8", "replace"))
    if isinstance(value, date):
        return value.isoformat()
    return [plain(item) for item in value] if isinstance(value, Iterable) else clean(value)


def _infinity(value: float) -> str:
    return "Infinity" if value > 0 else "-Infinity"


def flat(value: Any) -> str | int | float | bool | None:
    """The value as one cell: lists and dictionaries become JSON text.

    >>> flat(["a", 1]), flat(2.5), flat(None)
    ('["a", 1]', 2.5, None)
    """
    value = plain(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return value  # type: ignore[no-any-return]  # plain leaves nothing but scalars here


def attributes(data: Attributes) -> dict[str, Any]:
    """What a JSON format writes of a node or edge: everything that says something, but the evidence.

    >>> attributes({"kind": "cable", "date": None, "evidence": ((),)})
    {'kind': 'cable'}
    """
    return {clean(key): plain(value) for key, value in data.items() if key not in LEFT_OUT and not is_empty(value)}


def unique_titles(keys: Iterable[Any], taken: Iterable[str]) -> list[str]:
    """Keys as text, with underscores where a name is taken already.

    >>> unique_titles(["id", "id_", 1, "1"], {"id"})
    ['id_', 'id__', '1', '1_']
    """
    used, titles = set(taken), []
    for key in keys:
        title = clean(key)
        while title in used:
            title += "_"
        used.add(title)
        titles.append(title)
    return titles


def node_names(graph: AnyGraph) -> Name:
    """The text that names each node in a file: its id, made clean, and made unique where cleaning makes two alike.

    >>> name = node_names(nx.Graph([(1, "1")]))
    >>> name(1), name("1")
    ('1', '1~2')
    """
    if all(type(node) is str and not ILLEGAL.search(node) for node in _ids(graph)):
        return str
    unique = _unique()
    return {node: unique(clean(node)) for node in _ids(graph)}.__getitem__


def _ids(graph: AnyGraph) -> Iterator[Any]:
    return graph.read_ids() if isinstance(graph, Stream) else iter(graph)


def _unique() -> Callable[[str], str]:
    used: set[str] = set()

    def unique(name: str) -> str:
        number, free = 1, name
        while free in used:
            number += 1
            free = f"{name}~{number}"
        used.add(free)
        return free

    return unique


def nodes(graph: AnyGraph) -> Iterator[tuple[str, Attributes]]:
    """(name, attributes) of every node."""
    name = node_names(graph)
    return ((name(node), data) for node, data in raw_nodes(graph))


def is_bare(graph: AnyGraph) -> bool:
    """Whether it has no nodes."""
    return next(raw_nodes(graph), None) is None


def raw_nodes(graph: AnyGraph) -> Iterator[tuple[Any, Attributes]]:
    """(id, attributes) as the graph has them."""
    return graph.read_nodes() if isinstance(graph, Stream) else iter(graph.nodes(data=True))


def edges(graph: AnyGraph) -> Iterator[tuple[str, str, str, Attributes]]:
    """(id, source, target, attributes) of every edge; an id is the fact's where it has one, else ``source|target``.

    >>> graph = nx.MultiDiGraph([("a", "b"), ("a", "b")])
    >>> _ = graph.add_edge("a", "b", "08X1/7")
    >>> [edge for edge, _, _, _ in edges(graph)]
    ['a|b', 'a|b~2', '08X1/7']
    """
    name, unique = node_names(graph), clean if isinstance(graph, Stream) else _unique()
    for source, target, key, data in raw_edges(graph):
        start, end = name(source), name(target)
        yield unique(clean(key) if isinstance(key, str) else f"{start}|{end}"), start, end, data


def raw_edges(graph: AnyGraph) -> Iterator[tuple[Any, Any, Any, Attributes]]:
    """(source, target, key, attributes) as networkx has them, None for the key where a graph has no parallel edges.

    Directed graphs are walked through their adjacency: three times as fast as their views of edges.
    """
    if isinstance(graph, Stream):
        yield from graph.read_edges()
        return
    if not graph.is_directed():
        multi = graph.edges(keys=True, data=True) if graph.is_multigraph() else None  # type: ignore[call-overload]
        yield from multi or ((source, target, None, data) for source, target, data in graph.edges(data=True))
        return
    for source, near in graph.adjacency():
        for target, held in near.items():
            for key, data in held.items() if graph.is_multigraph() else ((None, held),):
                yield source, target, key, data


def facts(graph: AnyGraph, meta: Mapping[str, str]) -> dict[str, str]:
    """What a file says of itself: what the graph brought along and the caller's words, then the counts.

    >>> facts(nx.Graph(meta={"corpus": "invented"}), {"date": "2026-01-02"})
    {'corpus': 'invented', 'date': '2026-01-02', 'nodes': '0', 'edges': '0', 'protected_people': '0',
     'redacted_people': '0'}
    """
    told = {**graph.graph.get("meta", {}), **meta, **(graph.counts if isinstance(graph, Stream) else _counts(graph))}
    return {clean(key): clean(value) for key, value in told.items()}


def _counts(graph: "nx.Graph[Any]") -> dict[str, int]:
    counts = {"nodes": graph.number_of_nodes(), "edges": sum(1 for _ in raw_edges(graph))}
    for mark in ("protected", "redacted"):
        counts[f"{mark}_people"] = sum(data.get(mark) is True for _, data in graph.nodes(data=True))
    return counts
