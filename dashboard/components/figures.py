"""A figure on a page: its title, what it says in words, and the Graph around it."""

from typing import Any

from dash import dcc, html

from dashboard import ids

CONFIG = {
    "displaylogo": False,
    "modeBarButtons": [["toImage"]],
    "toImageButtonOptions": {"format": "svg", "filename": "graphkit"},
}


def framed(name: str, title: str, figure: Any, said: str, height: int | None = None, **config: Any) -> Any:
    """``figure`` under its title; ``said`` is read out in its place. A click on a mark opens the mark's address."""
    tall = height or figure.layout.height or 260
    return html.Figure(
        [
            html.Figcaption([html.H2(title), html.Span(said, className="gk-muted")], className="gk-figure-head"),
            html.Div(
                dcc.Graph(
                    id=ids.figure(name),
                    figure=figure,
                    config={**CONFIG, **config},
                    style={"height": f"{tall}px"},
                    responsive=True,
                ),
                role="group",
                **{"aria-label": f"{title}. {said}"},
            ),
        ],
        className="gk-figure",
    )
