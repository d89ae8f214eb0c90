"""What the running text of one cable says: people, positions, organizations, places, dates, meetings."""

from dataclasses import dataclass
from enum import StrEnum

from graphkit.model.made import quickly_made
from graphkit.model.telegram import Issue
from graphkit.model.text import Span


class MentionKind(StrEnum):
    """What a stretch of running text names."""

    PERSON = "person"
    POSITION = "position"
    ORGANIZATION = "organization"
    POST = "post"
    PLACE = "place"
    COUNTRY = "country"
    DATE = "date"


@quickly_made
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


@quickly_made
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


@quickly_made
@dataclass(frozen=True, slots=True)
class Position:
    """An office, such as ``position:post:tokyo/dcm``; its ``mentions`` are the role-only ones ("the DCM")."""

    id: str
    title: str
    organization: str | None
    mentions: tuple[Mention, ...] = ()


@quickly_made
@dataclass(frozen=True, slots=True)
class Organization:
    """A ministry, agency, bureau, party, company, international body, government, post or address collective."""

    id: str
    name: str
    kind: str
    mentions: tuple[Mention, ...]
    country: str | None = None


@quickly_made
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


IN_PERSON = (
    *(MeetingKind.MET, MeetingKind.MEAL, MeetingKind.CALL),
    *(MeetingKind.VISIT, MeetingKind.NEGOTIATION, MeetingKind.LIST),
)
"""The kinds of contact that put people into one room: not words passed, telephone calls and démarches."""


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


UNNAMED = "person:unnamed:"  # begins the reference of a participant whom nobody names


@quickly_made
@dataclass(frozen=True, slots=True)
class Participant:
    """One side's person, position, post or organization in a meeting; ``ref`` is its id inside this cable."""

    ref: str
    name: str
    role: str  # principal | accompanying | speaker | addressee | interpreter | notetaker | host
    side: str | None = None
    on_behalf_of: str | None = None

    @property
    def unnamed(self) -> bool:
        """Whether nobody says who it is: ``name`` is then the cable's own words, and ``ref`` holds for this meeting.

        >>> Participant("person:unnamed:meeting:08OSLO1/1/2", "Danish officials", "principal").unnamed
        True
        """
        return self.ref.startswith(UNNAMED)


@quickly_made
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


@quickly_made
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
