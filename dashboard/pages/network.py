"""The network: a focused graph that one reads, or, where there is more than that, its strongest part."""

from typing import Any

import dash_cytoscape as cyto
import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, Patch, State, dcc, html, no_update

from dashboard import ids, networks, placing, theme, words
from dashboard.components import states
from dashboard.data import Data, Shown
from dashboard.downloads import download_link
from dashboard.figures import graph, raster
from dashboard.page import Page
from dashboard.raster import Places, Window
from dashboard.urls import View, parse_href


def layout(data: Data, view: View) -> Any:
    """Controls, the graph, its key, and what the graph leaves out."""
    kind = networks.BY_NAME.get(view.network or "met", networks.KINDS[0])
    if view.mode == "overview":
        return _overview(data, view, kind)
    shown = data.shown(view)
    if not len(shown.network.nodes):
        stage: Any = states.nothing(view, "edges in this network")
    else:
        stage = _stage(shown)
    return html.Div(
        [
            html.H1(kind.title),
            html.P(_said(kind, shown), className="gk-lead"),
            _controls(view),
            _notice(shown, view),
            stage,
            _key(shown),
            _path(data, shown, view),
            html.Div(
                [
                    download_link("GEXF", "network.gexf", view),
                    download_link("GraphML", "network.graphml", view),
                    download_link("Edges (CSV)", "edges.csv", view),
                    download_link("Evidence (CSV)", "evidence.csv", view),
                    html.Button("Picture (PNG)", className="gk-action gk-save-graph", type="button"),
                ],
                className="gk-actions",
            ),
        ]
    )


def _said(kind: networks.Kind, shown: Shown) -> str:
    nodes, edges = len(shown.network.nodes), len(shown.network.edges)
    return f"{kind.about}: {words.count(nodes, 'node')}, {words.count(edges, 'edge')}. Click an edge to read why it is there."


def _overview(data: Data, view: View, kind: networks.Kind) -> Any:
    places = data.overview(view)
    return html.Div(
        [
            html.H1(f"{kind.title}: all of it"),
            _pixels(places, view) if places is not None else _working(),
            html.Div(
                [
                    dcc.Link("Back to what can be read", href=view.but(mode=None).href, className="gk-action"),
                    download_link("GEXF of what can be read", "network.gexf", view),
                ],
                className="gk-actions",
            ),
        ]
    )


def _working() -> Any:
    """The layout of a large network takes a while, once; the page asks again by itself."""
    return html.Div(
        [
            states.note("The network is being laid out.", "This is done once for a network of this size; then it is kept."),
            html.Progress(className="gk-progress", **{"aria-label": "The layout is being computed"}),
            dcc.Interval(id=ids.RASTER_WAIT, interval=1500),
            dcc.Store(id="again"),
        ]
    )


def _pixels(places: Places, view: View) -> Any:
    if places.nodes.empty:
        return states.nothing(view, "edges in this network")
    picture = raster.overview(places, places.window, lambda node: view.but(node=node).href)
    said = f"{words.count(len(places.nodes), 'node')}, {words.count(len(places.ends), 'edge')}. Drag and zoom; a click opens the nearest node."
    return html.Div(
        [
            html.P(said, className="gk-lead"),
            html.Div(
                [
                    dcc.Graph(
                        id=ids.RASTER,
                        figure=picture,
                        config={"scrollZoom": True, "displayModeBar": False, "doubleClick": "reset"},
                        style={"height": "100%"},
                        responsive=True,
                    ),
                    html.Div(id=ids.RASTER_TIP, className="gk-tip", hidden=True),
                    dcc.Store(id=ids.RASTER_POINT),
                    dcc.Store(id="raster-open"),
                    dcc.Store(id="raster-opened"),
                ],
                className="gk-stage gk-raster",
                role="img",
                **{"aria-label": said},
            ),
        ]
    )


def zoomed(data: Data, moved: dict[str, Any] | None, href: str | None) -> Any:
    """The new picture and names of the window that a drag or zoom left, or no change."""
    view = parse_href(href)
    places = data.overview(view) if view.mode == "overview" else None
    if places is None or places.nodes.empty or not moved:
        return no_update
    window = window_of(moved, places.window)
    if window is None:
        return no_update
    patch = Patch()
    patch["layout"]["images"] = [raster.image_of(places, window)]
    patch["data"] = [raster.names(places, window, lambda node: view.but(node=node).href).to_plotly_json()]
    return patch


def window_of(moved: dict[str, Any], whole: Window) -> Window | None:
    """The window in what Plotly says of a drag or zoom.

    >>> window_of({"xaxis.range[0]": 0, "xaxis.range[1]": 2, "yaxis.range[0]": 1, "yaxis.range[1]": 3}, (0, 0, 9, 9))
    (0.0, 1.0, 2.0, 3.0)
    >>> window_of({"xaxis.autorange": True}, (0, 0, 9, 9))
    (0, 0, 9, 9)
    """
    if any("autorange" in key for key in moved):
        return whole
    try:
        x0, x1, y0, y1 = (float(moved[f"{axis}axis.range[{end}]"]) for axis in "xy" for end in (0, 1))
    except (KeyError, TypeError, ValueError):
        return None
    return (x0, y0, x1, y1) if x0 < x1 and y0 < y1 else None


def pointed(data: Data, point: dict[str, Any] | None, href: str | None) -> tuple[Any, Any]:
    """What to say of the node nearest to the pointer, and the address to open where it was clicked."""
    view = parse_href(href)
    places = data.overview(view) if view.mode == "overview" and point else None
    if places is None or point is None or places.nodes.empty:
        return "", no_update
    found = places.nearest(float(point["x"]), float(point["y"]), float(point["within"]))
    if found is None:
        return "", no_update
    said = f"{found['label']} ({words.number(found['weight'])})"
    return said, view.but(node=found["id"]).query if point.get("click") else no_update


def _controls(view: View) -> Any:
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
            select("network", "Network", {kind.name: kind.title for kind in networks.KINDS}, view.network or "met"),
            select("size", "Size", placing.SIZES, view.size or "weight"),
            select("colour", "Colour", placing.COLOURS, view.colour or "kind"),
            _focus(view),
        ],
        className="gk-controls",
    )


def _focus(view: View) -> Any:
    if not (view.id or view.expand or view.hide):
        return None
    links = [("The whole network again", view.but(id=None, other=None, expand=(), hide=(), depth=0))]
    if view.id and view.depth < 2:
        links.append(("Two steps around", view.but(depth=2)))
    if view.hide:
        links.append((f"Show {len(view.hide)} hidden", view.but(hide=())))
    return html.Div([dcc.Link(name, href=to.href, className="gk-action") for name, to in links], className="gk-actions")


def _notice(shown: Shown, view: View) -> Any:
    if not shown.cut:
        return None
    return states.note(
        "Too much to read at once: here is its strongest part.",
        f"This network has {words.count(shown.nodes, 'node')} and {words.count(shown.edges, 'edge')}. "
        f"Shown are the {words.number(len(shown.network.edges))} heaviest edges. "
        "Narrow the filters, ask for more facts per edge, or look at the surroundings of one node.",
        links=(
            ("At least 2 facts per edge", view.but(weight=max(view.weight + 1, 2)).href),
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
                layout={"name": "preset", "fit": True, "padding": 30},
                stylesheet=styles["light"],
                style={"width": "100%", "height": "100%"},
                minZoom=0.08,
                maxZoom=2.2,
                boxSelectionEnabled=False,
            ),
        ],
        className="gk-stage",
        role="img",
        **{"aria-label": "The network as a drawing; the list below says the same in words"},
    )


def _key(shown: Shown) -> Any:
    kinds = shown.network.nodes["kind"].value_counts()
    return html.Ul(
        [
            html.Li(
                [
                    html.Span(className=f"gk-shape gk-shape-{kind}", style={"background": theme.colour(str(kind))}),
                    f"{words.NODE_KINDS.get(str(kind), str(kind))} ({words.number(count)})",
                ]
            )
            for kind, count in kinds.items()
        ],
        className="gk-key-list",
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
        parts.append(html.Ol([html.Li(_edge_link(view, labels, *_oriented(shown, hop))) for hop in hops]))
    edges = shown.network.edges.head(25)
    parts.append(
        html.Details(
            [
                html.Summary("The strongest edges as a list"),
                html.Ul(
                    [
                        html.Li(
                            [
                                _edge_link(view, labels, row.source, row.target),
                                html.Span(words.number(row.weight), className="gk-count"),
                            ]
                        )
                        for row in edges.itertuples()
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


def _edge_link(view: View, labels: dict[str, str], source: str, target: str) -> Any:
    return dcc.Link(
        f"{labels.get(source, source)} – {labels.get(target, target)}", href=view.but(edge=(source, target)).href
    )


def wire(app: Any, data: Data) -> None:
    """Clicks select; the theme reaches the canvas; the overview redraws what is looked at."""

    def client(name: str, *arguments: Any) -> None:
        app.clientside_callback(ClientsideFunction("gk", name), *arguments)

    client("tap_edge", Output("tapped-edge", "data"), Input(ids.GRAPH, "tapEdgeData"))
    client("tap_node", Output("tapped-node", "data"), Input(ids.GRAPH, "tapNodeData"))
    client("again", Output("again", "data"), Input(ids.RASTER_WAIT, "n_intervals"), State(ids.PAGE_KEY, "data"))
    app.callback(
        Output(ids.RASTER, "figure"), Input(ids.RASTER, "relayoutData"), State(ids.URL, "href"), prevent_initial_call=True
    )(lambda moved, href: zoomed(data, moved, href))
    app.callback(
        Output(ids.RASTER_TIP, "children"),
        Output("raster-open", "data"),
        Input(ids.RASTER_POINT, "data"),
        State(ids.URL, "href"),
        prevent_initial_call=True,
    )(lambda point, href: pointed(data, point, href))
    client("open_query", Output("raster-opened", "data"), Input("raster-open", "data"))
    client("styles", Output(ids.GRAPH, "stylesheet"), Input("network-theme", "data"), State(ids.GRAPH_STYLES, "data"))


PAGE = Page("/network", "Network", layout, wire, "People, posts, topics and cables, tied by facts")
