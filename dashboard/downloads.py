"""Downloads: plain addresses that carry the view's own query, so that a file holds what the page shows.

Every download is a ZIP: the file itself and, beside it, ``about.json`` with the filter in words, the query, the corpus,
how protected people are treated, and the date; networks also bring ``evidence.csv``.
"""

import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import networkx as nx
import pandas as pd
from dash import html
from flask import Flask, Response, request, send_file

from dashboard import urls
from dashboard.chains import Chain
from dashboard.data import Data
from dashboard.networks import Network
from dashboard.tables import records
from dashboard.urls import View
from graphkit.export import export_graph
from graphkit.export.evidence import safe_cell

Files = Mapping[str, bytes]
MOST_ROWS = 1_000_000
MOST_QUOTED = 20_000  # facts whose words one download quotes


def download_link(name: str, file: str, view: View) -> Any:
    """A link that downloads ``file`` of what ``view`` shows."""
    query = view.but().query
    return html.A(name, href=f"/download/{file}?{query}", className="gk-action gk-download", download=f"{file}.zip")


def csv_of(table: pd.DataFrame) -> bytes:
    r"""A table as CSV that no spreadsheet takes for formulas.

    >>> csv_of(pd.DataFrame({"subject": ["=1+1"], "who": [["a", "b"]]}))
    b"subject,who\n'=1+1,a; b\n"
    """
    safe = pd.DataFrame({name: [_cell(value) for value in table[name]] for name in table.columns})
    return safe.to_csv(index=False, lineterminator="\n").encode("utf-8")


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


def exported(graph: "nx.Graph[str]", name: str, meta: Mapping[str, str]) -> Files:
    """What the library's exporter writes for ``name``."""
    with TemporaryDirectory() as folder:
        export_graph(graph, Path(folder) / name, meta=meta)
        return {file.name: file.read_bytes() for file in sorted(Path(folder).iterdir())}


def about(data: Data, view: View) -> dict[str, str]:
    """Where a download comes from."""
    return {
        "shows": data.sentence(view),
        "query": view.query,
        "corpus_version": data.version,
        "protected_people": str(data.protect),
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "made_by": "graphkit dashboard",
    }


def _evidence(data: Data, view: View, network: Network) -> pd.DataFrame:
    facts = data.facts_among(view, network.edges)
    words = data.quotes(tuple(dict.fromkeys(facts["link"]))[:MOST_QUOTED])
    return facts.merge(words, on="link")


def _network(data: Data, view: View, suffix: str) -> Files:
    shown = data.shown(view)
    graph = graph_of(shown.network, shown.places)
    made = dict(exported(graph, f"network.{suffix}", about(data, view)))
    return {**made, "evidence.csv": csv_of(_evidence(data, view, shown.network))}


def _edges(data: Data, view: View) -> pd.DataFrame:
    network = data.shown(view).network
    labels = dict(zip(network.nodes["id"], network.nodes["label"], strict=True))
    ends = {f"{end}_label": network.edges[end].map(labels) for end in ("source", "target")}
    return network.edges.drop(columns=["s", "t"]).assign(**ends)


def _traffic(data: Data, view: View) -> pd.DataFrame:
    edges = data.traffic(view.filters, view.kind if view.kind in ("action", "info") else "all").edges
    return edges.drop(columns=["s", "t"])


def _topics(data: Data, view: View) -> pd.DataFrame:
    return data.topics(view.filters, view.by or "month").reset_index()


def _meetings(data: Data, view: View) -> pd.DataFrame:
    return data.meetings(view)


def _cables(data: Data, view: View) -> pd.DataFrame:
    if not view.q:
        return data.cables(view.filters, MOST_ROWS)
    return data.search(view.but(page=0), 10_000).hits


def _chain(data: Data, view: View) -> Chain:
    return data.chain(
        view.id or "", view.direction if view.direction in ("back", "forward") else "both", view.depth or 2
    )


def _chain_table(data: Data, view: View) -> pd.DataFrame:
    chain = _chain(data, view)
    order = {cable: number for number, cable in enumerate(chain.reading, 1)}
    rows = [{"order": order.get(row["id"]), **row, "main_path": row["id"] in chain.main} for row in chain.nodes]
    return pd.DataFrame(rows)


def _chain_graph(data: Data, view: View) -> Files:
    chain = _chain(data, view)
    graph: nx.Graph[str] = nx.DiGraph()
    for row in chain.nodes:
        graph.add_node(row["id"], kind="cable", label=row["label"], date=row["date"], stub=row["stub"])
    graph.add_edges_from((row["source"], row["target"], {"kind": "references"}) for row in chain.edges)
    links = tuple(link for row in chain.edges for link in row["links"])
    return {
        **exported(graph, "chain.gexf", about(data, view)),
        "evidence.csv": csv_of(data.quotes(links[:MOST_QUOTED])),
    }


def _cable_text(data: Data, view: View) -> Files:
    cable = data.cable(view.id or "")
    if cable is None:
        raise LookupError(f"no cable {view.id!r} in this corpus")
    return {"cable.txt": str(cable["text"]).encode("utf-8", "replace")}


def _cable_facts(data: Data, view: View) -> pd.DataFrame:
    return data.facts_of(view.id or "")


def _issues(data: Data, view: View) -> pd.DataFrame:  # noqa: ARG001  -- one signature for all
    return data.issues(None, MOST_ROWS)


TABLES: Mapping[str, Callable[[Data, View], pd.DataFrame]] = {
    "cables.csv": _cables,
    "meetings.csv": _meetings,
    "edges.csv": _edges,
    "evidence.csv": lambda data, view: _evidence(data, view, data.shown(view).network),
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


def made(data: Data, file: str, view: View) -> Files | None:
    """The files of a download; None where there is no such download."""
    if file in TABLES:
        return {file: csv_of(TABLES[file](data, view))}
    return OTHERS[file](data, view) if file in OTHERS else None


def zipped(files: Files, told: Mapping[str, str]) -> bytes:
    """One ZIP of ``files`` and ``about.json``."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _all(files, told):
            archive.writestr(name, content)
    return packed.getvalue()


def _all(files: Files, told: Mapping[str, str]) -> Iterable[tuple[str, bytes]]:
    yield from files.items()
    yield "about.json", json.dumps(told, indent=2, ensure_ascii=False).encode("utf-8")


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
        if files is None:
            known = ", ".join(sorted((*TABLES, *OTHERS)))
            return Response(f"There is no download of that name. There are: {known}", 404, mimetype="text/plain")
        packed = zipped(files, about(data, view))
        kept = {"Content-Disposition": f'attachment; filename="{file}.zip"', "Cache-Control": "no-store"}
        return Response(packed, mimetype="application/zip", headers=kept)
