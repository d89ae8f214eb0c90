"""A scorer that cannot fail proves nothing: each kind of error has to cost."""

import copy
from pathlib import Path
from typing import Any

import pytest

import graphkit.extract as room
from graphkit.evaluate import score_cable, score_references, score_sentences
from graphkit.scoring import score_gold

GOLD = {
    "canonical_id": "07LISBON12",
    "datetime_utc": "2007-03-01T10:00:00Z",
    "classification": "SECRET",
    "from": {"name_as_written": "AMEMBASSY LISBON", "routing_indicator": "RUEHLI"},
    "addressees": [],
    "tags": [{"tag": "EFIS", "kind": "subject"}],
    "subject": "LIGHTHOUSES",
    "references": [{"canonical_id": "07STATE5"}],
    "classified_by": None,
    "signature": None,
    "paragraphs": [{"number": 1, "marking": "C", "start": 10, "end": 90}],
    "people": [{"id": "person:rui-tavira", "mentions": [{"surface": "Tavira", "start": 20, "end": 26}]}],
    "contacts": [
        {
            "kind": "lunch",
            "realis": "actual",
            "certainty": "asserted",
            "date": "2007-02-28",
            "participants": [{"id": "person:rui-tavira"}, {"id": "position:post:lisbon/dcm"}],
            "evidence": [{"text": "Tavira met the DCM", "start": 20, "end": 38}],
        }
    ],
    "non_contacts": [{"start": 60, "end": 80, "text": "meet standards", "why": "no person"}],
}
MEETING = {
    "kind": "meal",
    "realis": "actual",
    "certainty": "asserted",
    "date": "2007-02-28",
    "participants": [{"ref": "person:tavira", "name": "Tavira"}, {"ref": "position:post:lisbon/dcm", "name": "DCM"}],
    "evidence": [{"text": "Tavira met the DCM", "start": 20, "end": 38}],
}
RECORD = {
    "id": "07LISBON12",
    "sent": "2007-03-01T10:00:00Z",
    "classification": "SECRET",
    "captions": [],
    "from": {"name": "AMEMBASSY LISBON", "post": "post:lisbon", "routing_indicator": "RUEHLI"},
    "addressees": [],
    "tags": [{"tag": "EFIS", "kind": "subject"}],
    "subject": "LIGHTHOUSES",
    "references": [{"kind": "cable", "target": "07STATE5", "where": "ref_line"}],
    "declassify_on": None,
    "classified_by": None,
    "signed_by": [],
    "paragraphs": [{"number": 1, "marking": "C", "start": 10, "end": 90}],
    "people": [
        {"id": "person:tavira", "redacted": False, "mentions": [{"text": "Tavira", "start": 20, "end": 26}]},
    ],
    "positions": [],
    "organizations": [],
    "meetings": [MEETING],
}


def test_a_perfect_record_has_no_findings() -> None:
    scores = score_cable(GOLD, RECORD)
    assert [finding for score in scores.values() for finding in score.findings] == []
    assert scores["meetings"].f1 == scores["people"].f1 == scores["tags"].f1 == 1.0


@pytest.mark.parametrize(
    ("kind", "path", "value"),
    [
        ("sent", ("sent",), None),
        ("tags", ("tags",), []),
        ("references", ("references",), []),
        ("paragraphs", ("paragraphs", 0, "end"), 91),
        ("people", ("people",), []),
        ("mentions", ("people", 0, "mentions"), []),
        ("meetings", ("meetings", 0, "date"), "2007-02-27"),
        ("meetings", ("meetings", 0, "kind"), "told"),
        ("meetings", ("meetings", 0, "realis"), "planned"),
        ("meetings", ("meetings", 0, "participants"), MEETING["participants"][:1]),
        ("meetings", ("meetings",), [MEETING, MEETING]),
    ],
)
def test_each_error_costs(kind: str, path: tuple, value: object) -> None:
    record = copy.deepcopy(RECORD)
    place = record
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert score_cable(GOLD, record)[kind].f1 < 1.0


def test_a_meeting_on_a_passage_that_is_none_counts_against() -> None:
    wrong = {**MEETING, "evidence": [{"text": "meet standards", "start": 60, "end": 80}]}
    score = score_cable(GOLD, {**RECORD, "meetings": [MEETING, wrong]})["non-meetings"]
    assert (score.hits, score.extra) == (0, 1)


def test_a_citation_in_no_record_is_missed() -> None:
    rows = [{"mrn": "07LISBON12", "cited": "07STATE6", "seen_in": "body"}]
    assert score_references(rows, {"07LISBON12": RECORD})["references in body"].missed == 1


def test_sentences_count_decisions_participants_and_dates() -> None:
    items = [
        {
            "set": "t",
            "n": 0,
            "sentence": "Tavira met the DCM February 28.",
            "label": "contact",
            "participants": [["Tavira", "DCM", "Mello"]],
            "date_as_written": "February 28",
        },
        {"set": "t", "n": 1, "sentence": "", "label": "none", "participants": [], "date_as_written": None},
    ]
    scores = score_sentences(items, [RECORD, RECORD])
    assert (scores["contacts"].hits, scores["contacts"].extra) == (1, 1)
    assert (scores["participants"].hits, scores["participants"].missed) == (2, 1)
    assert scores["stated dates"].hits == 1


@pytest.mark.parametrize(
    ("fields", "kind", "counts"),
    [
        ({"date_as_written": "2/27"}, "stated dates", (0, 1, 1)),
        ({"date_as_written": "28"}, "stated dates", (1, 0, 0)),
        ({"date": "2007-02-28", "date_as_written": "yesterday"}, "stated dates", (1, 0, 0)),
        ({"date": None}, "stated dates", (0, 0, 1)),
        ({"kind": "meal|met"}, "kinds", (1, 0, 0)),
        ({"kind": "phone"}, "kinds", (0, 1, 1)),
        ({"participants": [["Tavira"]], "accept": ["DCM"]}, "participants", (1, 0, 0)),
    ],
)
def test_dates_and_kinds_of_a_sentence_count_by_their_value(
    fields: dict[str, object], kind: str, counts: tuple[int, int, int]
) -> None:
    item = {"set": "t", "n": 0, "sentence": "", "label": "contact", "participants": [], "date_as_written": None}
    score = score_sentences([{**item, **fields}], [RECORD])[kind]
    assert (score.hits, score.missed, score.extra) == counts


def test_a_missed_contact_costs_its_participants_and_its_date() -> None:
    item = {
        "set": "t",
        "n": 0,
        "sentence": "",
        "label": "contact",
        "participants": [["A", "B"]],
        "date_as_written": "May 3",
    }
    scores = score_sentences([item], [{**RECORD, "meetings": []}])
    assert [scores[kind].missed for kind in ("contacts", "participants", "stated dates")] == [1, 2, 1]


def with_entities(cable: dict, **entities: list) -> dict:
    return {**cable, **entities}


def test_organizations_count_by_id_and_by_words_alone() -> None:
    gold = with_entities(
        GOLD, organisations=[{"id": "org:pt/mfa", "mentions": [{"surface": "MFA", "start": 40, "end": 43}]}]
    )
    given = [{"id": "org:pt/mofa", "mentions": [{"text": "MFA", "start": 40, "end": 43}]}]
    scores = score_cable(gold, with_entities(RECORD, organizations=given))
    assert (scores["organizations"].hits, scores["organizations"].extra) == (0, 1)
    assert (scores["organization mentions"].hits, scores["organization mentions"].extra) == (1, 0)
    moved = [{"id": "org:pt/mfa", "mentions": [{"text": "MFA", "start": 50, "end": 53}]}]
    scores = score_cable(gold, with_entities(RECORD, organizations=moved))
    assert (scores["organization mentions"].missed, scores["organization mentions"].extra) == (1, 1)


def test_what_is_optional_is_neither_hit_nor_miss() -> None:
    palace = {"id": "org:pt/palace", "optional": True, "mentions": [{"surface": "palace", "start": 40, "end": 46}]}
    gold = with_entities(GOLD, organisations=[palace])
    given = [{"id": "org:pt/presidency", "mentions": [{"text": "palace", "start": 40, "end": 46}]}]
    for organizations in ([], given):
        score = score_cable(gold, with_entities(RECORD, organizations=organizations))["organizations"]
        assert (score.hits, score.missed, score.extra) == (0, 0, 0)


def test_redactions_are_compared_by_their_place() -> None:
    hidden = {"redacted": True, "mentions": [{"surface": "XXXXXX", "start": 50, "end": 56}]}
    gold = with_entities(GOLD, people=[*GOLD["people"], {"id": "person:redacted/07LISBON12/1", **hidden}])
    ours = {"id": "person:redacted:07LISBON12/3", "redacted": True}
    there = {**ours, "mentions": [{"text": "XXXXXX", "start": 50, "end": 56}]}
    elsewhere = {**ours, "mentions": [{"text": "XXXXXX", "start": 70, "end": 76}]}
    for one, hits, missed, extra in ((there, 2, 0, 0), (elsewhere, 1, 1, 1)):
        scores = score_cable(gold, with_entities(RECORD, people=[*RECORD["people"], one]))
        for kind in ("people", "mentions"):
            assert (scores[kind].hits, scores[kind].missed, scores[kind].extra) == (hits, missed, extra)
    assert score_cable(GOLD, with_entities(RECORD, people=[*RECORD["people"], there]))["people"].extra == 0


def test_a_rule_that_breaks_stops_the_scoring(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Any:
        raise ZeroDivisionError("no")

    monkeypatch.setattr(room, "EXTRACTORS", (room.Extractor("broken", fail), *room.EXTRACTORS))
    with pytest.raises(RuntimeError, match="broken: ZeroDivisionError: no"):
        score_gold(root / "data" / "gold" / "contacts.json")


def test_all_that_the_sample_says_is_found_and_nothing_else() -> None:
    root = Path(__file__).parents[2]
    scores = score_gold(root / "data" / "gold" / "sample.json").scores
    assert [finding for score in scores.values() for finding in score.findings] == []


@pytest.mark.parametrize(
    ("name", "held", "said"),
    [
        ("notes.md", b"# Notes", "cannot be read as JSON"),
        ("bytes.json", b"\xe9", "cannot be read as JSON"),
        ("list.json", b"[1]", "got list, expected 'cables'"),
        ("other.json", b'{"b": 1, "a": 2}', r"got keys \['a', 'b'\], expected 'cables'"),
        ("table.csv", b"a,b\n1,2\n", r"got columns \['a', 'b'\], expected mrn"),
        ("cut.xml", b"<TEI", "no document of a TEI volume"),
    ],
)
def test_what_is_no_gold_is_named(name: str, held: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(held)
    with pytest.raises(ValueError, match=f"{name}: {said}"):
        score_gold(tmp_path / name, [tmp_path])
