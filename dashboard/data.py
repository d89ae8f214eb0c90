"""The pages' only source: questions to a corpus, each answered once and kept while it is asked often."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pandas as pd

from dashboard import networks, placing, words
from dashboard.networks import Network
from dashboard.urls import View
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
        self._protect = protect
        self._opened = ""
        self.lock = threading.RLock()
        self.answers: OrderedDict[Any, Any] = OrderedDict()

    @property
    def corpus(self) -> Any:
        """The corpus, opened when first needed and again after a rebuild."""
        with self.lock:
            if self._path is not None and (self._corpus is None or self._corpus.version != self._opened):
                from graphkit.corpus import Corpus  # noqa: PLC0415  -- nothing is loaded at import

                self._corpus = Corpus.open(self._path, protect=self._protect)
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
        return len(self.cables(filters))

    def sentence(self, view: View) -> str:
        """What is shown, in words."""
        return words.sentence(view.filters, self.count(view.filters), self.labels(view.posts + view.people))

    @cached
    def timeline(self, filters: Filters, by: str = "month") -> pd.DataFrame:
        """Cables per period."""
        return self.corpus.timeline(filters, by=by)

    @cached
    def choices(self) -> dict[str, list[dict[str, str]]]:
        """What the filter bar offers."""
        cables = self.cables(Filters())
        nodes = self.nodes()
        return {
            "posts": _options(nodes[nodes["kind"] == "post"]),
            "tags": [{"value": one["value"].removeprefix("tag:"), "label": one["label"]} for one in _options(nodes[nodes["kind"] == "tag"])],
            "people": _options(nodes[nodes["kind"] == "person"].head(2000)),
            "classifications": [{"value": one, "label": one.capitalize()} for one in sorted(cables["classification"].dropna().unique())],
            "node_kinds": [{"value": kind, "label": words.NODE_KINDS.get(kind, kind)} for kind in sorted(nodes["kind"].unique())],
            "link_kinds": [{"value": kind, "label": kind.replace("_", " ")} for kind in sorted(words.LINK_KINDS)],
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
        """Write a judgement; says what was done."""
        self.corpus.judge(left, right, verdict, by="dashboard", why="")
        with self.lock:
            self.answers.clear()
        return f"Recorded: {left} and {right}: {verdict}."

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
    def suggest(self, written: str) -> tuple[Row, ...]:
        """What the beginning of a name may mean."""
        return tuple(_row(one) for one in self.corpus.suggest(written.strip()[:80], 8)) if written.strip() else ()

    @cached
    def search(self, query: str, offset: int, limit: int = 20) -> Any:
        """A page of hits with facets."""
        return self.corpus.search(query, limit, offset)

    # ------------------------------------------------------------------------------------------------ cables and words

    @cached
    def cable(self, wanted: str) -> Row | None:
        """One cable with all that was read from it, or None."""
        found = self.corpus.cable(wanted)
        return None if found is None else _cable(found)

    @cached
    def cited_by(self, wanted: str) -> tuple[str, ...]:
        """The cables that refer to this one."""
        links = self.corpus.links(kinds=("references",), touching_ids=(wanted,))
        return tuple(dict.fromkeys(links.loc[links["target"] == wanted, "source"]))

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
    def chain(self, wanted: str, direction: str, depth: int) -> tuple[pd.DataFrame, pd.DataFrame]:
        """What a cable answers and what answers it: nodes and edges."""
        nodes, edges = self.corpus.chain(wanted, direction, depth)
        return nodes, edges

    # ---------------------------------------------------------------------------------------------------- the networks

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


def _row(one: Any) -> Row:
    return dict(one) if isinstance(one, Mapping) else {name: getattr(one, name) for name in ("id", "kind", "label")}


def _cable(found: Any) -> Row:
    return dict(found)
