"""What the graph benchmarks share: the citation network of 159,098 cables, the clock, one line per figure."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from graphkit.graph import build_graph

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("GRAPHKIT_SHARED", str(HERE.parent.parent / "shared")))
DATA = SHARED / "corpora" / "refgraph"
MISSED: list[str] = []
Graph = Any  # a networkx.MultiDiGraph


def clock(act: Callable[[], Any], runs: int = 3) -> tuple[float, Any]:
    """Best CPU time of several runs, and the last result."""
    best, result = float("inf"), None
    for _ in range(runs):
        start = time.process_time()
        result = act()
        best = min(best, time.process_time() - start)
    return best, result


def say(name: str, figure: str, goal: str = "", *, met: bool = True) -> None:
    """One line: what, how much, and the goal with its verdict."""
    if not met:
        MISSED.append(name)
    verdict = f"  [goal {goal}: {'met' if met else 'MISSED'}]" if goal else ""
    print(f"  {name:34} {figure}{verdict}", flush=True)


def beside(seconds: float, peer: float) -> str:
    return f"{seconds:8.3f} s, peer {peer:8.3f} s, {seconds / peer:5.2f} x"


def load() -> tuple[pd.DataFrame, pd.DataFrame]:
    names = ("refgraph_nodes.csv.gz", "refgraph_edges.csv.gz")
    nodes, edges = (pd.read_csv(DATA / name, dtype=str) for name in names)
    return nodes, edges


def full_graph(nodes: pd.DataFrame, edges: pd.DataFrame) -> Graph:
    """The network as a corpus would give it: attributes on nodes, date and evidence on edges."""
    dates = dict(zip(nodes["mrn"], nodes["date"], strict=True))
    rows = nodes.rename(columns={"mrn": "id"}).assign(kind="cable", label=nodes["mrn"], stub=nodes["missing"] == "1")
    links = edges.assign(
        id=[f"l{number}" for number in range(len(edges))],
        kind="references",
        cable=edges["source"],
        date=edges["source"].map(dates),
        evidence=[((cable, 0, 10, "ref-line"),) for cable in edges["source"]],
    )
    return build_graph(rows.drop(columns="missing"), links, meta={"corpus": "refgraph"})
