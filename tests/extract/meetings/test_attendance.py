"""Who attended, joined or was called: events told of from the side of those who were there."""

# ruff: noqa: E501  (a table reads best with one row a line)

import pytest

from tests.extract.meetings.test_rules import AMB, DCM, POLOFF, US
from tests.extract.meetings.test_wider import told

CHARGE = "position:post:utopia/charge"


@pytest.mark.parametrize(
    ("text", "kind", "people", "date"),
    [
        ("The lunch, which was arranged and attended by Minister Okonjo, ended early.", "met", {"okonjo"}, None),
        ("Minister Okonjo looked tired at a June 2 event attended by the Ambassador.", "met", {"okonjo", AMB}, "2009-06-02"),
        ("The June 2 dinner was attended by Minister Okonjo, Ana Reyes and the DCM.", "met", {"okonjo", "ana-reyes", DCM}, "2009-06-02"),
        ("The lunch, hosted by the Ambassador, was also attended by Minister Okonjo.", "met", {"okonjo", AMB}, None),
        ("Minister Okonjo attended the meeting along with Mayor Reyes.", "met", {"okonjo", "reyes"}, None),
        ("Joining the lunch were Minister Okonjo, Director-General of Ports, and Mayor Reyes.", "list", {"okonjo", "reyes"}, None),
        ("Joining the lunch were Minister Okonjo, who has the lead on ports, and Mayor Reyes.", "list", {"okonjo", "reyes"}, None),
        ("Joining the Ambassador were the DCM and Poloff.", "list", {AMB, DCM, POLOFF}, None),
        ("Sitting in on the meeting were Minister Okonjo and Mayor Reyes.", "list", {"okonjo", "reyes"}, None),
        ("The DCM and Minister Okonjo participated in the meeting for their sides.", "list", {DCM, "okonjo"}, None),
        ("Attending for Malta were Minister Okonjo and presidential adviser Ana Reyes.", "list", {"okonjo", "ana-reyes"}, None),
        ("On the Maltese side were Minister Okonjo and Mayor Reyes.", "list", {"okonjo", "reyes"}, None),
        ("Minister Okonjo (accompanied by Mayor Reyes) called on the Ambassador on June 2.", "call", {"okonjo", "reyes", AMB}, "2009-06-02"),
        ("Minister of Trade Okonjo and Minister of the Interior Reyes met the DCM on June 2.", "met", {"okonjo", "reyes", DCM}, "2009-06-02"),
        ("Talks on June 2 between Minister Okonjo and Mayor Reyes were mediated by Bishop Bo Sund.", "negotiation", {"okonjo", "reyes", "bo-sund"}, "2009-06-02"),
        ("Bishop Bo Sund shuttled between Minister Okonjo and Mayor Reyes on June 2.", "met", {"okonjo", "reyes", "bo-sund"}, "2009-06-02"),
        ("During a meeting on June 2, Minister Okonjo and Mayor Reyes settled it.", "met", {"okonjo", "reyes"}, "2009-06-02"),
        ("In a stiff exchange on June 2, Minister Okonjo rejected Poloff's figures.", "met", {"okonjo", POLOFF}, "2009-06-02"),
        ("Minister Okonjo raised it during a talk we had at his office.", "met", {"okonjo", US}, None),
        ("We have had long talks on these matters with Minister Okonjo.", "met", {"okonjo", US}, None),
        ("As he was seeing the DCM out, Minister Okonjo fell silent.", "met", {"okonjo", DCM}, None),
        ("Minister Okonjo was flanked by Mayor Reyes.", "met", {"okonjo", "reyes"}, None),
        ("The Charge was accompanied by two officers of the task force: Captain Bo Sund and Major Ana Reyes.", "met", {CHARGE, "bo-sund", "ana-reyes"}, None),
        ("The DCM hosted a breakfast with commercial and economic counselors from six partners.", "meal", {DCM, "commercial and economic counselors"}, None),
        ("Minister Okonjo took the DCM to lunch on June 2.", "meal", {"okonjo", DCM}, "2009-06-02"),
        ("Minister Okonjo invited the DCM to have some coffee for an hour.", "meal", {"okonjo", DCM}, None),
        ("Minister Okonjo and President Reyes used their first meeting to review the budget.", "met", {"okonjo", "reyes"}, None),
        ("Minister Okonjo dozed off during the Ambassador's first courtesy call on June 2.", "call", {"okonjo", AMB}, "2009-06-02"),
        ("It was the only issue raised by Minister Okonjo during his meeting with the Ambassador.", "met", {"okonjo", AMB}, None),
        ("Few liked Minister Okonjo's trip to Malta, which included a meeting with President Reyes.", "met", {"okonjo", "reyes"}, None),
        ("Poloff delivered reftel demarche on ports on June 2.", "demarche", {POLOFF}, "2009-06-02"),
        ("Minister Okonjo called the DCM just before dawn to brief him on the dinner.", "phone", {"okonjo", DCM}, None),
        ("Minister Okonjo called the DCM back with an answer.", "phone", {"okonjo", DCM}, None),
        ("Minister Okonjo called us over the weekend to express concern.", "phone", {"okonjo", US}, None),
        ("Minister Okonjo called one of the youth leaders before he left.", "phone", {"okonjo", "one of youth leaders"}, None),
        ("Poloff met with a group of young editors on June 2.", "met", {POLOFF, "group of young editors"}, "2009-06-02"),
        ("Minister Okonjo talked to some of his supporters, such as Mayor Reyes.", "met", {"okonjo", "reyes"}, None),
        ("Minister Okonjo spoke with Mayor Reyes, whom he holds to be fair, on June 2 to settle it.", "met", {"okonjo", "reyes"}, "2009-06-02"),
        ("Minister Okonjo phoned the DCM from abroad when he made a trip there on June 2 to calm us.", "phone", {"okonjo", DCM}, "2009-06-02"),
    ],
)  # fmt: skip
def test_who_was_there_is_in_the_contact(text: str, kind: str, people: set[str], date: str | None) -> None:
    assert told(text) == [(kind, "actual", people, date)]


def test_a_visit_of_a_month_dates_the_meeting_that_it_included() -> None:
    text = "Few liked Minister Okonjo's May visit to Malta, which included a meeting with President Reyes."
    assert told(text) == [("met", "actual", {"okonjo", "reyes"}, "2009-05")]


def test_each_of_two_whom_somebody_met_keeps_its_day() -> None:
    text = (
        "The DCM met June 1 with Minister Okonjo, chairman of the harbor board, and June 2 with Mayor Reyes, its clerk."
    )
    assert told(text) == [
        ("met", "actual", {DCM, "okonjo"}, "2009-06-01"),
        ("met", "actual", {DCM, "reyes"}, "2009-06-02"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The conference will be attended by Minister Okonjo.",
        "The conference was to be attended by Minister Okonjo.",
        "Minister Okonjo attended the School of Economics.",
        "Minister Okonjo will be accompanied by Mayor Reyes.",
        "Minister Okonjo was joined by Mayor Reyes in condemning the vote.",
        "Minister Okonjo joined the party led by Mayor Reyes.",
        "Minister Okonjo called Mayor Reyes a liar.",
        "Minister Okonjo called Mayor Reyes weak and tired.",
        "The court called Mayor Reyes to testify.",
        "The opposition called President Reyes to account for the deaths.",
        "Minister Okonjo took the party to new heights.",
        "Poloff will deliver the demarche on June 9.",
        'Mayor Reyes, whom Minister Okonjo called "brave", was late.',
        "In a meeting on June 2, the assembly chose Mayor Reyes.",
        "In a talk on June 2, Minister Okonjo spoke of the Ambassador.",
    ],
)
def test_who_only_stood_by_somebody_was_in_no_contact(text: str) -> None:
    assert [one for one in told(text) if one[1] == "actual"] == []
