"""Fields that open on a line or in the middle of one, and lines that stand between two of one field."""

import re
from collections.abc import Sequence
from itertools import pairwise

from graphkit.lexicon.posts import known_key
from graphkit.parse.classification import read_classification
from graphkit.parse.envelope import LISTS
from graphkit.parse.headscan import ENVELOPE, HEAD, HeadScan
from graphkit.parse.labels import inner_labels, read_label
from graphkit.parse.lines import Line
from graphkit.parse.pages import is_page

# An edition's telegram begins with its number: 2577. Ref: Rome 12.
NUMBERED = re.compile(r"\d{1,6}\.\s{1,3}(?=[A-Z])")
ITEM = re.compile(r"[(\[]?[B-Z][.)\]]{1,2}\s{0,4}\w")
CITED = re.compile(r"\W{0,3}\d{1,2}\W{1,5}(?:'?\d\d\s|\d{4}\s)?(?P<station>[A-Za-z][A-Za-z.' ]{1,24}?)[\s#]{1,3}\d")
LONGEST_ITEM = 50  # characters of an item that cites no cable; a paragraph's first line is longer, or ends in a stop


def take_numbered(line: Line, head: HeadScan) -> bool:
    """The telegram's number that opens its first line, where a field follows it."""
    number = NUMBERED.match(line.text)
    if number is None:
        return False
    start = line.start + number.end()
    rest = Line(start, line.end, line.text[number.end() :])
    label = read_label(rest.text)
    if label is None and not inner_labels(rest.text, 0):
        return False
    head.add(ENVELOPE, "line", Line(line.start, start, number[0]))
    take_label(label or ("distribution", 0), rest, head)
    return True


def is_numbered_item(words: str) -> bool:
    """Whether a line that begins with a number is an item of the open REF block, not the first paragraph.

    >>> is_numbered_item("2. ROME 12"), is_numbered_item("2. POE-LEE E-MAIL"), is_numbered_item("1. Fish came.")
    (True, True, False)
    """
    if "(" in words[:12]:
        return False
    cited = CITED.match(words)
    return (len(words) < LONGEST_ITEM and words[-1] != ".") or (
        cited is not None and known_key(cited["station"]) is not None
    )


def interrupts(lines: Sequence[Line], at: int, head: HeadScan) -> bool:
    """Whether a classification line parts the open field: that of the next section, or the foot of a page."""
    words = lines[at].text
    marking = read_classification(words)
    if marking is None:
        return False
    if words.upper() != words:
        return False  # as where somebody turned a second head into small letters
    if marking.section is not None:
        return head.open not in LISTS  # behind an envelope it is the first line of the head
    if marking.station is not None or marking.captions:
        return False
    head.cut_short |= at + 4 > len(lines)
    following = next((line.text for line in lines[at + 1 : at + 4] if line.text), "")
    return is_page(following) or (head.open == "ref" and ITEM.match(following) is not None)


def take_label(label: tuple[str, int], line: Line, head: HeadScan) -> None:
    """Open a field, and those that begin later on its line."""
    name, after = label
    if name == "classified_by" and head.open == "classified_by" and not head.blank:
        head.extend(line)
        return
    inner = inner_labels(line.text, after, name)
    if not inner:
        head.add(HEAD, name, line, keep_open=True)
        return
    starts = [(name, 0), *inner, ("", len(line.text))]
    for (name, start), (_, end) in pairwise(starts):
        kept = line.text[start:end].rstrip()
        head.add(HEAD, name, Line(line.start + start, line.start + start + len(kept), kept), keep_open=True)


def extend_field(line: Line, head: HeadScan) -> None:
    """Add a line to the open field, cutting it where another field begins in it."""
    inner = inner_labels(line.text, 0, head.open)
    if not inner:
        head.extend(line)
        return
    first = inner[0][1]
    kept = line.text[:first].rstrip()
    if kept:
        head.extend(Line(line.start, line.start + len(kept), kept))
    rest = line.text[first:]
    take_label((inner[0][0], 1), Line(line.start + first, line.end, rest), head)
