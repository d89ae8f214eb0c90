"""Sections of one cable that came as several texts, joined to one before they are parsed.

A long cable was sent in sections, each with an envelope and a head of its own; an archive may hold them apart.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from graphkit.model import Issue, RawCable
from graphkit.parse.classification import read_classification
from graphkit.parse.dtg import parse_dtg
from graphkit.parse.facts import place_of
from graphkit.parse.ids import canonical_id, make_id

COUNT = re.compile(r"SECTION\s{1,3}(?P<number>\d{1,2})\s{1,3}OF\s{1,3}(?P<total>\d{1,2})\b")
PAGE = re.compile(r"OF\s{1,2}(?P<total>\d{3})\b")
PAGE_NUMBER = re.compile(r"\s(?P<number>\d{3})(?:\.\d)?\s{1,2}$")
FAR = 6000  # characters within which the head of a section names its number
NEAR = 1000
NEAR_CHARS = 16_000_000


class Piece(NamedTuple):
    """A text that is one section: of which cable, which one of how many, and where its head begins in the text."""

    key: str
    number: int
    total: int
    head: int
    raw: RawCable


def stitched(raws: Iterable[RawCable | Issue]) -> Iterator[RawCable | Issue]:
    r"""The same cables and issues in their order, sections of one cable as one where the first of them stands.

    Its text is the first section, and what stands behind the envelopes of the later ones. An issue ``joined`` says
    which texts became one. Sections are looked for among `NEAR` texts, at most `NEAR_CHARS` long together.

    >>> from graphkit.model import Source
    >>> def section(n):
    ...     head = f"R 141200Z MAR 09\nFM AMEMBASSY TOKYO\nSECRET SECTION {n:02} OF 02 TOKYO 000012\nSUBJECT: FISH\n\n"
    ...     return RawCable(Source("cable-text", f"{n}.txt"), head + f"{n}. (S) Fish came.\n")
    >>> whole, issue = stitched([section(2), section(1)])
    >>> whole.source.path, whole.text.count("FM AMEMBASSY"), whole.text[-18:], issue.code
    ('1.txt', 1, '2. (S) Fish came.\n', 'joined')
    """
    near: list[RawCable | Issue] = []
    chars = 0
    for raw in raws:
        near.append(raw)
        chars += 0 if isinstance(raw, Issue) else len(raw.text)
        if len(near) >= NEAR or chars >= NEAR_CHARS:
            yield from _stitched(near)
            near, chars = [], 0
    yield from _stitched(near)


def _stitched(raws: list[RawCable | Issue]) -> Iterator[RawCable | Issue]:
    groups: dict[str, list[Piece]] = defaultdict(list)
    for raw in raws:
        if not isinstance(raw, Issue) and (piece := read_piece(raw)):
            groups[piece.key].append(piece)
    instead: dict[int, tuple[RawCable | Issue, ...]] = {}
    for pieces in groups.values():
        parts = _parts(pieces)
        if len(parts) > 1:
            first, *rest = (id(piece.raw) for piece in pieces if piece in parts)
            instead |= {first: (_joined(parts), _issue(parts)), **dict.fromkeys(rest, ())}
    for raw in raws:
        yield from instead.get(id(raw), (raw,))


def read_piece(raw: RawCable) -> Piece | None:
    """The section that a text is; None where it is a whole cable or does not say which cable it belongs to."""
    text = raw.text
    count = COUNT.search(text, 0, FAR)
    if count is None:
        return None
    head = text.rfind("\n", 0, count.start()) + 1
    end = text.find("\n", count.end())
    marking = read_classification(text[head : end if end >= 0 else len(text)].strip())
    number, total = int(count["number"]), int(count["total"])
    if marking is None or not 1 <= number <= total or total < 2 or _others(text, count.end(), total) - {number}:
        return None
    key = canonical_id(raw.given.get("id", ""))
    group = parse_dtg(text[:head])
    if key is None and group and marking.station and marking.serial:
        key = make_id(group.sent.year, marking.station, marking.serial)
    return Piece(key, number, total, head, raw) if key else None


def _others(text: str, start: int, total: int) -> set[int]:
    """The sections whose heads or page headers stand further down in a text."""
    found = {int(hit["number"]) for hit in COUNT.finditer(text, start) if int(hit["total"]) == total}
    for hit in PAGE.finditer(text, start):
        number = PAGE_NUMBER.search(text, max(start, hit.start() - 8), hit.start())
        if number and int(hit["total"]) == total:
            found.add(int(number["number"]))
    return found


def _parts(pieces: list[Piece]) -> list[Piece]:
    """The sections in their order, the fullest text of each number."""
    best: dict[int, Piece] = {}
    for piece in pieces:
        held = best.get(piece.number)
        if held is None or len(piece.raw.text) > len(held.raw.text):
            best[piece.number] = piece
    return [best[number] for number in sorted(best)]


def _joined(parts: list[Piece]) -> RawCable:
    first = parts[0].raw
    texts = [first.text, *(part.raw.text[part.head :] for part in parts[1:])]
    text = "\n".join(words.rstrip("\n") for words in texts) + "\n"
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(first, text=text, source=replace(first.source, sha256=digest))


def _issue(parts: list[Piece]) -> Issue:
    numbers = ", ".join(str(part.number) for part in parts)
    places = "; ".join(place_of(part.raw) for part in parts[1:])
    missing = parts[0].total - len(parts)
    lacking = f"; {missing} of them not found" if missing > 0 else ""
    message = f"sections {numbers} of {parts[0].total} read as one cable, with {places}{lacking}"
    return Issue("parse", "joined", place_of(parts[0].raw), message)
