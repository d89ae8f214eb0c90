"""Networks as tables: who is tied to whom and how strongly; and the part of one that can be drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard import words
from graphkit import analysis
from graphkit.model import Filters

MOST_ELEMENTS = 1500  # nodes and edges that a browser still moves smoothly
STRONGEST = 420  # elements shown where there are more than that: enough to see a shape, few enough to read


@dataclass(frozen=True)
class Network:
    """``nodes``: n, id, kind, label, protected, stub. ``edges``: source, target, kind, weight, first, last, s, t.

    ``s`` and ``t`` are the ends by their number ``n``; edges stand heaviest first, traffic has ``action`` and ``info``.
    """

    nodes: pd.DataFrame
    edges: pd.DataFrame
    directed: bool = False


@dataclass(frozen=True)
class Kind:
    """A network that can be chosen."""

    name: str
    title: str
    about: str
    edge: str
    directed: bool = False
    members: tuple[str, str] = ("person", "people")
    ties: tuple[str, str] = ("pair", "pairs")

    def counted(self, nodes: int, edges: int) -> str:
        """How large, in the words of the field.

        >>> BY_NAME["met"].counted(77, 1), BY_NAME["references"].counted(1, 2)
        ('77 people, 1 pair', '1 cable, 2 references')
        """
        return f"{words.count(nodes, *self.members)}, {words.count(edges, *self.ties)}"


POSTS = ("post", "posts")
KINDS = (
    Kind("met", "Who met whom", "People who were in one room", "met"),
    Kind(
        "people_posts",
        "People and posts",
        "People, and the posts whose cables name them",
        "named_by",
        members=("person or post", "people and posts"),
    ),
    Kind("corresponded", "Post-to-post traffic", "Who writes to whom", "corresponded", directed=True, members=POSTS),
    Kind("co_tagged", "Topics together", "Topics of the same cable", "co_tagged", members=("topic", "topics")),
    Kind(
        "references",
        "Cable references",
        "Which cable refers to which",
        "references",
        directed=True,
        members=("cable", "cables"),
        ties=("reference", "references"),
    ),
    Kind("co_mentioned", "People named together", "People named in one cable; no contact is claimed", "co_mentioned"),
    Kind(
        "contacted",
        "Organizations in contact",
        "Organizations and posts whose people were in contact",
        "contacted",
        members=("organization or post", "organizations and posts"),
    ),
)
BY_NAME = {kind.name: kind for kind in KINDS}


def name_of(wanted: str | None) -> str:
    """The network of that name, or the first where there is none.

    >>> name_of("co_tagged"), name_of("friends"), name_of(None)
    ('co_tagged', 'met', 'met')
    """
    return wanted if wanted in BY_NAME else KINDS[0].name


def first_of(info: Mapping[str, Any]) -> str:
    """The network to begin with: who met whom, or, where no contact is known, which cable refers to which.

    >>> first_of({"meetings": 3, "links": {"references": 9}}), first_of({"meetings": 0, "links": {"references": 9}})
    ('met', 'references')
    """
    return "met" if info.get("meetings") or not info.get("links", {}).get("references") else "references"


def network_of(corpus: Any, name: str, filters: Filters, known: pd.DataFrame | None = None) -> Network:
    """The whole network ``name`` of the facts that ``filters`` leave; its nodes may be ``known`` from a larger one."""
    kind = BY_NAME.get(name, KINDS[0])
    edges = corpus.network(kind.name, filters)
    codes, used = pd.factorize(pd.concat([edges["source"], edges["target"]]), sort=True)
    nodes = (corpus.names(ids=list(used)) if known is None else known)[["id", "kind", "label", "protected", "stub"]]
    nodes = nodes.set_index("id").reindex(used).rename_axis("id").reset_index()
    nodes["label"], nodes["kind"] = nodes["label"].fillna(nodes["id"]), nodes["kind"].fillna("unknown")
    nodes.insert(0, "n", np.arange(len(nodes), dtype=np.int32))
    s, t = codes.astype(np.int32).reshape(2, -1)
    ids = nodes["id"].to_numpy()  # one string per node, however many edges it has
    return Network(nodes, edges.assign(source=ids[s], target=ids[t], kind=kind.edge, s=s, t=t), kind.directed)


def part(network: Network, *, weight: float = 0, hide: Iterable[str] = (), kinds: Iterable[str] = ()) -> Network:
    """The network without weak edges, hidden nodes and unwanted kinds; nodes left alone go too."""
    edges, nodes = network.edges, network.nodes
    gone = nodes["id"].isin(set(hide))
    if kinds:
        gone |= ~nodes["kind"].isin(set(kinds))
    kept = edges["weight"].to_numpy() >= weight
    if gone.any():
        kept &= ~_touching(edges, nodes.loc[gone, "n"].to_numpy(), both=False)
    return network if kept.all() else with_edges(network, edges[kept])


def around(network: Network, centres: Iterable[str], depth: int = 1) -> Network:
    """What lies within ``depth`` steps of ``centres``, with all edges among it."""
    nodes, edges = network.nodes, network.edges
    near = nodes.loc[nodes["id"].isin(set(centres)), "n"].to_numpy()
    for _ in range(max(depth, 1)):
        touching = edges[_touching(edges, near, both=False)]
        near = np.unique(np.concatenate([near, touching["s"], touching["t"]]))
    return with_edges(network, edges[_touching(edges, near, both=True)])


def _touching(edges: pd.DataFrame, near: npt.NDArray[Any], *, both: bool) -> npt.NDArray[np.bool_]:
    """Which edges have both ends, or at least one, among the nodes ``near``."""
    s, t = np.isin(edges["s"].to_numpy(), near), np.isin(edges["t"].to_numpy(), near)
    return s & t if both else s | t


def strongest(network: Network, most: int = STRONGEST) -> Network:
    """The heaviest edges and their nodes, together at most ``most`` elements; of equals, those of most tied nodes."""
    edges, seen, taken = _by_strength(network), set[str](), 0
    for source, target in zip(edges["source"], edges["target"], strict=True):
        seen |= {source, target}
        if len(seen) + taken + 1 > most:
            break
        taken += 1
    return with_edges(network, edges.head(max(taken, 1)))


def _by_strength(network: Network) -> pd.DataFrame:
    """The edges by weight, then by what both ends have, then by what one has."""
    edges = network.edges
    ends, weight = edges[["s", "t"]].to_numpy(), edges["weight"].to_numpy(dtype=np.float64)
    tied = sum(np.bincount(ends[:, end], weight, int(ends.max(initial=0)) + 1) for end in (0, 1))
    both = np.sort(np.asarray(tied)[ends], axis=1)
    order = np.lexsort((-both[:, 1], -both[:, 0], -weight))  # stable: then by name
    return edges.iloc[order]


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
    row = whole.nodes.set_index("id")["n"].reindex(list(path)).dropna().to_numpy()
    near = whole.edges[_touching(whole.edges, row, both=True)]
    on = [frozenset(pair) in steps for pair in zip(near["source"], near["target"], strict=True)]
    return with_edges(whole, pd.concat([network.edges, near[on]]).drop_duplicates(["s", "t"]))


def size_of(network: Network) -> int:
    """Nodes and edges."""
    return len(network.nodes) + len(network.edges)


def with_edges(network: Network, edges: pd.DataFrame) -> Network:
    """Some ``edges`` of the network, and the nodes at their ends."""
    used = np.isin(network.nodes["n"].to_numpy(), np.concatenate([edges["s"], edges["t"]]))
    return replace(network, edges=edges, nodes=network.nodes[used])


def joined(whole: Network, one: Network, other: Network) -> Network:
    """Both parts of ``whole`` and all edges between their nodes, as far as they can be drawn."""
    near = np.union1d(one.nodes["n"], other.nodes["n"])
    both = with_edges(whole, whole.edges[_touching(whole.edges, near, both=True)])
    return both if size_of(both) <= MOST_ELEMENTS else strongest(both, MOST_ELEMENTS)
