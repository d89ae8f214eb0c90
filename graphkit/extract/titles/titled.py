"""Titles in a text: a head from the table, what stands before it and the "for X" / "of X" behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from graphkit.extract.text.tries import match_trie
from graphkit.extract.text.words import Is, Words, read_words
from graphkit.extract.titles.misspelt import SHORTEST_MISSPELT, misspelt, misspelt_title
from graphkit.extract.titles.owners import of_a_verb, possessor, takes_sides
from graphkit.extract.titles.scopes import SEATED, SERVANTS, grow_right
from graphkit.lexicon import names, organizations, places
from graphkit.lexicon.titles import Title, slug, split_words, titles
from graphkit.model.made import quickly_made

# Ordinary words that are titles only with a capital.
CAPITAL_ONLY = names.word_lists()["capital_titles"]


@quickly_made
@dataclass(frozen=True, slots=True)
class Titled:
    """A title at words ``first`` to ``last`` (inclusive). ``head`` begins the entry of the table."""

    first: int
    head: int
    last: int
    entry: Title
    name: str
    scope: str
    nation: str | None
    capital: bool
    head_last: int

    @property
    def key(self) -> str:
        """A readable last part for the id of the position."""
        before = self.name.removesuffix(self.entry.name)
        return "-".join(part for part in (slug(before), self.entry.slug, slug(self.field.split(",")[0])) if part)

    @property
    def field(self) -> str:
        """The scope, unless it only names the country that holds the title: "" of ``President of Norway``."""
        return (
            "" if self.nation and places.places().countries.get(split_words(self.scope)) == self.nation else self.scope
        )


@cache
def title_trie() -> dict[str, Any]:
    """The spellings in any case as a trie of words; the entry stands under the empty key."""
    trie: dict[str, Any] = {}
    for words, title in titles().any_case.items():
        node = trie
        for word in words:
            node = node.setdefault(word, {})
        node[""] = title
    return trie


@lru_cache(maxsize=2)
def titles_of(text: str) -> tuple[Titled, ...]:
    """The titles of a text, kept for the next extractor that asks."""
    return tuple(find_titles(read_words(text)))


def find_titles(read: Words) -> Iterator[Titled]:
    """Every title of the text, from left to right, none inside another."""
    table, trie, done = titles(), title_trie(), -1
    wrong = [i for i in read.unknown if len(read.words[i]) >= SHORTEST_MISSPELT and misspelt(read, i)]
    for at in sorted([*(i for i in read.find(Is.TITLE) if opens_title(read, i)), *wrong]):
        if at <= done:
            continue
        hit = match_trie(trie, read, at)
        exact = table.exact.get(read.words[at]) or (
            misspelt_title(read.lower[at]) if read.flags[at] == Is.CAPITAL else None
        )
        if exact is not None and (hit is None or hit[1] == at):
            hit = (exact, at)
        if (
            hit is None
            or (hit[1] == at and read.lower[at] in CAPITAL_ONLY and not read.capital(at))
            or modifies(read, at, hit[1])
            or (hit[1] == at and is_surname(read, at))
        ):
            continue
        title = compose(read, at, hit[1], hit[0], done)
        done = title.last
        yield title


def opens_title(read: Words, i: int) -> bool:
    """Whether a word that begins titles is one by itself, or is followed by what may stand second in one."""
    seconds = second_words().get(read.lower[i])
    return seconds is None or not seconds.isdisjoint(read.lower[i + 1 : i + 2]) or read.words[i] in titles().exact


@cache
def second_words() -> Mapping[str, frozenset[str]]:
    """The words that are no title by themselves, in any case, but begin one -> those that may stand second in it."""
    trie = title_trie()
    words = {*trie, *(word.lower() for word in titles().exact)}
    return {word: frozenset(trie.get(word, ())) for word in words if "" not in trie.get(word, ())}


def is_surname(read: Words, at: int) -> bool:
    """Whether a title is a family name here, for an initial or a given name stands before it: ``J. C. King``."""
    if not read.flags[at] & Is.SURNAME or not at or not read.capital(at):
        return False
    before, after = at - 1, at + 1
    initial = read.words[before].isupper() and read.gaps[before][:1] == "." and len(read.words[before]) in (1, 3)
    given = read.flags[before] & Is.GIVEN and read.capital(before) and read.close(before)
    return bool(initial or given) and not (after < len(read.words) and read.close(at) and read.capital(after))


def modifies(read: Words, first: int, last: int) -> bool:
    """Whether a hit is only the front of a longer title: ``Assistant`` of ``Assistant Chief Cabinet Secretary``."""
    if first != last or not read.flags[first] & Is.MODIFIER or last + 1 >= len(read.words) or not read.close(last):
        return False
    return bool(read.flags[last + 1] & (Is.TITLE | Is.MODIFIER)) and not read.flags[last + 1] & Is.GIVEN


def compose(read: Words, head: int, last: int, entry: Title, floor: int) -> Titled:
    """The whole title around a head: words before it, "for X" behind it."""
    first, front, nation = grow_left(read, head, floor, entry)
    fronts = range(front, head)
    written = [read.words[i] for i in fronts if not read.flags[i] & Is.NATION or read.flags[i] & Is.FIELD]
    before = [as_field(word) for word in written if word.lower() not in DROPPED]
    tail = last - (read.lower[last] in ("for", "at"))  # of "secretary of state for"
    abroad = nation is not None and entry.organization == "post"  # "the Danish Ambassador in Oslo"
    about = entry.group not in NOT_ABOUT
    serves, seated = entry.name in SERVANTS, entry.name in SEATED
    right = tail
    if not of_a_verb(read, first, tail):
        right = grow_right(read, tail, inside=abroad, about=about, serves=serves, seated=seated)
    end = max(right, last)
    scope = " ".join(read.text[read.starts[tail + 2] : read.end(end)].split()) if end > tail + 1 else ""
    scope = scope.removeprefix("the ")
    if entry.name.endswith("Minister") and entry.group == "minister" and not scope:
        fields = [word for word in before if word.lower() not in titles().modifiers]
        before, scope = [word for word in before if word.lower() in titles().modifiers], " ".join(fields)
    name = " ".join([*before, entry.name])
    owning = read.lower[tail + 1] not in NOT_OWNING if end > tail + 1 else True
    nation = nation or (country_in(read, last + 1, end) if owning else None) or possessor(read, first, floor)
    capital = read.capital(head) or (read.lower[head] == "first" and read.capital(last))
    return Titled(first, head, end, entry, name, scope, nation, capital, last)


def as_field(word: str) -> str:
    """A word before the head of a title as titles have it: acronyms as they are written.

    >>> as_field("UN"), as_field("DEFENSE"), as_field("chief")
    ('UN', 'Defense', 'Chief')
    """
    return word if word in organizations.acronyms() else word.capitalize()


DROPPED = frozenset(
    {"former", "then", "ex", "current", "late", "newly", "outgoing", "incoming", "retired", "ret", "u.s", "us"}
)


def grow_left(read: Words, head: int, floor: int, entry: Title) -> tuple[int, int, str | None]:
    """The first word of the title, the first one behind a nationality, and the country which that names."""
    first, front, nation = head, head, None
    ours = entry.group in OFTEN_OURS
    while first - 1 > floor and head - first < 8 and (read.close(first - 1) or (ours and is_american(read, first - 1))):
        i = first - 1
        flag = read.flags[i]
        if ours and read.lower[i] == "american" and read.capital(i) and not read.flags[i - 1] & Is.FIELD:
            return i, front, "US"
        if read.lower[i] == "vice" and read.lower[head] == "ambassador":  # "Lind is to go vice Ambassador Berge"
            break
        if flag & Is.MODIFIER or (flag & Is.FIELD and (read.capital(i) or not read.capital(head))):
            first = front = i
            continue
        if read.capital(i) and not takes_sides(read, i):
            first, nation = nation_ending(read, i, floor) or (first, None)
            if entry.name in ABROAD and (read.lower[i],) in places.places().countries:
                nation = None
        break
    while first < head and read.lower[first] in ("de", "general", "under", "prime", "state", "first"):
        if read.capital(first):
            break
        first += 1
    return first, max(first, front), nation


OFTEN_OURS = frozenset({"mission", "official"})  # "U.S." before these does not end a sentence


def is_american(read: Words, i: int) -> bool:
    """Whether a word is the "U.S." of what follows, no heading with a line of its own."""
    return read.lower[i] == "u.s" and read.abbreviated(i) and (read.gaps[i] == ". " or (i > 0 and read.close(i - 1)))


def nation_ending(read: Words, last: int, floor: int) -> tuple[int, str] | None:
    """The first word and the country of the nationality that ends at a word, the longest: ``Sri Lankan``, ``Danish``.

    >>> from graphkit.extract.text.words import read_words
    >>> nation_ending(read_words("the South Korean envoy"), 2, -1), nation_ending(read_words("the envoy"), 1, -1)
    ((1, 'KR'), None)
    """
    gazetteer = places.places()
    for first in range(max(last - 2, floor + 1), last + 1):
        words = tuple(read.lower[first : last + 1])
        code = gazetteer.nationalities.get(words) or gazetteer.countries.get(words)
        if code and read.capital(first) and all(map(read.close, range(first, last))):
            return first, code
    return None


NOT_OWNING = frozenset({"for", "to", "on"})  # a country behind these is not the one that has the office
ABROAD = frozenset({"Desk Officer", "Country Director", "Office Director"})  # a country before these is their work
NOT_ABOUT = frozenset({"mission", "state"})  # who is asked for his view: ``AMBASSADOR ON TRADE`` in a subject


def country_in(read: Words, first: int, last: int) -> str | None:
    """The first country that words ``first`` to ``last`` name."""
    gazetteer = places.places()
    for i in range(first, last + 1):
        if read.flags[i] & (Is.PLACE | Is.NATION) and read.capital(i):
            for width in (3, 2, 1):
                key = tuple(read.lower[i : i + width])
                code = gazetteer.countries.get(key) or gazetteer.nationalities.get(key)
                if code:
                    return code
    return None


def is_rank(title: Titled) -> bool:
    """Whether a title is no office but how somebody who may hold one is addressed."""
    return title.entry.group in RANKS or title.entry.name in PRINCES


RANKS = frozenset({"courtesy", "royalty", "clergy", "military"})
PRINCES = frozenset({"Prince", "Princess", "Marshal", "Lord"})
