"""An organization that was recognised, its country, and entries of the lexicon made into one."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from graphkit.extract.home import Home
from graphkit.extract.text.words import LOCAL, Words, read_words
from graphkit.extract.titles.titled import country_in
from graphkit.lexicon import places
from graphkit.lexicon.organizations import OrganizationEntry, spellings, words_of
from graphkit.lexicon.titles import slug
from graphkit.model.made import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Named:
    """An organization at words ``first`` to ``last``."""

    first: int
    last: int
    id: str
    name: str
    kind: str
    country: str | None
    rule: str


def nation_before(read: Words, first: int) -> str | None:
    """The country of a nationality (``Danish``), letters (``UK``) or a possessive (``Denmark's``) before a word."""
    if first == 0 or not read.capital(first - 1):
        return None
    gazetteer, word, gap = places.places(), (read.lower[first - 1],), read.gaps[first - 1]
    if read.close(first - 1):
        two = (read.lower[first - 2], *word) if first > 1 else word
        return gazetteer.nationalities.get(two) or gazetteer.nationalities.get(word) or of_letters(read, first - 1)
    if gap[:1] in "'’":
        return gazetteer.countries.get(word) if gap[1:2] in "sS" else None
    return of_letters(read, first - 1) if "." in word[0] and read.abbreviated(first - 1) else None


def of_letters(read: Words, at: int) -> str | None:
    """The country that a word is the letters of: ``UK``, ``DPRK``, ``U.S.``; the Union is none."""
    word = read.words[at]
    code = places.places().countries.get((read.lower[at],)) if word.isupper() and len(word) <= LETTERS else None
    return None if code == "EU" else code


LETTERS = 4  # of the longest abbreviation of a country, "DPRK"


def country_after(read: Words, last: int) -> str | None:
    """The country in ``Ministry of Justice of Denmark``, ``Security Council of the Russian Federation``."""
    if last + 2 < len(read.words) and read.lower[last + 1] == "of" and read.close(last):
        at = last + 2 + (read.lower[last + 2] == "the")
        return country_in(read, at, at) if at < len(read.words) else None
    return None


def city_after(read: Words, last: int) -> str | None:
    """The country of the city in ``National Archive in Copenhagen``."""
    if last + 2 < len(read.words) and read.lower[last + 1] == "in" and read.close(last) and read.capital(last + 2):
        return places.places().cities.get((read.lower[last + 2],))
    return None


def entry_at(
    read: Words, first: int, last: int, entry: OrganizationEntry, home: Home, rule: str = "lexicon"
) -> Named | None:
    """An entry of the lexicon with its country filled in, None where it is not meant here."""
    nation = nation_before(read, first)
    owner = nation or country_after(read, last)
    if entry.key == "int/unsc" and owner and first == last - 1:  # "the Russian Security Council"
        entry = spellings()["National Security Council"]
    if read.lower[last] == "presidency" and is_turn(read, first, nation, home):
        return None
    country = owner or home.country
    if entry.rivals or entry.local:
        chosen = meant(read, first, last, entry, country)
        if chosen is None:
            return None
        entry = chosen
    if is_department(entry) and nation not in (None, "US"):
        return Named(first, last, f"org:{nation.lower()}/{entry.key[3:]}", entry.name, entry.kind, nation, rule)
    if "{home}" not in entry.key:
        if entry.kind == "legislature" and nation_before(read, first) and read.close(first - 1):
            first -= 1
        country = entry.country if entry.country != UNKNOWN else None
        return Named(first, last, f"org:{entry.key}", entry.name, entry.kind, country, rule)
    if entry.key.endswith("/parliament") and nation_before(read, first) and read.close(first - 1):
        first -= 1
    return Named(
        first,
        last,
        f"org:{entry.key.replace('{home}', (country or 'xx').lower())}",
        entry.name,
        entry.kind,
        country,
        rule,
    )


def is_turn(read: Words, first: int, nation: str | None, home: Home) -> bool:
    """Whether a presidency is somebody's term or a country's turn in a union: ``my Presidency``, ``EU Presidency``."""
    if country_after(read, first) == "EU" or nation is not None:
        return nation is None or home.post == UNION or tells_of_turns(read.text)
    before = first - 1
    if before < 0 or read.gaps[before] == "-":
        return False
    owned = read.gaps[before][:1] in "'’"
    name = read.capital(before) and read.lower[before] not in ARTICLES
    return owned or (read.close(before) and (name or read.lower[before] in OWNERS))


ARTICLES = frozenset({"the", "this", "that", "a"})


UNION = "post:useu-brussels"
OWNERS = frozenset({"my", "his", "her", "your", "our"})
TURN = re.compile(
    r"\b(?:EU|European\s+Union|Council|rotating|six-month)\s+[Pp]residency|[Pp]residency\s+of\s+the\s+E[Uu]"
)


@lru_cache(maxsize=2)
def tells_of_turns(text: str) -> bool:
    """Whether a text speaks of the presidency of a union, which countries take in turns."""
    return "residency" in text and TURN.search(text) is not None


def is_department(entry: OrganizationEntry) -> bool:
    """Whether other countries have such an agency as one of the United States is: ``the Danish Justice Department``."""
    state = entry.key.startswith("us/state/") or entry.key in words_of("us_alone")
    return entry.key.startswith("us/") and entry.kind == "ministry_or_agency" and not state


UNKNOWN = "XX"


def meant(
    read: Words, first: int, last: int, entry: OrganizationEntry, country: str | None
) -> OrganizationEntry | None:
    """Which of the organizations of one spelling is meant: that of the country at hand, or one that the text names.

    Where nothing tells, a spelling of several is somebody's whose country is unknown, and a local one is nobody.
    """
    entries = (entry, *entry.rivals)
    here = next((one for one in entries if one.country == country), None) if country else None
    if here is not None or (entry.country in (None, "US") and not entry.local):
        return here or entry
    named = countries_named(read.text)
    fits = [one for one in entries if one.country in named]
    if len(fits) == 1:
        return fits[0]
    if any(one.local for one in entries):
        return None
    written = " ".join(read.text[read.starts[first] : read.end(last)].split())
    return OrganizationEntry(f"{UNKNOWN.lower()}/{slug(written)}", written, entry.kind)


@lru_cache(maxsize=2)
def countries_named(text: str) -> frozenset[str]:
    """The countries that a text names, by themselves or by their people.

    >>> sorted(countries_named("The Danish envoy left Norway."))
    ['DK', 'NO']
    """
    read, gazetteer = read_words(text), places.places()
    found: set[str | None] = set()
    for at in read.capitals:
        if read.flags[at] & LOCAL:
            for width in (1, 2, 3):
                key = tuple(read.lower[at : at + width])
                found.add(gazetteer.countries.get(key) or gazetteer.nationalities.get(key))
            found.add(gazetteer.nationalities.get((read.lower[at].removesuffix("s"),)))
    return frozenset(code for code in found if code)


def symbol(text: str, rule: str) -> Named:
    """An office of the Department by its symbol: ``EAP/J`` -> ``org:us/state/eap-j``."""
    return Named(0, 0, f"org:us/state/{slug(text.replace('/', ' '))}", text, "bureau", "US", rule)


def of_country(hit: Named, country: str) -> Named:
    """The same body of another country."""
    rest = hit.id.partition("/")[2]
    return replace(hit, id=f"org:{country.lower()}/{rest}", country=country)


def government_of(first: int, last: int, country: str, rule: str) -> Named:
    """The government of a country."""
    return Named(
        first,
        last,
        f"org:{country.lower()}/government",
        f"Government of {places.places().names[country]}",
        "government",
        country,
        rule,
    )
