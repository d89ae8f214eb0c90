# ruff: noqa: S608  queries are put together from constants of this module; every value is a parameter
"""Cables, names and issues counted and paged where they lie: no answer here grows with the corpus."""

from typing import Any

import numpy as np
import pandas as pd

from graphkit.corpus.columns import Coded, chosen, columns, cross, rows_of_cables, ties_of
from graphkit.corpus.named import ids_at
from graphkit.model import Filters, Protect
from graphkit.store.select import Where


def count(corpus: Any, filters: Filters) -> int:
    """How many held cables match."""
    return int(chosen(corpus, filters).sum())


def topics(corpus: Any, filters: Filters, length: int) -> pd.DataFrame:
    """Cables per period (the first ``length`` characters of dates) and topic: period, tag, n."""
    return _crossed(corpus, filters, columns(corpus).date.cut(length), "period")


def topics_of(corpus: Any, filters: Filters, posts: tuple[str, ...], tags: tuple[str, ...]) -> pd.DataFrame:
    """Cables per post and topic: post, tag, n."""
    found = _crossed(corpus, filters, columns(corpus).origin, "post")
    return found[found["post"].isin(posts) & found["tag"].isin(tags)]


def _crossed(corpus: Any, filters: Filters, column: Coded, name: str) -> pd.DataFrame:
    """Cables per value of a column and topic, in the order of both."""
    ties = ties_of(corpus, "tagged")
    values, nodes, counts = cross(column, ties, chosen(corpus, filters))
    ids = ids_at(corpus, ties.nodes)
    table = {name: [column.values[at] for at in values], "tag": [ids[at] for at in nodes], "n": counts}
    found = pd.DataFrame(table).astype({name: object, "tag": object, "n": np.int64})
    gone = corpus.shield.people if corpus.protect is Protect.EXCLUDE else ()
    return found[~found["tag"].isin(gone)].assign(tag=found["tag"].str.removeprefix("tag:"))


def subjects(corpus: Any, ids: tuple[str, ...]) -> dict[str, str]:
    """Subjects of cables that have one, by their ids."""
    asked = "SELECT id, subject FROM cable WHERE rowid IN (SELECT unnest(?::BIGINT[])) ORDER BY id"
    found = corpus.rows(asked, list(rows_of_cables(corpus, ids).values()))
    return {row["id"]: corpus.shield.hide(row["id"], row["subject"]) for row in found if row["subject"]}


def missing(corpus: Any, limit: int) -> pd.DataFrame:
    """Cables that are cited and not held, the most cited first: id, first_date, n (cables that cite it)."""
    sql = """SELECT n.id, n.first_date, coalesce(l.n, 0) AS n FROM node n
        LEFT JOIN (SELECT target, count(DISTINCT cable) AS n FROM link WHERE kind = 'references' GROUP BY 1) l
        ON l.target = n.id WHERE n.kind = 'cable' AND n.stub ORDER BY 3 DESC, 1 LIMIT ?"""
    found: pd.DataFrame = corpus.ask(sql, limit)
    return found


def listed(corpus: Any, kind: str, limit: int, *, protected: bool = False) -> pd.DataFrame:
    """Nodes of one kind by name, or those among them whose names are masked: the columns of `Corpus.nodes`."""
    masked = "AND n.protected" if protected else ""
    # People are put in order by what is shown of them.
    name = "CASE WHEN n.protected THEN 'Protected person' ELSE n.label END"
    name = "n.label" if corpus.protect is Protect.SHOW else name
    sql = f"SELECT n.* FROM node n WHERE n.kind = ? {masked} ORDER BY {name}, n.id LIMIT ?"
    found: pd.DataFrame = corpus.shield.nodes(corpus.ask(sql, kind, limit))
    return found


def count_protected(corpus: Any) -> int:
    """How many people go by a pseudonym."""
    sql = "SELECT count(*) AS n FROM node WHERE kind = 'person' AND protected"
    return 0 if corpus.protect is Protect.EXCLUDE else int(corpus.rows(sql)[0]["n"])


def best_known(corpus: Any, kind: str, limit: int) -> pd.DataFrame:
    """The nodes of a kind that most facts touch: id, label."""
    hidden = "" if corpus.protect is Protect.SHOW else "AND NOT protected"
    sql = f"SELECT id, label FROM suggestion WHERE kind = ? {hidden} ORDER BY n DESC, id LIMIT ?"
    found: pd.DataFrame = corpus.shield.labels(corpus.ask(sql, kind, limit))
    return found


def issues(corpus: Any, code: str | None, limit: int, offset: int = 0) -> pd.DataFrame:
    """What was seen and not understood, of one kind or of all: the columns of `Corpus.issues`."""
    where = Where("code = ?", (code,)) if code else Where()
    sql = f"SELECT * FROM issue WHERE {where.sql} ORDER BY rowid LIMIT ? OFFSET ?"
    found: pd.DataFrame = corpus.shield.issues(corpus.ask(sql, *where.values, limit, offset))
    return found


def held(corpus: Any, person: str, most: int) -> pd.DataFrame:
    """Offices of a person: target, inferred, first, last, links (ids of at most so many of the facts that say so)."""
    hidden = corpus.protect is Protect.EXCLUDE and person in corpus.shield.people
    sql = """SELECT target, coalesce((attrs->>'inferred')::BOOLEAN, false) AS inferred, min(date) AS first,
        max(date) AS last, list(id ORDER BY date NULLS LAST, id)[:?] AS links
        FROM link WHERE kind = 'holds' AND source = ? AND NOT ? GROUP BY 1, 2 ORDER BY first NULLS LAST, target, 2"""
    found: pd.DataFrame = corpus.ask(sql, most, person, hidden)
    return found
