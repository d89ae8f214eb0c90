"""Maps a function over batches: in this process, over processes, over a Dask cluster. Nothing else knows which."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, TypeVar

Batch = TypeVar("Batch")
Answer = TypeVar("Answer")

IN_FLIGHT = 2
"""Batches waiting per worker: enough to keep it busy, few enough to bound memory."""

RETRIES = 3
"""How often a batch goes to another worker of a cluster when its own one dies."""


_BROKEN = (
    "a worker process died, or none could start: a script must call this under ``if __name__ == '__main__':``, and each"
    " worker needs some 500 MB of memory; what was read is kept, fewer workers may do"
)


def map_batches(
    fn: Callable[[Batch], Answer], batches: Iterable[Batch], workers: int = 1, cluster: str | None = None
) -> Iterator[Answer]:
    """The answers of ``fn`` as they come, in no particular order; at most ``2 * workers`` batches are in flight.

    ``fn`` must be importable (or a `functools.partial` of such) unless ``workers == 1`` and there is no ``cluster``:
    the address of a Dask scheduler (``tcp://host:8786``), or ``local:4`` for four workers on this machine. An error of
    ``fn`` is raised here and the batches that have not begun are dropped. A batch that is the only one is done in this
    process. Raises `ChildProcessError` where workers cannot start, or one dies.

    >>> sorted(map_batches(abs, [-2, 1]))
    [1, 2]
    """
    if cluster is not None:
        yield from _map_on_cluster(fn, batches, cluster)
        return
    left = iter(batches)
    first = list(islice(left, 2))
    if workers <= 1 or len(first) < 2:
        yield from map(fn, chain(first, left))
    else:
        yield from _map_on_processes(fn, chain(first, left), workers)


def _map_on_processes(fn: Callable[[Batch], Answer], batches: Iterable[Batch], workers: int) -> Iterator[Answer]:
    waiting: set[Future[Answer]] = set()
    with ProcessPoolExecutor(workers, get_context("spawn"), _end_with_parent) as pool:
        try:
            for batch in batches:
                waiting.add(pool.submit(fn, batch))
                if len(waiting) >= IN_FLIGHT * workers:
                    done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                    yield from (future.result() for future in done)
            while waiting:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        except BrokenProcessPool as error:
            raise ChildProcessError(_BROKEN) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _end_with_parent() -> None:
    """Let this worker end when the process that began it is gone, be it killed; it would wait for batches for ever."""

    def wait_and_end() -> None:
        if parent := parent_process():
            parent.join()
            os._exit(1)

    Thread(target=wait_and_end, daemon=True).start()


def _map_on_cluster(fn: Callable[[Batch], Answer], batches: Iterable[Batch], cluster: str) -> Iterator[Answer]:
    left = iter(batches)
    with connected(cluster) as client:
        from distributed import as_completed  # noqa: PLC0415 (an extra: graphkit[cluster])

        def submit(batch: Batch) -> Any:
            return client.submit(fn, batch, pure=False, retries=RETRIES)

        room = IN_FLIGHT * max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
        answers = as_completed([submit(batch) for batch in islice(left, room)])
        for future in answers:
            yield future.result()
            for batch in islice(left, 1):
                answers.add(submit(batch))


@contextmanager
def connected(cluster: str) -> Iterator[Any]:
    """A client of the Dask cluster at ``cluster``; closed afterwards, and a ``local:N`` cluster with it.

    >>> with connected("nowhere"):
    ...     pass
    Traceback (most recent call last):
    ...
    ValueError: 'nowhere': expected a Dask scheduler such as tcp://host:8786, or local:4 for workers on this machine
    """
    kind, _, rest = cluster.partition(":")
    if not (kind == "local" and rest.isdigit()) and not rest.startswith("//"):
        raise ValueError(
            f"{cluster!r}: expected a Dask scheduler such as tcp://host:8786, or local:4 for workers on this machine"
        )
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415 (an extra: graphkit[cluster])
    except ImportError as error:
        raise ValueError(f"{cluster!r}: Dask is not installed; pip install 'graphkit[cluster]'") from error
    if kind != "local":
        with Client(cluster) as client:
            yield client
        return
    with (
        LocalCluster(n_workers=int(rest), threads_per_worker=1, dashboard_address="127.0.0.1:0") as workers,
        Client(workers) as client,
    ):
        yield client
