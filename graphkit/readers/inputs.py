"""Which leaf files there are, in a fixed order, and how a big dump is divided into parts of whole rows."""

import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import BinaryIO

from graphkit.readers.archives import is_archive
from graphkit.readers.base import HEAD, Content, Limits, Place
from graphkit.readers.cablegate_csv import row_start
from graphkit.readers.cablegate_tsv import START as TSV_START
from graphkit.readers.cablegate_tsv import is_tsv
from graphkit.readers.names import file_named, shown_name
from graphkit.readers.records import LONGEST_START

_CORPUS = frozenset({"lock", "parts", "manifest.json"})  # what every corpus has in it
_PROBE = 1 << 20  # bytes looked at in one go for the next row's beginning


@dataclass(frozen=True, slots=True)
class Input:
    """One leaf file, or the bytes ``start`` to ``end`` of it (None: to its end), holding whole rows.

    ``path`` is its name as `shown_name` has it, ``file`` what to open. ``size`` counts bytes. ``problem`` is set where
    it cannot be read: reading it gives that Issue, and nobody opens it, for a pipe would be waited for without end.
    """

    path: str
    size: int
    start: int = 0
    end: int | None = None
    problem: str = ""

    @property
    def file(self) -> Path:
        """The file itself."""
        return file_named(self.path)


def find_inputs(paths: Iterable[str | Path], own: Path | None = None) -> Iterator[Input]:
    """Leaf files of files and folders, these sorted and recursively; links inside folders are not followed.

    A corpus is no source: it is a problem, but ``own``, the one that is being built, is passed by where it lies among
    its sources.
    """
    for given in paths:
        path = Path(given)
        if path.is_dir():
            yield from _walk(path, path.resolve(), own and own.resolve())
        else:
            yield _leaf(path)


def _leaf(path: Path) -> Input:
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return Input(shown_name(path), 0, problem=f"missing: {reason}; check the path")
    if not stat.S_ISREG(status.st_mode):
        return Input(shown_name(path), 0, problem="special: not a regular file; left out")
    return Input(shown_name(path), status.st_size)


def _walk(folder: Path, top: Path, own: Path | None) -> Iterator[Input]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Input(shown_name(folder), 0, problem=f"missing: {error.strerror}; the folder cannot be listed")
        return
    if _CORPUS.issubset(entry.name for entry in entries):
        yield Input(shown_name(folder), 0, problem="corpus: it was made by graphkit build; name its sources instead")
        return
    for entry in entries:
        try:
            mode = entry.lstat().st_mode
        except OSError:  # of a folder that may be listed but not entered
            mode = 0
        if stat.S_ISLNK(mode):
            if problem := _link_problem(entry, top):
                yield Input(shown_name(entry), 0, problem=problem)
        elif not stat.S_ISDIR(mode):
            yield _leaf(entry)
        elif own is None or entry.resolve() != own:
            yield from _walk(entry, top, own)


def _link_problem(link: Path, top: Path) -> str:
    """Why a link is not read; nothing where it leads to what is read at its own place."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        return "link: it leads nowhere"
    return "" if target.is_relative_to(top) else "link: it leads out of the folder; name its target to read it"


def split_input(item: Input, target_bytes: int) -> list[Input]:
    """Even parts of ``target_bytes`` or less, in whole rows, where the file is one of the two dumps; else itself.

    The parts together give the same cables, in the same order, as the whole.
    """
    if item.problem or item.size <= target_bytes or target_bytes <= 0:
        return [item]
    with item.file.open("rb") as stream:
        start_of_row = _row_pattern(stream, item)
        if start_of_row is None:
            return [item]
        end, step = item.start + item.size, ceil(item.size / ceil(item.size / target_bytes))
        cuts = [item.start]
        while cuts[-1] + step < end:
            cuts.append(_next_row(stream, start_of_row, cuts[-1] + step, end))
    if cuts[-1] < end:
        cuts.append(end)
    return [replace(item, start=a, end=b, size=b - a) for a, b in pairwise(cuts)]


def is_packed(item: Input) -> bool:
    """Whether the input is an archive, which can only be read from its beginning on.

    >>> is_packed(Input("no/such/file", 0))
    False
    """
    if item.problem:
        return False
    try:
        with item.file.open("rb") as stream:
            return is_archive(stream.read(HEAD))
    except (OSError, ValueError):
        return False


def _row_pattern(stream: BinaryIO, item: Input) -> re.Pattern[bytes] | None:
    stream.seek(item.start)
    content = Content(stream, stream.read(HEAD), Place(item.path), Limits())
    if start := row_start(content):
        return start
    return TSV_START if is_tsv(content) else None


def _next_row(stream: BinaryIO, start_of_row: re.Pattern[bytes], at: int, end: int) -> int:
    """The first byte of the first row that begins at or after ``at``."""
    while at < end:
        stream.seek(at - 1)
        window = stream.read(_PROBE + LONGEST_START)
        hit = start_of_row.search(window)
        if hit:
            return min(at + hit.start(), end)
        at += _PROBE
    return end
