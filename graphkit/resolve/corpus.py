# ruff: noqa: S608  queries are put together from constants of this package; every value is a parameter
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
    goes_on: bool = False,
) -> None:
    """References, stubs, people and positions: who and what is meant. `link_corpus` draws the facts from it.

    ``stations`` gives spellings of stations (spelling -> key), ``judged`` what a curator said,
    ``authority`` the text of a file of chiefs of mission (see `graphkit.resolve.authority`). Everything is decided
    anew, whatever was decided before. In a database that ``goes_on`` table ``touched`` then names the cables that have
    changed (or left), and those of which something else is decided now: all else in it is as it must be. Table
    ``redrawn`` names nodes of which something else is said, though no such cable says it.
    """
    con.execute(f"{links.MACROS}; {nodes.MACROS}")
    con.execute("CREATE TEMP TABLE touched AS SELECT id AS cable FROM changed; CREATE TEMP TABLE redrawn (id VARCHAR)")
    learn_routing(con)
    series = load_series(con)
    apply_references(con, series, stations or {}, goes_on=goes_on)
    add_stubs(con, series)
    chiefs = infer_chiefs(con, authority)
    entity = apply_people(con, judged, sightings(chiefs), goes_on=goes_on)
    load_inferred(con, chiefs, entity, goes_on=goes_on)
    load_listed(con)
    add_routing(con)


def link_corpus(con: duckdb.DuckDBPyConnection, *, goes_on: bool = False) -> None:
    """Tables ``link`` and ``node``, where `resolve_corpus` has decided.

    In a database that ``goes_on`` only the links of touched cables are drawn anew, and those that sum up the corpus.
    """
    if goes_on:
        for table, key in _DRAWN_FROM.items():
            con.execute(f"CREATE TEMP TABLE {table} AS FROM corpus.{table} WHERE {key} IN (FROM touched)")
    for table, (query, order) in _DECIDED.items():
        con.execute(f"CREATE TEMP TABLE settled AS {query}" if goes_on else f"CREATE TABLE settled AS {query} {order}")
        if goes_on:
            con.execute(f"DELETE FROM corpus.{table} WHERE cable IN (FROM touched)")
            con.execute(f"INSERT INTO corpus.{table} BY NAME FROM settled {order}")
        con.execute(f"DROP TABLE temp.{table}; ALTER TABLE settled RENAME TO {table}")
    con.execute(_HOLDING)
    links.make_links(con, goes_on=goes_on)
    for table in _DRAWN_FROM if goes_on else ():
        con.execute(f"DROP TABLE temp.{table}")
    con.execute(_SUMMED_UP)
    links.sum_up(con)
    nodes.make_nodes(con, goes_on=goes_on)


_DRAWN_FROM = {
    "cable": "id",
    "address": "cable",
    "tag": "cable",
    "classified": "cable",
    "signature": "cable",
    "reference": "cable",
    "mention": "cable",
    "meeting": "cable",
    "meeting_evidence": "cable",
    "participant": "cable",
    "person": "cable",
    "person_entity": "cable",
}
"""Tables that the links of one cable are drawn from, and where they say whose rows they are."""

_DECIDED = {
    "mention": (
        """
SELECT m.* REPLACE (coalesce(e.entity, m.local) AS entity)
FROM mention m LEFT JOIN person_entity e ON e.cable = m.cable AND e.local = m.local""",
        "ORDER BY cable, n",
    ),
    "participant": (
        """
SELECT p.* REPLACE (coalesce(e.entity, p.local) AS entity, i.entity AS held_by)
FROM participant p LEFT JOIN person_entity e ON e.cable = p.cable AND e.local = p.local
LEFT JOIN inferred i ON i.meeting = p.meeting AND i.position = p.local""",
        "ORDER BY meeting, n",
    ),
    "meeting": (
        """
SELECT m.* REPLACE (CASE WHEN contains(place, ':') THEN place
  WHEN slug(place) <> '' THEN 'place:' || slug(place) END AS place_id) FROM meeting m""",
        "ORDER BY id",
    ),
}
"""Tables with columns that are decided: how they are filled, and their order."""

_HOLDING = """
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
SELECT DISTINCT ON (i.entity, i.position, i.cable) i.entity, i.position, i.cable, i.start, i."end",
  'authority' AS rule, i.written, true AS inferred, i.authority
FROM inferred i JOIN cable c ON c.id = i.cable ORDER BY i.entity, i.position, i.cable, i.start
"""

_SUMMED_UP = """
CREATE TEMP TABLE position_home AS
SELECT entity, any_value(organization) AS organization, min(cable) AS cable,
  arg_min(evidence, (cable, start, evidence."end", evidence.rule)) AS evidence
FROM (
  SELECT entity, position_organization(entity) AS organization, cable, start, ev(cable, start, "end", rule) AS evidence
  FROM mention WHERE kind = 'position'
  UNION ALL SELECT target, position_organization(target), cable, evidence[1].start, evidence[1]
  FROM link WHERE kind = 'holds')
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


def describe(con: duckdb.DuckDBPyConnection, facts: Mapping[str, Any]) -> None:
    """Table ``meta``: what the build says of itself."""
    con.execute("CREATE TABLE meta (key VARCHAR, value VARCHAR)")
    con.executemany("INSERT INTO meta VALUES (?, ?)", [[key, str(value)] for key, value in sorted(facts.items())])
