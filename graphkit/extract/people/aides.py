"""Whose side an aide is on: that of whom he serves, ``Minister Lind's Chief of Staff Omar Zaki``."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graphkit.model import Mention, Person

OFFICES = (
    "Adviser",
    "Aide",
    "Assistant",
    "Chief of Cabinet",
    "Chief of Staff",
    "Envoy",
    "Private Secretary",
    "Spokesman",
)
OWNS = re.compile(r"['’]s\s{1,2}\Z")
OWN = re.compile(
    r"['’]s\s(?:[a-z-]{4,15}\s){0,3}(?:chief\sof\sstaff|advis[eo]r|aide|assistant|envoy|private\ssecretary|spokes\w{3,6})\b",
    re.IGNORECASE,
)
BESIDE = re.compile(r",\s")


def with_masters(people: Iterable[Person], text: str) -> Iterator[Person]:
    """The people; an aide of whom nothing tells the side has that of whom the text calls him the aide."""
    people = tuple(people)
    known = [(mention, person) for person in people if person.side for mention in person.mentions]
    ends = {mention.span.end: person for mention, person in known}
    starts = {(mention.full or mention.span).start: (mention, person) for mention, person in known}
    for person in people:
        masters = (master_of(mention, text, ends, starts) for mention in person.mentions if person.side is None)
        master = next((one for one in masters if one is not None), None)
        yield person if master is None else replace(person, side=master.side, country=person.country or master.country)


def master_of(
    mention: Mention, text: str, ends: dict[int, Person], starts: dict[int, tuple[Mention, Person]]
) -> Person | None:
    """Whom somebody serves, named right before his title or behind his name."""
    start = (mention.full or mention.span).start
    if mention.title is not None and mention.title.endswith(OFFICES):
        owns = OWNS.search(text, max(0, start - 4), start)
        if owns is not None and owns.start() in ends:
            return ends[owns.start()]
    behind = BESIDE.match(text, mention.span.end)
    if behind is None or behind.end() not in starts:
        return None
    other, person = starts[behind.end()]
    return person if OWN.match(text, other.span.end) else None
