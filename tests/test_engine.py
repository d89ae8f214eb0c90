"""Batches over processes: what a script does that forgot its guard, and a batch that is alone."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphkit.engine import map_batches


def pid(_: int) -> int:
    return os.getpid()


def test_a_batch_that_is_alone_needs_no_other_process() -> None:
    assert list(map_batches(pid, [1], workers=2)) == [os.getpid()]


def test_a_worker_that_dies_is_said() -> None:
    with pytest.raises(ChildProcessError, match="a worker process died"):
        list(map_batches(os._exit, [1, 1], workers=2))


def test_a_script_without_a_guard_is_told_what_it_lacks(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from graphkit.engine import map_batches\nprint(list(map_batches(abs, [-1, -2, -3], workers=2)))\n"
    )
    run = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False, timeout=120)
    assert run.returncode == 1
    # Not always the last line: multiprocessing's own tracker may speak of leaked semaphores after it.
    said = [line for line in run.stderr.splitlines() if line.startswith("ChildProcessError: ")]
    assert said
    assert all("__name__ == '__main__'" in line for line in said)


@pytest.mark.parametrize("seconds", [600, 0], ids=["at work", "idle"])
def test_workers_end_when_who_began_them_is_killed(seconds: int) -> None:
    script = f"""
import sys
from functools import partial
from time import sleep
from tests.test_engine import begun
from graphkit.engine import map_batches
def more():
    yield from (1, 2)
    sleep(600)
list(map_batches(partial(begun, {seconds}), more(), workers=2))
"""
    run = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=Path(__file__).parent.parent)
    assert run.stdout is not None
    for _ in range(2):
        assert run.stdout.readline() == b"begun\n"
    run.kill()
    # Workers have the same standard output: it ends when the last of them does.
    assert run.communicate(timeout=60)[0] == b""


def begun(seconds: int, _: int) -> None:
    os.write(1, b"begun\n")
    time.sleep(seconds)
