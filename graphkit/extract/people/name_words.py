"""What a single word may be in a name: half of a given name, a particle that leans on the next, no title after all."""

from functools import cache

from graphkit.extract.text.words import Is, Words
from graphkit.extract.titles.titled import second_words
from graphkit.lexicon import names, places
from graphkit.lexicon.titles import titles


def is_half(read: Words, at: int) -> bool:
    """Whether a hyphen and a given name make a word half of a given name: ``Per-Olav``."""
    return read.gaps[at] == "-" and read.flags[at + 1] & (Is.GIVEN | Is.CAPITAL) == Is.GIVEN | Is.CAPITAL


def is_half_of_two(read: Words, at: int) -> bool:
    """Whether a word of no name begins a given name of two syllables: ``In`` of ``Hyun In-taek``."""
    second = at + 1
    hyphened = second < len(read.words) and read.gaps[at] == "-" and read.words[second].isalpha()
    return hyphened and read.words[second].islower() and len(read.words[at]) < SYLLABLE and no_word(read.lower[second])


SYLLABLE = 6  # letters


def no_word(word: str) -> bool:
    """Whether a word in small letters is nothing but a syllable: ``taek``, not ``house``, ``based``."""
    return len(word) < SYLLABLE and word not in names.english_words() and word not in names.word_lists()["hyphened"]


def names_nation(read: Words, at: int) -> bool:
    """Whether a word is a nationality, alone or with the next: ``Danish``, not the ``Sierra`` of ``Sierra Leonean``."""
    known = places.places().nationalities
    return (read.lower[at],) in known or tuple(read.lower[at : at + 2]) in known


def is_elided(word: str) -> bool:
    """Whether a particle leans on a name with an apostrophe: the last word of ``Anne Varin d'Ostry``.

    >>> is_elided("d'Ostry"), is_elided("dell’Orso"), is_elided("don't"), is_elided("o'clock")
    (True, True, False, False)
    """
    particle, mark, name = word.replace("’", "'").partition("'")
    return bool(mark) and particle in ELIDED and name[:1].isupper()


ELIDED = names.word_lists()["elided"]


def half_title(read: Words, at: int) -> bool:
    """Whether a word is only the front of a longer title, which does not stand here: ``Tan`` of ``Tan Sri``."""
    seconds = second_words().get(read.lower[at])
    return (
        read.flags[at] & TITLED == Is.TITLE
        and seconds is not None
        and read.words[at] not in titles().exact
        and (at + 1 == len(read.words) or read.lower[at + 1] not in seconds)
    )


TITLED = Is.TITLE | Is.FIELD | Is.MODIFIER | Is.NATION


def only_acronym(word: str, flag: int) -> bool:
    """Whether a word is a title in capitals alone, and is not written so: ``Rao`` is nobody's RAO.

    >>> only_acronym("Rao", Is.TITLE), only_acronym("RAO", Is.TITLE), only_acronym("Consul", Is.TITLE)
    (True, False, False)
    """
    return flag & TITLED == Is.TITLE and word not in titles().exact and word.lower() not in first_words()


@cache
def first_words() -> frozenset[str]:
    """The words that begin a title in any case."""
    return frozenset(words[0] for words in titles().any_case)
