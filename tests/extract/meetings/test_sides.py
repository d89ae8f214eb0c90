"""Both sides of a contact: groups without a name, bodies that speak, and whose words are kept apart from others'."""

# ruff: noqa: E501  (a table reads best with one row a line)

import pytest

from graphkit.model import Realis
from tests.extract.meetings.test_rules import AMB, DCM, POLOFF, US, read
from tests.extract.meetings.test_stories import Told, told

UNNAMED = "unnamed:meeting:09UTOPIA1"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Danish officials told us that it rained.", [["us", "Danish officials"]]),
        ("Harbor company and bank representatives have told us so.", [["us", "Harbor company and bank representatives"]]),
        ("Minister Okonjo's advisers told the DCM that it rained.", [["the DCM", "Minister Okonjo's advisers"]]),
        ("Members of the harbor board told Poloff that it rained.", [["Poloff", "Members of the harbor board"]]),
        ("Poloff met with two harbor editors on June 2.", [["Poloff", "two harbor editors"]]),
        ("In a meeting with the DCM and Poloff on June 2, a group of young editors expressed dismay.", [["the DCM", "Poloff", "group of young editors"]]),
        ("Minister Okonjo told Danish officials that it rained.", [["Okonjo", "Danish officials"]]),
        ("Minister Okonjo met with members of the Harbor Oil Companies.", [["Okonjo", "members of the Harbor Oil Companies"]]),
        ("Minister Okonjo has met with the Danish and Swedish presidents.", [["Okonjo", "Danish President", "Swedish presidents"]]),
        ("Minister Okonjo had talks with editors, traders, and public opinion leaders.", [["Okonjo", "public opinion leaders"]]),
        ("Minister Okonjo said that his brother had met General Reyes.", [["Reyes", "his brother"]]),
        ("The DCM and Poloff met with Danish officials.", [["The DCM", "Poloff", "Danish officials"]]),
        ("An opposition MP told us that it rained.", [["opposition mp", "us"]]),
        ("Contacts at the bank told Poloff that it rained.", [["Poloff", "Contacts at the bank"]]),
        ("Business leaders in the north tell us that it rained.", [["us", "Business leaders in the north"]]),
        ("Sources close to Minister Okonjo told Poloff that it rained.", [["Poloff", "Sources close to Minister Okonjo"]]),
        ("The Ambassador and notetaker called on Minister Okonjo.", [["The Ambassador", "Okonjo"]]),
        ("MOSAL told us that it rained.", [["MOSAL", "us"]]),
        ("GUAT 790 told us that it rained.", []),
        ("A meeting of Minister Okonjo and Messrs. Lind and Zaki was held.", [["Okonjo", "Lind", "Zaki"]]),
        ("A meeting of the harbor board and Minister Okonjo was held.", []),
        # beside two who are named, a group adds nobody
        ("Minister Okonjo told Minister Reyes and Danish officials that it rained.", [["Okonjo", "Reyes"]]),
    ],
)  # fmt: skip
def test_a_group_is_named_by_its_words_where_one_side_has_no_name(text: str, names: list[list[str]]) -> None:
    assert [[one.name for one in meeting.participants] for meeting in read(text)] == names


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        # what others told us is no evidence of what somebody did
        ("Minister Okonjo told us that it rained. Danish officials told us that it was dry.", [("told", {"okonjo", US}, None), ("told", {US, f"{UNNAMED}/2/2"}, None)]),
        ("Some analysts have told us that it rained. Minister Okonjo told us that it was dry.", [("told", {US, f"{UNNAMED}/1/2"}, None), ("told", {"okonjo", US}, None)]),
        ("Minister Okonjo told the DCM that it rained. A senior harbor official told the DCM that it was dry.", [("told", {"okonjo", DCM}, None), ("told", {DCM, f"{UNNAMED}/2/1"}, None)]),
    ],
)  # fmt: skip
def test_what_others_tell_is_another_contact(text: str, contacts: Told) -> None:
    assert told(text) == contacts


@pytest.mark.parametrize(
    ("text", "kind", "people", "date"),
    [
        # bodies that inform
        ("The Harbor Ministry notified us on June 2 that it rained.", "told", {"org:xx/ministry-of-harbor", US}, "2009-06-02"),
        ("On June 2 we were contacted by the Harbor Ministry.", "told", {"org:xx/ministry-of-harbor", US}, "2009-06-02"),
        # the two of one noun
        ("See ref A on the Okonjo-Reyes meeting in June 2009. Minister Okonjo and General Reyes agreed.", "met", {"okonjo", "reyes"}, "2009-06"),
        # who had a meeting that is told of behind a comma
        ("Minister Okonjo raised it with us twice, during a June 2 meeting with Consul General Reyes.", "met", {"okonjo", "reyes"}, "2009-06-02"),
        ("Minister Okonjo voiced serious concerns about the harbor to the DCM.", "told", {"okonjo", DCM}, None),
        ("Minister Okonjo described his plans to the DCM on June 2.", "told", {"okonjo", DCM}, "2009-06-02"),
        ("Minister Okonjo personally called the Ambassador seeking more rain.", "phone", {"okonjo", AMB}, None),
        ("Minister Okonjo said he had been in communication with General Reyes.", "told", {"okonjo", "reyes"}, None),
        ("Minister Okonjo said that he was talking to General Reyes.", "met", {"okonjo", "reyes"}, None),
        ("The DCM met with Minister Okonjo, as well as with General Reyes, on June 2.", "met", {"okonjo", "reyes", DCM}, "2009-06-02"),
        ("The same member of parliament told us that it rained.", "told", {US, f"{UNNAMED}/1/1"}, None),
        ("President Lind told Poloff that he, General Reyes, and Minister Okonjo discussed it on June 2.", "met", {"lind", "reyes", "okonjo"}, "2009-06-02"),
        ("One prominent editor, well connected in the party, noted to us that it rained.", "told", {US, f"{UNNAMED}/1/1"}, None),
        ("Minister Okonjo called the Ambassador in Oslo when it was late asking for an update.", "phone", {"okonjo", AMB}, None),
        ("Senior Danish officials raised it with the Ambassador, including Minister Okonjo and General Reyes.", "met", {"okonjo", "reyes", AMB}, None),
        ("Minister Okonjo had strongly discouraged the DCM from leaving.", "told", {"okonjo", DCM}, None),
        ("Minister Okonjo traveled to Oslo on June 2 to meet with President Lind.", "met", {"okonjo", "lind"}, "2009-06-02"),
        ("The Norwegians recently told us that it rained.", "told", {US, f"{UNNAMED}/1/2"}, None),
        # those who went somewhere did there what they went for
        ("The DCM visited the harbor June 2 to exchange views with Minister Okonjo.", "visit", {"okonjo", DCM}, "2009-06-02"),
        ("Pursuant to the Ambassador's discussion of the harbor with Minister Okonjo, we wait.", "met", {"okonjo", AMB}, None),
    ],
)  # fmt: skip
def test_contacts_of_bodies_and_far_phrases(text: str, kind: str, people: set[str], date: str | None) -> None:
    assert (kind, people, date) in told(text)
    assert all(meeting.realis is Realis.ACTUAL for meeting in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "In 1955, a cousin encouraged Minister Okonjo to study.",
        "A firm message delivered to Minister Okonjo would help.",
        "Minister Okonjo appreciated the plan proposed to General Reyes.",
        "During a visit by the DCM and Poloff, editors requested that President Lind step in.",
        # what is told to newspapers is told in public, and who is shocked by comments has read them
        "Minister Okonjo told Le Monde on June 2 that it rained.",
        'Minister Okonjo was "shocked" by the Ambassador\'s comments.',
        # a suggestion of what somebody else should do
        "Minister Okonjo suggested that General Reyes serve in Oslo.",
        "Minister Okonjo recommended that the Lind administration wait. President Lind left.",
        "Minister Okonjo suggested that former President Clinton could help.",
    ],
)
def test_what_nobody_did_is_no_contact(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("Minister Okonjo said he'd talk to General Reyes.", Realis.PLANNED),
        ("Minister Okonjo said he'll talk to General Reyes.", Realis.PLANNED),
        ("Minister Okonjo said he'd told General Reyes so.", Realis.ACTUAL),
        ("Danish officials tell us that it rained.", Realis.ACTUAL),
        ("Minister Okonjo, one of our contacts, tells us that it rained.", Realis.ACTUAL),
        ("We expect Minister Okonjo to raise it during his June 15 meeting with President Lind.", Realis.PLANNED),
    ],
)
def test_short_forms_and_the_present(text: str, realis: Realis) -> None:
    assert [meeting.realis for meeting in read(text)] == [realis]


def test_a_date_of_what_is_talked_of_is_not_that_of_the_talk() -> None:
    assert told("Minister Okonjo mentioned to the DCM the late June incident at the harbor.") == [
        ("told", {"okonjo", DCM}, None)
    ]


@pytest.mark.parametrize(
    "turn",
    [
        "Ambassador Strand thanked His Majesty for the harbor.",
        "Ambassador Strand thanked the Government of Denmark for the harbor.",
    ],
)
def test_a_turn_of_a_meeting_is_no_meeting_of_its_own(turn: str) -> None:
    first = "Ambassador Strand met Danish Foreign Minister Okonjo on June 2."
    assert told(f"{first} {turn}") == [("met", {"strand", "okonjo"}, "2009-06-02")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The DCM met Minister Okonjo in Oslo on June 2.", "place:oslo"),
        ("The DCM discussed the fair in Oslo with Minister Okonjo over coffee.", None),
        ("The DCM met Minister Okonjo to discuss the fair in Oslo.", None),
    ],
)
def test_the_place_of_what_is_talked_of_is_not_that_of_the_talk(text: str, place: str | None) -> None:
    assert [meeting.place for meeting in read(text)] == [place]


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        # a relative clause is of its own people and day
        ("Minister Okonjo, who met General Reyes on June 2, told us that it rained.", [("met", {"okonjo", "reyes"}, "2009-06-02"), ("told", {"okonjo", US}, None)]),
        ("Minister Okonjo, who along with editors met General Reyes on June 2, told us that it rained.", [("met", {"okonjo", "reyes"}, "2009-06-02"), ("told", {"okonjo", US}, None)]),
        ("Minister Okonjo, who leads the party, on June 2 told us that it rained.", [("told", {"okonjo", US}, "2009-06-02")]),
        # whose brother it was has nothing to say, nor who did something to those who speak
        ("The DCM was approached by the brother of President Lind's aide Omar Reyes, who warned him.", [("told", {DCM, f"{UNNAMED}/1/1"}, None)]),
        ("Minister Okonjo said that three days later soldiers killed by the Harbor Front told him so.", []),
        # the latter is whoever was named last
        ("President Lind spoke of it after a meeting with Minister Okonjo after the latter's meeting with the DCM and Poloff.", [("met", {"lind", "okonjo"}, None), ("met", {"okonjo", DCM, POLOFF}, None)]),
        # one session with a group, told of twice
        ("Under Secretary Strand used his June 2 meeting with NATO PermReps to urge calm. Strand told NATO PermReps on June 2 that it rained.", [("met", {"strand", f"{UNNAMED}/1/2"}, "2009-06-02")]),
    ],
)  # fmt: skip
def test_whose_contact_it_is(text: str, contacts: Told) -> None:
    assert told(text) == contacts


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        # two of a list have no comma between them: a clause begins
        ("Critics suggested that we pardon Omar Reyes, and Minister Okonjo told President Lind so.", [("told", {"okonjo", "lind"}, None)]),
        ("Minister Okonjo, and General Reyes told the DCM so.", [("told", {"okonjo", "reyes", DCM}, None)]),
        # several meetings
        ("Consul General Strand confirmed this to Minister Okonjo and General Reyes in separate meetings.", [("met", {"strand", "okonjo"}, None), ("met", {"strand", "reyes"}, None)]),
        ("In meetings with Minister Okonjo, General Reyes, President Lind, and others, the DCM smiled.", [("met", {"okonjo", DCM}, None), ("met", {"reyes", DCM}, None), ("met", {"lind", DCM}, None)]),
        # where one meets is no office
        ("Minister Okonjo met with the Ambassador at the Embassy on June 2.", [("met", {"okonjo", AMB}, "2009-06-02")]),
        ("A harbor contact called us that same morning to complain.", [("phone", {US, f"{UNNAMED}/1/1"}, None)]),
        ("Minister Okonjo, whom the DCM, in a June 2 call, had strongly discouraged from leaving, stayed.", [("told", {"okonjo", DCM}, "2009-06-02")]),
    ],
)  # fmt: skip
def test_where_one_contact_ends(text: str, contacts: Told) -> None:
    assert told(text) == contacts


def test_a_list_says_on_which_side_somebody_was() -> None:
    text = (
        "Under Secretary Strand met Minister Okonjo. Also in attendance from the U.S. side were Bo Sund, his deputy; "
        "and Ann Reyes; the Danish side also included Omar Hald."
    )
    sides = {one.name: one.side for one in read(text)[0].participants}
    assert (sides["Bo Sund"], sides["Ann Reyes"], sides["Omar Hald"]) == ("US", "US", "foreign")


def test_a_turn_goes_on_with_the_conversation_not_with_one_that_is_spoken_of_in_it() -> None:
    text = (
        "Minister Okonjo met Ambassador Lindgren on May 3. He said that General Reyes had met Okonjo in Oslo. "
        "Okonjo replied that it was late."
    )
    held, spoken_of = read(text)
    assert [span.of(text).split()[-1] for span in held.evidence] == ["3.", "late."]
    assert [span.of(text).split()[-1] for span in spoken_of.evidence] == ["Oslo."]


def test_two_contacts_that_somebody_speaks_of_stay_two() -> None:
    text = (
        "Mayor Lind told Poloff that he, Colonel Reyes, and President Okonjo discussed it on June 2, 2008. It rained. "
        "He told Poloff that he and Chairman Zaki recently discussed it with President Okonjo."
    )
    others = [meeting for meeting in read(text) if not any(one.ref == POLOFF for one in meeting.participants)]
    assert [(one.date, len(one.participants)) for one in others] == [("2008-06-02", 3), (None, 3)]
