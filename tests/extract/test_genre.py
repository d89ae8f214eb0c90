"""Invented passages of the genre: many cultures' names, titles of every service, and what is capitalised but nobody."""

from pathlib import Path

import pytest

from graphkit.extract import extract
from graphkit.model import Cable, Origin, Source

LINES = (Path(__file__).parent / "genre.txt").read_text("utf-8").splitlines()
ROWS = [[cell.strip() for cell in line.split("|")] for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:50])
def test_a_passage_is_read_as_a_person_would(row: list[str]) -> None:
    text, names, *offices = row
    found = extract(Cable("08OSLO1", Source("plain", "x"), text, origin=Origin("AMEMBASSY OSLO", "post:oslo")))
    named = sorted((m.span, m.span.of(text)) for one in found.people for m in one.mentions if m.rule != "role-only")
    assert [words for _, words in named] == [name for name in names.split("; ") if name != "-"]
    if offices and offices[0]:
        assert set(offices[0].split("; ")) <= {one.id for one in found.positions}
