"""What is planted in an invented corpus comes back whole: nothing lost, nothing doubled, nothing made up."""

import json
from collections import Counter
from typing import Any

import pytest

import graphkit as gk
from graphkit.synth import write_corpus

Truth = list[dict[str, Any]]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[gk.Corpus, Truth]:
    folder = tmp_path_factory.mktemp("planted")
    write_corpus(folder, 700, seed=23)
    corpus = gk.build(folder / "corpus", [folder / "cables"], workers=2, progress=False)
    return corpus, [json.loads(line) for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()]


def test_cables(planted: tuple[gk.Corpus, Truth]) -> None:
    corpus, truth = planted
    assert Counter(corpus.cables()["id"]) == Counter(row["id"] for row in truth)
    assert len(corpus.duplicates()) == sum(row["copies"] - 1 for row in truth) > 0
    broken = [issue for issue in corpus.issues().to_dict("records") if issue["stage"] == "read"]
    assert len(broken) == sum(row["broken"] for row in truth) > 0


def test_references(planted: tuple[gk.Corpus, Truth]) -> None:
    corpus, truth = planted
    found = corpus.links(kinds=["references"])
    wanted = Counter((row["id"], cited) for row in truth for cited in row["cites"])
    assert Counter(zip(found["source"], found["target"], strict=True)) == wanted
    nodes = corpus.nodes(kinds=["cable"])
    assert set(nodes.loc[nodes["stub"], "id"]) == {cited for row in truth for cited in row["absent"]}


def test_meetings(planted: tuple[gk.Corpus, Truth]) -> None:
    corpus, truth = planted
    took_place = [row for row in corpus.meetings().to_dict("records") if row["realis"] == "actual"]
    found = Counter((row["cable"], row["kind"], row["date"]) for row in took_place)
    assert found == Counter((row["id"], one["kind"], one["date"]) for row in truth for one in row["meetings"])


def test_people(planted: tuple[gk.Corpus, Truth]) -> None:
    """Each is found; whoever is left as two, over years of silence, is proposed to a curator as one."""
    corpus, truth = planted
    people = corpus.nodes(kinds=["person"])
    labels = Counter(people["label"])
    names = {name for row in truth for name in row["people"]}
    assert names <= set(labels)
    doubled = {name for name in names if labels[name] > 1}
    proposed = corpus.same_as()
    assert doubled <= {*proposed["left_label"], *proposed["right_label"]}
    assert len(doubled) < len(names) / 20
