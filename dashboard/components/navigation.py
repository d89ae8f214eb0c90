"""Header, search box with its suggestions, and the list of pages."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from dashboard import ids
from dashboard.urls import View
from dashboard.words import NODE_KINDS, name

GROUPS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("Find", (("/", "Overview"), ("/search", "Search"), ("/dossier", "Dossiers"))),
    ("See", (("/network", "Network"), ("/meetings", "Who met whom"), ("/chains", "Reference chains"))),
    ("Count", (("/topics", "Topics over time"), ("/traffic", "Traffic"))),
    ("Read", (("/cable", "Cable reader"),)),
    ("Judge", (("/quality", "Data quality"),)),
)


def header() -> Any:
    """Wordmark, search box, theme switch."""
    return html.Div(
        [
            dmc.Burger(id=ids.BURGER, opened=False, hiddenFrom="md", size="sm", **{"aria-label": "Navigation"}),
            dcc.Link([html.Span("graph", className="gk-word"), "kit"], href="/", className="gk-brand"),
            html.Div(
                [
                    dmc.TextInput(
                        id=ids.SEARCH,
                        placeholder="Find a cable, person, post or topic",
                        debounce=180,
                        value="",
                        autoComplete="off",
                        rightSection=dmc.Kbd("/", size="xs", className="gk-key"),
                        **{"aria-label": "Find a cable, person, post or topic"},
                    ),
                    html.Div(id=ids.SUGGESTIONS, className="gk-suggestions"),
                ],
                className="gk-find",
                role="search",
            ),
            dmc.ColorSchemeToggle(
                lightIcon="☀",
                darkIcon="☾",
                variant="subtle",
                color="gray",
                size="lg",
                id=ids.THEME,
                **{"aria-label": "Switch between light and dark"},
            ),
        ],
        className="gk-bar",
    )


def links(view: View) -> Any:
    """All pages, each with the filters of ``view``."""
    return html.Nav(
        [
            html.Div(
                [
                    html.Div(title, className="gk-nav-title"),
                    *[_link(view, path, name) for path, name in entries],
                ],
                className="gk-nav-group",
            )
            for title, entries in GROUPS
        ],
        **{"aria-label": "Pages"},
    )


def _link(view: View, path: str, name: str) -> Any:
    here = " gk-here" if view.path == path else ""
    return dcc.Link(name, href=view.go(path).href, className=f"gk-nav-link{here}")


def suggestions(
    found: Sequence[dict[str, Any]], written: str, view: View, subjects: Mapping[str, str] = MappingProxyType({})
) -> Any:
    """What the search box offers while one types; empty for an empty box."""
    if not written.strip():
        return []
    rows = [
        dcc.Link(
            [
                html.Span(called(one, subjects), className="gk-sug-label"),
                html.Span(NODE_KINDS.get(one["kind"], one["kind"])),
            ],
            href=href_of(view, one["kind"], one["id"]),
            className="gk-suggestion",
        )
        for one in found
    ]
    search = dcc.Link(
        [html.Span(["Search all texts for “", html.B(written), "”"], className="gk-sug-label"), html.Span("Enter")],
        href=view.go("/search", q=written).href,
        className="gk-suggestion gk-search-all",
    )
    return [*rows, search]


def called(one: dict[str, Any], subjects: Mapping[str, str] = MappingProxyType({})) -> str:
    """The name of something found; a cable with its subject.

    >>> called({"id": "08X1", "kind": "cable", "label": "08X1"}, {"08X1": "GRAIN"})
    '08X1 GRAIN'
    """
    return " ".join(filter(None, (name(one["id"], one["label"]), subjects.get(one["id"]))))


def href_of(view: View, kind: str, node: str) -> str:
    """Where a node is described: a cable in the reader, everything else in its dossier."""
    path = "/cable" if kind in ("cable", "document") else "/dossier"
    return view.go(path, id=node).href
