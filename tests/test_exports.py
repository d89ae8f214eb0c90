"""The sample as a graph and as files: every filter, every format, the same bytes twice, nothing half done."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import networkx as nx
import pyarrow.parquet as pq
import pytest
import typer
from click.testing import Result
from lxml import etree
from typer.testing import CliRunner

import graphkit as gk
from graphkit import pipeline
from graphkit.cli import app
from graphkit.corpus import Corpus
from graphkit.corpus.picked import find_ids
from graphkit.export import EXPORTERS, export_graph
from graphkit.export.evidence import safe_cell
from graphkit.export.plain import facts, flat, raw_edges
from graphkit.graph import filter_graph, project
from graphkit.graph.build import FullGraph
from graphkit.model import Filters, Protect
from graphkit.terminal import clear_errors

pytestmark = pytest.mark.xdist_group("sample-exports")  # the sample is built once
DATA = Path(__file__).resolve().parent.parent / "data" / "sample"
SUFFIXES = [suffix for exporter in EXPORTERS for suffix in exporter.suffixes]
TOLD = ("corpus", "date", "filters", "protect", "nodes", "edges", "protected_people", "protected_people_in_corpus")
Facts = dict[str, Mapping[str, Any]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exports") / "sample"
    gk.build(path, [DATA], workers=1, progress=False)
    return path


@pytest.fixture(scope="module")
def corpus(folder: Path) -> Corpus:
    return Corpus.open(folder)


@pytest.fixture(scope="module")
def whole(corpus: Corpus) -> FullGraph:
    return corpus.graph()


# ------------------------------------------------------------------------------------------------------- filters

FILTERS: dict[str, tuple[Filters, Callable[[FullGraph, Any, Any, Mapping[str, Any]], bool]]] = {
    "date": (
        Filters(since="2007-03", until="2007-06"),
        lambda graph, u, v, data: "2007-03" <= str(data["date"])[:7] <= "2007-06" or data["date"] == "2007",
    ),
    "post": (
        Filters(posts=("post:valletta",)),
        lambda graph, u, v, data: graph.nodes[data["cable"]]["kind"] != "cable" or "VALLETTA" in data["cable"],
    ),
    "tag": (
        Filters(tags=("EFIS",)),
        lambda graph, u, v, data: graph.has_edge(data["cable"], "tag:EFIS"),
    ),
    "classification": (
        Filters(classifications=("CONFIDENTIAL",)),
        lambda graph, u, v, data: graph.nodes[data["cable"]]["classification"] == "CONFIDENTIAL",
    ),
    "node kind": (
        Filters(node_kinds=("person", "meeting")),
        lambda graph, u, v, data: {graph.nodes[u]["kind"], graph.nodes[v]["kind"]} <= {"person", "meeting"},
    ),
    "link kind": (
        Filters(link_kinds=("references",)),
        lambda graph, u, v, data: data["kind"] == "references",
    ),
    "person": (
        Filters(people=("person:ines-caruana-vella",)),
        lambda graph, u, v, data: bool(
            {u, v} & {"person:ines-caruana-vella", *graph.successors("person:ines-caruana-vella")}
        ),
    ),
    "text": (
        Filters(text="lighthouse"),
        lambda graph, u, v, data: bool(data["cable"]),
    ),
    "several": (
        Filters(since="2007", posts=("post:valletta",), tags=("PREL",), link_kinds=("tagged", "sent_by")),
        lambda graph, u, v, data: data["kind"] in {"tagged", "sent_by"} and str(data["date"]) >= "2007",
    ),
    "nobody": (Filters(people=("person:nobody",)), lambda graph, u, v, data: False),
    "nothing": (Filters(), lambda graph, u, v, data: True),
}
STRUCTURE = {"position_in", "part_of", "located_in", "possible_same_as"}


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_keeps_what_it_says(corpus: Corpus, whole: FullGraph, name: str) -> None:
    filters, holds = FILTERS[name]
    view = corpus.graph(filters)
    for source, target, data in view.edges(data=True):
        assert data["kind"] in STRUCTURE or holds(whole, source, target, data), (source, target, data)
    assert bool(len(view)) == (name != "nobody")
    assert (view.number_of_edges() < whole.number_of_edges()) == (name != "nothing")


@pytest.mark.parametrize("name", FILTERS)
def test_the_corpus_filters_as_a_graph_in_memory_is_filtered(corpus: Corpus, whole: FullGraph, name: str) -> None:
    filters, _ = FILTERS[name]
    found = find_ids(corpus, filters.text) if filters.text else None
    mine, theirs = corpus.graph(filters), filter_graph(whole, filters, cables=found)
    assert dict(mine.nodes(data=True)) == dict(theirs.nodes(data=True))
    assert {key: data for *_, key, data in mine.edges(keys=True, data=True)} == {
        key: data for *_, key, data in theirs.edges(keys=True, data=True)
    }
    assert mine.graph["meta"] == theirs.graph["meta"]


def test_a_text_query_keeps_the_cables_that_search_finds(corpus: Corpus) -> None:
    found = set(corpus.search("lighthouse", limit=1000).hits["id"])
    view = corpus.graph(Filters(text="lighthouse"))
    assert {data["cable"] for _, _, data in view.edges(data=True) if data["kind"] not in STRUCTURE} == found


def test_contradictory_dates_are_refused(corpus: Corpus) -> None:
    with pytest.raises(ValueError, match="since 2009 is later than until 2008: no date can be in between"):
        corpus.graph(Filters(since="2009", until="2008"))


# ---------------------------------------------------------------------------------------------------- round trips


def _gexf(path: Path) -> tuple[Facts, Facts]:
    return _networkx(nx.read_gexf(path))


def _graphml(path: Path) -> tuple[Facts, Facts]:
    return _networkx(nx.read_graphml(path, edge_key_type=str, force_multigraph=True))


def _networkx(graph: "nx.Graph[Any]") -> tuple[Facts, Facts]:
    if graph.is_multigraph():
        edges = {key: {**data, "ends": (u, v)} for u, v, key, data in graph.edges(keys=True, data=True)}
    else:
        edges = {data.get("id", f"{u}|{v}"): {**data, "ends": (u, v)} for u, v, data in graph.edges(data=True)}
    return dict(graph.nodes(data=True)), edges


def _node_link(path: Path) -> tuple[Facts, Facts]:
    return _networkx(nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges"))


def _graphology(path: Path) -> tuple[Facts, Facts]:
    data = json.loads(path.read_text(encoding="utf-8"))
    nodes = {node["key"]: node["attributes"] for node in data["nodes"]}
    ends = ("source", "target")
    return nodes, {e["key"]: {**e["attributes"], "ends": tuple(e[end] for end in ends)} for e in data["edges"]}


def _rows(rows: list[dict[str, Any]], ends: tuple[str, str] = ("source", "target")) -> Facts:
    return {row["id"]: {**row, "ends": (row.get(ends[0]), row.get(ends[1]))} for row in rows}


def _csv(path: Path) -> tuple[Facts, Facts]:
    tables = []
    for file in (path.with_name(f"{path.stem}.nodes.csv"), path):
        with file.open(newline="", encoding="utf-8") as opened:
            tables.append(_rows(list(csv.DictReader(opened))))
    return tables[0], tables[1]


def _parquet(path: Path) -> tuple[Facts, Facts]:
    nodes = pq.read_table(path.with_name(f"{path.stem}.nodes.parquet")).to_pylist()
    return _rows(nodes), _rows(pq.read_table(path).to_pylist())


def _neo4j(path: Path) -> tuple[Facts, Facts]:
    tables = []
    for file, own in ((path.with_name("g.nodes.neo4j.csv"), {"id:ID": "id"}), (path, {})):
        with file.open(newline="", encoding="utf-8") as opened:
            rows = [{own.get(key, key): value for key, value in row.items()} for row in csv.DictReader(opened)]
        tables.append(_rows(rows, (":START_ID", ":END_ID")))
    return tables[0], tables[1]


def _cypher(path: Path) -> tuple[Facts, Facts]:
    """A map of Cypher with quoted values is JSON but for its bare keys."""
    nodes: Facts = {}
    edges: Facts = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("{"):
            row = json.loads(_quoted_keys(line.rstrip(",")))
            if "own" in row:
                edges[row["own"]["id"]] = {**row["own"], "ends": (row["source"], row["target"])}
            else:
                nodes[row["id"]] = row
    return nodes, edges


def _quoted_keys(text: str) -> str:
    parts = re.split(r'("(?:[^"\\]|\\.)*")', text)
    return "".join(part if at % 2 else re.sub(r"(\w+):", r'"\1":', part) for at, part in enumerate(parts))


READERS: dict[str, tuple[Callable[[Path], tuple[Facts, Facts]], Callable[[Any], Any]]] = {
    ".gexf": (_gexf, flat),
    ".graphml": (_graphml, flat),
    ".json": (_node_link, lambda value: json.loads(json.dumps(value))),
    ".graphology.json": (_graphology, lambda value: json.loads(json.dumps(value))),
    ".csv": (_csv, lambda value: "" if value is None else str(safe_cell(value))),
    ".parquet": (_parquet, flat),
    ".neo4j.csv": (_neo4j, lambda value: "" if value is None else str(safe_cell(value))),
    ".cypher": (_cypher, flat),
}


def _expected(data: Mapping[str, Any], written: Callable[[Any], Any], left: set[str]) -> dict[str, Any]:
    return {key: written(value) for key, value in data.items() if key not in left | {"evidence", "id"}}


@pytest.mark.parametrize("network", ["all", "met", "corresponded"])
@pytest.mark.parametrize("suffix", READERS)
def test_every_format_gives_the_sample_back(whole: FullGraph, tmp_path: Path, suffix: str, network: str) -> None:
    read, written = READERS[suffix]
    view = project(whole, network)
    nodes, edges = read(export_graph(view, tmp_path / f"g{suffix}"))
    assert list(nodes) == list(view) or suffix == ".cypher"  # by label, a thousand at a time
    assert set(nodes) == set(view)
    multi = view.is_multigraph()
    facts = view.edges(keys=True, data=True) if multi else ((u, v, f"{u}|{v}", d) for u, v, d in view.edges(data=True))
    listed = {key: (u, v, data) for u, v, key, data in facts}
    assert set(edges) == set(listed)
    for node, data in view.nodes(data=True):
        for key, value in _expected(data, written, set()).items():
            assert nodes[node].get(key, written(None)) == value, (node, key)
    for key, (source, target, data) in listed.items():
        ends = edges[key]["ends"]
        assert ends == (source, target) or (not view.is_directed() and ends == (target, source))
        for name, value in _expected(data, written, {"source", "target"}).items():
            assert edges[key].get(name, written(None)) == value, (key, name)


def test_correspondence_gives_every_cable_back(whole: FullGraph, tmp_path: Path) -> None:
    root = etree.parse(export_graph(whole, tmp_path / "g.cmif.xml")).getroot()
    tei = "{http://www.tei-c.org/ns/1.0}"
    found: set[tuple[str, str, str]] = set()
    for letter in root.iter(f"{tei}correspDesc"):
        for action in letter.iter(f"{tei}correspAction"):
            part = "sent" if action.get("type") == "sent" else action.get("subtype")
            found |= {(letter.get("key"), part, one.get("key")) for one in action.iter(f"{tei}orgName")}
    wanted = {(u, "sent", v) for u, v, data in whole.edges(data=True) if data["kind"] == "sent_by"}
    wanted |= {(u, data["role"], v) for u, v, data in whole.edges(data=True) if data["kind"] == "addressed_to"}
    assert found == wanted
    dates = {letter.get("key"): letter.find(f".//{tei}date") for letter in root.iter(f"{tei}correspDesc")}
    assert all(date is None or date.get("when") == whole.nodes[key]["date"] for key, date in dates.items())


@pytest.mark.node
def test_graphology_reads_the_samples_gexf(root: Path, whole: FullGraph, tmp_path: Path) -> None:
    node = shutil.which("node")
    assert node, "node: not on PATH; the tests marked node need Node.js 20 and `npm ci`"
    for suffix in (".gexf", ".graphology.json"):
        path = export_graph(whole, tmp_path / f"g{suffix}", force=True)
        command = [node, str(root / "tests" / "node" / "read_graph.mjs"), str(path)]
        found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        assert set(found["ids"]) == set(whole)
        kinds = {key: data["kind"] for *_, key, data in whole.edges(keys=True, data=True)}
        assert {key: data["kind"] for key, data in found["edgeAttributes"].items()} == kinds


# --------------------------------------------------------------------------------------------- metadata and bytes


def _told(path: Path, suffix: str) -> str:
    """Everything that a file, or its description beside it, says in front of the data."""
    beside = path.with_name(f"{path.name}-metadata.json")
    if beside.exists():
        return beside.read_text(encoding="utf-8")
    if suffix == ".parquet":
        return pq.read_schema(path).metadata[b"graphkit"].decode()
    return path.read_text(encoding="utf-8")[:6000]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_file_says_where_it_comes_from(corpus: Corpus, tmp_path: Path, suffix: str) -> None:
    view = corpus.graph(Filters(since="2007", tags=("PREL",)))
    told = _told(export_graph(view, tmp_path / f"g{suffix}"), suffix)
    for name in (*TOLD, "since 2007, tags PREL", "sample", "mask"):
        assert name in told, name
    assert (tmp_path / "g.evidence.csv").is_file()


@pytest.mark.parametrize(("mode", "here"), [(Protect.MASK, "2"), (Protect.EXCLUDE, "0"), (Protect.SHOW, "2")])
def test_masked_people_are_counted(folder: Path, tmp_path: Path, mode: Protect, here: str) -> None:
    path = export_graph(Corpus.open(folder, mode).graph(), tmp_path / "g.json")
    told = json.loads(path.read_text(encoding="utf-8"))["graph"]
    assert (told["protect"], told["protected_people"], told["protected_people_in_corpus"]) == (str(mode), here, "2")


def test_the_date_is_that_of_the_corpus(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = json.loads(json.dumps(Corpus.open(folder).rows("SELECT value FROM meta WHERE key = 'built_at'")))
    assert Corpus.open(folder).graph().graph["meta"]["date"] == built[0]["value"][:10]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert Corpus.open(folder).graph().graph["meta"]["date"] == "1970-01-02"


WRITE_ALL = """
import sys
from pathlib import Path
from graphkit.corpus import Corpus
from graphkit.corpus.picked import find_ids
from graphkit.export import EXPORTERS, export_graph
from graphkit.graph import project
corpus, out = Corpus.open(sys.argv[1]), Path(sys.argv[2])
for network in ("all", "met"):
    view = project(corpus.graph(), network)
    for suffix in (suffix for one in EXPORTERS for suffix in one.suffixes):
        if network == "all" or not suffix.endswith("xml"):
            (out / network / suffix).mkdir(parents=True)
            export_graph(view, out / network / suffix / f"g{suffix}", dynamic=True)
"""


def test_two_processes_write_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    written = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        command = [sys.executable, "-c", WRITE_ALL, str(folder), str(out)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        written.append({path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()})
    assert len(written[0]) > 2 * len(SUFFIXES)
    assert written[0] == written[1]


@pytest.mark.parametrize("mode", list(Protect))
@pytest.mark.parametrize(
    "filters", [Filters(), Filters(since="2007-03", tags=("PREL",)), Filters(people=("person:ines-caruana-vella",))]
)
def test_a_stream_is_the_graph(folder: Path, tmp_path: Path, filters: Filters, mode: Protect) -> None:
    corpus = Corpus.open(folder, mode)
    graph = corpus.graph(filters)
    with corpus.stream(filters, tmp_path) as stream:
        assert [*stream.read_nodes()] == [*graph.nodes(data=True)]
        assert [*stream.read_ids()] == [*graph]
        bare = [(*ends, {k: v for k, v in data.items() if k != "evidence"}) for *ends, data in raw_edges(graph)]
        assert [*stream.read_edges()] == bare
        assert [*stream.read_keys()] == [key for _, _, key, _ in bare]
        assert facts(stream, {}) == facts(graph, {})
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_stream_gives_the_files_of_the_graph(corpus: Corpus, whole: FullGraph, tmp_path: Path, suffix: str) -> None:
    for name in ("held", "read"):
        (tmp_path / name).mkdir()
    export_graph(whole, tmp_path / "held" / f"g{suffix}", dynamic=True)
    pipeline.export(corpus, tmp_path / "read" / f"g{suffix}", dynamic=True)
    held, read = ({file.name: file.read_bytes() for file in (tmp_path / name).iterdir()} for name in ("held", "read"))
    assert held == read


# ------------------------------------------------------------------------------------------------------ bad input


def _export(folder: Path, target: Path, *options: str) -> Result:
    return CliRunner().invoke(app, ["export", str(folder), str(target), *options], env={"COLUMNS": "300"})


def _nothing_left(code: int, said: str, place: Path, *words: str) -> None:
    assert code == 2, said
    assert "Traceback" not in said
    assert all(word in " ".join(said.split()) for word in words), said
    assert list(place.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("g.gexf", ("--network", "friends"), ("'friends': no such network", "met")),
        ("g.gexf", ("--network", "met", "--weighting", "heavy"), ("'heavy': no such weighting", "shared-cable")),
        ("g.docx", (), ("'.docx': no such export format", ".gexf")),
        ("g", (), ("no such export format",)),
        ("none/g.gexf", (), ("folder", "does not exist")),
        ("g.gexf", ("--since", "2009", "--until", "2008"), ("since 2009 is later than until 2008",)),
        ("g.gexf", ("--since", "20x9"), ("since 20x9: expected a date as YYYY",)),
        ("g.gexf", ("--tag", "ZZZZ"), ("not written", "is empty", "tags ZZZZ")),
        ("g.gexf", ("--node-kind", "people"), ("no kind of node 'people'", "expected one of cable, country")),
        ("g.gexf", ("--link-kind", "loves"), ("no kind of link 'loves'", "sent_by")),
        ("g.gexf", ("--class", "COSMIC"), ("no classification 'COSMIC'", "CONFIDENTIAL")),
        ("g.gexf", ("--post", "post:atlantis"), ("no post 'post:atlantis'", "post:valletta")),
        (
            "g.gexf",
            ("--network", "met", "--link-kind", "tagged"),
            ("'met' is empty", "link kinds tagged", "ask for more"),
        ),
        ("g.gexf", ("--network", "met", "--min-weight", "1000"), ("not written", "'met' is empty")),
        ("g.cmif.xml", ("--network", "met"), ("export the network 'all'",)),
        ("g.gexf", ("--text", "zzyzx"), ("not written", "text zzyzx")),
    ],
)
def test_what_cannot_be_is_said_and_leaves_nothing(
    folder: Path, tmp_path: Path, name: str, options: tuple[str, ...], words: tuple[str, ...]
) -> None:
    done = _export(folder, tmp_path / name, *options)
    _nothing_left(done.exit_code, done.stderr, tmp_path, *words)


NO_ROOM = """
import resource
from graphkit.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
main()
"""


@pytest.mark.parametrize("suffix", [".gexf", ".csv", ".parquet", ".cypher"])
def test_a_full_disk_leaves_nothing(folder: Path, tmp_path: Path, suffix: str) -> None:
    command = [sys.executable, "-c", NO_ROOM, "export", str(folder), str(tmp_path / f"g{suffix}")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    _nothing_left(done.returncode, done.stderr, tmp_path, f"g{suffix}: not written, nothing was left behind")


STOPPED = """
import os, signal, sys
from graphkit.cli import main
from graphkit.export import files
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests were started in the background
files.write_evidence = lambda *_: os.kill(os.getpid(), signal.{name})
main()
"""


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 130), ("SIGKILL", -9)])
def test_an_export_that_is_stopped_leaves_no_file(folder: Path, tmp_path: Path, name: str, code: int) -> None:
    """Killed outright it cannot tidy up: what is left is a hidden folder, never a file of the name asked for."""
    command = [sys.executable, "-c", STOPPED.format(name=name), "export", str(folder), str(tmp_path / "g.gexf")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert done.stderr.strip() == ("interrupted; nothing was written" if code > 0 else "")
    assert bool(list(tmp_path.iterdir())) == (code < 0)
    assert not list(tmp_path.glob("g.*"))


def test_a_query_that_is_stopped_is_an_interruption() -> None:
    with pytest.raises(typer.Exit) as caught, clear_errors():
        raise RuntimeError("Query interrupted")  # as DuckDB has it
    assert caught.value.exit_code == 130
    with pytest.raises(RuntimeError, match="else"), clear_errors():
        raise RuntimeError("something else")


def test_a_corpus_that_is_built_anew_meanwhile_is_said(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Corpus, "rows", lambda *_: [{"value": "2001-01-01"}])
    with pytest.raises(gk.CorpusError, match="was built anew meanwhile"), corpus.stream(Filters(), tmp_path):
        pass
    assert not list(tmp_path.iterdir())


def test_whoever_looks_on_sees_how_far_it_is(corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Any] = []

    class Told:
        def begin(self, what: str, total: int) -> None:
            told.append((what, total))

        def advance(self, size: int, cables: int, issues: int) -> None:
            told.append(size)

    monkeypatch.setattr(pipeline, "FACTS_AT_ONCE", 100)
    with corpus.stream(Filters(), tmp_path) as stream:
        seen = len(list(pipeline.watched(stream, Told()).read_edges()))
    assert told == [("facts", seen), *[100] * (seen // 100)]


def test_a_folder_that_takes_no_files_is_said(folder: Path, tmp_path: Path) -> None:
    if not Path("/proc/self").is_dir():
        pytest.skip("/proc: no folder here that refuses files of everybody")
    done = _export(folder, Path("/proc/g.gexf"))
    _nothing_left(done.exit_code, done.stderr, tmp_path, "/proc/g.gexf: not written")


def test_options_choose_what_is_written(folder: Path, tmp_path: Path) -> None:
    options = ("--network", "met", "--person", "caruana vella", "--weighting", "shared-cable", "--since", "2007")
    assert _export(folder, tmp_path / "g.json", *options).exit_code == 0
    told = json.loads((tmp_path / "g.json").read_text(encoding="utf-8"))
    graph = told["graph"]
    assert (graph["network"], graph["weighting"]) == ("met", "shared-cable")
    assert graph["filters"] == "since 2007, people person:ines-caruana-vella"
    assert any(edge["weight"] < 1 for edge in told["edges"])
    done = _export(folder, tmp_path / "t.gexf", "--dynamic", "--node-kind", "cable", "--link-kind", "references")
    assert done.exit_code == 0
    root = etree.parse(tmp_path / "t.gexf").getroot()
    assert root[1].get("mode") == "dynamic"
    assert len(list(_spells(root))) > 50


def _spells(root: Any) -> Iterator[Any]:
    return root.iter("{http://gexf.net/1.3}spell")
