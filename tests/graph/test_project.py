"""Networks: who is tied to whom, how strongly, since when, and by which facts."""

from itertools import permutations
from typing import Any

import networkx as nx
import pytest

from graphkit.graph import NETWORKS, PROJECTIONS, project, sketch
from graphkit.graph.build import FullGraph
from graphkit.graph.pairs import Pair, sum_pairs

MEETING = {"meeting_kind": "met", "realis": "actual", "date": "2008-06-01"}


def _meeting(people: int, **details: Any) -> FullGraph:
    facts = [(f"person:{number:03}", "participated_in", "meeting:1") for number in range(people)]
    return sketch(facts, {"meeting:1": {**MEETING, **details}})


@pytest.mark.parametrize(
    ("details", "tied"),
    [
        ({}, True),
        ({"realis": "planned"}, False),
        ({"realis": "refused"}, False),
        ({"realis": "hypothetical"}, False),
        ({"realis": None}, False),
        ({"meeting_kind": "meal"}, True),
        ({"meeting_kind": "phone"}, False),
        ({"meeting_kind": "told"}, False),
        ({"meeting_kind": "demarche"}, False),
    ],
)
def test_only_what_took_place_in_one_room_is_met(details: dict[str, Any], *, tied: bool) -> None:
    assert project(_meeting(2, **details), "met").number_of_edges() == tied


def test_kinds_of_contact_can_be_chosen() -> None:
    assert project(_meeting(2, meeting_kind="phone"), "met", kinds=["phone"]).number_of_edges() == 1


def test_across_leaves_out_pairs_of_one_side() -> None:
    graph = _meeting(3)
    for number, side in enumerate(("US", "US", "foreign"), 1):
        graph.edges[f"person:{number - 1:03}", "meeting:1", f"f{number}"]["side"] = side
    assert sorted(map(sorted, project(graph, "met", across=True).edges)) == [
        ["person:000", "person:002"],
        ["person:001", "person:002"],
    ]


def test_a_list_of_hundreds_ties_nobody() -> None:
    assert project(_meeting(101), "met").number_of_edges() == 0
    assert project(_meeting(30), "met").number_of_edges() == 30 * 29 // 2


def test_positions_are_not_persons() -> None:
    graph = sketch([("position:x/dcm", "participated_in", "meeting:1"), ("person:a", "participated_in", "meeting:1")])
    graph.nodes["meeting:1"].update(MEETING)
    assert project(graph, "met").number_of_edges() == 0


def test_an_edge_knows_its_facts_and_its_time() -> None:
    facts = [(f"person:{who}", "participated_in", f"meeting:{at}") for at in (1, 2) for who in "ab"]
    graph = sketch(facts, {"meeting:1": {**MEETING, "date": "2009-01"}, "meeting:2": MEETING})
    edge = project(graph, "met").edges["person:a", "person:b"]
    assert edge == {
        "weight": 2.0,
        "count": 2,
        "first": "2008-06-01",
        "last": "2009-01",
        "dates": ("2008-06-01", "2009-01"),
        "links": ("f1", "f2", "f3", "f4"),
    }


@pytest.mark.parametrize(
    ("options", "weight"),
    [
        ({}, 1.0),
        ({"weighting": "shared-cable"}, 0.5),
        ({"weighting": "decay", "at": "2008-06-01"}, 1.0),
        ({"weighting": "decay", "at": "2008-06-11", "half_life": 10}, 0.5),
        ({"weighting": "decay"}, 1.0),
    ],
)
def test_weightings(options: dict[str, Any], weight: float) -> None:
    assert project(_meeting(3), "met", **options).edges["person:000", "person:001"]["weight"] == weight


def test_an_undated_event_weighs_nothing_under_decay() -> None:
    assert project(_meeting(2, date=None), "met", weighting="decay").edges["person:000", "person:001"]["weight"] == 0


def test_action_and_info_are_apart() -> None:
    graph = sketch(
        [("08X1", "sent_by", "post:x"), ("08X1", "addressed_to", "post:y"), ("08X1", "addressed_to", "org:z")]
    )
    graph.edges["08X1", "post:y", "f2"]["role"] = "action"
    graph.edges["08X1", "org:z", "f3"]["role"] = "info"
    assert list(project(graph, "corresponded").edges) == [("post:x", "post:y")]
    view = project(graph, "corresponded", organizations=True)
    assert {(target, data["action"], data["info"]) for _, target, data in view.edges(data=True)} == {
        ("post:y", 1, 0),
        ("org:z", 0, 1),
    }
    assert list(project(graph, "corresponded", organizations=True, roles=["info"]).edges) == [("post:x", "org:z")]


def test_people_and_posts_count_a_cable_once() -> None:
    facts = [("08X1", "sent_by", "post:x"), ("08X1", "mentions", "person:a"), ("08X1", "classified_by", "person:a")]
    view = project(sketch(facts), "people_posts")
    assert view.edges["person:a", "post:x"]["count"] == 1
    assert view.nodes["person:a"]["kind"] == "person"


def test_light_edges_are_left_out_with_whom_they_leave_alone() -> None:
    facts = [("08X1", "tagged", "tag:A"), ("08X1", "tagged", "tag:B"), ("08X2", "tagged", "tag:A")]
    graph = sketch([*facts, ("08X2", "tagged", "tag:B"), ("08X2", "tagged", "tag:C")])
    assert sorted(project(graph, "co_tagged", min_weight=2)) == ["tag:A", "tag:B"]


@pytest.mark.parametrize("network", NETWORKS)
def test_an_empty_graph_has_every_network(network: str) -> None:
    assert len(project(nx.MultiDiGraph(), network)) == 0


@pytest.mark.parametrize("projection", PROJECTIONS, ids=lambda one: one.name)
def test_a_projection_changes_nothing(projection: Any) -> None:
    graph = _meeting(3)
    before = nx.node_link_data(graph, edges="edges")
    assert project(graph, projection.name).is_directed() == projection.directed
    assert nx.node_link_data(graph, edges="edges") == before


@pytest.mark.parametrize(
    ("network", "options", "message"),
    [
        ("friends", {}, "expected one of all, met"),
        ("met", {"weighting": "heavy"}, "expected one of count, shared-cable"),
    ],
)
def test_unknown_names_are_refused_with_what_is_known(network: str, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        project(_meeting(2), network, **options)


@pytest.mark.parametrize("directed", [True, False])
def test_the_order_of_pairs_makes_no_difference(*, directed: bool) -> None:
    graph: FullGraph = nx.MultiDiGraph()
    graph.add_nodes_from("abc")
    ends = (("a", "b"), ("b", "a"), ("c", "a"), ("b", "c"), ("c", "b"))
    pairs = [Pair(*two, f"200{n}", 1, (f"f{n}",)) for n, two in enumerate(ends)]
    said = {
        repr((view.nodes(data=True), view.edges(data=True)))
        for order in permutations(pairs)
        for view in [sum_pairs(graph, order, lambda pair: 0.1, directed=directed)]
    }
    assert len(said) == 1
    assert "('a', 'b', {" in said.pop()
