"""Axes of time that say where they were shortened: long stretches without anything are left out, and marked so."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MARGIN = timedelta(days=90)
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)  # months between two marks of an axis


def start_of(period: str) -> str:
    """The first day of an ISO period: ``2008-06`` -> ``2008-06-01``."""
    return "-".join([*period.split("-"), "01", "01"][:3])


def gaps(periods: Sequence[Any], years: int = 4) -> list[dict[str, Any]]:
    """Stretches of more than ``years`` years without anything, to be left out of the axis.

    >>> gaps(["1974-07", "1975-03", "2006-09"])
    [{'bounds': ['1975-05-30', '2006-06-03']}]
    """
    days = [start_of(str(period)) for period in sorted(periods)]
    return [
        {"bounds": [str(date.fromisoformat(one) + _MARGIN), str(date.fromisoformat(two) - _MARGIN)]}
        for one, two in pairwise(days)
        if int(two[:4]) - int(one[:4]) > years
    ]


def axis(periods: Sequence[Any]) -> dict[str, Any]:
    """A Plotly axis over ``periods`` with marks of its own in every stretch that is drawn.

    >>> axis(["1974-07", "2006-09", "2007-06"])["ticktext"]
    ['Jul 1974', 'Sep 2006', 'Nov 2006', 'Jan 2007', 'Mar 2007', 'May 2007']
    """
    marks = list(ticks(periods))
    return {
        "type": "date",
        "rangebreaks": gaps(periods),
        "tickmode": "array",
        "tickvals": [day for day, _ in marks],
        "ticktext": [said for _, said in marks],
        "ticks": "outside",
        "ticklen": 5,
        "tickcolor": "rgba(0,0,0,0)",
    }


def ticks(periods: Sequence[Any], most: int = 7) -> Iterator[tuple[str, str]]:
    """Days worth a mark and what is written there."""
    days = sorted({date.fromisoformat(start_of(str(period))) for period in periods})
    stretches: list[list[date]] = []
    for day in days:
        if not stretches or day.year - stretches[-1][-1].year > 4:
            stretches.append([])
        stretches[-1].append(day)
    yearly = all(len(str(period)) == 4 for period in periods)
    lengths = [_months(one[0], one[-1]) for one in stretches]
    for stretch, length in zip(stretches, lengths, strict=True):
        room = max(1, round(most * length / sum(lengths)))
        step = next((step for step in _STEPS if length / step <= room), _STEPS[-1])
        yield from ((day, day[:4] if yearly else said) for day, said in _marks(stretch[0], length, step))


def _marks(first: date, length: int, step: int) -> Iterator[tuple[str, str]]:
    """The first of every ``step``-th month, beginning with the first month that ``step`` divides."""
    begin = first.year * 12 + first.month - 1
    aligned = [month for month in range(begin, begin + length) if month % step == 0]
    for month in aligned or [begin]:
        year, number = divmod(month, 12)
        yield f"{year}-{number + 1:02d}-01", str(year) if step >= 12 and aligned else f"{MONTHS[number]} {year}"


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1


def breaks(periods: Sequence[Any]) -> dict[str, Any]:
    """The layout that marks what an axis leaves out: a dotted line and how many years are missing.

    >>> [said["text"] for said in breaks(["1975-03", "2006-09"])["annotations"]]
    ['31 years left out']
    """
    cuts = [gap["bounds"] for gap in gaps(periods)]
    lines = [
        {
            "type": "line", "x0": start, "x1": start, "y0": 0, "y1": 1, "yref": "paper", "layer": "below",
            "line": {"width": 1.5, "dash": "dot", "color": "#9a927f"},
        }
        for start, _ in cuts
    ]  # fmt: skip
    said = [
        {
            "x": start, "y": 1, "yref": "paper", "yanchor": "top", "xanchor": "left", "showarrow": False,
            "text": f"{int(end[:4]) - int(start[:4])} years left out", "font": {"size": 11},
        }
        for start, end in cuts
    ]  # fmt: skip
    return {"shapes": lines, "annotations": said}
