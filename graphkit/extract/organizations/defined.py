"""Acronyms that a cable defines: in brackets behind the name that they stand for, or before the name in brackets."""

from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.extract.home import Home
from graphkit.extract.organizations.entries import Named
from graphkit.extract.organizations.links import SMALL_LINKS
from graphkit.extract.organizations.shapes import OWNERS
from graphkit.extract.text.kept import Kept
from graphkit.extract.text.words import Is, Words, word_flags
from graphkit.lexicon import organizations
from graphkit.lexicon.markings import LEVELS
from graphkit.lexicon.organizations import OrganizationEntry
from graphkit.lexicon.titles import slug, titles

LONGEST_ACRONYM = 8
LINKS = SMALL_LINKS | {"the", "la", "del", "des", "du", "da", "do", "y", "e", "et", "in", "on"}
NEVER = Is.PLACE | Is.NATION | Is.STOP
SHORT = 3  # letters of an acronym that is no given name in capitals


def may_be_acronym(word: str) -> bool:
    """Whether a word is an acronym that may be an organization's: in capitals, no marking or place.

    >>> [may_be_acronym(word) for word in ("ZQP", "Zqp", "OSLO", "S", "ZORNQUAYPARTY")]
    [True, False, False, False, False]
    """
    flag = word_flags().get(word.lower(), 0)
    return (
        1 < len(word) <= LONGEST_ACRONYM
        and word.isupper()
        and word.isalpha()
        and not flag & (NEVER if len(word) <= SHORT else NEVER | Is.GIVEN)
        and word not in LEVELS
    )


ACRONYMS = Kept(may_be_acronym)


def means_else(word: str) -> bool:
    """Whether an acronym mostly means a thing or a title, so that only a definition makes an organization of it.

    >>> means_else("GDP"), means_else("PS"), means_else("ZQP")
    (True, True, False)
    """
    return word in organizations.not_acronyms() or word in titles().exact


@dataclass(frozen=True, slots=True)
class Bracketed:
    """An acronym in brackets, of words ``first`` to ``last``: ``(ZQP)``, ``(ZQP-A)``."""

    first: int
    last: int
    letters: str

    def names(self, long: list[str]) -> list[tuple[str, ...]]:
        """The words by which it stands again: all of it, and what stands before a hyphen where that is no larger body.

        ``(ICG-Z)`` is called ICG again, but the army of ``Northern Army Group-Ice (NAG-I)`` is the NAG.
        """
        first, hyphen, _ = self.letters.partition("-")
        larger = organizations.spellings().get(first)
        begun = "".join(word[0] for word in long if word not in LINKS).startswith(first.lower())
        again = hyphen and begun and not (larger is not None and is_body(larger, long))
        return [tuple(self.letters.split("-")), *([(first,)] if again else ())]


def bracketed(read: Words, acronyms: list[int]) -> Iterator[Bracketed]:
    """The acronyms that stand alone in brackets."""
    for i in acronyms:
        if i and opens(read.gaps[i - 1]):
            if shuts(read.gaps[i]):
                yield Bracketed(i, i, read.words[i])
            elif (
                read.gaps[i] == "-"
                and read.words[i + 1].isupper()
                and read.words[i + 1].isalpha()
                and shuts(read.gaps[i + 1])
            ):
                yield Bracketed(i, i + 1, f"{read.words[i]}-{read.words[i + 1]}")


def defined(
    read: Words, acronyms: list[int], taken: dict[int, Named], kinds: dict[str, str], home: Home
) -> Iterator[tuple[Named, tuple[str, ...]]]:
    """Acronyms in brackets behind the name that they stand for, or before the name in brackets."""
    for short in bracketed(read, acronyms):
        i, hit = short.first, taken.get(short.first - 1)
        word = read.words[i]
        if hit is not None and hit.last == i - 1:
            if fits_known(read, short, hit):
                yield from ((stands_for(hit), words) for words in short.names(read.lower[hit.first : i]))
        elif (
            (first := expansion(read, short)) is not None
            and not ends_document(read, i - 1)
            and (word in kinds or is_foreign(read, first, i))
            and taken.keys().isdisjoint(range(first, i))
        ):
            long = made(read, first, i - 1, kinds.get(word, "other"), home, word)
            yield long, tuple(read.text[read.starts[first] : read.end(i - 1)].replace("-", " ").split())
            yield from ((long, words) for words in short.names(read.lower[first:i]))
        elif (kind := described(read, i)) is not None and i not in taken:
            yield made(read, i, i, kind, home, word), (word,)
    for i in acronyms:
        if i + 1 < len(read.words) and opens(read.gaps[i]) and i not in taken:
            hit = taken.get(i + 1)
            if hit is not None and explains(read, i, hit):
                yield stands_for(hit), (read.words[i],)


def nobody(read: Words, acronyms: list[int], taken: dict[int, Named]) -> frozenset[str]:
    """Acronyms of the lexicon that the text gives another meaning, which names no organization.

    ``Operation Northern Fog (ONF)`` is none, nor is ``Export Safety Agreement (ESA)``.
    """
    found = set()
    for short in bracketed(read, acronyms):
        known, first = taken.get(short.first), None
        if known is not None and known.first == known.last == short.first:
            first = expansion(read, short)
        if first is None or not taken.keys().isdisjoint(range(first, short.first)):
            continue
        entry = organizations.spellings().get(short.letters)
        if entry is None or not is_body(entry, read.lower[first : short.first]):
            found.add(read.words[short.first])
    return frozenset(found)


def ends_document(read: Words, last: int) -> bool:
    """Whether a word is the last one of a law, a plan or a meeting."""
    return read.lower[last] in organizations.not_organizations()


def is_body(entry: OrganizationEntry, words: list[str]) -> bool:
    """Whether words that an acronym stands for name the organization that the lexicon knows by that acronym.

    They share two thirds of the words that say something. Of a long acronym the lexicon may know no other name.
    """
    said = meanings(tuple(words))
    known = [meanings(name) for name in organizations.long_names().get(entry.key, ())]
    if not known:
        return len(entry.name) > SHORT
    return any(3 * len(said & one) >= 2 * max(len(said), len(one)) for one in known)


def meanings(words: tuple[str, ...]) -> frozenset[str]:
    """The beginnings of the words that say which organization is named, not what kind it is of.

    >>> sorted(meanings(("international", "herring", "organisation")))
    ['herri']
    """
    telling = [word for word in words if word not in LINKS and word not in VAGUE and word not in organizations.heads()]
    return frozenset(word[:STEM] for word in telling or words)


STEM = 5  # letters in which the forms of a word agree
VAGUE = frozenset({"international", "national", "united", "nations", "u.n", "un"})


def described(read: Words, at: int) -> str | None:
    """The kind that a noun in small letters gives an acronym in brackets: ``the state oil company (ZQOC)``."""
    word, acronym = read.words[at - 1], read.words[at]
    known = organizations.is_word(acronym) or acronym in organizations.spellings() or len(acronym) < SHORT
    return organizations.kinds_of("described").get(word) if not known and not means_else(acronym) else None


def is_foreign(read: Words, first: int, at: int) -> bool:
    """Whether a name is of another language and nobody's, so that its acronym is an organization's."""
    names = [i for i in range(first, at) if read.capital(i)]
    unknown = [i for i in names if read.flags[i] == Is.CAPITAL and not organizations.is_word(read.words[i])]
    people = any(read.flags[i] & (Is.GIVEN | Is.SURNAME | Is.PLACE) for i in names)
    fits = len(read.words[at]) >= SHORT and not means_else(read.words[at])
    return fits and len(unknown) * 2 > len(names) and not people


def stands_for(hit: Named) -> Named:
    """The organization that a definition names."""
    return Named(hit.first, hit.last, hit.id, hit.name, hit.kind, hit.country, "defined")


def made(read: Words, first: int, last: int, kind: str, home: Home, acronym: str, rule: str = "defined") -> Named:
    """An organization that is known by its acronym."""
    name = " ".join(read.text[read.starts[first] : read.end(last)].split())
    return Named(first, last, f"org:{(home.country or 'xx').lower()}/{slug(acronym)}", name, kind, home.country, rule)


def opens(gap: str) -> bool:
    """Whether a bracket opens behind a word, a quotation mark in it or not."""
    return gap.strip().rstrip("\"“'‘") == "("


def shuts(gap: str) -> bool:
    """Whether a bracket closes behind a word."""
    return gap.lstrip("\"”'’")[:1] == ")"


def fits_known(read: Words, short: Bracketed, hit: Named) -> bool:
    """Whether the acronym behind a name is the name's: unknown otherwise, or with the same initials in any order.

    Other languages have another order: ``Socialist Party (PS)``. Known by the lexicon, it may be that of the name's
    own country, or of the same ministry.
    """
    word = short.letters
    if word in titles().exact and hit.kind in OFFICES:
        return False  # who works at the Regional Security Office is the RSO too
    entry = organizations.spellings().get(word)
    known = (entry is not None and not entry.local) or organizations.is_word(word) or means_else(word)
    if not known or initials_match(read, short.first, hit) or sorted(word.lower()) == sorted(initials_of(read, hit)):
        return True
    if entry is not None:
        same = hit.id.partition("/")[2] == entry.key.partition("/")[2]
        return same or is_body(entry, read.lower[hit.first : hit.last + 1])
    return expansion(read, short) == hit.first


# Kinds that are often called as those who hold an office there; a party is not.
OFFICES = frozenset({"bureau", "legislature", "ministry_or_agency", "government", "other", "interagency_body"})


def explains(read: Words, at: int, hit: Named) -> bool:
    """Whether the name in brackets behind an acronym is its long form: ``NHP (Northern Herring Party)``."""
    return hit.first == at + 1 and shuts(read.gaps[hit.last]) and initials_match(read, at, hit)


def initials_match(read: Words, at: int, hit: Named) -> bool:
    """Whether the letters of an acronym begin the words of a name, links and a nationality left out."""
    every = "".join(word[0] for word in read.lower[hit.first : hit.last + 1])
    return read.lower[at] in (initials_of(read, hit), every)


def initials_of(read: Words, hit: Named) -> str:
    """The first letters of the words of a name, links left out."""
    return "".join(word[0] for word in read.lower[hit.first : hit.last + 1] if word not in LINKS)


def expansion(read: Words, short: Bracketed) -> int | None:
    """The first word of ``Northern Herring Party (NHP)``, whose initials the acronym is."""
    at = short.first
    left, i = [*short.letters.lower().replace("-", "")], at - 1
    while left and i >= 0 and at - i < 2 * LONGEST_ACRONYM and (i == at - 1 or read.close(i) or owns(read, i)):
        whole = read.words[i].isupper() and "".join(left).endswith(read.lower[i])
        if skips_link(read, i, left[-1]):
            pass
        elif whole or read.lower[i][0] == left[-1]:  # "UN Herring Force (UNHF)"
            del left[-len(read.words[i]) if whole else -1 :]
        elif read.lower[i] not in LINKS:
            return None
        i -= 1
    first = i + 1
    if left or not read.capital(first):
        return None
    small = [word for word in read.words[first + 1 : at] if word[0].islower() and word not in LINKS]
    return None if any(map(organizations.is_word, small)) else first


def skips_link(read: Words, i: int, letter: str) -> bool:
    """Whether the word before a link begins with the letter that both have: ``Office of the Fog Council (OFC)``."""
    return i > 0 and read.lower[i] in LINKS and read.capital(i - 1) and read.lower[i - 1][0] == letter


def owns(read: Words, i: int) -> bool:
    """Whether only the mark of an owner stands behind a word: ``People's``."""
    return read.gaps[i].rstrip() in OWNERS
