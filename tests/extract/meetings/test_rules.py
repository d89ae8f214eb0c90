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


@pytest.mark.parametrize(
    ("text", "kind", "people", "date"),
    [
        ("Ambassador Lindgren called on Minister Zaki Okonjo on June 2 to deliver the points.", "demarche", {"lindgren", "zaki-okonjo"}, "2009-06-02"),
        ("Ambassador Lindgren met June 2 with Zaki Okonjo, Head of Unit in the Ministry, to deliver Ref A points.", "demarche", {"lindgren", "zaki-okonjo"}, "2009-06-02"),
        ("Zaki Okonjo told the DCM over breakfast on June 2 that it was late.", "meal", {"zaki-okonjo", DCM}, "2009-06-02"),
        ("At dinner on June 2 Zaki Okonjo told Senator Lindgren that it was late.", "meal", {"zaki-okonjo", "lindgren"}, "2009-06-02"),
        ("Minister Zaki Okonjo met Poloff on June 2 at a tea room.", "met", {"zaki-okonjo", POLOFF}, "2009-06-02"),
        ("In the telcon of June 2 Okonjo informed the Ambassador that it was late.", "phone", {"okonjo", AMB}, "2009-06-02"),
        ("Okonjo told DCM Lindgren by telephone that the log is missing.", "phone", {"okonjo", "lindgren"}, None),
        ("Okonjo told DCM Lindgren so by telephone. He assured Lindgren that it was found.", "phone", {"okonjo", "lindgren"}, None),
        ("Senator Ana Lindgren asked Okonjo in a June 2 meeting on the Hill to carry a lamp.", "met", {"ana-lindgren", "okonjo"}, "2009-06-02"),
        ("Minister Okonjo told Ambassador Lindgren that lunch was late.", "told", {"okonjo", "lindgren"}, None),
    ],
)  # fmt: skip
def test_a_setting_says_how_words_passed(text: str, kind: str, people: set[str], date: str | None) -> None:
    assert [shape(one) for one in read(text)] == [(kind, "actual", people, date)]


@pytest.mark.parametrize(
    ("text", "kind", "realis", "date"),
    [
        ("Had Ambassador Lindgren met Okonjo before, this cable would be shorter.", "met", "hypothetical", None),
        ("Minister Okonjo was asked to lunch with Ana Lindgren and refused.", "meal", "refused", None),
        ("Minister Okonjo declined to see Ambassador Lindgren.", "met", "refused", None),
        ("Minister Okonjo refused to receive Ambassador Lindgren.", "met", "refused", None),
        ("Minister Okonjo is to fly to Oslo on June 25 to see Ambassador Lindgren.", "met", "planned", "2009-06-25"),
        ("Minister Okonjo intends to consult Ambassador Lindgren in Dublin before the end of July.", "met", "planned", "2009-07"),
        ("Political Officer Zaki Okonjo hopes to see Ambassador Lindgren.", "met", "planned", None),
        ("Minister Okonjo will visit Ambassador Lindgren in August.", "visit", "planned", "2009-08"),
        ("Minister Okonjo is due to meet Ambassador Lindgren on June 20.", "met", "planned", "2009-06-20"),
        ("Minister Okonjo and Ambassador Lindgren are to meet in Oslo in July.", "met", "planned", "2009-07"),
    ],
)  # fmt: skip
def test_what_is_planned_refused_or_supposed(text: str, kind: str, realis: str, date: str | None) -> None:
    ((found, real, people, when),) = [shape(one) for one in read(text)]
    assert (found, real, len(people), when) == (kind, realis, 2, date)


def test_a_wish_to_see_somebody_do_something_is_no_contact() -> None:
    assert read("Minister Okonjo hopes to see Ambassador Lindgren succeed.") == ()


def test_somebody_known_only_in_words_is_a_counterpart_of_the_last_resort() -> None:
    (meeting,) = read("A senior official told the DCM that it was late.")
    assert [(one.ref, one.name) for one in meeting.participants] == [
        ("person:unnamed:meeting:09UTOPIA1/1/1", "official"),
        (DCM, "the DCM"),
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The Ambassador hosted a number of representatives on June 2.", [{AMB, "unnamed:meeting:09UTOPIA1/1/2"}]),
        ("A call on Minister Zaki Okonjo was canceled at her request.", []),
    ],
)  # fmt: skip
def test_one_participant_alone_needs_a_group_in_contact(text: str, people: list[set[str]]) -> None:
    assert [shape(one)[2] for one in read(text)] == people


def test_a_plan_for_a_month_long_past_is_for_the_next_year() -> None:
    (meeting,) = read("Minister Okonjo and Ambassador Lindgren will meet in Oslo in January.")
    assert (meeting.realis, meeting.date) == ("planned", "2009-01")  # five months back is not long past


@pytest.mark.parametrize("joins", ["Ana Reyes sat in.", "Ana Reyes also took part.", "Ana Reyes took part."])
def test_who_sat_in_joins_the_meeting(joins: str) -> None:
    ((_, _, people, _),) = [shape(one) for one in read(f"Ambassador Lindgren met Minister Zaki Okonjo. {joins}")]
    assert people == {"lindgren", "zaki-okonjo", "ana-reyes"}


def test_an_apposition_speaks_where_its_name_was_not_read() -> None:
    (meeting,) = read("Harbor of Oslo Board, a long-time HDZ member and now candidate for president, told the DCM so.")
    assert DCM in {one.ref for one in meeting.participants}


def test_a_host_and_the_guests_of_a_meal() -> None:
    (meeting,) = read("Ambassador Lindgren hosted a farewell lunch on June 2 for Minister Zaki Okonjo and Ana Reyes.")
    assert shape(meeting) == ("meal", "actual", {"lindgren", "zaki-okonjo", "ana-reyes"}, "2009-06-02")
    assert {one.ref: one.role for one in meeting.participants}["person:lindgren"] == "host"


def test_a_list_goes_on_behind_the_country_of_each() -> None:
    (meeting,) = read("Minister Zaki Okonjo met Ana Reyes of Malta, Ivo Brandt of Iceland and Kai Berg.")
    assert shape(meeting)[2] == {"zaki-okonjo", "ana-reyes", "ivo-brandt", "kai-berg"}
