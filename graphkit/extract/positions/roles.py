"""Titles that stand alone: ``the DCM``, ``the Danish ambassador``, ``its CEO``; whoever holds them."""

from collections.abc import Container, Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from graphkit.extract.positions.of_several import of_several
from graphkit.extract.positions.telegraphic import without_article
from graphkit.extract.text.words import Is, Words
from graphkit.extract.titles.seats import seat_of
from graphkit.extract.titles.titled import Titled
from graphkit.lexicon import names, organizations, places
from graphkit.lexicon.titles import titles as lexicon
from graphkit.model import Cable, Person, Span

ALONE = frozenset(
    {"mission", "department", "us_executive", "us_command", "congress"}
)  # a role without an article is a mention too
WITH_ARTICLE = frozenset(
    {"state", "minister", "official", "foreign_official", "legislator", "military", "command", "international"}
)
BARE = frozenset({"military", "command", "minister", "state"})  # those that a text of capitals names without an article
# Most countries have one of each.
HEADS = frozenset({"President", "Vice President", "Prime Minister", "Deputy Prime Minister", "Attorney General"})
# Abbreviations that mean too much else to stand for a role alone.
AMBIGUOUS = names.word_lists()["ambiguous_roles"]
# A role in small letters is somebody's only where the cable says whose: "the chairman", "its curator".
SMALL = frozenset({"business", "official", "foreign_official"})
SAID_BEFORE = frozenset({"the", "its", "late"})
INDEFINITE = ("Official", "Officer", "Member", "Assistant", "Leader", "Expert", "Author", "Candidate", "Counterpart")
FORMER = frozenset({"former", "ex", "late", "then"})
IS = frozenset({"is", "was", "be", "been", "become", "became", "as"})  # "had been the CEO" says what somebody is
ADDRESS = frozenset({"mr", "madam", "madame", "mme", "ms"})


class Role(NamedTuple):
    """A title alone. ``sure``: it is a mention though the cable does not name who holds it; ``city``: of a city.

    ``called``: how it is called where its words stand for it only in their list, the ``French`` of several.
    """

    title: Titled
    span: Span
    sure: bool = True
    city: tuple[str, ...] = ()
    spoken_to: bool = False  # "Mr. Vice President:"
    called: str = ""
    seat: tuple[str, ...] = ()  # "Consul Lagos"


def role_only(cable: Cable, read: Words, titles: tuple[Titled, ...], used: list[Span]) -> Iterator[Role]:
    """Titles that no name goes with, with the article before them."""
    before: Role | None = None
    named = set(taken(read, titles, used))
    for title, after in zip_longest(shared(read, titles), titles[1:]):
        if title.first in named or (after is not None and shares_name(read, title, after, named)):
            continue
        if title.name == "Attorney General" and is_office(read, title.last):
            continue
        if several := of_several(read, title):
            yield from (Role(one.title, one.span, called=one.called) for one in several)
            continue
        joined = before is not None and before.title.entry.group == title.entry.group
        joined = joined and before is not None and follows(read, before.title, title)
        role = large(cable, read, title, joined=joined) if title.capital else small(read, title)
        if role is not None:
            before = role
            yield role


def is_office(read: Words, last: int) -> bool:
    """Whether the office is meant that is called after a title: ``the Attorney General's Office``."""
    return last + 1 < len(read.words) and read.words[last + 1] == "Office" and read.gaps[last][:2] in ("'s", "’s")


def taken(read: Words, titles: tuple[Titled, ...], used: list[Span]) -> Iterator[int]:
    """The first words of the titles that stand with a name."""
    at = 0
    for title in titles:
        while at < len(used) and used[at].end <= read.starts[title.first]:
            at += 1
        if at < len(used) and used[at].start < read.end(title.last):
            yield title.first


def shares_name(read: Words, title: Titled, after: Titled, named: Container[int]) -> bool:
    """Whether the name behind the next title is this one's too: ``Vice President and Prime Minister Okonjo``."""
    article = title.first > 0 and read.lower[title.first - 1] == "the"
    if after.first not in named and not named_further(read, after):
        return False
    return follows(read, title, after) and title.entry.group == after.entry.group != "mission" and not article


def shared(read: Words, titles: tuple[Titled, ...]) -> Iterator[Titled]:
    """The titles; of two that one country closes both have it: ``the President and Prime Minister of Norway``."""
    for title, after in zip_longest(titles, titles[1:]):
        alone = title.nation is None and not title.scope
        if alone and after is not None and after.scope and after.nation and follows(read, title, after):
            yield replace(title, nation=after.nation)
        else:
            yield title


def follows(read: Words, title: Titled, after: Titled) -> bool:
    """Whether "and" joins two titles."""
    return after.first == title.last + 2 and read.lower[title.last + 1] == "and"


def large(cable: Cable, read: Words, title: Titled, *, joined: bool = False) -> Role | None:
    """A title with a capital as a role, None where it is none; ``joined``: "and" ties it to the one before."""
    start, end, group = read.starts[title.first], read.end(title.last), title.entry.group
    i = title.first - 1
    word = read.lower[i] if i >= 0 and read.close(i) else ""
    if i >= 0 and read.lower[i] in ADDRESS and (word or read.abbreviated(i)):
        ours = group in ("department", "us_executive")
        return Role(title, Span(read.starts[i], end), sure=ours, spoken_to=True)
    if word in ("a", "an", "as") or is_one_of_many(read, i) or (read.words[title.head] in AMBIGUOUS and word != "the"):
        return None
    if seat := seat_of(read, title):
        return Role(title, Span(start, read.end(title.last + len(seat))), seat=seat)
    if named_further(read, title) or is_plural(read, title) or group not in ALONE | WITH_ARTICLE | {"business"}:
        return None
    if group in SMALL and (city := city_before(read, title)):
        return Role(title, Span(read.starts[i - len(city)], end), city=city)
    stands = group in ALONE or joined or definite(read, title, word)
    stands = stands or (not is_plural(read, title) and without_article(read, title))
    if not stands and (group not in BARE | {"business"} or not telegraphic(cable, read, title)):
        return None
    headline = cable.subject is not None and cable.subject.span.start <= start < cable.subject.span.end
    if group == "business" and not (of_whom(read, title, word) and (headline or word in SAID_BEFORE)):
        return None
    return Role(title, Span(read.starts[i] if word == "the" else start, end), sure=group != "business")


def small(read: Words, title: Titled) -> Role | None:
    """A title in small letters as a role: ``the chairman``, ``the king``, ``Danish ambassador``."""
    i, entry = title.first - 1, title.entry
    word = read.lower[i] if i >= 0 and read.close(i) else ""
    if not singular(read, title) or word in FORMER:
        return None
    if title.nation is not None and word not in ("a", "an", "as") and entry.group in ("mission", "state", "minister"):
        owned = i >= 0 and read.gaps[i][:2] in ("'s", "’s") and entry.name != "Premier"  # "Norway's defense minister"
        whole = entry.name != "Minister" and (read.capital(title.first) or owned)
        start = read.starts[i] if word == "the" else read.starts[title.first]
        return Role(title, Span(start, read.end(title.last))) if whole else None
    if entry.group in SMALL and (city := city_before(read, title)):
        return Role(title, Span(read.starts[i - len(city)], read.end(title.head_last)), city=city)
    if word not in SAID_BEFORE:
        return None
    span = Span(read.starts[i], read.end(title.head_last))
    if heads_country(title):
        last = title.head_last
        of = last + 1 < len(read.words) and read.close(last) and read.lower[last + 1] == "of"
        return (
            None if of else Role(title, span, sure=title.name in lexicon().monarchs or title.name == "Prime Minister")
        )
    return Role(title, span, sure=False) if entry.group in SMALL or entry.name == "Chairman" else None


def is_one_of_many(read: Words, i: int) -> bool:
    """Whether what stands before a title makes it anybody's: ``a former Danish MP``, ``the next President``."""
    if i < 0 or not read.close(i):
        return False
    former = i > 0 and read.lower[i] in FORMER and read.close(i - 1) and read.lower[i - 1] in ("a", "an")
    return former or read.lower[i] in ("next", "future", "prospective", "eventual")


ONE_OF_A_POST = frozenset({"Ambassador", "Chargé d'Affaires", "Chief of Mission", "Deputy Chief of Mission"})


def is_plural(read: Words, title: Titled) -> bool:
    """Whether a title is that of several, of whom a post or a country has one each: ``the Foreign Ministers``."""
    last = read.lower[title.head_last]
    if not last.endswith("s") or last in lexicon().fields:
        return False
    alone = title.entry.name in ONE_OF_A_POST and title.last == title.head
    return alone or title.entry.group in ("state", "minister")


def heads_country(title: Titled) -> bool:
    """Whether a title is one of those of which a country has one: a president, a king."""
    return title.name in HEADS or title.name in lexicon().monarchs


def city_before(read: Words, title: Titled) -> tuple[str, ...]:
    """The city between an article and a title: ``porto`` of ``the Porto prosecutor``."""
    cities = places.places().cities
    for width in (2, 1):
        first = title.first - width
        if first < 1 or read.lower[first - 1] != "the" or not all(map(read.close, range(first - 1, title.first))):
            continue
        words = tuple(read.lower[first : title.first])
        if words in cities and read.capital(first):
            return words
    return ()


def of_whom(read: Words, title: Titled, word: str) -> bool:
    """Whether a role in business is somebody's of whom the cable speaks: ``its CEO``, not ``the CEO of Zqrx``."""
    after = title.last + 2
    if after < len(read.words) and read.lower[after - 1] in ("of", "at") and read.capital(after):
        return False
    if title.first > 1 and word == "the" and read.lower[title.first - 2] in IS:
        return False
    return word in SAID_BEFORE or not read.capital(title.first - 1)


def singular(read: Words, title: Titled) -> bool:
    """Whether a role is one person's."""
    return (
        read.lower[title.head_last] != "chair"
        and not read.lower[title.head_last].endswith("s")
        and title.entry.name not in INDEFINITE
    )


def telegraphic(cable: Cable, read: Words, title: Titled) -> bool:
    """Whether a role stands alone in a text of capitals, which leaves its articles out, and is one person's."""
    start, end = read.starts[title.first], read.end(title.last)
    before, after = cable.text[max(0, start - 60) : start], cable.text[end : end + 20]
    written = before.rpartition("\n\n")[2] + cable.text[start:end] + after.partition("\n\n")[0]
    return written.isupper() and singular(read, title) and title.entry.name != "General"


def called_more_fully(title: Titled, called: dict[str, list[Person]]) -> list[Person]:
    """The people whose title in the cable ends in this one: ``the Minister`` where it names a ``Foreign Minister``."""
    if title.name not in SHORT_TITLES or title.scope:
        return []
    return [person for name, people in called.items() if name.endswith(f" {title.name}") for person in people]


SHORT_TITLES = frozenset({"Minister", "Admiral", "Counselor", "Commissioner"})


def definite(read: Words, title: Titled, before: str) -> bool:
    """Whether ``the``, a nationality or a possessive makes the title one person's."""
    if before in ("the", "its", "his", "her", "their", "our") or title.nation is not None:
        return title.head_last - title.head > 0 or title.entry.name not in (
            "Official",
            "Officer",
            "Member",
            "Assistant",
            "Leader",
        )
    return title.first > 0 and read.gaps[title.first - 1][:2].lower() in ("'s", "’s")


def named_further(read: Words, title: Titled) -> bool:
    """Whether a capitalised word behind it makes the title part of another name: ``Ambassador Hotel``."""
    after = title.last + 1
    if after >= len(read.words) or not read.close(title.last):
        return False
    if read.gaps[title.last] == "-":  # "Prime Minister-level meetings"
        return True
    if title.entry.name == "General" and read.lower[after] in AT_LARGE:
        return True
    if title.entry.name == "Minister" and read.lower[after] in ("of", "for"):  # "of Presidential Affairs"
        after += 1
    if (
        read.lower[after : after + 1] == ["and"]
        and read.lower[after + 2 : after + 3] in ACTS
        and read.capital(after + 1)
    ):
        return True
    if after >= len(read.words) or not read.capital(after) or begins_clause(read, after):
        return False
    if read.words[after] in organizations.acronyms() and title.entry.group == "mission":
        return False  # "told the Ambassador ILO rules"
    return not read.flags[after] & Is.SPEECH and read.lower[after] not in names.word_lists()["calendar"]


AT_LARGE = frozenset({"amnesty", "budget", "election", "elections", "public", "strike"})  # "the UK General elections"
ACTS = (["law"], ["act"], ["bill"], ["commission"], ["committee"])  # "the Justice and Peace Law"


def begins_clause(read: Words, at: int) -> bool:
    """Whether a country is the subject of what somebody was told: ``told the Ambassador Malta would agree``."""
    for end in (at + 1, at + 2):
        if tuple(read.lower[at:end]) in places.places().countries:
            return end < len(read.words) and read.lower[end] in CLAUSE_VERBS
    return False


CLAUSE_VERBS = frozenset(
    {"could", "did", "does", "had", "has", "is", "may", "might", "must", "should", "was", "will", "would"}
)
