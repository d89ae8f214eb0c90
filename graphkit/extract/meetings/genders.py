"""Whether a pronoun may mean somebody: what titles and given names say of women and men."""

from collections import Counter
from collections.abc import Iterable

from graphkit.lexicon import names
from graphkit.lexicon.titles import titles
from graphkit.model import Person

PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}


def genders_of(people: Iterable[Person], text: str) -> dict[str, str]:
    """Person -> "f" or "m", of those whose titles or given names say so and do not contradict each other."""
    return {person.id: said for person in people if (said := gender_of(person, text)) is not None}


def gender_of(person: Person, text: str) -> str | None:
    """What the titles of a person say, else the given name; None where neither does.

    >>> gender_of(Person("person:gisela-lind", "Gisela Lind", ()), ""), gender_of(Person("person:lind", "Lind", ()), "")
    ('f', None)
    """
    table, said = titles().genders, Counter[str]()
    titled = 0
    for mention in person.mentions:
        full = mention.full or mention.span
        first = text[full.start : mention.span.start].split(None, 1)
        titled += bool(first)
        written = first[0].strip(".").lower() if first else ""
        said[table.get(mention.title or "") or table.get(written, "")] += 1
    women, men = said["f"], said["m"]
    if max(women, men) * SHARE >= titled > 0 and min(women, men) == 0:  # "Mrs. Lind" once among many a "President Lind"
        return "f" if women else "m"
    words = person.name.lower().split()
    return names.genders().get(words[0]) if not women and not men and len(words) > 1 else None


SHARE = 3  # of the titles of somebody, one in so many says of whom they are


def may_mean(word: str, gender: str | None) -> bool:
    """Whether a pronoun may mean somebody of that gender.

    >>> may_mean("she", "m"), may_mean("she", None), may_mean("they", "m")
    (False, True, True)
    """
    return gender is None or PRONOUNS.get(word, gender) == gender
