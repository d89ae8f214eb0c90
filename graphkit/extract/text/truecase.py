"""Upper-case text -> the case that it would have had, character by character, so that offsets stay true."""

import re
from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from graphkit.extract.text.shouted import GOVERNMENTS, defined_acronyms, words_of_organizations
from graphkit.lexicon import names, organizations, places, titles

WORDS = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)?(?:/[^\W\d_]+)*)")
SMALL = re.compile(r"[a-z]{2,}")
LARGE = re.compile(r"[A-Z]{2,}")
LETTERS = 400  # enough of a paragraph to tell its case
VOWELS = frozenset("AEIOUYÀÁÂÃÄÅÈÉÊËÌÍÎÏÒÓÔÕÖÙÚÛÜ")
FRONTS = (
    "un",
    "re",
    "de",
    "non",
    "anti",
    "counter",
    "inter",
    "over",
    "mis",
    "pre",
    "out",
    "sub",
    "super",
    "trans",
    "co",
)
ENDS = ("s", "es", "ed", "d", "ing", "ly", "ness", "ment", "ization", "er", "al")
# Heads of titles that are mostly ordinary words.
ORDINARY = names.word_lists()["ordinary_titles"]


def is_shouted(text: str) -> bool:
    """Whether a stretch of text is upper-case: hardly a word in small letters among its first ones.

    >>> is_shouted("HE TOLD McNAMARA SO (per REF A)."), is_shouted("He told McNamara so in OSLO.")
    (True, False)
    """
    small = sum(1 for _ in islice(SMALL.finditer(text[:LETTERS]), 3))
    return small < 3 and len(LARGE.findall(text[:LETTERS])) > small


def titled_words(text: str) -> frozenset[str]:
    """Common words that stand behind a title somewhere in an upper-case text, so are names in all of it.

    >>> sorted(titled_words("SECRETARY BAKER ARRIVED. BAKER IS NO BAKER."))
    ['baker']
    """
    facts = list(map(look_up, WORDS.findall(text)))
    return frozenset(word.low for before, word in pairwise(facts) if before.title and (word.surname or word.derived))


def stated_acronyms(text: str) -> frozenset[str]:
    """The acronyms that an upper-case text defines in brackets, in lower case.

    >>> stated_acronyms("THE ZQRX NORD PARTY (ZNP) LOST. ZNP LEFT (TODAY).")
    frozenset({'znp'})
    """
    tiles = WORDS.split(text)
    return (
        frozenset(defined_acronyms([word.lower() for word in tiles[1::2]], tiles[::2])) if "(" in text else frozenset()
    )


class Facts(NamedTuple):
    """What the lexicons say of one word in capitals."""

    low: str
    high: str  # with a capital
    stays: bool  # an acronym, or no word that could be written small
    likely: bool  # to have had a capital
    title: bool  # ends one: a common word behind it may be a name
    surname: bool
    given: bool
    derived: bool


@lru_cache(maxsize=65536)
def look_up(word: str) -> Facts:
    """The facts of a word, kept for all texts: a few thousand words make up most of them."""
    low = word.lower()
    odd = len(low) != len(word) or word in acronyms() or "/" in word
    stays = odd or (len(word) > 1 and VOWELS.isdisjoint(word))
    likely = low in capitals() or low in leaders() or not is_common(low)
    given = (
        low in names.given_names() and low not in names.english_words() and low not in SMALL_PARTICLES | {"al", "el"}
    )
    derived = not likely and (low in names.rare_words() or (low.endswith("er") and low not in names.english_words()))
    return Facts(
        low, word[0] + low[1:], stays, likely, low in title_words(), low in names.surname_words(), given, derived
    )


def truecase(text: str, named: frozenset[str] = frozenset(), stay: frozenset[str] = frozenset()) -> str:
    """Upper-case text with common words in lower case, acronyms and titles as the lexicons have them, names capital.

    ``named`` are common words that are names here, ``stay`` acronyms of the text. The length never changes.

    >>> truecase("THE FOREIGN MINISTER TOLD AMBASSADOR BAKER OF A BAKER IN RTG OFFICES")
    'the Foreign Minister told Ambassador Baker of a baker in RTG offices'
    """
    pieces: list[str] = []
    tiles = WORDS.split(text)  # gap, word, gap, ..., gap
    facts = list(map(look_up, tiles[1::2]))
    after_title = in_name = False
    for n, (gap, written, word) in enumerate(zip(tiles[::2], tiles[1::2], facts, strict=False)):
        pieces.append(gap)
        following = facts[n + 1].low if n + 1 < len(facts) else ""
        role = word.title and following and opens_role(word.low, following)
        named_here = (after_title and may_be_surname(word, following)) or (in_name and word.surname)
        high = word.likely or word.low in named or named_here or role or opens_pair(facts, tiles, n)
        high = high and not (word.low in SMALL_PARTICLES and in_name and gap == " ")
        stays = word.stays or word.low in stay or (word.low == "got" and n and facts[n - 1].low == "the")
        pieces.append(written if stays else word.high if high else word.low)
        if word.low in COMPANIES and n > 1:
            name_company(pieces)
        after_title = word.title
        in_name = high and (word.given or (in_name and gap in GAPS_OF_NAMES)) and not word.title
    pieces.append(tiles[-1])
    for n in words_of_organizations([word.low for word in facts], tiles[::2]):
        if pieces[2 * n + 1].islower():
            pieces[2 * n + 1] = facts[n].high
    return "".join(pieces)


SMALL_PARTICLES = frozenset(
    {"de", "del", "der", "den", "dos", "das", "da", "du", "la", "van", "von", "y", "bin", "ibn"}
)
GAPS_OF_NAMES = frozenset({" ", "\n", "-", ". ", ""})


def may_be_surname(word: Facts, following: str) -> bool:
    """Whether a common word behind a title is a name: a family name, no word by itself (``RINGER``), one that speaks.

    >>> may_be_surname(look_up("RINGER"), "said"), may_be_surname(look_up("REITERATED"), "that")
    (True, False)
    """
    if word.surname or word.derived:
        return True
    lists = names.word_lists()
    if following not in lists["speech"] or word.title or len(word.low) < 4 or word.low.endswith(("ly", "ed")):
        return False
    return not any(word.low in lists[name] for name in ("stop", "auxiliaries", "speech"))


def opens_pair(facts: list[Facts], tiles: list[str], n: int) -> bool:
    """Whether a short word is the first half of a given name behind an East Asian family name: ``ROH MOO-HYUN``."""
    if tiles[2 * n + 2] != "-" or not n or tiles[2 * n] != " " or n + 1 >= len(facts):
        return False
    family = facts[n - 1].low in names.word_lists()["family_first"]
    return family and len(facts[n].low) < 6 and not is_common(facts[n + 1].low)


COMPANIES = frozenset({"company", "corporation", "bank"})


def name_company(pieces: list[str]) -> None:
    """Gives capitals to the common words between a name and the company that it is of, in place.

    >>> pieces = ["", "Okonjo", " ", "telegraph", " ", "company"]
    >>> name_company(pieces)
    >>> "".join(pieces)
    'Okonjo Telegraph Company'
    """
    first = len(pieces) - 3
    while first > 1 and len(pieces) - first < 7 and pieces[first].islower() and pieces[first - 1] == " ":
        first -= 2
    stop = names.word_lists()["stop"]
    if pieces[first][0].isupper() and pieces[first].lower() not in stop and first < len(pieces) - 3:
        between = range(first + 2, len(pieces), 2)
        if all(pieces[i] not in stop for i in between[:-1]):
            for i in between:
                pieces[i] = pieces[i].capitalize()


def opens_role(title: str, following: str) -> bool:
    """Whether an ordinary word is a title here: a name stands behind it, or it is a Charge who speaks.

    >>> opens_role("general", "okonjo"), opens_role("general", "rule"), opens_role("charge", "told")
    (True, False, True)
    """
    return not is_common(following) or (title == "charge" and following in names.word_lists()["speech"])


@lru_cache(maxsize=65536)
def is_common(word: str) -> bool:
    """Whether a lower-case word is common English, also behind a prefix or before an ending.

    >>> is_common("declassified"), is_common("reschedulings"), is_common("okonjo")
    (True, True, False)
    """
    words = names.english_words()
    if word in words or word in names.rare_words() or word == "a" or word.endswith(("n't", "n’t", "'ll", "'ve", "'re")):
        return True
    if word in names.given_names() or len(word) < 6:
        return False
    rest = next((word[len(front) :] for front in FRONTS if word.startswith(front)), "")
    if rest in words and len(rest) > 3:
        return True
    return any(
        base.endswith(end) and len(base) - len(end) > 3 and base[: -len(end)] in words
        for base in (word, rest)
        for end in ENDS
    )


@cache
def leaders() -> frozenset[str]:
    """The world's leaders in lower case, some of whom look like words: ``kissinger``."""
    return frozenset(map(str.lower, names.world_leaders()))


@cache
def acronyms() -> frozenset[str]:
    """Words that stay in capitals: short forms of titles, organizations and governments that are no common words."""
    found = {word for word in titles.titles().exact if word.isupper()} | set(organizations.acronyms())
    found |= {"GO" + name[0] for name in places.places().names.values()}
    return frozenset(word for word in found if word.lower() in GOVERNMENTS or word.lower() not in names.english_words())


@cache
def title_words() -> frozenset[str]:
    """Words that end a title, abbreviations included: a common word behind them may be a name."""
    found = {words[-1] for words in titles.titles().any_case} | {word.lower() for word in titles.titles().exact}
    return frozenset(found - {"u", "of", "member", "staff"})


@cache
def capitals() -> frozenset[str]:
    """Common words that keep their capital: heads of titles with the fields before them, nationalities, countries."""
    found: set[str] = set()
    for words in titles.titles().any_case:
        if len(words) == 1 or words[-1] in ("minister", "secretary", "general", "counselor", "attache", "officer"):
            found.update(words)
    gazetteer = places.places()
    for words in (*gazetteer.countries, *gazetteer.nationalities):
        found.update(words)
    found -= ORDINARY | names.word_lists()["stop"]
    return frozenset(
        found
        | {"minister", "foreign", "embassy", "ministry", "government", "department"}
        | organizations.national_bodies()
        | organizations.lone_names()
    )
