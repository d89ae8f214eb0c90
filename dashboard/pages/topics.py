"""Topics over time: TAGS per month, topics together, topic by post."""

from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import dcc, html

from dashboard import ids, words
from dashboard.components import figures, states, tables
from dashboard.components.explained import explained
from dashboard.data import Data
from dashboard.downloads import download_link
from dashboard.figures import meetings, timeline
from dashboard.page import Page
from dashboard.tables import each
from dashboard.urls import View

MODES = (("count", "Count"), ("share", "Share"), ("stream", "Stream"))
BANDS = 9  # topics told apart by colour; the others are one band
OTHERS = "others"


def layout(data: Data, view: View) -> Any:
    """Bands over time, pairs of topics, and who writes about what."""
    table = data.topics(view.filters, view.by or "month")
    if table.empty:
        return html.Div([html.H1("Topics over time"), states.nothing(view, "topics")])
    top = with_rest(table, BANDS)
    named = {str(tag): words.topic(str(tag)) for tag in table.columns}

    def opened(tag: str, period: str) -> str:
        if tag == OTHERS:
            return view.but(since=period, until=period).href
        return view.go("/search", since=period, until=period, tags=(tag,)).href

    if view.mode == "stream":
        figure = timeline.stream(top, named, opened)
    else:
        figure = timeline.bands(top, named, opened, share=view.mode == "share")
    counted, period = words.count(len(table.columns), "topic"), view.by or "month"
    rest = f", a click on {OTHERS} the topics of that {period}" if OTHERS in top else ""
    said = (
        f"{counted}; a cable counts under each of its topics. A click opens the cables of one topic in one "
        f"{period}{rest}; drag over a span to keep only that."
    )
    return html.Div(
        [
            html.H1("Topics over time"),
            _controls(view),
            figures.framed("topics", "Cables by topic", figure, said, 420, width=600),
            html.Div([_ranked(table, named, view), _together(data, view)], className="gk-columns"),
            _by_post(data, table, view),
            html.Div(
                [
                    dcc.Link("Read these cables", href=view.go("/search").href, className="gk-action"),
                    download_link("Topics over time (CSV)", "topics.csv", view),
                ],
                className="gk-actions",
            ),
            explained("tags", "cable"),
        ]
    )


def with_rest(table: pd.DataFrame, most: int) -> pd.DataFrame:
    """The first ``most`` columns, and the sum of the others.

    >>> with_rest(pd.DataFrame({"a": [5], "b": [2], "c": [1]}), 1)
       a  others
    0  5       3
    """
    top = table.iloc[:, :most].copy()
    if table.shape[1] > most:
        top[OTHERS] = table.iloc[:, most:].sum(axis=1)
    return top


def _controls(view: View) -> Any:
    def pick(name: str, label: str, options: tuple[tuple[str, str], ...], value: str) -> Any:
        return dmc.SegmentedControl(
            id=ids.control(name),
            data=[{"value": key, "label": text} for key, text in options],
            value=value,
            size="xs",
            **{"aria-label": label},
        )

    return html.Div(
        [
            pick("mode", "How it is drawn", MODES, view.mode if view.mode in dict(MODES) else "count"),
            pick("by", "Per", (("month", "By month"), ("year", "By year")), view.by or "month"),
        ],
        className="gk-controls",
    )


def _ranked(table: pd.DataFrame, named: dict[str, str], view: View) -> Any:
    rows = [
        (named.get(str(tag), str(tag)), view.go("/dossier", id=f"tag:{tag}").href, int(count))
        for tag, count in table.sum().head(14).items()
    ]
    return tables.rank(rows, "All topics")


def _together(data: Data, view: View) -> Any:
    edges = data.network("co_tagged", view.filters).edges.head(14)
    labels = data.labels(tuple({*edges["source"], *edges["target"]}))
    rows = [
        (
            f"{words.name(row.source, labels.get(row.source))} + {words.name(row.target, labels.get(row.target))}",
            view.but(network="co_tagged", edge=(row.source, row.target)).href,
            row.weight,
        )
        for row in each(edges)
    ]
    return tables.rank(rows, "Topics together")


def _by_post(data: Data, table: pd.DataFrame, view: View) -> Any:
    tags = [str(tag) for tag in table.columns[:10]]
    cross = data.topic_by_post(view.filters, tuple(tags))
    if cross.empty:
        return None
    labels = data.labels(tuple(cross.index))
    figure = meetings.matrix(cross, lambda post, tag: view.go("/search", posts=(post,), tags=(tag,)).href, labels)
    return figures.framed(
        "topic-post", "Who writes about what", figure, "A click opens the cables of a square.", width=640
    )


PAGE = Page("/topics", "Topics over time", layout, about="TAGS per month, together, and by post")
