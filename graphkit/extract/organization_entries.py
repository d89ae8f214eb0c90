"""An organization that was recognised, its country, and entries of the lexicon made into one."""

from dataclasses import dataclass

from graphkit.extract.home import Home
from graphkit.extract.titled import country_in
from graphkit.extract.words import Words
from graphkit.lexicon import places
from graphkit.lexicon.organizations import OrganizationEntry
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
    """The country of a nationality (``Danish``) or a possessive (``Denmark's``) right before a word."""
    if first == 0 or not read.capital(first - 1):
        return None
    gazetteer, word = places.places(), (read.lower[first - 1],)
    if read.close(first - 1):
        two = (read.lower[first - 2], *word) if first > 1 else word
        return gazetteer.nationalities.get(two) or gazetteer.nationalities.get(word)
    return (
        gazetteer.countries.get(word)
        if read.gaps[first - 1][1:2] in "sS" and read.gaps[first - 1][:1] in "'’"
        else None
    )


def country_after(read: Words, last: int) -> str | None:
    """The country in ``Ministry of Justice of Denmark``."""
    if last + 2 < len(read.words) and read.lower[last + 1] == "of" and read.close(last):
        return country_in(read, last + 2, last + 2)
    return None


def city_after(read: Words, last: int) -> str | None:
    """The country of the city in ``National Archive in Copenhagen``."""
    if last + 2 < len(read.words) and read.lower[last + 1] == "in" and read.close(last) and read.capital(last + 2):
        return places.places().cities.get((read.lower[last + 2],))
    return None


def entry_at(
    read: Words, first: int, last: int, entry: OrganizationEntry, home: Home, rule: str = "lexicon"
) -> Named | None:
    """An entry of the lexicon with its country filled in."""
    country = nation_before(read, first) or country_after(read, last) or home.country
    nation = nation_before(read, first)
    if entry.key.startswith("us/") and nation not in (None, "US"):
        return Named(first, last, f"org:{nation.lower()}/{entry.key[3:]}", entry.name, entry.kind, nation, rule)
    if "{home}" not in entry.key:
        if entry.kind == "legislature" and nation_before(read, first) and read.close(first - 1):
            first -= 1
        area = entry.key.split("/")[0].upper()
        return Named(first, last, f"org:{entry.key}", entry.name, entry.kind, area if len(area) == 2 else None, rule)
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


def symbol(text: str, rule: str) -> Named:
    """An office of the Department by its symbol: ``EAP/J`` -> ``org:us/state/eap-j``."""
    return Named(0, 0, f"org:us/state/{slug(text.replace('/', ' '))}", text, "bureau", "US", rule)


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
