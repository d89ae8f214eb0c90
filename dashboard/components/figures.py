"""A figure on a page: its title, what it says in words, and the Graph around it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from dash import dcc, html

from dashboard import ids
from dashboard.figures.base import Figure

CONFIG = {"displayModeBar": False}


def framed(
    name: str,
    title: str,
    figure: Figure,
    said: str,
    height: int | str | None = None,
    width: int = 0,
    config: Mapping[str, Any] = MappingProxyType({}),
) -> Any:
    """``figure`` under its title; ``said`` is read out in its place. A click on a mark opens the mark's address.

    Below ``width`` pixels the figure is not squeezed but scrolled.
    """
    tall = height or figure["layout"].get("height") or 260
    graph = dcc.Graph(
        id=ids.figure(name),
        figure=figure,
        config={**CONFIG, **config},
        style={"height": tall if isinstance(tall, str) else f"{tall}px", "minWidth": f"{width}px" if width else None},
        responsive=True,
    )
    return html.Figure(
        [
            html.Figcaption(
                [html.H2(title), html.Span(said, className="gk-muted"), _save(name, title)], className="gk-figure-head"
            ),
            html.Div(
                graph,
                className="gk-scroll gk-names" if width else "gk-scroll",
                style={"minHeight": tall if isinstance(tall, str) else f"{tall}px"},  # nothing jumps when it is drawn
                role="group",
                **({"tabIndex": 0} if width else {}),
                **{"aria-label": f"{title}. {said}"},
            ),
        ],
        className="gk-figure",
    )


def _save(name: str, title: str) -> Any:
    """A button that takes the figure away, with what it shows written into the file (gk-save.js)."""
    named = {"data-name": name, "aria-label": f"Save as SVG: {title}"}
    return html.Button("SVG", className="gk-save-figure", type="button", title="Save this drawing as SVG", **named)
