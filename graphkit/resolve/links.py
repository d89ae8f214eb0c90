# ruff: noqa: S608  queries are put together from constants of this package; every value is a parameter
"""Facts of the tables -> table ``link``: one row per fact, each with the words that carry it.

`FACTS` and `SUMS` are the lists that you can read: every query gives source, target, kind, cable, date, date_precision,
date_source, attrs (JSON) and evidence.
"""

import duckdb

from graphkit.model import UNNAMED

_DATED = "c.date, CASE WHEN c.date IS NULL THEN NULL ELSE 'day' END, c.date_source"
_WHEN = (
    "coalesce(m.date, c.date), CASE WHEN m.date IS NULL AND c.date IS NOT NULL THEN 'day' ELSE m.date_precision END, "
    "CASE WHEN m.date IS NULL THEN c.date_source ELSE 'text' END"
)
_OF = "JOIN cable c ON c.id ="

FACTS: dict[str, str] = {
    "sent_by": f"""
SELECT id, entity_of(origin, origin_name, 'post'), 'sent_by', id, {_DATED},
  to_json({{'name': origin_name, 'routing_indicator': origin_ri}}),
  [ev(id, origin_start, origin_end, CASE WHEN origin_start IS NULL THEN 'container' ELSE 'from-line' END)]
FROM cable c WHERE origin IS NOT NULL OR origin_name IS NOT NULL""",
    "addressed_to": f"""
SELECT a.cable, entity_of(a.post, a.name, 'org'), CASE a.role WHEN 'exempt' THEN 'exempted' ELSE 'addressed_to' END,
  a.cable, {_DATED}, to_json({{'role': a.role, 'name': a.name, 'routing_indicator': a.routing_indicator,
  'precedence': a.precedence, 'message_number': a.message_number, 'order': a.n}}),
  [ev(a.cable, a.start, a."end", 'address-line')]
FROM address a {_OF} a.cable""",
    "references": f"""
SELECT r.cable, coalesce(r.resolved, 'ref:' || r.cable || '/' || r.n), 'references', r.cable, {_DATED},
  to_json({{'label': min(r.label), 'where': list_sort(list_distinct(list(r."where"))),
  'written': arg_min(r.written, r.n),
  'caption': min(r.caption), 'year_rule': arg_min(r.year_rule, r.n), 'count': count(*),
  'outcome': arg_min(r.outcome, r.n), 'why': arg_min(r.why, r.n), 'candidates': arg_min(r.candidates, r.n),
  'in_corpus': coalesce(bool_or(r.outcome = 'found'), false)}}),
  list(ev(r.cable, r.start, r."end", r."where") ORDER BY r.start, r.n)
FROM reference r {_OF} r.cable WHERE r.resolved IS DISTINCT FROM r.cable
GROUP BY r.cable, coalesce(r.resolved, 'ref:' || r.cable || '/' || r.n), c.date, c.date_source""",
    "tagged": f"""
SELECT t.cable, 'tag:' || t.tag, 'tagged', t.cable, {_DATED}, to_json({{'order': min(t.n), 'tag_kind': min(t.kind)}}),
  list(ev(t.cable, t.start, t."end", 'tags-line') ORDER BY t.start, t.n)
FROM tag t {_OF} t.cable GROUP BY t.cable, t.tag, c.date, c.date_source""",
    "classified_by": f"""
SELECT b.cable, p.entity, 'classified_by', b.cable, {_DATED}, to_json({{'role': b.role, 'reasons': b.reasons}}),
  [ev(b.cable, b.start, b."end", 'classified-by')]
FROM classified b {_OF} b.cable JOIN person_entity p ON p.cable = b.cable AND p.local = b.local""",
    "signed_by": f"""
SELECT s.cable, p.entity, 'signed_by', s.cable, {_DATED}, '{{}}'::JSON, [ev(s.cable, s.start, s."end", 'signature')]
FROM signature s {_OF} s.cable JOIN person_entity p ON p.cable = s.cable AND p.local = s.local""",
    "mentions": f"""
SELECT m.cable, m.entity, 'mentions', m.cable, {_DATED}, to_json({{'count': count(*)}}),
  list(ev(m.cable, m.start, m."end", m.rule) ORDER BY m.start, m.n)
FROM mention m {_OF} m.cable WHERE m.rule NOT IN ('classified_by', 'signature') AND m.kind <> 'date'
GROUP BY m.cable, m.entity, c.date, c.date_source""",
    "reported_in": f"""
SELECT m.id, m.cable, 'reported_in', m.cable, {_WHEN}, to_json({{'rule': m.rule}}), e.evidence
FROM meeting m {_OF} m.cable JOIN meeting_words e ON e.meeting = m.id""",
    "participated_in": f"""
SELECT p.entity, m.id, 'participated_in', m.cable, {_WHEN},
  to_json({{'role': arg_min(p.role, p.n), 'side': arg_min(p.side, p.n), 'on_behalf_of': arg_min(p.on_behalf_of, p.n),
  'name': arg_min(p.name, p.n), 'realis': m.realis, 'meeting_kind': m.kind}}), any_value(e.evidence)
FROM participant p JOIN meeting m ON m.id = p.meeting {_OF} m.cable JOIN meeting_words e ON e.meeting = m.id
WHERE p.entity <> '' AND NOT starts_with(p.entity, '{UNNAMED}')
GROUP BY p.entity, m.id, m.cable, m.date, m.date_precision, m.realis, m.kind, c.date, c.date_source""",
    "held_at": f"""
SELECT m.id, m.place_id, 'held_at', m.cable, {_WHEN}, to_json({{'written': m.place}}), e.evidence
FROM meeting m {_OF} m.cable JOIN meeting_words e ON e.meeting = m.id WHERE m.place_id IS NOT NULL""",
    "acts_on": f"""
SELECT m.id, a.resolved, 'acts_on', m.cable, {_WHEN}, '{{}}'::JSON, e.evidence
FROM acts a JOIN meeting m ON m.id = a.meeting {_OF} m.cable JOIN meeting_words e ON e.meeting = m.id""",
    "holds": f"""
SELECT h.entity, h.position, 'holds', h.cable, {_DATED}, json_merge_patch(
  to_json({{'written': h.written, 'inferred': h.inferred}}), coalesce(h.authority, '{{}}')::JSON),
  [ev(h.cable, h.start, h."end", h.rule)]
FROM holding h {_OF} h.cable""",
}
"""One query per kind of link that one cable states."""

SUMS: dict[str, str] = {
    "position_in": """
SELECT h.entity, h.organization, 'position_in', h.cable, NULL, NULL, NULL, '{}'::JSON, [h.evidence]
FROM position_home h""",
    "part_of": """
SELECT s.entity, o.parent, 'part_of', s.cable, NULL, NULL, NULL, '{}'::JSON, [s.evidence]
FROM first_seen s JOIN parent o ON o.entity = s.entity""",
    "located_in": """
SELECT s.entity, 'country:' || lower(o.country), 'located_in', s.cable, NULL, NULL, NULL, '{}'::JSON, [s.evidence]
FROM first_seen s JOIN entity_country o ON o.entity = s.entity""",
    "possible_same_as": """
SELECT a.left, a.right, 'possible_same_as', s.cable, NULL, NULL, NULL,
  to_json({'score': a.score, 'agreed': a.agreed, 'disagreed': a.disagreed}), [s.evidence, t.evidence]
FROM same_as a JOIN first_seen s ON s.entity = a.left JOIN first_seen t ON t.entity = a.right
WHERE a.verdict IS NULL OR a.verdict = 'unsure'""",
}
"""One query per kind of link that sums up the corpus."""


def make_links(con: duckdb.DuckDBPyConnection, *, goes_on: bool = False) -> None:
    """Table ``link``, ordered and with ids that depend on the facts alone; `sum_up` adds to it.

    In a database that ``goes_on`` the new ones take the place of those of touched cables, and of all that sum up; the
    ends of both join ``redrawn``.
    """
    con.execute(_PREPARE)
    for query in FACTS.values():
        con.execute(f"INSERT INTO fact {query}")
    if goes_on:
        old = f"FROM link WHERE cable IN (FROM touched) OR kind IN ({', '.join(map(repr, SUMS))})"
        con.execute(f"INSERT INTO redrawn SELECT unnest([source, target]) {old}; DELETE {old}")
        con.execute(_REDRAWN)
        con.execute(f"INSERT INTO link {_FACTS}")
    else:
        con.execute(f"CREATE TABLE link AS {_FACTS}")
    con.execute("DROP TABLE fact")


def sum_up(con: duckdb.DuckDBPyConnection) -> None:
    """Add the links that no cable states alone, with the first place where their source was seen."""
    con.execute(f"{_FACT}; {_FIRST_SEEN}")
    for query in SUMS.values():
        con.execute(f"INSERT INTO fact {query}")
    con.execute(f"{_REDRAWN}; INSERT INTO link {_FACTS}; DROP TABLE fact")


MACROS = """
CREATE OR REPLACE TEMP MACRO ev(cable, s, e, rule) AS
  struct_pack(cable := cable, start := coalesce(s, 0), "end" := coalesce(e, 0), rule := rule);
CREATE OR REPLACE TEMP MACRO slug(words) AS
  trim(regexp_replace(lower(strip_accents(words)), '[^a-z0-9]+', '-', 'g'), '-');
CREATE OR REPLACE TEMP MACRO position_organization(id) AS
  CASE WHEN NOT contains(id, '/') THEN NULL WHEN starts_with(id, 'position:post:') OR starts_with(id, 'position:org:')
  THEN regexp_extract(id, '^position:(.+)/[^/]*$', 1) ELSE 'org:' || regexp_extract(id, '^position:(.+)/[^/]*$', 1) END;
CREATE OR REPLACE TEMP MACRO entity_of(id, words, prefix) AS coalesce(id, prefix || ':unlisted/' || slug(words))
"""
"""Functions that the queries share. An address that no list knows keeps its own words as its id."""

_FACT = """
CREATE TEMP TABLE fact (source VARCHAR, target VARCHAR, kind VARCHAR, cable VARCHAR, date VARCHAR,
  date_precision VARCHAR, date_source VARCHAR, attrs JSON,
  evidence STRUCT(cable VARCHAR, start INTEGER, "end" INTEGER, rule VARCHAR)[])
"""

_PREPARE = f"""
{_FACT};
CREATE TEMP TABLE meeting_words AS
SELECT e.meeting, list(ev(e.cable, e.start, e."end", m.rule) ORDER BY e.n) AS evidence
FROM meeting_evidence e JOIN meeting m ON m.id = e.meeting GROUP BY e.meeting
"""

_FIRST_SEEN = """
CREATE TEMP TABLE first_seen AS
SELECT entity, first.cable, ev(first.cable, first.start, first."end", first.rule) AS evidence FROM (
  SELECT entity, min({'date': date, 'cable': cable, 'start': start, 'end': "end", 'rule': rule}) AS first FROM (
    SELECT m.entity, coalesce(c.date, '9999') AS date, m.cable, m.start, m."end", m.rule
    FROM mention m JOIN cable c ON c.id = m.cable
    UNION ALL
    SELECT entity_of(a.post, a.name, 'org'), coalesce(c.date, '9999'), a.cable, a.start, a."end", 'address-line'
    FROM address a JOIN cable c ON c.id = a.cable
    UNION ALL
    SELECT entity_of(c.origin, c.origin_name, 'post'), coalesce(c.date, '9999'), c.id, c.origin_start, c.origin_end,
      'from-line'
    FROM cable c WHERE c.origin_start IS NOT NULL
  ) GROUP BY entity)
"""

_REDRAWN = "INSERT INTO redrawn SELECT unnest([source, target]) FROM fact"

_REPEATED = "'addressed_to', 'exempted', 'classified_by', 'signed_by', 'acts_on'"
"""Kinds of which one cable can state the same twice in one place; their facts are numbered."""

_FACTS = f"""
SELECT left(md5(concat_ws('|', source, target, kind, cable, evidence[1].start, nth)), 16) AS id,
  source, target, kind, cable, date, date_precision, date_source, attrs, evidence
FROM (
  SELECT *, 1 AS nth FROM fact WHERE kind NOT IN ({_REPEATED})
  UNION ALL
  SELECT *, row_number() OVER (
    PARTITION BY source, target, kind, cable, evidence[1].start ORDER BY attrs::VARCHAR) AS nth
  FROM fact WHERE kind IN ({_REPEATED}))
ORDER BY kind, source, target, cable, evidence[1].start, id
"""
