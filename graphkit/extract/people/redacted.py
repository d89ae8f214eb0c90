"""Redactions: where an editor hid a person is one placeholder each, never merged, never guessed.

Newspapers put a run of X there, the historians of FRUS ``[name not declassified]``.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from graphkit.extract.named import first_of_sentence
from graphkit.extract.text.running import fold
from graphkit.extract.text.words import Is, Words
from graphkit.extract.titles.titled import Titled
from graphkit.lexicon import names
from graphkit.model import Mention, MentionKind, Person, Span

# Before a redaction these speak of a place, a time, an amount or a thing.
NOT_PEOPLE = names.word_lists()["before_no_person"]
THINGS = names.word_lists()["after_no_person"]

RUN = re.compile(r"[Xx]{5,}+")
WITHHELD = re.compile(r"\[name\s+not\s+declassified\]")


def redacted_people(read: Words, cable: str, titles: tuple[Titled, ...]) -> Iterator[Person]:
    """A placeholder for each redaction that stands where a person would.

    >>> from graphkit.extract.text.words import read_words
    >>> read = read_words("XXXXXXXXXXXX told us that XXXXX, in XXXXXXXX, agreed.")
    >>> [person.id for person in redacted_people(read, "08OSLO1", ())]
    ['person:redacted:08OSLO1/1', 'person:redacted:08OSLO1/2']
    >>> [one.mentions[0].span.end for one in redacted_people(read_words("Mr. [name not declassified] spoke."), "1", ())]
    [27]
    """
    hidden = sorted((*hidden_by_x(read), *withheld(read)))
    ends = {title.last: title for title in titles} if hidden else {}
    for count, (start, end, i) in enumerate(hidden, 1):
        identity = f"person:redacted:{cable}/{count}"
        span = Span(start, end)
        title = ends.get(i - 1) if stands_behind(read, i, start) else None
        full = Span(read.starts[title.first], span.end) if title else span
        mention = Mention(
            MentionKind.PERSON, identity, span, "[redacted]", "redaction", full, title.name if title else None
        )
        side = (title.entry.side or None) if title else None
        yield Person(identity, "[redacted]", (mention,), side, redacted=True)


def hidden_by_x(read: Words) -> Iterator[tuple[int, int, int]]:
    """Where runs of X stand for people, and the word that each is in."""
    if "xxxxx" not in fold(read.text):
        return
    for run in RUN.finditer(read.text):
        i = bisect_right(read.starts, run.start()) - 1
        if i >= 0 and (is_whole(read, i, run) or is_glued(read, i, run)) and stands_for_person(read, i):
            yield run.start(), run.end(), i


def withheld(read: Words) -> Iterator[tuple[int, int, int]]:
    """Where brackets say that a name was not declassified, and the first word in them."""
    if "not declassified" in read.text:
        for run in WITHHELD.finditer(read.text):
            yield run.start(), run.end(), bisect_right(read.starts, run.start() + 1) - 1


def stands_behind(read: Words, i: int, start: int) -> bool:
    """Whether what is hidden follows the word before it at once, as a name follows a title."""
    if not i or read.starts[i] > start + 1 or read.starts[i] < start:
        return False
    return read.close(i - 1) or read.abbreviated(i - 1) or read.gaps[i - 1] in (" [", ". [")


def is_whole(read: Words, i: int, run: re.Match[str]) -> bool:
    """Whether a redaction is a word by itself."""
    return read.starts[i] == run.start() and read.words[i] == run[0]


def is_glued(read: Words, i: int, run: re.Match[str]) -> bool:
    """Whether a redaction lost the space beside a word in small letters: ``XXXXXXXXXXXXtold``, ``toXXXXXXXXXXXX``."""
    word, at = read.words[i], run.start() - read.starts[i]
    before, after = word[:at], word[at + len(run[0]) :]
    return run[0].isupper() and len(run[0]) >= GLUED and (before + after).islower() and not (before and after)


GLUED = 8  # letters of a redaction that a word may be glued to


def stands_for_person(read: Words, i: int) -> bool:
    """Whether nothing around a redaction says that it is a place, a date or a thing."""
    before = read.lower[i - 1] if i and not first_of_sentence(read, i) else ""
    gap = read.gaps[i - 1] if i else ""
    after = i + 1
    owner = after < len(read.words) and read.gaps[i][:2] in ("'s", "’s")  # "during XXXXXXXX's visit"
    dated = before.isdigit() or before in names.word_lists()["months"]  # "on May 3, XXXXXXXX said"
    if (before in NOT_PEOPLE and not owner) or (dated and "," not in gap):
        return False
    if gap[-1:] in ("$", "-", "/") and not gap.endswith("--"):
        return False
    if stands_alone(read, i):
        return False
    return not (
        after < len(read.words)
        and read.close(i)
        and (read.lower[after] in THINGS or (read.flags[after] & Is.STOP and read.lower[after].isdigit()))
    )


def stands_alone(read: Words, i: int) -> bool:
    """Whether a redaction is a whole sentence or paragraph; a line of a list has no full stop or marking before it."""
    begins = i > 0 and not read.gaps[i - 1].isspace() and ENDS.intersection(read.gaps[i - 1])
    gap = read.gaps[i]
    after = read.words[i + 1][:1] if i + 1 < len(read.words) else ""
    ends = (
        "." in gap or (gap.count("\n") > 1 and not after.islower()) or read.lower[i + 1 : i + 3] == ["end", "summary"]
    )
    return bool(begins) and ends and first_of_sentence(read, i)


ENDS = frozenset(".)")
