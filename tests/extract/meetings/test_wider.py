"""Contacts with people who have no name, between plurals, in capitals without apostrophes, and what looks like them."""

# ruff: noqa: E501  (a table reads best with one row a line)

import pytest

from graphkit.model import Participant
from tests.extract.meetings.test_rules import AMB, DCM, POLOFF, US, read, shape


def told(text: str) -> list[tuple[str, str, set[str], str | None]]:
    """Each contact, with the words for those who have no name."""
    return [(str(one.kind), str(one.realis), {_who(part) for part in one.participants}, one.date) for one in read(text)]


def _who(part: Participant) -> str:
    return part.name if part.ref.startswith("person:unnamed:") else part.ref.removeprefix("person:")


@pytest.mark.parametrize(
    ("text", "kind", "people", "date"),
    [
        ("Poloff was told by a Planning Ministry contact on June 2 that the list was gone.", "told", {POLOFF, "Planning Ministry contact"}, "2009-06-02"),
        ("Minister Zaki Okonjo met with his Danish counterpart on June 2.", "met", {"zaki-okonjo", "danish counterpart"}, "2009-06-02"),
        ("Governor Zaki Okonjo had two long talks with the party's jailed spokesman on June 2.", "met", {"zaki-okonjo", "party's jailed spokesman"}, "2009-06-02"),
        ("The harbor board's trade counselor and Minister Zaki Okonjo spoke by phone on June 2.", "phone", {"zaki-okonjo", "harbor board's trade counselor"}, "2009-06-02"),
        ("Ambassador Lindgren hosted the Costa Rican, Danish and Malian permanent representatives for tea on June 2.", "meal", {"lindgren", "position:cr/permrep", "position:dk/permrep", "position:ml/permrep"}, "2009-06-02"),
        ("PolOff had dinner June 2 with four editors, among them Zaki Okonjo and Ana Reyes.", "meal", {POLOFF, "zaki-okonjo", "ana-reyes"}, "2009-06-02"),
        ("Senator Lindgren introduced Poloff to the land board's staff on June 2.", "met", {"lindgren", POLOFF}, "2009-06-02"),
        ("The DCM flew north on June 2, and there they saw Mayor Zaki Okonjo on June 2.", "met", {DCM, "zaki-okonjo"}, "2009-06-02"),
        ("STAFFDEL REYES HAD HALF-HOUR WITH TRANSPORT MINISTER ZAKI OKONJO ON JUNE 2.", "met", {"reyes", "zaki-okonjo"}, "2009-06-02"),
        ("IN RESPONSE TO DCM'S QUESTION, ECONOMY MINISTER OKONJO STATED IT WAS LATE.", "told", {DCM, "okonjo"}, None),
        ("The DCM discussed the plan on June 2 with growers' association president Zaki Okonjo.", "met", {DCM, "zaki-okonjo"}, "2009-06-02"),
        ("Minister Okonjo shared a draft of the harbor plan with PolOff on June 2.", "met", {POLOFF, "okonjo"}, "2009-06-02"),
        ("Minister Okonjo and Ambassador Lindgren shook hands in Malta on June 2.", "met", {"okonjo", "lindgren"}, "2009-06-02"),
        ("Minister Okonjo and Ambassador Lindgren talked past each other for an hour on June 2.", "met", {"okonjo", "lindgren"}, "2009-06-02"),
        ("Minister Okonjo took a harder line with the Ambassador on June 2.", "met", {"okonjo", AMB}, "2009-06-02"),
        ("Minister Okonjo spoke to Poloff in the hall before the council convened on June 2.", "met", {"okonjo", POLOFF}, "2009-06-02"),
        ("Minister Okonjo said to Poloff as they left the June 2 dinner that it was late.", "told", {"okonjo", POLOFF}, "2009-06-02"),
        ("Sheikh Zaki Okonjo swore to us on June 2 that it was late.", "told", {"zaki-okonjo", US}, "2009-06-02"),
        ("Major Zaki Okonjo came without an escort on June 2 and asked Poloff about it.", "told", {"zaki-okonjo", POLOFF}, "2009-06-02"),
        ("Minister Okonjo listened to the Ambassador's presentation on June 2 and asked for it in writing.", "told", {"okonjo", AMB}, "2009-06-02"),
        ("On June 2, Poloff and the DCM took their concerns about the law directly to Minister Okonjo.", "told", {POLOFF, DCM, "okonjo"}, "2009-06-02"),
        ("Opposition leaders told Poloff on June 2 that the list was gone.", "told", {POLOFF, "Opposition leaders"}, "2009-06-02"),
        ("Opposition leaders told us on June 2 that the list was gone.", "told", {US, "Opposition leaders"}, "2009-06-02"),
        ("The harbor board's trade counselor and Minister Zaki Okonjo told Poloff so on June 2.", "told", {"harbor board's trade counselor", "zaki-okonjo", POLOFF}, "2009-06-02"),
        ("MINISTER OKONJO ASSURED CHARGE ON JUNE 2 THAT FERRY WOULD RUN.", "told", {"okonjo", "position:post:utopia/charge"}, "2009-06-02"),
        ("AMBASSADOR MADE DEMARCHE TO MINISTER OKONJO JUNE 2.", "demarche", {AMB, "okonjo"}, "2009-06-02"),
        ("Participants at the June 2 session were Ambassador Lindgren and Ana Reyes; on the Danish side were Minister Okonjo and Bo Sund.", "list", {"lindgren", "ana-reyes", "okonjo", "bo-sund"}, "2009-06-02"),
        ("Memorandum of Conversation, June 2. Participants: Minister Okonjo; Mr. Lindgren.", "list", {"okonjo", "lindgren"}, "2009-06-02"),
        ("Minister Okonjo had the Ambassador over for dinner on June 2.", "meal", {"okonjo", AMB}, "2009-06-02"),
        ("Minister Okonjo held a bilateral on June 2 with Ambassador Lindgren.", "met", {"okonjo", "lindgren"}, "2009-06-02"),
        ("Father Bo Okonjo received Poloff on June 2. Okonjo told Poloff that it was late.", "met", {"bo-okonjo", POLOFF}, "2009-06-02"),
        ("The Ambassador hosted a dinner on June 2 in honor of Minister Okonjo.", "meal", {AMB, "okonjo"}, "2009-06-02"),
        ("Minister Okonjo underscored for the Ambassador on June 2 his support.", "told", {AMB, "okonjo"}, "2009-06-02"),
        ("Poloff heard the same complaint from Minister Okonjo on June 2.", "told", {POLOFF, "okonjo"}, "2009-06-02"),
    ],
)  # fmt: skip
def test_a_contact_with_somebody_who_is_not_named_or_stands_far_away(
    text: str, kind: str, people: set[str], date: str | None
) -> None:
    assert told(text) == [(kind, "actual", people, date)]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Okonjo met with his staff on June 2.",
        "Rumors that Minister Okonjo met with General Reyes on June 2 are untrue.",
        "Minister Okonjo denied that he had met with General Reyes.",
        "Minister Okonjo and Ambassador Lindgren shook their heads on June 2.",
        "Minister Okonjo took issue with President Reyes on June 2.",
        "Within an hour of the news, with President Reyes away, the market fell.",
        "The city of Malta gave a dinner in honor of the new bridge.",
        "Poloff heard a shot fired from Minister Okonjo's house on June 2.",
        "Minister Okonjo underscored for the record his support.",
        "Minister Okonjo took his case to the court on June 2.",
        "Minister Okonjo listened to the Ambassador's radio on June 2.",
        "Minister Okonjo had the Ambassador to thank for it.",
        "The summit of June 2 left Minister Okonjo and Ambassador Lindgren cold.",
        "Poloff was told by radio on June 2 that it rained.",
        "Minister Okonjo spoke with calm, among them all, of three elections, including that of June 2.",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert [shape(one) for one in read(text) if one.realis == "actual"] == []
