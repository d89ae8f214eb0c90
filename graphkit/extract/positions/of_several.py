"""One office of several countries: ``the French and German ambassadors``, ``the ambassadors of France and Norway``."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from graphkit.extract.text.words import Words
from graphkit.extract.titles.titled import Titled, nation_ending
from graphkit.lexicon import places
from graphkit.lexicon.titles import split_words
from graphkit.lexicon.titles import titles as lexicon
from graphkit.model import Span

OFFICES = frozenset({"mission", "state", "minister", "foreign_official", "command"})
# Of these nobody knows how many there are, or of what: the ``French and Russian co-chairs``.
INDEFINITE = frozenset({"Official", "Officer", "Member", "Assistant", "Leader", "Expert", "Chairman"})
MOST = 12  # countries of one list


class Country(NamedTuple):
    """The first and the last word by which a country is named, and its code."""

    first: int
    last: int
    code: str


class Office(NamedTuple):
    """The title of one of the countries, the words that name it; how it is called where they leave the title out."""

    title: Titled
    span: Span
    called: str


def of_several(read: Words, title: Titled) -> list[Office]:
    """The office of each country; none where a title is that of one country, or of who knows how many.

    >>> from graphkit.extract.titles.titled import titles_of
    >>> from graphkit.extract.text.words import read_words
    >>> def told(text):
    ...     [title] = titles_of(text)
    ...     return [(one.nation, span.of(text), called) for one, span, called in of_several(read_words(text), title)]
    >>> told("He told the French and Sri Lankan ambassadors.")
    [('FR', 'French', 'French Ambassador'), ('LK', 'Sri Lankan ambassadors', '')]
    >>> told("The Foreign Ministers of Norway and Sweden left.")
    [('NO', 'Foreign Ministers of Norway', ''), ('SE', 'Sweden', 'Foreign Minister of Sweden')]
    >>> told("The French ambassador left."), told("French and German officials left.")
    ([], [])
    """
    if title.entry.group not in OFFICES or title.entry.name in INDEFINITE or not is_plural(read, title):
        return []
    alone = replace(title, last=title.head_last, scope="")
    before = [*nations_before(read, title.first)] if nation_of(read, title) else []
    if before:
        named = [*reversed(before), *nation_of(read, title)]
        spans = [span_of(read, one.first, one.last) for one in named[:-1]]
        spans += [span_of(read, one.first, title.head_last) for one in named[-1:]]
        called = [*(f"{words_of(read, one)} {title.name}" for one in named[:-1]), ""]
    else:
        named = [*countries_behind(read, title.head_last + 1)]
        if len(named) < 2:
            return []
        spans = [span_of(read, one.first, one.last) for one in named]
        spans[0] = Span(read.starts[title.first], spans[0].end)
        called = ["", *(f"{title.name} of {words_of(read, one)}" for one in named[1:])]
    return [
        Office(replace(alone, nation=one.code), span, name)
        for one, span, name in zip(named, spans, called, strict=True)
    ]


def is_plural(read: Words, title: Titled) -> bool:
    """Whether several hold the office: ``ambassadors``, ``deputy chiefs of mission``."""
    single = {*split_words(title.entry.name), *lexicon().fields}
    return any(word[-1:] == "s" and word not in single for word in read.lower[title.head : title.head_last + 1])


def words_of(read: Words, country: Country) -> str:
    """How the text names a country."""
    return " ".join(span_of(read, country.first, country.last).of(read.text).split())


def span_of(read: Words, first: int, last: int) -> Span:
    """The place of words ``first`` to ``last``, with the last stop of ``U.S.``."""
    end = read.end(last)
    return Span(read.starts[first], end + (read.lower[last] == "u.s" and read.text[end : end + 1] == "."))


def nation_of(read: Words, title: Titled) -> list[Country]:
    """The country whose adjective begins a title."""
    found = (country_ending(read, last) for last in range(title.first, title.head))
    return [one for one in found if one is not None and one.first == title.first][-1:]


def country_ending(read: Words, last: int) -> Country | None:
    """The country of the adjective, or the name, that ends at a word."""
    if read.words[last] in ("US", "U.S"):
        return Country(last, last, "US")
    found = nation_ending(read, last, -1)
    return Country(found[0], last, found[1]) if found else None


def nations_before(read: Words, first: int) -> Iterator[Country]:
    """The countries whose adjectives stand before the one that begins at a word, from right to left."""
    for number in range(MOST):
        last = first - 1
        joins = last > 0 and read.lower[last] == "and" and read.close(last)
        if not number and not joins:
            return
        last -= joins
        if last < 0 or read.gaps[last].strip(". \n") not in ("", ",") or (not joins and "," not in read.gaps[last]):
            return
        found = country_ending(read, last)
        if found is None:
            return
        first = found.first
        yield found


def countries_behind(read: Words, at: int) -> Iterator[Country]:
    """The countries of a list behind "of" or "from"."""
    if at >= len(read.words) or read.lower[at] not in ("of", "from") or not read.close(at - 1):
        return
    known, total = places.places().countries, len(read.words)
    for _ in range(MOST):
        at += 1
        for small in ("and", "the"):
            at += read.lower[at : at + 1] == [small]
        widest = min(at + 3, total) - 1
        last = next((to for to in range(widest, at - 1, -1) if tuple(read.lower[at : to + 1]) in known), None)
        if last is None or not read.capital(at):
            return
        yield Country(at, last, known[tuple(read.lower[at : last + 1])])
        goes_on = read.lower[last + 1 : last + 2] == ["and"] and read.gaps[last].strip() in ("", ",")
        if not goes_on and read.gaps[last].strip() != ",":
            return
        at = last
