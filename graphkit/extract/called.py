"""What stands in brackets inside a name: another given name of the same person, or initials."""

from graphkit.extract.text.words import Is, Words
from graphkit.lexicon.nicknames import nicknames


def is_called_so(read: Words, at: int) -> bool:
    """Whether what is in brackets inside a name is another given name or initials of it.

    ``Anne (Nan) Berge``, ``Sheikh Omar bin Zaki (ObZ) Al Lind``.
    """
    after = at + 2
    if after >= len(read.words) or read.gaps[at + 1] not in (") ", ")\n"):
        return False
    if not (read.capital(at + 1) and read.capital(after)):
        return False
    if read.lower[at] in nicknames().get(read.lower[at + 1], ()) or is_initialism_of(read, at + 1, at):
        return bool(read.flags[after] & Is.PARTICLE) or not read.flags[after] & (Is.TITLE | Is.STOP)
    given = read.flags[at] & Is.GIVEN or read.flags[at + 1] & Is.GIVEN
    never = Is.TITLE | Is.STOP | Is.PLACE | Is.NATION | Is.COMMON | Is.FIELD | Is.ORGANIZATION
    return bool(given) and not read.words[at + 1].isupper() and not (read.flags[at + 1] | read.flags[after]) & never


def is_initialism_of(read: Words, short: int, last: int) -> bool:
    """Whether a word has the initials of the three words or more that end at ``last``: ``ObZ``."""
    word = read.lower[short]
    first = last + 1 - len(word)
    return len(word) > 2 and first >= 0 and word == "".join(one[:1] for one in read.lower[first : last + 1])
