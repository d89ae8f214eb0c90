"""Names behind titles, and the further ones of the list that a plural title opens."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from graphkit.extract.hits import Hit, gender_behind, hit_at, name_of
from graphkit.extract.named import TWO_LINES, begins_main_clause, first_of_sentence, name_end
from graphkit.extract.people.bare import PLACE_FRONTS
from graphkit.extract.people.held_offices import Held, held_offices, is_held_beside, past_organization, spelt_out
from graphkit.extract.people.plausible import plausible
from graphkit.extract.text.words import Is, Words
from graphkit.extract.titles.owners import TAKE_OF
from graphkit.extract.titles.seats import seat_of
from graphkit.extract.titles.titled import Titled, compose, country_in
from graphkit.lexicon import names, places, titles
from graphkit.model import Span

LIST = 40  # names that one plural title may cover


def titled_names(read: Words, found: tuple[Titled, ...], taken: AbstractSet[int]) -> Iterator[Hit]:
    """Names right behind a title, behind it and a comma, or in the list that a plural title opens."""
    found = tuple(of_one_country(read, [outside(read, title, taken) for title in found]))
    firsts = {title.first for title in found if title.last + 1 < len(read.words) and read.capital(title.last + 1)}
    held = held_offices(read, found, taken)
    done = -1
    for title in found:
        start = title.last + 1
        if (
            start >= len(read.words)
            or title.first <= done  # "Sultan" inside "Bandar bin Sultan bin Zaki"
            or read.gaps[title.last] == "-"
            or start in taken
            or read.lower[title.last] in PLACE_FRONTS
            or (start in firsts and read.flags[start] & Is.SURNAME)
            or seat_of(read, title)
        ):
            continue
        if (named := in_brackets(read, title, taken)) is not None:
            done = named
            hit = hit_at(read, named, named, title, "title-bracket", (title.first, named))
            yield replace(hit, full=Span(hit.full.start, hit.full.end + 1))
        elif read.close(title.last) or (read.abbreviated(title.last) and not spelt_out(read, title)):
            end = name_end(read, start, titled=True, strict=not title.capital or title.last > title.head_last)
            if end is None and is_called_like_a_place(read, title):
                end = start
            if end is not None and not (end == start and names_no_one(read, start, title)):
                done = end
                first = named_so(read, title, start, end, held)
                others = [*listed(read, title, end)] if read.words[title.head_last].endswith("s") else []
                alone = end == start and others and is_given_of_two(read, end, others[0])
                yield of_family(first, others[0]) if alone else first
                yield from others
        elif (
            read.gaps[title.last] in (", ", ",\n")
            and (title.capital or somebodys(read, title))
            and not is_the_last_ones(read, title)
        ):
            end = name_end(read, start, titled=False)
            if end is not None and begins_main_clause(read, title.first, end):
                continue
            if end is not None and end > start and plausible(read, start, end, evidence=somebodys(read, title)):
                yield hit_at(read, start, end, title, "title-comma-name", (title.first, end))


def in_brackets(read: Words, title: Titled, taken: AbstractSet[int]) -> int | None:
    """The word of the surname in brackets behind an office: ``the Ambassador to Norway (Lind)``."""
    at = past_organization(read, title, taken)
    if at >= len(read.words) or read.gaps[at - 1].strip() != "(" or read.gaps[at][:1] != ")" or not title.capital:
        return None
    word, flag = read.words[at], read.flags[at]
    plain = read.capital(at) and not word.isupper() and len(word) >= SHORTEST_IN_BRACKETS and at not in taken
    never = NEVER_IN_BRACKETS | (0 if flag & Is.SURNAME else Is.COMMON)
    never |= 0 if title.scope and title.entry.group in ("department", "us_executive") else Is.PLACE
    of_something = bool(title.scope) or at > title.last + 1
    office = title.entry.group in OFFICES or (title.entry.group == "official" and of_something)
    return at if plain and office and not flag & never else None


OFFICES = frozenset({"department", "minister", "mission", "state", "us_executive"})
SHORTEST_IN_BRACKETS = 3
NEVER_IN_BRACKETS = Is.NATION | Is.ORGANIZATION | Is.STOP | Is.TITLE | Is.FIELD | Is.MODIFIER | Is.HEAD


def named_so(read: Words, title: Titled, start: int, end: int, held: Held) -> Hit:
    """The name at words ``start`` to ``end`` with the title before it and the offices that go with that."""
    office = held.before_rank.get(title.first, title)
    if title.first in held.before_comma and closes_apposition(read, end):
        office = held.before_comma[title.first]
    office = of_country(read, office, end)
    second = held.joined.get(office.first)
    if second is not None and not is_held_beside(second, office, in_full=end > start):
        second = None
    outer = office if second is None else second
    subject = end == start and first_of_sentence(read, outer.first)  # else "he" may be who spoke to them
    gender = gender_behind(read.text, read.end(end)) if subject else None
    return replace(hit_at(read, start, end, office, "title-name", (outer.first, end)), second=second, gender=gender)


def is_the_last_ones(read: Words, title: Titled) -> bool:
    """Whether a full name and a comma stand before a title, so that the name behind has its own: ``A, DCM, B, PO``."""
    i = title.first - 1
    i -= i > 0 and read.lower[i] == "the" and read.close(i)
    comma = i > 0 and read.gaps[i].strip() == "," and read.gaps[i].count("\n") < TWO_LINES
    named = comma and read.capital(i) and read.capital(i - 1) and read.close(i - 1)
    return named and not read.flags[i] & NOBODY


NOBODY = Is.PLACE | Is.NATION | Is.COMMON | Is.ORGANIZATION | Is.FIELD | Is.TITLE


def outside(read: Words, title: Titled, taken: AbstractSet[int]) -> Titled:
    """A title without the words of an organization: ``State Secretary`` of ``Ministry for Kosovo State Secretary``."""
    if title.first not in taken or title.head in taken:
        return title
    last = max(i for i in range(title.first, title.head) if i in taken)
    return compose(read, title.head, title.head_last, title.entry, last)


def of_one_country(read: Words, found: list[Titled]) -> Iterator[Titled]:
    """The titles; of two that "and" joins the second is of the first one's country: ``UAE Vice President and PM``."""
    before: Titled | None = None
    for title in found:
        joined = before is not None and before.last + 2 == title.first and read.lower[title.first - 1] == "and"
        if joined and before is not None and title.nation is None and {before.entry.group, title.entry.group} <= STATE:
            title = replace(title, nation=before.nation)  # noqa: PLW2901
        before = title
        yield title


STATE = frozenset({"state", "minister"})


OF_CONGRESS = frozenset({"Senator", "Representative", "Congressman"})
PARTY = re.compile(r"\s{1,2}\([DRI][-/, ]{1,2}[A-Z]{2}\)")  # and state: "Senator Lind (D-NY)"


SENT = STATE | {"mission"}  # "Ambassador Lind of Norway" is Norway's


def of_country(read: Words, title: Titled, end: int) -> Titled:
    """A title with the country behind the name, if that is not what is told: ``King Omar of Norway``."""
    if title.nation is None and title.name in OF_CONGRESS and PARTY.match(read.text, read.end(end)):
        entry = titles.titles().exact["Reps"] if title.name == "Representative" else title.entry
        return replace(title, nation="US", entry=entry)
    last = place_behind(read, end)
    before = title.first - 1 - (title.first > 1 and read.lower[title.first - 1] == "the")
    told = last == end or (before >= 0 and read.lower[before] in TAKE_OF)
    if told or title.nation or title.scope or title.entry.group not in SENT or read.gaps[last][:1] in ("'", "’"):
        return title
    at = end + 1 + (read.lower[end + 1] == "of")
    return replace(title, nation=country_in(read, at, at)) if at < len(read.words) else title


def closes_apposition(read: Words, end: int) -> bool:
    """Whether the text goes on behind a name as behind an apposition, not as in a list."""
    after = end + 1
    if after >= len(read.words) or first_of_sentence(read, after):
        return True
    listed = read.capital(after) or read.lower[after] in ("and", "or", "as", "plus", "along", "the")
    return read.gaps[end] in (", ", ",\n") and not listed


def somebodys(read: Words, title: Titled) -> bool:
    """Whether a title in small letters is that of one person: ``his minister, Ann Lind``."""
    before = title.first - 1
    return before >= 0 and read.close(before) and read.lower[before] in ("his", "her", "its", "their", "our", "my")


# What common words that are nobody's family name end in.
NO_ONES = ("tion", "ment", "ness", "ship", "ity", "ing", "ly", "ary", "ance", "ence", "ism")


PERSONAL = frozenset({"courtesy", "state", "military", "command", "minister", "international", "clergy"})


def is_called_like_a_place(read: Words, title: Titled) -> bool:
    """Whether a place or a word that names no one is a name behind a title all the same: ``Mr. Lake``."""
    at, group = title.last + 1, title.entry.group
    if group not in PERSONAL or not title.capital or title.last > title.head_last or not read.capital(at):
        return False
    if title.entry.name in ("Mr.", "Ms.", "Dr."):
        return stands_for_name(read, at)
    if title.first and read.lower[title.first - 1] in ("consul", "consulate", "consulates"):
        return False
    word = (read.lower[at],)
    return bool(read.flags[at] & Is.PLACE) and word in places.places().cities and word not in places.places().countries


def stands_for_name(read: Words, at: int) -> bool:
    """Whether a capitalised word is no part of a title."""
    return read.capital(at) and len(read.words[at]) > 2 and not read.flags[at] & (Is.TITLE | Is.FIELD | Is.MODIFIER)


def names_no_one(read: Words, at: int, title: Titled) -> bool:
    """Whether a capitalised word behind a title only begins a heading: ``General Comments``, ``RSO Engagement``."""
    flag, low = read.flags[at], read.lower[at]
    if not flag & Is.COMMON or flag & (Is.GIVEN | Is.SURNAME) or title.entry.group == "courtesy":
        return False
    return low.removesuffix("s").endswith(NO_ONES) or (low.endswith("s") and low[:-1] in names.english_words())


def is_given_of_two(read: Words, at: int, following: Hit) -> bool:
    """Whether a title and a given name stand before "and" and a full name: ``the brothers Olav and Per Berge``."""
    given = read.flags[at] & Is.GIVEN and not read.flags[at] & (Is.SURNAME | Is.COMMON) and read.lower[at + 1] == "and"
    return bool(given) and len(following.parts) > 1 and read.starts[at + 2] == following.span.start


def of_family(hit: Hit, other: Hit) -> Hit:
    """A given name alone with the family name of another."""
    parts = (*hit.parts, other.parts[-1])
    return replace(hit, parts=parts, norm=name_of(" ".join(parts)))


def listed(read: Words, title: Titled, end: int) -> Iterator[Hit]:
    """The further names of ``Senators Lind, Berge and Okonjo``."""
    for _ in range(LIST):
        end = place_behind(read, end)
        after = end + 1
        if after >= len(read.words):
            return
        comma = read.gaps[end].removeprefix(")") in (", ", ",\n")
        bracket = read.gaps[end] == ") "
        if (comma or bracket or read.close(end)) and read.lower[after] == "and" and after + 1 < len(read.words):
            after, comma = after + 1, True
        last = name_end(read, after, titled=True, strict=not title.capital) if comma else None
        country = (read.lower[after],) in places.places().countries and title.entry.group != "courtesy"
        if last is None and comma and title.entry.group in PERSONAL and stands_for_name(read, after) and not country:
            last = after
        if last is None:
            return
        yield hit_at(read, after, last, of_country(read, title, last), "title-list")
        end = last


def place_behind(read: Words, end: int) -> int:
    """The last word of the country behind a name of a list: ``Foreign Ministers Lind of Norway and Zaki of Egypt``.

    Or of its bracket, as of members of Congress: ``Senators Lind (D/NY) and Zaki (R-AZ)``.
    """
    if read.gaps[end].split() == ["("]:
        return next((i for i in range(end + 1, min(end + 5, len(read.words))) if read.gaps[i][:1] == ")"), end)
    at = end + 1
    if at + 1 >= len(read.words) or read.lower[at] != "of" or not (read.close(end) and read.close(at)):
        return end
    last = at
    while last + 1 < len(read.words) and read.capital(last + 1) and read.close(last) and last - at < 3:
        last += 1
    return last if last > at else end
