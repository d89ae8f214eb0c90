"""Decisions of `graphkit.resolve.references` on the tables of a corpus."""

from collections.abc import Mapping

import duckdb
import pyarrow as pa

from graphkit.lexicon.posts import other_keys
from graphkit.resolve.arrow import to_arrow
from graphkit.resolve.references import Citation, resolve
from graphkit.resolve.series import Series, build_series, estimate, split_id


def load_series(con: duckdb.DuckDBPyConnection) -> Series:
    """The numbered series of all cables that the corpus holds."""
    rows = con.execute("SELECT id, sent::DATE FROM cable WHERE kind = 'cable' AND NOT stub ORDER BY id").fetchall()
    return build_series(rows)


def apply_references(
    con: duckdb.DuckDBPyConnection, series: Series, stations: Mapping[str, str], *, goes_on: bool = False
) -> None:
    """Fill ``resolved``, ``outcome``, ``why`` and ``candidates`` of table ``reference``.

    In a database that ``goes_on`` only citations are looked at again that a changed cable makes, or that may mean one
    of a series that has changed; cables of which something else is decided now join ``touched``.

    ``reftel`` and ``ref B`` in the body mean the item of the REF line, with the year that the corpus gives that item;
    so do acts on a cable that is cited.
    """
    con.execute(_MACROS)
    if goes_on:
        rows = [*stations.items(), *((key, other) for key in stations for other in other_keys(key))]
        con.register("spelling", to_arrow(_SPELLING, rows))
        con.execute(_ASK_AGAIN)
        con.unregister("spelling")
    else:
        con.execute("CREATE TEMP TABLE asking AS SELECT id AS cable FROM cable")
    decided = []
    for cable, sent, target, rule, item in con.execute(_QUESTIONS).fetchall():
        answer = resolve(Citation(cable, sent, target, item), series, stations)
        found = (str(answer.outcome), answer.why, list(answer.candidates))
        decided.append((cable, target, rule, answer.target, *found))
    con.register("decided", to_arrow(_DECIDED, decided))
    con.execute(_APPLY)
    con.execute(_GO_ON if goes_on else _BEGIN)
    con.execute("DROP TABLE settled; DROP TABLE asking")
    con.unregister("decided")


def add_stubs(con: duckdb.DuckDBPyConnection, series: Series) -> None:
    """A cable that is cited but not held becomes a row of ``cable`` with an estimated date and its bounds.

    Stubs that are no more, or of which something else is estimated now, join ``redrawn``.
    """
    rows = []
    for cable, earliest in con.execute(_STUBS).fetchall():
        number = split_id(cable)
        guess = estimate(series, number, earliest) if number else None
        days = [one.isoformat() for one in (guess.date, guess.low, guess.high)] if guess else [None] * 3
        rows.append((cable, *days))
    con.register("stubs", to_arrow(pa.schema({name: pa.string() for name in ("id", "date", "low", "high")}), rows))
    con.execute(_ADD_STUBS)
    con.unregister("stubs")


_SPELLING = pa.schema({"spelling": pa.string(), "station": pa.string()})

_MACROS = """
CREATE OR REPLACE TEMP MACRO station_of(cable_id) AS substr(rtrim(cable_id, '0123456789'), 3);
CREATE OR REPLACE TEMP MACRO year_of(cable_id) AS TRY_CAST(left(cable_id, 2) AS INTEGER)
"""

_ASK_AGAIN = """
CREATE TEMP TABLE known AS SELECT station_of(id) AS station, bool_and(id IN (SELECT id FROM changed)) AS whole
FROM (SELECT id FROM cable WHERE NOT stub UNION SELECT id FROM changed) GROUP BY ALL;
CREATE TEMP TABLE asking AS
WITH cited AS (
  SELECT cable, target, station_of(target) AS station FROM reference WHERE target IS NOT NULL
  UNION ALL SELECT cable, acts_on, station_of(acts_on) FROM meeting WHERE acts_on IS NOT NULL),
meant AS (FROM cited UNION ALL SELECT cable, target, s.station FROM cited c JOIN spelling s ON s.spelling = c.station),
moving AS (SELECT DISTINCT station, year_of(id) AS year, whole FROM changed JOIN known ON station = station_of(id))
SELECT id AS cable FROM changed
UNION
SELECT n.cable FROM meant n JOIN moving m ON m.station = n.station JOIN cable c ON c.id = n.cable
WHERE m.whole OR m.year IN (year_of(n.target), year(c.sent) % 100, (year(c.sent) - 1) % 100)
UNION
SELECT cable FROM cited
WHERE station NOT IN (SELECT station FROM known WHERE NOT whole UNION SELECT spelling FROM spelling);
DROP TABLE known
"""
"""Cables with a citation that may now mean another: by its year or by those that may be assumed, or any year of a
station that is known only now or no longer. A station that nobody knows may be any that is spelt nearly alike."""

_QUESTIONS = """
WITH mine AS (FROM reference WHERE cable IN (FROM asking)),
item AS (
  SELECT cable, target, arg_min(year_rule, ("where" <> 'ref_line', n)) AS year_rule FROM mine
  WHERE target IS NOT NULL AND year_rule IS DISTINCT FROM 'label' GROUP BY cable, target),
asked AS (
  SELECT cable, target, year_rule FROM mine WHERE kind IN ('cable', 'document') AND target IS NOT NULL
  UNION
  SELECT cable, acts_on, 'label' FROM meeting WHERE acts_on IS NOT NULL AND cable IN (FROM asking))
SELECT a.cable, c.sent::DATE, a.target, a.year_rule,
  CASE WHEN a.year_rule = 'label' THEN i.year_rule ELSE a.year_rule END
FROM asked a JOIN cable c ON c.id = a.cable LEFT JOIN item i ON i.cable = a.cable AND i.target = a.target
ORDER BY ALL
"""

_DECIDED = pa.schema(
    [(name, pa.string()) for name in ("cable", "target", "rule", "resolved", "outcome", "why")]
    + [("candidates", pa.list_(pa.string()))]
)

_APPLY = """
CREATE TEMP TABLE answered AS
SELECT r.* EXCLUDE (resolved, outcome, why, candidates), d.resolved, coalesce(d.outcome, 'absent') AS outcome,
  coalesce(d.why, 'cites ' || r.kind || ', which has no number') AS why, coalesce(d.candidates, []) AS candidates
FROM reference r LEFT JOIN decided d
  ON d.cable = r.cable AND d.target = r.target AND d.rule IS NOT DISTINCT FROM r.year_rule
WHERE r.cable IN (FROM asking);
CREATE TEMP TABLE settled AS
SELECT r.* REPLACE (coalesce(r.resolved, l.resolved) AS resolved,
  CASE WHEN r.resolved IS NULL AND l.resolved IS NOT NULL THEN l.outcome ELSE r.outcome END AS outcome,
  CASE WHEN r.resolved IS NULL AND l.resolved IS NOT NULL THEN 'item ' || l.label || ' of the REF line'
       ELSE r.why END AS why)
FROM answered r LEFT JOIN (
  SELECT cable, label, min(resolved) AS resolved, min(outcome) AS outcome FROM answered
  WHERE "where" = 'ref_line' AND label IS NOT NULL AND resolved IS NOT NULL GROUP BY cable, label
  HAVING count(DISTINCT resolved) = 1) l
ON l.cable = r.cable AND l.label = r.label AND r."where" = 'body' AND r.kind = 'cable';
DROP TABLE answered;
CREATE TEMP TABLE acts AS
SELECT m.id AS meeting, m.cable, d.resolved FROM meeting m
JOIN decided d ON d.cable = m.cable AND d.target = m.acts_on AND d.rule = 'label' WHERE d.resolved IS NOT NULL;
"""

_BEGIN = "DROP TABLE reference; CREATE TABLE reference AS FROM settled ORDER BY cable, n"

_GO_ON = """
INSERT INTO touched
SELECT s.cable FROM settled s JOIN reference r ON r.cable = s.cable AND r.n = s.n
WHERE (s.resolved, s.outcome, s.why, s.candidates) IS DISTINCT FROM (r.resolved, r.outcome, r.why, r.candidates)
UNION
SELECT coalesce(a.cable, l.cable) FROM acts a
FULL JOIN (SELECT source, target, cable FROM link WHERE kind = 'acts_on' AND cable IN (FROM asking)) l
  ON l.source = a.meeting
WHERE a.resolved IS DISTINCT FROM l.target;
CREATE TEMP TABLE other AS FROM settled WHERE cable IN (FROM touched);
DELETE FROM reference WHERE cable IN (SELECT cable FROM other);
INSERT INTO reference BY NAME FROM other ORDER BY cable, n;
DROP TABLE other;
INSERT INTO acts SELECT source, cable, target FROM link WHERE kind = 'acts_on' AND cable NOT IN (FROM asking)
"""

_STUBS = """
SELECT resolved, min(sent)::DATE FROM (
  SELECT r.resolved, c.sent FROM reference r JOIN cable c ON c.id = r.cable WHERE r.resolved IS NOT NULL
  UNION ALL
  SELECT a.resolved, c.sent FROM acts a JOIN meeting m ON m.id = a.meeting JOIN cable c ON c.id = m.cable)
WHERE resolved NOT IN (SELECT id FROM cable WHERE NOT stub) GROUP BY resolved ORDER BY resolved
"""

_ADD_STUBS = """
CREATE TEMP TABLE same AS
SELECT c.id FROM cable c JOIN stubs s ON s.id = c.id
WHERE c.stub AND (c.date, c.date_low, c.date_high) IS NOT DISTINCT FROM (s.date, s.low, s.high);
INSERT INTO redrawn SELECT id FROM cable WHERE stub AND id NOT IN (FROM same);
DELETE FROM cable WHERE stub AND id NOT IN (FROM same);
INSERT INTO cable BY NAME
SELECT id, CASE WHEN contains(id, '/') THEN 'document' ELSE 'cable' END AS kind, date,
  CASE WHEN date IS NULL THEN NULL ELSE 'estimated' END AS date_source, true AS stub,
  low AS date_low, high AS date_high, [] AS captions FROM stubs WHERE id NOT IN (FROM same) ORDER BY id;
DROP TABLE same
"""
