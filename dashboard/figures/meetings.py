"""Meetings as points in time, and the pairs that met often as a matrix."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures.base import figure, plain
from dashboard.figures.time import axis, breaks, start_of

REALIS = {"actual": "circle", "planned": "circle-open", "refused": "x", "hypothetical": "diamond-open"}
KIND_COLOURS = {"told": theme.COMMUNITIES[7], "phone": theme.COMMUNITIES[6], "demarche": theme.COMMUNITIES[3]}


def rows(points: Sequence[dict[str, Any]]) -> go.Figure:
    """One row per counterpart; each point (``who date kind realis title href``) opens its evidence."""
    names = list(dict.fromkeys(str(point["who"]) for point in points))
    days = sorted({str(point["date"]) for point in points})
    trace = go.Scatter(
        x=[start_of(str(point["date"])) for point in points],
        y=[plain(point["who"], 40) for point in points],
        mode="markers",
        marker={
            "size": 12,
            "symbol": [REALIS.get(str(point["realis"]), "circle") for point in points],
            "color": [KIND_COLOURS.get(str(point["kind"]), theme.ACCENT) for point in points],
            "line": {"width": 1.5, "color": [KIND_COLOURS.get(str(point["kind"]), theme.ACCENT) for point in points]},
        },
        customdata=[[point["href"]] for point in points],
        text=[plain(point["title"], 120) for point in points],
        hovertemplate="%{text}<extra></extra>",
    )
    return figure(
        trace,
        height=70 + 26 * max(len(names), 1),
        yaxis={"autorange": "reversed", "type": "category", "showgrid": True},
        xaxis={"side": "top", **axis(days)},
        **breaks(days),
        margin={"l": 10, "r": 16, "t": 30, "b": 10},
        hovermode="closest",
    )


def matrix(table: pd.DataFrame, href: Callable[[str, str], str], labels: dict[str, str]) -> go.Figure:
    """Counts of row by column as squares; a click opens what the square counts. Empty cells stay empty."""
    counts: dict[Any, Any] = table.stack().to_dict()
    cells = [
        (row, column, int(counts[row, column]))
        for row in table.index
        for column in table.columns
        if counts[row, column] > 0
    ]
    most = max((value for *_, value in cells), default=1)
    trace = go.Scatter(
        x=[plain(labels.get(column, column), 26) for _, column, _ in cells],
        y=[plain(labels.get(row, row), 26) for row, _, _ in cells],
        mode="markers+text",
        text=[str(value) for *_, value in cells],
        textfont={"size": 11},
        textposition="middle right",
        marker={
            "symbol": "square",
            "size": [6 + 12 * (value / most) ** 0.5 for *_, value in cells],
            "color": theme.ACCENT,
            "opacity": 0.85,
        },
        customdata=[[href(row, column)] for row, column, _ in cells],
        hovertemplate="%{y} – %{x}: %{text}<extra></extra>",
    )
    return figure(
        trace,
        height=130 + 26 * max(len(table.index), 1),
        xaxis={"side": "top", "tickangle": -40, "type": "category", "showgrid": True},
        yaxis={"autorange": "reversed", "type": "category", "showgrid": True},
        margin={"l": 10, "r": 30, "t": 10, "b": 10},
    )
