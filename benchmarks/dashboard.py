"""How fast the dashboard answers: ``python benchmarks/dashboard.py CORPUS [--people 20] [--seconds 300]``.

Starts ``python -m dashboard`` on the loopback, then measures: time until it answers; the first content of every page,
cold and again; every callback while ``--people`` click at once (bounded in time and number; the pages, cables, searches
and filters that they choose are many, so that not all are answered from memory); CPU per answer and memory of all its
processes; and, where there is a chromium, frames per second while a script drags the overview (software rendering).
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
from collections.abc import Callable
from pathlib import Path
from typing import Any

from graphkit.corpus import Corpus

MOST_REQUESTS = 50_000
NETWORKS = ("met", "people_posts", "corresponded", "co_tagged", "references", "co_mentioned")
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
Asked = tuple[str, list[str], dict[str, Any], dict[str, Any]]  # name, outputs, inputs, states


def page(href: str) -> Asked:
    outputs = ["content.children", "navbar.children", "filters.children"]
    return "page " + re.split(r"[?]", href)[0], outputs, {"page-key.data": href}, {}


def evidence(href: str) -> Asked:
    return "evidence", ["evidence.opened", "evidence-body.children"], {"select-key.data": href}, {}


def suggestion(written: str) -> Asked:
    return "suggestions", ["suggestions.children"], {"search-box.value": written}, {"url.href": "/"}


def pan(window: tuple[float, float, float, float], href: str) -> Asked:
    keys = ("xaxis.range[0]", "xaxis.range[1]", "yaxis.range[0]", "yaxis.range[1]")
    moved = dict(zip(keys, window, strict=True))
    return "overview: window", ["network-raster.figure"], {"network-raster.relayoutData": moved}, {"url.href": href}


def point(x: float, y: float, href: str) -> Asked:
    at = {"x": x, "y": y, "within": 5.0, "click": 0}
    outputs = ["network-raster-tip.children", "raster-open.data"]
    return "overview: pointer", outputs, {"network-raster-point.data": at}, {"url.href": href}


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


def first_pages(corpus: Corpus) -> list[str]:
    cited = corpus.counts("cited", limit=3)["id"].tolist()
    posts = corpus.counts("post", limit=2)["id"].tolist()
    cables = corpus.cables(limit=3)["id"].tolist()
    return [
        "/", "/search", "/search?q=lease", "/meetings", "/topics", "/topics?by=year", "/traffic", "/quality",
        "/dossier",
        *(f"/network?network={name}" for name in NETWORKS),
        *(f"/chains?id={one}" for one in cited),
        *(f"/dossier?id={one}" for one in posts),
        *(f"/cable?id={one}" for one in cables),
    ]  # fmt: skip


def clicks(corpus: Corpus, large: str | None) -> Callable[[random.Random], Asked]:
    """What people do: mostly open pages, of which there are many; then evidence, typing, and moving the overview."""
    cables = corpus.ask("SELECT id FROM cable WHERE NOT stub USING SAMPLE 400 ROWS (reservoir, 1)")["id"].tolist()
    cited = corpus.counts("cited", limit=60)["id"].tolist()
    known = corpus.ask("SELECT id, label FROM suggestion ORDER BY n DESC, id LIMIT 300")
    people = [one for one in known["id"] if not one.startswith("tag:")]
    months = corpus.timeline()["period"].tolist() or ["2008-01"]
    edges = {name: corpus.network(name).head(200) for name in NETWORKS}
    ties = [(name, row.source, row.target) for name, table in edges.items() for row in table.itertuples()]
    words = [word for label in known["label"] for word in re.findall(r"[A-Za-z]{4,}", str(label))] or ["lease"]
    wide = f"/network?network={large}&mode=overview"

    def opened(chosen: random.Random) -> str:
        since = f"from={chosen.choice(months)}"
        ways = [
            lambda: f"/cable?id={chosen.choice(cables)}",
            lambda: f"/chains?id={chosen.choice(cited or cables)}",
            lambda: f"/dossier?id={chosen.choice(people or ['post:none'])}",
            lambda: f"/search?q={chosen.choice(words)}",
            lambda: f"/meetings?id={chosen.choice(people or ['post:none'])}",
            lambda: chosen.choice(["/", "/meetings", "/topics", "/traffic", "/quality", "/dossier", "/search"]),
            lambda: f"{chosen.choice(['/', '/meetings', '/topics', '/traffic', '/search'])}?{since}",
            lambda: f"/network?network={chosen.choice(NETWORKS)}",
        ]
        return chosen.choice(ways)()

    def click(chosen: random.Random) -> Asked:
        kind, x, y = chosen.random(), chosen.uniform(-200, 200), chosen.uniform(-200, 200)
        if kind < 0.55:
            return page(opened(chosen))
        if kind < 0.7 and ties:
            name, source, target = chosen.choice(ties)
            return evidence(f"/network?network={name}&edge={source}&edge={target}")
        if kind < 0.8:
            word = chosen.choice(words)
            return suggestion(word[: chosen.randint(1, len(word))])
        if large is None:
            return page(opened(chosen))
        return pan((x, x + 300, y, y + 200), wide) if kind < 0.9 else point(x, y, wide)

    return click


def quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def middle_and_tail(values: list[float]) -> str:
    return f"p50 {1000 * quantile(values, 0.5):6.0f} ms   p95 {1000 * quantile(values, 0.95):6.0f} ms"


def one_person(
    base: str,
    click: Callable[[random.Random], Asked],
    until: float,
    found: dict[str, list[float]],
    lock: threading.Lock,
    seed: int,
) -> None:
    """A click, a moment, another click."""
    chosen = random.Random(seed)
    while time.time() < until and sum(map(len, found.values())) < MOST_REQUESTS:
        asked = click(chosen)
        took = post(base, asked)
        with lock:
            found[asked[0]].append(took)
        time.sleep(chosen.uniform(0.5, 1.5))


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


def frames_per_second(base: str, name: str, seconds: float = 6.0) -> str:
    """Frames while the overview is dragged to and fro, and how long its first picture took."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  -- only where there is a browser

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        shown = browser.new_page(viewport={"width": 1440, "height": 900})
        shown.goto(base)
        shown.wait_for_selector("#content h1")
        start = time.perf_counter()
        shown.goto(f"{base}/network?network={name}&mode=overview")
        shown.wait_for_selector("#network-raster .imagelayer image, #network-raster image", timeout=180_000)
        painted = time.perf_counter() - start
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
    return f"first picture {painted:5.2f} s, panning {frames / took:5.1f} frames per second"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60, help="300 for the five minutes of the promise")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--no-browser", action="store_true")
    given = parser.parse_args()
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
            measure(base, given, process.pid)
        finally:
            process.send_signal(signal.SIGTERM)


def measure(base: str, given: argparse.Namespace, server: int) -> None:
    corpus = Corpus.open(given.corpus)
    sizes = {name: len(corpus.network(name)) for name in NETWORKS}
    largest = max(sizes, key=lambda name: sizes[name])
    for href in first_pages(corpus):
        cold, warm = post(base, page(href)), post(base, page(href))
        print(f"{href[:44]:44} cold {1000 * cold:7.0f} ms   again {1000 * warm:6.0f} ms")
    print(f"memory after every page once    {memory(server)[0]:6.0f} MiB shared out")
    if not given.no_browser and Path(CHROMIUM).exists():
        print(f"overview of {largest} ({sizes[largest]:,} edges): {frames_per_second(base, largest)}")
    found: dict[str, list[float]] = defaultdict(list)
    lock, until, before = threading.Lock(), time.time() + given.seconds, cpu_seconds(server)
    click = clicks(corpus, largest if sizes[largest] else None)
    people = [
        threading.Thread(target=one_person, args=(base, click, until, found, lock, n)) for n in range(given.people)
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
    every = [took for values in found.values() for took in values]
    cpu = 1000 * (cpu_seconds(server) - before) / max(len(every), 1)
    print(f"{given.people} people for {given.seconds:.0f} s, {len(every)} answers: {middle_and_tail(every)}")
    print(f"CPU of the server per answer   {cpu:6.0f} ms")
    for name, values in sorted(found.items()):
        print(f"  {name:18} {middle_and_tail(values)}   n {len(values)}")
    shared, one = memory(server)
    print(f"memory of the server           {shared:6.0f} MiB shared out, the largest process {one:.0f} MiB")
    print(f"load of this machine meanwhile {os.getloadavg()[0]:6.1f} (of {os.cpu_count()} cores)")


if __name__ == "__main__":
    main()
