"""A window of a large network as a picture: edges as fine lines, nodes as points, the heaviest with their names."""

import base64
import io
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from PIL import Image

from dashboard.figures.base import figure, plain
from dashboard.figures.graph import scaled
from dashboard.raster import Places, Window

WIDTH, HEIGHT = 1200, 640
_EDGE = (138, 128, 108)
_NODE = (31, 122, 140)
MOST_LINES = 60_000  # of one window: more lines than that only blacken it


def picture(places: Places, window: Window, width: int = WIDTH, height: int = HEIGHT) -> str:
    """The window as a PNG data address, transparent where nothing is."""
    import datashader as ds  # noqa: PLC0415  -- takes seconds to import and to compile: `warm_up` does it aside

    x0, y0, x1, y1 = window
    canvas = ds.Canvas(plot_width=width, plot_height=height, x_range=(x0, x1), y_range=(y0, y1))
    lines = _lines(canvas, places, window)
    points = canvas.points(places.nodes[["x", "y"]], "x", "y").to_numpy()
    crowded = points.sum() > 12_000
    nodes = _layer(points, _NODE, 0.35, 1.0) if crowded else _layer(_grown(points), _NODE, 0.75, 1.0)
    return _png(_layer(lines, _EDGE, 0.10, 0.62), nodes)


def warm_up() -> None:
    """Let the picture's code be compiled before somebody waits for it."""
    nodes = pd.DataFrame({"id": ["a", "b"], "label": ["a", "b"], "x": [0.0, 1.0], "y": [0.0, 1.0], "weight": [1, 1]})
    picture(Places(nodes, np.array([[0, 1]])), (-1.0, -1.0, 2.0, 2.0), 8, 8)


def _lines(canvas: Any, places: Places, window: Window) -> Any:
    x0, y0, x1, y1 = window
    s = places.segments
    seen = (np.maximum(s[:, 0], s[:, 2]) >= x0) & (np.minimum(s[:, 0], s[:, 2]) <= x1)
    seen &= (np.maximum(s[:, 1], s[:, 3]) >= y0) & (np.minimum(s[:, 1], s[:, 3]) <= y1)
    shown = s[seen]
    if len(shown) > MOST_LINES:  # edges come heaviest first
        shown = shown[:MOST_LINES]
    if not len(shown):
        return np.zeros((canvas.plot_height, canvas.plot_width))
    table = pd.DataFrame(shown, columns=["x0", "y0", "x1", "y1"])
    return canvas.line(table, x=["x0", "x1"], y=["y0", "y1"], axis=1).to_numpy()


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
