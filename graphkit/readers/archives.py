"""Archives: told by their first bytes, streamed member by member, never unpacked to disk, their names never paths."""

import io
import re
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, cast

from graphkit.model import Issue
from graphkit.readers.base import Place, Stream, UnreadableError
from graphkit.readers.mail import is_mail, read_parts
from graphkit.readers.names import shown_name
from graphkit.readers.sevenzip import open_sevenzip
from graphkit.readers.streams import DAMAGE, Budget, Metered, Rejoined, damaged, open_single

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_SEVENZIP = b"7z\xbc\xaf\x27\x1c"
_SINGLE = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_OFFICE = frozenset({"[Content_Types].xml", "META-INF/manifest.xml"})  # what a document packed as a .zip has in it
_ESCAPES = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)")


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive, to be read before the next is asked for."""

    stream: Stream
    place: Place


Members = Iterator[Member | Issue]


def is_archive(head: bytes) -> bool:
    r"""Whether a file that begins with ``head`` is opened by `open_archive`.

    >>> is_archive(b"PK\x03\x04"), is_archive(b"FM AMEMBASSY OSLO")
    (True, False)
    """
    return head.startswith((*_ZIP, _SEVENZIP, *_SINGLE)) or head[257:262] == b"ustar"


def open_archive(head: bytes, stream: Stream, place: Place, budget: Budget) -> Members | None:
    """The members of the archive that begins with ``head``, or None where it is none."""
    if head.startswith(_ZIP):
        return _read_zip(head, stream, place, budget)
    if head.startswith(_SEVENZIP):
        return _read_sevenzip(head, stream, place, budget)
    if head.startswith(_SINGLE):
        return iter([Member(Metered(open_single(head, stream), budget), place)])
    if head[257:262] == b"ustar":
        return _read_tar(head, stream, place, budget)
    return _read_mail(head, stream, place, budget) if is_mail(head) else None


def name_issue(name: str, place: Place) -> Issue | None:
    """An Issue where a member's name points out of its archive; the member is read as data all the same.

    >>> name_issue("../../etc/x", Place("a.zip")).code
    'unsafe-path'
    >>> name_issue("1974/x.txt", Place("a.zip"))
    """
    if not _ESCAPES.search(name):
        return None
    return place.inside(printable(name)).issue(
        "unsafe-path", "its name leads out of the archive; read as data, written nowhere"
    )


def printable(name: str) -> str:
    r"""A member's name as it may be shown.

    >>> print(printable("a\x1b[2Jb\u202e"))
    a\x1b[2Jb�
    """
    return "".join(char if char.isprintable() else "\ufffd" for char in shown_name(name))


def _read_zip(head: bytes, stream: Stream, place: Place, budget: Budget) -> Members:
    try:
        with zipfile.ZipFile(_seekable(head, stream, budget)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if not infos:
                yield place.issue("empty", "an archive without files")
            if any(info.filename in _OFFICE for info in infos):
                yield place.issue(
                    "binary", "a Word, Excel or OpenDocument file; save it as plain text first, tables as .csv"
                )
                return
            for info in infos:
                yield from _zip_member(archive, info, place, budget)
                if budget.is_spent:
                    return
    except DAMAGE as error:
        raise damaged(error) from error


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, place: Place, budget: Budget) -> Members:
    budget.count_member()
    inside = place.inside(printable(info.filename))
    unsafe = name_issue(info.filename, place)
    if unsafe:
        yield unsafe
    if info.flag_bits & 1:
        yield inside.issue("encrypted", "protected by a password; unpack it first")
        return
    try:
        stream = archive.open(info)
    except DAMAGE as error:
        yield inside.issue("damaged", f"{error}; this member is left out")
        return
    with stream:
        yield Member(Metered(stream, budget), inside)


def _read_tar(head: bytes, stream: Stream, place: Place, budget: Budget) -> Members:
    try:
        packed = cast(IO[bytes], Rejoined(head, stream))
        with tarfile.open(fileobj=packed, mode="r|") as archive:
            for info in archive:
                archive.members = []  # type: ignore[attr-defined]  # it would keep every header of a long tape
                yield from _tar_member(archive, info, place, budget)
                if budget.is_spent:
                    return
    except DAMAGE as error:
        raise damaged(error) from error


def _tar_member(archive: tarfile.TarFile, info: tarfile.TarInfo, place: Place, budget: Budget) -> Members:
    budget.count_member()
    unsafe = name_issue(info.name, place)
    if unsafe:
        yield unsafe
    inside = place.inside(printable(info.name))
    data = archive.extractfile(info) if info.isreg() else None
    if data is not None:
        yield Member(Metered(data, budget, counts=False), inside)
    elif not info.isdir():
        yield inside.issue("link", "a link or device in an archive; not followed")


def _read_sevenzip(head: bytes, stream: Stream, place: Place, budget: Budget) -> Members:
    for name, data in open_sevenzip(_seekable(head, stream, budget), _ESCAPES):
        budget.count_member()
        unsafe = name_issue(name, place)
        if unsafe:
            yield unsafe
        if data is not None:
            yield Member(Metered(data, budget), place.inside(printable(name)))
        if budget.is_spent:
            return


def _read_mail(head: bytes, stream: Stream, place: Place, budget: Budget) -> Members:
    most = budget.limits.max_text_bytes
    data = _seekable(head, stream, budget).read(most + 1)
    if len(data) > most:
        raise UnreadableError("too-large", f"more than {most} bytes of mail; --limit max_text_bytes=... reads it")
    try:
        for name, held in read_parts(data):
            budget.count_member()
            yield Member(Metered(io.BytesIO(held), budget), place.inside(printable(name)))
            if budget.is_spent:
                return
    except (*DAMAGE, LookupError, TypeError, AttributeError) as error:  # hostile headers, nesting without end
        raise damaged(error) from error


def _seekable(head: bytes, stream: Stream, budget: Budget) -> IO[bytes]:
    """The archive as a file: the one on disk, or, for an archive inside another, held in memory."""
    if isinstance(stream, io.BufferedReader):
        stream.seek(0)
        return stream
    parts, size, most = [head], len(head), budget.limits.max_text_bytes
    while size <= most and (chunk := stream.read(1 << 18)):
        size += len(chunk)
        parts.append(chunk)
    if size > most:
        raise UnreadableError(
            "too-large", f"more than {most} bytes of nested archive; --limit max_text_bytes=... reads it"
        )
    return io.BytesIO(b"".join(parts))
