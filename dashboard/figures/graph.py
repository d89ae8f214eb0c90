"""A network as Cytoscape elements, and the style sheets that draw it."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from dashboard import theme
from dashboard.tables import records

Element = dict[str, Any]
# The name as drawn: the browser fills it in, which knows the zoom and what room there is (`label` in gk.js).
UNNAMED = {"name": "", "font": 12, "halo": 2.5, "halign": "center", "valign": "bottom", "right": 0, "down": 0}


def elements(
    nodes: pd.DataFrame, edges: pd.DataFrame, positions: Mapping[str, tuple[float, float]], path: tuple[str, ...] = ()
) -> list[Element]:
    """Nodes (``id kind label size colour``) and edges (``source target kind weight``) as Cytoscape takes them.

    ``path`` are nodes in order whose connecting edges are drawn as a path.
    """
    steps = {frozenset(pair) for pair in pairwise(path)}
    sizes = scaled(nodes["size"], 9, 26)
    widths = scaled(edges["weight"], 1, 4.5)
    drawn = [
        _node(row, size, positions.get(row["id"], (0.0, 0.0)), row["id"] in path)
        for row, size in zip(records(nodes), sizes, strict=True)
    ]
    linked = [
        _edge(row, width, frozenset((row["source"], row["target"])) in steps)
        for row, width in zip(records(edges), widths, strict=True)
    ]
    return drawn + linked


def _node(row: Mapping[Any, Any], size: float, place: tuple[float, float], on_path: bool) -> Element:  # noqa: FBT001  -- a cell
    classes = [name for name, is_so in (("stub", row.get("stub")), ("path", on_path)) if is_so is True]
    return {
        "data": {
            "id": row["id"],
            "label": _short(str(row["label"])),
            "kind": row["kind"],
            "size": round(size, 1),
            "colour": row["colour"],
            "shape": theme.shape(str(row["kind"])),
            **UNNAMED,
        },
        "position": {"x": round(place[0], 1), "y": round(place[1], 1)},
        "classes": " ".join(classes),
    }


def _edge(row: Mapping[Any, Any], width: float, on_path: bool) -> Element:  # noqa: FBT001  -- a cell
    return {
        "data": {
            "id": f"{row['source']}|{row['target']}",
            "source": row["source"],
            "target": row["target"],
            "width": round(width, 1),
            "weight": row["weight"],
            "first": str(row["first"] or "")[:7] if row.get("first") is not None else "",
        },
        "classes": " ".join(filter(None, (str(row["kind"]), "path" if on_path else ""))),
    }


def scaled(values: "pd.Series[Any]", low: float, high: float) -> list[float]:
    """Areas to lengths: the square root of each value, stretched from ``low`` to ``high``.

    >>> scaled(pd.Series([0, 1, 4]), 10, 20)
    [10.0, 15.0, 20.0]
    """
    if values.empty:
        return []
    roots = np.sqrt(values.astype(float).fillna(0).clip(lower=0).to_numpy())
    spread = roots.max() - roots.min()
    if not spread:
        return [float((2 * low + high) / 3)] * len(roots)
    return [float(value) for value in low + (roots - roots.min()) / spread * (high - low)]


def _short(label: str, most: int = 28) -> str:
    return label if len(label) <= most else f"{label[: most - 1]}…"


def styles(*, dark: bool, directed: bool) -> list[Element]:
    """Cytoscape's style sheet on paper or on the dark ground."""
    ink, paper, rule = ("#e6e2d8", "#161618", "#55544f") if dark else ("#2a2723", "#fbf9f5", "#c4bdae")
    lit = "#e0a13c" if dark else "#b4580c"
    node = {
        "label": "data(name)", "width": "data(size)", "height": "data(size)", "shape": "data(shape)",
        "background-color": "data(colour)", "border-width": 1.5, "border-color": paper,
        "color": ink, "font-size": "data(font)", "font-family": '"Source Sans 3", sans-serif', "font-weight": 500,
        "text-outline-color": paper, "text-outline-width": "data(halo)", "text-outline-opacity": 0.9,
        "min-zoomed-font-size": 7,
        "text-halign": "data(halign)", "text-valign": "data(valign)", "text-margin-x": "data(right)",
        "text-margin-y": "data(down)", "z-index": 2,
    }  # fmt: skip
    edge = {
        "width": "data(width)", "line-color": rule, "curve-style": "bezier" if directed else "straight",
        "target-arrow-color": rule, "target-arrow-shape": "triangle" if directed else "none", "arrow-scale": 0.7,
        "opacity": 0.75, "overlay-padding": 6,
    }  # fmt: skip
    return [
        {"selector": "node", "style": node},
        {"selector": "edge", "style": edge},
        {
            "selector": "node.stub",
            "style": {"background-opacity": 0.12, "border-style": "dashed", "border-color": rule},
        },
        {"selector": "node.pinned", "style": {"border-style": "double", "border-width": 4, "border-color": ink}},
        {"selector": "edge.path", "style": {"line-color": lit, "target-arrow-color": lit, "width": 6, "opacity": 1}},
        {"selector": "node.path", "style": {"border-color": lit, "border-width": 4}},
        {"selector": "node:selected", "style": {"border-color": lit, "border-width": 4}},
        {"selector": "edge:selected", "style": {"line-color": lit, "target-arrow-color": lit, "opacity": 1}},
        {"selector": "edge.near", "style": {"line-color": lit, "target-arrow-color": lit, "opacity": 1}},
        {"selector": ".far", "style": {"opacity": 0.14}},
        {"selector": ".later", "style": {"opacity": 0.1}},
    ]
