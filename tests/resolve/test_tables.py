"""What resolution decides on the tables of a whole corpus: labels of items and offices, indicators of envelopes."""

from pathlib import Path

import pytest

from graphkit import pipeline
from graphkit.corpus import Corpus

HEAD = """VZCZCXYZ0001
DE {indicator} #{serial:04} {day:03}1200
ZNR UUUUU ZZH
R {dtg}
FM {sender}
TO RUEHC/SECSTATE WASHDC 1234
INFO RUEHXQ/AMEMBASSY {other}
BT
UNCLAS {station} {serial:06}

E.O. 12958: N/A
TAGS: PREL, NO
SUBJECT: THE FERRY TIMETABLE{ref}

1. (U) {body}

VOLD
"""


def cable(
    folder: Path, serial: int, dtg: str, body: str = "The ferry sails at nine.", ref: str = "", **more: str
) -> None:
    given = {"indicator": "RUEHNY", "sender": "AMEMBASSY OSLO", "station": "OSLO", "other": "STOCKHOLM"} | more
    text = HEAD.format(serial=serial, dtg=dtg, body=body, ref=f"\nREF: {ref}" if ref else "", day=1, **given)
    (folder / f"{given['station']}-{serial}-{dtg[-2:]}.txt").write_text(text, encoding="utf-8")


def build(folder: Path) -> Corpus:
    return pipeline.build(folder / "corpus", [folder / "cables"], workers=1, progress=False)


@pytest.fixture
def cables(tmp_path: Path) -> Path:
    (tmp_path / "cables").mkdir()
    return tmp_path / "cables"


def test_a_label_follows_the_year_that_the_corpus_gives_its_item(tmp_path: Path, cables: Path) -> None:
    cable(cables, 350, "201200Z DEC 07")
    cable(cables, 640, "211200Z DEC 07")
    for n in (300, 330, 345):  # nobody who reads one cable of Rome knows how far the series of Oslo is
        cable(cables, n, f"0{n % 7 + 1}1200Z JUN 08")
    body = "Per ref A, the ferry sails. The Ambassador delivered ref B points to Chairman Odd Lyngstad on June 4."
    rome = {"indicator": "RUEHRO", "sender": "AMEMBASSY ROME", "station": "ROME"}
    cable(cables, 20, "091200Z JUN 08", body, ref="A. OSLO 640\n     B. OSLO 630", **rome)
    corpus = build(tmp_path)
    rows = corpus.ask("SELECT label, \"where\", resolved, outcome FROM reference WHERE cable = '08ROME20' ORDER BY n")
    found = {(row.label, row.where): (row.resolved, row.outcome) for row in rows.itertuples()}
    assert found["A", "body"] == found["A", "ref_line"] == ("07OSLO640", "found")
    assert found["B", "body"] == found["B", "ref_line"] == ("07OSLO630", "absent")
    assert set(corpus.links(kinds=["references"])["target"]) == {"07OSLO640", "07OSLO630"}
    assert set(corpus.links(kinds=["acts_on"])["target"]) == {"07OSLO630"}


def routing(corpus: Corpus, post: str) -> list[str]:
    (attrs,) = corpus.nodes(ids=[post])["attrs"]
    found: list[str] = attrs["routing_indicators"]
    return found


def test_three_cables_teach_an_indicator(tmp_path: Path, cables: Path) -> None:
    for n in (1, 2, 3):
        cable(cables, n, f"0{n}1200Z JAN 08")
    assert "RUEHXQ" in routing(build(tmp_path), "post:stockholm")


def test_two_cables_or_a_tie_teach_nothing(tmp_path: Path, cables: Path) -> None:
    for n in (1, 2):
        cable(cables, n, f"0{n}1200Z JAN 08")
    assert "RUEHXQ" not in routing(build(tmp_path), "post:stockholm")
    for n in (3, 4, 5, 6, 7):
        cable(cables, n, f"0{n}1200Z JAN 08", other="STOCKHOLM" if n == 3 else "HELSINKI")
    assert "RUEHXQ" in routing(build(tmp_path), "post:helsinki")
    assert "RUEHXQ" not in routing(build(tmp_path), "post:stockholm")


def test_an_office_is_labelled_with_whose_it_is(tmp_path: Path, cables: Path) -> None:
    cable(cables, 5, "071200Z JAN 08", "The French ambassador and the DCM met Mayor Lind. He told Consul Lagos so.")
    rows = build(tmp_path).ask("SELECT label FROM node WHERE kind = 'position'")
    labels = set(rows["label"])
    assert labels == {"Ambassador (France)", "Consul (Lagos)", "Deputy Chief of Mission (Oslo)"}
