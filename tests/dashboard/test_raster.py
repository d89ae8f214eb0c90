"""The picture of a large network: everything at its place, what is asked for found, nothing where nothing is."""

import base64
import io
from typing import Any

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis.strategies import floats, lists, tuples
from PIL import Image

from dashboard import raster
from dashboard.figures.raster import MOST_PIXELS, _clipped, _lines, picture
from dashboard.networks import Network


def network() -> tuple[Network, pd.DataFrame]:
    nodes = pd.DataFrame({"n": [0, 1, 2], "id": ["a", "b", "c"], "kind": "post", "label": ["A", "B", "C"]})
    nodes["protected"], nodes["stub"] = False, False
    edges = pd.DataFrame({"source": ["b", "a"], "target": ["c", "b"], "weight": [5, 1], "s": [1, 0], "t": [2, 1]})
    layout = pd.DataFrame({"node": ["c", "a", "b"], "x": [10.0, 0.0, 0.0], "y": [10.0, 0.0, 10.0]})
    return Network(nodes, edges), layout


def test_nodes_stand_where_the_layout_says_heaviest_first() -> None:
    places = raster.placed(*network())
    assert places.nodes["id"].tolist() == ["b", "c", "a"]
    assert places.nodes["weight"].tolist() == [6.0, 5.0, 1.0]
    assert places.xy.tolist() == [[0.0, 10.0], [10.0, 10.0], [0.0, 0.0]]
    assert [[places.nodes["id"][end] for end in pair] for pair in places.ends] == [["b", "c"], ["a", "b"]]


def test_the_nearest_node_is_found_within_reach() -> None:
    places = raster.placed(*network())
    found = places.nearest(9.5, 9.5, 1.0)
    assert found is not None
    assert found["id"] == "c"
    assert places.nearest(5.0, 5.0, 1.0) is None


def test_the_picture_has_nodes_and_lines_at_their_places() -> None:
    places = raster.placed(*network())
    drawn = picture(places, (-2.0, -2.0, 12.0, 12.0), 140, 140)
    with Image.open(io.BytesIO(base64.b64decode(drawn.partition(",")[2]))) as image:
        alpha = np.asarray(image.convert("RGBA"))[::-1, :, 3]  # upwards, as the axes have it
    assert alpha[20, 20] > 180  # a node
    assert 60 < alpha[70, 20] < 230  # the line from a to b
    assert alpha[120, 70] > 60  # from b to c
    assert alpha[60, 80] == 0  # nothing between a and c


def test_an_empty_window_is_transparent() -> None:
    drawn = picture(raster.placed(*network()), (50.0, 50.0, 60.0, 60.0), 50, 50)
    with Image.open(io.BytesIO(base64.b64decode(drawn.partition(",")[2]))) as image:
        assert np.asarray(image.convert("RGBA"))[..., 3].max() == 0


@given(lists(tuples(*[floats(-90, 190, allow_subnormal=False)] * 4), max_size=8))
def test_a_line_has_one_pixel_at_every_step_of_its_longer_way(ends: list[tuple[float, ...]]) -> None:
    segments = np.array(ends, dtype=float).reshape(-1, 4)
    counts = _lines(segments, 100, 60)
    seen = _clipped(segments, 100, 60)
    way = np.abs(seen[:, 2:] - seen[:, :2])
    steps = np.abs(np.floor(seen[:, 2:]) - np.floor(seen[:, :2]))
    assert counts.sum() == np.where(way[:, 0] >= way[:, 1], steps[:, 0], steps[:, 1]).sum() + len(seen)
    for row, column in np.argwhere(counts):
        assert any(_distance(one, column + 0.5, row + 0.5) <= 1.5 for one in seen)


def _distance(line: Any, x: float, y: float) -> float:
    """From a point to a line between two points."""
    start, way = line[:2], line[2:] - line[:2]
    along = np.clip(np.dot((x, y) - start, way) / max(float(np.dot(way, way)), 1e-12), 0, 1)
    return float(np.hypot(*(start + along * way - (x, y))))


def test_the_heaviest_lines_win_where_there_are_too_many() -> None:
    many = np.tile([0.0, 10.5, 100.0, 10.5], (MOST_PIXELS // 100, 1))
    counts = _lines(np.vstack([[[0.0, 30.5, 100.0, 30.5]], many, [[0.0, 50.5, 100.0, 50.5]]]), 100, 60)
    assert counts[30].tolist() == [1] * 100
    assert counts[50].tolist() == [0] * 100


def test_only_what_may_be_seen_is_drawn() -> None:
    places = raster.placed(*network())
    assert places.rows_in((-1.0, 9.0, 11.0, 11.0)).tolist() == [0, 1]
    assert places.segments_near((4.0, 9.0, 6.0, 11.0)).tolist() == [[0.0, 10.0, 10.0, 10.0]]
    assert places.named((-2.0, -2.0, 12.0, 12.0))["id"].tolist() == ["b", "c", "a"]
