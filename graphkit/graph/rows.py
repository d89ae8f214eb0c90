"""Tables, dictionaries and model objects as one stream of plain dictionaries."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from graphkit.model import Evidence, Link, Node

Row: TypeAlias = dict[str, Any]
Table: TypeAlias = "pd.DataFrame | Iterable[Mapping[str, Any] | Node | Link]"


def rows(table: Table) -> Iterator[Row]:
    """Every row as a dictionary without its empty cells; ``attrs`` is decoded where it is JSON text.

    >>> list(rows([Node("post:tokyo", "post", "Embassy Tokyo", {"country": "JP"})]))
    [{'id': 'post:tokyo', 'kind': 'post', 'label': 'Embassy Tokyo', 'attrs': {'country': 'JP'}}]
    >>> list(rows(pd.DataFrame({"id": ["a"], "kind": ["cable"], "stub": [float("nan")], "attrs": ['{"n": 1}']})))
    [{'id': 'a', 'kind': 'cable', 'attrs': {'n': 1}}]
    """
    if isinstance(table, pd.DataFrame):
        names = [str(name) for name in table.columns]
        columns = [_cells(table.iloc[:, at]) for at in range(len(names))]
        for cells in zip(*columns, strict=True):
            yield _row(dict(zip(names, cells, strict=True)))
        return
    for item in table:
        yield _row(dict(item) if isinstance(item, Mapping) else _fields(item))


def _cells(column: "pd.Series[Any]") -> list[Any]:
    return column.tolist()


def _fields(item: Node | Link) -> Row:
    if isinstance(item, Node):
        return {"id": item.id, "kind": item.kind, "label": item.label, "attrs": item.attrs}
    names = ("source", "target", "kind", "cable", "date", "evidence", "attrs")
    return {name: getattr(item, name) for name in names}


def _row(cells: Row) -> Row:
    kept = {name: value for name, value in cells.items() if not is_missing(value)}
    attrs = kept.get("attrs")
    if isinstance(attrs, str):
        kept["attrs"] = json.loads(attrs) if attrs else {}
    return kept


def is_missing(value: object) -> bool:
    """Whether a cell says nothing: None, NaN, NaT or pandas' NA.

    >>> [is_missing(value) for value in (None, float("nan"), pd.NaT, pd.NA, "", 0, [])]
    [True, True, True, True, False, False, False]
    """
    if value is None or value is pd.NA or value is pd.NaT:
        return True
    return isinstance(value, float) and value != value  # noqa: PLR0124  NaN alone differs from itself


def evidence_tuples(value: object) -> tuple[tuple[str, int, int, str], ...]:
    """Evidence in any of its shapes as (cable, start, end, rule).

    >>> evidence_tuples([{"cable": "08X1", "start": 3, "end": 9, "rule": "ref-line"}])
    (('08X1', 3, 9, 'ref-line'),)
    """
    if isinstance(value, str):
        value = json.loads(value)
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if not isinstance(value, Iterable):
        return ()
    return tuple(_evidence(item) for item in value)


def _evidence(item: Any) -> tuple[str, int, int, str]:
    if isinstance(item, Evidence):
        return item.cable, item.span.start, item.span.end, item.rule
    if isinstance(item, Mapping):
        return str(item["cable"]), int(item["start"]), int(item["end"]), str(item.get("rule") or "")
    cable, start, end, rule = item
    return str(cable), int(start), int(end), str(rule)
