"""There is no container engine where the tests run: that the file says the right things can still be read."""

import re
import shlex
from pathlib import Path

import pytest

from dashboard.__main__ import _parser, _problem


@pytest.fixture
def lines(root: Path) -> list[str]:
    """The instructions, with continued lines joined and without comments."""
    text = (root / "Containerfile").read_text().replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def said(lines: list[str], name: str) -> list[str]:
    return [line.removeprefix(name).strip() for line in lines if line.startswith(f"{name} ")]


def test_it_names_no_host_of_images_or_packages(root: Path) -> None:
    text = (root / "Containerfile").read_text()
    assert "://" not in re.sub(r"http://127\.0\.0\.1:8050\S*", "", text)
    assert not re.search(r"^FROM\s+[^\s/]+\.[^\s/]+/", text, re.M)
    assert "index" not in text  # no option of pip that names another source


def test_it_installs_what_is_locked_and_nothing_else(root: Path, lines: list[str]) -> None:
    installs = [line for line in said(lines, "RUN") if "install" in line]
    assert installs == ["pip install --no-cache-dir --require-hashes -r requirements/run.txt"]
    locked = (root / "requirements" / "run.txt").read_text()
    assert "--hash=sha256:" in locked
    assert re.search(r"^gunicorn==", locked, re.M)
    for line in said(lines, "COPY"):
        assert (root / line.split()[0]).exists()


def test_it_runs_as_nobody_special(lines: list[str]) -> None:
    assert said(lines, "USER")[-1] not in ("root", "0")
    assert lines.index("USER " + said(lines, "USER")[-1]) < next(
        n for n, line in enumerate(lines) if line.startswith("ENTRYPOINT")
    )


def test_it_runs_the_command_of_the_readme_and_asks_for_a_password(
    root: Path, lines: list[str], sample: Path, tmp_path: Path
) -> None:
    (entry,), (rest,) = (eval_list(said(lines, name)) for name in ("ENTRYPOINT", "CMD"))
    assert entry[:3] == ["python", "-m", "dashboard"]
    assert "python -m dashboard CORPUS --host 0.0.0.0" in " ".join((root / "README.md").read_text().split())
    password = tmp_path / "password"
    password.write_text("secret\n")
    places = {"/corpus": str(sample), "/password": str(password)}
    arguments = [places.get(one, one) for one in [*entry[3:], *rest]]
    assert _problem(_parser().parse_args(arguments)) is None
    alone = [places.get(one, one) for one in entry[3:]]
    assert "--password-file" in str(_problem(_parser().parse_args(alone)))


def eval_list(written: list[str]) -> list[list[str]]:
    return [shlex.split(one.strip("[]").replace(",", " ")) for one in written]
