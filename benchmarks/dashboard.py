"""How fast the dashboard answers: ``python benchmarks/dashboard.py CORPUS [--people 20] [--seconds 300]``.

Starts ``python -m dashboard`` on the loopback, then measures: time until it answers; the first content of every page,
cold and again; where there is a chromium, the cable that refers to most others, and frames per second while a script
drags the overview (software rendering); what each kind of click costs alone; and every callback while ``--people``
click at once (bounded in time and number; the pages, cables, searches and filters that they choose are many, so that
not all are answered from memory), with CPU per answer and memory of all its processes. ``--pause`` says how many
seconds they read between an answer and the next click: 0 is nobody who ever looks up, 2 the mean of an exponential
distribution. Each pause has a server of its own.
"""

import argparse
import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clicking import NETWORKS, Asked, clicks, first_pages, of_each_kind, page

from graphkit.corpus import Corpus

MOST_REQUESTS = 50_000
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ALONE = 12  # clicks of each kind that are asked one after the other


def post(base: str, asked: Asked) -> float:
    """Seconds that one callback takes."""
    _, outputs, inputs, states = asked
    named = [{"id": one.rpartition(".")[0], "property": one.rpartition(".")[2]} for one in outputs]

    def put(values: dict[str, Any]) -> list[dict[str, Any]]:
        parts = ((one.partition("."), value) for one, value in values.items())
        return [{"id": part[0], "property": part[2], "value": value} for part, value in parts]

    body = {
        "output": outputs[0] if len(outputs) == 1 else f"..{'...'.join(outputs)}..",
        "outputs": named[0] if len(outputs) == 1 else named,
        "inputs": put(inputs),
        "changedPropIds": list(inputs),
        "state": put(states),
    }
    headers = {"Content-Type": "application/json", "Accept-Encoding": "gzip"}
    request = urllib.request.Request(f"{base}/_dash-update-component", json.dumps(body).encode(), headers)
    start = time.perf_counter()
    with urllib.request.urlopen(request, timeout=120) as answer:
        answer.read()
    return time.perf_counter() - start


def quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def middle_and_tail(values: list[float]) -> str:
    return f"p50 {1000 * quantile(values, 0.5):6.0f} ms   p95 {1000 * quantile(values, 0.95):6.0f} ms"


@dataclass
class Load:
    """People who click at once, how long they read between two clicks, and how long each kind of answer took."""

    base: str
    click: Callable[[random.Random], Asked]
    pause: float
    until: float
    found: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    lock: threading.Lock = field(default_factory=threading.Lock)

    def person(self, seed: int) -> None:
        """A click, a while of reading, another click."""
        chosen = random.Random(seed)
        time.sleep(chosen.uniform(0, self.pause))
        while time.time() < self.until and sum(map(len, self.found.values())) < MOST_REQUESTS:
            asked = self.click(chosen)
            took = post(self.base, asked)
            with self.lock:
                self.found[asked[0]].append(took)
            if self.pause:
                time.sleep(chosen.expovariate(1 / self.pause))

    def run(self, people: int) -> None:
        """All of them until the time is over."""
        threads = [threading.Thread(target=self.person, args=(n,)) for n in range(people)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()


def processes(server: int) -> list[int]:
    """The server and its workers."""
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            parent = re.search(r"PPid:\s+(\d+)", status.read_text())
        except OSError:
            continue
        own = int(status.parent.name)
        if parent and server in (own, int(parent[1])):
            found.append(own)
    return found


def memory(server: int) -> tuple[float, float]:
    """MiB of all processes: what they share counted once (PSS), and the largest of them (RSS)."""
    shared, largest = 0, 0
    for one in processes(server):
        text = Path(f"/proc/{one}/smaps_rollup").read_text()
        pss, rss = (int(re.search(rf"^{name}:\s+(\d+)", text, re.M)[1]) for name in ("Pss", "Rss"))  # type: ignore[index]
        shared, largest = shared + pss, max(largest, rss)
    return shared / 1024, largest / 1024


def cpu_seconds(server: int) -> float:
    ticks = 0
    for one in processes(server):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def wait_for(base: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(1200):
        try:
            with urllib.request.urlopen(f"{base}/health", timeout=60):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
        if process.poll() is not None:
            break
    raise SystemExit(f"the server did not answer; it ended with {process.poll()}")


COUNT_FRAMES = """() => {
  window.frames_ = 0;
  const count = () => { window.frames_ += 1; requestAnimationFrame(count); };
  requestAnimationFrame(count);
}"""


SEEN = """() => Array.from(document.querySelectorAll(".gk-raster img")).some(
  (one) => one.complete && one.naturalWidth && one.offsetWidth) || document.querySelector(".imagelayer image")"""


def opened(playwright: Any, base: str) -> tuple[Any, Any]:
    """A browser, and a window of it in which the dashboard has come, so that its scripts are there."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
    shown = browser.new_page(viewport={"width": 1440, "height": 900})
    shown.goto(base)
    shown.wait_for_selector("#content h1")
    return browser, shown


def frames_per_second(base: str, name: str, seconds: float = 6.0) -> str:
    """Frames while the overview is dragged to and fro; how long its first picture took, and until it could be moved."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  -- only where there is a browser

    with sync_playwright() as playwright:
        browser, shown = opened(playwright, base)
        start = time.perf_counter()
        shown.goto(f"{base}/network?network={name}&mode=overview")
        shown.wait_for_function(SEEN, timeout=180_000)
        painted = time.perf_counter() - start
        shown.wait_for_selector("#network-raster .imagelayer image", timeout=180_000)
        movable = time.perf_counter() - start
        box = shown.locator("#network-raster").bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        shown.mouse.move(x, y)
        shown.mouse.down()
        shown.evaluate(COUNT_FRAMES)
        start, step = time.perf_counter(), 0
        while time.perf_counter() - start < seconds:
            step += 1
            shown.mouse.move(x + 150 * ((step % 40) / 20 - 1), y + 80 * ((step % 24) / 12 - 1))
        took, frames = time.perf_counter() - start, shown.evaluate("window.frames_")
        shown.mouse.up()
        browser.close()
    drawn = f"first picture {painted:5.2f} s, named and movable {movable:5.2f} s"
    return f"{drawn}, panning {frames / took:5.1f} frames per second"


def reading(base: str, corpus: Corpus) -> str:
    """How long a browser takes for the cable that refers to most others, until its text is seen and can be moved."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  -- only where there is a browser

    most = "SELECT cable, count(*) AS n FROM reference GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1"
    cable, references = next(iter(row.values() for row in corpus.rows(most)), (None, 0))
    with sync_playwright() as playwright:
        browser, shown = opened(playwright, base)
        start = time.perf_counter()
        shown.goto(f"{base}/cable?id={cable}")
        shown.wait_for_selector("#content h1", timeout=180_000)
        shown.evaluate("() => new Promise((done) => requestAnimationFrame(done))")
        took = time.perf_counter() - start
        browser.close()
    return f"cable reader in a browser, {cable} with {references:,} references: {took:5.2f} s"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60, help="300 for the five minutes of the promise")
    parser.add_argument("--pause", type=float, nargs="*", default=[0, 2], help="mean seconds between two clicks")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--no-browser", action="store_true")
    given = parser.parse_args()
    corpus = Corpus.open(given.corpus)
    sizes = {name: len(corpus.network(name)) for name in NETWORKS}
    largest = max(sizes, key=lambda name: sizes[name])
    click = clicks(corpus, largest if sizes[largest] else None)
    with served(given) as (base, server):
        content(base, corpus, server)
        if not given.no_browser and Path(CHROMIUM).exists():
            print(reading(base, corpus))
            print(f"overview of {largest} ({sizes[largest]:,} edges): {frames_per_second(base, largest)}")
        alone(base, click, server)
    for pause in given.pause:
        with served(given) as (base, server):
            content(base, corpus, server, said=False)
            together(base, click, server, given, pause)


@contextmanager
def served(given: argparse.Namespace) -> Iterator[tuple[str, int]]:
    """A server of the corpus: its address and process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    base = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "dashboard", str(given.corpus)]
    command += ["--port", str(port), "--workers", str(given.workers)]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            wait_for(base, process)
            print(f"first answer of the server {time.perf_counter() - start:6.2f} s")
            yield base, process.pid
        finally:
            process.send_signal(signal.SIGTERM)


def content(base: str, corpus: Corpus, server: int, *, said: bool = True) -> None:
    """The first content of every page."""
    for href in first_pages(corpus):
        cold, warm = post(base, page(href)), post(base, page(href))
        if said:
            print(f"{href[:44]:44} cold {1000 * cold:7.0f} ms   again {1000 * warm:6.0f} ms")
    if said:
        print(f"memory after every page once    {memory(server)[0]:6.0f} MiB shared out")


def alone(base: str, click: Callable[[random.Random], Asked], server: int) -> None:
    """What a click costs where nobody else is there, by its kind: each is asked for the first time."""
    print(f"alone, {ALONE} clicks of each kind one after the other")
    for name, kind in of_each_kind(click, ALONE).items():
        before = cpu_seconds(server)
        took = [post(base, one) for one in kind]
        cpu = 1000 * (cpu_seconds(server) - before) / len(kind)
        print(f"  {name:28} CPU {cpu:6.0f} ms   {middle_and_tail(took)}   n {len(kind)}")


def together(
    base: str, click: Callable[[random.Random], Asked], server: int, given: argparse.Namespace, pause: float
) -> None:
    """How long clicks take while all people click."""
    before, load = cpu_seconds(server), Load(base, click, pause, time.time() + given.seconds)
    load.run(given.people)
    every = [took for values in load.found.values() for took in values]
    cpu = 1000 * (cpu_seconds(server) - before) / max(len(every), 1)
    who = f"{given.people} people for {given.seconds:.0f} s, {pause:g} s between clicks"
    print(f"{who}: {len(every)} answers, {middle_and_tail(every)}")
    print(f"CPU of the server per answer   {cpu:6.0f} ms")
    for name, values in sorted(load.found.items()):
        print(f"  {name:28} {middle_and_tail(values)}   n {len(values)}")
    shared, one = memory(server)
    print(f"memory of the server           {shared:6.0f} MiB shared out, the largest process {one:.0f} MiB")
    print(f"load of this machine meanwhile {os.getloadavg()[0]:6.1f} (of {os.cpu_count()} cores)")


if __name__ == "__main__":
    main()
