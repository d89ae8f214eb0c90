"""Names before a request to protect that no other rule found, or not whole: by their capitals, or by nothing at all."""

import re

from graphkit.extract.named import is_redaction
from graphkit.lexicon import names, titles
from graphkit.mask import LETTERS
from graphkit.model import Span

NEAR = 160  # characters before a marker in which such a name is looked for
WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")


def stray_name(text: str, start: int, end: int) -> bool:
    """Whether between a found name and the marker stands another one that was not found."""
    words = [word for word in WORD.findall(text[start:end]) if word[0].isupper()]
    return len(words) >= 2 and sum(word.lower() not in names.english_words() for word in words) >= 2


def capitals_before(text: str, floor: int, at: int) -> list[Span]:
    """The last run of capitalised words before a marker, titles off: a name that no rule found."""
    words = list(WORD.finditer(text, floor, at))
    run: list[re.Match[str]] = []
    for word in reversed(words):
        capital = word[0][0].isupper() and len(word[0]) > 1
        fits = capital and word[0].lower() not in names.word_lists()["stop"] and not is_redaction(word[0])
        if fits and len(run) < 4 and (not run or text[word.end() : run[-1].start()].strip() in ("", ".", "-")):
            run.append(word)
        elif (run and word[0].lower() not in names.word_lists()["particles"]) or (not run and at - word.end() > 60):
            break
    while run and (run[-1][0].lower(),) in titles.titles().any_case:
        run.pop()
    return [Span(run[-1].start(), run[0].end())] if run else []


def whole(text: str, span: Span, at: int) -> Span:
    """A name with the words between it and a marker, where they are names too that mean something else: ``Joe March``.

    >>> [whole(text, Span(0, 3), text.index("(")) for text in ("Joe March (protect)", "Joe of Oslo (protect)")]
    [Span(start=0, end=9), Span(start=0, end=3)]
    """
    if at - span.end > NEAR or not (rest := MORE_OF_A_NAME.fullmatch(text, span.end, at)):
        return span
    words, lists = [word.lower() for word in WORD.findall(rest[1])], names.word_lists()
    ordinary = names.english_words() if span.of(text).isupper() else lists["suffixes"]
    if any(word in ordinary and word not in lists["calendar"] for word in words):
        return span
    return span if any((word,) in titles.titles().any_case for word in words) else Span(span.start, rest.end(1))


MORE_OF_A_NAME = re.compile(r"((?:[ \t]+|[ \t]*\n[ \t]*)[A-Z][\w'’-]+(?:[ \t]+[A-Z][\w'’-]+)?)\s*")


def small_before(text: str, floor: int, at: int, *, alone: bool) -> Span | None:
    """The words in small letters right before a marker that are no common words: a name without its capitals.

    Where another name was found, ``alone`` is false, and one such word is rather a word misspelt.

    >>> text = "poloff met vidkun frogneresk (protect)"
    >>> small_before(text, 0, text.index("("), alone=True).of(text)
    'vidkun frogneresk'
    """
    lists, run, end = names.word_lists(), list[re.Match[str]](), at
    for word in reversed(list(WORD.finditer(text, max(floor, at - NEAR), at))):
        low = word[0]
        if not low.islower() or text[word.end() : end].strip() or len(run) == MOST_OF_A_NAME or is_common(low):
            break
        run, end = [*run, word], word.start()
    while run and run[-1][0] in lists["particles"]:
        run.pop()
    before = WORD.findall(text[max(floor, run[-1].start() - 20) : run[-1].start()]) if run else []
    if len(run) < (1 if alone else 2) or (before and before[-1] in lists["before_no_person"]):
        return None
    return Span(run[-1].start(), run[0].end())


def is_common(low: str) -> bool:
    """Whether a word in small letters is none of a name: of the language, of the service, a redaction.

    >>> is_common("frogneresk"), is_common("al-frogneresk"), is_common("country's"), is_common("coup-ridden")
    (False, False, True, True)
    """
    lists = names.word_lists()
    if low in lists["particles"]:
        return False
    known = (names.english_words(), names.rare_words(), lists["stop"], lists["calendar"], lists["protect_after"])
    parts = [part for part in LETTERS.findall(low) if part not in lists["particles"] and len(part) > SHORT]
    stems = [part.removesuffix(ending) for part in parts for ending in ("", "s", "es", "ed", "ing")]
    ours = is_redaction(low) or any((part,) in titles.titles().any_case for part in parts)
    return ours or not parts or any(stem in words for stem in stems for words in known)


MOST_OF_A_NAME = 4
SHORT = 2  # letters of a word that says nothing
