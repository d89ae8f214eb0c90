"""Upper-case text -> the case that it would have had, character by character, so that offsets stay true."""

import re
from functools import cache

from graphkit.lexicon import names, organizations, places, titles

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LETTERS = 400  # enough of a paragraph to tell its case
# Heads of titles that are mostly ordinary words.
ORDINARY = frozenset(
    "member official officer assistant son brother head leader chief deputy general major captain justice father"
    " commander manager owner author writer expert scholar editor representative delegate candidate counterpart"
    " lord don u min sec rep fr dir co secretary's post miss lady".split()
)


def shape(text: str) -> str:
    """Upper-case text truecased, any other as it is; the length never changes.

    >>> shape("THE FOREIGN MINISTER TOLD AMBASSADOR BAKER")
    'the Foreign Minister told Ambassador Baker'
    >>> shape("The Foreign Minister told NATO")
    'The Foreign Minister told NATO'
    """
    head = text[:LETTERS]
    if sum(map(str.isupper, head)) <= 4 * sum(map(str.islower, head)):
        return text
    return truecase(text)


def truecase(text: str) -> str:
    """Common words in lower case, acronyms and titles as the lexicons have them, the rest with a first capital."""
    pieces: list[str] = []
    at, after_title = 0, False
    common, kept, capital, surnames = names.english_words(), acronyms(), capitals(), names.surname_words()
    for hit in WORD.finditer(text):
        word, low = hit[0], hit[0].lower()
        pieces.append(text[at : hit.start()])
        if len(low) != len(word) or word in kept:
            cased = word
        elif low in capital or low not in common or (after_title and low in surnames):
            cased = word[0] + low[1:]
        else:
            cased = low
        pieces.append(cased)
        at, after_title = hit.end(), low in capital
    pieces.append(text[at:])
    return "".join(pieces)


@cache
def acronyms() -> frozenset[str]:
    """Words that stay in capitals: short forms of titles and organizations that are no common words."""
    found = {word for word in titles.titles().exact if word.isupper()} | set(organizations.acronyms())
    return frozenset(word for word in found if word.lower() not in names.english_words())


@cache
def capitals() -> frozenset[str]:
    """Common words that keep their capital: heads of titles with the fields before them, nationalities."""
    found: set[str] = set()
    for words in titles.titles().any_case:
        if len(words) == 1 or words[-1] in ("minister", "secretary", "general", "counselor", "attache", "officer"):
            found.update(words)
    gazetteer = places.places()
    for words in (*gazetteer.countries, *gazetteer.nationalities):
        found.update(words)
    found |= {"ministry", "embassy", "government"}
    return frozenset(found - ORDINARY - names.word_lists()["stop"] - {"secretary-general"}) | {"minister", "foreign", "embassy"}
