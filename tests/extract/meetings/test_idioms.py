"""Fixed phrases, favors and joint acts in which somebody speaks to or meets somebody."""

# ruff: noqa: E501  (a table reads best with one row a line)

import pytest

from tests.extract.meetings.test_rules import AMB, DCM, POLOFF, US
from tests.extract.meetings.test_wider import told


@pytest.mark.parametrize(
    "text",
    [
        "Minister Okonjo brought Poloff up to date on June 2.",
        "Minister Okonjo filled Poloff in on the talks on June 2.",
        "Minister Okonjo filled in Poloff on the talks on June 2.",
        "Minister Okonjo tipped Poloff off on June 2 that arrests were coming.",
        "Minister Okonjo broke the news to Poloff on June 2.",
        "Minister Okonjo poured out his troubles to Poloff on June 2.",
        "Minister Okonjo opened up to Poloff on June 2.",
        "Minister Okonjo was unusually frank with Poloff on June 2.",
        "Minister Okonjo gave Poloff to understand on June 2 that he was tired.",
        "Poloff extracted from Minister Okonjo on June 2 a promise to help.",
        "Poloff talked Minister Okonjo into a visit on June 2.",
        "Poloff heard out Minister Okonjo on June 2.",
        "Poloff got an earful from Minister Okonjo on June 2 about fees.",
        "Minister Okonjo slipped Poloff a copy of the draft on June 2.",
        "Minister Okonjo gave Poloff the advance text on June 2.",
        "Minister Okonjo summed up for Poloff on June 2 how it went.",
        "Minister Okonjo could not resist telling Poloff on June 2 that he was tired.",
        "Minister Okonjo did not hide his anger in telling Poloff on June 2 that it was late.",
        "Minister Okonjo raised his eyebrows when Poloff tabled the text on June 2.",
        "Minister Okonjo greeted Poloff's suggestion with a long silence on June 2.",
        "Minister Okonjo let Poloff read the text on June 2.",
        "MINISTER OKONJO CLARIFIED TO POLOFF JUNE 2 THAT IT WAS LATE.",
    ],
)
def test_who_speaks_in_a_fixed_phrase_told_somebody(text: str) -> None:
    assert told(text) == [("told", "actual", {POLOFF, "okonjo"}, "2009-06-02")]


@pytest.mark.parametrize(
    "text",
    [
        "Poloff crossed swords with Minister Okonjo on June 2.",
        "Poloff had a word with Minister Okonjo on June 2.",
        "Minister Okonjo kept Poloff waiting for an hour on June 2.",
        "Minister Okonjo played golf with Poloff on June 2.",
        "Minister Okonjo wrote little but met Poloff on June 2.",
        "Poloff sat next to Minister Okonjo at the session on June 2.",
        "Poloff took leave of Minister Okonjo on June 2.",
        "Minister Okonjo bade Poloff farewell on June 2.",
        "Minister Okonjo gave Poloff forty minutes on June 2.",
        "Minister Okonjo sidled up to Poloff on June 2 and asked about it.",
        "Minister Okonjo availed himself of Poloff's visit on June 2 to press for a runway.",
        "Minister Okonjo and Poloff agreed on June 2 that it was late.",
        "Minister Okonjo and Poloff went over the draft line by line on June 2.",
        "Minister Okonjo met for two hours behind closed doors with Poloff on June 2.",
        "Poloff caught Minister Okonjo between sessions on June 2.",
        "A frank meeting between Minister Okonjo and Poloff broke up on June 2.",
    ],
)
def test_who_meets_in_a_fixed_phrase_met_somebody(text: str) -> None:
    assert told(text) == [("met", "actual", {POLOFF, "okonjo"}, "2009-06-02")]


@pytest.mark.parametrize(
    ("text", "kind", "people"),
    [
        ("Minister Okonjo came by on June 2 to compare notes.", "met", {"okonjo", US}),
        ("Minister Okonjo arrived at the Embassy on June 2.", "met", {"okonjo", US}),
        ("Minister Okonjo was accompanied to the June 2 meeting by Mayor Reyes.", "met", {"okonjo", "reyes"}),
        ("Minister Okonjo took the DCM for a drive on June 2.", "met", {"okonjo", DCM}),
        ("Minister Okonjo accompanied the DCM on a tour of the dam on June 2.", "met", {"okonjo", DCM}),
        ("Minister Okonjo was at pains, in talking with the Ambassador on June 2, to play it down.", "met", {"okonjo", AMB}),
        ("Minister Okonjo spoke to Mayor Reyes on the night of June 2.", "met", {"okonjo", "reyes"}),
        ("A letter was delivered to Minister Okonjo on June 2.", "met", {"okonjo", US}),
        ("Under Secretary Lindgren held a video conference with Minister Okonjo on June 2.", "met", {"lindgren", "okonjo"}),
        ("It was at lunch with Poloff on June 2 that Minister Okonjo first spoke of it.", "meal", {POLOFF, "okonjo"}),
    ],
)  # fmt: skip
def test_who_comes_along_or_by_is_in_the_contact(text: str, kind: str, people: set[str]) -> None:
    assert told(text) == [(kind, "actual", people, "2009-06-02")]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Minister Okonjo told Poloff in mid-May that it was late.", "2009-05"),
        ("Minister Okonjo told Poloff (June 2) that it was late.", "2009-06-02"),
        ("Minister Okonjo told Poloff that evening, June 2, that it was late.", "2009-06-02"),
        ("On June 2 and again on June 4, Minister Okonjo told Poloff that it was late.", "2009-06-02"),
        ("Minister Okonjo told Poloff on the 2nd that it was late.", "2009-06-02"),
        ("Minister Okonjo told Poloff over the weekend of June 2-3 that it was late.", "2009-06-02"),
        ("Poloff was told by Minister Okonjo on June 2 that it was late.", "2009-06-02"),
    ],
)
def test_a_day_told_in_other_words_dates_what_was_said(text: str, date: str) -> None:
    assert told(text) == [("told", "actual", {POLOFF, "okonjo"}, date)]


@pytest.mark.parametrize(
    "text",
    [
        "NEITHER AMBASSADOR NOR DCM HAS BEEN ABLE TO SEE MINISTER OKONJO.",
        "Minister Okonjo filled the post in Malta.",
        "Minister Okonjo lent President Reyes his name.",
        "Minister Okonjo kept the port open.",
        "Minister Okonjo put the port in order.",
        "Minister Okonjo has his office on the 2nd floor.",
        "Minister Okonjo will cross swords with Mayor Reyes.",
        "Minister Okonjo and President Reyes went over the border.",
        "Minister Okonjo denied charge that he was late.",
    ],
)
def test_words_that_only_look_so_are_no_contact(text: str) -> None:
    assert [one for one in told(text) if one[1] == "actual"] == []
