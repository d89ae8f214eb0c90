"""Forms in which cables report a contact without "met" or "told", one row each, and what looks like them."""

# ruff: noqa: E501  (a table reads best with one row a line)

import pytest

from tests.extract.meetings.test_rules import AMB, POLOFF, US, read, shape


@pytest.mark.parametrize(
    ("text", "kind", "people", "date"),
    [
        ("Minister Zaki Okonjo and Ambassador Lindgren spoke by telephone June 2.", "phone", {"zaki-okonjo", "lindgren"}, "2009-06-02"),
        ("The Ambassador and Minister Zaki Okonjo are in touch; they last met on June 2.", "met", {"zaki-okonjo", AMB}, "2009-06-02"),
        ("The Ambassador reminded Minister Okonjo of our request when the two met on June 2.", "met", {"okonjo", AMB}, "2009-06-02"),
        ("Minister Okonjo and President Reyes agreed during their June 2 meeting to wait.", "met", {"okonjo", "reyes"}, "2009-06-02"),
        ("Speaking to Poloff on June 2, activist Ana Reyes played it down.", "met", {"ana-reyes", POLOFF}, "2009-06-02"),
        ("Asked by the Ambassador whether it would rain, Minister Okonjo laughed.", "told", {"okonjo", AMB}, None),
        ("Minister Zaki Okonjo, interviewed at his house by Poloff on June 2, denied it.", "met", {"zaki-okonjo", POLOFF}, "2009-06-02"),
        ("A troika, led by Ambassador Lindgren, delivered a demarche to Minister Okonjo on June 2.", "demarche", {"lindgren", "okonjo"}, "2009-06-02"),
        ("Poloff attended a dinner at which Minister Okonjo spoke of rain.", "meal", {"okonjo", POLOFF}, None),
        ("General Lindgren was the guest of President Okonjo at a breakfast.", "meal", {"lindgren", "okonjo"}, None),
        ("Minister Okonjo's reply to the Ambassador was that it rained.", "told", {"okonjo", AMB}, None),
        ("In response to Poloff's question, Minister Okonjo said that it rained.", "told", {"okonjo", POLOFF}, None),
        ("President Okonjo sent for the Ambassador on June 2.", "met", {"okonjo", AMB}, "2009-06-02"),
        ("Poloff ran into Minister Okonjo on June 2.", "met", {"okonjo", POLOFF}, "2009-06-02"),
        ("The Ambassador paid a visit to Minister Okonjo on June 2.", "visit", {"okonjo", AMB}, "2009-06-02"),
        ("The Ambassador brought up the case with Minister Okonjo.", "met", {"okonjo", AMB}, None),
        ("Minister Okonjo phoned to tell the Ambassador that it rained.", "phone", {"okonjo", AMB}, None),
        ("Bishop Okonjo came to the embassy on June 2 to complain.", "met", {"okonjo", US}, "2009-06-02"),
        ("Minister Okonjo told me on June 2 that it rained.", "told", {"okonjo", US}, "2009-06-02"),
        ("Senator Lindgren, along with embassy staff, met Minister Okonjo on June 2.", "met", {"lindgren", "okonjo"}, "2009-06-02"),
        ("Senators Lindgren and Reyes were received by King Okonjo on June 2.", "met", {"lindgren", "reyes", "okonjo"}, "2009-06-02"),
        ("CODEL Lindgren (Senators Hugo Lindgren and Ana Reyes) met Minister Okonjo on June 2.", "met", {"hugo-lindgren", "ana-reyes", "okonjo"}, "2009-06-02"),
        ("During a courtesy call by the Ambassador June 2, Minister Okonjo complained.", "call", {"okonjo", AMB}, "2009-06-02"),
    ],
)  # fmt: skip
def test_a_contact_in_other_words(text: str, kind: str, people: set[str], date: str | None) -> None:
    assert [shape(one) for one in read(text)] == [(kind, "actual", people, date)]


@pytest.mark.parametrize(
    "text",
    [
        "Ambassador Lindgren and Minister Okonjo spoke at the opening of the bridge on June 2.",
        "President Okonjo, asked by reporters about the rain, said nothing.",
        "Okonjo's answer to President Reyes's speech came late.",
        "President Okonjo sent for a doctor.",
        "Poloff ran into trouble at the border.",
        "Minister Okonjo came to the embassy of Malta.",
        "As the guest of a club, Ambassador Lindgren spoke on June 2.",
        "The Ambassador visited Sulmenia on June 2.",
    ],
)
def test_what_only_looks_like_a_contact(text: str) -> None:
    assert [one for one in read(text) if one.realis == "actual"] == []


def test_a_meeting_of_tomorrow_is_planned() -> None:
    assert [one.realis for one in read("The Ambassador is meeting with Minister Okonjo tomorrow.")] == ["planned"]


def test_who_received_the_visitors_joins_their_visit() -> None:
    text = "CODEL Lindgren visited the harbor on June 2 with Consul Reyes. Keeper Zaki Okonjo received the party with coffee."
    assert [shape(one)[2] >= {"reyes", "zaki-okonjo"} for one in read(text)] == [True]


def test_a_telegram_in_capitals_has_days_and_offices_without_articles() -> None:
    text = "1. AMBASSADOR SAW PRIME MINISTER THIS MORNING AND CONVEYED SUBSTANCE OF THE MESSAGE ON FISHING."
    [meeting] = read(text)
    assert (meeting.date, len(meeting.participants)) == ("2009-06-15", 2)
