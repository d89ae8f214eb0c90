"""Memoranda of conversation: the document is the record of one meeting. People and words are invented."""

from pathlib import Path

import pytest

from graphkit import inspect
from graphkit.extract.meetings.lists import MOST
from graphkit.model import Extraction, Issue, Meeting

VOLUME = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div type="document" xml:id="d7" n="7">
<head>7. {title}</head>
<dateline><placeName>Oslo</placeName>, <date when="{when}">{printed}</date>.</dateline>
{lists}
{text}
</div></body></text></TEI>"""
LISTS = """<list type="participants"><head>{heading}</head>{items}</list>
<list type="subject"><head>SUBJECT</head><item>Ferry dues</item></list>"""
LISTED = ("Foreign", "Aksel Brekke, Minister of Ferries", "U.S.", "Ambassador Otto Lind", "Ida Holm, Notetaker")
TEXT = "<p>Brekke told Ambassador Lind that dues would rise.</p><p>The Ambassador had met Signe Moen on May 2.</p>"


def meetings(tmp_path: Path, items: tuple[str, ...] = LISTED, text: str = TEXT, **head: str) -> list[Meeting]:
    """The meetings of a volume with one document."""
    return list(found(tmp_path, items, text, **head).meetings)


def found(tmp_path: Path, items: tuple[str, ...] = LISTED, text: str = TEXT, **head: str) -> Extraction:
    """What is found in a volume with one document."""
    head = {
        "title": "Memorandum of Conversation", "when": "1971-05-04T10:00:00", "printed": "May 4, 1971, 10 a.m.",
        "heading": "PARTICIPANTS",
    } | head  # fmt: skip
    listed = "".join(f"<item>{item}</item>" for item in items)
    lists = LISTS.format(heading=head.pop("heading"), items=listed) if items else ""
    path = tmp_path / "frus1969-76v99.xml"
    path.write_text(VOLUME.format(lists=lists, text=text, **head))
    (document,) = inspect([path])
    assert not isinstance(document, Issue)
    return document.extraction


def test_the_document_is_the_record_of_one_meeting(tmp_path: Path) -> None:
    meeting, other = meetings(tmp_path)
    assert [(one.ref, one.side, one.role) for one in meeting.participants] == [
        ("person:aksel-brekke", "foreign", "principal"),
        ("person:otto-lind", "US", "principal"),
        ("person:ida-holm", "US", "notetaker"),
    ]
    assert (meeting.kind, meeting.date, meeting.place) == ("met", "1971-05-04", "place:oslo")
    assert len(meeting.evidence) == 2  # title to list, and what Brekke told Lind in it
    assert {one.ref for one in other.participants} >= {"person:signe-moen"}
    assert other.date == "1971-05-02"


@pytest.mark.parametrize(
    ("title", "heading", "kind"),
    [
        ("Minutes of a Washington Special Actions Group Meeting", "PARTICIPATION", "met"),
        ("Memorandum for the Record", "PARTICIPANTS", "met"),
        ("Memorandum of Telephone Conversation", "Participants:", "phone"),
        ("Record of Conversation", "PRESENT", "met"),
    ],
)
def test_what_records_are_called(tmp_path: Path, title: str, heading: str, kind: str) -> None:
    first = meetings(tmp_path, title=title, heading=heading)[0]
    assert (first.kind, len(first.participants)) == (kind, 3)


def test_a_side_may_stand_in_the_line_of_its_first(tmp_path: Path) -> None:
    items = ("Norwegian—Minister Brekke", "Signe Moen", "American—Ambassador Lind", "Ida Holm")
    (meeting,) = meetings(tmp_path, items, "<p>Dues were discussed.</p>")
    sides = {one.ref.removeprefix("person:"): one.side for one in meeting.participants}
    assert sides == {"brekke": "foreign", "signe-moen": "foreign", "lind": "US", "ida-holm": "US"}


def test_offices_that_only_americans_have_say_the_side(tmp_path: Path) -> None:
    items = ("Aksel Brekke, Ferry Guild", "Signe Moen, NSC Staff", "Otto Lind, Country Director for Norway")
    (meeting,) = meetings(tmp_path, items, "<p>Dues were discussed.</p>")
    sides = {one.ref.removeprefix("person:"): one.side for one in meeting.participants}
    assert sides == {"aksel-brekke": None, "signe-moen": "US", "otto-lind": "US"}


def test_offices_over_their_people_are_nobody(tmp_path: Path) -> None:
    items = ("Chairman—Otto Lind", "State", "Aksel Brekke", "Treasury", "Ivar Moen", "Ida Holm, Ferries")
    (meeting,) = meetings(tmp_path, items, "<p>Dues were discussed.</p>")
    names = [one.ref.removeprefix("person:") for one in meeting.participants]
    assert names == ["otto-lind", "aksel-brekke", "ivar-moen", "ida-holm"]


@pytest.mark.parametrize("head", [{"title": "Letter From the Minister"}, {"heading": "DISTRIBUTION"}])
def test_other_lists_record_no_meeting(tmp_path: Path, head: dict[str, str]) -> None:
    assert "met" not in {str(one.kind) for one in meetings(tmp_path, text="<p>Dues were high.</p>", **head)}


def test_a_dateline_without_a_day_dates_no_meeting(tmp_path: Path) -> None:
    first = meetings(tmp_path, when="1971-05", printed="May 1971")[0]
    assert (first.date, len(first.participants)) == (None, 3)


def presidents(tmp_path: Path, items: tuple[str, ...], text: str) -> set[str]:
    """Who of the participants of the first meeting is a president."""
    first = meetings(tmp_path, items, text)[0]
    return {one.ref for one in first.participants if "brekke" in one.ref or "president" in one.ref}


@pytest.mark.parametrize(
    ("items", "text", "ids"),
    [
        (("The President", "Ambassador Otto Lind"), "President Brekke is old.", {"position:us/president"}),
        (("President Brekke", "The President"), "He told Brekke so.", {"person:brekke", "position:us/president"}),
        (("President Brekke", "Otto Lind"), "Lind asked. The President replied to Lind.", {"person:brekke"}),
        (("Signe Moen", "Otto Lind"), "President Brekke is old.</p><p>The President met Moen on May 2.", set()),
    ],
)  # fmt: skip
def test_which_president_a_record_means(tmp_path: Path, items: tuple[str, ...], text: str, ids: set[str]) -> None:
    assert presidents(tmp_path, items, f"<p>{text}</p>") == ids


@pytest.mark.parametrize(
    ("text", "president"),
    [
        ("President Brekke of Norway is old.</p><p>The President met Signe Moen on May 2.", "position:us/president"),
        ("President Brekke of Norway is old.</p><p>Moen said that his President met Ivar Holm.", "person:brekke"),
        ("President Brekke of Norway is old. On May 2 the President met Signe Moen.", "person:brekke"),
    ],
)
def test_a_memorandum_means_the_president_of_its_writer(tmp_path: Path, text: str, president: str) -> None:
    head = {"title": "Memorandum From Otto Lind to Ida Holm", "heading": "DISTRIBUTION"}
    found = meetings(tmp_path, (), f"<p>{text}</p>", **head)
    assert president in {one.ref for meeting in found for one in meeting.participants}


@pytest.mark.parametrize(
    ("title", "text", "kind", "people"),
    [
        ("Memorandum of Telephone Conversation Between Minister Brekke and the Ambassador to Norway (Lind)",
         "Dues were discussed.", "phone", {"person:brekke", "person:lind"}),
        ("Memorandum of Conversation", "Present were Aksel Brekke, Signe Moen and Otto Lind. Dues were discussed.",
         "list", {"person:aksel-brekke", "person:signe-moen", "person:otto-lind"}),
    ],
)  # fmt: skip
def test_a_record_without_a_list_has_the_day_too(
    tmp_path: Path, title: str, text: str, kind: str, people: set[str]
) -> None:
    (meeting,) = meetings(tmp_path, (), f"<p>{text}</p>", title=title)
    assert (meeting.kind, meeting.date, {one.ref for one in meeting.participants}) == (kind, "1971-05-04", people)


def test_of_a_thousand_participants_the_first_are_read_and_that_is_told(tmp_path: Path) -> None:
    names = [f"Zq{a}{b}ov{c}k" for a in "abdefghiko" for b in "rstvlmnkpz" for c in "aeiouryslt"]
    told = found(tmp_path, tuple(f"{name} Lind" for name in names))
    assert len(told.meetings[0].participants) == MOST
    assert [one.code for one in told.issues].count("participants-cut") == 1
