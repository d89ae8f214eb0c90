"""Canonical ids of cables (message reference numbers): two-digit year, station, serial without leading zeros."""

import re
from functools import lru_cache

from graphkit.lexicon.posts import find_post, key_at, known_key, station_key
from graphkit.parse.dtg import full_year

PARTS = re.compile(r"[^A-Z]*?(?P<year>(?:19|20)\d\d|\d\d)[)\s/_.-]{0,3}(?P<rest>[A-Z0][A-Z0-9 .'/&_#:-]{0,90})$")
# The year behind the serial or between it and the station: BERN 57 (08), BERN 57/08, BERN (08) 57, BERN 08-57.
YEAR_BEHIND = re.compile(
    r"""(?P<station>[A-Z][A-Z0 .'&-]{1,40}?)[\s-]{0,3}
    (?:(?P<serial>\d{1,7})\s?(?:\((?P<round>(?:19|20)?\d\d)\)|[/-](?P<dash>0\d|1[0-2]|[6-9]\d))
    |\((?P<front>(?:19|20)?\d\d)\)\s?(?P<behind>\d{1,7})
    |(?P<tied>0\d|[6-9]\d)-(?P<number>\d{1,7})|(?P<apart>0\d)\s(?P<last>\d{2,7}))$""",
    re.VERBOSE,
)
LINKED = re.compile(
    r"\[([^\[\]]{4,60})\]\([^()]{0,200}\)$|[^ ]{0,200}/([^/ ]{4,60}?)(?:\.(?:HTML?|TXT|PDF))?$", re.IGNORECASE
)
ONE = re.compile(r"(?<=[A-Z\d ])l(?=\d)|(?<=\d)l(?![A-Za-z])")
SMALL_L = re.compile(r"(?<=[A-Z])l(?=[A-Z])")  # read for the capital that it looks like
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}$)")
LABELS = frozenset("ABCDEFGHS")  # what is glued to a station in front, that of a list or the last letter of REFS
SHORTEST_STATION = 4
DASHES = str.maketrans("–—", "--")
COMMA = re.compile(r"(?<=[A-Za-z]),\s?(?=\d)")  # between station and serial
ZERO = re.compile(r"(?<=\d)O(?=[\dO]{0,6}$)")
LEADING_O = re.compile(r"O(?=\d[A-Z])")
OUTSIDE = re.compile(
    r"(?:\s?\([A-Z/ ]{1,16}\)|(?<=\d)(?:/\d{1,2}|_[A-Z]|\s?\(SEC(?:TION)?\s\d{1,2}[^()]{0,9}\))|(?<=\d{3})-\d"
    r"|(?<=\d)[\s_-]?(?:CORR(?:ECTED)?(?:\s?COPY)?|DUP(?:LICATE)?)"
    r"|(?<=\d)(?:\sSEC(?:TION)?\s\d{1,2}(?:\sOF\s\d{1,2})?|\sZ[A-Z]{2}\d?|\s{1,3}\d{3}(?:\.\d)?\sOF\s\d{3})"
    r"|(?<=\d)\s?(?:SIPDIS|NOFORN|NODIS|EXDIS|LIMDIS|STADIS|NOTAL|SENSITIVE)"
    r"|(?<=\d)\s?(?:TOSEC|SECTO|TOPAR|PARTO)\s?\d{1,6}"
    r"|\.(?:HTML?|TXT|PDF)|,?\sPARAS?\s\d{1,3}|\s(?:AND|ET)\s(?:PREVIOUS|PREV|SEQ|AL)\.?)$"
)
LETTER = re.compile(r"[A-Z]")
LAST_AIRGRAMS = 1991
PUNCTUATION = " .,;:()[]#'`\"‘’“”*"
DIGITS = "0123456789"
# SECTION 01 OF 03 that was taken for the station, a letter of it lost or not
SECTION = re.compile(
    r"(?:FINAL\s?)?(?=[CEINOST]{6})S?E?C?T?I?O?N?\s?(?:(?:\d{1,2}\s?)?OF\s?\d{0,2}|\d{1,2}F\d{1,2}|\d\d(?=[A-Z]))\s?"
)
FRONT = re.compile(
    r"(?:(?:IDENTIFIER|REFERENCE\s?ID|CABLE\s?ID|MRN|ID)(?:\s?:)?\s|EFTO|NOFORN|SIPDIS|NODIS|EXDIS|LIMDIS|STADIS|SENSITIVE|UNCLAS|CONFIDENTIAL|SECRET|CORRECTEDCOPY|CORRECTED\sCOPY|AMEMBASSY|US\s?EMBASSY|EMBASSY|AMCONSUL|(?:US\s?)?MISSION|(?:VIEWING\s)?CABLE:?"
    r"|(?:REF(?:TEL)?S?\s?[A-Z]?|[A-Z])[:.)]|(?:REF(?:TEL)?|RE)\s(?=\d)|(?:RE|SUBJECT):)\s?"
)
TAIL = re.compile(
    r"""(?P<station>[A-Z0][A-Z0\ .'/&_-]{0,40}?)(?P<airgram>[\s-]{1,2}A-?|A-)?[\s#:_-]{0,4}
    (?P<serial>\d{1,8})$""",
    re.VERBOSE,
)
YEAR = re.compile(r"(?:19|20)?\d\d[A-Za-z]")
OTHER_NUMBER = re.compile(r"[1-9]")
TRAILING_SIGNAL = re.compile(r"(?<=\d)[A-Z]{1,4}\d{0,6}$")


@lru_cache(maxsize=65536)
def canonical_id(text: str) -> str | None:
    """The id that a written reference number stands for; None where it is no such number.

    >>> canonical_id("08 TOKYO 001528"), canonical_id("1974CARACA06501"), canonical_id("09SECTION02OF03LIMA52")
    ('08TOKYO1528', '74CARACAS6501', '09LIMA52')
    >>> canonical_id("07PORTAUPRNCE94"), canonical_id("06OSLO000258ZFR2585"), canonical_id("TALKS")
    ('07PORTAUPRINCE94', '06OSLO258', None)
    >>> canonical_id("73BANGKOK-A50")
    '73BANGKOKA50'
    """
    written = _as_written(text)
    bare = OUTSIDE.sub("", written)
    plain = (bare if LETTER.search(bare) else written).strip(PUNCTUATION)
    plain = LEADING_O.sub("0", FRONT.sub("", plain, count=1) if FRONT.match(plain) else plain, count=1)
    hit = PARTS.match(plain)
    if hit is None:
        return _turned(written.strip(" .,;:"))
    rest = SECTION.sub("", hit["rest"], count=2)
    for _ in range(3):
        rest = FRONT.sub("", rest, count=1) if FRONT.match(rest) else rest
    year = full_year(hit["year"])
    if rest[:2] == "A-" and year <= LAST_AIRGRAMS and (tail := TAIL.match(rest[2:])) and known_key(tail["station"]):
        return make_id(year, tail["station"], "A" + tail["serial"])
    parts = _known_parts(rest, year) or _parts(TRAILING_SIGNAL.sub("", rest, count=1)) or _parts(rest)
    return make_id(year, *parts) if parts else None


def _as_written(text: str) -> str:
    """A reference number in capitals, out of the link that holds it, letters at its end read as figures."""
    words = " ".join(text[:400].split()).translate(DASHES)
    if "/" in words and (link := LINKED.match(words)):
        inner = link[1] or link[2]
        words = inner if link[1] or YEAR.match(inner) else words
    words = COMMA.sub(" ", THOUSANDS.sub("", words)) if "," in words else words
    words = SMALL_L.sub("I", words) if "l" in words else words
    return ZERO.sub("0", ONE.sub("1", words).upper()[:120])


def _turned(plain: str) -> str | None:
    """The id of a number whose year stands behind its station or serial."""
    hit = YEAR_BEHIND.match(plain)
    if hit is None or known_key(hit["station"]) is None:
        return None
    year = hit["round"] or hit["dash"] or hit["front"] or hit["tied"] or hit["apart"]
    return make_id(full_year(year), hit["station"], hit["serial"] or hit["behind"] or hit["number"] or hit["last"])


def _known_parts(rest: str, year: int) -> tuple[str, str] | None:
    """Station and serial where the letters before the digits are a station that the list knows.

    >>> _known_parts("CAIR0258", 2008), _known_parts("BANGKOKA50", 1973), _known_parts("OSLO258ZFR2585", 2006)
    (('CAIR0', '258'), ('BANGKOK', 'A50'), None)
    >>> _known_parts("REFAOSLO258", 2006), _known_parts("AHARARE12", 2006), _known_parts("ACCRA12", 2006)
    (('OSLO', '258'), ('HARARE', '12'), ('ACCRA', '12'))
    """
    station = rest.rstrip(DIGITS)
    serial = rest[len(station) :]
    if OTHER_NUMBER.search(station):
        return None
    if known_key(station):
        return station, serial
    if bare := _without_label(station):
        return bare, serial
    if serial[:1] == "0" and known_key(station + "0"):
        return station + "0", serial[1:]
    airgram = station[-1:] == "A" and year <= LAST_AIRGRAMS and known_key(station[:-1]) is not None
    return (station[:-1], "A" + serial) if airgram else None


def _without_label(station: str) -> str | None:
    """A station that the list knows, without REF and the letter of its item that were glued to it.

    >>> _without_label("REFBOSLO"), _without_label("AHARARE"), _without_label("REFTELSTATE"), _without_label("XOSLO")
    ('OSLO', 'HARARE', 'STATE', None)
    """
    rest = station.removeprefix("REF").removeprefix("TEL")
    for bare in (rest, rest[1:] if rest[:1] in LABELS else ""):
        if SHORTEST_STATION <= len(bare) < len(station) and known_key(bare):
            return bare
    return None


def _parts(rest: str) -> tuple[str, str] | None:
    tail = TAIL.match(rest)
    if tail is None:
        return None
    station, airgram = tail["station"], tail["airgram"]
    longer = known_key if airgram == "A-" else find_post
    if airgram and airgram.strip() in ("A", "A-") and longer(station + "A") and not known_key(station):
        station, airgram = station + "A", ""
    return station, ("A" if airgram else "") + tail["serial"]


def make_id(year: int, station: str, serial: str | int) -> str | None:
    """An id from its three parts, the station in any spelling.

    >>> make_id(2008, "RIO DE JANEIRO", "00017"), make_id(8, "SECSTATE", 58425), make_id(8, "...", 1)
    ('08RIODEJANEIRO17', '08STATE58425', None)
    """
    key = station_key(station)
    airgram = ""
    if isinstance(serial, str):
        digits = serial.lstrip("A-")
        airgram = "A" if serial.startswith(("A", "-A")) else ""
        serial = int(digits) if digits.isdigit() else 0
    if not key or len(key) < 2 or serial <= 0:
        return None
    in_full = year if year >= 100 else full_year(str(year))
    return f"{year % 100:02d}{key_at(key, in_full, serial)}{airgram}{serial}"
