"""What stands behind a cited serial: a year, the rest of a range, a caption; or what tells that it is none."""

import re

from graphkit.parse.dtg import full_year

YEAR_BEHIND = re.compile(
    r"\s{0,2}(?:\(\s?'?(?P<round>(?:19|20)\d\d|\d\d)\s?\)|[-](?P<dash>\d\d)(?!\d)|/(?P<slash>\d\d|(?:19|20)\d\d)(?!\d))"
)
MONTH = "(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}[.,]?"
# The day on which it was sent, in brackets or behind OF: 12 OF 3 MARCH 2007, 12 (3/12/07), 12 DATED MARCH 2007.
DATED = re.compile(
    rf"""(?:\s{{0,2}}\(\s?(?:(?:OF|DATED|DTD)\s{{1,2}})?|,?\s{{1,2}}(?:OF|DATED|DTD|DTG:?)\s{{1,3}})
    (?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?P<figures>(?:19|20)\d\d|\d\d)
    |(?:\d{{6}}Z\s{{0,2}}|\d{{1,2}}[\s-]{{0,2}}){MONTH}[\s-]{{0,2}}(?P<day>(?:19|20)\d\d|\d\d)
    |{MONTH}\s{{1,2}}(?:\d{{1,2}}(?:,\s{{0,2}}|\s{{1,2}}))?(?P<month>(?:19|20)\d\d)
    |(?P<alone>(?:19|20)\d\d)(?=\s{{0,2}}(?:[),;.\n]|$)))(?!\d)""",
    re.IGNORECASE | re.VERBOSE,
)
DATED_SIGNS = "(OoDd,"
RANGE_BEHIND = re.compile(r"\s{0,2}(?:[-–]|\b(?:THRU|THROUGH|TO)\b)\s{0,2}(?P<last>\d{2,7})(?!\d)", re.IGNORECASE)
LONGEST_RANGE = 20  # cables that one range may mean
PREVIOUS = re.compile(
    r"[\s,]{0,3}(?:\([A-Z]{3,12}\)\s?)?[(\[]?(?:AND|ET|&)\s{1,3}(?:PREV(?:IOUS)?|SEQ|PRECEDING|EARLIER|BEFORE)\b",
    re.IGNORECASE,
)
CAPTION = re.compile(
    r"\s{0,3}\((?:(?:ALL|BOTH)\s)?(NOTAL|EXDIS|NODIS|LIMDIS|STADIS|NOFORN|SBU|TS|[SCU]|S/NF|C/NF)\)"
    r"|,?\s{1,3}(NOTAL|EXDIS|NODIS|LIMDIS|STADIS)\b",
    re.IGNORECASE,
)
DAY_BEHIND = re.compile(
    r"\s{1,2}(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?"
    r"|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\b",
    re.IGNORECASE,
)
SIGNS = frozenset("(-/,&AaEeLNSlnOoDd")
PAGE_BEHIND = re.compile(r"\s{1,4}\d{3}(?:\.\d)?\s{1,2}OF\b")
SERIAL_BEHIND = re.compile(r"\s{1,3}\d{3,6}(?!\d)")
OLDEST = 30  # years back that a cable still cites
NEWEST_YEAR = 2010


def is_full_year(digits: str) -> bool:
    """Whether digits can be a year of four.

    >>> is_full_year("1998"), is_full_year("4411")
    (True, False)
    """
    return len(digits) == 4 and digits[:2] in ("19", "20")


def is_year_shaped(digits: str) -> bool:
    """Whether digits can be a year of two or four.

    >>> is_year_shaped("98"), is_year_shaped("304")
    (True, False)
    """
    return len(digits) == 2 or is_full_year(digits)


def is_no_serial(text: str, digits: str, at: int, end: int) -> bool:
    """Whether what stands behind a number says that it is no serial: a page header, the name of a month.

    >>> is_no_serial("29 MARCH", "29", 2, 8), is_no_serial("00000378  002 OF 004", "378", 8, 20)
    (True, True)
    >>> is_no_serial("111200Z SEP 08", "111200", 6, 14)
    True
    """
    if len(digits) > 4 and text[at : min(at + 1, end)] == "Z":
        return True  # a date-time group
    if not text[at : min(at + 1, end)].isspace():
        return False
    if len(digits) < 3 and int(digits) <= 31 and DAY_BEHIND.match(text, at, end):
        return True
    return PAGE_BEHIND.match(text, at, end) is not None


def may_say_more(text: str, at: int, end: int) -> bool:
    """Whether a year, a caption or AND PREVIOUS can follow a serial, told by their first character before any pattern.

    >>> may_say_more("12 (NOTAL)", 2, 10), may_say_more("12; ROME 7", 2, 10)
    (True, False)
    """
    return text[at : min(at + 4, end)].lstrip()[:1] in SIGNS


def year_behind(text: str, digits: str, at: int, end: int, now: int | None) -> tuple[int, int] | None:
    """A year that follows a serial, ``70 (08)``, ``45-91``, ``0078/08``, and where it ends.

    >>> year_behind("70 (08)", "70", 2, 7, 2009), year_behind("45-91", "45", 2, 5, 2009)
    ((2008, 7), (1991, 5))
    """
    found = YEAR_BEHIND.match(text, at, end)
    if found is None:
        return _dated(text, at, end, now)
    if found["round"]:
        return full_year(found["round"]), found.end()
    written = found["dash"] or found["slash"]
    year = full_year(written)
    if not _may_be_cited(year, now):
        return None
    if found["slash"] and len(written) == 2 and len(digits) < 3 and written[0] != "0":
        return None  # DHAKA 52/49 is two cables
    return year, found.end()


def _dated(text: str, at: int, end: int, now: int | None) -> tuple[int, int] | None:
    """The year of the day that stands behind a serial, and where the serial ends: the day is no part of it.

    >>> _dated("12 OF 3 MARCH 2007", 2, 18, 2009), _dated("12 (3/12/07)", 2, 12, 2009), _dated("12 OF MAY 9", 2, 11, 9)
    ((2007, 2), (2007, 2), None)
    """
    if text[at : at + 3].lstrip()[:1] not in DATED_SIGNS or (hit := DATED.match(text, at, end)) is None:
        return None
    year = full_year(hit["figures"] or hit["day"] or hit["month"] or hit["alone"])
    return (year, at) if _may_be_cited(year, now) else None


def _may_be_cited(year: int, now: int | None) -> bool:
    """Whether a cable of one year may cite one of another."""
    now = now or NEWEST_YEAR
    return now - OLDEST <= year <= now


def is_year_in_front(text: str, digits: str, at: int, end: int, now: int | None) -> bool:
    """Whether a number behind a station is the year of the serial that a hyphen ties to it: ``BERN 07-1234``.

    >>> is_year_in_front("07-1234", "07", 2, 7, 2009), is_year_in_front("45-91", "45", 2, 5, 2009)
    (True, False)
    >>> is_year_in_front("08 1234", "08", 2, 7, 2009), is_year_in_front("80 1234", "80", 2, 7, 2009)
    (True, False)
    >>> is_year_in_front("2007/12", "2007", 4, 7, 2009), is_year_in_front("2007-2009", "2007", 4, 9, 2009)
    (True, False)
    """
    sign = text[at : at + 1]
    if sign == " " and digits[0] == "0" and len(digits) == 2:
        return SERIAL_BEHIND.match(text, at, end) is not None  # LIMA 08 1234
    if sign not in ("-", "/") or not is_year_shaped(digits) or not _may_be_cited(full_year(digits), now):
        return False
    behind = text[at + 1 : min(at + 8, end)]
    serial = behind[: len(behind) - len(behind.lstrip("0123456789"))]
    if len(digits) == 4:
        return bool(serial) and not (len(serial) == 4 and serial > digits)  # else a range
    if sign == "/" and digits[0] != "0":
        return False
    return bool(serial) and not (len(serial) == 2 and _may_be_cited(full_year(serial), now))


def range_behind(text: str, first: int, at: int, end: int) -> tuple[range, int]:
    """The serials behind the first of a range, whose last may be shortened, and where the range ends.

    >>> range_behind("12345-12347", 12345, 5, 11), range_behind("12345-47", 12345, 5, 8), range_behind("12", 12, 2, 2)
    ((range(12346, 12348), 11), (range(12346, 12348), 8), (range(0, 0), 2))
    """
    hit = RANGE_BEHIND.match(text, at, end)
    if hit is None:
        return range(0), at
    written, known = hit["last"], str(first)
    last = int(known[: -len(written)] + written) if len(written) < len(known) else int(written)
    return (range(first + 1, last + 1), hit.end()) if first < last <= first + LONGEST_RANGE else (range(0), at)
