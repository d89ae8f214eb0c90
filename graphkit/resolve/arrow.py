"""Rows in Python -> a table that DuckDB reads in one go."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa


def to_arrow(schema: pa.Schema, rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    """The rows as columns of ``schema``.

    >>> to_arrow(pa.schema({"a": pa.string(), "n": pa.int32()}), [("x", 1), (None, 2)]).to_pylist()
    [{'a': 'x', 'n': 1}, {'a': None, 'n': 2}]
    """
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(column, kind) for column, kind in zip(columns, schema.types, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)
