"""The screens. One file and one line each."""

from dashboard.page import Page
from dashboard.pages import network, reader

PAGES: tuple[Page, ...] = (network.PAGE, reader.PAGE)


def page_at(path: str) -> Page | None:
    """The page of a path; a trailing slash is forgiven."""
    wanted = path.rstrip("/") or "/"
    return next((page for page in PAGES if page.path == wanted), None)
