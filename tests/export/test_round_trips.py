"""Every format gives back the graph that went in, to the reader that its users have."""

import csv
import json
import re
import shutil
import subprocess
from pathlib import Path

import networkx as nx
import pyarrow.parquet as pq
import pytest
from lxml import etree

from graphkit.export import export_graph
from graphkit.graph import project
from graphkit.graph.build import FullGraph

TEI = "{http://www.tei-c.org/ns/1.0}"


def test_graphml(full: FullGraph, hostile: nx.Graph, tmp_path: Path) -> None:
    back = nx.read_graphml(
        export_graph(full, tmp_path / "a.graphml", meta={"corpus": "invented"}), force_multigraph=True
    )
    assert sorted(back.edges(keys=True)) == sorted(full.edges(keys=True))
    assert back.nodes["08OSLO1"]["subject"] == 'FISH & "CHIPS" <TALKS>'
    assert back.nodes["post:oslo"]["latitude"] == 59.9
    assert back.graph["corpus"] == "invented"
    odd = nx.read_graphml(export_graph(hostile, tmp_path / "b.graphml"))
    assert (len(odd), odd.number_of_edges()) == (5, 5)


def test_node_link(full: FullGraph, hostile: nx.Graph, tmp_path: Path) -> None:
    data = json.loads(export_graph(full, tmp_path / "a.json").read_text())
    back = nx.node_link_graph(data, edges="edges")
    assert sorted(back.edges(keys=True)) == sorted(full.edges(keys=True))
    assert back.nodes["08OSLO1"]["captions"] == ["SIPDIS"]
    odd = nx.node_link_graph(json.loads(export_graph(hostile, tmp_path / "b.json").read_text()), edges="edges")
    assert (len(odd), odd.number_of_edges()) == (5, 5)
    assert odd.nodes["a\ufffdb"]["id_"] == "I"


def test_csv(full: FullGraph, tmp_path: Path) -> None:
    path = export_graph(full, tmp_path / "a.csv", meta={"corpus": "invented"})
    with path.open(newline="") as file:
        edges = list(csv.DictReader(file))
    with (tmp_path / "a.nodes.csv").open(newline="") as file:
        nodes = {row["id"]: row for row in csv.DictReader(file)}
    assert [(row["source"], row["target"], row["id"]) for row in edges] == list(full.edges(keys=True))
    assert list(nodes) == list(full)
    assert nodes["08OSLO1"]["subject"] == 'FISH & "CHIPS" <TALKS>'
    assert json.loads((tmp_path / "a.csv-metadata.json").read_text())["notes"][0]["corpus"] == "invented"


def test_parquet(full: FullGraph, hostile: nx.Graph, tmp_path: Path) -> None:
    edges = pq.read_table(export_graph(full, tmp_path / "a.parquet", meta={"corpus": "invented"}))
    nodes = pq.read_table(tmp_path / "a.nodes.parquet")
    assert list(zip(*(edges[name].to_pylist() for name in ("source", "target", "id")), strict=True)) == list(
        full.edges(keys=True)
    )
    assert nodes["stub"].to_pylist()[nodes["id"].to_pylist().index("07BERN2")] is True
    assert json.loads(edges.schema.metadata[b"graphkit"])["corpus"] == "invented"
    export_graph(hostile, tmp_path / "b.parquet")
    assert pq.read_table(tmp_path / "b.nodes.parquet").num_rows == 5


def test_neo4j_csv(full: FullGraph, tmp_path: Path) -> None:
    with export_graph(full, tmp_path / "a.neo4j.csv").open(newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][:4] == [":START_ID", ":END_ID", ":TYPE", "id"]
    assert rows[1][:4] == ["08OSLO1", "post:oslo", "SENT_BY", "f1"]
    with (tmp_path / "a.nodes.neo4j.csv").open(newline="") as file:
        nodes = list(csv.reader(file))
    assert nodes[0][:2] == ["id:ID", ":LABEL"]
    assert [row[:2] for row in nodes[1:3]] == [["08OSLO1", "Cable"], ["post:oslo", "Post"]]
    assert len(rows) == 9 and len(nodes) == 9


def test_cypher(full: FullGraph, tmp_path: Path) -> None:
    text = export_graph(full, tmp_path / "a.cypher", meta={"corpus": "two\nlines"}).read_text()
    assert text.startswith("// corpus: two lines\n")
    assert text.count("CREATE (n:Node:") == 5  # one statement per kind of node
    assert '{kind: "tag", label: "tag:EFIS", id: "tag:EFIS"}' in text
    assert (
        '{source: "08OSLO1", target: "07BERN2", own: {kind: "references", cable: "08OSLO1", date: "2008-06-01"' in text
    )


def test_cypher_cannot_be_escaped_from(tmp_path: Path) -> None:
    graph = nx.DiGraph()
    graph.add_node('x"}) DETACH DELETE n //', **{"a`b": 'say \\" and \n'}, kind="bad`kind")
    text = export_graph(graph, tmp_path / "a.cypher").read_text()
    assert r'{`a``b`: "say \\\" and \n", kind: "bad`kind", id: "x\"}) DETACH DELETE n //"}' in text
    assert "CREATE (n:Node:`Bad``kind`)" in text


@pytest.mark.parametrize("words", [r"\u0022}) DETACH DELETE n //", r"\\u0022", "\\", 'x\\"', r"\u000a", "\u2028`"])
def test_no_escape_of_neo4j_ends_a_string_a_name_or_a_comment(tmp_path: Path, words: str) -> None:
    """Neo4j turns escapes of unicode into characters before it reads anything else."""
    graph = nx.DiGraph()
    graph.add_node("a", kind=words, **{f"key{words}": words})
    lines = export_graph(graph, tmp_path / "a.cypher", meta={"corpus": words}).read_text().split("\n")
    seen = [re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), line) for line in lines]
    assert sum(line.startswith("//") for line in lines) == sum(line.count("\n") + 1 for line in seen[:5])
    row = next(line for line in seen if line.startswith("{"))
    bare = re.sub(r'"(?:[^"\\]|\\.)*"|`(?:[^`]|``)*`', "", row)
    assert re.fullmatch(r"\{[\w:, ]*\}", bare), bare


def test_correspondence(full: FullGraph, tmp_path: Path) -> None:
    root = etree.parse(export_graph(full, tmp_path / "a.cmif.xml", meta={"date": "2026-01-02"})).getroot()
    (letter,) = root.iter(f"{TEI}correspDesc")
    sent, received = letter
    assert (letter.get("key"), sent.get("type"), received.get("subtype")) == ("08OSLO1", "sent", "action")
    assert [one.get("key") for one in sent.iter(f"{TEI}orgName")] == ["post:oslo"]
    assert [one.get("key") for one in received.iter(f"{TEI}orgName")] == ["post:bern"]
    assert sent.find(f"{TEI}date").get("when") == "2008-06-01"


CMIF = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="TEI"><ref name="header"/>
    <element name="text"><element name="body"><element name="p"><empty/></element></element></element>
  </element></start>
  <define name="header"><element name="teiHeader">
    <element name="fileDesc">
      <element name="titleStmt"><element name="title"><text/></element>
        <oneOrMore><element name="editor"><text/></element></oneOrMore></element>
      <element name="publicationStmt"><element name="publisher"><text/></element>
        <optional><ref name="date"/></optional></element>
      <element name="sourceDesc"><element name="bibl">
        <attribute name="type"><choice><value>online</value><value>print</value></choice></attribute>
        <attribute name="xml:id"><data type="ID"/></attribute><text/></element></element>
    </element>
    <element name="profileDesc"><zeroOrMore><element name="correspDesc">
      <attribute name="key"/><attribute name="source"><data type="anyURI"/></attribute>
      <oneOrMore><ref name="action"/></oneOrMore>
    </element></zeroOrMore></element>
  </element></define>
  <define name="action"><element name="correspAction"><choice>
    <group><attribute name="type"><value>sent</value></attribute>
      <choice><ref name="date"/><group><oneOrMore><ref name="who"/></oneOrMore><optional><ref name="date"/></optional>
      </group></choice></group>
    <group><attribute name="type"><value>received</value></attribute>
      <attribute name="subtype"><choice><value>action</value><value>info</value></choice></attribute>
      <oneOrMore><ref name="who"/></oneOrMore></group>
  </choice></element></define>
  <define name="who"><element name="orgName"><attribute name="key"/><text/></element></define>
  <define name="date"><element name="date"><attribute name="when"><choice>
    <data type="date"/><data type="gYearMonth"/><data type="gYear"/></choice></attribute></element></define>
</grammar>"""


def test_correspondence_has_the_elements_that_tei_and_cmif_require(full: FullGraph, tmp_path: Path) -> None:
    full.add_edge("07BERN2", "post:bern", key="f9", kind="sent_by")
    full.add_edge("06<&>3", 'post:"x"', key="f10", kind="addressed_to", role="info")
    path = export_graph(full, tmp_path / "a.cmif.xml", meta={"date": "2026-01-02", "filters": "none\x00<&>"})
    etree.RelaxNG(etree.fromstring(CMIF)).assertValid(etree.parse(path))
    assert len(list(etree.parse(path).getroot().iter(f"{TEI}correspDesc"))) == 3


@pytest.mark.node
@pytest.mark.parametrize("suffix", [".gexf", ".graphology.json"])
def test_graphology_reads_it(root: Path, full: FullGraph, hostile: nx.Graph, tmp_path: Path, suffix: str) -> None:
    node = shutil.which("node")
    assert node, "node: not on PATH; the tests marked node need Node.js 20 and `npm ci`"
    for name, graph in (("full", full), ("hostile", hostile), ("met", project(full, "met"))):
        path = export_graph(graph, tmp_path / f"{name}{suffix}")
        done = subprocess.run(
            [node, str(root / "tests" / "node" / "read_graph.mjs"), str(path)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        found = json.loads(done.stdout)
        assert (found["nodes"], found["edges"]) == (graph.number_of_nodes(), graph.number_of_edges())
        if name == "full":
            assert set(found["ids"]) == set(full)
            assert found["nodeAttributes"]["08OSLO1"]["subject"] == 'FISH & "CHIPS" <TALKS>'
            assert found["edgeAttributes"]["f3"]["kind"] == "references"
