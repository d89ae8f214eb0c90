"""The pages' only source: questions to a corpus, each answered once and kept while it is asked often.

`Things` answers what stands in cables, `Data` what comes of them together: contacts, chains, traffic, networks.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard import cables, chains, networks, placing, raster, tables
from dashboard.answers import cached, is_kept_on_disk, kept_on_disk
from dashboard.contacts import Contacts, busiest, contacts_of, ids_of, states_of
from dashboard.jobs import DONE, Job, Jobs
from dashboard.networks import Network
from dashboard.things import MOST_QUOTED, Row, Things, of_cables
from dashboard.urls import View
from graphkit import analysis
from graphkit.corpus.strongest import Weighed, weights
from graphkit.corpus.sums import SUMMED
from graphkit.corpus.tie import Tie, tie
from graphkit.model import Filters, Protect


@dataclass(frozen=True)
class Shown:
    """What the network page draws: the part, its dressed nodes and places, and how large the whole is."""

    network: Network
    nodes_dressed: pd.DataFrame
    places: Mapping[str, tuple[float, float]]
    path: tuple[str, ...]
    nodes: int
    edges: int
    cut: bool


PLACED_AT_ONCE = 30_000  # nodes and edges: their layout takes about a second
GATHERED_WITHIN = 4.0  # seconds, where the layout is kept: whoever asks again may meet a worker that has not begun


@dataclass(frozen=True)
class Overview:
    """A whole network as it can be drawn, or the job that is placing it; neither while it is being gathered."""

    places: raster.Places | None
    job: Job | None


class Data(Things):
    """All questions about one corpus."""

    def __init__(self, corpus: Path | Any, protect: Protect = Protect.MASK) -> None:
        super().__init__(corpus, protect)
        self._later: raster.Later[tuple[raster.Places | None]] = raster.Later(most=3)
        self._shown_later: raster.Later[Shown] = raster.Later()
        self.jobs = Jobs()

    def contacts(self, filters: Filters, of: str | None, with_: str | None, realis: str, way: str) -> Contacts:
        """Contacts, those of one or between two; see `contacts_of`. Not kept: pages are."""
        return contacts_of(self.corpus, filters, of, with_, realis, way)

    @cached
    def busiest(self, filters: Filters, most: int) -> list[tuple[str, int]]:
        """The people with most contacts that took place, and how many."""
        return busiest(self.corpus, filters, most)

    @cached
    def contact_states(self) -> dict[str, int]:
        """How many contacts took place, are planned, refused, hypothetical."""
        return states_of(self.corpus)

    def meetings(self, view: View) -> list[str]:
        """The ids of all contacts that the view asks for, oldest first."""
        return ids_of(self.corpus, view.filters, view.id, view.other, view.realis or "all", view.kind or "all")

    @cached
    def chain(self, wanted: str, direction: str, depth: int) -> chains.Chain:
        """What a cable answers and what answers it, as far as it can be drawn."""
        return chains.chain_of(self.corpus.chain(wanted, direction, depth or None, chains.GATHERED), wanted)

    def most_cited(self, filters: Filters) -> str | None:
        """The cable that most others refer to: of those that are held and have a subject, if there are such."""
        found = [str(one) for one in self.counts("cited", filters, 25)["id"]]
        return next((one for one in found if one in self.subjects(tuple(found))), found[0] if found else None)

    @cached
    def met(self, filters: Filters) -> Weighed:
        """Who met whom, and how often, where only the heaviest are named."""
        return weights(self.corpus, "met", of_cables(filters))

    @cached
    def places(self, filters: Filters) -> tuple[Row, ...]:
        """The posts that wrote, with their place on the map and how much they wrote."""
        counts = self.counts("post", filters, 2000)
        return tables.placed(counts, self.posts().set_index("id"))

    @cached
    def held_by(self, person: str) -> pd.DataFrame:
        """Offices of a person: target, inferred (from an authority file, not said in a cable), first, last, links."""
        return cables.held(self.corpus, person, MOST_QUOTED)

    @cached
    def stubs(self, most: int) -> pd.DataFrame:
        """Cables that are cited and not held, the most cited first: id, first_date, n (cables that cite it)."""
        return cables.missing(self.corpus, most)

    @cached
    def places_of(self, filters: Filters, posts: tuple[str, ...]) -> tuple[Row, ...]:
        """The places of ``posts``, whether they wrote or not."""
        nodes = self.posts().set_index("id")
        wrote: dict[str, int] = dict(self.counts("post", filters, 2000)[["id", "n"]].itertuples(index=False))
        known = nodes.reindex(list(posts))["label"].dropna()
        table = pd.DataFrame(
            {"id": known.index, "label": known.to_numpy(), "n": [wrote.get(one, 0) for one in known.index]}
        )
        return tables.placed(table, nodes)

    @cached
    def topic_by_post(self, filters: Filters, tags: tuple[str, ...], most: int = 12) -> pd.DataFrame:
        """Cables per post (rows) and topic (columns)."""
        posts = tuple(self.counts("post", filters, most)["id"])
        counted = cables.topics_of(self.corpus, of_cables(filters), posts, tags)
        cross = counted.pivot(index="post", columns="tag", values="n").fillna(0).astype(int)
        return cross.reindex(
            index=[one for one in posts if one in cross.index], columns=[one for one in tags if one in cross.columns]
        )

    # ---------------------------------------------------------------------------------------------------- the networks

    @cached
    def traffic(self, filters: Filters, role: str) -> Network:
        """Who writes to whom, for ``action``, ``info`` or ``all``."""
        whole = self.network("corresponded", filters)
        if role not in ("action", "info"):
            return whole
        edges = whole.edges[whole.edges[role] > 0]
        edges = edges.assign(weight=edges[role]).drop(columns=["first", "last"])  # those are of both roles
        edges = edges.sort_values("weight", ascending=False, kind="stable")
        return networks.with_edges(whole, edges)

    @cached
    def network(self, name: str, filters: Filters) -> Network:
        """A whole network under filters; weight and kinds of nodes are for `shown`."""
        asked = replace(filters, min_weight=0.0, node_kinds=(), link_kinds=())
        known = self.network(name, Filters()).nodes if name in SUMMED and asked != Filters() else None
        return networks.network_of(self.corpus, name, asked, known)

    def shown(self, view: View) -> Shown:
        """What the network page draws for ``view``."""
        asked = replace(view.filters, text=view.text)
        keys = (networks.name_of(view.network), asked, view.id, view.other, view.depth, view.expand, view.hide)
        return self._shown(*keys, view.size or "weight", view.colour or "kind")

    def shown_soon(self, view: View, patience: float = 0.7) -> Shown | None:
        """What `shown` says; None while a large network is still being gathered."""
        return self._shown_later.ask((self.version, view.but()), lambda: self.shown(view), patience)

    @cached
    def _shown(
        self,
        name: str,
        filters: Filters,
        centre: str | None,
        other: str | None,
        depth: int,
        expand: tuple[str, ...],
        hide: tuple[str, ...],
        size: str,
        colour: str,
    ) -> Shown:
        whole = networks.part(
            self.network(name, replace(filters, min_weight=0.0, node_kinds=())),
            weight=filters.min_weight,
            hide=hide,
            kinds=filters.node_kinds,
        )
        drawn = networks.around(whole, (centre,), depth) if centre else whole
        cut = networks.size_of(drawn) > networks.MOST_ELEMENTS
        if cut:
            drawn = networks.strongest(drawn)
        path = networks.shortest_path(whole, centre, other) if centre and other else ()
        extra = networks.strongest(networks.around(whole, expand), networks.STRONGEST) if expand else None
        if extra is not None:
            drawn = networks.joined(whole, drawn, extra)
        if path:
            drawn = networks.with_path(drawn, whole, path)
        dressed = placing.dressed(drawn, size, colour)
        return Shown(drawn, dressed, placing.positions(drawn), path, len(whole.nodes), len(whole.edges), cut)

    def network_of(self, view: View) -> Network:
        """The whole network that the view asks for."""
        return self.network(networks.name_of(view.network), of_cables(view.filters))

    def overview(self, view: View, patience: float = 0.7) -> Overview:
        """The whole network laid out, or how far that is: it is done once, and kept on disk."""
        if self.is_placed(view):
            patience = GATHERED_WITHIN
        key = (self.version, networks.name_of(view.network), of_cables(view.filters))
        found = self._later.ask(key, lambda: (self._placed(view, wait=False),), patience)
        if found is None or found[0] is not None:
            return Overview(found[0] if found else None, None)
        job = self.jobs.ask(self.task("layout", view))
        if job.state == DONE:
            self._later.forget(key)
            self._later.ask(key, lambda: (self._placed(view, wait=True),))
        return Overview(None, job)

    def _placed(self, view: View, *, wait: bool) -> raster.Places | None:
        """The network with its layout; None where that would take long, unless one means to ``wait``."""
        network = self.network_of(view)
        soon = networks.size_of(network) <= PLACED_AT_ONCE or self.is_placed(view)
        return raster.placed(network, self.place(view, network)) if soon or wait else None

    def is_placed(self, view: View) -> bool:
        """Whether the layout of the whole network is kept on disk."""
        if of_cables(view.filters) == Filters():
            return bool(self.corpus.has_layout(networks.name_of(view.network)))
        return is_kept_on_disk(self._layout_file(view))

    def _layout_file(self, view: View) -> str:
        asked = (networks.name_of(view.network), of_cables(view.filters), self.protect)
        said = (str(self.path.resolve()), self.version, repr(asked))
        return "-".join(hashlib.sha256(one.encode()).hexdigest()[:16] for one in said)

    def place(self, view: View, network: Network) -> pd.DataFrame:
        """The layout of a whole network, kept on disk: node, x, y."""
        if of_cables(view.filters) == Filters():
            return self.corpus.layout(networks.name_of(view.network))
        return kept_on_disk(self._layout_file(view), lambda: analysis.compute_layout(network.edges))

    def export(self, view: View, format_: str) -> Job:
        """The job that writes the whole network to a file; begun by the first question."""
        return self.jobs.ask(self.task("export", view, format=format_))

    def task(self, kind: str, view: View, **more: str) -> dict[str, str]:
        """What a job needs to know; another version of the corpus is another task."""
        asked = view.go("/network", network=networks.name_of(view.network)).href
        about = {"corpus": str(self.path.resolve()), "protect": str(self.protect), "version": self.version}
        return {"kind": kind, **about, "href": asked, **more}

    @cached
    def _tie(self, name: str, filters: Filters, source: str, target: str) -> Tie | None:
        asked = replace(filters, min_weight=0.0, node_kinds=(), link_kinds=())
        return tie(self.corpus, name, asked, source, target, MOST_QUOTED)

    def tie(self, view: View, source: str, target: str) -> Tie | None:
        """What an edge of the view's network sums; None where there is no such edge."""
        return self._tie(networks.name_of(view.network), view.filters, source, target)

    def neighbours(self, view: View, node: str) -> pd.DataFrame:
        """The edges of the view's network that touch ``node``, heaviest first, with the ``other`` end."""
        edges = self.network(networks.name_of(view.network), view.filters).edges
        found = edges[(edges["source"] == node) | (edges["target"] == node)].copy()
        found["other"] = found["target"].where(found["source"] == node, found["source"])
        return found

    def facts_among(self, view: View, edges: pd.DataFrame) -> pd.DataFrame:
        """The facts behind some edges of the view's network: source, target, link."""
        name, filters = networks.name_of(view.network), replace(view.filters, min_weight=0.0, node_kinds=())
        ties = self.corpus.ties(name, replace(filters, link_kinds=()))
        chosen = ties.merge(edges[["source", "target"]], on=["source", "target"])
        flat = chosen[["source", "target", "links"]].explode("links").rename(columns={"links": "link"})
        return flat.drop_duplicates()
