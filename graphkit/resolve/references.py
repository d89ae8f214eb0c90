"""Which held cable a citation means, decided with the whole corpus in view and with the reason kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import DamerauLevenshtein

from graphkit.lexicon.posts import other_keys
from graphkit.model import Outcome, Resolution
from graphkit.resolve.series import Number, Series, split_id

LATER = 3
"""Days by which a cited cable may seem younger than the citing one: clocks, time zones, corrected copies."""

_ASSUMED = frozenset({"citing", "rollover"})


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation of a cable: who cites it and when, the target as parsed, and how its year was found."""

    cable: str
    day: date | None
    target: str
    year_rule: str | None = None


def resolve(citation: Citation, series: Series, stations: Mapping[str, str] | None = None) -> Resolution:
    """Found, ambiguous (with candidates) or absent (``target`` then names the cable that is not held).

    ``stations`` gives other spellings of a station (spelling -> key) beyond those that the corpus itself holds.

    >>> from graphkit.resolve.series import build_series
    >>> series = build_series([("07OSLO639", date(2007, 12, 1)), ("08OSLO9", date(2008, 1, 5))])
    >>> resolve(Citation("08OSLO9", date(2008, 1, 5), "08OSLO639", "citing"), series).target
    '07OSLO639'
    """
    number = split_id(citation.target)
    if citation.year_rule == "table":
        return _as_given(citation.target, number, series)
    if number is None:
        return Resolution(Outcome.ABSENT, citation.target, "has no station and serial")
    if citation.target == citation.cable and citation.year_rule not in _ASSUMED:
        return Resolution(Outcome.ABSENT, None, "is the citing cable's own number")
    known = (stations or {}).get(number.station)
    if known and known != number.station and not series.holds(number):
        number = number._replace(station=known)
    answer = _sought(citation, number, series, stations or {})
    return (answer.outcome is Outcome.ABSENT and _by_other_key(citation, number, series, stations or {})) or answer


def _sought(citation: Citation, number: Number, series: Series, stations: Mapping[str, str]) -> Resolution:
    """What a number means in the series of its station."""
    if citation.year_rule in _ASSUMED:
        return _by_year(citation, number, series) or _by_spelling(number, series, stations)
    return _by_spelling(number, series, stations)


def _by_other_key(citation: Citation, number: Number, series: Series, stations: Mapping[str, str]) -> Resolution | None:
    """The held cable whose number carries another key of the same post."""
    for key in other_keys(number.station):
        answer = _sought(citation, number._replace(station=key), series, stations)
        if answer.outcome is Outcome.FOUND and answer.target != citation.cable:
            return Resolution(Outcome.FOUND, answer.target, f"held under {key}, another key of that post")
    return None


def _as_given(target: str, number: Number | None, series: Series) -> Resolution:
    """A table of citations means the ids that it says, however they look."""
    if number is not None and str(number) == target and series.holds(number):
        return Resolution(Outcome.FOUND, target, "held under this number")
    return Resolution(Outcome.ABSENT, target, "not held")


def _by_year(citation: Citation, number: Number, series: Series) -> Resolution | None:
    """The year was assumed: the newest cable of that number that is not younger than the citing one."""
    newest = citation.day.year if citation.day else number.year
    tried = sorted({number.year, newest, newest - 1}, reverse=True)
    day = citation.day.toordinal() if citation.day else None
    reached = series.reached(number.station, newest, day) if day is not None else None
    for year in tried:
        one = number._replace(year=year)
        if year < newest and reached is not None and number.serial <= reached and str(number) != citation.cable:
            why = f"not held; the series of {newest} had reached {reached} by then"
            return Resolution(Outcome.ABSENT, str(number._replace(year=newest)), why)
        if str(one) == citation.cable or not series.holds(one):
            continue
        sent = series.day(one)
        if day is None or sent is None or sent <= day + LATER:
            why = "held under this number" if year == number.year else f"no year stated; held in the series of {year}"
            return Resolution(Outcome.FOUND, str(one), why)
    if number.year == newest and day is not None:
        sent = series.day(number)
        if sent is not None and sent > day + LATER:
            why = f"{number} was sent later than the citing cable, so {newest - 1}"
            return Resolution(Outcome.ABSENT, str(number._replace(year=newest - 1)), why)
        own = str(number) == citation.cable
        if own or (reached is not None and number.serial > reached + _ahead(series, number, day)):
            earlier = number._replace(year=newest - 1)
            why = f"the series had reached {reached} by then, so {newest - 1}"
            return Resolution(Outcome.ABSENT, str(earlier), why)
    return None


def _ahead(series: Series, number: Number, day: int) -> float:
    """How far beyond the last known serial the series may have run by ``day``."""
    reached = series.reached(number.station, number.year, day) or 0
    elapsed = max(day - date(number.year, 1, 1).toordinal(), 1)
    pace = max(series.pace(number.station, number.year) or 0.0, reached / elapsed)
    return 20 + 30 * pace


def _by_spelling(number: Number, series: Series, stations: Mapping[str, str]) -> Resolution:
    """A station that nobody knows may be a misspelt one: one held candidate or none."""
    absent = Resolution(Outcome.ABSENT, str(number), "not held")
    if series.holds(number):
        return Resolution(Outcome.FOUND, str(number), "held under this number")
    if number.station in series.stations or number.station in stations:
        return absent
    near = [number._replace(station=station) for station in near_stations(number.station, series.stations)]
    held = tuple(str(one) for one in near if series.holds(one))
    if len(held) == 1:
        return Resolution(Outcome.FOUND, held[0], f"station {number.station} read as {near_name(held[0])}")
    if held:
        return Resolution(Outcome.AMBIGUOUS, str(number), "several stations are spelt so nearly alike", held)
    return absent


def near_name(cable_id: str) -> str:
    """The station of an id, for reasons that people read."""
    number = split_id(cable_id)
    return number.station if number else cable_id


def near_stations(station: str, known: frozenset[str]) -> list[str]:
    """Stations within one edit, two for names of eight letters and more.

    >>> near_stations("PORTAUPRNCE", frozenset({"PORTAUPRINCE", "OSLO"}))
    ['PORTAUPRINCE']
    """
    if len(station) < 4:
        return []
    most = 2 if len(station) >= 8 else 1
    return sorted(one for one in known if DamerauLevenshtein.distance(station, one, score_cutoff=most) <= most)
