"""Where a line ends because its item of a list does, not because the margin was reached."""

import re
from collections.abc import Iterator

CANDIDATE = re.compile(r"\n[ \t]{0,8}(?=[A-Z][A-Za-z.])")
BEFORE = re.compile(r"[A-Za-z.][ \t\r]{0,4}\Z")
SHORT = 45  # no writer wraps running text before this column
LONG = 90  # a longer line is not wrapped at all
BLANKED = " " * 8  # where a page header was taken out, two lines look like one
SPARE = 6  # so many more characters would have fitted on a line that was not full
NEAR = 300  # how far the lines around are looked at


def list_breaks(text: str) -> Iterator[int]:
    r"""The single line breaks, a capital behind them, that part the items of a list.

    >>> list(list_breaks("Ann Lind\nOmar Zaki\n\nThe visit of Foreign Minister Jorunn Ellefsen with Amb. Olav\nBerge"))
    [8]
    """
    for found in CANDIDATE.finditer(text):
        at = found.start()
        if not BEFORE.search(text, max(0, at - 5), at):
            continue
        start = text.rfind("\n", max(0, at - NEAR), at) + 1 or max(0, at - NEAR)
        if at - start + overlong(text, at + 1) < SHORT or fits(text, start, at) or are_items(text, start, at + 1):
            yield at


def overlong(text: str, start: int) -> int:
    """By how much the word that begins a line is longer than words are, which would not have fitted before."""
    word = text[start : start + SHORT].split(maxsplit=1)[:1]
    return max(0, len(word[0]) - WIDE) if word else 0


WIDE = 12  # letters of a long word
ITEM = re.compile(r"[ \t]{0,8}(?:[A-Z][\w.'’-]{0,20} ){1,4}[A-Z][\w'’-]{1,20} ?[,(]")


def are_items(text: str, start: int, after: int) -> bool:
    """Whether a line and the next are items, and no sentence runs on from the line before: that ends in no comma."""
    return is_item(text, start) and is_item(text, after) and text[max(0, start - 3) : start].strip()[-1:] != ","


def is_item(text: str, start: int) -> bool:
    """Whether a line begins with a name and a comma or bracket, as those of a participants' list do."""
    return ITEM.match(text, start) is not None


def fits(text: str, start: int, at: int) -> bool:
    """Whether the first word of the next line would have had room on the line from ``start`` to ``at``."""
    if at - start > LONG:
        return BLANKED not in text[start:at]
    end = text.find("\n", at + 1, at + NEAR)
    if (min(at + NEAR, len(text)) if end < 0 else end) - at > SHORT:  # the next line
        return False
    word = text[at + 1 : at + 50].split(maxsplit=1)[0]
    before = text[max(0, start - NEAR) : start].rsplit("\n\n", 1)[-1].split("\n")[-4:]
    after = text[at + 1 : at + NEAR].split("\n\n", 1)[0].split("\n")[:3]
    margin = max((len(line) for line in (*before, *after) if len(line) <= LONG), default=0)
    return at - start + len(word) + SPARE < margin
