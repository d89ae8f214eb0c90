"""Where a protected name stands again: any word of it by which the person could be known, however it is written.

This is the one place that says which words of a cable are hidden; `graphkit.mask` replaces what was found here.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graphkit.extract.named import is_redaction
from graphkit.extract.variants import family_forms, same_name, sound
from graphkit.lexicon import names
from graphkit.mask import touches
from graphkit.model import Span

LETTERS = re.compile(r"[^\W\d_]+")
SHORT = 2  # letters of a surname that is a name only with a capital


@dataclass(frozen=True, slots=True)
class Hidden:
    """Words of protected names, in small letters without accents.

    ``surnames`` tell who is meant; ``others`` are common given names and surnames of two letters: who bears one of
    them beside a name of his own is somebody else.
    """

    surnames: frozenset[str]
    others: frozenset[str]
    families: frozenset[str]
    sounds: dict[str, list[str]]

    def tells(self, low: str, *, capital: bool) -> bool:
        """Whether a word of the text is a surname of these, or another form of one."""
        common = low in names.english_words()
        if low in self.surnames:
            return capital or not common
        if common or (len(low) <= SHORT + 1 and not capital):
            return False
        if low in self.families:
            return low not in names.given_names()
        return capital and any(
            low not in names.given_names() or one in names.given_names()
            for one in self.sounds.get(sound(low) or "", ())
            if same_name(one, low)
        )


def spread(text: str, spans: Sequence[Span], spared: Iterable[Span] = (), said: Iterable[str] = ()) -> tuple[Span, ...]:
    """The spans and every other place of the text where a telling word of these names, and of those ``said``, stands.

    A word counts without its accents, broken at a line end, and inside an address (``aberge@post.zz``); a common given
    name does not within ``spared``: other people's full names, places.
    """
    words, kept, found = hidden([*(span.of(text) for span in spans), *said]), merged(spared), {*spans}
    every, addresses = words.surnames | words.others, any(mark in text for mark in ADDRESS)
    before: re.Match[str] | None = None
    for hit in LETTERS.finditer(text) if every else ():
        low, capital, place = unaccented(hit[0]), hit[0][0].isupper(), Span(*hit.span())
        if is_date(text, low, place):
            continue
        other = capital and low in words.others and not touches(kept, place)
        family = capital and low in words.families and THE.fullmatch(text, max(0, place.start - 5), place.start)
        if other or family or words.tells(low, capital=capital):
            found.add(place)
        elif before is not None and is_broken(text, before, hit, words):
            found.add(Span(before.start(), hit.end()))
        elif addresses and len(low) >= SHORTEST_INSIDE and in_address(text, *hit.span()) and holds(low, every):
            found.add(place)
        before = hit
    return merged(found)


def hidden(said: Iterable[str]) -> Hidden:
    """The words by which the people of these names could be known, and their other forms."""
    surnames, others = set[str](), set[str]()
    for name in said:
        telling = distinctive(name)
        surnames |= {unaccented(word) for word in telling if len(word) > SHORT}
        others |= {unaccented(word) for word in telling if len(word) <= SHORT} | given_of(name)
    sounds: dict[str, list[str]] = {}
    for word in sorted(surnames):
        if key := sound(word):
            sounds.setdefault(key, []).append(word)
    families = {form for word in surnames | {one for one in others if len(one) <= SHORT} for form in family_forms(word)}
    return Hidden(frozenset(surnames), frozenset(others - surnames), frozenset(families - surnames - others), sounds)


def is_date(text: str, low: str, place: Span) -> bool:
    """Whether a name is a month here: ``Jan 5``, ``5 June``, ``in June``."""
    if low not in names.word_lists()["calendar"]:
        return False
    lead = text[max(0, place.start - 12) : place.start].split()
    follows = text[place.end : place.end + 3].lstrip(" .")[:1].isdigit()
    leads = bool(lead) and (lead[-1][-1].isdigit() or lead[-1].lower() in names.word_lists()["before_given_words"])
    return follows or leads


THE = re.compile(r"(?:.*\W)?the\s+", re.IGNORECASE | re.DOTALL)  # the Bakers, the Browns
BROKEN = re.compile(r"-[ \t]*\r?\n[ \t]*")
SHORTEST_INSIDE = 4
LONGEST_INSIDE = 40


def is_broken(text: str, before: re.Match[str], hit: re.Match[str], words: Hidden) -> bool:
    """Whether two runs of letters are one word at a line end: ``Ber-`` and ``ge``."""
    whole = unaccented(before[0] + hit[0])
    known = whole in words.surnames or whole in words.others or whole in words.families
    return known and BROKEN.fullmatch(text, before.end(), hit.start()) is not None


def holds(low: str, words: frozenset[str]) -> bool:
    """Whether one of the words stands inside a run of letters: ``aberge``, ``annebergeoslo``."""
    low = low[:LONGEST_INSIDE]
    starts = range(len(low) - SHORTEST_INSIDE + 1)
    return any(low[start:end] in words for start in starts for end in range(start + SHORTEST_INSIDE, len(low) + 1))


def in_address(text: str, start: int, end: int) -> bool:
    """Whether letters belong to an e-mail address, a web address or a user's name: ``aberge@post.zz``, ``a_berge``."""
    floor, ceiling = max(0, start - 60), end + 60
    left = text[floor:start].split()[-1:] if start and not text[start - 1].isspace() else []
    right = text[end:ceiling].split()[:1] if end < len(text) and not text[end].isspace() else []
    token = "".join((*left, text[start:end], *right))
    return any(mark in token for mark in ADDRESS)


ADDRESS = ("@", "://", "www.", "_")


def unaccented(word: str) -> str:
    """A word in small letters without accents.

    >>> unaccented("MÜLLER")
    'muller'
    """
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


def distinctive(name: str) -> list[str]:
    """The words of a name by which the person could be known: the last one, and any that is no common given name.

    >>> distinctive("Anne van der Berge"), distinctive("Zqueri Anne"), distinctive("Anne"), distinctive("Wu Lin")
    (['Berge'], ['Zqueri', 'Anne'], ['Anne'], ['Lin'])
    """
    words = name_words(name)
    return [word for word in words[:-1] if word.lower() not in names.given_names()] + words[-1:]


def given_of(name: str) -> set[str]:
    """The other words of a name, common given names: they tell less, and enough to whoever knows the cable.

    >>> sorted(given_of("Anne van der Berge")), given_of("May Lin")
    (['anne'], set())
    """
    return {unaccented(word) for word in name_words(name)[:-1] if word.lower() in names.given_names()}


def name_words(name: str) -> list[str]:
    """The words of a name without particles, suffixes, initials, and words of two letters that are ordinary ones."""
    lists = names.word_lists()
    skip = lists["particles"] | lists["suffixes"]
    return [
        word
        for word in LETTERS.findall(name)
        if word.lower() not in skip
        and not is_redaction(word)
        and (len(word) > SHORT or (len(word) == SHORT and word[0].isupper() and word.lower() not in lists["stop"]))
    ]


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, overlapping ones as one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start < result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)
