"""Full text: phrases, prefixes, fields; ranked hits with their words lit, and facets that narrow."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from dashboard import ids, words
from dashboard.components import navigation, states, tables
from dashboard.components.evidence import reader_href
from dashboard.data import Data
from dashboard.downloads import download_link
from dashboard.page import Page
from dashboard.tables import records
from dashboard.urls import View

PER_PAGE = 20
MOST_YEARS = 40
_FACETS = {
    "origin": ("posts", "Sent by"),
    "tags": ("tags", "Topics"),
    "classification": ("classifications", "Classification"),
    "year": ("since", "Year"),
}


def layout(data: Data, view: View) -> Any:
    """The query, its hits and facets; without a query, the cables that the filters leave."""
    return html.Div(
        [
            html.H1("Search"),
            dmc.TextInput(
                id=ids.control("q"),
                value=view.q or "",
                debounce=500,
                size="md",
                placeholder='fishery "landing rights" from:tokyo tag:EFIS before:2009',
                description='Words, "phrases", prefix*, AND, OR, NOT, from:post, tag:TAG, before:2009, after:2007-06',
                className="gk-query",
                **{"aria-label": "Search query"},
            ),
            _hits(data, view) if view.q else _all(data, view),
        ]
    )


def _all(data: Data, view: View) -> Any:
    total = data.count(view.filters)
    if not total:
        return states.nothing(view, "cables")
    start = view.page * PER_PAGE
    rows = records(data.cables(view.filters, PER_PAGE, start))
    if not rows:
        return _no_such_page(view)
    items = [_hit(row, view) for row in rows]
    hits = html.Div([html.Ol(items, className="gk-hits", start=start + 1), _pages(view, total), _take(view)])
    return html.Div([hits, html.Aside(_facets(data, _counted(data, view), view))], className="gk-reader")


def _counted(data: Data, view: View) -> dict[str, list[tuple[str, int]]]:
    """What the search would count, where nothing is searched for: the same facets of all cables that match."""
    kinds = {"origin": "post", "tags": "tag", "classification": "classification"}
    tables_ = {name: data.counts(kind, view.filters, 8) for name, kind in kinds.items()}
    years = data.timeline(view.filters, "year").rename(columns={"period": "id"})
    found = {
        name: list(zip(table["id"], table["n"], strict=True)) for name, table in {**tables_, "year": years}.items()
    }
    return {**found, "tags": [(tag.removeprefix("tag:"), count) for tag, count in found["tags"]]}


def _no_such_page(view: View) -> Any:
    return states.note("There is no such page.", links=(("First page", view.but(page=0).href),))


def _take(view: View) -> Any:
    return html.Div([download_link("These cables (CSV)", "cables.csv", view)], className="gk-actions")


def _hits(data: Data, view: View) -> Any:
    found = data.search(view, PER_PAGE)
    things = [one for one in data.suggest(view.q or "") if _worth_naming(one, view.q or "")]
    if not found.total and not things:
        return states.note(
            f"Nothing says “{view.q}”.",
            "Try fewer words, a prefix with a star (fish*), or other dates.",
            links=(("Without filters", view.unfiltered().href),) if view.is_filtered else (),
        )
    start = view.page * PER_PAGE
    if found.total and found.hits.empty:
        return _no_such_page(view)
    return html.Div(
        [
            _things(things, view),
            html.P(words.count(found.total, "cable"), className="gk-lead", role="status"),
            html.Div(
                [
                    html.Div(
                        [
                            html.Ol(
                                [_hit(row, view) for row in records(found.hits)], className="gk-hits", start=start + 1
                            ),
                            _pages(view, found.total),
                            _take(view),
                        ]
                    ),
                    html.Aside(_facets(data, found.facets, view)),
                ],
                className="gk-reader",
            ),
        ]
    )


def _worth_naming(one: Mapping[str, Any], written: str) -> bool:
    """Cables stand among the hits; above them only the one whose id was asked for."""
    return one["kind"] not in ("cable", "document") or str(one["id"]).lower() == written.strip().lower()


def _things(things: Any, view: View) -> Any:
    if not things:
        return None
    return html.P(
        [
            dcc.Link(
                [
                    words.name(one["id"], one["label"]),
                    html.Span(f" {words.NODE_KINDS.get(one['kind'], one['kind']).lower()}", className="gk-muted"),
                ],
                href=navigation.href_of(view, one["kind"], one["id"]),
                className="gk-action",
            )
            for one in things
        ],
        className="gk-actions",
    )


def _hit(row: Mapping[str, Any], view: View) -> Any:
    cable = str(row["id"])
    return html.Li(
        [
            html.Div(
                [
                    html.Span(cable, className="gk-mrn"),
                    html.Span(words.day(row.get("date")), className="gk-muted"),
                    html.Span((row.get("classification") or "").lower(), className="gk-muted"),
                ],
                className="gk-hit-head",
            ),
            dcc.Link(row.get("subject") or "No subject", href=reader_href(view, cable), className="gk-hit-title"),
            html.P(lit(row["snippet"], row.get("highlights")), className="gk-snippet") if row.get("snippet") else None,
        ],
        className="gk-stop",
        tabIndex=-1,
    )


def lit(snippet: str, highlights: Any) -> list[Any]:
    """A snippet as text, the ``highlights`` (start, end) in it marked.

    >>> lit("the grain talks", [(4, 9)])
    ['the ', Mark('grain'), ' talks']
    """
    parts: list[Any] = []
    at = 0
    for start, end in sorted(highlights or ()):
        if start >= at:
            parts += [snippet[at:start], html.Mark(snippet[start:end])]
            at = end
    return [part for part in (*parts, snippet[at:]) if part != ""]


def _facets(data: Data, facets: Mapping[str, Any], view: View) -> list[Any]:
    shown = []
    for name, (field, title) in _FACETS.items():
        rows = [(str(value), count) for value, count in facets.get(name, ())]
        rows = sorted(rows)[-MOST_YEARS:] if name == "year" else rows[:8]
        if not rows:
            continue
        labels = data.labels(tuple(value for value, _ in rows)) if field == "posts" else {}
        if field == "tags":
            labels = {value: words.topic(value) for value, _ in rows}
        ranked = [
            (labels.get(value, value), view.but(page=0, **_narrowed(field, value)).href, count) for value, count in rows
        ]
        shown.append(tables.rank(ranked, title))
    return shown


def _narrowed(field: str, value: str) -> dict[str, Any]:
    return {"since": value, "until": value} if field == "since" else {field: (value,)}


def _pages(view: View, total: int) -> Any:
    last = max((total - 1) // PER_PAGE, 0)
    links = []
    if view.page > 0:
        links.append(dcc.Link("← Earlier", href=view.but(page=view.page - 1).href, className="gk-action"))
    links.append(html.Span(f"Page {words.number(view.page + 1)} of {words.number(last + 1)}", className="gk-muted"))
    if view.page < last:
        links.append(dcc.Link("More →", href=view.but(page=view.page + 1).href, className="gk-action"))
    return html.Nav(links, className="gk-actions", **{"aria-label": "Pages of hits"})


PAGE = Page("/search", "Search", layout, about="Full text with phrases, prefixes and fields")
