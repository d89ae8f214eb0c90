"""Protected people: whom a cable asks to protect, and every place where their names stand.

Erring here can harm someone, so every doubt is decided for masking: a name that no other rule found is taken from the
capitals before the marker, and every distinctive word of a protected name counts wherever it stands in the cable.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from graphkit.extract.base import Extractor, Known
from graphkit.extract.hits import Hit, name_of
from graphkit.extract.markers import Marker, asks_protection, markers
from graphkit.extract.named import is_redaction
from graphkit.extract.spread import merged, spread, unaccented
from graphkit.extract.text.running import without
from graphkit.extract.unfound import NEAR, WORD, capitals_before, small_before, stray_name, whole
from graphkit.lexicon import titles
from graphkit.mask import LETTERS, may_name, touches
from graphkit.model import UNNAMED, Cable, Extraction, Issue, Meeting, Part, Participant, Person, ReferenceKind, Span

REACH = 1000  # characters before a marker in which its sentence may begin
SENTENCE_END = re.compile(r"[a-z)\"”]{2}[.!?][\"”)]*\s+(?=[A-Z])|\n[ \t]*\n|(?:\bPARA|¶)")

Named = tuple[Span, str]
"""A name that was found, and whose it is."""

Asked = tuple[Marker, list[tuple[str | None, Span]]]
"""A request, and the names it speaks of, with whose they are where that is known."""


def mask_spans(cable: Cable, people: tuple[Person, ...] = ()) -> tuple[Span, ...]:
    r"""Every span of the cable where a protected person's name stands, in order, none overlapping.

    >>> from graphkit.model import Source
    >>> text = "SUBJECT: BERGE ON TRADE\n1. Editor Anne Berge (strictly protect) spoke. Berge was calm."
    >>> [span.of(text) for span in mask_spans(Cable("08OSLO1", Source("plain", ""), text))]
    ['BERGE', 'Anne Berge', 'Berge']
    """
    return spread(cable.text, [span for _, named in guarded(cable, people) for _, span in named])


def marked_names(cable: Cable, names_found: Iterable[Hit]) -> Iterator[Hit]:
    """The names before markers that no other rule found.

    >>> from graphkit.model import Source
    >>> text = "A clerk, Belmira Dalustakova (protect), left. The Minister (protect) stayed."
    >>> [hit.norm for hit in marked_names(Cable("08OSLO1", Source("plain", ""), text), ())]
    ['Belmira Dalustakova']
    """
    if not asks_protection(cable.text):
        return
    ends = sorted((hit.span, "found") for hit in names_found)
    taken = merged(span for span, _ in ends)
    seen: set[Span] = set()
    for found, span in (one for _, named in guarded_by(cable, ends) for one in named):
        parts = tuple(WORD.findall(span.of(cable.text)))
        if found is None and parts and span not in seen and not touches(taken, span):
            seen.add(span)
            yield Hit(parts, span, span, name_of(span.of(cable.text)), None, "protect-marker")


def guarded(cable: Cable, people: tuple[Person, ...]) -> Iterator[Asked]:
    """Each request with the names that it speaks of."""
    ends = sorted((mention.span, person.id) for person in people if not person.redacted for mention in person.mentions)
    return guarded_by(cable, ends)


def guarded_by(cable: Cable, ends: list[Named]) -> Iterator[Asked]:
    """The same where the names found are given in order of the text."""
    pages = page_headers(cable)
    text = without(cable.text, pages) if pages else cable.text  # a page header may cut a marker in two
    asked = [*markers(text)]
    floors = [hit.end() for hit in SENTENCE_END.finditer(text)] if asked else []
    for marker in asked:
        # A sentence of its own speaks of the one before it: "Anne Berge told us so. Please protect."
        at = (bisect_right if marker.apart else bisect_left)(floors, marker.start)
        floor = max(floors[at - 1] if at else 0, marker.start - REACH, 0)
        yield marker, named_by(text, marker, floor, ends)


def page_headers(cable: Cable) -> list[Span]:
    """Where the headers of pages stand, which may cut a name or a request in two."""
    return [section.span for section in cable.sections if section.part is Part.PAGE]


def named_by(text: str, marker: Marker, floor: int, ends: list[Named]) -> list[tuple[str | None, Span]]:
    """The names that a request speaks of: before it, as far as its sentence goes; in it; right behind it."""
    start, end = marker.start, marker.end
    near = [one for one in between(ends, floor, start) if one[0].end <= start] if marker.ahead else []
    chosen = near if marker.several else near[-1:]
    others = [*between(ends, start, end), *([] if near else named_after(text, end, ends))]
    found: list[tuple[str | None, Span]] = []
    if marker.ahead and not others and not (chosen and marker.several):
        strange = marker.apart and (not chosen or stray_name(text, chosen[-1][0].end, start))
        found = [(None, span) for span in capitals_before(text, max(floor, start - NEAR), start)] if strange else []
    if not found:
        found = [(id_, whole(text, span, start)) for span, id_ in chosen]
    if marker.ahead and not others and (small := small_before(text, floor, start, alone=not found)):
        found.append((None, small))
    return [*found, *((id_, span) for span, id_ in others)]


def sentence_floor(text: str, at: int) -> int:
    """Where the sentence of a place begins, as far as `NEAR` characters before it."""
    floor = max(0, at - NEAR)
    for hit in SENTENCE_END.finditer(text, floor, at):
        floor = hit.end()
    return floor


def between(ends: list[Named], start: int, end: int) -> list[Named]:
    """The names that begin in a range of the text."""
    return ends[bisect_left(ends, (Span(start, start), "")) : bisect_left(ends, (Span(end, end), ""))]


def named_after(text: str, end: int, ends: list[Named]) -> list[Named]:
    """The names right behind a marker: ``(protect) Anne Berge and Omar Zaki``, ``please protect Editor Berge``."""
    found: list[Named] = []
    for at in range(bisect_left(ends, (Span(end, end), "")), len(ends)):
        span, identity = ends[at]
        gap = text[end : min(span.start, end + NEAR)].strip()
        if gap and not (found and gap in (",", "and", ", and")) and not is_title(gap):
            break
        found.append((span, identity))
        end = max(end, span.end)
    return found


def is_title(words: str) -> bool:
    """Whether nothing but words of titles stands here: ``Minister``, ``the Hon.``."""
    known = titles.titles().any_case
    return all((word.lower(),) in known or word.lower() == "the" for word in WORD.findall(words)) and "." not in words


def find(cable: Cable, known: Known, found: Extraction) -> Extraction:
    """Flags protected people, lists every place where their names stand, and says which request hides nobody."""
    if not known.hidden and not asks_protection(cable.text):
        return found
    asked = list(guarded(cable, found.people))
    ids = {id_ for _, named in asked for id_, _ in named if id_}
    spans = [span for _, named in asked for _, span in named]
    spans += [span for person in found.people if person.id in ids for span in places_named(person)]
    apart, pages = words_of_posts(cable), page_headers(cable)
    places = spread(cable.text, spans, spared(cable, found, ids), known.hidden, apart, pages)
    places = merged((*places, *(tag.span for tag in cable.tags if may_name(tag) and touches(places, tag.span))))
    people = tuple(
        replace(person, protected=True)
        if person.protected or person.id in ids or any(touches(places, span) for span in places_named(person))
        else person
        for person in found.people
    )
    shown_as = (span for person in people if person.protected for span in places_named(person))
    issues = [one for one in found.issues if one.code != UNPLACED] + [
        Issue("extract", UNPLACED, cable.id, HIDES_NOBODY, Span(marker.start, marker.end))
        for marker, named in asked
        if not named and not withheld(cable.text, marker)
    ]
    protected = merged((*found.protected, *places, *shown_as))
    return without_namesakes(replace(found, people=people, protected=protected, issues=tuple(issues)))


UNPLACED = "protect-unplaced"
HIDES_NOBODY = "a request to protect somebody whose name was not found: nothing is hidden for it"


def places_named(person: Person) -> Iterator[Span]:
    """Where a person stands by name."""
    return (mention.span for mention in person.mentions if mention.rule != "role-only")


def spared(cable: Cable, found: Extraction, ids: AbstractSet[str]) -> Iterator[Span]:
    """Where a common given name or a word of two letters means something else: others' full names, places, the head."""
    full_names = (span for person in found.people if person.id not in ids for span in places_named(person))
    yield from (span for span in full_names if len(WORD.findall(span.of(cable.text))) > 1)
    yield from (mention.span for mention in found.places)
    for tag in cable.tags:  # a person's begins with the family name: "(POE, ANN B.)"
        family = cable.text.find(",", tag.span.start, tag.span.end) if may_name(tag) else tag.span.start
        yield Span(family if family >= 0 else tag.span.end, tag.span.end)
    yield from (address.span for address in cable.addressees)


def words_of_posts(cable: Cable) -> Iterator[Span]:
    """Words of addresses and cable numbers that are a post's, whoever bears them: ``AMEMBASSY OSLO``, ``OSLO 131``."""
    text = cable.text
    heads = [(one.post, one.span) for one in cable.addressees]
    if cable.origin is not None and cable.origin.span is not None:
        heads.append((cable.origin.post, cable.origin.span))
    for post, span in heads:
        words = WORD.findall((post or "").partition(":")[2].replace("-", " "))
        yield from (
            Span(*hit.span()) for hit in LETTERS.finditer(text, span.start, span.end) if unaccented(hit[0]) in words
        )
    numbered = (one for one in cable.sections if one.part is Part.PAGE or one.name == "classification")
    for span in (section.span for section in numbered):
        yield from (Span(*hit.span()) for hit in NUMBERED.finditer(text, span.start, span.end))
    for cited in (one for one in cable.references if one.kind is ReferenceKind.CABLE):
        yield from (Span(*hit.span()) for hit in NUMBERED.finditer(text, cited.span.start, cited.span.end))


NUMBERED = re.compile(r"\b[A-Z]{3,}(?=[ \t]+\d{2,})")


def withheld(text: str, marker: Marker) -> bool:
    """Whether the name before a marker is left out of the cable itself: ``XXXXXXXXXXXX (strictly protect)``."""
    before = text[max(0, marker.start - 60) : marker.start]
    return "not declassified" in before or any(is_redaction(word) for word in WORD.findall(before))


def without_namesakes(found: Extraction) -> Extraction:
    """What was found without organizations that have a protected name: ``Zirin Foundation`` would tell who is meant.

    Who took part in a meeting for one is left as the words of the cable, which are masked wherever they are shown.
    """
    gone = {
        one.id for one in found.organizations if any(touches(found.protected, mention.span) for mention in one.mentions)
    }
    if not gone:
        return found
    gone |= {one.id for one in found.positions if one.organization in gone}
    gone |= {id_ for one in found.people if one.organization in gone for id_ in one.positions}
    return replace(
        found,
        organizations=tuple(one for one in found.organizations if one.id not in gone),
        positions=tuple(one for one in found.positions if one.id not in gone),
        people=tuple(
            replace(
                one,
                organization=None if one.organization in gone else one.organization,
                positions=tuple(id_ for id_ in one.positions if id_ not in gone),
            )
            for one in found.people
        ),
        meetings=tuple(replace(one, participants=without_refs(one, gone)) for one in found.meetings),
    )


def without_refs(meeting: Meeting, gone: AbstractSet[str]) -> tuple[Participant, ...]:
    """The participants of a meeting; those who are ``gone`` have no name but the words of the cable."""
    return tuple(
        replace(
            one,
            ref=f"{UNNAMED}{meeting.id}/{n}" if one.ref in gone else one.ref,
            on_behalf_of=None if one.on_behalf_of in gone else one.on_behalf_of,
        )
        for n, one in enumerate(meeting.participants, 1)
    )


EXTRACTOR = Extractor("protect", find)
