"""The files of `benchmarks/graph.py`: how fast, how much memory, and whether others read an equal graph."""

import ctypes
import gc
import json
import shutil
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import networkx as nx
from refgraph import HERE, SHARED, Graph, beside, clock, full_graph, load, say

from graphkit.export import EXPORTERS, export_graph
from graphkit.export.plain import is_empty


def bench_exports(graph: Graph, folder: Path) -> None:
    print(f"\nExports of {len(graph):,} nodes and {graph.number_of_edges():,} edges; peer: networkx.write_gexf")
    bare = bare_copy(graph)
    best = [float("inf"), float("inf")]
    for _ in range(3):  # in turns: the machine's other work falls on both
        best[0] = min(best[0], clock(lambda: nx.write_gexf(bare, folder / "peer.gexf"), 1)[0])
        best[1] = min(best[1], clock(lambda: export_graph(graph, folder / "ours.gexf", force=True, evidence=()), 2)[0])
    faster = best[0] / best[1]
    size = f"{(folder / 'ours.gexf').stat().st_size / 1e6:.0f} MB"
    say("GEXF", f"{beside(best[1], best[0])}, {size}, {faster:.1f} times faster", ">= 8 times", met=faster >= 8)
    for exporter in EXPORTERS[:-1]:
        path = folder / f"all{exporter.suffixes[0]}"
        seconds, _ = clock(lambda to=path: export_graph(graph, to, force=True, dynamic=True), 1)
        say(f"{exporter.name}, evidence, times", f"{seconds:8.3f} s, {path.stat().st_size / 1e6:.0f} MB")


def bare_copy(graph: Graph) -> Graph:
    """The graph without what networkx cannot write: the evidence."""
    bare: Graph = nx.MultiDiGraph()
    bare.add_nodes_from(graph.nodes(data=True))
    told = ((u, v, key, written(data)) for u, v, key, data in graph.edges(keys=True, data=True))
    bare.add_edges_from(told)
    return bare


def written(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != "evidence" and not is_empty(value)}


def check_gexf(graph: Graph, folder: Path) -> None:
    print("\nThe file is right")
    from lxml import etree  # noqa: PLC0415  (for this check alone)

    schema = etree.XMLSchema(etree.parse(SHARED / "schemas" / "gexf-1.3" / "gexf.xsd"))  # RELAX NG takes minutes here
    for name in ("ours.gexf", "all.gexf"):
        valid = schema.validate(etree.parse(folder / name))
        say(f"schema-valid, {'static' if name == 'ours.gexf' else 'dynamic'}", str(valid), "true", met=valid)
    back = nx.read_gexf(folder / "ours.gexf")
    nodes = all(back.nodes[node] == {**written(data)} for node, data in graph.nodes(data=True))
    theirs = {data["id"]: (u, v, data) for u, v, data in back.edges(data=True)}
    mine = {key: (u, v, {**written(data), "id": key}) for u, v, key, data in graph.edges(keys=True, data=True)}
    same = nodes and set(back) == set(graph) and theirs == mine
    say("networkx reads back an equal graph", str(same), "true", met=same)
    del back, theirs, mine
    command = [
        shutil.which("node") or "node",
        "--max-old-space-size=6000",
        str(HERE.parent / "tests/node/read_graph.mjs"),
    ]
    found = json.loads(subprocess.run([*command, str(folder / "ours.gexf")], capture_output=True, check=True).stdout)
    same = found["digest"] == digest(graph)
    figure = f"{same} ({found['nodes']:,} nodes, {found['edges']:,} edges, every attribute)"
    say("graphology-gexf reads an equal graph", figure, "true", met=same)


def digest(graph: Graph) -> str:
    """One hash of all ids, ends and attributes, as tests/node/read_graph.mjs makes it of what it has read."""
    lines = [line([node, *sorted(written(data).items())]) for node, data in graph.nodes(data=True)]
    lines += [line([key, u, v, *sorted(written(d).items())]) for u, v, key, d in graph.edges(keys=True, data=True)]
    return sha256("\n".join(sorted(lines)).encode()).hexdigest()


def line(parts: Iterable[Any]) -> str:
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def peak_kilobytes() -> int:
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0])


def measure_memory(suffix: str) -> None:
    """Peak of an export above the loaded graph, in a process of its own, in MB: as the system sees it, then as Python
    counts its objects (what was freed while loading is used again, and the system sees nothing of that)."""
    graph = full_graph(*load())
    with tempfile.TemporaryDirectory() as folder:
        gc.collect()
        ctypes.CDLL(None).malloc_trim(0)
        Path("/proc/self/clear_refs").write_text("5")  # Linux: the peak starts anew
        before = peak_kilobytes()
        export_graph(graph, Path(folder) / f"ours{suffix}")
        print((peak_kilobytes() - before) // 1024)
        tracemalloc.start()
        export_graph(graph, Path(folder) / f"ours{suffix}", force=True)
        print(tracemalloc.get_traced_memory()[1] // 2**20)


def bench_memory() -> None:
    print("\nMemory above the loaded graph, evidence table included")
    for exporter in EXPORTERS[:-1]:
        command = [sys.executable, __file__, exporter.suffixes[0]]
        seen, counted = map(int, subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())
        met = max(seen, counted) <= 150
        say(exporter.name, f"{seen} MB of the system's, {counted} MB of objects", "<= 150 MB", met=met)


if __name__ == "__main__":
    measure_memory(sys.argv[1])
