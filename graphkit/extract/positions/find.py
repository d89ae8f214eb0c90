"""Role-only mentions: ``the DCM`` is its holder where the cable names exactly one, else a position."""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from graphkit.extract.base import Extractor, Known
from graphkit.extract.home import Home, home_of
from graphkit.extract.positions.appositions import UNKNOWN, with_appositions
from graphkit.extract.positions.holders import add_appositions, by_title, holder_of, is_past
from graphkit.extract.positions.incumbents import US_SECRETARY, incumbent, without_former
from graphkit.extract.positions.posted import Posted, position_of
from graphkit.extract.positions.presidents import US as US_PRESIDENT
from graphkit.extract.positions.presidents import US_VICE_PRESIDENT, has_president, is_bare, president_meant
from graphkit.extract.positions.roles import FORMER, HEADS, Role, called_more_fully, role_only
from graphkit.extract.text.running import running_text
from graphkit.extract.text.words import Words, read_words, split_text
from graphkit.extract.titles.titled import Titled, find_titles, titles_of
from graphkit.lexicon import addressed, places
from graphkit.lexicon.titles import titles as lexicon
from graphkit.model import Cable, Extraction, Mention, MentionKind, Part, Person, Position, Span


def find(cable: Cable, known: Known, found: Extraction) -> Extraction:  # noqa: ARG001  every extractor has this shape
    """The role-only mentions of a cable."""
    read, home = read_words(running_text(cable)), home_of(cable)
    titles = titles_of(read.text)
    found = replace(found, people=tuple(with_appositions(found.people, read, titles, home)))
    called, once = by_title(found, cable.text)
    add_appositions(called, read, titles, found.people)
    gathered = Gathered(cable, found)
    addressed = list(paragraphs_for(read.text, home))
    for role in (*role_only(cable, read, titles, places_used(found)), *head_roles(cable)):
        there = bisect_right(addressed, role.span.start, key=lambda one: one[0]) - 1
        whom = once if is_past(cable.text, role.span.start) else called
        if role.seat:
            gathered.take(role, home_in(role.seat), {})
        else:
            gathered.take(role, addressed[there][1] if there >= 0 else home, whom)
    return gathered.found()


def places_used(found: Extraction) -> list[Span]:
    """The places of names with their titles, and of acronyms that the cable defines (``PS`` of a party), in order."""
    spans = [mention.full or mention.span for person in found.people for mention in person.mentions]
    mentions = (mention for organization in found.organizations for mention in organization.mentions)
    spans += [mention.span for mention in mentions if mention.rule == "defined"]
    return sorted(spans, key=lambda span: (span.start, span.end))


OWN = "position:post:"


def is_of_state(position: str) -> bool:
    """Whether an office is of a country itself, not of a body in it.

    >>> is_of_state("position:no/president"), is_of_state("position:no/herring-council/president")
    (True, False)
    """
    return position.count("/") == 1


PARAGRAPH = re.compile(r"\n(?=\n)|¶")


class Gathered:
    """The people and positions of a cable while role-only mentions are added to them."""

    def __init__(self, cable: Cable, found: Extraction) -> None:
        self.cable, self.before = cable, found
        self.year = cable.sent.year if cable.sent else 0
        self.people = {person.id: list(person.mentions) for person in found.people}
        self.starts = {who: sorted(one.span.start for one in mentions) for who, mentions in self.people.items()}
        self.positions = {position.id: (position, list(position.mentions)) for position in found.positions}

    @cached_property
    def paragraphs(self) -> list[int]:
        """Where the paragraphs of the cable begin: at a blank line or a paragraph mark."""
        return [hit.start() for hit in PARAGRAPH.finditer(self.cable.text)]

    def take(self, role: Role, home: Home, called: dict[str, list[Person]]) -> None:
        """Adds a role to who holds it, else to its position; leaves out those of which neither is known."""
        title, span = role.title, role.span
        posted = position_of(title, home, None)
        if posted is None:
            return
        people = called.get(title.name) or called_more_fully(title, called)
        if title.name == "Ambassador" and posted.id.startswith(OWN) and not is_past(self.cable.text, span.start):
            people = [one for one in people if posted.id.startswith(one.positions or ("?",))]  # no guest called so
        if is_bare(role):
            people = [one for one in people if not one.positions or any(map(is_of_state, one.positions))]
        if posted.id == US_SECRETARY:
            today = without_former(people, self.cable.sent)
            people = [one for one in people if one in today or self.is_near(one, span.start)]
        if title.name == "Attorney General" and title.nation is None:
            people = [one for one in people if one.country in (None, home.country) or self.is_near(one, span.start)]
        norm = role.called or " ".join(span.of(self.cable.text).split())
        former = not FORMER.isdisjoint(norm.lower().split())
        holder = None
        if is_bare(role) and not former:
            holder = president_meant(role, people, self.starts, self.paragraphs, self.cable, home)
            if holder == US_PRESIDENT:
                posted = Posted(US_PRESIDENT, title.name, "org:us/government", "US", "US")
                holder = incumbent(self.before.people, self.cable.sent)
        elif not norm.lower().endswith("-designate"):
            holder = holder_of(role, posted, people, self.cable.subject)
        if holder is not None:
            self.people[holder].append(Mention(MentionKind.PERSON, holder, span, norm, "role-only", span, title.name))
            insort(self.starts[holder], span.start)
            return
        if role.city:
            posted = of_city(role, posted)
        elif not former:
            posted = head_at_home(title, posted, home if self.cable.origin is not None else None, self.year)
        if not role.sure or (not title.capital and (former or posted.id.startswith(UNKNOWN))):
            return
        mention = Mention(MentionKind.POSITION, posted.id, span, norm, "role-only", span, title.name)
        position = Position(posted.id, posted.title, posted.organization)
        self.positions.setdefault(posted.id, (position, []))[1].append(mention)

    def is_near(self, person: Person, at: int) -> bool:
        """Whether somebody is named in the paragraph before a place."""
        before = bisect_left(self.starts[person.id], at)
        begun = bisect_left(self.paragraphs, at)
        return before > 0 and self.starts[person.id][before - 1] > (self.paragraphs[begun - 1] if begun else -1)

    def found(self) -> Extraction:
        """What was gathered, mentions in order of the text."""
        people = (
            replace(one, mentions=in_order(self.people[one.id]))
            if len(self.people[one.id]) > len(one.mentions)
            else one
            for one in self.before.people
        )
        positions = (
            replace(one, mentions=in_order(mentions)) if len(mentions) > len(one.mentions) else one
            for one, mentions in self.positions.values()
        )
        return replace(self.before, people=tuple(people), positions=tuple(positions))


def head_roles(cable: Cable) -> Iterator[Role]:
    """The roles in distribution lines: ``FOR THE VICE PRESIDENT FROM THE AMBASSADOR``."""
    for section in cable.sections:
        if section.part is not Part.HEAD or section.name != "distribution":
            continue
        read = split_text(section.span.of(cable.text).title())
        for title in find_titles(read):
            i = title.first - 1
            if i > 0 and read.lower[i] == "the" and read.lower[i - 1] in OPENS and ends_role(read, title.last):
                yield Role(title, Span(section.span.start + read.starts[i], section.span.start + read.end(title.last)))


OPENS = frozenset({"for", "from", "to", "and"})


def ends_role(read: Words, last: int) -> bool:
    """Whether a title of distribution lines has no name behind it."""
    return (
        not read.close(last) or last + 1 == len(read.words) or "\n" in read.gaps[last] or read.lower[last + 1] in OPENS
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
        if city in places.places().cities:
            spoken_to = True
            yield found.start(), home_in(city)
        elif spoken_to:
            spoken_to = False
            yield found.start(), home


def home_in(city: tuple[str, ...]) -> Home:
    """Our post in a city."""
    known = addressed.find_id(f"AMCONSUL {' '.join(city).upper()}")
    return Home(known or "post:" + "-".join(city), places.places().cities.get(city))


def in_order(mentions: list[Mention]) -> tuple[Mention, ...]:
    """Mentions in order of the text."""
    return tuple(sorted(mentions, key=lambda mention: (mention.span.start, mention.span.end)))


def head_at_home(title: Titled, posted: Posted, home: Home | None, year: int) -> Posted:
    """``the President`` without a country is the head of the one that the post is accredited to, ``the King`` too.

    A country without a president has no vice president either: he is ours.
    """
    if home is None or posted.organization is not None or title.nation or title.scope:
        return posted
    if title.name == "Vice President" and not has_president(home, year):
        return Posted(US_VICE_PRESIDENT, posted.title, "org:us/government", "US", "US")
    head = title.name in HEADS or year <= lexicon().monarchs.get(title.name, {}).get(home.country or "", -1)
    if not head or not home.country:
        return posted
    area = home.country.lower()
    return Posted(f"position:{area}/{title.key}", posted.title, f"org:{area}/government", "foreign", home.country)


def of_city(role: Role, posted: Posted) -> Posted:
    """The office of a city: ``the Porto prosecutor``."""
    country = places.places().cities[role.city]
    where = f"{country.lower()}/{'-'.join(role.city)}"
    side = "US" if country == "US" else "foreign"
    return replace(posted, id=f"position:{where}-{role.title.key}", organization=None, side=side, country=country)


EXTRACTOR = Extractor("positions", find)
