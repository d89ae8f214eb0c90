"""Cables of several sentences: which of them are of one contact, which of another."""

# ruff: noqa: E501  (a table reads best with one row a line)

import pytest

from graphkit.model import Certainty, Realis
from tests.extract.meetings.test_rules import AMB, DCM, POLOFF, read

Told = list[tuple[str, set[str], str | None]]


def told(text: str) -> Told:
    """Kind, participants and date of every contact that took place."""
    return [
        (str(one.kind), {who.ref.removeprefix("person:") for who in one.participants}, one.date)
        for one in read(text)
        if one.realis is Realis.ACTUAL
    ]


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        ("In separate meetings with Zaki Okonjo and General Brandt, the Ambassador pressed for it.", [("met", {"zaki-okonjo", AMB}, None), ("met", {"brandt", AMB}, None)]),
        ("In separate conversations with Poloff, Minister Okonjo and General Reyes said that it rained.", [("met", {"okonjo", POLOFF}, None), ("met", {"reyes", POLOFF}, None)]),
        ("Minister Okonjo and General Reyes separately told the DCM so. Okonjo told the DCM that it rained.", [("told", {"okonjo", DCM}, None), ("told", {"reyes", DCM}, None)]),
        ("The DCM met separately with Minister Okonjo and General Reyes.", [("met", {"okonjo", DCM}, None), ("met", {"reyes", DCM}, None)]),
        ("In a separate meeting with the DCM, Minister Okonjo and General Reyes agreed.", [("met", {"okonjo", "reyes", DCM}, None)]),
    ],
)  # fmt: skip
def test_separate_contacts_are_several(text: str, contacts: Told) -> None:
    assert told(text) == contacts


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        ("The Ambassador, accompanied by the DCM, met with Minister Okonjo on June 2. Hours later, the Ambassador met with President Lind and Okonjo at a reception.", [("met", {"okonjo", AMB, DCM}, "2009-06-02"), ("met", {"lind", "okonjo", AMB}, None)]),
        ("The Ambassador met with Minister Okonjo June 2 and spoke with Okonjo and President Lind later in the day.", [("met", {"okonjo", AMB}, "2009-06-02"), ("met", {"lind", "okonjo", AMB}, "2009-06-02")]),
        ("The Ambassador met with Minister Okonjo on June 2. Later in the meeting, Okonjo told the Ambassador that it rained.", [("met", {"okonjo", AMB}, "2009-06-02")]),
        ("The DCM and Poloff met with Minister Okonjo. After the meeting, General Reyes received the DCM and Poloff.", [("met", {"okonjo", DCM, POLOFF}, None), ("met", {"reyes", DCM, POLOFF}, None)]),
        ("The DCM and Poloff met Minister Okonjo on June 2. General Reyes briefed the DCM and Poloff.", [("met", {"okonjo", DCM, POLOFF}, "2009-06-02"), ("told", {"reyes", DCM, POLOFF}, None)]),
    ],
)  # fmt: skip
def test_what_came_later_is_another_contact(text: str, contacts: Told) -> None:
    assert told(text) == contacts


def test_a_summary_and_a_body_tell_of_both() -> None:
    summary = "The Ambassador met with Minister Okonjo on June 2 and briefly with General Reyes later that day. "
    turns = "Okonjo was calm. He had slept. It rained. "
    body = "The Ambassador met Minister Okonjo June 2. Hours later, the Ambassador met with General Reyes."
    assert told(summary + turns + body) == [
        ("met", {"okonjo", AMB}, "2009-06-02"),
        ("met", {"reyes", AMB}, None),
    ]


def test_one_verb_with_an_office_between_its_contacts() -> None:
    text = "The DCM met June 2 with Zaki Okonjo, Chairman of the Fisheries Committee, and June 3 with Ana Reyes, his deputy."
    assert told(text) == [("met", {"zaki-okonjo", DCM}, "2009-06-02"), ("met", {"ana-reyes", DCM}, "2009-06-03")]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Minister Okonjo told us so.", Certainty.ASSERTED),
        ("Minister Okonjo met the DCM.", Certainty.ASSERTED),
        ("Minister Okonjo met with a group of editors.", Certainty.IMPLIED),
        ("The DCM urged the Danish Government to sign.", Certainty.IMPLIED),
        ("A senior official told us so.", Certainty.IMPLIED),
    ],
)
def test_only_who_is_somebody_is_asserted(text: str, certainty: Certainty) -> None:
    assert [one.certainty for one in read(text)] == [certainty]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The lease runs out in late 2010, and Minister Okonjo asked the DCM to help.", None),
        ("The lease ran out on May 2, and Minister Okonjo asked the DCM to help.", None),
        ("On June 2, Minister Okonjo asked the DCM to help.", "2009-06-02"),
    ],
)
def test_the_day_of_a_clause_before_is_not_that_of_a_contact(text: str, date: str | None) -> None:
    assert [one.date for one in read(text)] == [date]
