"""Centrality, components, communities: the same figures as networkx gives on small graphs."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from graphkit.analysis import (
    count_components,
    find_communities,
    measure_modularity,
    name_communities,
    rank_betweenness,
    rank_brokers,
    rank_core,
    rank_degree,
    rank_pagerank,
)

GRAPHS = [
    pytest.param(nx.relabel_nodes(graph, str), id=name)
    for name, graph in (
        ("sparse", nx.gnp_random_graph(60, 0.03, seed=1, directed=True)),
        ("dense", nx.gnp_random_graph(40, 0.15, seed=2, directed=True)),
        ("chain", nx.path_graph(12, create_using=nx.DiGraph)),
        ("star", nx.star_graph(9).to_directed()),
        ("cycle", nx.cycle_graph(7, create_using=nx.DiGraph)),
        ("two parts", nx.disjoint_union(nx.path_graph(3), nx.complete_graph(4)).to_directed()),
        ("alone", nx.empty_graph(3, create_using=nx.DiGraph)),
    )
]


def _column(frame: pd.DataFrame, name: str) -> dict[str, float]:
    return dict(zip(frame["node"], frame[name], strict=True))


@pytest.mark.parametrize("graph", GRAPHS)
def test_pagerank(graph: nx.DiGraph) -> None:
    assert _column(rank_pagerank(graph), "pagerank") == pytest.approx(
        nx.pagerank(graph, tol=1e-12, max_iter=1000), abs=1e-7
    )


@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("graph", GRAPHS)
def test_betweenness(graph: nx.DiGraph, *, directed: bool) -> None:
    expected = nx.betweenness_centrality(graph if directed else graph.to_undirected())
    found = rank_betweenness(graph, directed=directed)
    assert _column(found, "betweenness") == pytest.approx(expected, abs=1e-12)
    assert not found["error"].any()


def test_sampled_betweenness_is_as_near_as_it_says() -> None:
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(300, 2, seed=4), str)
    exact = _column(rank_betweenness(graph), "betweenness")
    sampled = rank_betweenness(graph, samples=100, seed=1).set_index("node")
    strongest = list(exact)[:15]  # those of few paths are missed by a sample, and so is how much they vary
    errors = np.array([abs(sampled["betweenness"][node] - exact[node]) for node in strongest])
    stated = np.array([sampled["error"][node] for node in strongest])
    assert (stated > 0).all()
    assert (errors <= 3 * stated).mean() > 0.9
    assert len(set(sampled.index[:10]) & set(strongest[:10])) >= 8


@pytest.mark.parametrize("graph", GRAPHS)
def test_core(graph: nx.DiGraph) -> None:
    assert _column(rank_core(graph), "core") == nx.core_number(graph.to_undirected())


@pytest.mark.parametrize("graph", GRAPHS)
def test_degree(graph: nx.DiGraph) -> None:
    found = rank_degree(graph)
    assert _column(found, "degree") == dict(graph.degree)
    assert _column(found, "in_degree") == dict(graph.in_degree)


@pytest.mark.parametrize("strong", [False, True])
@pytest.mark.parametrize("graph", GRAPHS)
def test_components(graph: nx.DiGraph, *, strong: bool) -> None:
    parts = nx.strongly_connected_components(graph) if strong else nx.weakly_connected_components(graph)
    found = count_components(graph, strong=strong)
    assert {frozenset(group) for _, group in found.groupby("component")["node"]} == {frozenset(part) for part in parts}
    assert found.groupby("component")["size"].first().is_monotonic_decreasing


@pytest.mark.parametrize("seed", range(3))
def test_communities_are_as_good_as_networkx_finds(seed: int) -> None:
    graph = nx.relabel_nodes(nx.planted_partition_graph(6, 20, 0.4, 0.03, seed=seed), str)
    found = _column(find_communities(graph, seed=seed), "community")
    groups = [{node for node in found if found[node] == one} for one in set(found.values())]
    theirs = nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=seed))
    assert measure_modularity(graph, found) == pytest.approx(nx.community.modularity(graph, groups))
    assert measure_modularity(graph, found) >= theirs - 0.005
    assert all(nx.is_connected(graph.subgraph(group)) for group in groups)
    assert found == _column(find_communities(graph, seed=seed), "community")


def test_weights_hold_communities_together() -> None:
    ring = pd.DataFrame({"source": list("abcd"), "target": list("bcda"), "weight": [9, 1, 9, 1]})
    groups = find_communities(ring).groupby("community")["node"].sum().tolist()
    assert groups == ["ab", "cd"]


def test_names_come_from_the_commonest_words_and_stay_apart() -> None:
    found = pd.DataFrame({"node": list("abcd"), "community": [0, 0, 1, 2], "size": [2, 2, 1, 1]})
    words = [("a", "EFIS"), ("b", "EFIS"), ("b", "Oslo"), ("a", "Bern"), ("c", "EFIS"), ("d", "EFIS"), ("zz", "X")]
    assert name_communities(found, words, words=2)["name"].tolist() == ["EFIS, Bern", "EFIS (c)", "EFIS (d)"]


@pytest.mark.parametrize("change", ["one citation more", "one citation less", "one cable more", "another seed"])
def test_names_outlive_a_small_change(change: str) -> None:
    graph = nx.relabel_nodes(nx.planted_partition_graph(6, 20, 0.5, 0.01, seed=7), lambda n: f"c{n:03}")
    topics = [(node, f"TAG{int(node[1:]) // 20}") for node in graph] + [(node, "PREL") for node in graph]
    before = _named(graph, topics, seed=1)
    changed = graph.copy()
    if change == "one citation more":
        changed.add_edge("c000", "c119")
    elif change == "one citation less":
        changed.remove_edge(*next(iter(changed.edges("c000"))))
    elif change == "one cable more":
        changed.add_edges_from([("a new one", "c000"), ("a new one", "c001")])
    after = _named(changed, topics, seed=2 if change == "another seed" else 1)
    assert set(before.values()) == {f"PREL, TAG{number}" for number in range(6)}
    assert {node: after[node] for node in before} == before


def _named(graph: nx.Graph, topics: list[tuple[str, str]], *, seed: int) -> dict[str, str]:
    found = find_communities(graph, seed=seed)
    names = name_communities(found, topics, words=2).set_index("community")["name"]
    return dict(zip(found["node"], found["community"].map(names), strict=True))


def test_a_broker_stands_between() -> None:
    graph = nx.relabel_nodes(nx.barbell_graph(4, 1), str)
    labels = {str(node): int(node >= 4) for node in range(9)}
    first = rank_brokers(graph, labels).iloc[0]
    assert first["node"] == "4"
    assert (first["reached"], first["outside"]) == (1, 1.0)


@pytest.mark.parametrize(
    "rank", [rank_pagerank, rank_betweenness, rank_core, rank_degree, count_components, find_communities]
)
@pytest.mark.parametrize("empty", [nx.DiGraph(), pd.DataFrame({"source": [], "target": []})], ids=["graph", "table"])
def test_nothing_in_nothing_out(rank: object, empty: object) -> None:
    found = rank(empty)  # type: ignore[operator]
    assert len(found) == 0
    assert found.columns[0] == "node"
