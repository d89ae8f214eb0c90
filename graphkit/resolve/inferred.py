"""Who an authority file says "the Ambassador" of a cable was: rows for ``holds``, marked as inferred."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa

from graphkit.resolve.arrow import to_arrow
from graphkit.resolve.authority import Chief, days_of, holder, holders, read_chiefs
from graphkit.resolve.names import title_words
from graphkit.resolve.profiles import Key, Seen


@dataclass(frozen=True, slots=True)
class Inferred:
    """In ``cable`` (in ``meeting``, if one is given) the words from ``start`` to ``end`` mean ``chief``."""

    cable: str
    position: str
    meeting: str | None
    start: int
    end: int
    written: str
    chief: Chief

    @property
    def key(self) -> Key:
        """The sighting that stands for the chief's row among people."""
        return f"authority:{self.chief.row}", self.chief.name


def infer_chiefs(con: duckdb.DuckDBPyConnection, authority: str | None) -> list[Inferred]:
    """Every role-only mention, and every contact of one, that one chief alone can mean.

    A cable that names the holder itself is left alone. Rows that are wrong become issues with their line.
    """
    chiefs, wrong = read_chiefs(authority or "")
    con.executemany(_ISSUE, [[f"authority.csv:{line}", message] for line, message in wrong]) if wrong else None
    known = holders(chiefs)
    con.register("wanted", to_arrow(pa.schema({"position": pa.string()}), [(position,) for position in sorted(known)]))
    found = []
    for cable, position, meeting, day, start, end, written in con.execute(_ASKED).fetchall():
        chief = holder(known, position, *days_of(day))
        if chief is not None:
            found.append(Inferred(cable, position, meeting, start, end, written, chief))
    con.unregister("wanted")
    return found


def sightings(found: Sequence[Inferred]) -> list[Seen]:
    """The chiefs as people among others: the rules of identity decide whether the corpus knows them by name."""
    places: dict[Key, set[str]] = {}
    for one in found:
        places.setdefault(one.key, set()).add(one.position)
    chiefs = {one.key: one.chief for one in found}
    return [_seen(key, chief, sorted(places[key])) for key, chief in sorted(chiefs.items())]


def _seen(key: Key, chief: Chief, positions: Sequence[str]) -> Seen:
    post = positions[0].removeprefix("position:").rpartition("/")[0]
    days = (chief.first - _EPOCH, chief.last - _EPOCH)
    titles = title_words([chief.titles[0]])
    return Seen(key, chief.name, "US", "US", post, None, tuple(positions), titles, day=days[0], until=days[1])


def load_inferred(
    con: duckdb.DuckDBPyConnection, found: Sequence[Inferred], entity: Mapping[Key, str], *, goes_on: bool = False
) -> None:
    """Table ``inferred``: cable, position, meeting, start, end, written, entity, authority (JSON).

    In a database that ``goes_on`` cables of which something else is inferred now join ``touched``.
    """
    rows = [(*_row(one), entity[one.key], _said(one.chief)) for one in found]
    con.register("handed_over", to_arrow(_SCHEMA, rows))
    if goes_on:
        con.execute(_TOUCHED)
    con.execute("CREATE OR REPLACE TABLE inferred AS SELECT * FROM handed_over")
    con.unregister("handed_over")


def _row(one: Inferred) -> tuple[Any, ...]:
    return one.cable, one.position, one.meeting, one.start, one.end, one.written


def _said(chief: Chief) -> str:
    said = {"row": chief.row, "line": chief.line, "name": chief.name, "dates": chief.dates}
    return json.dumps({"authority": said}, ensure_ascii=False)


_EPOCH = date(1800, 1, 1).toordinal()
"""The day that sightings count from, as in `graphkit.resolve.identify`."""

_TEXT, _INT = pa.string(), pa.int32()
_SCHEMA = pa.schema(
    {"cable": _TEXT, "position": _TEXT, "meeting": _TEXT, "start": _INT, "end": _INT, "written": _TEXT}
    | {"entity": _TEXT, "authority": _TEXT}
)

_TOUCHED = """
INSERT INTO touched
SELECT cable FROM ((FROM handed_over EXCEPT FROM inferred) UNION (FROM inferred EXCEPT FROM handed_over))
"""

_ISSUE = """INSERT INTO issue BY NAME
SELECT 'authority' AS stage, 'authority-row' AS code, ? AS path, ? AS message"""

_ASKED = """
WITH words AS (
  SELECT cable, local, min(start) AS start, arg_min("end", start) AS "end", arg_min(norm, start) AS norm
  FROM mention
  WHERE kind = 'position' AND local IN (SELECT position FROM wanted) GROUP BY cable, local),
named AS (SELECT DISTINCT cable, unnest(positions) AS position FROM person)
SELECT w.cable, w.local, a.meeting, a.day, w.start, w."end", w.norm
FROM words w JOIN (
  SELECT id AS cable, NULL AS local, NULL AS meeting, date AS day FROM cable
  UNION ALL SELECT p.cable, p.local, p.meeting, coalesce(m.date, c.date)
  FROM participant p JOIN meeting m ON m.id = p.meeting JOIN cable c ON c.id = p.cable) a
ON a.cable = w.cable AND (a.local IS NULL OR a.local = w.local)
WHERE a.day IS NOT NULL AND (w.cable, w.local) NOT IN (SELECT (cable, position) FROM named)
ORDER BY w.cable, w.local, a.meeting NULLS FIRST
"""
