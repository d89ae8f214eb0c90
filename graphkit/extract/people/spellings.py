"""Names of one person that differ in their spelling: ``Stephan``/``Stephen Berge``, ``Abubakr`` and ``Abu Bakr``."""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from graphkit.extract.hits import Hit
from graphkit.extract.people.gathered import DISTRIBUTION, Cluster
from graphkit.extract.text.words import Is, word_flags
from graphkit.extract.variants import consonants

LONG = 6  # letters of a surname that one slip does not make another's
MOST = 200  # people of a cable among whom another spelling is sought


def spelt_otherwise(clusters: Sequence[Cluster], given: tuple[str, ...], surname: str, hit: Hit) -> Cluster | None:
    """The one person whose name differs by a vowel, a doubled letter or an h: ``Stephan`` or ``Stephen Berge``.

    A surname alone must be a long one. Two who stand close together are two.
    """
    if hit.rule == DISTRIBUTION or (not given and len(surname) < LONG):
        return None
    found = [one for one in clusters[:MOST] if is_variant(one, given, surname, hit)]
    if len(found) != 1 or any(abs(start - hit.span.start) < CONTRASTED for start in found[0].starts):
        return None
    return found[0]


CONTRASTED = 100  # characters within which two spellings are two people


def is_variant(cluster: Cluster, given: tuple[str, ...], surname: str, hit: Hit) -> bool:
    """Whether a name is that of a person but for its spelling, in the family name or the given names."""
    if not cluster.given:
        return False
    if cluster.surname == surname:
        left, right = (but_for(surname, one.parts) for one in (cluster.hits[0], hit))
        return bool(given) and (same_sound(left, right) or (is_called_alike(cluster, hit) and is_slip(left, right)))
    return (not given or cluster.given == given) and len(surname) >= LONG and same_sound(cluster.surname, surname)


def is_called_alike(cluster: Cluster, hit: Hit) -> bool:
    """Whether both bear one title: ``Senator``."""
    return hit.title is not None and any(
        one.title is not None and one.title.name == hit.title.name for one in cluster.hits
    )


def is_slip(left: str, right: str) -> bool:
    """Whether one of two given names is no name but the other one with a slip of a letter.

    >>> is_slip("joh", "john"), is_slip("john", "joan"), is_slip("thmoas", "thomas")
    (True, False, True)
    """
    known = [bool(word_flags().get(word, 0) & Is.GIVEN) for word in (left, right)]
    return left[:1] == right[:1] and known.count(True) == 1 and OSA.distance(left, right, score_cutoff=1) <= 1


def but_for(surname: str, parts: tuple[str, ...]) -> str:
    """The given names, as one word: ``abubakr`` of ``Abu Bakr al-Zaki``; the family name may stand first.

    >>> but_for("zaki", ("Abu", "Bakr", "al", "Zaki")), but_for("kim", ("Kim", "Zong", "un"))
    ('abubakr', 'zongun')
    """
    given = parts[:-1] if parts[-1].lower() == surname else parts[1:]
    return "".join(part.lower() for part in given if part.lower() not in ARTICLES)


ARTICLES = frozenset({"al", "el"})


@lru_cache(maxsize=1024)
def same_sound(left: str, right: str) -> bool:
    """Whether two spellings are one letter apart, one that is hardly heard, and end alike.

    >>> same_sound("stephan", "stephen"), same_sound("ghulam", "gulam"), same_sound("mario", "maria")
    (True, True, False)
    >>> same_sound("abubakr", "abubakr"), same_sound("hasan", "nasan"), same_sound("zadhood", "zadhoud")
    (True, False, True)
    """
    if abs(len(left) - len(right)) > 1 or min(len(left), len(right)) < SHORTEST_VARIANT or left[-1] != right[-1]:
        return False
    return (
        left[0] == right[0] and consonants(left) == consonants(right) and OSA.distance(left, right, score_cutoff=1) <= 1
    )


SHORTEST_VARIANT = 5
