"""Organizations by the shape of their names: a run of capitals that its first or last word heads."""

from graphkit.extract.home import Home
from graphkit.extract.organizations.composed import composed, national
from graphkit.extract.organizations.entries import Named, nation_before, of_country, of_letters
from graphkit.extract.organizations.links import ends_name, joins_known, leads_on
from graphkit.extract.organizations.trailed import LONGEST, is_trailed, list_goes_on, trail
from graphkit.extract.text.words import Is, Words
from graphkit.extract.titles.owners import takes_sides
from graphkit.lexicon import names, organizations, places
from graphkit.lexicon.titles import titles

BEFORE_NAMES = names.word_lists()["before_organization"] | names.word_lists()["calendar"]
# Governments of parts of a country.
CHIEFS = frozenset({"chief", "head", "director"})
PARTS = frozenset({"regional", "provincial", "state", "local", "municipal", "autonomous"})
CONNECTORS = frozenset({"and", "of", "for", "de", "al", "on"})


def headed(read: Words, at: int, home: Home, heads: set[int]) -> Named | None:
    """A run of capitals whose last word says what it is, or that begins with ``Ministry of``."""
    after = at + 1
    if after >= len(read.words) or not holds(read, at) or (read.lower[at] in CHIEFS and read.lower[after] == "of"):
        return None
    abroad = organizations.kinds_of("foreign").get(read.lower[at])
    if not read.capital(after) and read.lower[after] not in (LINKS_ABROAD if abroad else CONNECTORS):
        return None
    if (
        len(read.words[at]) == 1
        or not read.capital(at)
        or (
            at > 0
            and read.close(at - 1)
            and read.capital(at - 1)
            and not read.flags[at - 1] & (Is.NATION | Is.STOP)
            and at - 1 not in heads
            and not takes_sides(read, at - 1)
        )
    ):
        return None
    if (
        read.lower[at] in organizations.leading()
        and at + 2 < len(read.words)
        and read.lower[at + 1] in ("of", "for", "on")
    ):
        hit = led(read, at, home, heads)
        return None if hit is not None and is_common(read, hit.first, hit.last) else hit
    if read.lower[at] in PARTS and read.lower[at + 1] == "government" and read.lower[at + 2 : at + 3] == ["of"]:
        whole = led(read, at + 1, home, heads)
        return composed(read, at, whole.last, "government", home) if whole else None
    if abroad is not None and (hit := led_abroad(read, at, abroad, home)) is not None:
        return hit
    if takes_sides(read, at):
        return None  # "pro-Lind Herring Party"
    person = read.flags[at] & (Is.GIVEN | Is.PLACE) == Is.GIVEN or at - 1 in heads
    return tailed(read, at, home, heads, person=person)


def led_abroad(read: Words, at: int, kind: str, home: Home) -> Named | None:
    """A name of another language, which its first word heads: ``Partido Zqrxista``, ``Jamaat-ud-Zqrx``."""
    last, i = at, at + 1
    while i < len(read.words) and i - at < LONGEST and read.close(i - 1):
        if read.capital(i) and (read.gaps[i - 1] == "-" or not read.flags[i] & (Is.STOP | Is.TITLE)):
            last = i
        elif read.lower[i] not in LINKS_ABROAD:
            break
        i += 1
    return composed(read, at, last, kind, home) if last > at and read.gaps[last] != "-" else None


LINKS_ABROAD = frozenset(
    {"de", "del", "da", "do", "dos", "das", "du", "des", "la", "las", "los", "le", "les", "y", "e", "et", "para",
     "pour", "por", "par", "i", "ul", "ud", "ut", "al", "o", "us"}
)  # fmt: skip


def holds(read: Words, i: int) -> bool:
    """Whether a word and the next belong to one name, an apostrophe of many between them or not: ``Workers' Party``."""
    if read.close(i):
        return True
    return read.gaps[i].rstrip() in OWNERS and read.lower[i] in organizations.words_of("owners") and read.capital(i)


OWNERS = frozenset({"'", "’", "'s", "’s", "'S", "’S"})


def led(read: Words, at: int, home: Home, heads: set[int]) -> Named | None:
    """``Ministry of Health, Labor and Welfare``: runs on while capitals, connectors and list commas do.

    A title behind its last word is its official's: ``Ministry of Health Director General Bo Lind``.
    """
    last, i = at, at + 1
    total = len(read.words)
    while (
        i < total
        and i - at < LONGEST
        and (
            holds(read, i - 1) or (read.gaps[i - 1] == ", " and read.flags[i - 1] & Is.FIELD and list_goes_on(read, i))
        )
    ):
        if read.capital(i):
            if i > at + 2 and (begins_office(read, i, heads) or read.lower[i] in CHIEFS or begins_person(read, i)):
                break
            if "\n" in read.gaps[i - 1] and read.flags[i] & Is.PLACE and not read.flags[i] & Is.FIELD:
                break
            if read.flags[i] & Is.STOP and not read.flags[i] & Is.FIELD and not capitals_go_on(read, i):
                break
            last = i
        elif not links(read, i) or (read.lower[i] == "and" and (not list_goes_on(read, i) or is_next(read, i + 2))):
            break
        i += 1
    if last < at + 2:
        return None
    return composed(read, at, last, organizations.heads().get(read.lower[at], "other"), home)


def begins_person(read: Words, i: int) -> bool:
    """Whether the name of who speaks for a body stands behind the body's: ``House of Representatives Ann Lind``."""
    given = read.flags[i] & (Is.GIVEN | Is.COMMON | Is.PLACE | Is.FIELD | Is.ORGANIZATION) == Is.GIVEN
    return given and read.capital(i - 1) and i + 1 < len(read.words) and read.close(i) and read.capital(i + 1)


def is_next(read: Words, i: int) -> bool:
    """Whether another body stands behind "and": ``Ministry of Justice and Defense Ministry``."""
    known = any(tuple(read.lower[i - 1 : i + more]) in organizations.phrases() for more in (1, 2))
    return known or (i < len(read.words) and read.close(i - 1) and read.words[i] in ("Ministry", "Department"))


def links(read: Words, i: int) -> bool:
    """Whether a small word ties what follows to a name: "of", "the", or one inside the name of a place (``de``)."""
    inside = read.flags[i] & Is.PARTICLE and read.capital(i - 1) and i + 1 < len(read.words) and read.capital(i + 1)
    return bool(inside) or read.lower[i] in ("of", "and", "the", "for", "on")


def begins_office(read: Words, i: int, heads: set[int]) -> bool:
    """Whether a word is the title of somebody there and no part of the name, as in ``Office of the Lord Mayor``."""
    if i not in heads or i - 1 in heads or not read.capital(i - 1):
        return False
    after = i + 1
    while after in heads:
        after += 1
    named = after < len(read.words) and read.close(after - 1) and read.capital(after)
    return named or read.lower[i - 2] not in ("of", "the", "for")


def capitals_go_on(read: Words, i: int) -> bool:
    """Whether a word that mostly ends a name is one of several capitalised ones here: ``Board of Island Lights``."""
    after = i + 1
    return len(read.words[i]) > 3 and after < len(read.words) and read.close(i) and read.capital(after)


def tailed(read: Words, at: int, home: Home, heads: set[int], *, person: bool = False) -> Named | None:
    """``Gender Equality Bureau``: the run's last head word ends the name. No ``of`` leads there from a ``person``.

    A title behind a head word is its official's: ``Home Office Permanent Secretary Ann Lind``.
    """
    kinds, last, i = organizations.heads(), -1, at
    total = len(read.words)
    while i < total and i - at < LONGEST and (i == at or read.close(i - 1) or holds(read, i - 1)):
        lower = read.lower[i]
        if read.capital(i):
            if last > 0 and last == i - 1 and i in heads and lower not in kinds:
                break
            if lower in kinds and i > at:
                last = i
        elif lower in organizations.legal_forms():
            last = i
            break
        elif not leads_on(read, at, i) or (last < 0 and (person or ends_name(read, i, heads))):
            break
        i += 1
    if last > 0 and is_trailed(read, last):
        last = trail(read, last)
    if last < 0 or (
        last + 1 < total and read.close(last) and read.lower[last + 1] in organizations.not_organizations()
    ):
        return None
    first = at
    while first < last and (
        read.flags[first] & Is.NATION
        or read.lower[first] in BEFORE_NAMES
        or of_letters(read, first) not in (None, "US")
    ):
        first += 1
    if read.lower[last - 1 : last] == ["of"] and last - 2 in heads:
        return None  # "the Northern Inspector General of Police"
    if read.lower[first] in MEMBERS or joins_known(read, first, last) or is_common(read, first, last):
        return None
    if (
        read.words[first] in organizations.acronyms()
        and tuple(read.lower[first + 1 : last + 1]) in organizations.phrases()
    ):
        first += tuple(read.lower[first : last + 1]) not in organizations.phrases()
    if read.lower[first + 1 : last + 1] == ["administration"] and (
        read.flags[first] == Is.CAPITAL
        or read.words[first] in names.world_leaders()
        or read.lower[first] in titles().us_leaders["President"]
    ):
        return None  # it names who heads it
    if read.lower[last] in OF_PLACES and all(flag & ~PLACE == Is.CAPITAL for flag in read.flags[first:last]):
        return None
    kind = next((kinds[word] for word in reversed(read.lower[first : last + 1]) if word in kinds), "company")
    if first == last and read.lower[last] in organizations.national_bodies() and nation_before(read, last):
        return national(read, last, kind)
    if all(read.flags[i] & Is.HEAD or not read.capital(i) for i in range(first, last + 1)):
        return None
    owner = places.places().countries.get((read.lower[first],)) if read.flags[first] & Is.PLACE else None
    if owner is not None and tuple(read.lower[first + 1 : last + 1]) in organizations.phrases():
        return of_country(composed(read, first + 1, last, kind, home), owner)  # "the Norway Defense Ministry"
    return composed(read, first, last, kind, home)


def is_common(read: Words, first: int, last: int) -> bool:
    """Whether a name is what many have: ``Board of Directors``, ``Fourth Assembly``."""
    numbered = read.lower[first] in organizations.words_of("ordinals") and read.lower[last] in NUMBERED
    common = organizations.words_of("common_bodies")
    widths = (3, last + 1 - first) if read.lower[first + 1 : first + 2] == ["of"] else (last + 1 - first,)
    return numbered or any(" ".join(read.lower[first : min(last + 1, first + width)]) in common for width in widths)


NUMBERED = frozenset({"assembly", "congress", "parliament", "duma", "majlis", "knesset", "session", "committee"})
MEMBERS = frozenset({"member", "members"})  # of a parliament: its people
# Behind names alone these are a part of a country or an event there: ``Zqrx Division``, ``the Porto Congress``.
OF_PLACES = frozenset({"division", "congress"})
PLACE = Is.PLACE | Is.PARTICLE
