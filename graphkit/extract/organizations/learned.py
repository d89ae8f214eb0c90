"""Organizations that a cable itself introduces, so that they are known by acronym or bare name in the rest of it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graphkit.extract.home import Home
from graphkit.extract.named import is_redaction
from graphkit.extract.organizations.back import by_initials, own_names, referred_back
from graphkit.extract.organizations.defined import ACRONYMS, SHORT, defined, is_body, made, means_else, nobody
from graphkit.extract.organizations.entries import Named, countries_named, country_after, nation_before
from graphkit.extract.organizations.introduced import introduced
from graphkit.extract.organizations.mended import mended
from graphkit.extract.organizations.spelled import is_shout
from graphkit.extract.text.words import Is, Words
from graphkit.lexicon import organizations
from graphkit.lexicon.organizations import OrganizationEntry

MOST_ALIKE = 20  # taught names that begin with one word


def learned(read: Words, written: str, named: list[Named], home: Home) -> list[Named]:
    """``named`` and what the text teaches beside it; ``written`` is the cable's text before capitals were guessed."""
    taught: dict[tuple[str, ...], Named] = {}
    found: dict[int, Named] = {}
    twice: dict[str, Named] = {}  # ids of what a text gives one acronym in other words -> what it meant first
    acronyms = [i for i in read.capitals if read.words[i].isupper() and ACRONYMS[read.words[i]]]
    named = mended(read, acronyms, named, by_word(named), home)
    taken = by_word(named)
    none = nobody(read, acronyms, taken)
    alone = [i for i in acronyms if not means_else(read.words[i]) and read.words[i] not in none]
    kinds = kinds_said(read, alone)
    for hit, words in (*defined(read, acronyms, taken, kinds, home), *introduced(read, taken, home)):
        overlaps = any(i in taken for i in range(hit.first, hit.last + 1))
        if overlaps and hit.rule == "introduced":
            continue
        meant = taught.setdefault(words, hit)
        if meant is not hit and is_short(words, hit):
            twice[hit.id] = meant
        if not overlaps:
            found[hit.first] = replace(meant, first=hit.first, last=hit.last)
    for hit in evident(read, alone, taken, kinds, home):
        taught.setdefault((read.words[hit.first],), hit)
    full = [*named, *found.values()]
    for hit, word in by_initials(read, (i for i in alone if i not in taken), full):
        taught.setdefault((word,), hit)
    owned = [*own_names(read, full)]
    lasts = {words[-1] for _, words in owned}
    there = [i for i in read.capitals if read.words[i] in lasts] if owned else []
    people = {read.words[i] for i in there if of_person(read, i, (read.words[i],))}
    for hit, words in owned:
        if words[-1] not in people:
            taught.setdefault(words, hit)
    known = known_by_acronym(taught, read)
    meant_by = {words[0]: known_as(hit, known).id for words, hit in taught.items() if is_short(words, hit)}
    kept = [hit for hit in named if not is_other(read, hit, meant_by, none)]
    every = [*kept, *found.values()]
    every += occurrences(read, written, taught, by_word(every)) if taught else ()
    every += referred_back(read, written, every, by_word(every))
    every = [as_first(hit, twice) for hit in every]
    if "XXX" in read.text or "xxx" in read.text:
        every = [hit for hit in every if not is_hidden(read, hit)]
    return sorted((known_as(hit, known) for hit in every), key=lambda hit: hit.first)


def as_first(hit: Named, twice: dict[str, Named]) -> Named:
    """A hit under the id of the name that the text gave its acronym first."""
    meant = twice.get(hit.id)
    return replace(hit, id=meant.id, name=meant.name, kind=meant.kind, country=meant.country) if meant else hit


def is_hidden(read: Words, hit: Named) -> bool:
    """Whether a redaction is a part of a name: one organization of many that an editor hid would be false."""
    return any(is_redaction(word) for word in read.words[hit.first : hit.last + 1])


def known_by_acronym(taught: dict[tuple[str, ...], Named], read: Words) -> dict[str, OrganizationEntry]:
    """Ids made of a long form that the text gives an acronym -> what the lexicon knows by it.

    That is one of its country, else one of no country, the United States or a country that the text names, whose name
    is like it.
    """
    found: dict[str, OrganizationEntry] = {}
    for words, hit in taught.items():
        entry = organizations.spellings().get("-".join(words)) if len(words) < 3 and hit.rule == "defined" else None
        if entry is None or hit.id.removeprefix("org:") in organizations.entry_keys():
            continue
        every = [one for one in (entry, *entry.rivals) if "{home}" not in one.key]
        here = [one for one in every if one.country == hit.country is not None]
        if not here and not entry.local and nation_before(read, hit.first) is None:
            named = {None, "US", *countries_named(read.text)} if country_after(read, hit.last) is None else {None}
            long = read.lower[hit.first : hit.last + 1]
            here = [one for one in every if one.country in named and is_body(one, long)]
        found.update((hit.id, one) for one in here)
    return found


def is_short(words: tuple[str, ...], hit: Named) -> bool:
    """Whether one word was defined to stand for an organization."""
    return len(words) == 1 and hit.rule == "defined"


def known_as(hit: Named, known: dict[str, OrganizationEntry]) -> Named:
    """A hit under the id that the lexicon has for it."""
    entry = known.get(hit.id)
    return replace(hit, id=f"org:{entry.key}", name=entry.name, kind=entry.kind) if entry else hit


def by_word(named: Iterable[Named]) -> dict[int, Named]:
    """The words of organizations -> whose they are."""
    return {i: hit for hit in named for i in range(hit.first, hit.last + 1)}


def kinds_said(read: Words, acronyms: list[int]) -> dict[str, str]:
    """The acronyms of a text beside which somewhere a word stands that only an organization has -> its kind."""
    said: dict[str, str] = {}
    for i in acronyms:
        if read.words[i] not in said and (kind := kind_beside(read, i)) is not None:
            said[read.words[i]] = kind
    return said


def is_other(read: Words, hit: Named, meant: dict[str, str], none: frozenset[str]) -> bool:
    """Whether the lexicon took an acronym for what the text defines otherwise, with no other country's name before."""
    word = read.words[hit.first]
    if hit.first != hit.last or nation_before(read, hit.first) is not None:
        return False
    return word in none or meant.get(word, hit.id) != hit.id


def occurrences(
    read: Words, written: str, taught: dict[tuple[str, ...], Named], taken: dict[int, Named]
) -> Iterator[Named]:
    """Where the taught names stand, as they were written."""
    firsts: dict[str, list[tuple[str, ...]]] = {}
    for words in taught:
        same = firsts.setdefault(words[0].lower(), [])
        if len(same) < MOST_ALIKE:
            same.append(words)
    for i in read.capitals:
        for words in firsts.get(read.lower[i], ()) if i not in taken else ():
            last = i + len(words) - 1
            span = slice(read.starts[i], read.end(last)) if last < len(read.words) else slice(0)
            free = taken.keys().isdisjoint(range(i, last + 1))
            if free and is_written(written[span], words) and not of_person(read, i, words):
                hit = taught[words]
                yield Named(i, last, hit.id, hit.name, hit.kind, hit.country, hit.rule)
                break


def is_written(span: str, words: tuple[str, ...]) -> bool:
    r"""Whether a stretch of text is that name, as it was taught or in the capitals of a heading.

    >>> is_written("Zqrx\nWvblt", ("Zqrx", "Wvblt")), is_written("ZQRX", ("Zqrx",)), is_written("zqrx", ("Zqrx",))
    (True, True, False)
    """
    there = tuple(span.replace("-", " ").split())
    return there == words or (span.isupper() and len(span) > SHORT and there == tuple(map(str.upper, words)))


def of_person(read: Words, at: int, words: tuple[str, ...]) -> bool:
    """Whether a name is a person's here: a title or a given name stands before it."""
    before = at - 1
    if before < 0 or words[0].isupper() or not read.close(before) or not read.capital(before):
        return False
    return bool(read.flags[before] & (Is.TITLE | Is.GIVEN)) and not read.flags[before] & Is.PARTICLE


def evident(
    read: Words, acronyms: list[int], taken: dict[int, Named], kinds: dict[str, str], home: Home
) -> Iterator[Named]:
    """Acronyms that nothing defines and no lexicon knows, beside a word that only an organization has."""
    every = set(read.words) if kinds else set()
    for i in acronyms if kinds else ():
        word = read.words[i]
        if word in kinds and i not in taken and len(word) >= SHORT and not is_class(word, every):
            yield made(read, i, i, kinds[word], home, word, "beside")


def is_class(word: str, every: set[str]) -> bool:
    """Whether an acronym is a common noun here, for it has a plural (``NGOs``), is a word, or is known otherwise."""
    known = organizations.spellings().get(word)
    return organizations.is_word(word) or (known is not None and not known.local) or f"{word}s" in every


def kind_beside(read: Words, at: int) -> str | None:
    """What the word behind an acronym, or the ``chairman of`` before it, says that it is."""
    after, before = at + 1, at - 1
    if (before >= 0 and read.close(before) and (is_shout(read, before) or read.flags[before] & Is.GIVEN)) or (
        after < len(read.words) and read.close(at) and is_shout(read, after)
    ):
        return None
    if after < len(read.words) and (read.close(at) or read.gaps[at][:2] in ("'s", "’s")):
        kind = organizations.kinds_of("beside").get(read.lower[after])
        if kind is not None and read.gaps[at] != "-":
            return kind
        if read.gaps[at] == "-" and read.lower[after] in organizations.words_of("owned"):
            return "other"
    if before >= 0 and read.lower[before] == "the" and read.close(before):
        before -= 1
    if before > 0 and read.lower[before] == "of" and read.close(before) and read.close(before - 1):
        return organizations.kinds_of("led_by").get(read.lower[before - 1])
    return None
