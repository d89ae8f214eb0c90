"""Dumps that another program saved again, mail, pages of other sites: read, or left out with what would do."""

import csv
import io
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.model import Issue, RawCable
from graphkit.readers import find_inputs, read_cables, read_input, split_input
from tests.readers.make import csv_fields, invent

CABLES = invent(5)
NAMES = ["id", "date", "reference_id", "origin", "classification", "references", "header", "body"]
TELEGRAM = CABLES[0].text


def saved(*, names: bool, delimiter: str = ",", quoting: int = csv.QUOTE_ALL, end: str = "\n") -> str:
    """The dump as Python's own writer saves it: quotes doubled."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
    writer.writerows([*([NAMES] if names else []), *map(csv_fields, CABLES)])
    return out.getvalue()


def read(path: Path, data: str | bytes) -> tuple[list[RawCable], list[Issue]]:
    """Cables and issues of a file with these contents."""
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    found = list(read_cables(path))
    return [f for f in found if isinstance(f, RawCable)], [f for f in found if isinstance(f, Issue)]


@pytest.mark.parametrize("names", [False, True])
@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_dump_that_was_saved_again(
    names: bool, delimiter: str, quoting: int, end: str, tmp_path: Path  # noqa: FBT001
) -> None:  # fmt: skip
    data = saved(names=names, delimiter=delimiter, quoting=quoting, end=end)
    cables, issues = read(tmp_path / "cables.csv", data)
    assert [raw.text for raw in cables] == [cable.text for cable in CABLES]
    assert [raw.given["number"] for raw in cables] == ["1", "2", "3", "4", "5"]
    assert issues == []


def test_its_parts_are_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "cables.csv"
    whole, _ = read(path, saved(names=True, quoting=csv.QUOTE_MINIMAL))
    (item,) = find_inputs([path])
    parts = split_input(item, item.size // 3)
    assert len(parts) > 1
    assert [raw.text for part in parts for raw in read_input(part) if isinstance(raw, RawCable)] == [
        raw.text for raw in whole
    ]


def test_the_names_of_columns_are_no_cable_in_the_dump_itself(tmp_path: Path) -> None:
    rows = "\n".join(
        ",".join(f'"{field}"' for field in fields) for fields in (NAMES, ["1", "3/14/2009 12:00", *"abcdef"])
    )
    cables, issues = read(tmp_path / "cables.csv", rows)
    assert ([raw.text for raw in cables], issues) == (["e\n\nf"], [])


def message(cte: str) -> EmailMessage:
    """A message with a telegram as its text."""
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "ann@example.org", "Fwd: a cable"
    mail.set_content(TELEGRAM, cte=cte)
    return mail


def mails() -> Iterator[tuple[str, bytes, str]]:
    """Messages, and where in them the telegram stands."""
    for cte in ("8bit", "quoted-printable", "base64"):
        yield cte, message(cte).as_bytes(), "part 1"
    attached = EmailMessage()
    attached["Subject"] = "see below"
    attached.add_attachment(TELEGRAM.encode(), maintype="text", subtype="plain", filename="oslo.txt")
    yield "attached", attached.as_bytes(), "oslo.txt"
    both = message("8bit")
    both.add_alternative(f"<html><pre>{TELEGRAM}</pre></html>", subtype="html")
    yield "in two forms", both.as_bytes(), "part 1"
    one = message("base64").as_bytes()
    yield "a box", b"From a@example.org Sat Mar 14 12:00:00 2009\n" + one, "part 1"


@pytest.mark.parametrize(("data", "locator"), [pytest.param(*rest, id=name) for name, *rest in mails()])
def test_mail(data: bytes, locator: str, tmp_path: Path) -> None:
    cables, issues = read(tmp_path / "a.eml", data)
    (raw,) = cables
    assert raw.text.strip() == TELEGRAM.strip()
    assert raw.source.locator == locator
    assert issues == []


def test_a_box_of_mail(tmp_path: Path) -> None:
    one = message("base64").as_bytes()
    box = b"".join(b"From a@example.org Sat Mar 14 12:00:00 2009\n" + one + b"\n" for _ in range(2))
    cables, _ = read(tmp_path / "box", box)
    assert [raw.source.locator for raw in cables] == ["message 1 › part 1", "message 2 › part 1"]


def test_a_message_without_a_cable_is_named(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"] = "lunch"
    mail.set_content("On Friday?")
    cables, (issue,) = read(tmp_path / "a.eml", mail.as_bytes())
    assert (cables, issue.code, issue.where) == ([], "not-a-cable", f"{tmp_path / 'a.eml'} › part 1")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 3000), st.binary(max_size=12)), max_size=5))
def test_edited_mail_never_raises(tmp_path: Path, edits: list[tuple[int, bytes]]) -> None:
    both = message("8bit")
    both.add_attachment(TELEGRAM.encode(), maintype="text", subtype="plain", filename="oslo.txt")
    data = both.as_bytes()
    for at, more in edits:
        data = data[:at] + more + data[at + 2 :]
    assert read(tmp_path / "a.eml", data)


def test_parts_within_parts_without_end(tmp_path: Path) -> None:
    deep = b"MIME-Version: 1.0\nSubject: a\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(2000)
    )
    cables, issues = read(tmp_path / "a.eml", deep)
    assert cables == []
    assert all(str(tmp_path / "a.eml") in issue.where for issue in issues)


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><pre>{}</pre></body></html>",
        "<!DOCTYPE html><html><head><style>p {{}}</style></head><body><p>{}</p></body></html>",
    ],
)
def test_pages_of_other_sites(page: str, tmp_path: Path) -> None:
    text = TELEGRAM.replace("&", "&amp;").replace("<", "&lt;")
    cables, issues = read(tmp_path / "a.html", page.format(text if "<pre>" in page else text.replace("\n", "<br>\n")))
    (raw,) = cables
    assert [" ".join(line.split()) for line in raw.text.strip().split("\n")] == [
        " ".join(line.split()) for line in TELEGRAM.strip().split("\n")
    ]
    assert issues == []


@pytest.mark.parametrize(
    ("data", "said"),
    [('[{"id": "09OSLO1"}]', "cables.csv"), ('{"id": "09OSLO1"}', "cables.csv"), ("{\\rtf1 FM OSLO}", "plain text")],
)
def test_what_would_do_is_said(data: str, said: str, tmp_path: Path) -> None:
    cables, (issue,) = read(tmp_path / "a", data)
    assert cables == []
    assert said in issue.message


@pytest.mark.parametrize("name", ["[Content_Types].xml", "META-INF/manifest.xml"])
def test_a_document_of_an_office_program_is_one_issue(name: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", f"<w>{TELEGRAM}</w>")
        archive.writestr(name, "<Types/>")
    (issue,) = read_cables(tmp_path / "a.docx")
    assert isinstance(issue, Issue)
    assert (issue.code, issue.where) == ("binary", str(tmp_path / "a.docx"))
    assert "plain text" in issue.message
