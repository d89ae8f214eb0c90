"""Maps without tiles: coastlines from our own assets, posts as points, traffic as arcs."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dashboard import theme
from dashboard.figures.base import Figure, Trace, figure, plain, trace

Row = Mapping[str, Any]
Place = tuple[float, float]  # latitude, longitude
CONFIG = {"topojsonURL": "/assets/topojson/", "scrollZoom": True}


OPENED = 40  # arcs whose middle opens what they carry; more would hide the map


def posts(
    points: Sequence[Row],
    href: Callable[[str], str],
    arcs: Sequence[Row] = (),
    link: Callable[[str, str], str] | None = None,
) -> Figure:
    """``points`` (``id label lat lon value``) sized by value; ``arcs`` (``source target weight``) under them.

    ``link`` gives the address that the middle of an arc opens.
    """
    at = {row["id"]: (row["lat"], row["lon"]) for row in points}
    drawn = [
        _arc(row, at, max(one["weight"] for one in arcs)) for row in arcs if row["source"] in at and row["target"] in at
    ]
    most = max((row["value"] for row in points), default=1) or 1
    markers = trace(
        "scattergeo",
        lat=[row["lat"] for row in points],
        lon=[row["lon"] for row in points],
        mode="markers",
        marker={
            "size": [6 + 22 * (row["value"] / most) ** 0.5 for row in points],
            "color": theme.colour("post"),
            "opacity": 0.8,
            "line": {"width": 1, "color": "#fff"},
        },
        text=[f"{plain(row['label'])}: {row['value']:,}" for row in points],
        customdata=[[href(row["id"])] for row in points],
        hovertemplate="%{text}<extra></extra>",
    )
    if link is not None:
        names = {row["id"]: row["label"] for row in points}
        drawn.append(_middles([row for row in arcs if row["source"] in at and row["target"] in at], at, names, link))
    return figure(*drawn, markers, geo=_geo(at), margin={"l": 0, "r": 0, "t": 0, "b": 0})


def _arc(row: Row, at: Mapping[str, Place], most: float) -> Trace:
    places = [along(at[row["source"]], at[row["target"]], step / 12) for step in range(13)]
    return trace(
        "scattergeo",
        lat=[lat for lat, _ in places],
        lon=[lon for _, lon in places],
        mode="lines",
        line={"width": 0.6 + 4 * (row["weight"] / most) ** 0.5, "color": theme.ACCENT},
        opacity=0.45,
        hoverinfo="skip",
    )


def _middles(
    arcs: Sequence[Row],
    at: Mapping[str, Place],
    names: Mapping[str, str],
    link: Callable[[str, str], str],
) -> Trace:
    shown = arcs[:OPENED]
    # Nearer to the sender: two posts that write to each other have one line, each direction a diamond of its own.
    places = [along(at[row["source"]], at[row["target"]], 0.42) for row in shown]
    return trace(
        "scattergeo",
        lat=[lat for lat, _ in places],
        lon=[lon for _, lon in places],
        mode="markers",
        marker={"symbol": "diamond", "size": 8, "color": theme.ACCENT, "line": {"width": 1, "color": "#fff"}},
        text=[f"{plain(names[row['source']])} to {plain(names[row['target']])}: {row['weight']:,}" for row in shown],
        customdata=[[link(row["source"], row["target"])] for row in shown],
        hovertemplate="%{text}<extra></extra>",
    )


def along(one: Place, other: Place, share: float) -> Place:
    """A place on the way from one (latitude, longitude) to the other: bent northwards, never over the edge of the map.

    A great circle would cross the pole or leave the map on one side and come back on the other.

    >>> along((0.0, 0.0), (0.0, 60.0), 0.5), along((0.0, 0.0), (0.0, 60.0), 1)
    ((9.0, 30.0), (0.0, 60.0))
    """
    bend = min(0.15 * math.hypot(other[0] - one[0], other[1] - one[1]), 20) * 4 * share * (1 - share)
    lat, lon = (a + share * (b - a) for a, b in zip(one, other, strict=True))
    return max(min(lat + bend, 78.0), lat), lon


def _geo(at: Mapping[str, Place]) -> dict[str, Any]:
    """The stretch of the world that holds the points, with a margin."""
    geo: dict[str, Any] = {
        "projection": {"type": "natural earth"},
        "showland": True,
        "landcolor": "#f1ede3",
        "showcountries": True,
        "countrycolor": "#cbc3b3",
        "coastlinecolor": "#cbc3b3",
        "bgcolor": "rgba(0,0,0,0)",
        "showframe": False,
        "resolution": 110,
    }
    lats, lons = [lat for lat, _ in at.values()], [lon for _, lon in at.values()]
    if lats and max(lons) - min(lons) < 120:
        geo |= {
            "projection": {"type": "equirectangular"},
            "lataxis": {"range": [max(min(lats) - 8, -85), min(max(lats) + 8, 85)]},
            "lonaxis": {"range": [min(lons) - 12, max(lons) + 12]},
        }
    return geo
