"""Heads whose lines ran together: one line of them is read as the lines that it was."""

import re
from collections.abc import Iterable, Iterator

from graphkit.parse.lines import Line

SHORTEST = 60  # characters: a shorter line holds one thing
LEVEL = r"(?:C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L|S ?E ?C ?R ?E ?T|UNCLAS(?:SIFIED)?|LIMITED OFFICIAL USE)"
# The classification line as far as its number.
NUMBERED = re.compile(
    rf"{LEVEL}(?:/{{1,2}}[A-Z ]{{2,20}}?)?(?:\s{{1,3}}(?:FINAL )?SECTION \d{{1,2}} OF \d{{1,2}})?"
    r"\s{1,4}[A-Z][A-Z .'-]{1,30}?\s{1,3}\d{4,8}(?=\s)"
)
BEHIND_ENVELOPE = re.compile(rf"\s(?={LEVEL}(?: SECTION|\s{{1,4}}[A-Z][A-Z .'-]{{1,30}}?\s{{1,3}}\d{{4,8}}\s))")
CAPTIONS = re.compile(r"(?:\s{1,4}(?:SIPDIS|NOFORN|SENSITIVE|NODIS|EXDIS|LIMDIS|STADIS|SBU)\b){1,6}")
FIELDS = re.compile(r"\s(?=E\.?O\.? ?\d{5}\b)|\s(?=TAGS:)|\s(?=SUBJ(?:ECT)?:)")
RULED = re.compile(r"[.)]\s{1,4}(?=(?:Summary|SUMMARY|Introduction|INTRODUCTION|Key Points|KEY POINTS) -{3,}$)")
ONE_LINE = (
    "SUBJ",
    "REF",
    "E.O.",
    "TAGS",
    "CLASSIFIED",
    "Classified",
)  # fields behind which the first paragraph may have run on
BODY = re.compile(
    r"\s(?=(?:\[?¶\s?)?1\.(?:\]\(#\))?\s{0,2}(?:\([A-Z/]{1,8}\)|(?:BEGIN\s)?SUMMARY\b|(?:Begin\s)?Summary\b))"
)


def unfold(lines: Iterable[Line]) -> list[Line]:
    """The same lines, those that ran together cut at what each part begins with.

    >>> head = "S E C R E T SECTION 01 OF 02 OSLO 000012  SIPDIS  DEPT FOR EUR  E.O. 12958: DECL: 01/28/2020"
    >>> [line.text for line in unfold([Line(0, len(head), head)])]
    ['S E C R E T SECTION 01 OF 02 OSLO 000012', 'SIPDIS', 'DEPT FOR EUR', 'E.O. 12958: DECL: 01/28/2020']
    """
    found: list[Line] = []
    for line in lines:
        words = line.text
        if words[-3:] == "---" and words[:1] not in "-=" and (title := RULED.search(words)):
            cuts = [title.end()]
        elif (len(words) < SHORTEST and " 1." not in words and "¶1." not in words) or not (cuts := list(_cuts(words))):
            found.append(line)
            continue
        for start, end in zip([0, *cuts], [*cuts, len(words)], strict=True):
            if kept := words[start:end].strip():
                left = line.start + words.index(kept, start)
                found.append(Line(left, left + len(kept), kept))
    return found


def holds_one(words: str) -> bool:
    """Whether a line is short, or has no envelope and no classification that other parts ran into.

    >>> holds_one("SIPDIS"), holds_one("SECRET OSLO 000012 SIPDIS TAGS: EFIS SUBJECT: FISH CAME TO OSLO")
    (True, False)
    """
    return len(words) < SHORTEST or not ((words[0] in "VOPRZ" and " FM " in words) or NUMBERED.match(words))


def _cuts(words: str) -> Iterator[int]:
    """Where the parts of a line begin that ran together, the first left out."""
    at = 0
    if words[:1] in "VOPRZ" and " FM " in words:
        opens = BEHIND_ENVELOPE.search(words)
        if opens is None:
            return
        at = opens.end()
        yield at
    number = NUMBERED.match(words, at)
    if number is None:
        body = BODY.search(words) if at == 0 and words.startswith(ONE_LINE) else None
        yield from [body.end()] if body else []
        return
    yield number.end()
    captions = CAPTIONS.match(words, number.end())
    if captions is not None:
        yield captions.end()
    at = captions.end() if captions is not None else number.end()
    body = BODY.search(words, at)
    yield from (hit.end() for hit in FIELDS.finditer(words, at, body.end() if body else len(words)))
    if body is not None:
        yield body.end()
