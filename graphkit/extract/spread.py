"""Where a protected name stands again: any distinctive word of it, however it is written."""

import re
import unicodedata

from graphkit.extract.named import is_redaction
from graphkit.lexicon import names
from graphkit.model import Span

LETTERS = re.compile(r"[^\W\d_]+")


def spread(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """The spans and every other place of the text where a distinctive word of these names stands.

    A word counts without its accents, broken at a line end, and inside an address (``aberge@post.zz``).
    """
    words = {unaccented(word) for span in spans for word in distinctive(span.of(text))}
    found = set(spans)
    common, addresses = names.english_words(), any(mark in text for mark in ADDRESS)
    before: re.Match[str] | None = None
    for hit in LETTERS.finditer(text) if words else ():
        low = unaccented(hit[0])
        if low in words and (hit[0][0].isupper() or low not in common):
            found.add(Span(*hit.span()))
        elif (
            before is not None
            and unaccented(before[0]) + low in words
            and BROKEN.fullmatch(text, before.end(), hit.start())
        ):
            found.add(Span(before.start(), hit.end()))
        elif addresses and len(low) > SHORTEST_INSIDE and in_address(text, *hit.span()) and holds(low, words):
            found.add(Span(*hit.span()))
        before = hit
    return merged(found)


BROKEN = re.compile(r"-[ \t]*\r?\n[ \t]*")
SHORTEST_INSIDE = 4
LONGEST_INSIDE = 40


def holds(low: str, words: set[str]) -> bool:
    """Whether one of the words stands inside a run of letters: ``aberge``, ``annebergeoslo``."""
    low = low[:LONGEST_INSIDE]
    starts = range(len(low) - SHORTEST_INSIDE + 1)
    return any(low[start:end] in words for start in starts for end in range(start + SHORTEST_INSIDE, len(low) + 1))


def in_address(text: str, start: int, end: int) -> bool:
    """Whether letters belong to an e-mail address, a web address or a user's name: ``aberge@post.zz``, ``a_berge``."""
    floor, ceiling = max(0, start - 60), end + 60
    left = text[floor:start].split()[-1:] if start and not text[start - 1].isspace() else []
    right = text[end:ceiling].split()[:1] if end < len(text) and not text[end].isspace() else []
    token = "".join((*left, text[start:end], *right))
    return any(mark in token for mark in ADDRESS)


ADDRESS = ("@", "://", "www.", "_")


def unaccented(word: str) -> str:
    """A word in small letters without accents.

    >>> unaccented("MÜLLER")
    'muller'
    """
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def distinctive(name: str) -> list[str]:
    """The words of a name by which the person could be known: the last one, and any that is no common given name.

    >>> distinctive("Anne van der Berge"), distinctive("Zqueri Anne"), distinctive("Anne")
    (['Berge'], ['Zqueri', 'Anne'], ['Anne'])
    """
    skip = names.word_lists()["particles"] | names.word_lists()["suffixes"]
    words = [
        word for word in LETTERS.findall(name) if len(word) > 2 and word.lower() not in skip and not is_redaction(word)
    ]
    return [word for word in words[:-1] if word.lower() not in names.given_names()] + words[-1:]


def merged(spans: set[Span]) -> tuple[Span, ...]:
    """Spans in order, overlapping ones as one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start < result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)
