"""Titles that a writer misspelt: long words a letter or two away from one."""

from functools import cache, lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from graphkit.extract.text.words import Words
from graphkit.lexicon.titles import Title, titles

SHORTEST_MISSPELT = 8


def misspelt(read: Words, i: int) -> bool:
    """Whether an unknown word is a long title with a letter or two wrong, "the" before it or a capital behind it."""
    word, after = read.words[i], i + 1
    if len(word) < SHORTEST_MISSPELT or not word[0].isupper():
        return False
    named = after < len(read.words) and read.close(i) and read.capital(after)
    alone = i > 0 and read.lower[i - 1] == "the" and read.close(i - 1)
    return (named or alone) and misspelt_title(read.lower[i]) is not None


@lru_cache(maxsize=16384)
def misspelt_title(word: str) -> Title | None:
    """The title that a word of eight letters and more is one or two letters away from.

    >>> misspelt_title("ambasador").name, misspelt_title("ambitious")
    ('Ambassador', None)
    """
    if not SHORTEST_MISSPELT <= len(word) <= 16:
        return None
    best = extractOne(word, long_titles(), scorer=OSA.distance, score_cutoff=1 if len(word) < 10 else 2)
    return titles().any_case[(best[0],)] if best and best[0][0] == word[0] else None


@cache
def long_titles() -> tuple[str, ...]:
    """Titles of one long word."""
    return tuple(words[0] for words in titles().any_case if len(words) == 1 and len(words[0]) >= SHORTEST_MISSPELT)
