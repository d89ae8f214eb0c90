"""What every layout shares: limits, places, content that is decoded once, and the shape of a reader."""

import codecs
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from types import MappingProxyType
from typing import Protocol

from graphkit.model import Issue, RawCable, Source
from graphkit.readers.decode import decode, wide_encoding

KIB, MIB, GIB = 1 << 10, 1 << 20, 1 << 30
HEAD = 64 * KIB  # bytes that sniffing of streamed layouts may look at


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one input may cost before it is reported instead of read. Sizes are bytes.

    ``max_text_bytes`` bounds what is held in memory at once: a text, a TEI volume, one row, a nested archive.
    ``max_member_bytes`` and ``max_total_bytes`` bound what comes out of one archive member and of a whole archive
    (streamed, not held); ``max_ratio`` is bytes out per byte of archive, looked at once ``ratio_after`` bytes came out.

    >>> Limits(max_depth=1).max_depth
    1
    """

    max_text_bytes: int = 64 * MIB
    max_member_bytes: int = 16 * GIB
    max_total_bytes: int = 256 * GIB
    max_members: int = 5_000_000
    max_depth: int = 3
    max_ratio: float = 200.0
    ratio_after: int = 16 * MIB

    @classmethod
    def of(cls, given: Iterable[str]) -> "Limits":
        """The limits that ``NAME=VALUE`` texts set, the others as they are; `ValueError` names what is known.

        >>> Limits.of(["max_ratio=1000", "max_depth=5"]).max_depth
        5
        >>> Limits.of(["max_rate=2"])
        Traceback (most recent call last):
        ...
        ValueError: limit 'max_rate=2': expected NAME=VALUE, a number from 1 on, NAME one of max_text_bytes, ...
        """
        known = [one.name for one in fields(cls)]
        values: dict[str, int] = {}
        for said in given:
            name, _, value = said.partition("=")
            number = re.fullmatch(r"[0-9]{1,18}", value.strip(), re.ASCII)
            if name not in known or number is None or int(number[0]) < 1:
                what = f"expected NAME=VALUE, a number from 1 on, NAME one of {', '.join(known)}"
                raise ValueError(f"limit {said!r}: {what}")
            values[name] = int(number[0])
        return cls(**values)

    def mark(self) -> str:
        """What these limits add to an input's checksum: read under others it is another input; the usual add nothing.

        >>> Limits().mark(), Limits(max_depth=5).mark()
        ('', ' max_depth=5')
        """
        return "".join(
            f" {one.name}={getattr(self, one.name)}" for one in fields(self) if getattr(self, one.name) != one.default
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is read, as a person would look it up.

    >>> str(Place("cables.zip").inside("1974/a.txt"))
    'cables.zip › 1974/a.txt'
    """

    path: str
    locator: str = ""

    def inside(self, name: str) -> "Place":
        """The place called ``name`` inside this one."""
        return Place(self.path, f"{self.locator} › {name}" if self.locator else name)

    def __str__(self) -> str:
        return f"{self.path} › {self.locator}" if self.locator else self.path

    def issue(self, code: str, message: str) -> Issue:
        """An Issue of reading that names this place."""
        return Issue("read", code, str(self), message)


class UnreadableError(Exception):
    """A limit was reached or an archive is damaged; becomes an Issue of that ``code``, and never leaves this room."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Stream(Protocol):
    """Bytes that can be read once, from the front."""

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes; none at the end."""


@dataclass
class Content:
    """One leaf file: streamed by whoever reads `stream`, or read and decoded whole by whoever asks for `text`."""

    stream: Stream
    head: bytes
    place: Place
    limits: Limits
    origin: int = 0  # where the first byte stands in the file, for a part of a big one
    issues: list[Issue] = field(default_factory=list)

    @cached_property
    def start(self) -> str:
        """The first bytes decoded, for sniffing."""
        return decode(self.head).text

    def chunks(self) -> Iterator[bytes]:
        """All bytes, once."""
        yield self.head
        while chunk := self.stream.read(256 * KIB):
            yield chunk

    def chunks_for_rows(self) -> Iterator[bytes]:
        """All bytes, once; UTF-16 as UTF-8, so that rows can be cut as bytes."""
        encoding = wide_encoding(self.head[: 4 * KIB])
        if encoding is None:
            yield from self.chunks()
            return
        decoder = codecs.getincrementaldecoder(encoding)("replace")
        for chunk in self.chunks():
            yield decoder.decode(chunk).encode("utf-8", "replace")

    @cached_property
    def text(self) -> str:
        """The whole decoded; what had to be guessed is left in `issues`."""
        decoded = decode(self._whole())
        if decoded.note:
            self.issues.append(self.place.issue("encoding", decoded.note))
        return decoded.text

    def _whole(self) -> bytes:
        parts, size, most = [], 0, self.limits.max_text_bytes
        for chunk in self.chunks():
            size += len(chunk)
            if size > most:
                raise UnreadableError(
                    "too-large", f"more than {most} bytes in one text; --limit max_text_bytes=... reads it"
                )
            parts.append(chunk)
        return b"".join(parts)


Found = Iterator[RawCable | Issue]


@dataclass(frozen=True, slots=True)
class Reader:
    """One layout. ``sniff`` decides by content alone; ``read`` gives its cables and issues lazily."""

    name: str
    sniff: Callable[[Content], bool]
    read: Callable[[Content], Found]


def raw_cable(reader: str, place: Place, text: str, given: Mapping[str, str], offset: int = 0) -> RawCable:
    """A RawCable with its checksum; empty values of ``given`` are left out.

    >>> raw_cable("cable-text", Place("a.txt"), "FM AMEMBASSY OSLO", {"id": "08OSLO1", "tags": ""}).given["id"]
    '08OSLO1'
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    source = Source(reader, place.path, place.locator, digest, offset)
    return RawCable(source, text, MappingProxyType({key: value for key, value in given.items() if value}))
