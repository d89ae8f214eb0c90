"""TAGS: five kinds, and places that are not ISO."""

import pytest

from graphkit.lexicon.cited import find_kind
from graphkit.lexicon.tags import TAGS, country_of, find_tag, meaning_of
from graphkit.model import ReferenceKind, TagKind


def test_the_list_is_sound() -> None:
    assert len(TAGS) > 450
    for tag, entry in TAGS.items():
        assert tag == tag.upper()
        assert entry.basis
        assert (entry.kind is TagKind.GEO) == (len(tag) == 2 and entry.kind is not TagKind.ORGANIZATION)
        assert entry.country is None or (entry.kind is TagKind.GEO and len(entry.country) == 2)


@pytest.mark.parametrize(
    ("tag", "country"),
    [("JA", "JP"), ("CH", "CN"), ("GM", "DE"), ("AU", "AT"), ("SP", "ES"), ("IZ", "IQ"), ("SZ", "CH"), ("ES", "SV"),
     ("RS", "RU"), ("KS", "KR"), ("KN", "KP"), ("NI", "NG"), ("NG", "NE"), ("UP", "UA"), ("VZ", "VE")],
)  # fmt: skip
def test_places_are_not_iso(tag: str, country: str) -> None:
    assert find_tag(tag) == (TagKind.GEO, country)


@pytest.mark.parametrize(
    ("tag", "kind"),
    [("PREL", TagKind.SUBJECT), ("PFOR", TagKind.SUBJECT), ("KTIP", TagKind.PROGRAM), ("NATO", TagKind.ORGANIZATION),
     ("XF", TagKind.GEO), ("POE, ANN", TagKind.PERSON), ("ADB-1", TagKind.ORGANIZATION), ("KQQQ", TagKind.PROGRAM),
     ("QQ", TagKind.UNKNOWN)],
)  # fmt: skip
def test_kinds(tag: str, kind: TagKind) -> None:
    assert find_tag(tag)[0] is kind


def test_meanings_and_countries() -> None:
    assert meaning_of("ktip") == "trafficking in people"
    assert meaning_of("KPRP") is None
    assert country_of("Japan") == "JP"


def test_cited_things_are_told_by_their_words() -> None:
    assert find_kind("ROME 12") is None
    assert find_kind("poe e-mail") is ReferenceKind.EMAIL
