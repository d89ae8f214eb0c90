"""How fast a corpus is built, how large it gets, and how well absent cables are dated.

    python benchmarks/build.py --cables 3000
    python benchmarks/build.py --source PATH
    python benchmarks/build.py --dates NODES.csv.gz

Rates are per second of CPU time (all processes) and of the clock; the ratio is against plainly reading the same bytes.
"""

import argparse
import csv
import gzip
import json
import os
import platform
import resource
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import graphkit as gk
from graphkit.resolve.series import build_series, estimate, split_id
from graphkit.synth import write_corpus


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cables", type=int, default=1000, help="invented cables to build from")
    parser.add_argument("--source", type=Path, help="build from this instead")
    parser.add_argument("--dates", type=Path, help="score estimated dates on a table of cables (mrn, date)")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    given = parser.parse_args()
    if given.dates:
        print(json.dumps(score_dates(given.dates), indent=1))
        return
    with tempfile.TemporaryDirectory() as folder:
        source = given.source
        if source is None:
            write_corpus(Path(folder) / "in", given.cables, 1)
            source = Path(folder) / "in" / "cables"
        print(json.dumps(measure(source, Path(folder), given.workers), indent=1))


def measure(source: Path, folder: Path, workers: int) -> dict[str, Any]:
    files = [path for path in ([source] if source.is_file() else source.rglob("*")) if path.is_file()]
    _, read_wall, _ = timed(lambda: sum(len(path.read_bytes()) for path in files))
    corpus, wall, cpu = timed(lambda: gk.build(folder / "corpus", [source], workers=workers, progress=False))
    again, again_wall, _ = timed(lambda: gk.build(folder / "corpus", [source], workers=workers, progress=False))
    info = corpus.info()
    size = sum(path.stat().st_size for path in (folder / "corpus").rglob("*") if path.is_file())
    text = info["chars"]
    assert again.info()["cables"] == info["cables"]
    return {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "workers": workers,
        "cables": info["cables"],
        "MB of text": round(text / 1e6, 2),
        "seconds": round(wall, 2),
        "CPU seconds": round(cpu, 2),
        "cables per second": round(info["cables"] / wall, 1),
        "cables per CPU second": round(info["cables"] / cpu, 1),
        "times plain reading": round(wall / max(read_wall, 1e-9)),
        "same again, seconds": round(again_wall, 2),
        "corpus / text": round(size / max(text, 1), 3),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "peak MB of a worker": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
        "links": sum(info["links"].values()),
    }


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
