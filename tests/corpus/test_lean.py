"""Columns, sums and arrays of whole networks say what the slow ways say, and no more."""

import shutil
import stat
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import graphkit as gk
from graphkit.analysis import find_main_path
from graphkit.corpus import Corpus
from graphkit.corpus.beforehand import lay_columns, make_lists
from graphkit.graph import PROJECTIONS, WEIGHTINGS, project
from graphkit.model import Filters, Protect
from graphkit.store.kept import kept_arrays
from graphkit.store.networks import DIRECTED, TIES
from graphkit.synth import write_corpus
from tests.invented import LISBON_212, PROTECTED_NAME, TALLINN_31


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("lean")
    write_corpus(source, 150, seed=4)
    (source / "212.txt").write_text(LISBON_212, encoding="utf-8")
    gk.build(source / "c", [source / "cables", source / "212.txt"], workers=1, progress=False)
    return source / "c"


@pytest.fixture(scope="module")
def corpus(folder: Path) -> Corpus:
    return Corpus.open(folder)


def test_every_projection_has_its_query() -> None:
    assert list(TIES) == [one.name for one in PROJECTIONS]
    assert {one.name for one in PROJECTIONS if one.directed} == DIRECTED


@pytest.mark.parametrize("filters", [Filters(), Filters(since="2000-03", until="2000-11"), Filters(tags=("PREL",))])
@pytest.mark.parametrize("mode", [Protect.MASK, Protect.EXCLUDE])
@pytest.mark.parametrize("name", list(TIES))
def test_a_network_is_the_projection(folder: Path, name: str, mode: Protect, filters: Filters) -> None:
    corpus = Corpus.open(folder, mode)
    view = project(corpus.graph(filters), name)
    expected = {}
    for source, target, data in view.edges(data=True):
        ends = (source, target) if name in DIRECTED or name == "people_posts" else tuple(sorted((source, target)))
        if name == "people_posts" and target.startswith("person:"):
            ends = (target, source)
        expected[ends] = (data["count"], data.get("first"), data.get("last"))
    found = corpus.network(name, filters)
    rows = found[["source", "target", "weight", "first", "last"]].itertuples(index=False)
    assert {(one[0], one[1]): tuple(one[2:]) for one in rows} == expected
    if len(found):
        top = found.iloc[0]
        ties = corpus.ties(name, filters, source=top["source"], target=top["target"])
        assert len(ties) == top["weight"]
        assert {*(link for links in ties["links"] for link in links)} == {
            *view.edges[top["source"], top["target"]]["links"]
        }


@pytest.mark.parametrize("filters", [Filters(), Filters(since="2000-03", until="2000-11"), Filters(min_weight=2)])
@pytest.mark.parametrize("weighting", list(WEIGHTINGS))
@pytest.mark.parametrize("name", list(TIES))
def test_a_view_is_the_projection(corpus: Corpus, name: str, weighting: str, filters: Filters) -> None:
    """Attributes, order and description too; one file of both is the same, byte for byte."""
    slow = project(corpus.graph(filters), name, weighting=weighting, min_weight=filters.min_weight)
    view = corpus.view(name, filters, weighting=weighting)
    assert [*view.nodes(data=True)] == [*slow.nodes(data=True)]
    assert [*view.edges(data=True)] == [*slow.edges(data=True)]
    assert [*map(list, view.nodes.values())] == [*map(list, slow.nodes.values())]
    assert [*map(list, view.edges.values())] == [*map(list, slow.edges.values())]
    assert view.graph == slow.graph
    assert view.is_directed() == slow.is_directed()


def test_a_view_of_everything_is_the_graph(corpus: Corpus) -> None:
    assert [*corpus.view("all").edges] == [*corpus.graph().edges]
    with pytest.raises(ValueError, match="'friends': no such network"):
        corpus.view("friends")


def test_an_unknown_network_is_refused(corpus: Corpus) -> None:
    with pytest.raises(ValueError, match="'friends': no such network; expected one of met"):
        corpus.network("friends")


@pytest.mark.parametrize("mode", list(Protect))
def test_lean_tables_have_the_rows_of_the_others(folder: Path, mode: Protect) -> None:
    corpus = Corpus.open(folder, mode)
    facts, links = corpus.facts(attrs=("role",)), corpus.links()
    names = ["id", "source", "target", "kind", "cable", "date"]
    pd.testing.assert_frame_equal(facts[names], links[names])
    assert facts["role"].tolist() == [attrs.get("role") for attrs in links["attrs"]]
    names = ["id", "kind", "label", "protected", "redacted", "stub", "first_date", "last_date"]
    lean, nodes = corpus.names(attrs=("subject",)), corpus.nodes()
    pd.testing.assert_frame_equal(lean[names], nodes[names])
    assert lean["subject"].tolist() == [attrs.get("subject") for attrs in nodes["attrs"]]


@pytest.mark.parametrize("mode", [Protect.MASK, Protect.EXCLUDE])
def test_a_protected_name_is_in_none_of_them(folder: Path, mode: Protect) -> None:
    corpus = Corpus.open(folder, mode)
    attrs = ("written", "name", "role", "side", "why")
    tables = [corpus.facts(attrs=attrs), corpus.names(attrs=("written", "aliases", "subject", "occasion", "place"))]
    tables += [table for name in TIES for table in (corpus.network(name), corpus.ties(name), corpus.layout(name))]
    said = " ".join(table.to_csv() for table in tables).casefold()
    assert PROTECTED_NAME.split()[-1].casefold() not in said  # the given name is also somebody else's here


def test_an_attribute_is_a_name(corpus: Corpus) -> None:
    with pytest.raises(ValueError, match="expected the name of an attribute"):
        corpus.facts(attrs=('role") FROM link --',))


def test_arrays_are_the_network_and_stay(corpus: Corpus) -> None:
    edges, table = corpus.arrays("references"), corpus.network("references")
    pairs = zip(edges.names[edges.source], edges.names[edges.target], edges.weight, strict=True)
    assert set(pairs) == set(table[["source", "target", "weight"]].itertuples(index=False, name=None))
    assert isinstance(corpus.arrays("references").target.base, np.memmap)
    assert len(find_main_path(edges)) > 1
    places = corpus.layout("references")
    assert places["node"].tolist() == list(edges.names)
    pd.testing.assert_frame_equal(places, corpus.layout("references"))


def test_an_empty_network_has_empty_arrays(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    empty = gk.build(tmp_path / "c", [tmp_path / "empty"], workers=1, progress=False)
    assert empty.arrays("met").n == 0
    assert empty.layout("met").empty


def test_a_build_forgets_what_was_kept(tmp_path: Path) -> None:
    (tmp_path / "212.txt").write_text(LISBON_212, encoding="utf-8")
    corpus = gk.build(tmp_path / "c", [tmp_path / "212.txt"], workers=1, progress=False)
    before = kept_arrays(corpus.path, "n", lambda: {"n": np.array([1])})
    gk.build(tmp_path / "c", [], workers=1, progress=False)
    assert kept_arrays(corpus.path, "n", lambda: {"n": np.array([2])})["n"].tolist() == [2]
    assert before["n"].tolist() == [1]


def test_a_corpus_that_cannot_be_written_keeps_elsewhere(
    tmp_path: Path, corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    unwritable(corpus.path, tmp_path / "cache", monkeypatch)
    made = []

    def make() -> dict[str, np.ndarray]:
        made.append(1)
        return {"n": np.array([3])}

    for _ in range(2):
        assert kept_arrays(corpus.path, "n", make)["n"].tolist() == [3]
    assert made == [1]
    monkeypatch.setenv("XDG_CACHE_HOME", str(corpus.path / "corpus.duckdb"))
    assert kept_arrays(corpus.path, "n", make)["n"].tolist() == [3]
    assert made == [1, 1]


def unwritable(corpus: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A corpus into which no arrays can be written, and a cache folder for them."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    shutil.rmtree(corpus / "graph", ignore_errors=True)
    (corpus / "graph").write_text("")  # no folder can stand below a file


def test_what_is_kept_elsewhere_names_nobody_protected_and_is_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "212.txt").write_text(LISBON_212, encoding="utf-8")
    gk.build(tmp_path / "c", [tmp_path / "212.txt"], workers=1, progress=False)
    unwritable(tmp_path / "c", tmp_path / "cache", monkeypatch)
    for mode in Protect:
        corpus = Corpus.open(tmp_path / "c", mode)
        lay_columns(corpus)
        make_lists(corpus)
        corpus.layout("met")
        said = corpus.suggest("dalustakova").to_dict("records")
        assert [one["id"] for one in said] == ["person:07LISBON212/protected-1"] * (mode is Protect.SHOW)
    files = [*(tmp_path / "cache" / "graphkit").rglob("*.npy")]
    assert any("suggestions" in str(file) for file in files)
    name = PROTECTED_NAME.split()[-1].casefold().encode()
    assert not [file for file in files if name in file.read_bytes().lower()]
    assert stat.S_IMODE((tmp_path / "cache" / "graphkit").stat().st_mode) == 0o700


def test_old_states_leave_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "212.txt").write_text(LISBON_212, encoding="utf-8")
    gk.build(tmp_path / "c", [tmp_path / "212.txt"], workers=1, progress=False)
    unwritable(tmp_path / "c", tmp_path / "cache", monkeypatch)
    (other := tmp_path / "cache" / "graphkit" / "graph" / "another-state").mkdir(parents=True)
    for number in range(3):
        if number == 2:  # somebody else builds, who has another cache
            monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "theirs"))
        corpus = gk.build(tmp_path / "c", [], workers=1, progress=False)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        assert len([*other.parent.iterdir()]) == (2 if number == 2 else 1)
        corpus.arrays("met")
        assert len([*other.parent.iterdir()]) == 2


def test_who_has_an_old_corpus_open_leaves_nothing_to_the_new_one(tmp_path: Path) -> None:
    (tmp_path / "212.txt").write_text(LISBON_212, encoding="utf-8")
    old = gk.build(tmp_path / "c", [tmp_path / "212.txt"], workers=1, progress=False)
    (tmp_path / "31.txt").write_text(TALLINN_31, encoding="utf-8")
    gk.build(tmp_path / "c", [tmp_path / "31.txt"], workers=1, progress=False)
    before = set(old.arrays("references").names)
    old.layout("references")
    new = Corpus.open(tmp_path / "c")
    assert not new.has_layout("references")
    ends = {end for row in new.network("references")[["source", "target"]].to_numpy() for end in row}
    assert set(new.arrays("references").names) == ends > before
    assert set(new.layout("references")["node"]) == ends
