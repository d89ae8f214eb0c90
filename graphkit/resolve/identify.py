# ruff: noqa: S608  queries are put together from constants of this package; every value is a parameter
"""`graphkit.resolve.people` on the tables of a corpus: ``person_entity``, ``entity``, ``same_as``."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import duckdb
import pyarrow as pa

from graphkit.lexicon.posts import POSTS
from graphkit.resolve.arrow import to_arrow
from graphkit.resolve.names import title_words
from graphkit.resolve.people import People, Verdict, best_name, resolve_groups
from graphkit.resolve.profiles import Group, Key, Seen, alone_in_group


@dataclass(frozen=True, slots=True)
class Judged:
    """A curator's verdict on two entity ids, each with the sighting that it stood for when it was given."""

    left: str
    right: str
    verdict: str
    left_key: Key | None = None
    right_key: Key | None = None


def apply_people(
    con: duckdb.DuckDBPyConnection, judged: Sequence[Judged] = (), also: Sequence[Seen] = (), *, goes_on: bool = False
) -> Mapping[Key, str]:
    """Decide who is who; the entity of everybody. Protected and redacted people keep to their cable, whatever one says.

    ``also`` are people whom an authority file names. A judgement about people who are not in the corpus (any more)
    becomes an issue and does nothing. In a database that ``goes_on`` cables of whose people something else is decided
    now join ``touched``; table ``renamed`` names the people who are called otherwise than before.
    """
    groups, hidden = [*read_sightings(con), *map(alone_in_group, also)], con.execute(_HIDDEN).fetchall()
    verdicts, lost = _verdicts(judged, {key for group in groups for key in group.keys} if judged else set())
    people = resolve_groups(groups, verdicts)
    scoped = _scoped(hidden)
    entity = {**people.entity, **{key: one for key, one, _ in scoped}}
    decided = {"cable": [key[0] for key in entity], "local": [key[1] for key in entity], "entity": entity.values()}
    con.register("decided", pa.table({name: pa.array(column, pa.string()) for name, column in decided.items()}))
    con.execute(_MOVED if goes_on else _PERSON_ENTITY)
    con.unregister("decided")
    names: dict[str, list[str]] = {}
    for _, one, name in scoped:
        names.setdefault(one, []).append(name)
    labels = {**people.label, **{one: best_name(found) for one, found in names.items()}}
    _table(con, "entity_name", ("id", "name"), list(labels.items()))
    con.execute(_REGROUPED if goes_on else "CREATE TABLE entity AS " + _ENTITY)
    con.execute("DROP TABLE entity_name")
    _pairs(con, people, judged)
    _complain(con, lost, people.refused)
    return entity


def read_sightings(con: duckdb.DuckDBPyConnection) -> list[Group]:
    """Everybody of every cable but those who are protected or redacted, with those of whom the same is said."""
    threads = {cable: tuple(found) for cable, found in con.execute(_THREADS).fetchall()}
    found = con.sql(_SEEN).to_arrow_table().combine_chunks()
    if not len(found):
        return []
    where = found.column("sightings").chunk(0)
    ends = where.offsets.to_pylist()
    cables, locals_, days = (column.to_pylist() for column in where.values.flatten())
    keys = list(zip(cables, locals_, strict=True))
    said = zip(*(found.column(name).to_pylist() for name in found.column_names[:-1]), strict=True)
    return [
        Group(_like(keys[start], *row), keys[start:end], days[start:end], threads)
        for row, (start, end) in zip(said, pairwise(ends), strict=True)
    ]


def _like(
    key: Key,
    name: str,
    side: str | None,
    country: str | None,
    place: str | None,
    organization: str | None,
    positions: Sequence[str] | None,
    titles: Sequence[str] | None,
) -> Seen:
    if side == "US" and organization is None and positions == [_ANYBODYS]:
        side = country = None
    return Seen(
        key,
        name,
        side,
        country or ("US" if side == "US" else None),
        place,
        organization,
        tuple(positions or ()),
        title_words(titles or ()),
        abroad=country if country and country != home(place) else None,
    )


_ANYBODYS = "position:us/ambassador"
"""An ambassador of whom no post is known: in the papers of a capital as often another country's as the own one."""


@lru_cache(maxsize=4096)
def home(place: str | None) -> str | None:
    """The country that a post stands in.

    >>> home("post:tokyo")
    'JP'
    """
    return next((post.country for post in POSTS if post.id == place), None)


def _scoped(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Key, str, str]]:
    """Those who are never joined, their ids and names: a pseudonym, or a number among the redactions of their cable."""
    found = []
    count: Counter[str] = Counter()
    for cable, local, name, protected, pseudonym in rows:
        count[cable] += 1
        kind = "protected" if protected else "redacted"
        found.append(((cable, local), pseudonym or f"person:{cable}/{kind}-{count[cable]}", name))
    return found


def _verdicts(judged: Sequence[Judged], known: set[Key]) -> tuple[list[Verdict], list[Judged]]:
    verdicts, lost = [], []
    for one in judged:
        if one.left_key in known and one.right_key in known and one.left_key and one.right_key:
            verdicts.append(Verdict(one.left_key, one.right_key, one.verdict))
        else:
            lost.append(one)
    return verdicts, lost


def _pairs(con: duckdb.DuckDBPyConnection, people: People, judged: Sequence[Judged]) -> None:
    unsure = {
        frozenset((people.entity.get(one.left_key), people.entity.get(one.right_key)))
        for one in judged
        if one.verdict == "unsure" and one.left_key and one.right_key
    }
    rows: list[tuple[Any, ...]] = []
    for pair in people.pairs:
        left, right = sorted((people.entity[pair.left], people.entity[pair.right]))
        verdict = "unsure" if frozenset((left, right)) in unsure else None
        rows.append((left, right, min(pair.fit.score, 1.0), list(pair.fit.agreed), list(pair.fit.disagreed), verdict))
    listed = {(row[0], row[1]) for row in rows}
    rows += [
        (one.left, one.right, None, [], [], one.verdict)
        for one in judged
        if (one.left, one.right) not in listed and (one.right, one.left) not in listed
    ]
    kinds = {"score": pa.float64(), "agreed": pa.list_(pa.string()), "disagreed": pa.list_(pa.string())}
    columns = ("left", "right", "score", "agreed", "disagreed", "verdict")
    _table(con, "same_as", columns, sorted(rows, key=lambda row: (row[0], row[1])), kinds)


def _complain(con: duckdb.DuckDBPyConnection, lost: Iterable[Judged], refused: Iterable[Verdict]) -> None:
    said = [("unknown-ids", one.left, f"judged {one.verdict} with {one.right}, but not both are known") for one in lost]
    said += [
        ("contradiction", one.left[0], f"{one.left[1]} and {one.right[1]} are called same and, by others, different")
        for one in refused
    ]
    for code, where, message in said:
        con.execute(
            "INSERT INTO issue BY NAME SELECT 'judgements' AS stage, ? AS code, ? AS path, ? AS message",
            [code, where, message],
        )


def _table(
    con: duckdb.DuckDBPyConnection,
    name: str,
    columns: Sequence[str],
    rows: Sequence[tuple[Any, ...]],
    kinds: Mapping[str, pa.DataType] | None = None,
) -> None:
    """Make a table of tuples; columns are text where ``kinds`` says nothing else."""
    schema = pa.schema({column: (kinds or {}).get(column, pa.string()) for column in columns})
    con.register("handed_over", to_arrow(schema, rows))
    con.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM handed_over ORDER BY 1, 2")
    con.unregister("handed_over")


_SEEN = """
SELECT name, side, country, place, organization, positions, titles,
  list({'cable': cable, 'local': local, 'day': day}) AS sightings
FROM (
  SELECT p.cable, p.local, p.name, p.side, p.country,
    CASE WHEN c.kind = 'document' OR c.layout = 'frus-tei' THEN c.path ELSE c.origin END AS place,
    p.organization, p.positions, m.titles, date_diff('day', DATE '1800-01-01', c.date::DATE)::INTEGER AS day
  FROM person p JOIN cable c ON c.id = p.cable
  LEFT JOIN (SELECT cable, local, list(DISTINCT title ORDER BY title) AS titles FROM mention
    WHERE kind = 'person' AND title IS NOT NULL GROUP BY cable, local) m ON m.cable = p.cable AND m.local = p.local
  WHERE NOT p.protected AND NOT p.redacted)
GROUP BY ALL
"""

_HIDDEN = """
SELECT cable, local, name, protected, pseudonym FROM person WHERE protected OR redacted ORDER BY cable, local
"""

_THREADS = """
SELECT c.id, list_prepend(c.id, coalesce(t.threads, [])) FROM cable c
LEFT JOIN (SELECT cable, list(DISTINCT resolved) AS threads FROM reference
  WHERE resolved IN (SELECT resolved FROM reference GROUP BY resolved HAVING count(DISTINCT cable) <= 8)
  GROUP BY cable) t
ON t.cable = c.id WHERE NOT c.stub
"""

_PERSON_ENTITY = "CREATE TABLE person_entity AS FROM decided ORDER BY cable, local"

_MOVED = """
CREATE TEMP TABLE moved AS
SELECT coalesce(d.cable, p.cable) AS cable, d.entity, p.entity AS before
FROM decided d FULL JOIN person_entity p ON p.cable = d.cable AND p.local = d.local
WHERE d.entity IS DISTINCT FROM p.entity;
INSERT INTO touched SELECT cable FROM moved;
CREATE TEMP TABLE regrouped AS
SELECT entity AS id FROM moved UNION SELECT before FROM moved
UNION SELECT entity FROM person_entity WHERE cable IN (FROM touched) OR starts_with(cable, 'authority:')
UNION SELECT entity FROM decided WHERE cable IN (FROM touched) OR starts_with(cable, 'authority:');
DELETE FROM person_entity WHERE cable IN (SELECT cable FROM moved);
INSERT INTO person_entity FROM decided WHERE cable IN (SELECT cable FROM moved) ORDER BY cable, local;
DROP TABLE moved
"""
"""Who is somebody else now, in which cables; and all people of whom a cable says something else."""

_ENTITY = """
WITH sighting AS MATERIALIZED (
  SELECT n.id AS entity, p.* FROM entity_name n JOIN person_entity e ON e.entity = n.id
  JOIN person p ON p.cable = e.cable AND p.local = e.local),
said AS (
  SELECT DISTINCT entity, name AS form FROM sighting
  UNION SELECT s.entity, m.norm FROM sighting s JOIN mention m ON m.cable = s.cable AND m.local = s.local
  WHERE m.kind = 'person' AND m.norm IS NOT NULL
  UNION SELECT id, name FROM entity_name WHERE id NOT IN (SELECT entity FROM sighting)),
forms AS (SELECT entity, list(form ORDER BY form) AS aliases FROM said GROUP BY entity)
SELECT n.id, n.name, any_value(f.aliases) AS aliases, min(s.side) AS side, min(s.country) AS country,
  mode(s.organization ORDER BY s.organization) AS organization,
  coalesce(bool_or(s.protected), false) AS protected, coalesce(bool_or(s.redacted), false) AS redacted,
  count(DISTINCT s.cable) AS cables
FROM entity_name n JOIN forms f ON f.entity = n.id LEFT JOIN sighting s ON s.entity = n.id
GROUP BY n.id, n.name ORDER BY n.id
"""

_REGROUPED = f"""
INSERT INTO regrouped
SELECT coalesce(n.id, e.id) FROM entity_name n FULL JOIN entity e ON e.id = n.id WHERE n.name IS DISTINCT FROM e.name;
DELETE FROM entity_name WHERE id NOT IN (SELECT id FROM regrouped WHERE id IS NOT NULL);
CREATE TEMP TABLE called AS SELECT id, name, aliases, protected, redacted FROM entity WHERE id IN (FROM regrouped);
DELETE FROM entity WHERE id IN (FROM regrouped);
INSERT INTO entity {_ENTITY};
INSERT INTO redrawn FROM regrouped WHERE id IS NOT NULL;
CREATE TEMP TABLE renamed AS
SELECT id FROM (SELECT id, name, aliases, protected, redacted FROM entity WHERE id IN (FROM regrouped)
  EXCEPT FROM called);
DROP TABLE called; DROP TABLE regrouped
"""
