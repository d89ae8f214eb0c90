"""X-redactions: an editor's run of X where a person is meant is one placeholder each, never merged, never guessed."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from graphkit.extract.named import first_of_sentence
from graphkit.extract.titled import Titled
from graphkit.extract.words import Is, Words
from graphkit.lexicon import names
from graphkit.model import Mention, MentionKind, Person, Span

# Before a redaction these speak of a place, a time, an amount or a thing.
NOT_PEOPLE = names.word_lists()["before_no_person"]
THINGS = names.word_lists()["after_no_person"]

RUN = re.compile(r"[Xx]{5,}+")
PAIRS = ("XX", "xx", "Xx", "xX")  # no redaction without one of them


def redacted_people(read: Words, cable: str, titles: tuple[Titled, ...]) -> Iterator[Person]:
    """A placeholder for each redaction that stands where a person would.

    >>> from graphkit.extract.words import read_words
    >>> read = read_words("XXXXXXXXXXXX told us that XXXXX, in XXXXXXXX, agreed.")
    >>> [person.id for person in redacted_people(read, "08OSLO1", ())]
    ['person:redacted:08OSLO1/1', 'person:redacted:08OSLO1/2']
    """
    if not any(pair in read.text for pair in PAIRS):
        return
    ends = {title.last: title for title in titles}
    count = 0
    for run in RUN.finditer(read.text):
        i = bisect_left(read.starts, run.start())
        whole = read.starts[i : i + 1] == [run.start()] and read.words[i] == run[0]
        if not whole or not stands_for_person(read, i):
            continue
        count += 1
        identity = f"person:redacted:{cable}/{count}"
        span = Span(read.starts[i], read.end(i))
        title = ends.get(i - 1) if i and (read.close(i - 1) or read.abbreviated(i - 1)) else None
        full = Span(read.starts[title.first], span.end) if title else span
        mention = Mention(
            MentionKind.PERSON, identity, span, "[redacted]", "redaction", full, title.name if title else None
        )
        side = (title.entry.side or None) if title else None
        yield Person(identity, "[redacted]", (mention,), side, redacted=True)


def stands_for_person(read: Words, i: int) -> bool:
    """Whether nothing around a redaction says that it is a place, a date or a thing."""
    before = read.lower[i - 1] if i and not first_of_sentence(read, i) else ""
    if before in NOT_PEOPLE or before in names.word_lists()["months"] or before.isdigit():
        return False
    if i and read.gaps[i - 1][-1:] in "$-/" and read.gaps[i - 1]:
        return False
    after = i + 1
    return not (
        after < len(read.words)
        and read.close(i)
        and (read.lower[after] in THINGS or (read.flags[after] & Is.STOP and read.lower[after].isdigit()))
    )
