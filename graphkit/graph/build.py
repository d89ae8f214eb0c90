"""Nodes and links -> the full graph: one edge per fact, its key the fact's id."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import networkx as nx

from graphkit.graph.rows import Row, Table, evidence_tuples, rows

AnyGraph: TypeAlias = "nx.Graph[Any]"
FullGraph: TypeAlias = "nx.MultiDiGraph[Any]"


def build_graph(nodes: Table, links: Table, *, meta: Mapping[str, str] | None = None) -> FullGraph:
    """The typed graph of VOCABULARY: nodes by id, one edge per fact, the edge's key the link's id.

    Both tables may be DataFrames, dictionaries or the model's objects. Attributes lie flat beside ``kind`` and
    ``label``; one that is itself called ``kind`` becomes ``<kind of the node or link>_kind`` (``meeting_kind``: a call
    or a meal). Every edge has ``evidence``: (cable, start, end, rule), one or more. A link to a node that is not
    listed makes that node, of kind ``unknown``.

    >>> nodes = [{"id": "08X1", "kind": "cable", "label": "TALKS"}, {"id": "post:x", "kind": "post", "label": "X"}]
    >>> link = {"id": "l1", "source": "08X1", "target": "post:x", "kind": "sent_by", "cable": "08X1",
    ...         "date": "2008-06-01", "evidence": [("08X1", 0, 9, "from-line")]}
    >>> graph = build_graph(nodes, [link], meta={"corpus": "invented"})
    >>> graph.nodes["post:x"]
    {'kind': 'post', 'label': 'X'}
    >>> graph.edges["08X1", "post:x", "l1"]["evidence"]
    (('08X1', 0, 9, 'from-line'),)
    >>> build_graph(nodes, [{**link, "evidence": []}])
    Traceback (most recent call last):
    ...
    ValueError: l1: 08X1 -sent_by-> post:x: a link needs evidence, got none
    """
    graph: FullGraph = nx.MultiDiGraph(meta=dict(meta or {}))
    graph.add_nodes_from(flat_nodes(nodes))
    graph.add_edges_from(_edge(row, number) for number, row in enumerate(rows(links)))  # type: ignore[misc]  # stubs know no keys
    for node, data in graph.nodes(data=True):
        data.setdefault("kind", "unknown")
        data.setdefault("label", str(node))
    return graph


def flat_nodes(table: Table) -> Iterator[tuple[str, Row]]:
    """(id, attributes) of every row, as `build_graph` puts them on its nodes."""
    return ((row["id"], _flat(row, leave=("id", "attrs"))) for row in rows(table))


def flat_edges(table: Table) -> Iterator[tuple[str, str, str, Row]]:
    """(source, target, id, attributes) of every row, as `build_graph` puts them on its edges; without evidence."""
    return ((row["source"], row["target"], row["id"], _flat(row, leave=_ENDS)) for row in rows(table))


_ENDS = ("id", "source", "target", "evidence", "attrs")


def _edge(row: Row, number: int) -> tuple[str, str, str, Row]:
    key = row.get("id", f"link:{number}")
    evidence = evidence_tuples(row.get("evidence"))
    if not evidence:
        raise ValueError(f"{key}: {row['source']} -{row['kind']}-> {row['target']}: a link needs evidence, got none")
    return row["source"], row["target"], key, {**_flat(row, leave=_ENDS), "evidence": evidence}


def _flat(row: Row, leave: tuple[str, ...]) -> Row:
    """The row's own columns first; what ``attrs`` adds never overwrites them."""
    flat = {name: value for name, value in row.items() if name not in leave}
    for name, value in (row.get("attrs") or {}).items():
        if name == "kind":
            flat[f"{row['kind']}_kind"] = value
        elif value is not None:
            flat.setdefault(str(name), value)
    return flat
