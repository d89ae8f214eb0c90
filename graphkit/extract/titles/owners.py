"""What stands before a title and is no part of it: the country that has its holder, whom somebody is for, a verb."""

from graphkit.extract.text.words import Words
from graphkit.lexicon import names, places

TAKE_OF = names.word_lists()["take_of"]
FRESH = frozenset({"new", "next", "current", "former", "outgoing", "incoming", "own", "top", "longtime", "late"})


def takes_sides(read: Words, at: int) -> bool:
    """Whether a country is one that somebody is for or against: ``the anti-Danish President``."""
    return at > 0 and read.gaps[at - 1] == "-" and read.lower[at - 1] in names.word_lists()["stances"]


def possessor(read: Words, first: int, floor: int) -> str | None:
    """The country whose possessive stands before a title: ``Iceland's new Ambassador``."""
    i = first - 1
    while i > floor and read.lower[i] in FRESH and read.close(i):
        i -= 1
    if i <= floor or not read.capital(i) or read.gaps[i][:2].lower() not in ("'s", "’s"):
        return None
    countries = places.places().countries
    return countries.get((read.lower[i - 1], read.lower[i]) if i else ("",)) or countries.get((read.lower[i],))


def of_a_verb(read: Words, first: int, last: int) -> bool:
    """Whether the "of" behind a title belongs to the verb before it: ``reminded the Ambassador of Malta's help``."""
    before = first - 1 - (first > 0 and read.lower[first - 1] == "the")
    return before >= 0 and read.lower[last + 1 : last + 2] == ["of"] and read.lower[before] in TAKE_OF


def is_where_one_meets(read: Words, i: int) -> bool:
    """Whether a building is where something happens, not whose officer is meant: ``the Ambassador at the Embassy``."""
    if i + 2 > len(read.words) or read.lower[i] != "the" or read.lower[i + 1] not in BUILDINGS:
        return False
    return i + 2 >= len(read.words) or not read.close(i + 1) or read.lower[i + 2] not in ("of", "in", "to")


BUILDINGS = frozenset({"chancery", "consulate", "embassy", "residence"})
