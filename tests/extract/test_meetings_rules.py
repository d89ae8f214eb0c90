"""Rules of the genre, one row each: who spoke for which office, who joined, when, and whether it took place."""

# ruff: noqa: E501  (a table reads best with one row a line)

from datetime import datetime

import pytest

from graphkit.extract import extract
from graphkit.model import Cable, Meeting, Origin, Source

AMB, DCM, POLOFF, US = "position:post:utopia/ambassador", "position:post:utopia/dcm", "position:post:utopia/poloff", "post:utopia"  # fmt: skip


def read(text: str) -> tuple[Meeting, ...]:
    origin = Origin("AMEMBASSY UTOPIA", "post:utopia")
    return extract(
        Cable("09UTOPIA1", Source("plain", ""), text, sent=datetime(2009, 6, 15, 12), origin=origin)
    ).meetings


def shape(meeting: Meeting) -> tuple[str, str, set[str], str | None]:
    who = {one.ref.removeprefix("person:") for one in meeting.participants}
    return str(meeting.kind), str(meeting.realis), who, meeting.date


@pytest.mark.parametrize(
    ("text", "kind", "people", "date"),
    [
        ("Permanent Secretary Zaki Okonjo of the Danish Foreign Ministry telephoned the Ambassador on June 3.", "phone", {"zaki-okonjo", AMB}, "2009-06-03"),
        ("Chief Engineer Zaki Okonjo of the Coastal Harbor Administration briefed the DCM on his opinion on June 2.", "told", {"zaki-okonjo", DCM}, "2009-06-02"),
        ("Zaki Okonjo, Director of the Harbor Board, and Ana Reyes told the DCM so.", "told", {"zaki-okonjo", "ana-reyes", DCM}, None),
        ("Director Zaki Okonjo of the Harbor Survey Office and Ana Reyes, Director of the Memory Centre, met with Poloff on June 2.", "met", {"zaki-okonjo", "ana-reyes", POLOFF}, "2009-06-02"),
        ("Danish Minister Zaki Okonjo and his Swedish counterpart Ana Reyes met on the margins of the summit on June 2.", "met", {"zaki-okonjo", "ana-reyes"}, "2009-06-02"),
    ],
)  # fmt: skip
def test_an_office_behind_a_name_does_not_speak(text: str, kind: str, people: set[str], date: str | None) -> None:
    assert [shape(one) for one in read(text)] == [(kind, "actual", people, date)]
