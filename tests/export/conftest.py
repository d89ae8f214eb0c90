"""Graphs to export: one that is plain, one that is as hostile as a graph can be."""

from datetime import date

import networkx as nx
import pytest

from graphkit.graph import sketch
from graphkit.graph.build import FullGraph

SUBJECT = 'FISH & "CHIPS" <TALKS>'
DETAILS = {
    "08OSLO1": {"date": "2008-06-01", "subject": SUBJECT, "classification": "SECRET", "captions": ["SIPDIS"]},
    "07BERN2": {"date": "2007-05", "stub": True},
    "meeting:08OSLO1/1": {"meeting_kind": "met", "realis": "actual", "date": "2008-05-30", "cable": "08OSLO1"},
    "post:oslo": {"latitude": 59.9, "population": 10**20},
}
FACTS = [
    ("08OSLO1", "sent_by", "post:oslo"),
    ("08OSLO1", "addressed_to", "post:bern"),
    ("08OSLO1", "references", "07BERN2"),
    ("08OSLO1", "tagged", "tag:EFIS"),
    ("08OSLO1", "mentions", "person:ana"),
    ("08OSLO1", "signed_by", "person:ana"),
    ("person:ana", "participated_in", "meeting:08OSLO1/1"),
    ("person:ben", "participated_in", "meeting:08OSLO1/1"),
]


@pytest.fixture
def full() -> FullGraph:
    """A full graph with parallel edges."""
    graph = sketch(FACTS, DETAILS)
    graph.edges["08OSLO1", "post:bern", "f2"]["role"] = "action"
    return graph


@pytest.fixture
def hostile() -> "nx.MultiDiGraph[object]":
    """What a writer meets in the wild: every value, key and id that breaks one or another format."""
    graph: nx.MultiDiGraph[object] = nx.MultiDiGraph()
    graph.add_node("a\x00b", type="T", id="I", pid="P", label="line\nbreak\ttab\x1f", none=None, nan=float("nan"))
    graph.add_node("lone\ud800surrogate", when=date(2008, 6, 1), parts=["x", 1, None], box={"k": {1, 2}}, big=2**70)
    graph.add_node(7, mixed=1, flag=True, number=float("inf"), text="<&\">'\ufffe]]>")
    graph.add_node("7", mixed="one", flag=False, number=2, text="=cmd()")
    graph.add_node("", mixed=2.5, source="s")
    graph.nodes[""].update({"node_for_adding": "x", "self": "y"})
    graph.add_edge("a\x00b", 7, key="fact/1", id="i", type="t", source="s", target="z", weight=2, label="l", kind="k")
    graph.add_edge("a\x00b", 7, key="fact/2", weight=float("nan"), attr=[1])
    graph.edges["a\x00b", 7, "fact/2"].update({"u_for_edge": "u", "v_for_edge": "v", "key": "k", "self": "s"})
    graph.add_edge("a\x00b", 7, key="fact/2\x01")
    graph.add_edge("7", "", key="fact/1", evidence=(("c", 0, 1, "r"),))
    graph.add_edge("", "", key=3)
    return graph
