"""Countries and cities named in the running text."""

from collections.abc import Iterator
from dataclasses import replace

from graphkit.extract.base import Extractor, Known
from graphkit.extract.people import inside, taken_words
from graphkit.extract.running import running_text
from graphkit.extract.tries import places_of
from graphkit.extract.words import Words, read_words
from graphkit.model import Cable, Extraction, Mention, Span


def find(cable: Cable, known: Known, found: Extraction) -> Extraction:  # noqa: ARG001  every extractor has this shape
    """The countries and cities of a cable that no person or organization is called by."""
    read = read_words(running_text(cable))
    if not places_of(read.text):
        return found
    taken = {*taken_words(read, found.organizations)}
    for person in found.people:
        for mention in person.mentions:
            taken.update(inside(read, mention.full or mention.span))
    return replace(found, places=found.places + tuple(find_places(read, taken)))


def find_places(read: Words, taken: set[int]) -> Iterator[Mention]:
    """Every place of the gazetteer, longest spelling first.

    >>> from graphkit.extract.words import read_words
    >>> [mention.entity for mention in find_places(read_words("From La Paz to South Korea"), set())]
    ['place:la-paz', 'country:kr']
    """
    for first, last, kind, entity in places_of(read.text):
        if taken.isdisjoint(range(first, last + 1)):
            span = Span(read.starts[first], read.end(last))
            yield Mention(kind, entity, span, " ".join(span.of(read.text).split()), "gazetteer")


EXTRACTOR = Extractor("places", find)
