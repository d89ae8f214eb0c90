"""The offices that a title before a name goes with: ``Foreign Minister General Lind``, ``Deputy PM and FM Lind``."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from graphkit.extract.named import first_of_sentence
from graphkit.extract.text.words import Is, Words
from graphkit.extract.titles.titled import Titled, is_rank
from graphkit.lexicon import titles
from graphkit.lexicon.titles import plural_of


class Held(NamedTuple):
    """The offices that a title goes with, by its first word: before a rank, before a rank and a comma, before "and"."""

    before_rank: Mapping[int, Titled]
    before_comma: Mapping[int, Titled]
    joined: Mapping[int, Titled]


def held_offices(read: Words, found: tuple[Titled, ...], taken: AbstractSet[int]) -> Held:
    """The offices that the titles of a text go with."""
    return Held(
        offices_before_ranks(read, found, taken), offices_before_commas(read, found, taken), joined_offices(read, found)
    )


SECONDARY = frozenset({"Deputy Prime Minister", "Vice President"})  # often held beside another office
STATE = frozenset({"state", "minister"})
OF_FIRMS = frozenset(
    {
        "Chairman", "Chairman of the Board", "Chief Executive Officer", "Chief Financial Officer",
        "Chief Operating Officer", "Director", "Editor", "Executive Director", "Founder", "General Manager",
        "Managing Director", "Owner", "President", "Publisher", "Vice Chairman",
    }
)  # fmt: skip


def joined_offices(read: Words, found: tuple[Titled, ...]) -> Mapping[int, Titled]:
    """The first words of titles -> the office that "and" joins to each, where both may be one person's.

    >>> from graphkit.extract.text.words import read_words
    >>> from graphkit.extract.titles.titled import titles_of
    >>> def second(text):
    ...     return [one.name for one in joined_offices(read_words(text), titles_of(text)).values()]
    >>> second("We met Deputy Prime Minister and Foreign Minister Lind."), second("We met Director and Owner Ann Lind.")
    (['Deputy Prime Minister'], ['Director'])
    >>> second("We met the Prime Minister and Foreign Minister Ann Lind.")  # two people
    []
    """
    return {
        title.first: office
        for office, title in pairwise(found)
        if is_joined(read, office, title) and not (office.first and read.lower[office.first - 1] == "the")
    }


def is_joined(read: Words, office: Titled, title: Titled) -> bool:
    """Whether "and" stands between two offices that one person may hold."""
    and_ = office.last + 1
    return (
        and_ + 1 == title.first
        and read.lower[and_] == "and"
        and read.close(and_ - 1)
        and read.close(and_)
        and office.name != title.name
        and ({office.entry.group, title.entry.group} <= STATE or is_of_firm(office, title))
        and not (is_of_several(read, office) or is_of_several(read, title))
    )


def is_held_beside(office: Titled, title: Titled, *, in_full: bool) -> bool:
    """Whether the one whose name stands behind a title holds the office before it too.

    A surname alone is often that of the second of two: ``Prime Minister and FonMin Lind``.
    """
    return in_full or office.entry.name in SECONDARY or is_of_firm(office, title)


def is_of_firm(office: Titled, title: Titled) -> bool:
    """Whether two offices are such as one person holds in a firm or a body."""
    return {office.entry.name, title.entry.name} <= OF_FIRMS


def is_of_several(read: Words, title: Titled) -> bool:
    """Whether a title is in the plural."""
    return read.lower[title.head_last] == plural_of(title.entry.name.lower().split()[-1])


def offices_before_ranks(read: Words, found: tuple[Titled, ...], taken: AbstractSet[int]) -> dict[int, Titled]:
    """The first words of ranks -> the offices right before them: ``Foreign Minister Sheikh Omar bin Zaki``."""
    return {
        rank.first: office
        for office, rank in pairwise(found)
        if rank.first == behind(read, office, taken)
        and is_rank(rank)
        and not is_rank(office)
        and office.capital
        and (read.close(office.last) or (read.abbreviated(office.last) and not spelt_out(read, office)))
    }


def offices_before_commas(read: Words, found: tuple[Titled, ...], taken: AbstractSet[int]) -> dict[int, Titled]:
    """The first words of ranks -> the offices before them and a comma: ``the Chief of Staff, General Lind, said``."""
    return {
        rank.first: office
        for office, rank in pairwise(found)
        if rank.first == past_organization(read, office, taken)
        and read.gaps[rank.first - 1] in (", ", ",\n")
        and is_rank(rank)
        and (not is_rank(office) or office.entry.name == "Commander")
        and office.capital
        and is_of_one(read, office, taken)
    }


def is_of_one(read: Words, office: Titled, taken: AbstractSet[int]) -> bool:
    """Whether an article stands before an office and its organization, and there it is no member of a list."""
    i = office.first - 1
    while i > 0 and (i in taken or read.flags[i] & Is.NATION):
        i -= 1
    if i < 0 or read.lower[i] not in ONES:
        return False
    return first_of_sentence(read, i) if read.capital(i) else read.close(i - 1) and not read.capital(i - 1)


ONES = frozenset({"the", "its", "his", "her", "their", "our", "your"})


def behind(read: Words, title: Titled, taken: AbstractSet[int]) -> int:
    """The word behind a title and its organization: ``Director of Medical Services Dr.``, ``Chief USAF General``."""
    at = title.last + 1
    end = past_organization(read, title, taken)
    return end if read.close(end - 1) else at


def past_organization(read: Words, title: Titled, taken: AbstractSet[int]) -> int:
    """The word behind a title and what it is of, whatever stands between the two."""
    at = title.last + 1
    of = read.lower[at : at + 1] == ["of"]
    first = at + of + (of and read.lower[at + 1 : at + 2] == ["the"])
    end = first
    while end in taken:
        end += 1
    return end if end > first and all(map(read.close, range(at - 1, end - 1))) else at


def spelt_out(read: Words, title: Titled) -> bool:
    """Whether a title is no abbreviation, so that a stop behind it ends the sentence: ``J. C. King. Rain fell.``"""
    word, low = read.words[title.last], read.lower[title.last]
    if title.last > title.head_last or low in WHOLE_TITLES or low == title.entry.name.lower().split()[-1]:
        return True
    return (
        word.isupper() and word.isalpha() and len(word) > 2 and (low,) not in titles.titles().any_case
    )  # the DATT. He ...


WHOLE_TITLES = frozenset({"chief", "envoy", "lady", "chair", "king", "queen", "dean", "judge", "mayor", "owner"})
