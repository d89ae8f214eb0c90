"""GEXF 1.3, written as a stream: two passes over the graph, one to learn the types of its attributes, one to write.

Valid against the RELAX NG schemas of gexf.net; read by Gephi, networkx and graphology-gexf. Attribute ids are numbers,
because graphology takes any other id for the attribute's name.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from numbers import Integral, Real
from pathlib import Path
from typing import Any, TextIO

from graphkit.export.plain import LEFT_OUT, AnyGraph, Attributes, clean, edges, facts, flat, is_empty, nodes
from graphkit.export.registry import Exporter
from graphkit.export.spells import spells

_MARKUP = re.compile('[&<>"\t\n\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
_ESCAPES = {ord(c): f"&#{ord(c)};" for c in '&<>"\t\n\r'}
# networkx hands an edge's attributes on as keyword arguments beside its own, and calls an edge's own id "id".
_RENAMED = {"node": {"node_for_adding": "node_for_adding_"}, "edge": {"id": "id_", "key": "key_"}}
_COLOR = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")
_CHUNK = 2_000  # lines per write: a few hundred kB of memory


def escape(text: str) -> str:
    r"""Text for a quoted XML attribute: what XML cannot hold becomes U+FFFD, line breaks survive as references.

    >>> escape('a "b" & c\n\x00')
    'a &#34;b&#34; &#38; c&#10;\ufffd'
    """
    return clean(text.translate(_ESCAPES)) if _MARKUP.search(text) else text


@dataclass(frozen=True, slots=True)
class Column:
    """One attribute: its number in the file, its title, its GEXF type and how a value of it is written."""

    number: int
    title: str
    type: str
    write: Callable[[Any], str | None]


def _write_text(value: Any) -> str | None:
    if type(value) is str:
        return escape(value)
    cell = flat(value)
    if cell is None:
        return None
    return escape(str(cell).lower() if isinstance(cell, bool) else str(cell))


def _write_number(value: Any) -> str | None:
    if is_empty(value):
        return None
    return repr(float(value)) if math.isfinite(value) else str(flat(float(value)))


_WRITERS: dict[str, Callable[[Any], str | None]] = {
    "boolean": lambda value: None if is_empty(value) else str(bool(value)).lower(),
    "long": lambda value: None if is_empty(value) else str(int(value)),
    "double": _write_number,
    "string": _write_text,
}


@cache
def _type_of(kind: type) -> str:
    if issubclass(kind, bool) or kind.__name__ == "bool":  # numpy's truth is no subclass of bool
        return "boolean"
    if issubclass(kind, Integral):
        return "long"
    return "double" if issubclass(kind, Real) else "string"


def columns(rows: Iterable[Attributes], of: str) -> dict[Any, Column]:
    """The attributes that rows have, in order of first sight, each with the narrowest type that holds all its values.

    >>> found = columns([{"n": 1, "x": None}, {"n": 2.5, "flag": True}], "node")
    >>> [(column.number, column.title, column.type) for column in found.values()]
    [(0, 'n', 'double'), (1, 'flag', 'boolean')]
    """
    seen: dict[Any, set[type]] = {}
    for row in rows:
        for key, value in row.items():
            if not is_empty(value):
                seen.setdefault(key, set()).add(_storable(value))
    renamed = _RENAMED[of]
    found = {}
    for number, (key, kinds) in enumerate(seen.items()):
        types = {_type_of(kind) for kind in kinds}
        one = types.pop() if len(types) == 1 else "double" if types == {"long", "double"} else "string"
        found[key] = Column(number, renamed.get(str(key), str(key)), one, _WRITERS[one])
    return found


def _storable(value: Any) -> type:
    """The type of a value; an integer beyond 64 bits can be kept as text alone."""
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        return str
    return type(value)


def _viz(data: Attributes, of: str) -> tuple[str, frozenset[Any]]:
    """The drawing that a row's attributes ask for, and which of them it used up."""
    parts, used = [], set()
    color = _color(data.get("color"))
    if color:
        parts.append(f"<viz:color {color}/>")
        used.add("color")
    x, y, z, size = (_finite(data.get(key)) for key in ("x", "y", "z", "size"))
    if of == "node" and x is not None and y is not None:
        parts.append(f'<viz:position x="{x}" y="{y}"' + (f' z="{z}"' if z is not None else "") + "/>")
        used |= {"x", "y", "z"} if z is not None else {"x", "y"}
    if size is not None and not size.startswith("-"):
        parts.append(f'<viz:{"size" if of == "node" else "thickness"} value="{size}"/>')
        used.add("size")
    return "".join(parts), frozenset(used)


def _finite(value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, Real) or not math.isfinite(value):
        return None
    return repr(float(value))


def _color(value: Any) -> str | None:
    """``#rrggbb`` or (r, g, b) or (r, g, b, alpha) as the attributes of viz:color."""
    if isinstance(value, str):
        match = _COLOR.fullmatch(value)
        return _rgb(*(int(part, 16) for part in match.groups())) if match else None
    if isinstance(value, list | tuple) and len(value) in {3, 4} and all(_finite(part) for part in value):
        red, green, blue = (int(part) for part in value[:3])
        alpha = float(value[3]) if len(value) == 4 else 1.0
        if all(0 <= part <= 255 for part in (red, green, blue)) and 0 <= alpha <= 1:
            return _rgb(red, green, blue) + (f' a="{alpha}"' if len(value) == 4 else "")
    return None


def _rgb(red: int, green: int, blue: int) -> str:
    return f'r="{red}" g="{green}" b="{blue}"'


_DRAWN = ("color", "x", "size")


def _inside(data: Attributes, table: Mapping[Any, Column], of: str, *, dynamic: bool) -> str:
    """All that stands between an element's tags."""
    viz, used = _viz(data, of) if any(key in data for key in _DRAWN) else ("", frozenset())
    values = []
    for key, value in data.items():
        column = table.get(key)
        if column is None or key in used:
            continue
        text = column.write(value)
        if text is not None:
            values.append(f'<attvalue for="{column.number}" value="{text}"/>')
    inside = f"<attvalues>{''.join(values)}</attvalues>{viz}" if values else viz
    found = spells(data) if dynamic else []
    if found:
        marks = "".join(f'<spell start="{start}" end="{end}"/>' for start, end in found)
        inside += f"<spells>{marks}</spells>"
    return inside


def _node_lines(graph: AnyGraph, table: Mapping[Any, Column], *, dynamic: bool) -> Iterator[str]:
    for name, data in nodes(graph):
        text = escape(name)
        label = data.get("label")
        shown = text if is_empty(label) else _write_text(label)
        yield f'<node id="{text}" label="{shown}">{_inside(data, table, "node", dynamic=dynamic)}</node>\n'


def _edge_lines(graph: AnyGraph, table: Mapping[Any, Column], *, dynamic: bool) -> Iterator[str]:
    for edge, source, target, data in edges(graph):
        ends = f'<edge id="{escape(edge)}" source="{escape(source)}" target="{escape(target)}"'
        for key in ("label", "kind"):
            if type(data.get(key)) is str:
                ends += f' {key}="{escape(data[key])}"'
        weight = _finite(data.get("weight"))
        if weight is not None:
            ends += f' weight="{weight}"'
        yield f"{ends}>{_inside(data, table, 'edge', dynamic=dynamic)}</edge>\n"


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


def _declaration(table: Mapping[Any, Column], of: str) -> Iterator[str]:
    if table:
        yield f'<attributes class="{of}" mode="static">\n'
        for column in table.values():
            yield f'<attribute id="{column.number}" title="{escape(column.title)}" type="{column.type}"/>\n'
        yield "</attributes>\n"


def _lines(graph: AnyGraph, told: Mapping[str, str], *, dynamic: bool) -> Iterator[str]:
    node_table = columns((data for _, data in graph.nodes(data=True)), "node")
    edge_table = columns((data for _, _, data in graph.edges(data=True)), "edge")
    for key in LEFT_OUT:
        edge_table.pop(key, None)
    node_table.pop("label", None)
    if all(type(data.get("weight")) is not str for _, _, data in graph.edges(data=True)):
        edge_table.pop("weight", None)
    yield from _head(graph, told, dynamic=dynamic)
    yield from _declaration(node_table, "node")
    yield from _declaration(edge_table, "edge")
    yield f'<nodes count="{graph.number_of_nodes()}">\n'
    yield from _node_lines(graph, node_table, dynamic=dynamic)
    yield f'</nodes>\n<edges count="{graph.number_of_edges()}">\n'
    yield from _edge_lines(graph, edge_table, dynamic=dynamic)
    yield "</edges>\n</graph>\n</gexf>\n"


def _stream(lines: Iterator[str], file: TextIO) -> None:
    chunk: list[str] = []
    for line in lines:
        chunk.append(line)
        if len(chunk) >= _CHUNK:
            file.write("".join(chunk))
            chunk.clear()
    file.write("".join(chunk))


def write(graph: AnyGraph, path: Path, meta: Mapping[str, str], *, dynamic: bool = False) -> None:
    """Write ``graph`` to ``path``; ``dynamic`` adds a spell for every dated fact."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        _stream(_lines(graph, facts(graph, meta), dynamic=dynamic), file)


EXPORTER = Exporter("GEXF 1.3", (".gexf",), write)
