"""Tables of others become a corpus: every id and every citation, as given."""

import gzip
from pathlib import Path

import pytest

from graphkit.pipeline import build_tables
from graphkit.store.errors import CorpusError

NODES = (
    "mrn,date,classification,subject,missing,place\n"
    "08OSLO1,2008-01-03,SECRET,ONE,0,OSLO\n08OSL02,,,,1,OSLO\n08ROME3,,,,0,\n"
)
EDGES = "source,target\n08OSLO1,08OSL02\n08OSLO1,08ROME3\n08ROME3,08ROME3X\n"


def write(folder: Path, nodes: str = NODES, edges: str = EDGES) -> tuple[Path, Path]:
    (folder / "nodes.csv").write_text(nodes)
    (folder / "edges.csv.gz").write_bytes(gzip.compress(edges.encode()))
    return folder / "nodes.csv", folder / "edges.csv.gz"


def test_ids_and_citations_are_taken_as_given(tmp_path: Path) -> None:
    for _ in range(2):
        corpus = build_tables(tmp_path / "c", *write(tmp_path))
    assert set(corpus.nodes(kinds=["cable"])["id"]) == {"08OSLO1", "08OSL02", "08ROME3", "08ROME3X"}
    links = corpus.links(kinds=["references"])
    assert set(zip(links["source"], links["target"], strict=True)) == {
        ("08OSLO1", "08OSL02"),
        ("08OSLO1", "08ROME3"),
        ("08ROME3", "08ROME3X"),
    }
    assert corpus.search("subject:one").total == 1
    assert corpus.info()["stubs"] == 2


@pytest.mark.parametrize(
    ("nodes", "edges", "message"),
    [("name\nx\n", EDGES, "mrn or id"), (NODES, "from,to\na,b\n", "source, target")],
)
def test_columns_that_lack_are_named(tmp_path: Path, nodes: str, edges: str, message: str) -> None:
    with pytest.raises(CorpusError, match=message):
        build_tables(tmp_path / "c", *write(tmp_path, nodes, edges))


def test_dates_that_are_none_are_left_out_and_named(tmp_path: Path) -> None:
    good = {
        "08OSLO1": "2006",
        "08OSLO2": "2006-03",
        "08OSLO3": "2006-03-14",
        "08OSLO4": "2006-03-14T10:30:00Z",
        "08OSLO5": "2004-02-29 10:30",
    }
    bad = (
        "3/14/2006",
        "Mar 2006",
        "March 2006",
        "2006-13-45",
        "2006-00",
        "0000",
        "20060314",
        "2006-3-14",
        "2006-02-30",
    )
    bad = (*bad, "2006-03-14 late", "١٩٩٩", "2006-")
    written = {**good, **{f"08ROME{n}": date for n, date in enumerate(bad, 1)}, "08ROME99": ""}
    nodes = "mrn,date\n" + "".join(f"{one},{date}\n" for one, date in written.items())
    corpus = build_tables(tmp_path / "c", *write(tmp_path, nodes, "source,target\n08OSLO1,08X2\n"))
    found = dict(corpus.cables()[["id", "date"]].to_numpy())
    assert found == {**dict.fromkeys(written), **{one: date[:10] for one, date in good.items()}}
    issues = corpus.issues()
    assert set(issues["cable"]) == {f"08ROME{n}" for n in range(1, len(bad) + 1)}
    assert {*issues["path"]} == {str(tmp_path / "nodes.csv")}
    assert all(one in " ".join(issues["message"]) for one in bad)
    assert list(corpus.timeline()["period"]) == ["2004-02", "2006", "2006-03"]


def test_half_a_citation_is_none_and_is_named(tmp_path: Path) -> None:
    corpus = build_tables(tmp_path / "c", *write(tmp_path, edges=EDGES + "08ROME3,\n08ROME3,\n,08OSL02\n,\n"))
    assert len(corpus.links(kinds=["references"])) == 3
    issues = corpus.issues()
    assert set(issues["code"]) == {"half-a-citation"}
    assert sorted(issues["message"]) == [
        "a citation by 08ROME3 lacks an end",
        "a citation by none lacks an end",
        "a citation of 08OSL02 lacks an end",
    ]


def test_the_post_is_known_by_the_place_or_else_by_the_id(tmp_path: Path) -> None:
    nodes = "mrn,place\n08OSLO1,\n08X2,Rome\n08XANADU3,XANADU\n"
    corpus = build_tables(tmp_path / "c", *write(tmp_path, nodes, "source,target\n08OSLO1,08X2\n"))
    sent = corpus.links(kinds=["sent_by"])
    assert dict(zip(sent["source"], sent["target"], strict=True)) == {
        "08OSLO1": "post:oslo",
        "08X2": "post:rome",
        "08XANADU3": "post:unlisted/xanadu",
    }
    assert dict(corpus.nodes(kinds=["post"])[["id", "label"]].to_numpy())["post:oslo"] == "Embassy Oslo"


def test_a_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    nodes, _ = write(tmp_path)
    with pytest.raises(CorpusError, match=r"edges2\.csv.*no such file"):
        build_tables(tmp_path / "c", nodes, tmp_path / "edges2.csv")


def test_cables_of_large_tables_are_found_and_open_without_their_text(tmp_path: Path) -> None:
    rows = "".join(f"08OSLO{n},2008-01-03,SECRET,FISH {n},0,OSLO\n" for n in range(1, 100))
    nodes = "mrn,date,classification,subject,missing,place\n" + rows
    corpus = build_tables(tmp_path / "c", *write(tmp_path, nodes, "source,target\n08OSLO99,08OSLO1\n"))
    cable = corpus.cable("08OSLO99")
    assert cable is not None
    assert (cable.subject, cable.text) == ("FISH 99", "")
    assert set(corpus.search("fish", 200, 0).hits["snippet"]) == {""}
