"""Organizations: known names and acronyms, governments, posts, and capitalised names that their last word heads."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from graphkit.extract.base import Extractor, Known
from graphkit.extract.department import of_bureau, own_department, stands_for_state
from graphkit.extract.governments import government, government_acronym, post_at, post_name
from graphkit.extract.home import Home, home_of
from graphkit.extract.organization_entries import Named, entry_at, symbol
from graphkit.extract.organization_learned import learned
from graphkit.extract.organization_owners import owned
from graphkit.extract.organization_shapes import composed, headed
from graphkit.extract.organization_spelled import larger, of_another, spelled
from graphkit.extract.organization_starts import GOVERN, SPELLED, STARTS, is_compound, phrase_trie, starts_of
from graphkit.extract.running import running_text
from graphkit.extract.titled import Titled, titles_of
from graphkit.extract.tries import match_trie
from graphkit.extract.words import Is, Words, read_words
from graphkit.lexicon import names, organizations, places
from graphkit.lexicon.markings import LEVELS
from graphkit.lexicon.titles import titles
from graphkit.model import Cable, Extraction, Mention, MentionKind, Organization, Part, Span

CONTAINER = Part.CONTAINER
GOVERNMENT = re.compile(r"G(?:[Oo][A-Z]{1,3}|R[A-Z])$")
SYMBOL = re.compile(r"[A-Z]{1,4}(?:/[A-Z&]{1,6}){1,3}$")
# What stands with strokes in a distribution line, and never a part of it: ``USCENTCOM/CCCC``, ``TORGENSEN/WRIGHT``.
STROKES = re.compile(r"(?<![\w/])[A-Z]{1,12}+(?:/[A-Z&]{1,12}+){1,4}+(?!\w)")
DESK = 3  # letters of a desk's symbol that may be a given name too: ``NEA/ELA``
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


def stated(cable: Cable, home: Home) -> Iterator[tuple[Named, Span]]:
    """Organizations outside the running text: the sender, and office symbols of the distribution line."""
    origin = cable.origin
    if origin is not None and origin.span is not None and origin.post:
        name = post_name(origin.post)
        item = Named(0, 0, origin.post, name, "post", home.country, "sender")
        yield item, origin.span
        for section in cable.sections:
            if section.part is CONTAINER:
                at = cable.text.find(name, section.span.start, section.span.end)
                if at >= 0:
                    yield item, Span(at, at + len(name))
    for who in cable.classified_by:
        role = who.role_span.of(cable.text).split(" ", 1)[0] if who.role_span else ""
        if who.role_span and (is_symbol(role) or (role in organizations.bureaus() and len(role) > 2)):
            yield symbol(role, "role"), Span(who.role_span.start, who.role_span.start + len(role))
        if who.role_span:
            yield from employer(who.role_span, cable.text)
    for section in cable.sections:
        if section.name in ("distribution", "attention") and section.part is Part.HEAD:
            for hit in STROKES.finditer(section.span.of(cable.text)):
                if (office := office_in(hit[0])) is not None:
                    item, letters = office
                    yield item, Span(hit.start(), hit.start() + letters).shift(section.span.start)


def office_in(written: str) -> tuple[Named, int] | None:
    """The office that words with strokes name in a distribution line, with how many letters name it.

    Of another agency only that agency is known: ``DOD`` of ``DOD/OSD/POLICY``. Surnames are no office.
    """
    if is_symbol(written) and written not in organizations.spellings():
        return symbol(written, "distribution"), len(written)
    for name in (written, written.partition("/")[0]):
        entry = organizations.spellings().get(name)
        if entry is not None and entry.country == "US":
            return Named(0, 0, f"org:{entry.key}", entry.name, entry.kind, "US", "distribution"), len(name)
    return None


def is_symbol(text: str) -> bool:
    """Whether letters with strokes are an office of the Department and no officer: ``EUR/NB``, not ``A/DCM``."""
    bureau, _, desk = text.partition("/")
    officer = len(desk) > DESK and desk.lower() in names.given_names()
    if SYMBOL.fullmatch(text) is None or bureau not in organizations.bureaus() or officer:
        return False
    agency = organizations.spellings().get(bureau)
    others = agency is not None and not agency.key.startswith("us/state")
    return not others and text not in titles().exact and text not in organizations.not_acronyms()


def employer(role: Span, text: str) -> Iterator[tuple[Named, Span]]:
    """The agency among the items of who classified a cable: ``Charge d'Affaires, DOS, Oslo``."""
    for hit in ITEM.finditer(role.of(text)):
        entry = organizations.spellings().get(hit[1])
        if entry is not None and entry.country == "US":
            yield (
                Named(0, 0, f"org:{entry.key}", entry.name, entry.kind, "US", "role"),
                Span(*hit.span(1)).shift(role.start),
            )


ITEM = re.compile(r",\s{0,8}([A-Z]{3,6})(?=,|\s*$)")


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
        hit = organization_at(read, at, home_there, heads)
        if hit is None and at in led_by:
            hit = composed(read, at, run_end(read, at), "company", home_there)
        if hit is not None and hit.first > done:
            inside = before if done == hit.first - 1 and read.gaps[done][:2] in ("'s", "’s") else None
            before, done = hit, hit.last
            if not is_document(read, hit.last):
                yield within(hit, inside) if inside else hit


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
    """A bureau that the text calls part of another organization: ``MOFA's Fisheries Division``."""
    if hit.kind != "bureau" or parent.kind in ("post", "post_group", "government"):
        return hit
    return replace(hit, id=f"{parent.id}/{hit.id.rpartition('/')[2]}", country=parent.country or hit.country)


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
    entry = spelled(word) if flag & SPELLED and not (listed and of_another(read, at, heads)) else None
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
    hit = headed(read, at, home, heads)
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
