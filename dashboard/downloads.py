"""Downloads: plain addresses that carry the view's own query, so that a file is what the page shows."""

from typing import Any

from dash import html
from flask import Flask, Response, request

from dashboard import urls
from dashboard.data import Data
from dashboard.urls import View


def download_link(name: str, file: str, view: View) -> Any:
    """A link that downloads ``file`` of what ``view`` shows."""
    query = view.but().query
    return html.A(name, href=f"/download/{file}?{query}", className="gk-action gk-download", download=file)


def wire(server: Flask, data: Data) -> None:
    """``/health`` and ``/download/<file>``."""

    @server.get("/health")
    def health() -> Any:
        info = data.info()
        return {"status": "ok", "version": data.version, "cables": int(info.get("cables", 0))}

    @server.get("/download/<file>")
    def download(file: str) -> Any:
        view = urls.parse("/", request.query_string.decode("utf-8", "replace"))
        return Response(f"{file} {view.href}", mimetype="text/plain")
