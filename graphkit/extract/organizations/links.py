"""Small words inside names: what "and", "of" and "for" tie to a name, and where they part two."""

from functools import cache

from graphkit.extract.text.words import Is, Words
from graphkit.lexicon import organizations

SMALL_LINKS = frozenset({"and", "of", "for", "de", "al"})


def ends_name(read: Words, link: int, heads: set[int]) -> bool:
    """Whether "and" stands behind the title or the name of a person: ``DPP Lind and Interior Ministry``."""
    if read.lower[link] != "and":
        return False
    given = link > 1 and read.flags[link - 2] & (Is.GIVEN | Is.FIELD | Is.HEAD | Is.ORGANIZATION) == Is.GIVEN
    named = given and read.capital(link - 2) and not read.flags[link - 1] & (Is.HEAD | Is.FIELD | Is.GIVEN)
    return named or not heads.isdisjoint((link - 1, link - 2))


def joins_known(read: Words, first: int, last: int) -> bool:
    """Whether "and" stands before a name that is known by itself: ``Zqrx and Danish National Bank``."""
    known = organizations.phrases()
    links = (i for i in range(first + 1, last - 1) if read.lower[i] == "and")
    return any(tuple(read.lower[i + 1 : last + 1]) in known for i in links) and (
        tuple(read.lower[first : last + 1]) not in known
    )


def leads_on(read: Words, first: int, link: int) -> bool:
    """Whether a link ties the next word to a name; two banks are two: ``Bank Zqrx and Bank Wvblt``."""
    if read.lower[link] not in SMALL_LINKS or link + 1 == len(read.words) or not read.capital(link + 1):
        return False
    if read.lower[link] == "for":  # "Zqrx for Group Wvblt" is no name, "Front for Herring" is one
        return any(read.flags[i] & Is.HEAD for i in range(first, link))
    return read.lower[link] != "and" or not parts_two(read, first, link)


def parts_two(read: Words, first: int, link: int) -> bool:
    """Whether a name is whole before "and", and the next one begins behind it."""
    first, after = first + (read.lower[first] == "the"), link + 1
    if read.flags[after] & Is.HEAD and read.lower[after + 1 : after + 2] in (["of"], ["for"]):
        return True
    whole = read.lower[link - 1] in organizations.words_of("whole") and tuple(read.lower[first:after]) not in begun()
    alone = after + 1 == len(read.words) or not (read.close(after) and read.capital(after + 1))
    whole = whole or (alone and read.lower[after] in organizations.words_of("alone"))  # "Chancellery and Ministry"
    again = read.lower[after] == read.lower[first]  # "Sector East and Sector West"
    known = link - first > 1 and tuple(read.lower[first:link]) in organizations.phrases()
    banks = not BANKS.isdisjoint((read.lower[first], *read.lower[link - 1 : link + 2]))
    return whole or again or banks or (known and tuple(read.lower[first:after]) not in begun())


@cache
def begun() -> frozenset[tuple[str, ...]]:
    """How known names with "and" in them begin, up to it: ``Justice and``."""
    return frozenset(words[: words.index("and") + 1] for words in organizations.phrases() if "and" in words)


BANKS = frozenset({"bank", "banco", "banque"})
