"""Script, markup, formulas and templates in a cable, its subject, topics and file name stay text everywhere."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import plotly
import pytest
from lxml import etree

import graphkit
from dashboard import downloads, zipping
from dashboard.data import Data
from dashboard.pages import PAGES
from dashboard.pages.quality import TABS
from dashboard.shell import show_evidence, show_page
from dashboard.urls import View

SCRIPT = "<script>window.hacked=1</script>"
IMAGE = "<img src=x onerror=window.hacked=1>"
ODD = f"{SCRIPT} {IMAGE} {{{{7*7}}}} ${{7*7}} =HYPERLINK(1) <b>100%</b> &amp; 'q'"
CABLE = """R 0{n}1215Z SEP 06
FM AMEMBASSY LISBON
TO RUEHC/SECSTATE WASHDC 7367
C O N F I D E N T I A L LISBON 00077{n}

E.O. 12958: DECL: 09/05/2016
TAGS: PREL, PO, =HYPERLINK(1), <I>X</I>
SUBJECT: =1+1 {odd}

REF: LISBON 771

1. (C) Ambassador Ilse Marrowdale met on September {n} with Minister Tomas Veldkamp and {image} Director {odd}.
Veldkamp said that {odd} would be sold. @SUM(1) -1+1 {odd}

2. (C) {odd}

MARROWDALE
"""
FILE = "=1+1 <i>{{7*7}}<img src=x onerror=window.hacked=1>.txt"
QUERIES = ("", "hacked", "veldkamp", SCRIPT)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Data:
    folder = tmp_path_factory.mktemp("hostile")
    for number in (1, 2, 3):
        text = CABLE.format(n=number, odd=ODD, image=IMAGE)
        (folder / (FILE if number == 1 else f"{number}.txt")).write_text(text)
    (folder / "unread <script>.txt").write_text("=cmd|' /C calc'!A0 " + SCRIPT)
    graphkit.build(folder / "corpus", sorted(folder.glob("*.txt")))
    return Data(folder / "corpus")


def views(data: Data) -> Iterator[View]:
    yield from (View(page.path) for page in PAGES)
    yield from (View("/quality", kind=kind) for kind, _ in TABS)
    yield from (View("/search", q=query) for query in QUERIES)
    yield from (View("/network", network=name) for name in ("corresponded", "co_tagged", "references", "people_posts"))
    nodes = data.corpus.nodes()["id"].tolist()
    for node in nodes:
        yield View("/dossier", id=node)
    for cable in ("06LISBON771", "06LISBON772", SCRIPT):
        yield from (View(path, id=cable, other=SCRIPT) for path in ("/cable", "/chains", "/meetings", "/network"))
        yield View("/cable", id=cable, mode="reading", at=(20, 400))


def written(component: Any) -> Any:
    return json.loads(json.dumps(component, cls=plotly.utils.PlotlyJSONEncoder))


def figures(tree: Any) -> Iterator[Any]:
    """Every Plotly figure in a page as the browser gets it."""
    if isinstance(tree, dict):
        if isinstance(tree.get("figure"), dict):
            yield tree["figure"]
        for one in tree.values():
            yield from figures(one)
    elif isinstance(tree, list):
        for one in tree:
            yield from figures(one)


def strings(tree: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every string of a tree with the key under which it stands."""
    if isinstance(tree, dict):
        for name, one in tree.items():
            yield from strings(one, name)
    elif isinstance(tree, list):
        for one in tree:
            yield from strings(one, key)
    elif isinstance(tree, str):
        yield key, tree


def test_no_component_takes_markup_and_no_figure_gets_any(hostile: Data) -> None:
    seen = 0
    for view in views(hostile):
        page = written(show_page(hostile, view.href))
        text = json.dumps(page)
        assert "could not be drawn" not in text, view.href
        assert "dangerously_allow_html" not in text
        assert '"Markdown"' not in text
        for figure in figures(page):
            shown = [
                one.replace("<extra></extra>", "")
                for key, one in strings(figure)
                if key not in ("customdata", "source")
            ]
            assert not [one for one in shown if "<" in one], view.href
        seen += "hacked" in text
    assert seen > 10


def test_evidence_is_text(hostile: Data) -> None:
    edges = hostile.network("met", View().filters).edges
    assert len(edges)
    for row in edges.itertuples():
        drawer = written(show_evidence(hostile, View("/network", edge=(row.source, row.target)).href))
        assert "could not be drawn" not in json.dumps(drawer)


@pytest.fixture(scope="module")
def packed(hostile: Data) -> dict[str, dict[str, bytes]]:
    """All downloads of the hostile corpus, unpacked."""
    made = {}
    for file in (*downloads.TABLES, *downloads.OTHERS):
        view = View("/", id="06LISBON772" if file.startswith(("cable.", "chain")) else None)
        content = downloads.made(hostile, file, view)
        assert content is not None
        with zipfile.ZipFile(io.BytesIO(b"".join(zipping.zipped(content)))) as archive:
            made[file] = {name: archive.read(name) for name in archive.namelist()}
    return made


def test_no_cell_of_any_table_is_a_formula(packed: dict[str, dict[str, bytes]]) -> None:
    cells = [
        (name, cell)
        for files in packed.values()
        for name, content in files.items()
        if name.endswith(".csv")
        for row in csv.reader(io.StringIO(content.decode()))
        for cell in row
    ]
    assert any("hacked" in cell for _, cell in cells)
    assert [one for one in cells if one[1][:1] in tuple("=+@\t\r") or (one[1][:1] == "-" and not number(one[1]))] == []


def number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_every_graph_file_is_whole(packed: dict[str, dict[str, bytes]]) -> None:
    graphs = [
        content
        for files in packed.values()
        for name, content in files.items()
        if Path(name).suffix in (".gexf", ".graphml")
    ]
    assert len(graphs) >= 3
    for content in graphs:
        root = etree.fromstring(content)
        assert not root.xpath("//*[local-name()='script' or local-name()='img' or local-name()='b']")


def test_the_text_is_taken_away_as_it_stands(packed: dict[str, dict[str, bytes]]) -> None:
    assert ODD in packed["cable.txt"]["cable.txt"].decode()
