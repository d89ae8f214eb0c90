"""Files appear whole or not at all, never over others, and twice the same."""

import csv
import errno
import os
import shutil
from pathlib import Path

import networkx as nx
import pytest

from graphkit.export import EXPORTERS, export_graph, write_evidence
from graphkit.export import files as export_files
from graphkit.graph import project
from graphkit.graph.build import FullGraph

SUFFIXES = [suffix for exporter in EXPORTERS for suffix in exporter.suffixes]
GOLDEN = Path(__file__).resolve().parent / "golden"
META = {"corpus": "invented", "filters": "since 2007", "protect": "mask", "date": "2026-01-02"}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_two_runs_give_the_same_bytes(full: FullGraph, tmp_path: Path, suffix: str) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        export_graph(full, tmp_path / name / f"graph{suffix}", meta=META)
    first, second = (sorted((tmp_path / name).iterdir()) for name in ("one", "two"))
    assert [path.name for path in first] == [path.name for path in second]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


@pytest.mark.parametrize("suffix", [suffix for suffix in SUFFIXES if suffix != ".parquet"])
def test_the_bytes_are_those_on_record(full: FullGraph, tmp_path: Path, suffix: str) -> None:
    """Parquet alone names its writer's version. ``GRAPHKIT_GOLDEN=write`` records what is written now."""
    export_graph(full, tmp_path / f"graph{suffix}", meta=META, dynamic=True)
    golden = GOLDEN / suffix.strip(".")
    if os.environ.get("GRAPHKIT_GOLDEN") == "write":
        shutil.copytree(tmp_path, golden, dirs_exist_ok=True)
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert files == {path.name: path.read_bytes() for path in golden.iterdir()}


@pytest.mark.parametrize("suffix", [suffix for suffix in SUFFIXES if not suffix.endswith(".xml")])
def test_a_hostile_graph_is_written_in_every_format(hostile: nx.Graph, tmp_path: Path, suffix: str) -> None:
    path = export_graph(hostile, tmp_path / f"graph{suffix}", meta={"odd\x00": "lone \ud800"})
    assert path.stat().st_size > 100


@pytest.mark.parametrize("suffix", [suffix for suffix in SUFFIXES if not suffix.endswith(".xml")])
def test_an_empty_graph_is_a_valid_file(tmp_path: Path, suffix: str) -> None:
    assert export_graph(nx.DiGraph(), tmp_path / f"graph{suffix}").is_file()


@pytest.mark.parametrize(("exporter", "suffix"), [(one.name, suffix) for one in EXPORTERS for suffix in one.suffixes])
def test_every_suffix_and_name_is_claimed_once(exporter: str, suffix: str) -> None:
    assert SUFFIXES.count(suffix) == 1
    assert [one.name for one in EXPORTERS].count(exporter) == 1


def test_nothing_is_overwritten_without_force(full: FullGraph, tmp_path: Path) -> None:
    path = tmp_path / "graph.gexf"
    path.write_text("mine")
    with pytest.raises(FileExistsError, match="--force"):
        export_graph(full, path)
    assert path.read_text() == "mine"
    export_graph(full, path, force=True)
    assert path.read_text().startswith("<?xml")


def test_a_companion_is_not_overwritten_either(full: FullGraph, tmp_path: Path) -> None:
    (tmp_path / "graph.nodes.csv").write_text("mine")
    with pytest.raises(FileExistsError, match=r"graph\.nodes\.csv"):
        export_graph(full, tmp_path / "graph.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["graph.nodes.csv"]


@pytest.mark.parametrize(
    ("name", "error", "message"),
    [
        ("graph.png", ValueError, "expected one of .cmif.xml, .csv"),
        ("graph", ValueError, "no such export format"),
        (".gexf", ValueError, "no such export format"),
        ("no/such/folder/graph.gexf", FileNotFoundError, "does not exist"),
    ],
)
def test_a_bad_path_is_refused_in_words(
    full: FullGraph, tmp_path: Path, name: str, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        export_graph(full, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_folder_is_not_replaced(full: FullGraph, tmp_path: Path) -> None:
    (tmp_path / "graph.gexf").mkdir()
    with pytest.raises(OSError, match="folder"):
        export_graph(full, tmp_path / "graph.gexf", force=True)


def test_a_full_disk_leaves_nothing_behind(full: FullGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(export_files, "write_evidence", full_disk)
    with pytest.raises(OSError, match="nothing was left behind: No space left") as caught:
        export_graph(full, tmp_path / "graph.gexf")
    assert caught.value.errno == errno.ENOSPC
    assert not list(tmp_path.iterdir())


def test_an_error_half_way_leaves_nothing_behind(full: FullGraph, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="network 'all'"):
        export_graph(project(full, "co_mentioned"), tmp_path / "graph.cmif.xml")
    assert not list(tmp_path.iterdir())


def test_evidence_stands_beside(full: FullGraph, tmp_path: Path) -> None:
    met = project(full, "met")
    export_graph(met, tmp_path / "who.met.gexf")
    with (tmp_path / "who.met.evidence.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["link"] for row in rows] == ["f7", "f8"]
    assert {row["edge"] for row in rows} == {"person:ana|person:ben"}
    assert {row["cable"] for row in rows} == {"08OSLO1"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(tmp_path: Path, start: str) -> None:
    words = f'{start}HYPERLINK("http://x.example")'
    path = write_evidence([{"edge": "e", "words": words}], tmp_path / "evidence.csv")
    with path.open(newline="") as file:
        assert next(csv.DictReader(file))["words"] == f"'{words}"
    graph = nx.DiGraph()
    graph.add_node(words, note=words)
    export_graph(graph, tmp_path / "graph.csv")
    with (tmp_path / "graph.nodes.csv").open(newline="") as file:
        assert next(csv.reader(list(file)[1:])) == [f"'{words}"] * 2
