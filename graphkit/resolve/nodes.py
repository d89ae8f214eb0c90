# ruff: noqa: S608  queries are put together from constants of this package; every value is a parameter
"""Whatever a link touches -> table ``node``: id, kind, label, dates and what VOCABULARY lists for its kind."""

import duckdb

from graphkit.lexicon.places import places


def quoted(words: str) -> str:
    """Words as a constant of a query."""
    escaped = words.replace("'", "''")
    return f"'{escaped}'"


COUNTRIES = " ".join(f"WHEN {quoted(code.lower())} THEN {quoted(name)}" for code, name in places().names.items())
OF_BODY = "regexp_extract(local, '^position:(?:int/)?([a-z]{2,5})/', 1)"
# Whose an office is, as its id says: Oslo of ``position:post:oslo/dcm``, France of ``position:fr/ambassador``.
WHOSE = rf"""CASE
  WHEN local LIKE 'position:post:%' THEN array_to_string(list_transform(string_split(
    regexp_extract(local, '^position:post:([^/]+)/', 1), '-'), lambda word: upper(word[1]) || word[2:]), ' ')
  ELSE CASE {OF_BODY} WHEN '' THEN NULL {COUNTRIES} ELSE upper({OF_BODY}) END END"""

DESCRIBED: dict[str, str] = {
    "cable": """
SELECT c.id, c.kind, c.id, false, false, c.stub, to_json({'subject': c.subject, 'classification': c.classification,
  'captions': c.captions, 'origin': c.origin, 'date': c.date, 'date_source': c.date_source, 'date_low': c.date_low,
  'date_high': c.date_high, 'layout': c.layout})
FROM cable c WHERE asked(c.id)""",
    "person": """
SELECT id, 'person', name, protected, redacted, false, to_json({'aliases': aliases, 'side': side, 'country': country,
  'organization': organization, 'cables': cables}) FROM entity WHERE asked(id)""",
    "position": f"""
SELECT local, 'position', arg_min(title, (-n, title)) || coalesce(' (' || {WHOSE} || ')', ''), false, false, false,
  to_json({{'title': arg_min(title, (-n, title)), 'organization': arg_min(organization, (-n, organization))}})
FROM (SELECT local, title, organization, count(*) AS n FROM position WHERE asked(local) GROUP BY ALL)
GROUP BY local""",
    "organization": """
SELECT id, split_part(id, ':', 1), arg_min(name, (-n, name)), false, false, false,
  to_json({'organization_kind': arg_min(kind, (-n, kind)), 'country': arg_min(country, (-n, country))})
FROM (
  SELECT local AS id, name, kind, country, count(*) * 1000 AS n FROM organization GROUP BY ALL
  UNION ALL SELECT entity_of(post, name, 'org'), name, NULL, NULL, count(*) FROM address GROUP BY ALL
  UNION ALL SELECT entity_of(origin, origin_name, 'post'), origin_name, NULL, NULL, count(*) FROM cable
    WHERE origin_name IS NOT NULL GROUP BY ALL)
WHERE asked(id) GROUP BY id""",
    "tag": """
SELECT 'tag:' || tag, 'tag', coalesce(min(said), tag), contains(tag, '/protected-'), false, false,
  to_json({'tag_kind': arg_min(kind, (-n, kind)), 'country': arg_min(country, (-n, country))})
FROM (SELECT t.tag, t.kind, t.country, p.words AS said, count(*) AS n FROM tag t LEFT JOIN protected p
  ON contains(t.tag, '/protected-') AND p.cable = t.cable AND p.start <= t.start AND p."end" >= t."end"
  WHERE asked('tag:' || t.tag) GROUP BY ALL) GROUP BY tag""",
    "meeting": """
SELECT id, 'meeting', kind || coalesce(' ' || date, ''), false, false, false, to_json({'meeting_kind': kind,
  'date': date, 'date_precision': date_precision, 'date_source': date_source, 'place': place, 'occasion': occasion,
  'realis': realis, 'certainty': certainty, 'cameo': cameo, 'plover': plover, 'cable': cable}) FROM meeting
WHERE asked(id)""",
    "place": """
SELECT place_id, split_part(place_id, ':', 1), min(place), false, false, false, '{}'::JSON
FROM meeting WHERE place_id IS NOT NULL AND asked(place_id) GROUP BY place_id""",
    "named": """
SELECT entity, split_part(entity, ':', 1), arg_min(norm, (-n, norm)), false, false, false, '{}'::JSON
FROM (SELECT entity, norm, count(*) AS n FROM mention WHERE kind IN ('place', 'country', 'post') AND asked(entity)
  GROUP BY ALL)
GROUP BY entity""",
    "reference": """
SELECT 'ref:' || cable || '/' || n, 'reference', coalesce(nullif(written, ''), kind), false, false, false,
  to_json({'reference_kind': kind, 'written': written, 'cable': cable}) FROM reference
WHERE resolved IS NULL AND asked('ref:' || cable || '/' || n)""",
}
"""One query per kind of node: id, kind, label, protected, redacted, stub, attrs. Earlier ones win an id.

``asked`` says of an id whether it is to be described.
"""


def make_nodes(con: duckdb.DuckDBPyConnection, *, goes_on: bool = False) -> None:
    """Create tables ``node``, all cables and whatever links touch, and ``suggestion``, by what words one is found.

    In a database that ``goes_on`` only nodes of touched cables are described anew, and those of table ``redrawn``.
    """
    con.execute(_SOME if goes_on else "CREATE OR REPLACE TEMP MACRO asked(id) AS true")
    con.execute(_PREPARE)
    for query in DESCRIBED.values():
        new = "d.id IS NOT NULL AND d.id NOT IN (SELECT id FROM described)"
        con.execute(f"INSERT INTO described SELECT * FROM ({query}) d{_COLUMNS} WHERE {new}")
    con.execute(_CHOSEN)
    for table, query, left in (("node", _NODES, "described"), ("suggestion", _SUGGESTIONS, "chosen")):
        gone = f"DELETE FROM {table} WHERE asked(id); INSERT INTO {table}" if goes_on else f"CREATE TABLE {table} AS"
        con.execute(f"{gone} {query}; DROP TABLE {left}")


_COLUMNS = "(id, kind, label, protected, redacted, stub, attrs)"

_SOME = """
INSERT INTO redrawn SELECT cable FROM touched UNION ALL SELECT id FROM listed;
CREATE TEMP TABLE describing AS SELECT DISTINCT id FROM redrawn;
CREATE OR REPLACE TEMP MACRO asked(id) AS id IN (SELECT d.id FROM describing d)
"""
"""Of what the lexicon lists, a corpus may have learned more."""

_PREPARE = """
CREATE TEMP TABLE described (id VARCHAR, kind VARCHAR, label VARCHAR, protected BOOLEAN, redacted BOOLEAN,
  stub BOOLEAN, attrs JSON);
CREATE TEMP TABLE dated AS
SELECT id, min(date) AS first_date, max(date) AS last_date, count(*) AS n FROM (
  SELECT source AS id, date FROM link WHERE asked(source)
  UNION ALL SELECT target, date FROM link WHERE asked(target)) GROUP BY id
"""

_CHOSEN = """
CREATE TEMP TABLE chosen AS
SELECT id FROM dated UNION SELECT id FROM described WHERE kind IN ('cable', 'document')
"""

_NODES = """
SELECT n.id, CASE WHEN d.kind IS NULL OR d.kind = 'org' THEN kind_of(n.id) ELSE d.kind END AS kind,
  coalesce(l.label, d.label, n.id) AS label, coalesce(d.protected, false) AS protected,
  coalesce(d.redacted, false) AS redacted, coalesce(d.stub, false) AS stub,
  coalesce(c.date, t.first_date) AS first_date, coalesce(c.date, t.last_date) AS last_date,
  CASE WHEN l.attrs IS NULL THEN coalesce(d.attrs, '{}'::JSON)
    ELSE json_merge_patch(coalesce(d.attrs, '{}'::JSON), l.attrs) END AS attrs
FROM chosen n LEFT JOIN dated t ON t.id = n.id LEFT JOIN described d ON d.id = n.id
LEFT JOIN cable c ON c.id = n.id LEFT JOIN listed l ON l.id = n.id ORDER BY n.id
"""

_SUGGESTIONS = """
SELECT n.id, n.kind, n.label, n.protected, coalesce(t.n, 0) AS n,
  ' ' || trim(regexp_replace(lower(strip_accents(
  concat_ws(' ', n.label, array_to_string(coalesce(e.aliases, []), ' '),
  CASE WHEN n.id NOT IN (SELECT cable FROM protected)
  THEN n.attrs->>'subject' END))), '[^a-z0-9]+', ' ', 'g'))
  AS words
FROM node n LEFT JOIN entity e ON e.id = n.id
LEFT JOIN dated t ON t.id = n.id
WHERE n.kind NOT IN ('meeting', 'reference') AND asked(n.id) ORDER BY n.id
"""

MACROS = """
CREATE OR REPLACE TEMP MACRO kind_of(id) AS CASE WHEN NOT contains(id, ':') THEN 'cable'
  WHEN starts_with(id, 'org:') THEN 'organization' WHEN starts_with(id, 'ref:') THEN 'reference'
  ELSE split_part(id, ':', 1) END
"""
