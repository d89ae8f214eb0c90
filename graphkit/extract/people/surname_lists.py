"""Bare names that only those beside them make people: surnames of a list, given names of whom a cable names in full."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from graphkit.extract.hits import Hit, hit_at, name_of
from graphkit.extract.named import first_of_sentence
from graphkit.extract.people.bare import acts, is_plural_acronym, names_thing
from graphkit.extract.people.full_names import HUMANS
from graphkit.extract.people.gathered import Cluster
from graphkit.extract.text.runs import runs
from graphkit.extract.text.words import Is, Words
from graphkit.lexicon import names
from graphkit.model import Span

SHORTEST = 4  # letters of a surname that nothing but a list tells, and of a given name alone
LONG = 3  # members of a list of which one person makes people of the others
ABSTRACT = ("ism", "ity", "tion", "ness")
ARTICLES = frozenset({"the", "a", "an"})
JOINS = frozenset({"and", "or"})
EXAMPLES = frozenset({"as", "including", "like", "naming", "namely", "mentioning", "notably"})
GROUPS = HUMANS | frozenset(
    {"candidate", "leader", "minister", "official", "oligarch", "politician", "senator", "deputy"}
)

Unit = tuple[int, int, bool]
"""First and last word of a member of a list, and whether it is a person who is known."""


def listed_surnames(read: Words, known: Iterable[tuple[int, int]], taken: AbstractSet[int]) -> Iterator[Hit]:
    """Lone words of no lexicon in a list of people: ``Lind, Wvblt and Zqrx``, ``politicians such as Wvblt and Zqrx``.

    ``known`` are the first and the last words of those who are people anyway.
    """
    lone = [i for i in read.unknown if i not in taken and may_be_listed(read, i)]
    if not lone:
        return
    units: list[Unit] = sorted([*((first, last, True) for first, last in known), *((i, i, False) for i in lone)])
    for group in runs(units, lambda one, other: are_listed(read, one[1], other[0])):
        if (len(group) >= LONG and any(person for _, _, person in group)) or is_introduced(read, group):
            yield from (hit_at(read, i, i, None, "name-list") for i, _, person in group if not person)


def may_be_listed(read: Words, i: int) -> bool:
    """Whether a word is a member of a list, alone between its separators, and may be a surname."""
    word, after, ahead = read.words[i], i + 1, read.gaps[i]
    if ahead[:1] != "," and (not i or (read.gaps[i - 1][:1] != "," and read.lower[i - 1] not in JOINS)):
        return False
    if len(word) < SHORTEST or word.isupper() or not word.isalpha() or word.endswith(ABSTRACT):
        return False
    if after < len(read.words) and (ahead == "-" or (read.close(i) and read.capital(after)) or names_thing(read, i)):
        return False
    return not is_plural_acronym(word) and not (i and read.capital(i - 1) and read.close(i - 1))


def are_listed(read: Words, last: int, first: int) -> bool:
    """Whether a comma, "and" or both stand between two members."""
    if first == last + 1:
        return read.gaps[last].strip() == "," and read.gaps[last].count("\n") < 2
    joined = first == last + 2 and read.lower[last + 1] in JOINS and read.close(last + 1)
    return joined and read.gaps[last].strip() in ("", ",")


def is_introduced(read: Words, group: Sequence[Unit]) -> bool:
    """Whether a noun for people stands before a list: ``politicians such as A and B``, ``two candidates, A and B``."""
    at = group[0][0] - 1
    if at >= 0 and read.lower[at] in EXAMPLES:
        at -= 1 + (at > 0 and read.lower[at] == "as" and read.lower[at - 1] == "such")
        return any(is_people(read.lower[n]) for n in range(at, max(-1, at - 8), -1) if "." not in read.gaps[n])
    return at >= 0 and read.gaps[at].strip() in ("", ",", "(", ":") and is_people(read.lower[at])


def is_people(word: str) -> bool:
    """Whether a word means several people: ``politicians``, ``deputies``."""
    return word[-1:] == "s" and (word[:-1] in GROUPS or f"{word[:-3]}y" in GROUPS)


def given_names_alone(
    read: Words, clusters: Iterable[Cluster], keys: Container[str], taken: AbstractSet[int]
) -> Iterator[Hit]:
    """The given name, alone, of the one person whom the cable names by it: ``Ingrid`` of ``Ingrid Lindgren``.

    ``keys`` are the words that stand for somebody anyway.
    """
    count = Counter(cluster.given[0] for cluster in clusters if cluster.given)
    meant = {word for word, times in count.items() if times == 1 and len(word) >= SHORTEST and word not in keys}
    if meant:
        lower = read.lower
        for i in [i for i in read.capitals if lower[i] in meant]:
            if i not in taken and is_alone(read, i):
                yield hit_at(read, i, i, None, "given-name")


def shared_surnames(read: Words, hits: Iterable[Hit], taken: AbstractSet[int]) -> Iterator[Hit]:
    """A given name before "and" and a full name, as one of that family: ``the brothers Olav and Per Berge``."""
    for hit in hits:
        i = bisect_left(read.starts, hit.span.start) - 2
        if i < 0 or read.lower[i + 1] != "and" or len(hit.parts) < 2 or hit.title is not None:
            continue
        if i in taken or not (read.capital(i) and read.close(i) and read.close(i + 1)):
            continue
        flag = read.flags[i]
        given = flag & Is.GIVEN and not flag & (Is.SURNAME | Is.COMMON | Is.PLACE | Is.STOP | Is.TITLE)
        if given and read.flags[i + 2] & Is.GIVEN and not (i and read.capital(i - 1) and read.close(i - 1)):
            span, name = Span(read.starts[i], read.end(i)), name_of(f"{read.words[i]} {hit.parts[-1]}")
            yield replace(hit, parts=(read.words[i], hit.parts[-1]), span=span, full=span, norm=name)


def is_alone(read: Words, i: int) -> bool:
    """Whether a given name stands for somebody: no capitalised neighbour, no other meaning, a verb where it begins."""
    flag, after = read.flags[i], i + 1
    if flag & (Is.PLACE | Is.NATION | Is.STOP | Is.TITLE | Is.COMMON | Is.FIELD) or read.words[i].isupper():
        return False
    if i and (read.gaps[i - 1] == "-" or (read.capital(i - 1) and read.close(i - 1))):
        return False
    if after < len(read.words) and (read.gaps[i] == "-" or (read.capital(after) and read.close(i))):
        return False
    before = read.lower[i - 1] if i else ""
    if before in ARTICLES or before in names.word_lists()["announce"]:
        return False  # "the Zqrx" is a thing of that name
    return not first_of_sentence(read, i) or acts(read, i) or read.gaps[i][:2] in ("'s", "’s")
