"""FRUS volumes: what the markup states, and hostile or damaged XML."""

import json
from pathlib import Path
from typing import Any

import pytest

from graphkit.model import Issue, RawCable
from graphkit.readers import Limits, read_cables, read_persons

NAMESPACES = ["http://history.state.gov/ns/1.0", "http://history.state.gov/frus/ns/1.0"]
VOLUME = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="../x.rnc"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/ns/1.0">
<teiHeader><fileDesc><publicationStmt><idno type="isbn">1</idno><idno type="frus">frus1901v09</idno></publicationStmt>
</fileDesc></teiHeader>
<text><front><div type="section" xml:id="persons"><list type="names">
  <item><hi rend="strong"><persName xml:id="p_BA1">Bramble, Ada</persName>,</hi> Minister of
     Ferries from 1899</item>
  <item><persName xml:id="p_QO_1">Quill, Otto</persName>: <gloss>US</gloss> envoy</item>
  <item>No name, a line of the editor's</item></list></div></front>
<body><div type="chapter" xml:id="ch1"><head>Ferries</head>
<div type="document" xml:id="d1" n="1" frus:doc-dateTime-min="1901-03-04T10:00:00-05:00"
     frus:doc-dateTime-max="1901-03-04T11:00:00-05:00">
  <head>1. Telegram 44/Secto 5 From the <gloss type="from">Legation
     in Norway</gloss> to the <gloss type="to">Department of State</gloss><note n="1" type="source">Source:
     Box 7. Drafted by <persName corresp="#p_QO_1">Quill</persName>.
     Repeated to Lisbon.</note></head>
  <dateline><placeName>Christiania</placeName>, <date when="1901-03-04T15:30:00Z">March 4,
     1901</date>.</dateline>
  <p>Ref: Lisbon 12.<note n="2" xml:id="d1fn2">See <ref target="#d2">Document 2</ref> and
     <ref target="frus1901v01#d5">vol. I</ref>; <ref target="https://example.org/a">web</ref>.</note> Text goes
     <pb n="3" xml:id="pg_3"/>on, said <persName corresp="#p_BA1"> Ada
     Bramble</persName>.</p>
  <list><item>a) first</item><item>b) second</item></list>
  <table><row><cell>1</cell><cell>2</cell></row></table>
  <p>[<hi rend="italic">less than 1 line not declassified</hi>]</p>
  <closer><signed><persName corresp="#p_QO_1">Quill</persName></signed></closer>
</div>
<div type="document" xml:id="d2" n="2">
  <head>2. Memorandum of Conversation</head>
  <dateline><placeName>Oslo</placeName>, <date from="1901-05-01" to="1901-05-03">May 1-3</date></dateline>
  <list type="participants"><head>PARTICIPANTS</head>
    <item><hi rend="italic">Norway</hi><list>
       <item><persName corresp="#p_BA1">Ada Bramble</persName>, Minister<note n="1">Late.</note></item>
       <item><hi rend="italic">Harbour Board</hi></item><item>Nils Tangle, Pilot</item></list></item>
    <item><hi rend="italic">United States</hi></item>
    <item>Mr. <persName corresp="#p_QO_1">Quill</persName> and <persName>Ivo Brack</persName></item>
    <item>[<hi rend="italic">name not declassified</hi>]</item></list>
  <list><head>ALSO PRESENT</head><item>An interpreter</item></list>
  <list type="subject"><head>SUBJECT</head><item>Ferry dues</item></list>
  <p>They met. See <ref target="#d1">Document 1</ref>.</p>
</div>
<div type="document" xml:id="d3" n="3"><head>3. Telegram From the <gloss type="from">Embassy in Peru</gloss> to the
  <gloss type="from">Department of State</gloss></head><dateline><date>undated</date></dateline>
  <p>[Source: Box 9. Not declassified.]</p></div>
</div></body></text></TEI>
"""


def read(path: Path, text: str, limits: Limits | None = None) -> tuple[list[RawCable], list[Issue]]:
    """Documents and issues of a volume with this text."""
    path.write_text(text, "utf-8")
    found = list(read_cables(path, limits=limits or Limits()))
    return [f for f in found if isinstance(f, RawCable)], [f for f in found if isinstance(f, Issue)]


@pytest.fixture(params=NAMESPACES)
def documents(request: pytest.FixtureRequest, tmp_path: Path) -> list[RawCable]:
    """The volume's documents, whichever namespace its own attributes have."""
    raws, issues = read(tmp_path / "v", VOLUME.replace(NAMESPACES[0], request.param))
    assert issues == []
    return raws


def test_text_runs_without_its_notes(documents: list[RawCable]) -> None:
    raw = documents[0]
    assert raw.text == (
        "1. Telegram 44/Secto 5 From the Legation in Norway to the Department of State\n\n"
        "Christiania, March 4, 1901.\n\n"
        "Ref: Lisbon 12. Text goes on, said Ada Bramble.\n\n"
        "a) first\nb) second\n\n1 | 2\n\n[less than 1 line not declassified]\n\nQuill\n\n"
        "[Footnote 1] Source: Box 7. Drafted by Quill. Repeated to Lisbon.\n"
        "[Footnote 2] See Document 2 and vol. I; web."
    )
    assert raw.text[int(raw.given["text_start"]) :].startswith("Ref: Lisbon")
    assert raw.text[int(raw.given["notes_start"]) :].startswith("[Footnote 1]")


def test_marked_names_point_into_the_text(documents: list[RawCable]) -> None:
    raw = documents[0]
    mentions = json.loads(raw.given["persons"])
    assert [(m["id"], raw.text[m["start"] : m["end"]]) for m in mentions] == [
        ("p_BA1", "Ada Bramble"),
        ("p_QO_1", "Quill"),
        ("p_QO_1", "Quill"),
    ]
    assert json.loads(raw.given["people"]) == {
        "p_BA1": {"name": "Bramble, Ada", "description": "Minister of Ferries from 1899"},
        "p_QO_1": {"name": "Quill, Otto", "description": "US envoy"},
    }


EXPECTED: list[tuple[int, dict[str, str]]] = [
    (
        0,
        {
            "id": "frus1901v09/d1",
            "kind": "cable",
            "subkind": "telegram",
            "telegram": "44/Secto 5",
            "from": "Legation in Norway",
            "to": "Department of State",
            "date": "1901-03-04T15:30:00Z",
            "date_min": "1901-03-04T10:00:00-05:00",
            "date_max": "1901-03-04T11:00:00-05:00",
            "date_source": "when",
            "place": "Christiania",
            "source_note": "Source: Box 7. Drafted by Quill. Repeated to Lisbon.",
        },
    ),
    (
        1,
        {
            "id": "frus1901v09/d2",
            "kind": "document",
            "subkind": "memcon",
            "subject": "Ferry dues",
            "date": "1901-05-01",
            "date_min": "1901-05-01",
            "date_max": "1901-05-03",
            "date_source": "from-to",
        },
    ),
    (
        2,
        {
            "from": "Embassy in Peru",
            "to": "Department of State",
            "date_written": "undated",
            "source_note": "Source: Box 9. Not declassified.",
        },
    ),
]


@pytest.mark.parametrize(("number", "facts"), EXPECTED)
def test_what_the_head_states(number: int, facts: dict[str, str], documents: list[RawCable]) -> None:
    given = documents[number].given
    assert {key: given[key] for key in facts} == facts
    assert documents[2].given.get("date") is None


def test_participants_with_sides(documents: list[RawCable]) -> None:
    found = json.loads(documents[1].given["participants"])
    assert [(p["name"], p["id"], p["side"], p["group"]) for p in found] == [
        ("Ada Bramble", "p_BA1", "Norway", "Norway"),
        ("Nils Tangle", "", "Norway", "Harbour Board"),
        ("Quill", "p_QO_1", "United States", "United States"),
        ("Ivo Brack", "", "United States", "United States"),
        ("[name not declassified]", "", "United States", "United States"),
        ("An interpreter", "", "", ""),
    ]
    assert found[0]["written"] == "Ada Bramble, Minister"


def test_references_have_their_volume_and_note(documents: list[RawCable]) -> None:
    assert json.loads(documents[0].given["references"]) == [
        {"target": "frus1901v09/d2", "text": "Document 2", "note": "2"},
        {"target": "frus1901v01/d5", "text": "vol. I", "note": "2"},
        {"target": "https://example.org/a", "text": "web", "note": "2"},
    ]
    assert json.loads(documents[1].given["references"])[0]["note"] == ""


def test_the_list_of_persons(tmp_path: Path) -> None:
    (tmp_path / "v").write_text(VOLUME, "utf-8")
    assert {key: person.name for key, person in read_persons(tmp_path / "v").items()} == {
        "p_BA1": "Bramble, Ada",
        "p_QO_1": "Quill, Otto",
    }


# ------------------------------------------------------------------------------------------------- damaged and hostile


def codes(found: tuple[list[RawCable], list[Issue]]) -> tuple[int, list[str]]:
    """How many documents, and the issues' codes."""
    return len(found[0]), [issue.code for issue in found[1]]


def with_doctype(subset: str, text: str = "They met.") -> str:
    """The volume with a document type declaration, and a use of an entity."""
    declared = VOLUME.replace("<TEI ", f"<!DOCTYPE TEI {subset}>\n<TEI ", 1)
    return declared.replace(text, text + " &bomb; &file;")


BOMB = '[<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{inner};" * 10}">' for inner, name in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    "subset",
    [
        pytest.param(BOMB + '<!ENTITY bomb "&j;">]', id="billion laughs"),
        pytest.param('[<!ENTITY file SYSTEM "file:///etc/hostname">]', id="file"),
        pytest.param('[<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]', id="network"),
        pytest.param('[<!ENTITY file "]>"><!ENTITY bomb "x">]', id="a bracket in a value"),
    ],
)
def test_entities_are_never_expanded(subset: str, tmp_path: Path) -> None:
    raws, issues = read(tmp_path / "v", with_doctype(subset))
    assert "entity" in [issue.code for issue in issues]
    assert all(issue.where == str(tmp_path / "v") for issue in issues)
    assert all(len(raw.text) < 2_000 for raw in raws)
    assert not any(Path("/etc/hostname").read_text().strip() in raw.text for raw in raws)


def test_repeated_ids_do_not_cost_the_volume(tmp_path: Path) -> None:
    doubled = VOLUME.replace('xml:id="d1fn2"', 'xml:id="pg_3"').replace('xml:id="d3"', 'xml:id="d2"')
    raws, issues = read(tmp_path / "v", doubled)
    assert (len(raws), issues) == (3, [])


@pytest.mark.parametrize("cut", [900, 1_500, 2_500, 3_000])
def test_a_truncated_volume_gives_what_it_has(cut: int, tmp_path: Path) -> None:
    raws, issues = read(tmp_path / "v", VOLUME[:cut])
    assert "xml" in [issue.code for issue in issues]
    assert "line" in issues[0].message
    assert len(raws) == VOLUME[:cut].count('type="document"')


def test_a_volume_without_documents(tmp_path: Path) -> None:
    assert codes(read(tmp_path / "v", '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>')) == (0, ["not-a-cable"])


@pytest.mark.parametrize("opening", ["<p>", "<list><item>", "<hi>", "<note>", '<persName corresp="#p_A">'])
def test_deep_nesting_ends(opening: str, tmp_path: Path) -> None:
    deep = VOLUME.replace("They met.", opening * 20_000 + "deep")
    raws, _ = read(tmp_path / "v", deep)
    assert raws


def test_a_volume_in_utf16_that_claims_utf8(tmp_path: Path) -> None:
    (tmp_path / "v").write_text(VOLUME, "utf-16")
    found: list[Any] = list(read_cables(tmp_path / "v"))
    assert [raw.given["id"] for raw in found] == ["frus1901v09/d1", "frus1901v09/d2", "frus1901v09/d3"]
