"""``graph/``: arrays that were computed from one state of a corpus, kept on the disk and mapped into memory."""

import contextlib
import fcntl
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from graphkit.store.cache import cache_folder, make_private

NAME = "graph"
_DATABASE = "corpus.duckdb"

Arrays = dict[str, npt.NDArray[Any]]


def kept_arrays(corpus: Path, name: str, make: Callable[[], Mapping[str, npt.NDArray[Any]]]) -> Arrays:
    """The arrays ``name`` of this corpus as it is now: mapped from its folder, or made and left there.

    They are made again after a build. Where the corpus cannot be written they go to the user's cache folder, and where
    that cannot be written either they stay in memory: a cache is no reason to fail. Of several processes that ask
    at once one makes them.
    """
    places = _places(corpus, name)
    for place in places:
        if (found := _read(place)) is not None:
            return found
    with _turn(places):
        for place in places:
            if (found := _read(place)) is not None:
                return found
        made = {key: np.asarray(array) for key, array in make().items()}
        for place in places:
            with contextlib.suppress(OSError):
                _write(place, made)
                if place is places[-1]:
                    _forget_elsewhere(corpus, but=_state(corpus))
                return _read(place) or made
    return made


@contextlib.contextmanager
def _turn(places: list[Path]) -> Iterator[None]:
    """One process makes it, the others wait; where no lock can be laid each makes its own."""
    with contextlib.ExitStack() as whole:
        for place in places:
            with contextlib.suppress(OSError):
                _make_room(place)
                file = whole.enter_context(place.with_name(f".{place.name}.lock").open("w"))
                fcntl.flock(file, fcntl.LOCK_EX)
                break
        yield


def has_arrays(corpus: Path, name: str) -> bool:
    """Whether `kept_arrays` would find them."""
    return any(place.is_dir() for place in _places(corpus, name))


def _places(corpus: Path, name: str) -> list[Path]:
    state = _state(corpus)
    return [corpus / NAME / state / name, _elsewhere() / f"{_mine(corpus)}-{state}" / name]


def forget_arrays(corpus: Path) -> None:
    """Remove what was kept of earlier states; whoever has it mapped goes on reading it."""
    shutil.rmtree(corpus / NAME, ignore_errors=True)
    _forget_elsewhere(corpus)


def _forget_elsewhere(corpus: Path, but: str = "") -> None:
    """Remove from the user's cache folder all states of a corpus ``but`` one."""
    for old in _elsewhere().glob(f"{_mine(corpus)}-*"):
        if old.name != f"{_mine(corpus)}-{but}":
            shutil.rmtree(old, ignore_errors=True)


def _state(corpus: Path) -> str:
    status = (corpus / _DATABASE).stat()
    return _hashed(f"{status.st_mtime_ns} {status.st_size}")


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _mine(corpus: Path) -> str:
    return _hashed(str(corpus.resolve()))


def _elsewhere() -> Path:
    return cache_folder() / NAME


def _make_room(place: Path) -> None:
    if cache_folder() in place.parents:
        make_private(place.parent)
    else:
        place.parent.mkdir(parents=True, exist_ok=True)


def _read(place: Path) -> Arrays | None:
    try:
        # Plain arrays over the mapped files: each part taken of a memmap is one again, at ten times the cost.
        return {path.stem: np.asarray(np.load(path, mmap_mode="r")) for path in sorted(place.iterdir())}
    except (OSError, ValueError):
        return None


def _write(place: Path, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
    """All of them or none: a folder beside, renamed; one that somebody else has put there meanwhile stays."""
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        _make_room(place)
        beside.mkdir()
        for key, array in arrays.items():
            np.save(beside / f"{key}.npy", array, allow_pickle=False)
        if not place.exists():
            beside.rename(place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
