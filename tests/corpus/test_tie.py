"""An edge asked for alone sums what all edges together do."""

from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.corpus import Corpus
from graphkit.corpus.passages import keep_ids, passages, rows_of
from graphkit.corpus.tie import crowded, tie
from graphkit.model import Filters, Protect
from graphkit.store.networks import TIES


@pytest.fixture(scope="module")
def folder(went_on: Path) -> Path:
    return went_on


def summed(corpus: Corpus, name: str, filters: Filters, limit: int) -> dict[tuple[str, str], Any]:
    """Edges with the ids of their facts and the dates of their ties, from the ties of all."""
    found: dict[tuple[str, str], Any] = {}
    for row in corpus.ties(name, filters).itertuples():
        links, dates = found.setdefault((row.source, row.target), (set(), []))
        links.update(row.links)
        dates += [row.date] if row.date else []
    step = max(1, len(found) // limit)
    return dict(list(found.items())[::step])


@pytest.mark.parametrize("filters", [Filters(), Filters(since="2000-03", until="2000-11"), Filters(tags=("PREL",))])
@pytest.mark.parametrize("mode", [Protect.MASK, Protect.EXCLUDE])
@pytest.mark.parametrize("name", list(TIES))
def test_one_edge_sums_what_all_do(folder: Path, name: str, mode: Protect, filters: Filters) -> None:
    corpus = Corpus.open(folder, mode)
    for (source, target), (links, dates) in summed(corpus, name, filters, 25).items():
        found = tie(corpus, name, filters, source, target, 10_000)
        assert found is not None
        assert (found.facts, found.first, found.last) == (len(links), min(dates), max(dates))
        assert {row["id"] for row in ids(corpus, found.rows)} == links


def ids(corpus: Corpus, rows: tuple[int, ...]) -> list[dict[str, Any]]:
    return corpus.rows("SELECT id, date FROM link WHERE rowid IN (SELECT unnest(?::BIGINT[]))", list(rows))


@pytest.mark.parametrize("name", list(TIES))
def test_the_oldest_facts_are_named(folder: Path, name: str) -> None:
    corpus = Corpus.open(folder)
    top = corpus.network(name).iloc[0]
    whole = tie(corpus, name, Filters(), top["source"], top["target"], 10_000)
    some = tie(corpus, name, Filters(), top["source"], top["target"], 3)
    assert whole is not None
    assert some is not None
    assert (some.facts, some.rows) == (whole.facts, whole.rows[:3])
    assert len(passages(corpus, some.rows)) >= len(some.rows)


def test_there_is_no_such_edge(folder: Path) -> None:
    corpus = Corpus.open(folder)
    top = corpus.network("co_tagged").iloc[0]
    assert tie(corpus, "co_tagged", Filters(), top["target"], top["source"], 9) is None, "the other way round"
    assert tie(corpus, "co_mentioned", Filters(), top["source"], top["target"], 9) is None, "topics are no people"
    assert tie(corpus, "met", Filters(), "person:nobody", "person:somebody", 9) is None
    with pytest.raises(ValueError, match="'friends': no such network"):
        tie(corpus, "friends", Filters(), "a", "b", 9)


CROWD = """R 0{n}1215Z SEP 06
FM AMEMBASSY LISBON
TO RUEHC/SECSTATE WASHDC 000{n}
UNCLAS LISBON 00000{n}

TAGS: {tags}
SUBJECT: LAMPS

1. The lamp was sold.
"""


def test_a_crowd_ties_nobody(tmp_path: Path) -> None:
    """Of those who sit with too many only what is left by the filters counts, as for all edges together."""
    many = [f"P{one}{other}{third}" for one in "ABCDE" for other in "ABCDE" for third in "ABCDE"]
    for n, tags in ((1, many), (2, many[:3])):
        lines = [", ".join(tags[start : start + 10]) for start in range(0, len(tags), 10)]
        (tmp_path / f"{n}.txt").write_text(CROWD.format(n=n, tags=",\n      ".join(lines)), encoding="utf-8")
    corpus = gk.build(tmp_path / "c", [tmp_path / "1.txt", tmp_path / "2.txt"], workers=1, progress=False)
    ends = [f"tag:{one}" for one in sorted(many[:2])]
    assert len(crowded(corpus, "co_tagged")) == 1
    for filters, facts in ((Filters(), 2), (Filters(people=tuple(ends)), 4)):
        found = tie(corpus, "co_tagged", filters, ends[0], ends[1], 9)
        assert found is not None
        assert found.facts == facts
        expected = corpus.ties("co_tagged", filters, *ends)["links"]
        assert {row["id"] for row in ids(corpus, found.rows)} == {link for links in expected for link in links}


def test_ids_are_found_in_order_or_among_texts(folder: Path) -> None:
    corpus = Corpus.open(folder)
    some = corpus.facts()["id"].tolist()[::7]
    among_texts = rows_of(corpus, [*some, "no such link"])
    keep_ids(corpus)
    kept = rows_of(corpus, [*some, "no such link", "f" * 16])
    assert sorted(kept) == sorted(among_texts)
    assert {row["id"] for row in ids(corpus, tuple(kept))} == set(some)
