"""People whom only a verb of contact shows: bare names beside it become people of the cable."""

from dataclasses import dataclass, field

from graphkit.extract.meetings.names import common_words
from graphkit.extract.meetings.slots import Slot
from graphkit.lexicon.names import word_lists
from graphkit.lexicon.places import places
from graphkit.lexicon.titles import slug
from graphkit.model import Extraction, Mention, MentionKind, Person, Span

LONGEST = 80  # characters of a name
MENTIONS = 100  # places of one newcomer that are kept


@dataclass(slots=True)
class Newcomers:
    """The people added so far, by surname, and which person holds which position in this cable."""

    aliases: dict[str, str] = field(default_factory=dict)
    names: dict[str, Slot] = field(default_factory=dict)
    mentions: dict[str, dict[Span, Mention]] = field(default_factory=dict)

    @classmethod
    def beside(cls, found: Extraction) -> "Newcomers":
        """Nobody yet; a position that exactly one person holds stands for that person."""
        holders: dict[str, set[str]] = {}
        for person in found.people:
            for position in person.positions:
                holders.setdefault(position, set()).add(person.id)
        return cls({position: next(iter(ids)) for position, ids in holders.items() if len(ids) == 1})

    def admit(self, slot: Slot, span: Span, rule: str) -> Slot | None:
        """The person of a bare name; None where the words name nobody."""
        words = slot.name.split()
        if len(slot.name) > LONGEST or not may_be_person(words):
            return None
        key = slug(words[-1]) or words[-1].lower()
        person = self.names.setdefault(key, Slot(f"person:{slug(slot.name) or key}", slot.name, "person"))
        places = self.mentions.setdefault(key, {})
        if len(places) < MENTIONS:
            places.setdefault(span, Mention(MentionKind.PERSON, person.ref, span, slot.name, rule, span))
        return person

    def people(self) -> tuple[Person, ...]:
        """The newcomers, each with all the places where it was admitted."""
        return tuple(
            Person(slot.ref, slot.name, tuple(self.mentions[key].values())) for key, slot in self.names.items()
        )


def _is_of_nations(word: str) -> bool:
    """Whether a word with a hyphen says what two countries have between them: "Danish-Norwegian", "Danish-US"."""
    nations = places().nationalities
    return "-" in word and any((part,) in nations for part in word.split("-"))


def is_acronym(name: str) -> bool:
    """Whether a bare name is one word of capitals, as bodies are called: ``MOSAL``.

    >>> is_acronym("MOSAL"), is_acronym("Okonjo"), is_acronym("A")
    (True, False, False)
    """
    return 1 < len(name) < 8 and name.isalpha() and name.isupper()


def may_be_person(words: list[str]) -> bool:
    """Whether bare capitalised words may name somebody: no acronym, not made of common words alone.

    >>> may_be_person(["Okonjo"]), may_be_person(["SRMGs"]), may_be_person(["Defense", "Policy"])
    (True, False, False)
    >>> may_be_person(["Danish-Norwegian"]), may_be_person(["Danization"])
    (False, False)
    """
    last = words[-1].lower()
    if last.endswith(("ization", "isation")) or "/" in last or _is_of_nations(last):
        return False
    full = [word for word in words if not (word.removesuffix("s").isupper() and len(word) < 8)]
    if len(words) == 1 and (full or words[0].lower() in word_lists()["initials"]):
        return True
    return any(word.lower() not in common_words() for word in full)
