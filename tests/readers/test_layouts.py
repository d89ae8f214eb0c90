"""Every layout: the same invented cables come out, whatever holds them."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.model import Issue, RawCable
from graphkit.readers import READERS, read_cables
from tests.readers.make import LAYOUTS, Invented, invent, pack, squash, write_layout

CABLES = invent(300)
FEW = CABLES[:7]


def cables_of(path: Path) -> list[RawCable]:
    """The cables at a path, which must have no issues."""
    found = list(read_cables(path))
    assert [item for item in found if isinstance(item, Issue)] == []
    return [item for item in found if isinstance(item, RawCable)]


def test_layouts_are_those_of_the_registry() -> None:
    assert set(LAYOUTS) == {reader.name for reader in READERS}
    assert len({reader.name for reader in READERS}) == len(READERS)


@pytest.mark.parametrize("name", LAYOUTS)
def test_each_layout_is_told_by_content_not_by_name(name: str, tmp_path: Path) -> None:
    write_layout(name, FEW, tmp_path / "whatever.bin")
    raws = cables_of(tmp_path)
    assert {raw.source.reader for raw in raws} == {name}
    assert len(raws) == len(FEW)
    for raw in raws:
        assert raw.source.sha256 == hashlib.sha256(raw.text.encode()).hexdigest()
        assert raw.source.path.startswith(str(tmp_path))


@pytest.mark.parametrize("name", ["cablegate-csv", "cablegate-tsv", "wikileaks-page", "cable-text"])
def test_text_is_what_was_written(name: str, tmp_path: Path) -> None:
    write_layout(name, CABLES, tmp_path / "x")
    assert [raw.text for raw in cables_of(tmp_path)] == [cable.text for cable in CABLES]


PACKINGS: list[tuple[str, str]] = [
    ("wikileaks-page", "zip"),
    ("wikileaks-page", "tar.gz"),
    ("wikileaks-page", "7z"),
    ("cable-text", "tar.xz"),
    ("cable-text", "tar"),
    ("cable-text", "zip"),
]


@pytest.mark.parametrize(("name", "kind"), PACKINGS)
def test_archives_hold_the_same_cables(name: str, kind: str, tmp_path: Path) -> None:
    write_layout(name, CABLES, tmp_path / "in")
    pack(kind, tmp_path / "in", tmp_path / "packed")
    raws = cables_of(tmp_path / "packed")
    assert [raw.text for raw in raws] == [cable.text for cable in CABLES]
    assert raws[0].source.locator.startswith("00001-07OSLO1.")


@pytest.mark.parametrize("kind", ["gz", "xz", "zip", "7z"])
@pytest.mark.parametrize("name", ["cablegate-csv", "cablegate-tsv"])
def test_dumps_are_read_out_of_archives(name: str, kind: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_layout(name, CABLES, tmp_path / "in" / "dump")
    if kind in ("gz", "xz"):
        squash(kind, tmp_path / "in" / "dump", tmp_path / "packed")
    else:
        pack(kind, tmp_path / "in", tmp_path / "packed")
    raws = cables_of(tmp_path / "packed")
    assert [(raw.given["id"], raw.text) for raw in raws] == [(cable.id, cable.text) for cable in CABLES]
    assert raws[41].source.locator.endswith("row 42")


# ------------------------------------------------------------------------------------------- what containers state


def _csv_given(cable: Invented) -> dict[str, str]:
    at = cable.created
    return {
        "number": str(cable.number),
        "created": f"{at.month}/{at.day}/{at.year} {at.hour}:{at.minute:02d}",
        "id": cable.id,
        "origin": cable.origin,
        "classification": cable.classification,
        "references": "|".join(cable.references),
    }


def _tsv_given(cable: Invented) -> dict[str, str]:
    return _csv_given(cable) | {"created": f"{cable.created:%Y-%m-%d %H:%M:%S}"}


def _page_given(cable: Invented) -> dict[str, str]:
    return {
        "id": cable.id,
        "created": f"{cable.created:%Y-%m-%d %H:%M}",
        "released": "2030-01-01 00:12",
        "classification": cable.classification,
        "origin": cable.origin,
        "subject": cable.subject,
        "tags": "EFIS PREL",
    }


def _copied_given(cable: Invented) -> dict[str, str]:
    return {
        "id": cable.id,
        "created": f"{cable.created:%Y-%m-%d %H:%M:%S}",
        "classification": cable.classification,
        "origin": cable.origin,
        "subject": cable.subject,
        "tags": "EFIS PREL NO",
    }


def _archive_given(cable: Invented) -> dict[str, str]:
    return {
        "automatic_decaptioning": "X",
        "classification": "UNCLASSIFIED",
        "concepts": "LIGHTHOUSES, FERRIES",
        "created": f"{cable.created:%d %b %Y}".upper(),
        "id": f"2007{cable.station.replace(' ', '')[:6]}{cable.number:05d}",
        "origin": cable.station,
        "office": "ACTION EUR",
        "original_classification": "CONFIDENTIAL",
        "references": ", ".join(cable.references),
        "subject": cable.subject,
        "tags": "EFIS, PREL, NO",
        "to": "STATE",
    }


GIVEN: dict[str, Callable[[Invented], dict[str, str]]] = {
    "cablegate-csv": _csv_given,
    "cablegate-tsv": _tsv_given,
    "wikileaks-page": _page_given,
    "page-text": _copied_given,
    "aad-text": _archive_given,
    "markdown": lambda _: {},
    "pdf-text": lambda _: {},
    "cable-text": lambda _: {},
}


@pytest.mark.parametrize("name", GIVEN)
def test_containers_statements_are_kept_as_written(name: str, tmp_path: Path) -> None:
    write_layout(name, FEW, tmp_path / "x")
    for raw, cable in zip(cables_of(tmp_path), FEW, strict=True):
        assert dict(raw.given) == {key: value for key, value in GIVEN[name](cable).items() if value}


@pytest.mark.parametrize("name", ["page-text", "markdown", "pdf-text", "cable-text", "aad-text"])
def test_plain_text_is_the_file_unchanged(name: str, tmp_path: Path) -> None:
    write_layout(name, FEW, tmp_path / "x")
    for raw in cables_of(tmp_path):
        assert raw.text.encode() == Path(raw.source.path).read_bytes()
        assert (raw.source.offset, raw.source.locator) == (0, "")


def test_pages_with_four_columns_and_with_one_block(tmp_path: Path) -> None:
    from tests.readers.make import page

    four = page(FEW[0], released=False)
    (tmp_path / "a.html").write_text(four, "utf-8")
    (tmp_path / "b.html").write_text(four.replace("</pre></code>\n<code><pre>", "&#x000A;&#x000A;"), "utf-8")
    first, second = cables_of(tmp_path)
    assert "released" not in first.given
    assert first.given["classification"] == "CONFIDENTIAL"
    assert first.text == second.text == FEW[0].text


def test_page_keeps_what_only_looks_like_markup(tmp_path: Path) -> None:
    page = "<html><h3>Viewing cable 07OSLO1, A</h3><pre>FM X\n1. (U) <NAME> wrote <a@b.c>; 1 < 2 &lt;b&gt; R&D</pre>"
    (tmp_path / "a.html").write_text(f"{page}</html>", "utf-8")
    assert cables_of(tmp_path)[0].text == "FM X\n1. (U) <NAME> wrote <a@b.c>; 1 < 2 <b> R&D"


@pytest.mark.parametrize("cut", ["FEW_WORDS", "</pre></code>\n<code>", "</body>"])
def test_a_page_that_is_cut_off_is_kept_as_far_as_it_goes_and_told(cut: str, tmp_path: Path) -> None:
    from tests.readers.make import page

    whole = page(FEW[0])
    at = len(whole) - 60 if cut == "FEW_WORDS" else whole.index(cut) + len(cut)
    (tmp_path / "a.html").write_text(whole[:at], "utf-8")
    raw, issue = read_cables(tmp_path)
    assert isinstance(raw, RawCable)
    assert isinstance(issue, Issue)
    assert FEW[0].text.startswith(raw.text)
    assert (issue.code, issue.where) == ("truncated", str(tmp_path / "a.html"))
    assert f"character {at} " in issue.message


def test_archive_file_with_several_telegrams(tmp_path: Path) -> None:
    from tests.readers.make import archive_text

    texts = [archive_text(cable) for cable in FEW[:3]]
    (tmp_path / "a.txt").write_text("\n\n".join(texts), "utf-8", newline="")
    untitled = "\n\n".join(text.removeprefix("Message Text\n\n\n") for text in texts)
    (tmp_path / "b.txt").write_text(untitled, "utf-8", newline="")
    raws = cables_of(tmp_path)
    assert [raw.given["id"][-5:] for raw in raws] == ["00001", "00002", "00003"] * 2
    for raw in raws:
        whole = Path(raw.source.path).read_bytes().decode()
        assert whole[raw.source.offset :].startswith(raw.text)
        assert raw.text.count("Message Attributes") == 1
    assert "".join(raw.text for raw in raws[:3]) == "\n\n".join(texts)
    assert "".join(raw.text for raw in raws[3:]) == untitled
