"""What a container left around the telegram in plain text: page furniture, metadata tables, archive attributes."""

import re

from graphkit.parse.envelope import envelope_kind
from graphkit.parse.lines import Line

FIRST_WORDS = ("Identifier", "Reference ID", "Viewing cable", "Cable title", "Message Text", "Cable Viewer")
LONE = re.compile(
    r"""This\ record\ is\ a\ partial\ extract | null$ | pdf\ how-to\ read\ a\ cable | Cable\ title:
    |(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s\d{1,2}\s[A-Z][a-z]{2,8}\s\d{4},?\s\d\d:\d\d
    |Message\ Text\b | Message\ Attributes\b | Raw\ content$ | Metadata$ | Print$ | Share$ | Show\ Headers$
    |Declassified(?:/Released)?\b | US\ Department\ of\ State | EO\ Systematic\ Review
     | \d\d\ [A-Z]{3}\ \d{4}$ | BT$""",
    re.VERBOSE | re.IGNORECASE,
)
ATTRIBUTES = re.compile(r"Message\s{1,3}Attributes\b", re.IGNORECASE)


def container_end(text: str, lines: list[Line]) -> int:
    r"""How many lines stand before the telegram where a metadata table opens the text, 0 where none does.

    >>> from graphkit.parse.lines import split_lines
    >>> page = "Identifier\nOrigin\n09TOKYO1\nEmbassy Tokyo\nVZCZCXYZ0001\n"
    >>> container_end(page, split_lines(page))
    4
    """
    first = text.lstrip()[:20]
    if not first.startswith(FIRST_WORDS):
        return 0
    for at, line in enumerate(lines[:60]):
        if envelope_kind(line.text) in ("transmission", "relay", "de", "dtg", "from"):
            return at
        if line.text.startswith("This record is a partial extract"):
            return at
    return 0


def is_container(line: str) -> bool:
    """Whether a line is furniture that no telegram has.

    >>> is_container("Friday, 02 March 2001, 10:15"), is_container("FM AMEMBASSY TOKYO")
    (True, False)
    """
    return LONE.match(line) is not None
