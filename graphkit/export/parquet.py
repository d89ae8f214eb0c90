"""Two Parquet tables: the edges in the file that was asked for, the nodes in ``<name>.nodes.parquet`` beside it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from graphkit.export.gexf_columns import Column, chunked, find_columns
from graphkit.export.plain import AnyGraph, edges, facts, flat, is_empty, nodes, raw_edges, raw_nodes
from graphkit.export.registry import Exporter
from graphkit.export.tables import edge_header, node_header

_TYPES = {"boolean": pa.bool_(), "long": pa.int64(), "double": pa.float64(), "string": pa.string()}
_GROUP = 10  # chunks of rows in one row group


def _cell(value: Any, kind: str) -> Any:
    if is_empty(value):
        return None
    if kind == "string":
        cell = flat(value)
        return cell if cell is None or isinstance(cell, str) else str(cell)
    return {"boolean": bool, "long": int, "double": float}[kind](value)


def _write_table(path: Path, names: list[str], columns: list[Column], rows: Iterator[Any], meta: bytes) -> None:
    """``rows`` are tuples of the names' values with the attributes last; written a row group at a time."""
    fields = [pa.field(name, pa.string(), nullable=False) for name in names]
    fields += [pa.field(column.title, _TYPES[column.type]) for column in columns]
    schema = pa.schema(fields, metadata={"graphkit": meta})
    with pq.ParquetWriter(path, schema, compression="zstd") as out:
        group: list[Any] = []
        for number, chunk in enumerate(chunked(rows), 1):
            group += chunk
            if number % _GROUP == 0:
                out.write_table(_table(group, len(names), columns, schema))
                group = []
        out.write_table(_table(group, len(names), columns, schema))


def _table(rows: list[Any], own: int, columns: list[Column], schema: Any) -> Any:
    arrays = [[row[at] for row in rows] for at in range(own)]
    arrays += [[_cell(row[own].get(column.key), column.type) for row in rows] for column in columns]
    return pa.table([pa.array(cells, type=field.type) for cells, field in zip(arrays, schema, strict=True)], schema)


def _titled(columns: list[Column], titles: Mapping[Any, str]) -> list[Column]:
    return [Column(column.number, column.key, titles[column.key], column.type) for column in columns]


def write(graph: AnyGraph, path: Path, meta: Mapping[str, str], *, dynamic: bool = False) -> None:  # noqa: ARG001
    """Write both tables, typed; the graph's description is in each schema's metadata under ``graphkit``."""
    about = json.dumps(facts(graph, meta), ensure_ascii=False).encode()
    of_nodes = _titled(find_columns((data for _, data in raw_nodes(graph)), "node"), node_header(graph))
    of_edges = _titled(find_columns((data for _, _, _, data in raw_edges(graph)), "edge"), edge_header(graph))
    _write_table(path, ["id", "source", "target"], of_edges, edges(graph), about)
    _write_table(path.with_name(f"{path.stem}.nodes.parquet"), ["id"], of_nodes, nodes(graph), about)


EXPORTER = Exporter("Parquet tables", (".parquet",), write)
