"""Parts: what each batch of input gave, one folder of Parquet files, complete or not there at all."""

import contextlib
import json
import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from graphkit.model import RawCable, Source
from graphkit.store.errors import CorpusError
from graphkit.store.schema import PART_TABLES

TEXT_GROUP = 32
"""Cables in a row group of the texts: one cable is read by unpacking only so many."""

READING = 4
"""Parts whose texts are unpacked at the same time."""

_TEXTS = {"use_dictionary": False, "write_statistics": False}
"""No text returns and nobody asks for texts by their first letters: a third less to read, a fifteenth less to keep."""


def write_part(folder: Path, name: str, rows: Mapping[str, list[tuple[Any, ...]]]) -> Path:
    """Write ``rows`` of every table as ``folder/name/<table>.parquet``; the folder appears when all is on the disk.

    A part that is there already is left as it is: its name says its content.
    """
    final = folder / name
    if final.exists():
        return final
    beside = folder / f".{name}.{os.getpid()}"
    try:
        beside.mkdir(parents=True, exist_ok=True)
        for table in PART_TABLES:
            _write_table(beside / f"{table}.parquet", table, rows.get(table, []))
        _sync(beside)
        beside.rename(final)
        _sync(folder)
    except OSError as error:
        with contextlib.suppress(OSError):
            shutil.rmtree(beside)
        if final.exists():
            return final
        raise CorpusError(
            final, f"cannot be written ({error.strerror})", "free the disk or choose another folder"
        ) from error
    return final


def to_table(table: str, rows: Iterable[tuple[Any, ...]]) -> pa.Table:
    """``rows`` as the Arrow table of that name.

    >>> to_table("text", [(0, "one", None)]).to_pydict()
    {'row': [0], 'text': ['one'], 'given': [None]}
    """
    schema = PART_TABLES[table]
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.Table.from_arrays(
        [pa.array(_clean(values, kind), kind) for values, kind in zip(columns, schema.types, strict=True)],
        schema=schema,
    )


def read_texts(folder: Path, places: Iterable[tuple[str, str, int]]) -> dict[str, str]:
    """Texts by id from (id, part, row), unpacking only the row groups that hold them."""
    parts: dict[str, list[tuple[str, int]]] = {}
    for cable, part, row in places:
        parts.setdefault(part, []).append((cable, row))
    paths = [folder / part / "text.parquet" for part in parts]
    if len(paths) == 1:
        return _texts_of(paths[0], *parts.values())
    with ThreadPoolExecutor(READING) as pool:  # unpacking holds no lock
        found = pool.map(_texts_of, paths, parts.values())
        return {cable: text for one in found for cable, text in one.items()}


def _texts_of(path: Path, wanted: list[tuple[str, int]]) -> dict[str, str]:
    try:
        with pq.ParquetFile(path) as file:
            return _unpacked(file, wanted)
    except (OSError, pa.ArrowException, IndexError) as error:
        raise CorpusError(path, "the text cannot be read", "build again from the sources") from error


def read_raws(folder: Path, part: str, rows: Collection[int]) -> list[tuple[int, RawCable]]:
    """The cables that stand at ``rows`` of a part, as their container held them."""
    try:
        wanted = [("row", "in", sorted(rows))]
        texts = pq.read_table(folder / part / "text.parquet", filters=wanted).to_pylist()
        heads = pq.read_table(folder / part / "cable.parquet", columns=_SOURCE, filters=wanted).to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise damaged(folder / part) from error
    given = {one["row"]: json.loads(one["given"] or "{}") for one in texts}
    text = {one["row"]: one["text"] for one in texts}
    return [
        (row, RawCable(Source(layout, path, locator, sha256, offset), text[row], given[row]))
        for row, layout, path, locator, offset, sha256 in sorted(tuple(one[name] for name in _SOURCE) for one in heads)
    ]


def damaged(part: Path) -> CorpusError:
    """The error to raise where a part cannot be read."""
    return CorpusError(part, "a part is damaged", "remove that part and build again")


_SOURCE = ["row", "layout", "path", "locator", "offset", "sha256"]


def _unpacked(file: pq.ParquetFile, wanted: Iterable[tuple[str, int]]) -> dict[str, str]:
    """Texts by id from (id, row). All row groups of a file but its last have the size of its first."""
    size = file.metadata.row_group(0).num_rows
    groups: dict[int, list[tuple[str, int]]] = {}
    for cable, row in wanted:
        groups.setdefault(row // size, []).append((cable, row % size))
    texts: dict[str, str] = {}
    for group, inside in sorted(groups.items()):
        column = file.read_row_group(group, columns=["text"], use_threads=False).column("text")
        texts.update({cable: column[row].as_py() for cable, row in inside})
    return texts


def sweep(folder: Path, batches: Collection[str], keep: Collection[str]) -> None:
    """Remove parts and notes of batches that no corpus needs any more, and what killed builds left half written."""
    for path in folder.iterdir() if folder.is_dir() else ():
        batch = path.name.partition("-")[0]
        if path.is_dir() and path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)
        elif path.is_file() and batch not in batches:
            path.unlink(missing_ok=True)


def _clean(values: Iterable[Any], kind: pa.DataType) -> list[Any]:
    """Parquet holds UTF-8: a lone surrogate becomes U+FFFD, one character for one, so offsets stay."""
    if kind != pa.string():
        return list(values)
    return [value if value is None or value.isascii() else _utf8(value) for value in values]


def _utf8(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def _write_table(path: Path, table: str, rows: list[tuple[Any, ...]]) -> None:
    how = {"row_group_size": TEXT_GROUP, **_TEXTS} if table == "text" else {"row_group_size": 50_000}
    with path.open("wb") as file:
        pq.write_table(to_table(table, rows), file, compression="zstd", compression_level=5, **how)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
