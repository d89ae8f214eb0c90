"""Change over time, answers between posts, likeness of what cites and is cited."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from graphkit.analysis.edges import EdgeTable, dated_table, edge_table
from graphkit.model import is_within


def count_by_period(dates: "pd.Series[str] | Iterable[str]", *, digits: int = 7) -> pd.DataFrame:
    """How many dates fall in each period, gaps filled with 0: period, count. 7 digits are months, 4 years.

    Dates that are less precise than the period, or no dates, are not counted.

    >>> count_by_period(["2008-01-02", "2008-03", "2008"]).values.tolist()
    [['2008-01', 1], ['2008-02', 0], ['2008-03', 1]]
    """
    if digits not in {4, 7}:
        raise ValueError(f"{digits}: expected 7 digits for months or 4 for years")
    text = pd.Series(list(dates), dtype="string").str.slice(0, digits)
    text = text[text.str.fullmatch(r"\d{4}" if digits == 4 else r"\d{4}-(?:0[1-9]|1[0-2])").fillna(value=False)]
    counts = text.value_counts()
    if not len(counts):
        return pd.DataFrame({"period": pd.Series(dtype=object), "count": pd.Series(dtype=int)})
    first, last = counts.index.min(), counts.index.max()
    full = _periods(first, last)
    return pd.DataFrame({"period": full, "count": [int(counts.get(period, 0)) for period in full]})


def _periods(first: str, last: str) -> list[str]:
    if len(first) == 4:
        return [f"{year:04}" for year in range(int(first), int(last) + 1)]
    start, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(start, end + 1)]


def find_bursts(counts: pd.DataFrame, *, ratio: float = 2.0, price: float = 1.0) -> pd.DataFrame:
    """Runs of periods busier than usual (Kleinberg's two states): first, last, count, expected, strength.

    ``counts`` is what `count_by_period` gives. A burst runs at ``ratio`` times the mean rate; ``price`` is what it
    costs to begin one. ``strength`` is how much likelier (log) the counts are in a burst than out of it.

    >>> counts = pd.DataFrame({"period": list("abcdef"), "count": [2, 2, 30, 28, 2, 2]})
    >>> find_bursts(counts).drop(columns="strength").values.tolist()
    [['c', 'd', 58, 22.0]]
    """
    seen = counts["count"].to_numpy(dtype=float)
    columns = ["first", "last", "count", "expected", "strength"]
    if len(seen) < 2 or not seen.sum():
        return pd.DataFrame(columns=columns)
    usual = seen.mean()
    gain = seen * np.log(ratio) - usual * (ratio - 1)  # log likelihood, Poisson, busy against usual
    busy = _busiest(gain, price * np.log(len(seen) + 1))
    edges = np.flatnonzero(np.diff(np.concatenate(([0], busy.astype(int), [0]))))
    rows = [
        (
            counts["period"].iloc[a],
            counts["period"].iloc[b - 1],
            int(seen[a:b].sum()),
            float(usual * (b - a)),
            float(gain[a:b].sum()),
        )
        for a, b in zip(edges[::2], edges[1::2], strict=True)
    ]
    return pd.DataFrame(rows, columns=columns)


def _busiest(gain: "np.typing.NDArray[np.float64]", cost: float) -> "np.typing.NDArray[np.bool_]":
    """The states (busy or not) that gain most, where each begin of a busy run costs (Viterbi)."""
    came: list[tuple[bool, bool]] = []
    calm, busy = 0.0, -cost
    for at, value in enumerate(gain):
        if at:
            came.append((busy > calm, busy > calm - cost))
            calm, busy = max(calm, busy), max(busy, calm - cost)
        busy += float(value)
    states = [busy > calm]
    for from_busy_to_calm, from_busy_to_busy in reversed(came):
        states.append(from_busy_to_busy if states[-1] else from_busy_to_calm)
    return np.array(states[::-1])


def measure_reciprocity(table: EdgeTable) -> pd.DataFrame:
    """Traffic of each pair both ways: left, right, there, back, reciprocity (the lesser over the greater), total.

    >>> traffic = pd.DataFrame({"source": ["a", "b"], "target": ["b", "a"], "weight": [4, 1]})
    >>> measure_reciprocity(traffic).values.tolist()
    [['a', 'b', 4.0, 1.0, 0.25, 5.0]]
    """
    edges = edge_table(table)
    weight = edges["weight"].astype(float) if "weight" in edges else pd.Series(1.0, index=edges.index)
    apart = edges["source"] != edges["target"]
    source, target, weight = edges["source"][apart], edges["target"][apart], weight[apart]
    forth = source < target
    frame = pd.DataFrame(
        {
            "left": source.where(forth, target),
            "right": target.where(forth, source),
            "there": weight.where(forth, 0.0),
            "back": weight.where(~forth, 0.0),
        }
    )
    sums = frame.groupby(["left", "right"], as_index=False).sum()
    low, high = sums[["there", "back"]].min(axis=1), sums[["there", "back"]].max(axis=1)
    sums = sums.assign(reciprocity=low / high, total=low + high)
    return sums.sort_values(["total", "left", "right"], ascending=[False, True, True], ignore_index=True)


def measure_tag_similarity(table: EdgeTable, tags: Mapping[str, Iterable[str]]) -> pd.DataFrame:
    """The edges with ``similarity``: TAGS in common over TAGS in all (Jaccard), NaN where one end has none.

    >>> edges = pd.DataFrame({"source": ["b", "b"], "target": ["a", "x"]})
    >>> measure_tag_similarity(edges, {"a": ["EFIS"], "b": ["EFIS", "PREL"]})["similarity"].tolist()
    [0.5, nan]
    """
    known = {node: frozenset(words) for node, words in tags.items()}
    edges = edge_table(table)
    pairs = zip(edges["source"], edges["target"], strict=True)
    return edges.assign(similarity=[_jaccard(known.get(a), known.get(b)) for a, b in pairs])


def _jaccard(left: frozenset[str] | None, right: frozenset[str] | None) -> float:
    return len(left & right) / len(left | right) if left and right else float("nan")


def compare_periods(table: EdgeTable, before: tuple[str, str], after: tuple[str, str]) -> pd.DataFrame:
    """Weight of every pair in two periods (first and last date, included): source, target, before, after, change.

    Every edge is one fact and has its ``date``; dates less precise than a bound count where they can lie within.
    Greatest change first. Raises ``ValueError`` for a network, which sums facts: `graphkit.Corpus.ties` has them.

    >>> edges = pd.DataFrame({"source": list("aaa"), "target": list("bbb"), "date": ["2007-05", "2008-01", "2008-02"]})
    >>> compare_periods(edges, ("2007", "2007"), ("2008", "2008")).values.tolist()
    [['a', 'b', 1.0, 2.0, 1.0]]
    """
    edges = dated_table(table)
    weight = edges["weight"].astype(float) if "weight" in edges else pd.Series(1.0, index=edges.index)
    dates = [date if isinstance(date, str) else None for date in edges["date"]]
    inside = [np.array([is_within(date, *period) for date in dates], dtype=bool) for period in (before, after)]
    frame = edges[["source", "target"]].assign(before=weight.where(inside[0], 0.0), after=weight.where(inside[1], 0.0))
    sums = frame[inside[0] | inside[1]].groupby(["source", "target"], as_index=False).sum()
    sums = sums.assign(change=sums["after"] - sums["before"])
    order = np.argsort(-sums["change"].abs().to_numpy(), kind="stable")
    ordered: pd.DataFrame = sums.iloc[order]
    return ordered.reset_index(drop=True)
