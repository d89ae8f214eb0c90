"""The part of a graph that filters ask for."""

from collections.abc import Callable, Collection
from typing import Any

import networkx as nx

from graphkit.graph.build import AnyGraph, FullGraph
from graphkit.model import Filters

_STRUCTURE = frozenset({"position_in", "part_of", "located_in", "possible_same_as"})
_OF_CABLE = frozenset({"sent_by", "addressed_to", "exempted", "tagged", "references"})

Keep = Callable[[str, str, dict[str, Any]], bool]


def filter_graph(graph: FullGraph, filters: Filters, *, cables: Collection[str] | None = None) -> FullGraph:
    """The facts that pass, and the nodes that they touch, in a new graph; attributes are shared with ``graph``.

    A fact passes by its own date, else its cable's, and by its cable's sender, tags and classification; facts of
    structure (``part_of``, ...) follow whatever they describe. ``people`` keeps what touches them, the meetings that
    they took part in with everybody there, and what is said of the cables that name them. ``cables`` are the hits of
    ``filters.text``, which only the corpus can search. Cables that pass stay even where no fact is left of them.
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
    _refuse_contradictions(filters, cables)
    allowed = _cables(graph, filters, cables)
    chosen = cables is not None or filters.posts or filters.tags or filters.classifications
    tests = _tests(graph, filters, allowed if chosen else None)
    kept = [
        (source, target, key, data)
        for source, target, key, data in graph.edges(keys=True, data=True)
        if all(test(source, target, data) for test in tests)
    ]
    structure = [edge for edge in kept if edge[3].get("kind") in _STRUCTURE]
    kept = [edge for edge in kept if edge[3].get("kind") not in _STRUCTURE]
    names = dict.fromkeys(end for source, target, _, _ in kept for end in (source, target))
    if not filters.people and not filters.link_kinds:
        names |= dict.fromkeys(node for node in graph if node in allowed and _is_dated(graph, node, filters))
    kept += [edge for edge in structure if edge[0] in names or filters.link_kinds]
    return _subgraph(graph, [*names, *(end for edge in kept for end in edge[:2])], kept, filters)


def _subgraph(graph: FullGraph, names: list[str], kept: list[Any], filters: Filters) -> FullGraph:
    wanted = set(names)
    if filters.node_kinds:
        wanted = {node for node in wanted if graph.nodes[node].get("kind") in filters.node_kinds}
    view: FullGraph = nx.MultiDiGraph()
    view.graph.update(graph.graph)
    view.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in wanted)
    view.add_edges_from(edge for edge in kept if edge[0] in wanted and edge[1] in wanted)
    return view


def _refuse_contradictions(filters: Filters, cables: Collection[str] | None) -> None:
    if filters.since and filters.until and not _within(filters.since, None, filters.until):
        raise ValueError(f"since {filters.since} is later than until {filters.until}: no date can be in between")
    if filters.text and cables is None:
        raise ValueError(f"{filters.text!r}: a text query needs the corpus; pass the ids that it finds as cables")


def _within(value: str | None, since: str | None, until: str | None) -> bool:
    """Whether a date of any precision can lie between two others, both included.

    >>> _within("2008-06", "2008-06-15", None), _within("2008-05", "2008-06-15", None), _within(None, "2008", None)
    (True, False, False)
    """
    if value is None:
        return not since and not until
    late = not since or value[: len(since)] >= since[: len(value)]
    return late and (not until or value[: len(until)] <= until[: len(value)])


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
    return _within(graph.nodes[cable].get("date"), filters.since, filters.until)


def _touches(graph: FullGraph, cable: str, kind: str, targets: frozenset[str]) -> bool:
    return any(data.get("kind") == kind and target in targets for _, target, data in graph.out_edges(cable, data=True))


def _tests(graph: FullGraph, filters: Filters, allowed: frozenset[str] | None) -> list[Keep]:
    tests: list[Keep] = []
    if filters.link_kinds:
        kinds = frozenset(filters.link_kinds)
        tests.append(lambda _source, _target, data: data.get("kind") in kinds)
    if filters.since or filters.until:
        tests.append(lambda _source, _target, data: _in_time(graph, filters, data))
    if allowed is not None:
        tests.append(lambda _source, _target, data: data.get("kind") in _STRUCTURE or data.get("cable") in allowed)
    if filters.people:
        tests.append(_people_test(graph, frozenset(filters.people)))
    return tests


def _in_time(graph: FullGraph, filters: Filters, data: dict[str, Any]) -> bool:
    if data.get("kind") in _STRUCTURE:
        return True
    cable = data.get("cable")
    when = data.get("date") or (graph.nodes[cable].get("date") if cable in graph else None)
    return _within(when, filters.since, filters.until)


def _people_test(graph: AnyGraph, people: frozenset[str]) -> Keep:
    touching = [
        (source, target, data)
        for source, target, data in graph.edges(data=True)
        if source in people or target in people
    ]
    meetings = {target for _, target, data in touching if data.get("kind") == "participated_in"}
    cables = {data.get("cable") for _, _, data in touching}

    def keep(source: str, target: str, data: dict[str, Any]) -> bool:
        if people & {source, target} or meetings & {source, target}:
            return True
        return data.get("kind") in _STRUCTURE or (data.get("kind") in _OF_CABLE and data.get("cable") in cables)

    return keep
