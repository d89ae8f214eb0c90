"""Initials by which a text calls somebody whom it names in full: ``Omar bin Zaki (ObZ)``."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graphkit.extract.hits import Hit
from graphkit.extract.people.name_parts import PARTICLES
from graphkit.extract.text.words import Words
from graphkit.model import Span

BEHIND = re.compile(r"(?:\s{0,2}\(|,\s(?:or|also\sknown\sas|aka)\s)[\"“'‘]?([A-Za-z]{3,5})[\"”'’]?[,;)\s]")

INSIDE = re.compile(r"\s\(([A-Za-z]{3,5})\)\s")


def called_by_initials(read: Words, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Every further place of the initials that stand in brackets behind a full name, or behind "or", as that name.

    >>> from graphkit.extract.hits import hit_at
    >>> from graphkit.extract.text.words import read_words
    >>> read = read_words("Omar bin Zaki (ObZ) agreed. ObZ left; OBZ's aide stayed.")
    >>> [(hit.norm, hit.span.start) for hit in called_by_initials(read, [hit_at(read, 0, 2, None, "full-name")])]
    [('ObZ', 28), ('OBZ', 38)]
    """
    meant: dict[str, Hit] = {}
    said: set[int] = set()  # where the brackets give them: part of that naming
    for hit in hits:
        behind = None
        if len(hit.parts) > 2:
            behind = BEHIND.match(read.text, hit.full.end) or INSIDE.search(read.text, hit.span.start, hit.span.end)
        if behind is not None and are_initials(behind[1].lower(), hit.parts):
            meant[behind[1].lower()] = hit
            said.add(behind.start(1))
    for i in read.capitals if meant else ():
        whole = meant.get(read.lower[i])
        if whole is not None and read.words[i] != read.words[i].capitalize() and read.starts[i] not in said:
            span = Span(read.starts[i], read.end(i))
            yield replace(whole, span=span, full=span, norm=read.words[i], title=None, rule="initials")


def are_initials(letters: str, parts: tuple[str, ...]) -> bool:
    """Whether letters begin the words of a name, its particles among them or left out.

    >>> are_initials("obz", ("Omar", "bin", "Zaki")), are_initials("hbz", ("Hamad", "bin", "Zaki", "al", "Lind"))
    (True, True)
    >>> are_initials("okl", ("Omar", "Karim", "al", "Lind")), are_initials("bbc", ("Omar", "bin", "Zaki"))
    (True, False)
    """
    every = "".join(part[0] for part in parts).lower()
    names = "".join(part[0] for part in parts if part.lower() not in PARTICLES).lower()
    return every.startswith(letters) or names.startswith(letters)
