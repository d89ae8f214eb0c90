"""Posts and stations: the list is sound, and every spelling leads to one of them."""

import csv
import gzip
import re
from collections import Counter
from pathlib import Path

import pytest

from graphkit.lexicon.addressed import find_id, name_of
from graphkit.lexicon.posts import POSTS, find_post, known_key, post_of_station, station_key


def test_the_list_is_sound() -> None:
    assert len(POSTS) >= 300
    assert len({post.id for post in POSTS}) == len(POSTS)
    assert len({post.station for post in POSTS}) == len(POSTS)
    for post in POSTS:
        assert -90 <= post.lat <= 90
        assert -180 <= post.lon <= 180
        assert len(post.country) == 2
        assert post.station.isalpha()
        assert post.station.isupper()
        assert post.kind in {"embassy", "consulate", "mission", "office", "department"}
        assert all(routing[:2] in ("RU", "RH") for routing in post.routing)


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post.id)
def test_every_post_is_found_by_its_station_and_its_spellings(post: object) -> None:
    station = post.station  # type: ignore[attr-defined]
    assert post_of_station(station) is post
    assert known_key(station) is post
    assert station_key(station) == station


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("AMEMBASSY TOKYO", "post:tokyo"),
        ("Embassy Tokyo", "post:tokyo"),
        ("AMCONSUL OSAKA KOBE", "post:osaka-kobe"),
        ("Consulate General Naha", "post:naha"),
        ("SECSTATE WASHDC", "post:state"),
        ("Secretary of State", "post:state"),
        ("USMISSION USUN NEW YORK", "post:usun-new-york"),
        ("USEU BRUSSELS", "post:useu-brussels"),
        ("AMEMBASSY BRUSSELS", "post:brussels"),
        ("USMISSION UNVIE VIENNA", "post:unvie"),
        ("AMEMBASSY VIENNA", "post:vienna"),
        ("USINT HAVANA", "post:havana"),
        ("IRAN RPO DUBAI", "post:rpo-dubai"),
        ("AMCONSUL DUBAI", "post:dubai"),
        ("AIT TAIPEI", "post:ait-taipei"),
        ("REO BASRAH", "post:basrah"),
        ("Mission Geneva", "post:geneva"),
        ("SECDEF WASHDC", "post:secdef"),
        ("PORTAUPRNCE", "post:port-au-prince"),
        ("CARACA", "post:caracas"),
    ],
)
def test_names_as_written(name: str, expected: str) -> None:
    post = find_post(name)
    assert post is not None
    assert post.id == expected
    assert find_id(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("AMEMBASSY XANADU", "post:xanadu"),
        ("CHILD LABOR COLLECTIVE", "org:collective/child-labor"),
        ("CHINA POSTS COLLECTIVE", "org:collective/china-posts"),
        ("DEPT OF LABOR WASHINGTON DC", "org:us/labor"),
        ("FBI WASHDC", "org:us/fbi"),
        ("JUSTICE DEPT WASHDC", "org:us/justice"),
        ("NSC WASHDC", "org:us/nsc"),
        ("HQ USCENTCOM MACDILL AFB FL", "org:us/centcom"),
        ("SECDEF WASHDC//USDP:PDUSDP/ISA:EUR/DSCA//", "post:secdef"),  # the agency is only for whose attention
        ("", None),
    ],
)
def test_addressees_beside_the_list(name: str, expected: str | None) -> None:
    assert find_id(name) == expected


@pytest.mark.parametrize("name", ["FISH", "TALKS", "XYZ", "QQQQQQQQQ"])
def test_likeness_alone_makes_no_post(name: str) -> None:
    assert find_post(name) is None


def test_names_for_people() -> None:
    assert name_of("post:tokyo") == "Embassy Tokyo"
    assert name_of("org:us/fbi") == "Federal Bureau of Investigation"
    assert name_of("post:nowhere") is None


@pytest.mark.corpus
def test_nearly_every_station_of_a_large_network_of_citations_is_known(shared: Path) -> None:
    """What is left are numbers of other papers (IIR, FBIS, FAS) and words that only stand before a number."""
    keys: Counter[str] = Counter()
    for name in ("nodes", "edges"):
        with gzip.open(shared / "corpora" / "refgraph" / f"refgraph_{name}.csv.gz", "rt", encoding="utf-8") as table:
            ids = (cell for row in csv.reader(table) for cell in row[:2])
            keys.update(hit[1] for cell in ids if (hit := re.fullmatch(r"\d\d([A-Z'. -]+)\d+", cell)))
    unknown = {key for key in keys if known_key(key) is None and find_post(key) is None}
    assert len(keys) > 400
    assert sum(keys[key] for key in unknown) < 0.002 * keys.total()
