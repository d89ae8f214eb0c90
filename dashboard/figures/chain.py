"""A chain of references: x is time, each cable in the lane of what it answers, missing cables hollow.

Negotiations run in bursts with quiet years between them. Quiet stretches are shortened, and each is marked with how
long it was; the dates written under the axis are true.
"""

import datetime
import statistics
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

from dashboard import theme
from dashboard.figures.base import Figure, Trace, figure, plain, trace
from dashboard.figures.time import MONTHS, start_of

Row = Mapping[str, Any]


CROWDED = 18  # lanes: beyond, a drawing that gave each its full height would be too tall


def lanes(
    order: Sequence[str], dates: Mapping[str, str], cites: Mapping[str, Sequence[str]], main: Sequence[str] = ()
) -> dict[str, int]:
    """A lane for every cable of ``order`` (oldest first): near what it answers, and never so close to another cable of
    its lane that their names would touch. The main path keeps to lane 0 where it can.

    >>> days = {"a": "2008-01-01", "b": "2008-01-02", "c": "2008-01-03", "d": "2009-01-01"}
    >>> lanes(["a", "b", "c", "d"], days, {"b": ["a"], "c": ["a"], "d": ["b"]}, main=["a", "b", "d"])
    {'a': 0, 'b': 1, 'c': -1, 'd': 0}
    """
    places = scale([dates[cable] for cable in order])
    apart = max(max(places.values(), default=0.0) / 9, 1.0)
    placed: dict[str, int] = {}
    last: dict[int, float] = {}
    for cable in order:
        day = places[start_of(dates[cable])]
        answered = next((placed[one] for one in cites.get(cable, ()) if one in placed), 0)
        near = 0 if cable in main else answered
        lane = next(lane for lane in _outwards(near, len(order)) if day - last.get(lane, -1e9) >= apart)
        placed[cable], last[lane] = lane, day
    return placed


def _outwards(near: int, most: int) -> list[int]:
    """Lanes by distance from ``near``: 0, 1, -1, 2, -2, ..."""
    return [near] + [near + sign * step for step in range(1, most + 2) for sign in (1, -1)]


def scale(dates: Sequence[str]) -> dict[str, float]:
    """Each day's place on the axis: days since the first, quiet stretches shortened.

    >>> scale(["2008-01-01", "2008-01-03", "2008-01-05", "2009-01-05"])
    {'2008-01-01': 0.0, '2008-01-03': 2.0, '2008-01-05': 4.0, '2009-01-05': 24.0}
    """
    days = sorted({start_of(date) for date in dates})
    steps = _steps(days)
    most = longest(steps)
    return dict(zip(days, accumulate([0.0, *(min(step, most) for step in steps)]), strict=True)) if days else {}


def longest(steps: Sequence[int]) -> float:
    """How long a quiet stretch is drawn at most, in days."""
    return max(20.0, 3.0 * statistics.median_low(steps)) if steps else 20.0


def _steps(days: Sequence[str]) -> list[int]:
    ordinals = [datetime.date.fromisoformat(day).toordinal() for day in days]
    return [two - one for one, two in pairwise(ordinals)]


def draw(
    nodes: Sequence[Row], edges: Sequence[Row], place: Mapping[str, int], main: Collection[str], centre: str,
    href: Callable[[str], str], link: Callable[[str, str], str],
) -> Figure:  # fmt: skip
    """Cables (``id date stub label``) as points that open them, references as lines whose middles open the evidence."""
    days = scale([str(row["date"]) for row in nodes])
    at = {row["id"]: (days[start_of(str(row["date"]))], place[row["id"]]) for row in nodes}
    on = set(main)
    heavy = [row for row in edges if row["source"] in on and row["target"] in on]
    traces = [
        _lines([row for row in edges if row not in heavy], at, 1.5, "#9a927f"),
        _lines(heavy, at, 4.0, theme.WARM),
        _middles(edges, at, link),
        _points(nodes, at, centre, on, href),
    ]
    lowest, highest = min(place.values(), default=0), max(place.values(), default=0)
    if highest - lowest >= CROWDED:  # names beside their cables, which then may stand closer
        traces[-1].update(textposition="middle right")
    reach = max(days.values(), default=0.0)
    lane = 44 if highest - lowest < CROWDED else 21
    return figure(
        *traces,
        height=120 + lane * (highest - lowest + 1),
        hovermode="closest",
        dragmode="pan",
        xaxis={**_axis(days, reach), "range": [-0.05 * reach - 2, 1.06 * reach + 2], "showgrid": True},
        yaxis={"visible": False, "range": [highest + 0.8, lowest - 0.9]},
        margin={"l": 20, "r": 20, "t": 6, "b": 30},
        **_quiet(days),
    )


def _axis(days: Mapping[str, float], reach: float) -> dict[str, Any]:
    """True dates, no two closer than a written date is wide."""
    shown: list[tuple[str, float]] = []
    for day, x in days.items():
        if not shown or x - shown[-1][1] >= reach / 9:
            shown.append((day, x))
    said = [f"{int(day[8:])} {MONTHS[int(day[5:7]) - 1]} {day[:4]}" for day, _ in shown]
    return {"type": "linear", "tickmode": "array", "tickvals": [x for _, x in shown], "ticktext": said}


def _quiet(days: Mapping[str, float]) -> dict[str, Any]:
    """Dotted lines where a stretch of months or years was shortened, and how long it was."""
    steps = _steps(list(days))
    most = longest(steps)
    cuts = [(a, b, step) for (a, b), step in zip(pairwise(days.values()), steps, strict=True) if step > max(most, 45)]
    line = {"width": 1.5, "dash": "dot", "color": "#9a927f"}
    return {
        "shapes": [
            {"type": "line", "x0": (a + b) / 2, "x1": (a + b) / 2, "y0": 0, "y1": 1, "yref": "paper", "line": line,
             "layer": "below"}
            for a, b, _ in cuts
        ],
        "annotations": [
            {"x": (a + b) / 2, "y": 0, "yref": "paper", "yanchor": "bottom", "xanchor": "left", "showarrow": False,
             "text": f" {quiet(step)}", "font": {"size": 11}}
            for a, b, step in cuts
        ],
    }  # fmt: skip


def quiet(days: int) -> str:
    """How long a stretch was, roughly.

    >>> quiet(61), quiet(11_700)
    ('2 months', '32 years')
    """
    return f"{round(days / 30.44)} months" if days < 700 else f"{round(days / 365.25)} years"


Place = tuple[float, float]


def _lines(edges: Sequence[Row], at: Mapping[str, Place], width: float, colour: str) -> Trace:
    x: list[Any] = []
    y: list[Any] = []
    for row in edges:
        way = list(_bend(at[row["target"]], at[row["source"]]))
        x += [*(across for across, _ in way), None]
        y += [*(down for _, down in way), None]
    return trace("scatter", x=x, y=y, mode="lines", line={"width": width, "color": colour}, hoverinfo="skip")


def _bend(start: Place, end: Place, points: int = 9) -> Iterator[Place]:
    """A line that leaves and arrives flat, so that it does not cross the names above the points."""
    if start[1] == end[1]:
        yield from (start, end)
        return
    for number in range(points):
        share = number / (points - 1)
        eased = share * share * (3 - 2 * share)
        yield start[0] + share * (end[0] - start[0]), start[1] + eased * (end[1] - start[1])


def _middles(edges: Sequence[Row], at: Mapping[str, Place], link: Callable[[str, str], str]) -> Trace:
    """Small points in the middle of every line: something to hover and click."""
    return trace(
        "scatter",
        x=[(at[row["source"]][0] + at[row["target"]][0]) / 2 for row in edges],
        y=[(at[row["source"]][1] + at[row["target"]][1]) / 2 for row in edges],
        mode="markers",
        marker={"size": 7, "color": "#9a927f", "symbol": "diamond", "opacity": 0.9},
        customdata=[[link(row["source"], row["target"])] for row in edges],
        text=[f"{plain(row['source'])} refers to {plain(row['target'])}: read where" for row in edges],
        hovertemplate="%{text}<extra></extra>",
    )


def _points(
    nodes: Sequence[Row], at: Mapping[str, Place], centre: str, main: Collection[str], href: Callable[[str], str]
) -> Trace:
    fills = [theme.WARM if row["id"] == centre else theme.ACCENT for row in nodes]
    return trace(
        "scatter",
        x=[at[row["id"]][0] for row in nodes],
        y=[at[row["id"]][1] for row in nodes],
        mode="markers+text",
        text=[plain(row["id"], 18) for row in nodes],
        textposition="top center",
        textfont={"size": 11},
        marker={
            "size": [17 if row["id"] == centre else 13 for row in nodes],
            "symbol": ["square-open" if row.get("stub") else "square" for row in nodes],
            "color": fills,
            "opacity": 1,
            "line": {
                "width": [3 if row["id"] in main else 1.5 for row in nodes],
                "color": [theme.WARM if row["id"] in main else fill for row, fill in zip(nodes, fills, strict=True)],
            },
        },
        customdata=[[href(row["id"])] for row in nodes],
        hovertext=[
            f"{plain(row['id'])} {plain(row['label'])}" + (" (not held; date estimated)" if row.get("stub") else "")
            for row in nodes
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )
