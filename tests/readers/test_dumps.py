"""Damaged dumps: each broken row is an Issue that names it, and the rows after it are read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graphkit.model import Issue, RawCable
from graphkit.readers import Input, Limits, find_inputs, read_cables, read_input, split_input
from tests.readers.make import csv_fields, csv_row, invent, pack, write_layout

CABLES = invent(9)
ROWS = [csv_row(csv_fields(cable)) for cable in CABLES]


def read(path: Path, data: bytes, limits: Limits | None = None) -> tuple[list[RawCable], list[Issue]]:
    """Cables and issues of a file with these bytes."""
    path.write_bytes(data)
    found = list(read_cables(path, limits=limits or Limits()))
    return [f for f in found if isinstance(f, RawCable)], [f for f in found if isinstance(f, Issue)]


def broken(row: str) -> bytes:
    """A dump whose third row is ``row``."""
    return "".join([*ROWS[:2], row, *ROWS[3:]]).encode()


SEVEN = csv_row(csv_fields(CABLES[2])[:7])
NINE = csv_row([*csv_fields(CABLES[2]), "one more"])
UNCLOSED = ROWS[2].replace('","Embassy Oslo","', '","Embassy Oslo,"', 1)
UNESCAPED = ROWS[2].replace('\\"herring\\"', '"herring"').replace('\\"quota\\"', '"quota"')
UNCLOSED_BODY = ROWS[2].rstrip('"\n') + "\n"


@pytest.mark.parametrize(
    ("row", "code", "is_kept"),
    [
        pytest.param(SEVEN, "columns", False, id="seven columns"),
        pytest.param(NINE, "columns", True, id="nine columns"),
        pytest.param(UNCLOSED, "quote", False, id="a quote missing"),
        pytest.param(UNCLOSED_BODY, "truncated", True, id="the body's quote missing"),
        pytest.param('"3","1/2/2007 10:00","07OSLO3\n', "truncated", False, id="cut off"),
        pytest.param("spilled words without quotes\n", "columns", False, id="no row at all"),
    ],
)
def test_a_broken_row_costs_only_itself(row: str, code: str, is_kept: bool, tmp_path: Path) -> None:  # noqa: FBT001
    cables, issues = read(tmp_path / "cables.csv", broken(row))
    numbers = [int(raw.given["number"]) for raw in cables]
    assert numbers == [number for number in range(1, 10) if is_kept or number != 3]
    assert [issue.code for issue in issues] == [code]
    assert str(tmp_path / "cables.csv") in issues[0].where
    assert "row" in issues[0].where
    assert all(
        raw.text == CABLES[int(raw.given["number"]) - 1].text for raw in cables if raw.given["number"] not in "23"
    )


def test_truncated_file_keeps_the_text_as_far_as_it_goes(tmp_path: Path) -> None:
    data = "".join(ROWS).encode()[:-40]
    cables, issues = read(tmp_path / "c", data)
    assert len(cables) == 9
    assert CABLES[8].text.startswith(cables[8].text)
    assert [issue.code for issue in issues] == ["truncated"]


def test_invalid_bytes_are_read_and_named(tmp_path: Path) -> None:
    data = "".join(ROWS).encode().replace("Señora".encode(), "Señora".encode("cp1252"), 1)
    cables, issues = read(tmp_path / "c", data)
    assert [raw.text for raw in cables] == [cable.text for cable in CABLES]
    assert [issue.code for issue in issues] == ["encoding"]
    assert issues[0].where.endswith("row 1")
    assert "byte" in issues[0].message


def test_a_row_longer_than_the_limit_is_cut_and_the_next_is_read(tmp_path: Path) -> None:
    fields = [*csv_fields(CABLES[2])[:7], "1. (U) " + "x" * 3_000_000]
    cables, issues = read(tmp_path / "c", broken(csv_row(fields)), Limits(max_text_bytes=100_000))
    assert [raw.given["number"] for raw in cables] == list("123456789")
    assert len(cables[2].text) < 1_000_000
    assert [issue.code for issue in issues] == ["too-large"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["cablegate-csv", "cablegate-tsv"])
def test_dumps_in_other_encodings(name: str, encoding: str, tmp_path: Path) -> None:
    write_layout(name, CABLES, tmp_path / "c")
    cables, issues = read(tmp_path / "d", (tmp_path / "c").read_text("utf-8").encode(encoding))
    assert issues == []
    assert [raw.text for raw in cables] == [cable.text for cable in CABLES]


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_row_ends_are_no_part_of_a_field(end: str, tmp_path: Path) -> None:
    cables, issues = read(tmp_path / "c", "".join(row[:-1] + end for row in ROWS).encode())
    assert issues == []
    assert [raw.text for raw in cables] == [cable.text for cable in CABLES]


def test_a_tab_separated_field_may_hold_the_next_record(tmp_path: Path) -> None:
    write_layout("cablegate-tsv", CABLES, tmp_path / "c")
    rows = (tmp_path / "c").read_bytes().split(b"QUILLFEATHER\n")
    glued = b"QUILLFEATHER\\\n".join(rows[:3]) + b"QUILLFEATHER\n" + b"QUILLFEATHER\n".join(rows[3:])
    cables, issues = read(tmp_path / "d", glued)
    assert issues == []
    assert [raw.text for raw in cables] == [cable.text for cable in CABLES]


@pytest.mark.parametrize("name", ["cablegate-csv", "cablegate-tsv"])
@pytest.mark.parametrize("target", [1, 700, 5_000, 10**9])
def test_parts_of_a_dump_are_the_dump(name: str, target: int, tmp_path: Path) -> None:
    path = tmp_path / "c"
    write_layout(name, invent(60), path)
    (whole,) = find_inputs([path])
    parts = split_input(whole, target)
    assert [part.start for part in parts[1:]] == [part.end for part in parts[:-1]]
    assert sum(part.size for part in parts) == whole.size == path.stat().st_size
    assert [raw for part in parts for raw in read_input(part)] == list(read_cables(path))
    assert len(parts) > 1 or target >= whole.size


def test_a_broken_row_names_its_byte_in_every_part(tmp_path: Path) -> None:
    path = tmp_path / "c"
    path.write_bytes(broken(SEVEN))
    (whole,) = find_inputs([path])
    in_parts = [item for part in split_input(whole, 500) for item in read_input(part)]
    assert in_parts == list(read_input(whole))


def test_other_files_are_not_split(tmp_path: Path) -> None:
    write_layout("cable-text", CABLES[:1], tmp_path / "in")
    (item,) = find_inputs([tmp_path])
    assert split_input(item, 10) == [item]
    missing = Input("nowhere", 0, problem="missing: no such file")
    assert split_input(missing, 10) == [missing]


def by_content(path: Path) -> Iterator[tuple[str, str, str]]:
    """What a dump holds, one cable after the other: id, the day it was written, checksum of its text."""
    for raw in read_cables(path):
        assert isinstance(raw, RawCable), raw
        when = raw.given["created"].split()[0]
        day = when if "-" in when else "{2}-{0:0>2}-{1:0>2}".format(*when.split("/"))
        yield raw.given["id"], day, raw.source.sha256


def test_twenty_thousand_rows_are_the_same_in_every_dump(tmp_path: Path) -> None:
    """The comma-separated dump, its tab-separated twin, and the first packed: one stream of cables."""
    cables, folder = invent(20_000), tmp_path / "dump"
    folder.mkdir()
    write_layout("cablegate-csv", cables, folder / "cables.csv")
    write_layout("cablegate-tsv", cables, tmp_path / "twin")
    pack("zip", folder, tmp_path / "c.zip")
    streams = [by_content(path) for path in (folder / "cables.csv", tmp_path / "twin", tmp_path / "c.zip")]
    count = 0
    for cable, (first, *others) in zip(cables, zip(*streams, strict=True), strict=True):
        assert first[0] == cable.id
        assert others == [first, first]
        count += 1
    assert count == 20_000


@pytest.mark.parametrize("kind", ["tar.gz", "7z"])
def test_packed_dumps_hold_what_the_file_holds(kind: str, tmp_path: Path) -> None:
    folder = tmp_path / "dump"
    folder.mkdir()
    write_layout("cablegate-csv", invent(3_000), folder / "cables.csv")
    pack(kind, folder, tmp_path / "c")
    assert list(by_content(tmp_path / "c")) == list(by_content(folder / "cables.csv"))
