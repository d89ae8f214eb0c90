"""Where the rows of each cable stand."""

from pathlib import Path

import duckdb

from graphkit.store.parts import write_part
from graphkit.store.readings import load_raw
from graphkit.store.schema import PART_TABLES


def test_of_copies_that_are_alike_in_everything_every_build_takes_the_same(tmp_path: Path) -> None:
    """Else a build would go on from the one before though nothing has changed."""
    columns = PART_TABLES["cable"].names
    held = {"id": "08X1", "path": "a.csv", "locator": "", "offset": 0, "sha256": "5f", "chars": 9}
    names = [f"{n:02}-rules-000" for n in range(40)]
    for name in reversed(names):
        rows = [tuple(({"row": row} | held).get(column) for column in columns) for row in (1, 0)]
        write_part(tmp_path, name, {"cable": rows})
    with duckdb.connect() as con:
        load_raw(con, tmp_path, names, [(f"{n:02}", "a.csv") for n in range(40)], ("cable",))
        assert con.execute("FROM kept").fetchall() == [("00-rules-000", 0, "08X1")]
