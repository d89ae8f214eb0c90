"""Who held an office of the United States on the day of a cable, and who only in other years."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from graphkit.lexicon.titles import titles
from graphkit.model import Person

US_SECRETARY = "position:us/state/secretary"


def incumbent(people: Sequence[Person], sent: datetime | None) -> str | None:
    """The id of who was President of the United States on a day, where a cable names them."""
    surname = in_office(titles().us_presidents, sent)
    return next((one.id for one in people if surname and one.side == "US" and one.id.endswith(surname)), None)


def in_office(since: Mapping[str, str], day: datetime | None) -> str | None:
    """The surname of who held an office on a day, of those who took it over one after another.

    >>> in_office(titles().us_presidents, datetime(1974, 8, 8)), in_office(titles().us_presidents, datetime(1900, 1, 1))
    ('nixon', None)
    """
    begun = [name for start, name in since.items() if day is not None and start <= day.date().isoformat()]
    return begun[-1] if begun else None


def without_former(people: Sequence[Person], sent: datetime | None) -> list[Person]:
    """Those whom "the Secretary" may mean: no Secretary of State of other years ("as Secretary Rusk told you")."""
    now = in_office(titles().us_secretaries_of_state, sent)
    others = {name for name in titles().us_secretaries_of_state.values() if now and name != now}
    return [one for one in people if one.side != "US" or one.id.rpartition(":")[2].rpartition("-")[2] not in others]
