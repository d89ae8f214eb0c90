"""Downloads: plain addresses that carry the view's own query, so that a file holds what the page shows.

Every download is a ZIP: the file itself and, beside it, ``about.json`` with the filter in words, the query, the corpus,
how protected people are treated, and the corpus' date; networks also bring ``evidence.csv``. Of a network or chain it
is what the page draws, and ``about.json`` says of what larger whole; lists of cables, contacts, issues are whole.
"""

import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import networkx as nx
import pandas as pd
from dash import html
from flask import Flask, Response, request, send_file

from dashboard import cables, urls
from dashboard.chains import GATHERED, Chain
from dashboard.data import Data
from dashboard.networks import Network
from dashboard.tables import records
from dashboard.things import of_cables
from dashboard.urls import View
from dashboard.zipping import Files, zipped
from graphkit.corpus import columns
from graphkit.export import export_graph
from graphkit.export.evidence import safe_cell

Tables = Iterable[pd.DataFrame]
AT_ONCE = 5_000  # rows that are in memory at a time


def download_link(name: str, file: str, view: View) -> Any:
    """A link that downloads ``file`` of what ``view`` shows."""
    query = view.but().query
    return html.A(name, href=f"/download/{file}?{query}", className="gk-action gk-download", download=f"{file}.zip")


def csv_of(table: pd.DataFrame, *, header: bool = True) -> bytes:
    r"""A table as CSV that no spreadsheet takes for formulas.

    >>> csv_of(pd.DataFrame({"subject": ["=1+1"], "who": [["a", "b"]]}))
    b"subject,who\n'=1+1,a; b\n"
    """
    safe = pd.DataFrame({name: [_cell(value) for value in table[name]] for name in table.columns})
    return safe.to_csv(index=False, header=header, lineterminator="\n").encode("utf-8", "replace")


def _csv(tables: Iterable[pd.DataFrame]) -> Iterator[bytes]:
    for number, table in enumerate(tables):
        yield csv_of(table, header=number == 0)


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        value = "; ".join(str(one.get("name") if isinstance(one, Mapping) else one) for one in value)
    elif isinstance(value, Mapping):
        value = json.dumps(value, ensure_ascii=False, default=str)
    return safe_cell(value)


def graph_of(network: Network, places: Mapping[str, tuple[float, float]] | None = None) -> "nx.Graph[str]":
    """The network as a graph for the exporters, with the facts that each edge sums."""
    graph: nx.Graph[str] = nx.DiGraph() if network.directed else nx.Graph()
    for row in records(network.nodes):
        place = (places or {}).get(row["id"])
        where = {} if place is None else {"x": place[0], "y": -place[1]}
        graph.add_node(row["id"], kind=row["kind"], label=row["label"], **where)
    for row in records(network.edges):
        data = {key: row[key] for key in ("kind", "weight", "first", "last") if row[key] is not None}
        graph.add_edge(row["source"], row["target"], **data)
    return graph


def exported(graph: "nx.Graph[str]", name: str, meta: Mapping[str, str]) -> dict[str, list[bytes]]:
    """What the library's exporter writes for ``name``."""
    with TemporaryDirectory() as folder:
        export_graph(graph, Path(folder) / name, meta=meta)
        return {file.name: [file.read_bytes()] for file in sorted(Path(folder).iterdir())}


def about(data: Data, view: View, file: str = "") -> dict[str, str]:
    """Where a download comes from: what the library's own exports say of the corpus, what was asked, and of what larger
    whole ``file`` has a ``part``.
    """
    from graphkit.corpus.graphs import describe  # noqa: PLC0415  -- nothing of a corpus is loaded at import

    told = {"shows": data.sentence(view), "query": view.query, "made_by": "graphkit dashboard"}
    part = PARTS[file](data, view) if file in PARTS else ""
    return {**describe(data.corpus, view.filters), **told, **({"part": part} if part else {})}


def _part_of_cables(data: Data, view: View) -> str:
    if not view.q:
        return ""
    found = data.corpus.search(view.q, 1, 0, of_cables(view.filters)).total
    return f"{found:,} of {data.count(view.filters):,} cables: those that the search finds"


def _part_of_network(data: Data, view: View) -> str:
    shown = data.shown(view)
    network = shown.network
    ties, nodes = f"{len(network.edges):,} of {shown.edges:,} ties", f"{len(network.nodes):,} of {shown.nodes:,} nodes"
    return f"{ties} and {nodes}: the strongest, as the page draws them" if shown.cut else ""


def _part_of_chain(data: Data, view: View) -> str:
    chain = _chain(data, view)
    if chain.total <= len(chain.nodes):
        return ""
    more = " or more" if chain.total > GATHERED else ""
    folded = "; answers to a broadcast are folded away" if chain.broadcasts else ""
    return f"{len(chain.nodes):,} of {chain.total:,}{more} cables: the nearest, as the page draws them{folded}"


def evidence_of(data: Data, facts: pd.DataFrame) -> Tables:
    """The words that carry ``facts`` (source, target, link), `AT_ONCE` facts at a time."""
    for start in range(0, max(len(facts), 1), AT_ONCE):
        some = facts.iloc[start : start + AT_ONCE]
        yield some.merge(data.quotes(tuple(dict.fromkeys(some["link"]))), on="link")


def _evidence(data: Data, view: View) -> Tables:
    return evidence_of(data, data.facts_among(view, data.shown(view).network.edges))


def _network(data: Data, view: View, suffix: str) -> Files:
    shown, name = data.shown(view), f"network.{suffix}"
    made = exported(graph_of(shown.network, shown.places), name, about(data, view, name))
    return {**made, "evidence.csv": _csv(_evidence(data, view))}


def _edges(data: Data, view: View) -> Tables:
    network = data.shown(view).network
    labels = dict(zip(network.nodes["id"], network.nodes["label"], strict=True))
    ends = {f"{end}_label": network.edges[end].map(labels) for end in ("source", "target")}
    return [network.edges.drop(columns=["s", "t"]).assign(**ends)]


def _traffic(data: Data, view: View) -> Tables:
    edges = data.traffic(view.filters, view.kind if view.kind in ("action", "info") else "all").edges
    return [edges.drop(columns=["s", "t"])]


def _topics(data: Data, view: View) -> Tables:
    return [data.topics(view.filters, view.by or "month").reset_index()]


def _meetings(data: Data, view: View) -> Tables:
    return in_parts(data.meetings(view), lambda some: data.corpus.meetings(ids=some))


def in_parts(ids: Sequence[str], ask: Callable[[Sequence[str]], pd.DataFrame]) -> Tables:
    """What ``ask`` says of all ``ids``, `AT_ONCE` of them at a time; at least an empty table, which has a head."""
    for start in range(0, max(len(ids), 1), AT_ONCE):
        yield ask(ids[start : start + AT_ONCE])


def _cables(data: Data, view: View) -> Tables:
    corpus, filters, query = data.corpus, of_cables(view.filters), view.q
    total = corpus.search(query, 1, 0, filters).total if query else data.count(view.filters)

    def some(start: int) -> pd.DataFrame:
        if query:
            return corpus.search(query, AT_ONCE, start, filters).hits
        return columns.page(corpus, filters, AT_ONCE, start)

    return map(some, range(0, max(total, 1), AT_ONCE))


def _chain(data: Data, view: View) -> Chain:
    return data.chain(
        view.id or "", view.direction if view.direction in ("back", "forward") else "both", view.depth or 2
    )


def _chain_table(data: Data, view: View) -> Tables:
    chain = _chain(data, view)
    order = {cable: number for number, cable in enumerate(chain.reading, 1)}
    rows = [{"order": order.get(row["id"]), **row, "main_path": row["id"] in chain.main} for row in chain.nodes]
    return [pd.DataFrame(rows)]


def _chain_graph(data: Data, view: View) -> Files:
    chain = _chain(data, view)
    graph: nx.Graph[str] = nx.DiGraph()
    for row in chain.nodes:
        graph.add_node(row["id"], kind="cable", label=row["label"], date=row["date"], stub=row["stub"])
    graph.add_edges_from((row["source"], row["target"], {"kind": "references"}) for row in chain.edges)
    links = tuple(link for row in chain.edges for link in row["links"])
    made = exported(graph, "chain.gexf", about(data, view, "chain.gexf"))
    return {**made, "evidence.csv": _csv(in_parts(links, data.corpus.evidence))}


def _cable_text(data: Data, view: View) -> Files:
    cable = data.cable(view.id or "")
    if cable is None:
        raise LookupError(f"no cable {view.id!r} in this corpus")
    return {"cable.txt": [str(cable["text"]).encode("utf-8", "replace")]}


def _cable_facts(data: Data, view: View) -> Tables:
    return [data.facts_of(view.id or "")]


def _issues(data: Data, view: View) -> Tables:
    code = view.q if view.q in data.info().get("issues", {}) else None
    counted = data.info().get("issues", {})
    total = counted[code] if code else sum(counted.values())
    for start in range(0, max(total, 1), AT_ONCE):
        yield cables.issues(data.corpus, code, AT_ONCE, start)


TABLES: Mapping[str, Callable[[Data, View], Tables]] = {
    "cables.csv": _cables,
    "meetings.csv": _meetings,
    "edges.csv": _edges,
    "evidence.csv": _evidence,
    "topics.csv": _topics,
    "traffic.csv": _traffic,
    "chain.csv": _chain_table,
    "cable.csv": _cable_facts,
    "issues.csv": _issues,
}
OTHERS: Mapping[str, Callable[[Data, View], Files]] = {
    "network.gexf": lambda data, view: _network(data, view, "gexf"),
    "network.graphml": lambda data, view: _network(data, view, "graphml"),
    "chain.gexf": _chain_graph,
    "cable.txt": _cable_text,
}
_OF_NETWORK = ("edges.csv", "evidence.csv", "network.gexf", "network.graphml")
PARTS: Mapping[str, Callable[[Data, View], str]] = {
    "cables.csv": _part_of_cables,
    **dict.fromkeys(_OF_NETWORK, _part_of_network),
    **dict.fromkeys(("chain.csv", "chain.gexf"), _part_of_chain),
}
"""What may be a part of what ``shows`` says: how much of it, and which; nothing where it is whole."""


def made(data: Data, file: str, view: View) -> Files | None:
    """The files of a download; None where there is no such download. Raises LookupError before the first piece."""
    if file in TABLES:
        pieces = _csv(TABLES[file](data, view))
        return {file: itertools.chain([next(pieces)], pieces)}
    return OTHERS[file](data, view) if file in OTHERS else None


def wire(server: Flask, data: Data) -> None:
    """``/health`` and ``/download/<file>``."""

    @server.get("/health")
    def health() -> Any:
        try:
            return {"status": "ok", "version": data.version, "cables": int(data.info().get("cables", 0))}
        except (OSError, ValueError) as error:
            return {"status": "failed", "why": type(error).__name__}, 503

    @server.get("/job/<name>")
    def job(name: str) -> Any:
        file = data.jobs.result(name)
        if file is None:
            return Response("This file is not there (any more): ask for it again.", 404, mimetype="text/plain")
        return send_file(file, "application/zip", as_attachment=True, download_name="network.zip", max_age=0)

    @server.get("/download/<file>")
    def download(file: str) -> Any:
        view = urls.parse("/", request.query_string.decode("utf-8", "replace"))
        try:
            files = made(data, file, view)
        except LookupError as error:
            return Response(f"Not found: {error}", 404, mimetype="text/plain")
        except (OSError, ValueError) as error:  # the corpus is gone, or of another format
            return Response(f"The corpus cannot be read: {error}", 503, mimetype="text/plain")
        if files is None:
            known = ", ".join(sorted((*TABLES, *OTHERS)))
            return Response(f"There is no download of that name. There are: {known}", 404, mimetype="text/plain")
        told = json.dumps(about(data, view, file), indent=2, ensure_ascii=False).encode("utf-8", "replace")
        kept = {"Content-Disposition": f'attachment; filename="{file}.zip"', "Cache-Control": "no-store"}
        packed = zipped({"about.json": [told], **files})
        return Response(packed, mimetype="application/zip", headers=kept)
