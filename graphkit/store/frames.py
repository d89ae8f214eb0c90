"""Answers of DuckDB as DataFrames whose unknown cells are None, never NaN."""

import json
from collections.abc import Sequence
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

_AT_ONCE = 5_000
"""Objects that the JSON decoder reads in one go: it shares their keys, and is called once."""

_PLAIN = (pa.types.is_integer, pa.types.is_floating, pa.types.is_boolean)


def frame(con: duckdb.DuckDBPyConnection, sql: str, values: Sequence[Any] = ()) -> pd.DataFrame:
    """The rows of a query; numbers keep their type where none is missing, ``attrs`` becomes a dict.

    >>> frame(duckdb.connect(), "SELECT 'a' AS x, NULL::VARCHAR AS y, 1 AS n, '{}'::JSON AS attrs").to_dict("records")
    [{'x': 'a', 'y': None, 'n': 1, 'attrs': {}}]
    """
    return to_frame(con.sql(sql, params=list(values)).to_arrow_table())


def to_frame(table: pa.Table) -> pd.DataFrame:
    """A table of Arrow as `frame` gives it."""
    return pd.DataFrame({name: _column(name, table.column(name)) for name in table.column_names})


def _column(name: str, column: "pa.ChunkedArray") -> "pd.Series[Any]":
    if column.null_count == 0 and any(fits(column.type) for fits in _PLAIN):
        return pd.Series(column.to_numpy())
    if pa.types.is_string(column.type) and name != "attrs":
        return pd.Series(column.to_numpy(), dtype=object)
    values = column.to_pylist()
    return pd.Series(_decoded(values) if name == "attrs" else values, dtype=object)


def _decoded(texts: Sequence[str | None]) -> list[Any]:
    """Each text's JSON value, ``{}`` for none."""
    found: list[Any] = []
    for start in range(0, len(texts), _AT_ONCE):
        found += json.loads("[" + ",".join(text or "{}" for text in texts[start : start + _AT_ONCE]) + "]")
    return found
