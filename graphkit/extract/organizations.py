"""Organizations: known names and acronyms, governments, posts, and capitalised names that their last word heads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from graphkit.extract.base import Extractor, Known
from graphkit.extract.home import Home, home_of
from graphkit.extract.running import running_text
from graphkit.extract.titled import country_in, match_trie, titles_of
from graphkit.extract.words import Is, Words, read_words
from graphkit.lexicon import organizations, places
from graphkit.lexicon.organizations import OrganizationEntry
from graphkit.lexicon.titles import slug
from graphkit.model import Cable, Extraction, Mention, MentionKind, Organization, Part, Span

GOVERNMENT = re.compile(r"GO[A-Z]{1,3}$")
SYMBOL = re.compile(r"[A-Z]{1,4}(?:/[A-Z&]{1,6}){1,3}$")
ARTICLES = frozenset("the a an this that these our their his her its each both all some new old in on at from for with by".split())
OWN = frozenset({"Embassy", "Consulate", "Mission"})
LONGEST = 12  # words of one name


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


def find(cable: Cable, known: Known, found: Extraction) -> Extraction:  # noqa: ARG001  every extractor has this shape
    """The organizations of a cable: envelope, distribution line and running text."""
    read, home = read_words(running_text(cable)), home_of(cable)
    named = list(find_named(read, home))
    entries: dict[str, tuple[str, str, str | None]] = {}
    mentions: dict[str, list[Mention]] = {}
    for hit in (*stated(cable, home), *((item, Span(read.starts[item.first], read.end(item.last))) for item in named)):
        item, span = hit
        entries.setdefault(item.id, (item.name, item.kind, item.country))
        norm = " ".join(span.of(cable.text).split())
        mentions.setdefault(item.id, []).append(mention_of(item, span, norm))
    organizations_found = tuple(
        Organization(id_, name, kind, tuple(sorted(mentions[id_], key=lambda m: m.span)), country)
        for id_, (name, kind, country) in entries.items()
    )
    return replace(found, organizations=found.organizations + organizations_found)


def mention_of(item: Named, span: Span, norm: str) -> Mention:
    """The mention of a hit: posts are their own kind."""
    kind = MentionKind.POST if item.id.startswith("post:") else MentionKind.ORGANIZATION
    return Mention(kind, item.id, span, norm, item.rule)


def stated(cable: Cable, home: Home) -> Iterator[tuple[Named, Span]]:
    """Organizations outside the running text: the sender, and office symbols of the distribution line."""
    origin = cable.origin
    if origin is not None and origin.span is not None and origin.post:
        city = origin.post.removeprefix("post:").replace("-", " ").title()
        item = Named(0, 0, origin.post, f"Embassy {city}" if "EMBASSY" in origin.name.upper() else origin.name, "post", home.country, "sender")
        yield item, origin.span
        for section in cable.sections:
            at = cable.text.find(item.name, section.span.start, section.span.end) if section.part is Part.CONTAINER else -1
            if at >= 0:
                yield item, Span(at, at + len(item.name))
    for section in cable.sections:
        if section.part is Part.HEAD and section.name in ("distribution", "attention"):
            for hit in re.finditer(r"[A-Z]{1,4}(?:/[A-Z&]{1,6}){1,3}\b", section.span.of(cable.text)):
                yield symbol(hit[0], "distribution"), Span(*hit.span()).shift(section.span.start)


def symbol(text: str, rule: str) -> Named:
    """An office of the Department by its symbol: ``EAP/J`` -> ``org:us/state/eap-j``."""
    return Named(0, 0, f"org:us/state/{slug(text.replace('/', ' '))}", text, "bureau", "US", rule)


def find_named(read: Words, home: Home) -> Iterator[Named]:
    """Organizations of the running text from left to right, none overlapping, none inside a title's own words."""
    heads = {i for title in titles_of(read.text) for i in range(title.head, title.head_last + 1)}
    done = -1
    for at in read.capitals:
        if at <= done or at in heads:
            continue
        hit = organization_at(read, at, home, heads)
        if hit is not None and hit.first > done:
            done = hit.last
            if not is_document(read, hit.last):
                yield hit


def organization_at(read: Words, at: int, home: Home, heads: set[int]) -> Named | None:
    """The organization whose first capitalised word is word ``at``."""
    word, lower = read.words[at], read.lower[at]
    flag = read.flags[at]
    hit = None
    if lower in STARTS or flag & (Is.NATION | Is.PLACE):
        hit = government(read, at) or post_at(read, at, home)
    if hit is None and lower in phrase_starts():
        hit = phrase(read, at, home)
    if hit is not None:
        return hit
    entry = organizations.spellings().get(word)
    if entry is not None:
        return entry_at(read, at, at, entry, home)
    if word[:2] == "GO" and GOVERNMENT.match(word):
        return government_acronym(read, at, home)
    if "/" in word and SYMBOL.match(word) and word.split("/")[0] in bureaus():
        return replace(symbol(word, "symbol"), first=at, last=at)
    return headed(read, at, home, heads)


STARTS = frozenset({"government", "embassy", "amembassy", "consulate", "mission", "amconsul", "the"})


def is_document(read: Words, last: int) -> bool:
    """Whether the name goes on to be a law, a plan or a meeting: ``U.N. Convention``, ``Cabinet Plan``."""
    after = last + 1
    if after >= len(read.words) or not (read.close(last) or read.abbreviated(last)):
        return False
    return read.capital(after) and read.lower[after] in organizations.not_organizations()


def entry_at(read: Words, first: int, last: int, entry: OrganizationEntry, home: Home, rule: str = "lexicon") -> Named | None:
    """An entry of the lexicon with its country filled in."""
    country = nation_before(read, first) or country_after(read, last) or home.country
    if "{home}" not in entry.key:
        if entry.kind == "legislature" and nation_before(read, first) and read.close(first - 1):
            first -= 1
        area = entry.key.split("/")[0].upper()
        return Named(first, last, f"org:{entry.key}", entry.name, entry.kind, area if len(area) == 2 else None, rule)
    if entry.key.endswith("/parliament") and nation_before(read, first) and read.close(first - 1):
        first -= 1
    return Named(first, last, f"org:{entry.key.replace('{home}', (country or 'xx').lower())}", entry.name, entry.kind, country, rule)


def nation_before(read: Words, first: int) -> str | None:
    """The country of a nationality (``Danish``) or a possessive (``Denmark's``) right before a word."""
    if first == 0 or not read.capital(first - 1):
        return None
    gazetteer, word = places.places(), (read.lower[first - 1],)
    if read.close(first - 1):
        two = (read.lower[first - 2], *word) if first > 1 else word
        return gazetteer.nationalities.get(two) or gazetteer.nationalities.get(word)
    return gazetteer.countries.get(word) if read.gaps[first - 1][1:2] in "sS" and read.gaps[first - 1][:1] in "'’" else None


def country_after(read: Words, last: int) -> str | None:
    """The country in ``Ministry of Justice of Denmark``."""
    if last + 2 < len(read.words) and read.lower[last + 1] == "of" and read.close(last):
        return country_in(read, last + 2, last + 2)
    return None


def government_acronym(read: Words, at: int, home: Home) -> Named | None:
    """``GOJ``: a country that the cable is about and that begins with these letters."""
    letters = read.words[at][2:]
    if read.words[at] == "GOP":
        return None
    if home.country and initials_fit(letters, places.places().names[home.country]):
        return government_of(at, at, home.country, "government-acronym")
    fits = [code for code, name in places.places().names.items() if initials_fit(letters, name)]
    return government_of(at, at, fits[0], "government-acronym") if len(fits) == 1 else None


def initials_fit(letters: str, country: str) -> bool:
    """Whether the letters behind GO are this country's: its initials, or its first letters.

    >>> initials_fit("J", "Japan"), initials_fit("SL", "Sierra Leone"), initials_fit("J", "Denmark")
    (True, True, False)
    """
    words = [word for word in country.split() if word[0].isupper()]
    return letters == "".join(word[0] for word in words) or (len(letters) > 1 and country.upper().startswith(letters)) or letters == country[0]


def government_of(first: int, last: int, country: str, rule: str) -> Named:
    """The government of a country."""
    return Named(first, last, f"org:{country.lower()}/government", f"Government of {places.places().names[country]}", "government", country, rule)


def government(read: Words, at: int) -> Named | None:
    """``Danish government``, ``Government of Denmark``, ``Denmark's government``."""
    flag, total = read.flags[at], len(read.words)
    if flag & (Is.NATION | Is.PLACE):
        for width in (1, 2, 3):
            last = at + width
            if last < total and read.lower[last] in ("government", "govt") and read.close(last - 1):
                key = tuple(read.lower[at:last])
                code = places.places().nationalities.get(key) or places.places().countries.get(key)
                return government_of(at, last, code, "government") if code else None
    if read.lower[at] == "government" and at + 2 < total and read.lower[at + 1] == "of":
        start = at + 3 if read.lower[at + 2] == "the" and at + 3 < total else at + 2
        for width in (4, 3, 2, 1):
            code = places.places().countries.get(tuple(read.lower[start : start + width]))
            if code:
                return government_of(at, start + width - 1, code, "government")
    return None


def post_at(read: Words, at: int, home: Home) -> Named | None:
    """``Embassy Oslo``, ``Consulate Bergen``, ``Mission Norway``, ``the Embassy``."""
    word, lower, total = read.words[at], read.lower[at], len(read.words)
    if lower in ("embassy", "amembassy", "consulate", "mission", "amconsul") and word[0].isupper():
        start = at + 2 if lower == "consulate" and at + 1 < total and read.lower[at + 1] == "general" else at + 1
        for width in (3, 2, 1):
            key = tuple(read.lower[start : start + width])
            if start + width <= total and read.capital(start) and read.close(start - 1):
                if lower != "mission" and key in places.places().cities:
                    return Named(at, start + width - 1, "post:" + "-".join(key), f"Embassy {' '.join(key).title()}", "post", places.places().cities[key], "post")
                if lower == "mission" and key in places.places().countries:
                    return Named(at, start + width - 1, "post:mission-" + "-".join(key), f"Mission {' '.join(key).title()}", "post_group", places.places().countries[key], "post")
    return own_post(read, at, home) if home.post and word in OWN else None


def own_post(read: Words, at: int, home: Home) -> Named | None:
    """``the Embassy``, ``Embassy``: the sending post, unless a nationality or a place makes it another."""
    after, before = at + 1, at - 1
    if nation_before(read, at) or (after < len(read.words) and read.close(at) and (read.capital(after) or read.lower[after] in ("of", "in"))):
        return None
    first = at
    if before >= 0 and read.close(before):
        if read.lower[before] == "the":
            first = before
        elif read.capital(before):
            return None
    city = str(home.post).removeprefix("post:").replace("-", " ").title()
    return Named(first, at, str(home.post), f"Embassy {city}", "post", home.country, "own-post")


@cache
def phrase_trie() -> dict[str, Any]:
    """Spellings of several words as a trie."""
    trie: dict[str, Any] = {}
    for words, entry in organizations.phrases().items():
        node = trie
        for word in words:
            node = node.setdefault(word, {})
        node[""] = entry
    return trie


@cache
def phrase_starts() -> frozenset[str]:
    """First words of the trie."""
    return frozenset(phrase_trie())


@cache
def bureaus() -> frozenset[str]:
    """First parts of office symbols."""
    return organizations.bureaus()


def phrase(read: Words, at: int, home: Home) -> Named | None:
    """A known name of several words."""
    hit = match_trie(phrase_trie(), read, at)
    if hit is None or not read.capital(hit[1]):
        return None
    entry, last = hit
    longer = headed(read, at, home, set())
    if longer is not None and longer.last > last and longer.first == at:
        return None
    return entry_at(read, at, last, entry, home)


def headed(read: Words, at: int, home: Home, heads: set[int]) -> Named | None:
    """A run of capitals whose last word says what it is, or that begins with ``Ministry of``."""
    if not read.capital(at) or (at > 0 and read.close(at - 1) and read.capital(at - 1) and not read.flags[at - 1] & (Is.NATION | Is.STOP) and at - 1 not in heads):
        return None
    if read.lower[at] in organizations.leading() and at + 2 < len(read.words) and read.lower[at + 1] in ("of", "for", "on"):
        return led(read, at, home)
    return tailed(read, at, home)


def led(read: Words, at: int, home: Home) -> Named | None:
    """``Ministry of Health, Labor and Welfare``: runs on while capitals, connectors and list commas do."""
    last, i = at, at + 1
    total = len(read.words)
    while i < total and i - at < LONGEST and (read.close(i - 1) or (read.gaps[i - 1] == ", " and read.flags[i - 1] & Is.FIELD and list_goes_on(read, i))):
        if read.capital(i):
            if read.flags[i] & Is.STOP and not read.flags[i] & Is.FIELD:
                break
            last = i
        elif read.lower[i] not in ("of", "and", "the", "for", "on") or (read.lower[i] == "and" and not list_goes_on(read, i)):
            break
        i += 1
    if last < at + 2:
        return None
    return composed(read, at, last, organizations.heads().get(read.lower[at], "other"), home)


def list_goes_on(read: Words, i: int) -> bool:
    """Whether a comma list of fields ends in ``and X`` soon: otherwise the comma ends the name."""
    for j in range(i, min(i + 5, len(read.words))):
        if read.lower[j] == "and":
            return j + 1 < len(read.words) and read.flags[j + 1] & Is.FIELD != 0 and read.capital(j + 1)
        if not read.capital(j) or not read.flags[j] & Is.FIELD:
            return False
    return False


def tailed(read: Words, at: int, home: Home) -> Named | None:
    """``Gender Equality Bureau``: the run's last head word ends the name."""
    kinds, last, i = organizations.heads(), -1, at
    total = len(read.words)
    while i < total and i - at < LONGEST and (i == at or read.close(i - 1)):
        lower = read.lower[i]
        if read.capital(i):
            if lower in kinds and i > at:
                last = i
        elif lower not in ("and", "of", "for", "de", "al") or not (i + 1 < total and read.capital(i + 1)):
            break
        i += 1
    if last < 0 or (last + 1 < total and read.close(last) and read.lower[last + 1] in organizations.not_organizations()):
        return None
    first = at
    while first < last and (read.flags[first] & Is.NATION or read.lower[first] in ARTICLES):
        first += 1
    if first == last:
        return None
    return composed(read, first, last, kinds[read.lower[last]], home)


def composed(read: Words, first: int, last: int, kind: str, home: Home) -> Named:
    """A name that no lexicon holds: its id is made of its words."""
    words = " ".join(read.text[read.starts[first] : read.end(last)].split())
    known = organizations.phrases().get(tuple(read.lower[first : last + 1]))
    if known is not None:
        found = entry_at(read, first, last, known, home)
        if found is not None:
            return found
    country = nation_before(read, first) or country_in(read, first, last) or country_after(read, last) or home.country
    area = (country or "xx").lower()
    return Named(first, last, f"org:{area}/{slug(words)}", words, kind, country, "headed")


EXTRACTOR = Extractor("organizations", find)
