"""Rows of the two dumps: cut a stream of bytes where a row starts, whatever is broken in between."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST_START = 96  # bytes that a start pattern may need to see


@dataclass(frozen=True, slots=True)
class Record:
    """One row's bytes and where it begins; ``lost`` counts the bytes in its midst that were too many to hold."""

    at: int
    data: bytes
    lost: int = 0


def cut_records(chunks: Iterable[bytes], start: re.Pattern[bytes], most: int, at: int = 0) -> Iterator[Record]:
    r"""Rows in order; what stands before the first row, if anything, comes first.

    ``start`` matches at a line feed followed by the beginning of a row. A row may lie in several chunks; about
    ``most`` bytes of it are held. ``at`` is the byte at which the chunks begin.

    >>> [(r.at, r.data) for r in cut_records([b'"1"\n"2', b'"x\n"3"'], re.compile(rb'\n"\d"'), 100)]
    [(0, b'"1"\n'), (4, b'"2"x\n'), (9, b'"3"')]
    """
    held, lost = bytearray(), 0
    for chunk in chunks:
        first_unseen = max(len(held) - LONGEST_START, 0)
        held += chunk
        done = 0
        for hit in start.finditer(held, first_unseen):
            if hit.start() >= len(held) - LONGEST_START:
                break  # decided once the next chunk is here
            end = hit.start() + 1
            yield Record(at, bytes(held[done:end]), lost)
            at, done, lost = at + end - done + lost, end, 0
        del held[:done]
        if len(held) > 2 * most:  # keep the front, which names the row, and the tail, where the next may begin
            lost += len(held) - most - LONGEST_START
            del held[most:-LONGEST_START]
    yield from _last(bytes(held), start, at, lost)


def _last(held: bytes, start: re.Pattern[bytes], at: int, lost: int) -> Iterator[Record]:
    done = 0
    for hit in start.finditer(held, max(len(held) - LONGEST_START, 0)):
        end = hit.start() + 1
        yield Record(at, held[done:end], lost)
        at, done, lost = at + end - done + lost, end, 0
    if len(held) > done:
        yield Record(at, held[done:], lost)
