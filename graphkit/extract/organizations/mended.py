"""Names that were torn, made whole by the acronym in brackets behind them: ``Lamp Institute for Dim Lights (LIDL)``."""

from dataclasses import replace
from operator import attrgetter

from graphkit.extract.home import Home
from graphkit.extract.organizations.composed import composed
from graphkit.extract.organizations.defined import bracketed, ends_document, expansion, means_else
from graphkit.extract.organizations.entries import Named, nation_before
from graphkit.extract.text.words import LOCAL, Words
from graphkit.lexicon import organizations

NEVER = frozenset({"post", "post_group", "government", "embassy"})  # kinds that no longer name begins with


def mended(read: Words, acronyms: list[int], named: list[Named], taken: dict[int, Named], home: Home) -> list[Named]:
    """``named``, where an acronym in brackets spells more words than were found to be the name before it."""
    whole: list[Named] = []
    torn: set[int] = set()
    for short in bracketed(read, acronyms):
        first = expansion(read, short)
        if first is not None and not ends_document(read, short.first - 1) and not means_else(short.letters):
            parts = {hit.first: hit for i in range(first, short.first) if (hit := taken.get(i)) is not None}
            hit = joined(read, first, short.first - 1, list(parts.values()), home)
            if hit is not None:
                whole.append(hit)
                torn.update(parts)
    return sorted([*(hit for hit in named if hit.first not in torn), *whole], key=FIRST) if whole else named


FIRST = attrgetter("first")


def joined(read: Words, first: int, last: int, parts: list[Named], home: Home) -> Named | None:
    """The name of words ``first`` to ``last``, None where no part of it or all of it was found."""
    if not parts or parts[0].first < first or any(hit.kind in NEVER for hit in parts):
        return None
    begin, one = behind_nation(read, first), parts[0]
    if one.first == first:
        begin = first
    if one.first == begin and one.last == last:
        return None
    rest = range(one.last + 1, last + 1)
    if len(parts) == 1 and one.first == begin and all(read.flags[i] & LOCAL or not read.capital(i) for i in rest):
        return replace(one, last=last)  # "National Bank of Norway (NBN)"
    kinds = organizations.heads()
    kind = next((kinds[word] for word in reversed(read.lower[begin : last + 1]) if word in kinds), None)
    return composed(read, begin, last, kind, home) if kind is not None else None


def behind_nation(read: Words, first: int) -> int:
    """The word behind whose country stands before a name: of ``South African Fog Council`` that is ``Fog``."""
    for width in (2, 1):
        if read.flags[first] & LOCAL and nation_before(read, first + width) is not None:
            return first + width
    return first
