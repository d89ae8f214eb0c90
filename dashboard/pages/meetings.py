"""Who met whom: one row per counterpart in time, the frequent pairs, and a table with the sentences."""

from collections import Counter
from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import html

from dashboard import ids, words
from dashboard.components import figures, states, tables
from dashboard.components.evidence import reader_href
from dashboard.components.explained import explained
from dashboard.contacts import ROWS, Contacts, Row
from dashboard.data import Data
from dashboard.downloads import download_link
from dashboard.figures import meetings
from dashboard.page import Page
from dashboard.urls import View
from graphkit.corpus.strongest import Weighed
from graphkit.model import IN_PERSON

SIDE = 14  # people in the matrix
REALIS = (("actual", "Took place"), ("planned", "Planned"), ("refused", "Refused"), ("all", "All"))
GLYPHS = {"circle": "●", "triangle-up": "▲", "diamond": "◆", "square": "■"}
FILLINGS = {
    "actual": ("●", "filled"),
    "planned": ("○", "hollow"),
    "refused": ("⊗", "crossed"),
    "hypothetical": ("◎", "dotted"),
}
WAYS = (("all", "All contacts"), ("met", "In one room"), ("other", "Told, phoned, delivered"))


def layout(data: Data, view: View) -> Any:
    """A choice of whom, the drawing, the pairs, the table."""
    found = data.contacts(view.filters, view.id, view.other, view.realis or "actual", view.kind or "all")
    asked = tuple(one for one in (view.id, view.other) if one)
    for one in asked:
        if not found.total and data.node(one) is None:
            note = states.not_found(view, "person, post or country", one)
            return html.Div([html.H1("Who met whom"), _controls(data, view), note])
    labels = data.labels(asked)
    return html.Div(
        [
            html.H1(_title(view, labels)),
            html.P(_said(found, view), className="gk-lead"),
            _controls(data, view),
            *(_drawn(data, found, view) if found.total else [_none(data, view)]),
            explained("contact", "state", "certainty", "told", "call", "demarche"),
        ]
    )


def _title(view: View, labels: dict[str, str]) -> str:
    """Nobody is said to have met whom they only phoned or meant to meet."""
    if view.id and view.other:
        return (
            f"Between {words.name(view.id, labels.get(view.id))} and {words.name(view.other, labels.get(view.other))}"
        )
    if not view.id:
        return "Who met whom"
    met = view.kind == "met" and (view.realis or "actual") == "actual"
    who = words.name(view.id, labels.get(view.id))
    return f"Whom {who} met" if met else f"Contacts of {who}"


def _said(found: Contacts, view: View) -> str:
    state = "" if view.realis == "all" else f" ({dict(REALIS).get(view.realis or 'actual', '').lower()})"
    told = f"; {words.number(found.told)} of them words passed, telephone calls or démarches, not meetings"
    extra = told if found.told else ""
    return f"{words.count(found.total, 'contact')}{state} in {words.count(found.cables, 'cable')}{extra}."


def _none(data: Data, view: View) -> Any:
    here = data.contacts(view.filters, view.id, view.other, "all", "all").total
    return states.no_contacts(view, sum(data.contact_states().values()), here)


def _controls(data: Data, view: View) -> Any:
    choices = data.choices()
    people = [one for kind in ("people", "posts", "countries") for one in choices[kind]]

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


def _drawn(data: Data, found: Contacts, view: View) -> list[Any]:
    points = points_of(found.drawn, view)
    drawn: list[Any] = []
    if points:
        drawn.append(
            figures.framed("meetings", "In time", meetings.rows(points), "A click opens the words.", width=560)
        )
        drawn.append(key(points))
    if not view.other:
        drawn += _pairs(data, view)
    drawn.append(_table(data, found, view))
    drawn.append(
        html.Div(
            [download_link("Contacts (CSV)", "meetings.csv", view.but(realis=view.realis or "actual"))],
            className="gk-actions",
        )
    )
    return drawn


def key(points: list[dict[str, Any]]) -> Any:
    """What shapes say of how people were in touch, and fillings of whether it took place."""
    states_ = {point["realis"] for point in points}
    kinds = [kind for kind in meetings.WAYS if any(point["kind"] == kind for point in points)]
    shown = [("in one room", *meetings.IN_ROOM)] if any(point["kind"] in IN_PERSON for point in points) else []
    shown += [(words.MEETING_KINDS[kind].lower(), *meetings.WAYS[kind]) for kind in kinds]
    ways = [
        html.Li([html.Span(GLYPHS[shape], className="gk-glyph", style={"color": colour}), name])
        for name, shape, colour in shown
    ]
    fillings = [
        html.Li([html.Span(FILLINGS[one][0], className="gk-glyph"), f"{FILLINGS[one][1]}: {name.lower()}"])
        for one, name in words.REALIS.items()
        if one in states_
    ]
    return html.Ul([*ways, *fillings], className="gk-key-list", **{"aria-label": "Key"})


def names(row: Any, but: str | None = None) -> list[tuple[str, str]]:
    """Id and name of everybody in a meeting; without those whom an authority file says to be ``but``."""
    return [
        (str(one.get("entity") or one.get("ref") or one.get("id") or ""), str(one.get("name") or ""))
        for one in row["participants"]
        if not but or one.get("held_by") != but
    ]


def points_of(found: list[Row], view: View) -> list[dict[str, Any]]:
    """A point per meeting and counterpart, the most frequent counterparts first."""
    points = []
    for row in (one for one in found if one["date"] is not None):
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
    often = Counter(point["who"] for point in points).most_common(ROWS)
    rank = {name: number for number, (name, _) in enumerate(often)}
    return sorted(
        (point for point in points if point["who"] in rank), key=lambda point: (rank[point["who"]], point["date"])
    )


def meeting_href(view: View, row: Any) -> str:
    """The reader at the words that report this meeting."""
    place = () if row.get("start") is None else (int(row["start"]), int(row["end"]))
    return reader_href(view, row["cable"], place)


def _pairs(data: Data, view: View) -> list[Any]:
    """Who was in one room with whom: as a matrix for all, as a list for one."""
    met = data.met(view.filters)
    top = met.named(met.touching(view.id)[:10] if view.id else slice(10))
    if not top:
        return []
    labels = told_apart(data.labels(tuple({one for *pair, _ in top for one in pair})))
    rows = [
        (
            " – ".join(labels.get(one, one) for one in pair),
            view.but(network="met", edge=tuple(pair)).href,
            weight,
        )
        for *pair, weight in top
    ]
    listed = tables.rank(rows, "Pairs that met most often")
    return [listed] if view.id else [listed, _matrix(data, met, view)]


def _matrix(data: Data, met: Weighed, view: View) -> Any:
    often = list(met.heaviest(SIDE))
    table = pd.DataFrame(0, index=often, columns=often)
    for source, target, weight in met.named(met.among(often)):
        table.loc[source, target] = table.loc[target, source] = weight
    labels = told_apart(data.labels(tuple(often)))
    figure = meetings.matrix(
        table, lambda one, other: view.but(network="met", edge=tuple(sorted((one, other)))).href, labels
    )
    said = "The people with most meetings. A click on a square opens the words."
    return figures.framed("met-matrix", "Who was in one room with whom", figure, said, width=640)


def told_apart(labels: dict[str, str]) -> dict[str, str]:
    """Names, with the end of the id where two people share one.

    >>> told_apart({"person:ann-lee": "Ann Lee", "person:ann-lee-2": "Ann Lee"})
    {'person:ann-lee': 'Ann Lee', 'person:ann-lee-2': 'Ann Lee (2)'}
    """
    often = Counter(labels.values())
    number = {one: one.rpartition("-")[2] for one, name in labels.items() if often[name] > 1}
    return {one: f"{name} ({number[one]})" if number.get(one, "").isdigit() else name for one, name in labels.items()}


def _table(data: Data, found: Contacts, view: View) -> Any:
    shown = found.listed
    places = data.labels(tuple(dict.fromkeys(str(row["place"]) for row in shown if row.get("place"))))
    rows = [
        {
            "date": row["date"] or "",
            "kind": words.MEETING_KINDS.get(row["kind"], row["kind"]),
            "who": ", ".join(name for _, name in names(row) if name),
            "sides": sides(row),
            "place": words.name(str(row["place"]), places.get(str(row["place"]))) if row.get("place") else "",
            "state": words.REALIS.get(row["realis"], row["realis"]),
            "certainty": words.CERTAINTY.get(row["certainty"], row["certainty"]),
            "quote": " ".join(str(row.get("quote") or "").split())[:260],
            "cable": row["cable"],
            "href": meeting_href(view, row),
        }
        for row in shown
    ]
    cut = f" (the first {words.number(len(shown))} of {words.number(found.total)})" if len(shown) < found.total else ""
    return html.Section([html.H2(f"All contacts{cut}"), tables.grid("meetings", COLUMNS, rows, "Contacts")])


def sides(row: Any) -> str:
    """Which sides were there.

    >>> sides({"participants": [{"side": "US"}, {"side": "foreign"}, {"side": None}]})
    'US, foreign'
    """
    found = dict.fromkeys(one.get("side") for one in row["participants"])
    return ", ".join(str(side) for side in found if side)


# Together they are no wider than the room of a window of 1280 pixels; the cable stands where a narrow one shows it.
COLUMNS = [
    {"field": "date", "headerName": "Date", "width": 104},
    {"field": "cable", "headerName": "Cable", "width": 142, "link": "href"},
    {"field": "kind", "headerName": "Kind", "width": 92},
    {"field": "who", "headerName": "Who", "minWidth": 130, "flex": 2},
    {"field": "sides", "headerName": "Sides", "width": 88},
    {"field": "quote", "headerName": "Words", "minWidth": 172, "flex": 4},
    {"field": "place", "headerName": "Place", "width": 88},
    {"field": "state", "headerName": "State", "width": 88},
    {"field": "certainty", "headerName": "Certainty", "width": 114},
]

PAGE = Page("/meetings", "Who met whom", layout, about="Contacts in time, between whom, with the sentence")
