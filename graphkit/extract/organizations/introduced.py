"""Names beside the noun that says what they are: ``the operator Zqrx``, ``the Zqrx airline``, ``Zqrx, a brewery``."""

from collections.abc import Iterator

from graphkit.extract.home import Home
from graphkit.extract.organizations.composed import joined_key
from graphkit.extract.organizations.entries import Named
from graphkit.extract.text.words import CAPITAL, Is, Words
from graphkit.lexicon import organizations, places
from graphkit.lexicon.titles import slug

LONGEST = 5  # words of a name
SHORTEST = 3  # letters of its first word
REACH = 5  # words in which an apposition says what it is
UNLIKE = Is.STOP | Is.TITLE | Is.NATION | Is.PLACE | Is.GIVEN | Is.ORGANIZATION | Is.FIELD
QUOTES = ('"', "“", "''", "‘")
LINKS = frozenset({"de", "la", "del", "of", "and", "al", "des", "du", "da", "do", "&"})
DETERMINERS = frozenset({"the", "a", "an", "its", "their", "one", "another"})


def introduced(read: Words, taken: dict[int, Named], home: Home) -> Iterator[tuple[Named, tuple[str, ...]]]:
    """Every name that a noun introduces, with the words by which the rest of the text may call it."""
    before, done, lower, flags = organizations.kinds_of("introduces"), -1, read.lower, read.flags
    for i in [i for i in read.capitals if flags[i] == CAPITAL or lower[i - 1] in before]:
        if i <= done or i in taken or not i:
            continue
        noun, last = before.get(lower[i - 1]), None
        several = noun is None and (lower[i - 1][-1:] == "s" or lower[i - 1] in EXAMPLES)
        if several and (many := of_several(read, i)) is not None:
            for first, end in listed(read, i, taken):
                done = end
                yield named(read, first, end, many, home), again(read, first, end)
            continue
        if noun is not None and read.words[i - 1][0].islower():
            quoted = read.gaps[i - 1].strip(" ,\n") in QUOTES
            if quoted or read.gaps[i - 1].isspace():
                last = quoted_end(read, i) if quoted else run_end(read, i, taken)
        elif starts_alone(read, i) and (last := run_end(read, i, taken)) is not None:
            noun = kind_behind(read, i, last)
        if noun is not None and last is not None and not is_of_adherents(read, last):
            done = last
            yield named(read, i, last, noun, home), again(read, i, last)


def of_several(read: Words, at: int) -> str | None:
    """The kind that a noun for several gives the names behind it: ``companies such as Zqrx``, ``airlines Zqrx and``."""
    before, kinds = at - 1, organizations.kinds_of("introduces")
    if not read.gaps[before].isspace() or not read.close(before):
        return None
    given = read.lower[before] in EXAMPLES
    if given:
        before -= 1 + (read.lower[before - 1] == "such")
        if before < 0 or read.gaps[before].strip() not in ("", ","):
            return None
    word = read.lower[before] if before >= 0 and read.words[before][0].islower() else ""
    kind = kinds.get(word[:-1]) or kinds.get(f"{word[:-3]}y") if word[-1:] == "s" else None
    return kind if given or kind in ("company", "media") else None


EXAMPLES = frozenset({"as", "including", "like"})


def listed(read: Words, at: int, taken: dict[int, Named]) -> Iterator[tuple[int, int]]:
    """The unknown names of a list, by their first and last words; those that are known stand between them."""
    for _ in range(MOST_LISTED):
        known = taken.get(at)
        end = known.last if known is not None else run_end(read, at, taken)
        if end is None:
            return
        end = next((i - 1 for i in range(at + 1, end) if read.lower[i] == "and"), end)
        if known is None and not is_of_adherents(read, end):
            yield at, end
        at = end + 1
        if at < len(read.words) and read.lower[at] in ("and", "or") and read.gaps[end].strip() in ("", ","):
            at += 1
        elif read.gaps[end].strip() != ",":
            return
        if at >= len(read.words) or not read.capital(at):
            return


MOST_LISTED = 12


def is_of_adherents(read: Words, last: int) -> bool:
    """Whether a name is that of somebody who has adherents: ``a firm Okonjo supporter`` names no firm."""
    after = last + 1
    return after < len(read.words) and read.close(last) and read.lower[after] in organizations.words_of("adherents")


def named(read: Words, first: int, last: int, kind: str, home: Home) -> Named:
    """The organization of a name; its country is that of the nationality before it, else the one written from."""
    country = nation_near(read, first) or home.country
    name = " ".join(read.text[read.starts[first] : read.end(last)].split())
    return Named(
        first, last, f"org:{(country or 'xx').lower()}/{joined_key(slug(name))}", name, kind, country, "introduced"
    )


def nation_near(read: Words, first: int) -> str | None:
    """The country in ``Swiss company Zqrx``, ``Denmark's largest airline, Zqrx``."""
    gazetteer = places.places()
    for i in range(first - 1, max(-1, first - REACH), -1):
        if read.flags[i] & (Is.NATION | Is.PLACE) and read.capital(i):
            return gazetteer.nationalities.get((read.lower[i],)) or gazetteer.countries.get((read.lower[i],))
    return None


def again(read: Words, first: int, last: int) -> tuple[str, ...]:
    """The words by which a name is known again, as they are written; one common word alone is nobody's."""
    words = tuple(read.text[read.starts[first] : read.end(last)].replace("-", " ").split())
    return words if len(words) > 1 or not organizations.is_word(words[0]) else ("",)


def quoted_end(read: Words, first: int) -> int | None:
    """The last word before the quotation mark that closes."""
    for i in range(first, min(first + LONGEST, len(read.words))):
        if read.gaps[i].lstrip(",.")[:1] in ('"', "”", "’") and read.gaps[i][:2] not in ("’s",):
            return i
        if not read.close(i):
            return None
    return None


def run_end(read: Words, first: int, taken: dict[int, Named]) -> int | None:
    """The last word of a run of capitalised words, None where it is no name or that of a place, a person or a title."""
    if first in taken or read.flags[first] & UNLIKE or len(read.words[first]) < SHORTEST:
        return None
    last = i = first
    while i + 1 < len(read.words) and i - first < LONGEST and read.close(i):
        i += 1
        if read.capital(i):
            last = i
        elif read.lower[i] not in LINKS:
            break
    ends = last + 1 not in taken and last not in taken and read.gaps[last] != "-"
    return last if ends and not read.flags[last] & (Is.STOP | Is.TITLE | Is.GIVEN) else None


def starts_alone(read: Words, at: int) -> bool:
    """Whether no lexicon knows a word, no capitalised one belongs to it from the left, and a noun may explain it."""
    follows = read.gaps[at][:1] == "," or read.lower[at - 1] == "the" or read.capital(min(at + 1, len(read.words) - 1))
    return follows and read.flags[at] == Is.CAPITAL and not (read.close(at - 1) and read.capital(at - 1))


def kind_behind(read: Words, first: int, last: int) -> str | None:
    """The kind that the noun behind a name says: ``the Zqrx supermarket chain``, ``Zqrx, its telecom subsidiary,``."""
    kinds, total = organizations.kinds_of("follows"), len(read.words)
    if last + 1 == total:
        return None
    if read.lower[first - 1] == "the" and read.close(first - 1) and read.close(last):
        for i in (last + 1, last + 2):
            if i < total and read.lower[i] in kinds and read.words[i][0].islower():
                return kinds[read.lower[i]] if all_small(read, last + 1, i) else None
    if read.gaps[last] in (", ", ",\n") and last + 1 < total and begins_apposition(read, last + 1):
        return apposed(read, last + 1)
    return None


def all_small(read: Words, first: int, last: int) -> bool:
    """Whether words in small letters belong together."""
    return all(read.words[i][0].islower() and (i == last or read.close(i)) for i in range(first, last + 1))


def begins_apposition(read: Words, at: int) -> bool:
    """Whether an article or a possessive stands there: ``the``, ``Denmark's``."""
    return read.lower[at] in DETERMINERS or read.gaps[at][:2] in ("'s", "’s")


def apposed(read: Words, at: int) -> str | None:
    """The kind of the noun that ends the apposition which begins at word ``at``."""
    kinds = organizations.kinds_of("follows")
    for i in range(at, min(at + REACH + 1, len(read.words))):
        if read.lower[i] in kinds and not (read.close(i) and read.words[i + 1 : i + 2] and not ends_noun(read, i + 1)):
            return kinds[read.lower[i]]
        if (not read.close(i) and read.gaps[i][:2] not in ("'s", "’s")) or read.lower[i] in STOPS:
            return None
    return None


STOPS = frozenset({"of", "for", "by", "from", "with", "who", "at", "in", "on", "to"})


def ends_noun(read: Words, at: int) -> bool:
    """Whether a word cannot belong to the noun before it."""
    return read.lower[at] in STOPS | {"that", "which", "and", "is", "was", "has", "had"}
