"""Bursts, reciprocity, likeness and change."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from graphkit.analysis import (
    compare_periods,
    count_by_period,
    find_bursts,
    measure_reciprocity,
    measure_tag_similarity,
)


@pytest.mark.parametrize(
    ("dates", "digits", "found"),
    [
        (["2007-12-31", "2008-02-01"], 7, [["2007-12", 1], ["2008-01", 0], ["2008-02", 1]]),
        (["2007", "2009-01"], 4, [["2007", 1], ["2008", 0], ["2009", 1]]),
        (["2007", None, "soon", "2008-13"], 7, []),
        ([], 7, []),
    ],
)
def test_periods_are_counted_without_gaps(dates: list[str], digits: int, found: list[list[object]]) -> None:
    assert count_by_period(dates, digits=digits).values.tolist() == found


def test_periods_of_other_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="7 digits for months"):
        count_by_period(["2008-01-01"], digits=10)


def _counts(values: list[int]) -> pd.DataFrame:
    return pd.DataFrame({"period": [f"{number:02}" for number in range(len(values))], "count": values})


@pytest.mark.parametrize(
    ("values", "bursts"),
    [
        ([5] * 12, []),
        ([5] * 5 + [40, 50] + [5] * 5, [["05", "06", 90]]),
        ([40, 50] + [5] * 10, [["00", "01", 90]]),
        ([5] * 10 + [40], [["10", "10", 40]]),
        ([5] * 8 + [60] + [5] * 8 + [60] + [5] * 8, [["08", "08", 60], ["17", "17", 60]]),
        ([0] * 5, []),
        ([7], []),
    ],
)
def test_bursts(values: list[int], bursts: list[list[object]]) -> None:
    assert find_bursts(_counts(values))[["first", "last", "count"]].values.tolist() == bursts


def test_an_even_stream_has_no_bursts() -> None:
    noise = np.random.default_rng(2).poisson(20, size=100).tolist()
    assert len(find_bursts(_counts(noise))) == 0


def test_reciprocity_of_every_pair_once() -> None:
    table = pd.DataFrame({"source": list("abbcd"), "target": list("bacbd"), "weight": [3, 1, 2, 2, 9]})
    assert measure_reciprocity(table).values.tolist() == [["a", "b", 3, 1, 1 / 3, 4], ["b", "c", 2, 2, 1, 4]]


@pytest.mark.parametrize("seed", range(5))
def test_likeness_is_that_of_networkx(seed: int) -> None:
    graph = nx.relabel_nodes(nx.gnp_random_graph(20, 0.2, seed=seed, directed=True), str)
    table = pd.DataFrame(graph.edges, columns=["source", "target"])
    tags = {node: [f"T{(int(node) * 7 + at) % 9}" for at in range(4)] for node in graph}
    tagged = nx.Graph((node, tag) for node, own in tags.items() for tag in own)
    expected = [likeness for *_, likeness in nx.jaccard_coefficient(tagged, graph.edges)]
    assert measure_tag_similarity(table, tags)["similarity"].tolist() == pytest.approx(expected)


def test_tag_similarity_is_unknown_without_tags() -> None:
    table = pd.DataFrame({"source": list("aa"), "target": list("bc")})
    found = measure_tag_similarity(table, {"a": ["X", "Y"], "b": ["Y", "Z"]})["similarity"]
    assert found[0] == pytest.approx(1 / 3)
    assert np.isnan(found[1])


def test_change_between_periods_counts_imprecise_dates_where_they_can_lie() -> None:
    table = pd.DataFrame(
        {
            "source": list("aaab"),
            "target": list("bbbc"),
            "date": ["2007", "2008-06-30", "2008", None],
            "weight": [1, 2, 4, 8],
        }
    )
    assert compare_periods(table, ("2007-01", "2007-12"), ("2008-06", "2008-06")).values.tolist() == [
        ["a", "b", 1, 6, 5]
    ]
