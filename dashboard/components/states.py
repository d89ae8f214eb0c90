"""What a page says when it has nothing to draw: waiting, empty, wrong address, failed. Never a blank."""

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from dashboard import words
from dashboard.urls import View


def waiting() -> Any:
    """A page still to come."""
    return html.Div(
        [dmc.Skeleton(height=28, width="40%", mb="lg"), *[dmc.Skeleton(height=14, mb="sm") for _ in range(5)]],
        **{"aria-busy": "true", "aria-label": "Loading"},
    )


def note(title: str, *said: Any, links: tuple[tuple[str, str], ...] = ()) -> Any:
    """A quiet panel: what is the case, and what would change it."""
    return html.Div(
        [
            html.P(title, className="gk-note-title"),
            *[html.P(one) for one in said],
            html.Div([dcc.Link(name, href=href, className="gk-action") for name, href in links], className="gk-actions")
            if links
            else None,
        ],
        className="gk-note",
        role="status",
    )


def nothing(view: View, what: str) -> Any:
    """No ``what`` matches the filters."""
    if view.is_filtered:
        return note(
            f"No {what} here.",
            "The filters leave nothing. Widen the dates, or take a filter away.",
            links=(("Show everything", view.unfiltered().href),),
        )
    return note(f"No {what} here.", f"This corpus has no {what}.")


def no_contacts(view: View, every: int, here: int) -> Any:
    """None of those asked for, of ``every`` contact of the corpus, ``here`` of which have the same parties."""
    if view.is_filtered or not every:
        return nothing(view, "contacts")
    theirs = [(f"All {words.number(here)} of theirs", view.but(realis="all", kind="all").href)] if here else []
    links = (*theirs, ("Contacts of everybody", view.go("/meetings", realis="all").href))
    return note(
        "No contacts of this kind here.", f"This corpus has {words.count(every, 'contact')} in all.", links=links
    )


def no_such_page(view: View) -> Any:
    """A path that is no page."""
    return note(f"There is no page “{view.path}”.", "Choose one from the list.", links=(("Overview", "/"),))


def not_found(view: View, what: str, wanted: str) -> Any:
    """An id that the corpus does not hold."""
    return note(
        f"No {what} “{wanted}” in this corpus.",
        "It may have been spelled differently, or taken out when the corpus was rebuilt.",
        links=(("Search for it", view.go("/search", q=wanted).href),),
    )


def failed(error: Exception, view: View) -> Any:
    """Something went wrong: say so; the server's log has the details."""
    said = str(error) if isinstance(error, ValueError | LookupError | OSError) and len(str(error)) < 300 else ""
    return note(
        "This page could not be drawn.",
        said or "The server met something that it does not understand; its log has the details.",
        links=(("Try again", view.href), ("Without filters", view.unfiltered().href), ("Overview", "/")),
    )
