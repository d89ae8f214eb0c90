"""Streams of bytes with a limit: put together again, cut to a window, counted against a budget."""

import bz2
import gzip
import lzma
import struct
import tarfile
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import IO, cast

from graphkit.readers.base import Limits, Stream, UnreadableError

# What the standard library raises on damaged archives.
DAMAGE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
)


@dataclass(slots=True)
class Budget:
    """How much may still come out of the archive of ``size`` bytes; `spend` counts and refuses."""

    limits: Limits
    size: int
    out: int = field(default=0)
    members: int = field(default=0)
    is_spent: bool = field(default=False)

    def spend(self, count: int) -> None:
        """Note ``count`` bytes that were unpacked."""
        self.out += count
        limits = self.limits
        if self.out > limits.max_total_bytes:
            self.is_spent = True
            raise UnreadableError(
                "bomb", f"more than {limits.max_total_bytes} bytes came out; raise it with --limit max_total_bytes=..."
            )
        if self.out > limits.ratio_after and self.out > limits.max_ratio * max(self.size, 1):
            self.is_spent = True
            grown = f"{self.out} bytes came out of {self.size}, above the ratio {limits.max_ratio:g}"
            raise UnreadableError("bomb", f"{grown}; the rest is left out, --limit max_ratio=... reads it")

    def count_member(self) -> None:
        """Note one more member."""
        self.members += 1
        if self.members > self.limits.max_members:
            self.is_spent = True
            raise UnreadableError(
                "bomb", f"more than {self.limits.max_members} members; raise it with --limit max_members=..."
            )


class Rejoined:
    """A stream whose first bytes were looked at already."""

    def __init__(self, head: bytes, rest: Stream) -> None:
        self._head, self._rest = head, rest

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes, all that is left if negative."""
        if not self._head:
            return self._rest.read(size)
        if size < 0:
            taken, self._head = self._head + self._rest.read(), b""
            return taken
        taken, self._head = self._head[:size], self._head[size:]
        return taken


class Window:
    """The next ``length`` bytes of a stream."""

    def __init__(self, stream: Stream, length: int) -> None:
        self._stream, self._left = stream, length

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes, all that is left of the window if negative."""
        taken = self._stream.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(taken)
        return taken


class Metered:
    """An unpacked stream: counted against the budget, damage turned into `UnreadableError`."""

    def __init__(self, stream: Stream, budget: Budget, *, counts: bool = True) -> None:
        self._stream, self._budget, self._counts, self._out = stream, budget, counts, 0

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes (a megabyte where it is negative)."""
        try:
            taken = self._stream.read(size if size >= 0 else 1 << 20)
        except DAMAGE as error:
            raise damaged(error) from error
        self._out += len(taken)
        if self._out > self._budget.limits.max_member_bytes:
            most = self._budget.limits.max_member_bytes
            raise UnreadableError(
                "too-large", f"more than {most} bytes in one member; raise it with --limit max_member_bytes=..."
            )
        if self._counts:
            self._budget.spend(len(taken))
        return taken


def damaged(error: Exception) -> UnreadableError:
    """What a library said of a broken archive, as what we say."""
    message = str(error) or type(error).__name__
    if "password" in message.lower() or "encrypted" in message.lower():
        return UnreadableError("encrypted", "protected by a password; unpack it first")
    truncated = isinstance(error, EOFError) or "unexpected end" in message or "end-of-stream" in message
    return UnreadableError(
        "truncated" if truncated else "damaged", f"{type(error).__name__}: {message}; what follows in it is left out"
    )


def open_single(head: bytes, stream: Stream) -> Stream:
    """The unpacked content of one .gz, .bz2 or .xz stream."""
    packed = cast(IO[bytes], Rejoined(head, stream))  # they ask of it no more than read()
    if head.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=packed)
    return bz2.BZ2File(packed) if head.startswith(b"BZh") else lzma.LZMAFile(packed)
