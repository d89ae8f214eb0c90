"""Archives that are hostile or damaged: an Issue names file and place, nothing is written, reading goes on."""

import gzip
import io
import struct
import sys
import tarfile
import zipfile
import zlib
from pathlib import Path

import py7zr
import pytest

from graphkit.model import Issue, RawCable
from graphkit.readers import Limits, read_cables
from tests.readers.make import csv_fields, csv_row, invent, pack, write_layout

CABLES = invent(4)
TEXT = CABLES[0].text.encode()
SMALL = Limits(ratio_after=100_000, max_ratio=50)


def read(path: Path, limits: Limits | None = None) -> tuple[list[RawCable], list[Issue]]:
    """Cables and issues at a path."""
    found = list(read_cables(path, limits=limits or Limits()))
    return [f for f in found if isinstance(f, RawCable)], [f for f in found if isinstance(f, Issue)]


def zipped(members: dict[str, bytes], path: Path) -> Path:
    """A .zip of these members in order."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def tarred(members: dict[str, bytes], path: Path, mode: str = "w:gz") -> Path:
    """A tar of these members in order."""
    with tarfile.open(path, mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def sevenzipped(members: dict[str, bytes], path: Path) -> Path:
    """A .7z of these members in order."""
    with py7zr.SevenZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(data, name)
    return path


PACKERS = [zipped, tarred, sevenzipped]


@pytest.mark.parametrize("packed", PACKERS)
def test_members_that_are_no_cables_are_named(packed: object, tmp_path: Path) -> None:
    assert callable(packed)
    members = {"a.txt": TEXT, "b.txt": b"", "c.txt": b"\x00\x01\x02" * 99, "d.txt": b"Lunch on Friday?", "e.txt": TEXT}
    path = packed(members, tmp_path / "box")
    cables, issues = read(path)
    assert sorted(raw.source.locator for raw in cables) == ["a.txt", "e.txt"]
    assert sorted((issue.where, issue.code) for issue in issues) == [
        (f"{path} › b.txt", "empty"),
        (f"{path} › c.txt", "binary"),
        (f"{path} › d.txt", "not-a-cable"),
    ]


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:\\evil.txt"])
@pytest.mark.parametrize("packed", [zipped, tarred])
def test_names_that_lead_out_are_reported_and_written_nowhere(packed: object, name: str, tmp_path: Path) -> None:
    assert callable(packed)
    path = packed({name: TEXT, "good.txt": TEXT}, tmp_path / "box")
    before = sorted(tmp_path.parent.rglob("*"))
    cables, issues = read(path)
    assert len(cables) == 2
    assert [issue.code for issue in issues] == ["unsafe-path"]
    assert sorted(tmp_path.parent.rglob("*")) == before


def test_a_7z_member_that_leads_out_is_reported_and_the_others_read(tmp_path: Path) -> None:
    path = tmp_path / "box"
    with py7zr.SevenZipFile(path, "w") as archive:
        archive.set_encoded_header_mode(False)
        archive.writestr(TEXT, "xx/evil.txt")
        archive.writestr(TEXT, "good.txt")
    data = path.read_bytes().replace("xx/evil".encode("utf-16-le"), "../evil".encode("utf-16-le"))
    offset, size = struct.unpack("<QQ", data[12:28])
    start = data[12:28] + struct.pack("<I", zlib.crc32(data[32 + offset : 32 + offset + size]))
    path.write_bytes(data[:8] + struct.pack("<I", zlib.crc32(start)) + start + data[32:])
    cables, issues = read(path)
    assert [raw.source.locator for raw in cables] == ["good.txt"]
    assert [(issue.code, issue.where) for issue in issues] == [("unsafe-path", f"{path} › ../evil.txt")]


def test_names_are_shown_without_control_characters(tmp_path: Path) -> None:
    cables, _ = read(zipped({"a\x1b[31m.txt": TEXT}, tmp_path / "box"))
    assert cables[0].source.locator == r"a\x1b[31m.txt"


@pytest.mark.parametrize("packed", PACKERS)
def test_a_bomb_is_stopped_by_its_ratio(packed: object, tmp_path: Path) -> None:
    assert callable(packed)
    rows = "".join(csv_row(csv_fields(cable)) for cable in CABLES).encode() * 3_000
    path = packed({"a.csv": rows, "b.txt": TEXT}, tmp_path / "box")
    cables, issues = read(path, SMALL)
    assert "bomb" in [issue.code for issue in issues]
    assert len(cables) < 12_000
    assert "max_ratio" in issues[0].message


def test_limits_on_members_and_totals(tmp_path: Path) -> None:
    rows = "".join(csv_row(csv_fields(cable)) for cable in invent(2_000)).encode()
    path = zipped({"a.csv": rows, "b.txt": TEXT}, tmp_path / "box")
    cables, issues = read(path, Limits(max_member_bytes=500_000))
    assert [issue.code for issue in issues] == ["too-large"]
    assert cables[-1].source.locator == "b.txt"
    _, issues = read(path, Limits(max_total_bytes=500_000))
    assert [issue.code for issue in issues] == ["bomb"]
    many = zipped({f"{n}.txt": TEXT for n in range(9)}, tmp_path / "many")
    cables, issues = read(many, Limits(max_members=4))
    assert (len(cables), [issue.code for issue in issues]) == (4, ["bomb"])


def test_nested_archives_to_a_depth(tmp_path: Path) -> None:
    inner = zipped({"a.txt": TEXT}, tmp_path / "inner.zip").read_bytes()
    middle = tarred({"inner.zip": inner, "b.txt": TEXT}, tmp_path / "middle.tar", "w").read_bytes()
    outer = zipped({"middle.tar": middle, "c.txt": TEXT}, tmp_path / "outer.zip")
    cables, issues = read(outer)
    assert [raw.source.locator for raw in cables] == [
        "middle.tar › inner.zip › a.txt",
        "middle.tar › b.txt",
        "c.txt",
    ]
    assert issues == []
    cables, issues = read(outer, Limits(max_depth=2))
    assert [raw.source.locator for raw in cables] == ["middle.tar › b.txt", "c.txt"]
    assert [(issue.code, issue.where) for issue in issues] == [("too-deep", f"{outer} › middle.tar › inner.zip")]


def test_a_nested_archive_too_big_to_hold(tmp_path: Path) -> None:
    inner = zipped({f"{n}.txt": bytes(range(256)) * 40 for n in range(40)}, tmp_path / "i.zip").read_bytes()
    cables, issues = read(zipped({"i.zip": inner, "b.txt": TEXT}, tmp_path / "o.zip"), Limits(max_text_bytes=2_500))
    assert ([raw.source.locator for raw in cables], [issue.code for issue in issues]) == (["b.txt"], ["too-large"])


def test_a_zip_protected_by_a_password(tmp_path: Path) -> None:
    path = zipped({"a.txt": TEXT, "b.txt": TEXT}, tmp_path / "box")
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + at] |= 1
    path.write_bytes(data)
    cables, issues = read(path)
    assert [raw.source.locator for raw in cables] == ["b.txt"]
    assert [(issue.code, issue.where) for issue in issues] == [("encrypted", f"{path} › a.txt")]


@pytest.mark.parametrize("hides_names", [False, True])
def test_a_7z_protected_by_a_password(hides_names: bool, tmp_path: Path) -> None:  # noqa: FBT001
    path = tmp_path / "box"
    with py7zr.SevenZipFile(path, "w", password="x", header_encryption=hides_names) as archive:
        archive.writestr(TEXT, "a.txt")
    cables, issues = read(path)
    assert cables == []
    assert [(issue.code, issue.where) for issue in issues] == [("encrypted", str(path))]


@pytest.mark.parametrize("packed", PACKERS)
@pytest.mark.parametrize("kept", [0.05, 0.3, 0.6, 0.9, 0.99])
def test_truncated_archives_never_raise(packed: object, kept: float, tmp_path: Path) -> None:
    assert callable(packed)
    members = {f"{cable.id}.txt": cable.text.encode() for cable in invent(60)}
    path = packed(members, tmp_path / "box")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept)])
    _, issues = read(path)
    assert issues
    assert {issue.stage for issue in issues} == {"read"}


@pytest.mark.parametrize("packed", PACKERS)
def test_archives_with_one_wrong_byte_never_raise(packed: object, tmp_path: Path) -> None:
    assert callable(packed)
    path = packed({f"{cable.id}.txt": cable.text.encode() for cable in CABLES}, tmp_path / "box")
    data = path.read_bytes()
    for at in range(0, len(data), max(len(data) // 60, 1)):
        path.write_bytes(data[:at] + bytes([data[at] ^ 0x5A]) + data[at + 1 :])
        read(path, Limits(max_text_bytes=1 << 20))


def test_a_truncated_gz_keeps_the_rows_before_the_cut(tmp_path: Path) -> None:
    rows = "".join(csv_row(csv_fields(cable)) for cable in invent(3_000)).encode()
    path = tmp_path / "cables.csv.gz"
    path.write_bytes(gzip.compress(rows)[:-2_000])
    cables, issues = read(path)
    assert len(cables) > 1_000
    assert [issue.code for issue in issues] == ["truncated"]


def test_links_and_devices_in_a_tar_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "box.tar"
    with tarfile.open(path, "w") as archive:
        for name, kind in (("link", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE), ("pipe", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/hostname"
            archive.addfile(info)
    cables, issues = read(path)
    assert (cables, [issue.code for issue in issues]) == ([], ["link"] * 3)


def test_without_py7zr_the_issue_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_layout("cable-text", CABLES, tmp_path / "in")
    pack("7z", tmp_path / "in", tmp_path / "box")
    monkeypatch.setitem(sys.modules, "py7zr", None)
    cables, issues = read(tmp_path / "box")
    assert cables == []
    assert [issue.code for issue in issues] == ["no-library"]
    assert "pip install graphkit[archives]" in issues[0].message


def test_a_7z_is_read_lazily_and_can_be_left(tmp_path: Path) -> None:
    import threading

    path = sevenzipped({f"{n}.txt": TEXT for n in range(300)}, tmp_path / "box")
    before = threading.active_count()
    reading = iter(read_cables(path))
    assert isinstance(next(reading), RawCable)
    reading.close()  # type: ignore[attr-defined]  # it is a generator
    assert threading.active_count() == before


def test_an_empty_archive(tmp_path: Path) -> None:
    _, issues = read(zipped({}, tmp_path / "box"))
    assert [issue.code for issue in issues] == ["empty"]
