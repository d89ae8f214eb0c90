"""Who is who against gold: B-cubed, which asks of every mention how pure and how whole its person is."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Item = Hashable
"""One mention: a cable and a place in it."""


@dataclass(frozen=True, slots=True)
class Identity:
    """``precision``: of what is joined with a mention, how much is hers; ``recall``: how much of her is joined.

    ``joined`` holds the people that we have as one and gold has as several, ``parted`` the reverse: gold ids and ours,
    each with the count of mentions, worst first.
    """

    mentions: int
    precision: float
    recall: float
    joined: tuple[tuple[str, Mapping[str, int]], ...] = ()
    parted: tuple[tuple[str, Mapping[str, int]], ...] = ()

    @property
    def f1(self) -> float:
        """The harmonic mean of the two; 1 where there is nothing to join."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(gold: Mapping[Item, str], found: Mapping[Item, str]) -> Identity:
    """Score the people of ``found`` against those of ``gold`` over the mentions that both have.

    >>> score = b_cubed({1: "a", 2: "a", 3: "b"}, {1: "x", 2: "y", 3: "y"})
    >>> score.mentions, round(score.precision, 3), round(score.recall, 3), score.joined[0]
    (3, 0.667, 0.667, ('y', {'a': 1, 'b': 1}))
    """
    items = [item for item in gold if item in found]
    both = Counter((gold[item], found[item]) for item in items)
    ours, theirs = Counter(found[item] for item in items), Counter(gold[item] for item in items)
    count = max(len(items), 1)
    precision = sum(n * n / ours[us] for (_, us), n in both.items()) / count if items else 1.0
    recall = sum(n * n / theirs[they] for (they, _), n in both.items()) / count if items else 1.0
    joined = _several((us, they, n) for (they, us), n in both.items())
    parted = _several((they, us, n) for (they, us), n in both.items())
    return Identity(len(items), precision, recall, joined, parted)


def _several(pairs: Iterable[tuple[str, str, int]]) -> tuple[tuple[str, Mapping[str, int]], ...]:
    groups: dict[str, Counter[str]] = {}
    for one, other, n in pairs:
        groups.setdefault(one, Counter())[other] += n
    wrong = [(one, dict(parts.most_common())) for one, parts in groups.items() if len(parts) > 1]
    return tuple(sorted(wrong, key=lambda pair: (-(sum(pair[1].values()) - max(pair[1].values())), pair[0])))


def match_mentions(
    marked: Iterable[tuple[str, int, int, str]], ours: Iterable[tuple[str, int, int, str]]
) -> tuple[dict[Item, str], dict[Item, str]]:
    """Mentions that overlap, as (cable, start, end, id) of both sides -> the two sides' ids under the same items.

    >>> match_mentions([("08X1", 5, 12, "g")], [("08X1", 0, 12, "e"), ("08X1", 20, 22, "f")])
    ({('08X1', 5): 'g'}, {('08X1', 5): 'e'})
    """
    by_cable: dict[str, list[tuple[int, int, str]]] = {}
    for cable, start, end, one in ours:
        by_cable.setdefault(cable, []).append((start, end, one))
    gold: dict[Item, Any] = {}
    found: dict[Item, Any] = {}
    for cable, start, end, one in marked:
        near = [place for place in by_cable.get(cable, ()) if place[0] < end and start < place[1]]
        if near:
            gold[cable, start] = one
            found[cable, start] = max(near, key=lambda place: min(end, place[1]) - max(start, place[0]))[2]
    return gold, found
