"""Text taken out of a PDF: U+FFFD in place of the paragraph mark, form feeds, page furniture."""

import re
from functools import partial

from graphkit.readers.base import Content, Reader
from graphkit.readers.texts import is_cable_text, nothing_given, read_texts

_MARKS = re.compile(
    r"\ufffd ?\d{1,2}\.|\\ufffd\d{1,2}\.|\f|^ *(?:Page|page) \d{1,3} (?:of|/) \d{1,3} *\r?$", re.MULTILINE
)


def is_pdf_text(content: Content) -> bool:
    """Whether a cable's text has the traces of a PDF."""
    return is_cable_text(content.text) and _MARKS.search(content.text) is not None


READER = Reader("pdf-text", is_pdf_text, partial(read_texts, "pdf-text", nothing_given))
