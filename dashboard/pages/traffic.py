"""Traffic: who writes to whom, on a map, as a matrix, over time; action apart from information."""

from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import html

from dashboard import ids, words
from dashboard.components import figures, states, tables
from dashboard.components.explained import explained
from dashboard.data import Data
from dashboard.downloads import download_link
from dashboard.figures import maps, meetings, timeline
from dashboard.page import Page
from dashboard.tables import each, records
from dashboard.urls import View

ROLES = (("all", "All addressees"), ("action", "For action"), ("info", "For information"))
SIDE = 14  # rows and columns of the matrix
ARCS = 120


def layout(data: Data, view: View) -> Any:
    """Map with arcs, the heaviest pairs, the matrix, and cables per month."""
    role = view.kind if view.kind in ("action", "info") else "all"
    network = data.traffic(view.filters, role)
    controls = html.Div(
        [
            dmc.SegmentedControl(
                id=ids.control("kind"),
                data=[{"value": key, "label": text} for key, text in ROLES],
                value=role,
                size="xs",
                **{"aria-label": "Role of the addressee"},
            )
        ],
        className="gk-controls",
    )
    if network.edges.empty:
        return html.Div([html.H1("Traffic"), controls, states.nothing(view, "traffic between posts")])
    labels = dict(zip(network.nodes["id"], network.nodes["label"], strict=True))
    pairs = words.count(len(network.edges), "pair")
    counts = data.timeline(view.filters)
    return html.Div(
        [
            html.H1("Traffic"),
            html.P(
                f"{pairs} of posts that write to each other. Every number here opens the cables behind it.",
                className="gk-lead",
            ),
            controls,
            _map(data, network.edges, view),
            _pairs(network.edges, labels, view),
            _matrix(network.edges, labels, view),
            figures.framed(
                "per-month",
                "Cables over time",
                timeline.traffic(counts, lambda period: view.go("/search", since=period, until=period).href),
                "A click opens a month; drag over several to keep only those.",
                200,
            ),
            html.Div(
                [
                    download_link("Traffic (CSV)", "traffic.csv", view.but(network="corresponded")),
                    download_link("GEXF", "network.gexf", view.but(network="corresponded")),
                ],
                className="gk-actions",
            ),
            explained("post", "action"),
        ]
    )


def _edge_href(view: View, source: str, target: str) -> str:
    return view.but(network="corresponded", edge=(source, target)).href


def _map(data: Data, edges: pd.DataFrame, view: View) -> Any:
    points = data.places_of(view.filters, tuple(sorted({*edges["source"], *edges["target"]})))
    if not points:
        return states.note("No map", "No post of this view has a known place.")
    known = {point["id"] for point in points}
    arcs = records(edges[edges["source"].isin(known) & edges["target"].isin(known)].head(ARCS))
    figure = maps.posts(
        points, lambda post: view.go("/dossier", id=post).href, arcs, lambda one, other: _edge_href(view, one, other)
    )
    counted = words.count(len(points), "post")
    said = (
        f"{counted}, the {words.number(len(arcs))} heaviest pairs as lines. "
        "A click opens a post; the diamond on a line opens its cables."
    )
    return figures.framed("traffic-map", "On the map", figure, said, "min(460px, 62vw)", config=maps.CONFIG)


def _pairs(edges: pd.DataFrame, labels: dict[str, str], view: View) -> Any:
    rows = [
        (
            f"{labels.get(row.source, row.source)} → {labels.get(row.target, row.target)}",
            _edge_href(view, row.source, row.target),
            row.weight,
        )
        for row in each(edges.head(12))
    ]
    return tables.rank(rows, "Heaviest pairs")


def _matrix(edges: pd.DataFrame, labels: dict[str, str], view: View) -> Any:
    table = square(edges, SIDE)
    figure = meetings.matrix(table, lambda row, column: _edge_href(view, row, column), labels)
    return figures.framed(
        "traffic-matrix",
        "Who writes (rows) to whom (columns)",
        figure,
        "A click opens the cables of a square.",
        width=860,
    )


def square(edges: pd.DataFrame, side: int) -> pd.DataFrame:
    """The weights between the ``side`` heaviest senders (rows) and receivers (columns).

    >>> square(pd.DataFrame({"source": ["a", "a"], "target": ["b", "c"], "weight": [2, 1]}), 1)
    target  b
    source
    a       2
    """
    senders = edges.groupby("source")["weight"].sum().nlargest(side).index
    receivers = edges.groupby("target")["weight"].sum().nlargest(side).index
    kept = edges[edges["source"].isin(senders) & edges["target"].isin(receivers)]
    table = kept.pivot_table(index="source", columns="target", values="weight", aggfunc="sum", fill_value=0)
    return table.astype(int)


PAGE = Page("/traffic", "Traffic", layout, about="Who writes to whom, for action or information")
