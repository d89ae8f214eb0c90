"""Who met whom: one row per counterpart in time, the frequent pairs, and a table with the sentences."""

from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import html

from dashboard import ids, words
from dashboard.components import figures, states, tables
from dashboard.components.evidence import reader_href
from dashboard.data import Data
from dashboard.downloads import download_link
from dashboard.figures import meetings
from dashboard.page import Page
from dashboard.tables import each, records
from dashboard.urls import View

ROWS = 24  # counterparts in the drawing; the table has all
IN_PERSON = ("met", "meal", "call", "visit", "negotiation", "list")
REALIS = (("actual", "Took place"), ("planned", "Planned"), ("refused", "Refused"), ("all", "All"))
WAYS = (("all", "All contacts"), ("met", "In one room"), ("other", "Told, phoned, delivered"))


def layout(data: Data, view: View) -> Any:
    """A choice of whom, the drawing, the pairs, the table."""
    table = chosen(data.meetings(view.filters, view.id, view.other), view.realis or "actual", view.kind or "all")
    labels = data.labels(tuple(one for one in (view.id, view.other) if one))
    return html.Div(
        [
            html.H1(_title(view, labels)),
            html.P(_said(table, view), className="gk-lead"),
            _controls(data, view),
            *(_drawn(data, table, view) if len(table) else [states.nothing(view, "contacts")]),
        ]
    )


def chosen(table: pd.DataFrame, realis: str, way: str) -> pd.DataFrame:
    """Those that took place (or were planned, or refused), and of the wanted way."""
    if realis != "all":
        table = table[table["realis"] == realis]
    if way != "all":
        table = table[table["kind"].isin(IN_PERSON) == (way == "met")]
    return table


def _title(view: View, labels: dict[str, str]) -> str:
    if view.id and view.other:
        return f"Between {labels.get(view.id, view.id)} and {labels.get(view.other, view.other)}"
    return f"Whom {labels.get(view.id, view.id)} met" if view.id else "Who met whom"


def _said(table: pd.DataFrame, view: View) -> str:
    told = int((~table["kind"].isin(IN_PERSON)).sum())
    state = dict(REALIS).get(view.realis or "actual", "").lower()
    extra = (
        f"; {words.number(told)} of them words passed, telephone calls or démarches, which are no meetings"
        if told
        else ""
    )
    return f"{words.count(len(table), 'contact')} ({state}) in {words.count(table['cable'].nunique(), 'cable')}{extra}."


def _controls(data: Data, view: View) -> Any:
    people = data.choices()["people"] + data.choices()["posts"]

    def who(name: str, label: str, value: str | None) -> Any:
        known = {one["value"] for one in people}
        extra = (
            [{"value": value, "label": data.labels((value,)).get(value, value)}] if value and value not in known else []
        )
        return dmc.Select(
            id=ids.control(name),
            label=label,
            data=[*people, *extra],
            value=value,
            searchable=True,
            clearable=True,
            limit=60,
            size="sm",
            placeholder="anybody",
            clearButtonProps={"aria-label": f"Clear: {label}"},
        )

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
            who("id", "Of", view.id),
            who("other", "With", view.other),
            pick("realis", "State", REALIS, view.realis or "actual"),
            pick("kind", "Way", WAYS, view.kind or "all"),
        ],
        className="gk-controls",
    )


def _drawn(data: Data, table: pd.DataFrame, view: View) -> list[Any]:
    points = points_of(table, view)
    drawn: list[Any] = []
    if points:
        said = "A click opens the words. Filled: took place; hollow: planned; cross: refused."
        drawn.append(figures.framed("meetings", "In time", meetings.rows(points), said))
    if not view.other:
        drawn.append(_pairs(data, view))
    drawn.append(_table(table, view))
    drawn.append(html.Div([download_link("Contacts (CSV)", "meetings.csv", view)], className="gk-actions"))
    return drawn


def names(row: Any, but: str | None = None) -> list[tuple[str, str]]:
    """Id and name of everybody in a meeting; without those whom an authority file says to be ``but``."""
    return [
        (str(one.get("entity") or one.get("ref") or one.get("id") or ""), str(one.get("name") or ""))
        for one in row["participants"]
        if not but or one.get("held_by") != but
    ]


def points_of(table: pd.DataFrame, view: View) -> list[dict[str, Any]]:
    """A point per meeting and counterpart, the most frequent counterparts first."""
    points = []
    for row in records(table[table["date"].notna()]):
        there = names(row, view.id)
        others = (
            [name for one, name in there if one != view.id] if view.id else [" – ".join(name for _, name in there[:2])]
        )
        said = (
            f"{words.MEETING_KINDS.get(row['kind'], row['kind'])}, {words.day(row['date'])}: {row.get('quote') or ''}"
        )
        href = meeting_href(view, row)
        points += [
            {
                "who": name or "unnamed",
                "date": row["date"],
                "kind": row["kind"],
                "realis": row["realis"],
                "title": said,
                "href": href,
            }
            for name in dict.fromkeys(others)
        ]
    often = pd.Series([point["who"] for point in points], dtype=object).value_counts().head(ROWS)
    rank = {name: number for number, name in enumerate(often.index)}
    return sorted(
        (point for point in points if point["who"] in rank), key=lambda point: (rank[point["who"]], point["date"])
    )


def meeting_href(view: View, row: Any) -> str:
    """The reader at the words that report this meeting."""
    place = () if row.get("start") is None else (int(row["start"]), int(row["end"]))
    return reader_href(view, row["cable"], place)


def _pairs(data: Data, view: View) -> Any:
    network = data.network("met", view.filters)
    edges = network.edges
    if view.id:
        edges = edges[(edges["source"] == view.id) | (edges["target"] == view.id)]
    if edges.empty:
        return None
    top = edges.head(10)
    labels = data.labels(tuple({*top["source"], *top["target"]}))
    rows = [
        (
            f"{labels.get(row.source, row.source)} – {labels.get(row.target, row.target)}",
            view.but(network="met", edge=(row.source, row.target)).href,
            row.weight,
        )
        for row in each(top)
    ]
    return tables.rank(rows, "Pairs that met most often")


def _table(table: pd.DataFrame, view: View) -> Any:
    rows = [
        {
            "date": row["date"] or "",
            "kind": words.MEETING_KINDS.get(row["kind"], row["kind"]),
            "who": ", ".join(name for _, name in names(row) if name),
            "place": row.get("place") or "",
            "state": words.REALIS.get(row["realis"], row["realis"]),
            "certainty": row["certainty"],
            "quote": " ".join(str(row.get("quote") or "").split())[:260],
            "cable": row["cable"],
            "href": meeting_href(view, row),
        }
        for row in records(table.head(2000))
    ]
    columns = [
        {"field": "date", "headerName": "Date", "width": 115},
        {"field": "kind", "headerName": "Kind", "width": 120},
        {"field": "who", "headerName": "Who", "minWidth": 180, "flex": 2},
        {"field": "quote", "headerName": "Words", "minWidth": 260, "flex": 4},
        {"field": "place", "headerName": "Place", "width": 120},
        {"field": "state", "headerName": "State", "width": 110},
        {"field": "certainty", "headerName": "Certainty", "width": 105},
        {"field": "cable", "headerName": "Cable", "width": 160, "link": "href"},
    ]
    cut = f" (the first 2,000 of {words.number(len(table))})" if len(table) > 2000 else ""
    return html.Section([html.H2(f"All contacts{cut}"), tables.grid("meetings", columns, rows, "Contacts")])


PAGE = Page("/meetings", "Who met whom", layout, about="Contacts in time, between whom, with the sentence")
