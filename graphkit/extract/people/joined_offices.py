"""Two offices that one person holds: ``Deputy Prime Minister and Foreign Minister Lind``, ``President and CEO``."""

from collections.abc import Mapping
from itertools import pairwise

from graphkit.extract.text.words import Words
from graphkit.extract.titles.titled import Titled
from graphkit.lexicon.titles import plural_of

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
