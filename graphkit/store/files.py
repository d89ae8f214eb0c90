"""Files that are whole or not there: written beside, flushed to the disk, renamed."""

import contextlib
import os
from pathlib import Path

from graphkit.store.errors import CorpusError


def write_whole(path: Path, text: str) -> None:
    """Replace ``path`` by ``text``; whoever reads it meanwhile sees the old or the new, never half.

    A full disk or a folder that may not be written raises `CorpusError` and leaves ``path`` as it was.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise CorpusError(
            path, f"cannot be written ({error.strerror})", "free the disk or choose another folder"
        ) from error
