"""Whose a ministry or body is that names no country, where its sentence tells another one than the cable's own."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from graphkit.extract.home import Home
from graphkit.extract.organizations.entries import Named, country_after, nation_before, of_country
from graphkit.extract.text.runs import runs
from graphkit.extract.text.words import LOCAL, Words
from graphkit.extract.titles.titled import country_in
from graphkit.lexicon import organizations, places

PRONOUNS = frozenset({"his", "her", "its", "their"})
OURS = frozenset({"our", "embassy", "mission", "post"})  # "our Consular Section", "the Mission Task Force"
BELONG = frozenset({"from", "of", "at", "in", "within"})
LISTED = frozenset({"and", "the", "or"})
LINKS = frozenset({"and", "of", "with"})
SENTENCE, RUN = 10, 4  # words in which the owner of "its" is looked for, and one in the genitive before titles
AGENCIES = frozenset({"ministry_or_agency", "bureau", "legislature", "interagency_body"})


def owned(read: Words, named: list[Named], home: Home) -> list[Named]:
    """``named``, those taken for the home country's with the country that the text tells."""
    ours = {hit.first: at for at, hit in enumerate(named) if is_assumed(read, hit, home)}
    if not ours:
        return named
    found = list(named)
    for at in ours.values():
        hit = named[at]
        before = named[at - 1] if at and named[at - 1].last < hit.first else None
        country = owner_near(read, hit, before, home)
        if country is not None and country != home.country:
            found[at] = of_country(hit, country)
    for group in coordinated(read, found):
        told = {hit.country for hit in group if hit.kind == "ministry_or_agency" and not is_assumed(read, hit, home)}
        if len(told) == 1 and (country := next(iter(told))) not in (None, "US", home.country):
            for hit in group:
                if hit.first in ours and found[ours[hit.first]].country == home.country:
                    found[ours[hit.first]] = of_country(hit, country)
    return named_elsewhere(read, found, home)


def is_assumed(read: Words, hit: Named, home: Home) -> bool:
    """Whether only the cable's own country made an organization that country's."""
    if home.country is None or hit.country != home.country or hit.rule not in ("lexicon", "headed"):
        return False
    area, _, rest = hit.id.removeprefix("org:").partition("/")
    if area != home.country.lower() or (hit.rule == "lexicon" and f"{{home}}/{rest}" not in organizations.entry_keys()):
        return False
    inside = country_in(read, hit.first, hit.last)
    return inside is None and nation_before(read, hit.first) is None and country_after(read, hit.last) is None


def owner_near(read: Words, hit: Named, before: Named | None, home: Home) -> str | None:
    """The country that the words before a body say it is of."""
    first = hit.first
    adjoins = before is not None and before.last == first - 1
    if adjoins and before is not None and before.kind == "government" and read.close(first - 1):
        return before.country  # "the GOI Ministry"
    if adjoins and before is not None and before.kind == "post":
        return "US"  # "Embassy Oslo's Herring Section"
    word = read.lower[first - 1] if first and read.close(first - 1) else ""
    if word in PRONOUNS:
        return last_named(read, first - 1, before.last if before is not None else -1, home)
    if word and read.words[first - 1].islower() and (nation := nation_before(read, first - 1)) is not None:
        return nation if read.close(first - 2) else None  # "the Danish provincial Bureau of Labor"
    if word == "and" and first > RUN and read.capital(first - 2) and read.close(first - 2):
        word = read.lower[first - 3]  # "our Navy and Air Force"
    if hit.kind in ("bureau", "interagency_body") and OURS.intersection((word, read.lower[first])):
        return "US"
    return genitive(read, first) or sent_from(read, first)


def last_named(read: Words, at: int, floor: int, home: Home) -> str | None:
    """The country whose official stands before a pronoun: ``the Danish minister and his ministry``, ``Denmark's``.

    Nothing that was named between, at ``floor``, may be meant by the pronoun.
    """
    gazetteer = places.places()
    if read.lower[at - 1] not in LINKS or not read.close(at - 1):
        return None
    for i in range(at - 2, max(floor, at - SENTENCE), -1):
        if "." in read.gaps[i] and not read.abbreviated(i):
            return None
        if read.flags[i] & LOCAL and read.capital(i):
            code = gazetteer.nationalities.get((read.lower[i],)) or nation_before(read, i + 1)
            return code if code != "US" else home.country
    return None


def genitive(read: Words, first: int) -> str | None:
    """The country in ``Denmark's King Olav Training Center``, the titles and names behind it in capitals."""
    for i in range(first - 1, max(-1, first - RUN), -1):
        if not read.capital(i):
            return None
        if not read.close(i):
            owner = i < first - 1 and read.gaps[i][:2].lower() in ("'s", "’s")
            return places.places().countries.get((read.lower[i],)) if owner else None
    return None


def sent_from(read: Words, first: int) -> str | None:
    """The country in ``Danish officials from the Ministry of Justice``: whose people are of a body."""
    i = first - 1 - (first > 0 and read.lower[first - 1] == "the")
    if i < 2 or read.lower[i] not in BELONG or not all(map(read.close, range(i - 2, first))):
        return None
    noun = read.words[i - 1].islower() and read.lower[i - 1].endswith("s")
    country = nation_before(read, i - 1) if noun else None
    return country if country != "US" else None


def coordinated(read: Words, named: list[Named]) -> Iterator[list[Named]]:
    """The agencies that stand in one list: ``the ISI, Ministry of Interior, FIA and MFA``."""
    agencies = (hit for hit in named if hit.kind in AGENCIES)
    return runs(agencies, lambda one, other: joins(read, one.last, other.first))


def joins(read: Words, last: int, first: int) -> bool:
    """Whether only commas, links and acronyms stand between two words."""
    if first <= last or first - last > RUN:
        return False
    words = (read.lower[i] in LISTED or read.words[i].isupper() for i in range(last + 1, first))
    return all(read.gaps[i].strip() in ("", ",", "/") for i in range(last, first)) and all(words)


def named_elsewhere(read: Words, named: list[Named], home: Home) -> list[Named]:
    """A body of no usual name is the one country's with which the text names it, or nobody's in a cable on another."""
    told: dict[str, set[str | None]] = defaultdict(set)
    assumed = {hit.first for hit in named if is_unusual(hit) and is_assumed(read, hit, home)}
    for hit in named if assumed else ():
        if hit.first not in assumed:
            told[hit.id.partition("/")[2]].add(hit.country)
    abroad = bool(home.about) and home.country not in home.about
    return [
        elsewhere(hit, told[hit.id.partition("/")[2]], home, abroad=abroad) if hit.first in assumed else hit
        for hit in named
    ]


def is_unusual(hit: Named) -> bool:
    """Whether a body is no ministry that every country has, and no company, of which there may be several."""
    return hit.rule == "headed" and hit.kind not in ("company", "media")


def elsewhere(hit: Named, told: set[str | None], home: Home, *, abroad: bool) -> Named:
    """A body assumed to be the home country's, as the rest of the text tells whose it is."""
    if home.country in told:
        return hit
    if len(told) == 1 and (country := next(iter(told))) is not None:
        return of_country(hit, country)
    if abroad and hit.kind != "ministry_or_agency":
        return replace(hit, id=f"org:xx/{hit.id.partition('/')[2]}", country=None)
    return hit
