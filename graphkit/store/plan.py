"""How inputs become batches: what is known already is left out, the rest is cut into pieces of even size."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from graphkit.store.schema import FORMAT

BATCH_INPUTS = 400
"""Small files in one batch at most."""


class Piece(Protocol):
    """A leaf file or a range of bytes of one."""

    @property
    def path(self) -> str:
        """The file's name as it is stored."""

    @property
    def size(self) -> int:
        """Bytes to read."""

    @property
    def start(self) -> int:
        """The first byte."""

    @property
    def end(self) -> int | None:
        """The byte behind the last; None: to the end."""


class Given(Piece, Protocol):
    """A piece that is to be looked at."""

    @property
    def file(self) -> Path:
        """The file."""

    @property
    def problem(self) -> str:
        """Why it cannot be read; nothing where it can."""


P = TypeVar("P", bound=Piece)
G = TypeVar("G", bound=Given)


@dataclass(frozen=True, slots=True)
class Batch(Generic[P]):
    """What one worker reads in one go; ``key`` says its content, so that a finished batch is known again."""

    key: str
    pieces: tuple[P, ...]
    inputs: tuple[tuple[str, str], ...]

    @property
    def size(self) -> int:
        """Bytes to read."""
        return sum(piece.size for piece in self.pieces)


def plan_batches(
    pieces: Iterable[G], seen: Mapping[str, str], most: int, mark: str = ""
) -> tuple[list[str], list[Batch[G]]]:
    """Paths of ``seen`` (path -> sha256) whose content changed, and the batches of all that is new or changed.

    A batch holds about ``most`` bytes and at most `BATCH_INPUTS` pieces. ``mark`` says how inputs are read where that
    is not the usual way: their content then counts as another.
    """
    sums: dict[str, str] = {}
    fresh, given = [], set()
    for piece in pieces:
        place = (piece.path, piece.start)
        if piece.path not in sums:
            sums[piece.path] = _content_sha(piece) + mark
        if place not in given and seen.get(piece.path) != sums[piece.path]:
            fresh.append(piece)
        given.add(place)
    changed = [path for path in sums if path in seen and seen[path] != sums[path]]
    return changed, [_batch(group, sums) for group in _groups(fresh, most)]


def _content_sha(piece: Given) -> str:
    """The sha256 of a file, or of the reason why it is not to be opened."""
    return hashlib.sha256(piece.problem.encode()).hexdigest() if piece.problem else file_sha(piece.file)


def file_sha(path: str | Path) -> str:
    """The sha256 of a file's bytes; of nothing where it cannot be read (the reader says why).

    >>> file_sha("no/such/file") == hashlib.sha256().hexdigest()
    True
    """
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return hashlib.sha256().hexdigest()


def _groups(pieces: Iterable[P], most: int) -> Iterator[list[P]]:
    group: list[P] = []
    size = 0
    for piece in pieces:
        if group and (size + piece.size > most or len(group) >= BATCH_INPUTS):
            yield group
            group, size = [], 0
        group.append(piece)
        size += piece.size
    if group:
        yield group


def _batch(group: list[P], sums: Mapping[str, str]) -> Batch[P]:
    said = repr([(piece.path, sums[piece.path], piece.start, piece.end) for piece in group])
    key = hashlib.sha256(f"{FORMAT} {said}".encode()).hexdigest()[:16]
    return Batch(key, tuple(group), tuple((path, sums[path]) for path in dict.fromkeys(piece.path for piece in group)))


def live_paths(batches: Mapping[str, Collection[str]]) -> list[tuple[str, str]]:
    """(batch, path) of everything that counts, for joins."""
    return [(batch, path) for batch, paths in sorted(batches.items()) for path in sorted(paths)]
