"""Text -> words with what the lexicons say of each: the one pass that every extractor of names shares."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, groupby
from typing import Final

from graphkit.extract.text.kept import Kept
from graphkit.extract.text.lines import list_breaks
from graphkit.lexicon import names, organizations, places, titles

APOSTROPHES = ("'", "’")
# What stands before the slash of an office symbol (``EUR/WE``) or a title (``Pol/Econ``), and what behind it.
OFFICE = re.compile(r"(?:[A-Z]{1,5}|[Pp]ol|[Ee]con)(?:/[A-Z][A-Za-z]*)*")
DESK = re.compile(r"[A-Z][A-Za-z]*")


class Is:
    """What a single word may be part of."""

    TITLE: Final = 1
    GIVEN: Final = 2
    COMMON: Final = 4
    FIELD: Final = 8
    MODIFIER: Final = 16
    PLACE: Final = 32
    NATION: Final = 64
    STOP: Final = 128
    PARTICLE: Final = 256
    SUFFIX: Final = 512
    SPEECH: Final = 1024
    SURNAME: Final = 2048  # a common word that is a family name too
    CAPITAL: Final = 4096  # begins with a capital
    ORGANIZATION: Final = 8192  # begins the name of an organization that is known
    HEAD: Final = 16384  # says what kind of organization a name is of
    TOLD: Final = 32768  # a verb behind which stands who was told something
    LISTED: Final = 65536  # begins the name of one of the many organizations that only a list knows
    RARE: Final = TITLE | SPEECH | HEAD | TOLD  # what a text is searched for word by word


# Flags asked of every word: a class looks its members up anew each time.
CAPITAL, RARE, LOCAL = Is.CAPITAL, Is.RARE, Is.NATION | Is.PLACE
MATTERS = CAPITAL | RARE


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a text in order. ``gaps[i]`` is what stands between word ``i`` and the next one."""

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    gaps: list[str]
    flags: list[int]
    capitals: list[int]  # the words that begin with a capital
    unknown: list[int]  # those of them that no lexicon knows
    rare: list[int]  # the words that the text is searched for: one in ten, so that no search sees the others

    def end(self, i: int) -> int:
        """Where word ``i`` ends."""
        return self.starts[i] + len(self.words[i])

    def close(self, i: int) -> bool:
        """Whether word ``i`` and the next belong together: a space, one line break, or a hyphen between them."""
        return CLOSE[self.gaps[i]]

    def abbreviated(self, i: int) -> bool:
        """Whether word ``i`` is a short one with a full stop that does not end a sentence (``J.``, ``Amb.``)."""
        gap = self.gaps[i]
        short = len(self.words[i]) < 6 or self.lower[i] == "messrs"
        return short and gap[:1] == "." and not gap[1:].strip() and gap.count("\n") < 2

    def capital(self, i: int) -> bool:
        """Whether word ``i`` begins with a capital."""
        return self.flags[i] & CAPITAL != 0

    def find(self, flag: int) -> list[int]:
        """The words with that flag, one of `Is.RARE`, in order."""
        flags = self.flags
        return [i for i in self.rare if flags[i] & flag]


AYIN = frozenset({"-'", "-’", "-‘", "-`"})  # of "Ali al-'Omari"
CLOSE = Kept(lambda gap: gap == "-" or gap in AYIN or (not gap.strip() and gap.count("\n") < 2))
"""Whether what stands between two words holds them together; asked of a text hundreds of times, of a few gaps."""


def read_words(text: str) -> Words:
    """The words of a text, kept for the next extractor that asks for the same text.

    >>> read = read_words("Amb. Lind met Vice-Minister Okonjo's aide.")
    >>> read.words
    ['Amb', 'Lind', 'met', 'Vice', 'Minister', 'Okonjo', 'aide']
    >>> read.gaps[0], read.gaps[3], read.gaps[5]
    ('. ', '-', "'s ")
    """
    return _read_words(text)


@lru_cache(maxsize=2)
def _read_words(text: str) -> Words:
    return split_text(text)


@cache
def word_pattern() -> re.Pattern[str]:
    r"""Words, in a group of their own: letters and digits with an apostrophe, a stop or ``&`` inside.

    Combining marks count as letters, so that a decomposed accent does not cut a name. All are written out: a set of
    characters is looked up in half the time that ``\w`` takes. No letter is given back (``++``): none would help. Only
    letters are held so, not what is put together of them: there Python went wrong until 3.11.4, and kept a stop.
    """
    letters = "".join(f"{first}-{last}" for first, last in letter_ranges())
    return re.compile(rf"([{letters}]++(?:(?!['’.&])|(?:(?:['’](?![sS]\b)|[.&])[{letters}]++)*))")


def letter_ranges() -> Iterator[tuple[str, str]]:
    """The characters of words as ranges: the first and the last of each."""
    for is_letter, some in groupby(map(chr, range(0x10000)), is_word_letter):
        if is_letter:
            run = "".join(some)
            yield run[0], run[-1]


def is_word_letter(char: str) -> bool:
    """Whether a character is part of words: letters, digits, the underscore and combining marks."""
    return char.isalnum() or char == "_" or "\u0300" <= char <= "\u036f"


def split_text(text: str) -> Words:
    """The words of a short text that nobody will ask for again."""
    tiles = word_pattern().split(text)  # gap, word, gap, word, ..., gap: together the text
    starts = list(accumulate(map(len, tiles)))[0:-1:2]
    words, gaps = tiles[1::2], tiles[2::2]
    if "/" in text:
        join_symbols(text, words, gaps, starts)
    join_possessives(text, words, gaps, starts)
    part_items(text, words, gaps, starts)
    lower, flags = list(map(LOWER.__getitem__, words)), list(map(TOLD.__getitem__, words))
    if " Said" in text:
        name_said(words, gaps, flags)
    some = [i for i, flag in enumerate(flags) if flag & MATTERS]
    capitals = [i for i in some if flags[i] & CAPITAL]
    unknown = [i for i in capitals if flags[i] == CAPITAL]
    rare = [i for i in some if flags[i] & RARE]
    return Words(text, words, lower, starts, gaps, flags, capitals, unknown, rare)


def join_symbols(text: str, words: list[str], gaps: list[str], starts: list[int]) -> None:
    """Makes every office symbol (``EUR/WE``, ``Pol/Econ``) one word."""
    for slash in SLASH.finditer(text):
        i = bisect_left(starts, slash.start()) - 1
        if i >= 0 and gaps[i] == "/" and OFFICE.fullmatch(words[i]) and DESK.match(words[i + 1]) and not two(words, i):
            words[i : i + 2] = [f"{words[i]}/{words[i + 1]}"]
            del gaps[i], starts[i + 1]


def two(words: list[str], i: int) -> bool:
    """Whether a stroke stands between two organizations that are known: ``NATO/World Bank``."""
    known = organizations.spellings()
    agency = known.get(words[i])
    return agency is not None and "us/state" not in agency.key and f"{words[i]}/{words[i + 1]}" not in known


SLASH = re.compile(r"/(?=\w)")


def part_items(text: str, words: list[str], gaps: list[str], starts: list[int]) -> None:
    """Makes the line break between two capitalised items of a list one that parts, like an empty line."""
    for at in list_breaks(text):
        i = bisect_right(starts, at) - 1
        if i >= 0 and words[i][0].isupper() and gaps[i].count("\n") == 1:
            gaps[i] = gaps[i].replace("\n", "\n\n")


def join_possessives(text: str, words: list[str], gaps: list[str], starts: list[int]) -> None:
    """Makes every possessive ``'s`` part of the gap behind its word."""
    for mark in POSSESSIVE.finditer(text):
        i = bisect_left(starts, mark.end())
        if i and starts[i : i + 1] == [mark.end()] and words[i] in ("s", "S") and gaps[i - 1] in APOSTROPHES:
            gaps[i - 1 : i + 1] = [gaps[i - 1] + words[i] + gaps[i]]
            del words[i], starts[i]


def name_said(words: list[str], gaps: list[str], flags: list[int]) -> None:
    """Makes ``Said`` behind a title or a name a name too: ``Minister Said``, ``Hassan Said``."""
    for i, word in enumerate(words):
        if word == "Said" and i and gaps[i - 1] == " " and flags[i - 1] & CAPITAL:
            flags[i] = CAPITAL | Is.GIVEN


POSSESSIVE = re.compile(r"['’](?=[sS](?!\w))")


@cache
def word_flags() -> Mapping[str, int]:
    """What the lexicons say of each word, in lower case."""
    flags: dict[str, int] = {}

    def mark(words: Iterable[str], flag: int) -> None:
        for word in words:
            flags[word] = flags.get(word, 0) | flag

    table, gazetteer, lists = titles.titles(), places.places(), names.word_lists()
    mark((words[0] for words in table.any_case), Is.TITLE)
    mark((word.lower() for word in table.exact), Is.TITLE)
    mark(table.modifiers, Is.MODIFIER)
    mark(table.fields, Is.FIELD)
    mark(names.given_names(), Is.GIVEN)
    mark(names.english_words(), Is.COMMON)
    mark((words[0] for words in (*gazetteer.countries, *gazetteer.cities)), Is.PLACE)
    mark((words[0] for words in gazetteer.nationalities), Is.NATION)
    mark((words[0] + "s" for words in gazetteer.nationalities if len(words) == 1), Is.NATION)
    mark(lists["stop"], Is.STOP)
    mark(lists["particles"], Is.PARTICLE)
    mark(lists["suffixes"], Is.SUFFIX)
    mark(lists["speech"], Is.SPEECH)
    mark(lists["told"], Is.TOLD)
    mark(names.surname_words(), Is.SURNAME)
    mark(
        (
            *organizations.first_words(),
            "government",
            "embassy",
            "amembassy",
            "consulate",
            "mission",
            "amconsul",
            "post",
        ),
        Is.ORGANIZATION,
    )
    mark(organizations.listed_words(), Is.LISTED)
    mark((symbol.lower() for symbol in organizations.bureaus() if len(symbol) > 1), Is.LISTED)
    mark((*organizations.heads(), *organizations.leading(), *organizations.kinds_of("foreign")), Is.HEAD)
    return flags


# What matters of words in small letters.
SMALL = Is.TITLE | Is.FIELD | Is.MODIFIER | Is.STOP | Is.PARTICLE | Is.SUFFIX | Is.SPEECH | Is.TOLD


def tell_word(word: str) -> int:
    """What the lexicons say of a word as it is written.

    >>> tell_word("Minister") & Is.CAPITAL, tell_word("minister") & Is.CAPITAL, tell_word("minister") & Is.TITLE
    (4096, 0, 1)
    """
    lower = word.lower()
    flag = word_flags().get(lower, 0)
    capital = word != lower and word[0].isupper()
    return flag | Is.CAPITAL if capital else flag & SMALL


LOWER, TOLD = Kept(str.lower), Kept(tell_word)
