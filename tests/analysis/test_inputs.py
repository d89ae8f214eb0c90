"""Every analysis takes a graph, a network, its table and its arrays, of every network, and says the same of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import graphkit as gk
from graphkit import analysis
from graphkit.analysis import edges as edges_
from graphkit.graph import PROJECTIONS

NETWORKS = tuple(one.name for one in PROJECTIONS)
Analysis = Callable[[Any], Any]


def one_edge(edges: Any) -> tuple[str, str]:
    """The ends of one edge, the same for all that hold the same edges."""
    table = edges_.edge_table(edges)
    return min(zip(table["source"], table["target"], strict=True))


def halves(edges: Any) -> dict[str, int]:
    """Every node in one of two communities."""
    return {name: at % 2 for at, name in enumerate(analysis.as_edges(edges).names)}


def dates(edges: Any) -> dict[str, str]:
    return {name: f"2007-01-{at % 28 + 1:02}" for at, name in enumerate(analysis.as_edges(edges).names)}


OF_EDGES: dict[str, Analysis] = {
    "as_edges": lambda edges: pd.DataFrame(analysis.as_edges(edges).both_ways().todense()),
    "compare_periods": lambda edges: analysis.compare_periods(edges, ("2006", "2006"), ("2007", "2007")),
    "compute_layout": analysis.compute_layout,
    "count_components": analysis.count_components,
    "count_paths": analysis.count_paths,
    "find_broadcasts": lambda edges: analysis.find_broadcasts(edges, at_least=2),
    "find_communities": analysis.find_communities,
    "find_cycles": analysis.find_cycles,
    "find_longest_chain": analysis.find_longest_chain,
    "find_main_path": analysis.find_main_path,
    "find_shortest_path": lambda edges: analysis.find_shortest_path(edges, *one_edge(edges)),
    "fold_broadcasts": lambda edges: analysis.fold_broadcasts(edges, at_least=2),
    "measure_lags": lambda edges: analysis.measure_lags(edges, dates(edges)),
    "measure_modularity": lambda edges: pd.DataFrame([analysis.measure_modularity(edges, halves(edges))]),
    "measure_neighbours": lambda edges: pd.DataFrame(
        [analysis.measure_neighbours(edges, analysis.compute_layout(edges))]
    ),
    "measure_reciprocity": analysis.measure_reciprocity,
    "measure_tag_similarity": lambda edges: analysis.measure_tag_similarity(
        edges, {name: ["EFIS"] for name in analysis.as_edges(edges).names}
    ),
    "order_reading": lambda edges: analysis.order_reading(edges, dates(edges)),
    "rank_betweenness": analysis.rank_betweenness,
    "rank_brokers": lambda edges: analysis.rank_brokers(edges, halves(edges)),
    "rank_core": analysis.rank_core,
    "rank_degree": analysis.rank_degree,
    "rank_pagerank": analysis.rank_pagerank,
    "trace_chain": lambda edges: analysis.trace_chain(edges, one_edge(edges)[0]),
}
OF_OTHER_THINGS = {"Edges", "annotate", "count_by_period", "find_bursts", "name_communities"}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, root: Path) -> gk.Corpus:
    folder = tmp_path_factory.mktemp("inputs") / "corpus"
    return gk.build(folder, [root / "data" / "sample"], workers=1, progress=False)


@pytest.fixture(scope="module")
def inputs(corpus: gk.Corpus) -> dict[tuple[str, str], Any]:
    """Every form of every network."""
    ways = {"network": corpus.view, "table": corpus.network, "ties": corpus.ties, "arrays": corpus.arrays}
    return {(form, name): way(name) for form, way in ways.items() for name in NETWORKS}


def test_every_public_analysis_is_here() -> None:
    assert set(OF_EDGES) | OF_OTHER_THINGS == set(analysis.__all__)


@pytest.mark.parametrize("question", [one for one in OF_EDGES if one != "compare_periods"])
@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_its_table_and_its_arrays_are_one(inputs: Any, name: str, question: str) -> None:
    one, *others = (plain(OF_EDGES[question](inputs[form, name])) for form in ("network", "table", "arrays"))
    assert len(one) or question in ("find_cycles", "find_broadcasts")
    for other in others:
        pd.testing.assert_frame_equal(one, other, check_dtype=False, check_exact=False, rtol=1e-6)


@pytest.mark.parametrize("question", OF_EDGES)
def test_every_fact_of_a_graph_is_an_edge(corpus: gk.Corpus, question: str) -> None:
    graph = corpus.graph(gk.Filters(link_kinds=("references", "tagged")))
    table = pd.DataFrame(list(graph.edges(data="date")), columns=["source", "target", "date"])
    linked = graph.subgraph({*table["source"], *table["target"]})  # a table knows no nodes but those of its edges
    one, other = (plain(OF_EDGES[question](edges)) for edges in (linked, table))
    pd.testing.assert_frame_equal(one, other, check_dtype=False, check_exact=False, rtol=1e-6)


@pytest.mark.parametrize("name", NETWORKS)
def test_periods_are_compared_where_every_fact_has_its_date(inputs: Any, name: str) -> None:
    found = OF_EDGES["compare_periods"](inputs["ties", name])
    facts = inputs["ties", name]["date"].str[:4]
    assert found["before"].sum() == (facts == "2006").sum()
    assert found["after"].sum() == (facts == "2007").sum() > 0
    for form in ("network", "table", "arrays"):
        with pytest.raises(ValueError, match=r"no dates: expected a column 'date' as in Corpus.ties"):
            OF_EDGES["compare_periods"](inputs[form, name])


def plain(found: pd.DataFrame) -> pd.DataFrame:
    """A table without the columns that only some inputs bring along, edges in one order."""
    kept = [name for name in found.columns if name not in ("first", "last", "action", "info", "weight", "date")]
    ends = [name for name in ("source", "target") if "step" not in found and name in found]
    return found[kept].sort_values(ends, ignore_index=True) if ends else found[kept]
