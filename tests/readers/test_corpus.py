"""Real files: seeds, published pages and three FRUS volumes, the last read a second time with the standard library."""

import csv
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphkit.model import Issue, RawCable
from graphkit.readers import read_cables, read_persons

pytestmark = pytest.mark.corpus


def raws_of(path: Path) -> list[RawCable]:
    """The cables at a path, which must have no issues."""
    found = list(read_cables(path))
    assert [item for item in found if isinstance(item, Issue)] == []
    return [item for item in found if isinstance(item, RawCable)]


def test_the_seeds(shared: Path) -> None:
    raws = raws_of(shared / "seeds")
    assert [raw.source.reader for raw in raws] == ["page-text", "markdown", "markdown"]
    for raw in raws:
        assert raw.text.encode() == Path(raw.source.path).read_bytes()
    assert {key: raws[0].given[key] for key in ("id", "created", "classification", "origin")} == {
        "id": "09TOKYO1185",
        "created": "2009-05-26 07:41:00",
        "classification": "CONFIDENTIAL",
        "origin": "Embassy Tokyo",
    }
    assert raws[0].given["tags"].split() == ["ELAB", "KTIP", "PGOV", "PHUM", "JA"]


def test_the_pages_agree_with_their_index(shared: Path) -> None:
    raws = raws_of(shared / "corpora" / "cable_pages")
    with (shared / "corpora" / "cable_pages_index.csv").open(encoding="utf-8") as stream:
        index = {row["mrn"]: row for row in csv.DictReader(stream)}
    assert len(raws) == len(index) == 240
    for raw in raws:
        row = index[raw.given["id"]]
        assert Path(raw.source.path).name == row["file"]
        assert [raw.given[key] for key in ("created", "classification", "origin")] == [
            row[key] for key in ("created", "classification", "origin")
        ]
        assert "subject" in raw.given or raw.given["id"] == "06KABUL3934"  # its page has an empty title
        assert "<a " not in raw.text and "&#x" not in raw.text
        assert raw.text.startswith("VZCZC") == (row["header_kind"] == "vzczc")


# ------------------------------------------------------------------------------- a second reading of the FRUS markup

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
VOLUMES = ["frus1952-54Guat", "frus1969-76v20", "frus1969-76ve09p1"]


class Document:
    """One document as ElementTree reads it, with the parents that it lacks."""

    def __init__(self, root: ET.Element) -> None:
        self.root = root
        self.parent = {child: above for above in root.iter() for child in above}

    def in_note(self, element: ET.Element) -> ET.Element | None:
        """The note around an element."""
        while element is not self.root:
            element = self.parent[element]
            if element.tag == TEI + "note":
                return element
        return None

    def texts(self, element: ET.Element, *skip: str) -> Iterator[str]:
        """Text without notes and the elements named."""
        yield element.text or ""
        for child in element:
            if child.tag.removeprefix(TEI) not in ("note", *skip):
                yield from self.texts(child, *skip)
            yield child.tail or ""

    def line(self, element: ET.Element, *skip: str) -> str:
        """The same on one line."""
        return " ".join("".join(self.texts(element, *skip)).split())


@pytest.fixture(scope="module", params=VOLUMES)
def volume(request: pytest.FixtureRequest, shared: Path) -> tuple[str, list[RawCable], list[Document]]:
    """A volume's name, our documents, and those of the second reading."""
    path = shared / "corpora" / "frus" / f"{request.param}.xml"
    found = [div for div in ET.parse(path).getroot().iter(TEI + "div") if div.get("type") == "document"]
    return request.param, raws_of(path), [Document(div) for div in found]


Volume = tuple[str, list[RawCable], list[Document]]


def test_every_document(volume: Volume) -> None:
    name, raws, documents = volume
    assert [raw.given["id"] for raw in raws] == [f"{name}/{document.root.get(ID)}" for document in documents]
    assert len(raws) in (287, 332, 128)


def test_every_date_and_place(volume: Volume) -> None:
    _, raws, documents = volume
    for raw, document in zip(raws, documents, strict=True):
        lines = [*document.root.iter(TEI + "dateline")]
        if not lines and raw.given.get("date"):  # a paragraph set to the right says it
            assert raw.given["date_written"] in raw.text
            continue
        dates = [date for line in lines for date in line.iter(TEI + "date")]
        dated = [date for date in dates if date.get("when") or date.get("from")]
        stated = (dated[0].get("when") or dated[0].get("from")) if dated else None
        assert raw.given.get("date") == stated
        if dated and dated[0].get("to"):
            assert raw.given["date_max"] == dated[0].get("to")
        places = [place for line in lines for place in line.iter(TEI + "placeName")]
        assert raw.given.get("place", "") == "; ".join(document.line(place) for place in places)


def test_every_sender_and_addressee(volume: Volume) -> None:
    _, raws, documents = volume
    mended = 0
    for raw, document in zip(raws, documents, strict=True):
        head = document.root.find(TEI + "head")
        assert head is not None
        marked = {
            role: [
                document.line(part)
                for part in head.iter()
                if part.get("type") == role and part.tag != TEI + "note" and document.in_note(part) is None
            ]
            for role in ("from", "to")
        }
        if len(marked["from"]) > 1 and not marked["to"]:  # encoded so by mistake: the second is the addressee
            marked = {"from": marked["from"][:1], "to": marked["from"][1:]}
            mended += 1
        for role, words in marked.items():
            if words:
                assert raw.given[role] == "; ".join(words)
    assert mended <= 5


def test_every_participant_with_sides(volume: Volume) -> None:
    _, raws, documents = volume
    for raw, document in zip(raws, documents, strict=True):
        expected: list[tuple[str, str]] = []
        names: set[str] = set()
        for listing in document.root.iter(TEI + "list"):
            if listing.get("type") == "participants":
                expected += [pair for item in listing.iter(TEI + "item") for pair in _people(document, item)]
                names |= {document.line(item, "list") for item in listing.iter(TEI + "item")}
        found = json.loads(raw.given.get("participants", "[]"))
        pairs = [(person["id"], person["name"]) for person in found if person["id"]]
        if expected:
            assert pairs[: len(expected)] == expected
        sides = {person["side"] for person in found} | {person["group"] for person in found}
        written = {person["written"] for person in found}
        assert names <= sides | written | {""}


def _people(document: Document, item: ET.Element) -> list[tuple[str, str]]:
    """Ids and names marked on an item's own line."""
    return [
        (str(name.get("corresp")).removeprefix("#"), document.line(name))
        for name in item.iter(TEI + "persName")
        if name.get("corresp") and document.in_note(name) is None and _item_of(document, name) is item
    ]


def _item_of(document: Document, element: ET.Element) -> ET.Element:
    while element.tag != TEI + "item":
        element = document.parent[element]
    return element


def test_every_cross_reference(volume: Volume) -> None:
    name, raws, documents = volume
    for raw, document in zip(raws, documents, strict=True):
        expected = []
        for ref in document.root.iter(TEI + "ref"):
            target = str(ref.get("target"))
            note = document.in_note(ref)
            book, _, place = target.partition("#")
            normal = target if "://" in target or not place else f"{book or name}/{place}"
            expected.append((normal, "" if note is None else note.get("n") or "*"))
        found = [(ref["target"], ref["note"]) for ref in json.loads(raw.given.get("references", "[]"))]
        assert found == expected


def test_text_has_every_word_and_no_note_inside(volume: Volume) -> None:
    _, raws, documents = volume
    for raw, document in zip(raws, documents, strict=True):
        notes_start = int(raw.given["notes_start"])
        running = "".join(raw.text[:notes_start].replace(" | ", "").split())
        assert running == "".join("".join(document.texts(document.root)).split())
        every = sum(1 for note in document.root.iter(TEI + "note"))
        assert len(re.findall(r"^\[Footnote [\w*]+\] ", raw.text[notes_start:], re.MULTILINE)) == every


def test_every_marked_name_is_where_it_says(volume: Volume) -> None:
    _, raws, documents = volume
    for raw, document in zip(raws, documents, strict=True):
        marked = [part for part in document.root.iter() if str(part.get("corresp")).startswith("#p_")]
        inside = sorted((str(part.get("corresp"))[1:], document.line(part)) for part in marked)
        mentions = json.loads(raw.given.get("persons", "[]"))
        found = sorted((m["id"], " ".join(raw.text[m["start"] : m["end"]].split())) for m in mentions)
        assert found == inside


@pytest.mark.parametrize("name", VOLUMES)
def test_every_listed_person(name: str, shared: Path) -> None:
    path = shared / "corpora" / "frus" / f"{name}.xml"
    lists = [part for part in ET.parse(path).getroot().iter(TEI + "list") if part.get("type") == "names"]
    expected = {str(part.get(ID)) for listing in lists for part in listing.iter(TEI + "persName") if part.get(ID)}
    people = read_persons(path)
    assert set(people) == expected
    assert sum(1 for person in people.values() if person.description) > 0.9 * len(people)
