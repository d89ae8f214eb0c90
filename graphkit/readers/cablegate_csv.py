"""The Cablegate dump as `cables.csv`: eight quoted columns, no header row, backslash escape, raw newlines in fields.

Programs that saved it again double the quotes in fields instead, quote only where they must, part the columns by
semicolons, write dates another way or name the columns in a first row: that is read too.
"""

import re
from collections.abc import Iterator

from graphkit.model import Issue, RawCable
from graphkit.readers.base import Content, Found, Place, Reader, raw_cable
from graphkit.readers.decode import decode
from graphkit.readers.records import Record, cut_records
from graphkit.readers.texts import is_dump

NAME = "cablegate-csv"
COLUMNS = ("number", "created", "id", "origin", "classification", "references", "header", "body")

# A quote inside a field is escaped, so a line that begins like this is a row whatever went wrong before it.
START = re.compile(rb'\n"\d{1,9}","\d{1,2}/\d{1,2}/\d{4} ')
# The same where another program wrote the rows; looked for only where no row begins as above.
SAVED_START = re.compile(rb'\n"?\d{1,9}"?[,;]"?(?:\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d\d-\d\d)[ T]')
_NAMES = re.compile(r'\s*"?[A-Za-z_ ]{1,30}"?(?:[,;]"?[A-Za-z_ ]{1,30}"?){7}\s*$')
_DOUBLED = re.compile(r'"([^"]*+(?:""[^"]*+)*)"(?=[,;\s]|\Z)|([^",;\n]*)')
_FIELD = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*)(?:"|\Z|(?=\\\Z))', re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def is_csv(content: Content) -> bool:
    """Whether the first line begins a row of the dump (a broken first row: whether another line does)."""
    return row_start(content) is not None


def row_start(content: Content) -> re.Pattern[bytes] | None:
    """How the rows of this dump begin; None where it is none."""
    return next((start for start in (START, SAVED_START) if is_dump(start, content)), None)


def read(content: Content) -> Found:
    """Cables in order of the file, ``number`` being the first column; every row that is damaged is an Issue."""
    start = row_start(content) or START
    for record in cut_records(content.chunks_for_rows(), start, content.limits.max_text_bytes, content.origin):
        yield from _read_record(record, content.place)


def _read_record(record: Record, place: Place) -> Iterator[RawCable | Issue]:
    decoded = decode(record.data)
    if record.at == 0 and _NAMES.match(decoded.text):
        return  # the columns' names
    fields, rest, closed = split_row(decoded.text)
    if (len(fields) != len(COLUMNS) or rest.strip()) and (saved := split_saved(decoded.text)):
        fields, rest, closed = saved, "", True
    row = place.inside(f"row {fields[0]}" if fields and fields[0].isdigit() else f"byte {record.at}")
    if decoded.note:
        yield row.issue("encoding", f"row at byte {record.at}: {decoded.note}")
    if record.lost:
        yield row.issue(
            "too-large",
            f"{record.lost} bytes of the row at byte {record.at} left out; --limit max_text_bytes=... reads it",
        )
    if len(fields) != len(COLUMNS):
        seen = f"{len(fields)} columns, expected {len(COLUMNS)}; row at byte {record.at} left out"
        yield row.issue(_column_code(rest, closed=closed), seen)
        return
    if not closed:
        yield row.issue(
            "truncated", f"the row at byte {record.at} ends inside its body; the text is kept as far as it goes"
        )
    if rest.strip():
        yield row.issue(
            "columns", f"{len(rest)} characters after the eighth column of the row at byte {record.at} left out"
        )
    given = dict(zip(COLUMNS, fields, strict=True))
    text = f"{given.pop('header')}\n\n{given.pop('body')}"
    yield raw_cable(NAME, row, text, given)


def split_saved(row: str) -> list[str]:
    r"""The eight fields of a row that another program wrote, none where it is no such row to its end.

    >>> split_saved('7,3/14/2009 12:00,09OSLO1,Embassy Oslo,SECRET,,"FM OSLO\n","He said ""cod"".\n"\n')[-1]
    'He said "cod".\n'
    >>> split_saved('7,3/14/2009 12:00,"09OSLO1"x')
    []
    """
    fields: list[str] = []
    at = 0
    while hit := _DOUBLED.match(row, at):
        fields.append(hit[2] if hit[1] is None else hit[1].replace('""', '"'))
        at = hit.end() + 1
        if row[hit.end() : at] not in (",", ";"):
            break
    return fields if len(fields) == len(COLUMNS) and not row[at - 1 :].strip() else []


def _column_code(rest: str, *, closed: bool) -> str:
    if not closed:
        return "truncated"
    return "quote" if rest.strip() and not rest.startswith((",", "\n", "\r")) else "columns"


def split_row(row: str) -> tuple[list[str], str, bool]:
    r"""The fields of one row without quotes and escapes, what follows them, and whether the last was closed.

    >>> split_row('"1","a \\"b\\"","c\nd"\n')
    (['1', 'a "b"', 'c\nd'], '\n', True)
    >>> split_row('"1","cut of')
    (['1', 'cut of'], '', False)
    """
    fields, at, closed = [], 0, True
    while hit := _FIELD.match(row, at):
        written = hit[1]
        fields.append(_ESCAPE.sub(r"\1", written) if "\\" in written else written)
        at, closed = hit.end(), hit.end() > hit.end(1)
        if not (closed and row.startswith(",", at) and len(fields) < len(COLUMNS)):
            break
        at += 1
    return fields, row[at:], closed


READER = Reader(NAME, is_csv, read)
