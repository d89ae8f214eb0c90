"""Stations beside a number: the words before it or behind it that name one."""

import re
from functools import lru_cache
from itertools import islice

from graphkit.lexicon.posts import NOT_STATIONS, WRITER_WORDS, known_key, station_key
from graphkit.lexicon.tags import TAGS

WORDS_BEHIND = re.compile(
    r"[)\]'’]?[\s/_.-]{0,12}"
    r"([A-Za-z0][A-Za-z0.'’]{1,20}(?:[\s-]{1,12}[A-Za-z0][A-Za-z0.'’]{1,20}){0,4})"
    r"(?:\s[Aa]-)?[\s:,#./_(-]{0,12}([Oo]?\d)?"
)
NUMBER_SIGN = re.compile(
    r"(?:\s{1,2}(?:CABLES?|TEL(?:EGRAM)?S?|TELNOS?|MSGS?|MESSAGES?|N[OR]S?\.?)){1,2}[\s:,#.(]{0,4}$", re.IGNORECASE
)
NUMBER_SIGNS = (
    "CABLE",
    "CABLES",
    "TEL",
    "TELS",
    "EGRAM",
    "EGRAMS",
    "TELNO",
    "MSG",
    "MSGS",
    "SAGE",
    "SAGES",
    "NO",
    "NR",
    "NOS",
    "NRS",
)
BLANKS = " \n\t\r\xa0-"
BEFORE_NUMBER = BLANKS + ":,#.([¶/_="
NO_WORD = re.compile(r"[^A-Za-z0.'’ \n\t\r\xa0-]")
OWN = "own"  # instead of the key of a station: the writer's own
WORD = re.compile(r"[A-Za-z0][A-Za-z0.'’]*")


def station_before(gap: str, *, known_only: bool) -> tuple[str, int] | None:
    """The station that ends the words before a number, and its offset in them."""
    plain = gap.strip()
    if not plain:
        return None
    if plain.isascii() and plain.isalpha() and (key := known_station(plain)):
        return key, gap.find(plain)
    words = _last_words(gap)
    if not words:
        return None
    if not known_only and words[-1][0].upper().rstrip("S") in WRITER_WORDS:
        return OWN, words[-1].start()
    end = words[-1].end()
    for first in words[-5:]:
        name = gap[first.start() : end]
        if (key := known_station(name)) is not None:
            return key, first.start()
    if known_only or len(words) > 3 or not words[0][0][0].isupper():
        return None
    if any(word[0].upper().replace(".", "") in NOT_STATIONS or len(word[0].strip(".")) < 3 for word in words):
        return None
    name = gap[words[0].start() : end]
    if (len(words) > 1 and name.upper() != name) or "/" in gap[end:]:
        return None
    key = station_key(name)
    return (key, words[0].start()) if key else None


def _last_words(gap: str) -> list[re.Match[str]]:
    """The words that stand directly before a number, nothing but blanks and hyphens between them."""
    start, stop = max(0, len(gap) - 90), len(gap.rstrip(BEFORE_NUMBER))
    if gap[max(start, stop - 6) : stop].upper().endswith(NUMBER_SIGNS) and (tail := NUMBER_SIGN.search(gap, start)):
        stop = len(gap[: tail.start()].rstrip(BEFORE_NUMBER))
    for other in NO_WORD.finditer(gap, start, stop):
        start = other.end()
    words: list[re.Match[str]] = []
    for word in WORD.finditer(gap, start, stop):
        if words and gap[words[-1].end() : word.start()].strip(BLANKS):
            words.clear()
        words.append(word)
    return words[-6:] if words and words[-1].end() == stop else []


def known_station(name: str) -> str | None:
    """The key of a station that the list knows by this name, unless the name is an ordinary word too.

    >>> known_station("Riga"), known_station("DATED"), known_station("XANADU")
    ('RIGA', None, None)
    >>> known_station("LlMA"), known_station("Bern")
    ('LIMA', 'BERN')
    """
    return None if name.upper() in NOT_STATIONS else _known(name)


@lru_cache(maxsize=65536)
def _known(name: str) -> str | None:
    """The key of a station that the list knows, by any spelling; ``MADRID SP`` is Madrid in Spain."""
    if "l" in name and name.replace("l", "").isupper():
        name = name.replace("l", "I")  # LlMA: a small letter that looks like the capital
    plain = " ".join(name.upper().replace("’", "'").split()).strip(".'").removesuffix("'S")
    post = known_key(plain)
    if post is None and len(plain) > 5 and plain[-3] == " " and plain[-2:] in TAGS:
        post = known_key(plain[:-3])
    if (
        post is None
        and not plain.endswith(NUMBER_SIGNS)
        and plain.startswith(("AMEMBASSY ", "AMCONSUL ", "EMBASSY ", "USMISSION ", "CONGEN "))
    ):
        return station_key(plain)
    return post.station if post else None


def station_behind(text: str, at: int, end: int) -> tuple[str, bool] | None:
    """The station that follows a number, and whether another number follows it."""
    hit = WORDS_BEHIND.match(text, at, min(end, at + 110))
    if hit is None:
        return None
    if hit[2]:
        found = station_before(hit[1].rstrip("0 \n-") + " ", known_only=False)  # zeros in front of the serial
        return (found[0], True) if found and found[1] == 0 else None
    for word in reversed([*islice(WORD.finditer(text, hit.start(1), hit.end(1)), 4)]):
        if (key := _known(text[hit.start(1) : word.end()])) is not None:
            rest = text[word.end() : end].lstrip(" :,#(")
            return key, rest[:1].isdigit() or rest[:3].upper() == "XXX"  # a serial that was taken out is one too
    return None
