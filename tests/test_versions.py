"""A corpus that another version of this package read is read anew, and nothing of it is lost."""

import json
import shutil
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

import graphkit as gk
from graphkit import passone
from graphkit.model import RawCable
from graphkit.parse import parse_cable
from graphkit.store.errors import CorpusError
from graphkit.store.index import plan_index
from graphkit.store.made import made_by
from tests.invented import LISBON_212
from tests.test_pipeline import dump, write_cables

LONG = "who for twenty years has been the editor of the daily paper of the capital and one of its sharpest critics"
LEAKING = LISBON_212 + f"\n9. (C) Poloff met Zdenka Kvapilova, {LONG} (strictly protect), on May 3. Kvapilova fears.\n"


def another(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Whatever is built from now on is built by a version of that name."""
    # The pipeline first: who imports it while made_by is another would keep that one for good.
    monkeypatch.setattr("graphkit.pipeline.made_by", lambda: name)
    monkeypatch.setattr("graphkit.store.others.read_by", lambda: name)
    monkeypatch.setattr("graphkit.store.made.made_by", lambda: name)


def build(folder: Path, *sources: Path) -> gk.Corpus:
    return gk.build(folder, sources, workers=1, progress=False)


def hidden(corpus: gk.Corpus) -> bool:
    (cable_id,) = corpus.cables()["id"]
    shown = corpus.cable(cable_id)
    assert shown is not None
    assert "Poloff met" in shown.text
    return "Kvapilova" not in shown.text and corpus.search("kvapilova").total == 0


@pytest.mark.parametrize("given", ["sources", "kept texts"])
def test_a_mended_rule_of_masking_reaches_what_is_there_already(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    (source := tmp_path / "in.txt").write_text(LEAKING)
    with monkeypatch.context() as leaking:
        leaking.setattr("graphkit.extract.protect.REACH", 20)
        another(leaking, "leaking")
        assert not hidden(build(tmp_path / "c", source))
    another(monkeypatch, "mended")
    monkeypatch.setattr("graphkit.extract.protect.REACH", 600)
    if given == "sources":
        assert hidden(build(tmp_path / "c", source))
    else:
        source.unlink()
        assert hidden(build(tmp_path / "c"))


def test_read_anew_from_kept_texts_a_corpus_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = write_cables(tmp_path / "in", 40)
    (tmp_path / "in" / "bad.zip").write_bytes(b"PK\x03\x04 and then nothing")
    build(tmp_path / "c", tmp_path / "in")
    before, given = dump(tmp_path / "c"), inputs(tmp_path / "c")
    assert any(row[1] != "same-id" and row[2].endswith("bad.zip") for row in before["issue"])
    shutil.rmtree(tmp_path / "in")
    another(monkeypatch, "next")
    corpus = build(tmp_path / "c")
    after = dump(tmp_path / "c")
    for table in before:
        if table != "meta":
            assert after[table] == before[table], table
    assert len(corpus.cables()) == len(texts)
    assert inputs(tmp_path / "c").keys() == given.keys()


def inputs(corpus: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads((corpus / "manifest.json").read_text())["inputs"]
    return found


def test_new_cables_take_the_old_ones_along_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = write_cables(tmp_path / "in", 12)
    build(tmp_path / "c", *texts[:6])
    another(monkeypatch, "next")
    read = counted(monkeypatch)
    build(tmp_path / "c", *texts[6:])
    assert len(read) == 12
    assert all(said.endswith(" by=next") for said in inputs(tmp_path / "c").values())
    build(tmp_path / "c", *texts)
    assert len(read) == 12


def counted(monkeypatch: pytest.MonkeyPatch, most: int | None = None) -> list[str]:
    """The texts that pass one parses from now on; after ``most`` of them the power fails."""
    read: list[str] = []

    def parse(raw: RawCable) -> Any:
        if len(read) == most:
            raise KeyboardInterrupt
        read.append(raw.text)
        return parse_cable(raw)

    monkeypatch.setattr(passone, "parse_cable", parse)
    return read


def test_a_killed_build_of_another_version_loses_nothing_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = write_cables(tmp_path / "in", 9)
    for some in (texts[:3], texts[3:6], texts[6:]):
        build(tmp_path / "c", *some)
    before = dump(tmp_path / "c")
    another(monkeypatch, "next")
    with monkeypatch.context() as failing:
        counted(failing, most=7)
        with pytest.raises(KeyboardInterrupt):
            build(tmp_path / "c")
    assert dump(tmp_path / "c") == before
    held = str(before["reading"][0][0])
    assert gk.Corpus.open(tmp_path / "c").texts_of([held])[held]
    read = counted(monkeypatch)
    corpus = build(tmp_path / "c")
    assert len(corpus.cables()) == 9
    assert len(read) == 3, "two batches of three were done"


def test_tables_stay_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "nodes.csv").write_text("mrn,date\n06OSLO1,2006-03-14\n06OSLO2,2006-03-15\n")
    (tmp_path / "edges.csv").write_text("source,target\n06OSLO2,06OSLO1\n")
    gk.pipeline.build_tables(tmp_path / "c", tmp_path / "nodes.csv", tmp_path / "edges.csv")
    another(monkeypatch, "next")
    assert list(build(tmp_path / "c").cables()["id"]) == ["06OSLO1", "06OSLO2"]


def test_who_read_with_a_pipeline_reads_anew_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path / "c", *write_cables(tmp_path / "in", 2))
    said = json.loads((tmp_path / "c" / "manifest.json").read_text())
    said["options"]["ner"] = {"path": "news", "sha256": "5f"}
    (tmp_path / "c" / "manifest.json").write_text(json.dumps(said))
    assert len(build(tmp_path / "c").cables()) == 2
    another(monkeypatch, "next")
    with pytest.raises(CorpusError, match="was read with --ner news, got no --ner"):
        build(tmp_path / "c")


def test_an_index_that_another_version_wrote_is_of_no_use(tmp_path: Path) -> None:
    build(tmp_path / "c", *write_cables(tmp_path / "in", 4))
    prints = pq.read_table(tmp_path / "c" / "text" / "documents.parquet")
    assert plan_index(tmp_path / "c", prints, made_by()).fresh is not None
    assert plan_index(tmp_path / "c", prints, "another").fresh is None
