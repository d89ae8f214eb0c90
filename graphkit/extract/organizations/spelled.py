"""Organizations of one word that the lexicon spells: is the word meant, or a person, a marking, a longer name?"""

from graphkit.extract.home import Home
from graphkit.extract.organizations.entries import Named
from graphkit.extract.organizations.shapes import headed
from graphkit.extract.text.words import Is, Words
from graphkit.lexicon import organizations
from graphkit.lexicon.markings import LEVELS
from graphkit.lexicon.organizations import OrganizationEntry

LONG = 4  # letters up to which a word in capitals is an acronym and no name in capitals


def spelled(word: str) -> OrganizationEntry | None:
    """The entry of one word, as it is written or in the capitals of a heading."""
    found = organizations.spellings()
    entry = found.get(word)
    if entry is None and len(word) > LONG and word.isupper() and not organizations.is_word(word):
        entry = found.get(word.capitalize())
    if entry is None and len(word) > LONG and not word[1:].islower() and not word.isupper():
        entry = found.get(word.upper())  # "CentCom"
    return entry


def larger(read: Words, at: int, home: Home, heads: set[int]) -> Named | None:
    """The company or council that a known name begins: ``Nokia Pension Fund``; a party's deputies are no such thing."""
    hit = headed(read, at, home, heads)
    if hit is None or hit.first != at or hit.kind in OF_COUNTRIES or heads.intersection(range(at, hit.last)):
        return None
    return hit if hit.last > at else None


OF_COUNTRIES = frozenset({"legislature", "military_unit"})  # kinds that no party or company has


def of_another(read: Words, at: int, heads: set[int]) -> bool:
    """Whether a word that lists know ends a person's name here (``Ambassador Lundin``), or is a marking or a shout."""
    before, after = at - 1, at + 1
    close = before >= 0 and read.close(before) and read.capital(before)
    if read.words[at].isupper():
        if at and read.words[at] in LEVELS and read.gaps[before].endswith("(") and read.words[before].isdigit():
            return True
        shouted = (i for i in (before, after) if 0 <= i < len(read.words) and read.close(min(i, at)))
        return organizations.is_word(read.words[at]) and any(is_shout(read, i) for i in shouted)
    return close and (before in heads or read.flags[before] & (Is.GIVEN | Is.PARTICLE) == Is.GIVEN)


def is_shout(read: Words, at: int) -> bool:
    """Whether a word is a common one in capitals: its neighbour is no acronym but a word of a heading."""
    return read.words[at].isupper() and len(read.words[at]) > 1 and organizations.is_word(read.words[at])


def begins_person(read: Words, at: int) -> bool:
    """Whether a given name that lists know as a party stands before a surname: ``Goran Zqrxson``."""
    after = at + 1
    if not read.flags[at] & Is.GIVEN or read.words[at].isupper() or after >= len(read.words) or not read.close(at):
        return False
    return read.flags[after] & ~(Is.SURNAME | Is.COMMON) == Is.CAPITAL and read.gaps[at] != "-"
