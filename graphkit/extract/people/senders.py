"""Whoever wrote a telegram that somebody else may sign: ``For the Secretary from Lind.``, ``From Ambassador Lind.``"""

import re
from collections.abc import Iterator
from itertools import takewhile

from graphkit.extract.hits import Hit, hit_at
from graphkit.extract.text.words import Is, Words
from graphkit.lexicon.titles import titles

SENDER = "sender"  # the rule of such names
OPENING = 1_500  # characters of a telegram in which it says whom it is from
NEAR = 160  # characters of such a line before the name
NEVER = Is.PLACE | Is.NATION | Is.ORGANIZATION | Is.STOP | Is.TITLE | Is.FIELD | Is.MODIFIER | Is.HEAD
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?\Z", re.IGNORECASE)
_OPENS = re.compile(r"\s*(?:\d{1,6}\.\s+)?(?:\d{1,2}\.\s+)?(?:\([A-Z/]{1,8}\)\s+)?\Z")
_WORD = re.compile(r"[^\W\d_]+")
_SENT = frozenset({"letter", "message", "note", "subj", "subject"})  # what somebody else wrote: "Letter from Lind"
_LIGHT = frozenset({"also", "and", "eyes", "info", "of", "only", "pass", "passed", "please", "pls", "the", "to"})


def is_sender(text: str, start: int) -> bool:
    """Whether a telegram says at its head that it is from whoever is named at ``start``.

    >>> [is_sender(line, line.index("Lind")) for line in ("12. For the DCM from Lind.", "Asked for help from Lind.")]
    [True, False]
    >>> is_sender("From Lind. 1. It rained.", 5)
    True
    """
    if start > OPENING:
        return False
    line = text[max(0, start - NEAR) : start].rpartition("\n")[2]
    found = _FROM.search(line)
    if found is None:
        return False
    before = line[: found.start()]
    if _OPENS.match(before):
        return True
    words = _WORD.findall(before.rpartition(". ")[2] if "subj" in before.lower() else before)
    if not {word.lower() for word in words}.isdisjoint(_SENT):
        return False
    light = list(takewhile(lambda word: word[0].isupper() or word.lower() in _LIGHT, reversed(words)))
    last = words[len(words) - len(light) - 1 : len(words) - len(light)]
    return bool({"for", "pass"} & {word.lower() for word in (*light, *last)})


def sending_names(read: Words, taken: set[int]) -> Iterator[Hit]:
    """The bare names that such a line ends with.

    >>> from graphkit.extract.text.words import read_words
    >>> [hit.norm for hit in sending_names(read_words("12. For the Secretary from Lind. 1. It rained."), set())]
    ['Lind']
    """
    for i in read.capitals:
        if read.starts[i] > OPENING:
            return
        ends = "." in read.gaps[i] or "\n" in read.gaps[i]
        if not i or i in taken or not ends or read.lower[i - 1] not in ("from", "the"):
            continue
        flag, word = read.flags[i], read.words[i]
        common = flag & Is.COMMON and not flag & Is.SURNAME
        if flag & NEVER or common or word.isupper() or len(word) < SHORTEST or word in titles().exact:
            continue
        if is_sender(read.text, read.starts[i]):
            yield hit_at(read, i, i, None, SENDER)


SHORTEST = 3
