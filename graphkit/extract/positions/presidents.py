"""Whom "the President" means: the one of the country written from, or that of the United States who is far away."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache

from graphkit.extract.home import Home
from graphkit.extract.positions.roles import Role
from graphkit.extract.protect import sentence_floor
from graphkit.extract.text.kept import Same
from graphkit.extract.text.records import recorded_list
from graphkit.lexicon.titles import titles
from graphkit.model import Cable, Person, Span

US = "position:us/president"
US_VICE_PRESIDENT = "position:us/vice-president"  # whom a country without a president has none of its own beside
TITLE = "President"


def is_bare(role: Role) -> bool:
    """Whether a role is that of a president and says of no country."""
    return role.title.name == TITLE and role.title.nation is None and not role.title.scope and role.title.capital


def president_meant(
    role: Role,
    called: Sequence[Person],
    starts: Mapping[str, Sequence[int]],
    paragraphs: Sequence[int],
    cable: Cable,
    home: Home,
) -> str | None:
    """The id of a person, or `US`; None where it is the president at home, whom the cable does not name.

    It is whoever was last ``called`` president in the paragraph; in the record of a conversation, who sat there. Nobody
    meets himself: in one sentence with the president at home stands the other one, if the cable speaks of both. In a
    memorandum it is the writer's own. ``starts`` says where the mentions of everybody that were found so far begin,
    ``paragraphs`` where those of the text do, both in order.
    """
    if role.spoken_to or sits_with_ours(cable):  # no post writes to another president
        return US
    at = role.span.start
    listed = recorded_list(cable)
    present = [one for one in called if listed is not None and _is_in(listed.span, starts[one.id])]
    if len(present) == 1:
        return present[0].id
    here = [one for one in called if one.country in (None, "US", home.country)] or called
    earlier = {one.id: bisect_left(starts[one.id], at) for one in here}
    last = {identity: starts[identity][count - 1] if count else -1 for identity, count in earlier.items()}
    begun = bisect_left(paragraphs, at)
    paragraph, sentence = paragraphs[begun - 1] if begun else -1, sentence_floor(cable.text, at + 1)
    both = len({one.side == "US" for one in here}) > 1
    apart = [one for one in here if last[one.id] < sentence or not both]
    near = [one for one in apart if last[one.id] > paragraph]
    if near:
        return max(near, key=lambda one: last[one.id]).id
    if cable.origin is None or (cable.kind == "document" and cable.origin.post is None):
        ours = cable.kind == "document" and not _THEIRS.search(cable.text, max(0, at - 6), at)
    else:
        ours = not has_president(home, cable.sent.year if cable.sent else 0)
    if ours or len(apart) < len(here):
        return US
    return here[0].id if len(here) == 1 and here[0].side != "US" else None


def _is_in(span: Span, starts: Sequence[int]) -> bool:
    return bisect_left(starts, span.start) < bisect_left(starts, span.end)


_THEIRS = re.compile(r"\b(?:his|her|their)\s$", re.IGNORECASE)


def sits_with_ours(cable: Cable) -> bool:
    """Whether a record made in Washington lists "The President" without a country among those who conversed."""
    return _lists_president(Same(cable))


@lru_cache(maxsize=2)
def _lists_president(key: Same[Cable]) -> bool:
    listed = recorded_list(key.it)
    lines = listed.span.of(key.it.text).split("\n") if listed is not None else ()
    return any(line.strip(" -*•.,;").lower() == "the president" for line in lines)


def has_president(home: Home, year: int) -> bool:
    """Whether the country that a cable is written from has a president: no king, nor one of somewhere else.

    >>> [has_president(Home("post:x", country), 0) for country in ("FR", "NO", None)]
    [True, False, False]
    """
    table, country = titles(), home.country
    reigns = any(year <= where.get(country or "", -1) for where in table.monarchs.values())
    return country is not None and not reigns and country not in table.no_president
