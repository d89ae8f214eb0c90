"""The user's cache folder: what is slow to make and can be made again, readable by this user alone."""

import contextlib
import os
from pathlib import Path


def cache_folder() -> Path:
    """``graphkit`` in ``$XDG_CACHE_HOME``, or in ``~/.cache``."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "graphkit"


def make_private(folder: Path) -> None:
    """Make ``folder``, somewhere in `cache_folder`, into which nobody else may look; `OSError` where that cannot be."""
    cache_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    with contextlib.suppress(OSError):
        cache_folder().chmod(0o700)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
