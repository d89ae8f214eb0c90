"""The sample is what its makers say: up to date, annotated to the character, invented, and rich enough to explore."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.model import Issue, RawCable
from graphkit.readers import read_cables

Json = dict[str, Any]
DATA = Path(__file__).resolve().parent.parent / "data"
GOLD: Json = json.loads((DATA / "gold" / "sample.json").read_text(encoding="utf-8"))
CABLES: list[Json] = GOLD["cables"]
ONCE = list({cable["canonical_id"]: cable for cable in CABLES}.values())
CONTACTS = [contact for cable in ONCE for contact in cable["contacts"]]
REFERENCES = [ref for cable in ONCE for ref in cable["references"]]
LAYOUTS = {"archive", "bare", "csv", "markdown", "pages", "pagetext", "pdf", "tsv", "zip"}


def named(cable: Json) -> str:
    return f"{cable['canonical_id']}-{cable['layout']}"


def test_files_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, str(DATA / "make_sample.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


# ------------------------------------------------------------------------------------------------------- offsets


@pytest.fixture(scope="module")
def texts() -> dict[tuple[str, str], str]:
    """File and id -> the text as our readers give it."""
    found = {}
    for name in sorted({cable["file"] for cable in CABLES}):
        for raw in read_cables(DATA / name):
            assert isinstance(raw, RawCable), raw
            key = raw.given.get("id") or Path(raw.source.locator or raw.source.path).stem
            found[name, key] = raw.text
    return found


def text_of(cable: Json, texts: dict[tuple[str, str], str]) -> str:
    """Archive members are known by their own name, the others by the cable's id."""
    stem = Path(cable["locator"]).stem if cable["layout"] == "zip" else Path(cable["file"]).stem
    in_table = cable["layout"] in {"csv", "tsv"}
    keys = [cable["canonical_id"]] if in_table else [cable["canonical_id"], stem]
    return next(texts[cable["file"], key] for key in keys if (cable["file"], key) in texts)


def spans(value: Any) -> Iterator[tuple[int, int, str | None]]:
    """Every start and end of an annotation, with the words that should stand there."""
    if isinstance(value, list):
        for one in value:
            yield from spans(one)
    elif isinstance(value, dict):
        if "start" in value:
            yield value["start"], value["end"], value.get("surface", value.get("text"))
        if "core_start" in value:
            yield value["core_start"], value["core_end"], value["core"]
        for one in value.values():
            yield from spans(one)


@pytest.mark.parametrize("cable", CABLES, ids=named)
def test_every_span_holds_its_words(cable: Json, texts: dict[tuple[str, str], str]) -> None:
    text = text_of(cable, texts)
    found = list(spans(cable))
    assert len(found) > 5
    for start, end, words in found:
        assert 0 <= start < end <= len(text)
        if words is not None:
            assert " ".join(text[start:end].split()) == words


@pytest.mark.parametrize("cable", CABLES, ids=named)
def test_every_cable_says_that_it_is_invented(cable: Json, texts: dict[tuple[str, str], str]) -> None:
    assert "INVENTED CABLE, GRAPHKIT SAMPLE" in " ".join(text_of(cable, texts).split()).upper()


@pytest.mark.parametrize("cable", CABLES, ids=named)
def test_participants_are_named_in_the_cable(cable: Json) -> None:
    people = {person["id"] for person in [*cable["people"], *cable["redactions"]]}
    positions = {position["position"] for position in cable["position_mentions"]}
    posts = {cable["from"]["post"]} if cable["from"] else set()
    for contact in cable["contacts"]:
        ids = [participant["id"] for participant in contact["participants"]]
        assert len(ids) == len(set(ids)) >= 2
        assert set(ids) <= people | positions | posts


# -------------------------------------------------------------------------------------------------------- layouts


def test_every_layout_holds_cables() -> None:
    counts = Counter(cable["layout"] for cable in CABLES)
    assert set(counts) == LAYOUTS
    assert counts["csv"] >= 20
    assert min(counts.values()) >= 2


def test_no_file_is_without_annotation() -> None:
    annotated = {cable["file"] for cable in CABLES} | {"sample/frus/frus-sample.xml"}
    assert {
        f"sample/{path.relative_to(DATA / 'sample')}" for path in (DATA / "sample").rglob("*") if path.is_file()
    } == annotated


def test_table_is_eight_columns_with_backslash_escapes() -> None:
    text = (DATA / "sample/cablegate/cables.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(io.StringIO(text), doublequote=False, escapechar="\\", strict=True))
    assert {len(row) for row in rows} == {8}
    assert '\\"' in text


def test_archive_members_are_plain_text() -> None:
    with zipfile.ZipFile(DATA / "sample/archive-1973-79/1975.zip") as members:
        assert {name[-4:] for name in members.namelist()} == {".txt"}


def test_documents_are_read() -> None:
    found = list(read_cables(DATA / "sample/frus/frus-sample.xml"))
    assert not [one for one in found if isinstance(one, Issue)]
    assert len(found) == len(GOLD["documents"]) == 5
    assert [len(one["participants"]) for one in GOLD["documents"]] == [4, 0, 0, 5, 0]


# ---------------------------------------------------------------------------------------------- promised features


def edges() -> dict[str, set[str]]:
    graph: dict[str, set[str]] = defaultdict(set)
    for edge in GOLD["reference_edges"]:
        graph[edge["source"]].add(edge["target"])
    return graph


def depths(graph: dict[str, set[str]]) -> dict[str, int]:
    """Cable -> length of its longest chain; citations point back in time, so the oldest come first."""
    found: dict[str, int] = {}
    for cable in GOLD["time_order"]:
        found[cable] = max((1 + found.get(other, 0) for other in graph.get(cable, ())), default=0)
    return found


def test_chains_are_deep_and_branch() -> None:
    graph = edges()
    assert max(depths(graph).values()) == GOLD["expected_totals"]["longest_chain"] >= 6
    assert depths(graph)["08VALLETTA121"] >= 30
    assert sum(len(targets) > 1 for targets in graph.values()) >= 20


def test_no_cable_cites_the_future() -> None:
    sent = {cable["canonical_id"]: cable["datetime_utc"] for cable in ONCE}
    for edge in GOLD["reference_edges"]:
        assert edge["target"] not in sent or sent[edge["target"]] < sent[edge["source"]], edge


def test_a_broadcast_and_absent_cables() -> None:
    cited = Counter(edge["target"] for edge in GOLD["reference_edges"])
    assert cited["06STATE190455"] >= 8
    assert {edge["target"] for edge in GOLD["reference_edges"] if not edge["target_in_corpus"]} == {
        "75REYKJAVIK311",
        "75STATE71220",
        "07COPENHAGEN133",
        "07STATE81140",
    }


@pytest.mark.parametrize("rule", ["stated", "citing", "rollover"])
def test_years_are_known_by_every_rule(rule: str) -> None:
    assert any(ref["year_rule"] == rule for ref in REFERENCES)


def test_other_references() -> None:
    kinds = {ref["kind"] for ref in REFERENCES}
    assert {"cable", "email", "fax", "memo", "telcon", "resolution", "dtg", "report", "web", "note"} <= kinds
    assert any(ref["previous"] for ref in REFERENCES)
    assert any(ref["caption"] == "NOTAL" for ref in REFERENCES)
    assert any(ref["year_rule"] == "label" for cable in ONCE for ref in cable["body_references"])


def test_meetings_of_every_kind_and_reality() -> None:
    assert {contact["kind"] for contact in CONTACTS} == {
        "met", "meal", "call", "told", "phone", "demarche", "visit", "negotiation", "list",
    }  # fmt: skip
    assert Counter(contact["realis"] for contact in CONTACTS)["actual"] >= 40
    assert {contact["realis"] for contact in CONTACTS} == {"actual", "planned", "refused"}
    assert {contact["certainty"] for contact in CONTACTS} == {"asserted", "implied"}
    assert any(contact["weekday_conflict"] for contact in CONTACTS)
    assert sum(len(cable["non_contacts"]) for cable in ONCE) >= 20


def test_protected_and_redacted_people() -> None:
    protected = {p["id"]: [] for cable in ONCE for p in cable["people"] if p["protected"]}
    for cable in ONCE:
        for person in cable["people"]:
            if person["protected"]:
                protected[person["id"]].append(cable["canonical_id"])
    assert protected == {"person:clement-harbottle": ["07LONDON412", "07VALLETTA52"]}
    assert sum(len(cable["redactions"]) for cable in ONCE) == 3  # two of them side by side


def test_namesakes_and_spellings() -> None:
    people = {row["id"]: row for row in GOLD["identities"]}
    for left, right, why in GOLD["must_not_merge"]:
        assert left in people, why
        assert right in people, why
    assert {"Tonu Rannamets", "Tynu Rannamets", "Tõnu Rannamets"} <= set(people["person:tonu-rannamets"]["names"])
    assert len({p["position"].rpartition("@")[2] for p in people["person:leonor-abrantes-falcao"]["positions"]}) == 2
    countries = {p["country"] for cable in ONCE for p in cable["people"] if p["canonical_name"] == "Erik Halvorsen"}
    assert countries == {"US", "NO"}


def test_worth_exploring() -> None:
    totals = GOLD["expected_totals"]
    assert 60 <= totals["cables"] <= 75
    assert 60 <= totals["distinct_people"] <= 90
    assert 15 <= totals["posts"] <= 20
    assert totals["distinct_tags"] >= 25
    assert totals["contacts"] >= 40


def test_oddities_of_the_genre() -> None:
    roles = {address["action_or_info"] for cable in ONCE for address in cable["addressees"]}
    assert roles == {"action", "info", "exempt"}
    names = {address["name_as_written"] for cable in ONCE for address in cable["addressees"]}
    assert any(name.endswith("COLLECTIVE") for name in names)
    assert any(cable["sections"] == 2 for cable in ONCE)
    assert {tag["kind"] for cable in ONCE for tag in cable["tags"]} == {
        "subject", "program", "geo", "organization", "person",
    }  # fmt: skip
    twice = [key for key, count in Counter(cable["canonical_id"] for cable in CABLES).items() if count > 1]
    assert twice == ["06STATE190455", "08VALLETTA98"]
    assert "CORRECTED COPY" in {caption for cable in CABLES for caption in cable["captions"]}
    assert any("CODEL" in cable["subject"] for cable in ONCE)
