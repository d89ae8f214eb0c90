"""What the unlabelled lines of a head state, and what the container adds: id, time, origin, classification."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from graphkit.lexicon.addressed import find_id
from graphkit.lexicon.posts import post_of_routing, station_key
from graphkit.model import DateTimeGroup, Issue, Origin, Part, RawCable, Section, Span
from graphkit.parse.classification import read_captions, read_classification
from graphkit.parse.dtg import MONTHS, day_of_year, parse_dtg, year_said
from graphkit.parse.ids import canonical_id, make_id
from graphkit.parse.outline import Outline

HEAD = Part.HEAD
DE = re.compile(
    r"(?:[-*•>]\s)?DE\s{1,3}(?P<ri>R[A-Z]{3,7})\s{0,3}#?\s?(?P<serial>\d{3,6})?(?:/\d\d)?\s{0,3}(?P<filed>\d{7})?"
)
FROM = re.compile(r"(?:[-*•>]\s)?(?:FM|FROM(?=\s?:))[\s:]{0,4}(?:(?P<ri>R[A-Z]{3,7})/)?(?P<name>[^\n]{1,80})")
CREATED = re.compile(
    r"""(?:(?P<y1>\d{4})-(?P<m1>\d{1,2})(?:-(?P<d1>\d{1,2}))? | (?P<m2>\d{1,2})/(?P<d2>\d{1,2})/(?P<y2>\d{4})
    | (?P<d3>\d{1,2})\ (?P<m3>[A-Z]{3})[A-Z]{0,6}\ (?P<y3>\d{4})
    | [A-Z]{3,9},?\ (?P<d4>\d{1,2})\ (?P<m4>[A-Z]{3})[A-Z]{0,6}\ (?P<y4>\d{4}),?)
    (?:[ T]{1,2}(?P<hour>\d{1,2}):(?P<minute>\d\d))?""",
    re.VERBOSE | re.IGNORECASE,
)
FOUO = frozenset({"SENSITIVE", "SBU", "FOUO", "FOR OFFICIAL USE ONLY", "SENSITIVE BUT UNCLASSIFIED"})
CURRENT_LEVEL = frozenset({"aad-text"})  # archives that state today's classification, not the cable's own


@dataclass(frozen=True, slots=True)
class HeadLines:
    """Level, captions, and the station and serial that end the first classification line."""

    level: str | None
    captions: tuple[str, ...]
    station: str | None
    serial: int | None


def read_head_lines(text: str, found: Outline) -> HeadLines:
    """Gather the classification lines and captions of the first head; repeated ones count once."""
    level = station = serial = None
    captions: dict[str, None] = {}
    for section in found.sections:
        if section.span.start > found.body:
            break
        if section.part is not HEAD:
            continue
        if section.name == "classification" and (marking := read_classification(section.span.of(text))):
            level = level or marking.level
            if station is None:
                station, serial = marking.station, marking.serial
            captions.update(dict.fromkeys(marking.captions))
        elif section.name == "captions":
            captions.update(dict.fromkeys(read_captions(section.span.of(text)) or ()))
    return HeadLines(level, tuple(captions), station, serial)


def classification_of(raw: RawCable, head: HeadLines, where: str, issues: list[Issue]) -> str | None:
    """The classification as archives write it, ``SECRET//NOFORN``; the container's word wins, conflicts are told."""
    read = head.level
    if read is not None and "NOFORN" in head.captions:
        read += "//NOFORN"
    elif read == "UNCLASSIFIED" and FOUO & set(head.captions):
        read += "//FOR OFFICIAL USE ONLY"
    given = " ".join(raw.given.get("classification", "").upper().split())
    if not given or (read is not None and raw.source.reader in CURRENT_LEVEL):
        return read
    if head.level is not None and not given.startswith(head.level[:6]):
        message = f"the container says {given[:40]}, the text {head.level}"
        issues.append(Issue("parse", "classification-conflict", where, message))
    return given


def first_section(found: Outline, name: str) -> Section | None:
    """The first section of that name."""
    return next((section for section in found.sections if section.name == name), None)


def sent_of(
    raw: RawCable, text: str, found: Outline, where: str, issues: list[Issue]
) -> tuple[datetime | None, str | None]:
    """When it was sent: the date-time group wins, the container fills in, every disagreement is reported."""
    section = first_section(found, "dtg")
    group = parse_dtg(section.span.of(text)) if section else None
    created = read_created(raw.given.get("created", ""))
    if group is None:
        if section is not None and year_said(section.span.of(text)):
            message = f"no such day or time: {' '.join(section.span.of(text).split())[:40]}"
            issues.append(Issue("parse", "impossible-date", where, message, section.span))
        return created, "container" if created else None
    if section is not None:
        _cross_check(text, found, group, section.span, where, issues)
    if created and abs((created - group.sent).total_seconds()) > 2 * 86400:
        message = f"the container says {created.date()}, the date-time group {group.sent.date()}"
        issues.append(Issue("parse", "date-conflict", where, message, section.span if section else None))
    return group.sent, "dtg"


def _cross_check(text: str, found: Outline, group: DateTimeGroup, span: Span, where: str, issues: list[Issue]) -> None:
    """The day-of-year field of the DE line must name the day of the date-time group."""
    section = first_section(found, "de")
    hit = DE.match(section.span.of(text)) if section else None
    if hit is None or not hit["filed"]:
        return
    filed = day_of_year(hit["filed"], group.sent.year)
    if filed is None or abs((filed - group.sent).total_seconds()) > 86400:
        message = f"day-of-year field {hit['filed']} and date-time group {group.sent:%d%H%MZ %b %y} disagree"
        issues.append(Issue("parse", "dtg-conflict", where, message, span))


def read_created(words: str) -> datetime | None:
    """A container's date in any of the forms that containers have; a month alone is its first day.

    >>> read_created("2009-03-14 12:00:00").isoformat(), read_created("12/28/1966 18:48").isoformat()
    ('2009-03-14T12:00:00+00:00', '1966-12-28T18:48:00+00:00')
    >>> read_created("18 FEB 1974").date().isoformat(), read_created("soon")
    ('1974-02-18', None)
    """
    hit = CREATED.match(words.strip())
    if hit is None:
        return None
    form = next(n for n in "1234" if hit[f"y{n}"])
    year, month, day = hit[f"y{form}"], hit[f"m{form}"], hit[f"d{form}"] or "1"
    number = int(month) if month.isdigit() else MONTHS.get(month.upper(), 0)
    try:
        return datetime(int(year), number, int(day), int(hit["hour"] or 0), int(hit["minute"] or 0), tzinfo=UTC)
    except ValueError:
        return None


def origin_of(raw: RawCable, text: str, found: Outline) -> Origin | None:
    """Who sent it: the FM line, else the container, else the routing indicator of the DE line, which then names it."""
    de = first_section(found, "de")
    hit = DE.match(de.span.of(text)) if de else None
    routing = hit["ri"] if hit else None
    section = first_section(found, "from")
    line = FROM.match(section.span.of(text)) if section else None
    if section is not None and line is not None and line["name"].strip():
        name = " ".join(line["name"].split())
        start = section.span.start + line.start("name")
        return Origin(name, find_id(name), line["ri"] or routing, Span(start, start + len(line["name"].rstrip())))
    given = " ".join(raw.given.get("origin", "").split())
    if given:
        return Origin(given, find_id(given), routing)
    if routing is None:
        return None
    post = post_of_routing(routing)
    return Origin(post.name, post.id, routing) if post else Origin(routing, None, routing)


def id_of(
    raw: RawCable, text: str, found: Outline, head: HeadLines, origin: Origin | None, sent: datetime | None,
    where: str, issues: list[Issue],
) -> str:  # fmt: skip
    """The canonical id: the container's, else station and serial of the text with the year, else one of the content."""
    given = raw.given.get("id", "").strip()
    stated = canonical_id(given) if given else None
    read = _id_in_text(text, found, head, origin, sent, where, issues)
    if stated is not None:
        if read is not None and read != stated:
            issues.append(Issue("parse", "id-conflict", where, f"the container says {stated}, the text {read}"))
        return stated
    if read is not None:
        return read
    digest = hashlib.sha256(raw.text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    message = "no reference number in the container or in the text"
    if head.station and head.serial:
        message = f"no date in the container or in the text gives {head.station} {head.serial} its year"
    issues.append(Issue("parse", "no-id", where, message))
    return f"unidentified-{digest}"


def _id_in_text(
    text: str, found: Outline, head: HeadLines, origin: Origin | None, sent: datetime | None,
    where: str, issues: list[Issue],
) -> str | None:  # fmt: skip
    """Station and serial of the classification line, held against the FM and DE lines, which repair them."""
    dtg = first_section(found, "dtg")
    year = sent.year if sent else year_said(dtg.span.of(text)) if dtg else None
    if year is None:
        return None
    de = first_section(found, "de")
    hit = DE.match(de.span.of(text)) if de else None
    serial = int(hit["serial"]) if hit and hit["serial"] else None
    station = station_key(origin.name) if origin is not None and origin.span is not None else None
    if head.station is None or head.serial is None:
        return make_id(year, station, serial) if station and serial else None
    agreed = serial is None or head.serial % 10000 == serial % 10000
    if not agreed:
        message = f"serial {head.serial} in the head, {serial} in the envelope"
        issues.append(Issue("parse", "serial-conflict", where, message, de.span if de else None))
        if station and serial and station_key(head.station) != station:
            return make_id(year, station, serial)
    return make_id(year, head.station, head.serial)


def place_of(raw: RawCable) -> str:
    """The place of a cable as a person would look it up."""
    return f"{raw.source.path} › {raw.source.locator}" if raw.source.locator else raw.source.path


def is_document(given: Mapping[str, str]) -> bool:
    """Whether the container says that this is no telegram."""
    return given.get("kind", "cable") != "cable"
