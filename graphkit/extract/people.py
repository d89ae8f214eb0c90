"""People: names behind titles, names with evidence of their own, and the bare surnames of both."""

from collections.abc import Iterator


from graphkit.extract.base import Extractor, Known
from graphkit.extract.cluster import Hit, gather
from graphkit.extract.named import name_end, plausible
from graphkit.extract.running import running_text
from graphkit.extract.titled import Titled, find_titles
from graphkit.extract.words import Is, Words, read_words
from graphkit.model import Cable, Extraction


def find(cable: Cable, known: Known, found: Extraction) -> Extraction:
    """The people of a cable, each with all its mentions."""
    read = read_words(running_text(cable))
    taken = {i for organization in found.organizations for mention in organization.mentions for i in ()}
    titles = list(find_titles(read))
    hits = list(titled_names(read, titles))
    spoken = {i for hit in hits for i in range(hit.first, hit.last + 1)} | taken
    inside = {i for title in titles for i in range(title.first, title.last + 1)}
    hits += untitled_names(read, spoken | inside, {title.first: title for title in titles})
    return gather(cable, known, found, read, hits, inside)


def titled_names(read: Words, titles: list[Titled]) -> Iterator[Hit]:
    """Names right behind a title, or behind it and a comma."""
    for n, title in enumerate(titles):
        start = title.last + 1
        if start >= len(read.words):
            continue
        gap = read.gaps[title.last]
        if not (read.close(title.last) or read.abbreviated(title.last)):
            if gap not in (", ", ",\n") or not title.capital:
                continue
            end = name_end(read, start, titled=False)
            if end is None or end == start or not plausible(read, start, end):
                continue
            yield Hit(start, end, title.first, title, "title-comma-name")
            continue
        lead = title
        while n + 1 < len(titles) and titles[n + 1].first == start and read.close(titles[n].last):
            break
        end = name_end(read, start, titled=True, strict=not title.capital)
        if end is not None:
            yield Hit(start, end, title.first, lead, "title-name")


def untitled_names(read: Words, taken: set[int], titles: dict[int, Titled]) -> Iterator[Hit]:
    """Full names without a title before them that something else speaks for."""
    at, total = 0, len(read.words)
    while at < total:
        if at in taken or not read.capital(at) or read.flags[at] & Is.STOP:
            at += 1
            continue
        end = name_end(read, at, titled=False)
        if end is None or end == at or any(i in taken for i in range(at, end + 1)):
            at += 1
            continue
        title = apposition(read, end, titles)
        if title is not None and plausible(read, at, end, evidence=True):
            yield Hit(at, end, at, title, "name-title", full_last=title.last)
        elif plausible(read, at, end, evidence=speaks(read, at, end)):
            yield Hit(at, end, at, None, "full-name")
        else:
            at += 1
            continue
        at = end + 1


def apposition(read: Words, end: int, titles: dict[int, Titled]) -> Titled | None:
    """The title in ``NAME, TITLE`` or ``NAME (TITLE)``, an article or a nationality between allowed."""
    gap = read.gaps[end].replace("\n", " ")
    if gap not in (", ", " (", ",", " -- ", " - "):
        return None
    for at in range(end + 1, min(end + 4, len(read.words))):
        if at in titles:
            return titles[at]
        if read.lower[at] not in ("the", "a", "an", "who", "is", "then", "former", "new"):
            return None
    return None


def speaks(read: Words, at: int, end: int) -> bool:
    """Whether a verb that takes people stands right behind the name, or ``said`` before it."""
    after = end + 1
    if after < len(read.words) and read.flags[after] & Is.SPEECH and read.gaps[end].strip() in ("", ","):
        return True
    return at > 0 and read.lower[at - 1] in ("said", "told", "replied", "mr", "met") and read.close(at - 1)


EXTRACTOR = Extractor("people", find)
