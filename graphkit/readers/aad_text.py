"""State Department archive text, 1973-79: all capitals, and a block of "Message Attributes" at the end."""

import re
from collections.abc import Mapping

from graphkit.readers.base import Content, Found, Reader, raw_cable

NAME = "aad-text"
_NAMES = {
    "Document Number": "id",
    "Draft Date": "created",
    "From": "origin",
    "To": "to",
    "TAGS": "tags",
    "Subject": "subject",
    "Reference": "references",
    "Current Classification": "classification",
    "Office": "office",
}
_BLOCK = re.compile(r"^[ \t]*Message Attributes[ \t]*\r?$", re.MULTILINE)
_LABEL = re.compile(r"[ \t]*([A-Z][A-Za-z /]{1,40}):(?:[ \t]+|\r?$)")
_TEXT = re.compile(r"^[ \t]*Message Text[ \t]*\r?$", re.MULTILINE)
_FIRST_PAGE = re.compile(r"^[ \t]*PAGE 01 ", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t\r]*\n")
_NOTHING = {"n/a", ""}


def is_archive_text(content: Content) -> bool:
    """Whether the block of attributes stands in the text."""
    return _BLOCK.search(content.text) is not None


def read(content: Content) -> Found:
    """Each telegram with its attributes: a text may hold several, the next beginning after the block of the last."""
    text = content.text
    ends = [_end_of_block(text, hit.end()) for hit in _BLOCK.finditer(text)]
    starts = [0, *ends[:-1]]
    for number, (start, end) in enumerate(zip(starts, [*ends[:-1], len(text)], strict=True), start=1):
        place = content.place.inside(f"cable {number}") if len(starts) > 1 else content.place
        yield raw_cable(NAME, place, text[start:end], read_attributes(text[start:end]), start)


def _end_of_block(text: str, at: int) -> int:
    """Where the next telegram begins: its "Message Text" line, else the paragraph that leads to its first page line."""
    titled, page = _TEXT.search(text, at), _FIRST_PAGE.search(text, at)
    if titled and not (page and page.start() < titled.start()):
        return titled.start()
    blank = _BLANK.search(text, at, page.start()) if page else None
    return blank.end() if blank else len(text)


def read_attributes(text: str) -> Mapping[str, str]:
    r"""The attributes, an indented or unlabelled line going on with the one above; ``n/a`` is left out.

    >>> dict(read_attributes("...\nMessage Attributes\nFrom: OSLO\nSubject: COD\n  QUOTAS\nConcepts: n/a\n"))
    {'origin': 'OSLO', 'subject': 'COD QUOTAS'}
    """
    block = _BLOCK.search(text)
    if not block:
        return {}
    found: dict[str, list[str]] = {}
    label = ""
    for line in text[block.end() :].splitlines():
        hit = _LABEL.match(line)
        if hit:
            label = hit[1].strip()
            found.setdefault(label, []).append(line[hit.end() :].strip())
        elif label and line.strip():
            found[label].append(line.strip())
    values = {_key(label): " ".join(part for part in parts if part) for label, parts in found.items()}
    return {key: value.strip("'") for key, value in values.items() if value.lower() not in _NOTHING}


def _key(label: str) -> str:
    return _NAMES.get(label) or label.lower().replace(" ", "_").replace("/", "_")


READER = Reader(NAME, is_archive_text, read)
