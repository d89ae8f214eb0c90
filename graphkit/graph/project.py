"""Networks: what the full graph looks like to somebody who asks for people, posts, topics or cables alone.

Each projection is a pure function that lists pairs; `PROJECTIONS` names them.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import Any

from graphkit.graph.build import AnyGraph, FullGraph
from graphkit.graph.pairs import WEIGHTINGS, Pair, Weigh, all_pairs, latest_date, pick_weighting, sum_pairs
from graphkit.model import IN_PERSON

LARGEST = 100  # members of one meeting or cable beyond which it ties no two of them
_AUTHORS = ("classified_by", "signed_by", "drafted_by", "cleared_by")

_Fact = tuple[str, str, str, dict[str, Any]]


def _facts(graph: FullGraph, *kinds: str) -> Iterator[_Fact]:
    for source, target, key, data in graph.edges(keys=True, data=True):
        if data.get("kind") in kinds:
            yield source, target, key, data


def _kind(graph: FullGraph, node: str) -> str | None:
    kind: str | None = graph.nodes[node].get("kind")
    return kind


def _meetings(graph: FullGraph, kinds: Collection[str]) -> dict[str, str | None]:
    """Date by meeting, of those that took place and are of the kinds asked for."""
    return {
        node: data.get("date")
        for node, data in graph.nodes(data=True)
        if data.get("kind") == "meeting" and data.get("realis") == "actual" and data.get("meeting_kind") in kinds
    }


def find_met(
    graph: FullGraph, *, kinds: Collection[str] = IN_PERSON, across: bool = False, largest: int = LARGEST
) -> Iterator[Pair]:
    """Person and person who took part in one meeting that took place; ``across`` leaves out pairs of one side.

    >>> from graphkit.graph.sketch import sketch
    >>> facts = [("person:ana", "participated_in", "meeting:1"), ("person:ben", "participated_in", "meeting:1")]
    >>> happened = {"meeting:1": {"meeting_kind": "met", "realis": "actual", "date": "2008-06-01"}}
    >>> list(find_met(sketch(facts, happened)))[0][:3]
    ('person:ana', 'person:ben', '2008-06-01')
    >>> list(find_met(sketch(facts, {"meeting:1": {"meeting_kind": "met", "realis": "planned"}})))
    []
    """
    dates = _meetings(graph, kinds)
    members: dict[str, list[tuple[str, str]]] = {}
    sides: dict[str, str] = {}
    for source, target, key, data in _facts(graph, "participated_in"):
        if target in dates and _kind(graph, source) == "person":
            members.setdefault(target, []).append((source, key))
            sides[key] = str(data.get("side") or graph.nodes[source].get("side") or "")
    for pair in all_pairs(members, dates, largest):
        told = {sides[link] for link in pair.links}
        if not across or len(told) > 1:
            yield pair


def find_people_posts(graph: FullGraph) -> Iterator[Pair]:
    """Person and the post that sent a cable which names them.

    >>> from graphkit.graph.sketch import sketch
    >>> facts = [("08X1", "sent_by", "post:x"), ("08X1", "mentions", "person:ana"), ("08X1", "signed_by", "person:ana")]
    >>> [(pair.source, pair.target, pair.links) for pair in find_people_posts(sketch(facts))]
    [('person:ana', 'post:x', ('f2', 'f3', 'f1'))]
    """
    named: dict[str, dict[str, list[str]]] = {}
    for source, target, key, data in _facts(graph, "mentions", "participated_in", *_AUTHORS):
        person = source if data["kind"] == "participated_in" else target
        if _kind(graph, person) == "person":
            named.setdefault(data["cable"], {}).setdefault(person, []).append(key)
    for cable, post, key, data in _facts(graph, "sent_by"):
        people = named.get(cable, {})
        for person, links in people.items():
            yield Pair(person, post, data.get("date"), 1 / len(people), (*links, key))


def find_corresponded(
    graph: FullGraph, *, roles: Collection[str] = ("action", "info"), organizations: bool = False
) -> Iterator[Pair]:
    """Sending post to receiving post, ``action`` and ``info`` counted apart; ``organizations`` adds other addressees.

    >>> from graphkit.graph import project
    >>> from graphkit.graph.sketch import sketch
    >>> graph = sketch([("08X1", "sent_by", "post:x"), ("08X1", "addressed_to", "post:y")])
    >>> graph.edges["08X1", "post:y", "f2"]["role"] = "info"
    >>> view = project(graph, "corresponded")
    >>> view.edges["post:x", "post:y"]["info"], view.edges["post:x", "post:y"]["action"]
    (1, 0)
    """
    wanted = {"post", "organization"} if organizations else {"post"}
    sent: dict[str, list[tuple[str, str]]] = {}
    for cable, post, key, _ in _facts(graph, "sent_by"):
        sent.setdefault(cable, []).append((post, key))
    received: dict[str, list[tuple[str, str, str]]] = {}
    for cable, post, key, data in _facts(graph, "addressed_to"):
        if data.get("role") in roles and _kind(graph, post) in wanted:
            received.setdefault(cable, []).append((post, key, data["role"]))
    for cable, addressed in received.items():
        date = graph.nodes[cable].get("date")
        for (sender, one), (receiver, other, role) in product(sent.get(cable, ()), addressed):
            yield Pair(sender, receiver, date, 1 / len(addressed), (one, other), role)


def _tied_by_cable(graph: FullGraph, link: str, node: str, largest: int) -> Iterator[Pair]:
    members: dict[str, list[tuple[str, str]]] = {}
    dates: dict[str, str | None] = {}
    for cable, target, key, data in _facts(graph, link):
        if _kind(graph, target) == node:
            members.setdefault(cable, []).append((target, key))
            dates[cable] = data.get("date")
    return all_pairs(members, dates, largest)


def find_co_tagged(graph: FullGraph, *, largest: int = LARGEST) -> Iterator[Pair]:
    """Two TAGS on one cable.

    >>> from graphkit.graph.sketch import sketch
    >>> [pair[:2] for pair in find_co_tagged(sketch([("08X1", "tagged", "tag:EFIS"), ("08X1", "tagged", "tag:PREL")]))]
    [('tag:EFIS', 'tag:PREL')]
    """
    return _tied_by_cable(graph, "tagged", "tag", largest)


def find_co_mentioned(graph: FullGraph, *, largest: int = LARGEST) -> Iterator[Pair]:
    """Two people named in one cable: no contact is claimed.

    >>> from graphkit.graph.sketch import sketch
    >>> facts = [("08X1", "mentions", "person:ana"), ("08X1", "mentions", "person:ben")]
    >>> [pair[:2] for pair in find_co_mentioned(sketch(facts))]
    [('person:ana', 'person:ben')]
    """
    return _tied_by_cable(graph, "mentions", "person", largest)


def find_references(graph: FullGraph) -> Iterator[Pair]:
    """Cable to the cable that it cites, held or not; other documents are not among them.

    >>> from graphkit.graph.sketch import sketch
    >>> facts = [("08X1", "references", "07Y2"), ("08X1", "references", "ref:08X1/2")]
    >>> [pair[:2] for pair in find_references(sketch(facts))]
    [('08X1', '07Y2')]
    """
    cited: dict[str, int] = {}
    for source, _, _, _ in _facts(graph, "references"):
        cited[source] = cited.get(source, 0) + 1
    for source, target, key, data in _facts(graph, "references"):
        if _kind(graph, target) in {"cable", "document"}:
            yield Pair(source, target, data.get("date"), 1 / cited[source], (key,))


def find_contacted(
    graph: FullGraph, *, kinds: Collection[str] = (*IN_PERSON, "demarche", "phone", "told"), largest: int = LARGEST
) -> Iterator[Pair]:
    """Organization or post and another, whose people were in contact; telephone, démarche and words passed count too.

    Somebody stands for the organization that they spoke for, else for that of their position, else for their own.

    >>> from graphkit.graph.sketch import sketch
    >>> facts = [("position:x/dcm", "participated_in", "meeting:1"), ("org:mfa", "participated_in", "meeting:1"),
    ...          ("position:x/dcm", "position_in", "post:x")]
    >>> happened = {"meeting:1": {"meeting_kind": "told", "realis": "actual"}}
    >>> [pair[:2] for pair in find_contacted(sketch(facts, happened))]
    [('org:mfa', 'post:x')]
    """
    dates = _meetings(graph, kinds)
    homes = {position: home for position, home, _, _ in _facts(graph, "position_in")}
    members: dict[str, list[tuple[str, str]]] = {}
    for source, target, key, data in _facts(graph, "participated_in"):
        own = source if _kind(graph, source) in {"organization", "post"} else None
        party: str | None = (
            data.get("on_behalf_of") or own or homes.get(source) or graph.nodes[source].get("organization")
        )
        if target in dates and party is not None and party in graph:
            members.setdefault(target, []).append((party, key))
    return all_pairs(members, dates, largest)


@dataclass(frozen=True, slots=True)
class Projection:
    """A network: its name in URLs and on the command line, its words for people, and how its pairs are found."""

    name: str
    title: str
    directed: bool
    find: Callable[..., Iterator[Pair]]
    tallies: tuple[str, ...] = ()


PROJECTIONS: tuple[Projection, ...] = (
    Projection("met", "who met whom", directed=False, find=find_met),
    Projection("people_posts", "people and the posts that report them", directed=False, find=find_people_posts),
    Projection("corresponded", "who writes to whom", directed=True, find=find_corresponded, tallies=("action", "info")),
    Projection("co_tagged", "topics together", directed=False, find=find_co_tagged),
    Projection("references", "which cable cites which", directed=True, find=find_references),
    Projection("co_mentioned", "people named together", directed=False, find=find_co_mentioned),
    Projection("contacted", "organizations in contact", directed=False, find=find_contacted),
)

NETWORKS: tuple[str, ...] = ("all", *(projection.name for projection in PROJECTIONS))
"""What `project` knows: the full graph, then the projections."""


def project(
    graph: FullGraph,
    network: str,
    *,
    weighting: str = "count",
    half_life: float = 365.0,
    at: str | None = None,
    min_weight: float = 0.0,
    **options: Any,
) -> AnyGraph:
    """One network of the graph: typed nodes, edges with ``weight``, ``first``, ``last`` and the ``links`` they sum.

    ``weighting`` is one of `graphkit.graph.pairs.WEIGHTINGS`; ``half_life`` in days and ``at`` belong to ``decay``.
    Edges lighter than ``min_weight`` are left out, and nodes that they leave alone. ``options`` are the projection's.
    The view's ``graph["meta"]`` says all this, for whoever exports it; its ``graph["quotes"]`` finds the facts' words.

    >>> from graphkit.graph.sketch import sketch
    >>> graph = sketch([("08X1", "references", "07Y2")], {"08X1": {"date": "2008-06-01"}})
    >>> project(graph, "references").edges(data="links")
    OutEdgeDataView([('08X1', '07Y2', ('f1',))])
    >>> project(graph, "friends")
    Traceback (most recent call last):
    ...
    ValueError: 'friends': no such network; expected one of all, met, people_posts, corresponded, co_tagged, ...
    """
    check_network(network, weighting)
    if network == "all":
        return graph
    projection = next(one for one in PROJECTIONS if one.name == network)
    until = at or (latest_date(graph) if weighting == "decay" else "")
    weigh = pick_weighting(weighting, half_life=half_life, at=until)
    pairs = projection.find(graph, **options)
    return tie(graph, projection, pairs, weigh, weighting=weighting, min_weight=min_weight)


def tie(
    graph: FullGraph, projection: Projection, pairs: Iterable[Pair], weigh: Weigh, *, weighting: str, min_weight: float
) -> AnyGraph:
    """The network that ``pairs`` make, wherever they were found; `project` finds them in the graph.

    Of ``graph`` it takes the nodes and what it says of itself.
    """
    view = sum_pairs(graph, pairs, weigh, directed=projection.directed)
    for _, _, data in view.edges(data=True):
        data.update({tally: data.get(tally, 0) for tally in projection.tallies})
    light = [(u, v) for u, v, data in view.edges(data=True) if data["weight"] < min_weight]
    view.remove_edges_from(light)
    view.remove_nodes_from([node for node in {end for edge in light for end in edge} if not view.degree(node)])
    told = {"network": projection.name, "weighting": weighting}
    meta = {**graph.graph.get("meta", {}), **told, **({"min_weight": f"{min_weight:g}"} if min_weight else {})}
    quotes = graph.graph.get("quotes") or partial(quote_facts, graph)
    view.graph.update(network=projection.name, meta=meta, quotes=quotes)
    return view


def check_network(network: str, weighting: str = "count") -> None:
    """`ValueError` for a network or a weighting of a name that is not known; says which are."""
    for name, known, what in ((network, NETWORKS, "network"), (weighting, WEIGHTINGS, "weighting")):
        if name not in known:
            raise ValueError(f"{name!r}: no such {what}; expected one of {', '.join(known)}")


def quote_facts(graph: FullGraph, links: Collection[str]) -> Iterator[dict[str, Any]]:
    """Rows (link, cable, start, end, rule) of the evidence that a graph holds of these facts.

    A view of a graph that came from no corpus has this as ``quotes``; with a corpus, its own words.

    >>> from graphkit.graph.sketch import sketch
    >>> list(quote_facts(sketch([("08X1", "references", "07Y2")]), ["f1"]))
    [{'link': 'f1', 'cable': '08X1', 'start': 0, 'end': 1, 'rule': 'sketch'}]
    """
    wanted = frozenset(links)
    for _, _, link, data in graph.edges(keys=True, data=True):
        for cable, start, end, rule in data.get("evidence", ()) if link in wanted else ():
            yield {"link": link, "cable": cable, "start": start, "end": end, "rule": rule}
