"""A small full graph from a few words: for examples, tests and notebooks."""

from collections.abc import Iterable, Mapping
from typing import Any

from graphkit.graph.build import FullGraph, build_graph


def sketch(facts: Iterable[tuple[str, str, str]], details: Mapping[str, Mapping[str, Any]] | None = None) -> FullGraph:
    """A graph of (source, kind, target) facts. A node's kind is what stands before its colon, else ``cable``.

    ``details`` are attributes of nodes; a fact takes the cable and the date of a cable or meeting at its ends. Every
    fact gets an id ``f1``, ``f2``, ... and one invented piece of evidence.

    >>> graph = sketch([("08X1", "tagged", "tag:EFIS")], {"08X1": {"date": "2008-06-01"}})
    >>> graph.nodes["tag:EFIS"]["kind"], graph.edges["08X1", "tag:EFIS", "f1"]["date"]
    ('tag', '2008-06-01')
    """
    known = details or {}
    listed = list(facts)
    names = dict.fromkeys([*(name for source, _, target in listed for name in (source, target)), *known])
    nodes = [{"id": name, "kind": _kind(name), "label": name, "attrs": known.get(name, {})} for name in names]
    links = [_link(number, fact, known) for number, fact in enumerate(listed, 1)]
    return build_graph(nodes, links)


def _kind(name: str) -> str:
    head, colon, _ = name.partition(":")
    return {"org": "organization", "ref": "reference"}.get(head, head) if colon else "cable"


def _link(number: int, fact: tuple[str, str, str], known: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    source, kind, target = fact
    holder = next((end for end in (source, target) if _kind(end) == "meeting"), source)
    cable = str(known.get(holder, {}).get("cable", holder))
    date = known.get(holder, {}).get("date")
    evidence = [(cable, 0, 1, "sketch")]
    link = {"id": f"f{number}", "source": source, "target": target, "kind": kind, "cable": cable, "date": date}
    return {**link, "evidence": evidence}
