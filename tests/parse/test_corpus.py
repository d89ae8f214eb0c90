"""Real texts, where they are at hand: the seeds in full, the published pages against their own tables."""

import csv
import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from graphkit.model import Cable, Issue, Part, RawCable, Source
from graphkit.parse import canonical_id, parse_cable
from graphkit.readers import read_cables

pytestmark = pytest.mark.corpus
SEEDS = ("000_029cf84017b3726f.txt", "002_aef871e314f1f76f.txt", "003_59d35f6507426185.txt")


def _seed(shared: Path, name: str) -> tuple[Cable, tuple[Issue, ...], dict[str, Any]]:
    gold = json.loads((shared / "gold" / "seeds.json").read_text("utf-8"))
    text = (shared / "seeds" / name).read_text("utf-8")
    cable, issues = parse_cable(RawCable(Source("cable-text", name), text))
    return cable, issues, next(entry for entry in gold["cables"] if entry["file"] == name)


@pytest.mark.parametrize("name", SEEDS)
def test_every_head_field_of_the_seeds(shared: Path, name: str) -> None:
    cable, issues, gold = _seed(shared, name)
    assert issues == ()
    assert (cable.id, cable.classification) == (gold["canonical_id"], gold["classification"])
    assert cable.sent is not None
    assert cable.sent.strftime("%Y-%m-%dT%H:%M:%SZ") == gold["datetime_utc"]
    assert list(cable.captions) == gold["captions"]
    assert cable.subject is not None
    assert cable.subject.value == gold["subject"]
    assert cable.origin is not None
    assert cable.origin.name == gold["from"]["name_as_written"]
    assert cable.origin.routing_indicator == gold["from"]["routing_indicator"]
    assert [(a.role.value, a.routing_indicator, a.name, a.precedence, a.message_number) for a in cable.addressees] == [
        (a["action_or_info"], a["routing_indicator"], a["name_as_written"], a["precedence"], a["message_number"])
        for a in gold["addressees"]
    ]
    assert [{"tag": t.tag, "kind": t.kind.value, "country": t.country} for t in cable.tags] == [
        {"country": None, **tag} for tag in gold["tags"]
    ]
    assert cable.declassification is not None
    assert cable.declassification.order == gold["eo12958"]["order"]
    assert str(cable.declassification.on) == gold["eo12958"]["declassify_on"]
    (by,) = cable.classified_by
    expected = gold["classified_by"]
    assert (by.name, by.role) == (expected["name_as_written"], expected["role_as_written"])
    assert list(by.reasons) == expected["reasons"]
    assert [s.name for s in cable.signed_by] == ([gold["signature"]["as_written"]] if gold["signature"] else [])
    assert [r.target for r in cable.references if r.where == "ref_line"] == [
        r["canonical_id"] for r in gold["references"]
    ]
    assert {r.target for r in cable.references if r.where == "body"} == {
        r["resolves_to"] for r in gold.get("in_text_references", [])
    }


@pytest.mark.parametrize("name", SEEDS)
def test_every_paragraph_and_heading_of_the_seeds(shared: Path, name: str) -> None:
    cable, _, gold = _seed(shared, name)
    assert [(p.number, p.marking, p.span.start, p.span.end) for p in cable.paragraphs] == [
        (p["number"], p["marking"], p["start"], p["end"]) for p in gold["paragraphs"]
    ]
    headings = [s.span.of(cable.text).lstrip("# ") for s in cable.sections if s.part is Part.HEADING]
    assert [heading.split("\n")[0] for heading in headings] == gold["section_headings"]
    notes = [s.span for s in cable.sections if s.part is Part.BLOCK and s.name == "note"]
    assert [(span.start, span.end) for span in notes] == [
        (b["start"], b["end"]) for b in gold["inline_blocks"] if b["kind"] == "NOTE"
    ]


@lru_cache(maxsize=1)
def _pages(shared: Path) -> list[tuple[RawCable, Cable, tuple[Issue, ...]]]:
    raws = (raw for raw in read_cables(shared / "corpora" / "cable_pages") if isinstance(raw, RawCable))
    return [(raw, *parse_cable(raw)) for raw in raws]


def _table(shared: Path) -> dict[str, dict[str, str]]:
    with (shared / "corpora" / "cable_pages_index.csv").open(encoding="utf-8", newline="") as lines:
        return {row["mrn"]: row for row in csv.DictReader(lines)}


def test_the_pages_agree_with_their_tables(shared: Path) -> None:
    pages, table = _pages(shared), _table(shared)
    assert len(pages) == 240
    for _, cable, _ in pages:
        row = table[cable.id]
        assert cable.sent is not None
        assert cable.sent.strftime("%Y-%m-%d") == row["created"][:10]
        assert cable.classification == row["classification"]
        assert cable.origin is not None
        assert cable.origin.post is not None


def test_the_texts_alone_say_what_the_tables_say(shared: Path) -> None:
    table = _table(shared)
    with_envelope = 0
    for raw, _, _ in _pages(shared):
        cable, _ = parse_cable(RawCable(raw.source, raw.text))
        if cable.sent_source != "dtg":
            continue
        with_envelope += 1
        stated = canonical_id(raw.given["id"])
        assert cable.id == stated
        row = table[str(stated)]
        assert cable.sent is not None
        assert cable.sent.strftime("%Y-%m-%d") == row["created"][:10]
    assert with_envelope >= 200


def test_nearly_every_character_is_read(shared: Path) -> None:
    pages = _pages(shared)
    unread = sum(
        issue.span.end - issue.span.start
        for _, _, issues in pages
        for issue in issues
        if issue.code == "unread" and issue.span
    )
    assert unread <= 0.005 * sum(len(cable.text) for _, cable, _ in pages)


def _citations(shared: Path) -> Iterator[tuple[str, str, str]]:
    with (shared / "gold" / "references_dev.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield row["mrn"], str(canonical_id(row["cited"])), row["seen_in"]


@pytest.mark.parametrize(("where", "least"), [("ref_block", 0.97), ("body", 0.9)])
def test_the_cited_cables_are_found(shared: Path, where: str, least: float) -> None:
    """Three of 145 in the REF block are no misses: RPO Dubai listed as Dubai too, and a serial of the year before."""
    cited = {cable.id: {reference.target for reference in cable.references} for _, cable, _ in _pages(shared)}
    wanted = [(own, target) for own, target, seen in _citations(shared) if seen == where]
    found = sum(target in cited[own] for own, target in wanted)
    assert found / len(wanted) >= least, f"{found} of {len(wanted)}"


def test_an_edition_is_read_whole(shared: Path) -> None:
    read = 0
    for raw in read_cables(shared / "corpora" / "frus" / "frus1952-54Guat.xml"):
        if isinstance(raw, RawCable):
            cable, issues = parse_cable(raw)
            read += 1
            assert cable.id == raw.given["id"]
            assert not [issue for issue in issues if issue.code == "unread"]
    assert read > 200
