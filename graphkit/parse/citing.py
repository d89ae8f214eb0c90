"""Who cites and what is cited: the citing cable, one citation as it stands, and the year that it means."""

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from graphkit.lexicon.posts import other_keys, station_key
from graphkit.model import Span

OWN_ID = re.compile(r"\d\d([A-Z]{2,40})(\d{1,8})$")
# Messages drafted side by side cite one another, and the first to be sent cites serials still to come. In a network of
# 126,000 cables, 33 citations reach up to 20 ahead to a cable of the same year, 3 to one of the year before.
# A post that has sent 3 this year did not draft 19 at once: so no further ahead than its own serial.
SIDE_BY_SIDE = 20
# Cables a day that no series exceeds: the Department sent up to 400,000 a year, the busiest posts some 40,000 before
# e-mail and some 5,000 since; a series that would need more had not reached that serial yet.
DEPARTMENT_PACE, OLD_POST_PACE, POST_PACE = 1200, 150, 25


def _day_of_year(day: date) -> int:
    """The first of January is 1; a third of what ``timetuple`` costs."""
    return day.toordinal() - date(day.year, 1, 1).toordinal() + 1


class Citing(NamedTuple):
    """The citing cable: its year, its station and serial where its id says them, its day of the year."""

    year: int | None
    station: str | None
    serial: int | None
    day: int | None = None

    @classmethod
    def of(cls, year: int | None, cable_id: str | None, sent: date | None = None) -> "Citing":
        """The citing cable by its year, its id and the day when it was sent.

        >>> Citing.of(2008, "08TOKYO1528")
        Citing(year=2008, station='TOKYO', serial=1528, day=None)
        """
        hit = OWN_ID.match(cable_id or "")
        day = _day_of_year(sent) if sent is not None and sent.year == year else None
        return cls(year, station_key(hit[1]), int(hit[2]), day) if hit else cls(year, None, None, day)

    def reached(self, station: str, serial: int) -> bool:
        """Whether a station can have sent that many cables this year; its own serial says it best, else the pace.

        >>> citing = Citing.of(2008, "08LIMA9", date(2008, 1, 7))
        >>> citing.reached("LIMA", 639), citing.reached("LIMA", 10), citing.reached("STATE", 190455)
        (False, True, False)
        """
        if self.serial is not None and (station == self.station or self.station in other_keys(station)):
            return serial <= self.serial + min(SIDE_BY_SIDE, self.serial)
        if self.day is None:
            return True
        pace = DEPARTMENT_PACE if station == "STATE" else POST_PACE if (self.year or 0) >= 2000 else OLD_POST_PACE
        return serial <= pace * (self.day + 1)


class Citation(NamedTuple):
    """One cited cable as it stands: a year only where one is stated."""

    span: Span
    station: str
    serial: int
    year: int | None
    caption: str | None = None
    previous: bool = False
    airgram: bool = False


@dataclass(slots=True)
class Inherited:
    """What a later item takes from those before it: the station named last."""

    station: str | None = None


def year_of(citation: Citation, citing: Citing) -> tuple[int | None, str]:
    """The year of a citation and the rule that decided it.

    >>> citing = Citing(2009, "LIMA", 9)
    >>> year_of(Citation(Span(0, 1), "LIMA", 639, None), citing), year_of(Citation(Span(0, 1), "ROME", 7, None), citing)
    ((2008, 'rollover'), (2009, 'citing'))
    """
    if citation.year is not None:
        return citation.year, "stated"
    if citing.year is None:
        return None, "citing"
    if not citation.airgram and not citing.reached(citation.station, citation.serial):
        return citing.year - 1, "rollover"
    return citing.year, "citing"
