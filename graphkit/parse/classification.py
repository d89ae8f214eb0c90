"""The classification line, letter-spaced and damaged as it comes, and the captions beside it."""

import re
from functools import lru_cache
from typing import NamedTuple

from graphkit.lexicon.markings import CAPTIONS

# A head line lost or doubled its first letters on the wire: "SS E C R E T", "E C R E T", "CO N F I D".
COMPACT = re.compile(
    r"(?P<top>T?OPSECRET)|(?P<confidential>C{0,2}ONFID?E?N?T?IA?L|CONFID[A-Z]{0,5}TIAL)|(?P<secret>S{0,2}ECRET)"
    r"|(?P<unclas>U{0,2}N?CLAS(?:SIFIED)?)|(?P<limited>LIMITEDOFFICIALUSE)"
)
NAMES = {
    "top": "TOP SECRET",
    "confidential": "CONFIDENTIAL",
    "secret": "SECRET",
    "unclas": "UNCLASSIFIED",
    "limited": "LIMITED OFFICIAL USE",
}
BARE_CAPTIONS = {caption.replace(" ", ""): caption for caption in CAPTIONS}
OPENINGS = frozenset(caption[:2] for caption in BARE_CAPTIONS)  # few other lines begin so
TAIL = re.compile(
    r"""[\s/,.:;-]{0,8}
    (?P<caption>(?:(?:NOFORN|SENSITIVE|EXDIS|NODIS|LIMDIS|FOUO|FOR\ OFFICIAL\ USE\ ONLY|EFTO|SBU|N\ O\ F\ O\ R\ N
        |SIPDIS|STADIS|REL\ [A-Z, ]{2,30}|NF)[\s/,]{0,6}){0,4})
    (?:(?:FINAL\s)?SECTION\s{0,3}(?P<section>\d{1,3})?\s{0,3}OF\s{0,3}(?P<sections>\d{1,3}))?[\s/.:-]{0,8}
    (?P<rest>.{0,60})$""",
    re.VERBOSE | re.IGNORECASE,
)
BETWEEN = re.compile(r"[/,]+")
MRN = re.compile(
    r"(?:CORRECTED COPY )?(?P<station>[A-Z0][A-Z0 .'/&-]{1,30}?)[ ]{0,4}(?P<serial>\d{3,8})(?!\d)(?P<after>.{0,30})$",
    re.IGNORECASE,
)


# CORRECTED COPY (TEXT), letter-spaced or not: the remark says what was corrected.
CORRECTED = re.compile(r"C\ ?O\ ?R\ ?R\ ?E\ ?C\ ?T\ ?E\ ?D\s{1,3}C\ ?O\ ?P\ ?Y(?=\s?\([^()]{1,50}\)$)", re.IGNORECASE)


class Marking(NamedTuple):
    """What a classification line says: level, captions on the line, and the station and serial that end it."""

    level: str
    captions: tuple[str, ...]
    station: str | None
    serial: int | None
    section: int | None


@lru_cache(maxsize=4096)
def read_classification(line: str) -> Marking | None:
    """The parts of a classification line, None where the line is another one.

    >>> read_classification("C O N F I D E N T I A L SECTION 01 OF 03 TOKYO 000012")
    Marking(level='CONFIDENTIAL', captions=(), station='TOKYO', serial=12, section=1)
    >>> read_classification("E C R E T //NOFORN").level, read_classification("S e c r e t state 068250").station
    ('SECRET', 'STATE')
    >>> read_classification("Secret services were named in the talks.")
    """
    if line[:1] not in "CcSsUuTtLlEeOoNn" or len(line) > 120:
        return None
    end = _compact_end(line)
    if end is None:
        return None
    level, at = end
    tail = TAIL.match(line, at)
    if tail is None:
        return None
    pieces = BETWEEN.split(tail["caption"].upper()) if tail["caption"] else ()
    captions = tuple(caption.strip() for caption in pieces if caption.strip())
    rest = tail["rest"].strip()
    section = int(tail["section"]) if tail["section"] else None
    if not rest:
        return Marking(level, captions, None, None, section) if line[:at].upper() == line[:at] or section else None
    mrn = MRN.match(rest)
    if mrn is None:
        return Marking(level, (*captions, rest), None, None, section) if rest.upper() in CAPTIONS else None
    return Marking(level, captions, " ".join(mrn["station"].upper().split()), int(mrn["serial"]), section)


def _compact_end(line: str) -> tuple[str, int] | None:
    """The level at the head of a line read without its blanks, and where it ends in the line."""
    compact = line[:60].replace(" ", "").upper()
    hit = COMPACT.match(compact)
    if hit is None or hit.lastgroup is None:
        return None
    at = hit.end()
    while (further := hit.end() + line.count(" ", 0, at)) > at:
        at = further
    return NAMES[hit.lastgroup], at


@lru_cache(maxsize=4096)
def read_captions(line: str) -> tuple[str, ...] | None:
    """The captions that a line consists of, letter-spaced or not; None where it says anything else.

    >>> read_captions("SIPDIS NOFORN"), read_captions("N O F O R N"), read_captions("TOKYO")
    (('SIPDIS', 'NOFORN'), ('NOFORN',), None)
    >>> read_captions("C O R R E C T E D  C O P Y (TEXT)")
    ('CORRECTED COPY',)
    """
    if len(line) > 80 or not line or line[0].islower():
        return None
    if (opening := line[:2].upper()) not in OPENINGS and opening[1:].strip().strip("/,;"):
        return None
    if line[-1] == ")" and (remark := CORRECTED.match(line)):
        line = line[: remark.end()]
    plain = " ".join(line.upper().replace("/", " ").replace(",", " ").replace(";", " ").split())
    if plain in CAPTIONS:
        return (plain,)
    if (whole := BARE_CAPTIONS.get(plain.replace(" ", ""))) is not None:
        return (whole,)
    words = plain.split()
    return tuple(words) if all(word in CAPTIONS for word in words) else None
