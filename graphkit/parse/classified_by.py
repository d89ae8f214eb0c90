"""Who classified a cable: name and role apart, and the reasons."""

import re
from itertools import islice

from graphkit.lexicon.markings import ROLE_WORDS
from graphkit.model import ClassifiedBy, Part, Span
from graphkit.parse.fields import Field, head_fields
from graphkit.parse.lines import in_capitals, squeeze
from graphkit.parse.outline import outline

AGAIN = re.compile(
    r"[\s:]{0,4}(?:\([A-Z]{1,3}\)\s{0,2})?(?:(?:Derivatively\s)?Classif[a-z]{1,6}\s{0,3}(?:by|:)\s{0,2}:?|by\s?:?)\s{0,3}",
    re.IGNORECASE,
)
# The word that opens the reasons (its first letter in front makes the search fast), and what leads up to it.
REASON_WORD = re.compile(
    r"[RrSsEe1](?<!\w.)(?i:(?<=R)easons?|(?<=S)ection|(?<=E)\.?O\.?\s?1\d{4}|(?<=1)\s?[./]\s?[456]\s?[\s(]?[a-h(])"
)
BEFORE_REASON = re.compile(
    r"[\s,.;:(-]{0,6}\b(?:for\s{1,2}|per\s{1,2}|under\s{1,2}|E\.?O\.?\s{1,2})?(?:the\s)?$", re.IGNORECASE
)
NUMBERED = re.compile(
    r"[\[¶\ufffd(]{0,3}\d{1,2}[.)\]]{0,2}(?:\(\#\))?\s{0,4}(?:\([A-Z/]{1,8}\)\s{0,3})?(?=(?:Derivatively\s)?Classified\s{1,3}by\b)",
    re.IGNORECASE,
)
DOTTED = re.compile(r"\b(?:Jr|Sr|A\.I)\.$", re.IGNORECASE)
MARKING = re.compile(r"[\s:]{0,4}\([A-Z]{1,4}\)\s{0,3}")
# Roles glued together or misspelt: EconMinCouns, d'affairs, M-C.
ROLE_SHAPE = re.compile(
    r"(?:d['’]\s?aff\w{0,8}|m-?c|(?:econ|pol|mil|min|dep|sci|lab|cons|press|info|cult|eco){1,4}"
    r"(?:couns?|counselor|off|officer|ad|att|chief))$"
)
SOURCE = re.compile(r"\s{0,3}derived\s{1,3}from\b|[^,]{0,40}\d", re.IGNORECASE)  # a guide, which is nobody
TOKEN = re.compile(r"\S+")
REASON = re.compile(r"1\s{0,2}[./]?\s{0,3}([456])(?!\d)\s?")
LETTERS = re.compile(r"[\s(),/&;.\[\]+-]{0,8}(?:\ba\s?n\s?d\b|\bor\b)?[\s(),/&]{0,6}([a-h])(?![a-z])", re.IGNORECASE)


def parse_classified_by(text: str) -> tuple[ClassifiedBy, ...]:
    """Who classified, once each: the name without its title, the role as written, the reasons as ``1.4(b)``.

    >>> (found,) = parse_classified_by("Classified By: CDA A. B. Poe for Reasons 1.4 (b, d)")
    >>> found.name, found.role, found.reasons
    ('A. B. Poe', 'CDA', ('1.4(b)', '1.4(d)'))
    >>> (found,) = parse_classified_by("CLASSIFIED BY: Ann Poe, Ambassador, State; REASON: 1.4(B), (D)")
    >>> found.name, found.role, found.reasons
    ('Ann Poe', 'Ambassador, State', ('1.4(b)', '1.4(d)'))
    """
    found: dict[tuple[str | None, str | None], ClassifiedBy] = {}
    for field in head_fields(text, "classified_by") or _in_paragraphs(text):
        one = _read(text, field)
        if one.name or one.role or one.reasons:
            key = (one.name and one.name.upper(), one.role and one.role.upper())
            found.setdefault(key, one)
    named = [one for one in found.values() if one.name or one.role]
    reasons = [reason for one in found.values() if not (one.name or one.role) for reason in one.reasons]
    if named and reasons and not named[0].reasons:
        one = named[0]
        named[0] = ClassifiedBy(
            one.name, one.role, tuple(dict.fromkeys(reasons)), one.span, one.name_span, one.role_span
        )
    return tuple(named)


def _in_paragraphs(text: str) -> list[Field]:
    """The first paragraphs where one of them says who classified (1990s); its number and marking left out."""
    if "CLASSIFIED" not in in_capitals(text):
        return []
    paragraphs = (section.span for section in outline(text).sections if section.part is Part.PARAGRAPH)
    for span in islice(paragraphs, 3):
        if hit := NUMBERED.match(text, span.start, span.end):
            return [Field(hit.end(), span.end, hit.end())]
    return []


def _read(text: str, field: Field) -> ClassifiedBy:
    start, end = field.value, field.end
    while (again := AGAIN.match(text, start, end)) is not None and again.end() > start:
        start = again.end()
    stop = _reason_start(text, start, end)
    if text[stop : stop + 1] == "." and DOTTED.search(text, max(start, stop - 6), stop + 1):
        stop += 1
    if mark := MARKING.match(text, start, stop):
        start = mark.end()
    name, role = (None, None) if SOURCE.match(text, start, stop) else split_who(text[start:stop])
    return ClassifiedBy(
        squeeze(name) if name else None,
        squeeze(role) if role else None,
        read_reasons(text[stop:end]),
        Span(field.start, end),
        _place(text, start, stop, name),
        _place(text, start, stop, role),
    )


def _reason_start(text: str, start: int, end: int) -> int:
    """Where the reasons begin, with the words that lead up to them; ``end`` where none are given."""
    word = REASON_WORD.search(text, start, end)
    if word is None:
        return end
    before = BEFORE_REASON.search(text, max(start, word.start() - 20), word.start())
    return before.start() if before else word.start()


def _place(text: str, start: int, end: int, words: str | None) -> Span | None:
    if not words:
        return None
    at = text.find(words, start, end)
    return Span(at, at + len(words)) if at >= 0 else None


def read_reasons(words: str) -> tuple[str, ...]:
    """The reasons of a classification, each as ``1.4(b)``, once.

    >>> read_reasons("1.4 (b) and (d)"), read_reasons("1.5 B/D"), read_reasons("for reasons 1/4 (B), (D)")
    (('1.4(b)', '1.4(d)'), ('1.5(b)', '1.5(d)'), ('1.4(b)', '1.4(d)'))
    """
    found: dict[str, None] = {}
    for hit in REASON.finditer(words):
        at = hit.end()
        while (letter := LETTERS.match(words, at)) is not None:
            found[f"1.{hit[1]}({letter[1].lower()})"] = None
            at = letter.end()
    return tuple(found)


def split_who(who: str) -> tuple[str | None, str | None]:
    """Name and role out of the words between label and reasons, each a stretch of them as written.

    >>> split_who("Deputy Chief of Mission Ann B. Poe,")
    ('Ann B. Poe', 'Deputy Chief of Mission')
    >>> split_who("BO LEE, CHARGE D’AFFAIRES, A.I."), split_who("Poe")
    (('BO LEE', 'CHARGE D’AFFAIRES, A.I.'), ('Poe', None))
    """
    kept = who.rstrip(" \n\r\t,;:-(")
    kept = kept if kept[-1:] == "." and DOTTED.search(kept, max(0, len(kept) - 6)) else kept.rstrip(". ")
    who = kept.lstrip(" \n\r\t,.;:-(")
    if not who:
        return None, None
    first = who.split(",", 1)[0].rstrip()
    if ":" in first and _role_end(first[: first.index(":")]):
        first = first[: first.index(":")]  # DCM: Ann Poe
    cut = _role_end(first)
    rest = who[len(first) :].lstrip(" ,:\n")
    if cut == 0:
        return first, rest or None
    role, name = first[:cut].rstrip(), first[cut:].strip(" \n")
    if name:
        return name, role
    if not rest:
        return None, role
    head = rest.split(",", 1)[0].rstrip()
    if _role_end(head) == 0 and len(head.split()) <= 4:
        return head, role
    return None, who


def _role_end(words: str) -> int:
    """Where the role at the head of some words ends, 0 where they begin with a name."""
    end = 0
    for hit in TOKEN.finditer(words):
        token = hit[0].strip(".,;").lower()
        plain = token.rpartition("-")[2]  # Attorney-Adviser
        known = (
            plain in ROLE_WORDS
            or token in ROLE_WORDS
            or hit[0].lower() in ROLE_WORDS
            or ROLE_SHAPE.match(token) is not None
            or ("/" in token and hit.start() == end + (end > 0))
        )
        if known:
            end = hit.end()
    return end
