"""Every page for every odd view; hostile text; a corpus that holds nothing."""

import json
from pathlib import Path
from typing import Any

import plotly
import pytest
from dash import html

import graphkit
from dashboard import shell
from dashboard.data import Data
from dashboard.pages import PAGES, page_at, reader
from dashboard.urls import View

ODD = (
    View(),
    View(since="1900", until="1901"),
    View(tags=("NOSUCH",), text="nothing says this"),
    View(id="no such thing", other="nor this", node="x", mode="?", by="decade", kind="?", direction="?", network="?"),
    View(id='O\'Neil % "quoted" & <b>', q='"unclosed ( AND -'),
    View(page=9999, depth=9999, weight=9999.0, at=(5, 10**9)),
    View(edge=("post:lisbon", "post:state"), network="corresponded"),
    View(id="post:lisbon"),
    View(id="tag:PREL"),
    View(id="06STATE190455", at=(100, 160), depth=2),
    View(id="06STATE190455", other="06STATE190455", direction="back"),
)


HOSTILE = """<script>window.hacked=1</script> {{7*7}} =HYPERLINK("x") ${jndi:x} "quotes" 100% 'single'"""
CABLE = """R 0{n}1200Z JUN 08
FM AMEMBASSY LISBON
TO RUEHC/SECSTATE WASHDC 010{n}

C O N F I D E N T I A L LISBON 00000{n}

TAGS: PREL, PO
SUBJECT: GRAIN {hostile}

REF: LISBON 1

1. (C) On June 3 Ambassador Ilse Marrow met with Minister Tomas Veld. {hostile}

2. (C) Minister Veld told the DCM that the grain talks would go on.

MARROW
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus whose cables carry script, markup, formulas and template strings."""
    folder = tmp_path_factory.mktemp("hostile")
    for n in (1, 2, 3):
        (folder / f"08LISBON{n}.txt").write_text(CABLE.format(n=n, hostile=HOSTILE))
    graphkit.build(folder / "corpus", sorted(folder.glob("*.txt")))
    return folder / "corpus"


def written(component: Any) -> str:
    return json.dumps(component, cls=plotly.utils.PlotlyJSONEncoder)


def drawn(data: Data, view: View) -> str:
    key = view.href
    return written(shell.show_page(data, key))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
@pytest.mark.parametrize("view", ODD, ids=lambda view: view.query or "plain")
def test_no_view_breaks_a_page(data: Data, page: Any, view: View) -> None:
    from dataclasses import replace

    text = drawn(data, replace(view, path=page.path))
    assert "could not be drawn" not in text
    assert '"H1"' in text or "gk-note" in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_an_empty_corpus_says_so(tmp_path: Path, page: Any) -> None:
    nothing = tmp_path / "nothing.txt"
    nothing.write_text("no cable at all\n")
    graphkit.build(tmp_path / "corpus", [nothing])
    text = drawn(Data(tmp_path / "corpus"), View(page.path))
    assert "could not be drawn" not in text


def test_an_unknown_address_is_answered(data: Data) -> None:
    assert "There is no page" in drawn(data, View("/nowhere"))
    assert page_at("/network/") is page_at("/network")


def test_a_failing_page_says_what_happened(
    data: Data, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: Any) -> Any:
        raise ValueError("the disk is on fire")

    monkeypatch.setattr(shell, "_content", fail)
    text = drawn(data, View("/network"))
    assert "the disk is on fire" in text
    assert "Traceback" not in text
    assert "could not be drawn" in caplog.text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_hostile_text_stays_text(hostile: Path, page: Any) -> None:
    for one in ("08LISBON1", "post:lisbon", None):
        text = drawn(Data(hostile), View(page.path, id=one, q="grain" if page.path == "/search" else None))
        assert "could not be drawn" not in text
        assert "dangerously" not in text.replace('"dangerously_allow_code": false', "")
        assert "<script" not in json.dumps(figures_in(json.loads(text)))


def figures_in(component: Any) -> list[Any]:
    """Everything that Plotly is handed: it reads a small HTML, so that nothing like it may arrive there."""
    if isinstance(component, list):
        return [found for one in component for found in figures_in(one)]
    if isinstance(component, dict):
        return ([component["figure"]] if "figure" in component else []) + [
            found for one in component.values() for found in figures_in(one)
        ]
    return []


def test_hostile_text_is_read_as_it_was_sent(hostile: Path) -> None:
    data = Data(hostile)
    row = data.cable("08LISBON1")
    assert row is not None
    assert HOSTILE in row["text"]
    from dashboard.components import text

    assert words_of(text.body(row, View("/cable", id="08LISBON1"))) == row["text"]


def words_of(component: Any) -> str:
    """All text of a component, in order."""
    if isinstance(component, list | tuple):
        return "".join(words_of(one) for one in component)
    if isinstance(component, str):
        return component
    return words_of(component.children) if getattr(component, "children", None) is not None else ""


def test_the_reader_shows_every_character_once_and_in_order(data: Data) -> None:
    from dashboard.components import text
    from graphkit.model import Filters

    for cable in data.cables(Filters(), 25)["id"]:
        row = data.cable(cable)
        assert row is not None
        assert words_of(text.body(row, View("/cable", id=cable, at=(40, 90)))) == row["text"]


def test_the_words_asked_for_are_lit(data: Data) -> None:
    from dashboard.components import text

    row = data.cable("06STATE190455")
    assert row is not None
    found: list[str] = []

    def collect(component: Any) -> None:
        if isinstance(component, html.Mark):
            found.append(words_of(component))
        elif isinstance(component, list | tuple):
            for one in component:
                collect(one)
        elif not isinstance(component, str) and getattr(component, "children", None) is not None:
            collect(component.children)

    collect(text.body(row, View("/cable", id=row["id"], at=(30, 90))))
    assert "".join(found) == row["text"][30:90]


def test_a_subject_without_end_is_no_title(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(CABLE.format(n=1, hostile="AND LAMPS " * 3000))
    data = Data(graphkit.build(tmp_path / "corpus", [tmp_path / "1.txt"]).path)
    long = words_of(reader.layout(data, View("/cable", id="08LISBON1")).children[0].children[1])
    assert long.startswith("GRAIN AND LAMPS")
    assert len(long) <= 240
    assert long.endswith("…")
    assert data.subjects(("08LISBON1",))["08LISBON1"] == long


def test_the_reader_of_a_masked_name_is_told_how_far_the_mask_reaches(data: Data) -> None:
    masked = data.corpus.rows("SELECT cable FROM person WHERE protected LIMIT 1")[0]["cable"]
    said = "Names are masked cable by cable: another cable that does not mark one may show it."
    assert f"1 protected person. {said}" in drawn(data, View("/cable", id=masked))
    assert said not in drawn(data, View("/cable", id="06LISBON2011"))
