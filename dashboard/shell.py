"""What surrounds every page: header, navigation, filter bar, evidence drawer, and the few callbacks that drive them.

Everything that can be clicked is a link or writes into the URL; the URL draws the page.
"""

import logging
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, State, ctx, dcc, html, no_update

from dashboard import ids, reuse, theme, urls
from dashboard.components import evidence, filters, navigation, states
from dashboard.data import Data
from dashboard.pages import PAGES, page_at
from dashboard.urls import View

log = logging.getLogger("dashboard")


def layout() -> Any:
    """The shell, with a page still to come."""
    return dmc.MantineProvider(
        [
            dcc.Location(id=ids.URL, refresh="callback-nav"),
            dcc.Store(id=ids.PAGE_KEY),
            dcc.Store(id=ids.SELECT_KEY),
            dmc.AppShell(
                [
                    dmc.AppShellHeader(navigation.header(), className="gk-header"),
                    dmc.AppShellNavbar(html.Div(id=ids.NAVBAR), className="gk-navbar", p="md"),
                    dmc.AppShellMain(
                        [
                            html.Div(id=ids.FILTERS, className="gk-filters"),
                            html.Div(states.waiting(), id=ids.CONTENT, className="gk-content", tabIndex=-1),
                        ]
                    ),
                ],
                id=ids.SHELL,
                header={"height": 56},
                navbar={"width": 216, "breakpoint": "md", "collapsed": {"mobile": True}},
                padding="lg",
            ),
            evidence.drawer(),
            html.Div(id=ids.ANNOUNCE, className="gk-hidden", **{"aria-live": "polite"}),
        ],
        theme=theme.MANTINE,
        defaultColorScheme="auto",
    )


def show_page(data: Data, key: str | None) -> tuple[Any, Any, Any]:
    """Content, navigation and filter bar of an address."""
    view = urls.parse_href(key)
    content = _safely(_content, data, view)
    return content, navigation.links(view), _safely(filters.bar, data, view, _nothing)


def _content(data: Data, view: View) -> Any:
    page = page_at(view.path)
    return page.layout(data, view) if page else states.no_such_page(view)


def show_evidence(data: Data, key: str | None) -> tuple[bool, Any]:
    """Whether the drawer is open, and what is in it."""
    return (True, _safely(evidence.body, data, urls.parse_href(key))) if key else (False, no_update)


def _nothing(error: Exception, view: View) -> None:
    """No second message about one failure."""


def _safely(draw: Any, data: Data, view: View, failed: Any = states.failed) -> Any:
    """What ``draw`` makes, or a friendly state that says what happened; the log has the rest."""
    try:
        return draw(data, view)
    except Exception as error:
        log.exception("%s could not be drawn", view.href)
        reuse.passing()
        return failed(error, view)


# What a control shows while the address says nothing: choosing it leaves the address as short as it was, and a control
# that has just been drawn, which reports its value, changes nothing.
UNSAID = {
    "mode": ("sent", "count"),
    "by": ("month",),
    "network": ("met",),
    "size": ("weight",),
    "colour": ("kind",),
    "kind": ("all",),
    "realis": ("actual",),
    "direction": ("both",),
    "depth": ("2",),
}


def change_url(href: str | None) -> Any:
    """The query string after the control that was just used."""
    chosen = ctx.triggered_id
    if not chosen or href is None or len(ctx.triggered) != 1:
        return no_update  # several at once: a page was just drawn
    field, value = chosen["field"], ctx.triggered[0]["value"]
    search = urls.change(href, **{field: None if value in UNSAID.get(field, ()) else value})
    return no_update if search is None else search


def wire(app: Any, data: Data) -> None:
    """The callbacks of the shell."""

    def client(name: str, *arguments: Any, **options: Any) -> None:
        app.clientside_callback(ClientsideFunction("gk", name), *arguments, **options)

    client(
        "keys",
        Output(ids.PAGE_KEY, "data"),
        Output(ids.SELECT_KEY, "data"),
        Input(ids.URL, "href"),
        State(ids.PAGE_KEY, "data"),
        State(ids.SELECT_KEY, "data"),
    )
    client("menu", Output(ids.SHELL, "navbar"), Input(ids.BURGER, "opened"), State(ids.SHELL, "navbar"))
    client("close_menu", Output(ids.BURGER, "opened"), Input(ids.PAGE_KEY, "data"), prevent_initial_call=True)
    client("deselect", Output(ids.URL, "hash"), Input(ids.DRAWER, "opened"), prevent_initial_call=True)
    client(
        "open_mark", Output(ids.ANNOUNCE, "title"), Input(ids.every("figure"), "clickData"), prevent_initial_call=True
    )
    client("brush", Output(ids.ANNOUNCE, "lang"), Input(ids.every("brush"), "selectedData"), prevent_initial_call=True)
    client("brush", Output(ids.ANNOUNCE, "dir"), Input(ids.every("figure"), "selectedData"), prevent_initial_call=True)
    client("arrived", Output(ids.ANNOUNCE, "children"), Input(ids.CONTENT, "children"), State(ids.URL, "pathname"))

    @app.callback(
        Output(ids.CONTENT, "children"),
        Output(ids.NAVBAR, "children"),
        Output(ids.FILTERS, "children"),
        Input(ids.PAGE_KEY, "data"),
        prevent_initial_call=True,
    )
    def _page(key: str | None) -> Any:
        page = show_page(data, key)
        reuse.keep_answer()
        return page

    @app.callback(
        Output(ids.DRAWER, "opened"),
        Output(ids.DRAWER_BODY, "children"),
        Input(ids.SELECT_KEY, "data"),
        prevent_initial_call=True,
    )
    def _evidence(key: str | None) -> Any:
        shown = show_evidence(data, key)
        reuse.keep_answer()
        return shown

    @app.callback(
        Output(ids.URL, "search"),
        Input(ids.every("set"), "value"),
        State(ids.URL, "href"),
        prevent_initial_call=True,
    )
    def _control(_: Any, href: str | None) -> Any:
        return change_url(href)

    @app.callback(
        Output(ids.SUGGESTIONS, "children"),
        Input(ids.SEARCH, "value"),
        State(ids.URL, "href"),
        prevent_initial_call=True,
    )
    def _suggest(written: str | None, href: str | None) -> Any:
        found = data.suggest(written or "")
        subjects = data.subjects(tuple(one["id"] for one in found if one["kind"] in ("cable", "document")))
        return navigation.suggestions(found, written or "", urls.parse_href(href), subjects)

    @app.callback(
        Output(ids.JUDGED, "children"),
        Input(ids.every("judge"), "n_clicks"),
        prevent_initial_call=True,
    )
    def _judge(_: Any) -> Any:
        return _write_judgement(data)


def _write_judgement(data: Data) -> Any:
    """Write the verdict of the button that was just pressed into the curator's log."""
    chosen = ctx.triggered_id
    if not chosen or not ctx.triggered[0]["value"]:
        return no_update
    try:
        return data.judge(chosen["left"], chosen["right"], chosen["verdict"])
    except ValueError as error:  # it stands against others, or the corpus may only be read
        return f"Not recorded: {error}"


TITLES = {page.path: page.title for page in PAGES}
