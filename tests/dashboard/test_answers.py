"""What is kept stays within its bounds, and nothing is asked twice at once."""

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
    (tmp_path / "graphkit").mkdir()
    (tmp_path / "graphkit" / "x.parquet").write_bytes(b"no table")
    made = pd.DataFrame({"a": [1]})
    assert kept_on_disk("x", lambda: made).equals(made)
    assert kept_on_disk("x", pd.DataFrame).equals(made)
