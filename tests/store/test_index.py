"""An index that grew answers like one that was made anew, and keeps what it has."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

import graphkit as gk
from graphkit.corpus import Corpus
from graphkit.store import index
from graphkit.store.errors import CorpusError
from graphkit.synth import generate

QUERIES = ("", "minister", '"the minister"', "tag:PREL", "from:state", "after:2001", "nego*", "person:a*", "id:00*")


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("index")
    paths = []
    for cable in generate(24, 5):
        paths.append(folder / f"{cable.number:03}.txt")
        paths[-1].write_text(f"{cable.header}\n{cable.body}", encoding="utf-8")
    return paths


def found(corpus: Corpus) -> dict[str, tuple[int, list[str]]]:
    results = {query: corpus.search(query, limit=100) for query in QUERIES}
    return {query: (result.total, sorted(result.hits["id"])) for query, result in results.items()}


def test_it_grows_and_shrinks(texts: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    plain = index._document
    monkeypatch.setattr(index, "_document", lambda fields: (written.append(fields["id"]), plain(fields))[1])
    gk.build(tmp_path / "c", texts[:20], workers=1, progress=False)
    written.clear()
    more = gk.build(tmp_path / "c", texts[20:], workers=1, progress=False)
    assert 4 <= len(written) < 12, "those that came, and those in which somebody has another name now"
    assert found(more) == found(gk.build(tmp_path / "d", texts, workers=1, progress=False))
    changed = texts[3].read_text(encoding="utf-8")
    texts[3].write_text(changed.replace("minister", "gardener"), encoding="utf-8")
    again = gk.build(tmp_path / "c", texts, workers=1, progress=False)
    assert found(again) == found(gk.build(tmp_path / "e", texts, workers=1, progress=False))
    texts[3].write_text(changed, encoding="utf-8")


@pytest.mark.parametrize("name", ["meta.json", "documents.parquet"])
def test_a_damaged_index_is_made_anew(texts: list[Path], tmp_path: Path, name: str) -> None:
    whole = found(gk.build(tmp_path / "c", texts[:9], workers=1, progress=False))
    (tmp_path / "c" / "text" / name).write_bytes(b"damaged")
    assert found(gk.build(tmp_path / "c", [], workers=1, progress=False)) == whole


def test_a_folder_with_the_number_of_an_old_one_is_opened_anew(tmp_path: Path) -> None:
    for word in ("lighthouse", "harbour"):
        prints = pa.table({"id": ["07OSLO1"], "print": [word]})
        index.build_index(tmp_path, [{"id": "07OSLO1", "body": word}], prints, index.Change())
        if word == "lighthouse":
            index.swap_index(tmp_path)
        else:  # as a file system may do that gives numbers again
            for file in (tmp_path / "text").iterdir():
                file.unlink()
            for file in (tmp_path / "text.tmp").iterdir():
                file.rename(tmp_path / "text" / file.name)
        assert index.search_index(index.open_index(tmp_path), word, 1).total == 1


def _one(corpus: Path) -> None:
    prints = pa.table({"id": ["07OSLO1"], "print": ["a"]})
    index.build_index(corpus, [{"id": "07OSLO1", "body": "lighthouse"}], prints, index.Change())
    index.swap_index(corpus)


def test_an_index_whose_folder_may_not_be_written_is_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    aside = tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(aside))
    _one(tmp_path)
    (tmp_path / "text" / ".tantivy-meta.lock").unlink(missing_ok=True)
    (tmp_path / "text" / ".tantivy-meta.lock").mkdir()  # no lock can be laid, not even by root
    with pytest.raises(ValueError, match=r"[Ll]ock"):
        index.tantivy.Index.open(str(tmp_path / "text"))
    opened = index.open_index(tmp_path)
    assert not list(aside.iterdir())
    assert index.search_index(opened, "lighthouse", 1).ids[0][0] == "07OSLO1"


def test_whoever_may_read_a_corpus_may_read_its_index(tmp_path: Path) -> None:
    _one(tmp_path)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "text").iterdir()}
    assert {".managed.json", "meta.json"} < set(modes)
    assert len(set(modes.values())) == 1, modes


def test_an_index_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    _one(tmp_path)
    (tmp_path / "text" / "meta.json").write_bytes(b"damaged")
    with pytest.raises(CorpusError, match=r"cannot be read \(.*meta.*TMPDIR"):
        index.open_index(tmp_path)


def test_a_fault_in_a_document_is_not_laid_to_the_disk(tmp_path: Path) -> None:
    def broken() -> Iterator[dict[str, str]]:
        yield {"id": "07OSLO1"}
        raise ValueError("a fault")

    with pytest.raises(ValueError, match=r"^a fault$"):
        index.build_index(tmp_path, broken(), pa.table({"id": ["07OSLO1"], "print": ["1"]}), index.Change())
