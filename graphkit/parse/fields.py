"""The one-line fields of a head: subject, tags, declassification; and the summary of the text."""

import re
from datetime import date

from graphkit.lexicon.tags import find_tag
from graphkit.model import Declassification, Part, Section, Signature, Span, Tag, TagKind, Text
from graphkit.parse.dtg import MONTHS, full_year
from graphkit.parse.labels import read_label
from graphkit.parse.lines import squeeze
from graphkit.parse.outline import outline_head
from graphkit.parse.signature import read_signature, signature_start

LINK = re.compile(r"\[([^\[\]\n]{1,60})\]\([^()\n]{0,80}\)")
TAG = re.compile(
    r"\((?P<person>[A-Z][A-Z'’. -]{1,30}(?:,\s?[A-Z'’. -]{1,30}){1,2})\)|[A-Z][A-Z0-9]{1,11}(?:-\d)?", re.IGNORECASE
)
NOT_TAGS = frozenset({"AND", "NA", "TAGS"})
DECL = re.compile(r"^DECL(?:ASSIFY)?(?: ON)?\s{0,3}:?\s{0,3}", re.IGNORECASE)
ORDER = re.compile(r"\d{5}")
DATES = re.compile(
    r"""(?P<iso>(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})(?!\d))
    |(?P<us>(?<!\d)(?P<m2>\d{1,2})[/.-](?P<d2>\d{1,2})[/.-](?P<y2>\d{4}|\d{2})(?!\d))
    |(?P<long>(?P<d3>\d{1,2})?[ ]?(?P<m3>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\.?[ ]
        (?:(?P<d4>\d{1,2})(?:,[ ]?|[ ]))?(?P<y3>\d{4}))""",
    re.VERBOSE | re.IGNORECASE,
)


def head_fields(text: str, name: str) -> list[Section]:
    """The sections of one head field before the running text begins, in order."""
    return outline_head(text).sections(Part.HEAD, name)


def value_span(text: str, section: Section) -> Span:
    """Where the value of a field stands, behind its label.

    >>> from graphkit.model import Part
    >>> value_span("SUBJ: FISH", Section(Part.HEAD, "subject", Span(0, 10)))
    Span(start=6, end=10)
    """
    words = section.span.of(text)
    label = read_label(words)
    after = label[1] if label else 0
    return Span(section.span.start + after + len(words[after:]) - len(words[after:].lstrip()), section.span.end)


def parse_subject(text: str) -> Text | None:
    r"""The subject on one line, however many it runs over; it stops before REF.

    >>> parse_subject("SUBJECT: TALKS ON\nFISH REF: LIMA 12\nREF: X").value
    'TALKS ON FISH'
    """
    for section in head_fields(text, "subject"):
        span = value_span(text, section)
        value = squeeze(LINK.sub(r"\1", span.of(text)))
        if value:
            return Text(value, span)
    return None


def parse_tags(text: str) -> tuple[Tag, ...]:
    """The TAGS of a head, once each, in order; a person's name in brackets is a tag of its own.

    >>> [(tag.tag, str(tag.kind), tag.country) for tag in parse_tags("TAGS: [PREL](#), JA, OVIP (POE, ANN B.)")]
    [('PREL', 'subject', None), ('JA', 'geo', 'JP'), ('OVIP', 'subject', None), ('POE, ANN B.', 'person', None)]
    """
    found: dict[str, Tag] = {}
    for section in head_fields(text, "tags"):
        for tag in _read_tags(text, value_span(text, section)):
            found.setdefault(tag.tag, tag)
    return tuple(found.values())


def _read_tags(text: str, span: Span) -> list[Tag]:
    """The tags between two places of the text, in order."""
    tags: list[Tag] = []
    for hit in TAG.finditer(text, span.start, span.end):
        name = squeeze((hit["person"] or hit[0]).upper())
        if hit["person"]:
            tags.append(Tag(name, TagKind.PERSON, Span(*hit.span("person"))))
        elif name not in NOT_TAGS:
            kind, country = find_tag(name)
            tags.append(Tag(name, kind, Span(*hit.span()), country))
    return tags


def parse_declassification(text: str) -> Declassification | None:
    """The executive order and the day on which the text opens; what is no day stays as written.

    >>> parse_declassification("E.O. 12958: DECL: 03/14/2019").on.isoformat()
    '2019-03-14'
    >>> found = parse_declassification("E.O. 12065: GDS 6/5/86 (POE, ANN)")
    >>> found.order, found.on.isoformat(), found.written
    ('12065', '1986-06-05', 'GDS 6/5/86 (POE, ANN)')
    """
    for section in head_fields(text, "eo"):
        words = section.span.of(text)
        order = ORDER.search(words[:30])
        start = value_span(text, section).start - section.span.start
        rest = words[start:].lstrip(" :;,.-")
        rest = DECL.sub("", rest, count=1)
        written = rest.strip(" *#")
        left = section.span.start + len(words) - len(rest)
        span = Span(left, left + len(rest.rstrip()))
        return Declassification(order[0] if order else None, _opening_day(written), squeeze(written), span)
    return None


def _opening_day(words: str) -> date | None:
    """The day that a declassification states, two-digit years read as the order's age suggests."""
    hit = DATES.search(words)
    if hit is None:
        return None
    year, month, day = (hit["y1"], hit["m1"], hit["d1"])
    if hit["us"]:
        year, month, day = hit["y2"], hit["m2"], hit["d2"]
    elif hit["long"]:
        year, month, day = hit["y3"], str(MONTHS[hit["m3"].upper()]), hit["d4"] or hit["d3"] or "1"
    try:
        return date(full_year(year), int(month), int(day))
    except ValueError:
        return None


def parse_signature(text: str) -> tuple[Signature, ...]:
    """Who signed: the last words of a text, where they are a surname.

    >>> [signature.name for signature in parse_signature("2. (C) Fish came. END COMMENT. POE")]
    ['POE']
    """
    start = outline_head(text).body
    attributes = text.rfind("Message Attributes", start)
    end = len(text) if attributes < 0 else attributes
    place = signature_start(text, start if start < end else 0, end)
    return read_signature(text, Span(*place)) if place else ()
