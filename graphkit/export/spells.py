"""When a node or an edge existed, read from its attributes."""

import re
from calendar import monthrange
from datetime import date
from typing import Any

from graphkit.export.plain import Attributes

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def spell(first: object, last: object = None) -> tuple[str, str] | None:
    """First and last day of what ISO dates of any precision cover; None where they are no dates.

    >>> spell("2008-02"), spell("2008", "2009-03-04"), spell("soon"), spell("2008-02-31")
    (('2008-02-01', '2008-02-29'), ('2008-01-01', '2009-03-04'), None, None)
    """
    since, until = _days(first), _days(last if last is not None else first)
    if since is None or until is None:
        return None
    return (since[0], until[1]) if since[0] <= until[1] else (until[0], since[1])


def _days(value: object) -> tuple[str, str] | None:
    match = _ISO.match(str(value))
    if not match:
        return None
    year, month, day = (int(group) if group else None for group in match.groups())
    try:
        low = date(year or 0, month or 1, day or 1)
        high = date(low.year, month or 12, day or monthrange(low.year, month or 12)[1])
    except ValueError:
        return None
    return low.isoformat(), high.isoformat()


def spells(attributes: Attributes) -> list[tuple[str, str]]:
    """One spell per dated fact (``dates``), else the one ``date``, else from first to last date; empty if undated.

    >>> spells({"dates": ["2008-01-02", "2008-01-02", "2009"]})
    [('2008-01-02', '2008-01-02'), ('2009-01-01', '2009-12-31')]
    >>> spells({"first_date": "2008-01-02", "last_date": "2008-02-03"})
    [('2008-01-02', '2008-02-03')]
    """
    many: Any = attributes.get("dates")
    if isinstance(many, list | tuple):
        found = {span for value in many if (span := spell(value))}
        return sorted(found)
    one = spell(attributes.get("date")) or spell(
        attributes.get("first", attributes.get("first_date")), attributes.get("last", attributes.get("last_date"))
    )
    return [one] if one else []
