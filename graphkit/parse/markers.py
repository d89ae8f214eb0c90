"""Paragraph marks, and which of them count: only the running sequence decides.

A pilcrow may be intact, a link, a replacement character, or read by OCR as a leading 1 (``11.`` = 1); a list inside a
paragraph may be numbered too; a day of the month may wear a pilcrow. The chain of marks that numbers best wins.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from graphkit.lexicon.markings import LEVELS

MARK = re.compile(
    r"""(?P<bullet>[-*•]\s{1,3}|\#{1,4}\s)?
    (?P<before>\(\s?[A-Za-z][A-Za-z/,.&\ -]{0,30}\)\s{0,3})?
    (?P<pilcrow>\[?(?:¶|\ufffd|\\ufffd|&para;|PARA\s)\s?)?
    (?P<number>\d{1,3})
    (?:[.)](?:\]\(\#?\))?(?!\d)|\](?:\(\#?\))?|(?=\s{1,3}\([A-Z])|(?<=¶\d)(?=\s)|(?<=¶\d\d)(?=\s))
    [\s_]{0,6}
    (?P<marking>[(\[]\s?[A-Za-z][A-Za-z/,.&\ -]{0,30}[)\]])?""",
    re.VERBOSE,
)
FIRST = frozenset("0123456789¶[(\ufffd\\-*•#&P")
MONTH_END = re.compile(
    r"(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)[.,]?\s*$",
    re.IGNORECASE,
)
LEVEL_END = re.compile(r"[/, ]")
LONGEST_GAP = 6


class Candidate(NamedTuple):
    """A mark that may open a paragraph: where it stands, the numbers that it may mean, how much speaks for it."""

    start: int
    end: int
    numbers: tuple[int, ...]
    marking: str | None
    weight: float


@lru_cache(maxsize=1024)
def read_marking(words: str | None) -> str | None:
    """A paragraph's classification without its brackets, None where the brackets hold something else.

    >>> read_marking("(S/NF)"), read_marking("( C )"), read_marking("(Note)")
    ('S/NF', 'C', None)
    """
    if not words:
        return None
    plain = words.strip()[1:-1].strip()
    level = LEVEL_END.split(plain.upper(), maxsplit=1)[0].strip("-.")
    return plain.upper() if level in LEVELS else None


def read_mark(line: str, start: int) -> Candidate | None:
    """The paragraph mark at the head of a line that begins at ``start`` of the text.

    >>> read_mark("- 12. (C) Fish", 100)
    Candidate(start=100, end=109, numbers=(12, 2), marking='C', weight=4.0)
    >>> read_mark("[¶17.](#) Fish", 0).numbers, read_mark("12.5 percent", 0)
    ((17,), None)
    """
    if line[:1] not in FIRST:
        return None
    hit = MARK.match(line)
    if hit is None:
        return None
    _, before, pilcrow, digits, behind = hit.groups()
    above = read_marking(before) if before else None
    if before and above is None and not pilcrow:
        return None
    marking = read_marking(behind) if behind else None
    end = hit.end() if marking or not behind else hit.start("marking")
    marking = marking or above
    numbers: tuple[int, ...] = (int(digits),)
    if not pilcrow and digits[0] == "1" and len(digits) > 1 and digits[1] != "0":
        numbers += (int(digits[1:]),)
    weight = 1.0 + (3.0 if marking else 0.0) + (2.0 if pilcrow else 0.0)
    return Candidate(start, start + end, numbers, marking, weight)


def is_marker(line: str) -> bool:
    """Whether a line begins like a numbered paragraph.

    >>> is_marker("¶1. (C) Fish"), is_marker("1999 was a year")
    (True, False)
    """
    return read_mark(line, 0) is not None


def is_day_of_month(text: str, candidate: Candidate) -> bool:
    r"""Whether a mark replaced a day of the month: ``September, [¶17.](#)``.

    >>> is_day_of_month("met on September\n¶17. He", Candidate(17, 21, (17,), None, 3.0))
    True
    """
    if candidate.marking or candidate.numbers[0] > 31:
        return False
    before = text[max(0, candidate.start - 14) : candidate.start]
    if text[candidate.start].isdigit() and before[len(before.rstrip()) :].count("\n") > 1:
        return False  # a month ends the paragraph above; only a pilcrow strays from its place
    return MONTH_END.search(before) is not None


class _Step(NamedTuple):
    score: float
    at: int
    number: int
    before: "_Step | None"


def choose(candidates: Sequence[Candidate]) -> list[tuple[Candidate, int]]:
    """The marks that number the paragraphs, each with its number: the heaviest rising chain of few gaps.

    >>> marks = [read_mark(line, at) for at, line in enumerate(["11. (C)", "- 12. (C)", "¶3. (C)"])]
    >>> [number for _, number in choose([mark for mark in marks if mark])]
    [1, 2, 3]
    """
    if all(candidate.numbers[0] == number for number, candidate in enumerate(candidates, 1)):
        return [(candidate, candidate.numbers[0]) for candidate in candidates]  # no chain weighs more than all of them
    best: dict[int, _Step] = {}
    for at, candidate in enumerate(candidates):
        steps = [_step(best, at, number, candidate.weight) for number in candidate.numbers if number]
        for step in steps:
            held = best.get(step.number)
            if held is None or step.score > held.score:
                best[step.number] = step
    last = max(best.values(), key=lambda step: step.score, default=None)
    chain: list[tuple[Candidate, int]] = []
    while last is not None:
        chain.append((candidates[last.at], last.number))
        last = last.before
    chain.reverse()
    return chain if chain and _holds(chain) else []


def _step(best: dict[int, _Step], at: int, number: int, weight: float) -> _Step:
    """The best chain that ends in this mark, read as this number."""
    score, before = weight - 0.75 * min(number - 1, 6), None
    for gap in range(1, LONGEST_GAP + 1):
        step = best.get(number - gap)
        if step is not None and step.at != at:
            longer = step.score + weight + (1.0 if gap == 1 else 0.5 - gap)
            if longer > score:
                score, before = longer, step
    return _Step(score, at, number, before)


def _holds(chain: list[tuple[Candidate, int]]) -> bool:
    """A single bare number that is not 1 numbers nothing."""
    return len(chain) > 1 or chain[0][0].weight > 1 or chain[0][1] == 1
