"""The tables behind the drawings say what the library's projections say."""

import itertools

import pandas as pd
import pytest

from dashboard import networks, placing
from dashboard.data import Data
from dashboard.urls import View
from graphkit.graph import project
from graphkit.model import Filters


@pytest.mark.parametrize("name", [kind.name for kind in networks.KINDS])
def test_tables_equal_the_projections(data: Data, name: str) -> None:
    view = project(data.corpus.graph(), name)
    kind = networks.BY_NAME[name]

    def ends(source: str, target: str) -> tuple[str, ...]:
        return (source, target) if kind.directed else tuple(sorted((source, target)))

    expected = {ends(u, v): data["weight"] for u, v, data in view.edges(data=True)}
    edges = data.network(name, Filters()).edges
    found = {ends(u, v): float(w) for u, v, w in zip(edges["source"], edges["target"], edges["weight"], strict=True)}
    assert found == expected


def test_every_edge_has_evidence(data: Data) -> None:
    network = data.network("corresponded", Filters())
    for source, target in zip(network.edges["source"].head(20), network.edges["target"], strict=False):
        tie = data.tie(View("/network", network="corresponded"), source, target)
        assert tie is not None
        quoted = data.evidence_at(tie.rows)
        assert quoted.passages
        assert all(quoted.words["quote"].str.len() > 0)


def test_the_strongest_part_is_bounded_and_strongest(data: Data) -> None:
    whole = data.network("corresponded", Filters())
    part = networks.strongest(whole, 30)
    assert networks.size_of(part) <= 30
    assert part.edges["weight"].min() >= whole.edges["weight"].iloc[len(part.edges)]


def test_of_equal_edges_those_of_much_tied_nodes_are_strongest() -> None:
    ends = [("a", "b"), *((hub, f"{hub}{n}") for hub in ("x", "y") for n in range(5)), ("x", "y"), ("c", "d")]
    names = sorted({end for pair in ends for end in pair})
    edges = pd.DataFrame(ends, columns=["source", "target"]).assign(weight=[1] * len(ends))
    edges = edges.assign(s=edges["source"].map(names.index), t=edges["target"].map(names.index))
    whole = networks.Network(pd.DataFrame({"n": range(len(names)), "id": names}), edges)
    part = networks.strongest(whole, 9)
    assert part.edges[["source", "target"]].iloc[0].tolist() == ["x", "y"]
    assert {"a", "b", "c", "d"}.isdisjoint(part.nodes["id"])


def test_a_path_leads_from_end_to_end(data: Data) -> None:
    whole = data.network("corresponded", Filters())
    ids = sorted(whole.nodes["id"])
    path = networks.shortest_path(whole, ids[0], ids[-1])
    ties = {frozenset(pair) for pair in zip(whole.edges["source"], whole.edges["target"], strict=True)}
    assert (path[0], path[-1]) == (ids[0], ids[-1])
    assert all(frozenset(pair) in ties for pair in itertools.pairwise(path))


def test_no_path_to_what_is_not_there(data: Data) -> None:
    assert networks.shortest_path(data.network("corresponded", Filters()), "post:lisbon", "post:nowhere") == ()


@pytest.mark.parametrize("size", placing.SIZES)
def test_every_node_has_a_place_a_size_and_a_colour(data: Data, size: str) -> None:
    shown = data.shown(View("/network", network="corresponded", size=size, colour="community"))
    assert set(shown.places) == set(shown.network.nodes["id"])
    assert shown.nodes_dressed["size"].notna().all()
    assert shown.nodes_dressed["colour"].str.match("#[0-9a-f]{6}").all()


def test_hidden_nodes_are_gone(data: Data) -> None:
    shown = data.shown(View("/network", network="corresponded", hide=("post:state",)))
    assert "post:state" not in set(shown.network.nodes["id"])
