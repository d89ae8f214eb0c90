"""Texts of somebody else inside a cable, whose "I" and "we" are not its writer: ``(Begin Text)``, an interview."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from graphkit.extract.text.running import fold
from graphkit.model import Span

_KIND = r"(?:text|translation|transcript|excerpts?|quote|statement|letter|message|interview)\b"
# These two are asked of folded text: ignoring case costs ten times as much as folding a text once.
_BEGIN = re.compile(rf"begin(?<=\bbegin) (?:(?:official|unofficial|informal|embassy|full|verbatim) ){{0,2}}{_KIND}")
_END = re.compile(rf"end(?<=\bend) (?:(?:of|official|unofficial|informal|embassy|full|verbatim) ){{0,2}}{_KIND}")
_TURN = re.compile(r"^[ \t]{0,8}[QA]: ", re.MULTILINE)
_NEXT = re.compile(r"\n\s{0,8}\n[ \t]{0,8}¶?\d{1,2}\. {0,4}\(|\Z")  # where it ends whose end is not marked


def enclosed(text: str) -> tuple[Span, ...]:
    r"""The stretches of a cable that are not its writer's, in order.

    >>> text = "1. I called. (Begin Text) I wept. (End Text) I left.\n\nQ: Why?\nA: I fell.\n\nI left."
    >>> [span.of(text).strip() for span in enclosed(text)]
    ['Begin Text) I wept. (End Text', 'Q: Why?', 'A: I fell.']
    """
    return tuple(sorted((*_begun(text), *_turns(text))))


_CARRIED = re.compile(
    r"d(?<=\bd)ear\s[a-z]|y(?<=\by)our\s(?:excellency|highness|majesty)\b"
    r"|f(?<=\bf)ollowing\s(?:is\s)?(?:the\s)?(?:text\sof\s)?(?:a\s)?(?:letter|message|reply)\b"
)


def message_start(text: str) -> int:
    """Where a message begins that a cable only carries, so that its "you" is somebody else; its end if it has none.

    >>> text = "You should convey the following message: I look forward to meeting you."
    >>> text[:message_start(text)]
    'You should convey the '
    """
    found = _CARRIED.search(fold(text))
    return found.start() if found else len(text)


def _begun(text: str) -> Iterator[Span]:
    folded = fold(text)
    begins = [*_BEGIN.finditer(folded)]
    ends = [*_END.finditer(folded)] if begins else []
    starts, reached = [end.start() for end in ends], 0
    for begin in begins:
        if begin.start() < reached:
            continue
        marked = bisect_left(starts, begin.end())
        end = ends[marked] if marked < len(ends) else _NEXT.search(text, begin.end())
        reached = end.end() if end else len(text)
        yield Span(begin.start(), reached)


def _turns(text: str) -> Iterator[Span]:
    """What is asked and answered, each until a blank line or the next turn."""
    starts = [turn.start() for turn in _TURN.finditer(text)] if "Q: " in text else []
    for start, following in pairwise((*starts, len(text))):
        blank = text.find("\n\n", start, following)
        yield Span(start, blank if blank >= 0 else following)
