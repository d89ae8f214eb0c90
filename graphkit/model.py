"""The vocabulary that every room shares: frozen values that only read themselves. Imports nothing of ours.

Three coordinate rules hold everywhere:

* A cable's text is fixed by the reader and never rewritten; every `Span` points into it.
* ``norm``, ``name`` and ``value`` are cleaned for people and for joins; the words as written are
  ``span.of(cable.text)``.
* "Unknown" is ``None`` (or an empty tuple), never a guess; a guess that is useful carries the rule that made it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

# ---------------------------------------------------------------------------------------------- places in a text


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of one cable's text.

    >>> Span(3, 8).of("FM AMEMBASSY TOKYO")
    'AMEMB'
    >>> Span(8, 3)
    Traceback (most recent call last):
    ...
    ValueError: Span(8, 3): expected 0 <= start <= end
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"Span({self.start}, {self.end}): expected 0 <= start <= end")

    def of(self, text: str) -> str:
        """The characters that this span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> "Span":
        """The same range counted from another origin: ``Span(1, 2).shift(10) == Span(11, 12)``."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Source:
    """Enough to open the original again.

    ``path`` is as given by the user; ``locator`` names the place inside it (archive member, CSV row, TEI div), empty
    where the file is one cable; ``offset`` is where the cable's text begins in the decoded file, in characters, 0
    where the layout is not plain text; ``sha256`` is of the cable's own text in UTF-8.
    """

    reader: str
    path: str
    locator: str = ""
    sha256: str = ""
    offset: int = 0


@dataclass(frozen=True, slots=True)
class RawCable:
    """One cable as its container holds it.

    ``given`` is what the container itself states, outside the telegram: keys ``id``, ``created``, ``classification``,
    ``origin``, ``subject``, ``tags``, ``references``, ``released``, ``kind`` and whatever else it has, as written.
    """

    source: Source
    text: str
    given: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


# ------------------------------------------------------------------------------------------- reading one telegram


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


@dataclass(frozen=True, slots=True)
class Origin:
    """Who sent the cable: the FM line, or what the container says of it."""

    name: str
    post: str | None = None
    routing_indicator: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A head field's cleaned value and where it stands."""

    value: str
    span: Span


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


@dataclass(frozen=True, slots=True)
class Declassification:
    """The E.O. line. ``on`` is None for OADR, X1-X8, N/A and the like, which stay in ``written``."""

    order: str | None
    on: date | None
    written: str
    span: Span


@dataclass(frozen=True, slots=True)
class ClassifiedBy:
    """Who classified, in which office, and for which reasons (``1.4(b)``)."""

    name: str | None
    role: str | None
    reasons: tuple[str, ...]
    span: Span
    name_span: Span | None = None
    role_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """A surname at the end of a cable."""

    name: str
    span: Span


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
        return tuple(section for section in self.sections if section.part is Part.PARAGRAPH)

    @property
    def year(self) -> int | None:
        """The year of the date-time group, else of the id."""
        if self.sent is not None:
            return self.sent.year
        digits = self.id[:2]
        if not digits.isdigit():
            return None
        return (1900 if int(digits) >= 45 else 2000) + int(digits)


@dataclass(frozen=True, slots=True)
class Issue:
    """Something seen and not understood, or not readable. ``where`` is the place as a person would look it up."""

    stage: str
    code: str
    where: str
    message: str
    span: Span | None = None


# ---------------------------------------------------------------------------------------------------- extraction


class MentionKind(StrEnum):
    """What a stretch of running text names."""

    PERSON = "person"
    POSITION = "position"
    ORGANIZATION = "organization"
    POST = "post"
    PLACE = "place"
    COUNTRY = "country"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text. ``span`` is the core (the name without its title); ``full`` covers title and apposition.

    ``entity`` is the id inside this cable, for people before corpus-wide resolution; ``rule`` says what found it.
    """

    kind: MentionKind
    entity: str
    span: Span
    norm: str
    rule: str
    full: Span | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """The mentions in one cable that are one human being."""

    id: str
    name: str
    mentions: tuple[Mention, ...]
    side: str | None = None  # "US" | "foreign"
    country: str | None = None
    organization: str | None = None
    positions: tuple[str, ...] = ()  # ids of positions asserted of them here
    protected: bool = False
    redacted: bool = False  # a run of X put there by an editor: one placeholder each, never merged


@dataclass(frozen=True, slots=True)
class Position:
    """An office, such as ``position:post:tokyo/dcm``; its ``mentions`` are the role-only ones ("the DCM")."""

    id: str
    title: str
    organization: str | None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Organization:
    """A ministry, agency, bureau, party, company, international body, government, post or address collective."""

    id: str
    name: str
    kind: str
    mentions: tuple[Mention, ...]
    country: str | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text: ``value`` is ISO 8601 and its length is its precision (``2008-06``)."""

    value: str
    precision: str  # day | month | year
    source: str  # stated | year-of-cable | weekday | relative | ...
    span: Span
    weekday_conflict: bool = False


class MeetingKind(StrEnum):
    """How people were in contact. `TOLD` is its own kind: words passed, a meeting is not claimed."""

    MET = "met"
    MEAL = "meal"
    CALL = "call"
    TOLD = "told"
    PHONE = "phone"
    DEMARCHE = "demarche"
    VISIT = "visit"
    NEGOTIATION = "negotiation"
    LIST = "list"


class Realis(StrEnum):
    """Whether it took place."""

    ACTUAL = "actual"
    PLANNED = "planned"
    REFUSED = "refused"
    HYPOTHETICAL = "hypothetical"


class Certainty(StrEnum):
    """Whether the text says so or lets one conclude it."""

    ASSERTED = "asserted"
    IMPLIED = "implied"


@dataclass(frozen=True, slots=True)
class Participant:
    """One side's person, position, post or organization in a meeting; ``ref`` is its id inside this cable."""

    ref: str
    name: str
    role: str  # principal | accompanying | speaker | addressee | interpreter | notetaker | host
    side: str | None = None
    on_behalf_of: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A contact between at least two participants, with the words that say so.

    >>> Meeting("meeting:08X1/1", MeetingKind.MET, Realis.ACTUAL, Certainty.ASSERTED, (), ())
    Traceback (most recent call last):
    ...
    ValueError: meeting:08X1/1: a meeting needs the words that report it, got no evidence
    """

    id: str
    kind: MeetingKind
    realis: Realis
    certainty: Certainty
    participants: tuple[Participant, ...]
    evidence: tuple[Span, ...]
    rule: str = ""
    date: str | None = None
    date_precision: str | None = None
    date_source: str | None = None
    weekday_conflict: bool = False
    place: str | None = None
    occasion: str | None = None
    acts_on: str | None = None  # the cable whose points a démarche delivers
    cameo: str | None = None
    plover: str | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"{self.id}: a meeting needs the words that report it, got no evidence")


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in the running text of one cable."""

    people: tuple[Person, ...] = ()
    positions: tuple[Position, ...] = ()
    organizations: tuple[Organization, ...] = ()
    places: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    protected: tuple[Span, ...] = ()  # every place where a protected name stands, marker or not
    issues: tuple[Issue, ...] = ()


# ---------------------------------------------------------------------------------------------- corpus-wide facts


class Outcome(StrEnum):
    """What became of a question to the corpus."""

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Resolution:
    """A decision with its reason: which target, or why none."""

    outcome: Outcome
    target: str | None
    why: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line of the curator's log: append-only, replayed at every build."""

    left: str
    right: str
    verdict: str  # same | different | unsure
    by: str
    at: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Exact words of one cable that carry a fact."""

    cable: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Node:
    """A vertex of the graph; ``attrs`` as VOCABULARY lists them for its kind, JSON-able values only."""

    id: str
    kind: str
    label: str
    attrs: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Link:
    """One fact between two nodes. It cannot exist without evidence.

    >>> Link("08TOKYO1528", "08STATE58425", "references", "08TOKYO1528", None, ())
    Traceback (most recent call last):
    ...
    ValueError: 08TOKYO1528 -references-> 08STATE58425: a link needs evidence, got none
    """

    source: str
    target: str
    kind: str
    cable: str
    date: str | None
    evidence: tuple[Evidence, ...]
    attrs: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"{self.source} -{self.kind}-> {self.target}: a link needs evidence, got none")


class Protect(StrEnum):
    """What readers of a corpus do with people whom a cable asks to protect."""

    MASK = "mask"
    EXCLUDE = "exclude"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class Filters:
    """Which facts are asked for; empty fields ask for all. Dates are ISO, both ends included, any precision.

    ``posts`` are ids of senders, ``tags`` bare TAGS (any of them), ``people`` entity ids that a fact must touch,
    ``text`` a search query (see the query language of ``graphkit search``).
    """

    since: str | None = None
    until: str | None = None
    posts: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    classifications: tuple[str, ...] = ()
    node_kinds: tuple[str, ...] = ()
    link_kinds: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    text: str | None = None
    min_weight: float = 0.0
