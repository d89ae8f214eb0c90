"""An authority file names "the Ambassador": by post and day, only as inferred, and never when two could be meant."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from graphkit import pipeline
from graphkit.corpus import Corpus
from graphkit.resolve.authority import holder, holders, lacking, read_chiefs
from graphkit.store.errors import CorpusError

HEAD = "id,territory,person_id,name,role,appointed,started,ended\n"
ROWS = (
    "a,norway,ax,Ole Ax,ambassador-e-p,2003-01-01,2003-02-01,2006-01-12\n"
    "b,norway,vold,Ida M. Vold,ambassador-e-p,2005-11-02,2006-01-12,\n"
    "c,norway,dahl,Eva Dahl,charge-daffaires-ad-interim,,2008-05,2008-07\n"
    "d,norway,ek,Nils Ek,ambassador-e-p,,2009-03-04,\n"
    "e,representative-to-nato,fog,Ann Fog,representative-to-nato,2007-01-01,,2008-01-01\n"
    "f,norway,gun,Never Came,ambassador-e-p,2010-01-01,,\n"
)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("position", "on", "name"),
    [
        ("oslo/ambassador", "2007-06-01", "Ida M. Vold"),
        ("oslo/ambassador", "2005-06-01", "Ole Ax"),
        ("oslo/ambassador", "2006-01-12", None),  # the day of the handover
        ("oslo/ambassador", "2009-03-03", "Ida M. Vold"),  # her end is not known: until the next one came
        ("oslo/ambassador", "2009-03-05", "Nils Ek"),
        ("oslo/ambassador", "2014-01-01", None),  # nobody stays for ever
        ("oslo/ambassador", "2001-01-01", None),
        ("oslo/charge", "2008-06-15", "Eva Dahl"),
        ("oslo/charge", "2008-05-15", None),  # a month does not say from which day on
        ("oslo/dcm", "2008-06-15", None),
        ("usnato/ambassador", "2007-06-15", "Ann Fog"),
        ("rome/ambassador", "2007-06-15", None),
    ],
)
def test_one_holder_or_none(position: str, on: str, name: str | None) -> None:
    chiefs, wrong = read_chiefs(HEAD + ROWS)
    found = holder(holders(chiefs), f"position:post:{position}", day(on), day(on))
    assert (found and found.name, wrong) == (name, [])


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("x,xanadu,,A B,ambassador,,2006,2007", "territory 'xanadu'"),
        ("x,norway,,A B,ambassador,,2006-13-01,", "'2006-13-01' is no date"),
        ("x,norway,,A B,ambassador,,June 2006,", "'June 2006' is no date"),
        ("x,norway,,A B,ambassador,,2007,2006", "ended 2006 before 2007"),
        ("x,norway,,,ambassador,,2006,2007", "no name"),
        ("x,norway", "no name, role, started, ended"),
        ('x,norway,,"A B,ambassador,,2006,2007', "no role, started, ended"),  # a quote that is never closed
        (",".join(["x", "norway", "", "A" * 200_000, "ambassador", "", "2006-99", ""]), "is no date"),
    ],
)
def test_a_bad_row_is_said_with_its_line(row: str, said: str) -> None:
    chiefs, wrong = read_chiefs(HEAD + ROWS + row + "\n")
    assert len(chiefs) == 5
    assert [(line, said in message) for line, message in wrong] == [(8, True)]


def test_missing_columns_are_named() -> None:
    assert lacking("id,name,role\n") == ["territory", "started", "ended"]
    assert read_chiefs("") == ([], [])


CABLE = """UNCLAS OSLO 00{n}

E.O. 12958: N/A
TAGS: PREL, NO
SUBJECT: THE FERRY TIMETABLE

1. (U) The Ambassador met Ferry Board Chairman Odd Lyngstad on {on}. {more}

2. (U) Lyngstad asked for patience.

{signed}
"""


@pytest.fixture
def cables(tmp_path: Path) -> Callable[..., Path]:
    """Writes one cable of OSLO into a folder and returns the folder."""

    def write(n: int, sent: str, on: str, more: str = "", signed: str = "") -> Path:
        folder = tmp_path / "cables"
        folder.mkdir(exist_ok=True)
        head = f"VZCZCXYZ0001\nDE RUEHNY #00{n} 0011200\nZNR UUUUU ZZH\nR {sent}\nFM AMEMBASSY OSLO\n"
        head += "TO RUEHC/SECSTATE WASHDC 1234\nBT\n"
        (folder / f"{n}.txt").write_text(head + CABLE.format(n=n, on=on, more=more, signed=signed), encoding="utf-8")
        return folder

    return write


@pytest.fixture
def authority(tmp_path: Path) -> Path:
    path = tmp_path / "chiefs.csv"
    path.write_text(HEAD + ROWS + "x,xanadu,,A B,ambassador,,2006,2007\n", encoding="utf-8")
    return path


def inferred(corpus: Corpus) -> list[tuple[str, str, str]]:
    links = corpus.links(kinds=("holds",))
    rows = zip(links["source"], links["target"], links["attrs"], strict=True)
    return [(source, target, attrs["authority"]["row"]) for source, target, attrs in rows if attrs["inferred"]]


def test_the_ambassador_is_named_and_says_inferred(
    tmp_path: Path, cables: Callable[..., Path], authority: Path
) -> None:
    corpus = pipeline.build(tmp_path / "c", [cables(11, "051200Z JUN 07", "June 4")], authority=authority, workers=1)
    assert inferred(corpus) == [("person:ida-m-vold", "position:post:oslo/ambassador", "b")]
    (meeting,) = corpus.meetings(of="person:ida-m-vold").to_dict("records")
    assert "Ambassador (Oslo; inferred: Ida M. Vold)" in [one["name"] for one in meeting["participants"]]
    assert "person:ida-m-vold" not in [one["id"] for one in meeting["participants"]]
    issues = corpus.issues()
    said = issues[issues["code"] == "authority-row"]
    assert list(said["path"]) == ["authority.csv:8"]


def test_a_later_build_keeps_the_file(tmp_path: Path, cables: Callable[..., Path], authority: Path) -> None:
    pipeline.build(tmp_path / "c", [cables(11, "051200Z JUN 07", "June 4")], authority=authority, workers=1)
    authority.unlink()
    corpus = pipeline.build(tmp_path / "c", [cables(12, "051200Z JUN 05", "June 4")], workers=1)
    assert {row for _, _, row in inferred(corpus)} == {"a", "b"}


def test_the_day_of_the_meeting_counts(tmp_path: Path, cables: Callable[..., Path], authority: Path) -> None:
    corpus = pipeline.build(tmp_path / "c", [cables(11, "201200Z JAN 06", "January 3")], authority=authority, workers=1)
    (meeting,) = corpus.meetings().to_dict("records")
    assert [one["held_by"] for one in meeting["participants"] if one["held_by"]] == ["person:ole-ax"]


def test_who_is_named_at_that_post_is_the_same_person(
    tmp_path: Path, cables: Callable[..., Path], authority: Path
) -> None:
    cables(11, "051200Z JUN 07", "June 4")
    folder = cables(12, "061200Z JUN 07", "June 5", more="Ambassador Ida Vold called Lyngstad on June 6.")
    corpus = pipeline.build(tmp_path / "c", [folder], authority=authority, workers=1)
    assert inferred(corpus) == [("person:ida-vold", "position:post:oslo/ambassador", "b")]
    assert set(corpus.meetings(of="person:ida-vold")["cable"]) == {"07OSLO11", "07OSLO12"}


def test_a_cable_that_names_its_ambassador_is_believed(
    tmp_path: Path, cables: Callable[..., Path], authority: Path
) -> None:
    folder = cables(12, "061200Z JUN 07", "June 5", more="Ambassador Karin Moe called Lyngstad on June 6.")
    assert inferred(pipeline.build(tmp_path / "c", [folder], authority=authority, workers=1)) == []


def test_a_file_without_the_columns_is_refused_before_the_build(tmp_path: Path, cables: Callable[..., Path]) -> None:
    (tmp_path / "bad.csv").write_text("who,where\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="lacks the columns id, territory"):
        pipeline.build(tmp_path / "c", [cables(11, "051200Z JUN 07", "June 4")], authority=tmp_path / "bad.csv")
    with pytest.raises(CorpusError, match="cannot be read"):
        pipeline.build(tmp_path / "c", [], authority=tmp_path / "none.csv")
    assert not (tmp_path / "c").exists()
