"""Maps without tiles: coastlines from our own assets, posts as points, traffic as arcs."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from dashboard import theme
from dashboard.figures.base import figure, plain

Row = Mapping[str, Any]
CONFIG = {"topojsonURL": "/assets/topojson/", "scrollZoom": True}


def posts(points: Sequence[Row], href: Callable[[str], str], arcs: Sequence[Row] = ()) -> go.Figure:
    """``points`` (``id label lat lon value``) sized by value; ``arcs`` (``from to weight`` as points) under them."""
    at = {row["id"]: (row["lat"], row["lon"]) for row in points}
    drawn = [
        _arc(row, at, max(one["weight"] for one in arcs)) for row in arcs if row["source"] in at and row["target"] in at
    ]
    most = max((row["value"] for row in points), default=1) or 1
    markers = go.Scattergeo(
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
    return figure(*drawn, markers, geo=_geo(at), margin={"l": 0, "r": 0, "t": 0, "b": 0})


def _arc(row: Row, at: Mapping[str, tuple[float, float]], most: float) -> go.Scattergeo:
    (lat1, lon1), (lat2, lon2) = at[row["source"]], at[row["target"]]
    return go.Scattergeo(
        lat=[lat1, lat2],
        lon=[lon1, lon2],
        mode="lines",
        line={"width": 0.6 + 4 * (row["weight"] / most) ** 0.5, "color": theme.ACCENT},
        opacity=0.45,
        hoverinfo="skip",
    )


def _geo(at: Mapping[str, tuple[float, float]]) -> dict[str, Any]:
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
