"""How fast a corpus is built, how it grows, how large it gets, and how well absent cables are dated.

    python benchmarks/build.py --cables 5000,20000,50000 --work FOLDER
    python benchmarks/build.py --source PATH
    python benchmarks/build.py --dates NODES.csv.gz

One line per size: seconds of each stage, rates per second of the clock and of CPU time (all processes), the peak of
memory, the corpus beside its text and beside plainly reading the same bytes, and what 1,000 further cables cost. With
``--work`` inputs, corpora and results stay: a size that is done is not measured again, a build that was killed goes on
(its seconds are then those of the rest, and the line says so).
"""

import argparse
import csv
import gzip
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import graphkit as gk
from graphkit import pipeline
from graphkit.resolve.series import build_series, estimate, split_id
from graphkit.synth import write_corpus

MORE = 1000
"""Cables that are added to a finished corpus."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cables", default="1000", help="invented cables to build from; several sizes with commas")
    parser.add_argument("--source", type=Path, help="build from this instead")
    parser.add_argument("--dates", type=Path, help="score estimated dates on a table of cables (mrn, date)")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--work", type=Path, help="keep inputs, corpora and results here, and go on where one stopped")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.dates:
        print(json.dumps(score_dates(given.dates), indent=1))
    elif given.one is not None:
        print(json.dumps(measure_size(given.one, given.work, given.workers)))
    elif given.source:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(measure(given.source, Path(folder) / "corpus", given.workers), indent=1))
    elif given.work:
        series(given.cables, given.work, given.workers)
    else:
        with tempfile.TemporaryDirectory() as folder:
            series(given.cables, Path(folder), given.workers)


def series(sizes: str, work: Path, workers: int) -> None:
    """Every size in a process of its own, so that memory is its own; a line of JSON each, also in results.jsonl."""
    work.mkdir(parents=True, exist_ok=True)
    log = work / "results.jsonl"
    done = {json.loads(line)["cables asked"] for line in log.read_text().splitlines()} if log.exists() else set()
    for size in map(int, sizes.split(",")):
        if size not in done:
            command = [sys.executable, __file__, "--one", str(size), "--work", str(work), "--workers", str(workers)]
            with log.open("a") as file:
                file.write(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    for line in log.read_text().splitlines():
        print(json.dumps(json.loads(line), indent=1), flush=True)


def measure_size(size: int, work: Path, workers: int) -> dict[str, Any]:
    """Build ``size`` invented cables, then add `MORE`."""
    source, more = invented(size, work)
    corpus = work / f"corpus-{size}"
    resumed = corpus.exists()
    found = measure(source, corpus, workers)
    if not resumed:
        check(corpus, size)
    whole = work / f"corpus-{size}-more"
    shutil.rmtree(whole, ignore_errors=True)
    shutil.copytree(corpus, whole)
    with stages() as told:
        _, wall, cpu = timed(lambda: gk.build(whole, [more], workers=workers, progress=False))
    shutil.rmtree(whole)
    added = {f"{MORE} more: seconds": round(wall, 2), f"{MORE} more: CPU seconds": round(cpu, 2)}
    return {"cables asked": size, "went on": resumed, **found, **added, f"{MORE} more: stages": dict(told)}


def invented(size: int, work: Path) -> tuple[Path, Path]:
    """A file of ``size`` cables and one of the `MORE` that were sent after them."""
    folder = work / f"in-{size}"
    source, more = folder / "cables.csv", folder / "more.csv"
    if not more.exists():
        write_corpus(folder / "all", size + MORE, 1)
        text = (folder / "all" / "cables" / "cables.csv").read_bytes()
        cut = text.index(f'\n"{size + 1}",'.encode()) + 1
        source.write_bytes(text[:cut])
        more.write_bytes(text[cut:])
        shutil.rmtree(folder / "all" / "cables")
    return source, more


def check(corpus: Path, size: int) -> None:
    held = gk.Corpus.open(corpus).info()["cables"]
    if held != size:
        raise SystemExit(f"{corpus}: {held} cables, expected {size}")


def measure(source: Path, folder: Path, workers: int) -> dict[str, Any]:
    files = [path for path in ([source] if source.is_file() else source.rglob("*")) if path.is_file()]
    _, read_wall, _ = timed(lambda: sum(len(path.read_bytes()) for path in files))
    with stages() as told:
        corpus, wall, cpu = timed(lambda: gk.build(folder, [source], workers=workers, progress=False))
    again, again_wall, _ = timed(lambda: gk.build(folder, [source], workers=workers, progress=False))
    info = corpus.info()
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    text = info["chars"]
    assert again.info()["cables"] == info["cables"]
    return {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "workers": workers,
        "cables": info["cables"],
        "MB of text": round(text / 1e6, 2),
        "seconds": round(wall, 2),
        "stages": dict(told),
        "CPU seconds": round(cpu, 2),
        "cables per second": round(info["cables"] / wall, 1),
        "CPU milliseconds a cable": round(1000 * cpu / max(info["cables"], 1), 2),
        "times plain reading": round(wall / max(read_wall, 1e-9)),
        "same again, seconds": round(again_wall, 2),
        "corpus / text": round(size / max(text, 1), 3),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "peak MB of a worker": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
        "links": sum(info["links"].values()),
    }


class Stages(dict[str, float]):
    """Seconds by stage, as a build tells them."""

    def __init__(self) -> None:
        super().__init__()
        self.open: tuple[str, float] | None = None

    def begin(self, what: str, total: int) -> None:  # noqa: ARG002  (the protocol's shape)
        now = time.perf_counter()
        if self.open:
            self[self.open[0]] = round(now - self.open[1], 2)
        self.open = (what, now)

    def advance(self, size: int, cables: int, issues: int) -> None:
        """Nobody looks on."""


@contextmanager
def stages() -> Iterator[Stages]:
    """What a build says of its stages while the block runs."""
    told, silent = Stages(), pipeline.no_progress

    @contextmanager
    def listening() -> Iterator[Stages]:
        yield told
        told.begin("", 0)

    pipeline.no_progress = listening
    try:
        yield told
    finally:
        pipeline.no_progress = silent


def timed(task: Callable[[], Any]) -> tuple[Any, float, float]:
    """What ``task`` gives, its seconds, and its CPU seconds with all processes that it started."""
    before, start = os.times(), time.perf_counter()
    answer = task()
    after = os.times()
    cpu = sum(after[:4]) - sum(before[:4])
    return answer, time.perf_counter() - start, cpu


def score_dates(nodes: Path, hide: int = 10) -> dict[str, Any]:
    """Hide the date of every tenth cable, estimate it from its neighbours, and compare."""
    with gzip.open(nodes, "rt", encoding="utf-8", newline="") as file:
        known = [(row["mrn"], date.fromisoformat(row["date"][:10])) for row in csv.DictReader(file) if row["date"]]
    shown = [row for n, row in enumerate(known) if n % hide]
    series = build_series(shown)
    errors: dict[str, list[int]] = defaultdict(list)
    inside = 0
    for n, (cable, day) in enumerate(known):
        number = split_id(cable)
        if n % hide == 0 and number is not None:
            guess = estimate(series, number)
            errors[number.station].append(abs((guess.date - day).days))
            inside += guess.low <= day <= guess.high
    every = sorted(error for found in errors.values() for error in found)
    stations = sorted(errors, key=lambda station: -len(errors[station]))[:12]
    return {
        "hidden": len(every),
        "median error, days": statistics.median(every),
        "90th percentile, days": every[int(len(every) * 0.9)],
        "inside the bounds": round(inside / len(every), 3),
        "median of the largest stations": {station: statistics.median(errors[station]) for station in stations},
    }


if __name__ == "__main__":
    main()
