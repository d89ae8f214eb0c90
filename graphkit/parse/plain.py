"""Heads in order, as most are: their elements are found by two patterns instead of line by line.

Whatever is taken here, the pass over the lines (`graphkit.parse.outline`) takes the same way: a head that holds
anything else, or the same in another order, is left to it; a line without a label is asked here what it is asked there.
"""

import re
from itertools import accumulate, pairwise
from typing import NamedTuple

from graphkit.model import Part
from graphkit.parse.container import is_container
from graphkit.parse.envelope import envelope_kind, looks_like_address
from graphkit.parse.headings import is_rule
from graphkit.parse.headscan import FOR, MARKED, PASSED, PROSE, REASON, TAG_LINE, TITLES, is_complete, is_desk, is_mark
from graphkit.parse.labels import inner_labels, read_label
from graphkit.parse.lines import squeeze
from graphkit.parse.markers import is_marker
from graphkit.parse.pages import is_page
from graphkit.parse.unfold import holds_one

Piece = tuple[Part, str, int, int]

GAP = r"[ \t\r]{0,9}\n\s{0,40}"
NEXT = r"[ \t\r]{0,9}\n[ \t]{0,9}"
BLANK = r"[ \t\r]{0,9}\n[ \t\r]{0,9}\n\s{0,40}"
REST = r"[^\n]{0,150}[^\s-](?=[ \t\r]{0,9}\n)"  # of a line; one that a rule ends is left to the other pass
ENTRIES = rf"(?:{GAP}R[A-Z0-9]{{3,8}}/[^\n]{{0,47}}[^\s-](?=[ \t\r]{{0,9}}\n))*"
ENVELOPE = re.compile(
    rf"""\s{{0,9}}
    (?:(?P<transmission>VZCZC\w{{1,20}}){GAP})?
    (?:(?P<relay>(?:OO|PP|RR|ZZ)(?:[ ]{{1,3}}R[A-Z]{{3,7}}){{1,20}}){GAP})?
    (?:(?P<de>DE[ ]R[A-Z]{{3,7}}(?:[ ][#/0-9]{{1,12}}){{0,3}}){GAP})?
    (?:(?P<security>ZN[YR][ ][A-Z]{{5}}(?:[ ]ZZ[A-Z])?){GAP})?
    (?P<dtg>(?:[OPRZ](?:[ ][OPRZ])?[ ])?[0-9]{{6}}Z[ ][A-Z]{{3}}(?:[ ][0-9]{{2,4}})?(?:[ ]Z[A-Z]{{2}})?){GAP}
    (?P<from>FM[ ](?![^\n]*TO[ ]R){REST}){GAP}
    (?P<to>TO[ ]{REST}{ENTRIES})[ \t\r]{{0,9}}\n
    (?:\s{{0,9}}(?P<info>INFO[ ]{REST}{ENTRIES})[ \t\r]{{0,9}}\n)?""",
    re.VERBOSE,
)
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,[ ]\d\d[ ][A-Z][a-z]{2,8}[ ]\d{4},[ ]\d\d:\d\d"
PAGE = r"[A-Z][A-Z .'-]{1,28}[ ]\d{8}[ ]{1,2}\d{3}(?:\.\d)?[ ]OF[ ]\d{3}"
FREE = rf"(?!E\.?\s?O|TAG|(?i:SUBJ|REF|CLASSIF)|¶?1\.\s{{0,2}}\(|{PAGE})[^\s]{REST}"  # a line that has no label
ITEM = rf"¶?[A-Z][.)]{REST}"
# All such lines that follow, and not one fewer: `*+` would say so, but went wrong in Python until 3.11.4. A line is
# read in one way only: two ways for each of n lines would be 2^n for a head that does not go on as it should.
MORE = rf"(?:{NEXT}{FREE})*(?!{NEXT}{FREE})"
CITING = rf"(?:{NEXT}(?!{ITEM}){FREE}|{GAP}{ITEM})"
ITEMS = rf"{CITING}*(?!{CITING})"
LEVEL = (
    r"(?:C{1,2}[ ]O[ ]N[ ]F[ ]I[ ]D[ ]E[ ]N[ ]T[ ]I[ ]A[ ]L|CONFIDENTIAL|S{1,2}[ ]E[ ]C[ ]R[ ]E[ ]T|SECRET"
    r"|UNCLAS(?:SIFIED)?)"
)
CAPTION = r"(?:SIPDIS|NOFORN|SENSITIVE|NODIS|EXDIS|LIMDIS|STADIS)"
# What reads as captions behind a level, so that the station would be lost.
NO_STATION = rf"N[ ]?O[ ]?F|NF|{CAPTION}|FO|EFTO|SBU|REL"
FIELDS = re.compile(
    rf"""\s{{0,40}}
    (?:(?P<container>This[ ]record[ ]is[ ]a[ ]partial[ ]extract{REST}|{DAY}){GAP})?
    (?P<classification>{LEVEL}(?:[ ]SECTION[ ]\d\d[ ]OF[ ]\d\d)?
        [ ](?!{NO_STATION})[A-Z][A-Z .'-]{{1,28}}[ ][0-9]{{5,6}}){GAP}
    (?:(?P<captions>{CAPTION}){GAP})?
    (?:(?P<captions_2>{CAPTION}){GAP})?
    (?:(?P<captions_3>{CAPTION}){GAP})?
    (?:(?P<distribution>{FREE}{MORE})
        (?:{BLANK}(?P<distribution_2>{FREE}{MORE}))?{GAP})?
    (?P<eo>E\.?O\.?[ ]?1\d{{4}}(?::?[ ]|:)(?:DECL:?[ ])?[A-Z0-9/.-]{{2,10}}){GAP}
    (?P<tags>TAGS:?[ ][A-Z0-9,;() -]{{0,150}}[A-Z0-9,;()]{MORE}){GAP}
    (?P<subject>SUBJECT:[ ]{REST}{MORE}){GAP}
    (?:(?P<ref>(?i:REF(?:S|TELS?)?):[ ]{REST}{ITEMS}){GAP})?
    (?:(?P<page>{PAGE}){GAP})?
    (?:(?P<classified_by>(?i:CLASSIFIED[ ]BY):?[ ]{REST}{MORE}){GAP})?
    (?=¶?1\.(?!\d)|(?i:SUMMARY|INTRODUCTION)[.:]?[ \t\r]{{0,9}}\n|-{{3,90}}[ \t\r]{{0,9}}\n)""",
    re.VERBOSE,
)
ELEMENTS = tuple((Part.ENVELOPE, name) for name in ENVELOPE.groupindex)
KIND = {"container": Part.CONTAINER, "page": Part.PAGE}
PARTS = tuple((KIND.get(name, Part.HEAD), re.sub(r"_\d$", "", name)) for name in FIELDS.groupindex)
SURE = frozenset({"container", "classification", "captions", "eo", "page"})  # lines that can be nothing else
BEHIND = {"tags": len("TAGS"), "subject": len("SUBJECT:"), "classified_by": len("CLASSIFIED BY")}  # a label


class PlainHead(NamedTuple):
    """The elements of a head, and where what was not read begins."""

    pieces: list[Piece]
    end: int


def read_envelope(text: str) -> PlainHead | None:
    r"""The envelope that opens a text where it is in order, as far as it goes so.

    >>> found = read_envelope("R 141200Z MAR 09\nFM AMEMBASSY TOKYO\nTO RUEHC/SECSTATE\nRUEHUL/AMEMBASSY SEOUL\nXMT X")
    >>> [(name, end) for _, name, _, end in found.pieces], found.end
    ([('dtg', 16), ('from', 35), ('to', 76)], 77)
    >>> read_envelope("SUBJECT: FISH")
    """
    hit = ENVELOPE.match(text)
    return PlainHead(_pieces(hit, ELEMENTS), hit.end()) if hit else None


def read_fields(text: str, start: int) -> PlainHead | None:
    r"""The head fields from ``start`` on, where they are in order up to the running text.

    >>> head = "SECRET TOKYO 000012\nSIPDIS\nE.O. 12958: N/A\nTAGS: EFIS, JA\nSUBJECT: FISH\n\n"
    >>> found = read_fields(head + "1. (S) Fish came.", 0)
    >>> [name for _, name, _, _ in found.pieces], found.end == len(head)
    (['classification', 'captions', 'eo', 'tags', 'subject'], True)
    >>> read_fields(head + "Classified twice.", 0)
    """
    hit = FIELDS.match(text, start)
    if hit is None:
        return None
    pieces = _pieces(hit, PARTS)
    for _, name, begin, end in pieces:
        if name not in SURE and not _holds(name, text[begin:end]):
            return None
    if pieces[-1][1] in ("ref", "page") and "(" not in text[hit.end() : hit.end() + 12].split("\n", 1)[0]:
        return None  # its last item may be numbered
    return PlainHead(pieces, hit.end())


def _pieces(hit: re.Match[str], parts: tuple[tuple[Part, str], ...]) -> list[Piece]:
    """The groups that took part in a match, whose places are asked for all at once."""
    return [
        (part, name, start, end) for (part, name), (start, end) in zip(parts, hit.regs[1:], strict=True) if end >= 0
    ]


def _holds(name: str, field: str) -> bool:
    """Whether nothing else begins within a field: on the line of its label, or on those behind it."""
    first, *others = filter(None, map(str.strip, field.split("\n"))) if "\n" in field else (field,)
    if name == "distribution":
        opens = FOR.match(first) and not looks_like_address(first) and not is_container(first)
        return bool(opens) and _goes_on(name, first) and all(_goes_on(name, words) for words in others)
    behind = BEHIND.get(name) or first.find(":") + 1
    if inner_labels(first, behind, name) or not holds_one(first):
        return False
    if not others:
        return True
    if name == "classified_by":
        done = accumulate([first, *others], "{}\n{}".format)
        return all(_classifies(said, words) for said, words in zip(done, others, strict=False))
    if name == "ref" and any(last[-1] == "." and PROSE.match(words) for last, words in pairwise([first, *others])):
        return False
    return all(_goes_on(name, words) for words in others)


def _classifies(said: str, words: str) -> bool:
    """Whether a line goes on with who classified and why."""
    if (label := read_label(words)) is not None:
        return label[0] == "classified_by"
    return _goes_on("classified_by", words) and (not is_complete(said) or REASON.match(words) is not None)


def _goes_on(name: str, words: str) -> bool:
    """Whether no rule of the other pass takes a line away from the field that is open."""
    if read_label(words) or is_page(words) or is_rule(words) or is_marker(words) or not holds_one(words):
        return False
    if is_mark(words) or TITLES.match(words) or inner_labels(words, 0, name):
        return False
    if name in ("distribution", "tags") and (envelope_kind(words) or is_desk(words) or words[0] in "-*>•"):
        return False
    if name == "subject" and (PASSED.match(squeeze(words)) or MARKED.match(words)):
        return False
    return (name != "tags" or TAG_LINE.match(words) is not None) and (name != "ref" or not MARKED.match(words))
