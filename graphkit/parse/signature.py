"""The signature: a surname on the last line, or behind the last sentence."""

import re

from graphkit.model import Signature, Span

END_MARKS = re.compile(
    r"(?:N{2,4}|#{1,6}\s?\d{0,6}|BT|END OF TEXT|\*{3,}|[-=*_]{3,}|UNCLASSIFIED|CONFIDENTIAL|SECRET|#\d{4})\s*$"
)
NAME = re.compile(r"[A-Z][A-Z'’.-]{1,24}(?:[ ][A-Z][A-Z'’.-]{0,24}){0,3}(?:\s?/\s?[A-Z][A-Z'’ .-]{1,24})?\s?[.]?$")
MIXED = re.compile(r"(?:[A-Z][a-z]{0,3})?[A-Z][A-Za-z'’-]{2,24}(?: [A-Z][A-Za-z'’-]{1,24})?$")
BEHIND = re.compile(
    r"[.!?)\]\"”’*](?:\s{1,4})((?:(?:VAN|VON|DE|DER|LA|LE|DEL|AL|MC) ){0,2}[A-Z][A-Za-z'’-]{2,24})$|COMMENT ([A-Z]{3,24})$"
)
NOT_NAMES = frozenset(
    """SUMMARY COMMENT NOTE TEXT END CONFIDENTIAL SECRET UNCLASSIFIED SIPDIS NOFORN SENSITIVE SBU BACKGROUND BT NNNN TOP
    ANNEX ATTACHMENT ACTION REQUEST COMMENTS CONCLUSION NONE YES NO USG THE OF AND FOR QUOTE UNQUOTE UNQTE MESSAGE
    PARAGRAPH PAGE DECONTROL CABLE LIST EXEMPT GDS XGDS OADR CHANNEL REGARDS""".split()
)


def signature_start(text: str, start: int, end: int) -> tuple[int, int] | None:
    r"""Where the signature of the text between ``start`` and ``end`` stands, None where it has none.

    >>> words = "1. (C) Fish came.\nPOE\nNNNN"
    >>> words[slice(*signature_start(words, 0, len(words)))]
    'POE'
    """
    end = _before_end_marks(text, start, end)
    line_start = max(text.rfind("\n", start, end) + 1, start)
    words = text[line_start:end].strip()
    at = text.find(words, line_start) if words else line_start
    if not words:
        return None
    if line_start > start and _is_name(words, text, start, line_start):
        return at, at + len(words)
    hit = BEHIND.search(words[-80:])
    if hit is None:
        return None
    group = 1 if hit[1] else 2
    name = hit[group]
    if name.upper() in NOT_NAMES or not _behind_counts(name, words):
        return None
    offset = at + len(words) - len(name)
    return offset, offset + len(name)


def _before_end_marks(text: str, start: int, end: int) -> int:
    """The end of the text without the operators' last lines."""
    for _ in range(6):
        stripped = start + len(text[start:end].rstrip())
        line_start = text.rfind("\n", start, stripped) + 1
        if line_start <= start or not END_MARKS.match(text[line_start:stripped].strip()):
            return stripped
        end = line_start
    return end


def _is_name(words: str, text: str, start: int, line_start: int) -> bool:
    """Whether a whole last line can be a surname."""
    if len(words) > 45 or any(part.strip(".") in NOT_NAMES for part in words.upper().split()):
        return False
    if NAME.match(words):
        return True
    above = text[start:line_start].rstrip()
    return MIXED.match(words) is not None and above[-1:] in ".!?)\"”*]'a" or False


def _behind_counts(name: str, words: str) -> bool:
    """A surname behind the last sentence is capitals among small letters, or a lone word."""
    if name.isupper():
        return words.upper() != words or len(words) > 20
    return words[-len(name) - 2 : -len(name)] == "  " and len(words) > len(name) + 20


def read_signature(text: str, span: Span) -> tuple[Signature, ...]:
    """The names of a signature, one for each person who signed."""
    found: list[Signature] = []
    at = span.start
    for part in re.split(r"(/| AND )", span.of(text)):
        name = part.strip(" .\n")
        if name and name not in ("/", "AND"):
            left = text.find(name, at, span.end)
            found.append(Signature(name, Span(left, left + len(name))))
        at += len(part)
    return tuple(found)


def parse_signature(text: str) -> tuple[Signature, ...]:
    """Who signed: the last words of a text, where they are a surname.

    >>> [signature.name for signature in parse_signature("2. (C) Fish came. END COMMENT. POE")]
    ['POE']
    """
    place = signature_start(text, 0, len(text))
    return read_signature(text, Span(*place)) if place else ()
