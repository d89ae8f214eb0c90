"""One raw cable to one parsed cable: every fact with its place, every character in a section or in an issue."""

import hashlib
import re
from datetime import UTC, datetime

from graphkit.lexicon.posts import find_id
from graphkit.model import Cable, DateTimeGroup, Issue, Origin, Part, RawCable, Section, Span
from graphkit.parse.addresses import parse_addressees
from graphkit.parse.classification import read_captions, read_classification
from graphkit.parse.classified_by import parse_classified_by
from graphkit.parse.dtg import day_of_year, parse_dtg
from graphkit.parse.fields import parse_declassification, parse_subject, parse_tags
from graphkit.parse.ids import canonical_id, make_id
from graphkit.parse.outline import Outline, outline
from graphkit.parse.references import parse_body_references, parse_references
from graphkit.parse.signature import read_signature
from graphkit.parse.summary import blocks, parse_summary
from graphkit.parse.tiling import tile

DE = re.compile(
    r"DE\s{1,3}(?P<ri>R[A-Z]{3,7})\s{0,3}#?\s?(?P<serial>\d{1,6})?(?:/(?P<section>\d\d))?\s{0,3}(?P<filed>\d{7})?"
)


def parse_cable(raw: RawCable) -> tuple[Cable, tuple[Issue, ...]]:
    """Read one telegram. Never raises: what is not understood comes back as issues."""
    text, where = raw.text, raw.source.path + (f"#{raw.source.locator}" if raw.source.locator else "")
    found = outline(text)
    issues: list[Issue] = []
    group = _dtg(text, found)
    sent, sent_source = _sent(raw, group, where, issues)
    head = _head(text, found)
    origin = _origin(raw, text, found)
    number = _id(raw, text, head, sent, origin, where, issues)
    year = sent.year if sent else _year_of(number)
    references = parse_references(text, year=year, cable_id=number)
    sections, unread = tile(text, found.sections, where)
    sections = tuple(sorted((*sections, *blocks(text, found.sections)), key=lambda s: (s.span.start, -s.span.end)))
    cable = Cable(
        id=number,
        source=raw.source,
        text=text,
        kind=raw.given.get("kind", "cable"),
        sent=sent,
        sent_source=sent_source,
        classification=_level(raw, head),
        captions=head.captions,
        subject=parse_subject(text),
        origin=origin,
        addressees=parse_addressees(text),
        tags=parse_tags(text),
        references=references + parse_body_references(text, year=year, cable_id=number, references=references),
        declassification=parse_declassification(text),
        classified_by=parse_classified_by(text),
        signed_by=tuple(
            signature
            for section in found.sections
            if section.part is Part.SIGNATURE and section.name == "signature"
            for signature in read_signature(text, section.span)
        ),
        summary=parse_summary(text),
        sections=sections,
    )
    return cable, tuple(issues + unread)


class _Facts:
    """What the lines of the head other than labelled fields say."""

    def __init__(self, level: str | None, captions: tuple[str, ...], station: str | None, serial: int | None) -> None:
        self.level = level
        self.captions = captions
        self.station = station
        self.serial = serial


def _head(text: str, found: Outline) -> _Facts:
    """Level, captions, station and serial from the classification lines and the captions of the first head."""
    level = station = serial = None
    captions: dict[str, None] = {}
    for section in found.sections:
        if section.part is not Part.HEAD or section.span.start > found.body:
            continue
        if section.name == "classification" and (marking := read_classification(section.span.of(text))):
            level = level or marking.level
            station, serial = (station, serial) if station else (marking.station, marking.serial)
            captions.update(dict.fromkeys(marking.captions))
        elif section.name == "captions":
            captions.update(dict.fromkeys(read_captions(section.span.of(text)) or ()))
    return _Facts(level, tuple(captions), station, serial)


def _level(raw: RawCable, head: _Facts) -> str | None:
    """The classification: as the text says, else as the container says."""
    if head.level:
        return head.level
    given = raw.given.get("classification", "").split("//")[0].strip().upper()
    return given or None


def _section(found: Outline, name: str) -> Section | None:
    return next((section for section in found.sections if section.name == name), None)


def _dtg(text: str, found: Outline) -> DateTimeGroup | None:
    """The date-time group of the envelope, not one that the text cites."""
    section = _section(found, "dtg")
    return parse_dtg(section.span.of(text)) if section else None


def _sent(
    raw: RawCable, group: DateTimeGroup | None, where: str, issues: list[Issue]
) -> tuple[datetime | None, str | None]:
    """When the cable was sent: the text wins, the container fills in, a disagreement is reported."""
    created = _created(raw.given.get("created", ""))
    if group is None:
        return created, "container" if created else None
    if created and abs((created - group.sent).total_seconds()) > 86400:
        message = f"container says {created.date()}, the date-time group {group.sent.date()}"
        issues.append(Issue("parse", "date-conflict", where, message, None))
    return group.sent, "dtg"


CREATED = re.compile(
    r"(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<m2>\d{1,2})/(?P<d2>\d{1,2})/(?P<y2>\d{4}))(?:[ T]{1,2}(?P<H>\d{1,2}):(?P<M>\d\d))?"
)


def _created(words: str) -> datetime | None:
    hit = CREATED.match(words.strip())
    if hit is None:
        return None
    year, month, day = (hit["y"], hit["m"], hit["d"]) if hit["y"] else (hit["y2"], hit["m2"], hit["d2"])
    try:
        return datetime(int(year), int(month), int(day), int(hit["H"] or 0), int(hit["M"] or 0), tzinfo=UTC)
    except ValueError:
        return None


def _origin(raw: RawCable, text: str, found: Outline) -> Origin | None:
    """Who sent it: the FM line, else what the container says."""
    de = _section(found, "de")
    hit = DE.match(de.span.of(text)) if de else None
    section = _section(found, "from")
    if section is not None:
        words = section.span.of(text)
        name = re.sub(r"^FM[\s:]{0,4}(?:R[A-Z]{3,7}/)?", "", words).split("\n")[0].strip()
        at = text.find(name, section.span.start)
        return Origin(" ".join(name.split()), find_id(name), hit["ri"] if hit else None, Span(at, at + len(name)))
    given = raw.given.get("origin", "").strip()
    if given:
        return Origin(given, find_id(given), hit["ri"] if hit else None)
    return None


def _id(
    raw: RawCable,
    text: str,
    head: _Facts,
    sent: datetime | None,
    origin: Origin | None,
    where: str,
    issues: list[Issue],
) -> str:
    """The canonical id: the container's, else station, serial and year of the text, else one made of the content."""
    given = raw.given.get("id", "")
    if raw.given.get("kind", "cable") != "cable" and given:
        return given
    if (stated := canonical_id(given)) is not None:
        return stated
    if sent is not None and head.station and head.serial:
        made = make_id(sent.year, head.station, head.serial)
        if made:
            return made
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    issues.append(Issue("parse", "no-id", where, "no reference number in the container or the text", None))
    return f"unidentified-{digest}"


def _year_of(number: str) -> int | None:
    return Cable(number, None, "").year if number[:2].isdigit() else None  # type: ignore[arg-type]
