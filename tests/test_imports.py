"""The rooms import only what stands below them, and the check that says so can fail."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def _contracts(folder: Path) -> subprocess.CompletedProcess[str]:
    command = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [str(command), "--no-cache"], cwd=folder, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture(scope="module")
def house(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the code that a test may spoil."""
    copy = tmp_path_factory.mktemp("house")
    for package in ("graphkit", "dashboard"):
        shutil.copytree(root / package, copy / package, ignore=shutil.ignore_patterns("__pycache__", "assets"))
    shutil.copy(root / "pyproject.toml", copy)
    return copy


def test_contracts_hold(house: Path) -> None:
    run = _contracts(house)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    ("module", "breach"),
    [
        ("graphkit/parse/__init__.py", "import graphkit.extract\n"),
        ("graphkit/model/facts.py", "import graphkit.record\n"),
        ("graphkit/graph/__init__.py", "import plotly\n"),
        ("dashboard/data.py", "import graphkit.parse\n"),
        ("dashboard/figures/__init__.py", "import dash\n"),
    ],
)
def test_a_breach_fails(house: Path, module: str, breach: str) -> None:
    spoilt = house / module
    before = spoilt.read_text(encoding="utf-8")
    try:
        spoilt.write_text(before + "\n" + breach, encoding="utf-8")
        assert _contracts(house).returncode != 0
    finally:
        spoilt.write_text(before, encoding="utf-8")
