"""Names that are found without the database are those that the database has."""

from pathlib import Path

import numpy as np
import pytest

from graphkit.corpus import Corpus
from graphkit.corpus.named import APART, by_id, by_row, ids_at, labels
from graphkit.model import Protect

NODES = 'SELECT rowid AS "row", id, kind, label FROM node ORDER BY hash(id)'


def test_nodes_by_their_rows_and_ids(went_on: Path) -> None:
    corpus = Corpus.open(went_on)
    every = corpus.rows(NODES)
    assert {one["kind"] in APART for one in every} == {True, False}
    rows, ids = [one["row"] for one in every], [one["id"] for one in every]
    for found, key in ((by_row(corpus, rows), "row"), (by_id(corpus, [*ids, "person:nobody"]), "id")):
        assert {one: vars(node) for one, node in found.items()} == {one[key]: one for one in every}
    assert ids_at(corpus, np.array(rows)) == ids
    known = [one for one in every if one["kind"] not in APART]
    assert ids_at(corpus, np.array([one["row"] for one in known])) == [one["id"] for one in known]
    assert by_row(corpus, []) == by_id(corpus, []) == {}


@pytest.mark.parametrize("mode", Protect)
def test_names_are_shown_as_everywhere(went_on: Path, mode: Protect) -> None:
    corpus = Corpus.open(went_on, mode)
    wanted = [one["id"] for one in corpus.rows(NODES)]
    shown = corpus.names(ids=wanted)
    assert labels(corpus, wanted) == dict(zip(shown["id"], shown["label"], strict=True))
    assert (len(shown) < len(wanted)) is (mode is Protect.EXCLUDE)


@pytest.mark.parametrize("mode", Protect)
def test_nodes_are_those_of_the_table(went_on: Path, mode: Protect) -> None:
    corpus = Corpus.open(went_on, mode)
    whole = {row["id"]: row for row in corpus.nodes().to_dict("records")}
    every = corpus.rows(NODES)
    known = [one["id"] for one in every if one["kind"] not in APART and one["id"] in whole]
    for wanted in (known, [one["id"] for one in every], ["person:nobody"], []):
        found = corpus.nodes(ids=wanted).to_dict("records")
        assert found == [whole[one] for one in sorted(wanted) if one in whole]
