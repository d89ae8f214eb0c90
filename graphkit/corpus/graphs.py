"""The graph of a corpus: which facts belong to it, and what it says of itself."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pandas as pd

from graphkit.graph import STRUCTURE, build_graph, in_words, refuse_contradictions
from graphkit.graph.build import FullGraph
from graphkit.model import Filters

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus

ALL = Filters()


def graph_of(corpus: "Corpus", filters: Filters, quotes: Callable[..., Any]) -> FullGraph:
    """The facts that ``filters`` ask for, as `graphkit.graph.filter_graph` would choose them from the whole graph."""
    refuse_contradictions(filters)
    links = corpus.links(filters)
    if filters == ALL:
        nodes = corpus.nodes()
    else:
        links = _with_structure(corpus, filters, links[~links["kind"].isin(STRUCTURE)])
        links = links.sort_values(["cable", "id"], ignore_index=True)  # a database promises no order
        nodes = corpus.nodes(ids=sorted({*links["source"], *links["target"]}))
    graph = build_graph(nodes, links, meta=describe(corpus, filters))
    graph.graph["quotes"] = quotes
    return graph


def _with_structure(corpus: "Corpus", filters: Filters, links: pd.DataFrame) -> pd.DataFrame:
    """The facts, and which position belongs to which post, which post lies in which country: whatever their date."""
    kinds = tuple(sorted(STRUCTURE & set(filters.link_kinds or STRUCTURE)))
    if not kinds:
        return links
    structure = corpus.links(Filters(link_kinds=kinds, node_kinds=filters.node_kinds))
    known = {*links["source"], *links["target"]}
    belongs = structure["source"].isin(known) | bool(filters.link_kinds)
    return pd.concat([links, structure[belongs]], ignore_index=True)


def describe(corpus: "Corpus", filters: Filters) -> dict[str, str]:
    """What every file made of this graph says: corpus, masking mode, how many are masked, filters and date.

    The corpus goes by its folder's name, not its path: an export tells strangers nothing of this machine.
    """
    (people,) = corpus.rows(_HIDDEN)
    return {
        "corpus": corpus.path.resolve().name,
        "date": _date(corpus),
        "filters": in_words(filters),
        "protect": str(corpus.protect),
        "protected_people_in_corpus": str(people["protected"]),
        "redacted_people_in_corpus": str(people["redacted"]),
    }


def _date(corpus: "Corpus") -> str:
    """The day on which the corpus was built, so that one corpus gives the same bytes whenever it is exported.

    ``SOURCE_DATE_EPOCH`` (reproducible-builds.org) takes its place, for files that stay the same over rebuilds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    built = corpus.rows("SELECT value FROM meta WHERE key = 'built_at'")
    return str(built[0]["value"])[:10] if built else ""


_HIDDEN = """
SELECT count(*) FILTER (protected) AS protected, count(*) FILTER (redacted) AS redacted FROM node WHERE kind = 'person'
"""
