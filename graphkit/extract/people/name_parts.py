"""The words of a name: which of them are given names, which may stand for somebody alone, whether two may be one's."""

from functools import lru_cache

from graphkit.lexicon import names
from graphkit.lexicon.nicknames import nicknames
from graphkit.lexicon.titles import PLAIN


@lru_cache(maxsize=256)  # the names of one cable or two: each is asked for as often as it stands there, and twice
def split_name(parts: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Given names and surname in lower case; the family name stands first in East Asian names.

    >>> split_name(("J", "P", "Lind")), split_name(("Chen", "Mei", "ling")), split_name(("Lind",))
    ((('j', 'p'), 'lind'), (('mei', 'ling'), 'chen'), ((), 'lind'))
    """
    low = tuple(part.lower() for part in parts)
    if len(low) == 1:
        return (), low[0]
    if len(low) in (2, 3) and is_family_first(parts):
        return low[1:], low[0]
    return tuple(part for part in low[:-1] if part not in PARTICLES), low[-1]


def is_family_first(parts: tuple[str, ...]) -> bool:
    """Whether the first word is an East Asian family name and what follows is no Western one."""
    low = [part.lower() for part in parts]
    if low[0] not in FAMILY_FIRST:
        return False
    if len(parts) == 2 and names.is_pinyin(low[1]):
        return True
    return parts[-1][:1].islower() or (
        len(parts) == 3 and all(len(part) <= 6 and part not in WESTERN for part in low[1:])
    )


PARTICLES, FAMILY_FIRST, WESTERN = map(names.word_lists().__getitem__, ("particles", "family_first", "western"))


@lru_cache(maxsize=256)  # as above
def alone_keys(given: tuple[str, ...], surname: str) -> tuple[str, ...]:
    """The words by which a person may be called alone: the surname, and given names that are no common ones.

    >>> alone_keys(("maria", "zqx"), "lind")
    ('lind', 'zqx')
    """
    if not given:
        return (surname,)
    common, lone = names.given_names(), names.lone_names()
    extra = [
        part
        for part in given
        if len(part) > 2 and (part in lone or part not in common) and part not in names.english_words()
    ]
    return (surname, *(part for part in extra if part != surname))


def compatible(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether given names may be one person's: equal, an initial of it, or one side has none.

    >>> compatible(("j", "p"), ("james",)), compatible(("ann",), ("bea",)), compatible(("ann",), ())
    (True, False, True)
    >>> compatible(("mei", "ling"), ("mei", "hua")), compatible(("mei",), ("mei", "hua"))
    (False, True)
    >>> compatible(("dave",), ("david",)), compatible(("josz", "manuel"), ("jose", "manuel"))
    (True, True)
    """
    if not left or not right:
        return True
    left, right = tuple(map(plain, left)), tuple(map(plain, right))
    a, b = left[0], right[0]
    if len(left) == len(right) == 2 and a == b and left[1][0] != right[1][0]:  # "Jong-il" is not "Jong-un"
        return False
    if len(left) == len(right) == 2 and a != b and (a == right[1] or b == left[1]):  # nor is it "Il-sung"
        return False
    if a == b or a in right or b in left:
        return True
    if a in nicknames().get(b, ()) or b in nicknames().get(a, ()):
        return True
    return a[0] == b[0] and (is_short(a) or is_short(b) or bool(set(left[1:]) & set(right[1:]) - INITIALS))


INITIALS = frozenset("abcdefghijklmnopqrstuvwxyz")


def plain(part: str) -> str:
    """A given name without accents.

    >>> plain("josé")
    'jose'
    """
    return part if part.isascii() else part.translate(PLAIN)


def is_short(part: str) -> bool:
    """Whether a given name is only initials."""
    return len(part) == 1 or "." in part
