"""GEXF: valid, read by others as it was written, with its times and its drawing."""

from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from graphkit.export import export_graph
from graphkit.graph import project
from graphkit.graph.build import FullGraph

huge = etree.XMLParser(huge_tree=True)
GEXF = "{http://gexf.net/1.3}"


def _valid(shared: Path, path: Path) -> None:
    schema = etree.RelaxNG(etree.parse(shared / "schemas" / "gexf-1.3" / "gexf.rng"))
    schema.assertValid(etree.parse(path))


@pytest.fixture
def drawn() -> nx.Graph:
    """Positions, sizes and colours, some of which are none."""
    graph = nx.Graph()
    graph.add_node("a", x=1.5, y=-2, z=0, size=3, color="#ff8000")
    graph.add_node("b", x=float("nan"), y=1, size=-1, color=(1, 2, 300))
    graph.add_node("c", x="far", color=(1, 2, 3, 0.5), size=True)
    graph.add_edge("a", "b", weight=float("inf"), size=2, color=(1, 2, 3))
    return graph


@pytest.mark.corpus
@pytest.mark.parametrize("dynamic", [False, True])
def test_files_are_valid(
    shared: Path, full: FullGraph, hostile: nx.Graph, drawn: nx.Graph, tmp_path: Path, *, dynamic: bool
) -> None:
    for number, graph in enumerate((full, hostile, drawn, project(full, "met"), nx.Graph())):
        path = export_graph(graph, tmp_path / f"{number}.gexf", dynamic=dynamic, meta={"date": "2026-01-02"})
        _valid(shared, path)


@pytest.mark.corpus
def test_the_other_schema_wants_drawings_elsewhere_and_nothing_else(
    shared: Path, full: FullGraph, drawn: nx.Graph, tmp_path: Path
) -> None:
    """See docs/decisions/0010-which-schema-of-gexf.md."""
    schema = etree.XMLSchema(etree.parse(shared / "schemas" / "gexf-1.3" / "gexf.xsd"))
    schema.assertValid(etree.parse(export_graph(full, tmp_path / "full.gexf", dynamic=True)))
    text = export_graph(drawn, tmp_path / "drawn.gexf", dynamic=True).read_bytes()
    assert not schema.validate(etree.fromstring(text))
    assert {error.type_name for error in schema.error_log} == {"SCHEMAV_ELEMENT_CONTENT"}
    assert all("gexf.net/1.3/viz}" in error.message for error in schema.error_log)
    schema.assertValid(etree.fromstring(text.replace(b"<viz:", b"<")))


def test_networkx_reads_back_what_was_written(full: FullGraph, tmp_path: Path) -> None:
    back = nx.read_gexf(export_graph(full, tmp_path / "full.gexf"))
    assert back.is_directed() and back.is_multigraph()
    assert sorted(back.edges(keys=True)) == sorted(full.edges(keys=True))
    for node, data in full.nodes(data=True):
        wanted = {key: value for key, value in data.items() if key not in {"captions", "population"}}
        assert {key: back.nodes[node].get(key) for key in wanted} == wanted
    assert back.nodes["08OSLO1"]["captions"] == '["SIPDIS"]'
    assert back.nodes["post:oslo"]["population"] == str(10**20)
    assert "evidence" not in next(iter(back.edges(data=True)))[2]


def test_networkx_reads_back_a_hostile_graph(hostile: nx.Graph, tmp_path: Path) -> None:
    back = nx.read_gexf(export_graph(hostile, tmp_path / "hostile.gexf"))
    assert set(back) == {"a\ufffdb", "lone\ufffdsurrogate", "7", "7~2", ""}
    assert back.number_of_edges() == 5
    odd = back.nodes["a\ufffdb"]
    assert (odd["type"], odd["id"], odd["pid"], odd["label"]) == ("T", "I", "P", "line\nbreak\ttab\ufffd")
    assert "none" not in odd and "nan" not in odd
    other = back.nodes["lone\ufffdsurrogate"]
    assert (other["when"], other["parts"], other["box"]) == ("2008-06-01", '["x", 1, null]', '{"k": [1, 2]}')
    assert other["big"] == str(2**70)
    assert back.nodes["7"]["number"] == float("inf") and back.nodes["7"]["flag"] is True
    edge = back.edges["a\ufffdb", "7", "fact/1"]
    assert (edge["weight"], edge["label"], edge["kind"], edge["id_"], edge["type"]) == (2.0, "l", "k", "i", "t")


@pytest.mark.parametrize(
    ("value", "type_", "back"),
    [
        (2**31, "long", 2**31),
        (2**63 - 1, "long", 2**63 - 1),
        (2**63, "string", str(2**63)),
        (-(2**63) - 1, "string", str(-(2**63) - 1)),
        (10**400, "string", str(10**400)),
        (float("-inf"), "double", float("-inf")),
        (1e-320, "double", 1e-320),
        ("x" * 3_000_000, "string", "x" * 3_000_000),
        ("\ud800\udc00 \x00\x0b\ufffe", "string", "\ufffd\ufffd \ufffd\ufffd\ufffd"),
        ({"type": [None, {"id": 2**70}]}, "string", '{"type": [null, {"id": 1180591620717411303424}]}'),
        ((date(2008, 6, 1), {"b", "a"}), "string", '["2008-06-01", ["a", "b"]]'),
        (b"\xff\x00", "string", "\ufffd\ufffd"),
        (np.float32(0.5), "double", 0.5),
        (np.int64(7), "long", 7),
        (np.bool_(True), "boolean", True),
        (np.array([1, 2]), "string", "[1, 2]"),
    ],
)
@pytest.mark.parametrize("key", ["type", "id", "weight_", "title", "for", "value", "source"])
def test_odd_values_come_back(tmp_path: Path, key: str, value: Any, type_: str, back: Any) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("a")
    graph.nodes["a"][key] = value
    for number in range(3):
        graph.add_edge("a", "a", key=f"fact/{number}")
        graph.edges["a", "a", f"fact/{number}"][key] = value
    path = export_graph(graph, tmp_path / "a.gexf")
    assert {one.get("type") for one in etree.parse(path, huge).getroot().iter(f"{GEXF}attribute")} == {type_}
    read = nx.read_gexf(path)
    assert read.nodes["a"][key] == back
    edges = {name: data for *_, name, data in read.edges(keys=True, data=True)}
    title = "id_" if key == "id" else key
    assert {name: data[title] for name, data in edges.items()} == {f"fact/{n}": back for n in range(3)}


def test_meta_says_where_the_file_comes_from(full: FullGraph, tmp_path: Path) -> None:
    full.nodes["person:ana"]["protected"] = True
    path = export_graph(full, tmp_path / "a.gexf", meta={"corpus": "invented", "protect": "mask", "date": "2026-01-02"})
    meta = etree.parse(path).getroot()[0]
    assert meta.get("lastmodifieddate") == "2026-01-02"
    assert meta[1].text == (
        "corpus: invented; protect: mask; date: 2026-01-02; nodes: 8; edges: 8; protected_people: 1; redacted_people: 0"
    )


def test_a_date_that_is_none_is_left_out(full: FullGraph, tmp_path: Path) -> None:
    path = export_graph(full, tmp_path / "a.gexf", meta={"date": "today"})
    assert etree.parse(path).getroot()[0].get("lastmodifieddate") is None


def _spells(root: Any, of: str, name: str) -> list[tuple[str, str]]:
    element = next(one for one in root.iter(f"{GEXF}{of}") if one.get("id") == name)
    return [(spell.get("start"), spell.get("end")) for spell in element.iter(f"{GEXF}spell")]


def test_dynamic_files_give_every_fact_its_time(full: FullGraph, tmp_path: Path) -> None:
    full.edges["08OSLO1", "post:bern", "f2"]["date"] = "soon"
    root = etree.parse(export_graph(full, tmp_path / "a.gexf", dynamic=True)).getroot()
    assert root[1].get("mode") == "dynamic" and root[1].get("timeformat") == "date"
    assert _spells(root, "node", "07BERN2") == [("2007-05-01", "2007-05-31")]
    assert _spells(root, "edge", "f3") == [("2008-06-01", "2008-06-01")]
    assert _spells(root, "edge", "f2") == []
    assert _spells(root, "node", "tag:EFIS") == []


def test_a_projected_edge_has_one_spell_per_fact(full: FullGraph, tmp_path: Path) -> None:
    view = nx.Graph()
    view.add_edge("a", "b", dates=("2008", "2009-02", "2009-02"), weight=3.0)
    root = etree.parse(export_graph(view, tmp_path / "a.gexf", dynamic=True)).getroot()
    assert _spells(root, "edge", "a|b") == [("2008-01-01", "2008-12-31"), ("2009-02-01", "2009-02-28")]


def test_drawing_is_read_back(tmp_path: Path) -> None:
    graph = nx.Graph()
    graph.add_node("a", x=1.5, y=-2.0, size=3, color="#ff8000")
    viz = nx.read_gexf(export_graph(graph, tmp_path / "a.gexf"), version="1.3").nodes["a"]["viz"]
    assert viz["position"] == {"x": 1.5, "y": -2.0, "z": 0.0}
    assert viz["size"] == 3.0
    assert viz["color"] == {"r": 255, "g": 128, "b": 0, "a": 1.0}


values = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.dates(), st.lists(st.text()))
keys = st.text(max_size=5) | st.sampled_from(["type", "id", "pid", "key", "label", "weight", "kind", "source", "viz"])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    nodes=st.dictionaries(st.text(alphabet=st.characters(codec=None)), st.dictionaries(keys, values), max_size=4),
    edge=st.dictionaries(keys, values),
)
def test_whatever_a_graph_holds_networkx_reads_the_file(
    tmp_path: Path, nodes: dict[str, dict[str, Any]], edge: dict[str, Any]
) -> None:
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(nodes.items())
    graph.add_edges_from([(node, node, "k", edge) for node in nodes])
    back = nx.read_gexf(export_graph(graph, tmp_path / "a.gexf", force=True, dynamic=True))
    assert (len(back), back.number_of_edges()) == (len(graph), graph.number_of_edges())
