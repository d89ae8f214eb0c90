"""Telegrams in capitals: no articles, no accents, often no subject, the post as "EMBASSY", the officer as "CHARGE"."""

# ruff: noqa: E501  (a table reads best with one row a line)

import pytest

from tests.extract.meetings.test_moves import contacts
from tests.extract.meetings.test_rules import AMB, DCM, POLOFF, US, read


@pytest.mark.parametrize(
    ("text", "kind", "who", "date"),
    [
        ("1. DEPUTY FONMIN OKONJO TOLD DCM TODAY THAT GOU WOULD SIGN.", "told", {"okonjo", DCM}, "2009-06-15"),
        ("I SAW FONMIN OKONJO JUNE 2.", "met", {"okonjo", US}, "2009-06-02"),
        ("AMBASSADOR AND FOREIGN MINISTER OKONJO MET JUNE 2.", "met", {"okonjo", AMB}, "2009-06-02"),
        ("FONMIN OKONJO CALLED ME IN THIS MORNING TO PROTEST.", "met", {"okonjo", US}, "2009-06-15"),
        ("OKONJO CALLED IN AMBASSADOR JUNE 2.", "met", {"okonjo", AMB}, "2009-06-02"),
        ("SAW PRIME MINISTER OKONJO THIS MORNING.", "met", {"okonjo", US}, "2009-06-15"),
        ("CALLED ON MINISTER OKONJO YESTERDAY.", "call", {"okonjo", US}, "2009-06-14"),
        ("MET WITH MINISTER OKONJO JUNE 2.", "met", {"okonjo", US}, "2009-06-02"),
        ("HAD LONG TALK WITH MINISTER OKONJO LAST NIGHT.", "met", {"okonjo", US}, "2009-06-14"),
        ("IN COURSE OF CONVERSATION WITH POLOFF JUNE 2, OKONJO STATED THAT IT RAINED.", "met", {"okonjo", POLOFF}, "2009-06-02"),
        ("DURING CALL ON AMBASSADOR JUNE 2, MINISTER OKONJO RAISED FISH.", "call", {"okonjo", AMB}, "2009-06-02"),
        ("MINISTER OKONJO TELEPHONED CHARGE EVENING JUNE 4 TO ASK FOR DELAY.", "phone", {"okonjo", "position:post:utopia/charge"}, "2009-06-04"),
        ("AMBASSADOR RAISED QUESTION OF FISH WITH MINISTER OKONJO MORNING JUNE 2.", "met", {"okonjo", AMB}, "2009-06-02"),
        ("KING OKONJO RECEIVED ME JUNE 2.", "met", {"okonjo", US}, "2009-06-02"),
        ("I WAS RECEIVED BY KING OKONJO JUNE 2.", "met", {"okonjo", US}, "2009-06-02"),
        ("OKONJO, WHO CAME TO EMBASSY AT HIS OWN REQUEST JUNE 2, SAID IT RAINED.", "met", {"okonjo", US}, "2009-06-02"),
        ("MINISTER OKONJO CAME TO EMBASSY JUNE 2.", "met", {"okonjo", US}, "2009-06-02"),
        ("AT HIS REQUEST I CALLED ON MINISTER OKONJO JUNE 2.", "call", {"okonjo", US}, "2009-06-02"),
        ("EMBOFF CONTACTED MINISTER OKONJO JUNE 2.", "told", {"okonjo", "position:post:utopia/emboff"}, "2009-06-02"),
        ("MINISTER OKONJO INFORMED EMBASSY JUNE 2 THAT IT RAINED.", "told", {"okonjo", US}, "2009-06-02"),
        ("MINISTER OKONJO ADVISED US JUNE 2 THAT IT RAINED.", "told", {"okonjo", US}, "2009-06-02"),
        ("MINISTER OKONJO CONFIRMED TO POLOFF JUNE 2 THAT IT RAINED.", "told", {"okonjo", POLOFF}, "2009-06-02"),
        ("ACCORDING TO MINISTER OKONJO, WITH WHOM DCM SPOKE JUNE 2, IT RAINED.", "met", {"okonjo", DCM}, "2009-06-02"),
        ("DCM CONVEYED SUBSTANCE REFTEL TO MINISTER OKONJO JUNE 2.", "told", {"okonjo", DCM}, "2009-06-02"),
        ("DCM MADE DEMARCHE TO MINISTER OKONJO JUNE 2.", "demarche", {"okonjo", DCM}, "2009-06-02"),
        ("DCM DELIVERED NOTE TO MINISTER OKONJO JUNE 2.", "demarche", {"okonjo", DCM}, "2009-06-02"),
        ("DCM HANDED NOTE TO MINISTER OKONJO JUNE 2.", "demarche", {"okonjo", DCM}, "2009-06-02"),
        ("DCM HANDED MINISTER OKONJO NOTE JUNE 2.", "told", {"okonjo", DCM}, "2009-06-02"),
        ("DCM TOOK MATTER UP WITH MINISTER OKONJO JUNE 2.", "met", {"okonjo", DCM}, "2009-06-02"),
        ("DCM TOOK UP MATTER WITH MINISTER OKONJO JUNE 2.", "met", {"okonjo", DCM}, "2009-06-02"),
        ("DCM HAD LUNCH JUNE 2 WITH MINISTER OKONJO.", "meal", {"okonjo", DCM}, "2009-06-02"),
        ("AT DINNER JUNE 2 MINISTER OKONJO TOLD ME IT RAINED.", "meal", {"okonjo", US}, "2009-06-02"),
        ("AT RECEPTION JUNE 2 MINISTER OKONJO TOOK ME ASIDE.", "met", {"okonjo", US}, "2009-06-02"),
        ("MINISTER OKONJO REMARKED TO ME JUNE 2 THAT IT RAINED.", "told", {"okonjo", US}, "2009-06-02"),
        ("MINISTER OKONJO SAID TO ME JUNE 2 THAT IT RAINED.", "told", {"okonjo", US}, "2009-06-02"),
        ("MINISTER OKONJO ASKED ME JUNE 2 WHETHER IT RAINED.", "told", {"okonjo", US}, "2009-06-02"),
        ("I ASKED MINISTER OKONJO JUNE 2 WHETHER IT RAINED.", "told", {"okonjo", US}, "2009-06-02"),
        ("I TOLD MINISTER OKONJO JUNE 2 IT RAINED.", "told", {"okonjo", US}, "2009-06-02"),
        ("I INFORMED MINISTER OKONJO JUNE 2 OF THIS.", "told", {"okonjo", US}, "2009-06-02"),
        ("I POINTED OUT TO MINISTER OKONJO JUNE 2 THAT IT RAINED.", "told", {"okonjo", US}, "2009-06-02"),
        ("I MADE CLEAR TO MINISTER OKONJO JUNE 2 THAT IT RAINED.", "told", {"okonjo", US}, "2009-06-02"),
        ("I STRESSED TO MINISTER OKONJO JUNE 2 THAT IT RAINED.", "told", {"okonjo", US}, "2009-06-02"),
        ("I HAD OPPORTUNITY JUNE 2 TO DISCUSS FISH WITH MINISTER OKONJO.", "met", {"okonjo", US}, "2009-06-02"),
        ("I TOOK OCCASION JUNE 2 TO TELL MINISTER OKONJO THAT IT RAINED.", "told", {"okonjo", US}, "2009-06-02"),
        ("HAVE DISCUSSED MATTER WITH MINISTER OKONJO.", "met", {"okonjo", US}, None),
        ("DISCUSSED MATTER WITH MINISTER OKONJO JUNE 2.", "met", {"okonjo", US}, "2009-06-02"),
        ("TOLD MINISTER OKONJO JUNE 2 THAT IT RAINED.", "told", {"okonjo", US}, "2009-06-02"),
        ("INFORMED MINISTER OKONJO OF FOREGOING JUNE 2.", "told", {"okonjo", US}, "2009-06-02"),
        ("CONVEYED MESSAGE TO MINISTER OKONJO JUNE 2.", "told", {"okonjo", US}, "2009-06-02"),
        ("POST DELIVERED NOTE TO MINISTER OKONJO JUNE 2.", "demarche", {"okonjo", US}, "2009-06-02"),
        ("PRESIDENT OKONJO GRANTED ME AUDIENCE JUNE 2.", "met", {"okonjo", US}, "2009-06-02"),
        ("AMBASSADOR AND MINISTER OKONJO HELD TALKS JUNE 2.", "negotiation", {"okonjo", AMB}, "2009-06-02"),
        ("PRIMIN OKONJO SENT FOR ME JUNE 2.", "met", {"okonjo", US}, "2009-06-02"),
        ("OKONJO APPROACHED ME AT RECEPTION JUNE 2.", "told", {"okonjo", US}, "2009-06-02"),
        ("OKONJO DROPPED IN ON ME JUNE 2.", "met", {"okonjo", US}, "2009-06-02"),
        ("I LUNCHED WITH MINISTER OKONJO JUNE 2.", "meal", {"okonjo", US}, "2009-06-02"),
        ("DCM REVIEWED SITUATION WITH MINISTER OKONJO JUNE 2.", "told", {"okonjo", DCM}, "2009-06-02"),
        ("DCM LEARNED FROM MINISTER OKONJO JUNE 2 THAT IT RAINED.", "told", {"okonjo", DCM}, "2009-06-02"),
        ("MINISTER OKONJO REPLIED TO ME THAT IT RAINED.", "told", {"okonjo", US}, None),
        ("IN REPLY TO MY QUESTION MINISTER OKONJO SAID IT RAINED.", "told", {"okonjo", US}, None),
        ("IN RESPONSE TO OUR QUERY, MINISTER OKONJO SAID IT RAINED.", "told", {"okonjo", US}, None),
        ("WHEN I ASKED ABOUT FISH, MINISTER OKONJO SAID IT RAINED.", "told", {"okonjo", US}, None),
    ],
)  # fmt: skip
def test_a_contact_in_capitals_is_read(text: str, kind: str, who: set[str], date: str | None) -> None:
    assert contacts(text) == [(kind, "actual", who, date)]


@pytest.mark.parametrize(
    "text",
    [
        "HAVE NOT SEEN MINISTER OKONJO.",
        "WILL SEE MINISTER OKONJO TOMORROW.",
        "REQUEST YOU INFORM MINISTER OKONJO.",
        "PLEASE INFORM MINISTER OKONJO.",
        "SUGGEST EMBASSY SEEK APPOINTMENT WITH MINISTER OKONJO.",
        "TOLD OF RAIN, MINISTER OKONJO LAUGHED.",
        "EMBASSY SHOULD TELL MINISTER OKONJO THAT IT RAINED.",
        "MINISTER OKONJO WAS ARRESTED ON CHARGE OF THEFT.",
        "MINISTER OKONJO DENIED CHARGE THAT IT RAINED.",
        "POST WILL MEET WITH MINISTER OKONJO JUNE 20.",
        "POST RECOMMENDS SECRETARY CALL MINISTER OKONJO.",
        "WOULD APPRECIATE IF AMBASSADOR SAW MINISTER OKONJO.",
    ],
)
def test_what_only_looks_like_one_in_capitals(text: str) -> None:
    assert [one for one in read(text) if one.realis == "actual"] == []
