"""What a cable cites: the REF block of its head, and citations in the running text."""

import re
from collections.abc import Iterable

from graphkit.model import Reference, ReferenceKind, Span, Where
from graphkit.parse.citations import Citing, read_items
from graphkit.parse.fields import head_fields, value_span

POINTER = re.compile(
    r"(?:REFTELS?|reftels?|Reftels?)\b|\b(?:REFS?|Refs?|refs?)\s{1,3}\(?(?P<label>[A-Za-z])\)?(?![A-Za-z])"
)


def parse_references(text: str, *, year: int | None, cable_id: str | None = None) -> tuple[Reference, ...]:
    """The items of the REF block, in order, once each; cables by canonical id.

    >>> [(r.label, r.target) for r in parse_references("REF: A. STATE 58425 B. 07 RIO DE JANEIRO 12 AND 14", year=2008)]
    [('A', '08STATE58425'), ('B', '07RIODEJANEIRO12'), ('B', '07RIODEJANEIRO14')]
    """
    citing = Citing.of(year, cable_id)
    found: dict[object, Reference] = {}
    for section in head_fields(text, "ref"):
        for reference in read_items(text, value_span(text, section), citing):
            key = reference.target or (reference.kind, " ".join(reference.written.upper().split()))
            found.setdefault(key, reference)
    return tuple(found.values())


def parse_body_references(
    text: str, *, year: int | None, cable_id: str | None = None, references: Iterable[Reference] = ()
) -> tuple[Reference, ...]:
    """Citations in the running text."""
    return ()
