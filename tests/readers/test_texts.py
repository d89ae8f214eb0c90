"""Bare texts: encodings, several cables in one file, and files that are no cable."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.model import Issue, RawCable
from graphkit.readers import Limits, find_inputs, read_cables
from graphkit.readers.decode import decode
from graphkit.readers.names import shown_name
from graphkit.readers.split_text import split_cables
from tests.readers.make import archive_text, bare, copied_page, fields_of, invent, markdown, page, pdf_text, tsv_row

CABLES = invent(4)
A, B, C, D = (cable.text + "\n" for cable in CABLES)


def read(path: Path, data: bytes | None = None, limits: Limits | None = None) -> tuple[list[RawCable], list[Issue]]:
    """Cables and issues at a path, its bytes written first if given."""
    if data is not None:
        path.write_bytes(data)
    found = list(read_cables(path, limits=limits or Limits()))
    return [f for f in found if isinstance(f, RawCable)], [f for f in found if isinstance(f, Issue)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_text_is_the_decoded_file_unchanged(encoding: str, end: str, tmp_path: Path) -> None:
    text = A.replace("\n", end)
    (raw,), issues = read(tmp_path / "a", text.encode(encoding))
    assert (raw.text, issues) == (text, [])


def test_cp1252_and_mixed_files_say_at_which_byte(tmp_path: Path) -> None:
    (raw,), (issue,) = read(tmp_path / "a", A.encode("cp1252"))
    assert (raw.text, issue.code) == (A, "encoding")
    assert f"byte {A.encode('cp1252').index(0xF1)} " in issue.message
    mixed = A.encode() + "“Größe”".encode("cp1252")
    (raw,), (issue,) = read(tmp_path / "b", mixed)
    assert (raw.text, issue.code) == (A + "“Größe”", "encoding")
    assert f"byte {len(A.encode())} " in issue.message


@given(st.binary(max_size=300))
def test_decoding_never_raises(data: bytes) -> None:
    assert isinstance(decode(data).text, str)


@given(st.text(max_size=200))
def test_utf8_comes_back(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    if b"\0" not in data and not text.startswith("\ufeff"):
        assert decode(data).text.encode() == data


# ---------------------------------------------------------------------------------------------------- several in one


@pytest.mark.parametrize("write", [bare, copied_page, markdown, pdf_text], ids=lambda write: write.__name__)
def test_a_text_with_several_cables_is_cut_at_their_headers(write: object, tmp_path: Path) -> None:
    assert callable(write)
    texts = [write(cable) for cable in CABLES]
    joined = "\n\n".join(texts)
    raws, issues = read(tmp_path / "a", joined.encode())
    assert issues == []
    assert "".join(raw.text for raw in raws) == joined
    assert [raw.text.strip() for raw in raws] == [text.strip() for text in texts]
    for number, raw in enumerate(raws, start=1):
        assert joined[raw.source.offset :].startswith(raw.text)
        assert raw.source.locator == f"cable {number}"


@pytest.mark.parametrize("write", [bare, copied_page, page], ids=lambda write: write.__name__)
def test_a_text_that_holds_the_dumps_next_record(write: object, tmp_path: Path) -> None:
    assert callable(write)
    first, second = CABLES[:2]
    row = tsv_row(fields_of(second, "2007-03-04 05:06:07"))
    text = write(first)
    glued = text.replace("QUILLFEATHER", f"QUILLFEATHER\n{row.rstrip()}")
    raws, issues = read(tmp_path / "a", glued.encode())
    assert issues == []
    assert [raw.text.splitlines()[0][:12] for raw in raws][1] == "2\t2007-03-04"
    assert {key: raws[1].given[key] for key in ("id", "created", "origin")} == {
        "id": second.id,
        "created": "2007-03-04 05:06:07",
        "origin": second.origin,
    }
    assert "2007-03-04" not in raws[0].text


def test_headers_without_a_start_line_are_found() -> None:
    older = [text.partition("ZNY CCCCC ZZH\n")[2] for text in (A, B)]
    assert [span.of("".join(older)) for span in split_cables("".join(older))] == older


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(A, id="one"),
        pytest.param("\n\n" + A, id="after empty lines"),
        pytest.param(f"{A}5. (U) Text of the cable follows:\n{B}6. (U) Comment.\n", id="announced"),
        pytest.param(f"{A}5. (U) QTE\n{B}UNQTE\n", id="qte"),
        pytest.param(f"{A}BEGIN TEXT\n\n{B}END TEXT.\n", id="begin text"),
        pytest.param(A.partition("3. (U)")[0] + B + "3. (U) So the cable.\n4. (U) End.\n", id="numbers go on"),
        pytest.param(f'{A}5. (U) It read "\n{B}"\n', id="quotation mark"),
        pytest.param(f"{A}BEGIN QUOTE\n{B}{C}END QUOTE\n", id="two quoted"),
        pytest.param("Identifier\nCreated\nOrigin\n07OSLO1\n2007-01-02\nEmbassy Oslo\n" + A, id="page block above"),
    ],
)
def test_a_quoted_cable_stays_in_the_one_that_quotes_it(text: str) -> None:
    assert [span.of(text) for span in split_cables(text)] == [text]


def test_what_stands_above_the_first_of_several_cables_is_no_cable(tmp_path: Path) -> None:
    above = "Collected by a reader, from two mails\n\n"
    raws, issues = read(tmp_path / "a", (above + A + B).encode())
    assert [raw.text for raw in raws] == [A, B]
    assert [raw.source.locator for raw in raws] == ["cable 1", "cable 2"]
    assert [raw.source.offset for raw in raws] == [len(above), len(above + A)]
    (issue,) = issues
    assert (issue.code, issue.where) == ("preface", str(tmp_path / "a"))
    assert issue.message.startswith(f"{len(above)} characters above the first of 2 cables")


@pytest.mark.parametrize(
    "above",
    [
        pytest.param("TAGS: PREL, EFIS\nSUBJECT: LAMPS\n\n1. (U) Lamps were sold.\nDOE\n", id="no header"),
        pytest.param("Identifier  Created\n08OSLO9  2008-01-02\n\n" + 400 * "Lamps were sold.\n", id="a page's head"),
    ],
)
def test_a_cable_above_others_stays_one(above: str, tmp_path: Path) -> None:
    raws, issues = read(tmp_path / "a", (above + A + B).encode())
    assert ("".join(raw.text for raw in raws), issues) == (above + A + B, [])
    assert raws[0].text.startswith(above)


def test_a_cable_after_one_that_quotes_is_its_own() -> None:
    quoting = f"{A}BEGIN TEXT\n\n{B}END TEXT.\nQUILLFEATHER\n"
    assert [span.of(quoting + C) for span in split_cables(quoting + C)] == [quoting, C]


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from([A, B, "BEGIN TEXT\n", "END TEXT\n", "1. (U) x\n", "3. (C) y:\n", "\n", "FM X\n"]), max_size=9
    )
)
def test_slices_always_tile_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert "".join(span.of(text) for span in split_cables(text)) == text


# --------------------------------------------------------------------------------------------------------- bad input

BAD = {
    "empty": b"",
    "empty-blank": b" \r\n\t\n ",
    "empty-mark": b"\xef\xbb\xbf",
    "binary": bytes(range(256)) * 30,
    "binary-pdf": b"%PDF-1.7\n1 0 obj",
    "binary-png": b"\x89PNG\r\n\x1a\n",
    "not-a-cable": b"Dear Ada,\nthe ferry leaves at nine.\n",
    "not-a-cable-html": b"<html><body><p>Nothing here.</p></body></html>",
    "not-a-cable-json": b'{"subject": "ferry"}',
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_cable_is_one_issue(name: str, tmp_path: Path) -> None:
    cables, (issue,) = read(tmp_path / "a", BAD[name])
    assert cables == []
    assert name.startswith(issue.code)
    assert (issue.stage, issue.where) == ("read", str(tmp_path / "a"))


def test_a_missing_path(tmp_path: Path) -> None:
    cables, (issue,) = read(tmp_path / "nowhere")
    assert (cables, issue.code, issue.where) == ([], "missing", str(tmp_path / "nowhere"))
    assert [i.code for i in read(tmp_path / "nul\0byte")[1]] == ["missing"]


def test_a_text_beyond_the_limit(tmp_path: Path) -> None:
    _, (issue,) = read(tmp_path / "a", A.encode() + b"x" * 200_000, Limits(max_text_bytes=100_000))
    assert (issue.code, "max_text_bytes" in issue.message) == ("too-large", True)


HOSTILE = [
    "Identifier" + "\t" * 99,
    "<html>Viewing cable <pre>",
    "<a /tag/",
    "&#9999999999",
    "<!DOCTYPE [",
    "Cable title:",
]


@pytest.mark.parametrize("unit", [*HOSTILE, "x", " ", "\n", "¶", "1. ", "VZCZCXRO0001 ", "QTE ", "- ", "[", "<", "0\t"])
def test_a_line_of_a_megabyte_ends(unit: str, tmp_path: Path) -> None:
    data = (unit * (1_000_000 // len(unit))).encode()
    for text in (data, A.encode() + data, data + A.encode()):
        read(tmp_path / "a", text)


def test_a_file_that_may_not_be_read_does_not_stop_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text(A, "utf-8")
    whole = Path.open

    def refuse(self: Path, *args: object, **kwargs: object) -> object:
        if self.name == "a":
            raise PermissionError(13, "Permission denied")
        return whole(self, *args, **kwargs)  # type: ignore[call-overload]  # passed through

    monkeypatch.setattr(Path, "open", refuse)
    (raw,), (issue,) = read(tmp_path)
    assert (raw.source.path, issue.where, issue.code) == (str(tmp_path / "b"), str(tmp_path / "a"), "unreadable")


# ------------------------------------------------------------------------------------------------------------ folders


def test_folders_are_read_in_sorted_order_and_links_out_of_them_are_not(tmp_path: Path) -> None:
    top, outside = tmp_path / "top", tmp_path / "outside"
    (top / "b").mkdir(parents=True)
    outside.mkdir()
    for path in (top / "c.txt", top / "a.txt", top / "b" / "z.txt", outside / "x.txt"):
        path.write_text(A, "utf-8")
    (top / "out.txt").symlink_to(outside / "x.txt")
    (top / "away").symlink_to(outside, target_is_directory=True)
    (top / "loop").symlink_to(top, target_is_directory=True)
    (top / "again.txt").symlink_to(top / "a.txt")
    (top / "broken").symlink_to(top / "gone.txt")
    (top / "round").symlink_to(top / "round")
    os.mkfifo(top / "pipe")
    raws, issues = read(top)
    assert [Path(raw.source.path).name for raw in raws] == ["a.txt", "z.txt", "c.txt"]
    assert [(Path(issue.where).name, issue.code) for issue in issues] == [
        ("away", "link"),
        ("broken", "link"),
        ("out.txt", "link"),
        ("pipe", "special"),
        ("round", "link"),
    ]
    assert [issue.message for issue in issues if "nowhere" in issue.message] == ["it leads nowhere"] * 2
    assert len(list(find_inputs([top / "out.txt"]))) == 1


def test_of_a_folder_that_cannot_be_entered_each_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(A, "utf-8")

    def refuse(self: Path, **kwargs: object) -> object:
        raise PermissionError(13, "Permission denied", str(self))

    (found,) = list(find_inputs([tmp_path]))
    monkeypatch.setattr(Path, "lstat", refuse)
    whole = Path.stat
    monkeypatch.setattr(Path, "stat", lambda self, **k: refuse(self) if self.name == "a.txt" else whole(self, **k))
    (refused,) = list(find_inputs([tmp_path]))
    assert (found.problem, refused.problem) == ("", "missing: Permission denied; check the path")


NAMES = ["t\udce9l.txt", "tél.txt", r"t\xe9l.txt", r"a\b.txt", "a\nb", "a\x1b[2J", "\udced\udca0\udc80", "\u202fpm.txt"]


@pytest.mark.parametrize("name", NAMES)
def test_every_name_of_a_file_can_be_stored_shown_and_opened_again(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(A, "utf-8")
    (item,) = find_inputs([tmp_path])
    assert item.file == tmp_path / name
    item.path.encode()
    assert not set(item.path) & {"\n", "\x1b"}
    (raw,), _ = read(tmp_path)
    assert raw.source.path == item.path


def test_two_names_are_never_shown_as_one() -> None:
    assert len({shown_name(name) for name in NAMES}) == len(NAMES)


def test_the_archives_last_attribute_does_not_swallow_the_stamp_below(tmp_path: Path) -> None:
    stamped = archive_text(CABLES[0]) + "\n\nINVENTED STAMP 1 JAN 2030\n"
    (raw,), _ = read(tmp_path / "a", stamped.encode())
    assert (raw.given["to"], raw.text) == ("STATE", stamped)
