"""One telegram after parsing: its head, its references, its sections, and what was not understood."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from graphkit.model.made import quickly_made
from graphkit.model.text import Source, Span


class Part(StrEnum):
    """What a stretch of a cable's text is. The sections of a cable tile its text; `BLOCK` alone may lie on others."""

    CONTAINER = "container"  # page furniture, metadata table, message attributes
    ENVELOPE = "envelope"  # routing header up to the classification line
    HEAD = "head"  # one head field: name says which
    PAGE = "page"  # page or section header inside the text
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BLOCK = "block"  # summary, comment, note: lies on paragraphs
    SIGNATURE = "signature"
    NOTE = "note"  # footnote of an edition, apart from the text
    SPACE = "space"  # blank lines between the others


@quickly_made
@dataclass(frozen=True, slots=True)
class Section:
    """A named stretch of text. ``number`` and ``marking`` are a paragraph's, as read from the running sequence."""

    part: Part
    name: str
    span: Span
    number: int | None = None
    marking: str | None = None


class AddressRole(StrEnum):
    """How a message reached somebody. `EXEMPT` (XMT) names posts taken out of a collective: they did not get it."""

    ACTION = "action"
    INFO = "info"
    EXEMPT = "exempt"


@quickly_made
@dataclass(frozen=True, slots=True)
class Address:
    """One line of the address list. ``post`` is an id such as ``post:tokyo`` or ``org:us/labor``, or None."""

    role: AddressRole
    name: str
    span: Span
    post: str | None = None
    routing_indicator: str | None = None
    precedence: str | None = None
    message_number: str | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Origin:
    """Who sent the cable: the FM line, or what the container says of it."""

    name: str
    post: str | None = None
    routing_indicator: str | None = None
    span: Span | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Text:
    """A head field's cleaned value and where it stands."""

    value: str
    span: Span


@quickly_made
@dataclass(frozen=True, slots=True)
class DateTimeGroup:
    """A DTG such as ``O 260741Z MAY 09``; ``sent`` is UTC."""

    sent: datetime
    precedence: str | None
    span: Span


class TagKind(StrEnum):
    """The five kinds of TAGS (5 FAH-3), and what is none of them."""

    SUBJECT = "subject"
    PROGRAM = "program"
    GEO = "geo"
    ORGANIZATION = "organization"
    PERSON = "person"
    UNKNOWN = "unknown"


@quickly_made
@dataclass(frozen=True, slots=True)
class Tag:
    """One of the TAGS. ``country`` is ISO 3166 for geographic tags (JA -> JP)."""

    tag: str
    kind: TagKind
    span: Span
    country: str | None = None


class ReferenceKind(StrEnum):
    """What is cited."""

    CABLE = "cable"
    EMAIL = "email"
    TELCON = "telcon"
    FAX = "fax"
    MEMO = "memo"
    LETTER = "letter"
    MEETING = "meeting"
    REPORT = "report"
    WEB = "web"
    DTG = "dtg"
    INTELLIGENCE = "intelligence"
    RESOLUTION = "resolution"
    NOTE = "note"
    DOCUMENT = "document"
    REDACTED = "redacted"
    OTHER = "other"


class Where(StrEnum):
    """Where a citation stands."""

    REF_LINE = "ref_line"
    BODY = "body"


@quickly_made
@dataclass(frozen=True, slots=True)
class Reference:
    """One thing cited. For cables ``target`` is the canonical id, with the year that ``year_rule`` decided.

    ``year_rule``: ``stated``, ``citing`` (the citing cable's year), ``rollover`` (the series had not reached that
    serial, so the year before), ``label`` (``reftel`` or ``ref B`` pointing at an item of the REF line).
    """

    kind: ReferenceKind
    target: str | None
    label: str | None
    written: str
    where: Where
    span: Span
    year_rule: str | None = None
    caption: str | None = None
    previous: bool = False  # "AND PREVIOUS": the cited one and those before it


@quickly_made
@dataclass(frozen=True, slots=True)
class Declassification:
    """The E.O. line. ``on`` is None for OADR, X1-X8, N/A and the like, which stay in ``written``."""

    order: str | None
    on: date | None
    written: str
    span: Span


@quickly_made
@dataclass(frozen=True, slots=True)
class ClassifiedBy:
    """Who classified, in which office, and for which reasons (``1.4(b)``)."""

    name: str | None
    role: str | None
    reasons: tuple[str, ...]
    span: Span
    name_span: Span | None = None
    role_span: Span | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Signature:
    """A surname at the end of a cable."""

    name: str
    span: Span


@quickly_made
@dataclass(frozen=True, slots=True)
class Cable:
    """One telegram (or, ``kind == "document"``, another piece of correspondence) after parsing."""

    id: str
    source: Source
    text: str
    kind: str = "cable"
    sent: datetime | None = None
    sent_source: str | None = None  # dtg | container | text
    classification: str | None = None
    captions: tuple[str, ...] = ()
    subject: Text | None = None
    origin: Origin | None = None
    addressees: tuple[Address, ...] = ()
    tags: tuple[Tag, ...] = ()
    references: tuple[Reference, ...] = ()
    declassification: Declassification | None = None
    classified_by: tuple[ClassifiedBy, ...] = ()
    signed_by: tuple[Signature, ...] = ()
    summary: Span | None = None
    sections: tuple[Section, ...] = ()

    @property
    def paragraphs(self) -> tuple[Section, ...]:
        """The numbered (or single unnumbered) paragraphs in order of the text."""
        paragraph = Part.PARAGRAPH  # asking an enum for a member takes longer than all else here
        return tuple(section for section in self.sections if section.part is paragraph)

    @property
    def year(self) -> int | None:
        """The year of the date-time group, else of the id."""
        if self.sent is not None:
            return self.sent.year
        digits = self.id[:2]
        if not digits.isdigit():
            return None
        return (1900 if int(digits) >= 45 else 2000) + int(digits)


@quickly_made
@dataclass(frozen=True, slots=True)
class Issue:
    """Something seen and not understood, or not readable. ``where`` is the place as a person would look it up."""

    stage: str
    code: str
    where: str
    message: str
    span: Span | None = None
