"""Large archives in pieces: read where the build began, as they stream, for workers that understand what is in them."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graphkit.model import Issue, RawCable
from graphkit.readers import Input, Limits, read_input
from graphkit.store.plan import Batch


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What stands next to one another in an archive: unpacked where the build began, to be read by a worker.

    An archive can only be read from its beginning on, which takes a fiftieth of the time that its cables take.
    """

    path: str
    start: int
    raws: tuple[RawCable | Issue, ...]
    size: int
    end: None = None


Pieces = Batch[Input] | Batch[Unpacked]


def handed(
    batches: Iterable[Batch[Input]],
    packed: Collection[str],
    given: dict[str, tuple[str, ...]],
    most: int,
    limits: Limits,
) -> Iterator[Pieces]:
    """The batches, those that are one large archive in pieces as it streams; ``given`` notes each with its paths."""
    for batch in batches:
        for one in _unpacked(batch, most, limits) if batch.key in packed else (batch,):
            given[one.key] = tuple(path for path, _ in one.inputs)
            yield one


def _unpacked(batch: Batch[Input], most: int, limits: Limits) -> Iterator[Batch[Unpacked]]:
    """An archive in batches of about ``most`` characters; the same archive gives the same ones."""
    start, size, raws = 0, 0, list[RawCable | Issue]()
    for raw in (raw for piece in batch.pieces for raw in read_input(piece, limits=limits)):
        # A view of a mapping cannot be sent to another process.
        raws.append(raw if isinstance(raw, Issue) else replace(raw, given=dict(raw.given)))
        size += len(raw.message if isinstance(raw, Issue) else raw.text)
        if size >= most:
            yield _piece(batch, start, raws, size)
            start, size, raws = start + len(raws), 0, []
    if raws or not start:
        yield _piece(batch, start, raws, size)


def _piece(batch: Batch[Input], start: int, raws: Sequence[RawCable | Issue], size: int) -> Batch[Unpacked]:
    key = hashlib.sha256(f"{batch.key} {start} {len(raws)}".encode()).hexdigest()[:16]
    return Batch(key, (Unpacked(batch.inputs[0][0], start, tuple(raws), size),), batch.inputs)


def raws_of(piece: Input | Unpacked, limits: Limits) -> Iterable[RawCable | Issue]:
    """The cables of a piece, read from its file where they are not at hand."""
    return piece.raws if isinstance(piece, Unpacked) else read_input(piece, limits=limits)
