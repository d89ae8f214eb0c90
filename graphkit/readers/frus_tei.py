"""FRUS volumes in TEI: each document with what its markup states of sender, addressee, date, people and references."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from graphkit.readers.base import Content, Found, Reader, raw_cable
from graphkit.readers.decode import decode
from graphkit.readers.tei_head import read_head
from graphkit.readers.tei_lists import read_participants, read_references
from graphkit.readers.tei_text import Flat, flatten
from graphkit.readers.tei_xml import ID, descendants, own_text, parse_xml

NAME = "frus-tei"
_VOLUME = re.compile(r"[\w.-]+")


class ListedPerson(NamedTuple):
    """One line of a volume's list of persons."""

    name: str
    description: str


def is_tei(content: Content) -> bool:
    """Whether the root element is TEI."""
    return re.search(r"<(?:\w{1,20}:)?TEI(?:\.2)?[\s>]", content.start[:8192]) is not None


def read(content: Content) -> Found:
    """Every document of the volume, whatever its kind; what the parser had to mend is an Issue."""
    root, problems = parse_xml(content.text)
    for problem in problems:
        yield content.place.issue(problem.code, problem.message)
    if root is None:
        return
    volume = read_volume_id(root) or Path(content.place.path).stem
    people = _people(root)
    number = 0
    for number, division in enumerate(_documents(root), start=1):
        document = division.get(ID) or division.get("n") or f"document-{number}"
        flat = flatten(division)
        given = {"id": f"{volume}/{document}", **read_head(division, flat)}
        given |= _facts(division, flat, volume, people)
        yield raw_cable(NAME, content.place.inside(document), flat.text, given)
    if not number:
        yield content.place.issue("not-a-cable", "a TEI file without a div of type document")


def read_volume_id(root: etree._Element) -> str:
    """The volume's id as its header gives it, such as ``frus1969-76v20``."""
    for element in descendants(root, "idno"):
        if element.get("type") == "frus":
            found = _VOLUME.search(element.text or "")
            return found[0] if found else ""
    return (root.get(ID) or "").strip()


def _documents(root: etree._Element) -> Iterator[etree._Element]:
    return (element for element in descendants(root, "div") if element.get("type") == "document")


def _facts(division: etree._Element, flat: Flat, volume: str, people: dict[str, ListedPerson]) -> dict[str, str]:
    mentioned = {mention.id for mention in flat.mentions}
    participants = read_participants(division)
    mentioned |= {person["id"] for person in participants if person["id"]}
    return {
        "text_start": str(flat.text_start),
        "notes_start": str(flat.notes_start),
        "participants": _json(participants),
        "persons": _json([mention._asdict() for mention in flat.mentions]),
        "people": _json({key: people[key]._asdict() for key in sorted(mentioned & people.keys())}),
        "references": _json(read_references(division, volume)),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""


def read_persons(path: str | Path) -> dict[str, ListedPerson]:
    """The list of persons of the volume at ``path``, by their ids there; empty where it has none or is no TEI."""
    root, _ = parse_xml(decode(Path(path).read_bytes()).text)
    return {} if root is None else _people(root)


def _people(root: etree._Element) -> dict[str, ListedPerson]:
    found = {}
    for listing in descendants(root, "list"):
        if listing.get("type") != "names":
            continue
        for item in descendants(listing, "item"):
            for name in descendants(item, "persName"):
                key = name.get(ID)
                if key:
                    found[key] = _listed(item, name)
    return found


def _listed(item: etree._Element, name: etree._Element) -> ListedPerson:
    called = own_text(name)
    rest = own_text(item).partition(called)[2]
    return ListedPerson(called.rstrip(" ,"), rest.lstrip(" ,;:"))


READER = Reader(NAME, is_tei, read)
