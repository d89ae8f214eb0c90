"""Exact betweenness of refgraph's largest component by networkit, recorded once for `benchmarks/graph.py`.

    pip install networkit pandas && python benchmarks/exact_betweenness.py

networkit is no dependency of graphkit. The record holds no ids of the corpus, only their hashes: the first 16
characters of the SHA-256 of each id, strongest first, equal scores by id.
"""

import json
import os
import time
from hashlib import sha256
from pathlib import Path

import networkit
import pandas as pd

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("GRAPHKIT_SHARED", str(HERE.parent.parent / "shared")))


def largest_component(table: pd.DataFrame) -> tuple[networkit.Graph, list[str]]:
    ends = pd.concat([table["source"], table["target"]], ignore_index=True)
    numbers, names = pd.factorize(ends, sort=True)
    pairs = {tuple(sorted(pair)) for pair in zip(numbers[: len(table)], numbers[len(table) :], strict=True)}
    graph = networkit.Graph(len(names))
    for source, target in pairs:
        if source != target:
            graph.addEdge(int(source), int(target))
    parts = networkit.components.ConnectedComponents(graph).run().getComponents()
    members = sorted(max(parts, key=len))
    return networkit.graphtools.subgraphFromNodes(graph, members, compact=True), [names[at] for at in members]


def main() -> None:
    table = pd.read_csv(SHARED / "corpora" / "refgraph" / "refgraph_edges.csv.gz", dtype=str)
    graph, names = largest_component(table)
    start = time.process_time()
    scores = networkit.centrality.Betweenness(graph, normalized=True).run().scores()
    seconds = time.process_time() - start
    strongest = sorted(range(len(names)), key=lambda at: (-scores[at], names[at]))[:100]
    record = {
        "made_by": "python benchmarks/exact_betweenness.py",
        "networkit": networkit.__version__,
        "cpu_seconds": round(seconds, 3),
        "nodes": graph.numberOfNodes(),
        "edges": graph.numberOfEdges(),
        "strongest": [[sha256(names[at].encode()).hexdigest()[:16], round(scores[at], 9)] for at in strongest],
    }
    text = json.dumps(record, indent=1)
    (HERE / "exact_betweenness.json").write_text(text + "\n", encoding="utf-8")
    print(f"{record['nodes']} nodes, {record['edges']} edges: {seconds:.2f} s")


if __name__ == "__main__":
    main()
