"""Upper-case text: which words are an organization's, so that they keep the capital that common words lose."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from graphkit.lexicon import organizations, titles

SMALL = frozenset({"of", "for", "the", "and", "to", "in", "on", "de", "y", "la", "del"})
MINISTRIES = frozenset({"ministry", "ministries"})
GOVERNMENTS = frozenset({"gob", "mod"})  # English words that no cable means
LONGEST = 6  # letters of an acronym that brackets define


def words_of_organizations(low: Sequence[str], gaps: Sequence[str]) -> Iterator[int]:
    """The words of known names, of ministries' fields, and of what a head with such an adjective names.

    ``gaps[n]`` stands before word ``n``.

    >>> low = "the united nations and the central election commission told the ministry of fisheries".split()
    >>> [low[n] for n in words_of_organizations(low, [" "] * len(low))]
    ['united', 'nations', 'central', 'election', 'commission', 'fisheries']
    """
    firsts, adjectives, begin, done = known_names(), organizations.words_of("shouted"), beginnings(), -1
    for n in [n for n, word in enumerate(low) if word in begin]:
        if n <= done:
            continue
        last = known_end(low, gaps, n) if low[n] in firsts else None
        if last is None and low[n] in adjectives:
            last = body_end(low, gaps, n)
        if last is not None:
            yield from (m for m in range(n, last + 1) if m == n or low[m] not in SMALL)
            done = last
        elif low[n] in MINISTRIES and low[n + 1 : n + 2] == ["of"]:
            yield from fields_behind(low, gaps, n + 1)


@cache
def beginnings() -> frozenset[str]:
    """The words at which a name may begin."""
    return frozenset({*known_names(), *organizations.words_of("shouted"), *MINISTRIES})


def body_end(low: Sequence[str], gaps: Sequence[str], n: int) -> int | None:
    """The head of the body or party that an adjective begins."""
    last = next((m for m in range(n + 1, min(n + 4, len(low))) if low[m] in public_heads()), None)
    if last is None or not are_joined(gaps, n, last):
        return None
    return last if all(is_field(word) for word in low[n:last]) else None


def known_end(low: Sequence[str], gaps: Sequence[str], n: int) -> int | None:
    """The last word of the longest known name that begins at a word."""
    for words in known_names()[low[n]]:
        last = n + len(words) - 1
        if tuple(low[n : last + 1]) == words and are_joined(gaps, n, last):
            return last
    return None


def are_joined(gaps: Sequence[str], first: int, last: int) -> bool:
    """Whether blanks, a line break or a hyphen stand between all these words."""
    return all(gaps[m].strip() in ("", "-") for m in range(first + 1, last + 1))


def fields_behind(low: Sequence[str], gaps: Sequence[str], of: int) -> Iterator[int]:
    """The fields of ``ministry of mines and energy``."""
    for n in range(of + 1, min(of + 8, len(low))):
        if gaps[n].strip() not in ("", ","):
            return
        if is_field(low[n]) and low[n] not in SMALL:
            yield n
        elif low[n] not in SMALL:
            return


def is_field(word: str) -> bool:
    """Whether a word says of what a body is: a field of work, or an adjective that bodies have."""
    return word in titles.titles().fields or word in organizations.words_of("shouted")


@cache
def known_names() -> dict[str, list[tuple[str, ...]]]:
    """Names of several words by their first one, the longest first; of the long list those that a head tells."""
    found: dict[str, list[tuple[str, ...]]] = {}
    stated = organizations.stated_phrases()
    heads = {*organizations.heads(), *organizations.leading()}
    for words in sorted(organizations.phrases(), key=len, reverse=True):
        if words in stated or not heads.isdisjoint(words) or not all(map(organizations.is_word, words)):
            found.setdefault(words[0], []).append(words)
    return found


@cache
def public_heads() -> frozenset[str]:
    """Heads that an adjective makes a public body's or a party's name."""
    kinds = ("interagency_body", "party", "ngo", "ministry_or_agency", "legislature")
    found = frozenset(word for word, kind in organizations.heads().items() if kind in kinds)
    return (found | {"bank"}) - VAGUE


VAGUE = frozenset(
    {"service", "services", "authority", "society", "network", "front", "force", "forum", "fund", "trust"}
)


def defined_acronyms(low: Sequence[str], gaps: Sequence[str]) -> Iterator[str]:
    """Words in brackets that are the initials of what stands before them.

    >>> list(defined_acronyms(["omnium", "nord", "zafricain", "onz"], ["", " ", " ", " (", ")"]))
    ['onz']
    """
    for n in range(2, len(low)):
        alone = gaps[n][-1:] == "(" and gaps[n + 1][:1] == ")" and 1 < len(low[n]) <= LONGEST
        if alone and initials_stand_before(low[n], low[max(0, n - 2 * LONGEST) : n]):
            yield low[n]


def initials_stand_before(letters: str, before: Iterable[str]) -> bool:
    """Whether letters begin the words before, small ones left out.

    >>> initials_stand_before("eec", ["the", "european", "economic", "community"])
    True
    """
    left = list(letters)
    for word in reversed(list(before)):
        if left and word[0] == left[-1]:
            left.pop()
        elif word not in SMALL:
            break
    return not left
