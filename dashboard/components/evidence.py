"""The evidence drawer: the words that carry an edge, a fact or a node, each with its cable one click away."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import dcc, html

from dashboard import ids, words
from dashboard.components import states
from dashboard.data import Data
from dashboard.networks import BY_NAME, name_of
from dashboard.tables import each, records
from dashboard.things import MOST_QUOTED, Evidence
from dashboard.urls import View
from graphkit.corpus.tie import Tie


def drawer() -> Any:
    """The empty drawer; it lies beside the page and does not block it."""
    return dmc.Drawer(
        html.Div(id=ids.DRAWER_BODY),
        id=ids.DRAWER,
        title="Evidence",
        opened=False,
        position="right",
        size="min(460px, 100vw)",
        withOverlay=False,
        lockScroll=False,
        closeOnClickOutside=False,
        trapFocus=False,
        closeButtonProps={"aria-label": "Close the evidence"},
        className="gk-drawer",
    )


def body(data: Data, view: View) -> Any:
    """What carries the selection of ``view``."""
    if view.edge:
        return _edge(data, view)
    if view.facts:
        return html.Div([_passages(data.evidence(view.facts), view)])
    return node_card(data, view, view.node or "")


def _edge(data: Data, view: View) -> Any:
    source, target = view.edge
    tie = data.tie(view, source, target)
    if tie is None:
        return states.note(
            "This tie is not in the view.", "The filters may have taken it away.", links=(("Close", view.but().href),)
        )
    labels, kind = data.labels((source, target)), BY_NAME[name_of(view.network)].edge
    return html.Div(
        [
            html.H2(
                [
                    _name(view, source, labels),
                    html.Span(f" {words.LINK_KINDS.get(kind, kind)} ", className="gk-verb"),
                    _name(view, target, labels),
                ],
                className="gk-edge-title",
            ),
            html.P(_extent(tie), className="gk-muted"),
            _passages(data.evidence_at(tie.rows), view, tie.facts),
        ]
    )


def _extent(tie: Tie) -> str:
    facts = words.count(tie.facts, "fact")
    return f"{facts}, {words.between(tie.first, tie.last)}" if tie.first else facts


def _name(view: View, node: str, labels: Mapping[str, str]) -> Any:
    return dcc.Link(labels.get(node, node), href=view.but(node=node).href, className="gk-name")


def _passages(found: Evidence, view: View, facts: int = 0) -> Any:
    """Quotes in order of time. ``n`` and ``p`` walk through them."""
    if not found.passages:
        return states.note("No words are recorded here.", "What carries this may have been masked or excluded.")
    more = found.passages - len(found.words)
    return html.Div(
        [
            html.P(_counted(found, facts), className="gk-muted"),
            *[passage(row, view) for row in records(found.words)],
            html.P(f"{words.number(more)} more: narrow the filters, or download them all.") if more > 0 else None,
            html.P(
                ["Keys: ", dmc.Kbd("n"), " next, ", dmc.Kbd("p"), " previous, ", dmc.Kbd("Esc"), " close."],
                className="gk-hint",
            ),
        ]
    )


def _counted(found: Evidence, facts: int) -> str:
    of = f" for the first {MOST_QUOTED} facts" if facts > MOST_QUOTED else ""
    return f"{words.count(found.passages, 'passage')} in {words.count(found.cables, 'cable')}{of}"


def passage(row: Mapping[str, Any], view: View) -> Any:
    """One quoted sentence with its cable, paragraph and rule."""
    place = (int(row["start"]), int(row["end"]))
    paragraph = row.get("paragraph")
    where = f", paragraph {int(paragraph)}" if pd.notna(paragraph) else ""
    return html.Article(
        [
            html.Header(
                [
                    dcc.Link(row["cable"], href=reader_href(view, row["cable"], place), className="gk-cable-id"),
                    html.Span(f"{words.day(_text(row.get('date')))}{where}", className="gk-muted"),
                ]
            ),
            html.P(words.subject(row.get("subject")), className="gk-subject"),
            html.Blockquote(
                [
                    html.Span(_text(row.get("before")) or "", className="gk-around"),
                    html.Mark(row["quote"]),
                    html.Span(_text(row.get("after")) or "", className="gk-around"),
                ]
            ),
            html.Footer(
                [
                    html.Span(["found by ", html.Code(str(row.get("rule") or "unknown rule"))]),
                    dcc.Link(
                        "Read it in the cable →", href=reader_href(view, row["cable"], place), className="gk-action"
                    ),
                ]
            ),
        ],
        className="gk-passage",
        tabIndex=0,
    )


def reader_href(view: View, cable: str, place: tuple[int, ...] = ()) -> str:
    """The reader, at these words."""
    return view.address("/cable", id=cable, at=place)


def node_card(data: Data, view: View, node: str) -> Any:
    """A node: what it is, what can be done with it, and its strongest edges in this view."""
    row = data.node(node)
    if row is None:
        return states.not_found(view, "person, post, topic or cable", node)
    return html.Div(
        [
            html.P(words.NODE_KINDS.get(row["kind"], row["kind"]), className="gk-kind"),
            html.H2(row["label"], className="gk-edge-title"),
            html.P(words.between(row.get("first_date"), row.get("last_date")), className="gk-muted"),
            html.Div(_actions(view, row), className="gk-actions"),
            _neighbours(data, view, node),
        ]
    )


def _actions(view: View, row: Mapping[str, Any]) -> list[Any]:
    node = row["id"]
    described = "/cable" if row["kind"] in ("cable", "document") else "/dossier"
    actions = [("Open", view.go(described, id=node).href)]
    if view.path == "/network":
        actions += [
            ("Only its surroundings", view.but(id=node, expand=(), other=None).href),
            ("Add its neighbours", view.but(expand=(*view.expand, node), node=node).href),
            ("Hide", view.but(hide=(*view.hide, node)).href),
        ]
        if view.id and view.id != node:
            actions.append(("Path from the centre", view.but(other=node).href))
    elif row["kind"] == "person":
        actions.append(("Who met whom", view.go("/meetings", id=node).href))
    return [dcc.Link(name, href=href, className="gk-action") for name, href in actions]


def _neighbours(data: Data, view: View, node: str) -> Any:
    found = data.neighbours(view, node)
    if found.empty:
        return html.P("No ties of this view touch it.", className="gk-muted")
    labels = data.labels(tuple(found["other"]))
    rows = [
        html.Li(
            [
                dcc.Link(labels.get(row.other, row.other), href=view.but(edge=(row.source, row.target)).href),
                html.Span(words.number(row.weight), className="gk-count"),
            ]
        )
        for row in each(found.head(30))
    ]
    return html.Div([html.H3(words.count(len(found), "tie")), html.Ul(rows, className="gk-rank")])


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
