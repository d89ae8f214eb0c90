"""Many cables picked by a text or a person are marked in bits, few are named: both ways find the same."""

from collections.abc import Callable
from typing import Any

import pytest

import graphkit as gk
from graphkit.corpus import Corpus, picked
from graphkit.corpus.columns import page
from graphkit.model import Filters
from graphkit.synth import write_corpus

ASKED: dict[str, Callable[[Corpus, Filters], Any]] = {
    "page": lambda corpus, filters: page(corpus, filters, 5, 1),
    "cables": lambda corpus, filters: corpus.cables(filters, 5),
    "links": lambda corpus, filters: corpus.links(filters).drop(columns=["attrs", "evidence"]),
    "meetings": lambda corpus, filters: corpus.meetings(filters).drop(columns=["participants"]),
    "timeline": lambda corpus, filters: corpus.timeline(filters),
    "posts": lambda corpus, filters: corpus.counts("post", filters),
    "network": lambda corpus, filters: corpus.network("people_posts", filters),
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    source = tmp_path_factory.mktemp("picked")
    write_corpus(source, 150, seed=4)
    gk.build(source / "c", [source / "cables"], workers=1, progress=False)
    return Corpus.open(source / "c")


def forget(corpus: Corpus) -> None:
    """Nothing that was picked is remembered, nor which cables that chose."""
    corpus.picked.clear()
    corpus.kept.pop("chosen", None)


@pytest.mark.parametrize("name", ASKED)
def test_bits_and_names_pick_the_same_cables(corpus: Corpus, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    person = str(corpus.counts("person", limit=1)["id"][0])
    for filters in (Filters(text="the"), Filters(people=(person,)), Filters(text="the", people=(person,))):
        named = ASKED[name](corpus, filters)
        monkeypatch.setattr(picked, "FEW", 0)
        forget(corpus)
        marked = ASKED[name](corpus, filters)
        monkeypatch.undo()
        assert all("get_bit" in one.where.sql for one in corpus.picked.values())
        assert corpus.picked or not filters.text
        forget(corpus)
        assert marked.equals(named)
        assert name == "meetings" or filters.people or not named.empty


def test_what_nothing_finds_picks_nothing(corpus: Corpus) -> None:
    assert corpus.cables(Filters(text="zzqqxxnowhere")).empty
    assert corpus.timeline(Filters(people=("person:nobody-at-all",))).empty
