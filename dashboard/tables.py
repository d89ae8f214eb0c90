"""Small computations on tables that more than one page needs."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

Row = dict[str, Any]


def by_period(counted: pd.DataFrame) -> pd.DataFrame:
    """Counts (``period``, ``tag``, ``n``) with a row per period and a column per tag, the commonest tag first.

    >>> by_period(pd.DataFrame({"period": ["2008-06", "2008-06"], "tag": ["EFIS", "PREL"], "n": [1, 2]}))
    tag      PREL  EFIS
    period
    2008-06     2     1
    """
    table = counted.pivot(index="period", columns="tag", values="n").fillna(0).astype(int)
    return table[table.sum().sort_values(ascending=False, kind="stable").index]


def placed(counts: pd.DataFrame, nodes: pd.DataFrame) -> tuple[Row, ...]:
    """Counted posts (``id label n``) that have a place: id, label, lat, lon, value."""
    rows = []
    for post, label, value in zip(counts["id"], counts["label"], counts["n"], strict=True):
        attrs: Mapping[str, Any] = nodes["attrs"].get(post) or {}
        lat, lon = attrs.get("latitude"), attrs.get("longitude")
        if isinstance(lat, int | float) and isinstance(lon, int | float):
            rows.append({"id": post, "label": label, "lat": float(lat), "lon": float(lon), "value": int(value)})
    return tuple(rows)


def each(table: pd.DataFrame) -> Iterator[Any]:
    """The rows as named tuples. pandas types their fields as everything that a cell could ever be."""
    return iter(table.itertuples())


def records(table: pd.DataFrame) -> list[Row]:
    """The rows as dictionaries with string keys."""
    return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]
