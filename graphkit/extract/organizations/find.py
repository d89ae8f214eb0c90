"""Organizations: known names and acronyms, governments, posts, and capitalised names that their last word heads."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from graphkit.extract.base import Extractor, Known
from graphkit.extract.home import Home, home_of
from graphkit.extract.organizations.composed import composed
from graphkit.extract.organizations.department import of_bureau, own_department, stands_for_state
from graphkit.extract.organizations.entries import Named, entry_at, of_country, symbol
from graphkit.extract.organizations.governments import government, government_acronym, post_at
from graphkit.extract.organizations.learned import learned
from graphkit.extract.organizations.owners import owned
from graphkit.extract.organizations.shapes import headed
from graphkit.extract.organizations.spelled import begins_person, larger, of_another, spelled
from graphkit.extract.organizations.starts import GOVERN, PLURALS, SPELLED, STARTS, is_compound, phrase_trie, starts_of
from graphkit.extract.organizations.stated import is_symbol, stated
from graphkit.extract.text.running import running_text
from graphkit.extract.text.tries import match_trie
from graphkit.extract.text.words import Is, Words, read_words
from graphkit.extract.titles.titled import Titled, titles_of
from graphkit.lexicon import organizations, places
from graphkit.lexicon.markings import LEVELS
from graphkit.model import Cable, Extraction, Mention, MentionKind, Organization, Span

GOVERNMENT = re.compile(r"G(?:[Oo][A-Z]{1,3}|R[A-Z])$")
MARKINGS = LEVELS | {"REL", "NOFORN", "FGI", "SI"}  # "(S/REL ISAF)" is no office


def find(cable: Cable, known: Known, found: Extraction) -> Extraction:  # noqa: ARG001  every extractor has this shape
    """The organizations of a cable: envelope, distribution line and running text."""
    read, home = read_words(running_text(cable)), home_of(cable)
    spelled_out = [own_department(item, cable) for item in find_named(read, home)]
    named = learned(read, cable.text, owned(read, spelled_out, home), home)
    entries: dict[str, tuple[str, str, str | None]] = {}
    mentions: dict[str, list[Mention]] = {}
    for hit in (*stated(cable, home), *((item, Span(read.starts[item.first], read.end(item.last))) for item in named)):
        item, span = hit
        entries.setdefault(item.id, (item.name, item.kind, item.country))
        norm = " ".join(span.of(cable.text).split())
        mentions.setdefault(item.id, []).append(mention_of(item, span, norm))
    organizations_found = tuple(
        Organization(id_, name, kind, tuple(sorted(mentions[id_], key=lambda m: m.span.start)), country)
        for id_, (name, kind, country) in entries.items()
    )
    return replace(found, organizations=found.organizations + organizations_found)


def mention_of(item: Named, span: Span, norm: str) -> Mention:
    """The mention of a hit: posts are their own kind."""
    kind = MentionKind.POST if item.id.startswith("post:") else MentionKind.ORGANIZATION
    return Mention(kind, item.id, span, norm, item.rule)


def find_named(read: Words, home: Home) -> Iterator[Named]:
    """Organizations of the running text from left to right, none overlapping, none inside a title's own words."""
    found = titles_of(read.text)
    heads = {i for title in found for i in range(title.head, title.head_last + 1)}
    heads -= {title.head_last for title in found if read.lower[title.head_last] == "board" and board_of(read, title)}
    heads -= {title.head for title in found if read.words[title.head] == "DG" and fields_only(read, title.head + 1)}
    heads -= {title.head for title in found if title.head == title.head_last and begins_phrase(read, title.head)}
    led_by = {title.head for title in found if read.words[title.head] == "DG"} - heads
    led_by |= {at for title in found if (at := what_is_led(read, title)) is not None}
    done, sides = -1, list_sides(read.text)
    before: Named | None = None
    for at in sorted({*starts_of(read), *led_by}):
        if at <= done or at in heads:
            continue
        there = bisect_right(sides, (read.starts[at], "~")) - 1 if sides else -1
        home_there = replace(home, country=sides[there][1]) if there >= 0 and sides[there][1] else home
        if read.lower[at] in PLURALS:
            for one in several_at(read, at, home_there):
                before, done = one, one.last
                yield one
            continue
        follows = before is not None and done == at - 1 and read.close(done)
        if follows:
            heads.add(done)  # a known name before it ends there as a title does; nothing asks for that word again
        hit = organization_at(read, at, home_there, heads)
        if follows and hit is not None and hit.rule == "headed" and hit.kind not in BODIES:
            continue
        if hit is None and at in led_by:
            hit = composed(read, at, run_end(read, at), "company", home_there)
        if hit is not None and hit.first > done:
            inside = before if done == hit.first - 1 and (follows or read.gaps[done][:2] in ("'s", "’s")) else None
            before, done = hit, hit.last
            if not is_document(read, hit.last) and not is_family_name(read, hit):
                yield within(hit, inside) if inside else hit


def is_family_name(read: Words, hit: Named) -> bool:
    """Whether a known name of one word stands behind somebody's given name: ``Alfredo Rada`` is no parliament."""
    i = hit.first - 1
    if i < 0 or hit.first != hit.last or hit.rule != "lexicon" or read.words[hit.last].isupper():
        return False
    given = read.flags[i] & (Is.GIVEN | Is.CAPITAL | Is.COMMON | Is.PLACE) == Is.GIVEN | Is.CAPITAL
    return given and read.gaps[i] == " "


def several_at(read: Words, at: int, home: Home) -> Iterator[Named]:
    """The known ones of ``Ministries of Justice, Interior and Finance``; departments are those of the United States."""
    head, i, first = PLURALS[read.lower[at]], at + 2, at
    while i < len(read.words) and read.lower[at + 1] == "of":
        if read.lower[i] == "the":
            first, i = first + (first == i), i + 1
        width = next((w for w in (3, 2, 1) if (head, "of", *read.lower[i : i + w]) in organizations.phrases()), None)
        if width is None or not read.capital(i):
            return
        entry, last = organizations.phrases()[head, "of", *read.lower[i : i + width]], i + width - 1
        hit = entry_at(read, first, last, entry, home)
        if hit is not None:
            yield hit
        i = first = last + 1
        if first >= len(read.words) or read.gaps[last].strip() not in ("", ","):
            return
        if read.lower[first] in ("and", "&"):
            i = first = first + 1
        elif read.gaps[last].strip() != ",":
            return


LEADERS = frozenset({"Chairman", "Managing Director", "Executive Director"})


def board_of(read: Words, title: Titled) -> bool:
    """Whether the board in ``Chairman of the Board of Island Lights`` begins a name."""
    after = title.head_last + 2
    return after < len(read.words) and read.lower[after - 1] == "of" and read.capital(after)


def begins_phrase(read: Words, at: int) -> bool:
    """Whether a title's word is the first one of a party's known name: ``Justice and Development Party``."""
    hit = match_trie(phrase_trie(), read, at) if read.lower[at + 1 : at + 2] == ["and"] else None
    return hit is not None and hit[1] > at + 1


def what_is_led(read: Words, title: Titled) -> int | None:
    """The word where what a chairman or an owner heads begins, where no lexicon knows that word: a company's name."""
    at = title.last + 2
    if (title.entry.group != "business" and title.entry.name not in LEADERS) or at >= len(read.words):
        return None
    if read.lower[at - 1] != "of" or not read.close(at - 2) or not read.close(at - 1) or "/" in read.words[at]:
        return None
    unknown = read.flags[at] == Is.CAPITAL or (read.gaps[at] == "-" and read.capital(at))
    return at if unknown and len(read.words[at]) > 3 else None


def run_end(read: Words, at: int) -> int:
    """The last word of a run of capitalised words that no lexicon knows."""
    while at + 1 < len(read.words) and read.close(at) and read.flags[at + 1] == Is.CAPITAL:
        at += 1
    return at


def list_sides(text: str) -> list[tuple[int, str]]:
    r"""Where in a participants' list a country's side begins, and where its last one ends (an empty country).

    >>> list_sides("Participants:\n  Denmark: \n  Ann Lind, Ministry of Justice\n\n2. We met.")
    [(16, 'DK'), (57, '')]
    """
    if "articipants" not in text and "ARTICIPANTS" not in text:
        return []
    sides: list[tuple[int, str]] = []
    countries = places.places().countries
    for hit in SIDE.finditer(text):
        country = countries.get(tuple(hit[1].lower().split()))
        if country is not None:
            end = text.find("\n\n", hit.end())
            sides = [side for side in sides if side[0] < hit.start()]
            sides += [(hit.start(1), country), (len(text) if end < 0 else end, "")]
    return sides


SIDE = re.compile(r"^[ \t]{0,8}([A-Z][A-Za-z. ]{2,30}):[ \t\r]{0,8}$", re.MULTILINE)


def within(hit: Named, parent: Named) -> Named:
    """A body that the text calls part of another organization: ``MOFA's Fisheries Division``, ``UN Herring Board``."""
    if parent.kind in ("post", "post_group", "government"):
        return hit
    body = hit.kind in BODIES and hit.rule == "headed"
    if body and parent.country is None and parent.id.startswith("org:int/"):
        return replace(hit, id=f"{parent.id}/{hit.id.rpartition('/')[2]}", country=None)
    if hit.kind != "bureau":
        return of_country(hit, parent.country) if body and parent.country is not None else hit
    return replace(hit, id=f"{parent.id}/{hit.id.rpartition('/')[2]}", country=parent.country or hit.country)


# Kinds that may be parts of what stands before them without a possessive.
BODIES = frozenset({"bureau", "interagency_body", "ministry_or_agency", "legislature", "academic"})


def organization_at(read: Words, at: int, home: Home, heads: set[int]) -> Named | None:
    """The organization whose first capitalised word is word ``at``."""
    word, lower = read.words[at], read.lower[at]
    flag = read.flags[at]
    hit = None
    if lower in STARTS or flag & (Is.NATION | Is.PLACE):
        hit = government(read, at) or post_at(read, at, home)
    if hit is None and (flag & SPELLED or (at > 0 and read.lower[at - 1] == "al")):
        hit = phrase(read, at, home, heads)
    if hit is not None:
        return hit
    if word == "DG" and at + 1 < len(read.words) and read.close(at) and fields_only(read, at + 1):
        return composed(read, at, at + 1, "bureau", home)
    if word == "Department" and (article := stands_for_state(read, at)) is not None:
        first = at - article
        return Named(first, at, "org:us/state", "Department of State", "ministry_or_agency", "US", "the-department")
    if only_listed(read, at) and word.upper() in organizations.bureaus() and of_bureau(read, at):
        return replace(symbol(word.upper(), "symbol"), first=at, last=at)
    listed = only_listed(read, at)
    other = listed and (of_another(read, at, heads) or begins_person(read, at))
    entry = spelled(word) if flag & SPELLED and not other else None
    hit = entry_at(read, at, at, entry, home) if entry is not None else None
    if hit is not None:
        return (larger(read, at, home, heads) if listed else None) or hit
    if word[:2] in GOVERN and GOVERNMENT.match(word):
        return government_acronym(read, at, home)
    if (
        "/" in word
        and is_symbol(word)
        and word.rpartition("/")[2] not in MARKINGS
        and not read.gaps[at].startswith(")")
    ):
        return replace(symbol(word, "symbol"), first=at, last=at)
    hit = headed(read, at, home, heads) if lower != "the" else None  # what begins behind it may be known
    return composed(read, at, at, "company", home) if hit is None and flag == Is.CAPITAL and is_compound(word) else hit


def fields_only(read: Words, at: int) -> bool:
    """Whether a word is a field of work and no name's first one: ``DG Fisheries``."""
    after = at + 1
    goes_on = after < len(read.words) and read.close(at) and read.capital(after)
    return at < len(read.words) and bool(read.flags[at] & Is.FIELD) and read.capital(at) and not goes_on


def only_listed(read: Words, at: int) -> bool:
    """Whether only the long list knows a word."""
    return read.flags[at] & SPELLED == Is.LISTED


def is_document(read: Words, last: int) -> bool:
    """Whether the name goes on to be a law, a plan or a meeting: ``U.N. Convention``, ``Cabinet Plan``."""
    after = last + 1
    if after >= len(read.words) or not (read.close(last) or read.abbreviated(last)):
        return False
    return read.capital(after) and read.lower[after] in organizations.not_organizations()


def phrase(read: Words, at: int, home: Home, heads: set[int]) -> Named | None:
    """A known name of several words."""
    if at > 0 and read.lower[at - 1] == "al" and read.gaps[at - 1] in ("-", " "):
        at -= 1
    hit = match_trie(phrase_trie(), read, at)
    if hit is None or not read.capital(hit[1]) or (read.flags[at] & Is.GIVEN and at - 1 in heads):
        return None
    entry, last = hit
    longer = headed(read, at, home, set())
    if longer is not None and longer.last > last and longer.first == at:
        return None
    return entry_at(read, at, last, entry, home)


EXTRACTOR = Extractor("organizations", find)
