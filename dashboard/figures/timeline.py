"""Counts over time."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from dashboard import theme
from dashboard.figures.base import Figure, Trace, figure, plain, trace
from dashboard.figures.time import axis, breaks, start_of
from graphkit.model import is_within

Href = Callable[[str], str]


def brush(counts: pd.DataFrame, since: str | None = None, until: str | None = None) -> Figure:
    """Cables per month as bars (columns ``period``, ``n``); dragging over them chooses dates, the rest is pale."""
    chosen = [is_within(str(period), since, until) for period in counts["period"]]
    bars = _bars(counts, [1.0 if one else 0.3 for one in chosen])
    bars.update(selected={"marker": {"opacity": 1.0}}, unselected={"marker": {"opacity": 0.3}})
    return figure(
        bars,
        margin={"l": 36, "r": 8, "t": 4, "b": 22},
        dragmode="select",
        selectdirection="h",
        yaxis={"nticks": 3, "fixedrange": True},
        xaxis={"fixedrange": True, **axis(list(counts["period"]))},
        **breaks(list(counts["period"])),
    )


def traffic(counts: pd.DataFrame, href: Href) -> Figure:
    """Cables per month as bars; ``href`` gives the address that a bar opens."""
    bars = _bars(counts, [1.0] * len(counts))
    bars.update(customdata=[[href(str(period))] for period in counts["period"]])
    periods = list(counts["period"])
    layout = {
        "xaxis": axis(periods),
        "yaxis": {"rangemode": "tozero", **whole(int(counts["n"].max()) if len(counts) else 0)},
        "margin": {"l": 40, "r": 8, "t": 6, "b": 28},
    }
    return figure(bars, dragmode="select", selectdirection="h", **layout, **breaks(periods))


def whole(most: int) -> dict[str, Any]:
    """Marks at whole numbers alone, for an axis that counts up to ``most``.

    >>> whole(1), whole(3000)
    ({'tickformat': ',d', 'dtick': 1}, {'tickformat': ',d'})
    """
    return {"tickformat": ",d", **({"dtick": 1} if most <= 4 else {})}


def width_of(period: str, share: float) -> float:
    """How wide a bar is, in milliseconds of the axis: ``share`` of the shortest such period, ``M1`` or ``M12``.

    Plotly itself would stretch bars to the next one, so that a lone cable in June would fill June to August.

    >>> width_of("M1", 0.5) / 86_400_000
    14.0
    """
    return share * {"M1": 28, "M12": 365}[period] * 86_400_000


def _bars(counts: pd.DataFrame, opacity: list[float]) -> Trace:
    return trace(
        "bar",
        x=[start_of(str(period)) for period in counts["period"]],
        y=counts["n"].tolist(),
        xperiod="M1",
        xperiodalignment="middle",
        width=width_of("M1", 0.88),
        marker={"color": theme.ACCENT, "opacity": opacity, "line": {"width": 0}},
        hovertemplate="%{x|%b %Y}: %{y:,} cables<extra></extra>",
    )


def bands(table: pd.DataFrame, labels: Mapping[str, str], href: Callable[[str, str], str], *, share: bool) -> Figure:
    """Topics over time as stacked bands: ``table`` has a row per period and a column per topic.

    ``share`` draws each period as 100 per cent. A click opens the topic in that period.
    """
    traces = []
    every = "M1" if len(str(table.index[0])) > 4 else "M12"
    for number, name in enumerate(table.columns):
        colour = theme.COMMUNITIES[number % len(theme.COMMUNITIES)]
        traces.append(
            trace(
                "bar",
                x=[start_of(str(period)) for period in table.index],
                y=table[name].tolist(),
                name=plain(labels.get(str(name), str(name)), 40),
                xperiod=every,
                xperiodalignment="middle",
                width=width_of(every, 0.92),
                marker={
                    "color": colour,
                    "line": {"width": 0},
                    "pattern": _pattern(number) if len(table) <= 60 else {},
                },
                customdata=[[href(str(name), str(period))] for period in table.index],
                hovertemplate=f"{plain(name, 30)}, %{{x|%b %Y}}: %{{y:,}}<extra></extra>",
            )
        )
    return figure(
        *traces,
        barmode="stack",
        dragmode="select",
        selectdirection="h",
        barnorm="percent" if share else "",
        showlegend=True,
        legend={"orientation": "h", "y": -0.16, "traceorder": "normal"},
        xaxis=axis(list(table.index)),
        **breaks(list(table.index)),
        yaxis={"ticksuffix": "%" if share else "", "rangemode": "tozero"},
    )


def stream(table: pd.DataFrame, labels: Mapping[str, str], href: Callable[[str, str], str]) -> Figure:
    """Topics over time as bands that flow around a middle line: ``table`` as for `bands`, thickness counts cables.

    Periods without cables are drawn as nothing, so that no band flows over a gap.
    """
    whole_ = _every(table)
    days = [start_of(str(period)) for period in whole_.index]
    ground = -whole_.sum(axis=1) / 2
    hidden = trace("scatter",
        x=days, y=ground.tolist(), stackgroup="all", mode="none", fillcolor="rgba(0,0,0,0)", hoverinfo="skip",
        showlegend=False,
    )  # fmt: skip
    shown = [
        trace(
            "scatter",
            x=days,
            y=whole_[name].tolist(),
            name=plain(labels.get(str(name), str(name)), 40),
            stackgroup="all",
            mode="lines",
            line={"width": 0.8, "color": "#fbf9f5", "shape": "spline", "smoothing": 0.5},
            fillcolor=theme.COMMUNITIES[number % len(theme.COMMUNITIES)],
            fillpattern=_pattern(number),
            customdata=[[href(str(name), str(period))] for period in whole_.index],
            hovertemplate=f"{plain(name, 30)}, %{{x|%b %Y}}: %{{y:,}}<extra></extra>",
        )
        for number, name in enumerate(whole_.columns)
    ]
    return figure(
        hidden,
        *shown,
        dragmode="select",
        selectdirection="h",
        showlegend=True,
        legend={"orientation": "h", "y": -0.16, "traceorder": "normal"},
        xaxis=axis(list(table.index)),
        **breaks(list(table.index)),
        yaxis={"visible": False},
    )


def _every(table: pd.DataFrame) -> pd.DataFrame:
    """The table with a row of zeros before and after every stretch of periods that has none.

    >>> list(_every(pd.DataFrame({"EFIS": [2, 1]}, index=["2007-11", "2008-02"]))["EFIS"])
    [2, 0, 0, 1]
    >>> list(_every(pd.DataFrame({"EFIS": [2, 1]}, index=["2007", "2007-03"]))["EFIS"])  # a date may be only a year
    [2, 0, 1]
    """
    yearly = all(len(str(period)) == 4 for period in table.index)
    whole_ = table.groupby([start_of(str(period))[: 4 if yearly else 7] for period in table.index]).sum()
    days = pd.date_range(start_of(whole_.index[0]), start_of(whole_.index[-1]), freq="YS" if yearly else "MS")
    every = whole_.reindex(days.strftime("%Y" if yearly else "%Y-%m"), fill_value=0)
    some = every.sum(axis=1) > 0
    return every[some | some.shift(1, fill_value=False) | some.shift(-1, fill_value=False)]


def _pattern(number: int) -> dict[str, Any]:
    """A hatching for every second colour, so that neighbours differ without it."""
    shape = _PATTERNS[number % len(_PATTERNS)]
    return {"shape": shape, "fillmode": "overlay", "fgcolor": "rgba(255,255,255,0.55)", "solidity": 0.25, "size": 7}


_PATTERNS = ("", "/", "", "x", "", ".", "", "-", "", "+")
