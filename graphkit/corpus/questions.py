# ruff: noqa: S608  queries are put together from constants of this package; every value is a parameter
"""Questions that take more than one look at the tables: evidence, meetings, chains, suggestions, counts over time."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from graphkit.mask import Masked, mask_text
from graphkit.model import Filters, Protect
from graphkit.store.query import tokens
from graphkit.store.select import Where, cables_where, dated, narrows_cables
from graphkit.store.shown import pseudonym_label

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


def shown_texts(corpus: "Corpus", ids: Iterable[str]) -> dict[str, Masked]:
    """Texts as they may be shown, with the way from the offsets of the tables to theirs."""
    texts = corpus.texts_of(sorted(ids))
    return {cable: mask_text(text, corpus.shield.spans.get(cable, ())) for cable, text in texts.items()}


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

_EVIDENCE = """
WITH e AS (SELECT id, source, target, unnest(evidence) AS e FROM link WHERE id IN (SELECT unnest(?::VARCHAR[])))
SELECT e.id AS link, e.source, e.target, e.e.cable AS cable, e.e.start AS start, e.e."end" AS "end", e.e.rule AS rule,
  c.date, c.subject, (SELECT min(s.number) FROM section s WHERE s.cable = e.e.cable AND s.part = 'paragraph'
    AND s.start <= e.e.start AND s."end" > e.e.start) AS paragraph
FROM e JOIN cable c ON c.id = e.e.cable ORDER BY c.date NULLS LAST, cable, start, link
"""


def meetings(
    corpus: "Corpus", filters: Filters, of: str | None, with_: str | None, ids: Sequence[str] | None
) -> pd.DataFrame:
    """See `graphkit.corpus.Corpus.meetings`."""
    where = meetings_where(corpus, filters, of, with_)
    if ids is not None:
        where &= Where("m.id IN (SELECT unnest(?::VARCHAR[]))", (list(ids),))
    found = corpus.rows(_MEETINGS.format(where=where.sql), *where.values)
    masked = shown_texts(corpus, {row["cable"] for row in found})
    return pd.DataFrame(
        [_meeting(corpus, row, masked.get(row["cable"])) for row in found], columns=list(_MEETING_COLUMNS), dtype=object
    )


def meetings_where(corpus: "Corpus", filters: Filters, of: str | None = None, with_: str | None = None) -> Where:
    """Which rows of table ``meeting`` (m) with their ``cable`` (c) are asked for."""
    where = dated("coalesce(m.date, c.date)", filters)
    if narrows_cables(filters):
        bare = Filters(None, None, filters.posts, filters.tags, filters.classifications)
        where &= cables_where(bare, corpus.found(filters))
    for one in (of, with_, *filters.people):
        if one and one.startswith("country:"):
            where &= Where(_OF_COUNTRY, (one, one, one))
        elif one:
            where &= Where(_TAKES_PART, (one, one, one))
    if corpus.protect is Protect.EXCLUDE:
        where &= Where("m.id NOT IN (SELECT unnest(?::VARCHAR[]))", (sorted(corpus.shield.meetings),))
    return where


def _meeting(corpus: "Corpus", row: Row, masked: Masked | None) -> Row:
    start, end = (masked.at(row["start"]), masked.at(row["end"])) if masked else (0, 0)
    shown = {key: corpus.shield.hide_all(row["cable"], row[key]) for key in ("place", "occasion", "subject")}
    participants = [_participant(corpus, one) for one in row["participants"] or ()]
    quote = masked.text[start:end] if masked else ""
    return {**row, **shown, "participants": participants, "quote": quote, "start": start, "end": end}


def _participant(corpus: "Corpus", one: Row) -> Row:
    if one["id"] in corpus.shield.people:
        return {**one, "name": pseudonym_label(one["id"])}
    if one["held_by"]:  # an authority file says so, no cable: never without the word
        return {**one, "name": f"{one['name']} (inferred: {one['holder']})"}
    return one


_MEETING_COLUMNS = [
    "id",
    "cable",
    "kind",
    "realis",
    "certainty",
    "date",
    "date_precision",
    "date_source",
    "place",
    "occasion",
    "participants",
    "quote",
    "start",
    "end",
    "rule",
    "subject",
]

# A post or organization takes part through those who sit for it, a country through anybody of it, whoever an authority
# file names through the position.
_TAKES_PART = """m.id IN (SELECT p.meeting FROM participant p
  WHERE p.entity = ? OR p.on_behalf_of = ? OR p.held_by = ?)"""
_OF_COUNTRY = """m.id IN (SELECT p.meeting FROM participant p LEFT JOIN entity e ON e.id = p.entity
  WHERE p.entity = ? OR p.on_behalf_of = ? OR 'country:' || lower(e.country) = ?)"""

_MEETINGS = """
WITH asked AS MATERIALIZED (SELECT m.*, c.date AS reported, c.subject FROM meeting m JOIN cable c ON c.id = m.cable
  WHERE {where}),
party AS MATERIALIZED (SELECT * FROM participant WHERE meeting IN (SELECT id FROM asked))
SELECT m.id, m.cable, m.kind, m.realis, m.certainty, coalesce(m.date, m.reported) AS date,
  coalesce(m.date_precision, CASE WHEN m.date IS NULL AND m.reported IS NOT NULL THEN 'day' END) AS date_precision,
  CASE WHEN m.date IS NULL THEN 'cable' ELSE coalesce(m.date_source, 'text') END AS date_source,
  m.place, m.occasion, m.rule, m.subject, e.start, e."end", p.participants
FROM asked m
JOIN (SELECT meeting, arg_min(start, n) AS start, arg_min("end", n) AS "end" FROM meeting_evidence
  WHERE meeting IN (SELECT id FROM asked) GROUP BY meeting) e ON e.meeting = m.id
LEFT JOIN (SELECT p.meeting, list({{'id': p.entity, 'name': coalesce(n.label, p.name), 'role': p.role, 'side': p.side,
  'on_behalf_of': p.on_behalf_of, 'held_by': p.held_by, 'holder': h.label}} ORDER BY p.n) AS participants
  FROM party p LEFT JOIN node n ON n.id = p.entity
  LEFT JOIN (FROM node WHERE starts_with(id, 'person:')) h ON h.id = p.held_by
  GROUP BY p.meeting) p ON p.meeting = m.id
ORDER BY date NULLS LAST, m.id
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
    """Which cables (c) are asked for. Whom few cables touch is looked up once, not by every part of every question."""
    where = cables_where(replace(filters, people=()), corpus.found(filters))
    if not filters.people:
        return where
    touched = _touched(corpus, filters.people)
    if touched is None:
        return where & cables_where(Filters(people=filters.people))
    return where & Where("c.id IN (SELECT unnest(?::VARCHAR[]))", (touched,))


_FEW = 2000  # cables: handing over more takes longer than finding them again
_MOST = 200  # people of a corpus whose cables are remembered


def _touched(corpus: "Corpus", ids: tuple[str, ...]) -> list[str] | None:
    """The cables with a fact at one of ``ids``; None where they are many."""
    known = corpus.touched
    if ids not in known:
        them = cables_where(Filters(people=ids))
        rows = corpus.rows(f"SELECT c.id FROM cable c WHERE {them.sql} LIMIT {_FEW + 1}", *them.values)
        if len(known) >= _MOST:
            known.clear()
        known[ids] = None if len(rows) > _FEW else [str(row["id"]) for row in rows]
    return known[ids]


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
