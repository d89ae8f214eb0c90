"""The Cablegate dump as tab-separated text: the same columns, ISO dates, backslash-newline inside fields."""

import re
from collections.abc import Iterator

from graphkit.model import Issue, RawCable
from graphkit.readers.base import Content, Found, Place, Reader, raw_cable
from graphkit.readers.cablegate_csv import COLUMNS
from graphkit.readers.decode import decode
from graphkit.readers.records import Record, cut_records
from graphkit.readers.texts import is_dump

NAME = "cablegate-tsv"

# Rows are also found where the newline before them was escaped: then one text holds the next record too.
START = re.compile(rb"\n\d{1,9}\t\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::\d{2})?\t")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_MEANING = {"t": "\t", "n": "\n", "r": "\r", "N": ""}


def is_tsv(content: Content) -> bool:
    """Whether a line begins a row of the dump."""
    return is_dump(START, content)


def read(content: Content) -> Found:
    """Cables in order of the file, ``number`` being the first column; every row that is damaged is an Issue."""
    for record in cut_records(content.chunks_for_rows(), START, content.limits.max_text_bytes, content.origin):
        yield from _read_record(record, content.place)


def _read_record(record: Record, place: Place) -> Iterator[RawCable | Issue]:
    decoded = decode(record.data)
    fields = split_row(decoded.text)
    row = place.inside(f"row {fields[0]}" if fields[0].isdigit() else f"byte {record.at}")
    if decoded.note:
        yield row.issue("encoding", f"row at byte {record.at}: {decoded.note}")
    if record.lost:
        yield row.issue(
            "too-large",
            f"{record.lost} bytes of the row at byte {record.at} left out; --limit max_text_bytes=... reads it",
        )
    if len(fields) != len(COLUMNS):
        if decoded.text.strip():
            seen = f"{len(fields)} columns, expected {len(COLUMNS)}; row at byte {record.at} left out"
            yield row.issue("columns", seen)
        return
    given = dict(zip(COLUMNS, fields, strict=True))
    text = f"{given.pop('header')}\n\n{given.pop('body')}"
    yield raw_cable(NAME, row, text, given)


def split_row(row: str) -> list[str]:
    r"""The fields of one row without escapes; the line end that closes it belongs to none.

    >>> split_row("7\ta\\\nb\tc\\\\d\n")
    ['7', 'a\nb', 'c\\d']
    """
    end = row.removesuffix("\n").removesuffix("\r")
    if end.endswith("\\"):  # the next record stands in this one's last field
        end = end[:-1]
    # Two backslashes stand for one, so a tab is a separator whatever stands before it: dumps escape it as a letter.
    return [_ESCAPE.sub(_meaning, field) if "\\" in field else field for field in end.split("\t")]


def _meaning(escape: re.Match[str]) -> str:
    return _MEANING.get(escape[1], escape[1])


READER = Reader(NAME, is_tsv, read)
