"""Parts are whole or absent, texts come back as they were, and what was meant for one place stays there."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.store.errors import CorpusError
from graphkit.store.parts import read_texts, sweep, to_table, write_part


def test_texts_come_back(tmp_path: Path) -> None:
    texts = [f"text {n} ¶ \U0001f600" for n in range(100)]
    write_part(tmp_path, "one-000", {"text": [(n, text, None) for n, text in enumerate(texts)]})
    wanted = [(f"c{n}", "one-000", n) for n in (0, 31, 32, 99)]
    assert read_texts(tmp_path, wanted) == {f"c{n}": texts[n] for n in (0, 31, 32, 99)}


def test_a_part_that_is_there_stays(tmp_path: Path) -> None:
    write_part(tmp_path, "one-000", {"text": [(0, "first", None)]})
    write_part(tmp_path, "one-000", {"text": [(0, "second", None)]})
    assert read_texts(tmp_path, [("c", "one-000", 0)]) == {"c": "first"}


def test_a_missing_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"gone-000.*build again"):
        read_texts(tmp_path, [("c", "gone-000", 0)])


def test_sweeping_keeps_what_is_needed(tmp_path: Path) -> None:
    for name in ("a-1-000", "b-1-000", ".c-1-000.77"):
        (tmp_path / name).mkdir()
    for name in ("a-1.json", "b-1.json"):
        (tmp_path / name).touch()
    sweep(tmp_path, {"a"}, {"a-1-000"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-1-000", "a-1.json"]


@given(st.text(alphabet=st.characters(), max_size=50))
def test_any_text_can_be_kept_at_its_length(text: str) -> None:
    (kept,) = to_table("text", [(0, text, None)]).column("text").to_pylist()
    assert len(kept) == len(text)
