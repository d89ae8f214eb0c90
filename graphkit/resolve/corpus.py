"""All decisions in their order, on a connection whose base tables are loaded."""

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb

from graphkit.resolve import links, nodes
from graphkit.resolve.apply import add_stubs, apply_references, load_series
from graphkit.resolve.identify import Judged, apply_people
from graphkit.resolve.inferred import infer_chiefs, load_inferred, sightings
from graphkit.resolve.listed import load_listed
from graphkit.resolve.routing import add_routing, learn_routing


def resolve_corpus(
    con: duckdb.DuckDBPyConnection,
    *,
    stations: Mapping[str, str] | None = None,
    judged: Sequence[Judged] = (),
    authority: str | None = None,
) -> None:
    """References, stubs, people and positions: who and what is meant. `link_corpus` draws the facts from it.

    ``stations`` gives spellings of stations (spelling -> key), ``judged`` what a curator said,
    ``authority`` the text of a file of chiefs of mission (see `graphkit.resolve.authority`).
    """
    con.execute(f"{links.MACROS}; {nodes.MACROS}")
    learn_routing(con)
    series = load_series(con)
    apply_references(con, series, stations or {})
    add_stubs(con, series)
    chiefs = infer_chiefs(con, authority)
    load_inferred(con, chiefs, apply_people(con, judged, sightings(chiefs)))
    load_listed(con)
    add_routing(con)


def link_corpus(con: duckdb.DuckDBPyConnection) -> None:
    """Tables ``link`` and ``node``, where `resolve_corpus` has decided."""
    con.execute(_ENTITIES)
    links.make_links(con)
    nodes.make_nodes(con)
    con.execute(_DROP)


_ENTITIES = """
CREATE TABLE mention_entity AS SELECT m.*, coalesce(e.entity, m.local) AS entity
FROM mention m LEFT JOIN person_entity e ON e.cable = m.cable AND e.local = m.local ORDER BY m.cable, m.n;
DROP TABLE mention; ALTER TABLE mention_entity RENAME TO mention;
CREATE TABLE participant_entity AS SELECT p.*, coalesce(e.entity, p.local) AS entity, i.entity AS held_by
FROM participant p LEFT JOIN person_entity e ON e.cable = p.cable AND e.local = p.local
LEFT JOIN inferred i ON i.meeting = p.meeting AND i.position = p.local ORDER BY p.meeting, p.n;
DROP TABLE participant; ALTER TABLE participant_entity RENAME TO participant;
CREATE TABLE meeting_place AS SELECT *, CASE WHEN contains(place, ':') THEN place
  WHEN slug(place) <> '' THEN 'place:' || slug(place) END AS place_id FROM meeting ORDER BY id;
DROP TABLE meeting; ALTER TABLE meeting_place RENAME TO meeting;
CREATE TEMP TABLE holding AS
SELECT DISTINCT ON (e.entity, h.position, p.cable) e.entity, h.position, p.cable, m.start, m."end", m.rule,
  coalesce(m.title, p.name) AS written, false AS inferred, NULL::VARCHAR AS authority
FROM (SELECT cable, local, name, unnest(positions) AS position FROM person) h
JOIN person p ON p.cable = h.cable AND p.local = h.local
JOIN person_entity e ON e.cable = p.cable AND e.local = p.local
JOIN (SELECT cable, local, title, rule, coalesce(full_start, start) AS start, coalesce(full_end, "end") AS "end"
  FROM mention) m
  ON m.cable = p.cable AND m.local = p.local
ORDER BY e.entity, h.position, p.cable, m.title IS NULL, m.start, m."end", m.rule, m.title;
INSERT INTO holding BY NAME
SELECT DISTINCT ON (entity, position, cable) entity, position, cable, start, "end", 'authority' AS rule, written,
  true AS inferred, authority FROM inferred ORDER BY entity, position, cable, start;
CREATE TEMP TABLE position_home AS
SELECT entity, any_value(organization) AS organization, min(cable) AS cable,
  arg_min(evidence, (cable, start, evidence."end", evidence.rule)) AS evidence
FROM (
  SELECT entity, position_organization(entity) AS organization, cable, start, ev(cable, start, "end", rule) AS evidence
  FROM mention WHERE kind = 'position'
  UNION ALL SELECT position, position_organization(position), cable, start, ev(cable, start, "end", rule) FROM holding)
WHERE organization IS NOT NULL GROUP BY entity;
CREATE TEMP TABLE parent AS
WITH seen AS (SELECT DISTINCT local AS id FROM organization
  UNION SELECT DISTINCT post FROM address WHERE post IS NOT NULL)
SELECT id AS entity, regexp_replace(id, '/[^/]+$', '') AS parent FROM seen
WHERE starts_with(id, 'org:') AND regexp_replace(id, '/[^/]+$', '') IN (SELECT id FROM seen);
CREATE TEMP TABLE entity_country AS
SELECT entity, min(country) AS country FROM (
  SELECT local AS entity, country FROM organization WHERE country IS NOT NULL AND NOT starts_with(local, 'post:')
  UNION ALL SELECT id, attrs->>'country' FROM listed WHERE starts_with(id, 'post:')) GROUP BY entity
"""

_DROP = "DROP TABLE acts"


def describe(con: duckdb.DuckDBPyConnection, facts: Mapping[str, Any]) -> None:
    """Table ``meta``: what the build says of itself."""
    con.execute("CREATE TABLE meta (key VARCHAR, value VARCHAR)")
    con.executemany("INSERT INTO meta VALUES (?, ?)", [[key, str(value)] for key, value in sorted(facts.items())])
