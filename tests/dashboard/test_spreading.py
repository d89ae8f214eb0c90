"""A picture that can be read: wide, the main part over most of it, nothing on top of anything else."""

import itertools

import networkx as nx
import pytest

from dashboard import spreading
from dashboard.spreading import HIGH, WIDE

KITE = nx.relabel_nodes(nx.krackhardt_kite_graph(), str)
CROWD = nx.relabel_nodes(nx.barabasi_albert_graph(80, 3, seed=1), str)
MANY = nx.relabel_nodes(nx.disjoint_union_all([nx.complete_graph(30), nx.path_graph(4), *[nx.path_graph(2)] * 9]), str)
PAIRS = nx.relabel_nodes(nx.disjoint_union_all([nx.path_graph(2)] * 60), str)
GRAPHS = {"kite": KITE, "crowd": CROWD, "many": MANY, "pairs": PAIRS}


@pytest.mark.parametrize("name", GRAPHS)
def test_every_node_has_its_own_place_and_the_same_again(name: str) -> None:
    places = spreading.positions(GRAPHS[name])
    assert set(places) == set(GRAPHS[name])
    nearest = min(abs(ax - bx) + abs(ay - by) for (ax, ay), (bx, by) in itertools.combinations(places.values(), 2))
    assert nearest > 12
    assert places == spreading.positions(GRAPHS[name])


@pytest.mark.parametrize("name", ["crowd", "many"])
def test_the_main_part_takes_most_of_a_wide_canvas(name: str) -> None:
    graph = GRAPHS[name]
    places = spreading.positions(graph)
    main = [places[node] for node in max(nx.connected_components(graph), key=len)]
    across = max(x for x, _ in main) - min(x for x, _ in main)
    down = max(y for _, y in main) - min(y for _, y in main)
    assert across > 0.9 * WIDE
    assert down > 0.5 * HIGH


def test_small_components_stand_beneath_the_main_one() -> None:
    places = spreading.positions(MANY)
    main, *rest = sorted(nx.connected_components(MANY), key=len, reverse=True)
    assert max(places[node][1] for node in main) < min(places[node][1] for part in rest for node in part)


def test_without_nodes_there_are_no_places() -> None:
    assert spreading.positions(nx.Graph()) == {}
