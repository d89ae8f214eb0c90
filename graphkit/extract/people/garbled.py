"""Names whose letters a wrong character set broke: shown as they stand, told as an issue, never guessed."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from graphkit.model import Cable, Issue, Person

MOST = 20  # issues of one cable
BEHIND = 3  # characters behind a name in which it may go on: "JosC)"
LOST_BIT = re.compile(r"(?<=[^\W\d_])C([ -?])")  # UTF-8 as seven bits: "MarC-a", "JosC)"
# Two characters for one, as Latin-1 and the Windows set have them.
OTHER_SET = re.compile("[\u00c2-\u00c5][\u0080-\u00bf\u2013-\u20ac\u0152-\u0192\u2122]")
REPLACED = re.compile(r"(?<=[^\W\d_])(?:\ufffd|\?)+(?=[^\W\d_])")  # "O???Connor"


def garbled_names(cable: Cable, people: Iterable[Person]) -> Iterator[Issue]:
    """What kind of damage the names of a cable have, once for each word; at most `MOST`."""
    yield from islice(_garbled_names(cable, people), MOST)


def _garbled_names(cable: Cable, people: Iterable[Person]) -> Iterator[Issue]:
    seen: set[str] = set()
    for person in people:
        for mention in person.mentions:
            if mention.norm in seen:
                continue
            span = mention.span
            seen.add(mention.norm)
            damage = damage_of(span.of(cable.text), cable.text[span.end : span.end + BEHIND])
            if damage is not None:
                yield Issue("extract", "name-garbled", cable.id, f"letters of a name {damage}", span)


def damage_of(name: str, behind: str = "") -> str | None:
    """How the letters of a name are broken, None where they are not.

    >>> damage_of("MarC-a Zaki"), damage_of("Mar\u00c3\u00ada Zaki"), damage_of("O???Berge")
    ('lost their eighth bit', 'were read in another character set', 'were replaced')
    >>> damage_of("JosC", ") Zaki"), damage_of("McC. Zaki"), damage_of("Chac\u00f3n")
    ('lost their eighth bit', None, None)
    """
    both = name + behind
    if "C" in both and any(map(is_letter, LOST_BIT.findall(both))):
        return "lost their eighth bit"
    if not both.isascii() and OTHER_SET.search(both):
        return "were read in another character set"
    return "were replaced" if ("?" in name or not name.isascii()) and REPLACED.search(name) else None


def is_letter(low: str) -> bool:
    """Whether a character is what is left of the second byte of a letter with an accent.

    >>> is_letter("-"), is_letter("3"), is_letter("."), is_letter(" ")
    (True, True, False, False)
    """
    return low not in " .,'/" and bytes((0xC3, ord(low) | 0x80)).decode().isalpha()
