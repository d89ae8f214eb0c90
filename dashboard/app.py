"""The app: a shell, its pages, its downloads, its guard. Nothing is loaded when this module is imported."""

from pathlib import Path
from typing import Any

import plotly
from dash import Dash
from dash.fingerprint import build_fingerprint
from flask import Flask

from dashboard import ahead, downloads, reuse, security, shell
from dashboard.data import Data
from dashboard.pages import PAGES
from graphkit.model import Protect

INDEX = """<!DOCTYPE html>
<html lang="en">
  <head>
    {%metas%}
    <title>{%title%}</title>
    {%favicon%}
    {%css%}
    <link rel="prefetch" as="script" id="gk-plotly" href="PLOTLY">
  </head>
  <body>
    <a class="gk-skip" href="#content">Skip to the content</a>
    {%app_entry%}
    <footer>{%config%}{%scripts%}{%renderer%}</footer>
  </body>
</html>"""


def create_app(
    corpus: Path | Any,
    *,
    protect: Protect = Protect.MASK,
    password: str | None = None,
    hosts: frozenset[str] | None = None,
    place_ahead: bool = False,
) -> Dash:
    """The dashboard of ``corpus``: a folder (followed when it is rebuilt) or an open `Corpus` (which masks itself).

    The corpus is opened by the first request, not here; with ``place_ahead`` a thread opens it, and has large networks
    placed in the background.
    """
    data = Data(corpus, protect)
    app = Dash(
        __name__,
        server=Flask("dashboard"),
        assets_folder=str(Path(__file__).parent / "assets"),
        index_string=INDEX.replace("PLOTLY", _plotly()),
        title="graphkit",
        update_title="",
        suppress_callback_exceptions=True,  # pages come and go
        serve_locally=True,
        enable_mcp=False,
        add_log_handler=False,
        meta_tags=[{"name": "color-scheme", "content": "light dark"}, {"name": "robots", "content": "noindex"}],
    )
    app.layout = shell.layout()
    shell.wire(app, data)
    for page in PAGES:
        page.wire(app, data)
    downloads.wire(app.server, data)
    guarded = security.content_policy(app.csp_hashes())
    security.guard(app.server, guarded, password=password, hosts=hosts)
    if place_ahead:
        ahead.watch(data)
    app.server.extensions["graphkit"] = data
    reuse.wire(app.server, data)  # after the guard: nobody is answered who is not known
    return app


def _plotly() -> str:
    """Where Plotly's script is: it is fetched beside all others, and not only when a page has a figure.

    The name has its version, so that a browser keeps it, and keeps what it has compiled.
    """
    return f"/_dash-component-suites/plotly/{build_fingerprint('package_data/plotly.min.js', plotly.__version__, 0)}"
