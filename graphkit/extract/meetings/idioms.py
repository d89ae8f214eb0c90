"""Fixed phrases in which somebody speaks to or meets somebody: "filled A in", "crossed swords with A"."""

from collections.abc import Callable, Mapping
from functools import cache

from graphkit.extract.meetings.enumerations import noun_phrases
from graphkit.extract.meetings.grammar import Items, is_boundary, is_verb, low
from graphkit.extract.meetings.phrases import Phrase
from graphkit.lexicon.cues import cue_tables

Template = tuple[frozenset[str], ...]

FAR = 18  # items behind a verb in which its fixed phrase ends
MOST = 4  # words for which "_" may stand
WHOM, SOME = frozenset({"*"}), frozenset({"_"})


def told_so(items: Items, at: int) -> Phrase | None:
    """For "brought A up to date", "broke the news to A"."""
    return _first_match(items, at, "told")


def met_so(items: Items, at: int) -> Phrase | None:
    """For "crossed swords with A", "kept A waiting"."""
    return _first_match(items, at, "met")


def _first_match(items: Items, at: int, kind: str) -> Phrase | None:
    templates = _templates(kind).get(low(items, at), ())
    ahead = {item.low for item in items[at + 1 : at + FAR]} if templates else set()
    fitting = (one for one in templates if not any(part.isdisjoint(ahead) for part in one if part not in (WHOM, SOME)))
    return next((taken for one in fitting if (taken := _match(items, at + 1, one)) is not None), None)


@cache
def _templates(kind: str) -> dict[str, tuple[Template, ...]]:
    """Verb -> what stands behind it: words of which one stands there, whom, some words."""
    table: dict[str, list[str]] = cue_tables()["meetings"]["idioms"][kind]
    return {
        verb: tuple(tuple(frozenset(part.split("|")) for part in one.split()) for one in phrases)
        for verb, phrases in table.items()
    }


def fixed_words(verb: str) -> str:
    """A pattern for what stands behind a verb in its fixed phrases: "swords with"; empty where it has none.

    >>> import re
    >>> bool(re.match(fixed_words("crossed"), "swords with the minister")), fixed_words("walked")
    (True, '')
    """
    found = [one for kind in ("told", "met") for one in _templates(kind).get(verb, ())]
    return "|".join(map(_pattern, found))


def _pattern(template: Template) -> str:
    whom = template.index(WHOM)
    if whom == 0:  # the last word behind whom is enough
        behind = next((part for part in reversed(template[1:]) if part not in (WHOM, SOME)), None)
        return rf"[^.;]{{2,60}}?\s(?:{_either(behind)})\b" if behind else ""
    return "".join(_ANY if part == SOME else rf"(?:{_either(part)})\s{_DAY}" for part in template[:whom])


def _either(words: frozenset[str]) -> str:
    return "|".join(sorted(words))


_DAY = r"(?:on\s\S+\s\S+\s)?"
_ANY = rf"(?:\S+\s){{0,{MOST}}}"


def _match(items: Items, at: int, template: Template) -> Phrase | None:
    """Whom a template takes that fits from a place on; days may stand between its words."""
    whom: list[Phrase] = []
    for n, part in enumerate(template):
        at = at if part == WHOM and n == 0 else _behind_day(items, at)
        if part == WHOM:
            whom.append(noun_phrases(items, at))
            if not whom[-1].slots:
                return None
            at = whom[-1].end
        elif part == SOME:
            at = _behind_some(items, at, template[n + 1])
        elif low(items, at) not in part:
            return None
        else:
            at += 1
    slots = tuple(slot for one in whom for slot in one.slots)
    places = tuple(place for one in whom for place in one.places)
    return Phrase(slots, places, any(one.group for one in whom), at)


def _behind_day(items: Items, at: int) -> int:
    day = at + (low(items, at) == "on")
    return day + 1 if day < len(items) and items[day].date is not None else at


def _behind_some(items: Items, at: int, following: frozenset[str]) -> int:
    """The place of the word that follows a few others, or where those end that may stand before it."""
    for n in range(at, min(at + MOST + 1, len(items))):
        if low(items, n) in following and n > at:
            return n
        if is_verb(items[n]) or is_boundary(items[n]):
            return n
    return at


IDIOMS: Mapping[str, Callable[[Items, int], Phrase | None]] = {"told-so": told_so, "met-so": met_so}
