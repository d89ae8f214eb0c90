"""Cables as they run: who a pronoun means sentences on, who joins, what is no contact of the post with others."""

# ruff: noqa: E501  (a table reads best with one row a line)

import pytest

from graphkit.extract import extract
from graphkit.model import Cable, Origin, Realis, Source, Span, Text
from tests.extract.meetings.test_rules import AMB, DCM, US, read
from tests.extract.meetings.test_stories import Told, told

ECON = "position:post:utopia/econoff"


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        # whose words they are says nothing of whom they are about
        ("Minister Okonjo was frustrated. President Lind's plea was hopeless, he told us.", [("told", {"okonjo", US}, None)]),
        # "he told A that he": the same
        ("The Ambassador explained that it rained. He told Minister Okonjo that he had informed General Reyes.", [("told", {AMB, "okonjo"}, None), ("told", {AMB, "reyes"}, None)]),
        # the owner of what opens a sentence
        ("However, Minister Okonjo's campaign was short. In his meeting with the DCM on June 2, he smiled.", [("met", {"okonjo", DCM}, "2009-06-02")]),
        # the name behind an office
        ("The Danish Coordinator for Harbors, General Reyes, praised it. He told the DCM so.", [("told", {"reyes", DCM}, None)]),
    ],
)  # fmt: skip
def test_whom_a_pronoun_means(text: str, contacts: Told) -> None:
    assert told(text) == contacts


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        ("The DCM met Minister Okonjo. Econoff joined the DCM.", [("met", {"okonjo", DCM, ECON}, None)]),
        ("The DCM met Minister Okonjo. Econoff joined the DCM in urging calm.", [("met", {"okonjo", DCM}, None)]),
        ("The DCM met Minister Okonjo. Also present was General Reyes, with whom the DCM met separately after the talk with President Lind.", [("met", {"okonjo", DCM, "reyes"}, None), ("met", {DCM, "reyes"}, None), ("met", {DCM, "lind"}, None)]),
        ("The discussion on the issue between the DCM and Minister Okonjo was long.", [("met", {"okonjo", DCM}, None)]),
        ("Minister Okonjo was clearly pleased to see the DCM and to exchange views with the DCM.", [("met", {"okonjo", DCM}, None)]),
        ("Minister Okonjo told the Consulate Econ section that it rained.", [("told", {"okonjo", US}, None)]),
    ],
)  # fmt: skip
def test_who_takes_part(text: str, contacts: Told) -> None:
    assert told(text) == contacts


@pytest.mark.parametrize(
    "text",
    [
        "Embassy Utopia coordinated this telegram with Consul General Reyes.",
        "The Ambassador noted our concern. When the Ambassador noted our concern, it rained.",
        "In a discussion in response to it, the Ambassador, the DCM and Poloff noted that it rained.",
        "The DCM entered the meeting room for photos with President Lind.",
        "President Lind supplied Minister Okonjo with a billion dollars in aid.",
    ],
)
def test_what_is_no_contact(text: str) -> None:
    assert told(text) == []


def test_a_place_with_an_article_is_nobody() -> None:
    assert [one.participants[-1].ref for one in read("Poloff talked of a Bergen game. Poloff told him so.")] != [
        "person:bergen"
    ]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("One day after his June 2 arrival, the DCM met Minister Okonjo.", "2009-06-03"),
        ("Two days before the June 2 vote, the DCM met Minister Okonjo.", "2009-05-31"),
        ("In the days after the June 2 vote, the DCM met Minister Okonjo.", "2009-06-02"),
        ("The DCM met (on June 2) with Minister Okonjo.", "2009-06-02"),
    ],
)
def test_a_day_told_from_another(text: str, date: str) -> None:
    assert [one.date for one in read(text)] == [date]


def test_what_would_help_is_planned_for_whom_it_is_said() -> None:
    (contact,) = read("Minister Okonjo said it would be helpful for the DCM to meet with General Reyes.")
    assert contact.realis is Realis.PLANNED
    assert {one.ref for one in contact.participants} == {DCM, "person:reyes"}


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        ("The Ambassador met Minister Okonjo June 2. In a separate meeting, General Reyes smiled.", [("met", {"okonjo", AMB}, "2009-06-02"), ("met", {"reyes", AMB}, None)]),
        ("The Ambassador met Minister Okonjo June 2. In separate meetings, Minister Lind and Minister Zaki agreed.", [("met", {"okonjo", AMB}, "2009-06-02"), ("met", {"lind", AMB}, None), ("met", {"zaki", AMB}, None)]),
        ("The DCM met Minister Okonjo June 2. The DCM met separately with Okonjo and General Reyes June 3.", [("met", {"okonjo", DCM}, "2009-06-02"), ("met", {"okonjo", DCM}, "2009-06-03"), ("met", {"reyes", DCM}, "2009-06-03")]),
    ],
)  # fmt: skip
def test_a_separate_meeting_is_of_whom_the_cable_is_about(text: str, contacts: Told) -> None:
    assert told(text) == contacts


def test_a_list_of_participants_is_of_the_conversation_that_follows_it() -> None:
    head = "1. (C) June 2, 2009; 4:15 p.m.; Utopia\n\n2. (C) Participants:\n\nU.S.\nThe DCM\nMs. Ana Reyes\n\nDenmark\n"
    body = (
        "Minister Okonjo\nDr. Lind\n\n3. (C) Minister Okonjo told the DCM that it rained. Dr. Lind told Ms. Reyes so.\n"
    )
    assert told(head + body) == [("met", {"okonjo", "lind", DCM, "ana-reyes"}, "2009-06-02")]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # a summary without a day and a body with one
        ("The DCM met with XXXXXXXXXXXX. He was calm. The DCM met June 2 with XXXXXXXXXXXX.", ["met"]),
        ("The DCM met June 2 with XXXXXXXXXXXX. It rained. The DCM told XXXXXXXXXXXX so.", ["met"]),
        ("The DCM met June 2 with XXXXXXXXXXXX. The DCM met June 3 with XXXXXXXXXXXX.", ["met", "met"]),
        ("XXXXXXXXXXXX told the DCM so. XXXXXXXXXXXX told the DCM that it rained.", ["told", "told"]),
        ("The DCM met June 2 with XXXXXXXXXXXX. Poloff told XXXXXXXXXXXX so.", ["met", "told"]),
    ],
)  # fmt: skip
def test_two_redactions_may_be_of_one_meeting(text: str, kinds: list[str]) -> None:
    found = told(text)
    assert [kind for kind, _, _ in found] == kinds
    assert all(len(people) == 2 for _, people, _ in found)


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        ("A team -- lead by Acting Assistant Secretary Oda Strand -- met with a Danish team lead by Bo Okonjo on June 2.", [("met", {"oda-strand", "bo-okonjo"}, "2009-06-02")]),
        # one session with many of whom some are answered
        ("Under Secretary Strand told NATO PermReps on June 2 that it rained. In response to the Greek ambassador, Strand said it was warm.", [("told", {"strand", "unnamed:meeting:09UTOPIA1/1/2", "position:gr/ambassador"}, "2009-06-02")]),
        ("Under Secretary Strand expressed optimism regarding the transition to the IAEA of all safety.", []),
    ],
)  # fmt: skip
def test_groups_and_those_who_speak_in_them(text: str, contacts: Told) -> None:
    assert told(text) == contacts


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        # the meeting is with whom stands behind it, not what was asked for in it
        ("Minister Okonjo asked for discussions in a meeting with General Reyes June 2.", [("met", {"okonjo", "reyes"}, "2009-06-02")]),
        # a phrase of time before the one that opens
        ("A week later, in a June 2 meeting with General Reyes, the DCM smiled.", [("met", {"reyes", DCM}, "2009-06-02")]),
        ("Though he planned to leave in January, Minister Okonjo told the DCM to wait.", [("told", {"okonjo", DCM}, None)]),
        # a common word may end a name
        ("The DCM met with Okonjo Best on June 2.", [("met", {"okonjo-best", DCM}, "2009-06-02")]),
        ("A meeting at the Oslo Conference between Minister Okonjo and General Reyes was long.", [("met", {"okonjo", "reyes"}, None)]),
        # "He and A": whom "he" means is still somebody else
        ("Minister Okonjo told the DCM so. He and General Reyes had a plan. He met President Lind.", [("told", {"okonjo", DCM}, None), ("met", {"okonjo", "lind"}, None)]),
        # what bears a name is not who bears it
        ("The Okonjo case has drawn crowds and has been raised with us by officials. The Okonjo government, however, has told us so.", []),
        # who is in two of a contact is nearer than who is in one
        ("The DCM met Minister Okonjo and General Reyes June 2. The DCM urged officials to wait. Okonjo told the DCM so.", [("met", {"okonjo", "reyes", DCM}, "2009-06-02"), ("told", {"unnamed:meeting:09UTOPIA1/2/2", DCM}, None)]),
        ("The DCM met Minister Okonjo June 2. According to the Oslo-based IAEA regional representative, who also participated in the visit, it rained.", [("met", {"okonjo", DCM}, "2009-06-02")]),
        ("The DCM met Minister Okonjo. Joining Okonjo were Zaki Lind, his principal aide and UAE Minister for Cabinet Affairs; and General Reyes.", [("met", {"okonjo", "zaki-lind", "reyes", DCM}, None)]),
    ],
)  # fmt: skip
def test_what_belongs_to_a_contact(text: str, contacts: Told) -> None:
    named = [(kind, people, date) for kind, people, date in told(text) if len(people) > 1]
    assert named == contacts


def test_whom_a_cable_speaks_to() -> None:
    text = (
        "Madam Secretary, welcome. You last saw Minister Okonjo in March. You will meet with General Reyes on July 3."
    )
    secretary = "position:us/state/secretary"
    assert told(text) == [("met", {"okonjo", secretary}, "2009-03")]
    assert [{who.ref for who in one.participants} for one in read(text)][1] == {secretary, "person:reyes"}
    assert told("You last saw Minister Okonjo in March.") == []


def test_the_subject_of_a_scenesetter_names_its_reader() -> None:
    text = "SCENESETTER FOR SENATOR STRAND'S VISIT\n\nYou met Minister Okonjo last May. Senator Strand likes fish."
    subject = Text(text[: text.index("\n")], Span(0, text.index("\n")))
    cable = Cable("09UTOPIA1", Source("plain", ""), text, subject=subject, origin=Origin("AMEMBASSY", "post:utopia"))
    (contact,) = extract(cable).meetings
    assert {one.ref for one in contact.participants} == {"person:strand", "person:okonjo"}


def test_a_list_in_one_line_has_offices_beside_names() -> None:
    head = "Memorandum of Conversation: FM Okonjo (Denmark), Part II of III; June 2, 2009, 5:00 pm.\n\n"
    text = f"{head}1. Participants: Denmark-FM Okonjo, Dr. Reyes; US- The Secretary, Mr. Strand.\n\n2. It rained.\n"
    assert told(text) == [("list", {"okonjo", "reyes", "strand", "position:us/state/secretary"}, "2009-06-02")]


def test_what_you_handled_is_not_ours() -> None:
    (contact,) = read("We commend the way you handled a conversation with Minister Okonjo.")
    assert [one.ref for one in contact.participants] == ["person:okonjo"]


def test_the_latter_is_the_other_side() -> None:
    text = "The Ambassador met Minister Okonjo on June 2. The latter told her that it rained."
    assert told(text) == [("met", {"okonjo", AMB}, "2009-06-02")]


@pytest.mark.parametrize(
    ("then", "contacts"),
    [
        ("In a follow-up meeting June 4, Okonjo agreed.", [("met", {"okonjo", AMB}, "2009-06-04")]),
        ("At a June 5 lunch, Okonjo agreed.", [("meal", {"okonjo", AMB}, "2009-06-05")]),
        ("At a June 5 lunch, General Reyes agreed.", [("meal", {"reyes", US}, "2009-06-05")]),
        ("At a June 5 cabinet lunch, General Reyes agreed.", []),
        ("At a June 5 lunch, General Reyes spoke of the DCM.", []),
        ("After his June 3 - 5 consultations in Malta, Okonjo agreed.", []),
        ("She asked about his talks with General Reyes.", [("met", {"okonjo", "reyes"}, None)]),
    ],
)
def test_what_follows_a_meeting(then: str, contacts: Told) -> None:
    first = ("met", {"okonjo", AMB}, "2009-06-02")
    assert told(f"The Ambassador met Minister Okonjo on June 2. {then}") == [first, *contacts]
