"""The text of a published page, copied: labels, their values, title and tags, then the cable."""

import re
from collections.abc import Mapping
from functools import partial
from itertools import takewhile

from graphkit.readers.base import Content, Reader
from graphkit.readers.split_text import PAGE_BLOCK
from graphkit.readers.texts import read_texts

_NAMES = {
    "identifier": "id",
    "reference id": "id",
    "created": "created",
    "released": "released",
    "classification": "classification",
    "origin": "origin",
}
_SUBJECT = re.compile(r"^Cable title:([^\n]*(?:\n(?!\s*Tags:|pdf\b|VZCZC)[^\n]*){0,6})", re.MULTILINE)
_TAGS = re.compile(r"^Tags:([^\n]*)", re.MULTILINE)
_REACH = 4_000  # characters of a page above the cable itself


def is_page_text(content: Content) -> bool:
    """Whether a block of labels stands in the text."""
    return "Created" in content.text and PAGE_BLOCK.search(content.text) is not None


def read_given(text: str) -> Mapping[str, str]:
    r"""Labels and values in the order in which they stand, on lines of their own or divided by tabs.

    >>> given = read_given("Identifier\nCreated\nOrigin\n08OSLO1\n2008-01-02 10:00\nEmbassy Oslo\nTags: PREL NO\n")
    >>> given["id"], given["origin"], given["tags"]
    ('08OSLO1', 'Embassy Oslo', 'PREL NO')
    """
    block = PAGE_BLOCK.search(text)
    if not block:
        return {}
    top = text[block.start() : block.start() + _REACH]
    cells = [cell for cell in (part.strip() for part in re.split(r"[\n\t]", top)) if cell]
    labels = list(takewhile(lambda cell: cell.lower() in _NAMES, cells))
    values = cells[len(labels) : 2 * len(labels)]
    subject, tags = _SUBJECT.search(top), _TAGS.search(top)
    return {
        **{_NAMES[label.lower()]: value for label, value in zip(labels, values, strict=False)},
        "subject": " ".join(subject[1].split()) if subject else "",
        "tags": " ".join(tags[1].split()) if tags else "",
    }


READER = Reader("page-text", is_page_text, partial(read_texts, "page-text", read_given))
