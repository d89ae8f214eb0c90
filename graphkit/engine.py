"""Maps a function over batches: in this process, over processes, over a cluster. Nothing else knows which."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from typing import TypeVar

Batch = TypeVar("Batch")
Answer = TypeVar("Answer")

IN_FLIGHT = 2
"""Batches waiting per worker: enough to keep it busy, few enough to bound memory."""


def map_batches(fn: Callable[[Batch], Answer], batches: Iterable[Batch], workers: int = 1) -> Iterator[Answer]:
    """The answers of ``fn`` as they come, in no particular order; at most ``2 * workers`` batches are in flight.

    ``fn`` must be importable (or a `functools.partial` of such) when ``workers > 1``. An error of ``fn`` is raised
    here and the batches that have not begun are dropped.

    >>> sorted(map_batches(abs, [-2, 1]))
    [1, 2]
    """
    if workers <= 1:
        yield from map(fn, batches)
        return
    waiting: set[Future[Answer]] = set()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        try:
            for batch in batches:
                waiting.add(pool.submit(fn, batch))
                if len(waiting) >= IN_FLIGHT * workers:
                    done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                    yield from (future.result() for future in done)
            while waiting:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
