"""People: names behind titles, names with evidence of their own, classifiers and signers, and bare surnames."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from graphkit.extract.bare import PLACE_FRONTS, acts, bare_names, known_names
from graphkit.extract.base import Extractor, Known
from graphkit.extract.cluster import alone_keys, cluster_hits
from graphkit.extract.hits import Hit, hit_at
from graphkit.extract.home import home_of
from graphkit.extract.named import LONGEST_WORD, is_half, name_end, plausible
from graphkit.extract.persons import freeze, neighbours
from graphkit.extract.protect import marked_names
from graphkit.extract.redacted import redacted_people
from graphkit.extract.running import Same, running_text
from graphkit.extract.stated import stated_names
from graphkit.extract.titled import Titled, places_of, titles_of
from graphkit.extract.words import Is, Words, read_words
from graphkit.lexicon import names
from graphkit.model import Cable, Extraction, Issue, Position, Span

MOST = 3000  # names of one cable
LIST = 40  # names that one plural title may cover


def find(cable: Cable, known: Known, found: Extraction) -> Extraction:
    """The people of a cable, each with all its mentions, and the positions that the text gives them."""
    read, home = read_words(running_text(cable)), home_of(cable)
    titles = titles_of(read.text)
    taken = taken_words(read, found)
    running, outside = names_of(cable, found)
    hits, stated = [*running], [*outside, *marked_names(cable, (*running, *outside))]
    taken |= words_of(read, [*hits, *stated]) | place_words(read)
    taken.update(i for title in titles for i in range(title.first, title.head_last + 1))
    shouted = {hit.parts[-1].lower() for hit in hits if hit.parts[-1].isupper()}
    clusters = cluster_hits([*hits, *stated])
    keys = {key: key in shouted for cluster in clusters for key in alone_keys(cluster.given, cluster.surname)}
    hits += islice(bare_names(read, keys, taken), MOST)
    hits += islice(known_names(read, known, home, taken | words_of(read, hits)), MOST)
    people, positions = [], {}
    for person, held in freeze(cluster_hits([*hits, *stated]), home, neighbours(found, read.text)):
        people.append(person)
        positions.update({posted.id: Position(posted.id, posted.title, posted.organization) for posted in held})
    people += redacted_people(read, cable.id, titles)
    return replace(
        found,
        people=found.people + tuple(people),
        positions=found.positions + tuple(positions.values()),
        issues=found.issues + tuple(cuts(cable.id, read, hits)),
    )


def names_of(cable: Cable, found: Extraction) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """The names of the running text that take no word of an organization, and those outside it.

    They need no other cable, and are kept for `graphkit.extract.learn`, which asks for the same.
    """
    return _names_of(Same(cable), frozenset(taken_words(read_words(running_text(cable)), found)))


@lru_cache(maxsize=2)
def _names_of(key: Same, taken: AbstractSet[int]) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    read = read_words(running_text(key.cable))
    running = running_names(read, titles_of(read.text), taken)
    return tuple(islice(running, MOST)), tuple(stated_names(key.cable))


def cuts(cable: str, read: Words, hits: list[Hit]) -> Iterator[Issue]:
    """What the limits of this module left out."""
    if len(hits) >= MOST:
        yield Issue("extract", "names-cut", cable, f"more than {MOST} names: the rest is not read")
    for i in islice((i for i in read.capitals if len(read.words[i]) > LONGEST_WORD), 3):
        span = Span(read.starts[i], read.end(i))
        yield Issue("extract", "word-too-long", cable, f"a word of {len(read.words[i])} letters is no name", span)


def taken_words(read: Words, found: Extraction) -> set[int]:
    """The words that organizations have."""
    spans = (mention.span for organization in found.organizations for mention in organization.mentions)
    return {i for span in spans for i in inside(read, span)}


def place_words(read: Words) -> set[int]:
    """The words of places of two words and more: ``Burkina Faso`` is nobody's surname."""
    return {i for first, last, _, _ in places_of(read.text) if last > first for i in range(first, last + 1)}


def inside(read: Words, span: Span) -> range:
    """The words that begin within a span."""
    return range(bisect_left(read.starts, span.start), bisect_left(read.starts, span.end))


def words_of(read: Words, hits: Iterable[Hit]) -> set[int]:
    """The words that names have."""
    return {i for hit in hits for i in inside(read, hit.span)}


def running_names(read: Words, titles: tuple[Titled, ...], taken: AbstractSet[int]) -> Iterator[Hit]:
    """Names with a title, then full names without one."""
    titled = list(titled_names(read, titles, taken))
    yield from titled
    busy = {*taken, *words_of(read, titled)}
    busy.update(i for title in titles for i in range(title.first, title.last + 1))
    yield from untitled_names(read, busy, {title.first: title for title in titles})


def titled_names(read: Words, titles: tuple[Titled, ...], taken: AbstractSet[int]) -> Iterator[Hit]:
    """Names right behind a title, behind it and a comma, or in the list that a plural title opens."""
    firsts = {title.first for title in titles if title.last + 1 < len(read.words) and read.capital(title.last + 1)}
    for title in titles:
        start = title.last + 1
        if (
            start >= len(read.words)
            or start in taken
            or read.lower[title.last] in PLACE_FRONTS
            or (start in firsts and read.flags[start] & Is.SURNAME)
        ):
            continue
        if read.close(title.last) or (read.abbreviated(title.last) and not spelt_out(read, title)):
            end = name_end(read, start, titled=True, strict=not title.capital or title.last > title.head_last)
            if end is not None:
                yield hit_at(read, start, end, title, "title-name", (title.first, end))
                if read.words[title.head_last].endswith("s"):
                    yield from listed(read, title, end)
        elif read.gaps[title.last] in (", ", ",\n") and title.capital:
            end = name_end(read, start, titled=False)
            if end is not None and end > start and plausible(read, start, end):
                yield hit_at(read, start, end, title, "title-comma-name", (title.first, end))


def spelt_out(read: Words, title: Titled) -> bool:
    """Whether a title is a whole word, so that a stop behind it ends the sentence: ``J. C. King. Rain fell.``"""
    return read.lower[title.last] == title.entry.name.lower().split()[-1]


def listed(read: Words, title: Titled, end: int) -> Iterator[Hit]:
    """The further names of ``Senators Lind, Berge and Okonjo``."""
    for _ in range(LIST):
        after = end + 1
        if after >= len(read.words):
            return
        comma = read.gaps[end] in (", ", ",\n")
        if (comma or read.close(end)) and read.lower[after] == "and" and after + 1 < len(read.words):
            after, comma = after + 1, True
        last = name_end(read, after, titled=True, strict=not title.capital) if comma else None
        if last is None:
            return
        yield hit_at(read, after, last, title, "title-list")
        end = last


def untitled_names(read: Words, taken: set[int], titles: dict[int, Titled]) -> Iterator[Hit]:
    """Full names without a title before them that something else speaks for, and those listed beside them."""
    found: dict[int, Hit] = {}
    doubtful: list[tuple[int, int]] = []
    done = -1
    for at in full_name_starts(read):
        if at <= done or at in taken:
            continue
        end = name_end(read, at, titled=False)
        if end is None or end == at or not taken.isdisjoint(range(at, end + 1)):
            continue
        title = apposition(read, end, titles)
        if title is not None and plausible(read, at, end, evidence=True):
            outer = (at, title.last) if title.entry.group != "mission" or title.first == end + 1 else (at, end)
            found[at] = hit_at(read, at, end, title, "name-title", outer)
        elif plausible(read, at, end, evidence=speaks(read, at, end) or (not article(read, at) and placed(read, end))):
            found[at] = hit_at(read, at, end, None, "full-name")
        else:
            if plausible(read, at, end, evidence=True) and (at == 0 or read.gaps[at - 1] != "-"):
                doubtful.append((at, end))
            continue
        done = end
    yield from found.values()
    yield from listed_beside(read, doubtful, found)


def full_name_starts(read: Words) -> Iterator[int]:
    """The capitalised words that another capitalised word, a particle or a hyphen follows."""
    flags, gaps = read.flags, read.gaps
    last = len(flags) - 1
    for at in read.capitals:
        if at and read.lower[at - 1] in VESSELS and read.close(at - 1):
            continue
        if (
            at < last
            and (flags[at + 1] & NAME_GOES_ON or gaps[at] == "-")
            and (not flags[at] & Is.STOP or is_half(read, at))
        ):
            yield at


# What stands behind these is a ship's name.
VESSELS = names.word_lists()["vessels"]
NAME_GOES_ON = Is.CAPITAL | Is.PARTICLE


def listed_beside(read: Words, doubtful: list[tuple[int, int]], found: dict[int, Hit]) -> Iterator[Hit]:
    """Names that nothing speaks for but their place in a list: ``Ann Lind, Zqrx Wvblt and Bo Berg``."""
    ends = {hit.span.end for hit in found.values()}
    starts = {read.starts[at] for at in found}
    for at, end in (*doubtful, *reversed(doubtful)):
        if at in found:
            continue
        before = BEFORE_LISTED.search(read.text, max(0, read.starts[at] - NEAR), read.starts[at])
        after = AFTER_LISTED.match(read.text, read.end(end))
        if (before and before.start() in ends) or (after and after.end() in starts):
            found[at] = hit = hit_at(read, at, end, None, "name-list")
            ends.add(hit.span.end)
            starts.add(hit.span.start)
            yield hit


NEAR = 40  # characters that may stand between two names of a list
BEFORE_LISTED = re.compile(r"(?<=\w)(?: \([^()]{2,30}\))?(?:,\s(?:and\s)?|\sand\s)\Z")
AFTER_LISTED = re.compile(r"(?:\s\([^()]{2,30}\))?(?:,\s(?:and\s)?|\sand\s)")


def article(read: Words, at: int) -> bool:
    """Whether an article makes a name a thing's: ``the Northern Star reported``."""
    return at > 0 and read.lower[at - 1] in ("the", "a", "an") and read.close(at - 1)


def placed(read: Words, end: int) -> bool:
    """Whether a country stands behind the name as people have one: ``of Norway``, ``(Norway)``, ``in Oslo``."""
    after = end + 1
    if after >= len(read.words):
        return False
    if read.gaps[end].strip() == "(":
        return bool(read.flags[after] & Is.PLACE and read.capital(after))
    at = after + 1
    return (
        read.lower[after] in ("of", "from", "in")
        and read.close(end)
        and at < len(read.words)
        and read.close(after)
        and read.capital(at)
        and bool(read.flags[at] & Is.PLACE)
    )


def apposition(read: Words, end: int, titles: dict[int, Titled]) -> Titled | None:
    """The title in ``NAME, TITLE`` or ``NAME (TITLE)``, an article between allowed."""
    if read.gaps[end].replace("\n", " ") not in (", ", " (", ",", " -- ", " - ", ", ("):
        return None
    for at in range(end + 1, min(end + 4, len(read.words))):
        if at in titles:
            return None if names_another(read, titles[at]) else titles[at]
        nation = read.flags[at] & (Is.NATION | Is.PLACE) and read.capital(at)
        if not nation and read.lower[at] not in ("the", "a", "an", "who", "is", "then", "former", "new"):
            return None
    return None


def names_another(read: Words, title: Titled) -> bool:
    """Whether a title behind a comma begins the next name of a list: ``Ann Lind, Ambassador Omar Zaki``."""
    after = title.last + 1
    return after < len(read.words) and read.close(title.last) and name_end(read, after, titled=True) is not None


def speaks(read: Words, at: int, end: int) -> bool:
    """Whether a verb that takes people stands right behind the name, or ``said`` right before it."""
    after = end + 1
    if after < len(read.words) and read.flags[after] & Is.SPEECH and read.gaps[end].strip() in ("", ","):
        return True
    if acts(read, end) and not article(read, at) and "-" not in (read.gaps[end - 1], read.gaps[at - 1]):
        return True
    return at > 0 and read.lower[at - 1] in ("said", "told", "replied", "asked", "met") and read.close(at - 1)


EXTRACTOR = Extractor("people", find)
