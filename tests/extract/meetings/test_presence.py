"""Who was there: those also present, those who came along, the sides of a list, and groups that have no name."""

# ruff: noqa: E501  (a table reads best with one row a line)

import pytest

from tests.extract.meetings.test_rules import AMB, DCM, POLOFF, US, read, shape


@pytest.mark.parametrize(
    ("text", "kind", "people"),
    [
        ("Harbor Minister Zaki Okonjo, also present, said that it rained.", "met", {"zaki-okonjo"}),
        ("Also present on the Danish side was the Coordinator for Harbors, Zaki Okonjo.", "list", {"zaki-okonjo"}),
        ("Also in attendance from the U.S. side were Paul Sund, Deputy for Harbors; Ana Reyes, adviser; and a notetaker.", "list", {"paul-sund", "ana-reyes"}),
        ("The Danish side also included Minister Zaki Okonjo and Bo Sund.", "list", {"zaki-okonjo", "bo-sund"}),
        ("Minister Zaki Okonjo was accompanied by Bo Sund, her legal adviser.", "met", {"zaki-okonjo", "bo-sund"}),
        ("The DCM, Poloff and Harbor Analyst accompanied Mr. Sund and Ambassador Lindgren.", "met", {DCM, POLOFF, "sund", "lindgren"}),
        ("The DCM and Poloff also attended the meeting.", "met", {DCM, POLOFF}),
        ("U.S. participants: Ambassador Olav Lindgren DCM Ana Reyes Mr. Paul Sund", "list", {"olav-lindgren", "ana-reyes", "paul-sund"}),
    ],
)  # fmt: skip
def test_those_who_were_there_without_another_word_of_a_meeting(text: str, kind: str, people: set[str]) -> None:
    assert [shape(one) for one in read(text)] == [(kind, "actual", people, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The militia is also present in the north.",
        "Minister Zaki Okonjo also attended the School of Mines.",
        "Reform must be accompanied by a new law.",
        "The delegation included two boats.",
    ],
)
def test_what_only_looks_like_somebody_there(text: str) -> None:
    assert read(text) == ()


def test_two_lists_of_sides_are_one_meeting() -> None:
    text = "U.S. Participants:\nAmbassador Olav Lindgren\n\nDanish Participants:\nMinister Zaki Okonjo\nBo Sund\n"
    (meeting,) = read(text)
    sides = {one.ref.removeprefix("person:"): one.side for one in meeting.participants}
    assert sides == {"olav-lindgren": "US", "zaki-okonjo": "foreign", "bo-sund": "foreign"}


@pytest.mark.parametrize(
    ("text", "kind", "people"),
    [
        ("The Embassy met recently with Harbor Ministry officials to ask for more.", "met", {US, "unnamed:meeting:09UTOPIA1/1/2"}),
        ("Harbor Ministry officials confirmed to us that it rained.", "told", {US, "unnamed:meeting:09UTOPIA1/1/2"}),
        ("The U.S. delegation urged Okonjo to wait.", "told", {"okonjo", "unnamed:meeting:09UTOPIA1/1/2"}),
        ("Minister Okonjo briefed the diplomatic corps on the harbor.", "told", {"okonjo", "unnamed:meeting:09UTOPIA1/1/2"}),
        ("The session ended with Minister Okonjo informing the Ambassador that he would travel.", "told", {"okonjo", AMB}),
        ("In response to Senator Jones' question, Minister Okonjo said that it rained.", "told", {"jones", "okonjo"}),
        ("Senator Jones' call on Minister Okonjo lasted an hour.", "call", {"jones", "okonjo"}),
    ],
)  # fmt: skip
def test_groups_and_owners(text: str, kind: str, people: set[str]) -> None:
    assert [shape(one) for one in read(text)] == [(kind, "actual", people, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Critics urged Minister Okonjo to resign.",
        "He called it 'the voters' choice of Minister Okonjo.",
    ],
)
def test_what_only_looks_like_a_group(text: str) -> None:
    assert [one for one in read(text) if one.realis == "actual"] == []
