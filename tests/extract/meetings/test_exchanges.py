"""Who spoke to whom where the sentence says it from behind: what somebody's words moved others to."""

# ruff: noqa: E501  (a table reads best with one row a line)

import pytest

from tests.extract.meetings.test_rules import AMB, DCM, POLOFF
from tests.extract.meetings.test_wider import told


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Responding to the Ambassador's brief of the review, Minister Okonjo said he would ask.", {AMB, "okonjo"}),
        ("Responding to Ambassador Lindgren,s brief of the review, Minister Okonjo said he would ask.", {"lindgren", "okonjo"}),
        ("To the Ambassador's question whether it was late, Minister Okonjo replied that it was.", {AMB, "okonjo"}),
        ("Following the Ambassador's presentation, Minister Okonjo said he would consider it.", {AMB, "okonjo"}),
        ("After hearing the Ambassador's points, Minister Okonjo agreed to help.", {AMB, "okonjo"}),
        ("Picking up on the DCM's point, Minister Okonjo noted that it was late.", {DCM, "okonjo"}),
        ("Minister Okonjo was receptive to the Ambassador's proposal.", {AMB, "okonjo"}),
        ("Minister Okonjo bristled at the Ambassador's suggestion that he resign.", {AMB, "okonjo"}),
        ("Minister Okonjo expressed surprise at the Ambassador's question.", {AMB, "okonjo"}),
        ("With Minister Okonjo, the Ambassador stressed that it was late.", {AMB, "okonjo"}),
        ("With both Maltese, the Ambassador underlined that it was late.", {AMB}),
        ("Turning to the DCM, Minister Okonjo asked whether it was late.", {DCM, "okonjo"}),
        ("Minister Okonjo turned to the Ambassador for help.", {AMB, "okonjo"}),
        ("Minister Okonjo asked that President Reyes look into it.", {"okonjo", "reyes"}),
        ("Turning to the Ambassador's question on ports, Minister Okonjo said it was late.", {AMB, "okonjo"}),
        ("Minister Okonjo responded to the Ambassador's mention of ports and left.", {AMB, "okonjo"}),
        ("In response to the Danish ambassador, Minister Okonjo said it was late.", {"position:dk/ambassador", "okonjo"}),
        ("Poloff returned to this point with Minister Okonjo.", {POLOFF, "okonjo"}),
        ("His Majesty told Poloff that it was late.", {POLOFF, "majesty"}),
        ("Poloff inquired of Minister Okonjo whether it was late.", {POLOFF, "okonjo"}),
        ("Poloff asked the same question of Minister Okonjo.", {POLOFF, "okonjo"}),
        ("Poloff posed the question to Minister Okonjo.", {POLOFF, "okonjo"}),
        ("Minister Okonjo left the DCM with the text.", {DCM, "okonjo"}),
        ("Poloff let Minister Okonjo know that it was late.", {POLOFF, "okonjo"}),
        ("Minister Okonjo gave a readout of the talks to Poloff.", {POLOFF, "okonjo"}),
        ("Minister Okonjo passed Poloff a copy of the report.", {POLOFF, "okonjo"}),
        ("Minister Okonjo used the occasion to ask the Ambassador about ports.", {AMB, "okonjo"}),
        ("Minister Okonjo has explained to several recent visitors that it was late.", {"okonjo", "recent visitors"}),
        ("Mayor Reyes and subsequently, Minister Okonjo, asked Poloff whether it was late.", {"reyes", "okonjo", POLOFF}),
    ],
)  # fmt: skip
def test_who_answers_was_told(text: str, people: set[str]) -> None:
    assert told(text) == [("told", "actual", people, None)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The Ambassador and Minister Okonjo agreed on the need for haste.", {AMB, "okonjo"}),
        ("Okonjo and Reyes met privately for an hour.", {"okonjo", "reyes"}),
        (
            "He wants Bo Sund out of the party, whose leader, Zaki Okonjo, met with harbor leaders.",
            {"zaki-okonjo", "harbor leaders"},
        ),
    ],
)
def test_two_who_stand_in_one_clause_met(text: str, people: set[str]) -> None:
    assert told(text) == [("met", "actual", people, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Okonjo dismissed the Ambassador's public remarks.",
        "Mayor Reyes reacted to President Okonjo's speech with anger.",
        "Mayor Reyes was opposed to President Okonjo's proposal.",
        "Following the President's speech, Minister Okonjo said it was late.",
        "With President Reyes abroad, Minister Okonjo stressed that it was late.",
        "President Reyes turned to Minister Okonjo to run the campaign.",
        "The opposition asked that President Reyes resign.",
        "Minister Okonjo will be receptive to the Ambassador's proposal.",
        "We recommend that the Ambassador use the meeting with Minister Okonjo to ask.",
        "Minister Okonjo gave an account of the war to the newspaper.",
        "President Reyes and Minister Okonjo agreed to share power.",
        "In an interview in the daily Al-Nahar, Minister Okonjo informed Al-Nahar of his plans.",
        "He hopes the Ambassador will have the opportunity to discuss it with Minister Okonjo.",
        "Minister Okonjo said that he would travel at the Ambassador's request.",
        "In view of our talks we had hoped that Minister Okonjo would wait.",
        "In an exchange with newsmen, Minister Okonjo said that it was late.",
        "Minister Okonjo came around to agree that it was late.",
        "Bosch and Siemens met to fix prices.",
    ],
)
def test_who_speaks_of_others_from_afar_was_in_no_contact(text: str) -> None:
    assert [one for one in told(text) if one[1] == "actual"] == []
