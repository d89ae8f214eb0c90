"""The people of one cable with those who classified and signed it.

One surname in one cable is one person unless two full names share it: a signature joins the officer named in
"Classified By" and the same surname in the text.
"""

from dataclasses import dataclass, replace
from typing import Any

from graphkit.mask import pseudonyms
from graphkit.model import Cable, Extraction, Mention, MentionKind, Person, Span


@dataclass(frozen=True, slots=True)
class Officers:
    """``people`` of a cable, officers included; rows for ``classified`` and ``signature``; ids that may be shown."""

    people: tuple[Person, ...]
    classified: tuple[tuple[Any, ...], ...]
    signatures: tuple[tuple[Any, ...], ...]
    pseudonyms: dict[str, str]


def officers(cable: Cable, extraction: Extraction) -> Officers:
    r"""Join who classified and who signed to the people of the text, or add them.

    >>> from graphkit.model import ClassifiedBy, Signature, Source
    >>> text = "CLASSIFIED BY: R. VARGA\n\nVARGA"
    >>> by = ClassifiedBy("R. Varga", None, (), Span(0, 23), Span(15, 23))
    >>> signed = Signature("VARGA", Span(25, 30))
    >>> cable = Cable("08X1", Source("text", "a"), text, classified_by=(by,), signed_by=(signed,))
    >>> [(person.name, len(person.mentions)) for person in officers(cable, Extraction()).people]
    [('R. Varga', 2)]
    """
    people = list(extraction.people)
    classified = []
    for n, by in enumerate(cable.classified_by):
        local = _join(people, cable.id, by.name, by.name_span, "classified_by")
        spans = (*_ends(by.span), *_ends(by.name_span), *_ends(by.role_span))
        classified.append((n, by.name, by.role, list(by.reasons), local, *spans))
    signatures = []
    for n, signed in enumerate(cable.signed_by):
        local = _join(people, cable.id, signed.name, signed.span, "signature")
        signatures.append((n, signed.name, local, *_ends(signed.span)))
    names = {local: shown for local, (shown, _) in pseudonyms(cable.id, extraction).items()}
    return Officers(tuple(people), tuple(classified), tuple(signatures), names)


def _join(people: list[Person], cable: str, name: str | None, span: Span | None, rule: str) -> str | None:
    """The id of the person called ``name`` at ``span``; ``people`` grows where nobody fits."""
    if not name or span is None:
        return None
    for person in people:
        if any(mention.span.overlaps(span) for mention in person.mentions):
            return person.id
    surname = _surname(name)
    same = [n for n, person in enumerate(people) if not person.redacted and _surname(person.name) == surname]
    fitting = [n for n in same if _compatible(name, people[n].name)]
    if len(fitting) == 1:
        at = fitting[0]
        mention = Mention(MentionKind.PERSON, people[at].id, span, name, rule)
        people[at] = replace(people[at], mentions=(*people[at].mentions, mention))
        return people[at].id
    local = f"person:{cable}/{rule}-{len(people) + 1}"
    people.append(Person(local, name, (Mention(MentionKind.PERSON, local, span, name, rule),), side="US"))
    return local


def _surname(name: str) -> str:
    words = [word for word in name.casefold().replace(",", " ").split() if word.strip(".") not in _SUFFIXES]
    return words[-1] if words else ""


def _compatible(left: str, right: str) -> bool:
    """Whether the given names of the two do not contradict each other: ``J. P. Orr`` and ``James Orr``."""
    one, other = left.casefold().split()[:-1], right.casefold().split()[:-1]
    return (
        all(a.startswith(b.strip(".")) or b.startswith(a.strip(".")) for a, b in zip(one[:1], other[:1], strict=True))
        if one and other
        else True
    )


_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)
