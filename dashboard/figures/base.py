"""What all Plotly figures share. Text and grid take their colours from the style sheet, so that themes switch.

Figures are plain dictionaries, as Plotly.js takes them: making the objects of `plotly.graph_objects`, which validate
themselves, took most of the time of every page that draws. The tests validate every kind of figure instead.
"""

from typing import Any

from dashboard import theme

FONT = "'Source Sans 3', system-ui, sans-serif"


Trace = dict[str, Any]
Figure = dict[str, Any]


def trace(kind: str, **said: Any) -> Trace:
    """A trace of Plotly.js: ``scatter``, ``bar`` or ``scattergeo``."""
    return {"type": kind, **said}


def figure(*traces: Trace, **layout: Any) -> Figure:
    """A calm figure: transparent ground, thin grid, no legend unless asked for."""
    base: dict[str, Any] = {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13},
        "margin": {"l": 48, "r": 12, "t": 12, "b": 36},
        "showlegend": False,
        "hoverlabel": {"font": {"family": FONT}},
        "colorway": list(theme.COMMUNITIES),
        "dragmode": False,
        "xaxis": {"showgrid": False, "zeroline": False, "automargin": True},
        "yaxis": {"gridwidth": 1, "zeroline": False, "automargin": True},
    }
    for key, value in layout.items():
        base[key] = {**base[key], **value} if isinstance(value, dict) and isinstance(base.get(key), dict) else value
    return {"data": list(traces), "layout": base}


def plain(text: object, most: int = 90) -> str:
    """A text that Plotly shows as it is: Plotly reads a small HTML, so its brackets are written out.

    >>> plain("<b>&</b>")
    '&lt;b&gt;&amp;&lt;/b&gt;'
    """
    short = str(text) if len(str(text)) <= most else f"{str(text)[: most - 1]}…"
    return short.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
