"""Shorter words for organizations that a cable names in full: ``the Commission``, ``Zqrx`` of ``Zqrx Group``."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from graphkit.extract.organizations.entries import Named
from graphkit.extract.text.words import Is, Words
from graphkit.lexicon import organizations

LONG = 3  # letters of an acronym, and words of the name that it may stand for
SMALL = frozenset({"and", "the", "for", "&"})  # what no acronym has a letter of; of "of" some have
BEFORE = frozenset({"the", "this", "that", "both", "its"})


def initials_of(read: Words, hit: Named) -> set[str]:
    """The acronyms that a name may have: ``{"ME", "MOE"}`` of ``Ministry of Energy``.

    >>> from graphkit.extract.text.words import read_words
    >>> read = read_words("Ministry of Energy and Economy")
    >>> sorted(initials_of(read, Named(0, 4, "", "", "", None, "")))
    ['MEE', 'MOEE']
    """
    words = [word for word in read.lower[hit.first : hit.last + 1] if word not in SMALL]
    whole = "".join(word[0] for word in words).upper()
    return {whole, "".join(word[0] for word in words if word not in ("of", "de", "al", "on")).upper()}


def by_initials(read: Words, acronyms: Iterable[int], named: Iterable[Named]) -> Iterator[tuple[Named, str]]:
    """Acronyms that nothing defines, with the one organization of the text whose initials they are."""
    open_words = {read.words[i] for i in acronyms if len(read.words[i]) >= LONG}
    open_words = {word for word in open_words if word not in organizations.spellings()}
    meant: dict[str, dict[str, Named]] = {}
    firsts = {word[0] for word in open_words}
    for hit in named if open_words else ():
        if hit.last - hit.first + 1 >= LONG and read.words[hit.first][0] in firsts:
            for word in initials_of(read, hit) & open_words:
                meant.setdefault(word, {}).setdefault(hit.id, hit)
    yield from ((next(iter(hits.values())), word) for word, hits in meant.items() if len(hits) == 1)


def own_names(read: Words, named: Iterable[Named]) -> Iterator[tuple[Named, tuple[str, ...]]]:
    """Companies and parties by the words of their own, which no lexicon knows: ``Zqrx`` of ``Zqrx Group``."""
    forms, heads = organizations.legal_forms(), organizations.heads()
    for hit in named:
        if hit.rule != "headed" or hit.kind not in organizations.kinds_by_own_name():
            continue
        last = hit.last
        while last > hit.first and (read.lower[last] in forms or read.lower[last] in heads):
            last -= 1
        own = range(hit.first, last + 1)
        if last < hit.last and all(is_own(read, i) and (i == last or read.close(i)) for i in own):
            yield hit, tuple(read.text[read.starts[hit.first] : read.end(last)].replace("-", " ").split())


def is_own(read: Words, i: int) -> bool:
    """Whether no lexicon knows a word, and no acronym is meant."""
    return read.flags[i] == Is.CAPITAL and len(read.words[i]) > LONG and not organizations.is_word(read.words[i])


def referred_back(read: Words, written: str, named: list[Named], taken: dict[int, Named]) -> Iterator[Named]:
    """``the Commission``: what a cable calls by its last or first word after it was named in full.

    Only as it is ``written``: in a text of capitals every ministry would be one.
    """
    alone = [
        i for i in read.find(Is.HEAD) if read.lower[i - 1] in BEFORE and i not in taken and stands_for_one(read, i)
    ]
    alone = [i for i in alone if written[read.starts[i] : read.end(i)] == read.words[i]]
    meant: dict[str, list[Named]] = {}
    for hit in sorted(named, key=lambda hit: hit.first) if alone else ():
        for word in {read.lower[hit.first], read.lower[hit.last]} if hit.last > hit.first else ():
            meant.setdefault(word, []).append(hit)
    for i in alone:
        if (hits := meant.get(read.lower[i])) is not None:
            hit = hits[max(0, bisect_left(hits, i, key=lambda hit: hit.first) - 1)]
            yield Named(i, i, hit.id, hit.name, hit.kind, hit.country, "referred")


def stands_for_one(read: Words, i: int) -> bool:
    """Whether a capitalised head alone names an organization: an article before it, nothing of a name behind it."""
    after = i + 1
    if not read.words[i][1:].islower() or not read.capital(i) or read.lower[i] in organizations.words_of("never_short"):
        return False
    if not i or not read.close(i - 1):
        return False
    if after == len(read.words) or not read.close(i):
        return True
    return read.gaps[i] != "-" and not read.capital(after) and read.lower[after] not in ("of", "for")
