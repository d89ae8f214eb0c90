"""The table of exact words that stands beside every export."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graphkit.export.plain import AnyGraph, Attributes, clean, edges, flat, raw_edges
from graphkit.export.stream import Stream

COLUMNS = ("edge", "link", "cable", "paragraph", "start", "end", "words")
BATCH = 20_000  # facts whose words are looked up at once
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # the last four: as East Asian keyboards have them


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
    """Rows of evidence that a graph can give of itself; None where it has none.

    ``graph.graph["quotes"]`` answers ids of facts with rows of link, cable, paragraph, start, end, words; without it,
    edges may carry ``evidence``: (cable, start, end, rule). An edge that sums facts names them in ``links``; any other
    edge is the fact that its key names.

    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph(quotes=lambda links: [{"link": link, "words": "met"} for link in links])
    >>> _ = graph.add_edge("a", "b", key="l1")
    >>> list(own_evidence(graph))
    [{'link': 'l1', 'words': 'met', 'edge': 'l1'}]
    >>> list(own_evidence(nx.DiGraph([("a", "b", {"evidence": [("08X1", 3, 9, "ref-line")]})])))
    [{'edge': 'a|b', 'link': 'a|b', 'cable': '08X1', 'start': 3, 'end': 9}]
    """
    quotes = graph.graph.get("quotes")
    if callable(quotes):
        return _quoted(graph, quotes)
    return _carried(graph) if any("evidence" in data for _, _, _, data in raw_edges(graph)) else None


def _named(graph: AnyGraph) -> Iterator[tuple[str, Sequence[str], Attributes]]:
    """(edge's id in the file, ids of its facts, attributes)."""
    if isinstance(graph, Stream):
        yield from ((clean(key), (key,), {}) for key in graph.read_keys())
        return
    for (edge, _, _, data), (_, _, key, _) in zip(edges(graph), raw_edges(graph), strict=True):
        yield edge, data.get("links", (edge if key is None else str(key),)), data


def _carried(graph: AnyGraph) -> Iterator[dict[str, Any]]:
    for edge, links, data in _named(graph):
        for cable, start, end, _ in data.get("evidence", ()):
            yield {"edge": edge, "link": links[0], "cable": cable, "start": start, "end": end}


def _quoted(graph: AnyGraph, quotes: Callable[[Sequence[str]], Iterable[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    edges_of: dict[str, list[str]] = defaultdict(list)
    for edge, links, _ in _named(graph):
        for link in links:
            edges_of[str(link)].append(edge)
        if len(edges_of) >= BATCH:
            yield from _rows(edges_of, quotes)
            edges_of.clear()
    yield from _rows(edges_of, quotes)


def _rows(
    edges_of: Mapping[str, list[str]], quotes: Callable[[Sequence[str]], Iterable[dict[str, Any]]]
) -> Iterator[dict[str, Any]]:
    words_of: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in quotes(list(edges_of)) if edges_of else ():
        words_of[row["link"]].append(row)
    for link, named in edges_of.items():  # whatever order the answers came in
        for row in sorted(words_of[link], key=_place):
            yield from ({**row, "edge": edge} for edge in named)


def _place(row: Mapping[str, Any]) -> tuple[str, int, int]:
    return str(row.get("cable")), row.get("start") or 0, row.get("end") or 0
