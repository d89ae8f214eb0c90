"""A database that goes on from the one before is the one that is made anew, row for row, whatever has happened."""

import json
import random
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

import graphkit as gk
from graphkit.corpus import Corpus
from graphkit.resolve.routing import learn_routing
from graphkit.store import database
from graphkit.store.load import load_parts
from tests.resolve.test_tables import cable
from tests.test_pipeline import dump, write_cables


@pytest.fixture(autouse=True)
def went(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """However many cables change; says of each build whether it went on."""
    said: list[str | None] = []
    plain = database.begin

    def listening(*args: Any) -> str | None:
        said.append(plain(*args))
        return said[-1]

    monkeypatch.setattr(database, "FEW", 0)
    monkeypatch.setattr("graphkit.pipeline.begin", listening)
    return said


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_cables(tmp_path_factory.mktemp("input") / "cables", 150, seed=5)


def hold(folder: Path, sources: list[Path], went: list[str | None]) -> None:
    """Build on, build anew, compare tables and index."""
    corpus = gk.build(folder / "c", sources, workers=1, progress=False)
    assert went[-1], "the database was made anew"
    shutil.rmtree(folder / "d", ignore_errors=True)
    (folder / "d").mkdir()
    for kept in ("judgements.jsonl", "authority.csv"):
        if (folder / "c" / kept).exists():
            shutil.copy(folder / "c" / kept, folder / "d")
    whole = gk.build(folder / "d", [folder / "in"], workers=1, progress=False)
    assert not went.pop()
    found, expected = dump(folder / "c"), dump(folder / "d")
    for table in expected:
        assert found[table] == expected[table], table
    assert found.keys() == expected.keys()
    assert searched(corpus) == searched(whole)


def searched(corpus: Corpus) -> list[Any]:
    """What the index says: ids and facets."""
    asked = ("the", "minister", "tag:PREL", "from:lisbon", "subject:the", "-the")
    found = [corpus.search(words, limit=500) for words in asked]
    return [(one.total, sorted(one.hits["id"]), one.facets) for one in found]


def test_steps_in_any_order_end_at_the_same_corpus(texts: list[Path], tmp_path: Path, went: list[str | None]) -> None:
    """Cables come that others cite and that cite others, with people known and new; files change, copies come."""
    chance = random.Random(3)
    order = chance.sample(texts, len(texts))
    folder = tmp_path / "in"
    folder.mkdir()
    gk.build(tmp_path / "c", [shutil.copy(path, folder) for path in order[:90]], workers=1, progress=False)
    for step in range(5):
        coming = order[90 + 12 * step : 102 + 12 * step]
        given = [Path(shutil.copy(path, folder)) for path in coming]
        changed = chance.sample(sorted(folder.iterdir()), 4)
        changed[0].write_text(changed[1].read_text())
        changed[2].write_text((text := changed[2].read_text())[: len(text) * 2 // 3])
        (folder / f"copy{step}.txt").write_text(changed[3].read_text() + "\nMORE")
        hold(tmp_path, [*given, *changed, folder / f"copy{step}.txt"], went)


def test_what_comes_and_goes_decides_anew_what_others_cite(tmp_path: Path, went: list[str | None]) -> None:
    """Series grow and shrink, stations are known only now or no longer, neighbours of a stub come."""
    folder = tmp_path / "in"
    folder.mkdir()
    rome = {"indicator": "RUEHRO", "sender": "AMEMBASSY ROME", "station": "ROME"}
    far = {"indicator": "RUEHXX", "sender": "USOFFICE SUNDHOLMEN", "station": "SUNDHOLMEN"}
    cable(folder, 300, "011200Z JUN 08")
    body = "Per ref B, the ferry sails. The Ambassador delivered ref C points to Chairman Odd Lyngstad on June 4."
    cited = "A. OSLO 640\n     B. OSLO 630\n     C. OSLO 330\n     D. SUNDHOLMEM 7"
    cable(folder, 20, "091200Z JUN 08", body, ref=cited, **rome)
    corpus = gk.build(tmp_path / "c", [folder], workers=1, progress=False)
    seen = []
    for serial, dtg, place in (
        (640, "211200Z DEC 07", {}),
        (345, "081200Z JUN 08", {}),
        (7, "011200Z MAR 08", far),
        (331, "051200Z JUN 08", {}),
        (3, "011200Z FEB 05", far | {"station": "SUNDHOLMEM"}),
    ):
        cable(folder, serial, dtg, **place)
        hold(tmp_path, [folder], went)
        seen.append(_cited(corpus))
    for path in (folder / "OSLO-640-07.txt", folder / "SUNDHOLMEM-3-05.txt"):
        path.write_text((folder / "OSLO-345-08.txt").read_text(encoding="utf-8"), encoding="utf-8")
        hold(tmp_path, [folder], went)
        seen.append(_cited(corpus))
    near, own = "08SUNDHOLMEN7", "08SUNDHOLMEM7"
    assert seen == [own, own, near, near, own, own, near]


def test_a_cable_that_comes_under_the_other_key_of_its_post_is_found(tmp_path: Path, went: list[str | None]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    taipei = {"indicator": "RUEHIN", "sender": "AIT TAIPEI", "station": "AIT TAIPEI"}
    cable(folder, 20, "091200Z JUN 08", ref="A. OSLO 1\n     B. OSLO 2\n     C. OSLO 3\n     D. 08 TAIPEI 12")
    corpus = gk.build(tmp_path / "c", [folder], workers=1, progress=False)
    seen = [_cited(corpus)]
    cable(folder, 12, "011200Z MAR 08", **taipei)
    hold(tmp_path, [folder], went)
    assert [*seen, _cited(corpus)] == ["08TAIPEI12", "08AITTAIPEI12"]


def _cited(corpus: Corpus) -> str:
    asked = "SELECT resolved FROM reference WHERE label = 'D'"
    return str(Corpus.open(corpus.path).rows(asked)[0]["resolved"])


def test_judgements(texts: list[Path], tmp_path: Path, went: list[str | None]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for path in texts[:80]:
        shutil.copy(path, folder)
    corpus = gk.build(tmp_path / "c", [folder], workers=1, progress=False)
    people = [row["id"] for row in corpus.rows("SELECT id FROM entity ORDER BY cables DESC, id LIMIT 6")]
    corpus.judge(people[0], people[1], "same")
    corpus.judge(people[2], people[3], "different")
    hold(tmp_path, [folder], went)
    anchors = json.loads((tmp_path / "c" / "judgements.jsonl").read_text().splitlines()[0])["anchors"]
    asked = "SELECT entity FROM person_entity WHERE (cable, local) IN ((?, ?), (?, ?))"
    assert len({row["entity"] for row in Corpus.open(tmp_path / "c").rows(asked, *anchors[0], *anchors[1])}) == 1
    shutil.copy(texts[100], folder)
    Corpus.open(tmp_path / "c").undo_judgement()
    hold(tmp_path, [folder], went)
    Corpus.open(tmp_path / "c").undo_judgement()
    hold(tmp_path, [], went)


def test_an_authority_file(texts: list[Path], tmp_path: Path, went: list[str | None]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in (1, 2, 3):
        cable(folder, n, f"0{n}1200Z JAN 08", "The Ambassador met Foreign Minister Ilona Varga on January 1.")
    gk.build(tmp_path / "c", [folder], workers=1, progress=False)
    chiefs = "id,territory,name,role,started,ended\na,norway,{},ambassador,2006-01-12,2009-06-20\n"
    for name in ("Ida Vold", "Ole Ax"):
        (tmp_path / "chiefs.csv").write_text(chiefs.format(name), encoding="utf-8")
        gk.build(tmp_path / "c", [folder], workers=1, progress=False, authority=tmp_path / "chiefs.csv")
        assert went[-1]
        cable(folder, 9, f"0{len(name) % 9}1200Z FEB 08", "The Ambassador met Ilona Varga on January 2.")
        hold(tmp_path, [folder], went)
        assert Corpus.open(tmp_path / "c").rows("SELECT held_by FROM participant WHERE held_by IS NOT NULL")


def learned(addresses: list[tuple[str, str | None]], before: list[tuple[str, int, str]]) -> tuple[list[Any], set[str]]:
    """Posts of addresses (name, post) that one indicator precedes, each of a cable of its own; the cables touched."""
    with duckdb.connect() as con:
        con.execute("CREATE TABLE cable (id VARCHAR, origin VARCHAR, origin_ri VARCHAR)")
        con.execute(
            "CREATE TABLE address (cable VARCHAR, n INTEGER, name VARCHAR, post VARCHAR, routing_indicator VARCHAR)"
        )
        con.execute(
            "CREATE TABLE filled (cable VARCHAR, n INTEGER, post VARCHAR); CREATE TABLE touched (cable VARCHAR)"
        )
        for n, (name, post) in enumerate(addresses):
            con.execute("INSERT INTO address VALUES (?, 0, ?, ?, 'RUEHXQ')", [f"c{n}", name, post])
        for row in before:
            con.execute("INSERT INTO filled VALUES (?, ?, ?)", row)
        learn_routing(con)
        touched = {cable for (cable,) in con.execute("FROM touched").fetchall()}
        return [post for (post,) in con.execute("SELECT post FROM address ORDER BY cable").fetchall()], touched


def test_an_indicator_is_learned_from_what_is_written_alone() -> None:
    oslo, rome = ("AMEMBASSY OSLO", "post:oslo"), ("AMEMBASSY ROME", "post:rome")
    bare: tuple[str, str | None] = ("", None)
    filled = ("", "post:oslo")
    assert learned([bare, oslo, oslo, oslo], []) == (["post:oslo"] * 4, {"c0"})
    assert learned([filled, oslo, oslo, oslo], [("c0", 0, "post:oslo")]) == (["post:oslo"] * 4, set())
    assert learned([filled, oslo, oslo], [("c0", 0, "post:oslo")])[0][0] is None, "what was filled teaches nothing"
    again = learned([filled, oslo, rome, rome, rome], [("c0", 0, "post:oslo")])
    assert (again[0][0], again[1]) == ("post:rome", {"c0"})


def test_what_cannot_go_on_is_made_anew(
    texts: list[Path], tmp_path: Path, went: list[str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    gk.build(tmp_path / "c", texts[:9], workers=1, progress=False)
    gk.build(tmp_path / "c", texts[:9], workers=1, progress=False)
    assert len(went) == 1, "nothing had changed"
    gk.build(tmp_path / "c", [], workers=1, progress=False)
    assert went == [None, None], "it was asked for"
    monkeypatch.setattr("graphkit.pipeline.made_by", lambda: "another version")
    gk.build(tmp_path / "c", texts[:10], workers=1, progress=False)
    (tmp_path / "c" / "corpus.duckdb").write_bytes(b"damaged")
    gk.build(tmp_path / "c", texts[:11], workers=1, progress=False)
    assert went == [None] * 4
    shutil.rmtree(tmp_path / "c" / "text")
    assert gk.build(tmp_path / "c", texts[:11], workers=1, progress=False).search("the").total == 11
    shutil.rmtree(tmp_path / "c" / "text")
    corpus = gk.build(tmp_path / "c", texts[:12], workers=1, progress=False)
    assert went[-1]
    assert corpus.search("the").total == 12


def test_a_database_that_is_damaged_inside_is_made_anew(
    texts: list[Path], tmp_path: Path, went: list[str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    gk.build(tmp_path / "c", texts[:20], workers=1, progress=False)

    def broken(con: duckdb.DuckDBPyConnection, *args: Any, goes_on: bool) -> None:
        if goes_on:
            raise duckdb.IOException("Corrupt database file: computed checksum does not match")
        load_parts(con, *args, goes_on=goes_on)

    monkeypatch.setattr("graphkit.pipeline.load_parts", broken)
    assert gk.build(tmp_path / "c", texts[:21], workers=1, progress=False).info()["cables"] == 21
    assert went[-2] is not None
    assert went[-1] is None
