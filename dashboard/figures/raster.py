"""A window of a large network as a picture: edges as fine lines, nodes as points, the heaviest with their names.

Counting pixels in numpy: at 159,098 nodes and 188,323 edges as fast as datashader, which needs ten seconds and 150 MB
in every worker before its first picture (import and compilation).
"""

import base64
import io
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from dashboard.figures.base import Figure, Trace, figure, plain, trace
from dashboard.figures.graph import scaled
from dashboard.raster import Floats, Places, Window

Counts = npt.NDArray[np.int64]
WIDTH, HEIGHT = 1200, 640
_EDGE = (138, 128, 108)
_NODE = (31, 122, 140)
STEPS = 16  # grades of lines, and of nodes: together the 256 colours of a palette
MOST_PIXELS = 3_000_000  # of all lines of one window: more only blackens it


def picture(places: Places, window: Window, width: int = WIDTH, height: int = HEIGHT) -> str:
    """The window as a PNG data address, transparent where nothing is."""
    x0, y0, x1, y1 = window
    scale = np.array([width / (x1 - x0), height / (y1 - y0)])
    points = _counted((places.xy - (x0, y0)) * scale, width, height)
    lines = _lines((places.segments - (x0, y0, x0, y0)) * np.tile(scale, 2), width, height)
    crowded = points.sum() > 12_000
    nodes = _steps(points if crowded else _grown(points))
    return _png(_steps(lines) * STEPS + nodes, _palette(0.35 if crowded else 0.75))


def _counted(pixels: Floats, width: int, height: int) -> Counts:
    """How many points fall on each pixel."""
    column, row = np.floor(pixels[:, 0]).astype(np.int64), np.floor(pixels[:, 1]).astype(np.int64)
    inside = (column >= 0) & (column < width) & (row >= 0) & (row < height)
    counts = np.bincount(row[inside] * width + column[inside], minlength=width * height)
    return counts.reshape(height, width).astype(np.int64)


def _lines(segments: Floats, width: int, height: int) -> Counts:
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
    least, most = np.minimum(segments[:, :2], segments[:, 2:]), np.maximum(segments[:, :2], segments[:, 2:])
    segments = segments[(most[:, 0] >= 0) & (most[:, 1] >= 0) & (least[:, 0] <= width) & (least[:, 1] <= height)]
    way = segments[:, 2:] - segments[:, :2]
    with np.errstate(divide="ignore", invalid="ignore"):
        low = (0 - segments[:, :2]) / way
        high = (np.array([width, height]) - segments[:, :2]) / way
    outside = (way == 0) & ((segments[:, :2] < 0) | (segments[:, :2] > (width, height)))
    still = way == 0
    first, last = np.where(still, 0.0, np.minimum(low, high)), np.where(still, 1.0, np.maximum(low, high))
    enter = np.maximum(first[:, 0], first[:, 1]).clip(0, None)
    leave = np.minimum(last[:, 0], last[:, 1]).clip(None, 1)
    seen = (enter <= leave) & ~(outside[:, 0] | outside[:, 1])
    start, along = segments[seen, :2], way[seen]
    return np.hstack([start + along * enter[seen, None], start + along * leave[seen, None]])


def _grown(counts: Any) -> Any:
    """Points three pixels wide: one is too small to see."""
    padded = np.pad(counts, 1)
    high, wide = counts.shape
    return sum(padded[1 + dy : 1 + dy + high, 1 + dx : 1 + dx + wide] for dx in (-1, 0, 1) for dy in (-1, 0, 1))


def _steps(counts: Any) -> Any:
    """Counts as `STEPS` grades of their logarithm; nothing stays 0."""
    most = float(np.log1p(counts.max())) or 1.0
    grades = (1 + np.log1p(np.arange(int(counts.max()) + 1)) / most * (STEPS - 2)).astype(np.uint8)
    grades[0] = 0
    return grades[counts]


def _palette(faintest: float) -> tuple[bytes, bytes]:
    """The colours and opacities of lines under nodes, by grade of line times `STEPS` plus grade of node."""
    grade = np.arange(STEPS) / (STEPS - 1)
    line, node = (np.where(grade > 0, low + (high - low) * grade, 0) for low, high in ((0.28, 0.8), (faintest, 1.0)))
    over, under = np.tile(node, STEPS), np.repeat(line, STEPS)
    alpha = over + under * (1 - over)
    mixed = np.outer(over, _NODE) + np.outer(under * (1 - over), _EDGE)
    rgb = mixed / np.maximum(alpha, 1e-6)[:, None]
    return rgb.astype(np.uint8).tobytes(), (alpha * 255).astype(np.uint8).tobytes()


def _png(grades: Any, palette: tuple[bytes, bytes]) -> str:
    image = Image.fromarray(np.ascontiguousarray(grades[::-1]), "P")
    image.putpalette(palette[0])
    out = io.BytesIO()
    image.save(out, "PNG", transparency=palette[1], compress_level=3)
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()


def image_of(places: Places, window: Window) -> dict[str, Any]:
    """The picture as Plotly lays it under the axes."""
    x0, y0, x1, y1 = window
    return {
        "source": picture(places, window),
        "xref": "x", "yref": "y", "x": x0, "y": y1, "sizex": x1 - x0, "sizey": y1 - y0,
        "sizing": "stretch", "layer": "below",
    }  # fmt: skip


def names(places: Places, window: Window, href: Callable[[str], str]) -> Trace:
    """The heaviest nodes of the window, named and clickable."""
    rows = places.named(window)
    return trace(
        "scatter",
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


def overview(places: Places, window: Window, href: Callable[[str], str]) -> Figure:
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
