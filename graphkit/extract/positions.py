"""Role-only mentions: ``the DCM`` is its holder where the cable names exactly one, else a position."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from graphkit.extract.base import Extractor, Known
from graphkit.extract.home import Home, home_of
from graphkit.extract.posted import Posted, position_of
from graphkit.extract.running import running_text
from graphkit.extract.titled import Titled, titles_of
from graphkit.extract.words import Is, Words, read_words
from graphkit.lexicon import names, places, posts
from graphkit.model import Cable, Extraction, Mention, MentionKind, Person, Position, Span

ALONE = frozenset({"mission", "department", "us_executive", "congress"})  # a role without an article is a mention too
WITH_ARTICLE = frozenset({"state", "minister", "official", "foreign_official", "legislator", "military"})
# Most countries have one of each. Kings and emirs are left out: posts write of those next door as well.
HEADS = frozenset({"President", "Vice President", "Prime Minister", "Deputy Prime Minister"})
FORMER = frozenset({"former", "ex", "late", "then"})
# Abbreviations that mean too much else to stand for a role alone.
AMBIGUOUS = names.word_lists()["ambiguous_roles"]


def find(cable: Cable, known: Known, found: Extraction) -> Extraction:  # noqa: ARG001  every extractor has this shape
    """The role-only mentions of a cable."""
    read, home = read_words(running_text(cable)), home_of(cable)
    used = sorted(
        ((mention.full or mention.span) for person in found.people for mention in person.mentions),
        key=lambda span: (span.start, span.end),
    )
    called = by_title(found.people)
    add_appositions(called, read, titles_of(read.text), found.people)
    people = {person.id: list(person.mentions) for person in found.people}
    positions = {position.id: (position, list(position.mentions)) for position in found.positions}
    addressed = list(paragraphs_for(read.text, home))
    for title, span in role_only(cable, read, titles_of(read.text), used):
        there = bisect_right(addressed, span.start, key=lambda one: one[0]) - 1
        posted = position_of(title, addressed[there][1] if there >= 0 else home, None)
        if posted is None:
            continue
        holder = holder_of(title, posted, called.get(title.name) or called_more_fully(title, called))
        norm = " ".join(span.of(cable.text).split())
        if holder is None and not title.capital:
            continue
        if holder is None and FORMER.isdisjoint(norm.lower().split()):
            posted = head_at_home(title, posted, home)
        if holder is not None:
            people[holder].append(Mention(MentionKind.PERSON, holder, span, norm, "role-only", span, title.name))
            continue
        position = Position(posted.id, posted.title, posted.organization)
        mention = Mention(MentionKind.POSITION, posted.id, span, norm, "role-only", span, title.name)
        positions.setdefault(posted.id, (position, []))[1].append(mention)
    return replace(
        found,
        people=tuple(
            replace(p, mentions=in_order(people[p.id])) if len(people[p.id]) > len(p.mentions) else p
            for p in found.people
        ),
        positions=tuple(replace(position, mentions=tuple(mentions)) for position, mentions in positions.values()),
    )


FOR_POST = re.compile(
    r"\n\n[ \t]*(?:¶?\d{1,2}\.[ \t]*)?(?:\([A-Z/]{1,9}\)[ \t]*)?"
    r"(?:ACTION |Action )?(?:FOR|For) ([A-Z][\w. ]{2,30}):|\n\n"
)


def paragraphs_for(text: str, home: Home) -> Iterator[tuple[int, Home]]:
    r"""Where a paragraph that speaks to one of several posts begins, with that post; and where one that does not.

    >>> text = "1. Hello.\n\n2. For La Paz: the Consul may go."
    >>> [(at, home.post) for at, home in paragraphs_for(text, Home(None, None))]
    [(9, 'post:la-paz')]
    """
    spoken_to = False
    for found in FOR_POST.finditer(text):
        city = tuple(found[1].lower().split()) if found[1] else ()
        country = places.places().cities.get(city)
        if country is not None:
            spoken_to = True
            yield (
                found.start(),
                Home(posts.find_id(f"AMCONSUL {found[1].upper()}") or "post:" + "-".join(city), country),
            )
        elif spoken_to:
            spoken_to = False
            yield found.start(), home


def in_order(mentions: list[Mention]) -> tuple[Mention, ...]:
    """Mentions in order of the text."""
    return tuple(sorted(mentions, key=lambda mention: (mention.span.start, mention.span.end)))


def head_at_home(title: Titled, posted: Posted, home: Home) -> Posted:
    """``the President`` without a country is the head of the one that the post is accredited to."""
    if posted.organization is not None or title.nation or title.name not in HEADS or title.scope or not home.country:
        return posted
    area = home.country.lower()
    return Posted(f"position:{area}/{title.key}", posted.title, f"org:{area}/government", "foreign", home.country)


def role_only(cable: Cable, read: Words, titles: tuple[Titled, ...], used: list[Span]) -> Iterator[tuple[Titled, Span]]:
    """Titles that no name goes with, with the article before them."""
    at = 0
    for title in titles:
        start, end = read.starts[title.first], read.end(title.last)
        while at < len(used) and used[at].end <= start:
            at += 1
        if at < len(used) and used[at].start < end:
            continue
        before = title.first - 1
        word = read.lower[before] if before >= 0 and read.close(before) else ""
        if not title.capital:
            small = title.entry.group in SMALL or title.entry.name == "Chairman"
            if word in SAID_BEFORE and small and singular(read, title):
                yield title, Span(read.starts[before], read.end(title.head_last))
            continue
        if (
            word in ("a", "an", "as")
            or (read.words[title.head] in AMBIGUOUS and word != "the")
            or (
                title.entry.group in WITH_ARTICLE
                and not definite(read, title, word)
                and not (title.entry.group in ("military", "minister", "state") and telegraphic(cable, read, title))
            )
        ):
            continue
        if title.entry.group in ALONE | WITH_ARTICLE and not named_further(read, title):
            yield title, Span(read.starts[before] if word == "the" else start, end)


# A role in small letters is somebody's only where the cable says whose: "the chairman", "its curator".
SMALL = frozenset({"business", "official", "foreign_official"})
SAID_BEFORE = frozenset({"the", "its", "late"})


def singular(read: Words, title: Titled) -> bool:
    """Whether a role is one person's."""
    return (
        read.lower[title.head_last] != "chair"
        and not read.lower[title.head_last].endswith("s")
        and title.entry.name not in INDEFINITE
    )


def telegraphic(cable: Cable, read: Words, title: Titled) -> bool:
    """Whether a role stands alone in a text of capitals, which leaves its articles out, and is one person's."""
    first = read.starts[title.first]
    written = cable.text[max(0, first - 60) : read.end(title.last) + 20]
    return written.isupper() and singular(read, title) and title.entry.name != "General"


INDEFINITE = ("Official", "Officer", "Member", "Assistant", "Leader", "Expert", "Author", "Candidate", "Counterpart")


def called_more_fully(title: Titled, called: dict[str, list[Person]]) -> list[Person]:
    """The people whose title in the cable ends in this one: ``the Minister`` where it names a ``Foreign Minister``."""
    if title.name not in SHORT_TITLES or title.scope:
        return []
    return [person for name, people in called.items() if name.endswith(f" {title.name}") for person in people]


SHORT_TITLES = frozenset({"Minister", "Admiral", "Counselor", "Commissioner"})


def definite(read: Words, title: Titled, before: str) -> bool:
    """Whether ``the``, a nationality or a possessive makes the title one person's."""
    if before in ("the", "his", "her", "their", "our") or title.nation is not None:
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
    if after >= len(read.words) or not read.close(title.last) or not read.capital(after):
        return False
    if begins_clause(read, after):
        return False
    return not read.flags[after] & Is.SPEECH and read.lower[after] not in names.word_lists()["calendar"]


def begins_clause(read: Words, at: int) -> bool:
    """Whether a country is the subject of what somebody was told: ``told the Ambassador Malta would agree``."""
    for end in (at + 1, at + 2):
        if tuple(read.lower[at:end]) in places.places().countries:
            return end < len(read.words) and read.lower[end] in CLAUSE_VERBS
    return False


CLAUSE_VERBS = frozenset(
    {"could", "did", "does", "had", "has", "is", "may", "might", "must", "should", "was", "will", "would"}
)


def by_title(people: tuple[Person, ...]) -> dict[str, list[Person]]:
    """The people whom a cable calls by each title."""
    found: dict[str, list[Person]] = {}
    for person in people:
        for title in {mention.title for mention in person.mentions if mention.title}:
            found.setdefault(title, []).append(person)
    return found


def add_appositions(
    called: dict[str, list[Person]], read: Words, titles: tuple[Titled, ...], people: tuple[Person, ...]
) -> None:
    """Adds who is called by a title behind the name, another one before it: ``Sir Omar Zaki, chairman of Zqrx``."""
    ends = {end: person for person in people for m in person.mentions for end in (m.span.end, (m.full or m.span).end)}
    for title in titles:
        before = title.first - 1
        person = ends.get(read.end(before)) if before >= 0 and read.gaps[before] in (", ", ",\n", " (") else None
        if person is not None and person not in called.setdefault(title.name, []):
            called[title.name].append(person)


def holder_of(title: Titled, posted: Posted, called: list[Person]) -> str | None:
    """The one person of the cable who is called by that title and whose side and country agree with it."""
    holders = [
        person.id
        for person in called
        if (posted.side is None or person.side in (None, posted.side))
        and (title.nation is None or person.country in (None, title.nation))
    ]
    return holders[0] if len(holders) == 1 else None


EXTRACTOR = Extractor("positions", find)
