"""A corpus whose database went on from another: rows of its tables are numbered with gaps and in no order."""

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.store import database
from tests.invented import LISBON_212
from tests.test_pipeline import write_cables

UNDATED = "UNCLAS LISBON 000999\n\nTAGS: PREL\nSUBJECT: LAMPS\n\nREF: LISBON 212\n\n1. The lamp was sold.\n"


@pytest.fixture(scope="package")
def went_on(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("went")
    files = write_cables(source / "cables", 150, seed=4)
    (source / "212.txt").write_text(LISBON_212, encoding="utf-8")
    (source / "999.txt").write_text(UNDATED, encoding="utf-8")
    files.append(source / "212.txt")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "FEW", 0)
        gk.build(source / "c", files[20:], workers=1, progress=False)
        before = gk.Corpus.open(source / "c").rows("SELECT id FROM node")
        gk.build(source / "c", [*files[:20], source / "999.txt"], workers=1, progress=False)
    after = gk.Corpus.open(source / "c").rows("SELECT id FROM node ORDER BY rowid")
    assert len(after) > len(before)
    assert [row["id"] for row in after] != sorted(row["id"] for row in after)
    return source / "c"
