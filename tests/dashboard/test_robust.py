"""Whatever the address bar, the disk or a hurry may bring: a friendly state, never a stack trace, never a blank."""

import io
import json
import shutil
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from urllib.parse import quote

import duckdb
import pandas as pd
import plotly
import pytest

import graphkit
from dashboard import downloads, shell, urls
from dashboard.app import create_app
from dashboard.data import Data
from dashboard.pages import PAGES
from dashboard.urls import View
from graphkit.pipeline import build_tables
from tests.invented import LISBON_212

PATHS = [page.path for page in PAGES]
ODD = {
    "nul": "q=%00&id=%00&from=%00&post=%00&text=%00",
    "long": "q=" + "grain%20" * 12_000,
    "many": "&".join(f"post=post:{n}" for n in range(5000)),
    "dates": "from=2008-99-99&to=2008-02-31",
    "dates backwards": "from=2009&to=2001",
    "digits of other scripts": "from=%D9%A2%D9%A0%D9%A0%D9%A8&depth=%D9%A1",
    "numbers": "page=-1&depth=-5&step=99999999999&weight=-1&at=-5&at=1e9",
    "nan": "weight=nan&page=nan&depth=inf",
    "huge page": "page=999999",
    "half a character": "q=%ff%fe&id=%ed%a0%80&text=%f0%9f",
    "repeated": "q=a&q=b&id=x&id=y&network=met&network=references",
    "quotes and percent": "id=O%27Neil%20100%25%20%22x%22&q=%22%25%27%22&text=%25%27&who=%27%3B--&tag=%25",
    "query language": "q=((((((AND+OR+NOT+-+%22&text=from:+tag:+before:2008-99-99+id:*",
    "markup": "id=<script>alert(1)</script>&q=<img+src=x+onerror=alert(1)>",
    "unknown words": "network=friends&mode=none&by=century&size=huge&colour=x&kind=?&realis=maybe&direction=up",
    "edge of nothing": "edge=a&edge=b&node=nobody&fact=none",
    "paths": "id=..%2f..%2fetc%2fpasswd&network=..%2f..",
}


def drawn(data: Data, key: str) -> str:
    return json.dumps(shell.show_page(data, key), cls=plotly.utils.PlotlyJSONEncoder)


def friendly(text: str) -> bool:
    return "could not be drawn" not in text and "Traceback" not in text and ('"H1"' in text or "gk-note" in text)


@pytest.mark.parametrize("query", ODD.values(), ids=ODD.keys())
def test_no_address_breaks_a_page(data: Data, query: str) -> None:
    broken = [path for path in PATHS if not friendly(drawn(data, f"{path}?{query}"))]
    assert not broken


@pytest.mark.parametrize("query", ODD.values(), ids=ODD.keys())
def test_no_address_breaks_the_drawer_or_a_download(data: Data, client: Any, query: str) -> None:
    for network in ("met", "references", "co_tagged"):
        shown = shell.show_evidence(data, f"/network?{query}&network={network}&node=person:x&edge=a&edge=b")
        assert "could not be drawn" not in json.dumps(shown, cls=plotly.utils.PlotlyJSONEncoder)
    if len(query) > 20_000:
        return  # a server's own limit on a request line comes first
    for file in ("cables.csv", "meetings.csv", "edges.csv", "network.gexf", "chain.csv", "chain.gexf", "cable.txt"):
        assert client.get(f"/download/{file}?{query}").status_code in (200, 404)


def test_dates_that_are_none_are_left_out_and_said() -> None:
    assert urls.parse("/", "?from=2008-99-99").since is None
    assert urls.parse("/", "?from=2008-02-31").since is None
    assert urls.parse("/", "?from=2008-02-29&to=2008-02").since == "2008-02-29"


def test_results_beyond_the_last_page_lead_back(data: Data) -> None:
    for query in ("", "q=the", "from=2006"):
        text = drawn(data, f"/search?{query}&page=9000")
        assert "There is no such page" in text
        assert "First page" in text


def test_ten_thousand_results_are_shown_in_pages(tmp_path: Path) -> None:
    rows = [f"08TOKYO{n},2008-01-01,UNCLASSIFIED,LAMP {n},0,TOKYO" for n in range(1, 10_051)]
    nodes = written(tmp_path / "nodes.csv", "\n".join(["mrn,date,classification,subject,missing,place", *rows]))
    ties = [f"08TOKYO{n},08TOKYO{n // 2 or 1}" for n in range(2, 10_051)]
    edges = written(tmp_path / "edges.csv", "\n".join(["source,target", *ties]))
    build_tables(tmp_path / "many", nodes, edges)
    data = Data(tmp_path / "many")
    for query in ("", "q=subject:lamp", "from=2008"):
        text = drawn(data, f"/search?{query}")
        assert friendly(text)
        assert len(text) < 150_000
        assert "of 503" in text
    for path in PATHS:
        assert len(drawn(data, path)) < 400_000
    client = create_app(tmp_path / "many").server.test_client()
    for query in ("", "q=subject:lamp", "q=lamp&from=2008"):
        with unpacked(client, f"cables.csv?{query}") as archive:
            rows = archive.read("cables.csv").decode().splitlines()
            assert len(rows) == 10_051
            assert len({row.partition(",")[0] for row in rows}) == 10_051
            said = json.loads(archive.read("about.json")).get("part")
            assert said == ("10,050 of 10,050 cables: those that the search finds" if query else None)
    for file in ("edges.csv", "network.gexf", "evidence.csv"):
        with unpacked(client, f"{file}?network=references") as archive:
            said = json.loads(archive.read("about.json"))["part"]
            assert "of 10,049 ties and" in said
            assert "of 10,050 nodes: the strongest, as the page draws them" in said
            assert file != "network.gexf" or said.encode() in archive.read(file)
    with unpacked(client, "chain.csv?id=08TOKYO1&depth=99") as archive:
        assert "cables: the nearest" in json.loads(archive.read("about.json"))["part"]


def unpacked(client: Any, address: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(client.get(f"/download/{address}").data))


class Quoting:
    """A corpus of a network whose one tie sums many facts, each with one passage."""

    FACTS = 20_001

    def shown(self, view: View) -> Any:
        return SimpleNamespace(network=SimpleNamespace(edges=pd.DataFrame({"source": ["a"], "target": ["b"]})))

    def facts_among(self, view: View, edges: pd.DataFrame) -> pd.DataFrame:
        return pd.DataFrame({"source": "a", "target": "b", "link": [f"l{n}" for n in range(self.FACTS)]})

    def quotes(self, links: tuple[str, ...]) -> pd.DataFrame:
        assert len(links) <= downloads.AT_ONCE, "all of them are in memory at once"
        return pd.DataFrame({"link": links, "quote": "words"})


def test_a_download_quotes_every_fact() -> None:
    files = downloads.made(cast(Data, Quoting()), "evidence.csv", View("/network"))
    assert files is not None
    lines = b"".join(files["evidence.csv"]).decode().splitlines()
    assert lines[0] == "source,target,link,quote"
    assert [line.split(",")[2] for line in lines[1:]] == [f"l{n}" for n in range(Quoting.FACTS)]


def written(file: Path, text: str) -> Path:
    file.write_text(text + "\n")
    return file


def test_another_format_is_refused_in_words(sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    shutil.copytree(sample, folder)
    with duckdb.connect(str(folder / "corpus.duckdb")) as database:
        database.execute("UPDATE meta SET value = '999' WHERE key = 'format'")
    client = create_app(folder).server.test_client()
    assert client.get("/health").status_code == 503
    for path in PATHS:
        text = drawn(Data(folder), path)
        assert "format 999" in text
        assert "build it again" in text
    assert client.get("/download/cables.csv").status_code == 503
    assert client.get("/").status_code == 200


def test_a_corpus_that_is_gone_is_said_to_be_gone(sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    shutil.copytree(sample, folder)
    data = Data(folder)
    assert friendly(drawn(data, "/"))
    shutil.rmtree(folder)
    for path in PATHS:
        assert "is no corpus" in drawn(data, path)


def test_ids_that_were_deleted_are_said_to_be_gone(tmp_path: Path, root: Path) -> None:
    folder, one, other = tmp_path / "corpus", root / "data" / "sample" / "bare", root / "data" / "sample" / "cablegate"
    graphkit.build(folder, [one, other])
    data = Data(folder)
    gone = sorted({*data.cables(View().filters, 500)["id"]})
    shutil.rmtree(folder)
    graphkit.build(folder, [one])
    left = {*data.cables(View().filters, 500)["id"]}
    missing = [cable for cable in gone if cable not in left and data.node(cable) is None]
    assert missing
    for path in ("/cable", "/chains", "/dossier"):
        text = drawn(data, f"{path}?id={quote(missing[0])}")
        assert friendly(text)
        assert missing[0] in text


@pytest.mark.parametrize("path", PATHS)
def test_filters_that_match_nothing_say_what_to_change(data: Data, path: str) -> None:
    text = drawn(data, f"{path}?from=1801&to=1802&tag=NOSUCH")
    assert friendly(text)
    if path not in ("/quality", "/dossier", "/cable"):
        assert "Show everything" in text or "Without filters" in text or "Clear all filters" in text


def test_a_cable_read_in_part_is_listed_with_how_much_is_missing(tmp_path: Path) -> None:
    odd = "\nwhat is this line doing here\n\nE.O. 12958"
    (tmp_path / "part.txt").write_text(LISBON_212.replace("E.O. 12958", odd, 1))
    graphkit.build(tmp_path / "corpus", [tmp_path / "part.txt"])
    text = drawn(Data(tmp_path / "corpus"), "/quality?kind=partly")
    assert "1 cable read in part" in text
    assert f"28 of {len(LISBON_212) + 31}" in text.replace(",", "")
