"""Citations in the running text: ``reftel``, ``ref A``, ``refs A-C``, and full ids such as ``LA PAZ 770``."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from graphkit.lexicon.posts import LAST_WORDS, ORDINARY_WORDS
from graphkit.model import Part, Reference, Span, Where
from graphkit.parse.citations import LONGEST_SERIAL, find_citations
from graphkit.parse.citing import Citation, Citing, Inherited
from graphkit.parse.lines import in_capitals, plain
from graphkit.parse.outline import outline
from graphkit.parse.references import parse_references, to_reference
from graphkit.parse.serials import is_no_serial, may_say_more
from graphkit.parse.stations import station_before

POINTER = re.compile(
    r"""(?:REFTELS?|[Rr]eftels?)\b(?:\s{1,2}\(?(?P<tel>[A-H])\)?(?![\w.]))?
    |(?:REFS?|[Rr]efs?)[.\s]{1,3}[("]?(?P<first>[A-Z]|[a-h])(?![\w'’])
    (?P<more>(?:[)"]?\s?(?:,|-|/|&|\band\b|\bAND\b|\bthrough\b)\s?[("]?[A-Za-z](?![\w'’])){0,12})""",
    re.VERBOSE,
)
NUMBER = re.compile(r"[0-9]{1,8}(?![0-9])")
DIGIT = re.compile("[0-9]")
BEFORE_NUMBER = frozenset(" #:\n-Oo")
FAR_BEFORE = 28  # characters that the last word of a station and what parts it from its number are at most
AMBIGUOUS = ("", *"OolI-/")  # letters that look like figures, and what ties a year to a number
# Read backwards from a number, where the pattern has one place to try instead of the 28 before it.
WORD_BEFORE = re.compile(r"[Oo]?[ #:\n-]{1,3}([A-Za-z.']{1,24}[A-Z])")
NOT_RUNNING = (Part.HEAD, Part.PAGE, Part.CONTAINER)
MOST_POINTED = 26  # items that one REFTELS may mean: the letters that label them
LETTER = re.compile(r"[A-Za-z](?![A-Za-z])")


def parse_body_references(
    text: str, *, year: int | None, cable_id: str | None = None, references: Iterable[Reference] | None = None,
    sent: date | None = None,
) -> tuple[Reference, ...]:  # fmt: skip
    r"""Citations in the running text, in order: each pointer at an item of the REF block, and each full id once.

    ``references`` are the items of the REF block, read from the text where they are not given.

    >>> text = "SUBJECT: FISH\n\nREF: A. LIMA 12\nB. ROME 7\n\n1. (U) As ref B says, and LA PAZ 770 too."
    >>> [(r.label, r.target) for r in parse_body_references(text, year=2008)]
    [('B', '08ROME7'), (None, '08LAPAZ770')]
    """
    text = plain(text)
    cited = parse_references(text, year=year, cable_id=cable_id, sent=sent) if references is None else tuple(references)
    known = outline(text)
    start = known.body
    heads = [section.span for section in known.sections if section.span.start >= start and section.part in NOT_RUNNING]
    found = [*_pointers(text, start, cited), *_full_ids(text, start, Citing.of(year, cable_id, sent), cable_id)]
    return _outside(sorted(found, key=lambda reference: reference.span.start), heads)


def _outside(found: list[Reference], heads: list[Span]) -> tuple[Reference, ...]:
    """Those that stand in no repeated head or page header; both lists run in order of the text."""
    kept: list[Reference] = []
    at = 0
    for reference in found:
        while at < len(heads) and heads[at].end <= reference.span.start:
            at += 1
        if at == len(heads) or not heads[at].overlaps(reference.span):
            kept.append(reference)
    return tuple(kept)


def _pointers(text: str, start: int, cited: tuple[Reference, ...]) -> Iterator[Reference]:
    """``reftel`` and ``ref B``: the items that they point at."""
    upper = in_capitals(text)
    at = upper.find("REF", start)
    while at >= 0:
        hit = POINTER.match(text, at) if not (at and text[at - 1].isalnum()) else None
        if hit is not None:
            yield from _pointed(text, Span(*hit.span()), _labels(hit), cited)
        at = upper.find("REF", hit.end() if hit else at + 3)


def _labels(hit: re.Match[str]) -> list[str]:
    """The letters that a pointer names, ranges written out."""
    if hit["tel"] or hit["first"] is None:
        return [hit["tel"]] if hit["tel"] else []
    labels = [hit["first"].upper()]
    more = hit["more"]
    if not more:
        return labels
    at = 0
    for letter in LETTER.finditer(more.replace("and", "   ").replace("AND", "   ").replace("through", "   -   ")):
        if letter[0].islower() and hit["first"].isupper():
            continue  # "ref C and a letter"
        joint = more[at : letter.start()]
        label = letter[0].upper()
        if ("-" in joint or "through" in joint) and label > labels[-1]:
            labels += [chr(code) for code in range(ord(labels[-1]) + 1, ord(label))]
        labels.append(label)
        at = letter.end()
    return labels


def _pointed(text: str, span: Span, labels: list[str], cited: tuple[Reference, ...]) -> Iterator[Reference]:
    """One reference for each item pointed at; a pointer at nothing keeps its label."""
    written = " ".join(span.of(text).split())
    for label in labels:
        items = [item for item in cited if item.label == label]
        if not items and not any(item.label for item in cited):
            place = ord(label) - ord("A")
            items = list(cited[place : place + 1])  # a list without labels is counted through
        for item in items[:1]:
            yield Reference(item.kind, item.target, label, written, Where.BODY, span, "label")
    if not labels:
        for item in cited[:MOST_POINTED] if len(cited) == 1 or written[-1] in "sS" else ():
            yield Reference(item.kind, item.target, item.label, written, Where.BODY, span, "label")


def _full_ids(text: str, start: int, citing: Citing, own: str | None) -> Iterator[Reference]:
    """Full ids of known stations."""
    seen: set[str] = set()
    for window in find_windows(text, start):
        for citation in read_window(text, window, citing):
            if not _plausible(text, citation.span, citation.station, citation.serial, citation.year, citation.caption):
                continue
            reference = to_reference(text, citation, citing, None, Where.BODY)
            if reference and reference.target and reference.target != own and reference.target not in seen:
                seen.add(reference.target)
                yield reference


class Window(NamedTuple):
    """A stretch of text around a number, which stands at ``number`` and ends at ``stop``."""

    start: int
    number: int
    stop: int
    end: int


def find_windows(text: str, start: int) -> Iterator[Window]:
    """Stretches around numbers that follow a word in capitals, far enough for a year before and a list behind."""
    until = start
    for at in _digits(text, start):
        if at < until or not _follows_station(text, start, at):
            continue
        if (number := NUMBER.match(text, at)) is None:
            continue
        end = number.end()
        gap = text.find("\n\n", end, end + 40)
        until = gap if gap >= 0 else min(len(text), end + 40)
        begin = max(start, at - 45)
        begin = max(begin, text.rfind(".\n", begin, at) + 1, text.rfind(". ", begin, at) + 1)
        yield Window(begin, at, end, until)


def read_window(text: str, window: Window, citing: Citing) -> Iterable[Citation]:
    """What a window cites; at once where its number is the only one and nothing behind it says more, as in most."""
    start, number, stop, end = window
    if (
        text[number - 1] not in " \n"
        or text[stop : stop + 1] in AMBIGUOUS
        or DIGIT.search(text, start, number)
        or DIGIT.search(text, stop, end)
        or may_say_more(text, stop, end)
    ):
        return find_citations(text, start, end, citing, Inherited(), known_only=True)
    digits = text[number:stop].lstrip("0")
    station = station_before(text[start:number], known_only=True)
    if station is None or not digits or len(digits) > LONGEST_SERIAL or is_no_serial(text, digits, stop, end):
        return ()
    return (Citation(Span(start + station[1], stop), station[0], int(digits), None),)


def _digits(text: str, start: int) -> list[int]:
    """Where numbers may begin that follow no word in small letters, as most do; a station has a capital.

    They are in order; ten searches for one character each cost a quarter of one for any of them.
    """
    found: list[int] = []
    for digit in "0123456789":
        at = text.find(digit, start)
        while at >= 0:
            before = text[at - 1]
            if before in BEFORE_NUMBER:
                floor = at - FAR_BEFORE if at - FAR_BEFORE > start else start
                word = text.rfind(" ", floor, at - 1) + 1 or floor
                if before not in " \n" or not text[word : at - 1].islower():
                    found.append(at)
            at = text.find(digit, at + 1)
    return sorted(found)


def _follows_station(text: str, start: int, at: int) -> bool:
    """Whether the word before a number can end the name of a station."""
    before = text[max(at - FAR_BEFORE, start) : at]
    word = WORD_BEFORE.match(before[::-1])
    if word is None or word[1][::-1].upper().strip(".'") not in LAST_WORDS:
        return False
    first = at - word.end()
    return not text[first - 1 : first].isalpha()


def _plausible(text: str, span: Span, station: str, serial: int, year: int | None, caption: str | None) -> bool:
    """Whether a place name with a number is a cable: capitals, and no number that a year or a count would have."""
    words = span.of(text)
    if year is not None and words[:1].isdigit():
        return next((char.isupper() for char in words if char.isalpha()), False)
    bracketed = text[span.start - 1 : span.start] in ("(", "[") and text[span.end : span.end + 1] in (
        ")",
        "]",
        ",",
        ";",
    )
    if caption or (bracketed and serial > 99):
        return True
    if not words.isupper():
        return False
    digits = sum(map(str.isdigit, words))
    if 1900 <= serial <= 2030 and digits == 4:
        return bracketed
    return digits >= 3 or (station not in ORDINARY_WORDS and serial > 9 and "\n" not in words)
