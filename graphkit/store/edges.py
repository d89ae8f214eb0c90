# ruff: noqa: S608  queries are put together from constants of this package; every value is a parameter
"""The facts behind one edge of a network, found from its two ends: what `graphkit.store.networks` sums for all edges.

`ONE` is the list that you can read: every query gives tie, date (the tie's) and row (of table ``link``, once for each
tie that the fact makes) from ``fact`` (the facts asked for, with their row), for the edge from ``{source}`` to
``{target}``. A test holds them to `graphkit.store.networks.TIES`. ``contacted`` is not among them: who speaks for whom
may stand in another cable than their contact.
"""

from graphkit.store.networks import IN_PERSON, LARGEST

_ROWS = """
, one AS MATERIALIZED ({seats} AND {member} = {{source}}), other AS MATERIALIZED ({seats} AND {member} = {{target}})
, together AS MATERIALIZED (SELECT tie FROM one INTERSECT SELECT tie FROM other)
, few AS (SELECT tie FROM (SELECT * FROM ({seats}) WHERE tie IN ({{crowded}}) AND tie IN (FROM together))
    JOIN node n ON n.id = member AND n.kind = '{kind}' GROUP BY tie HAVING count(DISTINCT member) <= {largest})
SELECT tie, date, "row" FROM (FROM one UNION ALL FROM other)
WHERE tie IN (FROM together) AND (tie NOT IN ({{crowded}}) OR tie IN (FROM few))
  AND (SELECT count(*) FROM node WHERE id IN ({{source}}, {{target}}) AND kind = '{kind}') = 2"""


def _pair(seats: str, member: str, kind: str) -> str:
    """Two who sit together: ``seats`` gives member, tie (where they sit), date and row."""
    return _ROWS.format(seats=seats, member=member, kind=kind, largest=LARGEST)


def _of_cable(link: str, node: str) -> str:
    seats = f"""SELECT f.target AS member, f.source AS tie, f.date, f."row" FROM fact f WHERE f.kind = '{link}'"""
    return _pair(seats, "f.target", node)


ONE: dict[str, str] = {
    "met": _pair(
        f"""SELECT f.source AS member, f.target AS tie, m.date, f."row" FROM fact f JOIN meeting m ON m.id = f.target
    WHERE f.kind = 'participated_in' AND m.realis = 'actual' AND m.kind IN ({IN_PERSON})""",
        "f.source",
        "person",
    ),
    "people_posts": """
, named AS MATERIALIZED (
  SELECT f.cable, f."row" FROM fact f WHERE f.target = {source}
    AND f.kind IN ('mentions', 'classified_by', 'signed_by', 'drafted_by', 'cleared_by')
  UNION ALL SELECT f.cable, f."row" FROM fact f WHERE f.source = {source} AND f.kind = 'participated_in')
, sent AS MATERIALIZED (SELECT f.source AS cable, f."row", f.date FROM fact f
  WHERE f.kind = 'sent_by' AND f.target = {target} AND f.source IN (SELECT cable FROM named))
SELECT * FROM (SELECT "row" AS tie, date, "row" FROM sent
  UNION ALL SELECT s."row", s.date, n."row" FROM sent s JOIN named n ON n.cable = s.cable)
WHERE (SELECT kind FROM node WHERE id = {source}) = 'person'""",
    "corresponded": """
, sent AS MATERIALIZED (SELECT f.source AS cable, f."row", f.date FROM fact f
  WHERE f.kind = 'sent_by' AND f.target = {source})
, got AS MATERIALIZED (SELECT f.source AS cable, f."row", f.attrs FROM fact f
  WHERE f.kind = 'addressed_to' AND f.target = {target} AND f.source IN (SELECT cable FROM sent))
, tie AS MATERIALIZED (SELECT s.date, s."row" AS sent, r."row" AS got FROM sent s JOIN got r ON r.cable = s.cable
  WHERE r.attrs->>'role' IN ('action', 'info') AND (SELECT kind FROM node WHERE id = {target}) = 'post')
SELECT got AS tie, date, sent AS "row" FROM tie UNION ALL SELECT got, date, got FROM tie""",
    "co_tagged": _of_cable("tagged", "tag"),
    "references": """
SELECT f."row" AS tie, f.date, f."row" FROM fact f WHERE f.kind = 'references' AND f.source = {source}
  AND f.target = {target} AND (SELECT kind FROM node WHERE id = {target}) IN ('cable', 'document')""",
    "co_mentioned": _of_cable("mentions", "person"),
}
"""One query per network, to stand behind ``WITH fact AS NOT MATERIALIZED (...)``."""

_CROWDED = """
SELECT f.{tie} AS tie FROM link f JOIN node n ON n.id = f.{member} AND n.kind = '{kind}'
WHERE f.kind = '{link}' GROUP BY 1 HAVING count(DISTINCT f.{member}) > {largest}"""


def _crowded(link: str, node: str, member: str, tie: str) -> str:
    return _CROWDED.format(link=link, kind=node, member=member, tie=tie, largest=LARGEST)


CROWDED: dict[str, str] = {
    "met": _crowded("participated_in", "person", "source", "target"),
    "co_tagged": _crowded("tagged", "tag", "target", "source"),
    "co_mentioned": _crowded("mentions", "person", "target", "source"),
}
"""Where so many sit together that no pair of them is tied, whatever is asked for leaves few enough: ``tie``."""
