"""Who writes a cable, and so is its "I"."""

from graphkit.extract.cluster import DISTRIBUTION
from graphkit.extract.home import WASHINGTON
from graphkit.extract.meetings.slots import Slot
from graphkit.model import Extraction, Mention

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
