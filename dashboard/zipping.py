"""A ZIP that is sent while it is written."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Files = Mapping[str, Iterable[bytes]]  # each in pieces, made while it is sent


class _Passing(io.RawIOBase):
    """What a ZIP is written to: it can be taken away while it grows."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, some: Any) -> int:
        self.waiting.append(bytes(some))
        return len(self.waiting[-1])

    def taken(self) -> bytes:
        """What has come since the last time."""
        some, self.waiting = b"".join(self.waiting), []
        return some


def zipped(files: Files) -> Iterator[bytes]:
    """One ZIP of ``files``, piece by piece: no download is ever whole in memory."""
    passing = _Passing()
    with zipfile.ZipFile(passing, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        for name, pieces in files.items():
            with archive.open(name, "w", force_zip64=True) as entry:
                for piece in pieces:
                    entry.write(piece)
                    yield passing.taken()
    yield passing.taken()
