"""A build on a Dask cluster gives the corpus of a local build, row for row, also when a worker dies in mid-job."""

import os
import shutil
import signal
import threading
import time
from pathlib import Path
from typing import Any, ClassVar

import duckdb
import pytest
from distributed import LocalCluster
from fsspec import register_implementation
from fsspec.implementations.memory import MemoryFileSystem

import graphkit as gk
from graphkit import passone
from graphkit.synth import write_corpus

pytestmark = [
    pytest.mark.xdist_group("cluster"),
    # Dask's own threads and sockets are closed by the interpreter's end, not by the test's.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
TABLES = ("cable", "reference", "mention", "meeting", "participant", "link", "node")


@pytest.fixture(scope="module")
def cables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("synth")
    write_corpus(folder, 120, seed=11)
    return folder / "cables"


@pytest.fixture(scope="module")
def expected(cables: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    corpus = tmp_path_factory.mktemp("local") / "corpus"
    gk.build(corpus, [cables], workers=1, progress=False)
    return rows(corpus)


def rows(corpus: Path) -> dict[str, list[Any]]:
    """Every row of every table, but for where its part happens to stand."""
    with duckdb.connect(str(corpus / "corpus.duckdb"), read_only=True) as con:
        leave = {"cable": "EXCLUDE (part, row)"}
        return {
            table: sorted(map(repr, con.execute(f"SELECT * {leave.get(table, '')} FROM {table}").fetchall()))
            for table in TABLES
        }


def test_two_workers_give_the_same_corpus(cables: Path, expected: dict[str, list[Any]], tmp_path: Path) -> None:
    gk.build(tmp_path / "corpus", [cables], cluster="local:2", progress=False)
    assert rows(tmp_path / "corpus") == expected


def test_a_killed_worker_costs_its_batch_only(
    cables: Path, expected: dict[str, list[Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passone, "BATCH_BYTES", 60_000)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0") as cluster:
        first = next(iter(cluster.workers.values())).pid
        killer = threading.Thread(target=lambda: (time.sleep(1.5), os.kill(first, signal.SIGKILL)))
        killer.start()
        gk.build(tmp_path / "corpus", [cables], cluster=cluster.scheduler_address, progress=False)
        killer.join()
    found = rows(tmp_path / "corpus")
    assert found["cable"] == expected["cable"]
    assert found["link"] == expected["link"]


def test_parts_come_over_a_shelf(
    cables: Path, expected: dict[str, list[Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workers never see the corpus; what came once is not asked for again."""
    monkeypatch.setattr(passone, "BATCH_BYTES", 120_000)
    shelf = f"file://{tmp_path / 'shelf'}"
    gk.build(tmp_path / "corpus", [cables], cluster="local:2", parts=shelf, progress=False)
    assert rows(tmp_path / "corpus") == expected
    (tmp_path / "corpus" / "manifest.json").unlink()
    shutil.rmtree(tmp_path / "shelf")
    gk.build(tmp_path / "corpus", [cables], workers=1, parts=shelf, progress=False)
    assert rows(tmp_path / "corpus") == expected
    assert not (tmp_path / "shelf").exists()


class Flipping(MemoryFileSystem):
    """An object store that loses a bit of every file."""

    protocol = "flipping"
    store: ClassVar[dict[str, Any]] = {}
    pseudo_dirs: ClassVar[list[str]] = [""]

    def get_file(self, rpath: str, lpath: str, **_: Any) -> None:
        data = self.cat_file(rpath)
        Path(lpath).write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


def test_what_a_shelf_damaged_is_refused(cables: Path, tmp_path: Path) -> None:
    register_implementation("flipping", Flipping, clobber=True)
    with pytest.raises(gk.CorpusError, match="not what the worker wrote"):
        gk.build(tmp_path / "corpus", [cables], workers=1, parts="flipping://parts", progress=False)
    assert not list((tmp_path / "corpus" / "parts").glob("*"))
    gk.build(tmp_path / "corpus", [cables], workers=1, parts="memory://parts", progress=False)


def test_an_unknown_shelf_is_named(cables: Path, tmp_path: Path) -> None:
    with pytest.raises(gk.CorpusError, match="nowhere://x: cannot be opened"):
        gk.build(tmp_path / "corpus", [cables], workers=1, parts="nowhere://x", progress=False)
