"""The numbered series of each station: which serials are known, when they were sent, and what that says of others."""

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import NamedTuple

_ID = re.compile(r"([0-9]{2})([A-Z][A-Z0-9/.&'-]*?)0*([0-9]{1,7})")


class Number(NamedTuple):
    """A cable's id in its three pieces: ``year`` with four digits, ``station`` key, ``serial``."""

    year: int
    station: str
    serial: int

    def __str__(self) -> str:
        return f"{self.year % 100:02}{self.station}{self.serial}"


def split_id(cable_id: str) -> Number | None:
    """The pieces of a canonical id; None for what has no serial. Years from 45 are of the 20th century.

    >>> split_id("08TOKYO1528"), str(split_id("74CARACAS6501"))
    (Number(year=2008, station='TOKYO', serial=1528), '74CARACAS6501')
    >>> split_id("frus1969-76v20/d40") is None
    True
    """
    hit = _ID.fullmatch(cable_id)
    if hit is None:
        return None
    short = int(hit[1])
    return Number((1900 if short >= 45 else 2000) + short, hit[2], int(hit[3]))


@dataclass(frozen=True, slots=True)
class Estimate:
    """When a cable that is not held was sent: the best guess and the days between which it must lie."""

    date: datetime.date
    low: datetime.date
    high: datetime.date


@dataclass(frozen=True, slots=True)
class Run:
    """The known serials of a station in one year: ``day_of`` each (proleptic ordinal, None unknown); those of known day
    ascending with their days; the days in order, each with the highest serial sent by then; serials a day.
    """

    day_of: Mapping[int, int | None]
    serials: tuple[int, ...]
    days: tuple[int, ...]
    passed: tuple[int, ...]
    reached: tuple[int, ...]
    pace: float | None


@dataclass(frozen=True, slots=True)
class Series:
    """The runs of every station and year."""

    of: Mapping[tuple[str, int], Run]
    stations: frozenset[str]

    def run(self, station: str, year: int) -> Run:
        """What is known of a station in a year."""
        return self.of.get((station, year), _NONE)

    def holds(self, number: Number) -> bool:
        """Whether the corpus holds that cable."""
        return number.serial in self.run(number.station, number.year).day_of

    def day(self, number: Number) -> int | None:
        """When a held cable was sent."""
        return self.run(number.station, number.year).day_of.get(number.serial)

    def reached(self, station: str, year: int, day: int) -> int | None:
        """The highest serial of ``station`` known to have been sent by ``day``; None where nothing is known of it."""
        run = self.run(station, year)
        at = bisect_right(run.passed, day)
        return run.reached[at - 1] if at else None

    def pace(self, station: str, year: int) -> float | None:
        """Serials a day of ``station`` in ``year``, where two known cables at least a fortnight apart show it."""
        return self.run(station, year).pace


def build_series(rows: Iterable[tuple[str, date | None]]) -> Series:
    """The series of all held cables from (id, day); what has no serial is left out.

    >>> series = build_series([("08OSLO10", date(2008, 1, 5)), ("08OSLO30", date(2008, 1, 25))])
    >>> series.reached("OSLO", 2008, date(2008, 1, 20).toordinal())
    10
    """
    gathered: dict[tuple[str, int], dict[int, int | None]] = {}
    for cable_id, day in rows:
        number = split_id(cable_id)
        if number is not None:
            mine = gathered.setdefault((number.station, number.year), {})
            mine[number.serial] = day.toordinal() if day else None
    return Series({key: _run(found) for key, found in gathered.items()}, frozenset(station for station, _ in gathered))


def _run(found: dict[int, int | None]) -> Run:
    known = sorted((serial, day) for serial, day in found.items() if day is not None)
    serials, days = tuple(serial for serial, _ in known), tuple(day for _, day in known)
    span = days[-1] - days[0] if len(days) > 1 else 0
    by_day = sorted((day, serial) for serial, day in known)
    return Run(
        found,
        serials,
        days,
        tuple(day for day, _ in by_day),
        tuple(accumulate((serial for _, serial in by_day), max)),
        (serials[-1] - serials[0]) / span if span >= 14 else None,
    )


def estimate(series: Series, number: Number, before: date | None = None) -> Estimate:
    """When the absent cable ``number`` was sent, from its neighbours in the series of its station.

    Between two known neighbours by their distance in serials, else at the station's pace; ``before`` is the day of the
    earliest cable that cites it. Without neighbours the bounds are those of the year.

    >>> series = build_series([("08OSLO10", date(2008, 1, 5)), ("08OSLO30", date(2008, 1, 25))])
    >>> estimate(series, Number(2008, "OSLO", 20))
    Estimate(date=datetime.date(2008, 1, 15), low=datetime.date(2008, 1, 5), high=datetime.date(2008, 1, 25))
    """
    first, last = date(number.year, 1, 1).toordinal(), date(number.year, 12, 31).toordinal()
    run = series.run(number.station, number.year)
    at = bisect_left(run.serials, number.serial)
    low_serial, low = (run.serials[at - 1], run.days[at - 1]) if at else (0, first)
    high_serial, high = (run.serials[at], run.days[at]) if at < len(run.serials) else (None, last)
    low, high = max(first - 1, min(low, last + 1)), min(last + 1, max(high, first - 1))
    if before is not None:
        high = max(min(high, before.toordinal()), first)
    if low > high:
        low, high = min(low, high), max(low, high)
    guess = _between(number.serial, low_serial, low, high_serial, high, run.pace)
    return Estimate(date.fromordinal(guess), date.fromordinal(low), date.fromordinal(high))


def _between(serial: int, low_serial: int, low: int, high_serial: int | None, high: int, pace: float | None) -> int:
    if high_serial is not None and high_serial > low_serial:
        return low + round((high - low) * (serial - low_serial) / (high_serial - low_serial))
    if pace:
        return max(low, min(high, low + round((serial - low_serial) / pace)))
    return (low + high) // 2


_NONE = Run({}, (), (), (), (), None)
