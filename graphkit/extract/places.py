"""Countries and cities named in the running text."""

from bisect import bisect_right
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import accumulate
from operator import attrgetter

from graphkit.extract.base import Extractor, Known
from graphkit.extract.people.find import taken_words
from graphkit.extract.text.running import running_text
from graphkit.extract.text.tries import places_of
from graphkit.extract.text.words import Words, read_words
from graphkit.model import Cable, Extraction, Mention, Span


def find(cable: Cable, known: Known, found: Extraction) -> Extraction:  # noqa: ARG001  every extractor has this shape
    """The countries and cities of a cable that no person or organization is called by."""
    read = read_words(running_text(cable))
    named = {i for first, last, _, _ in places_of(read.text) for i in range(first, last + 1)}
    if not named:
        return found
    spans = sorted((mention.full or mention.span for person in found.people for mention in person.mentions), key=START)
    starts, ends = list(map(START, spans)), list(accumulate((span.end for span in spans), max))
    taken = {i for i in named if is_inside(read.starts[i], starts, ends)}
    return replace(
        found, places=found.places + tuple(find_places(read, taken | taken_words(read, found.organizations)))
    )


START = attrgetter("start")


def is_inside(at: int, starts: list[int], ends: list[int]) -> bool:
    """Whether one of the spans that start there, in order, is still open; ``ends``: how far those up to each reach.

    >>> is_inside(5, [1, 4], [9, 9]), is_inside(9, [1, 4], [9, 9]), is_inside(0, [1, 4], [9, 9])
    (True, False, False)
    """
    before = bisect_right(starts, at)
    return before > 0 and ends[before - 1] > at


def find_places(read: Words, taken: AbstractSet[int]) -> Iterator[Mention]:
    """Every place of the gazetteer, longest spelling first.

    >>> from graphkit.extract.text.words import read_words
    >>> [mention.entity for mention in find_places(read_words("From La Paz to South Korea"), set())]
    ['place:la-paz', 'country:kr']
    """
    for first, last, kind, entity in places_of(read.text):
        if taken.isdisjoint(range(first, last + 1)):
            span = Span(read.starts[first], read.end(last))
            yield Mention(kind, entity, span, " ".join(span.of(read.text).split()), "gazetteer")


EXTRACTOR = Extractor("places", find)
