"""People whom only a verb of contact shows: bare names beside it become people of the cable."""

from dataclasses import dataclass, field, replace

from graphkit.extract.meeting_items import Slot
from graphkit.extract.meeting_names import common_words
from graphkit.lexicon.titles import slug
from graphkit.model import Extraction, Mention, MentionKind, Person, Span

LONGEST = 80  # characters of a name


@dataclass(slots=True)
class Newcomers:
    """The people added so far, by surname, and which person holds which position in this cable."""

    aliases: dict[str, str] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

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
        if not may_be_person(words) or len(slot.name) > LONGEST:
            return None
        key = slug(words[-1]) or words[-1].lower()
        ref = self.people[key].id if key in self.people else f"person:{slug(slot.name) or key}"
        mention = Mention(MentionKind.PERSON, ref, span, slot.name, rule, span)
        person = self.people.get(key) or Person(ref, slot.name, ())
        if mention not in person.mentions:
            person = replace(person, mentions=(*person.mentions, mention))
        self.people[key] = person
        return Slot(person.id, person.name, "person")


def may_be_person(words: list[str]) -> bool:
    """Whether bare capitalised words may name somebody: no acronym, not made of common words alone.

    >>> may_be_person(["Okonjo"]), may_be_person(["SRMG"]), may_be_person(["Defense", "Policy"])
    (True, False, False)
    """
    full = [word for word in words if not (word.isupper() and len(word) < 8)]
    if len(words) == 1 and full:
        return True
    return any(word.lower() not in common_words() for word in full)
