"""Who writes a cable, and so is its "I"; whom it speaks to, its "you"."""

import re

from graphkit.extract.home import WASHINGTON, home_of
from graphkit.extract.meetings.slots import Slot
from graphkit.extract.people.gathered import DISTRIBUTION
from graphkit.extract.people.senders import is_sender
from graphkit.model import AddressRole, Cable, Extraction, Mention, Person

CHIEFS = frozenset({"Ambassador", "Chargé d'Affaires", "Deputy Chief of Mission", "Consul General"})


def _sends(mention: Mention) -> bool:
    return mention.rule == DISTRIBUTION and mention.title in CHIEFS


def _classifies(person: Person) -> bool:
    return any(mention.rule == "classified-by" and mention.title == "Ambassador" for mention in person.mentions)


def writer_of(found: Extraction, post: Slot, text: str, cable: Cable) -> Slot | None:
    """The one person who signs for a post abroad, and so is "I"; whoever signs in Washington only lends the name.

    Where the head says whom the cable is from ("FROM AMBASSADOR LIND", "For the Secretary from Lind"), it is them
    whoever signs; of what no post sent, whom its head names: "Memorandum From the Assistant Secretary (Lind)".
    """
    named = [one for one in found.people if any(is_sender(text, _whole(mention)) for mention in one.mentions)]
    senders = named or [one for one in found.people if any(map(_sends, one.mentions))]
    if not senders and not post.ref and cable.origin is not None:
        return _called(found, cable.origin.name)
    signers = senders or [one for one in found.people if any(mention.rule == "signature" for mention in one.mentions)]
    if len(signers) != 1 or not (named or (post.ref and post.ref not in WASHINGTON)):
        return None
    if not senders and any(_classifies(one) for one in found.people if one is not signers[0]):
        return None  # whoever signs for an ambassador who wrote it
    return Slot(signers[0].id, signers[0].name, "person", "US", post.organization)


def _called(found: Extraction, office: str) -> Slot | None:
    """The only person of that name, as heads of documents have it: "Assistant Secretary of State (Lind)"."""
    surname = _SURNAME.search(office)
    named = [one for one in found.people if surname is not None and one.name.split()[-1:] == [surname[1]]]
    return Slot(named[0].id, named[0].name, "person", named[0].side, named[0].organization) if len(named) == 1 else None


_SURNAME = re.compile(r"([^\W\d_][\w'’-]{1,40})\)?$")


def _whole(mention: Mention) -> int:
    return (mention.full or mention.span).start


_ADDRESS = re.compile(r"(?:Mr|Mme|Madame?|Ms)\.?\s", re.IGNORECASE)
_SCENE = re.compile(r"\bscene[\s-]?setter\b", re.IGNORECASE)


def reader_of(found: Extraction, cable: Cable) -> Slot | None:
    """Whom a cable speaks to.

    "Madam Secretary", else the one of ours whom the subject of a scenesetter names, else the post that Washington
    writes to.
    """
    subject = cable.subject.span if cable.subject is not None else None
    scene = subject is not None and _SCENE.search(cable.text, subject.start, subject.end) is not None
    ours = (one for one in found.people if one.side == "US" or (scene and one.side is None))
    offices = (one for one in found.positions if one.id.startswith("position:us/"))
    named = [(Slot(one.id, one.name, "person", "US", one.organization), one.mentions) for one in ours]
    named += [(Slot(one.id, one.title, "position", "US", one.organization), one.mentions) for one in offices]
    for slot, mentions in named:
        if any(_is_address(cable.text, mention) for mention in mentions):
            return slot
    inside = [slot for slot, mentions in named if subject and any(m.span.overlaps(subject) for m in mentions)]
    if scene:
        return inside[0] if len(inside) == 1 else None
    addressed = [one for one in cable.addressees if one.role is AddressRole.ACTION]
    if len(addressed) == 1 and not addressed[0].post and (spoken_to := _called(found, addressed[0].name)) is not None:
        return spoken_to
    home = home_of(cable)
    return Slot(home.post, "you", "post", "US", home.post) if home.afar and home.post else None


def _is_address(text: str, mention: Mention) -> bool:
    """Whether somebody is spoken to there: "Mr. Vice President:"."""
    return mention.rule == "role-only" and _ADDRESS.match(text, mention.span.start, mention.span.end) is not None
