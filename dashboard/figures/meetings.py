"""Meetings as points in time, and the pairs that met often as a matrix."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboard import theme
from dashboard.figures.base import Figure, Trace, figure, plain, trace
from dashboard.figures.time import axis, breaks, gaps, start_of

# How people were in touch: a colour and a shape each, so that either alone tells them apart; the rest met in one room.
IN_ROOM = ("circle", theme.ACCENT)
WAYS = {
    "told": ("triangle-up", theme.COMMUNITIES[7]),
    "phone": ("diamond", theme.COMMUNITIES[6]),
    "demarche": ("square", theme.COMMUNITIES[3]),
}
REALIS = {"actual": "", "planned": "-open", "refused": "-open", "hypothetical": "-open-dot"}  # and refused is crossed


def rows(points: Sequence[dict[str, Any]]) -> Figure:
    """One row per counterpart; each point (``who date kind realis title href``) opens its evidence."""
    names = list(dict.fromkeys(str(point["who"]) for point in points))
    days = sorted({str(point["date"]) for point in points})
    refused = [point for point in points if point["realis"] == "refused"]
    return figure(
        _marks(points, 12, [f"{_way(one)[0]}{REALIS.get(str(one['realis']), '')}" for one in points]),
        *([_marks(refused, 9, ["x-thin"] * len(refused))] if refused else []),
        height=70 + 26 * max(len(names), 1),
        yaxis={"autorange": "reversed", "type": "category", "showgrid": True},
        xaxis={"side": "top", **axis(days), **_room(days)},
        **breaks(days),
        margin={"l": 10, "r": 16, "t": 30, "b": 10},
        hovermode="closest",
    )


def _way(point: Mapping[str, Any]) -> tuple[str, str]:
    return WAYS.get(str(point["kind"]), IN_ROOM)


def _marks(points: Sequence[dict[str, Any]], size: int, symbols: Sequence[str]) -> Trace:
    colours = [_way(point)[1] for point in points]
    return trace(
        "scatter",
        x=[start_of(str(point["date"])) for point in points],
        y=[plain(point["who"], 44) for point in points],
        mode="markers",
        marker={"size": size, "symbol": symbols, "color": colours, "line": {"width": 1.5, "color": colours}},
        customdata=[[point["href"]] for point in points],
        text=[plain(point["title"], 120) for point in points],
        hovertemplate="%{text}<extra></extra>",
    )


def _room(days: Sequence[str]) -> dict[str, Any]:
    """From a little before the first day to a little after the last: left to itself, Plotly counts what is left out."""
    first, last = (date.fromisoformat(start_of(one)) for one in (days[0], days[-1]))
    left_out = sum((date.fromisoformat(b) - date.fromisoformat(a)).days for a, b in (g["bounds"] for g in gaps(days)))
    margin = timedelta(days=max(4, ((last - first).days - left_out) // 30))
    return {"range": [str(first - margin), str(last + margin)]}


def matrix(table: pd.DataFrame, href: Callable[[str, str], str], labels: dict[str, str]) -> Figure:
    """Counts of row by column as squares; a click opens what the square counts. Empty cells stay empty."""
    counts: dict[Any, Any] = table.stack().to_dict()
    cells = [
        (row, column, int(counts[row, column]))
        for row in table.index
        for column in table.columns
        if counts[row, column] > 0
    ]
    most = max((value for *_, value in cells), default=1)
    squares = trace(
        "scatter",
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
        squares,
        height=130 + 26 * max(len(table.index), 1),
        xaxis={"side": "top", "tickangle": -40, "type": "category", "showgrid": True},
        yaxis={"autorange": "reversed", "type": "category", "showgrid": True},
        margin={"l": 10, "r": 30, "t": 10, "b": 10},
    )
