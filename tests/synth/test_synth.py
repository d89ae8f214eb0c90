"""Invented corpora: the truth beside them has to be true."""

import csv
import json
from collections import Counter
from pathlib import Path

from graphkit.synth import generate, write_corpus


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_corpus(tmp_path / name, 60, seed=3)
    for file in ("cables/cables.csv", "truth.jsonl"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_the_truth_counts_the_rows(tmp_path: Path) -> None:
    write_corpus(tmp_path, 1500, seed=5)
    truth = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text().splitlines()]
    with (tmp_path / "cables/cables.csv").open(newline="") as lines:
        rows = list(csv.reader(lines, escapechar="\\", doublequote=False))
    whole = [row for row in rows if len(row) == 8]
    assert Counter(row[2] for row in whole) == {row["id"]: row["copies"] for row in truth}
    assert len(rows) - len(whole) == sum(row["broken"] for row in truth) > 0
    assert any(row["copies"] == 2 for row in truth)


def test_what_is_planted_stands_in_the_text() -> None:
    cables = list(generate(400, seed=2))
    ids = {cable.id for cable in cables}
    assert len(ids) == 400
    for cable in cables:
        words = " ".join(cable.body.split())
        assert all(name in words for name in cable.people)
        assert all((cited in ids) != (cited in cable.absent) for cited in cable.cites)
    assert sum(len(cable.absent) for cable in cables) > 0
    assert {meeting["kind"] for cable in cables for meeting in cable.meetings} == {
        "met",
        "meal",
        "told",
        "phone",
        "call",
    }
