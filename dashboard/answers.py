"""Answers that are kept: an open corpus, opened again when it is rebuilt, and a bounded memory of what was asked."""

import os
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import pandas as pd

from graphkit.model import Protect

if TYPE_CHECKING:
    from graphkit.corpus import Corpus

MOST_ANSWERS = 96  # kept; an answer is a table or a figure's worth of numbers
P = ParamSpec("P")
T = TypeVar("T")


def cached(question: Callable[P, T]) -> Callable[P, T]:
    """Keep the answers of a method of `Answers` until the corpus changes; the least used go first."""

    @wraps(question)
    def ask(*args: P.args, **kwargs: P.kwargs) -> T:
        data: Any = args[0]
        key = (data.version, question.__name__, args[1:], tuple(kwargs.items()))
        with data.lock:
            if key in data.answers:
                data.answers.move_to_end(key)
                found: T = data.answers[key]
                return found
        answer = question(*args, **kwargs)
        with data.lock:
            data.answers[key] = answer
            while len(data.answers) > MOST_ANSWERS:
                data.answers.popitem(last=False)
        return answer

    return ask


class Answers:
    """One corpus and what was asked of it. Safe to share between threads; opens the corpus at the first question."""

    def __init__(self, corpus: Path | Any, protect: Protect = Protect.MASK) -> None:
        self._path = Path(corpus) if isinstance(corpus, str | Path) else None
        self._corpus: Any = None if self._path else corpus
        self.protect = protect
        self._opened = ""
        self.lock = threading.RLock()
        self.answers: OrderedDict[Any, Any] = OrderedDict()

    @property
    def corpus(self) -> "Corpus":
        """The corpus, opened when first needed and again after a rebuild."""
        with self.lock:
            if self._path is not None and (self._corpus is None or self._corpus.version != self._opened):
                from graphkit.corpus import Corpus  # noqa: PLC0415  -- nothing is loaded at import

                self._corpus = Corpus.open(self._path, protect=self.protect)
                self._opened = self._corpus.version
                self.answers.clear()
            corpus: Corpus = self._corpus
            return corpus

    @property
    def version(self) -> str:
        """Changes when the corpus is rebuilt or judged."""
        return str(self.corpus.version)


def kept_on_disk(name: str, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    """A slow table, shared by all workers through the user's cache folder; made again where it cannot be read."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "graphkit"
    file = folder / f"{name}.parquet"
    try:
        return pd.read_parquet(file)
    except (OSError, ValueError):
        table = make()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(f".{os.getpid()}")
        table.to_parquet(beside)
        beside.replace(file)
    except OSError:
        pass  # a cache that cannot be written is no reason to fail
    return table
