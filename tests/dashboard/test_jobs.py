"""Slow work goes on in a process of its own: it says how far it is, ends when told to, and leaves a file or nothing."""

import io
import json
import os
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import plotly
import pytest

from dashboard import ahead, jobs, shell
from dashboard import data as questions
from dashboard.app import create_app
from dashboard.data import Data
from dashboard.jobs import Jobs
from dashboard.pages import PAGES
from dashboard.urls import View

OVERVIEW = View("/network", network="co_mentioned", mode="overview")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Jobs of a server of its own; nothing outlives the test."""
    own = tmp_path / "jobs"
    own.mkdir()
    monkeypatch.setenv(jobs.FOLDER, str(own))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    yield own
    Jobs(own).stop_all()


def until(done: Any, seconds: float = 60) -> Any:
    end = time.time() + seconds
    while time.time() < end:
        if found := done():
            return found
        time.sleep(0.1)
    raise AssertionError("it took too long")


def drawn(data: Data, view: View) -> str:
    return json.dumps(shell.show_page(data, view.href)[0], cls=plotly.utils.PlotlyJSONEncoder)


def test_a_large_layout_says_how_far_it_is_and_then_is_there(
    sample: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "PLACED_AT_ONCE", 0)
    data, filtered = Data(sample), OVERVIEW.but(since="2006")
    until(lambda: "Cancel" in drawn(data, filtered))
    until(lambda: "Drag and zoom" in drawn(data, filtered))
    assert "Drag and zoom" in drawn(Data(sample), filtered)  # another worker finds it on the disk


def test_large_networks_are_placed_before_somebody_asks(
    sample: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = Data(sample)
    assert ahead.begin(data) is None  # small ones are placed at once
    monkeypatch.setattr(ahead, "PLACED_AT_ONCE", 0)
    job = until(lambda: (one := ahead.begin(data)) and one.state == jobs.DONE and one)
    assert job.said == "placed"
    assert ahead.begin(Data(sample)) == job  # one for all workers


def test_stopped_work_stays_stopped_until_somebody_starts_it_again(sample: Path, folder: Path) -> None:
    data = Data(sample)
    job = data.export(OVERVIEW, "gexf")
    assert job.state in (jobs.RUNNING, jobs.WAITING)
    pid = until(lambda: jobs._pid(folder / job.id))
    Jobs(folder).stop(job.id)  # as another worker would
    until(lambda: not jobs._alive(folder / job.id))
    assert data.export(OVERVIEW, "gexf").state == jobs.STOPPED
    assert "Start again" in drawn(data, OVERVIEW.but(mode="export"))
    data.jobs.forget(job.id)
    assert data.export(OVERVIEW, "gexf").state == jobs.RUNNING
    assert until(lambda: jobs._pid(folder / job.id)) != pid


def test_the_whole_network_is_written_with_its_evidence(sample: Path, folder: Path) -> None:
    app = create_app(sample)
    data = Data(sample)
    job = until(lambda: (one := data.export(OVERVIEW, "gexf")).state == jobs.DONE and one)
    assert "/job/" in drawn(data, OVERVIEW.but(mode="export"))
    answer = app.server.test_client().get(f"/job/{job.id}")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert json.loads(archive.read("about.json"))["query"] == OVERVIEW.but(mode=None).query
        rows = archive.read("evidence.csv").decode().splitlines()
        assert b"<gexf" in archive.read("network.gexf")[:300]
    assert rows[0].startswith("source,target,link")
    assert len(rows) > len(data.network_of(OVERVIEW).edges)
    answer.close()


def test_files_that_are_not_there_are_said_to_be_gone(client: Any, folder: Path) -> None:
    for name in ("0" * 24, "x"):
        assert client.get(f"/job/{name}").status_code == 404


def test_a_failing_job_says_why(tmp_path: Path, folder: Path) -> None:
    some = Jobs(folder)
    task = {"kind": "layout", "corpus": str(tmp_path / "nowhere"), "protect": "mask", "href": "/network"}
    job = until(lambda: (one := some.ask(task)).state == jobs.FAILED and one)
    assert "is no corpus" in job.said


def test_only_a_few_run_at_once_and_old_ones_are_forgotten(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "MOST_RUNNING", 0)
    monkeypatch.setattr(jobs, "MOST_KEPT", 3)
    some = Jobs(folder)
    for number in range(8):
        job = some.ask({"kind": "layout", "number": str(number)})
        assert job.state == jobs.WAITING
        some.stop(job.id)
    assert len(list(folder.iterdir())) <= 5


def test_a_process_that_died_has_failed(folder: Path) -> None:
    own = folder / ("a" * 24)
    own.mkdir()
    jobs.say(own, jobs.RUNNING, 0.5, "at work")
    (own / "begun").touch()
    (own / "pid").write_text(str(os.getpid()))  # somebody else's number by now: not a job, and not to be ended
    assert Jobs(folder).look(own.name).state == jobs.FAILED
    Jobs(folder).stop(own.name)
    assert jobs.read(own).state == jobs.STOPPED


@pytest.mark.parametrize("name", ["", "..", "../../etc", "a" * 23, "a" * 25, "a/" * 12])
def test_names_are_no_paths(folder: Path, name: str) -> None:
    some = Jobs(folder)
    some.stop(name)
    some.forget(name)
    assert some.result(name) is None


def test_unfiltered_pages_are_answered_ahead(sample: Path) -> None:
    data = Data(sample)
    ahead.warm(data)
    held = data.memory.bytes
    asked = [one for one in PAGES if one.layout(data, View(one.path)) is not None]
    assert len(asked) == len(PAGES)
    assert data.memory.bytes == held > 0  # nothing was left to ask


def test_the_network_of_cables_is_gathered_ahead_once_it_is_placed(sample: Path) -> None:
    cables = View("/network", network="references")
    first = Data(sample)
    first.place(cables, first.network_of(cables))
    data = Data(sample)
    ahead.warm(data)
    held = data.memory.bytes
    assert data.overview(cables).places is not None
    assert data.memory.bytes == held  # nothing was left to ask
