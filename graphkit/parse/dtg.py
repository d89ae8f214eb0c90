"""Date-time groups (``O 141200Z MAR 09``) and the day-of-year field that must agree with them."""

import re
from datetime import UTC, date, datetime, timedelta

from rapidfuzz.distance import OSA

from graphkit.model import DateTimeGroup, Span
from graphkit.parse.lines import plain

_NAMES = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
DTG = re.compile(
    r"""
    (?:\b(?P<precedence>[OPRZ0](?:[ ]{0,2}[OPRZ]){0,2}|FLASH|IMMEDIATE|PRIORITY|ROUTINE)\)?(?:[ \t\xa0]{1,3}|(?=\d)))?
    (?<!\d)(?:(?<![A-Z])|(?<=\b[OPRZ]))(?=[OLI]?\d)    # figures may be letters that look like them
    (?P<day>[\dOLI]{2})[ /-]{0,2}(?P<hour>[\dOLI]{2})[ ]{0,2}(?P<minute>[\dOLI]{2})[ ]{0,2}(?:Z(?:ULU)?[\s/-]{0,3}|2\s)
    (?P<month>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|[O0]CT|NOV|DEC)[A-Z]{0,6}\.?[\s,/'’-]{0,5}
    (?P<year>(?:19|2[0O])[\dOLI]{2}|(?=.?\d)[\dOLI]{2})(?![\dOLI]?\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The same with any word for its month, which may be misspelt; looked for where none of the others stands.
MISSPELT = re.compile(
    r"""
    (?:\b(?P<precedence>[OPRZ](?:[ ]{0,2}[OPRZ]){0,2}|FLASH|IMMEDIATE|PRIORITY|ROUTINE)[ \t]{1,3})?
    (?<!\w)(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)[ ]{0,2}Z[ ]{0,3}
    (?P<month>[A-Z]{3,9})[ .,]{1,3}(?P<year>(?:19|20)\d\d|\d\d)(?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
IN_FULL = (
    "JANUARY",
    "FEBRUARY",
    "MARCH",
    "APRIL",
    "JUNE",
    "JULY",
    "AUGUST",
    "SEPTEMBER",
    "OCTOBER",
    "NOVEMBER",
    "DECEMBER",
)
READ_AS = str.maketrans("OolLiI", "001111")
PRECEDENCE = {
    "0": "IMMEDIATE",
    "Z": "FLASH",
    "F": "FLASH",
    "O": "IMMEDIATE",
    "I": "IMMEDIATE",
    "P": "PRIORITY",
    "R": "ROUTINE",
}


def full_year(digits: str) -> int:
    """Two digits as a year: 45 and above are of the last century.

    >>> full_year("09"), full_year("74"), full_year("1966")
    (2009, 1974, 1966)
    """
    year = int(digits)
    if year >= 100:
        return year
    return year + (1900 if year >= 45 else 2000)


def read_dtg(hit: re.Match[str]) -> DateTimeGroup | None:
    """The group that a match of `DTG` states, None where its numbers are no date."""
    prosign, day, hour, minute, month, year = hit.groups()
    number = MONTHS.get(month.upper().replace("0", "O")) or month_nearly(month.upper())
    if number is None:
        return None
    if not (f"{day}{hour}{minute}{year}").isdigit():  # letters that look like figures
        day, hour, minute, year = (written.translate(READ_AS) for written in (day, hour, minute, year))
    try:
        sent = datetime(full_year(year), number, int(day), int(hour), int(minute), tzinfo=UTC)
    except ValueError:
        return None
    return DateTimeGroup(sent, PRECEDENCE[prosign[0].upper()] if prosign else None, Span(*hit.span()))


def parse_dtg(text: str) -> DateTimeGroup | None:
    """The first date-time group of a text, in UTC; None where there is none that is a date.

    >>> parse_dtg("O 141200Z MAR 09 ZDS").sent.isoformat()
    '2009-03-14T12:00:00+00:00'
    >>> parse_dtg("R 141200Z MRA 09").sent.isoformat()
    '2009-03-14T12:00:00+00:00'
    >>> parse_dtg("R 990000Z MAY 09")
    """
    text = plain(text)
    return next((group for form in (DTG, MISSPELT) for hit in form.finditer(text) if (group := read_dtg(hit))), None)


def year_said(text: str) -> int | None:
    """The year of the first date-time group of a text, be it a date or not.

    >>> year_said("P 301640Z FEB 07"), year_said("P 992599Z FOO 07"), year_said("P 301640Z")
    (2007, 2007, None)
    """
    text = plain(text)
    hit = DTG.search(text) or MISSPELT.search(text)
    return full_year(hit["year"].translate(READ_AS)) if hit else None


def month_nearly(word: str) -> int | None:
    """The month that a misspelt word is, where it can be no other: one letter is wrong, left out, or changed places.

    >>> month_nearly("MRA"), month_nearly("SETP"), month_nearly("JUM"), month_nearly("JANURY")
    (3, 9, None, 1)
    """
    near = {name[:3] for name in (*_NAMES, "SEPT", *IN_FULL) if OSA.distance(word, name, score_cutoff=1) <= 1}
    return MONTHS[near.pop()] if len(near) == 1 else None


def day_of_year(field: str, year: int) -> datetime | None:
    """The filing time of the ``DE`` line, ``0731200`` = day 73 at 12:00 UTC.

    >>> day_of_year("0731200", 2009).isoformat()
    '2009-03-14T12:00:00+00:00'
    >>> day_of_year("9990741", 2009)
    """
    days, hour, minute = int(field[:3]), int(field[3:5]), int(field[5:7])
    if not (1 <= days <= 366 and hour < 24 and minute < 60):
        return None
    day = date(year, 1, 1) + timedelta(days=days - 1)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)
