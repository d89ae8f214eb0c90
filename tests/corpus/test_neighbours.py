"""Who was sent right before and after: as the tables have it."""

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.corpus import Corpus

BEFORE = """SELECT id FROM cable WHERE origin = ?1 AND NOT stub AND (date, coalesce(sent, date::TIMESTAMP), id)
  < (?2, coalesce(?3::TIMESTAMP, ?2::TIMESTAMP), ?4) ORDER BY date DESC, sent DESC, id DESC LIMIT 1"""
AFTER = BEFORE.replace("< (?2", "> (?2").replace(" DESC", "")


def test_neighbours_are_those_of_the_tables(went_on: Path) -> None:
    corpus = Corpus.open(went_on)
    some = 0
    for head in corpus.rows("SELECT id, origin, date, sent FROM cable ORDER BY hash(id) LIMIT 60"):
        view = corpus.cable(head["id"])
        assert view is not None
        near = []
        for sql in (BEFORE, AFTER):
            key = (head["origin"], head["date"], head["sent"], head["id"])
            found = corpus.rows(sql, *key) if head["origin"] and head["date"] else []
            near.append(found[0]["id"] if found else None)
        assert [view.previous, view.next] == near
        some += all(near)
    assert some > 5


@pytest.mark.parametrize("wanted", ["x", "", "08OSLO1\0", "a" * 4000])
def test_what_no_corpus_has_is_none(tmp_path: Path, went_on: Path, wanted: str) -> None:
    (tmp_path / "none").mkdir()
    gk.build(tmp_path / "c", [tmp_path / "none"], progress=False)
    for corpus in (Corpus.open(tmp_path / "c"), Corpus.open(went_on)):
        assert corpus.cable(wanted) is None
