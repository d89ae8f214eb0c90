"""What stands beside the text of a cable and names a protected person is hidden as the person is: TAGS, files."""

import json
import re
from pathlib import Path

import pandas as pd
import pytest

from graphkit import Corpus, build
from graphkit.extract import extract
from graphkit.model import Filters, Protect, RawCable, Source
from graphkit.parse import parse_cable
from graphkit.record import to_record

HEAD = """R 061215Z SEP 06
FM AMEMBASSY LISBON
TO RUEHC/SECSTATE WASHDC 7367
C O N F I D E N T I A L LISBON 000{n}

E.O. 12958: DECL: 09/05/2016
TAGS: PREL OVIP ({tag}) PO
SUBJECT: LAMPS

1. (C) {text}
"""
ASKING = "Poloff met on September 4 with Arnaldo Quastelbrook (strictly protect), director of the lamp museum."
BARE = "Poloff met on September 4 with Arnaldo Quastelbrook, director of the lamp museum."


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tags")
    said = {
        "777": ("QUASTELBROOK, ARNALDO", ASKING),
        "778": ("KUASTELBROOK, ARNALDO", ASKING),
        "779": ("QUASTELBROOK, ARNALDO", BARE),
        "780": ("TVEIT, ARNALDO", ASKING),
    }
    for n, (tag, text) in said.items():
        (folder / f"Quastelbrook {n}.txt").write_text(HEAD.format(n=n, tag=tag, text=text))
    build(folder / "corpus", sorted(folder.glob("*.txt")), workers=1)
    return folder / "corpus"


def tag_nodes(corpus: Corpus) -> list[str]:
    return [str(node) for node in corpus.graph().nodes if str(node).startswith("tag:")]


HIDDEN = ["tag:06LISBON777/protected-1", "tag:06LISBON778/protected-1"]
OPEN = ["tag:OVIP", "tag:PO", "tag:PREL", "tag:QUASTELBROOK, ARNALDO", "tag:TVEIT, ARNALDO"]


@pytest.mark.parametrize(("protect", "nodes"), [(Protect.MASK, HIDDEN + OPEN), (Protect.EXCLUDE, OPEN)])
def test_they_are_pseudonyms_of_their_own_cable_or_left_out(corpus: Path, protect: Protect, nodes: list[str]) -> None:
    opened = Corpus.open(corpus, protect=protect)
    assert sorted(tag_nodes(opened)) == nodes
    network = opened.network("co_tagged")
    assert {*network["source"], *network["target"]} == {*nodes}
    assert sorted("tag:" + row["tag"] for row in opened.cable("06LISBON777").tags if "/" in row["tag"]) == [
        one for one in nodes if "777" in one
    ]
    facts = opened.links(kinds=("tagged",))
    assert set(facts.loc[facts["target"].str.contains("QUASTELBROOK"), "source"]) == {"06LISBON779"}


@pytest.mark.parametrize("protect", [Protect.MASK, Protect.EXCLUDE])
def test_nothing_says_whom_they_name(corpus: Path, protect: Protect) -> None:
    opened = Corpus.open(corpus, protect=protect)
    for cable in ("06LISBON777", "06LISBON778"):
        view = opened.cable(cable)
        assert "OVIP ([protected]) PO" in (view.text or "")
        assert not re.search("[qk]uastelbrook|arnaldo", json.dumps(view.to_dict(), default=str), re.I)
    named: list[pd.DataFrame] = [opened.nodes(), opened.names(kinds=("tag",)), opened.suggest("kuast")]
    assert "kuastelbrook" not in str([table.to_dict("records") for table in named]).casefold()
    assert opened.search('tag:"KUASTELBROOK"').total == 0
    assert opened.search('tag:"QUASTELBROOK"').total == 1
    assert "KUASTELBROOK, ARNALDO" not in dict(opened.search("lamp*").facets["tags"])
    assert list(opened.cables(Filters(tags=("QUASTELBROOK, ARNALDO",)))["id"]) == ["06LISBON779"]


def test_who_asks_to_see_them_does(corpus: Path) -> None:
    opened = Corpus.open(corpus, protect=Protect.SHOW)
    assert "KUASTELBROOK, ARNALDO" in [row["label"] for row in opened.cable("06LISBON778").tags]
    assert "KUASTELBROOK, ARNALDO" in opened.names(kinds=("tag",))["label"].tolist()


@pytest.mark.parametrize("protect", [Protect.MASK, Protect.EXCLUDE])
def test_files_are_shown_without_the_names_that_their_cables_protect(corpus: Path, protect: Protect) -> None:
    opened = Corpus.open(corpus, protect=protect)
    paths = [opened.cable(one).path for one in ("06LISBON777", "06LISBON779")]
    assert [Path(path or "").name for path in paths] == ["[protected] 777.txt", "Quastelbrook 779.txt"]
    assert {Path(one).name for one in opened.coverage()["path"]} == {
        *(f"[protected] {n}.txt" for n in (777, 778, 780)),
        "Quastelbrook 779.txt",
    }


def test_issues_and_second_texts_name_no_file_by_a_protected_person(tmp_path: Path) -> None:
    for n, more in enumerate(("", "2. (C) It rained.")):
        (tmp_path / f"quastelbrook{'_memo' * n}.txt").write_text(HEAD.format(n=777, tag="X", text=ASKING + more))
    opened = build(tmp_path / "corpus", sorted(tmp_path.glob("*.txt")), workers=1)
    assert [Path(one).name for one in opened.duplicates()["path"]] == ["[protected].txt"]
    issues = opened.issues()
    assert "same-id" in [*issues["code"]]
    assert "quastelbrook" not in str(issues.to_dict("records"))


def test_a_record_names_no_file_by_a_protected_person() -> None:
    text = HEAD.format(n=777, tag="X", text=ASKING)
    cable, _ = parse_cable(RawCable(Source("cable-text", "Talk with Quastelbrook.zip", "quastelbrook_2.txt"), text))
    found = extract(cable)
    assert to_record(cable, found)["source"]["path"] == "Talk with [protected].zip"
    assert to_record(cable, found)["source"]["locator"] == "[protected]_2.txt"
    assert to_record(cable, found, protect=Protect.SHOW)["source"]["path"] == "Talk with Quastelbrook.zip"
