"""Everything that goes wrong with inputs, in one folder: each an issue naming file and place; the build goes on."""

import io
import os
import socket
import tarfile
import zipfile
from contextlib import chdir
from pathlib import Path

import py7zr
import pytest

import graphkit as gk
from graphkit.corpus import Corpus
from tests.readers.make import Invented, csv_fields, csv_row, invent, write_layout

ENTITIES = '<!DOCTYPE TEI [<!ENTITY a "fish"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>\n<TEI '
ROWS = [csv_row(csv_fields(cable)) for cable in invent(40)]
SEVEN = csv_row(csv_fields(invent(40)[1])[:7])
ORIGIN = csv_fields(invent(40)[1])[3]
UNCLOSED = ROWS[1].replace(f'","{ORIGIN}","', f'","{ORIGIN},"', 1)


def _zip(path: Path, members: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path.read_bytes()


def _escaping(path: Path, data: bytes) -> None:
    with tarfile.open(path, "w:gz") as archive:
        info = tarfile.TarInfo("../../escaped.txt")
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))


def _protected(path: Path, data: bytes) -> None:
    with py7zr.SevenZipFile(path, "w", password="x") as archive:
        archive.writestr(data, "a.txt")


def spoil(folder: Path, good: list[Invented]) -> None:
    """One file for each thing that goes wrong."""
    text = good[0].text.encode()
    (folder / "truncated.csv").write_text("".join(ROWS[:3])[:-40], "utf-8")
    (folder / "columns.csv").write_text(ROWS[0] + SEVEN + ROWS[2], "utf-8")
    (folder / "quote.csv").write_text(ROWS[0] + UNCLOSED + ROWS[2], "utf-8")
    (folder / "bytes.txt").write_bytes(good[1].text.replace("harbour", "h\xe4rbour").encode("cp1252"))
    nested = text
    for depth in range(5):
        nested = _zip(folder / "nested.zip", {f"{depth}.zip" if depth else "a.txt": nested})
    _zip(folder / "bomb.zip", {"a.csv": ROWS[0].encode() + b" " * (40 << 20)})
    _escaping(folder / "escape.tar.gz", text)
    write_layout("frus-tei", good[:2], folder / "entities.xml")
    volume = (folder / "entities.xml").read_text("utf-8")
    (folder / "entities.xml").write_text(volume.replace("<TEI ", ENTITIES, 1), "utf-8")
    _protected(folder / "protected.7z", text)
    (folder / "cut.zip").write_bytes(_zip(folder / "cut.zip", {"a.txt": text, "b.txt": text})[:-60])
    (folder / "empty.txt").touch()
    (folder / "broken.txt").symlink_to(folder / "gone.txt")
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as one, chdir(folder):  # its whole path may be too long to bind
        one.bind("socket")
    (folder / "t\udce9l.txt").write_bytes(good[2].text.replace("harbour", "h\xe4rbour").encode("cp1252"))


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Corpus, list[Invented]]:
    folder = tmp_path_factory.mktemp("spoilt") / "input"
    folder.mkdir()
    good = invent(40)[30:]
    write_layout("cable-text", good, folder / "good")
    spoil(folder, good)
    return folder, gk.build(folder.parent / "corpus", [folder], workers=1), good


@pytest.mark.parametrize(
    ("name", "code", "place"),
    [
        ("truncated.csv", "truncated", "row 3"),
        ("columns.csv", "columns", "row 2"),
        ("quote.csv", "quote", "row 2"),
        ("bytes.txt", "encoding", ""),
        ("nested.zip", "too-deep", "4.zip › 3.zip › 2.zip"),
        ("bomb.zip", "bomb", "a.csv"),
        ("escape.tar.gz", "unsafe-path", "escaped.txt"),
        ("entities.xml", "entity", ""),
        ("protected.7z", "encrypted", ""),
        ("cut.zip", "damaged", ""),
        ("empty.txt", "empty", ""),
        ("broken.txt", "link", ""),
        ("pipe", "special", ""),
        ("socket", "special", ""),
        (r"t\xe9l.txt", "encoding", ""),
    ],
)
def test_each_is_an_issue_with_file_and_place(
    name: str, code: str, place: str, spoilt: tuple[Path, Corpus, list[Invented]]
) -> None:
    folder, corpus, _ = spoilt
    issues = corpus.issues()
    found = issues[issues["path"].str.startswith(str(folder / name))]
    assert code in set(found["code"]), found.to_string()
    assert any(place in path for path in found["path"]), found.to_string()


def test_the_others_are_in_the_corpus(spoilt: tuple[Path, Corpus, list[Invented]]) -> None:
    folder, corpus, good = spoilt
    for cable in good:
        assert corpus.texts_of([cable.id])[cable.id]
    assert corpus.texts_of(["07OSLO1"]), "the row before a broken one"
    assert not (folder.parent.parent / "escaped.txt").exists()


def test_info_tells_how_much_was_read_and_what_was_not(tmp_path: Path) -> None:
    write_layout("cable-text", invent(4), tmp_path / "in")
    first, second, *_ = sorted((tmp_path / "in").iterdir())
    for path in (first, second):
        path.write_text(path.read_text("utf-8").replace("SIPDIS", "SIPDIS\n\nwhat is this line doing here\n"), "utf-8")
    facts = gk.build(tmp_path / "corpus", [tmp_path / "in"], workers=1).info()
    assert [(row["message"], row["n"]) for row in facts["unread"]] == [
        ("line not understood: what is this line doing here", 2)
    ]
    (source,) = facts["sources"]
    assert source["chars_unread"] == 2 * len("what is this line doing here")
    assert source["coverage"] == pytest.approx(1 - source["chars_unread"] / source["chars"], abs=1e-5)
