"""The cable reader: the text as sent, its names and references marked, and what surrounds it."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from dashboard import ids, words
from dashboard.components import states, tables, text
from dashboard.components.beside import beside, cited_list
from dashboard.components.evidence import reader_href
from dashboard.components.explained import explained
from dashboard.components.still import still
from dashboard.data import Data
from dashboard.downloads import download_link
from dashboard.page import Page
from dashboard.tables import records
from dashboard.urls import View

Row = Mapping[str, Any]


def layout(data: Data, view: View) -> Any:
    """One cable, or a choice of cables where none is named."""
    if not view.id:
        return _choose(data, view)
    cable = data.cable(view.id)
    if cable is None:
        return _absent(data, view)
    return html.Div(
        [
            _head(cable, view),
            still(
                html.Div(
                    [html.Article(_text(cable, view), className="gk-paper"), html.Aside(beside(data, cable, view))],
                    className="gk-reader",
                )
            ),
            explained("cable", "tags", "precedence", "action", "caption", "reference", "contact", "protected"),
        ]
    )


def _text(cable: Row, view: View) -> Any:
    if cable["text"]:
        return text.body(cable, view)
    return states.note(
        "This corpus holds no text of this cable.",
        "Its source was a table of cables and citations: what is known of it stands beside this.",
        links=(("Its chain", view.go("/chains", id=cable["id"]).href),),
    )


def _choose(data: Data, view: View) -> Any:
    rows = data.cables(view.filters, 200)
    if rows.empty:
        return html.Div([html.H1("Cable reader"), states.nothing(view.go("/"), "cables")])
    return html.Div(
        [
            html.H1("Cable reader"),
            html.P("Choose a cable, or find one with the search box above.", className="gk-lead"),
            tables.plain(
                ("Date", "Cable", "Subject"),
                [
                    (
                        words.day(row["date"]),
                        dcc.Link(row["id"], href=reader_href(view, row["id"])),
                        words.subject(row["subject"], "no subject"),
                    )
                    for row in records(rows)
                ],
                "Cables",
            ),
        ]
    )


def _absent(data: Data, view: View) -> Any:
    node = data.node(view.id or "")
    if node is None or not node.get("stub"):
        return states.not_found(view, "cable", view.id or "")
    cited = data.cited_by(view.id or "")
    return html.Div(
        [
            html.H1(view.id, className="gk-mrn"),
            states.note(
                "This cable is cited, but this corpus does not hold it.",
                f"Estimated date: {words.between(node.get('first_date'), node.get('last_date'))}.",
                links=(("Its chain", view.go("/chains", id=view.id).href),),
            ),
            cited_list("Cited by", cited, view),
        ]
    )


def _head(cable: Row, view: View) -> Any:
    marks = [cable.get("classification"), *cable.get("captions", ())]
    return html.Header(
        [
            html.P(
                [
                    html.Span(cable["id"], className="gk-mrn"),
                    *[html.Span(one, className="gk-class") for one in marks if one],
                ],
                className="gk-kicker",
            ),
            html.H1(words.subject(cable.get("subject"), "No subject"), className="gk-title"),
            html.P(
                [
                    html.Span(words.day(cable.get("date"))),
                    " from ",
                    dcc.Link(
                        cable.get("origin_label") or cable.get("origin_name") or "unknown",
                        href=view.go("/dossier", id=cable["origin"]).href,
                    )
                    if cable.get("origin")
                    else html.Span(cable.get("origin_name") or "an unknown sender"),
                ],
                className="gk-lead",
            ),
            html.Div(
                [
                    dmc.SegmentedControl(
                        id=ids.control("mode"),
                        data=[{"value": "sent", "label": "As sent"}, {"value": "reading", "label": "For reading"}],
                        value=view.mode or "sent",
                        size="xs",
                        **{"aria-label": "How the text is set"},
                    ),
                    dcc.Link(
                        "Its reference chain", href=view.go("/chains", id=cable["id"]).href, className="gk-action"
                    ),
                    download_link("Text", "cable.txt", view),
                    download_link("Evidence (CSV)", "cable.csv", view),
                    html.Button("Print", className="gk-action gk-print", type="button"),
                ],
                className="gk-actions",
            ),
        ],
        className="gk-head",
    )


PAGE = Page("/cable", "Cable reader", layout, about="The text as sent, with its evidence marked")
