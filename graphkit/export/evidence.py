"""The table of exact words that stands beside every export."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from graphkit.export.plain import flat

COLUMNS = ("edge", "link", "cable", "paragraph", "start", "end", "words")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: Any) -> str | int | float | bool | None:
    """A cell that no spreadsheet takes for a formula: an apostrophe in front of text that begins like one.

    >>> safe_cell("=1+1"), safe_cell("Tokyo"), safe_cell(-3)
    ("'=1+1", 'Tokyo', -3)
    """
    cell = flat(value)
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def write_evidence(rows: Iterable[Mapping[str, Any]], path: Path) -> Path:
    """Write rows of edge, link, cable, paragraph, start, end and words; what a row lacks stays empty.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = write_evidence([{"edge": "l1", "cable": "08X1", "words": "met"}], Path(folder) / "a.csv")
    ...     print((Path(folder) / "a.csv").read_text())
    edge,link,cable,paragraph,start,end,words
    l1,,08X1,,,,met
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(COLUMNS)
        out.writerows([safe_cell(row.get(column)) for column in COLUMNS] for row in rows)
    return path
