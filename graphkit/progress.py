"""A progress bar for people: on standard error, only when that is a terminal."""

import contextlib
import sys
from collections.abc import Iterator
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as RichProgress


class Progress(Protocol):
    """What a long task tells whoever looks on."""

    def begin(self, what: str, total: int) -> None:
        """A new stage with ``total`` bytes (0: unknown) before it."""

    def advance(self, size: int, cables: int, issues: int) -> None:
        """``size`` bytes more are done; they held so many cables and issues."""


class _Silent:
    def begin(self, what: str, total: int) -> None:
        """Says nothing."""

    def advance(self, size: int, cables: int, issues: int) -> None:
        """Says nothing."""


class _Bar:
    def __init__(self, bar: RichProgress) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=None, cables=0, issues=0, mb=0.0)
        self._cables = self._issues = self._size = 0

    def begin(self, what: str, total: int) -> None:
        self._cables = self._issues = self._size = 0
        self._bar.reset(self._task, total=total or None, description=what, cables=0, issues=0, mb=0.0)

    def advance(self, size: int, cables: int, issues: int) -> None:
        self._size, self._cables, self._issues = self._size + size, self._cables + cables, self._issues + issues
        self._bar.update(self._task, advance=size, cables=self._cables, issues=self._issues, mb=self._size / 1_000_000)


@contextlib.contextmanager
def no_progress() -> Iterator[Progress]:
    """Nobody looks on."""
    yield _Silent()


CABLES = "{task.fields[cables]} cables  {task.fields[mb]:.1f} MB  {task.fields[issues]} issues"
FACTS = "{task.completed:,.0f} facts"


@contextlib.contextmanager
def terminal_progress(done: str = CABLES) -> Iterator[Progress]:
    """What is done so far and the time, on standard error where that is a terminal; silent elsewhere."""
    if not sys.stderr.isatty():
        yield _Silent()
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn(done),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with RichProgress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield _Bar(bar)
