"""Whether a pronoun may mean somebody: what titles and given names say of women and men."""

from collections import Counter
from collections.abc import Iterable

from graphkit.lexicon import names
from graphkit.lexicon.titles import titles
from graphkit.model import Person

PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}


class Genders:
    """Whether people are women ("f") or men ("m"), told when a pronoun asks."""

    def __init__(self, people: Iterable[Person] = (), text: str = "") -> None:
        self._people, self._text = people, text
        self._told: dict[str, str | None] = {}

    def of(self, ref: str) -> str | None:
        """What titles or the given name of a person say; None where they say nothing.

        >>> Genders([Person("person:gisela-lind", "Gisela Lind", ())]).of("person:gisela-lind")
        'f'
        """
        if ref not in self._told:
            person = next((one for one in self._people if one.id == ref), None)
            self._told[ref] = None if person is None else gender_of(person, self._text)
        return self._told[ref]


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
