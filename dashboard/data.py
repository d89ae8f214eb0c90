"""The pages' only source: questions to a corpus, each answered once and kept while it is asked often."""

import hashlib
import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pandas as pd

from dashboard import chains, networks, placing, raster, tables, words
from dashboard.networks import Network
from dashboard.urls import View
from graphkit import analysis
from graphkit.model import Filters, Protect

MOST_ANSWERS = 96  # kept; an answer is a table or a figure's worth of numbers
Row = dict[str, Any]
P = ParamSpec("P")
T = TypeVar("T")


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


def cached(question: Callable[P, T]) -> Callable[P, T]:
    """Keep the answers of a method of `Data` until the corpus changes; the least used go first."""

    @wraps(question)
    def ask(*args: P.args, **kwargs: P.kwargs) -> T:
        data: Any = args[0]
        key = (data.version, question.__name__, args[1:], tuple(kwargs.items()))
        with data.lock:
            if key in data.answers:
                data.answers.move_to_end(key)
                found: T = data.answers[key]
                return found
        answer = question(*args, **kwargs)
        with data.lock:
            data.answers[key] = answer
            while len(data.answers) > MOST_ANSWERS:
                data.answers.popitem(last=False)
        return answer

    return ask


class Data:
    """Questions about one corpus. Safe to share between threads; opens the corpus at the first question."""

    def __init__(self, corpus: Path | Any, protect: Protect = Protect.MASK) -> None:
        self._path = Path(corpus) if isinstance(corpus, str | Path) else None
        self._corpus: Any = None if self._path else corpus
        self.protect = protect
        self._opened = ""
        self.lock = threading.RLock()
        self._later = raster.Later()
        self.answers: OrderedDict[Any, Any] = OrderedDict()

    @property
    def corpus(self) -> Any:
        """The corpus, opened when first needed and again after a rebuild."""
        with self.lock:
            if self._path is not None and (self._corpus is None or self._corpus.version != self._opened):
                from graphkit.corpus import Corpus  # noqa: PLC0415  -- nothing is loaded at import

                self._corpus = Corpus.open(self._path, protect=self.protect)
                self._opened = self._corpus.version
                self.answers.clear()
            return self._corpus

    @property
    def version(self) -> str:
        """Changes when the corpus is rebuilt or judged."""
        return str(self.corpus.version)

    # ------------------------------------------------------------------------------------------ the corpus at large

    @cached
    def info(self) -> Row:
        """Counts, span and options of the corpus."""
        return dict(self.corpus.info())

    @cached
    def cables(self, filters: Filters) -> pd.DataFrame:
        """The cables that match, oldest first."""
        return self.corpus.cables(filters)

    def count(self, filters: Filters) -> int:
        """How many cables match."""
        asked = _of_cables(filters)
        return int(self.info()["cables"]) if asked == Filters() else len(self.cables(asked))

    def sentence(self, view: View) -> str:
        """What is shown, in words."""
        return words.sentence(view.filters, self.count(view.filters), self.labels(view.posts + view.people))

    @cached
    def timeline(self, filters: Filters, by: str = "month") -> pd.DataFrame:
        """Cables per period: period, n."""
        return self.corpus.timeline(_of_cables(filters), by=by)

    @cached
    def counts(self, kind: str, filters: Filters, limit: int = 10) -> pd.DataFrame:
        """The commonest posts, tags, people, ...: id, label, n."""
        return self.corpus.counts(kind, _of_cables(filters), limit)

    @cached
    def topics(self, filters: Filters, by: str = "month") -> pd.DataFrame:
        """Cables per period (rows) and tag (columns), the commonest tag first."""
        links = self.corpus.links(filters=_of_cables(filters), kinds=("tagged",))
        links = links[links["date"].notna()]
        return tables.by_period(links, 4 if by == "year" else 7)

    @cached
    def choices(self) -> dict[str, list[dict[str, str]]]:
        """What the filter bar offers."""
        nodes = self.nodes()
        kinds = {kind: nodes[nodes["kind"] == kind] for kind in ("post", "tag", "person")}
        return {
            "posts": _options(kinds["post"]),
            "tags": [{**one, "value": one["value"].removeprefix("tag:")} for one in _options(kinds["tag"])],
            "people": _options(kinds["person"].head(3000)),
            "classifications": [
                {"value": one, "label": one.capitalize()} for one in self.counts("classification", Filters(), 30)["id"]
            ],
            "node_kinds": [{"value": kind, "label": words.NODE_KINDS.get(kind, kind)} for kind in sorted(nodes["kind"].unique())],
            "link_kinds": [{"value": kind, "label": kind.replace("_", " ")} for kind in self.info().get("links", {})],
        }  # fmt: skip

    @cached
    def coverage(self) -> pd.DataFrame:
        """Characters read and unread per source."""
        return self.corpus.coverage()

    @cached
    def issues(self) -> pd.DataFrame:
        """What was seen and not understood."""
        return self.corpus.issues()

    @cached
    def same_as(self) -> pd.DataFrame:
        """People who may be one, with scores and verdicts."""
        return self.corpus.same_as()

    def judge(self, left: str, right: str, verdict: str) -> str:
        """Write a judgement, or take the last one back; says what was done."""
        if verdict == "undo":
            done = self.corpus.undo_judgement()
            said = f"Taken back: {done.left} and {done.right} were judged {done.verdict}."
        else:
            self.corpus.judge(left, right, verdict, by="dashboard", why="")
            said = f"Recorded as {verdict}: {left} and {right}. The next build obeys."
        with self.lock:
            self.answers.clear()
        return said

    # ------------------------------------------------------------------------------------------ things and their names

    @cached
    def nodes(self) -> pd.DataFrame:
        """All nodes but cables, meetings and cited things, which are too many to hold."""
        kinds = ("person", "position", "post", "organization", "tag", "country", "place")
        return self.corpus.nodes(kinds=kinds)

    @cached
    def node(self, wanted: str) -> Row | None:
        """One node, or None."""
        found = self.corpus.nodes(ids=(wanted,))
        return _clean(found.iloc[0].to_dict()) if len(found) else None

    @cached
    def labels(self, wanted: tuple[str, ...]) -> dict[str, str]:
        """Names of nodes."""
        if not wanted:
            return {}
        found = self.corpus.nodes(ids=tuple(dict.fromkeys(wanted)))
        return dict(zip(found["id"], found["label"], strict=True))

    @cached
    def subjects(self, cables: tuple[str, ...]) -> dict[str, str]:
        """Subjects of cables that have one."""
        found = self.corpus.nodes(ids=cables)
        pairs = zip(found["id"], found["attrs"], strict=True)
        return {cable: attrs["subject"] for cable, attrs in pairs if attrs.get("subject")}

    @cached
    def suggest(self, written: str) -> tuple[Row, ...]:
        """What the beginning of a name may mean."""
        return tuple(self.corpus.suggest(written.strip()[:80], 8).to_dict("records")) if written.strip() else ()

    @cached
    def _search(self, query: str, limit: int, offset: int) -> Any:
        return self.corpus.search(query, limit, offset)

    def search(self, view: View, limit: int) -> Any:
        """A page of hits with facets; the view's filters are said in the query language."""
        return self._search(tables.query_of(view), limit, view.page * limit)

    # ------------------------------------------------------------------------------------------------ cables and words

    @cached
    def cable(self, wanted: str) -> Row | None:
        """One cable with all that was read from it; None where it is not held."""
        found = self.corpus.cable(wanted)
        if found is None or found.text is None:
            return None
        row: Row = found.to_dict()
        origin = self.labels((row["origin"],)) if row["origin"] else {}
        return {**row, "origin_label": origin.get(row["origin"])}

    @cached
    def cited_by(self, wanted: str) -> tuple[str, ...]:
        """The cables that refer to this one."""
        found = self.corpus.cable(wanted)
        return () if found is None else tuple(row["id"] for row in found.cited_by)

    @cached
    def meetings_in(self, cable: str) -> pd.DataFrame:
        """The contacts that one cable reports."""
        found = self.corpus.cable(cable)
        every = self.corpus.meetings(Filters(posts=(found.origin,) if found is not None and found.origin else ()))
        return every[every["cable"] == cable]

    def quotes(self, links: tuple[str, ...]) -> pd.DataFrame:
        """The words that carry these facts, one row per fact and passage; not kept."""
        return self.corpus.evidence(links)

    def facts_of(self, cable: str) -> pd.DataFrame:
        """All facts drawn from one cable, with their words."""
        found = self.corpus.cable(cable)
        if found is None:
            raise LookupError(f"no cable {cable!r} in this corpus")
        links = self.corpus.links(touching_ids=(cable, *found.meetings))
        links = links[links["cable"] == cable][["id", "source", "target", "kind", "date"]]
        words_ = self.corpus.evidence(tuple(links["id"])).drop(columns=["date", "subject"])
        return links.rename(columns={"id": "link"}).merge(words_, on="link")

    @cached
    def evidence(self, links: tuple[str, ...]) -> pd.DataFrame:
        """The words that carry these facts, oldest first."""
        found = self.corpus.evidence(links[:2000])
        return found.drop_duplicates(["cable", "start", "end"]).sort_values(
            ["date", "cable", "start"], ignore_index=True
        )

    @cached
    def meetings(self, filters: Filters, of: str | None = None, with_: str | None = None) -> pd.DataFrame:
        """Contacts, those of one person or between two."""
        return self.corpus.meetings(filters, of=of, with_=with_)

    @cached
    def chain(self, wanted: str, direction: str, depth: int) -> chains.Chain:
        """What a cable answers and what answers it, as far as it can be drawn."""
        return chains.chain_of(*self.corpus.chain(wanted, direction, depth or None), wanted)

    def most_cited(self, filters: Filters) -> str | None:
        """The cable that most others refer to."""
        found = self.counts("cited", filters, 1)
        return str(found["id"].iloc[0]) if len(found) else None

    def met_most(self, filters: Filters, most: int = 8) -> dict[str, int]:
        """The people with most contacts, and how many."""
        edges = self.network("met", filters).edges
        both = pd.concat([edges.set_index("source")["weight"], edges.set_index("target")["weight"]])
        found = both.groupby(level=0).sum().sort_values(ascending=False, kind="stable").head(most)
        return {str(person): int(count) for person, count in found.items()}

    @cached
    def places(self, filters: Filters) -> tuple[Row, ...]:
        """The posts that wrote, with their place on the map and how much they wrote."""
        counts = self.counts("post", filters, 2000)
        nodes = self.nodes().set_index("id")
        return tables.placed(counts, nodes)

    @cached
    def held_by(self, person: str) -> pd.DataFrame:
        """Offices of a person: target, first, last, links."""
        links = self.corpus.links(kinds=("holds",), touching_ids=(person,))
        mine = links[links["source"] == person]
        grouped = mine.groupby("target").agg(first=("date", "min"), last=("date", "max"), links=("id", tuple)).reset_index()
        return grouped.sort_values(["first", "target"], ignore_index=True)

    @cached
    def stubs(self) -> pd.DataFrame:
        """Cables that are cited and not held."""
        nodes = self.corpus.nodes(kinds=("cable",))
        return nodes[nodes["stub"].astype(bool)]

    @cached
    def places_of(self, filters: Filters, posts: tuple[str, ...]) -> tuple[Row, ...]:
        """The places of ``posts``, whether they wrote or not."""
        nodes = self.nodes().set_index("id")
        wrote = dict(self.counts("post", filters, 2000)[["id", "n"]].itertuples(index=False))
        known = nodes.reindex(list(posts))["label"].dropna()
        table = pd.DataFrame({"id": known.index, "label": known.to_numpy(), "n": [wrote.get(one, 0) for one in known.index]})
        return tables.placed(table, nodes)

    @cached
    def topic_by_post(self, filters: Filters, tags: tuple[str, ...], most: int = 12) -> pd.DataFrame:
        """Cables per post (rows) and topic (columns)."""
        posts = tuple(self.counts("post", filters, most)["id"])
        links = self.corpus.links(filters=replace(_of_cables(filters), posts=posts), kinds=("tagged", "sent_by"))
        sent = links[links["kind"] == "sent_by"].drop_duplicates("source").set_index("source")["target"]
        tagged = links[links["kind"] == "tagged"]
        table = pd.DataFrame({"post": tagged["source"].map(sent), "tag": tagged["target"].str.removeprefix("tag:")}).dropna()
        cross = pd.crosstab(table["post"], table["tag"])
        return cross.reindex(index=[one for one in posts if one in cross.index], columns=[one for one in tags if one in cross.columns])

    # ---------------------------------------------------------------------------------------------------- the networks

    @cached
    def traffic(self, filters: Filters, role: str) -> Network:
        """Who writes to whom, for ``action``, ``info`` or ``all``."""
        whole = self.network("corresponded", filters)
        if role == "all":
            return whole
        facts = whole.facts[whole.facts["tally"] == role]
        return networks.summed(networks.BY_NAME["corresponded"], facts, whole.nodes)

    @cached
    def network(self, name: str, filters: Filters) -> Network:
        """A whole network under filters; weight and kinds of nodes are for `shown`."""
        kind = networks.BY_NAME.get(name, networks.KINDS[0])
        asked = replace(filters, min_weight=0.0, node_kinds=(), link_kinds=())
        links = self.corpus.links(filters=asked, kinds=kind.links)
        nodes = self.corpus.nodes(kinds=kind.ends) if kind.ends else self.nodes()
        return networks.fold(kind, links, nodes, self.corpus.nodes(kinds=kind.facts) if kind.facts else nodes)

    def shown(self, view: View) -> Shown:
        """What the network page draws for ``view``."""
        asked = replace(view.filters, text=view.text)
        keys = (view.network or "met", asked, view.id, view.other, view.depth, view.expand, view.hide)
        return self._shown(*keys, view.size or "weight", view.colour or "kind")

    @cached
    def _shown(
        self, name: str, filters: Filters, centre: str | None, other: str | None, depth: int,
        expand: tuple[str, ...], hide: tuple[str, ...], size: str, colour: str,
    ) -> Shown:  # fmt: skip
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

    def overview(self, view: View, patience: float = 1.2) -> raster.Places | None:
        """The whole network laid out; None while that is still going on (it is done once, and kept on disk)."""
        asked = _of_cables(view.filters)
        name = view.network or "met"
        key = (self.version, name, asked)
        return self._later.ask(key, lambda: self._laid_out(name, asked, key), patience)

    def _laid_out(self, name: str, filters: Filters, key: Any) -> raster.Places:
        network = self.network(name, filters)
        file = hashlib.sha256(repr((str(self._path), *key)).encode()).hexdigest()[:24]
        return raster.placed(network, kept_on_disk(file, lambda: analysis.compute_layout(network.edges)))

    def edge(self, view: View, source: str, target: str) -> Row | None:
        """One edge of the view's network with the ids of its facts."""
        network = self.network(view.network or "met", view.filters)
        edges = network.edges
        found = edges[(edges["source"] == source) & (edges["target"] == target)]
        if found.empty:
            return None
        return {**_clean(found.iloc[0].to_dict()), "links": network.links_of(source, target)}

    def neighbours(self, view: View, node: str) -> pd.DataFrame:
        """The edges of the view's network that touch ``node``, heaviest first, with the ``other`` end."""
        edges = self.network(view.network or "met", view.filters).edges
        found = edges[(edges["source"] == node) | (edges["target"] == node)].copy()
        found["other"] = found["target"].where(found["source"] == node, found["source"])
        return found


def _options(nodes: pd.DataFrame) -> list[dict[str, str]]:
    return [
        {"value": str(i), "label": str(name)}
        for i, name in sorted(zip(nodes["id"], nodes["label"], strict=True), key=lambda p: str(p[1]))
    ]


def _clean(row: Mapping[Any, Any]) -> Row:
    """A row as a dictionary in which whatever is missing is None."""
    return {str(key): None if isinstance(value, float) and value != value else value for key, value in row.items()}


def kept_on_disk(name: str, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    """A slow table, shared by all workers through the user's cache folder; made again where it cannot be read."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "graphkit"
    file = folder / f"{name}.parquet"
    try:
        return pd.read_parquet(file)
    except (OSError, ValueError):
        table = make()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(f".{os.getpid()}")
        table.to_parquet(beside)
        beside.replace(file)
    except OSError:
        pass  # a cache that cannot be written is no reason to fail
    return table


def _of_cables(filters: Filters) -> Filters:
    """The filters without what asks about nodes, links and weights: those choose facts, not cables."""
    return replace(filters, min_weight=0.0, node_kinds=(), link_kinds=())
