"""The seeds, from bytes to a file that other clients read: what the project promised first."""

import json
import subprocess
from pathlib import Path

import networkx as nx
import pytest
from lxml import etree

import graphkit as gk
from graphkit.scoring import score_gold

pytestmark = pytest.mark.corpus
PERFECT = (
    "id", "sent", "classification", "captions", "from", "addressees", "tags", "subject", "references", "declassify_on",
    "classified_by", "signature", "paragraphs", "people", "mentions", "positions", "meetings", "non-meetings",
)  # fmt: skip


@pytest.fixture(scope="module")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> gk.Corpus:
    return gk.build(tmp_path_factory.mktemp("seeds") / "corpus", [shared / "seeds"], workers=1, progress=False)


def test_the_seeds_are_understood_as_the_gold_has_them(shared: Path) -> None:
    scored = score_gold(shared / "gold/seeds.json", [shared / "seeds"])
    wrong = {kind: scored.scores[kind].findings for kind in PERFECT if scored.scores[kind].f1 != 1.0}
    assert wrong == {}
    assert scored.scores["addressees"].hits == 27
    assert scored.scores["tags"].hits == 15
    assert scored.scores["organizations"].recall > 0.97


def test_identities_over_the_seeds(shared: Path, seeds: gk.Corpus) -> None:
    gold = json.loads((shared / "gold/seeds.json").read_text(encoding="utf-8"))
    people = {one["id"] for one in gold["identities"] if one["id"].startswith("person:")}
    assert set(seeds.nodes(kinds=["person"])["id"]) == people
    stubs = seeds.nodes(kinds=["cable"])
    assert set(stubs.loc[stubs["stub"], "id"]) == {"08STATE58425"}


@pytest.mark.node
def test_the_graph_is_valid_gexf_and_is_read_by_other_clients(
    shared: Path, seeds: gk.Corpus, root: Path, tmp_path: Path
) -> None:
    graph = seeds.graph()
    path = gk.export(graph, tmp_path / "seeds.gexf")
    etree.RelaxNG(etree.parse(shared / "schemas/gexf-1.3/gexf.rng")).assertValid(etree.parse(path))
    counts = (graph.number_of_nodes(), graph.number_of_edges())
    back = nx.read_gexf(path)
    assert (back.number_of_nodes(), back.number_of_edges()) == counts
    command = ["node", str(root / "tests/node/read_graph.mjs"), str(path)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    read = json.loads(run.stdout)
    assert (read["nodes"], read["edges"]) == counts
    evidence = (tmp_path / "seeds.evidence.csv").read_text(encoding="utf-8").splitlines()
    assert len(evidence) > graph.number_of_edges()


def test_every_edge_has_its_words(seeds: gk.Corpus) -> None:
    links = seeds.links()
    quotes = seeds.evidence(list(links["id"]))
    assert set(quotes["link"]) == set(links["id"])
    assert quotes["quote"].str.strip().ne("").all()
