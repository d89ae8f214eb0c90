"""Twice the input is at most about twice the work, for the worst text of every pattern.

Work is counted, not timed: calls of Python and C functions while a text is parsed. What happens inside one call of the
regular-expression engine is not seen by that count, so the patterns themselves are read too: none may repeat without
bound what itself repeats without bound, which is what makes an engine that backtracks go back and forth.
"""

import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import pytest

import dashboard
import graphkit
import graphkit.lexicon
import graphkit.parse
from graphkit.extract.text.words import word_pattern
from graphkit.model import RawCable, Source
from graphkit.parse import parse_cable
from graphkit.parse.fields import fields_by_name
from graphkit.parse.outline import outline, outline_head

HEAD = (
    "VZCZCXYZ0000\nOO RUEHWEB\nDE RUEHKO #0012/01 0731200\nO 141200Z MAR 09\nFM AMEMBASSY TOKYO\n"
    "TO RUEHC/SECSTATE WASHDC\n"
    "C O N F I D E N T I A L TOKYO 000012\n\nSUBJECT: FISH\n\n"
)
ENVELOPE = HEAD[: HEAD.index("C O N F")]
IN_ORDER = HEAD[: HEAD.index("\nSUBJ")] + "E.O. 12958: N/A\nTAGS: PREL\n"


def _fill(unit: str, size: int) -> str:
    return unit * (size // len(unit) + 1)


def _after(before: str, unit: str, behind: str = "") -> Callable[[int], str]:
    return lambda size: before + _fill(unit, size) + behind


WORST: dict[str, Callable[[int], str]] = {
    "items on one line": _after(HEAD + "REF: ", "A. TOKYO 123 AND 124, "),
    "items on lines": _after(HEAD + "REF: ", "B. 07 RIO DE JANEIRO 12\n"),
    "reference words": _after(HEAD + "REF: ", "TALKS ON FISH "),
    "reference numbers": _after(HEAD + "REF: ", "12 "),
    "reference ranges": _after(HEAD + "REF: ", "TOKYO 123-125, "),
    "colons": _after(HEAD, "a:"),
    "pages in one paragraph": _after(HEAD + "1. x\n", "TOKYO 00000012  002 OF 003\nfish\n"),
    "reference digits": _after(HEAD + "REF: ", "1"),
    "reference zeros": _after(HEAD + "REF: ", "O"),
    "reference labels": _after(HEAD + "REF: ", "A. "),
    "reference semicolons": _after(HEAD + "REF: ", "; X"),
    "reference brackets": _after(HEAD + "REF: ", "("),
    "reference years": _after(HEAD + "REF: ", "07 ROME 12 (08) "),
    "reference colons": _after(HEAD, "REF:"),
    "reference labels glued": _after(HEAD + "REF: ", "ROME 12B. "),
    "reference classifications": _after(HEAD + "REF: A. ROME 12\n", "SECRET\nB. BERN 13\n"),
    "titles": _after(HEAD + "Classified By: ", "Ambassador "),
    "names": _after(HEAD + "Classified By: ", "Ann Poe, "),
    "reasons": _after(HEAD + "Classified By: X for reasons 1.4 ", "(b) and "),
    "classifiers": _after(HEAD, "Classified By: DCM\n"),
    "classifiers and what they derive from": _after(HEAD + "Classified By: Poe", "; ( "),
    "offices before a classifier": _after(HEAD + "Classified By: ", "EUR/NB - "),
    "subjects behind tags": _after(HEAD[: HEAD.index("SUBJ")] + "TAGS: PREL ", "SUBJ  "),
    "classifier cut by pages": _after(HEAD + "Classified By: Ann\n", "TOKYO 00000012  001.2 OF 003\nPoe\n"),
    "blanks behind a label": _after(HEAD + "Classified By:", " ", "x"),
    "addresses": _after(ENVELOPE + "INFO ", "RUEHKO/AMEMBASSY TOKYO PRIORITY 1234\n", "UNCLAS TOKYO 000012\n"),
    "addresses on one line": _after("VZCZCX OO RUEHWEB FM AMEMBASSY TOKYO TO ", "RUEHKO/AMEMBASSY TOKYO PRIORITY 12 "),
    "distribution in order": _after(
        HEAD[: HEAD.index("SUBJ")], "AND FISH\n", "E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X\n1. X"
    ),
    "an order that stops": _after(HEAD[: HEAD.index("SUBJ")], "SIPDIS\n"),
    "a subject in order": _after(IN_ORDER + "SUBJECT: ", "X\n", "1. X"),
    "references in order": _after(IN_ORDER + "SUBJECT: X\nREF: A. LIMA 1\n", "B. LIMA 12\n"),
    "references in order apart": _after(IN_ORDER + "SUBJECT: X\nREF: A. LIMA 1\n", "\nB. LIMA 12\n"),
    "a long line in order": _after(IN_ORDER + "SUBJECT: ", "X "),
    "pages that are none": _after(HEAD + "1. x\n", "TOKYO AND MORE 00000012  0\n"),
    "levels that are none": _after(HEAD + "1. x\n", "C               \n"),
    "addresses without indicator": _after("FM X\nTO ", "AMEMBASSY ROME "),
    "addresses cut in two": _after("FM X\nTO ", "AMEMBASSY\nLIMA\n"),
    "addresses glued": _after("FM X\nTO ", "RUEHKO/AMEMBASSY TOKYO 12INFO RUEHPE/AMEMBASSY LIMA 12"),
    "cities of one office": _after("FM X\nTO AMEMBASSIES ", "ROME, RIO DE "),
    "marks of quoting": _after("> FM X\n", "> > > \n"),
    "marks of quoting on one line": _after("", "> "),
    "a head in small letters": _after("fm amembassy tokyo\ninfo ", "ruehko/amembassy tokyo priority 12\n"),
    "tags": _after(HEAD + "TAGS: ", "PREL, "),
    "people in one pair of brackets": _after(HEAD + "TAGS: OVIP (", "POE, ANN; "),
    "people without brackets": _after(HEAD + "TAGS: ", "ROE,   ANN, "),
    "people whom AND joins": _after(HEAD + "TAGS: OVIP (", "ROE AND "),
    "glued tags": _after(HEAD + "TAGS: ", "PRELPGOV "),
    "person tags": _after(HEAD + "TAGS: ", "OVIP (POE, ANN) "),
    "linked tags": _after(HEAD + "TAGS: ", "[PREL](#) "),
    "subject": _after("SUBJECT: ", "FISH "),
    "broken words": _after("SUBJECT: ", "FI-\n"),
    "subjects": _after("", "SUBJECT: FISH\n"),
    "declassifications": _after("", "E.O. 12958: DECL: 03/14/2019\n"),
    "date-time groups": _after("", "O 141200Z "),
    "rules": _after(HEAD + "1. X\n", "-----\n"),
    "one long rule": _after(HEAD + "1. X\n", "- ", "x"),
    "paragraphs": _after(HEAD, "1. (C) x.\n"),
    "headings": _after(HEAD + "1. x\n", "Of Fish\n\n", "2. y"),
    "headings and paragraphs": _after(HEAD, "Of Fish\n\n1. x\n"),
    "summaries": _after(HEAD + "1. ", "SUMMARY "),
    "ends of summaries": _after(HEAD + "1. ", "END SUMMARY. "),
    "summaries misspelt": _after(HEAD + "1. ", "SUMARY x END SUMARY. "),
    "comments": _after(HEAD + "1. ", "COMMENT END COMMENT "),
    "open comments": _after(HEAD, "1. COMMENT x\n"),
    "pointers": _after(HEAD + "REF: A. TOKYO 1\nB. LIMA 2\n\n1. ", "reftel ref A refs A-C "),
    "ids in the text": _after(HEAD + "1. ", "LA PAZ 770 "),
    "numbers in the text": _after(HEAD + "1. ", "Fish 77 "),
    "capitals": _after(HEAD + "1. ", "FISH "),
    "blank lines": _after(HEAD, "\n"),
    "blanks": _after(HEAD, " ", "x"),
    "signatures": _after(HEAD + "1. x.\n", "POE\n"),
    "letters": _after(HEAD + "1. x.\n", "P ", "E"),
    "ends": _after(HEAD + "1. x\n", "NNNN\n"),
    "page headers": _after(HEAD, "TOKYO 00000012 002 OF 003\n"),
    "classification lines": _after("", "C O N F I D E N T I A L TOKYO 000012\n"),
    "repeated heads": _after(HEAD + "1. x\n", "S E C R E T SECTION 01 OF 03 TOKYO 000012\n\nSUBJECT: FISH\n\nx\n"),
    "distribution": _after(HEAD[: HEAD.index("SUBJ")], "STATE FOR EAP/J\n"),
    "unread lines": _after("O 141200Z MAR 09\nFM X\n", "what is this\n\n", "SUBJECT: Y"),
    "archive attributes": _after(HEAD + "1. x\n", "Message Attributes\n"),
    "classifiers joined": _after(HEAD + "Classified By: ", "DCM Ann Poe and "),
    "classifiers for others": _after(HEAD + "Classified By: ", "DCM Bo Lee for "),
    "offices joined to names": _after(HEAD + "Classified By: ", "Poe/EUR "),
    "references with days": _after(HEAD + "REF: ", "ROME 12 OF 3 MAR 07, "),
    "labels behind": _after(HEAD + "REF: ", "ROME 12 (A) "),
    "Roman labels": _after(HEAD + "REF: ", "II. ROME 12 "),
    "a subject with REF": _after("SUBJECT: ", "REF ROME X "),
    "misspelt months": _after("FM X\n", "O 141200Z MRA "),
    "footers": _after(HEAD + "1. x\n", "Visit our web site\n"),
    "titles with a colon": _after(HEAD + "1. x\n", "Of Fish:\n\n", "2. y"),
    "guests": _after(HEAD + "TAGS: ", "OVIP (POE) "),
    "letters that grow": _after(HEAD + "1. x ", "ß", " END SUMMARY"),
}


def _work(text: str) -> int:
    """How many functions were called to parse a text."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    outline.cache_clear()
    outline_head.cache_clear()
    fields_by_name.cache_clear()
    sys.setprofile(count)
    try:
        parse_cable(RawCable(Source("x", "x"), text))
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("name", WORST)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    text = WORST[name]
    _work(text(4_000))  # fills the caches of names
    small, large = _work(text(4_000)), _work(text(8_000))
    assert large <= 2.3 * small + 500, f"{name}: {small} calls grow to {large}"


@pytest.mark.parametrize("name", ["items on lines", "names", "addresses", "addresses on one line", "tags"])
def test_a_hundred_kilobytes_are_read(name: str) -> None:
    cable, _ = parse_cable(RawCable(Source("x", "x"), WORST[name](100_000)))
    assert cable.sections


def _patterns(*packages: ModuleType) -> Iterator[tuple[str, re.Pattern[Any]]]:
    for package in packages:
        for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if info.name.endswith("__main__"):
                continue
            module = importlib.import_module(info.name)
            for name, value in vars(module).items():
                if isinstance(value, re.Pattern):
                    yield f"{info.name}.{name}", value


def _unbounded_inside(tree: Any, inside: bool) -> bool:  # noqa: FBT001 - the flag is the state of the walk
    """Whether a repeat without bound stands inside another one."""
    for operation, argument in tree:
        if operation in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            _, high, inner = argument
            endless = high is codes.MAXREPEAT
            if (endless and inside) or _unbounded_inside(inner, inside or endless):
                return True
        elif operation in (codes.SUBPATTERN, codes.POSSESSIVE_REPEAT):  # which never goes back: it multiplies nothing
            if _unbounded_inside(argument[-1], inside):
                return True
        elif operation is codes.BRANCH:
            if any(_unbounded_inside(branch, inside) for branch in argument[1]):
                return True
        elif operation in (codes.ASSERT, codes.ASSERT_NOT) and _unbounded_inside(argument[1], inside):
            return True
    return False


@pytest.mark.parametrize(
    ("name", "pattern"),
    [pytest.param(*each, id=each[0]) for each in _patterns(graphkit.parse, graphkit.lexicon)],
)
def test_no_pattern_repeats_a_repeat_without_bound(name: str, pattern: re.Pattern[str]) -> None:
    tree = parser.parse(pattern.pattern, pattern.flags)
    if name.split(".")[1] == "parse":
        assert not _unbounded_inside(tree, False), pattern.pattern


ONE_CHARACTER = (codes.IN, codes.LITERAL, codes.NOT_LITERAL, codes.ANY, codes.CATEGORY)


def _held(tree: Any) -> Iterator[Any]:
    """What is held possessively, at any depth."""
    for operation, argument in tree:
        if operation is codes.POSSESSIVE_REPEAT:
            yield argument[-1]
        if operation is codes.ATOMIC_GROUP:
            yield argument
        within = argument if isinstance(argument, (list, tuple)) else (argument,)
        flat = [one for part in within for one in (part if isinstance(part, list) else [part])]
        for one in flat:
            if isinstance(one, parser.SubPattern):
                yield from _held(one)


def test_only_characters_are_held_possessively() -> None:
    """Before 3.11.5 Python kept what a possessive group had begun to read and given up: Debian 12 has 3.11.2."""
    patterns = [*_patterns(graphkit, dashboard), ("words", word_pattern())]
    held = [
        (name, one) for name, pattern in patterns for one in _held(parser.parse(pattern.pattern, pattern.flags))
    ]  # fmt: skip
    assert len(held) > 10
    assert not [name for name, one in held if len(one) != 1 or one[0][0] not in ONE_CHARACTER]
