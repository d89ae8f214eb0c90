"""Offices behind names, where they are those of whoever is named: ``Bo Lind, German Ambassador to Norway``."""

import re
from collections.abc import Container, Iterator
from dataclasses import replace

from graphkit.extract.home import Home
from graphkit.extract.people.full_names import is_owner
from graphkit.extract.positions.posted import Posted, position_of
from graphkit.extract.positions.roles import FORMER
from graphkit.extract.text.words import Words
from graphkit.extract.titles.titled import Titled
from graphkit.model import Mention, Person, Span

UNKNOWN = "position:unknown"


def with_appositions(
    people: tuple[Person, ...], read: Words, titles: tuple[Titled, ...], home: Home
) -> Iterator[Person]:
    """The people, each mention with the title that is in apposition to it: ``Bo Lind, German Ambassador to Norway``."""
    ends = {end: (person.id, m) for person in people for m in person.mentions for end in ends_of(m, read.text)}
    firsts = {title.first: title for title in titles}
    longer: dict[str, dict[Span, Mention]] = {}
    held: dict[str, list[Posted]] = {}
    for title in titles:
        i = title.first - 1
        article = i > 0 and read.lower[i] == "the" and read.close(i)
        i -= article
        if i < 0 or read.end(i) not in ends or not is_apposed(read, title, firsts, article=article):
            continue
        person, mention = ends[read.end(i)]
        full = Span((mention.full or mention.span).start, read.end(title.last))
        longer.setdefault(person, {})[mention.span] = replace(mention, full=full)
        if title.last + 2 in firsts:  # "and" one more
            ends[read.end(title.last + 1)] = person, replace(mention, full=full)
        posted = position_of(title, home, None)
        if posted is not None and read.lower[title.first] not in FORMER and not posted.id.startswith(UNKNOWN):
            held.setdefault(person, []).append(posted)
    for one in people:
        yield holding(one, longer[one.id], held.get(one.id, [])) if one.id in longer else one


def holding(person: Person, longer: dict[Span, Mention], held: list[Posted]) -> Person:
    """A person with these longer mentions, who holds these positions as well."""
    if person.positions == (PLAIN_AMBASSADOR,) and any(one.country not in (None, "US") for one in held):
        # "Ambassador Lind, Danish Permanent Representative" is not ours
        person = replace(person, positions=(), side=None, country=None, organization=None)
    mentions = tuple(longer.get(mention.span, mention) for mention in person.mentions)
    positions = dict.fromkeys((*person.positions, *(posted.id for posted in held)))
    side = person.side or next((posted.side for posted in held if posted.side), None)
    country = person.country or next((posted.country for posted in held if posted.country), None)
    organization = person.organization or next((posted.organization for posted in held if posted.side == side), None)
    return replace(
        person, mentions=mentions, positions=tuple(positions), side=side, country=country, organization=organization
    )


PLAIN_AMBASSADOR = "position:us/ambassador"  # of ours where nothing else is said
NICKNAME = re.compile(r" \([^()\n]{1,30}(?=\))")


def ends_of(mention: Mention, text: str) -> Iterator[int]:
    """Where a mention ends, and where the bracket behind it does: ``Omar bin Zaki (ObZ), President of Norway``."""
    end = (mention.full or mention.span).end
    yield end
    if text.startswith(" (", end) and (bracket := NICKNAME.match(text, end)):
        yield bracket.end()


def is_apposed(read: Words, title: Titled, firsts: Container[int], *, article: bool) -> bool:
    """Whether a title is that of the name before it, no further one in a list: ``Lind, the Minister and Zaki``."""
    i, after = title.first - 1 - article, title.last + 1
    if read.gaps[title.last] == "-":  # "Lind, NSA-equivalent Zaki"
        return False
    if not title.capital or is_owner(read, title) or (title.entry.group == "mission" and not title.nation):
        return False
    if title.entry.group == "courtesy":  # "Mr. Lind, Mr. Zaki"
        return False
    if read.gaps[i] not in (", ", ",\n", "), ") and not (read.lower[i] == "and" and read.close(i)):
        return False
    if article:  # "in a talk with Lind, the Minister asked"
        return read.gaps[title.last][:1] in (",", ".", ";", ")")
    if after >= len(read.words) or not (read.close(title.last) or read.abbreviated(title.last)):
        return True
    if read.lower[after] == "and":
        return after + 1 in firsts and read.close(after)
    return read.lower[after] not in ("and", "or") and not read.capital(after)
