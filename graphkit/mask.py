"""Words of a cable without its protected names.

A cable that says "(protect)" after a name asks its readers not to pass the name on. Everything that leaves a corpus
goes through here: texts, subjects, quotes, snippets. The placeholder has one width, so that not even the length of a
name is told.
"""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from graphkit.model import Extraction, Person, Span, Tag, TagKind

PLACEHOLDER = "[protected]"
LETTERS = re.compile(r"[^\W\d_]+")
BROKEN = re.compile(r"-[ \t]*\r?\n[ \t]*")  # what a word at a line end is broken by


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with its protected names replaced, and the way from old offsets to new ones."""

    text: str
    _starts: tuple[int, ...]
    _ends: tuple[int, ...]
    _gained: tuple[int, ...]
    """Characters that were added before each of these places."""

    def at(self, offset: int) -> int:
        """Where ``offset`` of the original text stands now; inside a replaced name it is the placeholder's end."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        start, end, gained = self._starts[index], self._ends[index], self._gained[index]
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
    return _masked("".join([*pieces, text[at:]]), joined)


def mask_places(spans: Iterable[Span]) -> Masked:
    """What `mask_text` says of offsets, for spans that lie inside a text which is not at hand.

    >>> mask_places([Span(0, 10)]).at(21)
    22
    """
    return _masked("", _joined(spans, sys.maxsize))


def _masked(text: str, joined: list[tuple[int, int]]) -> Masked:
    gained = accumulate((len(PLACEHOLDER) - (end - start) for start, end in joined), initial=0)
    return Masked(text, tuple(start for start, _ in joined), tuple(end for _, end in joined), tuple(gained))


def overlapping(places: Sequence[Span], span: Span) -> Iterator[Span]:
    """Those of ``places``, in order and apart as in `Extraction.protected`, that share a character with ``span``.

    >>> list(overlapping([Span(0, 3), Span(5, 9), Span(12, 14)], Span(8, 13)))
    [Span(start=5, end=9), Span(start=12, end=14)]
    """
    for at in range(bisect_right(places, span.start, key=_end_of), len(places)):
        if places[at].start >= span.end:
            return
        yield places[at]


def touches(places: Sequence[Span], span: Span) -> bool:
    """Whether a span shares a character with one of ``places``, in order and apart."""
    return next(overlapping(places, span), None) is not None


def _end_of(span: Span) -> int:
    return span.end


def quote(text: str, span: Span, protected: Sequence[Span]) -> str:
    """The words of ``span`` with whatever is protected in them replaced; ``protected`` as in `overlapping`.

    >>> quote("We met Ana Petrov today", Span(0, 17), [Span(7, 17)])
    'We met [protected]'
    """
    inside = [
        Span(max(hidden.start, span.start) - span.start, min(hidden.end, span.end) - span.start)
        for hidden in overlapping(protected, span)
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


def hidden_tags(cable_id: str, tags: Iterable[Tag], protected: Sequence[Span]) -> dict[str, str]:
    """What stands for each of the TAGS that name a protected person: ``{tag: pseudonym}``, scoped to the cable.

    >>> tags = [Tag("OVIP", TagKind.SUBJECT, Span(6, 10)), Tag("PETROV, ANA", TagKind.PERSON, Span(12, 23))]
    >>> hidden_tags("08OSLO1", tags, [Span(12, 23)])
    {'PETROV, ANA': '08OSLO1/protected-1'}
    """
    hidden = [tag.tag for tag in tags if may_name(tag) and touches(protected, tag.span)]
    return {tag: f"{cable_id}/protected-{n}" for n, tag in enumerate(hidden, 1)}


def may_name(tag: Tag) -> bool:
    """Whether one of the TAGS is a person's, or of no known kind."""
    return tag.kind in (TagKind.PERSON, TagKind.UNKNOWN)


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


@dataclass(frozen=True, slots=True)
class Hidden:
    """Finds protected names in words of a cable that have no place of their own: a subject, the words for a guest.

    ``forms`` are names as their words in small letters, ``longest`` is the most words of one.
    """

    forms: frozenset[tuple[str, ...]] = frozenset()
    longest: int = 0

    def hide(self, text: str, by: str = PLACEHOLDER) -> str:
        """``text`` with each of the names replaced, whatever their case and what stands between their words.

        >>> hidden_in(["Ana Petrov", "Wu"]).hide("ANA  PETROV's aide, Petrova, Wu; wu"), hidden_in([]).hide("Ana")
        ("[protected]'s aide, Petrova, [protected]; wu", 'Ana')
        """
        pieces, end = list[str](), 0
        for start, stop in self._places(text) if self.forms else ():
            pieces += [text[end:start], by]
            end = stop
        return "".join([*pieces, text[end:]]) if pieces else text

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        words = list(LETTERS.finditer(text))
        said = [word[0].lower() for word in words]
        at = 0
        while at < len(words):
            for n in range(min(self.longest, len(words) - at), 0, -1):
                if tuple(said[at : at + n]) in self.forms and _is_name(words[at : at + n]):
                    yield words[at].start(), words[at + n - 1].end()
                    at += n
                    break
            else:
                at += 1


SHORT = 3
"""Letters of a word that is hidden only with a capital: ``Wu``, not ``wu``."""


def _is_name(words: list[re.Match[str]]) -> bool:
    return len(words) > 1 or len(words[0][0]) > SHORT or words[0][0][0].isupper()


def hidden_in(said: Iterable[str]) -> Hidden:
    r"""What to hide where ``said`` are the words of a cable at its protected places, and names of protected people.

    Which words those are extraction decides. A name of several words may be cut in a string, so that each of its longer
    words counts too; one that was broken at a line end counts whole.

    >>> sorted(hidden_in(["Al Bo Petrov", "Ber-\nge"]).forms)
    [('al', 'bo', 'petrov'), ('ber', 'ge'), ('berge',), ('petrov',)]
    """
    forms = set[tuple[str, ...]]()
    for words in {tuple(LETTERS.findall(name.lower())) for said_once in said for name in _whole(said_once)}:
        forms |= {words} | {(word,) for word in words if len(word) > SHORT}
    return Hidden(frozenset(forms - {()}), max(map(len, forms), default=0))


def _whole(name: str) -> set[str]:
    return {name, BROKEN.sub("", name)}
