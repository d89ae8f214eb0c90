"""A window of a large network as a picture: edges as fine lines, nodes as points, the heaviest with their names.

Counting pixels in numpy: at 159,098 nodes and 188,323 edges as fast as datashader, which needs ten seconds and 150 MB
in every worker before its first picture (import and compilation).
"""

import base64
import io
import zlib
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
_BITS = 24  # of the fraction of a pixel, where lines are stepped along
_FRACTION = 1 << _BITS
_INSIDE = 0.01  # pixels: what is clipped stays so far from the margin, so that no fraction steps over it


def picture(places: Places, window: Window, width: int = WIDTH, height: int = HEIGHT) -> str:
    """The window as a PNG data address, transparent where nothing is."""
    x0, y0, x1, y1 = window
    scale = np.array([width / (x1 - x0), height / (y1 - y0)])
    points = _counted((places.xy[places.rows_in(window)] - (x0, y0)) * scale, width, height)
    lines = _lines((places.segments_near(window) - (x0, y0, x0, y0)) * np.tile(scale, 2), width, height)
    crowded = points.sum() > 12_000
    nodes = _steps(points if crowded else _grown(points))
    return _png(_steps(lines) * STEPS + nodes, _palette(0.35 if crowded else 0.75))


def _counted(pixels: Floats, width: int, height: int) -> Counts:
    """How many points of a window fall on each pixel."""
    column, row = np.minimum(pixels.astype(np.int64), (width - 1, height - 1)).T
    return np.bincount(row * width + column, minlength=width * height).reshape(height, width)


def _lines(segments: Floats, width: int, height: int) -> Counts:
    """How many lines cross each pixel; where there are too many pixels to draw, the heaviest lines win."""
    shown = _clipped(segments, width, height)
    wide, high = np.abs(shown[:, 2] - shown[:, 0]), np.abs(shown[:, 3] - shown[:, 1])
    drawn = int(np.searchsorted(np.cumsum(np.maximum(wide, high) + 1), MOST_PIXELS))
    shown, flat = shown[:drawn], (wide >= high)[:drawn]
    across = _stepped(shown[flat], width, height)
    return _stepped(shown[~flat][:, [1, 0, 3, 2]], height, width) + across.T


def _stepped(lines: Floats, long: int, wide: int) -> Counts:
    """How many lines cross each pixel, (``long``, ``wide``), of those that run more along the first axis.

    Each has one pixel at every step of that axis. From one to the next its place in the flat picture grows by a row and
    the line's slope: a sum that runs over all lines at once, in fractions of a pixel.
    """
    first, last = np.floor(lines[:, 0]), np.floor(lines[:, 2])
    steps = np.abs(last - first).astype(np.int64)
    slope = (lines[:, 3] - lines[:, 1]) / np.maximum(steps, 1)
    grows = _FRACTION * (np.sign(last - first) * wide + slope)
    begins = (_FRACTION * (first * wide + lines[:, 1])).astype(np.int64)
    moves = np.repeat(grows.astype(np.int64), steps + 1)
    starts = np.cumsum(steps + 1) - steps - 1
    ends = begins + grows.astype(np.int64) * steps
    moves[starts] = begins - np.append(0, ends[:-1])[: len(ends)]
    pixels = np.right_shift(np.cumsum(moves, out=moves), _BITS, out=moves)
    return np.bincount(pixels, minlength=long * wide).reshape(long, wide)


def _clipped(segments: Floats, width: int, height: int) -> Floats:
    """The parts of the lines that lie inside the picture (Liang and Barsky 1984)."""
    x0, y0, x1, y1 = segments.T
    across = (np.minimum(x0, x1) < 0) | (np.maximum(x0, x1) > width)
    across |= (np.minimum(y0, y1) < 0) | (np.maximum(y0, y1) > height)
    shown = segments.copy()
    shown[across] = _cut(segments[across], width, height)
    return np.clip(shown[~np.isnan(shown[:, 0])], _INSIDE, np.array([width, height] * 2) - _INSIDE)


def _cut(segments: Floats, width: int, height: int) -> Floats:
    """Lines clipped to the picture, those outside as rows of NaN."""
    way = segments[:, 2:] - segments[:, :2]
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):  # a way of hardly anything never gets there
        low = (0 - segments[:, :2]) / way
        high = (np.array([width, height]) - segments[:, :2]) / way
    still = way == 0
    outside = still & ((segments[:, :2] < 0) | (segments[:, :2] > (width, height)))
    first, last = np.where(still, 0.0, np.minimum(low, high)), np.where(still, 1.0, np.maximum(low, high))
    enter = np.maximum(first[:, 0], first[:, 1]).clip(0, None)
    leave = np.minimum(last[:, 0], last[:, 1]).clip(None, 1)
    seen = (enter <= leave) & ~(outside[:, 0] | outside[:, 1])
    ends = np.hstack([segments[:, :2] + way * enter[:, None], segments[:, :2] + way * leave[:, None]])
    return np.where(seen[:, None], ends, np.nan)


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
    image.save(out, "PNG", transparency=palette[1], compress_level=1, compress_type=zlib.Z_RLE)  # runs are all there is
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
