"""Where a protected name stands again: any word of it by which the person could be known, however it is written.

This is the one place that says which words of a cable are hidden; `graphkit.mask` replaces what was found here.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graphkit.extract.named import is_redaction
from graphkit.extract.variants import family_forms, same_name, sound
from graphkit.lexicon import names
from graphkit.mask import BROKEN, LETTERS, overlapping, touches
from graphkit.model import Span

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


def spread(
    text: str,
    spans: Sequence[Span],
    spared: Iterable[Span] = (),
    said: Iterable[str] = (),
    apart: Iterable[Span] = (),
    pages: Sequence[Span] = (),
) -> tuple[Span, ...]:
    """The spans and every other place of the text where a telling word of these names, and of those ``said``, stands.

    A word counts without its accents, broken at a line end, and inside an address (``aberge@post.zz``); a common given
    name does not within ``spared``: other people's full names, places; no word does that is one of ``apart``. ``pages``
    are headers that may cut a name.
    """
    words, kept, breaks = hidden([*(span.of(text) for span in spans), *said]), merged(spared), merged(pages)
    every, addresses, nobody = words.surnames | words.others, any(mark in text for mark in ADDRESS), frozenset(apart)
    found, before = {*spans}, None
    for hit in LETTERS.finditer(text) if every else ():
        low, capital, place = unaccented(hit[0]), hit[0][0].isupper(), Span(*hit.span())
        if place in nobody or is_date(text, low, place):
            continue
        other = capital and low in words.others and not touches(kept, place)
        family = capital and low in words.families and THE.fullmatch(text, max(0, place.start - 5), place.start)
        if any(words.tells(one, capital=capital) for one in spellings(hit[0])):
            found |= {place, *given_before(text, before, place, words)}
        elif other or family:
            found.add(place)
        elif before is not None and is_broken(text, before, hit, words, breaks):
            found |= {Span(*before.span()), place}
        elif addresses and len(low) >= SHORTEST_INSIDE and in_address(text, *hit.span()) and holds(low, every):
            found.add(place)
        before = before if touches(breaks, place) else hit
    return merged([*found, *spaced_out(text, every)])


def given_before(text: str, before: re.Match[str] | None, place: Span, words: Hidden) -> Iterator[Span]:
    """The given name in small letters right before a surname: ``anne berge``."""
    if before is not None and unaccented(before[0]) in words.others and text[before.end() : place.start].isspace():
        yield Span(*before.span())


SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?: [^\W\d_])+(?![^\W_])")


def spaced_out(text: str, words: frozenset[str]) -> Iterator[Span]:
    """Where one of the words stands letter by letter: ``B E R G E``."""
    for hit in SPACED.finditer(text) if words else ():
        letters = unaccented(hit[0].replace(" ", ""))
        cuts = range(min(len(letters), LONGEST_INSIDE) if len(letters) >= SHORTEST_INSIDE else 0)
        if any(letters[at:] in words and (at < SHORT or letters[:at] in words) for at in cuts):
            yield Span(*hit.span())


def hidden(said: Iterable[str]) -> Hidden:
    """The words by which the people of these names could be known, and their other forms."""
    surnames, others = set[str](), set[str]()
    for name in said:
        telling = distinctive(name)
        surnames |= {one for word in telling if len(word) > SHORT for one in spellings(word)} | joined(name)
        others |= {one for word in telling if len(word) <= SHORT for one in spellings(word)} | given_of(name)
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
CUT = re.compile(r"-?\s*")
SHORTEST_INSIDE = 4
LONGEST_INSIDE = 40


def is_broken(text: str, before: re.Match[str], hit: re.Match[str], words: Hidden, pages: Sequence[Span]) -> bool:
    """Whether two runs of letters are one word at a line end, or one that a page's header cuts: ``Ber-`` and ``ge``."""
    whole = unaccented(before[0] + hit[0])
    known = whole in words.surnames or whole in words.others or whole in words.families
    if not known:
        return False
    gap, at = "", before.end()
    for page in overlapping(pages, Span(before.end(), hit.start())):
        gap, at = gap + text[at : page.start], page.end
    return (BROKEN if not gap else CUT).fullmatch(gap + text[at : hit.start()]) is not None


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
    parts = unicodedata.normalize("NFKD", word.casefold()).translate(PLAIN)
    return "".join(c for c in parts if not unicodedata.combining(c))


def spellings(word: str) -> tuple[str, ...]:
    """A word without accents, and as it is written where there are none of its letters.

    >>> spellings("Müller"), spellings("BRÅTEN"), spellings("Zaki")
    (('muller', 'mueller'), ('braten', 'braaten'), ('zaki',))
    """
    if word.isascii():
        return (word.lower(),)
    written = unicodedata.normalize("NFC", word.casefold()).translate(DIGRAPHS)
    return tuple(dict.fromkeys((unaccented(word), unaccented(written))))


PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})


def joined(name: str) -> set[str]:
    """Words of a name that an apostrophe or a hyphen holds together, as one: ``O'Grundy`` is also ``Ogrundy``.

    >>> joined("Jan O'Grundy"), joined("Jan de la Cruz")
    ({'ogrundy'}, set())
    """
    found = {unaccented("".join(LETTERS.findall(hit[0]))) for hit in COMPOUND.finditer(name)}
    return {word for word in found if len(word) > SHORTEST_INSIDE}


COMPOUND = re.compile(r"[^\W\d_]+(?:['’`-][^\W\d_]+)+")
SERVANT = re.compile(
    r"\babd(?:[aeu][lr])?[\s-]+(?:(?:al|el|ul|ar|ur|as|us|ad|ud|an|un)[\s-]+)?([^\W\d_]{3,40})", re.IGNORECASE
)
ARTICLES = ("", "al", "el", "ul", "ar", "er", "ur", "u")
"""``Abd al-Rahman`` is also written ``Abdulrahman``, ``Abdurrahman``."""


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
    given = {one for word in name_words(name)[:-1] if word.lower() in names.given_names() for one in spellings(word)}
    return given | {"abd" + article + hit[1].lower() for hit in SERVANT.finditer(name) for article in ARTICLES}


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
