"""A found name before it is anybody: its words, its place, the title with it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from graphkit.extract.text.words import Is, Words
from graphkit.extract.titles.titled import Titled
from graphkit.lexicon import names
from graphkit.model import Span
from graphkit.model.made import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Hit:
    """A name. ``parts`` are its words without a suffix (``Jr.``); ``full`` takes in title and apposition."""

    parts: tuple[str, ...]
    span: Span
    full: Span
    norm: str
    title: Titled | None
    rule: str
    organization: str | None = None
    kin: bool = False  # the text says whose wife or son: the surname alone means somebody else
    has_kin: bool = False  # the text speaks of his wife or son, who may be whom it names in full
    beside: bool = False  # she is named with her husband: "President and Mrs. Lind"
    gender: str | None = None  # "f" or "m" where a surname alone goes on with "her" or "his"
    second: Titled | None = None  # the office held beside that of the title: "Deputy Prime Minister and ..."


def hit_at(
    read: Words, first: int, last: int, title: Titled | None, rule: str, full: tuple[int, int] | None = None
) -> Hit:
    """The name at words ``first`` to ``last``; ``full`` are the outer words, the title included."""
    span = Span(read.starts[first], read.end(last))
    outer = Span(read.starts[full[0]], read.end(full[1])) if full else span
    parts = words = tuple(read.words[first : last + 1])
    norm = name_of(span.of(read.text))
    if last > first:
        short = tuple(read.words[i] for i in range(first + 1, last) if stands_for_name(read, i))
        kept = [word for i, word in enumerate(words, first) if not read.flags[i] & Is.SUFFIX and word not in short]
        parts = tuple(kept) or words
        norm = name_of(span.of(read.text).replace(f"({short[0]})", "", 1)) if short else norm
    kin = last > first > 0 and read.lower[first - 1] in KIN and read.gaps[first - 1] in (" ", ", ")
    kin = kin and not (title is not None and title.entry.group == "clergy")  # "Father Bo Lind" is a priest
    after = last + 1
    has_kin = title is not None and after < len(read.words) and read.lower[after] in KIN
    has_kin = has_kin and read.gaps[last][:2].lower() in ("'s", "’s")
    beside = title is not None and title.name == "Ms." and is_joined_to_title(read, title.first)
    return Hit(parts, span, outer, norm, title, rule, None, kin, has_kin, beside)


def is_joined_to_title(read: Words, at: int) -> bool:
    """Whether a title and "and" stand before a word: ``President and Mrs. Lind``."""
    return at > 1 and read.lower[at - 1] == "and" and bool(read.flags[at - 2] & Is.TITLE)


def stands_for_name(read: Words, at: int) -> bool:
    """Whether a word inside a name is initials of it in brackets: ``Omar bin Zaki (ObZ) Al Lind``."""
    return read.gaps[at - 1].strip() == "(" and read.words[at] != read.words[at].capitalize()


PRONOUN = re.compile(r"[^A-Z.;:\"“]{0,60}\b(he|his|him|she|her)\b")
GENDERS = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}


def gender_behind(text: str, at: int) -> str | None:
    """Whether the words behind a name, before any other name, speak of a woman or a man.

    >>> gender_behind("Lind asked that her telegrams be kept.", 4), gender_behind("Lind told Roe of her fish.", 4)
    ('f', None)
    """
    found = PRONOUN.match(text, at)
    return GENDERS[found[1]] if found else None


KIN = names.word_lists()["kin"]


@lru_cache(maxsize=16384)
def name_of(written: str) -> str:
    r"""The name on one line, capitals of a surname brought down.

    >>> name_of("Olav\nBERGE"), name_of("J. P. VAN DAM III"), name_of("McNAMARA"), name_of("O'NEIL-FOX")
    ('Olav Berge', 'J. P. Van Dam III', 'McNamara', "O'Neil-Fox")
    """
    return " ".join(lowered(word) for word in written.split())


def lowered(word: str) -> str:
    """One word of a name in mixed case; initials and Roman numerals stay."""
    bare = word.strip(".,()'")
    if bare in ("II", "III", "IV") or len(bare) < 2 or "." in bare:
        return word
    if bare.isupper():
        return "".join(c.upper() if i == 0 or not word[i - 1].isalpha() else c.lower() for i, c in enumerate(word))
    if bare[:2] in ("Mc", "De", "Di", "La", "Le", "Mac") and bare[2:].isupper():
        return bare[:2] + bare[2] + bare[3:].lower()
    return word
