"""Limits of archives, set by whoever reads: refused by default, read when they are raised."""

import json
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

import graphkit as gk
from graphkit import pipeline
from graphkit.cli import app
from graphkit.model import Issue
from graphkit.readers import Limits
from tests.readers.make import csv_fields, csv_row, invent

STRICT = ("ratio_after=1000", "max_ratio=2")
RAISED = ("ratio_after=1000", "max_ratio=1000")


@pytest.fixture
def bomb(tmp_path: Path) -> Path:
    path = tmp_path / "bomb.zip"
    rows = "".join(csv_row(csv_fields(cable)) for cable in invent(40))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", rows)
    return path


@pytest.mark.parametrize("workers", [1, 2])
def test_a_ratio_that_is_too_high_is_an_issue_until_the_limit_is_raised(
    bomb: Path, tmp_path: Path, workers: int
) -> None:
    def built(limits: Limits) -> tuple[int, list[str]]:
        corpus = gk.build(tmp_path / "c", [bomb], workers=workers, progress=False, limits=limits)
        read = [row for row in corpus.issues().to_dict("records") if row["stage"] == "read"]
        assert all("--limit max_ratio=" in row["message"] for row in read)
        return len(corpus.cables()), [row["code"] for row in read]

    few, codes = built(Limits.of(STRICT))
    assert (few < 40, codes) == (True, ["bomb"])
    assert built(Limits.of(RAISED)) == (40, [])
    assert built(Limits()) == (40, [])
    assert built(Limits.of(STRICT)) == (few, ["bomb"])


def test_a_large_archive_is_unpacked_under_the_same_limits(
    bomb: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graphkit.passone.BATCH_BYTES", 2000)
    codes = {}
    for given in (STRICT, RAISED):
        corpus = gk.build(tmp_path / given[1], [bomb], workers=1, progress=False, limits=Limits.of(given))
        codes[given] = [row["code"] for row in corpus.issues().to_dict("records") if row["stage"] == "read"]
    assert codes == {STRICT: ["bomb"], RAISED: []}


def test_inspect_takes_limits(bomb: Path) -> None:
    strict = list(pipeline.inspect([bomb], limits=Limits.of(STRICT)))
    assert [one.code for one in strict if isinstance(one, Issue)] == ["bomb"]
    assert not any(isinstance(one, Issue) for one in pipeline.inspect([bomb], limits=Limits.of(RAISED)))


def options(limits: tuple[str, ...]) -> list[str]:
    return [word for limit in limits for word in ("--limit", limit)]


@pytest.mark.parametrize("command", ["inspect", "build"])
def test_the_command_line_takes_limits(command: str, bomb: Path, tmp_path: Path) -> None:
    paths = [str(bomb)] if command == "inspect" else [str(tmp_path / "c"), str(bomb)]
    strict = CliRunner().invoke(app, [command, *paths, *options(STRICT)])
    assert (strict.exit_code, "--limit max_ratio=" in strict.stderr.replace("\n", " ")) == (1, True)
    raised = CliRunner().invoke(app, [command, *paths, *options(RAISED)])
    assert (raised.exit_code, raised.stderr) == (0, "")
    if command == "inspect":
        lines = CliRunner().invoke(app, [command, *paths, "--json", *options(RAISED)]).stdout.splitlines()
        assert len([json.loads(line) for line in lines]) == 40


@pytest.mark.parametrize(
    "said", ["max_rate=5", "max_ratio", "max_ratio=", "max_ratio=many", "max_ratio=-1", "=5", "max_depth=0"]
)
@pytest.mark.parametrize("command", ["inspect", "build"])
def test_a_limit_that_is_none_is_refused_with_those_there_are(
    command: str, said: str, bomb: Path, tmp_path: Path
) -> None:
    paths = [str(bomb)] if command == "inspect" else [str(tmp_path / "c"), str(bomb)]
    run = CliRunner().invoke(app, [command, *paths, "--limit", said])
    assert run.exit_code == 2
    assert all(name in run.stderr for name in ("max_ratio", "max_depth", "max_total_bytes"))
    assert not (tmp_path / "c").exists()
