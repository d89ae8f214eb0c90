"""Words that a hyphen broke at the end of a line, made whole in values; the text keeps them as they are."""

import re

from graphkit.lexicon.names import english_words, rare_words
from graphkit.lexicon.tags import country_of

BREAK = re.compile(r"(?<![\s-])-[ ]{0,200}\n\s{0,40}(?=[\w(])")
LEFT = re.compile(r"[\w.'’]{1,30}$")
RIGHT = re.compile(r"\w{1,30}")
VOWELS = frozenset("AEIOUY")
LONGEST = 30  # characters of a word


def unbroken(words: str) -> str:
    r"""Some lines, words put together that were broken at a line's end; a compound keeps its hyphen.

    >>> unbroken("NEGOTIA-\n     TIONS"), unbroken("US-\nNORWAY TALKS"), unbroken("FISH -\nNEXT STEPS")
    ('NEGOTIATIONS', 'US-NORWAY TALKS', 'FISH -\nNEXT STEPS')
    """
    pieces: list[str] = []
    done = 0
    for hit in BREAK.finditer(words):
        left = LEFT.search(words, max(done, hit.start() - LONGEST), hit.start())
        right = RIGHT.match(words, hit.end())
        pieces += (words[done : hit.start()], "" if left and right and _is_one_word(left[0], right[0]) else "-")
        done = hit.end()
    return "".join((*pieces, words[done:])) if done else words


def _is_one_word(left: str, right: str) -> bool:
    """Whether the two sides of a hyphen make one word: the language knows it, or one of them is no word by itself."""
    if not (left + right).isalpha() or (right[0].isupper() and not left.isupper()) or country_of(right):
        return False
    whole, parts = f"{left}{right}".lower(), {left.lower(), right.lower()}
    if whole in english_words() or parts <= english_words():
        return whole in english_words()
    if whole in rare_words():
        return True
    return not (parts <= english_words() | rare_words() or (_is_symbol(left) and right.lower() in english_words()))


def _is_symbol(letters: str) -> bool:
    """Whether letters are those of an office or a party rather than a piece of a word.

    >>> _is_symbol("GOI"), _is_symbol("MGSS"), _is_symbol("KARLS")
    (True, True, False)
    """
    return letters.isupper() and (len(letters) < 4 or not VOWELS & set(letters))
