"""The address lists of an envelope: TO, INFO and XMT, with or without routing indicators, on lines or on one line."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from graphkit.lexicon.addressed import find_id
from graphkit.lexicon.markings import ADDRESS_WORDS
from graphkit.lexicon.posts import known_key, post_of_routing
from graphkit.model import Address, AddressRole, Part, Span
from graphkit.parse.lines import as_sent, plain
from graphkit.parse.outline import outline_head

ENVELOPE = Part.ENVELOPE
ROLES = {"to": AddressRole.ACTION, "action": AddressRole.ACTION, "info": AddressRole.INFO, "xmt": AddressRole.EXEMPT}
OFFICE = r"(?:AMEMB(?:ASSY)?|AMCON(?:SUL|GEN)?|USMISSION)\s"
GLUED_TO = r"(?:(?<=\d)|(?<=PRIORITY)|(?<=MMEDIATE)|(?<=ROUTINE))"
PLAIN_NAME = "|".join((*map(re.escape, ADDRESS_WORDS), r"[A-Z ]{2,30}\bCOLLECTIVE\b"))
# Where an entry ends that others follow on its line; what was glued on its way is cut only before an indicator.
CUT = re.compile(
    rf"""(?:[\s,;]{{0,4}}(?P<list>INFO|XMT)|(?:[\s,;]{{1,4}}|{GLUED_TO}|(?<=WASHDC))(?P<to>TO))[\s:/]{{1,4}}(?=R[A-Z0-9]{{3,8}}\s?/)
    |(?:[\s,;]{{1,4}}|(?<=\d))(?P<plain>INFO|XMT)[\s:/]{{1,4}}(?={PLAIN_NAME})
    |(?<=[\s(])(?=R[A-Z0-9]{{3,8}}/(?!/)|R[UH][A-Z]{{2,6}}//|ZEN/)|{GLUED_TO}(?=R[UH][A-Z]{{2,6}}/)
    |(?<=[A-Z0-9.,;])[\s,;]{{1,4}}(?:AND\s{{1,3}})?(?={OFFICE})
    |(?<=WASHDC)[,;]\s{{0,3}}(?=[A-Z])(?!DC\b)""",
    re.VERBOSE,
)
# One word for the offices of several cities: AMEMBASSIES ROME, BERN.
PLURAL = re.compile(r"\s{0,40}(?P<office>AMEMBASSIES|AMCONSULS|USMISSIONS|EMBASSIES)\b[\s:]{0,4}")
ONE_OF = {"AMEMBASSIES": "AMEMBASSY ", "EMBASSIES": "AMEMBASSY ", "AMCONSULS": "AMCONSUL ", "USMISSIONS": "USMISSION "}
CITY = re.compile(r"(?:(?!AND\b)\b[^,;&/\s]{1,40}[\s]{0,9})+")
WORD = re.compile(r"\S+")
MOST_WORDS = 4  # of a city
LONGEST_LINE = 60  # a longer line may hold several entries
LONGEST_KEPT = 120  # characters: a hostile line is not kept in memory
LABEL = re.compile(
    r"(?:[-*•>]\s)?(?:ACTION\s(?=TO))?(?P<list>ACTION|TO|INFO|XMT)(?:\b|(?=R[UH][A-Z]{2,6}/))[\s:/]{0,4}", re.IGNORECASE
)
INDICATOR = re.compile(
    r"(R[A-Z0-9]{3,8}|ZEN)\s{0,2}/{1,2}\s{0,2}|(RUEH[A-Z]{1,4})(?:$|\s{1,3}(?=(?:AMEMBASSY|AMCONSUL|USMISSION|SEC[SD])))"
)
OFFICES = frozenset({"AMEMBASSY", "AMCONSUL", "USMISSION"})
SINGLE = ("AMEMBASSY", "AMCONSUL", "USMISSION", "SECSTATE")  # a name that begins so ends in no number of its own
PRECEDENCES = frozenset({"NIACT", "FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE"})
SHORTENED = {"IMMED": "IMMEDIATE", "PRIO": "PRIORITY"}
BULLETS = "-*•> "
DIGITS = "0123456789"
NUMBER = re.compile(r"\d{1,6}(?:[-/]\d{3,6})?$")
BEFORE_NUMBER = frozenset({"NR", "NR.", "NO", "NO.", "NUMBER"})
LEVELS = frozenset({"UNCLAS", "UNCLASSIFIED", "CONFIDENTIAL", "SECRET"})
ENDS = PRECEDENCES | {"WASHDC", "DC"}
GLUED = re.compile(r"(?P<word>[A-Z]{2,20}?)(?P<precedence>IMMEDIATE|PRIORITY|ROUTINE)?(?P<number>\d{3,6})?")
# The head that ran on behind the last entry.
HEAD_BEHIND = re.compile(
    r"(?<=\d)\s{1,3}(?:SIPDIS|UNCLAS(?:SIFIED)?|CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE"
    r"|C O N F I D|S E C R E T|U N C L A S)\b.*$"
)
SIGNAL = re.compile(r"Z[A-Z]{2}\d?|BT|N{4}")


def parse_addressees(text: str) -> tuple[Address, ...]:
    r"""Everybody whom a message was addressed to, or exempted from it, in order.

    >>> found = parse_addressees("TO RUEHC/SECSTATE WASHDC PRIORITY 12\nXMT/AMEMBASSY SOFIA")
    >>> [(str(a.role), a.name, a.precedence, a.message_number) for a in found]
    [('action', 'SECSTATE WASHDC', 'PRIORITY', '12'), ('exempt', 'AMEMBASSY SOFIA', None, None)]
    """
    text = as_sent(plain(text))
    found: list[Address] = []
    role, last = AddressRole.ACTION, ""
    for part, name, start, end in outline_head(text).pieces:
        if part is ENVELOPE and name in ROLES:
            role = _read_list(text, start, end, role if name == last else ROLES[name], found)
            last = name
    return tuple(found)


def _read_list(text: str, start: int, end: int, role: AddressRole, found: list[Address]) -> AddressRole:
    """The entries of one stretch of an address list; the role of the last, with which the next stretch may go on."""
    label = LABEL.match(text, start, end)
    if label is not None:
        role = ROLES[label["list"].lower()]
    at = label.end() if label else start
    for line in text[at:end].split("\n"):
        if len(line) > LONGEST_LINE or not _add(line, at, role, found):
            role = _add_each(line, at, role, found)
        at += len(line) + 1
    return role


def _add_each(line: str, at: int, role: AddressRole, found: list[Address]) -> AddressRole:
    """The entries of a line that may hold several; the role of the last one, which the next line goes on with."""
    if (cities := _cities_behind(line)) is not None:
        _add_cities(line, at, cities, role, found)
        return role
    left = 0
    for cut in CUT.finditer(line):
        _add(line[left : cut.start()], at + left, role, found, alone=True)
        turn = cut["list"] or cut["to"] or cut["plain"]
        role = ROLES[turn.lower()] if turn else role
        left = cut.end()
    _add(line[left:], at + left, role, found, alone=True)
    return role


def _cities_behind(words: str) -> tuple[str, int] | None:
    """One office for several cities and where they begin; cities alone where commas part posts that the list knows.

    >>> _cities_behind("AMEMBASSIES ROME, BERN"), _cities_behind("ROME, BERN"), _cities_behind("ROME, ITALY")
    (('AMEMBASSY ', 12), ('', 0), None)
    """
    if plural := PLURAL.match(words):
        return ONE_OF[plural["office"]], plural.end()
    bare = "," in words and all(known_key(piece.strip()) for piece in CITY.findall(words) if piece.strip())
    return ("", 0) if bare else None


def _add_cities(line: str, at: int, cities: tuple[str, int], role: AddressRole, found: list[Address]) -> None:
    """An entry for each city that stands behind one word for all their offices."""
    office, left = cities
    for piece in CITY.finditer(line, left):
        words = list(WORD.finditer(line, *piece.span()))
        while words:
            city = words[: _city([word[0] for word in words])]
            known = _read_entry.__wrapped__(office + " ".join(word[0] for word in city))
            span = Span(at + city[0].start(), at + city[-1].end())
            found.append(Address(role, str(known.name), span, known.post, None, known.precedence, known.number))
            del words[: len(city)]


def _city(words: list[str]) -> int:
    """How many words name the first city, with what follows it: as many as the list knows, all where it knows none.

    >>> _city(["RIO", "DE", "JANEIRO", "12", "LIMA"]), _city(["XANADU", "PRIORITY"])
    (4, 2)
    """
    most = range(min(len(words), MOST_WORDS), 0, -1)
    count = next((number for number in most if known_key(" ".join(words[:number]))), len(words))
    while count < len(words) and (words[count].isdigit() or _precedence(words[count])):
        count += 1
    return count


def _add(written: str, start: int, role: AddressRole, found: list[Address], *, alone: bool = False) -> bool:
    """One entry, or what the one before it lacks; False where it turns out to be several and is not known to be one."""
    entry = written.strip()
    if entry is not written and entry:
        start += written.find(entry[0])
    if entry[:1] in BULLETS:
        entry, start = _without_bullet(entry, start)
    if not entry:
        return True
    bare = entry.rstrip(DIGITS)
    size, unnumbered = len(entry), len(bare)
    counted = 2 < size - unnumbered < 7 and bare[-1:] == " "
    key = bare if counted else entry
    known = _read_entry(key) if size <= LONGEST_KEPT else _read_entry.__wrapped__(key)
    if known.several and not alone:
        return False
    number = entry[unnumbered:] if counted else known.number
    span = Span(start, start + size)
    if found and known.indicator is None and found[-1].message_number is None and _completes(found[-1], known, number):
        _complete(found, entry, known, number, span)
    elif known.name is not None:
        found.append(Address(role, known.name, span, known.post, known.indicator, known.precedence, number))
    return True


def _without_bullet(entry: str, start: int) -> tuple[str, int]:
    kept = entry.lstrip(BULLETS)
    return kept, start + len(entry) - len(kept)


def _completes(last: Address, known: "_Entry", number: str | None) -> bool:
    """Whether words without an indicator only say what the entry before them lacks, where a line was broken."""
    name = known.name
    if name is None:
        return last.precedence in (None, "NIACT") or (number is not None and known.precedence is None)
    if name.startswith(ADDRESS_WORDS):
        return last.name == last.routing_indicator
    if last.precedence is not None:
        return False
    office, _, city = last.name.partition(" ")
    if not city:
        return office in OFFICES or (office.startswith("SEC") and name.startswith("WASH"))
    return office in OFFICES and known_key(city) is None and known_key(f"{city} {name}") is not None


def _complete(found: list[Address], entry: str, known: "_Entry", number: str | None, span: Span) -> None:
    """Lengthen the last entry by the words that go on with it."""
    last = found[-1]
    span = Span(last.span.start, span.end)
    if known.name is None:
        precedence = " ".join(filter(None, (last.precedence, known.precedence))) or None
        found[-1] = replace(last, span=span, precedence=precedence, message_number=number)
        return
    name = "" if last.name == last.routing_indicator else f"{last.name} "
    whole = _read_entry.__wrapped__(name + entry)
    if whole.name is not None:
        found[-1] = replace(
            last, span=span, name=whole.name, post=whole.post, precedence=whole.precedence, message_number=whole.number
        )


class _Entry(NamedTuple):
    """What an entry says, its place apart; no name where it is a number or a precedence only."""

    name: str | None
    post: str | None
    indicator: str | None
    precedence: str | None
    number: str | None
    several: bool


@lru_cache(maxsize=16384)  # without their numbers the same few thousand entries are in every address list of a corpus
def _read_entry(entry: str) -> _Entry:
    """The parts of an entry; where a blank ends it, its number was cut off already."""
    if entry.islower():
        entry = entry.upper()
    hit = INDICATOR.match(entry)
    indicator = hit[1] or hit[2] if hit else None
    left = HEAD_BEHIND.sub("", entry[hit.end() if hit else 0 :]).replace(" / ", " ").split()
    _part_glued(left)
    number = _take_number(left) if entry[-1] != " " else None
    numbered = number is not None or entry[-1] == " "
    while len(left) > 1 and (left[-1] in LEVELS or (numbered and left[-1] in BEFORE_NUMBER)):
        left.pop()
    precedence: list[str] = []
    while left and (last := _precedence(left[-1])):
        precedence.append(last)
        left.pop()
    if precedence and number is None:  # SECSTATE WASHDC 12 PRIORITY
        number = _take_number(left)
    name = " ".join(left).strip(" ,;") if left else indicator
    name = name[:-1] if name and name[-1] == "." and name.count(".") == 1 else name
    post = _addressed(name, indicator) if name is not None and left else None
    several = CUT.search(entry) is not None or _cities_behind(entry) is not None
    return _Entry(name, post, indicator, " ".join(dict.fromkeys(reversed(precedence))) or None, number, several)


def _addressed(name: str, indicator: str | None) -> str | None:
    """Whom a name means; a word too many behind a post's name does not hide it from its own routing indicator.

    >>> _addressed("AMEMBASSY TOKYO PIR", "RUEHKO"), _addressed("AMEMBASSY TOKYO PIR", None)
    ('post:tokyo', 'post:tokyo-pir')
    """
    found = find_id(name)
    post = post_of_routing(indicator) if indicator else None
    return post.id if post is not None and found is not None and found.startswith(f"{post.id}-") else found


def _precedence(word: str) -> str | None:
    """The precedence that a word states: ``(PRIORITY)``, ``Immediate``, ``IMMED``."""
    parts = word.strip("().;,").upper().split("/")
    whole = " ".join(SHORTENED.get(part, part) for part in parts)
    return whole if PRECEDENCES.issuperset(whole.split(" ")) else None


def _part_glued(words: list[str]) -> None:
    """Take signals off the end of an entry, and its last word apart that a precedence or a number was glued to."""
    while len(words) > 1 and SIGNAL.fullmatch(words[-1]):
        words.pop()
    hit = GLUED.fullmatch(words[-1]) if words else None
    if hit and (hit["precedence"] or (hit["number"] and (hit["word"] in ENDS or known_key(hit["word"])))):
        words[-1:] = [part for part in hit.groups() if part]


def _take_number(words: list[str]) -> str | None:
    """Take the message number off the end of an entry's words: one of two digits counts behind a precedence or post."""
    last = words[-1].rstrip(".;,)").lstrip("#(") if words else ""
    if NUMBER.match(last) and (
        len(last) > 2
        or len(words) == 1
        or _precedence(words[-2]) is not None
        or words[0].upper() in SINGLE
        or words[-2] == "COLLECTIVE"
        or known_key(" ".join(words[:-1])) is not None
    ):
        words.pop()
        return last
    return None
