"""Cable -> people, positions, organizations, places, dates, meetings: all that its running text names.

Each kind is a folder (`organizations`, `people`, `positions`, `dates`, `meetings`) or a module (`places`, `protect`
with `spread`) with an ``EXTRACTOR``. They share

- the `text` folder: paragraphs, sentences, and the one pass over words;
- the `titles` folder; `named`: the shape of a name; `hits`: a name that was found;
- `home`: whose "Embassy" it is;
- beyond one cable `learn` and `known`, the surnames of a corpus; `alone`: one cable without others;
- `ner` and `spacy_pipeline`, an optional adapter.
"""

from collections.abc import Iterable
from dataclasses import replace

from graphkit.extract import dates, meetings, organizations, people, places, positions, protect
from graphkit.extract.base import EMPTY, Extractor, Known
from graphkit.extract.learn import learn, learn_listed
from graphkit.extract.ner import give_way, ner_extractor
from graphkit.extract.protect import mask_spans
from graphkit.extract.spacy_pipeline import Pipeline, describe_pipeline
from graphkit.model import Cable, Extraction, Issue

__all__ = [
    "EMPTY",
    "EXTRACTORS",
    "Extractor",
    "Known",
    "Pipeline",
    "describe_pipeline",
    "extract",
    "extractors_with",
    "learn",
    "learn_listed",
    "mask_spans",
    "ner_extractor",
]

# In order: each is given what those before it found, and earlier wins overlaps.
EXTRACTORS: tuple[Extractor, ...] = (
    organizations.EXTRACTOR,
    people.EXTRACTOR,
    positions.EXTRACTOR,
    places.EXTRACTOR,
    dates.EXTRACTOR,
    meetings.EXTRACTOR,
    protect.EXTRACTOR,  # last: whoever was found anywhere may be protected
)


def extractors_with(extra: Iterable[Extractor] = ()) -> tuple[Extractor, ...]:
    """`EXTRACTORS`, and others behind those that name things: their names may meet and are protected.

    >>> [one.name for one in extractors_with([Extractor("ner", people.EXTRACTOR.find)])][3:6]
    ['places', 'ner', 'dates']
    """
    extra = tuple(extra)
    if not extra:
        return EXTRACTORS
    at, last = EXTRACTORS.index(dates.EXTRACTOR), EXTRACTORS.index(protect.EXTRACTOR)
    return (*EXTRACTORS[:at], *extra, *EXTRACTORS[at:last], Extractor("give-way", give_way), *EXTRACTORS[last:])


def extract(cable: Cable, known: Known = EMPTY, extra: Iterable[Extractor] = ()) -> Extraction:
    """What the running text of a cable names. Never raises: what could not be read becomes an `Issue`.

    >>> from graphkit.model import Origin, Source
    >>> text = "Ambassador Olav Berge met Foreign Minister Zaki. Berge told Zaki that the DCM would travel."
    >>> found = extract(Cable("08OSLO1", Source("plain", ""), text, origin=Origin("AMEMBASSY OSLO", "post:oslo")))
    >>> [(person.id, person.side, len(person.mentions)) for person in found.people]
    [('person:olav-berge', 'US', 2), ('person:zaki', 'foreign', 2)]
    >>> [(position.id, len(position.mentions)) for position in found.positions if position.mentions]
    [('position:post:oslo/dcm', 1)]
    """
    found = Extraction()
    for extractor in extractors_with(extra):
        try:
            found = extractor.find(cable, known, found)
        except Exception as error:  # noqa: BLE001  a cable that breaks one rule is still read by the others
            issue = Issue("extract", "failed", cable.id, f"{extractor.name}: {type(error).__name__}: {error}")
            found = replace(found, issues=(*found.issues, issue))
    return found
