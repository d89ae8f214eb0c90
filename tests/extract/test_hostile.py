"""Hostile and damaged cables: never an exception, bounded work, an Issue where something was cut."""

import pickle
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.extract import EXTRACTORS, Known, extract, learn
from graphkit.extract.hits import hit_at
from graphkit.extract.meetings.enclosed import enclosed
from graphkit.extract.people.cluster import cluster_hits
from graphkit.extract.people.find import MOST
from graphkit.extract.people.gathered import DISTRIBUTION
from graphkit.extract.text.words import read_words, split_text
from graphkit.model import Cable, Extraction, Source

WORDS = (
    """Ambassador;the DCM;Zaki;Mr.;J.;van der;al-;(strictly protect);,;XXXXXXX;Ministry of;and;GOJ;'s;’s;-;told;1."""
)
ODD = ["\n", "\n\n", "É\u0301", "\u202e", "\u200f", "İ", "ß", "Minister for"]
PIECES = st.lists(st.sampled_from([*WORDS.split(";"), *ODD]), max_size=40)


def names_only(text: str):
    """What this room's own extractors find: those that read dates and meetings have tests of their own."""
    found = Extraction()
    for extractor in EXTRACTORS:
        if extractor.name not in ("dates", "meetings"):
            found = extractor.find(Cable("08OSLO1", Source("plain", "x"), text), Known(), found)
    return found


@given(PIECES, st.sampled_from(["", " ", "  "]))
def test_any_order_of_words_is_read(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces)
    found = names_only(text)
    for person in found.people:
        for mention in person.mentions:
            assert 0 <= mention.span.start < mention.span.end <= len(text)
    learn(Cable("08OSLO1", Source("plain", "x"), text))


@given(st.text())
def test_words_and_gaps_tile_any_text(text: str) -> None:
    read = split_text(text)
    assert all(text[start : start + len(word)] == word for word, start in zip(read.words, read.starts, strict=True))
    tiles = "".join(word + gap for word, gap in zip(read.words, read.gaps, strict=True))
    # A line break between two items of a list is doubled, so that it parts them.
    assert single(text[: read.starts[0] if read.words else 0] + tiles) == single(text if read.words else "")


def single(text: str) -> str:
    """The text without empty lines."""
    return re.sub(r"\n+", "\n", text)


def test_a_name_of_five_hundred_letters_is_reported() -> None:
    found = extract(
        Cable("08OSLO1", Source("plain", "x"), "Ambassador " + "Zaki" * 125 + " spoke to Ambassador Lindqvist.")
    )
    assert [person.name for person in found.people] == ["Lindqvist"]
    assert [issue.code for issue in found.issues] == ["word-too-long"]


@pytest.mark.parametrize("piece", ["Begin text x\n\n1. (C) y ", "Q: Why?\n"])
def test_texts_that_begin_and_never_end_are_read_in_linear_time(piece: str) -> None:
    assert len(enclosed(piece * 40_000)) == 40_000


def test_a_thousand_participants_are_all_found() -> None:
    names = [
        f"Ambassador {chr(65 + i // 40)}o{chr(97 + i % 26)}{'aeiou'[i % 5]}kv{chr(97 + i // 26)}" for i in range(1000)
    ]
    found = names_only("Participants: " + ", ".join(names) + ".")
    assert len(found.people) > 900
    assert not found.issues


def test_more_names_than_the_limit_are_an_issue() -> None:
    found = names_only("Ambassador Lindqvist spoke. " * (MOST + 10))
    assert "names-cut" in [issue.code for issue in found.issues]


@pytest.mark.parametrize(
    "unit",
    [
        "Ambassador ",
        "Ministry of ",
        "Zaki ",
        "Minister for Trade and ",
        "A. ",
        "al-",
        "(protect) ",
        "(who asked us to protect her ",
        "Please protect the identity of ",
        "Ann Zaki, please protect all, ",
        "XXXXXXXX ",
        "Kim Zaki told Ann Zaki. ",
        "GOJ's ",
        "the DCM and ",
        "Northern Herring Party (NHP) ",
        "ZQP (Zqrx Quay Party) ",
        "the operator Zqrx, ",
        "the Zqrx airline, ",
        "Zqrx, a brewery, ",
        "ZQP leader ",
        "chairman of ZQP ",
        "Zqrx Group and companies such as Wvblt, Krvl and ",
        "The Zqrx Commission (ZNC) met the Commission. ",
        "Partido de ",
        "Ingrid Berge, Zhirin, Khakan and Ingrid, ",
        "President Omar Zaki met. President Zaki left. ",
        "Olav Zaki met Omar Zaki. Mr. Zaki left. ",
        "THE CENTRAL NATIONAL (CN) MINISTRY OF TRADE AND ",
    ],
)
def test_work_grows_with_the_text_and_not_faster(unit: str) -> None:
    """Twice the text may not need much more than twice the steps: counted in calls, so no clock decides."""
    small, large = (calls_of(names_only, unit * n) for n in (150, 300))
    assert large < 3 * small + 2000


def test_one_name_in_many_lines_of_distribution_is_joined_in_linear_time() -> None:
    read = read_words("LIND")
    hit = hit_at(read, 0, 0, None, DISTRIBUTION)
    small, large = (calls_of(lambda text: cluster_hits([hit] * len(text)), "x" * n) for n in (300, 600))
    assert large < 3 * small


def calls_of(work: Callable[[str], object], text: str) -> int:
    import sys

    count = 0

    def trace(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    work(text)
    read_words("")
    sys.setprofile(trace)
    try:
        work(text + " ")  # what is kept of a text is found anew
    finally:
        sys.setprofile(None)
    return count


def test_a_broken_extractor_is_an_issue(monkeypatch: pytest.MonkeyPatch) -> None:
    import graphkit.extract as room

    def fail(*_: object) -> None:
        raise ZeroDivisionError("no")

    broken = room.Extractor("broken", fail)  # type: ignore[arg-type]
    monkeypatch.setattr(room, "EXTRACTORS", (broken, *room.EXTRACTORS))
    found = extract(Cable("08OSLO1", Source("plain", "x"), "Ambassador Lindqvist spoke."))
    assert [issue.code for issue in found.issues] == ["failed"]
    assert len(found.people) == 1


def test_knowledge_survives_pickling() -> None:
    known = Known({"Zaki": {"NO": 3}})
    assert pickle.loads(pickle.dumps(known)) == known


def test_clusters_do_not_depend_on_the_order_of_hits() -> None:
    read = split_text("Ann Lindqvist saw Bo Lindqvist and Lindqvist")
    hits = [hit_at(read, *at, None, "x") for at in ((0, 1), (3, 4), (6, 6))]
    assert [c.surname for c in cluster_hits(hits)] == [c.surname for c in cluster_hits(reversed(hits))]


def test_extractors_are_named_once() -> None:
    names = [extractor.name for extractor in EXTRACTORS]
    assert len(set(names)) == len(names)
