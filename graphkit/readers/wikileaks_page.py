"""Published cable pages: a table of four or five columns, then one or two blocks that hold header and body.

Any other page whose preformatted blocks, or whose words, are a telegram is read as that telegram.
"""

import html
import re

from graphkit.readers.base import Content, Found, Reader, raw_cable
from graphkit.readers.split_text import read_record, split_records
from graphkit.readers.texts import is_cable_text

NAME = "wikileaks-page"
_NAMES = {
    "reference id": "id",
    "identifier": "id",
    "created": "created",
    "released": "released",
    "classification": "classification",
    "origin": "origin",
}
# Only tags that pages put into a text: anything else between angle brackets is the cable's own.
_TAG = re.compile(r"</?(?:a|b|br|code|em|font|i|p|pre|span|strong|u|td|th|tr)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_HIDDEN = re.compile(r"<(?:script|style)\b[^<]*(?:<(?!/(?:script|style))[^<]*)*(?:</(?:script|style)>)?", re.IGNORECASE)
_ENDS_LINE = re.compile(r" ?(?:<br\b[^<>]*>|</?(?:p|div|tr|li|h[1-6]|table)\b[^<>]*>) ?", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?(?:body|html|center|hr|ul|ol|td|th|tbody|img|main|section|article)\b[^<>]*>", re.IGNORECASE)
_CELL = re.compile(r"<(t[hd])\b[^<>]*>", re.IGNORECASE)
_LINK = re.compile(r"<a\s([^<>]*)>([^<>]*)</a>", re.IGNORECASE)
_HUGE = re.compile(r"&#(?:\d{9,}|[xX][0-9A-Fa-f]{9,});?")  # no character; Python refuses to make a number of it
_VIEWING = "Viewing cable "


def is_page(content: Content) -> bool:
    """Whether this is HTML with a table of a cable's data or a block of preformatted text under its id."""
    head = content.start[:2000].lower()
    if "<html" not in head and "<!doctype html" not in head and "<table" not in head and "<h3" not in head:
        return False
    text = content.text
    if "<pre" in text and (_VIEWING in text or "Reference ID" in text or "Reference id" in text):
        return True
    return "<html" in head and is_cable_text("\n".join(cut_blocks(text) or [laid_out(text)]))


def read(content: Content) -> Found:
    """One cable; its text is the blocks in order, joined by an empty line, entities decoded and tags dropped."""
    page = content.text
    blocks = cut_blocks(page) or [laid_out(page)]
    title = _between(page, _VIEWING, "</h3>") or ""
    name, _, subject = plain(title).partition(", ")
    tags = dict.fromkeys(plain(tag).strip() for block in blocks for to, tag in _LINK.findall(block) if "/tag/" in to)
    given = {"id": name.strip(), "subject": subject.strip(), "tags": " ".join(tags), **read_table(page)}
    text = "\n\n".join(plain(block) for block in blocks)
    spans = split_records(text)
    yield raw_cable(NAME, content.place, spans[0].of(text), given)
    if is_cut_off(page):
        yield content.place.issue(
            "truncated",
            f"the page ends at character {len(page)} before it is closed; its text is kept as far as it goes",
        )
    for number, span in enumerate(spans[1:], start=2):  # the dump's next rows, caught by the page's body
        cut = span.of(text)
        yield raw_cable(NAME, content.place.inside(f"cable {number}"), cut, read_record(cut))


def cut_blocks(page: str) -> list[str]:
    """What stands between ``<pre>`` and ``</pre>``, in order; the last may be cut off.

    >>> cut_blocks("<code><pre>FM X</pre></code><pre>1. (U) A")
    ['FM X', '1. (U) A']
    """
    return [piece.partition("</pre>")[0] for piece in re.split(r"<pre\b[^<>]*>", page)[1:]]


def is_cut_off(page: str) -> bool:
    """Whether a page ends inside its last block, or is one of the archive's without the end that all of these have.

    >>> is_cut_off("<pre>FM OSLO</pre><pre>1. (U) A"), is_cut_off("<html><pre>FM OSLO</pre>")
    (True, False)
    >>> is_cut_off("<html><h3>Viewing cable 07OSLO1</h3><pre>FM OSLO</pre>")
    True
    """
    if page.rfind("<pre") > page.rfind("</pre>"):
        return "</html" not in page[page.rfind("<pre") :]
    return _VIEWING in page and "<html" in page and "</html" not in page


def laid_out(page: str) -> str:
    r"""A page without preformatted blocks, the lines of its text as a browser shows them.

    >>> laid_out("<html><head><style>p {}</style></head><body><p>FM OSLO<br>TO STATE</p>1. (C) A")
    '\nFM OSLO\nTO STATE\n1. (C) A'
    """
    body = page[max(page.lower().find("<body"), 0) :]
    lines = _ENDS_LINE.sub("\n", " ".join(_HIDDEN.sub("", body).split()))
    return _ANY_TAG.sub("", lines)


def plain(markup: str) -> str:
    r"""Text without tags, entities decoded.

    >>> plain("<a href='#par1'>¶</a>1. (C) A &amp; B&#x000A;at <x@y>")
    '¶1. (C) A & B\nat <x@y>'
    """
    return html.unescape(_HUGE.sub("\ufffd", _TAG.sub("", markup)))


def read_table(page: str) -> dict[str, str]:
    """The table's columns by their names, whatever their number and order.

    >>> read_table("<table><tr><th>Origin</th></tr><tr><td> Embassy Oslo </td></tr></table>")
    {'origin': 'Embassy Oslo'}
    """
    heads, values = [], []
    for table in page.split("<table")[1:]:
        cells = _CELL.split(table.partition("</table>")[0])
        heads = [_cell(text).lower() for kind, text in zip(cells[1::2], cells[2::2], strict=True) if kind == "th"]
        values = [_cell(text) for kind, text in zip(cells[1::2], cells[2::2], strict=True) if kind == "td"]
        if any(head in _NAMES for head in heads):
            break
    return {_NAMES[head]: value for head, value in zip(heads, values, strict=False) if head in _NAMES}


def _cell(markup: str) -> str:
    return " ".join(plain(re.split(r"</t[hd]", markup, maxsplit=1)[0]).split())


def _between(text: str, left: str, right: str) -> str | None:
    start = text.find(left)
    end = text.find(right, start) if start >= 0 else -1
    return text[start + len(left) : end] if end >= 0 else None


READER = Reader(NAME, is_page, read)
