"""The table of exact words that stands beside every export."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graphkit.export.plain import AnyGraph, flat, raw_edges

COLUMNS = ("edge", "link", "cable", "paragraph", "start", "end", "words")
BATCH = 20_000  # facts whose words are looked up at once
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: Any) -> str | int | float | bool | None:
    """A cell that no spreadsheet takes for a formula: an apostrophe in front of text that begins like one.

    >>> safe_cell("=1+1"), safe_cell("Tokyo"), safe_cell(-3)
    ("'=1+1", 'Tokyo', -3)
    """
    cell = flat(value)
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def write_evidence(rows: Iterable[Mapping[str, Any]], path: Path) -> Path:
    """Write rows of edge, link, cable, paragraph, start, end and words; what a row lacks stays empty.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = write_evidence([{"edge": "l1", "cable": "08X1", "words": "met"}], Path(folder) / "a.csv")
    ...     print((Path(folder) / "a.csv").read_text())
    edge,link,cable,paragraph,start,end,words
    l1,,08X1,,,,met
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(COLUMNS)
        out.writerows([safe_cell(row.get(column)) for column in COLUMNS] for row in rows)
    return path


def own_evidence(graph: AnyGraph) -> Iterator[dict[str, Any]] | None:
    """Rows of evidence that a graph can give of itself; None where it knows of no corpus.

    ``graph.graph["quotes"]`` answers ids of facts with rows of link, cable, paragraph, start, end, words. An edge that
    sums facts names them in ``links``; any other edge is the fact that its key names.

    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph(quotes=lambda links: [{"link": link, "words": "met"} for link in links])
    >>> _ = graph.add_edge("a", "b", key="l1")
    >>> list(own_evidence(graph))
    [{'link': 'l1', 'words': 'met', 'edge': 'l1'}]
    """
    quotes = graph.graph.get("quotes")
    return _quoted(graph, quotes) if callable(quotes) else None


def _quoted(graph: AnyGraph, quotes: Callable[[Sequence[str]], Iterable[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    edges_of: dict[str, list[str]] = defaultdict(list)
    for source, target, key, data in raw_edges(graph):
        edge = f"{source}|{target}" if key is None else str(key)
        for link in data.get("links", (edge,)):
            edges_of[str(link)].append(edge)
        if len(edges_of) >= BATCH:
            yield from _rows(edges_of, quotes)
            edges_of.clear()
    yield from _rows(edges_of, quotes)


def _rows(
    edges_of: Mapping[str, list[str]], quotes: Callable[[Sequence[str]], Iterable[dict[str, Any]]]
) -> Iterator[dict[str, Any]]:
    for row in quotes(list(edges_of)):
        yield from ({**row, "edge": edge} for edge in edges_of[row["link"]])
