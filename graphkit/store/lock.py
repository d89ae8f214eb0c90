"""One build at a time: a lock file that names the process that holds it."""

import contextlib
import fcntl
import os
import socket
from collections.abc import Iterator
from pathlib import Path

from graphkit.store.errors import CorpusError


@contextlib.contextmanager
def locked(corpus: Path) -> Iterator[None]:
    """Hold the corpus for writing. The system drops the lock when a process dies, so a killed build locks nobody out.

    Raises `CorpusError` naming the other process when somebody else builds, or when the folder cannot be written.
    """
    path = corpus / "lock"
    try:
        str(corpus).encode()
    except UnicodeEncodeError as error:
        raise CorpusError(corpus, "has a name that is no UTF-8, which DuckDB lacks", "choose another folder") from error
    try:
        corpus.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise CorpusError(corpus, f"cannot be written ({error.strerror})", "choose another folder") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            owner = file.read().strip() or "another process"
            raise CorpusError(corpus, f"is being built by {owner}", "wait until it ends") from None
        file.truncate(0)
        file.write(f"process {os.getpid()} on {socket.gethostname()}")
        file.flush()
        yield
        file.truncate(0)
