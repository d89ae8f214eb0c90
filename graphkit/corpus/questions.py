# ruff: noqa: S608  queries are put together from constants of this package; every value is a parameter
"""Questions that take more than one look at the tables: evidence, chains, suggestions, counts over time."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from graphkit.corpus.picked import with_people, with_text
from graphkit.corpus.texts import shown_texts
from graphkit.mask import Masked
from graphkit.model import Filters, Protect
from graphkit.store.query import tokens
from graphkit.store.select import Where, cables_where

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus

Row = dict[str, Any]

AROUND = 160
"""Characters of context before and after a quote."""


def evidence(corpus: "Corpus", link_ids: Sequence[str]) -> pd.DataFrame:
    """See `graphkit.corpus.Corpus.evidence`."""
    gone = corpus.shield.people | corpus.shield.meetings if corpus.protect is Protect.EXCLUDE else frozenset()
    asked = corpus.rows(_EVIDENCE, list(link_ids))
    rows = [row for row in asked if row["source"] not in gone and row["target"] not in gone]
    masked = shown_texts(corpus, {row["cable"] for row in rows})
    found = [_quoted(corpus, row, masked.get(row["cable"])) for row in rows]
    return pd.DataFrame(found, columns=list(_EVIDENCE_COLUMNS), dtype=object)


def _quoted(corpus: "Corpus", row: Row, masked: Masked | None) -> Row:
    start, end = (masked.at(row["start"]), masked.at(row["end"])) if masked else (0, 0)
    text = masked.text if masked else ""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return {
        **{key: row[key] for key in ("link", "cable", "paragraph", "rule", "date")},
        "start": start,
        "end": end,
        "quote": text[start:end],
        "before": before if start <= AROUND else before.partition(" ")[2] or before,
        "after": after if end + AROUND >= len(text) else after.rpartition(" ")[0] or after,
        "subject": corpus.shield.hide(row["cable"], row["subject"]),
    }


_EVIDENCE_COLUMNS = (
    "link",
    "cable",
    "paragraph",
    "start",
    "end",
    "quote",
    "before",
    "after",
    "rule",
    "date",
    "subject",
)

# By rowid: the ids of millions of facts are read to find these, but nothing else of them.
_EVIDENCE = """
WITH e AS (SELECT id, source, target, unnest(evidence) AS e FROM link
  WHERE rowid IN (SELECT rowid FROM link WHERE id IN (SELECT unnest(?::VARCHAR[]))))
SELECT e.id AS link, e.source, e.target, e.e.cable AS cable, e.e.start AS start, e.e."end" AS "end", e.e.rule AS rule,
  c.date, c.subject, (SELECT min(s.number) FROM section s WHERE s.cable = e.e.cable AND s.part = 'paragraph'
    AND s.start <= e.e.start AND s."end" > e.e.start) AS paragraph
FROM e JOIN cable c ON c.id = e.e.cable ORDER BY c.date NULLS LAST, cable, start, link
"""


def chain(
    corpus: "Corpus", cable_id: str, direction: str, depth: int | None, most: int | None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """See `graphkit.corpus.Corpus.chain`."""
    reached = _reach(corpus, cable_id, direction, depth, most)
    edges = corpus.links(kinds=("references",), ids=sorted(reached.links))
    nodes = corpus.nodes(ids=sorted(reached.nodes))
    nodes["hops"] = [reached.nodes[node] for node in nodes["id"]]
    for name in ("date", "date_source", "subject", "date_low", "date_high", "origin", "classification"):
        nodes[name] = pd.Series([attrs.get(name) for attrs in nodes["attrs"]], dtype=object)
    order = nodes["date"].fillna("9999") + nodes["id"]
    return nodes.loc[order.sort_values().index].reset_index(drop=True), edges


class _Reached:
    def __init__(self, start: Sequence[str]) -> None:
        self.nodes: dict[str, int] = dict.fromkeys(start, 0)
        self.links: set[str] = set()


def _reach(corpus: "Corpus", start: str, direction: str, depth: int | None, most: int | None) -> _Reached:
    """Breadth first from ``start``: back to what is cited, forward to what cites, or both ways from every cable."""
    if direction not in _STEPS:
        raise ValueError(f"{direction!r}: expected one of {', '.join(_STEPS)}")
    reached = _Reached(list(corpus.ask("SELECT id FROM cable WHERE id = ?", start)["id"]))
    edge, hops = list(reached.nodes), 0
    while edge and (depth is None or hops < depth) and (most is None or len(reached.nodes) <= most):
        hops += 1
        found = [row for sql in _STEPS[direction] for row in corpus.rows(sql, edge)]
        reached.links.update(row["id"] for row in found)
        edge = sorted({row["far"] for row in found} - reached.nodes.keys())
        reached.nodes.update(dict.fromkeys(edge, hops))
    return reached


_BACK = """SELECT id, target AS far FROM link WHERE kind = 'references' AND source IN (SELECT unnest(?::VARCHAR[]))
  AND NOT starts_with(target, 'ref:')"""
_FORWARD = "SELECT id, source AS far FROM link WHERE kind = 'references' AND target IN (SELECT unnest(?::VARCHAR[]))"
_STEPS = {"back": (_BACK,), "forward": (_FORWARD,), "both": (_BACK, _FORWARD)}


def suggest(corpus: "Corpus", prefix: str, limit: int) -> pd.DataFrame:
    """See `graphkit.corpus.Corpus.suggest`."""
    words = tokens(prefix)[:8]
    if not words:
        return pd.DataFrame(columns=["id", "kind", "label", "count"], dtype=object)
    where = Where()
    for word in words:
        where &= Where("contains(n.words, ?) OR starts_with(lower(n.id), ?)", (f" {word}", word))
    if corpus.protect is not Protect.SHOW:
        where &= Where("NOT n.protected")
    starts = f" {' '.join(words)}"
    return corpus.ask(_SUGGEST.format(where=where.sql), *where.values, starts, limit)


_SUGGEST = """
SELECT id, kind, label, n AS count FROM suggestion n WHERE {where}
ORDER BY kind IN ('cable', 'document'), starts_with(n.words, ?) DESC, n DESC, length(label), id LIMIT ?
"""


def asked_cables(corpus: "Corpus", filters: Filters) -> Where:
    """Which cables (c) are asked for."""
    return cables_where(replace(filters, people=()), with_text(corpus, filters)) & with_people(corpus, filters)


def timeline(corpus: "Corpus", filters: Filters, by: str) -> pd.DataFrame:
    """See `graphkit.corpus.Corpus.timeline`."""
    if by not in _LENGTHS:
        raise ValueError(f"{by!r}: expected one of {', '.join(_LENGTHS)}")
    where = asked_cables(corpus, filters) & Where("NOT c.stub AND c.date IS NOT NULL")
    period = f"left(c.date, {_LENGTHS[by]})"
    sql = f"SELECT {period} AS period, count(*) AS n FROM cable c WHERE {where.sql} GROUP BY 1 ORDER BY 1"
    return corpus.ask(sql, *where.values)


_LENGTHS = {"day": 10, "month": 7, "year": 4}


def counts(corpus: "Corpus", kind: str, filters: Filters, limit: int) -> pd.DataFrame:
    """See `graphkit.corpus.Corpus.counts`."""
    if kind not in _COUNTED:
        raise ValueError(f"{kind!r}: expected one of {', '.join(_COUNTED)}")
    where = asked_cables(corpus, filters) & Where("NOT c.stub")
    sql = _COUNTED[kind].format(where=where.sql)
    return corpus.shield.labels(corpus.ask(sql, *where.values, limit))


_PER_LINK = """
SELECT l.{end} AS id, any_value(n.label) AS label, count(DISTINCT l.cable) AS n
FROM link l JOIN cable c ON c.id = l.cable JOIN node n ON n.id = l.{end}
WHERE l.kind = '{link}' AND n.kind = '{node}' AND {{where}} GROUP BY 1 ORDER BY n DESC, 1 LIMIT ?
"""
_COUNTED = {
    "post": _PER_LINK.format(end="target", link="sent_by", node="post"),
    "tag": _PER_LINK.format(end="target", link="tagged", node="tag"),
    "person": _PER_LINK.format(end="target", link="mentions", node="person"),
    "organization": _PER_LINK.format(end="target", link="mentions", node="organization"),
    "addressee": _PER_LINK.format(end="target", link="addressed_to", node="post"),
    "classification": "SELECT classification AS id, any_value(classification) AS label, count(*) AS n FROM cable c "
    "WHERE {where} AND classification IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1 LIMIT ?",
    "cited": "SELECT l.target AS id, l.target AS label, count(DISTINCT l.cable) AS n FROM link l "
    "JOIN cable c ON c.id = l.cable WHERE l.kind = 'references' AND NOT starts_with(l.target, 'ref:') AND {where} "
    "GROUP BY 1 ORDER BY n DESC, 1 LIMIT ?",
}

SAME_AS = """
SELECT s."left", s."right", l.label AS left_label, r.label AS right_label, s.score, s.agreed, s.disagreed, s.verdict
FROM same_as s LEFT JOIN node l ON l.id = s."left" LEFT JOIN node r ON r.id = s."right"
ORDER BY score DESC, s."left", s."right"
"""
