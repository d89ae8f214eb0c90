"""What one of ours puts to somebody, however much of it stands between: "explained our position on the rain to A"."""

import pytest

from tests.extract.meetings.test_rules import AMB, POLOFF, read, shape


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Poloff explained our position on the harbor law to Minister Okonjo.", "told"),
        ("Poloff emphasized the importance of the harbor law to Minister Okonjo.", "told"),
        ("Poloff stressed the importance of the harbor with Minister Okonjo.", "met"),
        ("Poloff made our position clear to Minister Okonjo.", "told"),
        ("Poloff made clear our position to Minister Okonjo.", "told"),
        ("Poloff laid out our position for Minister Okonjo.", "told"),
        ("Poloff outlined for Minister Okonjo our position.", "told"),
        ("Poloff e-mailed our position paper to Minister Okonjo.", "told"),
        ("Poloff provided Minister Okonjo our position paper.", "told"),
        ("Poloff recommended to Minister Okonjo that he wait.", "told"),
        ("Poloff persuaded Minister Okonjo to wait.", "told"),
        ("Poloff requested Minister Okonjo to wait.", "told"),
        ("Poloff inquired about the case with Minister Okonjo.", "met"),
        ("Poloff encountered Minister Okonjo at the airport.", "met"),
        ("Poloff found Minister Okonjo in good spirits during a meeting at the harbor.", "met"),
        ("During the afternoon meeting, Poloff found Minister Okonjo cordial.", "met"),
    ],
)
def test_what_an_officer_puts_to_somebody(text: str, kind: str) -> None:
    assert [shape(one) for one in read(text)] == [(kind, "actual", {"okonjo", POLOFF}, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The Ambassador recommended he also talk to Minister Okonjo.",
        "The Ambassador proposed a new round of tests prior to Minister Okonjo's trip.",
        "The Ambassador requested Minister Okonjo be moved.",
        "The court found Minister Okonjo guilty in its June session.",
        "The Ambassador suggested that we explore it.",
    ],
)
def test_what_an_officer_puts_to_nobody(text: str) -> None:
    assert [one for one in read(text) if one.realis == "actual"] == []


def test_the_day_of_the_meeting_is_that_of_what_was_found() -> None:
    (meeting,) = read("During the June 2 meeting, the Ambassador found Minister Okonjo cordial.")
    assert shape(meeting) == ("met", "actual", {"okonjo", AMB}, "2009-06-02")
