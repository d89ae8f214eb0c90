"""What a corpus answers, and what it never tells."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from dashboard import cables
from graphkit.corpus import Corpus, curate
from graphkit.graph import STRUCTURE
from graphkit.model import Filters, Judgement, Protect
from graphkit.store import judgements
from graphkit.store.errors import CorpusError
from graphkit.store.judgements import Entry, append_entry, append_undo, read_log
from tests.invented import LISBON_212, PROTECTED_NAME

STATE_20311 = """\
VZCZCXYZ0001
RR RUEHLI
DE RUEHC #0311 0511200
ZNR UUUUU ZZH
R 201200Z FEB 07
FM SECSTATE WASHDC
TO AMEMBASSY LISBON 0071
UNCLAS STATE 020311

E.O. 12958: N/A
TAGS: EFIS, PREL
SUBJECT: LIGHTHOUSE LEASE: POINTS FOR LISBON

1. (U) Please deliver the points on the lighthouse lease.
NORTHCOTE
"""

LISBON_260 = """\
VZCZCXYZ0050
PP RUEHC
DE RUEHLI #0260 0741015
ZNY CCCCC ZZH
P 151015Z MAR 07
FM AMEMBASSY LISBON
TO RUEHC/SECSTATE WASHDC PRIORITY 4466
C O N F I D E N T I A L LISBON 000260

SIPDIS

E.O. 12958: DECL: 03/14/2017
TAGS: EFIS, PO
SUBJECT: TAROLIDES SIGNS THE LEASE

REF: A. LISBON 212
     B. LISBON 212

Classified By: DCM H. Quillfeather for reasons 1.4 (b) and (d).

1. (C) Ambassador Ruth Penhaligon met with Fisheries Minister Edvino
Tarolides on March 14. The annex of reftel A is ready.
PENHALIGON
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("input")
    for name, text in (("212", LISBON_212), ("20311", STATE_20311), ("260", LISBON_260)):
        (source / f"{name}.txt").write_text(text, encoding="utf-8")
    gk.build(source / "corpus", [source / f"{name}.txt" for name in ("212", "20311", "260")], workers=1)
    return source / "corpus"


@pytest.fixture(scope="module")
def corpus(folder: Path) -> Corpus:
    return Corpus.open(folder)


def test_info_counts(corpus: Corpus) -> None:
    info = corpus.info()
    assert (info["cables"], info["stubs"]) == (3, 1)
    assert (info["first_date"], info["last_date"]) == ("2007-02-20", "2007-03-15")
    assert info["protected"] == 1
    json.dumps(info)


def test_a_cable_whole(corpus: Corpus) -> None:
    view = corpus.cable("07LISBON212")
    assert view is not None and view.text is not None
    assert (view.subject, view.classification) == ("LIGHTHOUSE LEASE: THE MINISTER IS READY", "CONFIDENTIAL")
    assert [one["resolved"] for one in view.references if one["where"] == "ref_line"] == [
        "07STATE20311",
        "06LISBON1180",
    ]
    assert [one["outcome"] for one in view.references if one["where"] == "ref_line"] == ["found", "absent"]
    assert [one["id"] for one in view.cited_by] == ["07LISBON260"]
    assert (view.previous, view.next) == (None, "07LISBON260")
    (origin,) = {view.origin}
    assert origin == "post:lisbon"
    for mention in view.mentions:
        if mention["kind"] == "person" and "protected" not in mention["entity"]:
            words = view.text[mention["start"] : mention["end"]]
            assert words.split()[-1].strip(".").casefold() in mention["norm"].casefold()


def test_a_stub_has_a_date_with_bounds_and_no_text(corpus: Corpus) -> None:
    view = corpus.cable("06LISBON1180")
    assert view is not None
    assert view.stub and view.text is None and view.date_source == "estimated"
    assert view.date_low is not None and view.date is not None and view.date_high is not None
    assert view.date_low <= view.date <= view.date_high


def test_unknown_ids_are_none_or_empty(corpus: Corpus) -> None:
    assert corpus.cable("99NOWHERE1") is None
    nodes, edges = corpus.chain("99NOWHERE1")
    assert nodes.empty and edges.empty
    assert corpus.evidence(["no such link"]).empty


def test_every_link_can_be_read_in_its_cable(corpus: Corpus) -> None:
    links = corpus.links()
    found = corpus.evidence(list(links["id"]))
    assert set(found["link"]) == set(links["id"])
    for row in found.to_dict("records"):
        view = corpus.cable(row["cable"])
        assert view is not None and view.text is not None
        assert view.text[row["start"] : row["end"]] == row["quote"]


def test_the_first_meetings_are_the_first_of_all(corpus: Corpus) -> None:
    every = corpus.meetings().to_dict("records")
    assert len(every) > 1
    for limit in range(1, len(every) + 2):
        assert corpus.meetings(limit=limit).to_dict("records") == every[:limit]


def test_meetings_name_people_and_quote_the_sentence(corpus: Corpus) -> None:
    met = corpus.meetings(Filters(), of="person:ruth-penhaligon", with_="person:edvino-tarolides")
    assert {"07LISBON212", "07LISBON260"} == set(met["cable"])
    for row in met.to_dict("records"):
        assert "Penhaligon" in row["quote"] or "Ambassador" in row["quote"]
        assert {"person:ruth-penhaligon", "person:edvino-tarolides"} <= {one["id"] for one in row["participants"]}


def test_a_chain_runs_both_ways_and_ends(corpus: Corpus) -> None:
    nodes, edges = corpus.chain("07LISBON260", "back")
    assert list(nodes["id"])[-1] == "07LISBON260"
    assert set(nodes["id"]) == {"06LISBON1180", "07STATE20311", "07LISBON212", "07LISBON260"}
    assert len(edges) == 3
    assert len(corpus.chain("07LISBON260", "back", most=1)[0]) < len(nodes)
    nodes, _ = corpus.chain("07LISBON260", "back", depth=1)
    assert set(nodes["id"]) == {"07LISBON212", "07LISBON260"}
    assert set(corpus.chain("07STATE20311", "forward")[0]["id"]) == {"07STATE20311", "07LISBON212", "07LISBON260"}
    with pytest.raises(ValueError, match="back, forward, both"):
        corpus.chain("07LISBON260", "sideways")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("lighthouse", {"07LISBON212", "07STATE20311"}),
        ('"lighthouse lease"', {"07LISBON212", "07STATE20311"}),
        ('"lease lighthouse"', set()),
        ("light*", {"07LISBON212", "07STATE20311"}),
        ("lighthouse from:lisbon", {"07LISBON212"}),
        ("to:lisbon", {"07STATE20311"}),
        ("tag:PO", {"07LISBON212", "07LISBON260"}),
        ("annex -ready", set()),
        ("lighthouse OR signs", {"07LISBON212", "07STATE20311", "07LISBON260"}),
        ("(lighthouse OR signs) tag:PREL", {"07LISBON212", "07STATE20311"}),
        ("before:2007-03-01", {"07STATE20311"}),
        ("after:2007-03-15", {"07LISBON260"}),
        ("before:200703", {"07STATE20311"}),
        ("before:soon", set()),
        ("before:2007-13", set()),
        ("after:2007-02-31", set()),
        ("lighthouse after:2007-00", set()),
        ("lighthouse before:then OR signs", {"07LISBON260"}),
        ("lighthouse -before:soon", {"07LISBON212", "07STATE20311"}),
        ("class:confidential", {"07LISBON212", "07LISBON260"}),
        ("person:tarolides", {"07LISBON212", "07LISBON260"}),
        ("subject:signs", {"07LISBON260"}),
        ("id:07LISBON212", {"07LISBON212"}),
        ("", {"07LISBON212", "07STATE20311", "07LISBON260"}),
    ],
)
def test_search(corpus: Corpus, query: str, expected: set[str]) -> None:
    result = corpus.search(query)
    assert set(result.hits["id"]) == expected
    assert result.total == len(expected)


def test_hits_show_where_they_hit(corpus: Corpus) -> None:
    (hit,) = corpus.search("annex from:lisbon subject:signs").hits.to_dict("records")
    assert {hit["snippet"][a:b].lower() for a, b in hit["highlights"]} == {"annex"}
    facets = corpus.search("tag:EFIS").facets
    assert dict(facets["origin"]) == {"post:lisbon": 2, "post:state": 1}
    assert dict(facets["year"]) == {"2007": 3}


@pytest.mark.parametrize(
    "query", ["((((", '"', "tag:", "a AND OR", "-", "* *", ":" * 50, "NOT NOT x", "before:never", "\x00"]
)
def test_a_query_never_fails(corpus: Corpus, query: str) -> None:
    corpus.search(query * 30)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), 3),
        (Filters(since="2007-03"), 2),
        (Filters(until="2007-02"), 1),
        (Filters(since="2007", until="2007"), 3),
        (Filters(posts=("post:lisbon",)), 2),
        (Filters(tags=("PREL",)), 2),
        (Filters(classifications=("CONFIDENTIAL",)), 2),
        (Filters(text="lighthouse"), 2),
        (Filters(people=("person:edvino-tarolides",)), 2),
        (Filters(since="2010"), 0),
        (Filters(tags=("PREL",), posts=("post:nowhere",)), 0),
    ],
)
def test_filters(corpus: Corpus, filters: Filters, expected: int) -> None:
    assert len(corpus.cables(filters)) == expected
    assert int(corpus.timeline(filters)["n"].sum()) == expected
    graph = corpus.graph(filters)
    if not (filters.people or filters.since or filters.until):
        dated = [data["cable"] for _, _, data in graph.edges(data=True) if data["kind"] not in STRUCTURE]
        assert {*dated} <= {*corpus.cables(filters)["id"]}


def test_the_whole_graph_has_every_node_and_link(corpus: Corpus) -> None:
    graph = corpus.graph()
    assert set(graph) == set(corpus.nodes()["id"])
    assert graph.number_of_edges() == len(corpus.links())


def test_suggestions(corpus: Corpus) -> None:
    assert corpus.suggest("taro")["id"].tolist()[0] == "person:edvino-tarolides"
    assert "07LISBON212" in set(corpus.suggest("07lisb")["id"])
    assert corpus.suggest("").empty
    assert corpus.suggest("%_'\"").empty


# ------------------------------------------------------------------------------------------------ protected people


def everything(corpus: Corpus) -> str:
    """All that a corpus says, as one text."""
    links = corpus.links()
    said: list[Any] = [corpus.info(), corpus.nodes().to_dict("records"), links.to_dict("records")]
    said += [corpus.evidence(list(links["id"])).to_dict("records"), corpus.meetings().to_dict("records")]
    said += [view.to_dict() for view in map(corpus.cable, corpus.nodes(kinds=["cable"])["id"]) if view]
    said += [corpus.texts_of(list(corpus.cables()["id"]))]
    said += [
        corpus.cables().to_dict("records"),
        corpus.issues().to_dict("records"),
        corpus.same_as().to_dict("records"),
    ]
    said += [corpus.counts(kind).to_dict("records") for kind in ("post", "tag", "person", "organization", "cited")]
    for query in ("clerk", "annex", "person:dal*", "Belmira", "Dalustakova", "dalust*"):
        result = corpus.search(query)
        said += [result.hits.to_dict("records"), dict(result.facets)]
    said += [corpus.suggest(prefix).to_dict("records") for prefix in ("bel", "dalu", "protected", "person:bel")]
    graph = corpus.graph()
    said += [list(graph.nodes(data=True)), [data for _, _, data in graph.edges(data=True)]]
    return json.dumps(said, default=str).casefold()


NAMES = [word.casefold() for word in PROTECTED_NAME.split()]


@pytest.mark.parametrize("mode", [Protect.MASK, Protect.EXCLUDE])
def test_a_protected_name_is_nowhere(folder: Path, mode: Protect) -> None:
    corpus = Corpus.open(folder, protect=mode)
    said = everything(corpus)
    assert not [name for name in NAMES if name in said]
    assert corpus.search("Dalustakova").total == 0
    assert corpus.search("person:dalustakova").total == 0


def test_masked_people_are_pseudonyms_of_one_cable(corpus: Corpus) -> None:
    (node,) = corpus.nodes(ids=["person:07LISBON212/protected-1"]).to_dict("records")
    assert node["label"] == "Protected person 1 (07LISBON212)"
    assert node["attrs"] == {"protected": True}


def test_excluded_people_are_not_there(folder: Path) -> None:
    corpus = Corpus.open(folder, protect=Protect.EXCLUDE)
    assert corpus.nodes(ids=["person:07LISBON212/protected-1"]).empty
    graph = corpus.graph()
    assert "person:07LISBON212/protected-1" not in graph
    assert set(graph) == set(corpus.nodes()["id"])
    assert corpus.info()["protected"] == 1


def test_no_offset_tells_how_long_a_protected_name_is(folder: Path) -> None:
    masked, shown = Corpus.open(folder), Corpus.open(folder, protect=Protect.SHOW)
    name = len(PROTECTED_NAME)
    before = {row["id"]: row["evidence"] for row in shown.links().to_dict("records")}
    text = masked.texts_of(["07LISBON212"])["07LISBON212"]
    moved = set()
    for link in masked.links().to_dict("records"):
        for old, new in zip(before[link["id"]], link["evidence"], strict=True):
            if old == new:
                continue
            assert new["cable"] == "07LISBON212"
            moved.add(new["end"] - new["start"] - (old["end"] - old["start"]))
            words = text[new["start"] : new["end"]]
            assert words in [*masked.evidence([link["id"]])["quote"]]
    assert moved == {0, len("[protected]") - name}
    places = {edge["evidence"] for _, _, edge in masked.graph().edges(data=True)}
    assert places == {
        tuple((one["cable"], one["start"], one["end"], one["rule"]) for one in said)
        for said in masked.links()["evidence"]
    }


def test_issues_stand_where_the_text_as_shown_has_them(tmp_path: Path) -> None:
    long = f"5. (C) Ruth Penhaligon met Edvino Tarolides {'again ' * 900}in Lisbon.\n"
    (tmp_path / "212.txt").write_text(LISBON_212.replace("PENHALIGON\n", f"\n{long}PENHALIGON\n"), encoding="utf-8")
    gk.build(tmp_path / "c", [tmp_path / "212.txt"], workers=1)
    said = {}
    for mode in Protect:
        corpus = Corpus.open(tmp_path / "c", mode)
        (issue,) = corpus.issues().to_dict("records")
        (listed,) = cables.issues(corpus, None, 9).to_dict("records")
        assert issue == listed
        said[mode] = corpus.texts_of(["07LISBON212"])["07LISBON212"][issue["start"] : issue["end"]]
    assert said[Protect.SHOW].startswith("Ruth")
    assert len(set(said.values())) == 1


def test_shown_people_are_shown_on_demand_alone(folder: Path) -> None:
    said = everything(Corpus.open(folder, protect=Protect.SHOW))
    assert all(name in said for name in NAMES)


# ------------------------------------------------------------------------------------------------------ judgements


def test_judgements_survive_rebuilds_and_can_be_undone(tmp_path: Path) -> None:
    (tmp_path / "212.txt").write_text(LISBON_212, encoding="utf-8")
    corpus = gk.build(tmp_path / "c", [tmp_path / "212.txt"], workers=1)
    token = corpus.version
    left, right = "person:edvino-tarolides", "person:ruth-penhaligon"
    corpus.judge(left, right, "same", by="a test", why="to see")
    assert corpus.version != token
    for _ in range(2):
        joined = gk.build(tmp_path / "c", [], workers=1)
        assert len(set(joined.nodes(ids=[left, right])["id"])) == 1
    assert joined.same_as().to_dict("records")[0]["verdict"] == "same"
    assert joined.undo_judgement().verdict == "same"
    parted = gk.build(tmp_path / "c", [], workers=1)
    assert len(set(parted.nodes(ids=[left, right])["id"])) == 2
    with pytest.raises(CorpusError, match="no judgement to take back"):
        parted.undo_judgement()


@pytest.mark.parametrize(
    ("left", "right", "verdict", "message"),
    [
        ("person:edvino-tarolides", "person:nobody", "same", "is no person"),
        ("person:edvino-tarolides", "person:edvino-tarolides", "same", "name two"),
        ("person:edvino-tarolides", "person:ruth-penhaligon", "perhaps", "same, different, unsure"),
        ("person:07LISBON212/protected-1", "person:ruth-penhaligon", "same", "protected"),
    ],
)
def test_senseless_judgements_are_refused(corpus: Corpus, left: str, right: str, verdict: str, message: str) -> None:
    with pytest.raises(CorpusError, match=message):
        corpus.judge(left, right, verdict)
    assert not (corpus.path / "judgements.jsonl").exists()


def test_of_judgements_at_once_none_contradicts_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "212.txt").write_text(LISBON_212, encoding="utf-8")
    gk.build(tmp_path / "c", [tmp_path / "212.txt"], workers=1)
    plain = curate.append_entry

    def slowly(path: Path, entry: Entry) -> None:
        time.sleep(0.2)
        plain(path, entry)

    monkeypatch.setattr(curate, "append_entry", slowly)

    def judge(verdict: str) -> str:
        try:
            Corpus.open(tmp_path / "c").judge("person:edvino-tarolides", "person:ruth-penhaligon", verdict)
        except CorpusError as error:
            return str(error)
        return ""

    with ThreadPoolExecutor(2) as people:
        first, second = people.map(judge, ["same", "different"])
    assert [first, second].count("") == 1
    assert "by judgements that stand" in first + second
    assert len(read_log(tmp_path / "c")) == 1


def test_two_who_take_back_at_once_take_back_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for right in ("b", "c"):
        append_entry(tmp_path, Entry(Judgement("a", right, "unsure", "", "2009-01-01", "")))
    plain = judgements._append

    def slowly(path: Path, data: dict[str, Any]) -> None:
        time.sleep(0.2)
        plain(path, data)

    monkeypatch.setattr(judgements, "_append", slowly)
    with ThreadPoolExecutor(2) as people:
        taken = [one.right for one in people.map(append_undo, [tmp_path, tmp_path])]
    assert sorted(taken) == ["b", "c"]


@pytest.mark.corpus
def test_the_seeds_people_are_who_they_are(shared: Path, tmp_path: Path) -> None:
    gold = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))
    corpus = gk.build(tmp_path / "c", [shared / "seeds"], workers=1)
    nodes = set(corpus.nodes()["id"])
    assert {one["id"] for one in gold["identities"]} <= nodes
    for left, right, _ in gold["must_not_merge"]:
        assert left != right
    people = set(corpus.nodes(kinds=["person"])["id"])
    assert people == {one["id"] for one in gold["identities"] if one["id"].startswith("person:")}
    links = corpus.links()
    totals = gold["expected_totals"]
    assert (links["kind"] == "addressed_to").sum() == totals["addressee_edges"]
    assert (links["kind"] == "tagged").sum() == totals["tag_edges"]
    assert (links["kind"] == "references").sum() == totals["reference_edges"]
    assert corpus.info()["stubs"] == totals["stub_cables"]
