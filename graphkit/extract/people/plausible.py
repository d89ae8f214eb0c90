"""Whether a run of capitals that may be a name is likely to be a person's."""

from graphkit.extract.named import is_given_word, is_initial
from graphkit.extract.people.name_words import is_half, only_acronym
from graphkit.extract.text.words import Is, Words
from graphkit.lexicon import names, places


def plausible(read: Words, start: int, end: int, *, evidence: bool = False) -> bool:
    """Whether an untitled run of capitals is a person: by given name or initials, else by evidence around it."""
    flags = read.flags[start : end + 1]
    last = end - 1 if flags[-1] & Is.SUFFIX and end > start else end
    closing = read.flags[last]
    if only_acronym(read.words[last], closing):
        closing &= ~Is.TITLE
    if end == start + 2 and given_and_initial(read, start) and not closing & (Is.STOP | Is.TITLE):
        return True
    long = end > start + 1
    korean = long and is_korean(read, start)  # "Kim Jong-un" closes with an acronym's letters
    unlikely = closing & (Is.PLACE | Is.NATION | Is.STOP | Is.TITLE | Is.FIELD) and not korean
    if unlikely and not closing & (Is.GIVEN | Is.SURNAME):
        return False
    if names_thing(read, last) or is_place(tuple(read.lower[start : end + 1])):
        return False
    if read.lower[start] in names.word_lists()["place_fronts"] and not flags[0] & Is.GIVEN:
        return False
    if read.lower[start] in ARTICLES and not evidence:
        return False
    if korean or (end == start + 1 and is_chinese(read, start)):
        return True
    given = flags[0] & Is.GIVEN or is_initial(read, start) or is_given_word(read, start)
    if given or (long and (is_half(read, start) or has_middle_initial(read, start))):
        leads = long and flags[last - start - 1] & Is.PARTICLE  # "Osama Bin Laden"
        return not closing & Is.COMMON or bool(closing & (Is.GIVEN | Is.SURNAME)) or evidence or bool(leads)
    if end == start + 2 and is_arabic(read, start):
        return True
    return evidence and not any(flag & (Is.COMMON | Is.PLACE | Is.NATION) for flag in flags)


ARTICLES = frozenset({"el", "la", "le", "los", "las"})


def names_thing(read: Words, last: int) -> bool:
    """Whether a run of capitals is a thing's, fields before the noun or not: ``Olav Berge (International) Airport``."""
    things = names.word_lists()["things"]
    while last + 1 < len(read.words) and read.close(last) and read.capital(last + 1):
        if read.lower[last] in things or not (read.flags[last + 1] & Is.FIELD or read.lower[last + 1] in things):
            break
        last += 1
    return read.lower[last] in things or names_place_behind(read, last)


def names_place_behind(read: Words, last: int) -> bool:
    """Whether a thing in small letters stands behind a name, over a bracket too: ``Bo Lind (North) bridge``."""
    at = last + 1
    if read.gaps[last] == " (" and at + 1 < len(read.words) and read.gaps[at] == ") ":
        at += 1
    elif not read.close(last):
        return False
    return at < len(read.words) and read.lower[at] in SMALL_THINGS and not read.capital(at)


SMALL_THINGS = names.word_lists()["small_things"]


def is_arabic(read: Words, start: int) -> bool:
    """Whether a name of two words has the article before the second: ``Zaki al-Omari``, not ``Bab al-Omari``.

    >>> from graphkit.extract.text.words import read_words
    >>> is_arabic(read_words("Zqrxa al-Wvbli"), 0), is_arabic(read_words("Nahr al-Wvbli"), 0)
    (True, False)
    """
    if read.flags[start] != Is.CAPITAL or read.lower[start + 1] not in ARABIC or read.lower[start] in ARABIC_PLACES:
        return False
    article = start > 0 and read.lower[start - 1] in ("the", "al") and read.close(start - 1)
    return not article and read.gaps[start + 1] == "-" and read.flags[start + 2] & ~Is.SURNAME == Is.CAPITAL


ARABIC = frozenset({"al", "el", "ul", "ud", "ad", "ar", "as", "at", "ash", "an"})
ARABIC_PLACES = names.word_lists()["arabic_things"]


def is_korean(read: Words, start: int) -> bool:
    """Whether a family name and a given name of two syllables stand together: ``Ban Ki-moon``, ``Oh Kuk-ryul``."""
    listed = read.lower[start] in names.word_lists()["family_first"]
    return listed and read.gaps[start + 1] == "-" and read.gaps[start] != "-"


def is_chinese(read: Words, start: int) -> bool:
    """Whether a family name and a given name of two syllables in pinyin stand together: ``Xu Jinbao``."""
    return read.lower[start] in names.word_lists()["family_first"] and names.is_pinyin(read.lower[start + 1])


def given_and_initial(read: Words, start: int) -> bool:
    """Whether an initial stands behind a given name, so that a place may follow: ``Amos A. Jordan``."""
    return bool(read.flags[start] & Is.GIVEN) and is_initial(read, start + 1)


def has_middle_initial(read: Words, start: int) -> bool:
    """Whether an initial stands behind a word that no lexicon knows: ``Vann H. Berge``."""
    return read.flags[start] == Is.CAPITAL and len(read.words[start]) > 2 and is_initial(read, start + 1)


def is_place(words: tuple[str, ...]) -> bool:
    """Whether these words together are a country or a city.

    >>> is_place(("el", "salvador")), is_place(("ann", "salvador"))
    (True, False)
    """
    gazetteer = places.places()
    return words in gazetteer.countries or words in gazetteer.cities or words in gazetteer.nationalities
