"""Routing indicators that the lists lack: what the envelopes of a corpus say of them often enough, is used."""

import duckdb
import pyarrow as pa

from graphkit.lexicon.posts import POSTS
from graphkit.resolve.arrow import to_arrow

ENOUGH = 3
"""Cables that must write an indicator beside the same post, and more than half of all that write it."""


def learn_routing(con: duckdb.DuckDBPyConnection) -> None:
    """Temporary table ``routing`` (indicator, post, learned); senders and addressees without a name get their post.

    Table ``filled`` says which did, so that a database that goes on learns from what is written alone; cables to which
    something else is given now join ``touched``.

    ``RUEHXY/AMEMBASSY XANADU`` in three cables says whose indicator RUEHXY is. Where a name stands it is believed: one
    indicator may serve several addressees.
    """
    known = sorted({(indicator, post.id) for post in POSTS for indicator in post.routing})
    schema = pa.schema({"indicator": pa.string(), "post": pa.string()})
    con.register("listed_routing", to_arrow(schema, known))
    con.execute("CREATE TABLE IF NOT EXISTS filled (cable VARCHAR, n INTEGER, post VARCHAR)")
    con.execute(_LEARN, {"enough": ENOUGH})
    con.unregister("listed_routing")
    con.execute(_FILL)


def add_routing(con: duckdb.DuckDBPyConnection) -> None:
    """Add what was learned to the posts of table ``listed``."""
    con.execute(_DESCRIBE)


_LEARN = """
CREATE TEMP TABLE routing AS
WITH said AS (
  SELECT routing_indicator AS indicator, post, cable FROM address
  WHERE routing_indicator IS NOT NULL AND starts_with(post, 'post:')
  AND (cable, n) NOT IN (SELECT (cable, n) FROM filled)
  UNION SELECT origin_ri, origin, id FROM cable WHERE origin_ri IS NOT NULL AND starts_with(origin, 'post:')
  AND (id, -1) NOT IN (SELECT (cable, n) FROM filled)),
counted AS (SELECT indicator, post, count(DISTINCT cable) AS n FROM said GROUP BY ALL),
best AS (
  SELECT indicator, arg_max(post, (n, post)) AS post, max(n) AS most, sum(n) AS total FROM counted
  WHERE indicator NOT IN (SELECT indicator FROM listed_routing) GROUP BY indicator)
SELECT indicator, post, true AS learned FROM best WHERE most >= $enough AND 2 * most > total
UNION ALL SELECT indicator, min(post), false FROM listed_routing GROUP BY indicator HAVING count(*) = 1
"""

_FILL = """
CREATE TEMP TABLE filling AS
SELECT a.cable, a.n, r.post FROM address a JOIN routing r ON r.indicator = a.routing_indicator
WHERE trim(coalesce(a.name, '')) = '' AND (a.post IS NULL OR (a.cable, a.n) IN (SELECT (cable, n) FROM filled))
UNION ALL
SELECT c.id, -1, r.post FROM cable c JOIN routing r ON r.indicator = c.origin_ri
WHERE c.origin IS NULL OR (c.id, -1) IN (SELECT (cable, n) FROM filled);
CREATE TEMP TABLE refilled AS SELECT cable, n, f.post FROM filled o FULL JOIN filling f USING (cable, n)
WHERE o.post IS DISTINCT FROM f.post;
UPDATE address SET post = r.post FROM refilled r WHERE r.cable = address.cable AND r.n = address.n;
UPDATE cable SET origin = r.post FROM refilled r WHERE r.cable = cable.id AND r.n = -1;
INSERT INTO touched SELECT cable FROM refilled;
CREATE OR REPLACE TABLE filled AS FROM filling ORDER BY cable, n;
DROP TABLE filling; DROP TABLE refilled
"""
"""The sender's place among the addresses of its cable is -1."""

_DESCRIBE = """
UPDATE listed SET attrs = json_merge_patch(attrs, json_object('routing_indicators',
  list_distinct(list_concat(CAST(attrs->'routing_indicators' AS VARCHAR[]), l.more))))
FROM (SELECT post, list(indicator ORDER BY indicator) AS more FROM routing WHERE learned GROUP BY post) l
WHERE l.post = listed.id
"""
