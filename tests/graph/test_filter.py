"""Filters keep the facts that are asked for and say when nothing can be."""

import pytest

from graphkit.graph import filter_graph, project, sketch
from graphkit.graph.build import FullGraph
from graphkit.model import Filters

DETAILS = {
    "08OSLO1": {"date": "2008-06-03", "classification": "SECRET"},
    "09BERN2": {"date": "2009-02-01", "classification": "UNCLASSIFIED"},
    "meeting:1": {"meeting_kind": "met", "realis": "actual", "date": "2008-05-30", "cable": "08OSLO1"},
}


@pytest.fixture
def graph() -> FullGraph:
    return sketch(
        [
            ("08OSLO1", "sent_by", "post:oslo"),
            ("09BERN2", "sent_by", "post:bern"),
            ("08OSLO1", "tagged", "tag:EFIS"),
            ("09BERN2", "tagged", "tag:PREL"),
            ("09BERN2", "references", "08OSLO1"),
            ("person:ana", "participated_in", "meeting:1"),
            ("person:ben", "participated_in", "meeting:1"),
            ("meeting:1", "reported_in", "08OSLO1"),
            ("post:oslo", "located_in", "country:no"),
        ],
        DETAILS,
    )


@pytest.mark.parametrize(
    ("filters", "facts"),
    [
        (Filters(), ["f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9"]),
        (Filters(posts=("post:oslo",)), ["f1", "f3", "f6", "f7", "f8", "f9"]),
        (Filters(tags=("PREL",)), ["f2", "f4", "f5"]),
        (Filters(tags=("PREL", "EFIS"), posts=("post:bern",)), ["f2", "f4", "f5"]),
        (Filters(classifications=("SECRET",)), ["f1", "f3", "f6", "f7", "f8", "f9"]),
        (Filters(until="2008-05"), ["f6", "f7", "f8"]),
        (Filters(since="2008-06-01", until="2008-12-31"), ["f1", "f3", "f9"]),
        (Filters(link_kinds=("tagged",)), ["f3", "f4"]),
        (Filters(node_kinds=("cable", "tag")), ["f3", "f4", "f5"]),
        (Filters(people=("person:ana",)), ["f6", "f7", "f8"]),
        (Filters(people=("person:zoe",)), []),
    ],
)
def test_the_facts_that_are_asked_for(graph: FullGraph, filters: Filters, facts: list[str]) -> None:
    assert sorted(key for _, _, key in filter_graph(graph, filters).edges(keys=True)) == facts


def test_a_person_filter_leaves_whom_they_met(graph: FullGraph) -> None:
    view = project(filter_graph(graph, Filters(people=("person:ana",))), "met")
    assert list(view.edges) == [("person:ana", "person:ben")]


def test_a_text_query_needs_the_hits(graph: FullGraph) -> None:
    with pytest.raises(ValueError, match="needs the corpus"):
        filter_graph(graph, Filters(text="fish"))
    view = filter_graph(graph, Filters(text="fish"), cables=["09BERN2"])
    assert sorted(key for _, _, key in view.edges(keys=True)) == ["f2", "f4", "f5"]


def test_contradictions_are_refused(graph: FullGraph) -> None:
    with pytest.raises(ValueError, match="no date can be in between"):
        filter_graph(graph, Filters(since="2009-01", until="2008-12-31"))


@pytest.mark.parametrize("date", ["20x9", "2009-1", "1 June 2009", "2009-01-01T00"])
def test_what_is_no_date_is_refused(graph: FullGraph, date: str) -> None:
    with pytest.raises(ValueError, match=f"since {date}: expected a date as YYYY"):
        filter_graph(graph, Filters(since=date))


def test_a_cable_without_facts_stays(graph: FullGraph) -> None:
    graph.add_node("08ROME3", kind="cable", label="08ROME3", date="2008-06-01")
    assert "08ROME3" in filter_graph(graph, Filters(since="2008-06-01"))
    assert "08ROME3" not in filter_graph(graph, Filters(since="2008-06-02"))


def test_the_graph_itself_is_left_as_it_was(graph: FullGraph) -> None:
    before = len(graph), graph.number_of_edges()
    filter_graph(graph, Filters(since="2009"))
    assert (len(graph), graph.number_of_edges()) == before
