"""Who writes a cable, and so is its "I"; whom it speaks to, its "you"."""

import re

from graphkit.extract.cluster import DISTRIBUTION
from graphkit.extract.home import WASHINGTON
from graphkit.extract.meetings.slots import Slot
from graphkit.model import Cable, Extraction, Mention, Person

CHIEFS = frozenset({"Ambassador", "Chargé d'Affaires", "Deputy Chief of Mission", "Consul General"})


def _sends(mention: Mention) -> bool:
    return mention.rule == DISTRIBUTION and mention.title in CHIEFS


def writer_of(found: Extraction, post: Slot) -> Slot | None:
    """The one person who signs for a post abroad, and so is "I"; whoever signs in Washington only lends the name.

    Where the head says whom the cable is from ("FROM AMBASSADOR LIND"), it is them whoever signs.
    """
    senders = [one for one in found.people if any(map(_sends, one.mentions))]
    signers = senders or [one for one in found.people if any(mention.rule == "signature" for mention in one.mentions)]
    if len(signers) != 1 or not post.ref or post.ref in WASHINGTON:
        return None
    return Slot(signers[0].id, signers[0].name, "person", "US", post.organization)


_ADDRESS = re.compile(r"(?:Mr|Mme|Madame?|Ms)\.?\s", re.IGNORECASE)
_SCENE = re.compile(r"\bscene[\s-]?setter\b", re.IGNORECASE)


def reader_of(found: Extraction, cable: Cable) -> Slot | None:
    """Whom a cable speaks to: "Madam Secretary", else the one of ours whom the subject of a scenesetter names."""
    subject = cable.subject.span if cable.subject is not None else None
    scene = subject is not None and _SCENE.search(cable.text, subject.start, subject.end) is not None
    named: list[Slot] = []
    for one in (*found.people, *found.positions):
        ours = one.side == "US" if isinstance(one, Person) else one.id.startswith("position:us/")
        kind, name = ("person", one.name) if isinstance(one, Person) else ("position", one.title)
        for mention in one.mentions if ours else ():
            if mention.rule == "role-only" and _ADDRESS.match(cable.text, mention.span.start, mention.span.end):
                return Slot(one.id, name, kind, "US", one.organization)
            if scene and subject is not None and mention.span.overlaps(subject):
                named.append(Slot(one.id, name, kind, "US", one.organization))
    return named[0] if len({slot.ref for slot in named}) == 1 else None
