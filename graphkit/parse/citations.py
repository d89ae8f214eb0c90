"""The grammar of cited cables: year, station, serial in every order that the genre has, and lists that inherit them.

Numbers are rare, so each number is looked at with the words before and behind it; that keeps the work linear.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.model import Span
from graphkit.parse.citing import Citation, Citing, Inherited
from graphkit.parse.dtg import full_year
from graphkit.parse.lines import squeeze
from graphkit.parse.serials import (
    CAPTION,
    PREVIOUS,
    is_full_year,
    is_no_serial,
    is_year_in_front,
    is_year_shaped,
    may_say_more,
    range_behind,
    year_behind,
)
from graphkit.parse.stations import OWN, known_station, station_before, station_behind

# Digits, letters standing for a zero or a one among them; a set of characters in front makes the search fast.
NUMBER = re.compile(r"[0-9OolI](?:(?<=\d)|(?<![A-Za-z\d][OolI])(?=\d))(?:\d|[OolI](?=[\dOolI]{0,4}(?![A-Za-z\d])))*")
READ_AS = str.maketrans("OolI", "0011")
LINK = re.compile(
    r"\)?[\s,/&;+]{0,16}(?:\b(?:AND|OR|ALSO|PLUS|AS WELL AS)\b)?[\s,/&;#]{0,16}(?:\bN[RO]S?\b\.?\s?)?$", re.IGNORECASE
)
BEFORE_STATION = " \n\t\r\xa0-'’)](/_."
AIRGRAM = re.compile(r"\s[Aa]-$")
LONGEST_LINK = 20  # characters that blanks may lengthen, where a page stood between
LONGEST_SERIAL = 7
CITED = (
    r"\s{0,4}(?P<all>(?:(?P<year>\d\d)\s)?(?P<station>[A-Za-z]{3,20}(?: [A-Za-z]{2,20}){0,3})\s(?P<serial>\d{1,7}))"
    r"(?:\s?\((?P<caption>NOTAL|EXDIS|NODIS|LIMDIS|STADIS|NOFORN)\))?(?P<previous>\sAND\sPREVIOUS)?[\s,.]{0,4}"
)
PLAIN = re.compile(CITED)
LABELLED = re.compile(rf"(?:(?<!\S)¶?(?P<label>[A-Z])[.)](?=\s))?{CITED}")


def read_plain(text: str, start: int, end: int, held: Inherited) -> Citation | None:
    """What `find_citations` finds where nothing stands but a known station and a serial, as in most items: at once.

    >>> cited = read_plain("07 RIGA 304 (NOTAL)", 0, 19, Inherited())
    >>> cited.year, cited.station, cited.serial, cited.caption
    (2007, 'RIGA', 304, 'NOTAL')
    >>> read_plain("RIGA 304 AND 305", 0, 16, Inherited())
    """
    hit = PLAIN.fullmatch(text, start, end)
    citation = _plain(hit) if hit else None
    if citation is not None:
        held.station = citation.station
    return citation


def read_plain_items(text: str, start: int, end: int, held: Inherited) -> list[tuple[str | None, Citation]]:
    """A whole REF block where all items are such, labelled A, B, C or a lone one without: at once; else nothing.

    >>> words = "A. RIGA 304 B. 07 ROME 7 (NOTAL)"
    >>> [(label, cited.year, cited.station) for label, cited in read_plain_items(words, 0, len(words), Inherited())]
    [('A', None, 'RIGA'), ('B', 2007, 'ROME')]
    >>> read_plain_items("A. RIGA 304 AND 305", 0, 19, Inherited())
    []
    """
    found: list[tuple[str | None, Citation]] = []
    at = start
    while at < end:
        hit = LABELLED.match(text, at, end)
        citation = _plain(hit) if hit else None
        if hit is None or citation is None:
            return []
        label, at = hit["label"], hit.end()
        if label != chr(ord("A") + len(found)) and (label or found or at < end):
            return []
        found.append((label, citation))
    if found:
        held.station = found[-1][1].station
    return found


def _plain(hit: re.Match[str]) -> Citation | None:
    """What a match of a plain item cites; None where the list does not know the station."""
    year, name, serial, caption, previous = hit.group("year", "station", "serial", "caption", "previous")
    station = known_station(name)
    if station is None or not int(serial):
        return None
    span = Span(*hit.span("all"))
    return Citation(span, station, int(serial), full_year(year) if year else None, caption, previous is not None)


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


def find_citations(
    text: str, start: int, end: int, citing: Citing, held: Inherited, *, known_only: bool = False
) -> Iterator[Citation]:
    """The cables cited between two places of a text; ``held`` carries the station of a list from item to item.

    >>> words = "07 RIGA 304, ROME: 610 AND 611 (NOTAL); SUVA 70 (08)"
    >>> citing = Citing(2008, None, None)
    >>> [(c.year, c.station, c.serial) for c in find_citations(words, 0, len(words), citing, Inherited())]
    [(2007, 'RIGA', 304), (None, 'ROME', 610), (None, 'ROME', 611), (2008, 'SUVA', 70)]
    """
    held_back: list[Citation] = []  # those of a list whose year may still come
    for citation in _find(_Scan(text, start, end, citing, held, known_only)):
        if held_back and not _of_one_list(text, held_back[-1], citation):
            yield from held_back
            held_back.clear()
        if held_back and text[citation.span.end - 1] == ")":
            held_back = [earlier._replace(year=citation.year) for earlier in held_back]
        held_back.append(citation)
    yield from held_back


def _of_one_list(text: str, last: Citation, citation: Citation) -> bool:
    """Whether a citation goes on with a list that has named no year so far: ``TUNIS CABLES 026 AND 0225 (2002)``."""
    gap = text[last.span.end : citation.span.start]
    follows = last.year is None and last.station == citation.station and text[citation.span.start].isdigit()
    return follows and LINK.match(gap) is not None


def _find(scan: _Scan) -> Iterator[Citation]:
    last = skip = scan.start
    for hit in NUMBER.finditer(scan.text, scan.start, scan.end):
        if _is_letter(scan.text, hit):
            continue
        if hit.start() >= skip:
            serial = _serial_of(scan, hit, last)
            if serial is not None:
                yield serial
                skip = serial.span.end
                numbers, stop = range_behind(scan.text, serial.serial, skip, scan.end)
                for number in numbers:
                    yield serial._replace(span=Span(serial.span.start, stop), serial=number)
                    skip = stop
        last = hit.end()


def _is_letter(text: str, hit: re.Match[str]) -> bool:
    """A zero that stands for the letter: ``M0SCOW``, ``0SLO``."""
    if hit.end() - hit.start() > 1 or hit[0] != "0" or not text[hit.end() : hit.end() + 1].isalpha():
        return False
    before = text[hit.start() - 1 : hit.start()] if hit.start() else ""
    return not before.isdigit()


def _serial_of(scan: _Scan, hit: re.Match[str], last: int) -> Citation | None:
    """The citation whose serial a number is; None where it is a year, or of no cable."""
    gap = scan.text[last : hit.start()]
    airgram = AIRGRAM.search(gap) if gap.endswith("-") else None
    unlisted = last == scan.start or (scan.pending is not None and gap.isupper())  # 07 XANADU 7 too
    before = station_before(gap[: airgram.start()] if airgram else gap, known_only=scan.known_only or not unlisted)
    if before is not None and before[0] == OWN:
        before = (scan.citing.station, before[1]) if scan.citing.station else None
    if before is not None:
        _open_list(scan, before, last)
        digits = _digits(hit)
        in_front = is_year_in_front(scan.text, digits, hit.end(), scan.end, scan.citing.year)
        if in_front or _is_round_year(scan.text, hit, scan.end):
            scan.pending = full_year(digits)
            return None
    elif not _goes_on(scan, hit, gap) and not _stands_alone(scan, hit, gap, first=last == scan.start):
        return None
    citation = _citation(scan, hit, scan.begin)
    return citation._replace(airgram=True) if citation and airgram else citation


def _open_list(scan: _Scan, before: tuple[str, int], last: int) -> None:
    """A station is named: a year just before it is its own."""
    station, offset = before
    if scan.pending is not None and not scan.text[last : last + offset].strip(BEFORE_STATION):
        scan.year, scan.pending = scan.pending, None
    else:
        scan.year, scan.pending, scan.begin = None, None, last + offset
    scan.station = station


def _goes_on(scan: _Scan, hit: re.Match[str], gap: str) -> bool:
    """Whether a number without a station of its own goes on with the list; a year before a station ends it."""
    if scan.pending is not None and scan.station and gap.strip() in (")", "-", "/", ""):
        scan.year, scan.pending = scan.pending, None
        return True
    digits = _digits(hit)
    if is_year_shaped(digits) and (after := station_behind(scan.text, hit.end(), scan.end)) and after[1]:
        scan.close()
        scan.pending, scan.begin = full_year(digits), hit.start()
        return False
    if scan.station and scan.pending is None and LINK.match(gap if len(gap) < LONGEST_LINK else squeeze(gap)):
        scan.begin = hit.start()
        if scan.year is not None and is_year_in_front(scan.text, digits, hit.end(), scan.end, scan.citing.year):
            scan.pending = full_year(digits)  # LIMA 07-12 AND 08-13
            return False
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
    elif not scan.known_only and not is_full_year(digits) and _ends_item(scan.text, hit.end(), scan.end):
        scan.station = scan.held.station or scan.citing.station
    return scan.station is not None


def _citation(scan: _Scan, hit: re.Match[str], begin: int) -> Citation | None:
    """A serial with what follows it: a year, a caption, AND PREVIOUS."""
    digits = _digits(hit).lstrip("0")
    if not digits or len(digits) > LONGEST_SERIAL or is_no_serial(scan.text, digits, hit.end(), scan.end):
        scan.close()
        return None
    stop, year, station = hit.end(), scan.year, scan.station
    if not may_say_more(scan.text, stop, scan.end):
        scan.held.station = station
        return Citation(Span(begin, stop), str(station), int(digits), year)
    if (behind := year_behind(scan.text, hit[0], stop, scan.end, scan.citing.year)) is not None:
        year, stop = behind
    scan.held.station = station
    caption = CAPTION.match(scan.text, stop, scan.end)
    previous = PREVIOUS.match(scan.text, stop, scan.end)
    return Citation(
        Span(begin, stop),
        str(station),
        int(digits),
        year,
        caption[caption.lastindex or 0].upper() if caption else None,
        previous is not None,
    )


def _digits(hit: re.Match[str]) -> str:
    written = hit[0]
    return written if written.isdigit() else written.translate(READ_AS)


def _is_round_year(text: str, hit: re.Match[str], end: int) -> bool:
    """``STATE (01) 20126``: a year in brackets between station and serial."""
    if text[hit.start() - 1 : hit.start()] != "(":
        return False
    behind = text[hit.end() : min(hit.end() + 4, end)]
    return behind[:1] == ")" and behind[1:].lstrip(" #")[:1].isdigit() and is_year_shaped(hit[0])


def _ends_item(text: str, at: int, end: int) -> bool:
    """Whether a bare number is all that an item says: it ends, or a list or remark follows."""
    rest = text[at : min(at + 12, end)].lstrip()
    return not rest or rest[0] in ",;&(-\n" or rest.upper().startswith(("AND", "ET "))
