"""What columns of numbers choose and count is what the database would."""

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.corpus import Corpus
from graphkit.corpus.beforehand import has_many, lay_columns, make_lists
from graphkit.corpus.columns import chosen, columns, page, rows_of_cables
from graphkit.corpus.keeping import is_kept
from graphkit.corpus.picked import keep_touched, rows_with_people, with_text
from graphkit.corpus.suggesting import _looked_through, keep_words, suggest
from graphkit.model import Filters, Protect
from graphkit.store.query import tokens
from graphkit.store.select import Where, cables_where
from tests.test_pipeline import write_cables


@pytest.fixture(scope="module")
def corpus(went_on: Path) -> Corpus:
    return Corpus.open(went_on)


ASKED = (
    Filters(),
    Filters(since="2000-03"),
    Filters(until="2000"),
    Filters(since="2000-03-04", until="2000-11"),
    Filters(tags=("PREL", "NOSUCH")),
    Filters(posts=("post:lisbon", "post:nowhere"), tags=("PREL",)),
    Filters(classifications=("CONFIDENTIAL",)),
    Filters(text="the", since="2000-02"),
    Filters(people=("post:lisbon", "person:nobody")),
    Filters(posts=("post:nowhere",)),
)


def where(corpus: Corpus, filters: Filters) -> Where:
    return cables_where(filters, with_text(corpus, filters)) & Where("NOT c.stub")


@pytest.mark.parametrize("filters", ASKED)
def test_the_same_cables_are_chosen(corpus: Corpus, filters: Filters) -> None:
    asked = where(corpus, filters)
    sql = f"SELECT c.rowid AS n, c.id FROM cable c WHERE {asked.sql} ORDER BY date NULLS LAST, id"
    expected = corpus.ask(sql, *asked.values)
    assert chosen(corpus, filters).nonzero()[0].tolist() == sorted(expected["n"])
    assert corpus.cables(filters)["id"].tolist() == expected["id"].tolist()
    assert page(corpus, filters, 5, 3)["id"].tolist() == expected["id"].tolist()[3:8]
    for by, length in (("day", 10), ("month", 7), ("year", 4)):
        sql = f"""SELECT left(c.date, {length}) AS period, count(*) AS n FROM cable c
            WHERE {asked.sql} AND c.date IS NOT NULL GROUP BY 1 ORDER BY 1"""
        counted = corpus.timeline(filters, by).to_dict("records")
        assert counted == corpus.ask(sql, *asked.values).to_dict("records")


def test_a_mask_that_is_remembered_is_nobody_elses(corpus: Corpus) -> None:
    expected = [chosen(Corpus.open(corpus.path), one).tolist() for one in ASKED]
    assert [chosen(corpus, one).tolist() for one in (*ASKED, *ASKED)] == [*expected, *expected]
    mask = chosen(corpus, ASKED[1])
    with pytest.raises(ValueError, match="read-only"):
        mask[:] = True
    assert chosen(corpus, ASKED[1]) is mask


COUNTED = {
    "post": ("sent_by", "post"),
    "tag": ("tagged", "tag"),
    "person": ("mentions", "person"),
    "organization": ("mentions", "organization"),
    "addressee": ("addressed_to", "post"),
    "cited": ("references", "cable"),
}


@pytest.mark.parametrize("filters", ASKED)
def test_the_same_is_counted(corpus: Corpus, filters: Filters) -> None:
    asked = where(corpus, filters)
    for kind, (link, node) in COUNTED.items():
        sql = f"""SELECT n.id, n.label, count(DISTINCT c.id) AS n FROM link l JOIN cable c ON c.id = l.cable
            JOIN node n ON n.id = l.target WHERE l.kind = ? AND n.kind = ? AND {asked.sql}
            GROUP BY n.id, n.label ORDER BY 3 DESC, 1 LIMIT ?"""
        for limit in (3, 1000):
            expected = corpus.ask(sql, link, node, *asked.values, limit)
            found = corpus.counts(kind, filters, limit)
            assert found[["id", "n"]].to_dict("records") == expected[["id", "n"]].to_dict("records"), kind


def test_a_person_is_counted_by_pseudonym(corpus: Corpus) -> None:
    """Labels are those that may be shown."""
    hidden = corpus.rows("SELECT id, label FROM node WHERE protected")
    assert hidden
    shown = dict(corpus.counts("person", limit=10_000)[["id", "label"]].itertuples(index=False))
    assert all(shown[row["id"]].startswith("Protected person") for row in hidden if row["id"] in shown)


def test_columns_are_opened_once(corpus: Corpus) -> None:
    assert columns(corpus) is columns(corpus)
    assert Corpus.open(corpus.path).counts("tag").equals(corpus.counts("tag"))


def test_a_cable_is_found_by_its_id(corpus: Corpus) -> None:
    known = {row["id"]: row["n"] for row in corpus.rows("SELECT id, rowid AS n FROM cable")}
    assert rows_of_cables(corpus, [*known, "00NOWHERE1", "x" * 500]) == known


@pytest.mark.parametrize("mode", list(Protect))
def test_words_in_order_suggest_what_looking_through_does(went_on: Path, mode: Protect) -> None:
    corpus = Corpus.open(went_on, mode)
    keep_words(corpus)
    labels = corpus.ask("SELECT label FROM suggestion")["label"]
    begun = {str(label)[:length] for label in labels[::11] for length in (1, 2, 4, 9)}
    for written in sorted(begun | {"person", "00l", "the", "zzz", "minister of", "00lisbon"}):
        for limit in (3, 1000):
            expected = _looked_through(corpus, tokens(written), limit) if tokens(written) else suggest(corpus, "", 1)
            assert suggest(corpus, written, limit).to_dict("records") == expected.to_dict("records"), written


def test_people_are_touched_by_the_same_cables(corpus: Corpus) -> None:
    nodes = [row["id"] for row in corpus.rows("SELECT id FROM node")][::5]
    looked = {one: set(rows_with_people(corpus, [one]).tolist()) for one in nodes}
    keep_touched(corpus)
    assert {one: set(rows_with_people(corpus, [one]).tolist()) for one in nodes} == looked
    assert any(looked.values())
    assert not len(rows_with_people(corpus, ["person:nobody"]))


def test_everything_is_made_beforehand(went_on: Path) -> None:
    corpus = Corpus.open(went_on)
    lay_columns(corpus)
    make_lists(corpus)
    assert {"cables", "contacts", "citations", "touched", "link-ids", "suggestions", "said"} <= corpus.kept.keys()
    assert not has_many(corpus)


def test_a_large_corpus_has_its_columns_from_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = write_cables(tmp_path / "cables", 30)
    few = gk.build(tmp_path / "few", files, workers=1, progress=False)
    assert not (few.path / "graph").exists()
    monkeypatch.setattr("graphkit.corpus.beforehand.MANY", 20)
    many = gk.build(tmp_path / "many", files, workers=1, progress=False)
    assert is_kept(Corpus.open(many.path), "cables")
