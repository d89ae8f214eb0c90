"""The ids of the shell's components, and of every control that writes into the URL. Pages make theirs from `field`."""

from typing import Any

from dash import ALL

URL = "url"
PAGE_KEY = "page-key"  # the address without its selection: when it changes, the page is drawn again
SELECT_KEY = "select-key"  # the address when something is selected, else empty
SHELL = "shell"
BURGER = "burger"
NAVBAR = "navbar"
CONTENT = "content"
FILTERS = "filters"
FILTER_PANEL = "filter-panel"
FILTER_TOGGLE = "filter-toggle"
DRAWER = "evidence"
DRAWER_BODY = "evidence-body"
SEARCH = "search-box"
SUGGESTIONS = "suggestions"
THEME = "theme"
ANNOUNCE = "announce"
GRAPH = "network-graph"
GRAPH_STYLES = "network-styles"
RASTER = "network-raster"
RASTER_POINT = "network-raster-point"
RASTER_WAIT = "network-raster-wait"
RASTER_TIP = "network-raster-tip"
JUDGED = "judged"
JOB = "job"


def control(name: str) -> dict[str, str]:
    """The id of a control whose value is the `View` field ``name``."""
    return {"type": "set", "field": name}


def brush(name: str) -> dict[str, str]:
    """The id of a figure whose horizontal selection sets the dates."""
    return {"type": "brush", "name": name}


def figure(name: str) -> dict[str, str]:
    """The id of a figure whose marks carry, as first custom datum, the address that a click opens."""
    return {"type": "figure", "name": name}


def judge(left: str, right: str, verdict: str) -> dict[str, str]:
    """The id of a button that writes a judgement."""
    return {"type": "judge", "left": left, "right": right, "verdict": verdict}


def job(name: str, verb: str) -> dict[str, str]:
    """The id of a button that stops a job (``stop``) or makes way for another try (``forget``)."""
    return {"type": JOB, "name": name, "verb": verb}


def every(kind: str, **known: Any) -> dict[str, Any]:
    """The pattern that matches all ids of ``kind``."""
    keys = {
        "set": ("field",),
        "brush": ("name",),
        "figure": ("name",),
        "judge": ("left", "right", "verdict"),
        JOB: ("name", "verb"),
    }[kind]
    return {"type": kind, **dict.fromkeys(keys, ALL), **known}
