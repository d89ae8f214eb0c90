"""Who classified a cable: name and role apart, and the reasons."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from graphkit.model import ClassifiedBy, Part, Span
from graphkit.parse.fields import Field, head_fields, without_pages
from graphkit.parse.lines import in_capitals, plain, squeeze
from graphkit.parse.outline import outline
from graphkit.parse.who import DOTTED, split_who

AGAIN = re.compile(
    r"[\s:]{0,4}(?:\([A-Z]{1,3}\)\s{0,2})?(?:(?:Derivatively\s)?Classif[a-z]{1,6}\s{0,3}(?:by|:)\s{0,2}:?|by\s?:?)\s{0,3}",
    re.IGNORECASE,
)
# The word that opens the reasons (its first letter in front makes the search fast), and what leads up to it.
APART = r"[\s-]{0,120}"  # where a section's first line broke the word
REASON_WORD = re.compile(
    r"[RrSsEe1lI](?<!\w.)(?i:"
    rf"(?<=R)e{APART}a{APART}s{APART}o{APART}n"
    r"|(?<=R)(?:eson|eaon|esaon|easn|aeson|eaosn)s?\b(?=[\s:,.]{1,3}[1lI(])"
    r"|(?<=S)ections?\s{1,3}(?=1\s?[./])|(?<=E)\.?O\.?\s?1\d{4}"
    r"|(?<=[1l])\s?[./]\s?[456][.,]?\s{0,2}[a-h(])"
)
BEFORE_REASON = re.compile(
    r"""[\s,.;:(\[-]{0,6}\b(?:(?:(?:and\s)?for|as\sper|per|under|in\saccordance\swith|pursuant\sto|because\sof|IAW|due\sto|based\son
    |by\sreason\sof|citing|E\.?O\.?)\s{1,2})?(?:the\s(?:following\s)?)?$""",
    re.IGNORECASE | re.VERBOSE,
)
BEFORE_REASON_CHARS = 34
FOR_CHARS = 14  # where FOR stands there, as in most, which only AND and six signs may precede
LONGEST_KEPT, LONGEST_REASONS = 200, 80  # characters of a field, and of its reasons, that are kept in memory
# What a drafter adds behind: the paper that it derives from, and when the text opens.
ADDED = re.compile(r"[\s,.;:(-]{1,6}(?:derived\s{1,3}from|decl(?:assify)?(?:\s{1,3}on)?\s?:|decon\s?:)", re.IGNORECASE)
ON_BEHALF = re.compile(r"\s{1,3}for\s{1,3}", re.IGNORECASE)
MOST_JOINTS = 8  # words that may part two people in one field
BOTH = re.compile(r"\s{1,3}(?:and|&)\s{1,3}|;\s{1,3}", re.IGNORECASE)
NUMBERED = re.compile(
    r"[\[¶\ufffd(]{0,3}\d{1,2}[.)\]]{0,2}(?:\(\#\))?\s{0,4}(?:\([A-Z/]{1,8}\)\s{0,3}){0,2}"
    r"(?:This\s{1,3}(?:cable|message|telegram)\s{1,3}(?:is|was|has\s{1,3}been)\s{1,3})?"
    r"(?=(?:Derivatively\s)?Classified\s{1,3}by\b)",
    re.IGNORECASE,
)
MARKING = re.compile(r"[\s:]{0,4}\([A-Z]{1,4}\)\s{0,3}")
# A guide, or many papers: nobody.
SOURCE = re.compile(r"[\s:]{0,4}(?:derived\s{1,3}from|multiple\s{1,3}sources)\b|[^,]{0,40}\d", re.IGNORECASE)
REASON = re.compile(r"[1lI]\s{0,2}[./,]?\s{0,3}([456])(?!\d)\s{0,3}(?:(?:sub)?para(?:graph)?s?\b)?", re.IGNORECASE)
LETTERS = re.compile(
    r"[\s(),/&;.\[\]{}+–-]{0,8}(?:\ba\s?n\s?d\b|\b(?:or|through|thru|to)\b)?[\s(),/&{]{0,6}(?!E\.?\s?O\b)([a-h])(?![a-z])",
    re.IGNORECASE,
)
# Letters that follow the word itself. The amended order of 2003 and the one before it give them the same meaning.
NO_SECTION = re.compile(r"(?<!\w)reasons?\b[\s:.]{0,4}(?=[(\[]?[a-h][\s,/&)\]]|[(\[]?[a-h]$)", re.IGNORECASE)
SECTION = "4"  # of the amended order, under which nearly all published cables were written
RANGE = re.compile(r"[-–]|through|thru|to", re.IGNORECASE)
BEHIND = re.compile(
    r"[\s),.;:–-]{0,8}(?P<by>by\s{1,3})?(?P<who>[A-Z][^\n:\d]{2,80}?)[.\s]{0,4}(?=\n|$|\.\s)", re.IGNORECASE
)


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
    text = plain(text)
    fields = head_fields(text, "classified_by") or _in_paragraphs(text)
    text, fields = without_pages(text, fields)
    for field in fields:
        for one in _read(text, field):
            key = (one.name and one.name.upper(), one.role and one.role.upper())
            found.setdefault(key, one)
    named = [one for one in found.values() if one.name or one.role]
    if len(named) == len(found):
        return tuple(named)
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


class Said(NamedTuple):
    """One classifier in the words of a field, each name and role as written, with the place where it begins."""

    name: str | None
    role: str | None
    reasons: tuple[str, ...]
    name_place: Span | None
    role_place: Span | None


def _read(text: str, field: Field) -> list[ClassifiedBy]:
    """What one field says: nobody, one classifier, or two."""
    words = text[field.value : field.end]
    said = read_classifiers(words) if len(words) < LONGEST_KEPT else read_classifiers.__wrapped__(words)
    return [
        ClassifiedBy(
            one.name,
            one.role,
            one.reasons,
            Span(field.start, field.end),
            one.name_place and one.name_place.shift(field.value),
            one.role_place and one.role_place.shift(field.value),
        )
        for one in said
    ]


@lru_cache(maxsize=4096)  # a few people classify most of what a post sends, in the same words
def read_classifiers(words: str) -> tuple[Said, ...]:
    """What the words behind the label say, places counted from their beginning.

    >>> (one,) = read_classifiers("CDA A. B. Poe for Reasons 1.4 (b, d)")
    >>> one.name, one.name_place, one.role, one.reasons
    ('A. B. Poe', Span(start=4, end=13), 'CDA', ('1.4(b)', '1.4(d)'))
    """
    start, end = 0, len(words)
    while (again := AGAIN.match(words, start, end)) is not None and again.end() > start:
        start = again.end()
    stop = _reason_start(words, start, end)
    if words[stop : stop + 1] == "." and DOTTED.search(words, max(start, stop - 6), stop + 1):
        stop += 1
    if mark := MARKING.match(words, start, stop):
        start = mark.end()
    people = [] if SOURCE.match(words, start, stop) else _people(words, start, stop)
    given = squeeze(words[stop:end])
    reasons = read_reasons(given) if len(given) < LONGEST_REASONS else read_reasons.__wrapped__(given)
    if not people and reasons:
        people = _behind(words, stop, end)
        stop = end if people else stop
    return tuple(
        Said(
            squeeze(name) if name else None,
            squeeze(role) if role else None,
            reasons,
            _place(words, at, stop, name),
            _place(words, at, stop, role),
        )
        for at, name, role in people or ([(start, None, None)] if reasons else [])
    )


def _people(text: str, start: int, stop: int) -> list[tuple[int, str | None, str | None]]:
    """Where each one begins of those who are named, with name and role: one, or two whom AND joins."""
    for joint in islice(BOTH.finditer(text, start, stop), MOST_JOINTS):
        left, right = split_who(text[start : joint.start()]), split_who(text[joint.end() : stop])
        named = left[0] and right[0] and (" " in right[0] or (right[1] and joint[0][0] != ";"))
        if named and (left[1] or " " in str(left[0])):
            return [(start, *left), (joint.end(), *right)]
    for joint in islice(ON_BEHALF.finditer(text, start, stop), MOST_JOINTS):  # ADCM Bo Lee for DCM Ann Poe
        name, role = split_who(text[start : joint.start()])
        if name and role and text.endswith(name, start, joint.start()) and all(split_who(text[joint.end() : stop])):
            return [(start, name, role)]
    name, role = split_who(text[start:stop])
    return [(start, name, role)] if name or role else []


def _behind(text: str, start: int, end: int) -> list[tuple[int, str | None, str | None]]:
    """Who classified where the reasons come first: named with an office, or behind BY."""
    at = max((stop for _, stop in _reasons(text[start:end])), default=0)
    hit = BEHIND.match(text, start + at, end)
    if hit is None:
        return []
    name, role = split_who(hit["who"])
    return [(hit.start("who"), name, role)] if name and (role or hit["by"]) else []


def _reason_start(text: str, start: int, end: int) -> int:
    """Where the reasons begin, with the words that lead up to them; ``end`` where none are given."""
    word = REASON_WORD.search(text, start, end)
    if word is None:
        added = ADDED.search(text, start, end)
        return added.start() if added else end
    at = min(word.start(), start + len(text[start : word.start()].rstrip()) + 1)  # one of the blanks between
    far = FOR_CHARS if text.startswith(("for ", "For "), at - 4) else BEFORE_REASON_CHARS
    before = BEFORE_REASON.search(text, max(start, at - far), at)
    return before.start() if before else word.start()


def _place(text: str, start: int, end: int, words: str | None) -> Span | None:
    if not words:
        return None
    at = text.find(words, start, end)
    return Span(at, at + len(words)) if at >= 0 else None


@lru_cache(maxsize=1024)  # few phrases give the reasons of nearly all cables
def read_reasons(words: str) -> tuple[str, ...]:
    """The reasons of a classification, each as ``1.4(b)``, once.

    >>> read_reasons("1.4 (b) and (d)"), read_reasons("1.5 B/D"), read_reasons("for reasons 1/4 (B), (D)")
    (('1.4(b)', '1.4(d)'), ('1.5(b)', '1.5(d)'), ('1.4(b)', '1.4(d)'))
    >>> read_reasons("Reasons: (b) and (d)"), read_reasons("reason a, which nobody knows")
    (('1.4(b)', '1.4(d)'), ())
    """
    return tuple(dict.fromkeys(reason for reason, _ in _reasons(words)))


def _reasons(words: str) -> Iterator[tuple[str, int]]:
    """Each reason, and where it ends."""
    found = False
    for hit in REASON.finditer(words):
        for letter, end in _letters(words, hit.end()):
            found = True
            yield f"1.{hit[1]}({letter})", end
    alone = None if found else NO_SECTION.search(words)
    listed = [*_letters(words, alone.end())] if alone else []
    if listed and not words[listed[-1][1] :].strip(" ).],;\n"):
        yield from ((f"1.{SECTION}({letter})", end) for letter, end in listed)


def _letters(words: str, at: int) -> Iterator[tuple[str, int]]:
    """The letters of a list, those between the ends of a range too, each with where it ends."""
    last = ""
    while (letter := LETTERS.match(words, at)) is not None:
        this = letter[1].lower()
        if last and RANGE.search(words, at, letter.start(1)):
            yield from ((chr(between), letter.end()) for between in range(ord(last) + 1, ord(this)))
        at, last = letter.end(), this
        yield this, at
