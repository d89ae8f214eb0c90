"""The cable reader: the text as sent, its names and references marked, and what surrounds it."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from dashboard import ids, words
from dashboard.components import states, tables, text
from dashboard.components.evidence import reader_href
from dashboard.components.explained import explained
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
            html.Div(
                [html.Article(_text(cable, view), className="gk-paper"), html.Aside(_aside(data, cable, view))],
                className="gk-reader",
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
                        row["subject"] or "no subject",
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
            _cables("Cited by", cited, view),
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
            html.H1(cable.get("subject") or "No subject", className="gk-title"),
            html.P(
                [
                    html.Span(words.day(cable.get("date"))),
                    " from ",
                    dcc.Link(
                        cable.get("origin_label") or cable.get("origin_name") or "unknown",
                        href=view.go("/dossier", id=cable["origin"]).href,
                    )
                    if cable.get("origin")
                    else html.Span(cable.get("origin_name") or "an unknown post"),
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


def _aside(data: Data, cable: Row, view: View) -> list[Any]:
    masked = cable.get("protected") or 0
    near = [
        ("Before, from the same post", cable.get("previous")),
        ("After, from the same post", cable.get("next")),
    ]
    return [
        _legend(),
        tables.facts(
            [
                ("Topics", _tags(cable, view)),
                ("Declassify on", cable.get("declassify_on")),
                ("Classified by", ", ".join(filter(None, (row.get("name") for row in cable["classified_by"])))),
                ("Signed by", ", ".join(filter(None, (row.get("name") for row in cable["signed_by"])))),
                ("Masked", words.count(masked, "protected person", "protected people") if masked else None),
                ("File", cable.get("path")),
                ("Read as", cable.get("layout")),
                *[(name, dcc.Link(one, href=reader_href(view, one))) for name, one in near if one],
            ]
        ),
        _addressees(cable, view),
        _references(cable, view),
        _cables("Cited by", cable.get("cited_by", ()), view),
        _meetings(data, cable, view),
    ]


def _legend() -> Any:
    kinds = (
        ("person", "person"),
        ("position", "office"),
        ("post", "post or place"),
        ("organization", "organization"),
        ("date", "date"),
        ("reference", "reference"),
    )
    return html.P([html.Span(name, className=f"gk-mark gk-mark-{kind}") for kind, name in kinds], className="gk-legend")


def _tags(cable: Row, view: View) -> list[Any]:
    shown = [
        dcc.Link(
            row["tag"],
            href=view.go("/dossier", id=f"tag:{row['tag']}").href,
            className="gk-tag",
            title=words.topic(row["tag"]),
        )
        for row in cable["tags"]
    ]
    return shown or []


def _addressees(cable: Row, view: View) -> Any:
    rows = [
        (
            row["role"],
            dcc.Link(row["name"], href=view.go("/dossier", id=row["post"]).href) if row.get("post") else row["name"],
            row.get("precedence") or "",
            row.get("message_number") or "",
        )
        for row in cable["addresses"]
    ]
    if not rows:
        return None
    return html.Details(
        [
            html.Summary(words.count(len(rows), "addressee")),
            tables.plain(("Role", "Addressee", "Precedence", "Number"), rows, "Addressees"),
        ],
        open=len(rows) <= 6,
    )


def _references(cable: Row, view: View) -> Any:
    if not cable["references"]:
        return None
    return html.Section(
        [
            html.H2("Cites"),
            html.Ul([html.Li(_reference(row, view)) for row in cable["references"]], className="gk-list"),
        ]
    )


def _reference(row: Row, view: View) -> list[Any]:
    target = row.get("resolved") or row.get("target")
    label = f"{row['label']}. " if row.get("label") else ""
    name: Any = row["written"]
    if row.get("kind") == "cable" and isinstance(target, str) and target:
        name = dcc.Link(target, href=reader_href(view, target))
    where = view.but(at=(int(row["start"]), int(row["end"]))).href
    place = "on the REF line" if row.get("where") == "ref_line" else "in the text"
    return [
        label,
        name,
        html.Span(_outcome(row), className="gk-muted"),
        *_candidates(row, view),
        " ",
        dcc.Link(place, href=where, className="gk-where"),
    ]


def _outcome(row: Row) -> str:
    """What became of a reference, in words; nothing where it was simply found."""
    kind = str(row.get("kind") or "")
    if kind not in ("cable", "document", ""):
        return f" ({kind}, no cable)"
    return {"absent": " (not held)", "ambiguous": " (undecided: may be "}.get(str(row.get("outcome")), "")


def _candidates(row: Row, view: View) -> list[Any]:
    """The cables that an undecided reference may mean."""
    if str(row.get("outcome")) != "ambiguous":
        return []
    found = [dcc.Link(str(one), href=reader_href(view, str(one))) for one in row.get("candidates") or ()]
    return [part for one in found for part in (one, " ")] + [")"]


def _cables(title: str, cited: Any, view: View) -> Any:
    found = [one if isinstance(one, str) else one["id"] for one in cited]
    if not found:
        return None
    return html.Section(
        [
            html.H2(title),
            html.Ul(
                [html.Li(dcc.Link(one, href=reader_href(view, one))) for one in dict.fromkeys(found)],
                className="gk-list",
            ),
        ]
    )


def _meetings(data: Data, cable: Row, view: View) -> Any:
    if not cable["meetings"]:
        return None
    items = [
        html.Li(
            [
                html.Span(f"{words.MEETING_KINDS.get(row['kind'], row['kind'])}, {words.day(row['date'])}: "),
                dcc.Link(
                    ", ".join(one["name"] for one in row["participants"] if one["name"]) or "unnamed",
                    href=view.but(at=(int(row["start"]), int(row["end"]))).href,
                ),
                html.Span(_claim(row), className="gk-muted"),
            ]
        )
        for row in records(data.meetings_in(cable["id"]))
    ]
    return html.Section([html.H2("Contacts it reports"), html.Ul(items, className="gk-list")])


def _claim(row: Row) -> str:
    """Nothing for what took place and is said so; else what is claimed."""
    said = [] if row["realis"] == "actual" else [str(words.REALIS.get(row["realis"], row["realis"])).lower()]
    said += [words.CERTAINTY["implied"]] if row.get("certainty") == "implied" else []
    return f" ({', '.join(said)})" if said else ""


PAGE = Page("/cable", "Cable reader", layout, about="The text as sent, with its evidence marked")
