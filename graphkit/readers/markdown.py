"""Text that went through recognition or a Markdown editor: envelope on one line, headings, dashes, links."""

import re
from functools import partial

from graphkit.readers.base import Content, Reader
from graphkit.readers.texts import is_cable_text, nothing_given, read_texts

_MARKS = re.compile(r"\]\((?:#|https?:)|^#{1,6} |^- ?\d{1,3}\. \(|^VZCZC\w{7}\d? [^\n]{0,4000}\bFM ", re.MULTILINE)


def is_markdown(content: Content) -> bool:
    """Whether a cable's text has links, headings, listed paragraphs or an envelope on one line."""
    return is_cable_text(content.text) and _MARKS.search(content.text) is not None


READER = Reader("markdown", is_markdown, partial(read_texts, "markdown", nothing_given))
