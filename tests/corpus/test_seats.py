"""Contacts chosen and drawn from columns of numbers are those that the tables hold."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graphkit.corpus import Corpus
from graphkit.corpus.columns import Coded
from graphkit.corpus.meetings import meetings_at
from graphkit.corpus.said import keep_said, words_of
from graphkit.corpus.seats import asked, busiest, contacts, often
from graphkit.model import Filters, Protect
from tests.invented import PROTECTED_NAME

TAKES_PART = """SELECT m.id FROM meeting m JOIN cable c ON c.id = m.cable WHERE m.id IN (SELECT meeting FROM participant
    LEFT JOIN entity e ON e.id = entity WHERE entity = ?1 OR on_behalf_of = ?1 OR held_by = ?1
    OR 'country:' || lower(e.country) = ?1) ORDER BY coalesce(m.date, c.date) NULLS LAST, m.id"""


def parties(corpus: Corpus) -> list[str]:
    sql = """SELECT unnest([p.entity, p.on_behalf_of, 'country:' || lower(e.country)]) AS one
        FROM participant p LEFT JOIN entity e ON e.id = p.entity"""
    return sorted({row["one"] for row in corpus.rows(sql) if row["one"]})


def test_who_took_part(went_on: Path) -> None:
    corpus = Corpus.open(went_on)
    for party in [*parties(corpus)[::4], "person:nobody"]:
        expected = [row["id"] for row in corpus.rows(TAKES_PART, party)]
        assert corpus.meetings(of=party)["id"].tolist() == expected
    one, other = corpus.network("met").iloc[0][["source", "target"]]
    both = set(corpus.meetings(of=one)["id"]) & set(corpus.meetings(of=other)["id"])
    assert set(corpus.meetings(of=one, with_=other)["id"]) == both
    assert both


@pytest.mark.parametrize(
    "filters",
    [Filters(since="2000-05"), Filters(until="2000-03-04"), Filters(tags=("PREL",)), Filters(text="minister")],
)
def test_filters_choose(went_on: Path, filters: Filters) -> None:
    corpus = Corpus.open(went_on)
    every, cables = corpus.meetings(), set(corpus.cables(Filters(tags=filters.tags, text=filters.text))["id"])
    dated = {row["id"]: row["date"] for row in every.to_dict("records")}
    kept = [
        one
        for one, cable in zip(every["id"], every["cable"], strict=True)
        if cable in cables and inside(dated[one], filters)
    ]
    assert corpus.meetings(filters)["id"].tolist() == kept
    assert corpus.meetings(filters, limit=3)["id"].tolist() == kept[:3]
    assert 0 < len(kept) < len(every)


def inside(date: Any, filters: Filters) -> bool:
    if not (filters.since or filters.until):
        return True
    early = filters.since and (date or "") < filters.since[: len(date or "")]
    return bool(date) and not early and not (filters.until and date[: len(filters.until)] > filters.until)


def test_the_frequent_are_drawn(went_on: Path) -> None:
    corpus = Corpus.open(went_on)
    known, mask = contacts(corpus), asked(corpus, Filters(), ())
    sql = """SELECT meeting AS id, array_to_string(arg_min(coalesce(entity, name), n, 2), ' ') AS who
        FROM participant GROUP BY 1"""
    pairs = {row["id"]: row["who"] for row in corpus.rows(sql)}
    every = [row for row in corpus.meetings().to_dict("records") if row["date"]]
    by: dict[str, list[str]] = {}
    for row in every:
        by.setdefault(pairs[row["id"]], []).append(row["id"])
    best = sorted(by, key=lambda who: (-len(by[who]), who))[:5]
    drawn = meetings_at(corpus, often(known, mask, None, 5, 2).tolist())
    assert {row["id"] for row in drawn} == {one for who in best for one in by[who][:2]}


def test_the_busiest_are_counted_once_a_contact(went_on: Path) -> None:
    corpus = Corpus.open(went_on)
    people = [one for one in parties(corpus) if one.startswith("person:")]
    counts = {one: len(corpus.meetings(of=one)) for one in people}
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    assert busiest(contacts(corpus), asked(corpus, Filters(), ()), 6) == ranked[:6]
    nobody = np.zeros_like(contacts(corpus).cable, dtype=bool)
    assert busiest(contacts(corpus), nobody, 6) == []


def test_rows_that_were_given_up_change_nothing(went_on: Path) -> None:
    corpus = Corpus.open(went_on)
    known, mask = contacts(corpus), asked(corpus, Filters(), ())
    gap = np.full(5, -1, dtype=np.int32)

    def later(codes: Any) -> Any:
        return np.concatenate([gap, codes])

    moved = replace(
        known,
        date=Coded(later(known.date.codes), known.date.values),
        cable=later(known.cable),
        pair=later(known.pair),
        order=known.order + 5,
        contact=known.contact + 5,
    )
    wide = np.concatenate([np.zeros(5, dtype=bool), mask])
    for party in (None, *parties(corpus)[:8]):
        expected = often(known, mask, party, 5, 2) + 5
        assert often(moved, wide, party, 5, 2).tolist() == expected.tolist()


def test_nobody_is_left_out_but_on_request(went_on: Path) -> None:
    masked, without = Corpus.open(went_on), Corpus.open(went_on, Protect.EXCLUDE)
    hidden = masked.shield.meetings
    assert hidden
    assert set(masked.meetings()["id"]) - set(without.meetings()["id"]) == hidden


@pytest.mark.parametrize("mode", list(Protect))
def test_words_that_are_kept_are_those_of_the_texts(went_on: Path, tmp_path: Path, mode: Protect) -> None:
    shutil.copytree(went_on, tmp_path / "c", ignore=shutil.ignore_patterns("graph"))
    corpus = Corpus.open(tmp_path / "c", mode)
    unpacked = corpus.meetings()
    keep_said(corpus)
    assert corpus.meetings().to_dict("records") == unpacked.to_dict("records")
    rows = [row["at"] for row in corpus.rows("SELECT rowid AS at FROM meeting")]
    assert 20 < len(words_of(corpus, rows)) < len(rows), "a cable in which somebody is protected is read"
    kept = (Path(tmp_path / "c") / "graph").rglob("*.npy")
    assert not any(PROTECTED_NAME.split()[-1].encode() in path.read_bytes() for path in kept)
