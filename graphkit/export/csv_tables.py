"""Two CSV tables: the edges in the file that was asked for, the nodes in ``<name>.nodes.csv`` beside it.

What the graph is stands in ``<name>.csv-metadata.json`` (CSV on the Web). No cell can be taken for a formula.
"""

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from graphkit.export.evidence import safe_cell
from graphkit.export.plain import AnyGraph, facts
from graphkit.export.registry import Exporter
from graphkit.export.tables import Cells, edge_header, edge_rows, node_header, node_rows


def write_rows(path: Path, header: Iterable[str], rows: Iterable[Cells]) -> None:
    """One CSV file, UTF-8, lines ended by a line feed."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow([safe_cell(title) for title in header])
        out.writerows([safe_cell(cell) for cell in row] for row in rows)


def write(graph: AnyGraph, path: Path, meta: Mapping[str, str], *, dynamic: bool = False) -> None:  # noqa: ARG001
    """Write both tables and their description; dates are columns."""
    node_titles, edge_titles = node_header(graph), edge_header(graph)
    nodes_path = path.with_name(f"{path.stem}.nodes.csv")
    write_rows(path, ["id", "source", "target", *edge_titles.values()], edge_rows(graph, edge_titles))
    write_rows(nodes_path, ["id", *node_titles.values()], node_rows(graph, node_titles))
    write_about(path, {"edges": path.name, "nodes": nodes_path.name}, facts(graph, meta))


def write_about(path: Path, tables: Mapping[str, str], told: Mapping[str, str]) -> None:
    """Say beside a table what is in it and where it comes from; ``tables`` are file names by title."""
    about = {
        "@context": "http://www.w3.org/ns/csvw",
        "notes": [told],
        "tables": [{"url": url, "dc:title": title} for title, url in tables.items()],
    }
    text = json.dumps(about, ensure_ascii=False, indent=1)
    path.with_name(f"{path.name}-metadata.json").write_text(text + "\n", encoding="utf-8")


EXPORTER = Exporter("CSV tables", (".csv",), write)
