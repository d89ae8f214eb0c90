"""The executive order of a head and the day on which the text opens."""

import re
from datetime import date
from functools import lru_cache

from graphkit.model import Declassification, Span
from graphkit.parse.dtg import MONTHS, full_year
from graphkit.parse.fields import Field, bare_field, head_fields
from graphkit.parse.lines import plain, squeeze

ONLY_DECL = re.compile(r"DECL(?:ASSIFY|AS)?(?: ON)?\s{0,3}:", re.IGNORECASE)
LONGEST_KEPT = 80  # characters of what a declassification says that are kept in memory
# What stands before the day: DECL, the marking of the line, a remark on the order.
LEADING = re.compile(
    r"[\s:;,.-]{1,20}|\(?AS\s{1,2}AMENDED\)?|DECL(?:ASSIFY|AS)?(?: ON)?(?![A-Z])|\((?:U|C|S|SBU)\)(?=\s)", re.IGNORECASE
)
REASON = re.compile(r"[\s,;.]{1,6}REASONS?\b", re.IGNORECASE)
LETTER = re.compile(r"(?<=[\d/])[OolI](?=[\d/]|\b)|\b[OolI](?=\d/)")
READ_AS = str.maketrans("OolI", "0011")
DECLASSIFY_ON = re.compile(r"DECL(?:AS|ASSIFY)?(?:\s{1,2}ON)?\s{0,2}:\s{0,3}", re.IGNORECASE)
ORDER = re.compile(r"[1lI][\dlIO],?[\dlIO]{3}(?![\dA-Za-z])|(?<!\d)\d{5}(?!\d)")
BROKEN = re.compile(r"(?<=\d)\s{0,3}([/.-])\s{0,3}(?=\d)")
MONTH = "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
DATES = re.compile(
    rf"""(?P<y1>(?:19|2[01])\d\d)(?P<mark>[-/.]?)(?P<m1>\d\d|\d(?=[-/.]))(?P=mark)(?P<d1>\d{{1,2}})(?!\d)
    |(?<!\d)(?P<m2>\d{{1,2}})[/.-](?P<d2>\d{{1,2}})[/.-](?P<y2>\d{{4}}|\d{{2}})(?!\d)
    |(?P<d3>\d{{1,2}})?(?:ST|ND|RD|TH)?[\s-]?(?P<m3>{MONTH})[A-Z]{{0,6}}[.,]?[\s-]?
        (?:(?P<behind>\d{{1,2}})(?:ST|ND|RD|TH)?(?:,\s?|\s))?(?P<y3>\d{{4}})
    |(?P<y4>\d{{4}})\s(?P<m4>{MONTH})[A-Z]{{0,6}}\.?\s(?P<d4>\d{{1,2}})
    |(?P<d5>\d{{1,2}})[\s-]?(?P<m5>{MONTH})[A-Z]{{0,6}}\.?[\s-]?(?P<y5>\d\d)(?!\d)
    |(?<!\d)(?P<m6>0\d|1[0-2])/{{0,2}}(?P<d6>[0-3]\d)/{{0,2}}(?P<y6>(?:19|20)\d\d)(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)


def parse_declassification(text: str) -> Declassification | None:
    """The executive order and the day on which the text opens; what is no day stays as written.

    >>> parse_declassification("E.O. 12958: DECL: 03/14/2019").on.isoformat()
    '2019-03-14'
    >>> found = parse_declassification("E.O. 12065: GDS 6/5/86 (POE, ANN)")
    >>> found.order, found.on.isoformat(), found.written
    ('12065', '1986-06-05', 'GDS 6/5/86 (POE, ANN)')
    """
    text = plain(text)
    for field in head_fields(text, "eo") or bare_field(text, ONLY_DECL) or _declassify_on(text):
        order = ORDER.search(text[field.start : min(field.start + 30, field.end)])
        start = field.value
        while (more := LEADING.match(text, start, field.end)) and more.end() > start:
            start = more.end()
        reason = REASON.search(text, start, field.end)
        rest = text[start : reason.start() if reason else field.end]
        written = rest.strip(" *#")
        span = Span(start, start + len(rest.rstrip()))
        number = order[0].translate(READ_AS).replace(",", "") if order else None
        return Declassification(number, _day_of(written), squeeze(written), span)
    return None


def _declassify_on(text: str) -> list[Field]:
    """``DECLASSIFY ON:`` behind who classified, where no line names the order."""
    fields = head_fields(text, "classified_by")
    found = ((field, DECLASSIFY_ON.search(text, field.start, field.end)) for field in fields)
    return [Field(hit.start(), field.end, hit.end()) for field, hit in found if hit]


def _day_of(written: str) -> date | None:
    return opening_day(written) if len(written) < LONGEST_KEPT else opening_day.__wrapped__(written)


@lru_cache(maxsize=4096)  # what is sent in one week opens on the same few days
def opening_day(words: str) -> date | None:
    """The day that a declassification states, two-digit years read as the order's age suggests.

    >>> opening_day("03/14/2019").isoformat(), opening_day("GDS 6/5/86").isoformat(), opening_day("OADR")
    ('2019-03-14', '1986-06-05', None)
    """
    words = squeeze(words)
    words = BROKEN.sub(r"\1", words) if " " in words else words
    hit = DATES.search(LETTER.sub(lambda letter: letter[0].translate(READ_AS), words))
    if hit is None:
        return None
    form = next(number for number in "123456" if hit[f"y{number}"])
    month, day = hit[f"m{form}"], hit[f"d{form}"] or hit["behind"] or "1"
    if form == "2" and int(month) > 12:  # no month: the day was written first
        month, day = day, month
    number = MONTHS[month.upper()] if month.isalpha() else int(month)
    try:
        return date(full_year(hit[f"y{form}"]), number, int(day))
    except ValueError:
        return None
