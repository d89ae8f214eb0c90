"""Slow work aside: one process per job, its progress in a folder that all workers of a server share, ended by a click.

A job is a folder: ``job.json`` says what to do, ``state.json`` how far it is, ``result`` is what came of it.
"""

import contextlib
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

FOLDER = "GRAPHKIT_DASHBOARD_JOBS"  # where the workers of one server find each other's jobs
MOST_RUNNING, MOST_KEPT = 3, 12  # one of those that run may be waiting for another: see `ahead`
RUNNING, WAITING, DONE, STOPPED, FAILED = "running", "waiting", "done", "stopped", "failed"


@dataclass(frozen=True)
class Job:
    """How a job stands: the ``share`` of its work that is done (0 to 1), and what it does now or what went wrong."""

    id: str
    state: str
    share: float = 0.0
    said: str = ""
    since: float = 0.0

    @property
    def seconds(self) -> int:
        """How long it has been at it."""
        return max(0, round(time.time() - self.since)) if self.since else 0


def job_id(task: Mapping[str, str]) -> str:
    """The same task has the same id in every worker.

    >>> job_id({"kind": "layout"}) == job_id({"kind": "layout"}), len(job_id({}))
    (True, 24)
    """
    return hashlib.sha256(json.dumps(dict(task), sort_keys=True).encode()).hexdigest()[:24]


class Jobs:
    """The jobs of one server. Every worker sees all of them; any may start, ask after and stop each."""

    def __init__(self, folder: Path | None = None) -> None:
        self._own = folder
        self._lock = threading.Lock()

    @property
    def folder(self) -> Path:
        """Readable by this user alone."""
        with self._lock:
            if self._own is None:
                named = os.environ.get(FOLDER)
                self._own = Path(named) if named else Path(tempfile.mkdtemp(prefix="graphkit-jobs-"))
            return self._own

    def ask(self, task: Mapping[str, str]) -> Job:
        """The job that does ``task``, begun if nobody has; it waits where `MOST_RUNNING` are at work."""
        own = self.folder / job_id(task)
        try:
            own.mkdir(mode=0o700)
        except FileExistsError:
            job = self.look(own.name)
            return self._begin(own) if job.state == WAITING else job
        (own / "job.json").write_text(json.dumps(dict(task)))
        say(own, WAITING, 0, "waiting for its turn")
        self._forget_old()
        return self._begin(own)

    def stop_all(self) -> None:
        """End whatever still runs: the server goes down."""
        for job in _all(self.folder):
            if job.state in (RUNNING, WAITING):
                self.stop(job.id)

    def look(self, name: str) -> Job:
        """How a job stands; a process that ended without a word has failed."""
        job = read(self.folder / name)
        if job.state == RUNNING and not _alive(self.folder / name):
            say(self.folder / name, FAILED, 0, "it ended before it was done")
            job = read(self.folder / name)
        return job

    def stop(self, name: str) -> None:
        """End a job; what it has done so far is thrown away."""
        own = self.folder / name
        if not _is_name(name) or not own.is_dir():
            return
        pid = _pid(own) if _alive(own) else None
        say(own, STOPPED, 0, "stopped")
        if pid is not None:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGTERM)
        (own / "result").unlink(missing_ok=True)

    def forget(self, name: str) -> None:
        """Make way for another try."""
        if _is_name(name) and self.look(name).state not in (RUNNING, WAITING):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def result(self, name: str) -> Path | None:
        """The file that a job has made, if it is done and made one."""
        file = self.folder / name / "result"
        return file if _is_name(name) and read(file.parent).state == DONE and file.is_file() else None

    def _begin(self, own: Path) -> Job:
        running = [job for job in _all(own.parent) if job.state == RUNNING and _alive(own.parent / job.id)]
        if len(running) >= MOST_RUNNING:
            return read(own)
        try:
            (own / "begun").touch(exist_ok=False)  # one worker alone
        except FileExistsError:
            return read(own)
        say(own, RUNNING, 0, "starting")
        # In its own folder, so that no module lying about where the server was started is taken for one of ours.
        command = [sys.executable, "-m", "dashboard.job", str(own)]
        path = os.pathsep.join(str(Path(one).resolve()) for one in sys.path)
        process = subprocess.Popen(  # noqa: S603  -- our own interpreter and command; the folder's name is a hash
            command, stdin=subprocess.DEVNULL, cwd=own, env={**os.environ, "PYTHONPATH": path}
        )
        (own / "pid").write_text(str(process.pid))
        threading.Thread(target=process.wait, daemon=True).start()  # so that it leaves no zombie behind
        return read(own)

    def _forget_old(self) -> None:
        ended = [job for job in _all(self.folder) if job.state not in (RUNNING, WAITING)]
        for job in sorted(ended, key=lambda job: job.since)[:-MOST_KEPT]:
            shutil.rmtree(self.folder / job.id, ignore_errors=True)


def _all(folder: Path) -> list[Job]:
    return [read(one.parent) for one in folder.glob("*/state.json")]


def say(own: Path, state: str, share: float, said: str) -> None:
    """Write how the job in folder ``own`` stands."""
    job = Job(own.name, state, round(share, 3), said, read(own).since or time.time())
    beside = own / f"state.{os.getpid()}.{threading.get_ident()}"
    beside.write_text(json.dumps(asdict(job)))
    beside.replace(own / "state.json")


def read(own: Path) -> Job:
    """How the job in folder ``own`` stands; without a folder it has failed."""
    try:
        return Job(**json.loads((own / "state.json").read_text()))
    except (OSError, ValueError, TypeError):
        return Job(own.name, FAILED, 0, "nothing is known of it")


def _is_name(name: str) -> bool:
    return len(name) == 24 and name.isalnum()


def _pid(own: Path) -> int | None:
    try:
        return int((own / "pid").read_text())
    except (OSError, ValueError):
        return None


def _alive(own: Path) -> bool:
    """Whether the job's own process runs: a number that another process has by now is none of ours."""
    pid = _pid(own)
    try:
        if pid is None:
            return time.time() - (own / "begun").stat().st_mtime < 10  # about to be written
        status = Path(f"/proc/{pid}/status").read_text()
        return "State:\tZ" not in status and own.name in Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return False
