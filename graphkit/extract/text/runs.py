"""Neighbours that belong together: the members of one list in a sentence."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def runs(items: Iterable[Item], joined: Callable[[Item, Item], bool]) -> Iterator[list[Item]]:
    """The runs of two and more items each of which is joined to the one before.

    >>> list(runs([1, 2, 5, 7, 8, 9], lambda a, b: b == a + 1))
    [[1, 2], [7, 8, 9]]
    """
    run: list[Item] = []
    for item in items:
        if run and not joined(run[-1], item):
            if len(run) > 1:
                yield run
            run = []
        run.append(item)
    if len(run) > 1:
        yield run
