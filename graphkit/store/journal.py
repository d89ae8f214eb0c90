"""Which batches are done: one small file each, written when all of a batch's parts are on the disk."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from graphkit.store.files import write_whole


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a batch: its parts in order and what was in them."""

    batch: str
    parts: tuple[str, ...]
    cables: int
    chars: int
    issues: int


def read_done(parts: Path, batch: str) -> Done | None:
    """The record of a finished batch whose parts are all there; None where it must be read (again)."""
    try:
        data = json.loads((parts / f"{batch}.json").read_text(encoding="utf-8"))
        done = Done(**{**data, "parts": tuple(data["parts"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return done if all((parts / name).is_dir() for name in done.parts) else None


def write_done(parts: Path, done: Done) -> None:
    """Record that a batch is finished."""
    write_whole(parts / f"{done.batch}.json", json.dumps(asdict(done)))
