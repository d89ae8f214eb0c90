"""Meetings of invented cables: who, how, when, and what is no contact."""

# ruff: noqa: E501  (a table reads best with one row a line)

from datetime import datetime

import pytest

from graphkit.extract import extract
from graphkit.extract.meetings.drafts import MOST
from graphkit.model import Cable, Certainty, Meeting, MeetingKind, Origin, Realis, Source

SENT = datetime(2009, 6, 15, 12)


def read(text: str) -> tuple[Meeting, ...]:
    origin = Origin("AMEMBASSY UTOPIA", "post:utopia")
    return extract(Cable("09UTOPIA1", Source("plain", ""), text, sent=SENT, origin=origin)).meetings


def who(meeting: Meeting) -> set[str]:
    return {one.ref.removeprefix("person:") or one.name for one in meeting.participants}


DCM, AMB, US = "position:post:utopia/dcm", "position:post:utopia/ambassador", "post:utopia"


@pytest.mark.parametrize(
    ("text", "kind", "people", "date"),
    [
        ("Okonjo told Lindgren that he would come.", MeetingKind.TOLD, {"okonjo", "lindgren"}, None),
        ("Okonjo told us so.", MeetingKind.TOLD, {"okonjo", US}, None),
        ("Foreign Minister Zaki Okonjo told the DCM June 4 that he hoped to meet on July 1.", MeetingKind.TOLD, {"zaki-okonjo", DCM}, "2009-06-04"),
        ("(C) In a May 18 meeting with Ambassador Lindgren, Okonjo said he was ill.", MeetingKind.MET, {"okonjo", "lindgren"}, "2009-05-18"),
        ("Foreign Minister Okonjo met with Ambassador Lindgren on May 3.", MeetingKind.MET, {"okonjo", "lindgren"}, "2009-05-03"),
        ("Ambassador Lindgren met for lunch with Minister Okonjo on May 3.", MeetingKind.MEAL, {"okonjo", "lindgren"}, "2009-05-03"),
        ("Foreign Minister Okonjo called on Ambassador Lindgren March 1.", MeetingKind.CALL, {"okonjo", "lindgren"}, "2009-03-01"),
        ("Minister Okonjo spoke with Ambassador Lindgren by telephone May 4.", MeetingKind.PHONE, {"okonjo", "lindgren"}, "2009-05-04"),
        ("Poloff delivered the points to Deputy Minister Zaki Okonjo on May 4.", MeetingKind.DEMARCHE, {"position:post:utopia/poloff", "zaki-okonjo"}, "2009-05-04"),
        ("Minister Okonjo was informed of this by Ambassador Lindgren.", MeetingKind.TOLD, {"okonjo", "lindgren"}, None),
        ("Zaki Okonjo, head of the Party of Peace, told the DCM that he would run.", MeetingKind.TOLD, {"zaki-okonjo", DCM}, None),
        ("In his meeting with CODEL Lindgren, President Okonjo said it was late.", MeetingKind.MET, {"okonjo", "lindgren"}, None),
        ("President Okonjo said his meeting with Ambassador Lindgren was good.", MeetingKind.MET, {"okonjo", "lindgren"}, None),
        ("He told Poloff that it was late.", MeetingKind.TOLD, {"unnamed:meeting:09UTOPIA1/1/1", "position:post:utopia/poloff"}, None),
        ("XXXXXXXXXXXX told us so.", MeetingKind.TOLD, {"redacted:09UTOPIA1/1", US}, None),
        ("The DCM paid a courtesy call on newly appointed Minister Zaki Okonjo.", MeetingKind.CALL, {DCM, "zaki-okonjo"}, None),
        ("Minister Okonjo, whom the DCM met twice, has left.", MeetingKind.MET, {"okonjo", DCM}, None),
        ("The DCM sat down with Minister Okonjo for an hour.", MeetingKind.MET, {"okonjo", DCM}, None),
        ("Minister Okonjo took the DCM aside to complain.", MeetingKind.MET, {"okonjo", DCM}, None),
        ("The DCM saw Minister Okonjo on May 3.", MeetingKind.MET, {"okonjo", DCM}, "2009-05-03"),
        ("Minister Okonjo came to see the DCM on May 3.", MeetingKind.MET, {"okonjo", DCM}, "2009-05-03"),
        ("The DCM heard from Minister Okonjo that all was well.", MeetingKind.TOLD, {"okonjo", DCM}, None),
        ("Minister Okonjo was quick to remind the DCM of the vote.", MeetingKind.TOLD, {"okonjo", DCM}, None),
        ("Talks between Minister Okonjo and Ambassador Lindgren ended without result.", MeetingKind.NEGOTIATION, {"okonjo", "lindgren"}, None),
        ("Minister Okonjo and Ambassador Lindgren had lunch on May 3.", MeetingKind.MEAL, {"okonjo", "lindgren"}, "2009-05-03"),
        ("At a May 3 dinner hosted by the DCM, Minister Okonjo told Senator Lindgren so.", MeetingKind.MEAL, {"okonjo", "lindgren", DCM}, "2009-05-03"),
        ("With Minister Reyes listening, Minister Okonjo told Ambassador Lindgren so.", MeetingKind.TOLD, {"okonjo", "lindgren", "reyes"}, None),
        ("The DCM raised reftel points with Minister Okonjo.", MeetingKind.DEMARCHE, {"okonjo", DCM}, None),
        ("The DCM and Minister Okonjo held a second round of talks on fish.", MeetingKind.NEGOTIATION, {"okonjo", DCM}, None),
        ("Present at the meeting were Minister Okonjo and Ambassador Lindgren.", MeetingKind.LIST, {"okonjo", "lindgren"}, None),
        ("Minister Okonjo lit the lamp in the presence of Ambassador Lindgren.", MeetingKind.MET, {"okonjo", "lindgren"}, None),
        ("Senator Lindgren visited the Harbor Light on May 3 with Minister Okonjo.", MeetingKind.VISIT, {"okonjo", "lindgren"}, "2009-05-03"),
        ("Minister Okonjo, reached by telephone, told the DCM so.", MeetingKind.PHONE, {"okonjo", DCM}, None),
        ("The Ambassador met with People's Party leader Zaki Okonjo.", MeetingKind.MET, {AMB, "zaki-okonjo"}, None),
        ("They voted on May 3. The next day Minister Okonjo met the DCM.", MeetingKind.MET, {"okonjo", DCM}, "2009-05-04"),
        ("The talks were held. (¶7.) Okonjo told Lindgren so. ¶8.", MeetingKind.TOLD, {"okonjo", "lindgren"}, None),
    ],
)  # fmt: skip
def test_one_contact(text: str, kind: MeetingKind, people: set[str], date: str | None) -> None:
    (meeting,) = read(text)
    assert (meeting.kind, meeting.realis, who(meeting), meeting.date) == (kind, Realis.ACTUAL, people, date)


@pytest.mark.parametrize(
    "text",
    [
        "Minister Okonjo told reporters that all was well.",
        "Mayor Okonjo told local media that he would resign.",
        "Minister Okonjo told the House of Commons that he would resign.",
        "Your meeting with Minister Okonjo comes at a delicate moment.",
        "Minister Okonjo vowed to challenge Lindgren.",
        "His father told him so.",
        "Minister Okonjo saw Lindgren as a rival.",
        "They made an effort to meet the standards.",
        "The country hosts conferences every year.",
        "Minister Okonjo raised the Security Dialogue between both countries.",
        "Nothing came of the talks.",
        'Okonjo added, "I told Lindgren so."',
        "Okonjo explained that he knew little before meeting with his staff.",
        "Families met the requirements of the law.",
    ],
)
def test_no_contact(text: str) -> None:
    assert [one for one in read(text) if one.realis is Realis.ACTUAL] == []


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("Minister Okonjo will meet with Ambassador Lindgren on July 3.", Realis.PLANNED),
        ("Minister Okonjo requested a meeting with Ambassador Lindgren.", Realis.PLANNED),
        ("We hope to tell Minister Okonjo soon.", Realis.PLANNED),
        ("Minister Okonjo should talk to Ambassador Lindgren.", Realis.PLANNED),
        ("Minister Okonjo refused to meet with Ambassador Lindgren.", Realis.REFUSED),
        ("Minister Okonjo did not meet with Ambassador Lindgren.", Realis.REFUSED),
        ("Minister Okonjo would have met with Ambassador Lindgren.", Realis.HYPOTHETICAL),
    ],
)
def test_what_did_not_take_place_is_kept_apart(text: str, realis: Realis) -> None:
    assert [one.realis for one in read(text)] == [realis]


def test_summary_and_body_tell_of_one_conversation_and_turns_join_it() -> None:
    text = (
        "1. (C) Summary: It is late, DFM Okonjo told the DCM June 4. End Summary.\n\n"
        "2. (C) It is late, Deputy Foreign Minister Zaki Okonjo told the DCM June 4. He sighed.\n\n"
        "3. (C) It is too late, Director General Ivo Lindgren continued.\n\n"
        "4. (C) It is never too late, the DCM replied."
    )
    (meeting,) = read(text)
    assert who(meeting) == {"zaki-okonjo", "ivo-lindgren", DCM}
    assert meeting.date == "2009-06-04"
    assert len(meeting.evidence) == 4


def test_company_joins_the_meeting_it_came_with() -> None:
    text = (
        "Ambassador Olav Lindgren met Foreign Minister Zaki Okonjo for lunch on Tuesday, May 18. Okonjo was accompanied by "
        "Deputy Minister Ana Reyes. Political Counselor Mia Brandt attended with the Ambassador. Reyes urged Lindgren to wait."
    )
    (meeting,) = read(text)
    roles = {one.ref: one.role for one in meeting.participants}
    assert roles == {
        "person:olav-lindgren": "principal", "person:zaki-okonjo": "principal",
        "person:ana-reyes": "accompanying", "person:mia-brandt": "accompanying",
    }  # fmt: skip
    assert (meeting.kind, meeting.occasion, meeting.weekday_conflict) == (MeetingKind.MEAL, "lunch", True)
    assert (meeting.cameo, meeting.plover) == ("040", "consult")


def test_other_people_and_other_days_are_other_meetings() -> None:
    text = (
        "Ambassador Olav Lindgren met with Minister Zaki Okonjo on May 3, with Senator Ana Reyes on May 4, and with "
        "General Ivo Brandt on May 5."
    )
    assert [(one.date, len(one.participants)) for one in read(text)] == [
        ("2009-05-03", 2),
        ("2009-05-04", 2),
        ("2009-05-05", 2),
    ]


def test_a_meeting_on_whose_margins_something_was_said_is_implied() -> None:
    text = (
        "On the margins of a meeting with Ambassador Lindgren on May 18, Minister Zaki Okonjo told the DCM it was late."
    )
    found = {one.certainty: one for one in read(text)}
    assert who(found[Certainty.ASSERTED]) == {"zaki-okonjo", DCM}
    assert who(found[Certainty.IMPLIED]) == {"zaki-okonjo", "lindgren"}


def test_a_pronoun_stands_for_the_subject_of_the_sentence_before() -> None:
    (meeting,) = read(
        "Zaki Okonjo, Director of the Ministry's Water Division, was ill. He stated to Embassy Utopia that it was late."
    )
    assert who(meeting) == {"zaki-okonjo", US}


def test_evidence_is_whole_sentences_without_their_marker() -> None:
    text = "12. (C) Okonjo told Lindgren that he would come. He came."
    assert [span.of(text) for span in read(text)[0].evidence] == ["Okonjo told Lindgren that he would come."]


def test_a_date_that_lies_ahead_of_what_took_place_is_of_the_year_before() -> None:
    assert read("Foreign Minister Okonjo met with Ambassador Lindgren on August 3.")[0].date == "2008-08-03"


def test_bare_names_beside_a_verb_of_contact_become_people() -> None:
    cable = Cable("09UTOPIA1", Source("plain", ""), "Okonjo told Lindgren so.", sent=SENT)
    assert {person.id for person in extract(cable).people} >= {"person:okonjo", "person:lindgren"}


@pytest.mark.parametrize(
    "unit", ["Okonjo told us ", "meeting with ", "Okonjo met Lindgren. ", "(", '"told us" ', "who told ", "his meeting with him ", "Okonjo, "]
)  # fmt: skip
def test_hostile_text_gives_bounded_meetings(unit: str) -> None:
    for meeting in read(unit * 3_000):
        assert len(meeting.evidence) <= MOST
        assert len(meeting.participants) <= 60


def test_a_list_of_participants_with_sides() -> None:
    text = "8. (U) Participants:\n\nU.S.\n- Ambassador Olav Lindgren\n- Mia Brandt (notetaker)\n\nUtopian side:\n- Foreign Minister Zaki Okonjo\n- Ivo Reyes, Interpreter"
    (meeting,) = read(text.replace("Utopian side", "Danish side"))
    assert {(one.ref, one.side, one.role) for one in meeting.participants} == {
        ("person:olav-lindgren", "US", "principal"),
        ("person:mia-brandt", "US", "notetaker"),
        ("person:zaki-okonjo", "foreign", "principal"),
        ("person:ivo-reyes", "foreign", "interpreter"),
    }
    assert meeting.kind is MeetingKind.LIST


def test_a_long_list_of_participants_is_cut_and_reported() -> None:
    names = "\n".join(f"Zaki Okonjo{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}{'x' * (n // 676)}" for n in range(1_000))
    found = extract(Cable("09UTOPIA1", Source("plain", ""), f"Participants:\n{names}", sent=SENT))
    assert max(len(one.participants) for one in found.meetings) == 300
    assert "participants-cut" in {issue.code for issue in found.issues}


def test_place_and_occasion() -> None:
    assert read("Ambassador Lindgren met with Minister Okonjo in Paris on May 3.")[0].place == "place:paris"
    text = (
        "On the margins of a meeting with Ambassador Lindgren on May 18, Minister Zaki Okonjo told the DCM it was late."
    )
    told = next(one for one in read(text) if one.kind is MeetingKind.TOLD)
    assert told.occasion == "on the margins of a meeting with Ambassador Lindgren"


def test_us_is_whoever_of_the_post_was_named_before() -> None:
    text = "Minister Zaki Okonjo told the DCM June 4 that it was late. He sighed. Okonjo asked us to wait."
    (meeting,) = read(text)
    assert (who(meeting), len(meeting.evidence)) == ({"zaki-okonjo", DCM}, 2)


def test_a_list_takes_the_day_of_the_meeting_before_it() -> None:
    text = (
        "1. Four delegations met in Valletta on June 3.\n\n"
        "2. Participants:\nMinister Zaki Okonjo\nMinister Ana Reyes\nAmbassador Olav Lindgren\n\n"
        "3. Okonjo and Reyes held separate talks on June 4."
    )
    assert [(one.kind, one.date, len(one.participants)) for one in read(text)] == [
        (MeetingKind.LIST, "2009-06-03", 3), (MeetingKind.NEGOTIATION, "2009-06-04", 2),
    ]  # fmt: skip


def test_a_line_is_the_heading_of_one_list() -> None:
    text = "Participants: present at the meeting of all participants:\nMinister Zaki Okonjo\nAmbassador Olav Lindgren\n"
    (meeting,) = read(text)
    assert len(meeting.participants) == 2


def test_a_cue_may_be_broken_over_two_lines() -> None:
    (meeting,) = read("Ambassador Olav Lindgren met Minister Zaki Okonjo. Senator Ana Reyes was\npresent.")
    assert who(meeting) == {"olav-lindgren", "zaki-okonjo", "ana-reyes"}
