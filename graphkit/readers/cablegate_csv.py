"""The Cablegate dump as `cables.csv`: eight quoted columns, no header row, backslash escape, raw newlines in fields."""

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
_FIELD = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*)(?:"|\Z|(?=\\\Z))', re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def is_csv(content: Content) -> bool:
    """Whether the first line begins a row of the dump (a broken first row: whether another line does)."""
    return is_dump(START, content)


def read(content: Content) -> Found:
    """Cables in order of the file, ``number`` being the first column; every row that is damaged is an Issue."""
    for record in cut_records(content.chunks_for_rows(), START, content.limits.max_text_bytes, content.origin):
        yield from _read_record(record, content.place)


def _read_record(record: Record, place: Place) -> Iterator[RawCable | Issue]:
    decoded = decode(record.data)
    fields, rest, closed = split_row(decoded.text)
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
