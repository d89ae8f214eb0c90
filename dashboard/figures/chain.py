"""A chain of references: x is time, each cable in the lane of what it answers, missing cables hollow."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures.base import figure, plain
from dashboard.figures.timeline import start_of

Row = Mapping[str, Any]


def lanes(order: Sequence[str], cites: Mapping[str, Sequence[str]], main: Sequence[str] = ()) -> dict[str, int]:
    """A lane for every cable of ``order`` (oldest first): the main path in lane 0, others beside what they answer.

    >>> lanes(["a", "b", "c", "d"], {"b": ["a"], "c": ["a"], "d": ["b"]}, main=["a", "b", "d"])
    {'a': 0, 'b': 0, 'd': 0, 'c': 1}
    """
    placed = {cable: 0 for cable in order if cable in set(main)}
    last = {0: len(order)} if placed else {}
    for at, cable in enumerate(order):
        if cable in placed:
            continue
        near = next((placed[one] for one in cites.get(cable, ()) if one in placed), 0)
        lane = next(lane for lane in _outwards(near, len(order)) if last.get(lane, -1) < at - 2)
        placed[cable], last[lane] = lane, at
    return placed


def _outwards(near: int, most: int) -> list[int]:
    """Lanes by distance from ``near``: 0, 1, -1, 2, -2, ..."""
    return [near] + [near + sign * step for step in range(1, most + 2) for sign in (1, -1)]


def draw(
    nodes: Sequence[Row], edges: Sequence[Row], place: Mapping[str, int], main: Collection[str], centre: str,
    href: Callable[[str], str], link: Callable[[str, str], str],
) -> go.Figure:  # fmt: skip
    """Cables (``id date stub label``) as points that open them, references as lines whose middles open the evidence."""
    dates = {row["id"]: start_of(str(row["date"])) for row in nodes}
    traces = [
        _lines(edges, dates, place, main),
        _middles(edges, dates, place, link),
        _points(nodes, dates, place, centre, href),
    ]
    spread = (max(place.values(), default=0) - min(place.values(), default=0)) + 1
    return figure(
        *traces,
        height=170 + 46 * min(spread, 16),
        hovermode="closest",
        dragmode="pan",
        xaxis={"type": "date", "showgrid": True},
        yaxis={"visible": False, "range": [max(place.values(), default=0) + 1, min(place.values(), default=0) - 1]},
        margin={"l": 30, "r": 60, "t": 10, "b": 30},
    )


def _lines(
    edges: Sequence[Row], dates: Mapping[str, str], place: Mapping[str, int], main: Collection[str]
) -> go.Scatter:
    on = set(main)
    x: list[Any] = []
    y: list[Any] = []
    for heavy in (False, True):
        for row in edges:
            if (row["source"] in on and row["target"] in on) == heavy:
                x += [dates[row["target"]], dates[row["source"]], None]
                y += [place[row["target"]], place[row["source"]], None]
    return go.Scatter(x=x, y=y, mode="lines", line={"width": 1.6, "color": "#9a927f"}, hoverinfo="skip")


def _middles(
    edges: Sequence[Row], dates: Mapping[str, str], place: Mapping[str, int], link: Callable[[str, str], str]
) -> go.Scatter:
    """Invisible points in the middle of every line: something to hover and click."""
    halves = [_half(dates[row["source"]], dates[row["target"]]) for row in edges]
    return go.Scatter(
        x=halves,
        y=[(place[row["source"]] + place[row["target"]]) / 2 for row in edges],
        mode="markers",
        marker={"size": 7, "color": "#9a927f", "symbol": "diamond", "opacity": 0.9},
        customdata=[[link(row["source"], row["target"])] for row in edges],
        text=[f"{plain(row['source'])} refers to {plain(row['target'])}: read where" for row in edges],
        hovertemplate="%{text}<extra></extra>",
    )


def _half(one: str, other: str) -> str:
    import datetime  # noqa: PLC0415  -- only here

    first, second = sorted(datetime.date.fromisoformat(day) for day in (one, other))
    return (first + (second - first) / 2).isoformat()


def _points(
    nodes: Sequence[Row], dates: Mapping[str, str], place: Mapping[str, int], centre: str, href: Callable[[str], str]
) -> go.Scatter:
    colours = [theme.WARM if row["id"] == centre else theme.ACCENT for row in nodes]
    return go.Scatter(
        x=[dates[row["id"]] for row in nodes],
        y=[place[row["id"]] for row in nodes],
        mode="markers+text",
        text=[plain(row["id"], 18) for row in nodes],
        textposition="top center",
        textfont={"size": 11},
        marker={
            "size": [17 if row["id"] == centre else 13 for row in nodes],
            "symbol": ["square-open" if row.get("stub") else "square" for row in nodes],
            "color": colours,
            "line": {"width": 2, "color": colours},
        },
        customdata=[[href(row["id"])] for row in nodes],
        hovertext=[f"{plain(row['id'])} {plain(row['label'])}" + (" (not held; date estimated)" if row.get("stub") else "") for row in nodes],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
