"""Who goes to see somebody at home or in the office, and words that only look like a contact."""

# ruff: noqa: E501  (a table reads best with one row a line)

import pytest

from tests.extract.meetings.test_rules import AMB, DCM, POLOFF, US, read, shape

CG = "position:post:utopia/consul-general"


@pytest.mark.parametrize(
    ("text", "kind", "who", "date"),
    [
        ("Minister Okonjo visited the Ambassador's home on June 2.", "visit", {"okonjo", AMB}, "2009-06-02"),
        ("Minister Okonjo came to Mr. Lind's office on June 2 to withdraw it.", "visit", {"okonjo", "lind"}, "2009-06-02"),
        ("Minister Okonjo stopped by the Ambassador's residence on June 2.", "visit", {"okonjo", AMB}, "2009-06-02"),
        ("Minister Okonjo turned up at the DCM's door at dawn on June 2.", "visit", {"okonjo", DCM}, "2009-06-02"),
        ("Poloff went to Minister Okonjo's office on June 2.", "visit", {"okonjo", POLOFF}, "2009-06-02"),
        ("Minister Okonjo came to my office June 2.", "visit", {"okonjo", US}, "2009-06-02"),
        ("The Consul General paid a condolence visit June 2 to Minister Okonjo.", "visit", {"okonjo", CG}, "2009-06-02"),
        ("Minister Okonjo had been to see the Ambassador three times, most recently on June 2.", "met", {"okonjo", AMB}, "2009-06-02"),
        ("A luncheon was given on June 2 by Under Secretary Lind for Minister Okonjo.", "meal", {"okonjo", "lind"}, "2009-06-02"),
        ("Minister Okonjo, whom the Ambassador called in on June 2, said that it was late.", "met", {"okonjo", AMB}, "2009-06-02"),
        ("In an interview with the DCM on June 2, Minister Okonjo said that it was late.", "met", {"okonjo", DCM}, "2009-06-02"),
        ("MINISTER OKONJO CONVOKED AMBASSADOR ON 9TH AND PROTESTED MAY 27 BROADCAST.", "met", {"okonjo", AMB}, "2009-06-09"),
        ("With Colonel Lind in tow, Poloff called on Minister Okonjo on June 2.", "call", {"okonjo", "lind", POLOFF}, "2009-06-02"),
    ],
)  # fmt: skip
def test_a_contact_is_read(text: str, kind: str, who: set[str], date: str) -> None:
    [meeting] = read(text)
    assert shape(meeting) == (kind, "actual", who, date)


def test_a_meeting_with_nobody_else_was_with_who_writes() -> None:
    [meeting] = read("In a brief June 2 meeting, Minister Okonjo said that it was late.")
    assert (shape(meeting), meeting.certainty) == (("met", "actual", {"okonjo", US}, "2009-06-02"), "implied")


@pytest.mark.parametrize(
    "text",
    [
        "Minister Okonjo went to his office on June 2.",
        "The letter came to the Minister's office on June 2.",
        "Minister Okonjo visited Lind's hometown on June 2.",
        "Minister Okonjo told a correspondent that it was late.",
        "Department requests that Ambassador or DCM meet with Minister Okonjo not later than June 20.",
        "In a June 2 cabinet meeting, Minister Okonjo said that it was late.",
        "In his June 2 meeting, Minister Okonjo said that it was late.",
        "Minister Okonjo declined the DCM's June 2 request for a meeting.",
        "Minister Okonjo was to have had lunch with the DCM on June 2 but was called away.",
    ],
)
def test_what_only_looks_like_a_contact(text: str) -> None:
    assert [one for one in read(text) if one.realis == "actual"] == []
