"""Whatever small network hypothesis thinks of: the same figures as networkx, or as counting by hand, gives."""

from itertools import product

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.analysis import (
    count_components,
    count_paths,
    find_broadcasts,
    find_communities,
    find_cycles,
    find_longest_chain,
    measure_reciprocity,
    rank_betweenness,
    rank_brokers,
    rank_core,
    rank_degree,
    rank_pagerank,
)

NAMES = "abcdefgh"
quick = settings(max_examples=50)


@st.composite
def networks(draw: st.DrawFn) -> "nx.DiGraph[str]":
    """Up to eight nodes, loops and lone nodes among them, with weights."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(draw(st.lists(st.sampled_from(NAMES), unique=True)))
    pairs = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.integers(1, 5))
    graph.add_weighted_edges_from(draw(st.lists(pairs, max_size=24)))
    return graph


def _without_loops(graph: "nx.DiGraph[str]") -> "nx.Graph[str]":
    plain = nx.Graph(graph)
    plain.remove_edges_from(list(nx.selfloop_edges(plain)))
    return plain


def _citations(graph: "nx.DiGraph[str]") -> "nx.DiGraph[str]":
    """The part of a network that runs from later to earlier names: no cycles."""
    dag: nx.DiGraph[str] = nx.DiGraph()
    dag.add_edges_from((source, target) for source, target in graph.edges if source > target)
    return dag


def _column(frame: pd.DataFrame, name: str) -> dict[str, float]:
    return dict(zip(frame["node"], frame[name], strict=True))


@quick
@given(networks())
def test_pagerank(graph: "nx.DiGraph[str]") -> None:
    expected = nx.pagerank(graph, tol=1e-12, max_iter=2000) if graph else {}
    assert _column(rank_pagerank(graph), "pagerank") == pytest.approx(expected, abs=1e-7)


@quick
@given(networks(), st.booleans())
def test_betweenness(graph: "nx.DiGraph[str]", directed: bool) -> None:  # noqa: FBT001  hypothesis gives it
    expected = nx.betweenness_centrality(graph if directed else nx.Graph(graph))
    assert _column(rank_betweenness(graph, directed=directed), "betweenness") == pytest.approx(expected, abs=1e-12)


@quick
@given(networks())
def test_core_degree_and_components(graph: "nx.DiGraph[str]") -> None:
    assert _column(rank_core(graph), "core") == nx.core_number(_without_loops(graph))
    degree = rank_degree(graph)
    assert _column(degree, "in_degree") == dict(graph.in_degree)
    assert _column(degree, "strength") == dict(graph.degree(weight="weight"))
    for strong, parts in ((False, nx.weakly_connected_components), (True, nx.strongly_connected_components)):
        found = count_components(graph, strong=strong)
        groups = {frozenset(group) for _, group in found.groupby("component")["node"]}
        assert groups == {frozenset(part) for part in parts(graph)}


@quick
@given(networks())
def test_communities_cover_everybody_and_hang_together(graph: "nx.DiGraph[str]") -> None:
    found = find_communities(graph)
    assert sorted(found["node"]) == sorted(graph)
    for _, group in found.groupby("community")["node"]:
        assert nx.is_connected(nx.Graph(graph).subgraph(group))


@quick
@given(networks())
def test_reciprocity(graph: "nx.DiGraph[str]") -> None:
    simple = graph.copy()
    simple.remove_edges_from(list(nx.selfloop_edges(simple)))
    if not simple.number_of_edges():
        return
    table = nx.to_pandas_edgelist(simple)
    found = measure_reciprocity(table)
    both = (found["there"] > 0) & (found["back"] > 0)
    assert 2 * both.sum() / simple.number_of_edges() == pytest.approx(nx.overall_reciprocity(simple))
    assert found["total"].sum() == table["weight"].sum()
    for row in found.itertuples():
        there, back = (simple.get_edge_data(*ends, {"weight": 0})["weight"] for ends in _both(row.left, row.right))
        assert (row.there, row.back, row.reciprocity) == (there, back, min(there, back) / max(there, back))


def _both(left: str, right: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (left, right), (right, left)


@quick
@given(networks(), st.lists(st.integers(0, 2), min_size=8, max_size=8))
def test_brokers(graph: "nx.DiGraph[str]", labels: list[int]) -> None:
    community = dict(zip(NAMES, labels, strict=True))
    for row in rank_brokers(graph, community).itertuples():
        ties: dict[int, float] = {}
        for source, target, weight in graph.edges(data="weight"):
            if source != target and row.node in (source, target):
                other = community[target if row.node == source else source]
                ties[other] = ties.get(other, 0) + weight
        total = sum(ties.values())
        outside = {label: weight for label, weight in ties.items() if label != community[row.node]}
        assert (row.reached, row.outside) == (len(outside), sum(outside.values()))
        spread = 1 - sum((weight / total) ** 2 for weight in ties.values()) if total else 0
        assert row.participation == pytest.approx(spread, abs=1e-12)


@quick
@given(networks(), st.sampled_from(["spc", "splc", "spnp"]))
def test_traversals(graph: "nx.DiGraph[str]", count: str) -> None:
    dag = _citations(graph)
    newest = [node for node in dag if not dag.in_degree(node)]
    oldest = [node for node in dag if not dag.out_degree(node)]
    starts, ends = (list(dag) if count == "spnp" else newest), (oldest if count == "spc" else list(dag))
    expected = dict.fromkeys(dag.edges, 0)
    for start, end in product(starts, ends):
        for path in nx.all_simple_edge_paths(dag, start, end) if start != end else ():
            for edge in path:
                expected[edge] += 1
    found = {(row.source, row.target): row.traversals for row in count_paths(dag, count=count).itertuples()}
    assert found == expected
    if dag:
        assert len(find_longest_chain(dag)) == nx.dag_longest_path_length(dag) + 1


@quick
@given(networks())
def test_cycles(graph: "nx.DiGraph[str]") -> None:
    knots = [part for part in nx.strongly_connected_components(graph) if len(part) > 1 or graph.has_edge(*(*part,) * 2)]
    found = find_cycles(graph)
    assert found["cycle"].nunique() == len(knots)
    for _, cycle in found.groupby("cycle"):
        steps = list(zip(cycle["source"], cycle["target"], strict=True))
        assert all(graph.has_edge(*step) for step in steps)
        assert [target for _, target in steps] == [*(source for source, _ in steps[1:]), steps[0][0]]
        through = [way for way in nx.simple_cycles(graph) if steps[0][0] in way]
        assert len(steps) == min(map(len, through))
        assert cycle["size"].iloc[0] == len(next(knot for knot in knots if steps[0][0] in knot))


@quick
@given(networks(), st.integers(1, 3))
def test_broadcasts(graph: "nx.DiGraph[str]", least: int) -> None:
    table = pd.DataFrame(list(graph.edges), columns=["source", "target"])
    found = find_broadcasts(table, at_least=least)
    assert dict(zip(found["cable"], found["posts"], strict=True)) == {
        node: degree for node, degree in graph.in_degree if degree >= least
    }
