"""Reference chains: what a cable answers and what answers it, with time from left to right."""

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from dashboard import ids, words
from dashboard.chains import GATHERED, MOST, Chain
from dashboard.components import figures, states, tables
from dashboard.components.evidence import reader_href
from dashboard.data import Data
from dashboard.downloads import download_link
from dashboard.figures import chain as drawing
from dashboard.page import Page
from dashboard.tables import each
from dashboard.urls import View

DIRECTIONS = (("back", "What it answers"), ("both", "Whole thread"), ("forward", "What answers it"))
DEPTHS = (("1", "1 step"), ("2", "2"), ("4", "4"), ("99", "All"))
DEPTH = 2


def layout(data: Data, view: View) -> Any:
    """A choice of cables, or the chain of one."""
    if not view.id:
        return _choose(data, view)
    chain = data.chain(view.id, direction_of(view), view.depth or DEPTH)
    if not chain.nodes:
        return html.Div([html.H1("Reference chains"), states.not_found(view, "cable", view.id)])
    return html.Div(
        [
            html.H1(["The chain of ", html.Span(view.id, className="gk-mrn")]),
            html.P(_said(chain), className="gk-lead"),
            _controls(view),
            _figure("chain", "Time runs from left to right", chain, view),
            _compared(data, chain, view) if view.other else None,
            _reading(chain, view),
            html.Div(
                [
                    download_link("Chain (CSV)", "chain.csv", view),
                    download_link("GEXF", "chain.gexf", view),
                    html.Button("Print the reading list", className="gk-action gk-print", type="button"),
                ],
                className="gk-actions",
            ),
        ]
    )


def direction_of(view: View) -> str:
    """The direction that the address asks for, if there is such a one."""
    return view.direction if view.direction in dict(DIRECTIONS) else "both"


def _choose(data: Data, view: View) -> Any:
    found = data.counts("cited", view.filters, 25)
    if found.empty:
        return html.Div([html.H1("Reference chains"), states.nothing(view, "references between cables")])
    subjects = data.subjects(tuple(found["id"]))
    rows = [(f"{row.id}  {subjects.get(row.id, '')}", view.but(id=row.id).href, row.n) for row in each(found)]
    return html.Div(
        [
            html.H1("Reference chains"),
            html.P(
                "A cable answers others and is answered. Begin with one that many refer to, or find one above.",
                className="gk-lead",
            ),
            tables.rank(rows, "Most often cited"),
        ]
    )


def _said(chain: Chain) -> str:
    held = sum(not row["stub"] for row in chain.nodes)
    missing = len(chain.nodes) - held
    parts = [words.count(chain.total, "cable")]
    if chain.total > GATHERED:
        parts = [f"More than {words.number(GATHERED)} cables: those farther away were not followed"]
    if missing:
        parts.append(f"{words.number(missing)} of them cited but not held: drawn hollow, their dates estimated")
    if chain.total > len(chain.nodes):
        parts.append(f"the nearest {words.number(min(len(chain.nodes), MOST))} are drawn")
    if chain.broadcasts:
        folded = ", ".join(f"{count} answers to {cable}" for cable, count in chain.broadcasts.items())
        parts.append(f"folded away: {folded}")
    return "; ".join(parts) + ". A click on a cable opens it, a click between two opens the words that cite."


def _controls(view: View) -> Any:
    def pick(name: str, label: str, options: tuple[tuple[str, str], ...], value: str) -> Any:
        return html.Div(
            [
                html.Div(label, className="gk-label"),
                dmc.SegmentedControl(
                    id=ids.control(name),
                    data=[{"value": key, "label": text} for key, text in options],
                    value=value,
                    size="xs",
                    **{"aria-label": label},
                ),
            ]
        )

    return html.Div(
        [
            dmc.TextInput(id=ids.control("id"), label="Cable", value=view.id or "", debounce=700, size="sm"),
            pick("direction", "Direction", DIRECTIONS, direction_of(view)),
            pick("depth", "Depth", DEPTHS, str(view.depth or DEPTH)),
            dmc.TextInput(
                id=ids.control("other"),
                label="Compare with the chain of",
                value=view.other or "",
                debounce=700,
                size="sm",
            ),
        ],
        className="gk-controls",
    )


def _figure(name: str, title: str, chain: Chain, view: View) -> Any:
    facts = {(row["source"], row["target"]): row["links"] for row in chain.edges}
    figure = drawing.draw(
        chain.nodes,
        chain.edges,
        chain.lanes,
        chain.main,
        chain.centre,
        lambda cable: view.but(node=cable).href,
        lambda source, target: view.but(facts=facts[(source, target)]).href,
    )
    counted = f"{words.count(len(chain.nodes), 'cable')}, {words.count(len(chain.edges), 'reference')}"
    said = f"{counted}; the thick line is the main path. A dotted line marks a quiet stretch that was shortened."
    return figures.framed(name, title, figure, said, width=720)


def _compared(data: Data, chain: Chain, view: View) -> Any:
    other = data.chain(view.other or "", direction_of(view), view.depth or DEPTH)
    if not other.nodes:
        return states.not_found(view, "cable", view.other or "")
    shared = {row["id"] for row in chain.nodes} & {row["id"] for row in other.nodes}
    items = [html.Li(dcc.Link(one, href=reader_href(view, one))) for one in sorted(shared)]
    return html.Section(
        [
            html.H2(f"Beside it, the chain of {view.other}"),
            html.P(f"The two share {words.count(len(shared), 'cable')}."),
            html.Ul(items, className="gk-list"),
            _figure("other-chain", f"The chain of {view.other}", other, view),
        ]
    )


def _reading(chain: Chain, view: View) -> Any:
    rows = {row["id"]: row for row in chain.nodes}
    main = set(chain.main)
    items = [_item(rows[one], one in main, one == chain.centre, view) for one in chain.reading if one in rows]
    return html.Section(
        [
            html.H2("Reading list"),
            html.P(
                [
                    "In order: what is cited before what cites it. Keys: ",
                    dmc.Kbd("n"),
                    " next, ",
                    dmc.Kbd("p"),
                    " previous.",
                ],
                className="gk-hint",
            ),
            html.Ol(items, className="gk-reading-list"),
        ]
    )


def _item(row: dict[str, Any], on_main: bool, centre: bool, view: View) -> Any:  # noqa: FBT001  -- two marks of one row
    notes = [
        note for note, is_so in (("main path", on_main), ("this cable", centre), ("not held", row["stub"])) if is_so
    ]
    label = row["label"] if row["label"] != row["id"] else ""
    return html.Li(
        [
            dcc.Link(row["id"], href=reader_href(view, row["id"]), className="gk-cable-id gk-stop"),
            html.Span(words.day(row["date"]), className="gk-muted"),
            html.Span(label, className="gk-reading-title"),
            html.Span(", ".join(notes), className="gk-muted"),
        ],
        className="gk-missing" if row["stub"] else "",
    )


PAGE = Page("/chains", "Reference chains", layout, about="What a cable answers, and what answers it")
