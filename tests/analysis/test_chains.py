"""Chains: traced both ways, never for ever; main paths by all three counts, checked by counting every path."""

from itertools import pairwise, product
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from graphkit.analysis import (
    count_components,
    count_paths,
    find_broadcasts,
    find_cycles,
    find_longest_chain,
    find_main_path,
    find_shortest_path,
    fold_broadcasts,
    measure_lags,
    order_reading,
    trace_chain,
)


def _table(*pairs: str) -> pd.DataFrame:
    return pd.DataFrame([tuple(pair) for pair in pairs], columns=["source", "target"])


def _random(seed: int, size: int = 14, share: float = 0.25) -> nx.DiGraph:
    """An acyclic network: later letters cite earlier ones."""
    graph = nx.gnp_random_graph(size, share, seed=seed)
    return nx.DiGraph((chr(97 + max(edge)), chr(97 + min(edge))) for edge in graph.edges)


CHAIN = _table("dc", "cb", "ba", "eb", "xy")


@pytest.mark.parametrize(
    ("cable", "direction", "depth", "found"),
    [
        ("d", "ancestors", None, ["dc1", "cb2", "ba3"]),
        ("d", "ancestors", 2, ["dc1", "cb2"]),
        ("d", "ancestors", 0, []),
        ("a", "ancestors", None, []),
        ("a", "descendants", None, ["ba1", "cb2", "eb2", "dc3"]),
        ("b", "descendants", 1, ["cb1", "eb1"]),
        ("d", "thread", None, ["dc1", "cb2", "ba3", "eb3"]),
        ("d", "thread", 2, ["dc1", "cb2"]),
        ("x", "thread", None, ["xy1"]),
    ],
)
def test_a_chain_is_traced(cable: str, direction: str, depth: int | None, found: list[str]) -> None:
    rows = trace_chain(CHAIN, cable, direction=direction, depth=depth)
    assert [f"{row.source}{row.target}{row.hop}" for row in rows.itertuples()] == found


def test_an_unknown_cable_or_direction_is_named() -> None:
    with pytest.raises(KeyError, match="no such node among 7"):
        trace_chain(CHAIN, "q")
    with pytest.raises(ValueError, match="expected one of ancestors"):
        trace_chain(CHAIN, "a", direction="up")


def test_cycles_end_and_are_reported() -> None:
    knot = _table("ab", "bc", "ca", "cd", "ee", "fg", "gf", "ga")
    cycles = find_cycles(knot)
    assert cycles.groupby("cycle")["source"].sum().tolist() == ["abc", "e", "fg"]
    for _, cycle in cycles.groupby("cycle"):
        assert cycle["target"].tolist() == np.roll(cycle["source"], -1).tolist()
    assert len(trace_chain(knot, "f", direction="ancestors")) == 7
    assert find_longest_chain(knot)["node"].tolist() in (["c", "d"], ["g", "a"])
    assert len(order_reading(knot)) == 7
    assert len(count_paths(knot)) == 2


@pytest.mark.parametrize("seed", range(6))
def test_shortest_cycles_and_paths_agree_with_networkx(seed: int) -> None:
    graph = nx.relabel_nodes(nx.gnp_random_graph(12, 0.18, seed=seed, directed=True), lambda n: chr(97 + n))
    knots = [knot for knot in nx.strongly_connected_components(graph) if len(knot) > 1]
    cycles = find_cycles(graph)
    assert cycles["cycle"].nunique() == len(knots)
    assert all(graph.has_edge(row.source, row.target) for row in cycles.itertuples())
    for start, end in product("af", "bgl"):
        for directed in (False, True):
            where = graph if directed else graph.to_undirected()
            steps = find_shortest_path(graph, start, end, directed=directed)
            hops = nx.shortest_path_length(where, start, end) if nx.has_path(where, start, end) else 0
            assert len(steps) == hops
            assert all(graph.has_edge(row.source, row.target) for row in steps.itertuples())


@pytest.mark.parametrize("seed", range(6))
def test_chains_reach_what_networkx_reaches(seed: int) -> None:
    graph = nx.relabel_nodes(nx.gnp_random_graph(14, 0.12, seed=seed, directed=True), lambda n: chr(97 + n))
    for cable in graph:
        ends = {way: trace_chain(graph, cable, direction=way) for way in ("ancestors", "descendants", "thread")}
        reached = {way: {*found["source"], *found["target"]} - {cable} for way, found in ends.items()}
        assert reached["ancestors"] == nx.descendants(graph, cable)
        assert reached["descendants"] == nx.ancestors(graph, cable)
        assert reached["thread"] == nx.node_connected_component(graph.to_undirected(), cable) - {cable}


@pytest.mark.parametrize("seed", range(6))
def test_the_longest_chain_is_as_long_as_networkx_finds(seed: int) -> None:
    graph = _random(seed)
    chain = find_longest_chain(graph)["node"].tolist()
    assert len(chain) == nx.dag_longest_path_length(graph) + 1
    assert all(graph.has_edge(*pair) for pair in pairwise(chain))


def _count_by_hand(graph: nx.DiGraph, count: str) -> dict[tuple[str, str], int]:
    newest = [node for node in graph if not graph.in_degree(node)]
    oldest = [node for node in graph if not graph.out_degree(node)]
    starts = list(graph) if count == "spnp" else newest
    ends = list(graph) if count in {"splc", "spnp"} else oldest
    found = dict.fromkeys(graph.edges, 0)
    for start, end in product(starts, ends):
        for path in nx.all_simple_edge_paths(graph, start, end) if start != end else ():
            for edge in path:
                found[edge] += 1
    return found


@pytest.mark.parametrize("count", ["spc", "splc", "spnp"])
@pytest.mark.parametrize("seed", range(4))
def test_traversals_are_the_number_of_paths(seed: int, count: str) -> None:
    graph = _random(seed, size=10)
    found = {(row.source, row.target): row.traversals for row in count_paths(graph, count=count).itertuples()}
    assert found == _count_by_hand(graph, count)


@pytest.mark.parametrize("route", ["global", "local"])
@pytest.mark.parametrize("seed", range(4))
def test_the_main_path_is_a_path_and_the_global_one_the_heaviest(seed: int, route: str) -> None:
    graph = _random(seed, size=10)
    weights = _count_by_hand(graph, "spc")
    path = find_main_path(graph, route=route)
    edges = list(zip(path["source"], path["target"], strict=True))
    assert [source for source, _ in edges[1:]] == [target for _, target in edges[:-1]]
    assert path["traversals"].tolist() == [weights[edge] for edge in edges]
    every = [way for a, b in product(graph, graph) if a != b for way in nx.all_simple_edge_paths(graph, a, b)]
    heaviest = max(sum(weights[edge] for edge in way) for way in every)
    assert path["traversals"].sum() == heaviest if route == "global" else path["traversals"].sum() <= heaviest


def test_unknown_counts_and_routes_are_refused() -> None:
    with pytest.raises(ValueError, match="spc, splc, spnp"):
        count_paths(CHAIN, count="best")
    with pytest.raises(ValueError, match="global, local"):
        find_main_path(CHAIN, route="best")


def test_a_reading_list_never_puts_the_answer_first() -> None:
    dates = {"a": "2008-01-05", "b": "2007-01-01", "x": "2008-01-03"}
    order = order_reading(CHAIN, dates)["node"].tolist()
    for source, target in CHAIN.itertuples(index=False):
        assert order.index(target) < order.index(source)
    assert order.index("x") > order.index("y")


def test_lags_count_days_and_leave_unknown_unknown() -> None:
    lags = measure_lags(CHAIN, {"d": "2008-03-01", "c": "2008-02-28", "b": "2008-03", "x": "soon", "y": "2008-01-01"})
    assert lags["lag_days"].isna().tolist() == [False, True, True, True, True]
    assert lags["lag_days"][0] == 2


def test_broadcasts_are_found_by_posts_and_folded() -> None:
    answers = [(f"08{post}{n}", "08STATE9") for n, post in enumerate(("OSLO", "BERN", "ROME", "ROME"), 1)]
    table = pd.DataFrame([*answers, ("09PARIS5", "08OSLO1")], columns=["source", "target"])
    assert find_broadcasts(table, at_least=3).values.tolist() == [["08STATE9", 4, 3]]
    assert not len(find_broadcasts(table, at_least=4))
    folded = fold_broadcasts(table, at_least=3)
    assert folded["folded"].sum() == 3
    assert set(folded["source"]) == {"fold:08STATE9", "08OSLO1", "09PARIS5"}
    known = dict.fromkeys(table["source"], "post:one")
    assert not len(find_broadcasts(table, at_least=2, posts=known))


@pytest.mark.corpus
def test_a_real_network_by_an_independent_computation(shared: Path) -> None:
    """Longest chain and sizes of components of 188,323 citations, by union-find and recursion without arrays."""
    table = pd.read_csv(shared / "corpora" / "refgraph" / "refgraph_edges.csv.gz", dtype=str)
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        while parent.setdefault(node, node) != node:
            parent[node] = node = parent[parent[node]]
        return node

    cites: dict[str, list[str]] = {}
    waiting: dict[str, int] = {}
    for source, target in zip(table["source"], table["target"], strict=True):
        parent[root(source)] = root(target)
        cites.setdefault(source, []).append(target)
        waiting[target] = waiting.get(target, 0) + 1
    sizes: dict[str, int] = {}
    for node in list(parent):
        sizes[root(node)] = sizes.get(root(node), 0) + 1
    depth = {node: 1 for node in parent if node not in waiting}
    ready = list(depth)
    for node in ready:
        for cited in cites.get(node, ()):
            depth[cited] = max(depth.get(cited, 0), depth[node] + 1)
            waiting[cited] -= 1
            if not waiting[cited]:
                ready.append(cited)
    assert len(ready) == len(parent)  # no cycles
    assert not len(find_cycles(table))
    chain = find_longest_chain(table)["node"].tolist()
    assert len(chain) == max(depth.values())
    assert all(cited in cites[citing] for citing, cited in pairwise(chain))
    found = count_components(table).groupby("component").size()
    assert sorted(found) == sorted(sizes.values())
