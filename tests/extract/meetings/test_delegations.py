"""Of whom a delegation or a meeting consisted, in telegrams and in lists inside a sentence."""

# ruff: noqa: E501  (a table reads best with one row a line)

import pytest

from tests.extract.meetings.test_rules import AMB, DCM, POLOFF, US
from tests.extract.meetings.test_wider import told


@pytest.mark.parametrize(
    "text",
    [
        "The Maltese delegation consisted of Minister Okonjo, Mayor Reyes and Colonel Sund.",
        "The Maltese delegation comprised Minister Okonjo, Mayor Reyes and Colonel Sund.",
        "The Maltese delegation was composed of Minister Okonjo, Mayor Reyes and Colonel Sund.",
        "The Maltese delegation was led by Minister Okonjo and included Mayor Reyes and Colonel Sund.",
        "The Maltese delegation, headed by Minister Okonjo, included Mayor Reyes and Colonel Sund.",
        "Minister Okonjo headed the Maltese delegation, which also included Mayor Reyes and Colonel Sund.",
        "Minister Okonjo's delegation included Mayor Reyes and Colonel Sund.",
        "Representing Malta were Minister Okonjo, Mayor Reyes and Colonel Sund.",
        "Malta was represented by Minister Okonjo, Mayor Reyes and Colonel Sund.",
        "Accompanying Minister Okonjo were Mayor Reyes and Colonel Sund.",
        "Minister Okonjo brought with him Mayor Reyes and Colonel Sund.",
        "Also participating in the meeting were Minister Okonjo, Mayor Reyes and Colonel Sund.",
        "Those present included Minister Okonjo, Mayor Reyes and Colonel Sund.",
        "Among those attending were Minister Okonjo, Mayor Reyes and Colonel Sund.",
        "Guests at the lunch included Minister Okonjo, Mayor Reyes and Colonel Sund.",
        "The meeting included Minister Okonjo, Mayor Reyes, and Colonel Sund.",
        "Minister Okonjo chaired the meeting, with Mayor Reyes and Colonel Sund in attendance.",
    ],
)
def test_everybody_of_a_delegation_took_part(text: str) -> None:
    assert told(text) == [("list", "actual", {"okonjo", "reyes", "sund"}, None)]


@pytest.mark.parametrize(
    ("text", "kind", "people"),
    [
        ("Mayor Reyes and Colonel Sund accompanied Minister Okonjo to the meeting.", "met", {"reyes", "sund", "okonjo"}),
        ("A delegation, comprised of Mayor Reyes, Colonel Sund and the DCM, met Minister Okonjo.", "met", {"reyes", "sund", DCM, "okonjo"}),
        ("Senators Reyes, Sund, and Hale, and Representative Cole went north and met with Minister Okonjo.", "met", {"reyes", "sund", "hale", "cole", "okonjo"}),
        ("Minister Okonjo and Mayor Reyes co-chaired the talks.", "met", {"okonjo", "reyes"}),
        ("The Ambassador, with Poloff as notetaker, met Minister Okonjo.", "met", {AMB, POLOFF, "okonjo"}),
        ("Minister Okonjo and Mayor Reyes last met in Malta.", "met", {"okonjo", "reyes"}),
        ("The meeting with Mayor Reyes, Minister Okonjo said, went well.", "met", {"okonjo", "reyes"}),
        ("Minister Okonjo acknowledged having discussed it with Mayor Reyes.", "met", {"okonjo", "reyes"}),
        ("Minister Okonjo persuaded Mayor Reyes to wait.", "told", {"okonjo", "reyes"}),
        ("Minister Okonjo took Mayor Reyes around the harbor.", "met", {"okonjo", "reyes"}),
        ("I gave Okonjo copy of our note.", "told", {"okonjo", US}),
        ("SUBSTANCE REFTEL PASSED TO MINISTER OKONJO.", "met", {"okonjo", US}),
        ("SAW SHAH LAST NIGHT AT HIS REQUEST.", "met", {"position:unknown/shah", US}),
        ("Minister Okonjo launched into a tirade, to which Poloff replied that it was late.", "told", {"okonjo", POLOFF}),
        ("Minister Okonjo shouted at Poloff over it.", "told", {"okonjo", POLOFF}),
        ("Minister Okonjo, with Mayor Reyes at his side, received the DCM.", "met", {"okonjo", "reyes", DCM}),
        ("Minister Okonjo held a roundtable with Mayor Reyes.", "met", {"okonjo", "reyes"}),
        ("The DCM was ushered in to see Minister Okonjo.", "met", {"okonjo", DCM}),
        ("The DCM went straight to the palace for a meeting with Minister Okonjo.", "met", {"okonjo", DCM}),
        ("Released from prison on June 1, Okonjo met Poloff.", "met", {"okonjo", POLOFF}),
        ("Okonjo, on his return from Malta on June 2, briefed the Ambassador.", "told", {"okonjo", AMB}),
        ("Over coffee June 2, Poloff and Okonjo talked freely.", "meal", {"okonjo", POLOFF}),
        ("Minister Okonjo had the DCM to lunch.", "meal", {"okonjo", DCM}),
    ],
)  # fmt: skip
def test_whoever_a_sentence_joins_is_in_the_contact(text: str, kind: str, people: set[str]) -> None:
    assert [one[:3] for one in told(text)] == [(kind, "actual", people)]


@pytest.mark.parametrize(
    "text",
    [
        "The Maltese delegation will include Minister Okonjo, Mayor Reyes and Colonel Sund.",
        "The list included Minister Okonjo, Mayor Reyes and Colonel Sund.",
        "The firm was represented by Ana Reyes.",
        "Minister Okonjo brought with him a large budget.",
        "Among the poor were many who had lost hope.",
        "The board was chaired by Minister Okonjo.",
    ],
)
def test_who_is_only_named_in_a_list_took_part_in_nothing(text: str) -> None:
    assert [one for one in told(text) if one[1] == "actual"] == []


def test_a_delegation_that_is_named_before_the_word_is_its_leads() -> None:
    text = "Minister Okonjo briefed the Berge CODEL on May 3 at the port. Representative Ann Berge left."
    assert told(text) == [("told", "actual", {"okonjo", "ann-berge"}, "2009-05-03")]
