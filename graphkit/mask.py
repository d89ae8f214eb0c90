"""Words of a cable without its protected names.

A cable that says "(protect)" after a name asks its readers not to pass the name on. Everything that leaves a corpus
goes through here: texts, subjects, quotes, snippets. The placeholder has one width, so that not even the length of a
name is told.
"""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from graphkit.model import Extraction, Person, Span

PLACEHOLDER = "[protected]"


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with its protected names replaced, and the way from old offsets to new ones."""

    text: str
    _starts: tuple[int, ...]
    _ends: tuple[int, ...]

    def at(self, offset: int) -> int:
        """Where ``offset`` of the original text stands now; inside a replaced name it is the placeholder's end."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        gained = sum(len(PLACEHOLDER) - (e - s) for s, e in zip(self._starts[:index], self._ends[:index], strict=True))
        start, end = self._starts[index], self._ends[index]
        if offset < end:
            return start + gained if offset == start else start + gained + len(PLACEHOLDER)
        return offset + gained + len(PLACEHOLDER) - (end - start)

    def span(self, span: Span) -> Span:
        """The range of the masked text that stands for ``span`` of the original."""
        return Span(self.at(span.start), self.at(span.end))


def mask_text(text: str, spans: Iterable[Span]) -> Masked:
    """Replace each of ``spans`` (any order, overlaps joined) by `PLACEHOLDER`.

    >>> masked = mask_text("Ana Petrov (protect) told us", [Span(0, 10)])
    >>> masked.text
    '[protected] (protect) told us'
    >>> masked.span(Span(21, 25)).of(masked.text)
    'told'
    """
    joined = _joined(spans, len(text))
    pieces, at = [], 0
    for start, end in joined:
        pieces += [text[at:start], PLACEHOLDER]
        at = end
    return Masked("".join([*pieces, text[at:]]), tuple(s for s, _ in joined), tuple(e for _, e in joined))


def mask_places(spans: Iterable[Span]) -> Masked:
    """What `mask_text` says of offsets, for spans that lie inside a text which is not at hand.

    >>> mask_places([Span(0, 10)]).at(21)
    22
    """
    joined = _joined(spans, sys.maxsize)
    return Masked("", tuple(s for s, _ in joined), tuple(e for _, e in joined))


def quote(text: str, span: Span, protected: Iterable[Span]) -> str:
    """The words of ``span`` with whatever is protected in them replaced.

    >>> quote("We met Ana Petrov today", Span(0, 17), [Span(7, 17)])
    'We met [protected]'
    """
    inside = [
        Span(max(hidden.start, span.start) - span.start, min(hidden.end, span.end) - span.start)
        for hidden in protected
        if hidden.overlaps(span)
    ]
    words = span.of(text)
    return mask_text(words, inside).text if inside else words


def pseudonyms(cable_id: str, extraction: Extraction) -> dict[str, tuple[str, str]]:
    """Id and name that stand for each protected person of one cable: ``{own id: (pseudonymous id, name)}``.

    They are scoped to the cable: nothing links one person's pseudonyms in two cables.
    """
    protected: list[Person] = [person for person in extraction.people if person.protected]
    return {
        person.id: (f"person:{cable_id}/protected-{n}", f"Protected person {n} ({cable_id})")
        for n, person in enumerate(protected, 1)
    }


def _joined(spans: Iterable[Span], length: int) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for span in sorted(spans):
        start, end = min(span.start, length), min(span.end, length)
        if start == end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def hidden_words(name: str) -> set[str]:
    """The forms of a name that may not be shown: the whole and its longer words.

    >>> sorted(hidden_words("Ana Petrov"))
    ['Ana Petrov', 'Petrov']
    """
    words = [word for word in re.split(r"[\s,.()]+", name) if word]
    return {form for form in (" ".join(words), *words) if len(form) >= 4} or {" ".join(words)} - {""}


def pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Finds every form of ``names`` that may not be shown; None where there is none.

    >>> pattern_of(["Ana Petrov"]).sub("X", "Petrov's aide"), pattern_of([])
    ("X's aide", None)
    """
    words = {form for name in names for form in hidden_words(name)}
    return name_pattern(words) if words else None


def name_pattern(words: set[str]) -> re.Pattern[str]:
    """Finds each of ``words`` as whole words, whatever the case and the white space between.

    >>> name_pattern({"Ana Petrov"}).sub("X", "ANA  PETROV, Petrova")
    'X, Petrova'
    """
    longest = sorted(words, key=lambda word: (-len(word), word))
    forms = (r"\s+".join(re.escape(piece) for piece in word.split()) for word in longest)
    return re.compile(r"(?<!\w)(?:" + "|".join(forms) + r")(?!\w)", re.IGNORECASE)
