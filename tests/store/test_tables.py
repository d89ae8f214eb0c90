"""``docs/tables.md`` says what the database holds, no more and no less."""

import re
from pathlib import Path

import duckdb
import pytest

import graphkit as gk
from tests.invented import LISBON_212


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    (folder / "a.txt").write_text(LISBON_212, encoding="utf-8")
    gk.build(folder / "c", [folder / "a.txt"], workers=1)
    return folder / "c"


def documented(root: Path) -> dict[str, list[str]]:
    text = (root / "docs" / "tables.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", text, re.MULTILINE)
    return {table: re.findall(r"`(\w+)`", re.sub(r"\([^()]*\)", "", columns)) for table, columns in rows}


def test_the_page_is_true(root: Path, corpus: Path) -> None:
    with duckdb.connect(str(corpus / "corpus.duckdb"), read_only=True) as con:
        names = [name for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        found = {name: [row[0] for row in con.execute(f'DESCRIBE "{name}"').fetchall()] for name in names}
    assert documented(root) == found


def test_other_tools_open_the_parts(corpus: Path) -> None:
    with duckdb.connect() as con:
        (count,) = con.execute(f"SELECT count(*) FROM read_parquet('{corpus}/parts/*/cable.parquet')").fetchone() or (
            0,
        )
        (text,) = con.execute(f"SELECT text FROM read_parquet('{corpus}/parts/*/text.parquet')").fetchone() or ("",)
    assert (count, text) == (1, LISBON_212)
