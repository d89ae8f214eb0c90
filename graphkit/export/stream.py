"""A graph that is larger than memory: read from its place as often as an exporter needs, never held."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Stream:
    """A directed graph with parallel edges, as exporters ask for it. Every reader begins anew at each call.

    ``read_nodes`` gives (id, attributes), ``read_edges`` (source, target, key, attributes), edges in the order of
    source and target; ``read_ids`` and ``read_keys`` the ids and keys alone. Ids are text; no two are the same, nor two
    keys. ``counts`` are those of nodes, edges, protected and redacted people.

    >>> edge = ("a", "b", "f1", {"kind": "references"})
    >>> none = lambda: iter(())
    >>> stream = Stream({}, {"edges": 1}, none, lambda: iter([edge]), none, lambda: iter(["f1"]))
    >>> [*stream.read_edges()] == [*stream.read_edges()] == [edge]
    True
    """

    graph: dict[str, Any]
    counts: Mapping[str, int]
    read_nodes: Callable[[], Iterator[tuple[str, dict[str, Any]]]]
    read_edges: Callable[[], Iterator[tuple[str, str, str, dict[str, Any]]]]
    read_ids: Callable[[], Iterator[str]]
    read_keys: Callable[[], Iterator[str]]

    def is_directed(self) -> bool:
        """Always."""
        return True

    def is_multigraph(self) -> bool:
        """Always."""
        return True
