"""Edges and nodes that are named one by one are those of the whole network."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from graphkit.corpus import Corpus
from graphkit.corpus.strongest import weights
from graphkit.model import Filters, Protect

FILTERS = [Filters(), Filters(since="2000-05"), Filters(tags=("PREL",)), Filters(text="nowhere"), Filters(min_weight=2)]


@pytest.mark.parametrize("mode", [Protect.MASK, Protect.EXCLUDE])
@pytest.mark.parametrize("name", ["met", "corresponded", "references"])
@pytest.mark.parametrize("filters", FILTERS)
def test_what_is_named_is_of_the_network(went_on: Path, mode: Protect, name: str, filters: Filters) -> None:
    corpus = Corpus.open(went_on, mode)
    whole = corpus.network(name, filters)
    expected = list(zip(whole["source"], whole["target"], whole["weight"], strict=True))
    found = weights(corpus, name, filters)
    assert found.named(slice(None)) == expected
    assert found.named(slice(3)) == expected[:3]
    sums: Counter[str] = Counter()
    for source, target, weight in expected:
        sums.update({source: weight})
        sums.update({target: weight})
    ranked = sorted(sums.items(), key=lambda one: (-one[1], one[0]))
    assert list(found.heaviest(5).items()) == ranked[:5]
    assert found.heaviest(len(ranked) + 5) == sums
    best = [one for one, _ in ranked[:5]]
    assert found.named(found.among(best)) == [one for one in expected if {*one[:2]} <= set(best)]
    for node in [*best[:2], "person:nobody"]:
        assert found.named(found.touching(node)) == [one for one in expected if node in one[:2]]


def test_there_are_edges_to_name(went_on: Path) -> None:
    found = weights(Corpus.open(went_on), "met", Filters())
    assert len(found) == len(found.weight) > 10
    assert (np.diff(found.weight) <= 0).all()
