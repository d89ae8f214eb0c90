"""Many texts end to end in one array of bytes, which can be mapped and searched without being read."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any, overload

import numpy as np

from graphkit.store.kept import Arrays


def pack(name: str, texts: Iterable[Any]) -> Arrays:
    """The arrays that `Packed` reads under ``name``."""
    written = [str(one).encode() for one in texts]
    ends = np.cumsum([len(one) for one in written], dtype=np.int64)
    return {name: np.frombuffer(b"".join(written), dtype=np.uint8), f"{name}-ends": ends}


class Packed(Sequence[str]):
    """The texts of `pack`; those that were packed in order can be looked up.

    >>> names = Packed(pack("names", ["Oslo", "Rome", "Rome, Quirinale"]), "names")
    >>> names[1], names.code("Rome"), names.code("Paris"), names.beginning("Rome")
    ('Rome', 1, -2, (1, 3))
    """

    def __init__(self, kept: Arrays, name: str) -> None:
        self._written, self._ends = kept[name], kept[f"{name}-ends"]

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        if at >= len(self):
            raise IndexError(at)
        start = self._ends[at - 1] if at else 0
        return bytes(self._written[start : self._ends[at]]).decode()

    def code(self, text: str) -> int:
        """The place of ``text``, -2 where it is not among them."""
        at = bisect_left(self, text)
        return at if at < len(self) and self[at] == text else -2

    def beginning(self, text: str) -> tuple[int, int]:
        """The places, from and to, of the texts that begin so."""
        return bisect_left(self, text), bisect_left(self, f"{text}\U0010ffff")
