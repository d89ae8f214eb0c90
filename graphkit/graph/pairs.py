"""Facts about pairs, summed: the half of every projection that they share."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from math import fsum
from typing import Any, NamedTuple

import networkx as nx

from graphkit.graph.build import AnyGraph, FullGraph
from graphkit.graph.filter import STRUCTURE


class Pair(NamedTuple):
    """One event that ties two nodes: when, the share it counts under ``shared-cable``, the facts that say so."""

    source: str
    target: str
    date: str | None
    share: float
    links: tuple[str, ...]
    tally: str | None = None  # counted apart under this name: action, info


Weigh = Callable[[Pair], float]


@dataclass(frozen=True, slots=True)
class Decay:
    """Half the weight for every ``half_life`` days before ``at``; an undated event weighs nothing.

    >>> round(Decay("2009-06-01", 365)(Pair("a", "b", "2008-06-01", 1, ())), 3)
    0.5
    """

    at: str
    half_life: float

    def __call__(self, pair: Pair) -> float:
        """The weight of one event."""
        then, now = _day(pair.date), _day(self.at)
        return 0.0 if then is None or now is None else float(0.5 ** (max(0, (now - then).days) / self.half_life))


def _day(text: str | None) -> date | None:
    """The first day of an ISO date of any precision."""
    parts = (text or "")[:10].split("-")
    try:
        return date.fromisoformat("-".join([*parts, "01", "01"][:3]))
    except ValueError:
        return None


WEIGHTINGS: Mapping[str, str] = {
    "count": "every event counts one",
    "shared-cable": "an event counts one in all for each of its members: 1 / (members - 1)",
    "decay": "an event counts less the longer ago it was: half for every half-life",
}
"""The weightings by name, and what each means."""


def pick_weighting(name: str, *, half_life: float, at: str) -> Weigh:
    """What weighs an event, by one of `WEIGHTINGS`; decay counts back from the date ``at``."""
    if name == "count":
        return lambda _: 1.0
    if name == "shared-cable":
        return lambda pair: pair.share
    return Decay(at, half_life)


def latest_date(graph: AnyGraph) -> str:
    """The latest date of a fact that has one of its own; empty where there is none."""
    facts = (data for _, _, data in graph.edges(data=True) if data.get("kind") not in STRUCTURE)
    return max((str(data["date"]) for data in facts if data.get("date")), default="")


def all_pairs(
    members: Mapping[str, list[tuple[str, str]]], dates: Mapping[str, str | None], largest: int
) -> Iterator[Pair]:
    """Every two different members of each group; ``members`` lists (member, link) by group.

    A group of more than ``largest`` ties nobody: a list of hundreds says little of any two, and its pairs would be
    tens of thousands.

    >>> [pair[:4] for pair in all_pairs({"m1": [("b", "f1"), ("a", "f2"), ("a", "f3")]}, {"m1": "2008"}, 9)]
    [('a', 'b', '2008', 1.0)]
    """
    for group, listed in members.items():
        links: dict[str, list[str]] = {}
        for member, link in listed:
            links.setdefault(member, []).append(link)
        if not 2 <= len(links) <= largest:
            continue
        share = 1 / (len(links) - 1)
        for left, right in combinations(sorted(links), 2):
            yield Pair(left, right, dates.get(group), share, (*links[left], *links[right]))


def sum_pairs(graph: FullGraph, pairs: Iterable[Pair], weigh: Weigh, *, directed: bool) -> AnyGraph:
    """One edge per pair with ``weight``, ``count``, ``first``, ``last``, ``dates`` (one per day) and ``links``.

    Whatever order the pairs come in, the result is the same, the last digit of a weight included.

    >>> graph = nx.MultiDiGraph()
    >>> graph.add_nodes_from("ab")
    >>> pairs = [Pair("a", "b", "2009", 1, ("f2",), "info"), Pair("b", "a", "2008", 1, ("f1",), "action")]
    >>> sum_pairs(graph, pairs, lambda pair: 2.0, directed=False).edges["a", "b"]
    {'weight': 4.0, 'count': 2, 'action': 1, 'info': 1, 'first': '2008', 'last': '2009', 'dates': ('2008', '2009'),
     'links': ('f1', 'f2')}
    """
    sums: dict[tuple[str, str], _Sum] = {}
    for pair in pairs:
        ends = pair.source, pair.target
        if not directed and ends[0] > ends[1]:
            ends = ends[::-1]
        found = sums.setdefault(ends, _Sum())
        found.add(pair, weigh(pair))
    view: AnyGraph = nx.DiGraph() if directed else nx.Graph()
    view.graph.update(graph.graph)
    ordered = sorted(sums)
    view.add_nodes_from((node, graph.nodes[node]) for node in dict.fromkeys(end for ends in ordered for end in ends))
    view.add_edges_from((*ends, sums[ends].attributes()) for ends in ordered)
    return view


@dataclass(slots=True)
class _Sum:
    """What the pairs of the same two nodes add up to."""

    weights: list[float] = field(default_factory=list)
    tallies: list[str] = field(default_factory=list)
    dates: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)

    def add(self, pair: Pair, weight: float) -> None:
        self.weights.append(weight)
        self.links.update(pair.links)
        if pair.date:
            self.dates.add(pair.date)
        if pair.tally:
            self.tallies.append(pair.tally)

    def attributes(self) -> dict[str, Any]:
        dates, tallies = tuple(sorted(self.dates)), sorted(set(self.tallies))
        return {
            "weight": fsum(self.weights),
            "count": len(self.weights),
            **{tally: self.tallies.count(tally) for tally in tallies},
            **({"first": dates[0], "last": dates[-1]} if dates else {}),
            "dates": dates,
            "links": tuple(sorted(self.links)),
        }
