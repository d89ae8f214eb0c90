"""One collection in several containers is one corpus: dumps and their twins, pages and their archives."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

import graphkit as gk
from tests.readers.make import Invented, invent, pack, write_layout

# What tells where a text was found; nothing else may differ.
PLACES = {"part", "row", "path", "locator", "layout", "offset"}
SAID = {"attrs": """json_merge_patch(attrs, '{"layout": null}')"""}


def tables(sources: Sequence[Path], corpus: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every table of the corpus that these sources make, without what tells where a text was found."""
    gk.build(corpus, list(sources), workers=1)
    found = {}
    with duckdb.connect(str(corpus / "corpus.duckdb"), read_only=True) as con:
        names = [name for (name,) in con.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()]
        for name in names:
            if name in ("meta", "source"):
                continue
            columns = [row[0] for row in con.execute(f"DESCRIBE SELECT * FROM {name}").fetchall()]
            kept = ", ".join(SAID.get(column, f'"{column}"') for column in columns if column not in PLACES)
            found[name] = con.execute(f"SELECT {kept} FROM {name} ORDER BY ALL").fetchall()
    return found


@pytest.fixture(scope="module")
def cables() -> list[Invented]:
    return invent(60)


def test_the_two_dumps_make_one_corpus(cables: list[Invented], tmp_path: Path) -> None:
    write_layout("cablegate-csv", cables, tmp_path / "cables.csv")
    write_layout("cablegate-tsv", cables, tmp_path / "cables.tsv")
    first = tables([tmp_path / "cables.csv"], tmp_path / "one")
    assert len([row for row in first["cable"] if row[0] in {cable.id for cable in cables}]) == len(cables)
    assert first["link"]
    assert tables([tmp_path / "cables.tsv"], tmp_path / "two") == first


@pytest.fixture(scope="module")
def pages(cables: list[Invented], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("pages") / "pages"
    folder.mkdir()
    write_layout("wikileaks-page", cables, folder)
    return folder, tables([folder], folder.parent / "corpus")


@pytest.mark.parametrize("kind", ["zip", "7z", "tar.gz"])
def test_packed_pages_make_the_same_corpus(kind: str, pages: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    folder, expected = pages
    assert expected["link"]
    pack(kind, folder, tmp_path / f"pages.{kind}")
    assert tables([tmp_path / f"pages.{kind}"], tmp_path / "corpus") == expected
