# ruff: noqa: S608  queries are put together from constants of this module; every value is a parameter
"""Cables, names and issues counted and paged where they lie: no answer here grows with the corpus."""

from typing import Any

import pandas as pd

from graphkit.corpus.picked import to_be_cut
from graphkit.corpus.questions import asked_cables
from graphkit.model import Filters, Protect
from graphkit.store.select import Where


def _held(corpus: Any, filters: Filters) -> Where:
    return asked_cables(corpus, filters) & Where("NOT c.stub")


def count(corpus: Any, filters: Filters) -> int:
    """How many held cables match."""
    where = _held(corpus, filters)
    return int(corpus.rows(f"SELECT count(*) AS n FROM cable c WHERE {where.sql}", *where.values)[0]["n"])


def page(corpus: Any, filters: Filters, limit: int, offset: int = 0) -> pd.DataFrame:
    """Some of the cables that match, oldest first: the columns of `Corpus.cables`."""
    where = to_be_cut(_held(corpus, filters), filters)
    sql = f"""SELECT id, kind, date, subject, origin, origin_name, classification, chars, layout FROM cable c
        WHERE {where.sql} ORDER BY date NULLS LAST, id LIMIT ? OFFSET ?"""
    found: pd.DataFrame = corpus.shield.column(corpus.ask(sql, *where.values, limit, offset), "subject", by="id")
    return found


def topics(corpus: Any, filters: Filters, length: int) -> pd.DataFrame:
    """Cables per period (the first ``length`` characters of dates) and topic: period, tag, n."""
    where = _held(corpus, filters)
    sql = f"""SELECT left(c.date, {length}) AS period, substr(l.target, 5) AS tag, count(DISTINCT c.id) AS n
        FROM cable c JOIN link l ON l.source = c.id AND l.kind = 'tagged'
        WHERE c.date IS NOT NULL AND starts_with(l.target, 'tag:') AND {where.sql} GROUP BY 1, 2 ORDER BY 1, 2"""
    found: pd.DataFrame = corpus.ask(sql, *where.values)
    return found


def topics_of(corpus: Any, filters: Filters, posts: tuple[str, ...], tags: tuple[str, ...]) -> pd.DataFrame:
    """Cables per post and topic: post, tag, n."""
    where = _held(corpus, filters) & Where("c.origin IN (SELECT unnest(?::VARCHAR[]))", (list(posts),))
    where &= Where("l.target IN (SELECT unnest(?::VARCHAR[]))", ([f"tag:{tag}" for tag in tags],))
    sql = f"""SELECT c.origin AS post, substr(l.target, 5) AS tag, count(DISTINCT c.id) AS n
        FROM cable c JOIN link l ON l.source = c.id AND l.kind = 'tagged' WHERE {where.sql} GROUP BY 1, 2"""
    found: pd.DataFrame = corpus.ask(sql, *where.values)
    return found


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
    found: pd.DataFrame = corpus.shield.column(corpus.ask(sql, *where.values, limit, offset), "message", by="cable")
    return found


def held(corpus: Any, person: str, most: int) -> pd.DataFrame:
    """Offices of a person: target, inferred, first, last, links (ids of at most so many of the facts that say so)."""
    hidden = corpus.protect is Protect.EXCLUDE and person in corpus.shield.people
    sql = """SELECT target, coalesce((attrs->>'inferred')::BOOLEAN, false) AS inferred, min(date) AS first,
        max(date) AS last, list(id ORDER BY date NULLS LAST, id)[:?] AS links
        FROM link WHERE kind = 'holds' AND source = ? AND NOT ? GROUP BY 1, 2 ORDER BY first NULLS LAST, target, 2"""
    found: pd.DataFrame = corpus.ask(sql, most, person, hidden)
    return found
