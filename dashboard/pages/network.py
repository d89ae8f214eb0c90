"""The network: a focused graph that one reads, or, where there is more than that, its strongest part."""

from dataclasses import replace
from typing import Any

import dash_cytoscape as cyto
import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, State, dcc, html

from dashboard import ids, networks, placing, words
from dashboard.components import drawing, overview, states
from dashboard.components import working as jobs
from dashboard.components.explained import explained
from dashboard.components.working import exporting, working
from dashboard.data import Data, Shown
from dashboard.downloads import download_link
from dashboard.figures import graph
from dashboard.page import Page
from dashboard.tables import each
from dashboard.urls import View

HOW = "Click a line to read why it is there; drag a point to pin it."
HELP = {
    "met": ("contact", "state"),
    "contacted": ("contact", "state", "demarche"),
    "people_posts": ("post",),
    "corresponded": ("post", "action"),
    "co_tagged": ("tags",),
    "references": ("reference", "stub"),
}


def layout(data: Data, view: View) -> Any:
    """Controls, the graph, its key, and what the graph leaves out."""
    if view.network and view.network not in networks.BY_NAME:
        return _unknown(view)
    view = replace(view, network=view.network or networks.first_of(data.info()))
    kind = networks.BY_NAME[networks.name_of(view.network)]
    if view.mode == "overview":
        return overview.layout(data, view, kind)
    if view.mode == "export":
        return exporting(data, view)
    shown = data.shown_soon(view)
    if shown is None:
        return html.Div([html.H1(kind.title), working("A large network is being gathered.")])
    if not len(shown.network.nodes):
        stage: Any = html.Div([states.nothing(view, "ties in this network"), _others(view, kind)])
    else:
        stage = _stage(shown)
    return html.Div(
        [
            html.H1(kind.title),
            html.P(
                f"{kind.about}: {kind.counted(len(shown.network.nodes), len(shown.network.edges))}. {HOW}",
                className="gk-lead",
            ),
            _controls(data, shown, view),
            _notice(kind, shown, view),
            stage,
            drawing.time(shown),
            drawing.key(shown, view),
            _path(data, shown, view),
            html.Div(
                [
                    download_link("GEXF", "network.gexf", view),
                    download_link("GraphML", "network.graphml", view),
                    download_link("Ties (CSV)", "edges.csv", view),
                    download_link("Evidence (CSV)", "evidence.csv", view),
                    html.Button("Picture (PNG)", className="gk-action gk-save-graph", type="button"),
                    html.Button("Drawing (SVG)", className="gk-action gk-save-svg", type="button"),
                ],
                className="gk-actions",
            ),
            explained(*HELP.get(kind.name, ()), "weight", "neighbours", "between", "pagerank", "community"),
        ]
    )


def _unknown(view: View) -> Any:
    """A name that no network has, and the networks that there are."""
    links = tuple((one.title, view.but(network=one.name).href) for one in networks.KINDS)
    note = states.note(f"There is no network “{view.network}”.", "These can be drawn:", links=links)
    return html.Div([html.H1("Network"), note])


def _others(view: View, kind: networks.Kind) -> Any:
    """The other networks, where this one holds nothing: a corpus of citations has no meetings."""
    links = [(one.title, view.but(network=one.name).href) for one in networks.KINDS if one.name != kind.name]
    shown = [dcc.Link(title, href=href, className="gk-action") for title, href in links]
    return html.Div([html.Span("Look at another network:"), *shown], className="gk-actions")


def _controls(data: Data, shown: Shown, view: View) -> Any:
    def select(name: str, label: str, options: dict[str, str], value: str) -> Any:
        return dmc.Select(
            id=ids.control(name),
            label=label,
            data=[{"value": key, "label": text} for key, text in options.items()],
            value=value,
            allowDeselect=False,
            size="sm",
        )

    return html.Div(
        [
            select("network", "Network", {kind.name: kind.title for kind in networks.KINDS}, view.network or ""),
            select("size", "Size", placing.SIZES, view.size or "weight"),
            select("colour", "Colour", placing.COLOURS, view.colour or "kind"),
            *_ends(data, shown, view),
            _focus(view),
        ],
        className="gk-controls",
    )


def _ends(data: Data, shown: Shown, view: View) -> list[Any]:
    """Whose surroundings are shown, and to whom a path is sought: the same by keyboard as by clicking nodes."""
    names = dict(zip(shown.network.nodes["id"], shown.network.nodes["label"], strict=True))
    missing = tuple(one for one in (view.id, view.other) if one and one not in names)
    names |= data.labels(missing) if missing else {}
    options = [{"value": one, "label": words.name(one, name)} for one, name in names.items()]
    options += [{"value": one, "label": one} for one in missing if one not in names]
    options.sort(key=lambda option: option["label"])

    def end(field: str, label: str, value: str | None, shown_when_empty: str) -> Any:
        return dmc.Select(
            id=ids.control(field),
            label=label,
            data=options,
            value=value,
            placeholder=shown_when_empty,
            searchable=True,
            clearable=True,
            limit=60,
            size="sm",
            nothingFoundMessage="Nobody like that in this drawing",
            clearButtonProps={"aria-label": f"Clear: {label}"},
        )

    around = end("id", "Around", view.id, "everything")
    return [around, end("other", "Path to", view.other, "nobody")] if view.id else [around]


def _focus(view: View) -> Any:
    free = html.Button("Release", className="gk-action gk-release", type="button", hidden=True)
    if not (view.id or view.expand or view.hide):
        return html.Div([free], className="gk-actions")
    links = [("The whole network again", view.but(id=None, other=None, expand=(), hide=(), depth=0))]
    if view.id and view.depth < 2:
        links.append(("Two steps around", view.but(depth=2)))
    if view.hide:
        links.append((f"Show {len(view.hide)} hidden", view.but(hide=())))
    shown = [dcc.Link(name, href=to.href, className="gk-action") for name, to in links]
    return html.Div([*shown, free], className="gk-actions")


def _notice(kind: networks.Kind, shown: Shown, view: View) -> Any:
    if not shown.cut:
        return None
    more = max(view.weight + 1, 2)
    heavier = view.but(weight=more).href
    return states.note(
        "Too much to read at once: here is its strongest part.",
        f"This network has {kind.counted(shown.nodes, shown.edges)}. "
        f"Shown are the {words.number(len(shown.network.edges))} strongest ties. "
        "Narrow the filters, ask for more facts per tie, or look at the surroundings of one.",
        links=(
            *(
                ((f"At least {words.number(more)} facts per tie", heavier),)
                if shown.network.edges["weight"].max() >= more
                else ()
            ),
            ("See all of it as a map", view.but(mode="overview").href),
        ),
    )


def _stage(shown: Shown) -> Any:
    elements = graph.elements(shown.nodes_dressed, shown.network.edges, shown.places, shown.path)
    directed = shown.network.directed
    styles = {name: graph.styles(dark=name == "dark", directed=directed) for name in ("light", "dark")}
    return html.Div(
        [
            dcc.Store(id=ids.GRAPH_STYLES, data=styles),
            dcc.Store(id="network-theme"),
            dcc.Store(id="tapped-edge"),
            dcc.Store(id="tapped-node"),
            cyto.Cytoscape(
                id=ids.GRAPH,
                elements=elements,
                layout={"name": "preset", "fit": True, "padding": 24},
                stylesheet=styles["light"],
                style={"width": "100%", "height": "100%"},
                minZoom=0.08,
                maxZoom=4,
                boxSelectionEnabled=False,
            ),
        ],
        className="gk-stage",
        role="img",
        **{"aria-label": "The network as a drawing; the list below says the same in words"},
    )


def _path(data: Data, shown: Shown, view: View) -> Any:
    """The path in words, and the strongest edges as a list: the same as the drawing, for keyboard and screen reader."""
    labels = data.labels(tuple(shown.network.nodes["id"]))
    parts = []
    if view.other:
        hops = list(zip(shown.path, shown.path[1:], strict=False))
        parts.append(
            html.H2(f"Path in {words.count(len(hops), 'step')}" if hops else "There is no path between the two")
        )
        parts.append(html.Ol([html.Li(_edge_link(view, labels, hop, _oriented(shown, hop))) for hop in hops]))
    edges = shown.network.edges.head(25)
    parts.append(
        html.Details(
            [
                html.Summary("The strongest ties as a list"),
                html.Ul(
                    [
                        html.Li(
                            [
                                _edge_link(view, labels, (row.source, row.target), (row.source, row.target)),
                                html.Span(words.number(row.weight), className="gk-count"),
                            ]
                        )
                        for row in each(edges)
                    ],
                    className="gk-rank",
                ),
            ]
        )
    )
    return html.Div(parts)


def _oriented(shown: Shown, hop: tuple[str, str]) -> tuple[str, str]:
    edges = shown.network.edges
    there = ((edges["source"] == hop[0]) & (edges["target"] == hop[1])).any()
    return hop if there else (hop[1], hop[0])


def _edge_link(view: View, labels: dict[str, str], ends: tuple[str, str], edge: tuple[str, str]) -> Any:
    """A link to the evidence of ``edge``, named by its ``ends`` in the order in which they are read."""
    one, other = (words.name(end, labels.get(end)) for end in ends)
    return dcc.Link(f"{one} – {other}", href=view.but(edge=edge).href)


def wire(app: Any, data: Data) -> None:
    """Clicks select; the theme reaches the canvas; the overview redraws what is looked at."""

    def client(name: str, *arguments: Any) -> None:
        app.clientside_callback(ClientsideFunction("gk", name), *arguments)

    client("tap_edge", Output("tapped-edge", "data"), Input(ids.GRAPH, "tapEdgeData"))
    client("tap_node", Output("tapped-node", "data"), Input(ids.GRAPH, "tapNodeData"))
    overview.wire(app, data)
    jobs.wire(app, data)
    app.clientside_callback(
        ClientsideFunction("gk", "until"),
        Output("network-month", "children"),
        Input("network-time", "value"),
        State("network-months", "data"),
        prevent_initial_call=True,
    )
    client("styles", Output(ids.GRAPH, "stylesheet"), Input("network-theme", "data"), State(ids.GRAPH_STYLES, "data"))


PAGE = Page("/network", "Network", layout, wire, "People, posts, topics and cables, tied by facts")
