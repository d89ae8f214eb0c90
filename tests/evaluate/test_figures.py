"""No figure of accuracy is lower than it was recorded, and the scripts that count them notice what is lost."""

import importlib
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest


def ours(root: Path) -> set[str]:
    """The gold that is in the repository."""
    return {path.stem for path in (root / "data/gold").glob("*.json")}


@pytest.fixture
def script(root: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> ModuleType:
    """A script of benchmarks/, by its name."""
    monkeypatch.syspath_prepend(str(root / "benchmarks"))
    return importlib.import_module(request.param)


def check(root: Path, *names: str) -> None:
    command = [sys.executable, str(root / "benchmarks/score.py"), "--check", *names]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert "skipped" not in run.stdout


def test_no_figure_on_our_gold_is_lower_than_recorded(root: Path) -> None:
    assert {"sample", "contacts"} <= ours(root)
    check(root, *sorted(ours(root)))


@pytest.mark.corpus
@pytest.mark.timeout(600)
def test_no_figure_on_shared_gold_is_lower_than_recorded(root: Path, shared: Path) -> None:
    assert shared.is_dir()
    recorded = json.loads((root / "benchmarks/scores.json").read_text(encoding="utf-8"))
    check(root, *sorted(recorded.keys() - ours(root)))


@pytest.mark.parametrize("script", ["score"], indirect=True)
def test_a_lower_figure_is_a_failure(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {"contacts2": script.tabulate(script.scores_of("contacts2"))}
    monkeypatch.setattr(script, "RECORDED", tmp_path / "scores.json")
    monkeypatch.setattr(sys, "argv", ["score.py", "--check", "contacts2"])
    row = before["contacts2"]["contacts"]
    for was, fails in ((row["recall"], False), (row["recall"] + 0.004, False), (row["recall"] + 0.02, True)):
        row["recall"] = was
        script.RECORDED.write_text(json.dumps(before), encoding="utf-8")
        if fails:
            with pytest.raises(SystemExit, match="contacts2: contacts: recall"):
                script.main()
        else:
            script.main()
    assert "contacts2" in capsys.readouterr().out


@pytest.mark.parametrize("script", ["score"], indirect=True)
def test_what_is_no_longer_counted_has_fallen(script: ModuleType) -> None:
    row = {"precision": None, "recall": 0.9, "f1": 0.8, "hits": 9, "missed": 1, "extra": 0}
    assert list(script.fallen({"names": row}, {"names": row})) == []
    assert list(script.fallen({}, {"names": row})) == ["names: recall 0.9000 -> -", "names: f1 0.8000 -> -"]
    assert list(script.fallen({"names": row}, {})) == []


@pytest.mark.parametrize("script", ["precision"], indirect=True)
def test_a_right_name_that_is_lost_is_missed(script: ModuleType) -> None:
    verdicts = {("d1", 0, 9): "right", ("d1", 20, 29): "right", ("d2", 5, 8): "wrong", ("d3", 1, 2): "wrong"}
    score = script.count(verdicts, {("d1", 0, 9), ("d2", 5, 8), ("d4", 7, 9)})
    assert (score.hits, score.missed, score.extra) == (1, 1, 1)
    assert [(finding.where, finding.text) for finding in score.findings] == [("d1", "20 to 29")]


ROWS = [
    dict(zip(("cable", "name_start", "name_end", "role_start", "role_end", "name", "role"), row, strict=True))
    for row in (
        ("07OSLO1", "10", "20", "30", "40", "right", "right"),
        ("07OSLO2", "10", "20", "", "", "right", "-"),
        ("07OSLO3", "", "", "30", "40", "missed", "right"),
        ("07OSLO4", "10", "20", "", "", "wrong", "missed"),
    )
]
NAMES, ROLES = (
    {"07OSLO1": {("10", "20")}, "07OSLO2": {("10", "20")}, "07OSLO4": {("10", "20")}},
    {
        "07OSLO1": {("30", "40")},
        "07OSLO3": {("30", "40")},
    },
)


@pytest.mark.parametrize("script", ["classifiers"], indirect=True)
@pytest.mark.parametrize(
    ("kind", "changed", "expected"),
    [
        pytest.param("name", {}, (2, 1, 1, 0), id="as it was judged"),
        pytest.param("role", {}, (2, 1, 0, 0), id="roles as they were judged"),
        pytest.param("name", {"07OSLO1": set()}, (1, 2, 1, 0), id="a right name is lost"),
        pytest.param("name", {"07OSLO1": {("10", "25")}}, (1, 2, 2, 0), id="a right name is read otherwise"),
        pytest.param("name", {"07OSLO3": {("12", "18")}}, (2, 0, 1, 1), id="where nobody was found somebody is"),
        pytest.param("name", {"07OSLO4": {("11", "20")}}, (2, 1, 0, 1), id="a wrong name is read otherwise"),
        pytest.param("name", {"07OSLO4": set()}, (2, 1, 0, 0), id="a wrong name is gone"),
        pytest.param("name", {"07OSLO9": {("10", "20")}}, (2, 1, 1, 1), id="a cable that nobody judged"),
        pytest.param("role", {"07OSLO2": {("30", "40")}}, (2, 1, 1, 0), id="a role where the line gives none"),
    ],
)
def test_classifiers_are_counted_by_what_was_judged(
    script: ModuleType, kind: str, changed: dict[str, set[tuple[str, str]]], expected: tuple[int, int, int, int]
) -> None:
    score, left = script.count(ROWS, kind, {**(NAMES if kind == "name" else ROLES), **changed})
    assert (score.hits, score.missed, score.extra, left) == expected
    assert len(score.findings) == score.missed
