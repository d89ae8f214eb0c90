"""Small tables, facts in a row, and the grid for tables that one sorts and filters."""

from collections.abc import Iterable, Sequence
from typing import Any

import dash_ag_grid as dag
from dash import dcc, html

from dashboard import words


def plain(head: Sequence[str], rows: Iterable[Sequence[Any]], label: str) -> Any:
    """A table for reading."""
    return html.Div(
        html.Table(
            [
                html.Thead(html.Tr([html.Th(name, scope="col") for name in head])),
                html.Tbody([html.Tr([html.Td(cell) for cell in row]) for row in rows]),
            ],
            className="gk-table",
            **{"aria-label": label},
        ),
        className="gk-scroll",
        tabIndex=0,
        role="region",
        **{"aria-label": label},
    )


def facts(pairs: Iterable[tuple[str, Any]]) -> Any:
    """Name and value, one under the other; empty values are left out."""
    rows = [part for name, value in pairs if value not in (None, "", []) for part in (html.Dt(name), html.Dd(value))]
    return html.Dl(rows, className="gk-facts")


def figure_row(numbers: Iterable[tuple[str, int | float, str]]) -> Any:
    """Large numbers, each a link to what it counts."""
    return html.Div(
        [
            dcc.Link([html.Strong(words.number(value)), html.Span(name)], href=href, className="gk-number")
            for name, value, href in numbers
        ],
        className="gk-numbers",
    )


def rank(rows: Iterable[tuple[str, str, float]], title: str) -> Any:
    """Names with counts, each name a link, the count also as a bar."""
    found = list(rows)
    most = max((value for *_, value in found), default=1) or 1
    return html.Section(
        [
            html.H2(title),
            html.Ul(
                [
                    html.Li(
                        [
                            dcc.Link(name, href=href),
                            html.Span(words.number(value), className="gk-count"),
                            html.Span(className="gk-rank-bar", style={"width": f"{100 * value / most:.1f}%"}),
                        ]
                    )
                    for name, href, value in found
                ],
                className="gk-rank",
            )
            if found
            else html.P("None.", className="gk-muted"),
        ]
    )


def grid(name: str, columns: Sequence[dict[str, Any]], rows: list[dict[str, Any]], label: str) -> Any:
    """A table to sort and filter. A column with ``"link": "field"`` shows a link to the address in that field."""
    return html.Div(
        dag.AgGrid(
            id={"type": "grid", "name": name},
            columnDefs=[_column(column) for column in columns],
            rowData=rows,
            defaultColDef={
                "sortable": True,
                "filter": True,
                "resizable": True,
                "wrapText": True,
                "autoHeight": True,
                "minWidth": 84,
            },
            dashGridOptions={
                "pagination": True,
                "paginationPageSize": 20,
                "paginationPageSizeSelector": [20, 50, 200],
                "domLayout": "autoHeight",
                "enableCellTextSelection": True,
                "ensureDomOrder": True,
                "suppressColumnVirtualisation": True,
            },
            dangerously_allow_code=False,
            style={"height": None, "width": "100%"},
        ),
        className="gk-grid",
        role="region",
        **{"aria-label": label},
    )


def _column(column: dict[str, Any]) -> dict[str, Any]:
    made = {key: value for key, value in column.items() if key != "link"}
    if "link" in column:
        made |= {"cellRenderer": "Go", "cellRendererParams": {"address": column["link"]}}
    return made
