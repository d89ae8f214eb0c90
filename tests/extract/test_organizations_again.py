"""Organizations that a cable calls by less than their names: acronyms, their own part, their head alone."""

import pytest

from tests.extract.test_organizations import found_in


def named(text: str) -> dict[str, list[str]]:
    """The words of every organization by its id."""
    return {one.id: [mention.span.of(text) for mention in one.mentions] for one in found_in(text).organizations}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Lamp and Wick Company (BW) left. BW came.", {"org:no/lamp-and-wick-company": ["Lamp and Wick Company"]}),
        ("The Beacon Watch Company (BWC) left. BWC came.",
         {"org:no/beacon-watch-company": ["Beacon Watch Company", "BWC", "BWC"]}),
        ("The Beacon Works (BW) left. We saw BW.", {"org:no/beacon-works": ["Beacon Works", "BW", "BW"]}),
        ("The foreign ministry (ZRE) wrote. ZRE asks.", {"org:no/zre": ["ZRE", "ZRE"]}),
        ("The state oil company (ZQOC) left. ZQOC came.", {"org:no/zqoc": ["ZQOC", "ZQOC"]}),
        ("The improvised lamp (ZQL) broke. ZQL was dim.", {}),
        ("A company (SALT) left.", {}),
        ("The Zoordinadora Nazional de Medio Zambiente (ZNMZ) met. ZNMZ left.",
         {"org:no/znmz": ["Zoordinadora Nazional de Medio Zambiente", "ZNMZ", "ZNMZ"]}),
        ("The Great Leap Forward (GLF) failed. GLF was long ago.", {}),
        ("Mohamed Zqrx Zuleiman (MZZ) left.", {}),
        ("The Ministry of Fish and Ports met. MFP agreed, MOFP too.",
         {"org:no/ministry-of-fish-and-ports": ["Ministry of Fish and Ports", "MFP", "MOFP"]}),
    ],
)  # fmt: skip
def test_acronyms_stand_for_what_was_named(text: str, words: dict[str, list[str]]) -> None:
    assert named(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zqrx Group and Wvblt Ltd. fight. Zqrx has friends, and Wvblt too.",
         {"org:xx/zqrx-group": ["Zqrx Group", "Zqrx"], "org:xx/wvblt": ["Wvblt Ltd", "Wvblt"]}),
        ("The Zqrx Movement won. We met Zqrx.", {"org:no/zqrx-movement": ["Zqrx Movement", "Zqrx"]}),
        ("Zqrx Trading Co lost. Minister Zqrx left.", {"org:xx/zqrx-trading-co": ["Zqrx Trading Co"]}),
        ("Northern Group lost. We flew to Northern ports.", {"org:no/northern-group": ["Northern Group"]}),
    ],
)  # fmt: skip
def test_names_of_their_own_stand_for_companies_and_parties(text: str, words: dict[str, list[str]]) -> None:
    assert named(text) == words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The National Herring Commission met. The Commission agreed.", 2),
        ("The Ministry of Fisheries met. At the Ministry he said no.", 2),
        ("The Commission agreed.", 0),
        ("The National Herring Commission met. The Commission of Inquiry left.", 2),
        ("The National Herring Commission met. A commission agreed.", 1),
        ("The Island Post wrote. The Post was late.", 1),
    ],
)  # fmt: skip
def test_a_head_alone_is_who_was_named_last(text: str, count: int) -> None:
    assert sum(map(len, named(text).values())) == count


def test_of_two_with_one_head_the_last_is_meant() -> None:
    text = "The Herring Council met. The Fog Council met. The Council agreed."
    assert named(text) == {
        "org:no/herring-council": ["Herring Council"],
        "org:no/fog-council": ["Fog Council", "Council"],
    }


@pytest.mark.parametrize(
    "text", ["1. (S/REL DNK) Report.", "2. (C/NF) Report.", "He is a firm Zqrx supporter. Zqrx won."]
)
def test_markings_and_adjectives_name_none(text: str) -> None:
    assert named(text) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("HE TOLD THE UNITED NATIONS AND THE EUROPEAN UNION SO.",
         {"org:int/un": ["UNITED NATIONS"], "org:int/eu": ["EUROPEAN UNION"]}),
        ("THE CENTRAL ELECTION BOARD MET TODAY.", {"org:no/election-board": ["ELECTION BOARD"]}),
        ("THE MINISTRY OF MINES AND ENERGY AGREED.",
         {"org:no/ministry-of-mines-and-energy": ["MINISTRY OF MINES AND ENERGY"]}),
        ("THE NORTHERN HERRING PARTY (NHP) LOST. NHP LEADERS LEFT.", {"org:no/nhp": ["NHP", "NHP"]}),
        ("THEY WERE UNITED. NATIONS AGREED.", {}),
        ("THE HIGH COST OF WORLD TRADE IS A GENERAL CONCERN.", {}),
    ],
)  # fmt: skip
def test_names_in_capitals(text: str, words: dict[str, list[str]]) -> None:
    assert named(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Partido Zqrxista Wvblt won.", ["Partido Zqrxista Wvblt"]),
        ("We met Banco del Zqrx.", ["Banco del Zqrx"]),
        ("He leads Jamaat-ud-Zqrx.", ["Jamaat-ud-Zqrx"]),
        ("Companies such as Zqrx, Wvblt and NATO left.", ["NATO"]),
        ("He saw companies such as Zqrx, Wvblt, and Krvl left. Wvblt lost.", ["Krvl", "Wvblt", "Wvblt", "Zqrx"]),
        ("The Danish airlines Zqrx and Wvblt merged.", ["Wvblt", "Zqrx"]),
        ("The ZQP-led pact held. We met ZQP.", ["ZQP", "ZQP"]),
        ("Ana Banco left with the parties Zqrx gave.", []),
    ],
)
def test_names_of_other_languages_and_of_lists(text: str, words: list[str]) -> None:
    assert sorted(word for some in named(text).values() for word in some) == words
