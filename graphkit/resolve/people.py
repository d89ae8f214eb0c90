"""Who is who across cables."""

from typing import Any

import duckdb
import pyarrow as pa

from graphkit.resolve.names import slug


def apply_people(con: duckdb.DuckDBPyConnection) -> None:
    """Create ``person_entity`` (cable, local -> entity), ``entity`` and ``same_as``."""
    rows = con.execute(
        "SELECT cable, local, name, protected, redacted, pseudonym FROM person ORDER BY cable, local"
    ).fetchall()
    _register(con, [(cable, local, _entity(cable, n, *rest)) for n, (cable, local, *rest) in enumerate(rows)])
    con.execute(_ENTITIES)


def _entity(cable: str, n: int, name: str, protected: bool, redacted: bool, pseudonym: str | None) -> str:
    if protected and pseudonym:
        return pseudonym
    return f"person:{cable}/redacted-{n}" if redacted else f"person:{slug(name)}"


def _register(con: duckdb.DuckDBPyConnection, rows: list[tuple[Any, ...]]) -> None:
    columns = list(zip(*rows, strict=True)) or [(), (), ()]
    names = ("cable", "local", "entity")
    con.register(
        "found", pa.table({name: pa.array(values, pa.string()) for name, values in zip(names, columns, strict=True)})
    )
    con.execute("CREATE TABLE person_entity AS SELECT * FROM found ORDER BY cable, local")
    con.unregister("found")


_ENTITIES = """
CREATE TABLE entity AS
SELECT e.entity AS id, arg_max(p.name, (length(p.name), p.name)) AS name, list_sort(list_distinct(list(p.name))) AS aliases,
  min(p.side) AS side, min(p.country) AS country, min(p.organization) AS organization, bool_or(p.protected) AS protected,
  bool_or(p.redacted) AS redacted, count(DISTINCT p.cable) AS cables
FROM person_entity e JOIN person p ON p.cable = e.cable AND p.local = e.local GROUP BY e.entity ORDER BY e.entity;
CREATE TABLE same_as ("left" VARCHAR, "right" VARCHAR, score DOUBLE, agreed VARCHAR[], disagreed VARCHAR[], verdict VARCHAR)
"""
