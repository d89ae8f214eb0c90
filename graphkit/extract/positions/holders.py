"""Who holds a title in a cable: whom it calls by it, of those the one whose side, country and office agree."""

import re
from collections.abc import Container

from graphkit.extract.people.full_names import is_owner
from graphkit.extract.positions.posted import Posted, is_sent_somewhere, seat_of
from graphkit.extract.positions.roles import FORMER, HEADS, Role, heads_country
from graphkit.extract.text.words import Words
from graphkit.extract.titles.titled import Titled
from graphkit.model import Extraction, Mention, Person, Text

OFTEN = 3  # mentions of a head of state whom a title in small letters may mean


def by_title(found: Extraction, text: str) -> tuple[dict[str, list[Person]], dict[str, list[Person]]]:
    """The people whom a cable calls by each title that they hold, and that they held once; none of a party or bank."""
    led = {m.span.end for one in found.organizations if one.kind not in OF_STATE for m in one.mentions}
    called: dict[str, list[Person]] = {}
    once: dict[str, list[Person]] = {}
    for person in found.people:
        if person.redacted:
            continue  # "Poloff XXXXXXXXXXXX" is not every Poloff
        titled = {(m.title, is_past(text, start_of(m))) for m in person.mentions if m.title and is_of_state(m, led)}
        for title, past in titled:
            (once if past else called).setdefault(title, []).append(person)
    return called, once


OF_STATE = frozenset({"post", "government", "ministry_or_agency"})


def start_of(mention: Mention) -> int:
    """Where a mention begins, its title included."""
    return (mention.full or mention.span).start


def is_of_state(mention: Mention, led: Container[int]) -> bool:
    """Whether a title is one of a state: ``NHP President Lind`` heads a party.

    >>> from graphkit.model import MentionKind, Span
    >>> at = [Span(7, 15), Span(24, 37)]  # of "We met PM Berge and NHP President Roe."
    >>> [is_of_state(Mention(MentionKind.PERSON, "", span, "", "", span, "President"), {23}) for span in at]
    [True, False]
    """
    return mention.title not in HEADS or start_of(mention) - 1 not in led


def is_past(text: str, start: int) -> bool:
    """Whether a title that begins there, or the word before it, says that it is held no more: ``former``, ``then-``.

    >>> is_past("the former PM", 0), is_past("then-PM Lind", 5), is_past("the PM", 0)
    (True, True, False)
    """
    first = FIRST_WORD.match(text, start)
    if first is not None and first[1].lower() in FORMER:
        return True
    before = LAST_WORD.search(text, max(0, start - LONGEST_FORMER), start)
    return before is not None and before[1].lower() in FORMER


FIRST_WORD = re.compile(r"(?:[Tt]he\s)?([^\W\d_]+)")
LAST_WORD = re.compile(r"([^\W\d_]+)(?=[\s-]\Z)")
LONGEST_FORMER = max(map(len, FORMER)) + 1


OF_PLACES = frozenset({"Duke", "Duchess", "Prince", "Princess"})


def add_appositions(
    called: dict[str, list[Person]], read: Words, titles: tuple[Titled, ...], people: tuple[Person, ...]
) -> None:
    """Adds who is called by a title behind the name, another one before it: ``Sir Omar Zaki, chairman of Zqrx``."""
    ends = {end: person for person in people for m in person.mentions for end in (m.span.end, (m.full or m.span).end)}
    named = {m.full.start for person in people for m in person.mentions if m.full}  # "Lind, King Omar": of the next one
    for title in titles:
        before = title.first - 1
        if before > 0 and read.lower[before] == "the" and title.entry.name in OF_PLACES:
            before -= 1  # "Prince Omar, the Duke of Berge, spoke"
        person = ends.get(read.end(before)) if before >= 0 and read.gaps[before] in (", ", ",\n", " (") else None
        if is_owner(read, title) or (title.entry.group == "mission" and not title.nation):
            continue
        if read.starts[title.first] in named:
            continue
        if person is not None and person not in called.setdefault(title.name, []):
            called[title.name].append(person)


def holder_of(role: Role, posted: Posted, called: list[Person], subject: Text | None) -> str | None:
    """The one person of the cable who is called by that title and whose side and country agree with it.

    Of several, somebody spoken to is whom the subject names: ``SCENESETTER FOR VICE PRESIDENT LIND``; the Ambassador of
    the post is who signs or classified the cable.
    """
    holders = [person for person in called if may_hold(role, posted, person)]
    holders = [one for one in holders if role.title.nation and one.country == role.title.nation] or holders
    if role.spoken_to and len(holders) > 1 and subject is not None:
        holders = [one for one in holders if any(m.span.overlaps(subject.span) for m in one.mentions)]
    elif len(holders) > 1 and posted.id.startswith("position:post:"):
        holders = [one for one in holders if any(m.rule in OF_THE_HEAD for m in one.mentions)] or holders
    return holders[0].id if len(holders) == 1 else None


OF_THE_HEAD = frozenset({"classified-by", "signature"})


def may_hold(role: Role, posted: Posted, person: Person) -> bool:
    """Whether side, country and office of a person agree with a role; whoever is in Washington heads no post."""
    if not may_head(role.title, posted, person):
        return False
    nation = role.title.nation
    abroad = None not in (posted.country, person.country) and posted.country != person.country
    if abroad and nation is None and not any(m.span.start < role.span.start for m in person.mentions):
        return False  # one of another country, whom the cable has not named yet
    if heads_country(role.title) and not role.title.capital and not nation and not is_head(role.title, person):
        return False
    return (posted.side is None or person.side in (None, posted.side)) and (
        nation is None or person.country in (None, nation)
    )


def may_head(title: Titled, posted: Posted, person: Person) -> bool:
    """Whether the office of a post may be that person's: of no other post, nobody in Washington."""
    if is_sent_somewhere(title):  # "the Ambassador to Norway" may be of any country
        return bool(person.positions) and all(
            one.startswith(f"position:{seat_of(title.scope)}/") for one in person.positions if POST in one
        )
    if not (posted.organization or "").startswith("post:"):
        return True
    abroad = (person.organization or "").startswith("post:") and person.organization != posted.organization
    return not abroad and not any(one.startswith(WASHINGTON) for one in person.positions)


POST = "position:post:"
WASHINGTON = "position:us/"


def is_head(title: Titled, person: Person) -> bool:
    """Whether "the president" may be that person: much spoken of, and so called before the name."""
    called = any(one.title == title.name and one.rule.startswith("title") for one in person.mentions)
    return called and len(person.mentions) >= OFTEN
