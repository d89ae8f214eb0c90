"""A chain of references as the page needs it: bounded, folded, with its main path and an order to read it in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import words
from dashboard.figures import chain as drawing
from dashboard.tables import each, records
from graphkit import analysis

MOST = 90  # cables that a drawing still shows one by one
GATHERED = 2000  # cables after which no step farther is taken
Row = dict[str, Any]


@dataclass(frozen=True)
class Chain:
    """``nodes``: id, label, date, stub, hops, oldest first. ``edges``: source, target, links. ``total``: gathered."""

    centre: str
    nodes: tuple[Row, ...]
    edges: tuple[Row, ...]
    main: tuple[str, ...]
    lanes: Mapping[str, int]
    reading: tuple[str, ...]
    broadcasts: Mapping[str, int]
    total: int


def chain_of(found: tuple[pd.DataFrame, pd.DataFrame], centre: str) -> Chain:
    """The chain around ``centre``; beyond `MOST` cables the nearest are kept, answers to a broadcast are folded."""
    nodes, edges = found
    total = len(nodes)
    if nodes.empty:
        return Chain(centre, (), (), (), {}, (), {}, 0)
    wide = analysis.find_broadcasts(edges, at_least=12) if len(edges) else pd.DataFrame({"cable": [], "cited_by": []})
    nodes, edges, folded = _fold(nodes, edges, centre) if len(wide) else (nodes, edges, {})
    near = nodes.sort_values(["hops", "date", "id"], na_position="last").head(MOST)
    kept = set(near["id"])
    edges = edges[edges["source"].isin(kept) & edges["target"].isin(kept)]
    rows = [_row(row) for row in records(near)]
    rows.sort(key=lambda row: (row["date"], row["id"]))
    main = _main(edges)
    joined = _joined(edges)
    cites: dict[str, list[str]] = {}
    for row in joined:
        cites.setdefault(row["source"], []).append(row["target"])
    order = [row["id"] for row in rows]
    reading = _reading(edges, order, {row["id"]: row["date"] for row in rows})
    return Chain(
        centre,
        tuple(rows),
        tuple(joined),
        main,
        drawing.lanes(order, {row["id"]: row["date"] for row in rows}, cites, main),
        reading,
        folded,
        total,
    )


def _row(row: Mapping[Any, Any]) -> Row:
    date = row.get("date") or row.get("date_low") or row.get("date_high") or f"20{str(row['id'])[:2]}"
    date = date if str(date)[:4].isdigit() else "1900"
    label = words.subject(row.get("subject"), row["label"])
    return {
        "id": row["id"],
        "label": label,
        "date": str(date),
        "stub": bool(row.get("stub")),
        "hops": int(row.get("hops") or 0),
    }


def _joined(edges: pd.DataFrame) -> list[Row]:
    grouped = edges[edges["source"] != edges["target"]].groupby(["source", "target"], sort=True)["id"].agg(tuple)
    return [
        {"source": source, "target": target, "links": links}
        for (source, target), links in zip(grouped.index.tolist(), grouped.tolist(), strict=True)
    ]


def _main(edges: pd.DataFrame) -> tuple[str, ...]:
    """The main path, oldest first."""
    if edges.empty:
        return ()
    steps = analysis.find_main_path(edges)
    return tuple(dict.fromkeys([*steps["source"], *steps["target"]]))[::-1] if len(steps) else ()


def _reading(edges: pd.DataFrame, order: list[str], dates: Mapping[str, str]) -> tuple[str, ...]:
    """The cited before the citing; cables that cite nothing stand where their date puts them."""
    if edges.empty:
        return tuple(order)
    read = [str(node) for node in analysis.order_reading(edges, dates)["node"]]
    return tuple(dict.fromkeys([*read, *order]))


def _fold(nodes: pd.DataFrame, edges: pd.DataFrame, centre: str) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, int]]:
    """Without the answers to broadcasts that are tied to nothing else; how many each broadcast lost."""
    folds = analysis.fold_broadcasts(edges, at_least=12)
    counts = {row.target: int(row.folded) for row in each(folds) if row.folded and row.target != centre}
    left = set(folds.loc[folds["folded"] == 0, "source"]) | set(folds["target"]) | {centre}
    if centre in set(folds.loc[folds["folded"] > 0, "target"]):
        left |= set(edges.loc[edges["target"] == centre, "source"])
    return nodes[nodes["id"].isin(left)], edges[edges["source"].isin(left) & edges["target"].isin(left)], counts
