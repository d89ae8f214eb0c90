"""Telegrams as the nineteen-seventies wrote them: no articles, "I" who signs, companions in a sentence of their own."""

# ruff: noqa: E501  (a table reads best with one row a line)

from datetime import datetime

import pytest

from graphkit.extract import extract
from graphkit.model import Address, AddressRole, Cable, Extraction, Origin, Part, Section, Signature, Source, Span, Text
from tests.extract.meetings.test_rules import AMB, DCM, US, read, shape

PM = "position:unknown/prime-minister"


def telegram(body: str, under: str = "BERGE", sent: datetime | None = None) -> Extraction:
    """What is found in a telegram from Oslo with that name under it."""
    text = f"{body}\n\n{under}"
    end = len(body)
    sections = (
        Section(Part.PARAGRAPH, "1", Span(0, end), 1),
        Section(Part.SIGNATURE, "signature", Span(end + 2, len(text))),
    )
    signed = (Signature(under, Span(end + 2, len(text))),)
    origin = Origin("AMEMBASSY OSLO", "post:oslo")
    return extract(
        Cable("75OSLO1", Source("plain", ""), text, sent=sent, origin=origin, sections=sections, signed_by=signed)
    )


def who(found: Extraction) -> list[set[str]]:
    return [{one.ref.removeprefix("person:") for one in meeting.participants} for meeting in found.meetings]


@pytest.mark.parametrize(
    ("text", "kind", "people", "date"),
    [
        ("A meeting was held between the DCM and General Oke Bandele on June 2.", "met", {DCM, "oke-bandele"}, "2009-06-02"),
        ("Talks took place June 2 between the DCM and General Oke Bandele.", "negotiation", {DCM, "oke-bandele"}, "2009-06-02"),
        ("This relates to a meeting held between the DCM and General Oke Bandele on June 2.", "met", {DCM, "oke-bandele"}, "2009-06-02"),
        ("Following is a record of a call by Under Secretary Holm on Minister Oke Bandele June 2.", "call", {"holm", "oke-bandele"}, "2009-06-02"),
        ("Ambassador Holm gave Minister Bandele full account of the talks June 2.", "told", {"holm", "bandele"}, "2009-06-02"),
        ("The Ambassador was given a rundown of the talks by Minister Bandele on June 2.", "told", {AMB, "bandele"}, "2009-06-02"),
        ("Minister Bandele, in a long talk with the DCM June 2, was hopeful.", "met", {"bandele", DCM}, "2009-06-02"),
        ("The Ambassador in a June 2 meeting told Minister Bandele that it rained.", "told", {AMB, "bandele"}, "2009-06-02"),
        ("The Ambassador called June 2 on Minister Bandele to discuss herring.", "call", {AMB, "bandele"}, "2009-06-02"),
        ("I did see Minister Bandele on June 2.", "met", {US, "bandele"}, "2009-06-02"),
        ("I was summoned to the palace on June 2 to see President Bandele.", "met", {US, "bandele"}, "2009-06-02"),
        ("The Ambassador took Senator Holm to see President Bandele on June 2.", "met", {"position:post:utopia/ambassador", "holm", "bandele"}, "2009-06-02"),
        ("Minister Bandele asked to see the DCM June 2 and handed him a note.", "met", {"bandele", DCM}, "2009-06-02"),
        ("During a conversation I had June 2 with Minister Bandele on another subject, he was hopeful.", "met", {US, "bandele"}, "2009-06-02"),
        ("I secured an appointment June 2 with Minister Bandele.", "met", {US, "bandele"}, "2009-06-02"),
        ("Prime Minister Bandele agreed with Secretary Holm June 2 about the herring.", "told", {"bandele", "holm"}, "2009-06-02"),
        ("Minister Bandele received the head of the Liaison Office Ambassador Carl Lund on June 2.", "met", {"bandele", "carl-lund"}, "2009-06-02"),
        ("The talks took place on June 2 under the chairmanship of Mr. Oke Bandele, Counselor to the President, and Mr. Carl Lund.", "list", {"oke-bandele", "carl-lund"}, "2009-06-02"),
        ("Minister Bandele, who stopped by the Embassy unannounced on June 2, said it rained.", "met", {US, "bandele"}, "2009-06-02"),
        ("The DCM met the Foreign Minister, Dr. Oke Bandele, on June 2.", "met", {DCM, "oke-bandele"}, "2009-06-02"),
        ("The DCM met Minister Bandele and NATO KFOR Commander Lund on June 2.", "met", {DCM, "bandele", "lund"}, "2009-06-02"),
        ("The DCM met not only with Minister Bandele but Mayor Lund as well on June 2.", "met", {DCM, "bandele", "lund"}, "2009-06-02"),
        ("The DCM saw Minister Bandele prior to the rain.", "met", {DCM, "bandele"}, None),
        ("The DCM saw Minister Bandele the morning after the June 2 storm.", "met", {DCM, "bandele"}, "2009-06-03"),
        ("Minister Bandele, in a June 2 meeting with the DCM, asked whether General Lund thought so.", "met", {"bandele", DCM}, "2009-06-02"),
        ("Minister Bandele, in a meeting with the DCM on June 2, showed an interest in herring and, if we agree, we might send it.", "met", {"bandele", DCM}, "2009-06-02"),
        ("CG Third Army (General Olav Bandele) emphasized to the DCM that it rained.", "told", {"olav-bandele", DCM}, None),
        ("Minister Bandele [less than 1 line of source text not declassified] lunched with the DCM on June 2.", "meal", {"bandele", DCM}, "2009-06-02"),
        ("The DCM met Minister Bandele in [place not declassified] on June 2.", "met", {DCM, "bandele"}, "2009-06-02"),
        ("Memorandum of conversation between Minister Bandele and Minister Zaki from 10:00 a.m. to 12 noon on June 2.", "met", {"bandele", "zaki"}, "2009-06-02"),
        ("The DCM and Minister Bandele began by discussing the herring.", "met", {DCM, "bandele"}, None),
        ("Following a direct request by Minister Bandele to the DCM on June 2, it was sent.", "told", {"bandele", DCM}, "2009-06-02"),
        ("Minister Bandele passed the DCM non-papers on herring.", "told", {"bandele", DCM}, None),
        ("The DCM joined Minister Bandele in his study on June 2.", "met", {DCM, "bandele"}, "2009-06-02"),
        ("The DCM met with the head of the harbor police, the port's chiefs, Minister Bandele, and General Zaki.", "met", {DCM, "bandele", "zaki"}, None),
        ("The DCM had opportunity June 2 with Bandele alone to discuss it.", "met", {DCM, "bandele"}, "2009-06-02"),
        ("Prime Minister Bandele, whom Ambassador Okonjo, in a long and rather stormy June 2 telephone call, had discouraged from it, left.", "told", {"bandele", "okonjo"}, "2009-06-02"),
        ("Minister Bandele was allowed to receive the DCM June 2.", "met", {"bandele", DCM}, "2009-06-02"),
        ("The DCM and Minister Bandele discussed the King's June 2 announcement.", "met", {DCM, "bandele"}, None),
        ("In June 2 talks led on the Danish side by Minister Bandele, the DCM agreed.", "met", {"bandele", DCM}, "2009-06-02"),
        ("Minister Bandele asked to see the Ambassador on June 2.", "met", {"bandele", AMB}, "2009-06-02"),
        ("Minister Bandele asked the DCM to call at 5:30 on June 2.", "told", {"bandele", DCM}, "2009-06-02"),
        ("Minister Bandele asked the DCM to call on June 30.", "told", {"bandele", DCM}, None),
        ("The DCM talked with Mr. Bandele, Director of Herring, Foreign Ministry, on June 2.", "met", {DCM, "bandele"}, "2009-06-02"),
        ("Norway's defense minister met the DCM on June 2.", "met", {"position:no/mod/defense-minister", DCM}, "2009-06-02"),
        ("It was discussed with Minister Bandele by the DCM on June 2.", "met", {"bandele", DCM}, "2009-06-02"),
        ("Minister Bandele asked what our plans were.", "told", {"bandele", US}, None),
        ("Minister Bandele asked at one point whether we could wait.", "told", {"bandele", US}, None),
        ("The DCM urged restraint on Minister Bandele on June 2.", "told", {DCM, "bandele"}, "2009-06-02"),
        ("The DCM made contact with Minister Bandele on June 2.", "met", {DCM, "bandele"}, "2009-06-02"),
        ("Minister Bandele called the DCM at 9 on June 2 and said that it rained.", "phone", {"bandele", DCM}, "2009-06-02"),
        ("President Bandele and General Zaki withdrew for a private talk on June 2.", "met", {"bandele", "zaki"}, "2009-06-02"),
        ("President Bandele and General Zaki sat down for a private talk on June 2.", "met", {"bandele", "zaki"}, "2009-06-02"),
        ("The DCM asked Brig. General Bandele, Norwegian Military Attaché, to stop by.", "told", {DCM, "bandele"}, None),
        ("The DCM asked General Bandele, the Military Attaché, to stop by.", "told", {DCM, "bandele"}, None),
        ("Minister Bandele (retired), joined by General Zaki, met the DCM on June 2.", "met", {"bandele", "zaki", DCM}, "2009-06-02"),
        ("The DCM discussed herring with Danish harbor officials on June 2.", "met", {DCM, "unnamed:meeting:09UTOPIA1/1/2"}, "2009-06-02"),
        ("Minister Bandele called General Zaki after his speech to criticize it.", "phone", {"bandele", "zaki"}, None),
        ("Minister Bandele's foes attempted to use his June 2 meeting with General Zaki to shame him.", "met", {"bandele", "zaki"}, "2009-06-02"),
        ("Bandele briefed members of the Holm CODEL on June 2.", "told", {"bandele", "position:us/congress/congressional-delegation"}, "2009-06-02"),
    ],
)  # fmt: skip
def test_what_took_place(text: str, kind: str, people: set[str], date: str | None) -> None:
    assert [shape(one) for one in read(text)] == [(kind, "actual", people, date)]


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("The Secretary suggested further talks with Minister Bandele.", ["planned"]),
        ("It would help to show it, perhaps through a meeting between the DCM and Minister Bandele.", ["planned"]),
        ("The Ambassador will try to see Minister Bandele next week.", ["planned"]),
        ("Minister Bandele asked the DCM if he had seen the Ambassador.", ["actual", "hypothetical"]),
        ("Minister Bandele is shy. He and General Zaki had met only once.", []),
        ("No meeting was held between the DCM and General Oke Bandele.", ["refused"]),
        ("The Ambassador called on Minister Bandele to release the herring.", []),
        ("Minister Bandele asked what I could tell him.", ["actual"]),
        ("Minister Bandele asked to see the Ambassador on June 30.", ["planned"]),
        ("Minister Bandele asked what General Zaki wanted.", []),
        ("The DCM did not meet Minister Bandele, but told General Zaki so.", ["refused", "actual"]),
        ("Minister Bandele urged action on herring.", []),
        ("Minister Bandele quietly calls on the King to release the herring.", []),
        ("Crucial meeting between Minister Bandele and Minister Zaki to be held June 2.", ["planned"]),
        ("The DCM met with party leaders, and Minister Bandele criticized it.", ["actual"]),
        ("Minister Bandele said that to tell the truth he had forgotten.", []),
        ('"How can we help?" asked Minister Bandele, who left.', []),
    ],
)
def test_what_did_not(text: str, realis: list[str]) -> None:
    assert [one.realis.value for one in read(text)] == realis


def test_who_takes_somebody_to_somebody_is_there_and_the_latter_is_the_last_one() -> None:
    (one,) = read("The DCM took Mr. Holm to say goodbye to Minister Bandele June 2 and the latter asked him to stay.")
    assert shape(one) == ("met", "actual", {DCM, "holm", "bandele"}, "2009-06-02")
    one = read("General Zaki saw Mr. Holm and Minister Lund, and the latter told the DCM so.")[-1]
    assert shape(one) == ("told", "actual", {"lund", DCM}, None)


def test_who_came_along_joins_the_meeting_of_those_who_are_named_however_far_above() -> None:
    body = " ".join(f"It rained in harbor {n}." for n in range(9))
    (one,) = read(
        f"In a June 2 meeting with Minister Bandele, General Zaki agreed. {body} Minister Bandele was accompanied by Mr. Lund."
    )
    assert shape(one) == ("met", "actual", {"bandele", "zaki", "lund"}, "2009-06-02")


def test_who_is_joined_to_a_group_called() -> None:
    (one,) = read(
        "Speaker of the House of Representatives Ann Holm and committee chairs of the parliament called on Minister Bandele."
    )
    assert shape(one) == ("call", "actual", {"ann-holm", "bandele"}, None)


def announced(subject: str, body: str) -> Extraction:
    """What is found in a cable from Oslo with that subject."""
    text = f"SUBJECT: {subject}\n\n{body}"
    start = len(subject) + 11
    said = Text(subject, Span(9, 9 + len(subject)))
    sections = (
        Section(Part.HEAD, "subject", Span(0, 9 + len(subject))),
        Section(Part.PARAGRAPH, "1", Span(start, len(text)), 1),
    )
    origin = Origin("AMEMBASSY OSLO", "post:oslo")
    sent = datetime(2009, 6, 15, 12)
    return extract(
        Cable("09OSLO1", Source("plain", ""), text, sent=sent, origin=origin, subject=said, sections=sections)
    )


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("GENERAL ZAKI'S JUNE 2 MEETING WITH MINISTER BANDELE", "1. Minister Bandele spoke of herring."),
        ("General Zaki's meeting with Minister Bandele - June 2, 2009", "1. Minister Bandele spoke of herring."),
        ("GENERAL ZAKI MEETS MINISTER BANDELE", "1. General Zaki told Minister Bandele on June 2 that it rained."),
    ],
)
def test_the_subject_says_who_met(subject: str, body: str) -> None:
    (one,) = announced(subject, body).meetings
    assert shape(one) == ("met", "actual", {"zaki", "bandele"}, "2009-06-02")
    assert one.evidence[0].start == 9


def test_what_the_subject_announces_is_planned() -> None:
    (one,) = announced("SCENESETTER FOR GENERAL ZAKI'S MEETING WITH MINISTER BANDELE", "1. It rained.").meetings
    assert one.realis == "planned"


def test_a_name_before_an_office_is_whose_adviser_somebody_is() -> None:
    (one,) = read("The DCM met key Bandele adviser Ann Holm on June 2. President Bandele was away.")
    assert shape(one) == ("met", "actual", {DCM, "ann-holm"}, "2009-06-02")


def document(body: str, *, sender: str, to: str) -> list[set[str]]:
    """Who is in contact in a document with that head, which no post sent."""
    origin, addressee = Origin(sender, None), Address(role=AddressRole.ACTION, name=to, span=Span(0, 1))
    return who(extract(Cable("d7", Source("tei", ""), body, origin=origin, addressees=(addressee,))))


def test_i_and_you_of_a_document_are_whom_its_head_names() -> None:
    body = "Mr. Holm spoke up. Mr. Lund agreed. I met Minister Bandele. You told General Zaki so."
    found = document(body, sender="Assistant Secretary of State (Holm)", to="President Lund")
    assert found == [{"holm", "bandele"}, {"lund", "zaki"}]
    assert document(body, sender="Assistant Secretary of State (Berge)", to="President Roe")[0] >= {"bandele"}


def test_you_are_nobody_whom_a_text_calls_he() -> None:
    body = "President Lund waited. Mr. Holm asked that you hear of his talk with Minister Bandele."
    assert {"holm", "bandele"} in document(body, sender="Secretary (Berge)", to="President Lund")


def test_an_office_in_a_heading_has_no_article() -> None:
    found = read("Prime Minister's meeting with General Zaki June 2.")
    assert [shape(one) for one in found] == [("met", "actual", {PM, "zaki"}, "2009-06-02")]


def test_what_one_was_called_in_for_is_no_contact_of_its_own() -> None:
    found = read("Mr. Holm called in Ambassador Bandele June 2 to inform him of it.")
    assert [shape(one) for one in found] == [("met", "actual", {"holm", "bandele"}, "2009-06-02")]


@pytest.mark.parametrize(
    ("line", "writer"),
    [
        ("12. For the Secretary from Okonjo.", "okonjo"),
        ("12. Eyes Only For the Secretary From Ambassador Okonjo. Subject: Herring.", "okonjo"),
        ("From Ambassador Okonjo.", "okonjo"),
        ("12. Subject: Letter to the King From Minister Okonjo.", "berge"),
        ("1. For weeks there was no news from Okonjo.", "berge"),
    ],
)
def test_i_is_whom_the_first_line_names(line: str, writer: str) -> None:
    found = telegram(f"{line}\n\n1. I met Minister Zaki on June 2.")
    assert {writer, "zaki"} in who(found)


def test_he_is_whom_we_spoke_with_last() -> None:
    found = telegram(
        "1. I called on Minister Zaki today.\n\n2. Rain fell. Roads were closed. Schools too. The harbor as well.\n\n"
        "3. I told him that it would stop.\n\n4. Asad wept in those days. Her Majesty said so when I saw him."
    )
    assert who(found)[0] == {"berge", "zaki"}
    assert len(found.meetings[0].evidence) == 2


@pytest.mark.parametrize(
    ("told", "company"),
    [
        ("With him were Deputy Minister Lund and General Sund.", {"lund", "sund"}),
        ("He had with him Deputy Minister Lund and General Sund.", {"lund", "sund"}),
        ("He had only Deputy Minister Lund with him.", {"lund"}),
        ("Zaki had present Deputy Minister Lund and General Sund.", {"lund", "sund"}),
        ("Other persons present for the meeting were Deputy Minister Lund and General Sund.", {"lund", "sund"}),
        ("Present on Danish side in addition to Zaki, General Sund and Mr. Lund.", {"lund", "sund"}),
    ],
)
def test_companions_join(told: str, company: set[str]) -> None:
    found = telegram(f"1. I met Minister Zaki on June 2. {told}")
    assert who(found) == [{"berge", "zaki", *company}]


def test_a_subject_belongs_to_the_contact_that_it_announces() -> None:
    found = telegram("Subject: Meeting with Minister Zaki.\n\n1. Minister Zaki received me on June 2.")
    assert who(found) == [{"berge", "zaki"}]
    assert len(found.meetings[0].evidence) == 2


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Prime Minister told me that it rained.", {"berge", "position:no/prime-minister"}),
        ("I saw FonMin yesterday.", {"berge", "position:no/mofa/foreign-minister"}),
        ("I met Prime Minister Zaki. Prime Minister told me that it rained.", {"berge", "zaki"}),
    ],
)
def test_offices_need_no_article(text: str, people: set[str]) -> None:
    assert who(telegram(text)) == [people]


@pytest.mark.parametrize(
    "text",
    ["I spoke with PM adviser Zaki.", "I met Foreign Minister (FM) Zaki.", "He rose to Prime Minister in 1970."],
)
def test_the_front_of_a_longer_title_is_no_office(text: str) -> None:
    assert not [one for one in telegram(text).positions if one.mentions]


BIDDEN = [
    "You should tell Minister Zaki that it rained.",
    "Request you see Minister Zaki urgently.",
    "Please convey orally the following message to Minister Zaki.",
    "Embassy is requested to deliver the following note to Minister Zaki.",
]


def from_washington(text: str) -> Extraction:
    to = Address(AddressRole.ACTION, "AMEMBASSY OSLO", Span(0, 1), "post:oslo")
    return extract(
        Cable("75STATE1", Source("plain", ""), text, origin=Origin("SECSTATE WASHDC", "post:state"), addressees=(to,))
    )


@pytest.mark.parametrize("text", BIDDEN)
def test_what_a_post_is_bidden_to_do_is_planned(text: str) -> None:
    found = from_washington(text)
    assert [(one.realis.value, {part.ref for part in one.participants}) for one in found.meetings] == [
        ("planned", {"post:oslo", "person:zaki"})
    ]


def test_you_in_a_message_that_is_passed_on_is_not_the_post() -> None:
    found = from_washington("Please convey the following message to Minister Zaki: I look forward to meeting you.")
    assert who(found) == [{"post:oslo", "zaki"}]


def test_a_day_is_that_of_its_own_clause() -> None:
    text = "The DCM will have lunch with Minister Bandele soon, and will receive President Zaki on June 12."
    assert [(shape(one)[0], one.date) for one in read(text)] == [("meal", None), ("met", "2009-06-12")]


@pytest.mark.parametrize(
    ("told", "date"),
    [
        ("recounted to Poloff his June 2 meeting with President Zaki", None),
        ("thanked the DCM for arranging his June 2 meeting with President Zaki", None),
        ("told Poloff at his June 2 lunch that it rained", "2009-06-02"),
        ("told Poloff on the margins of the June 2 meeting that it rained", "2009-06-02"),
    ],
)
def test_the_day_of_what_is_told_is_not_the_day_of_telling(told: str, date: str | None) -> None:
    assert read(f"Minister Bandele {told}.")[0].date == date


def test_the_district_of_an_office_is_nobody() -> None:
    text = "Zulumba District Chairman Oke Bandele told Poloff that he had met President Zaki."
    assert [who.ref for one in read(text)[1:] for who in one.participants] == [
        "person:oke-bandele",
        "person:zaki",
    ]
