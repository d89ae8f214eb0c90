"""The full graph: whatever shape the tables have, the same graph; no fact without evidence."""

import json

import numpy as np
import pandas as pd
import pytest

from graphkit.graph import build_graph, project, sketch
from graphkit.model import Evidence, Link, Node, Span

NODES = [
    {"id": "08OSLO1", "kind": "cable", "label": "TALKS", "stub": False, "attrs": {"classification": "SECRET"}},
    {"id": "post:oslo", "kind": "post", "label": "Oslo", "attrs": {"kind": "embassy", "country": None}},
]
LINK = {
    "id": "l1",
    "source": "08OSLO1",
    "target": "post:oslo",
    "kind": "sent_by",
    "cable": "08OSLO1",
    "date": "2008-06-01",
    "date_precision": "day",
    "attrs": {"name": "AMEMBASSY OSLO"},
    "evidence": [{"cable": "08OSLO1", "start": 3, "end": 9, "rule": "from-line"}],
}
WORDS = (("08OSLO1", 3, 9, "from-line"),)


def _frame(rows: list[dict[str, object]], **columns: object) -> pd.DataFrame:
    return pd.DataFrame([{**row, "attrs": json.dumps(row["attrs"])} for row in rows]).assign(**columns)


@pytest.mark.parametrize(
    ("nodes", "links"),
    [
        (NODES, [LINK]),
        (_frame(NODES), _frame([LINK])),
        (_frame(NODES, first_date=pd.NA), _frame([LINK], date_source=None)),
        (NODES, [{**LINK, "evidence": np.array(LINK["evidence"])}]),
        (NODES, [{**LINK, "evidence": json.dumps(LINK["evidence"])}]),
    ],
)
def test_every_shape_of_table_gives_the_same_graph(nodes: object, links: object) -> None:
    graph = build_graph(nodes, links, meta={"corpus": "invented"})
    stub = graph.nodes["08OSLO1"]["stub"]
    assert graph.nodes["08OSLO1"] == {"kind": "cable", "label": "TALKS", "stub": stub, "classification": "SECRET"}
    assert not stub
    assert graph.nodes["post:oslo"]["post_kind"] == "embassy"
    assert "country" not in graph.nodes["post:oslo"]
    edge = graph.edges["08OSLO1", "post:oslo", "l1"]
    assert (edge["evidence"], edge["name"], edge["date"]) == (WORDS, "AMEMBASSY OSLO", "2008-06-01")
    assert graph.graph["meta"] == {"corpus": "invented"}


def test_the_models_objects_are_taken_as_they_are() -> None:
    link = Link("08OSLO1", "post:oslo", "sent_by", "08OSLO1", None, (Evidence("08OSLO1", Span(3, 9), "from-line"),))
    graph = build_graph([Node("08OSLO1", "cable", "TALKS")], [link, link])
    assert graph.number_of_edges("08OSLO1", "post:oslo") == 2
    assert graph.edges["08OSLO1", "post:oslo", "link:0"]["evidence"] == WORDS
    assert graph.nodes["post:oslo"] == {"kind": "unknown", "label": "post:oslo"}


@pytest.mark.parametrize("evidence", [[], None, (), np.array([])])
def test_a_fact_without_evidence_is_refused(evidence: object) -> None:
    with pytest.raises(ValueError, match="needs evidence"):
        build_graph([], [{**LINK, "evidence": evidence}])


def test_attributes_named_like_arguments_do_no_harm() -> None:
    odd = {"key": 1, "u_for_edge": 2, "self": 3, "source": 4, "node_for_adding": 5}
    graph = build_graph([{**NODES[0], "attrs": odd}], [{**LINK, "attrs": odd}])
    assert graph.nodes["08OSLO1"]["node_for_adding"] == 5
    assert graph.edges["08OSLO1", "post:oslo", "l1"]["key"] == 1


def test_a_projection_finds_the_evidence_of_its_facts() -> None:
    full = sketch([("08OSLO1", "references", "07BERN2"), ("08OSLO1", "references", "07BERN2")])
    view = project(full, "references")
    rows = list(view.graph["quotes"](view.edges["08OSLO1", "07BERN2"]["links"]))
    assert [(row["link"], row["cable"], row["rule"]) for row in rows] == [
        ("f1", "08OSLO1", "sketch"),
        ("f2", "08OSLO1", "sketch"),
    ]
