"""What is kept stays within its bounds, and nothing is asked twice at once."""

import os
import stat
import threading
import time
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.answers import Answers, Memory, cached, kept_on_disk, weight


def test_the_least_used_makes_room() -> None:
    memory = Memory(most_bytes=1000)
    for key in "abc":
        memory.keep(key, "x" * 251)
    assert memory.get("a") is not None
    memory.keep("d", "x" * 251)
    assert [key for key in "abcd" if memory.get(key) is None] == ["b"]
    assert memory.bytes == 900


def test_what_is_larger_than_all_room_is_not_kept() -> None:
    memory = Memory(most_bytes=1000)
    memory.keep("a", "x" * 5000)
    assert memory.get("a") is None
    assert memory.bytes == 0


def test_many_small_answers_are_bounded_too() -> None:
    memory = Memory(most=10)
    for key in range(100):
        memory.keep(key, 1)
    assert [memory.get(key) for key in (0, 89, 90, 99)] == [None, None, 1, 1]


@pytest.mark.parametrize(
    ("answer", "least"),
    [
        (pd.DataFrame({"a": ["x"] * 1000}, dtype=object), 50_000),
        ({"a": ["b"] * 100}, 4000),
        (("a",) * 100, 4000),
        (None, 1),
    ],
)
def test_weights_are_no_underestimate(answer: Any, least: int) -> None:
    assert weight(answer) >= least


class Slow(Answers):
    def __init__(self) -> None:
        super().__init__(Path("nowhere"))
        self.asked = 0

    @property
    def version(self) -> str:
        return "1"

    @cached
    def question(self, of: str) -> str:
        self.asked += 1
        time.sleep(0.05)
        return of


def test_who_asks_at_once_is_answered_once() -> None:
    slow, said = Slow(), list[str]()
    people = [threading.Thread(target=lambda: said.append(slow.question("x"))) for _ in range(8)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert said == ["x"] * 8
    assert slow.asked == 1


def test_a_damaged_cache_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (tmp_path / "graphkit" / "tables").mkdir(parents=True)
    (tmp_path / "graphkit" / "tables" / "c-s-x.parquet").write_bytes(b"no table")
    made = pd.DataFrame({"a": [1]})
    assert kept_on_disk("c-s-x", lambda: made).equals(made)
    assert kept_on_disk("c-s-x", pd.DataFrame).equals(made)


def test_what_is_kept_on_disk_does_not_grow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("dashboard.answers.MOST_KEPT", 3)
    made = pd.DataFrame({"a": [1]})
    for name in ("c-1-x", "c-1-y", "d-1-x", "c-2-x", "d-1-y"):
        assert kept_on_disk(name, lambda: made).equals(made)
    assert names(tmp_path) == {"c-2-x", "d-1-x", "d-1-y"}, "an old state goes"
    for age, name in enumerate(("d-1-x", "c-2-x", "d-1-y")):
        os.utime(tmp_path / "graphkit" / "tables" / f"{name}.parquet", (1000 + age, 1000 + age))
    kept_on_disk("d-1-x", pd.DataFrame)
    kept_on_disk("d-1-z", lambda: made)
    assert names(tmp_path) == {"d-1-x", "d-1-y", "d-1-z"}, "what was not asked for longest goes"
    assert stat.S_IMODE((tmp_path / "graphkit").stat().st_mode) == 0o700


def names(cache: Path) -> set[str]:
    return {file.stem for file in (cache / "graphkit" / "tables").iterdir()}
