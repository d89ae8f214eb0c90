"""Organizations that a cable calls by less than their names: acronyms, their own part, their head alone."""

import pytest

from tests.extract.organizations.test_organizations import found_in


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


DEFINED = [
    ("The Intense Cold Campaign (ICC) began. ICC troops left.", {}),
    ("They signed the Exercise Support Agreement (ESA). The ESA helps.", {}),
    ("The International Fog Group on Iceland (IFG-I) met. The IFG left, and IFG-I wrote.",
     {"org:xx/international-fog-group": ["International Fog Group on Iceland", "IFG-I", "IFG", "IFG-I"]}),
    ("Iran's Ministry of Intelligence and Security (MOIS) wrote. MOIS left.",
     {"org:ir/mois": ["Ministry of Intelligence and Security", "MOIS", "MOIS"]}),
    ("The Danish National Fog Board (DNFB) met. DNFB left.",
     {"org:dk/national-fog-board": ["National Fog Board", "DNFB", "DNFB"]}),
    ("The National Bank of Denmark (NBD) wrote. NBD left.",
     {"org:dk/central-bank": ["National Bank of Denmark", "NBD", "NBD"]}),
    ("The Fog Directorate for Harbor Governance (FDHG) wrote. FDHG left.",
     {"org:no/fog-directorate-for-harbor-governance": ["Fog Directorate for Harbor Governance", "FDHG", "FDHG"]}),
    ("The South African Council of Fog Unions (SACFU) met.",
     {"org:za/council-of-fog-unions": ["Council of Fog Unions", "SACFU"]}),
    ("The Turkish Republican Peoples' Party (CHP) lost.", {"org:tr/chp": ["Republican Peoples' Party", "CHP"]}),
    ("The Northern Gas Agency (NGA) wrote. NGA left.",
     {"org:no/northern-gas-agency": ["Northern Gas Agency", "NGA", "NGA"]}),
    ("The Food and Drug Administration (FDA) wrote.", {"org:us/fda": ["Food and Drug Administration", "FDA"]}),
    ("The Council of Fog Courts (CFC) met. The CFC militia left.",
     {"org:no/council-of-fog-courts": ["Council of Fog Courts", "CFC", "CFC"]}),
    ("Members of Parliament (MP) left.", {"org:no/parliament": ["Parliament"]}),
    ("The Office of the Fog Council (OFC) met.",
     {"org:no/office-of-the-fog-council": ["Office of the Fog Council", "OFC"]}),
    ("The Norwegian Fog Forces (NFF) left, and so did the Norway Fog Force (NFF).",
     {"org:no/fog-forces": ["Fog Forces", "NFF", "Norway Fog Force", "NFF"]}),
    ("The Justice and Development Party won.", {"org:tr/akp": ["Justice and Development Party"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), DEFINED)
def test_what_a_cable_says_that_an_acronym_means_wins(text: str, words: dict[str, list[str]]) -> None:
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
    "text",
    [
        "The XXXXXXXXXXXX company paid. XXXXXXXXXXXX Bank did too.",
        "1. (S/REL DNK) Report.",
        "2. (C/NF) Report.",
        "He is a firm Zqrx supporter. Zqrx won.",
    ],
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
