"""An authority file: who was chief of mission where and when. It names "the Ambassador", and only as inferred.

The columns, and what becomes of rows that cannot be used, stand in ``docs/authority.md``.
"""

import csv
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graphkit.lexicon.authority import posts_of, titles_of_role

COLUMNS = ("id", "territory", "name", "role", "started", "ended")
"""What a file must have; ``appointed`` stands in for a missing start where the end is known."""

OPEN = 4 * 365
"""Days after which a chief without a known end is presumed gone: hardly one in ten stays longer."""


@dataclass(frozen=True, slots=True)
class Chief:
    """One row: ``name`` was chief at ``posts`` from ``first`` to ``last`` (ordinals), called by any of ``titles``."""

    row: str
    line: int
    name: str
    posts: tuple[str, ...]
    titles: tuple[str, ...]
    first: int
    last: int
    dates: str

    @property
    def positions(self) -> tuple[str, ...]:
        """The ids of the positions that mean this chief."""
        return tuple(f"position:{post}/{title}" for post in self.posts for title in self.titles)


def read_chiefs(text: str) -> tuple[list[Chief], list[tuple[int, str]]]:
    r"""The rows that can be used, and (line, message) of those that are wrong.

    >>> head = "id,territory,name,role,started,ended\n"
    >>> good, bad = read_chiefs(head + "a,norway,Ida Vold,ambassador-e-p,2006-01-12,2009\nb,xanadu,B,ambassador,1,2\n")
    >>> [(chief.name, chief.posts, date.fromordinal(chief.last).isoformat()) for chief in good], bad
    ([('Ida Vold', ('post:oslo',), '2009-01-01')], [(3, "territory 'xanadu': no country and no post of ours")])
    """
    chiefs: list[Chief] = []
    wrong: list[tuple[int, str]] = []
    for line, row in _rows(text):
        try:
            chief = _chief(line, row)
        except ValueError as error:
            wrong.append((line, str(error)))
        else:
            chiefs += [chief] if chief else []
    return _closed(chiefs), wrong


def lacking(text: str) -> list[str]:
    """Columns that a file must have and this one has not.

    >>> lacking("id,name,role,started,ended")
    ['territory']
    """
    head = next(csv.reader(text.splitlines()[:1]), [])
    return [column for column in COLUMNS if column not in head]


def _rows(text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Line by line: a quote that is never closed costs its own line only."""
    lines = text.splitlines()
    names = next(csv.reader(lines[:1]), [])
    for n, line in enumerate(lines[1:], 2):
        if line.strip():
            cells = line.split(",") if len(line) > csv.field_size_limit() else next(csv.reader([line]), [])
            yield n, dict(zip(names, (cell.strip() for cell in cells), strict=False))


def _chief(line: int, row: Mapping[str, str]) -> Chief | None:
    """The chief of a row, None where it is right and of no use; raises `ValueError` saying what is wrong."""
    missing = [column for column in COLUMNS if column not in row or (column in COLUMNS[:4] and not row[column])]
    if missing:
        raise ValueError(f"no {', '.join(missing)}")
    posts, titles = posts_of(row["territory"]), titles_of_role(row["role"])
    if posts is None:
        raise ValueError(f"territory {row['territory']!r}: no country and no post of ours")
    began = row["started"] or (row["ended"] and row.get("appointed", ""))
    first = days_of(began)[1] if began else None
    last = days_of(row["ended"])[0] if row["ended"] else None
    if first is None or not posts or not titles:
        return None
    if last is not None and days_of(row["ended"])[1] < days_of(began)[0]:
        raise ValueError(f"ended {row['ended']} before {began}")
    dates = f"{began} to {row['ended'] or 'an unknown day'}"
    return Chief(row["id"], line, row["name"], posts, titles, first, first + OPEN if last is None else last, dates)


def days_of(written: str) -> tuple[int, int]:
    """The first and the last day that an ISO date of any precision may mean."""
    pieces = written.split("-")
    try:
        year, month, day = (int(piece) for piece in (*pieces, "1", "1")[:3])
        first = date(year, month, day)
        last = {
            1: date(year, 12, 31),
            2: date(year, month, monthrange(year, month)[1]),
            3: first,
        }[len(pieces)]
    except (ValueError, KeyError):
        raise ValueError(f"{written!r} is no date like 2006, 2006-01 or 2006-01-12") from None
    return first.toordinal(), last.toordinal()


def _closed(chiefs: list[Chief]) -> list[Chief]:
    """An unknown end lies before the next one's start at the same post."""
    starts: dict[tuple[str, str], list[int]] = {}
    for chief in chiefs:
        for post in chief.posts:
            starts.setdefault((post, chief.titles[0]), []).append(chief.first)
    for one in starts.values():
        one.sort()
    return [replace(chief, last=_end(chief, starts)) if "unknown" in chief.dates else chief for chief in chiefs]


def _end(chief: Chief, starts: Mapping[tuple[str, str], Sequence[int]]) -> int:
    last = chief.last
    for post in chief.posts:
        later = starts[post, chief.titles[0]]
        at = bisect_left(later, chief.first + 1)
        last = min([last, *(one - 1 for one in later[at : at + 1])])
    return last


def holders(chiefs: Sequence[Chief]) -> dict[str, list[Chief]]:
    """Chiefs by the positions that mean them, in the order of time."""
    found: dict[str, list[Chief]] = {}
    for chief in sorted(chiefs, key=lambda one: (one.first, one.last, one.line)):
        for position in chief.positions:
            found.setdefault(position, []).append(chief)
    return found


def holder(found: Mapping[str, Sequence[Chief]], position: str, first: int, last: int) -> Chief | None:
    r"""The one chief who held ``position`` on every day from ``first`` to ``last``; None where two did, or nobody.

    >>> chiefs, _ = read_chiefs("id,territory,name,role,started,ended\n"
    ...     "a,norway,Ida Vold,ambassador,2006-01-12,2009-06-20\nb,norway,Ole Ax,ambassador,2009-06-20,2012-01-01\n")
    >>> day, handover = date(2007, 1, 1).toordinal(), date(2009, 6, 20).toordinal()
    >>> holder(holders(chiefs), "position:post:oslo/ambassador", day, day).name
    'Ida Vold'
    >>> holder(holders(chiefs), "position:post:oslo/ambassador", handover, handover) is None
    True
    """
    meeting = [one for one in found.get(position, ()) if one.first <= last and first <= one.last]
    if len({one.name for one in meeting}) != 1:
        return None
    return meeting[0] if meeting[0].first <= first and last <= meeting[0].last else None
