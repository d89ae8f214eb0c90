"""Which cables say more once others are known: surnames that one cable teaches, lone words of another.

The parts hold every cable as it was read alone. A cable whose lone words others explain, or of which another copy
protects a name that this one does not, has a *reading*: a token of what it was told. Wherever a part holds the cable
read under that token, its rows take the place of the first ones; so the corpus depends on what it holds, never on the
order in which it came.
"""

import contextlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from graphkit.store.errors import CorpusError
from graphkit.store.schema import PART_TABLES


@dataclass(frozen=True, slots=True)
class Wanted:
    """A cable to be read again: where it stands, the token of the reading, its size, what it is told.

    ``hidden`` are words of names that other copies of the cable protect.
    """

    part: str
    row: int
    reading: str
    chars: int
    words: tuple[tuple[str, int, int], ...]
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Steps:
    """Weights that matter, here and in all places: what lies between two steps tells a cable the same."""

    here: tuple[int, int]
    total: tuple[int, int]


def find_unread(
    parts: Path, names: Collection[str], live: Sequence[tuple[str, str]], steps: Steps, memory: str
) -> tuple[list[Wanted], list[str]]:
    """The cables that no part holds under their reading; and the parts of readings that are still needed."""
    with naming_damage(parts), duckdb.connect(config={"memory_limit": memory}) as con:
        load_raw(con, parts, names, live, READ)
        choose_readings(con, steps)
        asked = con.execute(_UNREAD).fetchall()
        used = con.execute("SELECT DISTINCT batch_part FROM place WHERE again ORDER BY 1").fetchall()
    wanted = [
        Wanted(part, row, token, chars, tuple((one["word"], one["here"], one["total"]) for one in words), tuple(hidden))
        for part, row, token, chars, words, hidden in asked
    ]
    return wanted, [name for (name,) in used]


@contextlib.contextmanager
def naming_damage(parts: Path) -> Iterator[None]:
    """A part that cannot be read becomes a `CorpusError` that says what to do; a full disk is none of its faults."""
    try:
        yield
    except duckdb.Error as error:
        if "not write" in str(error):
            raise
        what = f"a part is damaged ({(str(error).splitlines() or [''])[0]})"
        raise CorpusError(parts, what, "remove that part and build again from the sources") from error


def load_raw(
    con: duckdb.DuckDBPyConnection,
    parts: Path,
    names: Collection[str],
    live: Sequence[tuple[str, str]],
    tables: Collection[str],
) -> None:
    """Tables ``raw_<table>`` with every row of the parts and ``batch_part``, the part's name; table ``kept``.

    Of cables there is what tells them apart and where they come from. ``live`` names (batch, path) of what counts;
    ``kept`` holds each id once, the fullest text of it.
    """
    for name in names:
        if not (parts / name / "cable.parquet").is_file():
            raise CorpusError(parts / name, "is missing", "build again from the sources")
    con.register("live_now", pa.table({"batch": [one for one, _ in live], "path": [path for _, path in live]}, _LIVE))
    for table in tables:
        counts = _LIVING if table == "cable" else ""
        con.execute(f"CREATE TEMP TABLE raw_{table} AS {reading(parts, names, table, _NEEDED.get(table))} {counts}")
    con.execute(_KEEP)


def reading(parts: Path, names: Collection[str], table: str, columns: Sequence[str] | None = None) -> str:
    """The query that gives a table's rows of all parts, with all columns or some."""
    if not names:
        cells = ", ".join(f'NULL::{_SQL[str(field.type)]} AS "{field.name}"' for field in PART_TABLES[table])
        return f"SELECT * FROM (SELECT '' AS batch_part, {cells} WHERE false)"  # noqa: S608
    files = ", ".join("'" + str(parts / name / table).replace("'", "''") + ".parquet'" for name in sorted(names))
    cells = ", ".join(f'"{column}"' for column in columns or PART_TABLES[table].names)
    part = "split_part(filename, '/', -2) AS batch_part"
    return f"SELECT * FROM (SELECT {part}, {cells} FROM read_parquet([{files}], filename=true))"  # noqa: S608


def choose_readings(con: duckdb.DuckDBPyConnection, steps: Steps) -> None:
    """Table ``told`` (batch_part, row, reading, words, hidden); ``place``: where the rows of each kept cable stand."""
    con.execute(_TOLD, {"h1": steps.here[0], "h2": steps.here[1], "t1": steps.total[0], "t2": steps.total[1]})
    con.execute(_PLACE)


_SQL = {"string": "VARCHAR", "int32": "INTEGER", "bool": "BOOLEAN", "timestamp[us]": "TIMESTAMP",
        "list<element: string>": "VARCHAR[]", "list<item: string>": "VARCHAR[]"}  # fmt: skip
READ = ("cable", "taught", "lone", "protected", "again")
"""Tables of the parts that `choose_readings` looks at."""

_NEEDED = {
    "cable": ("row", "id", "layout", "path", "locator", "offset", "sha256", "date", "chars", "chars_unread"),
    "taught": ("row", "surname", "place", "weight"),
    "lone": ("row", "word", "post", "country"),
    "protected": ("row", "words"),
    "again": ("row", "part", "of", "reading"),
}
_LIVE = pa.schema([("batch", pa.string()), ("path", pa.string())])

_LIVING = "WHERE (split_part(batch_part, '-', 1), path) IN (SELECT (batch, path) FROM live_now)"

_KEEP = """
CREATE TEMP TABLE kept AS
SELECT batch_part, "row", id FROM raw_cable
QUALIFY row_number() OVER (
  PARTITION BY id ORDER BY chars DESC, sha256, path, locator, "offset", batch_part, "row") = 1
"""
"""Copies in one file may be alike in all but where they stand; that decides too, or each build would choose anew."""

_TOLD = """
CREATE TEMP TABLE told AS
WITH surname AS (SELECT t.surname, t.place, sum(t.weight) AS weight FROM raw_taught t
    JOIN kept k ON k.batch_part = t.batch_part AND k."row" = t."row" GROUP BY ALL),
  everywhere AS (SELECT surname, sum(weight) AS weight FROM surname GROUP BY surname),
  asked AS (SELECT l.batch_part, l."row", l.word, e.weight AS total,
      coalesce(p.weight, 0) + coalesce(c.weight, 0) AS here
    FROM raw_lone l JOIN kept k ON k.batch_part = l.batch_part AND k."row" = l."row"
    JOIN everywhere e ON e.surname = l.word
    LEFT JOIN surname p ON p.surname = l.word AND p.place = l.post
    LEFT JOIN surname c ON c.surname = l.word AND c.place = l.country),
  stepped AS (SELECT batch_part, "row", word,
    CASE WHEN here >= $h2 THEN $h2 WHEN here >= $h1 THEN $h1 ELSE 0 END AS here,
    CASE WHEN total >= $t2 THEN $t2 WHEN total >= $t1 THEN $t1 ELSE 0 END AS total
    FROM asked WHERE here >= $h1 OR total >= $t1),
  explained AS (SELECT batch_part, "row", string_agg(concat_ws(' ', word, here, total), ',' ORDER BY word) AS said,
    list({'word': word, 'here': here, 'total': total} ORDER BY word) AS words FROM stepped GROUP BY batch_part, "row"),
  secret AS (SELECT DISTINCT batch_part, "row", regexp_replace(words, '\\s+', ' ', 'g') AS words
    FROM raw_protected),
  copied AS (SELECT k.batch_part, k."row", list(DISTINCT s.words ORDER BY s.words) AS hidden
    FROM secret s JOIN raw_cable c ON c.batch_part = s.batch_part AND c."row" = s."row" JOIN kept k ON k.id = c.id
    WHERE NOT EXISTS (FROM secret o
      WHERE o.batch_part = k.batch_part AND o."row" = k."row" AND lower(o.words) = lower(s.words))
    GROUP BY k.batch_part, k."row")
SELECT batch_part, "row", md5(concat_ws(';', said, array_to_string(hidden, ','))) AS reading,
  coalesce(words, []) AS words, coalesce(hidden, []) AS hidden
FROM explained FULL JOIN copied USING (batch_part, "row")
"""
"""What is said nowhere else decides which words are hidden: a copy without the marker, however full, tells no name."""

_PLACE = """
CREATE TEMP TABLE place AS
WITH held AS (SELECT part, "of", reading, min({'batch_part': batch_part, 'row': "row"}) AS at
  FROM raw_again GROUP BY ALL)
SELECT coalesce(a.at.batch_part, k.batch_part) AS batch_part, coalesce(a.at."row", k."row") AS "row", k.id,
  a.at IS NOT NULL AS again
FROM kept k LEFT JOIN told t ON t.batch_part = k.batch_part AND t."row" = k."row"
LEFT JOIN held a ON a.part = t.batch_part AND a."of" = t."row" AND a.reading = t.reading
"""

_UNREAD = """
SELECT t.batch_part, t."row", t.reading, c.chars, t.words, t.hidden
FROM told t JOIN raw_cable c ON c.batch_part = t.batch_part AND c."row" = t."row"
WHERE NOT EXISTS (FROM raw_again a WHERE a.part = t.batch_part AND a."of" = t."row" AND a.reading = t.reading)
ORDER BY t.batch_part, t."row"
"""
