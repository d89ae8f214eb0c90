"""A window of a large network as a picture: edges as fine lines, nodes as points, the heaviest with their names.

Counting pixels in numpy: at 159,098 nodes and 188,323 edges as fast as datashader, which needs ten seconds and 150 MB
in every worker before its first picture (import and compilation).
"""

import base64
import io
from collections.abc import Callable
from typing import Any

import numpy as np
import plotly.graph_objects as go
from PIL import Image

from dashboard.figures.base import figure, plain
from dashboard.figures.graph import scaled
from dashboard.raster import Floats, Places, Window

WIDTH, HEIGHT = 1200, 640
_EDGE = (138, 128, 108)
_NODE = (31, 122, 140)
MOST_PIXELS = 6_000_000  # of all lines of one window: more only blackens it


def picture(places: Places, window: Window, width: int = WIDTH, height: int = HEIGHT) -> str:
    """The window as a PNG data address, transparent where nothing is."""
    x0, y0, x1, y1 = window
    scale = np.array([width / (x1 - x0), height / (y1 - y0)])
    points = _counted((places.xy - (x0, y0)) * scale, width, height)
    lines = _lines((places.segments - (x0, y0, x0, y0)) * np.tile(scale, 2), width, height)
    crowded = points.sum() > 12_000
    nodes = _layer(points, _NODE, 0.35, 1.0) if crowded else _layer(_grown(points), _NODE, 0.75, 1.0)
    return _png(_layer(lines, _EDGE, 0.28, 0.8), nodes)


def _counted(pixels: Floats, width: int, height: int) -> Floats:
    """How many points fall on each pixel."""
    column, row = np.floor(pixels[:, 0]).astype(np.int64), np.floor(pixels[:, 1]).astype(np.int64)
    inside = (column >= 0) & (column < width) & (row >= 0) & (row < height)
    counts = np.bincount(row[inside] * width + column[inside], minlength=width * height)
    return counts.reshape(height, width).astype(np.float64)


def _lines(segments: Floats, width: int, height: int) -> Floats:
    """How many lines cross each pixel; where there are too many pixels to draw, the heaviest lines win."""
    shown = _clipped(segments, width, height)
    steps = (
        np.ceil(np.maximum(np.abs(shown[:, 2] - shown[:, 0]), np.abs(shown[:, 3] - shown[:, 1]))).astype(np.int64) + 1
    )
    kept = int(np.searchsorted(np.cumsum(steps), MOST_PIXELS))
    shown, steps = shown[:kept], steps[:kept]
    line = np.repeat(np.arange(len(shown)), steps)
    along = (np.arange(len(line)) - np.repeat(np.cumsum(steps) - steps, steps)) / np.repeat(
        np.maximum(steps - 1, 1), steps
    )
    start, end = shown[line, :2], shown[line, 2:]
    return _counted(start + (end - start) * along[:, None], width, height)


def _clipped(segments: Floats, width: int, height: int) -> Floats:
    """The parts of the lines that lie inside the picture (Liang and Barsky 1984)."""
    way = segments[:, 2:] - segments[:, :2]
    with np.errstate(divide="ignore", invalid="ignore"):
        low = (0 - segments[:, :2]) / way
        high = (np.array([width, height]) - segments[:, :2]) / way
    outside = (way == 0) & ((segments[:, :2] < 0) | (segments[:, :2] > (width, height)))
    still = way == 0
    enter = np.where(still, 0.0, np.minimum(low, high)).max(axis=1).clip(0, None)
    leave = np.where(still, 1.0, np.maximum(low, high)).min(axis=1).clip(None, 1)
    seen = (enter <= leave) & ~outside.any(axis=1)
    start, along = segments[seen, :2], way[seen]
    return np.hstack([start + along * enter[seen, None], start + along * leave[seen, None]])


def _grown(counts: Any) -> Any:
    """Points three pixels wide: one is too small to see."""
    padded = np.pad(counts, 1)
    high, wide = counts.shape
    return sum(padded[1 + dy : 1 + dy + high, 1 + dx : 1 + dx + wide] for dx in (-1, 0, 1) for dy in (-1, 0, 1))


def _layer(counts: Any, colour: tuple[int, int, int], low: float, high: float) -> Any:
    """Counts as one colour whose opacity grows with their logarithm."""
    strength = np.log1p(counts.astype(np.float32))
    most = float(strength.max()) or 1.0
    alpha = np.where(counts > 0, low + (high - low) * strength / most, 0.0)
    return np.dstack([np.full(counts.shape, channel / 255, dtype=np.float32) for channel in colour] + [alpha])


def _png(under: Any, over: Any) -> str:
    alpha = over[..., 3:] + under[..., 3:] * (1 - over[..., 3:])
    rgb = over[..., :3] * over[..., 3:] + under[..., :3] * under[..., 3:] * (1 - over[..., 3:])
    mixed = np.concatenate([rgb / np.maximum(alpha, 1e-6), alpha], axis=2)
    image = Image.fromarray((mixed[::-1] * 255).astype(np.uint8), "RGBA").quantize(64, method=Image.Quantize.FASTOCTREE)
    out = io.BytesIO()
    image.save(out, "PNG")
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()


def image_of(places: Places, window: Window) -> dict[str, Any]:
    """The picture as Plotly lays it under the axes."""
    x0, y0, x1, y1 = window
    return {
        "source": picture(places, window),
        "xref": "x", "yref": "y", "x": x0, "y": y1, "sizex": x1 - x0, "sizey": y1 - y0,
        "sizing": "stretch", "layer": "below",
    }  # fmt: skip


def names(places: Places, window: Window, href: Callable[[str], str]) -> go.Scatter:
    """The heaviest nodes of the window, named and clickable."""
    rows = places.named(window)
    return go.Scatter(
        x=rows["x"].tolist(),
        y=rows["y"].tolist(),
        mode="markers+text",
        text=[plain(label, 26) for label in rows["label"]],
        textposition="top center",
        textfont={"size": 12},
        marker={"size": scaled(rows["weight"], 7, 15), "color": "#d5622b", "line": {"width": 1, "color": "#fff"}},
        customdata=[[href(node)] for node in rows["id"]],
        hovertemplate="%{text}<extra></extra>",
    )


def overview(places: Places, window: Window, href: Callable[[str], str]) -> go.Figure:
    """A window that can be dragged and zoomed."""
    x0, y0, x1, y1 = window
    hidden = {"visible": False, "showgrid": False, "zeroline": False}
    return figure(
        names(places, window, href),
        images=[image_of(places, window)],
        xaxis={**hidden, "range": [x0, x1], "constrain": "domain"},
        yaxis={**hidden, "range": [y0, y1], "scaleanchor": "x"},
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        dragmode="pan",
        uirevision="overview",
        hovermode="closest",
    )
