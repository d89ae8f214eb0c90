"""The routing header: transmission id, relay, originator, security, date-time group, sender, address lists."""

import re

from graphkit.lexicon.markings import ADDRESS_WORDS
from graphkit.parse.lines import Line

LISTS = frozenset({"to", "info", "xmt"})
KINDS = re.compile(
    r"""(?P<relay>(?:OO|PP|RR|ZZ)\s{1,3}R[A-Z]{3,7}\b)
    |(?P<de>DE\s{1,3}R[A-Z]{3,7}\b)
    |(?P<security>ZN[YR]\b)
    |(?P<dtg>(?:[OPRZ](?:\s[OPRZ])?\s{0,3})?(?=[OIl]?\d)[\dOIl]{6}\s?Z\s{0,3}[A-Z][A-Za-z]{2})
    |(?P<from>FM\b[:\s](?![^\n]{2,60}\ (?:added|asked|called|has|had|met|noted|said|stressed|thanked|told|was)\ )
      |FROM\s?:)  # not "FM Lind told us": a foreign minister
    |(?P<to>(?:TO|ACTION\ TO)\b[:\s]|ACTION\s?:\s(?=AM|SEC|US)|ACTION\s{1,3}(?=AMEMB|AMCON|SECSTATE|SECDEF|USMISSION)
      |(?:To|Action)\s?:\s{0,3}(?=(?i:amemb|amcon|secstate|usmission))|(?i:(?:TO|ACTION)[:\s]{0,4}(?=R[UH][A-Z]{2,6}/)))
    |(?P<info>INFO\b(?:[:\s]|$)|Info\s?:\s{0,3}(?=(?i:amemb|amcon|secstate|usmission))|(?i:INFO[:\s]{0,4}(?=R[UH][A-Z]{2,6}/)))
    |(?P<xmt>XMT\b)
    |(?P<line>-{6,}\s{0,8}\d{0,8}(?:\s\d{6}Z)?(?:\s?/\w{1,4}){0,3}$|\d{1,3}$|BT$)
    |(?P<entry>(?:R[A-Z0-9]{3,8}|ZEN)/|r[uh][a-z]{2,6}/)""",
    re.VERBOSE,
)
OPENS = frozenset({"transmission", "relay", "de", "security", "dtg", "from"})
FIRST = frozenset("VOPRZDFTIXABtir0123456789-\x01")
FLAT = re.compile(
    r"""(?P<transmission>VZCZC\w{1,20})
    |(?<=\s)(?P<relay>(?:OO|PP|RR|ZZ)(?=\s{1,3}R[A-Z]{3,7}\b))
    |(?<=\s)(?P<de>DE\s{1,3}R[A-Z]{3,7}\s{1,3}\#)
    |(?<=\s)(?P<security>ZN[YR]\s[A-Z]{5}\b)
    |(?<=\s)(?P<dtg>[OPRZ]\s{1,3}(?:[OPRZ]\s{1,3})?\d{6}Z\s{1,3}[A-Z]{3}\s{1,3}\d{2,4}(?!\d))
    |(?<![A-Z])(?P<from>FM\s)
    |(?P<to>(?<=\s)TO\s{1,3}(?=[A-Z])|TO\s{1,3}(?=R[UH][A-Z]{2,6}/))
    |(?<![A-Z])(?P<info>INFO\s{1,3}(?=[A-Z]))
    |(?<=\s)(?P<xmt>XMT[\s/])""",
    re.VERBOSE,
)

FLAT_TO = re.compile(r"/|\sTO\s{1,3}(?:AMEMB|AMCON|SECSTATE|SECDEF|USMISSION)")


def envelope_kind(line: str) -> str | None:
    """Which element of the envelope a line is, ``entry`` for an address that continues a list.

    >>> [envelope_kind(line) for line in ("VZCZCXRO0001", "DE RUEHKO #0012", "RUEHUL/AMEMBASSY SEOUL", "Fish")]
    ['transmission', 'de', 'entry', None]
    >>> envelope_kind("FM AMEMBASSY TOKYO"), envelope_kind("FM Lind told us that fish was late.")
    ('from', None)
    """
    if line[:1] not in FIRST:
        return None
    if "VZCZC" in line and line.find("VZCZC", 0, 9) >= 0:  # behind a few other characters too
        return "transmission"
    hit = KINDS.match(line)
    return hit.lastgroup if hit else None


def looks_like_address(line: str) -> bool:
    """Whether a line, after a gap, still belongs to an address list.

    >>> looks_like_address("AMCONSUL NAHA"), looks_like_address("EAP/J FOR SMITH")
    (True, False)
    """
    return line.startswith(ADDRESS_WORDS) and line.upper() == line and " FOR " not in line


def cut_flat(line: Line) -> list[tuple[str, Line]]:
    """The elements of an envelope that stands on one line; nothing where the line is no such envelope.

    >>> [name for name, _ in cut_flat(Line(0, 60, "O 042255Z JUN 08 FM AMEMBASSY TOKYO TO RUEHC/SECSTATE WASHDC"))]
    ['dtg', 'from', 'to']
    """
    words = line.text
    if "FM " not in words:
        return []
    kind = envelope_kind(words)
    if kind not in OPENS or (kind == "from" and ("TO " not in words or not FLAT_TO.search(words))):
        return []
    seen: set[str] = set()
    cuts: list[tuple[str, int]] = []
    for hit in FLAT.finditer(" " + words):
        name = str(hit.lastgroup)
        if name not in seen:
            seen.add(name)
            cuts.append((name, hit.start() - 1))
    if len(cuts) < 2:
        return []
    ends = [start for _, start in cuts[1:]] + [len(words)]
    return [(name, _piece(line, start, end)) for (name, start), end in zip(cuts, ends, strict=True)]


def _piece(line: Line, start: int, end: int) -> Line:
    kept = line.text[start:end].rstrip()
    return Line(line.start + start, line.start + start + len(kept), kept)
