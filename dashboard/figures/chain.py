"""A chain of references: x is time, each cable in the lane of what it answers, missing cables hollow."""

import datetime
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures.base import figure, plain
from dashboard.figures.timeline import gaps, start_of

Row = Mapping[str, Any]


def lanes(
    order: Sequence[str], dates: Mapping[str, str], cites: Mapping[str, Sequence[str]], main: Sequence[str] = ()
) -> dict[str, int]:
    """A lane for every cable of ``order`` (oldest first): near what it answers, and never so close to another cable of
    its lane that their names would touch. The main path keeps to lane 0 where it can.

    >>> days = {"a": "2008-01-01", "b": "2008-01-02", "c": "2008-01-03", "d": "2009-01-01"}
    >>> lanes(["a", "b", "c", "d"], days, {"b": ["a"], "c": ["a"], "d": ["b"]}, main=["a", "b", "d"])
    {'a': 0, 'b': 1, 'c': -1, 'd': 0}
    """
    at = _without_gaps([start_of(dates[cable]) for cable in order])
    apart = max(at[-1] / 9, 1.0) if at else 1.0
    placed: dict[str, int] = {}
    last: dict[int, float] = {}
    for cable, day in zip(order, at, strict=True):
        answered = next((placed[one] for one in cites.get(cable, ()) if one in placed), 0)
        near = 0 if cable in main else answered
        lane = next(lane for lane in _outwards(near, len(order)) if day - last.get(lane, -1e9) >= apart)
        placed[cable], last[lane] = lane, day
    return placed


def _outwards(near: int, most: int) -> list[int]:
    """Lanes by distance from ``near``: 0, 1, -1, 2, -2, ..."""
    return [near] + [near + sign * step for step in range(1, most + 2) for sign in (1, -1)]


def _without_gaps(days: Sequence[str]) -> list[float]:
    """Days since the first, long empty stretches shortened as the axis shortens them."""
    ordinals = [datetime.date.fromisoformat(day).toordinal() for day in days]
    steps = [0.0, *(min(two - one, 180) for one, two in pairwise(ordinals))]
    return list(accumulate(steps)) if days else []


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
        height=150 + 40 * min(spread, 22),
        hovermode="closest",
        dragmode="pan",
        xaxis={
            "type": "date",
            "showgrid": True,
            "rangebreaks": gaps(list(dates.values())),
            "range": _reach(list(dates.values())),
        },
        yaxis={"visible": False, "range": [max(place.values(), default=0) + 1, min(place.values(), default=0) - 1]},
        margin={"l": 30, "r": 60, "t": 10, "b": 30},
    )


def _reach(days: Sequence[str]) -> list[str]:
    """From a little before the first day to a little after the last: room for the names."""
    first, last = (datetime.date.fromisoformat(edge) for edge in (min(days), max(days)))
    spread = _without_gaps(sorted(days))[-1]
    room = datetime.timedelta(days=max(12, int(spread * 0.07)))
    return [str(first - room), str(last + room)]


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
        hovertext=[
            f"{plain(row['id'])} {plain(row['label'])}" + (" (not held; date estimated)" if row.get("stub") else "")
            for row in nodes
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )
