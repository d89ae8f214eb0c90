"""What is kept: of single words, a few thousand of which make up most texts; of the cable that is being read."""

from collections.abc import Callable
from typing import Generic, TypeVar

Told = TypeVar("Told")
It = TypeVar("It")

MOST = 30_000  # words kept
LONGEST = 40  # letters of a word that is kept: longer ones never come again


class Kept(dict[str, Told], Generic[Told]):
    """A function of single words as a table that fills itself: a word that is there costs no call at all.

    >>> lengths = Kept(len)
    >>> [*map(lengths.__getitem__, ["met", "the", "met"])], len(lengths)
    ([3, 3, 3], 2)
    """

    def __init__(self, tell: Callable[[str], Told]) -> None:
        super().__init__()
        self.tell = tell

    def __missing__(self, word: str) -> Told:
        told = self.tell(word)
        if len(self) >= MOST:
            self.clear()
        if len(word) <= LONGEST:
            self[word] = told
        return told


class Same(Generic[It]):
    """Anything as a key that is compared by identity: comparing a cable's content would cost more than reading it."""

    __slots__ = ("it",)

    def __init__(self, it: It) -> None:
        self.it = it

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.it is other.it
