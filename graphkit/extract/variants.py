"""How else a name may be written: a family's plural, the form of the other gender, another transliteration."""

from functools import cache

from rapidfuzz.distance import OSA

from graphkit.lexicon import names

SHORTEST_STEM = 3
SHORTEST_SOUND = 4
"""Letters of a word below which another spelling is another name: ``Li``, ``Lee``."""

SLIPS = {4: 0, 5: 0, 6: 1}
"""Letters in which words of so many letters may differ and be one; longer ones in two."""


def family_forms(word: str) -> set[str]:
    """Plurals and the forms of the other gender; words are in small letters without accents.

    >>> {"petrova", "petrovas", "petrov", "petr"} <= family_forms("petrova")
    True
    >>> "kennedies" in family_forms("kennedy"), sorted(family_forms("wu"))
    (True, ['wu', 'wues', 'wus'])
    """
    stems = {word} | {
        word.removesuffix(one) + other
        for one, other in gendered_endings()
        if word.endswith(one) and len(word) - len(one) >= SHORTEST_STEM
    }
    forms = {stem + end for stem in stems for end in ("", "s", "es")}
    return forms | {stem[:-1] + "ies" for stem in stems if stem.endswith("y")}


@cache
def gendered_endings() -> tuple[tuple[str, str], ...]:
    """An ending of a man's surname and that of his wife's, and each pair the other way round."""
    pairs = [pair.partition("/")[::2] for pair in sorted(names.word_lists()["gendered_endings"])]
    return tuple(pairs) + tuple((woman, man) for man, woman in pairs)


def sound(word: str) -> str | None:
    """What all spellings of a word share; None where it is too short to tell.

    >>> sound("zubaydi") == sound("zubeidy") == "zzbdi", sound("lee")
    (True, None)
    """
    heard = _alike(word)
    if len(heard) < SHORTEST_SOUND:
        return None
    return heard[0] + consonants(heard) + heard[-1]


def same_name(one: str, other: str) -> bool:
    """Whether words of one `sound` are one name: ``hassan`` and ``hussein`` sound alike and are two.

    >>> same_name("zubaydi", "zubeidi"), same_name("hassan", "hussein"), same_name("qasimov", "kasimov")
    (True, False, True)
    """
    one, other = _alike(one), _alike(other)
    slips = SLIPS.get(min(len(one), len(other)), 2)
    return OSA.distance(one, other, score_cutoff=slips) <= slips


def _alike(word: str) -> str:
    return word.translate(_LETTERS).replace("ph", "f").replace("ck", "k")


_LETTERS = str.maketrans("qwy", "kvi")


def consonants(word: str) -> str:
    """The letters of a word that keep it apart from others in any spelling: no vowel, no h, none twice running.

    >>> consonants("stephen"), consonants("hassan")
    ('stpn', 'sn')
    """
    heard = [letter for letter in word if letter not in "aeiouyh'’"]
    return "".join(letter for n, letter in enumerate(heard) if not n or heard[n - 1] != letter)
