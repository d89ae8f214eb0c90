"""Of copies of one cable the fullest is kept; what any of them asks to protect is hidden in it."""

import json
from pathlib import Path

import pytest

import graphkit

HEAD = """R 061215Z SEP 06
FM AMEMBASSY LISBON
TO RUEHC/SECSTATE WASHDC 7367
C O N F I D E N T I A L LISBON 000777

E.O. 12958: DECL: 09/05/2016
TAGS: PREL PO
SUBJECT: RAIN

1. (C) Editor Zephyrine Quastelbrook {marker} met Poloff on September 4. Poloff met Wu Orlamunder {marker} on
September 5. Poloff met Quastelbrook again on September 6. {more}

MARROWDALE
"""
MARKED = HEAD.format(marker="(strictly protect)", more="")
GARBLED = HEAD.format(marker="(strictly prot ect)", more="It rained in Lisbon, and Wu was calm.")


def shown(corpus: graphkit.Corpus) -> str:
    """What the corpus says of the cable and of people, in small letters."""
    cable = corpus.cable("06LISBON777")
    said = [cable.text, cable.to_dict(), corpus.nodes().to_dict("records"), corpus.meetings().to_dict("records")]
    return json.dumps(said, default=str).lower()


@pytest.mark.parametrize("first", ["marked", "garbled", "both"])
def test_the_kept_copy_hides_what_another_one_protects(first: str, tmp_path: Path) -> None:
    texts = {"marked": MARKED, "garbled": GARBLED}
    (tmp_path / "in").mkdir()
    for name in sorted(texts, key=lambda one: one != first):
        (tmp_path / "in" / f"{name}.txt").write_text(texts[name])
        if first != "both":
            graphkit.build(tmp_path / "corpus", [tmp_path / "in"], workers=1)
    corpus = graphkit.build(tmp_path / "corpus", [tmp_path / "in"], workers=1)
    said = shown(corpus)
    assert "it rained in lisbon, and [protected] was calm" in said
    assert not any(name in said for name in ("quastelbrook", "zephyrine", "orlamunder", "wu "))
    assert corpus.info()["protected"] == 2


def test_copies_that_ask_alike_are_read_once(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text(MARKED)
    (tmp_path / "in" / "two.txt").write_text(MARKED.replace("on\nSeptember 5", "\non September 5 "))
    graphkit.build(tmp_path / "corpus", [tmp_path / "in"], workers=1)
    assert not [path.name for path in (tmp_path / "corpus" / "parts").iterdir() if path.name.startswith("again")]
