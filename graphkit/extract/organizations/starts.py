"""Where an organization may begin: words that the lexicon spells, nations, runs of capitals that hold a head word."""

from collections.abc import Container, Iterator
from functools import cache
from typing import Any

from graphkit.extract.organizations.governments import GOVERNMENTS, POSTS
from graphkit.extract.organizations.shapes import CONNECTORS, PARTS
from graphkit.extract.organizations.spelled import spelled
from graphkit.extract.organizations.trailed import LONGEST
from graphkit.extract.text.kept import Kept
from graphkit.extract.text.words import CAPITAL, LOCAL, Is, Words, word_flags
from graphkit.lexicon import organizations

SPELLED = Is.ORGANIZATION | Is.LISTED
GOVERN = ("GO", "Go", "GR")  # how the acronym of a government begins
PLURALS = {"departments": "department", "ministries": "ministry"}  # "Ministries of Justice and Finance"
STARTS = POSTS | {"government", "post"}


def starts_of(read: Words) -> Iterator[int]:
    """The capitalised words where an organization may begin: known ones, nations, and runs that hold a head word."""
    flags, words, lower = read.flags, read.words, read.lower
    total, last_head, abroad = len(words), -1, organizations.kinds_of("foreign")
    heads, forms = iter(read.find(Is.HEAD)), organizations.legal_forms()
    for at in read.capitals:
        seconds, flag = SECONDS[words[at]], flags[at]
        following = lower[at + 1] if at + 1 < total else ""
        if seconds is None or following in seconds or (at and lower[at - 1] == "al"):
            yield at
        elif flag & LOCAL:
            goes_on = following and (flags[at + 1] & CAPITAL or following in CONNECTORS)
            if (goes_on and read.close(at)) or not GOVERNMENTS.isdisjoint(lower[at + 1 : at + 4]):
                yield at
        elif flag & Is.HEAD and lower[at] in abroad:
            yield at
        elif following and (flags[at + 1] & CAPITAL or following in CONNECTORS):
            while last_head < at:
                last_head = next(heads, total)
            if last_head - at < LONGEST or (flag & SPELLED and not forms.isdisjoint(lower[at + 2 : at + LONGEST])):
                yield at


def second_words(word: str) -> Container[str] | None:
    """The words of which one follows where a capitalised word begins an organization; None where it may be one alone.

    >>> second_words("Embassy"), "nations" in second_words("United"), list(second_words("Zqrx"))
    (None, True, [])
    """
    lower = word.lower()
    if word[:2] in GOVERN or "/" in word or lower in PLURALS:
        return None
    if not word_flags().get(lower, 0) & SPELLED:
        return None if is_compound(word) else ()
    begins = lower in STARTS or lower in PARTS or word in ("DG", "Department")
    if begins or word.upper() in organizations.bureaus() or spelled(word) is not None:
        return None
    seconds: Container[str] = phrase_trie().get(lower, ())
    return seconds


SECONDS = Kept(second_words)


def is_compound(word: str) -> bool:
    """Whether the end of a word that no lexicon knows makes it a company: ``Zqrxneftegaz``, ``WvbltBank``.

    >>> [is_compound(word) for word in ("Zqrxneftegaz", "Zqbank", "ZqBank", "Milbank", "ZQRXNEFTEGAZ")]
    [True, False, True, False, False]
    """
    lower = word.lower()
    inside = not (word[1:].islower() or word.isupper())
    if not lower.endswith(COMPANY_ENDS) or lower in word_flags() or word.isupper():
        return False
    return len(word) > LONGEST_SURNAME or inside


LONGEST_SURNAME = 8  # letters of "Fairbank"
COMPANY_ENDS = tuple(organizations.words_of("company_ends"))


@cache
def phrase_trie() -> dict[str, Any]:
    """Spellings of several words as a trie."""
    trie: dict[str, Any] = {}
    for words, entry in organizations.phrases().items():
        node = trie
        for word in words:
            node = node.setdefault(word, {})
        node[""] = entry
    return trie
