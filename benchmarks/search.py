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
    half = later_half(corpus)
    began = time.process_time()
    peer = sqlite_index(corpus, ids, folder / "peer.db")
    return {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "cables": len(ids),
        "SQLite FTS5: CPU seconds to load": round(time.process_time() - began, 1),
        "SQLite FTS5: MB with texts": megabytes(folder / "peer.db"),
        "ours: MB of index, and of texts": [megabytes(corpus.path / "text"), texts_megabytes(corpus.path)],
        "same questions: hits, ours ms, SQLite's ms": {
            ours: compare(corpus, peer, ours, PEERS[ours]) for ours in PEERS
        },
        "search with snippets and facets, ms": percentiles([lambda q=q: corpus.search(q) for q in QUERIES] * 20),
        "the same among the later half of the cables, ms": percentiles(
            [lambda q=q: corpus.search(q, filters=half) for q in QUERIES] * 20
        ),
        "cable, ms": percentiles([lambda one=one: corpus.cable(one) for one in some]),
        "meetings of a person, ms": percentiles([lambda one=one: corpus.meetings(Filters(), of=one) for one in people]),
        "first 20 meetings of a person, ms": percentiles(
            [lambda one=one: corpus.meetings(of=one, limit=20) for one in people]
        ),
        "suggest, ms": percentiles([lambda one=one: corpus.suggest(one) for one in ("am", "min", "sec", "07") * 10]),
        "cables of a year, ms": percentiles([lambda: corpus.cables(Filters(since="2007", until="2007"))] * 10),
    }


def later_half(corpus: Corpus) -> Filters:
    """A filter that leaves about half of the cables: no other share takes a search longer."""
    days = corpus.timeline(by="day")
    return Filters(since=days["period"][int((days["n"].cumsum() < days["n"].sum() / 2).sum())])


PEERS = {
    "agreement": "agreement",
    '"the minister"': '"the minister"',
    "negot*": "negot*",
    "minister agreement": "minister AND agreement",
    "lease OR fisheries": "lease OR fisheries",
}
"""Questions as we ask them -> as SQLite is asked the same."""


def compare(corpus: Corpus, peer: sqlite3.Connection, ours: str, theirs: str) -> list[Any]:
    """How many cables match in each, and the milliseconds of a first page: ours with facets, SQLite's with a count."""
    (count,) = peer.execute("SELECT count(*) FROM cable WHERE cable MATCH ?", [theirs]).fetchone()
    mine = percentiles([lambda: corpus.search(ours)] * 20)
    return [[corpus.search(ours).total, count], mine, percentiles([lambda: ask_sqlite(peer, theirs)] * 20)]


def megabytes(path: Path) -> float:
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return round(sum(one.stat().st_size for one in files) / 1e6, 1)


def texts_megabytes(corpus: Path) -> float:
    return round(sum(one.stat().st_size for one in corpus.glob("parts/*/text.parquet")) / 1e6, 1)


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
    """The same subjects and texts, words split and folded alike (no accents, no stems)."""
    con = sqlite3.connect(path)
    con.execute("CREATE VIRTUAL TABLE cable USING fts5(id UNINDEXED, subject, body, tokenize='unicode61')")
    subjects = dict(corpus.cables()[["id", "subject"]].itertuples(index=False, name=None))
    for start in range(0, len(ids), 1000):
        texts = corpus.texts_of(ids[start : start + 1000])
        con.executemany(
            "INSERT INTO cable VALUES (?, ?, ?)", ((one, subjects[one], text) for one, text in texts.items())
        )
    con.commit()
    con.execute("INSERT INTO cable(cable) VALUES ('optimize')")
    con.commit()
    return con


def ask_sqlite(con: sqlite3.Connection, query: str) -> list[Any]:
    """A first page with snippets, best first, and the number of all that match."""
    sql = """SELECT id, snippet(cable, 2, '[', ']', '…', 30) FROM cable WHERE cable MATCH ?
        ORDER BY bm25(cable, 0, 3, 1) LIMIT 20"""
    count = con.execute("SELECT count(*) FROM cable WHERE cable MATCH ?", [query]).fetchall()
    return count + con.execute(sql, [query]).fetchall()


if __name__ == "__main__":
    main()
