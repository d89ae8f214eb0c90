"""Entries of several words: the longest one at a word, and the countries and cities of a text."""

from functools import cache, lru_cache
from typing import Any

from graphkit.extract.text.words import Is, Words, read_words
from graphkit.lexicon import places
from graphkit.lexicon.titles import slug
from graphkit.model import MentionKind


def match_trie(trie: dict[str, Any], read: Words, at: int) -> tuple[Any, int] | None:
    """The longest entry of the trie at that word: its value and its last word."""
    lower = read.lower
    node: dict[str, Any] | None = trie.get(lower[at])
    found, i, last = None, at, len(lower) - 1
    while node is not None:
        if "" in node:
            found = (node[""], i)
            if len(node) == 1:
                break
        if i == last or not (read.close(i) or read.abbreviated(i)):
            break
        i += 1
        node = node.get(lower[i])
    return found


@lru_cache(maxsize=2)
def places_of(text: str) -> tuple[tuple[int, int, MentionKind, str], ...]:
    """The countries and cities of a text, longest spelling first: first and last word, kind and id."""
    read = read_words(text)
    trie, found, done = place_trie(), [], -1
    place, flags = Is.PLACE, read.flags
    for at in [at for at in read.capitals if flags[at] & place]:
        if at > done:
            hit = match_trie(trie, read, at)
            if hit is not None:
                (kind, entity), done = hit
                found.append((at, done, kind, entity))
    return tuple(found)


@cache
def place_trie() -> dict[str, Any]:
    """Countries and cities as a trie of words; a country wins where both share a name."""
    trie: dict[str, Any] = {}
    gazetteer = places.places()
    entries: dict[tuple[str, ...], tuple[MentionKind, str]] = {
        words: (MentionKind.PLACE, f"place:{slug(' '.join(words))}") for words in gazetteer.cities
    }
    entries.update(
        (words, (MentionKind.COUNTRY, f"country:{code.lower()}")) for words, code in gazetteer.countries.items()
    )
    for words, entry in entries.items():
        node = trie
        for word in words:
            node = node.setdefault(word, {})
        node[""] = entry
    return trie
