"""The picture of a large network: everything at its place, what is asked for found, nothing where nothing is."""

import base64
import io

import numpy as np
import pandas as pd
from PIL import Image

from dashboard import raster
from dashboard.figures.raster import picture
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
