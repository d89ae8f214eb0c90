"""The heaviest edges and nodes of a network: pages name a few of them, the others stay numbers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from graphkit.corpus.columns import Ints
from graphkit.corpus.lean import network
from graphkit.corpus.named import by_id, ids_at
from graphkit.corpus.sums import can_sum, weighed
from graphkit.model import Filters

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus


@dataclass(frozen=True)
class Weighed:
    """The edges of a network by the numbers of their ends, heaviest first; ``ids`` and ``code`` translate those."""

    source: Ints
    target: Ints
    weight: Ints
    ids: Callable[[Ints], list[str]]
    code: Callable[[str], int]

    def __len__(self) -> int:
        return len(self.weight)

    def named(self, places: Ints | slice) -> list[tuple[str, str, int]]:
        """Some edges: source, target, weight."""
        ends = (self.ids(end[places]) for end in (self.source, self.target))
        return list(zip(*ends, self.weight[places].tolist(), strict=True))

    def touching(self, node: str) -> Ints:
        """The places of the edges at ``node``."""
        code = self.code(node)
        return np.flatnonzero((self.source == code) | (self.target == code))

    def among(self, nodes: Iterable[str]) -> Ints:
        """The places of the edges between any of ``nodes``."""
        codes = [self.code(one) for one in nodes]
        return np.flatnonzero(np.isin(self.source, codes) & np.isin(self.target, codes))

    def heaviest(self, most: int) -> dict[str, int]:
        """The nodes whose edges weigh most together, and what those weigh; of equals the first by their ids."""
        if not len(self):
            return {}
        ends = np.concatenate([self.source, self.target])
        sums = np.bincount(ends, np.tile(self.weight, 2)).astype(np.int64)
        some = np.flatnonzero(sums)
        if most < len(some):
            some = some[sums[some] >= np.partition(sums[some], -most)[-most]]
        found = zip(self.ids(some), sums[some].tolist(), strict=True)
        return dict(sorted(found, key=lambda one: (-one[1], one[0]))[:most])


def weights(corpus: "Corpus", name: str, filters: Filters) -> Weighed:
    """The edges of `graphkit.corpus.Corpus.network`, in its order."""
    if can_sum(corpus, name, filters):
        source, target, weight = weighed(corpus, name, filters)
        return Weighed(source, target, weight, lambda rows: ids_at(corpus, rows), lambda one: _row(corpus, one))
    edges = network(corpus, name, filters)
    codes, ids = pd.factorize(pd.concat([edges["source"], edges["target"]]), sort=True)
    places = {str(one): place for place, one in enumerate(ids)}
    source, target = codes.reshape(2, -1)
    weight = edges["weight"].to_numpy()
    return Weighed(source, target, weight, lambda at: [str(ids[one]) for one in at], lambda one: places.get(one, -1))


def _row(corpus: "Corpus", node: str) -> int:
    found = by_id(corpus, (node,))
    return found[node].row if node in found else -1
