"""Who met whom, with the words that say so."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from graphkit.corpus.picked import to_be_cut, with_text
from graphkit.corpus.texts import texts_at
from graphkit.mask import Masked
from graphkit.model import Filters, Protect
from graphkit.store.select import Where, cables_where, dated, narrows_cables
from graphkit.store.shown import pseudonym_label

if TYPE_CHECKING:
    from graphkit.corpus.corpus import Corpus

Row = dict[str, Any]


def meetings(
    corpus: "Corpus", filters: Filters, of: str | None, with_: str | None, ids: Sequence[str] | None, limit: int | None
) -> pd.DataFrame:
    """See `graphkit.corpus.Corpus.meetings`."""
    where = meetings_where(corpus, filters, of, with_)
    if ids is not None:
        where &= Where("m.id IN (SELECT unnest(?::VARCHAR[]))", (list(ids),))
    found = corpus.rows(_MEETINGS.format(where=where.sql), *where.values, limit)
    masked = texts_at(corpus, ((row["cable"], row["part"], row["row"]) for row in found))
    return pd.DataFrame(
        [_meeting(corpus, row, masked.get(row["cable"])) for row in found], columns=list(_MEETING_COLUMNS), dtype=object
    )


def meetings_where(corpus: "Corpus", filters: Filters, of: str | None = None, with_: str | None = None) -> Where:
    """Which rows of table ``meeting`` (m) with their ``cable`` (c) are asked for."""
    where = dated("coalesce(m.date, c.date)", filters)
    if narrows_cables(filters):
        bare = Filters(None, None, filters.posts, filters.tags, filters.classifications)
        where &= to_be_cut(cables_where(bare, with_text(corpus, filters)), filters)
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
# Each column is asked alone: whole blocks of the last two hold nothing and are passed over.
_TAKES_PART = """m.id IN (SELECT meeting FROM participant WHERE entity = ?
  UNION ALL SELECT meeting FROM participant WHERE on_behalf_of = ?
  UNION ALL SELECT meeting FROM participant WHERE held_by = ?)"""
_OF_COUNTRY = """m.id IN (SELECT p.meeting FROM participant p LEFT JOIN entity e ON e.id = p.entity
  WHERE p.entity = ? OR p.on_behalf_of = ? OR 'country:' || lower(e.country) = ?)"""

_MEETINGS = """
WITH asked AS MATERIALIZED (SELECT m.*, c.date AS reported, c.subject, c.part, c."row"
  FROM meeting m JOIN cable c ON c.id = m.cable WHERE {where}
  ORDER BY coalesce(m.date, c.date) NULLS LAST, m.id LIMIT ?),
party AS MATERIALIZED (SELECT * FROM participant WHERE meeting IN (SELECT id FROM asked)),
named AS MATERIALIZED (SELECT id, label FROM node
  WHERE id IN (SELECT entity FROM party UNION ALL SELECT held_by FROM party WHERE held_by IS NOT NULL))
SELECT m.id, m.cable, m.kind, m.realis, m.certainty, coalesce(m.date, m.reported) AS date,
  coalesce(m.date_precision, CASE WHEN m.date IS NULL AND m.reported IS NOT NULL THEN 'day' END) AS date_precision,
  CASE WHEN m.date IS NULL THEN 'cable' ELSE coalesce(m.date_source, 'text') END AS date_source,
  m.place, m.occasion, m.rule, m.subject, m.part, m."row", e.start,
  e."end", p.participants
FROM asked m
JOIN (SELECT meeting, arg_min(start, n) AS start, arg_min("end", n) AS "end" FROM meeting_evidence
  WHERE meeting IN (SELECT id FROM asked) GROUP BY meeting) e ON e.meeting = m.id
LEFT JOIN (SELECT p.meeting, list({{'id': p.entity, 'name': coalesce(n.label, p.name), 'role': p.role, 'side': p.side,
  'on_behalf_of': p.on_behalf_of, 'held_by': p.held_by, 'holder': h.label}} ORDER BY p.n) AS participants
  FROM party p LEFT JOIN named n ON n.id = p.entity
  LEFT JOIN named h ON h.id = p.held_by AND starts_with(h.id, 'person:')
  GROUP BY p.meeting) p ON p.meeting = m.id
ORDER BY date NULLS LAST, m.id
"""
