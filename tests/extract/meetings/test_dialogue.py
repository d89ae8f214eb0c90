"""Turns of a conversation that one sentence tells, what is taken of what somebody asked, and what looks like it."""

# ruff: noqa: E501  (a table reads best with one row a line)

import pytest

from tests.extract.meetings.test_rules import AMB, DCM, POLOFF, US, read, shape
from tests.extract.meetings.test_wider import told


@pytest.mark.parametrize(
    ("text", "kind", "people", "date"),
    [
        ("In response to the Ambassador, Minister Okonjo said that it rained.", "told", {"okonjo", AMB}, None),
        ("Minister Okonjo, responding to Poloff, said that it rained.", "told", {"okonjo", POLOFF}, None),
        ("When the Ambassador noted the rain, Minister Okonjo shrugged.", "told", {"okonjo", AMB}, None),
        ("After the DCM explained the law, Minister Okonjo said that he understood.", "told", {"okonjo", DCM}, None),
        ("Minister Okonjo nodded when the Ambassador said that it rained.", "told", {"okonjo", AMB}, None),
        ("Minister Okonjo asked whether it would rain, and the Ambassador responded that it would.", "told", {"okonjo", AMB}, None),
        ("The Ambassador noted the rain, to which Minister Okonjo replied that it would stop.", "told", {"okonjo", AMB}, None),
        ("The Ambassador said that it rained; Minister Okonjo countered that it did not.", "told", {"okonjo", AMB}, None),
        ("Minister Okonjo rejected the Ambassador's suggestion.", "told", {"okonjo", AMB}, None),
        ("Minister Okonjo brushed aside Poloff's question.", "told", {"okonjo", POLOFF}, None),
        ("Minister Okonjo took note of the Ambassador's points.", "told", {"okonjo", AMB}, None),
        ("Minister Okonjo agreed with the Ambassador's assessment.", "told", {"okonjo", AMB}, None),
        ("As described to us by Minister Okonjo, it rained.", "told", {"okonjo", US}, None),
        ("Minister Okonjo acknowledged meeting Senator Reyes on June 2.", "met", {"okonjo", "reyes"}, "2009-06-02"),
        ("Minister Okonjo referred to his June 2 conversation with the Ambassador.", "met", {"okonjo", AMB}, "2009-06-02"),
        ("Minister Okonjo called June 2 to inform Poloff that it rained.", "phone", {"okonjo", POLOFF}, "2009-06-02"),
        ("On the evening of June 2, Minister Okonjo called Poloff.", "phone", {"okonjo", POLOFF}, "2009-06-02"),
        ("Minister Okonjo reached out to Poloff on June 2.", "told", {"okonjo", POLOFF}, "2009-06-02"),
        ("Poloff touched base with Minister Okonjo on June 2.", "met", {"okonjo", POLOFF}, "2009-06-02"),
        ("Minister Okonjo drew the Ambassador's attention to the rain.", "told", {"okonjo", AMB}, None),
        ("Minister Okonjo impressed upon the Ambassador the need for rain.", "told", {"okonjo", AMB}, None),
        ("Minister Okonjo complimented the Ambassador on her speech.", "told", {"okonjo", AMB}, None),
        ("The Ambassador secured Minister Okonjo's agreement to the plan.", "told", {"okonjo", AMB}, None),
        ("Minister Okonjo's remarks to the Ambassador were blunt.", "told", {"okonjo", AMB}, None),
        ("Minister Okonjo began by congratulating Ambassador Lindgren on her arrival.", "told", {"okonjo", "lindgren"}, None),
        ("Minister Okonjo informed Poloff of the decision on the morning of June 2.", "told", {"okonjo", POLOFF}, "2009-06-02"),
        ("Minister Okonjo expressed his concern to Senator Reyes during her visit to Oslo June 2.", "told", {"okonjo", "reyes"}, "2009-06-02"),
        ("During his June 1 - 3 visit, Senator Reyes met with Minister Okonjo at the palace on Tuesday, June 2.", "met", {"okonjo", "reyes"}, "2009-06-02"),
        ('It rained," Minister Okonjo told the Ambassador.', "told", {"okonjo", AMB}, None),
        ('It was his duty," he said, but Minister Okonjo told the Ambassador that he was tired.', "told", {"okonjo", AMB}, None),
        ("Members of CODEL Reyes asked Minister Okonjo about the rain.", "told", {"reyes", "okonjo"}, None),
        ("Minister Okonjo not only told Poloff that it rained, but also that it snowed.", "told", {"okonjo", POLOFF}, None),
        ("Minister Okonjo said that it would stop, urging Poloff to wait.", "told", {"okonjo", POLOFF}, None),
        ("Minister Okonjo would not say whether General Reyes came, but he told us that he was ill.", "told", {"okonjo", US}, None),
        ("Ana Reyes said that in conversations with harbor chief Zaki Okonjo, she was told the same.", "met", {"ana-reyes", "zaki-okonjo"}, None),
        ("Minister Okonjo welcomed Reyes, the Ambassador, harbor staff, and Poloff to his office.", "met", {"okonjo", "reyes", AMB, POLOFF}, None),
        ("Briefing MOHAR on the points, Ambassador Lindgren said that it rained.", "told", {"lindgren"}, None),
        ("Post delivered reftel demarche to the Ministry of Foreign Affairs on June 2.", "demarche", {US, "org:xx/mofa"}, "2009-06-02"),
    ],
)  # fmt: skip
def test_a_contact_is_read(text: str, kind: str, people: set[str], date: str | None) -> None:
    assert [shape(one) for one in read(text)] == [(kind, "actual", people, date)]


@pytest.mark.parametrize(
    "text",
    [
        "In response to President Reyes's decree, Minister Okonjo resigned.",
        "After the Ambassador announced the grant, Minister Okonjo resigned.",
        "When the Ambassador arrived, Minister Okonjo was asleep.",
        "Minister Okonjo shared the Ambassador's article with friends.",
        "Minister Okonjo noted the Ambassador's remarks to the press.",
        "Minister Okonjo pushed President Reyes to resign.",
        "Minister Okonjo reached the age of ninety.",
        "Minister Okonjo agreed with the plan.",
        "Minister Okonjo denied meeting with Senator Reyes.",
        "Minister Okonjo is considering asking the Ambassador for help.",
        "Minister Okonjo was summoned to court, where General Reyes testified.",
        "The list of participants will include Minister Okonjo and Senator Reyes.",
    ],
)
def test_what_only_looks_like_a_contact(text: str) -> None:
    assert [one for one in read(text) if one.realis == "actual"] == []


@pytest.mark.parametrize(
    "text",
    [
        "(Begin Text) They said that we met with Minister Okonjo, and I told Zaki so. (End Text)",
        "Q: Whom did you see?\nA: I met with Minister Okonjo, and Zaki told us so.\n\nIt was long ago.",
    ],
)
def test_the_writer_of_a_text_inside_a_cable_is_not_ours(text: str) -> None:
    assert all(US not in people for _, _, people, _ in told(text))
    assert told("They said that we met with Minister Okonjo.") == [("met", "actual", {US, "okonjo"}, None)]
