"""Members of a .7z as streams: py7zr unpacks in a thread of its own and waits while nobody reads."""

import contextlib
import queue
import re
import threading
from collections.abc import Iterator
from typing import IO, Any

from graphkit.readers.base import UnreadableError
from graphkit.readers.streams import damaged

_WAITING = 4  # blocks unpacked ahead of the reader


class ReaderGoneError(Exception):
    """The reader went away; ends the unpacking thread."""


class _Pipe:
    """Blocks of all members in order, from the unpacking thread to the reader."""

    def __init__(self) -> None:
        self.blocks: queue.Queue[tuple[str, bytes | BaseException | None]] = queue.Queue(_WAITING)
        self.is_closed = threading.Event()

    def put(self, name: str, block: bytes | BaseException | None) -> None:
        while not self.is_closed.is_set():
            try:
                return self.blocks.put((name, block), timeout=0.2)
            except queue.Full:
                continue
        raise ReaderGoneError


class MemberStream:
    """One member, read from the pipe until the next one's first block comes."""

    def __init__(self, name: str, pipe: _Pipe) -> None:
        self.name, self._pipe, self._held, self._ended = name, pipe, b"", False

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes; one block where it is negative."""
        if not self._held and not self._ended:
            _, block = self._pipe.blocks.get()
            if isinstance(block, BaseException):
                self._ended = True
                raise _as_unreadable(block) from block
            self._held, self._ended = block or b"", block is None
        cut = len(self._held) if size < 0 else size
        taken, self._held = self._held[:cut], self._held[cut:]
        return taken

    def drain(self) -> None:
        """Pass over what nobody wanted."""
        while not self._ended:
            self.read()
            self._held = b""


def open_sevenzip(file: IO[bytes], unsafe: re.Pattern[str]) -> Iterator[tuple[str, MemberStream | None]]:
    """Names and streams of the files in order, each to be read before the next.

    Members with ``unsafe`` names come first and without a stream: py7zr refuses them.
    """
    try:
        import py7zr  # noqa: PLC0415  # an extra, and needed only here
    except ImportError:
        raise UnreadableError(
            "no-library", ".7z needs py7zr; install it with `pip install graphkit[archives]`"
        ) from None
    archive = _open(py7zr, file)
    names = [info.filename for info in archive.list() if not info.is_directory]
    for name in names:
        if unsafe.search(name):
            yield name, None
    yield from _members(archive, [name for name in names if not unsafe.search(name)], py7zr.io)


def _open(py7zr: Any, file: IO[bytes]) -> Any:
    try:
        archive = py7zr.SevenZipFile(file, "r")
        needs_password = archive.needs_password()
    except Exception as error:  # py7zr raises whatever its parsing of garbage runs into
        raise _as_unreadable(error) from error
    if needs_password:
        raise UnreadableError("encrypted", "protected by a password; unpack it first")
    return archive


def _members(archive: Any, names: list[str], io: Any) -> Iterator[tuple[str, MemberStream]]:
    pipe = _Pipe()
    thread = threading.Thread(target=_unpack, args=(archive, names, _factory(pipe, io), pipe), daemon=True)
    thread.start()
    try:
        while True:
            name, block = pipe.blocks.get()
            if isinstance(block, BaseException):
                raise _as_unreadable(block) from block
            if block is None:
                return
            stream = MemberStream(name, pipe)
            yield name, stream
            stream.drain()
    finally:
        pipe.is_closed.set()
        thread.join()


def _unpack(archive: Any, names: list[str], factory: Any, pipe: _Pipe) -> None:
    with contextlib.suppress(ReaderGoneError):
        try:
            archive.extract(targets=names, factory=factory)
        except ReaderGoneError:
            return
        except Exception as error:  # noqa: BLE001  # goes to the reading thread
            pipe.put("", error)
        pipe.put("", None)


def _factory(pipe: _Pipe, io: Any) -> Any:
    """What py7zr asks for a place to write each member to."""

    class Writer(io.Py7zIO):  # type: ignore[misc]  # untyped library
        def __init__(self, name: str) -> None:
            self.name, self.written = name, 0
            pipe.put(name, b"")

        def write(self, s: bytes | bytearray) -> int:
            self.written += len(s)
            if s:
                pipe.put(self.name, bytes(s))
            return len(s)

        def close(self) -> None:
            pipe.put(self.name, None)

        def read(self, size: int | None = None) -> bytes:  # noqa: ARG002  # the library's signature
            return b""

        def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002  # the library's signature
            return offset

        def flush(self) -> None:
            return None

        def size(self) -> int:
            return self.written

    class Factory(io.WriterFactory):  # type: ignore[misc]  # untyped library
        def create(self, filename: str) -> Any:
            return Writer(filename)

    return Factory()


def _as_unreadable(error: BaseException) -> UnreadableError:
    if type(error).__name__ in ("PasswordRequired", "UnsupportedCompressionMethodError"):
        code = "encrypted" if type(error).__name__ == "PasswordRequired" else "damaged"
        return UnreadableError(code, f"{error}; unpack it first")
    return damaged(error if isinstance(error, Exception) else RuntimeError(str(error)))
