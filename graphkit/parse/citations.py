"""The grammar of cited cables: year, station, serial in every order that the genre has, and lists that inherit them.

Numbers are rare, so each number is looked at with the words before and behind it; that keeps the work linear.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from graphkit.lexicon.posts import station_key
from graphkit.model import Span
from graphkit.parse.dtg import full_year
from graphkit.parse.stations import station_before, station_behind

# Digits, the letter O standing for a zero among them; a set of characters in front makes the search fast.
NUMBER = re.compile(r"[0-9Oo](?:(?<=\d)|(?<![A-Za-z\d][Oo])(?=\d))(?:\d|[Oo](?=[\dOo]{0,4}(?![A-Za-z\d])))*")
LINK = re.compile(r"[\s,/&;+]{0,4}(?:\b(?:AND|OR|ALSO|PLUS|AS WELL AS)\b)?[\s,/&;#]{0,4}$", re.IGNORECASE)
YEAR_BEHIND = re.compile(
    r"\s{0,2}(?:\(\s?'?(?P<round>(?:19|20)\d\d|\d\d)\s?\)|[-](?P<dash>\d\d)(?!\d)|/(?P<slash>\d\d|(?:19|20)\d\d)(?!\d))"
)
RANGE_BEHIND = re.compile(r"\s{0,2}(?:-|\bTHRU\b|\bTHROUGH\b)\s{0,2}(?P<last>\d{3,7})(?!\d)", re.IGNORECASE)
LONGEST_RANGE = 20  # cables that one range may mean
PREVIOUS = re.compile(
    r"[\s,]{0,3}(?:\([A-Z]{3,12}\)\s?)?(?:AND|ET|&)\s{1,3}(?:PREV(?:IOUS)?|SEQ|PRECEDING|EARLIER|BEFORE)\b",
    re.IGNORECASE,
)
CAPTION = re.compile(r"\s{0,3}\((NOTAL|EXDIS|NODIS|LIMDIS|STADIS|NOFORN|SBU|TS|[SCU]|S/NF|C/NF)\)", re.IGNORECASE)
DAY_BEHIND = re.compile(
    r"\s{1,2}(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?"
    r"|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\b",
    re.IGNORECASE,
)
PAGE_BEHIND = re.compile(r"\s{1,4}\d{3}(?:\.\d)?\s{1,2}OF\b")
OWN_ID = re.compile(r"\d\d([A-Z]{2,40})(\d{1,8})$")
LONGEST_SERIAL = 7
# Messages drafted side by side cite one another, and the first to be sent cites serials still to come. In a network of
# 126,000 cables, 33 citations reach up to 20 ahead to a cable of the same year, 3 to one of the year before.
SIDE_BY_SIDE = 20
# Cables a day that no series exceeds: the Department sent up to 350,000 a year, the busiest posts some 40,000 before
# e-mail and some 5,000 since; a series that would need more had not reached that serial yet.
DEPARTMENT_PACE, OLD_POST_PACE, POST_PACE = 1000, 150, 25


class Citing(NamedTuple):
    """The citing cable: its year, its station and serial where its id says them, its day of the year."""

    year: int | None
    station: str | None
    serial: int | None
    day: int | None = None

    @classmethod
    def of(cls, year: int | None, cable_id: str | None, sent: date | None = None) -> "Citing":
        """The citing cable by its year, its id and the day when it was sent.

        >>> Citing.of(2008, "08TOKYO1528")
        Citing(year=2008, station='TOKYO', serial=1528, day=None)
        """
        hit = OWN_ID.match(cable_id or "")
        day = sent.timetuple().tm_yday if sent is not None and sent.year == year else None
        return cls(year, station_key(hit[1]), int(hit[2]), day) if hit else cls(year, None, None, day)

    def reached(self, station: str, serial: int) -> bool:
        """Whether a station can have sent that many cables this year; its own serial says it best, else the pace.

        >>> citing = Citing.of(2008, "08LIMA9", date(2008, 1, 7))
        >>> citing.reached("LIMA", 639), citing.reached("LIMA", 10), citing.reached("STATE", 190455)
        (False, True, False)
        """
        if station == self.station and self.serial is not None:
            return serial <= self.serial + SIDE_BY_SIDE
        if self.day is None:
            return True
        pace = DEPARTMENT_PACE if station == "STATE" else POST_PACE if (self.year or 0) >= 2000 else OLD_POST_PACE
        return serial <= pace * (self.day + 1)


class Citation(NamedTuple):
    """One cited cable as it stands: a year only where one is stated."""

    span: Span
    station: str
    serial: int
    year: int | None
    caption: str | None = None
    previous: bool = False


@dataclass(slots=True)
class Inherited:
    """What a later item takes from those before it: the station named last."""

    station: str | None = None


def year_of(citation: Citation, citing: Citing) -> tuple[int | None, str]:
    """The year of a citation and the rule that decided it.

    >>> citing = Citing(2009, "LIMA", 9)
    >>> year_of(Citation(Span(0, 1), "LIMA", 639, None), citing), year_of(Citation(Span(0, 1), "ROME", 7, None), citing)
    ((2008, 'rollover'), (2009, 'citing'))
    """
    if citation.year is not None:
        return citation.year, "stated"
    if citing.year is None:
        return None, "citing"
    if not citing.reached(citation.station, citation.serial):
        return citing.year - 1, "rollover"
    return citing.year, "citing"


def find_citations(
    text: str, start: int, end: int, citing: Citing, held: Inherited, *, known_only: bool = False
) -> Iterator[Citation]:
    """The cables cited between two places of a text; ``held`` carries the station of a list from item to item.

    >>> words = "07 RIGA 304, ROME: 610 AND 611 (NOTAL); SUVA 70 (08)"
    >>> citing = Citing(2008, None, None)
    >>> [(c.year, c.station, c.serial) for c in find_citations(words, 0, len(words), citing, Inherited())]
    [(2007, 'RIGA', 304), (None, 'ROME', 610), (None, 'ROME', 611), (2008, 'SUVA', 70)]
    """
    scan = _Scan(text, start, end, citing, held, known_only)
    last = skip = start
    for hit in NUMBER.finditer(text, start, end):
        if hit.start() >= skip:
            serial = _serial_of(scan, hit, last)
            if serial is not None:
                yield serial
                skip = serial.span.end
                for further in _range_behind(text, serial, end):
                    yield further
                    skip = further.span.end
        last = hit.end()


def _range_behind(text: str, first: Citation, end: int) -> Iterator[Citation]:
    """The rest of ``12345-12347``: the cables behind the first, each standing where the range stands."""
    hit = RANGE_BEHIND.match(text, first.span.end, end)
    last = int(hit["last"]) if hit else 0
    if hit and first.serial < last <= first.serial + LONGEST_RANGE:
        for serial in range(first.serial + 1, last + 1):
            yield first._replace(span=Span(first.span.start, hit.end()), serial=serial)


@dataclass(slots=True)
class _Scan:
    """One stretch of text and what its numbers have said so far."""

    text: str
    start: int
    end: int
    citing: Citing
    held: Inherited
    known_only: bool
    station: str | None = None  # of the list that is open
    year: int | None = None
    pending: int | None = None  # a year whose station and serial are still to come
    begin: int = 0

    def close(self) -> None:
        """End the list that is open."""
        self.station = self.year = self.pending = None


def _serial_of(scan: _Scan, hit: re.Match[str], last: int) -> Citation | None:
    """The citation whose serial a number is; None where it is a year, or of no cable."""
    gap = scan.text[last : hit.start()]
    before = station_before(gap, known_only=scan.known_only or last != scan.start)
    if before is not None:
        _open_list(scan, before, last)
        if _is_round_year(scan.text, hit, scan.end):
            scan.pending = full_year(hit[0])
            return None
    elif not _goes_on(scan, hit, gap) and not _stands_alone(scan, hit, gap, first=last == scan.start):
        return None
    return _citation(scan, hit, scan.begin)


def _open_list(scan: _Scan, before: tuple[str, int], last: int) -> None:
    """A station is named: a year just before it is its own."""
    station, offset = before
    if scan.pending is not None and offset <= 4:
        scan.year, scan.pending = scan.pending, None
    else:
        scan.year, scan.pending, scan.begin = None, None, last + offset
    scan.station = station


def _goes_on(scan: _Scan, hit: re.Match[str], gap: str) -> bool:
    """Whether a number without a station of its own goes on with the list; a year before a station ends it."""
    if scan.pending is not None and scan.station and gap.strip() == ")":
        scan.year, scan.pending = scan.pending, None
        return True
    digits = _digits(hit)
    if _year_shaped(digits) and (after := station_behind(scan.text, hit.end(), scan.end)) and after[1]:
        scan.close()
        scan.pending, scan.begin = full_year(digits), hit.start()
        return False
    if scan.station and scan.pending is None and LINK.match(gap):
        scan.begin = hit.start()
        return True
    return False


def _stands_alone(scan: _Scan, hit: re.Match[str], gap: str, *, first: bool) -> bool:
    """A number that opens an item: ``212 MINSK``, or ``A) 417`` of the station that the list or the writer has."""
    if scan.pending is not None:
        return False
    scan.close()
    digits = _digits(hit)
    if not first or gap.strip(" \n\t(['#¶.-"):
        return False
    scan.begin = hit.start()
    behind = station_behind(scan.text, hit.end(), scan.end)
    if behind is not None and not behind[1]:
        scan.station = behind[0]
    elif not scan.known_only and not _is_full_year(digits) and _ends_item(scan.text, hit.end(), scan.end):
        scan.station = scan.held.station or scan.citing.station
    return scan.station is not None


def _citation(scan: _Scan, hit: re.Match[str], begin: int) -> Citation | None:
    """A serial with what follows it: a year, a caption, AND PREVIOUS."""
    digits = _digits(hit).lstrip("0")
    if not digits or len(digits) > LONGEST_SERIAL or PAGE_BEHIND.match(scan.text, hit.end(), scan.end):
        scan.close()
        return None
    if len(digits) < 3 and int(digits) <= 31 and DAY_BEHIND.match(scan.text, hit.end(), scan.end):
        scan.close()
        return None  # OF 29 MARCH
    stop, year, station = hit.end(), scan.year, scan.station
    if (behind := _year_behind(scan.text, hit, scan.end, scan.citing)) is not None:
        year, stop = behind
    scan.held.station = station
    caption = CAPTION.match(scan.text, stop, scan.end)
    previous = PREVIOUS.match(scan.text, stop, scan.end)
    return Citation(
        Span(begin, stop),
        str(station),
        int(digits),
        year,
        caption[1].upper() if caption else None,
        previous is not None,
    )


def _digits(hit: re.Match[str]) -> str:
    return hit[0].upper().replace("O", "0")


def _is_full_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")


def _year_shaped(digits: str) -> bool:
    return len(digits) == 2 or _is_full_year(digits)


def _is_round_year(text: str, hit: re.Match[str], end: int) -> bool:
    """``STATE (01) 20126``: a year in brackets between station and serial."""
    before, behind = text[hit.start() - 1 : hit.start()], text[hit.end() : min(hit.end() + 4, end)]
    return before == "(" and behind[:1] == ")" and behind[1:].lstrip(" #")[:1].isdigit() and _year_shaped(hit[0])


def _year_behind(text: str, hit: re.Match[str], end: int, citing: Citing) -> tuple[int, int] | None:
    """A year that follows a serial, ``70 (08)``, ``45-91``, ``0078/08``, and where it ends."""
    found = YEAR_BEHIND.match(text, hit.end(), end)
    if found is None:
        return None
    if found["round"]:
        return full_year(found["round"]), found.end()
    digits = found["dash"] or found["slash"]
    year, now = full_year(digits), citing.year or 2010
    if year > now or year < now - 30:
        return None
    if found["slash"] and len(digits) == 2 and len(hit[0]) < 3:
        return None  # DHAKA 52/49 is two cables
    return year, found.end()


def _ends_item(text: str, at: int, end: int) -> bool:
    """Whether a bare number is all that an item says: it ends, or a list or remark follows."""
    rest = text[at : min(at + 12, end)].lstrip()
    return not rest or rest[0] in ",;&(-\n" or rest.upper().startswith(("AND", "ET "))
