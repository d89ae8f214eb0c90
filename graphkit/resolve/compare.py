"""How well two profiles fit one person: a score, what agreed, what disagreed. Strings propose, the setting decides."""

from dataclasses import dataclass

from graphkit.resolve.names import agree
from graphkit.resolve.profiles import Profile

MERGE = 0.6
"""From this score on two profiles are one person, if no other candidate comes near."""

POSSIBLE = 0.4
"""From this score on a curator is asked."""

SETTING = frozenset({"country", "place", "organization", "position", "title", "thread", "middle name"})
SETTING |= {"rare name", "known widely"}
"""Without any of these nothing but a common name agrees, which joins nobody."""

LIFETIME = 45 * 365
MEMORY = 6 * 365
"""A surname alone means nobody who was last seen longer ago."""

KNOWN = 4
"""Who is named in so many places is meant wherever the surname stands alone."""

NEAR, FAR = 3 * 365, 10 * 365


@dataclass(frozen=True, slots=True)
class Fit:
    """``score`` from 0, 1 and more is as good as certain; below 0 it is impossible."""

    score: float
    agreed: tuple[str, ...] = ()
    disagreed: tuple[str, ...] = ()


IMPOSSIBLE = Fit(-1.0)


def compare(one: Profile, other: Profile, *, rare: bool = False) -> Fit:
    """Whether ``one`` may be the person ``other``: weights are those of `_WEIGHTS`, summed and bounded.

    ``rare`` says that hardly anybody else in the corpus bears the surname.

    >>> from graphkit.resolve.profiles import Seen, gather_profiles
    >>> (left, right), = gather_profiles([
    ...     Seen(("08OSLO1", "a"), "J. P. Varga", "US", "US", "post:oslo", day=1),
    ...     Seen(("08OSLO2", "a"), "Janos Varga", "US", "US", "post:oslo", day=9)]).values()
    >>> compare(left, right)
    Fit(score=0.65, agreed=('given name fits', 'place', 'time'), disagreed=())
    """
    given = _given(one, other)
    if given is None or (given != "surname only" and one.cables & other.cables):
        return IMPOSSIBLE
    return compare_settings(one, other, given, rare=rare)


def compare_settings(one: Profile, other: Profile, given: str, *, rare: bool = False) -> Fit:
    """The same where ``given`` is what the names' agreement is known to be."""
    gap = one.gap(other)
    edition = any(not place.startswith("post:") for place in one.places & other.places)
    if gap is not None and gap > (LIFETIME if given != "surname only" or edition else MEMORY):
        return IMPOSSIBLE
    agreed = [given, *(name for name in _SHARED if getattr(one, _SHARED[name]) & getattr(other, _SHARED[name]))]
    if "thread" in agreed and one.threads & other.threads <= one.cables & other.cables:
        agreed.remove("thread")  # who stand side by side in one cable were told apart there
    disagreed = ["side"] if one.sides and other.sides and not one.sides & other.sides else []
    if not disagreed and one.abroad and other.abroad and not one.abroad & other.abroad:
        disagreed.append("country")
    if one.titles and other.titles and not one.titles & other.titles and not _settled(given, agreed, rare=rare):
        disagreed.append("title" if given == "surname only" else "office")
    if gap is not None and gap <= NEAR:
        agreed.append("time")
    elif gap is not None and gap > FAR and not edition:  # editors print together what belongs together
        disagreed.append("time")
    if given == "full name" and any(len(name) > 1 for name in one.givens & other.givens):
        agreed.append("middle name")
    if rare and (given == "full name" or not disagreed):
        agreed.append("rare name")
    if given == "surname only" and max(len(one.places), len(other.places)) >= KNOWN and not disagreed:
        agreed.append("known widely")
    if one.countries & other.countries == {"US"}:  # said of every American who signs anything
        agreed = [name for name in agreed if name != "country"]
    agreed = [name for name in agreed if name != "side"]
    score = sum(_WEIGHTS[name] for name in agreed) - sum(_AGAINST[name] for name in disagreed)
    if not SETTING & {*agreed}:
        score = min(score, MERGE - 0.05)
    return Fit(round(max(0.0, score), 3), tuple(agreed), tuple(disagreed))


def _given(one: Profile, other: Profile) -> str | None:
    """The name's part of the agreement; every given name seen of either must fit every one of the other."""
    if len(one.suffixes | other.suffixes) > 1:
        return None
    how = {agree(left, right) for left in one.givens for right in other.givens}
    if None in how:
        return None
    if not any(one.givens - {()}) or not any(other.givens - {()}):
        return "surname only"
    return "full name" if "same" in how else "given name fits"


def _settled(given: str, agreed: list[str], *, rare: bool) -> bool:
    """Whether another title says nothing: people have several, so it counts only where little else is known."""
    if given == "surname only":
        return rare
    return bool({"place", "organization", "position", "country"} & set(agreed))


_SHARED = {
    "side": "sides",
    "country": "countries",
    "place": "places",
    "organization": "organizations",
    "position": "positions",
    "title": "titles",
    "thread": "threads",
}

_WEIGHTS = {
    "full name": 0.45,
    "given name fits": 0.3,
    "surname only": 0.15,
    "country": 0.2,
    "place": 0.25,
    "organization": 0.1,
    "position": 0.3,
    "title": 0.1,
    "thread": 0.15,
    "middle name": 0.35,
    "rare name": 0.1,
    "known widely": 0.2,
    "time": 0.1,
}

_AGAINST = {"side": 0.5, "country": 0.25, "title": 0.2, "office": 0.3, "time": 0.3}
