"""Small computations on tables that more than one page needs."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from dashboard.urls import View

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


def query_of(view: View) -> str:
    """What is searched for and the filters, in the query language.

    >>> query_of(View("/search", q="grain", tags=("PREL", "KGRN"), since="2008"))
    '(grain) (tag:PREL OR tag:KGRN) after:2008'
    """
    parts = [f"({view.q})" if view.q else "", f"({view.text})" if view.text else ""]
    parts.append(_any("from", [post.removeprefix("post:") for post in view.posts]))
    parts.append(_any("tag", view.tags))
    parts.append(_any("class", view.classifications))
    parts.append(_any("person", [who.partition(":")[2].replace("-", " ") for who in view.people]))
    parts.append(f"after:{view.since}" if view.since else "")
    parts.append(f"before:{_after(view.until)}" if view.until else "")
    return " ".join(filter(None, parts))


def _any(field: str, values: Any) -> str:
    said = " OR ".join(f'{field}:"{value}"' if " " in value else f"{field}:{value}" for value in values)
    return f"({said})" if said else ""


def _after(until: str) -> str:
    """The first ISO period after ``until``, since the language's ``before`` leaves its date out.

    >>> _after("2008"), _after("2008-12"), _after("2008-06-30")
    ('2009', '2009-01', '2008-07-01')
    """
    parts = [int(part) for part in until.split("-")]
    if len(parts) == 1:
        return str(parts[0] + 1)
    if len(parts) == 2:
        return f"{parts[0] + parts[1] // 12:04d}-{parts[1] % 12 + 1:02d}"
    try:
        return str((pd.Timestamp(until) + pd.Timedelta(days=1)).date())
    except ValueError:
        return until


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
