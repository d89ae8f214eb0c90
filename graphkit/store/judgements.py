"""``judgements.jsonl``: the curator's log, append-only, replayed by every build."""

import contextlib
import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from graphkit.model import Judgement
from graphkit.store.errors import CorpusError

NAME = "judgements.jsonl"
VERDICTS = ("same", "different", "unsure")

Anchor = tuple[str, str]
"""A cable and an id inside it: what an entity id stood for when it was judged, whatever it is called later."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A judgement and what its two ids stood for."""

    judgement: Judgement
    left: Anchor | None = None
    right: Anchor | None = None


def read_log(corpus: Path) -> tuple[Entry, ...]:
    """The judgements that stand: a line ``{"undo": true}`` takes the last one before it back.

    Raises `CorpusError` naming the line that cannot be read.
    """
    path = corpus / NAME
    standing: list[Entry] = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(path, "cannot be read", "restore it from a copy") from error
    for n, line in enumerate(lines, 1):
        try:
            data = json.loads(line) if line.strip() else {}
            if data.get("undo"):
                standing = standing[:-1]
            elif data:
                standing.append(_entry(data))
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            raise CorpusError(f"{path}:{n}", "is no judgement", "correct or remove the line") from error
    return tuple(standing)


@contextlib.contextmanager
def judging(corpus: Path) -> Iterator[None]:
    """One judges at a time, so that what was checked still stands when it is written; the folder itself is the lock.

    On a disk that knows no locks nobody waits.
    """
    try:
        handle = os.open(corpus, os.O_RDONLY)
    except OSError as error:
        raise CorpusError(corpus, f"cannot be read ({error.strerror})", "check its rights") from error
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def append_entry(corpus: Path, entry: Entry) -> None:
    """Add a judgement to the log, flushed to the disk."""
    _append(corpus, {**asdict(entry.judgement), "anchors": [entry.left, entry.right]})


def append_undo(corpus: Path) -> Judgement:
    """Take the last standing judgement back; the log keeps both lines. Raises `CorpusError` when none stands."""
    with judging(corpus):
        standing = read_log(corpus)
        if not standing:
            raise CorpusError(corpus / NAME, "holds no judgement to take back", "judge first: graphkit judge")
        _append(corpus, {"undo": True})
    return standing[-1].judgement


def _append(corpus: Path, data: Mapping[str, Any]) -> None:
    path = corpus / NAME
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(data, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise CorpusError(path, f"cannot be written ({error.strerror})", "free the disk or check its rights") from error


def _entry(data: dict[str, Any]) -> Entry:
    anchors = data.pop("anchors", None) or [None, None]
    left, right = (tuple(one) if one else None for one in anchors)
    judgement = Judgement(**data)
    if judgement.verdict not in VERDICTS:
        raise ValueError(judgement.verdict)
    return Entry(judgement, left, right)
