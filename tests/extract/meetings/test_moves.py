"""Whom somebody calls in, joins, escorts, answers or sounds out, one row each, and what looks like it."""

# ruff: noqa: E501  (a table reads best with one row a line)

import pytest

from graphkit.model import Meeting
from tests.extract.meetings.test_rules import AMB, DCM, POLOFF, US, read


def people(meeting: Meeting) -> set[str]:
    """References without their prefix; of somebody without a name the words."""
    who = ((one.ref.removeprefix("person:"), one.name.lower()) for one in meeting.participants)
    return {f"?{name}" if ref.startswith("unnamed") else ref for ref, name in who}


def contacts(text: str) -> list[tuple[str, str, set[str], str | None]]:
    """Kind, realis, people and date of every contact that is read."""
    return [(str(one.kind), str(one.realis), people(one), one.date) for one in read(text)]


@pytest.mark.parametrize(
    ("text", "kind", "who", "date"),
    [
        ("Foreign Minister Okonjo told us Reyes, Lind and Minister Brandt are leaving.", "told", {"okonjo", US}, None),
        ("Secretary Zaki Okonjo told NATO PermReps on June 5 that it rained.", "told", {"zaki-okonjo", "?nato permreps"}, "2009-06-05"),
        ("The local bank representative, Dane Zaki Okonjo, told econoff recently that it rained.", "told", {"zaki-okonjo", "position:post:utopia/econoff"}, None),
        ("EconCouns highlighted to Okonjo the key points on June 2.", "told", {"okonjo", "position:post:utopia/economic-counselor"}, "2009-06-02"),
        ("Okonjo underlined to the Ambassador his gratitude.", "told", {"okonjo", AMB}, None),
        ("The Ambassador sounded out Minister Okonjo on the lease June 2.", "told", {"okonjo", AMB}, "2009-06-02"),
        ("Minister Okonjo said that he had met with not only Reyes but also with Minister Lind.", "met", {"lind", "okonjo", "reyes"}, None),
        ("Minister Okonjo was the guest at a June 2 meeting hosted by Vice Minister Reyes with Ambassador Lindgren.", "met", {"lindgren", "okonjo", "reyes"}, "2009-06-02"),
        ("Okonjo briefed members of CODEL Lindgren on June 2.", "told", {"lindgren", "okonjo"}, "2009-06-02"),
        ("Minister Okonjo said he had been in contact with Commander Reyes.", "told", {"okonjo", "reyes"}, None),
        ("In a visit to the harbor, Ambassador Lindgren was shown the cranes and briefed by Harbor Master Zaki Okonjo.", "told", {"lindgren", "zaki-okonjo"}, None),
        ("President Okonjo briefed the Danes and Swedes, as well as Secretary General Reyes, on the plan.", "told", {"okonjo", "reyes"}, None),
        ("In a June 2 meeting lasting two hours, Speaker Lindgren and the committee chairs called on President Okonjo.", "call", {"lindgren", "okonjo"}, "2009-06-02"),
        ("Minister Okonjo offered no reply to Senator Lindgren's query.", "told", {"lindgren", "okonjo"}, None),
        ("When pressed by Ambassador Lindgren about Sulmenia, Minister Okonjo said it rained.", "told", {"lindgren", "okonjo"}, None),
        ("During her June 1-3 visit to Malta, Ana Lindgren, Assistant to the President for Coastal Security and Weather, met with Minister Okonjo.", "met", {"ana-lindgren", "okonjo"}, "2009-06-01"),
        ("Okonjo said Lind was pleased by his meeting with President Reyes.", "met", {"lind", "reyes"}, None),
        ("Under Secretary Lindgren called in Ambassador Okonjo on June 2 and handed him a note.", "met", {"lindgren", "okonjo"}, "2009-06-02"),
        ("Minister Okonjo called me in on June 2 to complain.", "met", {"okonjo", US}, "2009-06-02"),
        ("The Ambassador was called in by Minister Okonjo on June 2.", "met", {"okonjo", AMB}, "2009-06-02"),
        ("The Ambassador was called to the palace June 2 by President Okonjo.", "met", {"okonjo", AMB}, "2009-06-02"),
        ("General Okonjo and Dr. Reyes had discussed this yesterday.", "met", {"okonjo", "reyes"}, "2009-06-14"),
        ("Minister Okonjo visited the Embassy on June 2 to complain to the Charge.", "met", {"okonjo", "position:post:utopia/charge"}, "2009-06-02"),
        ("President Reyes's adviser, Zaki Okonjo, rang the Ambassador late on June 2 to say it rained.", "phone", {"zaki-okonjo", AMB}, "2009-06-02"),
        ("A group led by Bishop Okonjo came to the embassy on June 2 and met with Poloff.", "met", {"okonjo", POLOFF}, "2009-06-02"),
        ("In an aside to the Ambassador at the June 4 reception, Minister Okonjo apologized.", "told", {"okonjo", AMB}, "2009-06-04"),
        ("Envoy Okonjo convened the ambassadors and High Representative Reyes on June 2.", "met", {"okonjo", "reyes"}, "2009-06-02"),
        ("Director Zaki Okonjo answered the DCM's June 2 query by stating that it rained.", "told", {"zaki-okonjo", DCM}, "2009-06-02"),
        ("Harbor host Zaki Okonjo introduced Poloff to MP Ana Reyes, with whom he had a frank exchange.", "met", {"ana-reyes", "zaki-okonjo", POLOFF}, None),
        ("Okonjo and his Danish counterpart held a working dinner in Oslo on June 2.", "meal", {"okonjo", "?danish counterpart"}, "2009-06-02"),
        ("Minister Lindgren's June 6-8 visit to Malta included a working dinner hosted by President Okonjo.", "meal", {"lindgren", "okonjo"}, "2009-06-06"),
        ("Chaired by Secretary Okonjo, the meeting brought together the Ambassador, General Reyes and four members.", "met", {"okonjo", "reyes", AMB}, None),
        ("When the Ambassador asked about it, Minister Okonjo said it rained.", "told", {"okonjo", AMB}, None),
        ("Minister Okonjo joined the Ambassador for lunch on June 2.", "meal", {"okonjo", AMB}, "2009-06-02"),
        ("Minister Okonjo granted the Ambassador an audience on June 2.", "met", {"okonjo", AMB}, "2009-06-02"),
        ("The Ambassador was granted an audience by King Okonjo on June 2.", "met", {"okonjo", AMB}, "2009-06-02"),
        ("The Ambassador held a 30-minute bilateral with Minister Okonjo on June 2.", "met", {"okonjo", AMB}, "2009-06-02"),
        ("Minister Okonjo let slip to Poloff that it rained.", "told", {"okonjo", POLOFF}, None),
        ("Minister Okonjo took the DCM to task on June 2 for the leak.", "met", {"okonjo", DCM}, "2009-06-02"),
        ("Minister Okonjo made clear to the DCM on June 2 that it rained.", "told", {"okonjo", DCM}, "2009-06-02"),
        ("The DCM tracked down Minister Okonjo on June 2.", "told", {"okonjo", DCM}, "2009-06-02"),
        ("The DCM reached Minister Okonjo by telephone on June 2.", "phone", {"okonjo", DCM}, "2009-06-02"),
        ("The DCM went over the text with Minister Okonjo June 2.", "met", {"okonjo", DCM}, "2009-06-02"),
        ("The DCM left a non-paper with Minister Okonjo June 2.", "met", {"okonjo", DCM}, "2009-06-02"),
        ("The DCM registered our concern with Minister Okonjo June 2.", "met", {"okonjo", DCM}, "2009-06-02"),
        ("The DCM toured the harbor with Minister Okonjo on June 2.", "met", {"okonjo", DCM}, "2009-06-02"),
        ("The DCM attended a dinner given by Minister Okonjo on June 2 for Senator Lindgren.", "meal", {"lindgren", "okonjo", DCM}, "2009-06-02"),
        ("Minister Okonjo had the DCM over for dinner on June 2.", "meal", {"okonjo", DCM}, "2009-06-02"),
        ("Minister Okonjo dropped in on the DCM on June 2.", "met", {"okonjo", DCM}, "2009-06-02"),
        ("Minister Okonjo stopped by the embassy on June 2.", "met", {"okonjo", US}, "2009-06-02"),
        ("Minister Okonjo appeared at the Embassy June 2.", "met", {"okonjo", US}, "2009-06-02"),
        ("Meeting Minister Okonjo on June 2, the DCM raised it.", "met", {"okonjo", DCM}, "2009-06-02"),
        ("Calling on Minister Okonjo on June 2, the DCM raised it.", "call", {"okonjo", DCM}, "2009-06-02"),
        ("Having met Minister Okonjo on June 2, the DCM doubts it.", "met", {"okonjo", DCM}, "2009-06-02"),
    ],
)  # fmt: skip
def test_a_contact_is_read(text: str, kind: str, who: set[str], date: str | None) -> None:
    assert contacts(text) == [(kind, "actual", who, date)]


@pytest.mark.parametrize(
    "text",
    [
        "The cabinet sent the legislation proposed to Minister Okonjo by the board.",
        "Minister Okonjo called in the army on June 2.",
        "Minister Okonjo called Minister Reyes a liar on June 2.",
        "Minister Okonjo joined the Socialist Party with Ana Reyes.",
        "Minister Okonjo introduced a bill to Parliament.",
        "Minister Okonjo pointed to President Reyes as the culprit.",
        "Minister Okonjo is related to President Reyes.",
        "Minister Okonjo signed a bilateral fishing agreement with Sulmenia.",
        "Minister Okonjo made a donation to the Reyes Foundation.",
        "Minister Okonjo left Paris with the treaty unsigned.",
        "Minister Okonjo will be called in by the Ambassador on June 20.",
        "Post should sound out Minister Okonjo on the lease.",
        "Minister Okonjo granted the company a license.",
        "A question from the audience surprised Minister Okonjo.",
        "In response to a question, Minister Okonjo said it rained.",
        "Minister Okonjo answered questions from reporters on June 2.",
        "When Reyes raised taxes, Minister Okonjo said it rained.",
        "Minister Okonjo had the army over a barrel.",
        "Ambassador Lindgren hopes to be granted an audience by King Okonjo.",
        "If Minister Okonjo calls the Ambassador in, we will report it.",
        "Minister Okonjo said the meeting brought together experts.",
        "Minister Okonjo accompanied President Reyes to Malta.",
        "Seen by Minister Okonjo as a threat, the bridge was closed.",
        "Had Minister Okonjo called the Ambassador in, we would have protested.",
        "Told of the rain, Minister Okonjo laughed.",
        "Met with indifference, the plan of Minister Okonjo died.",
        "Minister Okonjo and his allies met the criteria.",
        "Minister Okonjo is in contact with reality.",
        "Minister Okonjo is as tired as we have ever seen him.",
        "Have not seen Minister Okonjo.",
        "Request you see Minister Okonjo.",
        "Minister Okonjo compared President Reyes to a king.",
        "Minister Okonjo went along with President Reyes on taxes.",
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert [one for one in read(text) if one.realis == "actual"] == []
