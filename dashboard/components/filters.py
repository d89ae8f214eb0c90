"""The filter bar: a sentence that says what is shown, and the panel that changes it."""

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from dashboard import ids
from dashboard.data import Data
from dashboard.figures import timeline
from dashboard.urls import View

UNFILTERED_PATHS = ("/cable",)


def bar(data: Data, view: View) -> Any:
    """Sentence and panel; the reader of one cable has none."""
    if view.path in UNFILTERED_PATHS:
        return None
    return html.Details(
        [
            html.Summary(
                [
                    html.Span("Filter", className="gk-filter-word"),
                    _sentence(data, view),
                ],
                id=ids.FILTER_TOGGLE,
            ),
            _panel(data, view),
        ],
        id=ids.FILTER_PANEL,
        className="gk-filter",
    )


def _sentence(data: Data, view: View) -> Any:
    """What is shown, in words; with the corpus, for what is saved in the browser (gk-save.js)."""
    return html.Span(data.sentence(view), className="gk-sentence", id="sentence", **{"data-corpus": data.named()})


def _panel(data: Data, view: View) -> Any:
    choices = data.choices()
    figure = timeline.brush(data.timeline(view.unfiltered().filters), view.since, view.until)
    return html.Div(
        [
            dcc.Graph(
                id=ids.brush("dates"),
                figure=figure,
                config={"displayModeBar": False},
                className="gk-brush",
                style={"height": "110px"},
                responsive=True,
            ),
            dmc.SimpleGrid(
                [
                    _date("since", "From", view.since),
                    _date("until", "To", view.until),
                    _many("posts", "Sent by", choices["posts"], view.posts),
                    _many("tags", "Topic", choices["tags"], view.tags),
                    _many("classifications", "Classification", choices["classifications"], view.classifications),
                    _many("people", "Touching a person", choices["people"], view.people),
                    _many("node_kinds", "Kinds of things", choices["node_kinds"], view.node_kinds),
                    _many("link_kinds", "Kinds of links", choices["link_kinds"], view.link_kinds),
                    dmc.TextInput(
                        id=ids.control("text"),
                        label="Text says",
                        value=view.text or "",
                        debounce=600,
                        size="sm",
                        placeholder='words, "a phrase", from:tokyo',
                    ),
                    dmc.NumberInput(
                        id=ids.control("weight"),
                        label="At least this many facts",
                        value=view.weight,
                        min=0,
                        debounce=600,
                        size="sm",
                    ),
                ],
                cols={"base": 1, "xs": 2, "md": 5},
                spacing="sm",
            ),
            html.Div(
                [dcc.Link("Clear all filters", href=view.unfiltered().href, className="gk-action")]
                if view.is_filtered
                else [],
                className="gk-actions",
            ),
        ],
        className="gk-panel",
    )


def _date(name: str, label: str, value: str | None) -> Any:
    return dmc.TextInput(
        id=ids.control(name),
        label=label,
        value=value or "",
        debounce=600,
        size="sm",
        placeholder="2008, 2008-06, 2008-06-03",
    )


def _many(name: str, label: str, options: list[dict[str, str]], chosen: tuple[str, ...]) -> Any:
    known = {option["value"] for option in options}
    extra = [{"value": one, "label": one} for one in chosen if one not in known]
    return dmc.MultiSelect(
        id=ids.control(name),
        label=label,
        data=[*options, *extra],
        value=list(chosen),
        searchable=True,
        clearable=True,
        limit=60,
        size="sm",
        debounce=250,
        nothingFoundMessage="Nothing like that",
        clearButtonProps={"aria-label": f"Clear: {label}"},
    )
