# ruff: noqa: S608  queries are put together from constants of this package; every value is a parameter
"""The networks of `graphkit.graph.project` as queries: one row per tie, found by DuckDB without a graph in memory.

`TIES` is the list that you can read: every query gives source, target, date, share (what the tie counts under
``shared-cable``), links (ids of the facts that make it) and tally, from ``fact`` (the facts asked for) and the tables
of docs/tables.md. A test holds them to the projections.
"""

from graphkit.model import IN_PERSON as KINDS

IN_PERSON = ", ".join(f"'{kind}'" for kind in KINDS)
_CONTACT = f"{IN_PERSON}, 'demarche', 'phone', 'told'"
LARGEST = 100  # as the projections have it

_PAIRS = f"""
, crowd AS (SELECT grp, 1 / (count(*) - 1) AS share FROM member GROUP BY grp HAVING count(*) BETWEEN 2 AND {LARGEST})
SELECT a.member AS source, b.member AS target, a.date, c.share, list_concat(a.links, b.links) AS links,
  NULL::VARCHAR AS tally
FROM member a JOIN member b ON a.grp = b.grp AND a.member < b.member JOIN crowd c ON c.grp = a.grp"""


def _of_cable(link: str, node: str) -> str:
    return f"""
, member AS (SELECT f.target AS member, f.source AS grp, min(f.date) AS date, list(f.id ORDER BY f.id) AS links
  FROM fact f JOIN node n ON n.id = f.target AND n.kind = '{node}' WHERE f.kind = '{link}' GROUP BY ALL)
{_PAIRS}"""


TIES: dict[str, str] = {
    "met": f"""
, member AS (SELECT f.source AS member, f.target AS grp, m.date, list(f.id ORDER BY f.id) AS links
  FROM fact f JOIN node n ON n.id = f.source AND n.kind = 'person' JOIN meeting m ON m.id = f.target
  WHERE f.kind = 'participated_in' AND m.realis = 'actual' AND m.kind IN ({IN_PERSON}) GROUP BY ALL)
{_PAIRS}""",
    "people_posts": """
, named AS (SELECT f.cable, n.id AS person, list(f.id ORDER BY f.id) AS links
  FROM fact f JOIN node n ON n.kind = 'person' AND n.id = CASE f.kind WHEN 'participated_in' THEN f.source
    ELSE f.target END
  WHERE f.kind IN ('mentions', 'participated_in', 'classified_by', 'signed_by', 'drafted_by', 'cleared_by')
  GROUP BY ALL)
SELECT n.person AS source, f.target, f.date, 1 / count(*) OVER (PARTITION BY f.id) AS share,
  list_append(n.links, f.id) AS links, NULL::VARCHAR AS tally
FROM fact f JOIN named n ON n.cable = f.source WHERE f.kind = 'sent_by'""",
    "corresponded": """
SELECT s.target AS source, r.target, s.date, 1 / count(*) OVER (PARTITION BY s.id) AS share, [s.id, r.id] AS links,
  r.attrs->>'role' AS tally
FROM fact s JOIN fact r ON r.source = s.source AND r.kind = 'addressed_to'
JOIN node n ON n.id = r.target AND n.kind = 'post'
WHERE s.kind = 'sent_by' AND r.attrs->>'role' IN ('action', 'info')""",
    "co_tagged": _of_cable("tagged", "tag"),
    "references": """
SELECT f.source, f.target, f.date, 1 / c.cited AS share, [f.id] AS links, NULL::VARCHAR AS tally
FROM fact f JOIN (SELECT source, count(*) AS cited FROM fact WHERE kind = 'references' GROUP BY source) c
  ON c.source = f.source
JOIN node n ON n.id = f.target AND n.kind IN ('cable', 'document') WHERE f.kind = 'references'""",
    "co_mentioned": _of_cable("mentions", "person"),
    "contacted": f"""
, home AS (SELECT source, max(target) AS home FROM link WHERE kind = 'position_in' GROUP BY source)
, party AS (SELECT f.id, f.target AS grp, m.date, coalesce(nullif(f.attrs->>'on_behalf_of', ''),
    CASE WHEN n.kind IN ('organization', 'post') THEN n.id END, h.home, n.attrs->>'organization') AS member
  FROM fact f JOIN node n ON n.id = f.source JOIN meeting m ON m.id = f.target LEFT JOIN home h ON h.source = f.source
  WHERE f.kind = 'participated_in' AND m.realis = 'actual' AND m.kind IN ({_CONTACT}))
, member AS (SELECT member, grp, date, list(id ORDER BY id) AS links FROM party
  WHERE member IN (SELECT source FROM fact UNION ALL SELECT target FROM fact UNION ALL SELECT home FROM home)
  GROUP BY ALL)
{_PAIRS}""",
}
"""One query per network, to stand behind ``WITH fact AS (...)``."""

DIRECTED = frozenset({"corresponded", "references"})
"""Networks whose ties have a direction; in the others a pair has one order, always the same."""
