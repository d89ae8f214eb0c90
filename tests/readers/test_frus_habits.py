"""Habits of FRUS volumes beyond the usual: heads before 1955, bounds of dates, attachments, odd lists, other ids."""

import json
from pathlib import Path

import pytest

from graphkit.model import Cable, RawCable
from graphkit.parse import parse_cable
from graphkit.readers import read_cables

VOLUME = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0" xml:id="frus1901v02">
<text><front><div type="section" xml:id="persons"><list type="names">
<item><hi rend="strong"><persName xml:id="p_Bramble_A">Bramble, Ada</persName></hi>, Minister</item>
<item><persName xml:id="Quill">Quill, Otto</persName>, envoy</item></list></div></front>
<body><div type="compilation" xml:id="comp1"><div type="chapter" xml:id="ch1"><div type="subchapter" xml:id="ch1s1">
{}
</div></div></div></body></text></TEI>"""
DATED = "<dateline><placeName>Oslo</placeName>, <date when='1953-03-04'>March 4, 1953</date></dateline>"


@pytest.fixture
def read(tmp_path: Path) -> "Reading":
    """Reads one document of an invented volume."""
    return Reading(tmp_path / "v.xml")


class Reading:
    """One document, by its inner markup and the attributes of its division."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, inner: str, attributes: str = "") -> tuple[RawCable, Cable]:
        self.path.write_text(
            VOLUME.format(f'<div type="document" xml:id="d1" n="1" {attributes}>{inner}</div>'), "utf-8"
        )
        (raw,) = read_cables(self.path)
        assert isinstance(raw, RawCable)
        cable, issues = parse_cable(raw)
        assert issues == ()
        assert cable.id == "frus1901v02/d1"
        return raw, cable


OLD = """<head>No. 1<lb/><hi rend="italic">{head}</hi></head>
<opener><seg rend="left">611.57/3–453: {filed}</seg>""" + DATED + """</opener>
<p><hi rend="smallcaps">top secret priority</hi></p><p>812. Text goes on.</p><p>More.</p>"""  # fmt: skip


@pytest.mark.parametrize(
    ("head", "sender", "addressee", "posts"),
    [
        ("The Ambassador in Norway (Bramble) to the Secretary of State", "Ambassador in Norway (Bramble)",
         "Secretary of State", ("post:oslo", "post:state")),
        ("The Acting Secretary of State to the Embassy in Norway", "Acting Secretary of State", "Embassy in Norway",
         ("post:state", "post:oslo")),
        ("The Consul at Naples (Quill) to the Department of State", "Consul at Naples (Quill)", "Department of State",
         ("post:naples", "post:state")),
    ],
)  # fmt: skip
def test_heads_of_telegrams_before_1955(
    head: str, sender: str, addressee: str, posts: tuple[str, str], read: Reading
) -> None:
    raw, cable = read(OLD.format(head=head, filed="Telegram"))
    assert (cable.kind, raw.given["subkind"], raw.given["telegram"]) == ("cable", "telegram", "812")
    assert cable.origin is not None
    assert (cable.origin.name, cable.origin.post) == (sender, posts[0])
    assert [(one.name, one.post) for one in cable.addressees] == [(addressee, posts[1])]
    assert raw.given["date"] == "1953-03-04"
    assert raw.given["title"] == head


@pytest.mark.parametrize(
    ("filed", "kind", "subkind"),
    [
        ("Circular telegram", "cable", "telegram"),
        ("Airgram", "document", "airgram"),
        ("Despatch", "document", "despatch"),
        ("Instruction", "document", "other"),
    ],
)
def test_the_file_number_says_what_a_document_is(filed: str, kind: str, subkind: str, read: Reading) -> None:
    raw, cable = read(OLD.format(head="The Secretary of State to the Embassy in Norway", filed=filed))
    assert (cable.kind, raw.given["subkind"]) == (kind, subkind)


@pytest.mark.parametrize(
    ("head", "sender", "addressee"),
    [
        ("1. Memorandum by the Assistant Secretary (Quill) to the Secretary of State", "Assistant Secretary (Quill)",
         "Secretary of State"),
        ("1. Memorandum of Conversation, by the Director of Ferries (Quill)", "Director of Ferries (Quill)", ""),
        ("[1] Airgram A–12 From the Embassy in Norway to the Department of State", "Embassy in Norway",
         "Department of State"),
        ("1. Letter From Minister Bramble to President Quill", "Minister Bramble", "President Quill"),
        ("1. Editorial Note", "", ""),
    ],
)  # fmt: skip
def test_who_wrote_to_whom(head: str, sender: str, addressee: str, read: Reading) -> None:
    raw, _ = read(f"<head>{head}</head>{DATED}<p>Text.</p>")
    assert (raw.given.get("from", ""), raw.given.get("to", "")) == (sender, addressee)


@pytest.mark.parametrize("form", ["{}", '<gloss type="to">{}</gloss>'])
def test_several_posts_are_several_addressees(form: str, read: Reading) -> None:
    names = ["Department of State", "Embassy in Peru", "Mission to the United Nations"]
    one, two, three = map(form.format, names)
    head = f"1. Telegram From the Embassy in Norway to the {one}, the {two}, and the {three}"
    _, cable = read(f"<head>{head}</head>{DATED}<p>Text.</p>")
    found = [(address.name, address.post) for address in cable.addressees]
    assert found == list(zip(names, ["post:state", "post:lima", "post:usun-new-york"], strict=True))


BOUNDS = 'frus:doc-dateTime-min="1978-01-02T00:00:00-05:00" frus:doc-dateTime-max="1978-01-09T23:59:59-05:00"'


@pytest.mark.parametrize(
    ("date", "attributes", "day", "low", "high"),
    [
        ('<date when="1978-01-05">', BOUNDS, "1978-01-05", "1978-01-02T00:00:00-05:00", "1978-01-09T23:59:59-05:00"),
        ("<date>", BOUNDS, "1978-01-02T00:00:00-05:00", "1978-01-02T00:00:00-05:00", "1978-01-09T23:59:59-05:00"),
        ('<date from="1978-01-02" to="1978-01-04">', "", "1978-01-02", "1978-01-02", "1978-01-04"),
        ('<date notBefore="1978-01-02" notAfter="1978-01-04">', "", "1978-01-02", "1978-01-02", "1978-01-04"),
        ('<date notAfter="1978-01-04">', "", "1978-01-04", "1978-01-04", "1978-01-04"),
        ('<date when="1978-01-05T15:15:00Z" calendar="gregorian">', "", *["1978-01-05T15:15:00Z"] * 3),
        ("<date>", "", "", "", ""),
    ],
)
def test_dates(date: str, attributes: str, day: str, low: str, high: str, read: Reading) -> None:
    dateline = f"<dateline><placeName>Oslo</placeName>, {date}as printed</date></dateline>"
    raw, cable = read(f"<head>1. Letter From A to B</head>{dateline}<p>Text.</p>", attributes)
    assert [raw.given.get(key, "") for key in ("date", "date_min", "date_max")] == [day, low, high]
    assert raw.given["date_written"] == "as printed"
    assert (cable.sent.date().isoformat() if cable.sent else "") == day[:10]


@pytest.mark.parametrize(
    ("line", "date", "place"),
    [
        ("Oslo, June 3, 1975, 2035Z.", "1975-06-03T20:35:00Z", "Oslo"),
        ("Oslo, June 3, 1975.", "1975-06-03", "Oslo"),
        ("Oslo, June 31, 1975.", "", ""),
        ("It rained, June 3.", "", ""),
    ],
)
def test_a_dateline_may_be_a_paragraph_set_to_the_right(line: str, date: str, place: str, read: Reading) -> None:
    head = "<head>1. Telegram 34 From the Embassy in Norway to the Department of State</head>"
    raw, cable = read(f'{head}<p rend="right">{line}</p><p>34. Text.</p>')
    assert (raw.given.get("date", ""), raw.given.get("place", "")) == (date, place)
    assert line in cable.text


ATTACHED = """<head>1. Memorandum From Ada Bramble to Otto Quill</head><dateline><date>undated</date></dateline>
<p>Text.</p><closer><signed>Ada Bramble<lb/>Minister</signed></closer><frus:attachment xml:id="d1a1">
<head>Tab A<lb/>Paper</head><dateline><placeName>Lima</placeName>, <date when="1977-01-01">January 1</date></dateline>
<p>Tab text.</p><closer><signed>Nils Tangle</signed></closer></frus:attachment>"""


def test_an_attachment_neither_dates_nor_signs_its_document(read: Reading) -> None:
    raw, cable = read(ATTACHED)
    assert (cable.sent, raw.given["date_written"], raw.given.get("place", "")) == (None, "undated", "")
    assert [(one.name, one.span.of(cable.text)) for one in cable.signed_by] == [("Ada Bramble", "Ada Bramble")]
    assert "Tab text." in cable.text


def test_a_signature_stands_above_its_postscript(read: Reading) -> None:
    closer = "<closer>With best wishes,<signed><hi>Ada Bramble</hi><note n='1'>By hand.</note></signed></closer>"
    after = "<postscript><p>P.S. More boats.</p></postscript>"
    opener = f"<opener>{DATED}<salute>Dear Otto:</salute></opener>"
    _, cable = read(f"<head>1. Letter From Ada Bramble to Otto Quill</head>{opener}<p>Text.</p>{closer}{after}")
    assert [one.name for one in cable.signed_by] == ["Ada Bramble"]
    assert cable.text.index("Dear Otto:") < cable.text.index("Text.") < cable.text.index("P.S. More boats.")


def test_lists_without_a_type_say_by_their_heads_what_they_are(read: Reading) -> None:
    raw, _ = read(f"""<head>1. Minutes of a Meeting</head>{DATED}
    <list type="simple"><head>TO:</head><item>The Minister</item></list><list><head>From</head><item>Otto Quill</item>
    </list><list><head>SUBJECT</head><item>Boats</item></list><list><head>PRESENT</head><item>Mr. Tangle—Pilot</item>
    <item><hi rend="italic">Norway</hi><list><item>Ada Bramble, Minister</item></list></item></list><p>x</p>""")
    assert [raw.given[key] for key in ("to", "from", "subject")] == ["The Minister", "Otto Quill", "Boats"]
    found = json.loads(raw.given["participants"])
    assert [(one["name"], one["side"]) for one in found] == [("Mr. Tangle", ""), ("Ada Bramble", "Norway")]


def test_names_with_other_ids_and_with_notes_inside(read: Reading) -> None:
    raw, cable = read(f"""<head>1. Editorial Note</head>{DATED}<p>On that day
    <persName corresp="#p_Bramble_A">Ada<note n="1">Or Adah.</note> Bramble</persName> met
    <persName corresp="#Quill">Quill</persName>; <gloss corresp="#t_DUES">dues</gloss>, <del>struck</del>
    <supplied>words</supplied> <seg rend="x">and</seg> <placeName>Oslo</placeName>.</p>""")
    mentions = json.loads(raw.given["persons"])
    assert [(one["id"], cable.text[one["start"] : one["end"]]) for one in mentions] == [
        ("p_Bramble_A", "Ada Bramble"),
        ("Quill", "Quill"),
    ]
    assert "met Quill; dues, struck words and Oslo.\n\n[Footnote 1] Or Adah." in cable.text
    assert {one["name"] for one in json.loads(raw.given["people"]).values()} == {"Bramble, Ada", "Quill, Otto"}


def test_references_to_footnotes_volumes_and_pages_of_the_web(read: Reading) -> None:
    _, cable = read(f"""<head>1. Editorial Note</head>{DATED}<p>See <ref target="#d2fn3">footnote 3</ref>,
    <ref target="#d1fn1">above</ref>, <ref target="frus1901v03#d7">vol. III</ref>, <ref target="frus1901v04">IV</ref>,
    <ref target="https://history.state.gov/historicaldocuments/frus1901v01/d5">vol. I</ref>,
    <ref target="https://example.org/a">a page</ref>, <ref>nothing</ref>.</p>""")
    assert [reference.target for reference in cable.references] == [
        "frus1901v02/d2",
        "frus1901v03/d7",
        "frus1901v04",
        "frus1901v01/d5",
        "https://example.org/a",
    ]


@pytest.mark.parametrize(
    "inner",
    [
        "", "<head/>", "<p/>", "<head>1</head>", "<p>No head.</p>", "<note>Lone.</note>", "<list/>", "<opener/>",
        "<closer><signed/></closer>", "<head><note n='1'>Only a note.</note></head>", "<dateline/>",
        "<list type='participants'/>",
    ],
)  # fmt: skip
def test_documents_of_next_to_nothing_are_read(inner: str, read: Reading) -> None:
    _, cable = read(inner)
    assert cable.sent is None
    assert cable.signed_by == ()


def test_a_document_inside_a_document_is_read_apart(tmp_path: Path) -> None:
    inner = '<div type="document" xml:id="d2"><head>2. Letter</head><p>Inside.</p></div>'
    outer = f'<div type="document" xml:id="d1"><head>1. Letter</head><p>Outside.</p>{inner}</div>'
    (tmp_path / "v.xml").write_text(VOLUME.format(outer), "utf-8")
    texts = [raw.text for raw in read_cables(tmp_path / "v.xml") if isinstance(raw, RawCable)]
    assert texts == ["1. Letter\n\nOutside.", "2. Letter\n\nInside."]
