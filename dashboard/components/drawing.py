"""What stands around the drawing of a network: what its shapes and colours say, and the slider of its time."""

from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import dcc, html

from dashboard import theme, words
from dashboard.data import Shown
from dashboard.urls import View


def time(shown: Shown) -> Any:
    """A slider that grows the network month by month, by hand or by itself; what comes later is pale."""
    months = sorted({str(first)[:7] for first in shown.network.edges["first"].dropna()})
    if len(months) < 2:
        return None
    last = len(months) - 1
    marks = [{"value": at, "label": words.day(months[at])} for at in sorted({0, last // 2, last})]
    return html.Div(
        [
            dcc.Store(id="network-months", data=months),
            dcc.Store(id="network-shown-until"),
            html.Button("▶ Play", className="gk-action gk-play", type="button"),
            dmc.Slider(
                id="network-time",
                min=0,
                max=last,
                value=last,
                step=1,
                marks=marks,
                label=None,
                updatemode="drag",
                className="gk-slider",
                thumbLabel="Until which month ties are shown",
            ),
            html.Span(words.day(months[-1]), id="network-month", className="gk-muted"),
        ],
        className="gk-time",
    )


def key(shown: Shown, view: View) -> Any:
    """What shapes and colours say."""
    nodes = shown.nodes_dressed
    grey = view.colour == "community"
    items = [
        _swatch(
            str(kind), "#8a8577" if grey else theme.colour(str(kind)), f"{_kind(str(kind))} ({words.number(count)})"
        )
        for kind, count in nodes["kind"].value_counts().items()
    ]
    if grey:
        groups = nodes["community"].value_counts().head(len(theme.COMMUNITIES))
        items += [_swatch("person", _group_colour(nodes, group), _community(nodes, group)) for group in groups.index]
    if "stub" in nodes and nodes["stub"].eq(other=True).any():
        items.append(_swatch("hollow", "transparent", "dashed: cited, not held"))
    return html.Ul(items, className="gk-key-list", **{"aria-label": "Key"})


def _swatch(kind: str, colour: str, name: str) -> Any:
    return html.Li([html.Span(className=f"gk-shape gk-shape-{kind}", style={"background": colour}), name])


def _kind(kind: str) -> str:
    return words.NODE_KINDS.get(kind, kind)


def _group_colour(nodes: pd.DataFrame, group: Any) -> str:
    return str(nodes.loc[nodes["community"] == group, "colour"].iloc[0])


def _community(nodes: pd.DataFrame, group: Any) -> str:
    """A community by its largest member and its count."""
    inside = nodes[nodes["community"] == group].sort_values("size", ascending=False)
    name = words.name(str(inside["id"].iloc[0]), str(inside["label"].iloc[0]))
    return f"around {name} ({words.number(len(inside))})"
