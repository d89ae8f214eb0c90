"""The part of a graph that filters ask for."""

import re
from collections.abc import Callable, Collection
from dataclasses import asdict
from typing import Any

import networkx as nx

from graphkit.graph.build import AnyGraph, FullGraph
from graphkit.model import Filters, is_within

STRUCTURE = frozenset({"position_in", "part_of", "located_in", "possible_same_as"})
"""Facts that have no date of their own: they follow whatever they describe."""

_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
NO_FILTERS = Filters()
Keep = Callable[[str, str, dict[str, Any]], bool]


def filter_graph(graph: FullGraph, filters: Filters, *, cables: Collection[str] | None = None) -> FullGraph:
    """The facts that pass, and the nodes that they touch, in a new graph; attributes are shared with ``graph``.

    A fact passes by its own date, else its cable's, and by its cable's sender, tags and classification; facts of
    structure (``part_of``, ...) follow whatever they describe. ``people`` keeps what touches them and the
    meetings that they took part in, with everybody there. ``cables`` are the hits of ``filters.text``, which only the
    corpus can search. Held cables that pass stay even where no fact is left of them, unless people or kinds are asked
    for.
    ``min_weight`` belongs to networks: see `graphkit.graph.project`.

    >>> from graphkit.graph.sketch import sketch
    >>> graph = sketch([("08X1", "tagged", "tag:EFIS"), ("09Y2", "tagged", "tag:PREL")],
    ...                {"08X1": {"date": "2008-06-01"}, "09Y2": {"date": "2009-02-03"}})
    >>> sorted(filter_graph(graph, Filters(until="2008")))
    ['08X1', 'tag:EFIS']
    >>> filter_graph(graph, Filters(since="2009", until="2008"))
    Traceback (most recent call last):
    ...
    ValueError: since 2009 is later than until 2008: no date can be in between
    """
    refuse_contradictions(filters)
    if filters.text and cables is None:
        raise ValueError(f"{filters.text!r}: a text query needs the corpus; pass the ids that it finds as cables")
    allowed = _cables(graph, filters, cables)
    chosen = cables is not None or filters.posts or filters.tags or filters.classifications
    tests = _tests(graph, filters, allowed if chosen else None)
    kept = [
        (source, target, key, data)
        for source, target, key, data in graph.edges(keys=True, data=True)
        if all(test(source, target, data) for test in tests)
    ]
    structure = [edge for edge in kept if edge[3].get("kind") in STRUCTURE]
    kept = [edge for edge in kept if edge[3].get("kind") not in STRUCTURE]
    names = {end for edge in kept for end in edge[:2]}
    if filters == NO_FILTERS:
        names = set(graph)
    elif not filters.people and not filters.link_kinds and not filters.node_kinds:
        names |= {node for node in allowed if _is_dated(graph, node, filters)}
    kept += [edge for edge in structure if edge[0] in names or filters.link_kinds]
    return _subgraph(graph, names | {end for edge in kept for end in edge[:2]}, kept, filters)


def _subgraph(graph: FullGraph, names: Collection[str], kept: list[Any], filters: Filters) -> FullGraph:
    view: FullGraph = nx.MultiDiGraph()
    view.graph.update(graph.graph)
    view.graph["meta"] = {**graph.graph.get("meta", {}), "filters": in_words(filters)}
    view.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in names)
    view.add_edges_from(kept)
    return view


def refuse_contradictions(filters: Filters) -> None:
    """`ValueError` where no fact can ever pass: what should be a date is none, the first is later than the last."""
    for name, date in (("since", filters.since), ("until", filters.until)):
        if date and not _DATE.fullmatch(date):
            raise ValueError(f"{name} {date}: expected a date as YYYY, YYYY-MM or YYYY-MM-DD")
    if filters.since and filters.until and not is_within(filters.since, None, filters.until):
        raise ValueError(f"since {filters.since} is later than until {filters.until}: no date can be in between")


def _cables(graph: FullGraph, filters: Filters, hits: Collection[str] | None) -> frozenset[str]:
    """The cables whose sender, tags, classification and text are asked for, whatever their date."""
    found = [node for node, data in graph.nodes(data=True) if data.get("kind") in {"cable", "document"}]
    if hits is not None:
        wanted = frozenset(hits)
        found = [cable for cable in found if cable in wanted]
    if filters.posts:
        found = [cable for cable in found if _touches(graph, cable, "sent_by", frozenset(filters.posts))]
    if filters.tags:
        tags = frozenset(f"tag:{tag.removeprefix('tag:')}" for tag in filters.tags)
        found = [cable for cable in found if _touches(graph, cable, "tagged", tags)]
    if filters.classifications:
        found = [cable for cable in found if graph.nodes[cable].get("classification") in filters.classifications]
    return frozenset(found)


def _is_dated(graph: FullGraph, cable: str, filters: Filters) -> bool:
    data = graph.nodes[cable]
    return not data.get("stub") and is_within(data.get("date"), filters.since, filters.until)


def _touches(graph: FullGraph, cable: str, kind: str, targets: frozenset[str]) -> bool:
    return any(data.get("kind") == kind and target in targets for _, target, data in graph.out_edges(cable, data=True))


def _tests(graph: FullGraph, filters: Filters, allowed: frozenset[str] | None) -> list[Keep]:
    tests: list[Keep] = []
    if filters.link_kinds:
        kinds = frozenset(filters.link_kinds)
        tests.append(lambda _source, _target, data: data.get("kind") in kinds)
    if filters.node_kinds:
        nodes = frozenset(node for node, data in graph.nodes(data=True) if data.get("kind") in filters.node_kinds)
        tests.append(lambda source, target, _data: source in nodes and target in nodes)
    if filters.since or filters.until:
        tests.append(lambda _source, _target, data: _in_time(graph, filters, data))
    if allowed is not None:
        tests.append(lambda _source, _target, data: data.get("kind") in STRUCTURE or data.get("cable") in allowed)
    if filters.people:
        tests.append(_people_test(graph, frozenset(filters.people)))
    return tests


def _in_time(graph: FullGraph, filters: Filters, data: dict[str, Any]) -> bool:
    if data.get("kind") in STRUCTURE:
        return True
    cable = data.get("cable")
    when = data.get("date") or (graph.nodes[cable].get("date") if cable in graph else None)
    return is_within(when, filters.since, filters.until)


def _people_test(graph: AnyGraph, people: frozenset[str]) -> Keep:
    joined = graph.edges(people & set(graph), data=True)
    ends = people | {target for _, target, data in joined if data.get("kind") == "participated_in"}
    return lambda source, target, data: bool(ends & {source, target}) or data.get("kind") in STRUCTURE


def in_words(filters: Filters) -> str:
    """What is asked for, as a file tells it; a network tells its least weight itself.

    >>> in_words(Filters(since="2007", tags=("EFIS", "PREL"))), in_words(Filters())
    ('since 2007, tags EFIS PREL', 'none')
    """
    asked = {name: value for name, value in asdict(filters).items() if value and name != "min_weight"}
    told = (f"{name} {' '.join(value) if isinstance(value, tuple) else value}" for name, value in asked.items())
    return ", ".join(told).replace("_", " ") or "none"
