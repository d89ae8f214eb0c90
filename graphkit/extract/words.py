"""Text -> words with what the lexicons say of each: the one pass that every extractor of names shares."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, repeat
from typing import Final

from graphkit.lexicon import names, places, titles

# Words and the gaps between them tile the text. A possessive 's belongs to the gap, an office symbol (``EUR/WE``) is
# one word, and combining marks count as letters, so that a decomposed accent does not cut a name.
WORD = re.compile(
    r"((?:[A-Z]{1,5}|[Pp]ol|[Ee]con)(?:/[A-Z][A-Za-z]*)+"
    r"|[\w\u0300-\u036f]+(?:(?:['’](?![sS]\b)|[.&])[\w\u0300-\u036f]+)*)"
)
APOSTROPHES = ("'", "’")


class Is:
    """What a single word may be part of."""

    TITLE: Final = 1
    GIVEN: Final = 2
    COMMON: Final = 4
    FIELD: Final = 8
    MODIFIER: Final = 16
    PLACE: Final = 32
    NATION: Final = 64
    STOP: Final = 128
    PARTICLE: Final = 256
    SUFFIX: Final = 512
    SPEECH: Final = 1024
    SURNAME: Final = 2048  # a common word that is a family name too


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a text in order. ``gaps[i]`` is what stands between word ``i`` and the next one."""

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    gaps: list[str]
    flags: list[int]
    capitals: list[int]  # the words that begin with a capital

    def end(self, i: int) -> int:
        """Where word ``i`` ends."""
        return self.starts[i] + len(self.words[i])

    def close(self, i: int) -> bool:
        """Whether word ``i`` and the next belong together: a space, one line break, or a hyphen between them."""
        gap = self.gaps[i]
        return gap in (" ", "-", "\n", " \n") or (not gap.strip() and gap.count("\n") < 2)

    def abbreviated(self, i: int) -> bool:
        """Whether word ``i`` is a short one with a full stop that does not end a sentence (``J.``, ``Amb.``)."""
        gap = self.gaps[i]
        return gap[:1] == "." and not gap[1:].strip() and gap.count("\n") < 2 and len(self.words[i]) < 6

    def capital(self, i: int) -> bool:
        """Whether word ``i`` begins with a capital."""
        return self.words[i][:1].isupper()


def read_words(text: str) -> Words:
    """The words of a text, kept for the next extractor that asks for the same text.

    >>> read = read_words("Amb. Lind met Vice-Minister Okonjo's aide.")
    >>> read.words
    ['Amb', 'Lind', 'met', 'Vice', 'Minister', 'Okonjo', 'aide']
    >>> read.gaps[0], read.gaps[3], read.gaps[5]
    ('. ', '-', "'s ")
    """
    return _read_words(text)


@lru_cache(maxsize=2)
def _read_words(text: str) -> Words:
    return split_text(text)


def split_text(text: str) -> Words:
    """The words of a short text that nobody will ask for again."""
    tiles = WORD.split(text)  # gap, word, gap, word, ..., gap
    starts = list(accumulate(map(len, tiles)))[0:-1:2]
    words, gaps, starts = join_possessives(tiles[1::2], tiles[2::2], starts)
    lower = list(map(str.lower, words))
    capitals = [i for i, (word, low) in enumerate(zip(words, lower, strict=True)) if word != low and word[0].isupper()]
    common, every = small_flags().get, word_flags().get
    flags = list(map(common, lower, repeat(0)))
    for i in capitals:
        flags[i] = every(lower[i], 0)
    return Words(text, words, lower, starts, gaps, flags, capitals)


def join_possessives(words: list[str], gaps: list[str], starts: list[int]) -> tuple[list[str], list[str], list[int]]:
    """The same with every possessive ``'s`` made part of the gap behind its word."""
    if "s" not in words and "S" not in words:
        return words, gaps, starts
    at = [i for i, word in enumerate(words) if word in ("s", "S") and i and gaps[i - 1] in APOSTROPHES]
    if not at:
        return words, gaps, starts
    dropped = set(at)
    for i in at:
        gaps[i - 1] += words[i] + gaps[i]
    keep = [i for i in range(len(words)) if i not in dropped]
    return [words[i] for i in keep], [gaps[i] for i in keep], [starts[i] for i in keep]


@cache
def word_flags() -> Mapping[str, int]:
    """What the lexicons say of each word, in lower case."""
    flags: dict[str, int] = {}

    def mark(words: Iterable[str], flag: int) -> None:
        for word in words:
            flags[word] = flags.get(word, 0) | flag

    table, gazetteer, lists = titles.titles(), places.places(), names.word_lists()
    mark((words[0] for words in table.any_case), Is.TITLE)
    mark((word.lower() for word in table.exact), Is.TITLE)
    mark(table.modifiers, Is.MODIFIER)
    mark(table.fields, Is.FIELD)
    mark(names.given_names(), Is.GIVEN)
    mark(names.english_words(), Is.COMMON)
    mark((words[0] for words in (*gazetteer.countries, *gazetteer.cities)), Is.PLACE)
    mark((words[0] for words in gazetteer.nationalities), Is.NATION)
    mark((words[0] + "s" for words in gazetteer.nationalities if len(words) == 1), Is.NATION)
    mark(lists["stop"], Is.STOP)
    mark(lists["particles"], Is.PARTICLE)
    mark(lists["suffixes"], Is.SUFFIX)
    mark(lists["speech"], Is.SPEECH)
    mark(names.surname_words(), Is.SURNAME)
    return flags


SMALL = Is.TITLE | Is.FIELD | Is.MODIFIER | Is.STOP | Is.PARTICLE | Is.SUFFIX | Is.SPEECH


@cache
def small_flags() -> Mapping[str, int]:
    """What matters of words in small letters: a table that stays in the processor's cache."""
    return {word: flag & SMALL for word, flag in word_flags().items() if flag & SMALL}
