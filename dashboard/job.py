"""What a job's own process does: place large networks, now or ahead of questions, or write all of one to a file."""

import json
import os
import signal
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dashboard import jobs, urls

Told = Callable[[float, str], None]


def main() -> None:
    """Do the job in the folder that the command line names; a signal ends it at once."""
    own = Path(sys.argv[1])
    signal.signal(signal.SIGTERM, lambda *_: os._exit(1))
    os.nice(10)  # people who click go first
    task = json.loads((own / "job.json").read_text())
    try:
        done = KINDS[task["kind"]](task, own, lambda share, said: jobs.say(own, jobs.RUNNING, share, said))
        state, said = jobs.DONE, done
    except Exception as error:  # noqa: BLE001  -- whoever waits for it is told
        state, said = jobs.FAILED, f"{type(error).__name__}: {error}"[:300]
    if jobs.read(own).state == jobs.RUNNING:
        jobs.say(own, state, 1, said)


def _opened(task: dict[str, str]) -> tuple[Any, urls.View]:
    from dashboard.data import Data  # noqa: PLC0415  -- pandas and DuckDB: only where they are used
    from graphkit.model import Protect  # noqa: PLC0415

    return Data(Path(task["corpus"]), Protect(task["protect"])), urls.parse_href(task["href"])


def _layout(task: dict[str, str], own: Path, told: Told) -> str:  # noqa: ARG001  -- one signature for all
    data, view = _opened(task)
    told(0.05, "gathering the network")
    network = data.network_of(view)
    told(0.2, f"placing {len(network.nodes):,} nodes")
    data.place(view, network)
    return "placed"


def _ahead(task: dict[str, str], own: Path, told: Told) -> str:  # noqa: ARG001  -- one signature for all
    from dashboard import networks  # noqa: PLC0415
    from dashboard.data import PLACED_AT_ONCE  # noqa: PLC0415
    from graphkit.corpus.beforehand import make_lists  # noqa: PLC0415

    data, view = _opened(task)
    told(0, "putting words and ids in order")
    make_lists(data.corpus)
    for number, kind in enumerate(networks.KINDS):
        told(number / len(networks.KINDS), f"placing: {kind.title}")
        asked = view.go("/network", network=kind.name)
        if networks.size_of(data.network_of(asked)) > PLACED_AT_ONCE and not data.is_placed(asked):
            while data.jobs.ask(data.task("layout", asked)).state in (jobs.RUNNING, jobs.WAITING):
                time.sleep(1)  # a job of its own: who opens the network meanwhile sees how far it is
    return "placed"


def _export(task: dict[str, str], own: Path, told: Told) -> str:
    from dashboard import downloads  # noqa: PLC0415
    from graphkit.export import export_graph  # noqa: PLC0415

    data, view = _opened(task)
    told(0.05, "gathering the network")
    network = data.network_of(view)
    told(0.15, f"writing {len(network.nodes):,} nodes and {len(network.edges):,} edges")
    about = downloads.about(data, view)
    file = own / f"network.{task['format']}"
    export_graph(downloads.graph_of(network), file, meta=about)
    with zipfile.ZipFile(own / "result.part", "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        archive.write(file, file.name)
        archive.writestr("about.json", json.dumps(about, indent=2, ensure_ascii=False))
        told(0.5, "quoting the words behind every edge")
        facts = data.facts_among(view, network.edges)
        with archive.open("evidence.csv", "w", force_zip64=True) as table:
            parts = -(-len(facts) // downloads.AT_ONCE) or 1
            for number, words in enumerate(downloads.evidence_of(data, facts)):
                table.write(downloads.csv_of(words, header=number == 0))
                told(0.5 + 0.5 * (number + 1) / parts, f"quoting {len(facts):,} facts")
    file.unlink()
    (own / "result.part").replace(own / "result")
    return "written"


KINDS: dict[str, Callable[[dict[str, str], Path, Told], str]] = {
    "layout": _layout,
    "export": _export,
    "ahead": _ahead,
}

if __name__ == "__main__":
    main()
