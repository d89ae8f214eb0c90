"""The screens. One file and one line each."""

from dashboard.page import Page
from dashboard.pages import chains, dossier, home, meetings, network, quality, reader, search, topics, traffic

PAGES: tuple[Page, ...] = (
    home.PAGE,
    search.PAGE,
    network.PAGE,
    meetings.PAGE,
    chains.PAGE,
    topics.PAGE,
    traffic.PAGE,
    reader.PAGE,
    dossier.PAGE,
    quality.PAGE,
)


def page_at(path: str) -> Page | None:
    """The page of a path; a trailing slash is forgiven."""
    wanted = path.rstrip("/") or "/"
    return next((page for page in PAGES if page.path == wanted), None)
