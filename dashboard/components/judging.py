"""Pairs of people who may be one, with buttons that write a judgement into the curator's log."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import dcc, html

from dashboard import ids, words
from dashboard.data import Data
from dashboard.tables import records
from dashboard.urls import View

VERDICTS = (("same", "The same"), ("different", "Different people"), ("unsure", "Unsure"))
SHOWN = 60


def candidates(data: Data, view: View, of: str | None = None) -> Any:
    """The pairs (of one person, or all), the likeliest first; judged ones last, with their verdict."""
    table = data.same_as()
    if of is not None:
        table = table[(table["left"] == of) | (table["right"] == of)]
    judged = table["verdict"].notna()
    rows = pd.concat([table[~judged].sort_values("score", ascending=False), table[judged]]).head(SHOWN)
    seen = data.seen(tuple(dict.fromkeys([*rows["left"], *rows["right"]])))
    title = html.H2("May be the same person")
    if rows.empty:
        return html.Section([title, html.P("No candidates.", className="gk-muted")])
    return html.Section(
        [
            title,
            html.P(
                f"{words.count(len(table), 'pair')}. A judgement is kept, survives rebuilds and can be taken back.",
                className="gk-muted",
            ),
            html.Div(id=ids.JUDGED, role="status", className="gk-judged"),
            html.Ul([_pair(row, seen, view) for row in records(rows)], className="gk-pairs"),
            _button("", "", "undo", "Take the last judgement back"),
        ]
    )


def _pair(row: Mapping[Any, Any], seen: Mapping[str, str], view: View) -> Any:
    left, right = str(row["left"]), str(row["right"])
    score = f" likeness {words.number(row['score'])} of 1"

    def name(one: str, label: Any) -> list[Any]:
        link = dcc.Link(label or one, href=view.go("/dossier", id=one).href)
        return [link, html.Span(f" ({seen.get(one, 'undated')})", className="gk-muted")]

    return html.Li(
        [
            html.Div(
                [
                    *name(left, row.get("left_label")),
                    " and ",
                    *name(right, row.get("right_label")),
                    html.Span(score, className="gk-muted"),
                ]
            ),
            html.Div([_said("agree in", row["agreed"]), _said("differ in", row["disagreed"])], className="gk-muted"),
            html.Div(
                [html.Span(f"Judged: {row['verdict']}", className="gk-class")]
                if row["verdict"]
                else [_button(left, right, verdict, name) for verdict, name in VERDICTS],
                className="gk-actions",
            ),
        ]
    )


def _said(what: str, items: Any) -> str:
    listed = [str(one) for one in items] if isinstance(items, list | tuple) else []
    return f"They {what} {words.listed(listed, 5)}. " if listed else ""


def _button(left: str, right: str, verdict: str, name: str) -> Any:
    return dmc.Button(name, id=ids.judge(left, right, verdict), variant="default", size="compact-sm", n_clicks=0)
