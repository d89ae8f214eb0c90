"""Answers that are kept: an open corpus, opened again when it is rebuilt, and a bounded memory of what was asked."""

import contextlib
import os
import shutil
import tempfile
import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import pandas as pd

from graphkit.model import Protect
from graphkit.store.cache import cache_folder, make_private

if TYPE_CHECKING:
    from graphkit.corpus import Corpus

MOST_ANSWERS, MOST_BYTES = 2000, 160_000_000  # kept in one worker, about
DATABASE_MEMORY = "200MB"  # of one worker; what does not fit is laid aside in a folder that only this user can read
MOST_KEPT = 50  # tables on the disk, of all corpora together
P = ParamSpec("P")
T = TypeVar("T")


def cached(question: Callable[P, T]) -> Callable[P, T]:
    """Keep the answers of a method of `Answers` until the corpus changes; the least used go first.

    Who asks what is being answered already waits for that answer.
    """

    @wraps(question)
    def ask(*args: P.args, **kwargs: P.kwargs) -> T:
        data: Any = args[0]
        key = (data.version, question.__name__, args[1:], tuple(kwargs.items()))
        with data.memory.turn(key):
            found = data.memory.get(key)
            if found is None:
                found = (question(*args, **kwargs),)
                data.memory.keep(key, found)
        answer: T = found[0]
        return answer

    return ask


class Memory:
    """What was asked and answered, within `MOST_BYTES`; safe to share between threads."""

    def __init__(self, most_bytes: int = MOST_BYTES, most: int = MOST_ANSWERS) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[Any, tuple[int, Any]] = OrderedDict()
        self._turns: dict[Any, threading.RLock] = {}
        self._most_bytes, self._most = most_bytes, most
        self.bytes = 0

    def turn(self, key: Any) -> Any:
        """A lock that all who ask the same share."""
        with self._lock:
            if len(self._turns) > 4 * self._most:
                self._turns.clear()  # who waits keeps the lock in hand; at worst one question is answered twice
            return self._turns.setdefault(key, threading.RLock())

    def get(self, key: Any) -> Any:
        """What is kept under ``key``, or None."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][1]

    def keep(self, key: Any, found: Any) -> None:
        """Keep ``found``; what was not asked for longest makes room."""
        size = weight(found)
        with self._lock:
            self._drop(key)
            self._kept[key] = size, found
            self.bytes += size
            while self._kept and (self.bytes > self._most_bytes or len(self._kept) > self._most):
                self._drop(next(iter(self._kept)))

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._turns.clear()
            self.bytes = 0

    def _drop(self, key: Any) -> None:
        self.bytes -= self._kept.pop(key, (0, None))[0]


def weight(answer: Any) -> int:
    """Roughly the bytes of an answer: right within a factor of two for tables, which alone are large.

    >>> weight(pd.DataFrame({"n": range(1000)})), weight("x" * 500)
    (8000, 549)
    """
    if isinstance(answer, pd.DataFrame):
        return sum(70 * len(answer) if answer[name].dtype == object else answer[name].nbytes for name in answer)
    if isinstance(answer, str | bytes):
        return 49 + len(answer)
    if hasattr(answer, "nbytes"):
        return int(answer.nbytes)
    if is_dataclass(answer):
        return sum(weight(getattr(answer, one.name)) for one in fields(answer))
    if isinstance(answer, Mapping):
        return 200 + sum(60 + weight(value) for value in answer.values())
    return 56 + sum(map(weight, answer)) if isinstance(answer, list | tuple) else 60


class Answers:
    """One corpus and what was asked of it. Safe to share between threads; opens the corpus at the first question."""

    def __init__(self, corpus: Path | Any, protect: Protect = Protect.MASK) -> None:
        self._given = None if isinstance(corpus, str | Path) else corpus
        self.path = Path(corpus) if isinstance(corpus, str | Path) else Path(corpus.path)
        self.protect = protect if self._given is None else self._given.protect
        self._corpus: Any = self._given
        self._opened = ""
        self._lock = threading.RLock()
        self.memory = Memory()
        self._aside = tempfile.mkdtemp(prefix="graphkit-")
        self.leave = weakref.finalize(self, shutil.rmtree, self._aside, ignore_errors=True)  # removes what it put aside

    @property
    def corpus(self) -> "Corpus":
        """The corpus, opened when first needed and again after a rebuild."""
        with self._lock:
            if self._given is None and (self._corpus is None or self._corpus.version != self._opened):
                from graphkit.corpus import Corpus  # noqa: PLC0415  -- nothing is loaded at import

                self._corpus = Corpus.open(self.path, protect=self.protect)
                self._corpus.ask(f"SET memory_limit = '{DATABASE_MEMORY}'")
                aside = self._aside.replace("'", "''")
                self._corpus.ask(f"SET temp_directory = '{aside}'")
                self._opened = self._corpus.version
                self.memory.clear()
            corpus: Corpus = self._corpus
            return corpus

    @property
    def version(self) -> str:
        """Changes when the corpus is rebuilt or judged."""
        return self._opened if self.corpus is not self._given else str(self._given.version)


def kept_on_disk(name: str, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    """A slow table, shared by all workers through the user's cache folder; made again where it cannot be read.

    ``name`` is CORPUS-STATE-TABLE: what is kept of another state of that corpus goes, and so do the tables that were
    not asked for longest, where there are more than `MOST_KEPT`.
    """
    file = _file(name)
    try:
        found = pd.read_parquet(file)
    except (OSError, ValueError):
        found = make()
        with contextlib.suppress(OSError):  # a cache that cannot be written is no reason to fail
            _keep(file, found)
        return found
    with contextlib.suppress(OSError):
        os.utime(file)
    return found


def is_kept_on_disk(name: str) -> bool:
    """Whether `kept_on_disk` has it."""
    return _file(name).is_file()


def _file(name: str) -> Path:
    return cache_folder() / "tables" / f"{name}.parquet"


def _keep(file: Path, table: pd.DataFrame) -> None:
    make_private(file.parent)
    beside = file.with_suffix(f".{os.getpid()}")
    table.to_parquet(beside)
    beside.replace(file)
    corpus, state, _ = file.stem.split("-")
    others = {one for one in file.parent.glob(f"{corpus}-*") if one.stem.split("-")[1] != state}
    aged = sorted(set(file.parent.glob("*.parquet")) - others, key=_asked)
    for gone in (*others, *aged[:-MOST_KEPT]):
        gone.unlink(missing_ok=True)


def _asked(file: Path) -> float:
    """When a table was asked for; another worker may have removed it meanwhile."""
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0
