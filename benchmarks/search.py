"""How fast a corpus answers, warm: search, one cable, meetings, suggestions; against SQLite FTS5 on the same texts.

python benchmarks/search.py CORPUS
python benchmarks/search.py --cables 3000
"""

import argparse
import json
import os
import platform
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import graphkit as gk
from graphkit.corpus import Corpus
from graphkit.model import Filters
from graphkit.synth import write_corpus

QUERIES = (
    "agreement",
    '"the minister"',
    "minister ambassador",
    "from:state agreement",
    "negot*",
    "agreement OR visit -treaty",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--cables", type=int, default=1000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.corpus is None:
            write_corpus(Path(folder) / "in", given.cables, 1)
            corpus = gk.build(Path(folder) / "c", [Path(folder) / "in" / "cables"], progress=False)
        else:
            corpus = Corpus.open(given.corpus)
        print(json.dumps(measure(corpus, Path(folder)), indent=1))


def measure(corpus: Corpus, folder: Path) -> dict[str, Any]:
    ids = list(corpus.cables()["id"])
    some = ids[:: max(1, len(ids) // 100)]
    people = list(corpus.counts("person", limit=50)["id"])
    peer = sqlite_index(corpus, ids, folder / "peer.db")
    ours = percentiles([lambda q=q: corpus.search(q) for q in QUERIES] * 20)
    peers = percentiles([lambda q=q: ask_sqlite(peer, q) for q in ("agreement", '"the minister"', "negot*")] * 20)
    return {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "cables": len(ids),
        "search with snippets and facets, ms": ours,
        "SQLite FTS5, ids and snippets, ms": peers,
        "cable, ms": percentiles([lambda one=one: corpus.cable(one) for one in some]),
        "meetings of a person, ms": percentiles([lambda one=one: corpus.meetings(Filters(), of=one) for one in people]),
        "suggest, ms": percentiles([lambda one=one: corpus.suggest(one) for one in ("am", "min", "sec", "07") * 10]),
        "cables of a year, ms": percentiles([lambda: corpus.cables(Filters(since="2007", until="2007"))] * 10),
    }


def percentiles(tasks: Sequence[Callable[[], Any]]) -> dict[str, float]:
    """Median and 95th percentile in milliseconds, after each task ran once to warm up."""
    times = []
    for task in tasks[:6]:
        task()
    for task in tasks:
        start = time.perf_counter()
        task()
        times.append(1000 * (time.perf_counter() - start))
    times.sort()
    return {"median": round(times[len(times) // 2], 2), "p95": round(times[int(len(times) * 0.95)], 2)}


def sqlite_index(corpus: Corpus, ids: Sequence[str], path: Path) -> sqlite3.Connection:
    con = sqlite3.connect(path)
    con.execute("CREATE VIRTUAL TABLE cable USING fts5(id UNINDEXED, body)")
    for start in range(0, len(ids), 1000):
        con.executemany("INSERT INTO cable VALUES (?, ?)", corpus.texts_of(ids[start : start + 1000]).items())
    con.commit()
    return con


def ask_sqlite(con: sqlite3.Connection, query: str) -> list[Any]:
    sql = "SELECT id, snippet(cable, 1, '[', ']', '…', 30) FROM cable WHERE cable MATCH ? ORDER BY rank LIMIT 20"
    return con.execute(sql, [query]).fetchall()


if __name__ == "__main__":
    main()
