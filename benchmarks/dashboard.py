"""How fast the dashboard answers: ``python benchmarks/dashboard.py CORPUS [--people 20] [--seconds 60] [--workers 2]``.

Starts ``python -m dashboard`` on the loopback, then measures: time until it answers, first answer of every page, the
answers while ``--people`` click at once (bounded in time and count), and the memory of all its processes.
"""

import argparse
import json
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
from pathlib import Path
from typing import Any

from graphkit.corpus import Corpus

MOST_REQUESTS = 50_000
NAV = "..content.children...navbar.children...filters.children.."


def post(base: str, output: str, name: str, value: Any) -> float:
    """Seconds that one callback takes."""
    outputs = [dict(zip(("id", "property"), part.split("."), strict=True)) for part in output.strip(".").split("...")]
    inputs = [{"id": name, "property": "data", "value": value}]
    body = {"output": output, "outputs": outputs, "inputs": inputs, "changedPropIds": [f"{name}.data"], "state": []}
    request = urllib.request.Request(
        f"{base}/_dash-update-component", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    start = time.perf_counter()
    with urllib.request.urlopen(request, timeout=120) as answer:
        answer.read()
    return time.perf_counter() - start


def pages(corpus: Path) -> list[str]:
    opened = Corpus.open(corpus)
    cited = opened.counts("cited", limit=8)["id"].tolist()
    posts = opened.counts("post", limit=6)["id"].tolist()
    cables = opened.cables(limit=12)["id"].tolist()
    networks = ("met", "people_posts", "corresponded", "co_tagged", "references", "co_mentioned")
    return [
        "/", "/search", "/search?q=lease", "/meetings", "/topics", "/topics?by=year", "/traffic", "/quality",
        "/dossier",
        *(f"/network?network={name}" for name in networks),
        *(f"/chains?id={one}" for one in cited),
        *(f"/dossier?id={one}" for one in posts),
        *(f"/cable?id={one}" for one in cables),
    ]  # fmt: skip


def quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def middle_and_tail(values: list[float]) -> str:
    return f"p50 {1000 * quantile(values, 0.5):6.0f} ms   p95 {1000 * quantile(values, 0.95):6.0f} ms"


def click(
    base: str, hrefs: list[str], until: float, found: dict[str, list[float]], lock: threading.Lock, seed: int
) -> None:
    """One person: a page, a moment, another page."""
    chosen = random.Random(seed)
    while time.time() < until and sum(map(len, found.values())) < MOST_REQUESTS:
        href = chosen.choice(hrefs)
        took = post(base, NAV, "page-key", href)
        with lock:
            found[re.split(r"[?]", href)[0]].append(took)
        time.sleep(chosen.uniform(0.5, 1.5))


def memory(process: int) -> int:
    """Resident bytes of a process and its children; shared pages count once per process."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            text = status.read_text()
        except OSError:
            continue
        parent, own = re.search(r"PPid:\s+(\d+)", text), int(status.parent.name)
        rss = re.search(r"VmRSS:\s+(\d+)", text)
        if rss and parent and process in (own, int(parent[1])):
            total += int(rss[1]) * 1024
    return total


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    base = f"http://127.0.0.1:{port}"
    command = [
        sys.executable,
        "-m",
        "dashboard",
        str(given.corpus),
        "--port",
        str(port),
        "--workers",
        str(given.workers),
    ]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            wait_for(base, process)
            print(f"first answer of the server     {time.perf_counter() - start:6.2f} s")
            measure(base, given, process.pid)
        finally:
            process.send_signal(signal.SIGTERM)


def measure(base: str, given: argparse.Namespace, process: int) -> None:
    hrefs = pages(given.corpus)
    for href in hrefs:
        cold, warm = post(base, NAV, "page-key", href), post(base, NAV, "page-key", href)
        print(f"{href[:44]:44} cold {1000 * cold:7.0f} ms   again {1000 * warm:6.0f} ms")
    found: dict[str, list[float]] = defaultdict(list)
    lock, until = threading.Lock(), time.time() + given.seconds
    people = [threading.Thread(target=click, args=(base, hrefs, until, found, lock, n)) for n in range(given.people)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    every = [took for values in found.values() for took in values]
    print(f"{given.people} people, {len(every)} pages: {middle_and_tail(every)}")
    for path, values in sorted(found.items()):
        print(f"  {path:12} {middle_and_tail(values)}   n {len(values)}")
    print(f"memory of the server           {memory(process) / 2**20:6.0f} MiB")


if __name__ == "__main__":
    main()
