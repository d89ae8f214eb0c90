"""A Cypher script for Neo4j and its like: ``cypher-shell --file met.cypher``; a thousand rows a statement."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from graphkit.export.neo4j_csv import label_of, type_of
from graphkit.export.plain import AnyGraph, Attributes, edges, facts, flat, nodes
from graphkit.export.registry import Exporter

_ROWS = 1_000
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def quoted(text: str) -> str:
    r"""A Cypher string literal.

    Neo4j reads ``\u0022`` as a quotation mark before it looks where strings end, so that a backslash of the text never
    stands right before a ``u``, which is written as an escape itself.

    >>> print(quoted('a "b"\n'), quoted(r"\u0022"))
    "a \"b\"\n" "\\\u00750022"
    """
    return '"' + r"\\\u0075".join(json.dumps(part, ensure_ascii=False)[1:-1] for part in text.split(r"\u")) + '"'


def name(text: str) -> str:
    """A label, type or property name, in backticks where it needs them; no backslash, which would begin an escape.

    >>> name("date"), name("a`b")
    ('date', '`a``b`')
    """
    return text if _PLAIN.fullmatch(text) else "`" + text.replace("\\", "_").replace("`", "``") + "`"


def _literal(value: Any) -> str | None:
    cell = flat(value)
    if isinstance(cell, int) and not -(2**63) <= cell < 2**63:
        cell = str(cell)  # no integer of the database
    if cell is None:
        return None
    return quoted(cell) if isinstance(cell, str) else json.dumps(cell)


def _map(own: Mapping[str, str], data: Attributes) -> str:
    """The properties of one row as a Cypher map; the row's own names win."""
    pairs = {str(key): text for key, value in data.items() if key != "evidence" and (text := _literal(value))}
    pairs |= {key: quoted(value) for key, value in own.items()}
    return "{" + ", ".join(f"{name(key)}: {value}" for key, value in pairs.items()) + "}"


def _statements(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """``rows`` are (clause, map); up to a thousand at a time, those of one clause share a statement."""
    rest = iter(rows)
    while batch := list(islice(rest, _ROWS)):
        by_clause: dict[str, list[str]] = {}
        for clause, row in batch:
            by_clause.setdefault(clause, []).append(row)
        for clause, maps in by_clause.items():
            listed = ",\n".join(maps)
            yield f"UNWIND [\n{listed}\n] AS row\n{clause};\n"


def _nodes(graph: AnyGraph) -> Iterator[tuple[str, str]]:
    for node, data in nodes(graph):
        label = name(label_of(data.get("kind")))
        yield f"CREATE (n:Node:{label}) SET n = row", _map({"id": node}, data)


def _edges(graph: AnyGraph) -> Iterator[tuple[str, str]]:
    network = graph.graph.get("network")
    for edge, source, target, data in edges(graph):
        kind = name(type_of(data.get("kind") or network))
        ends = "MATCH (a:Node {id: row.source}), (b:Node {id: row.target})"
        row = f"{{source: {quoted(source)}, target: {quoted(target)}, own: {_map({'id': edge}, data)}}}"
        yield f"{ends} CREATE (a)-[r:{kind}]->(b) SET r = row.own", row


def _lines(graph: AnyGraph, meta: Mapping[str, str]) -> Iterator[str]:
    for key, value in facts(graph, meta).items():
        yield f"// {' '.join(f'{key}: {value}'.split())}\n".replace("\\", "_")  # an escape could end the line
    yield "CREATE INDEX node_id IF NOT EXISTS FOR (n:Node) ON (n.id);\n"
    yield from _statements(_nodes(graph))
    yield from _statements(_edges(graph))


def write(graph: AnyGraph, path: Path, meta: Mapping[str, str], *, dynamic: bool = False) -> None:  # noqa: ARG001
    """Write the script; every node also has the label ``Node``, under which ids are indexed."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(graph, meta))


EXPORTER = Exporter("Cypher script", (".cypher",), write)
