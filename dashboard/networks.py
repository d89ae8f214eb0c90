"""Networks as tables: who is tied to whom, how strongly, and by which facts; and the part of one that can be drawn.

Tables, not graph objects: a corpus has millions of facts and a page has 300 milliseconds. The networks are those of
`graphkit.graph.project`; a test holds the two together.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pandas as pd

from graphkit import analysis

MOST_ELEMENTS = 1500  # nodes and edges that a browser still moves smoothly
STRONGEST = 420  # elements shown where there are more than that: enough to see a shape, few enough to read
LARGEST = 100  # as the library's projections have it
IN_PERSON = ("met", "meal", "call", "visit", "negotiation", "list")


@dataclass(frozen=True)
class Network:
    """``edges``: source, target, kind, weight, first, last. ``facts``: source, target, link, date, one row per tie."""

    nodes: pd.DataFrame
    edges: pd.DataFrame
    facts: pd.DataFrame
    directed: bool = False

    def links_of(self, source: str, target: str) -> tuple[str, ...]:
        """The ids of the facts that the edge sums, oldest first."""
        rows = self.facts[(self.facts["source"] == source) & (self.facts["target"] == target)]
        return tuple(dict.fromkeys(link for pair in rows.sort_values("date")["links"] for link in pair))


@dataclass(frozen=True)
class Kind:
    """A network that can be chosen: which links it needs, how ties come out of them, which nodes it joins."""

    name: str
    title: str
    about: str
    links: tuple[str, ...]
    ties: Callable[[pd.DataFrame, pd.DataFrame], pd.DataFrame]
    edge: str
    facts: tuple[str, ...] = ()  # kinds of nodes that `ties` asks about
    ends: tuple[str, ...] = ()  # kinds of nodes at the ends that are too many to be held ready
    directed: bool = False


def together(links: pd.DataFrame, through: str, member: str, start: str) -> pd.DataFrame:
    """Ties between members (ids beginning with ``start``) that share ``through``: one row per shared thing.

    Something that joins more than `LARGEST` members ties no two of them.
    """
    rows = links[links[member].str.startswith(start)][["id", member, through, "date"]]
    rows = rows.drop_duplicates([member, through])
    rows = rows[rows.groupby(through)[member].transform("size").between(2, LARGEST)]
    pairs = rows.merge(rows, on=through, suffixes=("", "_2"))
    pairs = pairs[pairs[member] < pairs[f"{member}_2"]]
    return _ties(pairs[member], pairs[f"{member}_2"], (pairs["id"], pairs["id_2"]), pairs["date"])


def direct(links: pd.DataFrame, nodes: pd.DataFrame) -> pd.DataFrame:  # noqa: ARG001  -- one signature for all
    """Each reference to a cable or document is a tie; other cited things are not."""
    rows = links[~links["target"].str.startswith("ref:")]
    return _ties(rows["source"], rows["target"], (rows["id"],), rows["date"])


def wrote_to(links: pd.DataFrame, nodes: pd.DataFrame) -> pd.DataFrame:  # noqa: ARG001
    """Sender of a cable -> each post addressed, for action or information."""
    sent = links[links["kind"] == "sent_by"][["id", "source", "target"]]
    got = links[(links["kind"] == "addressed_to") & links["target"].str.startswith("post:")]
    got = got.assign(tally=[attrs.get("role") for attrs in got["attrs"]])
    got = got[got["tally"].isin(["action", "info"])]
    pairs = sent.merge(got[["id", "source", "target", "date", "tally"]], on="source", suffixes=("", "_2"))
    ties = _ties(pairs["target"], pairs["target_2"], (pairs["id"], pairs["id_2"]), pairs["date"])
    return ties.assign(tally=pairs["tally"].to_numpy())


def _met(links: pd.DataFrame, nodes: pd.DataFrame) -> pd.DataFrame:
    held = {
        node
        for node, attrs in zip(nodes["id"], nodes["attrs"], strict=True)
        if attrs.get("realis") == "actual" and (attrs.get("meeting_kind") or attrs.get("kind")) in IN_PERSON
    }
    return together(links[links["target"].isin(held)], "target", "source", "person:")


def _tagged(links: pd.DataFrame, nodes: pd.DataFrame) -> pd.DataFrame:  # noqa: ARG001
    return together(links, "source", "target", "tag:")


def _mentioned(links: pd.DataFrame, nodes: pd.DataFrame) -> pd.DataFrame:  # noqa: ARG001
    return together(links, "source", "target", "person:")


def _reported(links: pd.DataFrame, nodes: pd.DataFrame) -> pd.DataFrame:  # noqa: ARG001
    """Person and the post that sent a cable which names them, once per cable."""
    named = links[links["kind"] != "sent_by"]
    joined_in = named["kind"] == "participated_in"
    people = pd.DataFrame(
        {"id": named["id"], "cable": named["cable"], "person": named["target"].where(~joined_in, named["source"])}
    )
    people = people[people["person"].str.startswith("person:")].drop_duplicates(["cable", "person"])
    sent = links[links["kind"] == "sent_by"][["id", "source", "target", "date"]]
    pairs = people.merge(sent, left_on="cable", right_on="source", suffixes=("", "_2"))
    return _ties(pairs["person"], pairs["target"], (pairs["id"], pairs["id_2"]), pairs["date"])


def _ties(source: Any, target: Any, links: tuple[Any, ...], date: Any) -> pd.DataFrame:
    columns = {"source": source.to_numpy(), "target": target.to_numpy(), "date": date.to_numpy()}
    return pd.DataFrame({**columns, "links": list(zip(*links, strict=True))})


_AUTHORS = ("classified_by", "signed_by", "drafted_by", "cleared_by")
KINDS = (
    Kind("met", "Who met whom", "People who were in one room", ("participated_in",), _met, "met", ("meeting",)),
    Kind("people_posts", "People and posts", "People, and the posts whose cables name them",
         ("mentions", "participated_in", "sent_by", *_AUTHORS), _reported, "named_by"),
    Kind("corresponded", "Post-to-post traffic", "Who writes to whom", ("sent_by", "addressed_to"), wrote_to,
         "corresponded", directed=True),
    Kind("co_tagged", "Topics together", "Topics of the same cable", ("tagged",), _tagged, "co_tagged"),
    Kind("references", "Cable references", "Which cable refers to which", ("references",), direct, "references",
         ends=("cable", "document"), directed=True),
    Kind("co_mentioned", "People named together", "People named in one cable; no contact is claimed", ("mentions",),
         _mentioned, "co_mentioned"),
)  # fmt: skip
BY_NAME = {kind.name: kind for kind in KINDS}


def fold(kind: Kind, links: pd.DataFrame, nodes: pd.DataFrame, facts_nodes: pd.DataFrame) -> Network:
    """The network of ``links``; ``nodes`` lends names and kinds, ``facts_nodes`` are those of ``kind.facts``."""
    return summed(kind, kind.ties(links, facts_nodes), nodes)


def summed(kind: Kind, facts: pd.DataFrame, nodes: pd.DataFrame) -> Network:
    """Ties with the same two ends become one edge."""
    edges = (
        facts.groupby(["source", "target"], sort=False)
        .agg(weight=("date", "size"), first=("date", "min"), last=("date", "max"))
        .reset_index()
        .sort_values(["weight", "source", "target"], ascending=[False, True, True], ignore_index=True)
    )
    edges["kind"] = kind.edge
    used = pd.unique(pd.concat([edges["source"], edges["target"]]).astype(object))
    known = nodes.set_index("id").reindex(used)
    known.index.name = "id"
    known = known.reset_index()
    known["label"] = known["label"].fillna(known["id"])
    known["kind"] = known["kind"].fillna("unknown")
    return Network(known, edges, facts, kind.directed)


def part(network: Network, *, weight: float = 0, hide: Iterable[str] = (), kinds: Iterable[str] = ()) -> Network:
    """The network without weak edges, hidden nodes and unwanted kinds; nodes left alone go too."""
    edges, nodes, gone = network.edges, network.nodes, set(hide)
    if kinds:
        gone |= set(nodes.loc[~nodes["kind"].isin(set(kinds)), "id"])
    if weight > 0:
        edges = edges[edges["weight"] >= weight]
    if gone:
        edges = edges[~edges["source"].isin(gone) & ~edges["target"].isin(gone)]
    return _cut(network, edges)


def around(network: Network, centres: Iterable[str], depth: int = 1) -> Network:
    """What lies within ``depth`` steps of ``centres``, with all edges among it."""
    near, edges = set(centres), network.edges
    for _ in range(max(depth, 1)):
        touching = edges[edges["source"].isin(near) | edges["target"].isin(near)]
        near |= set(touching["source"]) | set(touching["target"])
    return _cut(network, edges[edges["source"].isin(near) & edges["target"].isin(near)])


def strongest(network: Network, most: int = STRONGEST) -> Network:
    """The heaviest edges and their nodes, together at most ``most`` elements."""
    edges, seen, taken = network.edges, set[str](), 0
    for source, target in zip(edges["source"], edges["target"], strict=True):
        seen |= {source, target}
        if len(seen) + taken + 1 > most:
            break
        taken += 1
    return _cut(network, edges.head(max(taken, 1)))


def shortest_path(network: Network, start: str, end: str) -> tuple[str, ...]:
    """The nodes of a path with the fewest steps, direction ignored; empty where there is none."""
    if not {start, end} <= set(network.nodes["id"]) or start == end:
        return ()
    steps = analysis.find_shortest_path(network.edges, start, end)
    path = [start]
    for source, target in zip(steps["source"], steps["target"], strict=True):
        path.append(target if source == path[-1] else source)
    return tuple(path) if path[-1] == end else ()


def with_path(network: Network, whole: Network, path: tuple[str, ...]) -> Network:
    """``network`` and, of ``whole``, the edges along ``path``."""
    steps = {frozenset(pair) for pair in pairwise(path)}
    on = [frozenset(pair) in steps for pair in zip(whole.edges["source"], whole.edges["target"], strict=True)]
    edges = pd.concat([network.edges, whole.edges[on]]).drop_duplicates(["source", "target"])
    return _cut(whole, edges)


def size_of(network: Network) -> int:
    """Nodes and edges."""
    return len(network.nodes) + len(network.edges)


def _cut(network: Network, edges: pd.DataFrame) -> Network:
    used = set(edges["source"]) | set(edges["target"])
    return replace(network, edges=edges, nodes=network.nodes[network.nodes["id"].isin(used)])


def joined(whole: Network, one: Network, other: Network) -> Network:
    """Both parts of ``whole`` and all edges between their nodes, as far as they can be drawn."""
    ids = set(one.nodes["id"]) | set(other.nodes["id"])
    edges = whole.edges[whole.edges["source"].isin(ids) & whole.edges["target"].isin(ids)]
    both = _cut(whole, edges)
    return both if size_of(both) <= MOST_ELEMENTS else strongest(both, MOST_ELEMENTS)
