"""The layout: seeded, finite, neighbours near, whatever the shape of the network."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from graphkit.analysis import compute_layout, measure_neighbours
from graphkit.analysis import layout as layouts

SHAPES = {
    "nothing": nx.Graph(),
    "one": nx.empty_graph(1),
    "alone": nx.empty_graph(40),
    "pair": nx.path_graph(2),
    "star": nx.star_graph(500),
    "chain": nx.path_graph(700),
    "ring": nx.cycle_graph(300),
    "complete": nx.complete_graph(200),
    "grid": nx.grid_2d_graph(20, 20),
    "parts": nx.disjoint_union_all([nx.cycle_graph(n) for n in range(3, 40)]),
}


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_gets_places(name: str) -> None:
    graph = nx.relabel_nodes(SHAPES[name], str)
    places = compute_layout(graph, seed=3)
    assert sorted(places["node"]) == sorted(graph)
    assert np.isfinite(places[["x", "y"]].to_numpy()).all()
    assert len(places[["x", "y"]].drop_duplicates()) == len(places)
    pd.testing.assert_frame_equal(places, compute_layout(graph, seed=3))


@pytest.mark.parametrize(("name", "least"), [("chain", 0.6), ("grid", 0.5), ("parts", 0.6)])
def test_neighbours_are_near(name: str, least: float) -> None:
    graph = nx.relabel_nodes(SHAPES[name], str)
    assert measure_neighbours(graph, compute_layout(graph)) >= least


def test_large_parts_are_divided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layouts, "GROUP", 12)
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(400, 2, seed=2), str)
    places = compute_layout(graph)
    assert np.isfinite(places[["x", "y"]].to_numpy()).all()
    assert places["component"].nunique() == 1


def test_parts_do_not_lie_on_each_other() -> None:
    graph = nx.relabel_nodes(SHAPES["parts"], str)
    places = compute_layout(graph).set_index("component")[["x", "y"]]
    centres = places.groupby(level=0).mean()
    for part, centre in centres.iterrows():
        far = np.hypot(*(centres.drop(part) - centre).to_numpy().T).min()
        own = np.hypot(*(places.loc[[part]] - centre).to_numpy().T).max()
        assert own < far


@pytest.mark.parametrize(
    "discs",
    [[1.0], [1.0, 1.0], [50.0, *[1.0] * 300], [9.0, 5.0, 1.0, 1.0], [1 + n % 7 for n in range(900)], [0.5] * 2000],
)
def test_packed_discs_touch_at_most_and_leave_little_empty(discs: list[float]) -> None:
    sizes = np.array(discs, dtype=float)
    centres = layouts.pack(sizes)
    apart = np.hypot(*(centres[:, None] - centres[None]).transpose(2, 0, 1))
    np.fill_diagonal(apart, np.inf)
    assert (apart >= sizes[:, None] + sizes[None] - 1e-9).all()
    outer = (np.hypot(*centres.T) + sizes).max()
    assert (sizes**2).sum() / outer**2 > 0.2
    assert np.hypot(*centres[sizes.argmax()]) == 0


def test_large_thin_parts_are_as_dense_as_small_ones() -> None:
    graph = nx.disjoint_union_all([nx.path_graph(n) for n in (400, 200, 100, *[4] * 300)])
    places = compute_layout(nx.relabel_nodes(graph, str)).groupby("component")[["x", "y"]]
    density = (places.size() / (places.max() - places.min()).max(axis=1) ** 2).to_numpy()
    assert density[:3].min() > density[3:].mean() / 3
