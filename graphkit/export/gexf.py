"""GEXF 1.3, written as a stream: two passes over the graph, one to learn the types of its attributes, one to write.

Valid against the RELAX NG schemas of gexf.net (docs/decisions/0010 says why those); read by Gephi, networkx and
graphology-gexf. Attribute ids are numbers, because graphology takes any other id for the attribute's name.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graphkit.export.gexf_columns import Column, Slot, cells, chunked, escape, escape_all, fill, find_columns, texts
from graphkit.export.gexf_viz import DRAWN, finite, viz
from graphkit.export.plain import AnyGraph, Attributes, edges, facts, nodes, raw_edges, raw_nodes
from graphkit.export.registry import Exporter
from graphkit.export.spells import spells


@dataclass(frozen=True, slots=True)
class Table:
    """What is known of all nodes or all edges before the first is written."""

    of: str  # node | edge
    columns: Sequence[Column]
    keys: frozenset[object]
    dynamic: bool


def _table(rows: Iterator[Attributes], of: str, *, dynamic: bool) -> Table:
    found = find_columns(rows, of)
    own = {"label"} if of == "node" else set()  # has its own place in the format
    if of == "edge":
        own = {column.key for column in found if column.key == "weight" and column.type in {"long", "double"}}
    own |= {c.key for c in found if c.key in DRAWN and (c.type in {"long", "double"} or c.key == "color")}
    return Table(of, [c for c in found if c.key not in own], frozenset(c.key for c in found), dynamic)


def _insides(table: Table, rows: Sequence[Attributes]) -> list[str | Slot]:
    """All that stands between each element's tags."""
    found = cells(rows, table.columns)
    if table.keys & DRAWN:
        found.append(("", [viz(row, table.of) for row in rows], ""))
    if table.dynamic:
        found.append(("", [_spells(row) for row in rows], ""))
    return found


def _spells(row: Attributes) -> str:
    marks = "".join(f'<spell start="{start}" end="{end}"/>' for start, end in spells(row))
    return f"<spells>{marks}</spells>" if marks else ""


def _node_lines(graph: AnyGraph, table: Table) -> Iterator[str]:
    for chunk in chunked(nodes(graph)):
        rows = [data for _, data in chunk]
        names = escape_all([name for name, _ in chunk])
        given = texts([row.get("label") for row in rows], "string")
        labels = [name if label is None else label for name, label in zip(names, given, strict=True)]
        own: list[str | Slot] = [('<node id="', names, '"'), (' label="', labels, '">')]
        yield "".join(fill([*own, *_insides(table, rows), "</node>\n"]))


def _edge_lines(graph: AnyGraph, table: Table) -> Iterator[str]:
    for chunk in chunked(edges(graph)):
        rows = [data for _, _, _, data in chunk]
        ends: list[str | Slot] = [
            ('<edge id="', escape_all([name for name, _, _, _ in chunk]), '"'),
            (' source="', escape_all([source for _, source, _, _ in chunk]), '"'),
            (' target="', escape_all([target for _, _, target, _ in chunk]), '"'),
        ]
        yield "".join(fill([*ends, *_own(table, rows), ">", *_insides(table, rows), "</edge>\n"]))


def _own(table: Table, rows: Sequence[Attributes]) -> Iterator[Slot]:
    """An edge's label, kind and weight have their own places in the format."""
    for key in ("label", "kind"):
        if key in table.keys:
            yield f' {key}="', texts([row.get(key) for row in rows], "string"), '"'
    if "weight" in table.keys:
        yield ' weight="', [finite(row.get("weight")) for row in rows], '"'


def _head(graph: AnyGraph, told: Mapping[str, str], *, dynamic: bool) -> Iterator[str]:
    day = told.get("date", "")[:10]
    stamp = f' lastmodifieddate="{day}"' if _is_day(day) else ""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
    words = escape("; ".join(f"{key}: {value}" for key, value in told.items()))
    yield f"<meta{stamp}><creator>graphkit</creator><description>{words}</description></meta>\n"
    kind = "directed" if graph.is_directed() else "undirected"
    time = ' timeformat="date" timerepresentation="interval"' if dynamic else ""
    yield f'<graph defaultedgetype="{kind}" idtype="string" mode="{"dynamic" if dynamic else "static"}"{time}>\n'


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10


def _declaration(table: Table) -> Iterator[str]:
    if table.columns:
        yield f'<attributes class="{table.of}" mode="static">\n'
        for column in table.columns:
            yield f'<attribute id="{column.number}" title="{escape(column.title)}" type="{column.type}"/>\n'
        yield "</attributes>\n"


def _lines(graph: AnyGraph, told: Mapping[str, str], *, dynamic: bool) -> Iterator[str]:
    node_table = _table((data for _, data in raw_nodes(graph)), "node", dynamic=dynamic)
    edge_table = _table((data for _, _, _, data in raw_edges(graph)), "edge", dynamic=dynamic)
    yield from _head(graph, told, dynamic=dynamic)
    yield from _declaration(node_table)
    yield from _declaration(edge_table)
    yield f'<nodes count="{told["nodes"]}">\n'
    yield from _node_lines(graph, node_table)
    yield f'</nodes>\n<edges count="{told["edges"]}">\n'
    yield from _edge_lines(graph, edge_table)
    yield "</edges>\n</graph>\n</gexf>\n"


def write(graph: AnyGraph, path: Path, meta: Mapping[str, str], *, dynamic: bool = False) -> None:
    """Write ``graph`` to ``path``; ``dynamic`` adds a spell for every dated fact."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(graph, facts(graph, meta), dynamic=dynamic))


EXPORTER = Exporter("GEXF 1.3", (".gexf",), write)
