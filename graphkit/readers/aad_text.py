"""State Department archive text, 1973-79: all capitals, and a block of "Message Attributes" at the end."""

import re
from collections.abc import Mapping
from itertools import pairwise

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
_BLANK = re.compile(r"\r?\n[ \t\r]*\n\s*")
_NOTHING = {"n/a", ""}


def is_archive_text(content: Content) -> bool:
    """Whether the block of attributes stands in the text."""
    return "Message Attributes" in content.text and _BLOCK.search(content.text) is not None


def read(content: Content) -> Found:
    """Each telegram with its attributes: a text may hold several, the next beginning after the block of the last."""
    text = content.text
    blocks = [hit.span() for hit in _BLOCK.finditer(text)]
    inner = [_next_start(text, here[1], after[0]) for here, after in pairwise(blocks)]
    bounds = [0, *(start for start in inner if start is not None), len(text)]
    for number, (start, end) in enumerate(pairwise(bounds), start=1):
        place = content.place.inside(f"cable {number}") if len(bounds) > 2 else content.place
        yield raw_cable(NAME, place, text[start:end], read_attributes(text[start:end]), start)


def _next_start(text: str, at: int, end: int) -> int | None:
    """Where, behind a block of attributes, the next telegram begins: its "Message Text" line, else what is no label."""
    titled = _TEXT.search(text, at, end)
    if titled:
        return titled.start()
    first = _BLANK.match(text, at, end)
    ends = (hit.end() for hit in _BLANK.finditer(text, first.end() if first else at, end))
    return next((after for after in ends if not _LABEL.match(text, after)), None)


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
        if hit and (hit[1] == "TAGS" or not hit[1].isupper()):  # capitals with a colon go on with a subject
            label = hit[1].strip()
            found.setdefault(label, []).append(line[hit.end() :].strip())
        elif label and line.strip():
            found[label].append(line.strip())
        elif found:
            label = ""  # an empty line ends it; stamps below are nobody's
    values = {_key(label): " ".join(part for part in parts if part) for label, parts in found.items()}
    return {key: value.strip("'") for key, value in values.items() if value.lower() not in _NOTHING}


def _key(label: str) -> str:
    return _NAMES.get(label) or label.lower().replace(" ", "_").replace("/", "_")


READER = Reader(NAME, is_archive_text, read)
