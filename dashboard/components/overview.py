"""The overview of a large network: a picture that is made again for every window, and that says what one points at."""

from typing import Any

from dash import ClientsideFunction, Input, Output, Patch, State, dcc, html, no_update

from dashboard import ids, networks, words
from dashboard.components import states
from dashboard.components.working import FORMATS, working
from dashboard.data import Data
from dashboard.figures import raster
from dashboard.figures.base import Figure
from dashboard.raster import Places, Window
from dashboard.urls import View, parse_href


def layout(data: Data, view: View, kind: networks.Kind) -> Any:
    """The picture, or what to wait for."""
    found = data.overview(view)
    title = "A large network is being gathered."
    return html.Div(
        [
            html.H1(f"{kind.title}: all of it"),
            _pixels(found.places, view, kind) if found.places is not None else working(title, found.job),
            html.Div(
                [
                    dcc.Link("Back to what can be read", href=view.but(mode=None).href, className="gk-action"),
                    *[
                        dcc.Link(
                            f"All of it ({name})", href=view.but(mode="export", kind=key).href, className="gk-action"
                        )
                        for key, name in FORMATS.items()
                    ],
                    html.Button("Picture (PNG)", className="gk-action gk-save-plot", type="button"),
                ],
                className="gk-actions",
            ),
        ]
    )


def _pixels(places: Places, view: View, kind: networks.Kind) -> Any:
    if places.nodes.empty:
        return states.nothing(view, "ties in this network")
    picture = raster.overview(places, places.window, lambda node: view.but(node=node).href)
    said = f"{kind.counted(len(places.nodes), len(places.ends))}. Drag and zoom; a click opens the nearest point."
    return html.Div(
        [
            html.P(said, className="gk-lead"),
            html.Div(
                [
                    _first(picture, places.window),
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
                role="group",
                **{"aria-label": said},
            ),
        ]
    )


def _first(figure: Figure, window: Window) -> Any:
    """The picture alone, where Plotly will lay it: seen until Plotly is there."""
    x0, y0, x1, y1 = window
    source = figure["layout"]["images"][0]["source"]
    return html.Img(src=source, alt="", className="gk-first", style={"--gk-shape": (x1 - x0) / (y1 - y0)})


def zoomed(data: Data, moved: dict[str, Any] | None, href: str | None) -> Any:
    """The new picture and names of the window that a drag or zoom left, or no change."""
    view = parse_href(href)
    places = data.overview(view).places if view.mode == "overview" else None
    if places is None or places.nodes.empty or not moved:
        return no_update
    window = window_of(moved, places.window)
    if window is None:
        return no_update
    patch = Patch()
    patch["layout"]["images"] = [raster.image_of(places, window)]
    patch["data"] = [raster.names(places, window, lambda node: view.but(node=node).href)]
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
    places = data.overview(view).places if view.mode == "overview" and point else None
    if places is None or point is None or places.nodes.empty:
        return "", no_update
    found = places.nearest(float(point["x"]), float(point["y"]), float(point["within"]))
    if found is None:
        return "", no_update
    said = f"{found['label']} ({words.number(found['weight'])})"
    return said, view.but(node=found["id"]).query if point.get("click") else no_update


def wire(app: Any, data: Data) -> None:
    """Redraw what is looked at; answer the pointer; ask again while the layout is being computed."""

    def client(name: str, *arguments: Any) -> None:
        app.clientside_callback(ClientsideFunction("gk", name), *arguments)

    client("again", Output("again", "data"), Input(ids.RASTER_WAIT, "n_intervals"), State(ids.PAGE_KEY, "data"))
    app.callback(
        Output(ids.RASTER, "figure"),
        Input(ids.RASTER, "relayoutData"),
        State(ids.URL, "href"),
        prevent_initial_call=True,
    )(lambda moved, href: zoomed(data, moved, href))
    app.callback(
        Output(ids.RASTER_TIP, "children"),
        Output("raster-open", "data"),
        Input(ids.RASTER_POINT, "data"),
        State(ids.URL, "href"),
        prevent_initial_call=True,
    )(lambda point, href: pointed(data, point, href))
    client("open_query", Output("raster-opened", "data"), Input("raster-open", "data"))
