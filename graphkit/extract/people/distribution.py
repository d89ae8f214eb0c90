"""People in the distribution lines of a head: ``STATE FOR A/S BERGE, EUR/SCE``, ``NSC FOR LIND AND R. ZAKI``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graphkit.extract.hits import Hit, name_of
from graphkit.extract.named import has_vowel
from graphkit.extract.people.behind_titles import NO_ONES
from graphkit.extract.people.gathered import DISTRIBUTION
from graphkit.extract.people.plausible import is_place
from graphkit.extract.people.stated import AFFAIRS
from graphkit.extract.text.words import Is, split_text, word_flags
from graphkit.extract.titles.titled import Titled, find_titles
from graphkit.lexicon import names, organizations
from graphkit.lexicon.titles import titles
from graphkit.model import Cable, Part, Span

TOKEN = re.compile(r"[AUD]/[AS](?![A-Z/])|[^\W\d_]\.(?=\s{0,3}[^\W\d_]{2})|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|\n|[^\w\s]")
NEXT = re.compile(r"\s*([^\W\d_]+)")
COPIES = re.compile(r"\b[A-Z]{1,5}-\d\d\b")  # "INFO LOG-00 EUR-01 ..." counts copies and names nobody
MANY = 4
DESK = frozenset({"FOR", "PASS"})  # before these stands whose desk it is
OPENS = DESK | {"FROM", "TO"}
LIGHT = frozenset({"ALSO", "PLEASE", "PLS", "AND", "OR", "OF", "THE"})
BESIDE = "(:-"  # behind these stands somebody of the office before them
PLACED = frozenset({"AMEMBASSY", "AMCONSUL", "AMCONGEN", "USMISSION", "USOFFICE", "EMBASSY", "CONSULATE"})
LONGEST = 4  # words of one name
SURE, SURE_IN_OFFICE = 5, 6  # letters of a lone surname that needs no company, and of one behind an office's slash
SHORTEST = 4
OURS = frozenset({"department", "us_executive"})  # titles that say themselves where they are held

Place = tuple[str, int]


@dataclass(slots=True)
class Item:
    """The words between two marks, with their places; ``listed`` numbers the list that it belongs to."""

    listed: int = 0
    opener: str = ""  # FOR, FROM, TO or PASS
    beside: bool = False  # behind the mark of an office: "EUR/WE - "
    office: bool = False  # behind the slash of an office
    words: list[Place] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Named:
    """The words of a name, and those before it; ``sure``: it needs no company in its list."""

    item: Item
    name: list[Place]
    before: list[Place]
    sure: bool


def addressed_names(cable: Cable) -> Iterator[Hit]:
    r"""The people whom a cable is to be shown to, or whom it is from, as the lines behind its classification say.

    >>> from graphkit.model import Section, Source
    >>> text = "STATE FOR EUR A/S BERGE, S/CT (OKONJO); NSC FOR MZAKI AND ANN LIND\nPARIS FOR POLAD"
    >>> head = (Section(Part.HEAD, "distribution", Span(0, len(text))),)
    >>> hits = addressed_names(Cable("08OSLO1", Source("plain", ""), text, sections=head))
    >>> [(hit.norm, hit.title.name if hit.title else None) for hit in hits]
    [('Berge', 'Assistant Secretary'), ('Okonjo', None), ('M. Zaki', None), ('Ann Lind', None)]
    """
    for section in cable.sections:
        if section.part is not Part.HEAD or section.name != "distribution":
            continue
        written = section.span.of(cable.text)
        upper = written.upper()
        if len(upper) == len(written) and len(COPIES.findall(upper)) < MANY:
            yield from (hit_of(upper, section.span.start, named) for named in names_in(upper))


def names_in(text: str) -> Iterator[Named]:
    """The names of distribution lines; a short surname needs company in its list."""
    read = [named for item in items_of(text) if (named := judged(item)) is not None]
    together = {named.item.listed for named in read if named.sure}
    for named in read:
        short = named.item.office or len(named.name[-1][0]) < SHORTEST
        if named.sure or (named.item.listed in together and not short):
            yield named


def items_of(text: str) -> Iterator[Item]:
    r"""The items of distribution lines in order, without those that only say whose desk a list is for.

    >>> [" ".join(word for word, _ in item.words) for item in items_of("STATE FOR EUR - LIND\nNSC FOR BO BERGE")]
    ['EUR', 'LIND', 'BO BERGE']
    """
    item, glued = Item(), False
    for token in TOKEN.finditer(text):
        word, at = token[0], token.start()
        if word[0].isalpha() and glued:
            item.words[-1] = (text[item.words[-1][1] : token.end()], item.words[-1][1])
        elif word in OPENS:
            if item.words and (word not in DESK or item.opener == "FROM"):
                yield item
            item = Item(item.listed + 1, word)
        elif word[0].isalpha() and word not in LIGHT:
            item.words.append((word, at))
        elif word == "." or (word == "\n" and goes_on(text, at, item)):
            pass
        elif not joins(text, at, item):
            if item.words:
                yield item
            institution = bool(item.words) and is_institution(item.words[-1][0])
            beside = item.beside or (word in BESIDE and institution)
            item = Item(item.listed, item.opener, beside, word == "/" and institution)
        glued = word == "-" and joins(text, at, item)
    if item.words:
        yield item


def goes_on(text: str, at: int, item: Item) -> bool:
    """Whether a name goes on behind a line break: a given name, an initial or a title stands before it."""
    behind = NEXT.match(text, at)
    if not item.words or behind is None or is_institution(behind[1]) or is_symbol(behind[1]):
        return False
    last = item.words[-1][0]
    return is_institution(last) or "." in last or bool(flags(last) & Is.GIVEN)


def joins(text: str, at: int, item: Item) -> bool:
    """Whether a hyphen stands within a name: ``BEN-ZAKI``, not ``EUR/WE-LIND``."""
    inside = text[at] == "-" and text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()
    return inside and not item.office and bool(item.words) and not is_institution(item.words[-1][0])


def judged(item: Item) -> Named | None:
    """The name at the end of an item, None where it names nobody."""
    words = item.words
    if not PLACED.isdisjoint(word for word, _ in words) or is_place(tuple(word.lower() for word, _ in words[-2:])):
        return None
    front = next((n for n in range(len(words), 0, -1) if is_institution(words[n - 1][0])), 0)
    if front == len(words):
        front = common_name(words)
    elif len(words) - front > 1 and is_symbol(words[front][0], office=item.office):
        front += 1
    name, before = words[front:], words[:front]
    if not 0 < len(name) <= LONGEST or "." in name[-1][0] or not may_end(name[-1][0]):
        return None
    full = len(name) > 1 and (bool(flags(name[0][0]) & Is.GIVEN) or "." in name[0][0])
    if not (item.opener or item.beside or (full and (before or item.office))):
        return None
    titled = bool(before) and bool(flags(before[-1][0]) & Is.TITLE)
    flag = flags(name[0][0])
    likely = SHORTEST if flag & (Is.GIVEN | Is.SURNAME) else SURE_IN_OFFICE if item.office else SURE
    alone = len(name[0][0]) >= likely and not (flag & Is.COMMON and not flag & (Is.GIVEN | Is.SURNAME))
    return Named(item, name, before, titled or len(name) > 1 or alone)


def common_name(words: list[Place]) -> int:
    """Where a name begins whose last word is a common one: ``GEORGE PERSON``, ``FRIED``; behind all if nowhere."""
    last = len(words) - 1
    if last < 0 or not may_be_surname(words[last][0]):
        return len(words)
    if last == 0 or is_institution(words[last - 1][0]):
        return last
    return last - 1 if flags(words[last - 1][0]) & Is.GIVEN else len(words)


OFFICES = names.word_lists()["distribution_offices"]


def may_end(word: str) -> bool:
    """Whether a word is long enough for a surname: three letters only where it is known as a name."""
    return len(word) > (2 if flags(word) & (Is.GIVEN | Is.SURNAME | Is.COMMON) else 3)


def flags(word: str) -> int:
    """What the lexicons say of a word in capitals."""
    return word_flags().get(word.lower(), 0)


def is_institution(word: str) -> bool:
    """Whether a word of distribution lines is no name: an office, an agency, a place, a title, a common word.

    >>> [word for word in ("EUR", "POLAD", "OSLO", "OFFICE", "BERGE", "HILL", "ANN", "B.") if not is_institution(word)]
    ['BERGE', 'HILL', 'ANN', 'B.']
    """
    flag, person = flags(word), flags(word) & (Is.GIVEN | Is.SURNAME)
    if "." in word:
        return False
    if len(word) < 3 or word in titles().exact or word in organizations.acronyms() or word in organizations.bureaus():
        return True
    if not has_vowel(word) or flag & (Is.STOP | Is.FIELD) or word.lower() in OFFICES | AFFAIRS:
        return True
    other = Is.TITLE | Is.MODIFIER | Is.PLACE | Is.NATION | Is.COMMON | Is.ORGANIZATION | Is.HEAD
    return bool(flag & other) and not person


def may_be_surname(word: str) -> bool:
    """Whether a common word can be a surname where only people are named: ``FRIED``, not ``DELEGATION``."""
    never = Is.STOP | Is.TITLE | Is.FIELD | Is.PLACE | Is.NATION | Is.HEAD | Is.ORGANIZATION
    common = flags(word) & (never | Is.COMMON) == Is.COMMON
    return common and len(word) > 2 and not word.lower().endswith(NO_ONES)


def is_symbol(word: str, *, office: bool = False) -> bool:
    """Whether a short word before a name is an office's: ``OBO ADAM LIND``, ``NEA/ARP LIND``."""
    return "." not in word and len(word) < (5 if office else 4) and not flags(word) & (Is.GIVEN | Is.SURNAME)


def hit_of(text: str, offset: int, named: Named) -> Hit:
    """The hit of a name. Of titles it takes those of the Department, and that of whom the cable is from."""
    start, end = named.name[0][1], named.name[-1][1] + len(named.name[-1][0])
    words: tuple[str, ...] = tuple(word.strip(".") for word, _ in named.name)
    norm = name_of(text[start:end])
    if len(words) == 1 and len(words[0]) >= SURE and starts_with_initial(words[0].lower()):
        initial, surname = words[0][0], words[0][1:]
        words, norm = (initial, surname), f"{initial}. {name_of(surname)}"
    title, first = title_before(text, named, start)
    ours = title is not None and (title.entry.group in OURS or named.item.opener == "FROM")
    span = Span(offset + start, offset + end)
    return Hit(words, span, Span(offset + first, offset + end), norm, title if ours else None, DISTRIBUTION)


def title_before(text: str, named: Named, start: int) -> tuple[Titled | None, int]:
    """The title that ends right before a name, and where the two begin."""
    if not named.before:
        return None, start
    at = named.before[0][1]
    read = split_text(text[at:start].title())
    title = next((one for one in find_titles(read) if one.last == len(read.words) - 1), None)
    return (None, start) if title is None else (title, at + read.starts[title.first])


def starts_with_initial(low: str) -> bool:
    """Whether two consonants that begin no name begin a word, so that the first is an initial.

    >>> starts_with_initial("mzaki"), starts_with_initial("brandt")
    (True, False)
    """
    return VOWELS.isdisjoint(low[:2]) and low[:2] not in names.word_lists()["onsets"]


VOWELS = frozenset("aeiouy'’")
