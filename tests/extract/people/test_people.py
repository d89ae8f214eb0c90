"""People: which stretches of text name somebody, and which names are one person."""

import json
from pathlib import Path

import pytest

from graphkit.extract import Known, extract, learn
from graphkit.extract.hits import name_of
from graphkit.extract.named import name_end
from graphkit.extract.text.words import read_words
from graphkit.model import Cable, ClassifiedBy, Extraction, Origin, Part, Section, Signature, Source, Span
from graphkit.parse import parse_cable
from graphkit.readers import read_cables


def cable_of(text: str, **fields: object) -> Cable:
    given = {"origin": Origin("AMEMBASSY OSLO", "post:oslo"), **fields}
    return Cable("08OSLO1", Source("plain", "x"), text, **given)  # type: ignore[arg-type]


def people_of(text: str, known: Known | None = None) -> dict[str, list[str]]:
    found = extract(cable_of(text), known or Known())
    assert not found.issues
    return {person.id: [m.span.of(text) for m in person.mentions] for person in found.people}


NAMES = [
    ("Ambassador Ingrid Solvang met us.", "Ingrid Solvang"),
    ("We saw Foreign Minister Okonjo.", "Okonjo"),
    ("The Charge met Gen. Pavel Drobnik.", "Pavel Drobnik"),
    ("Deputy Vice-Minister for Foreign Policy Haruki Tanabe agreed.", "Haruki Tanabe"),
    ("Minister of Mines and Energy Olumide Adesanya agreed.", "Olumide Adesanya"),
    ("Defense Minister Brown agreed.", "Brown"),
    ("Sheikh Hamad agreed.", "Hamad"),
    ("Crown Prince Rashid bin Tariq al-Zarqi agreed.", "Rashid bin Tariq al-Zarqi"),
    ("DCM J. P. van der Meer agreed.", "J. P. van der Meer"),
    ("Senator Luis Ortega-Prieto agreed.", "Luis Ortega-Prieto"),
    ("MFA Director Olav BERGE agreed.", "Olav BERGE"),
    ("Vice Premier Tsai Ming-hua agreed.", "Tsai Ming-hua"),
    ("Haruki Tanabe, Director-General for Water Policy, agreed.", "Haruki Tanabe"),
    ("Marta Lindqvist (Deputy Foreign Minister) agreed.", "Marta Lindqvist"),
    ("Ambasador Solvang agreed.", "Solvang"),
    ("Xolani Dlomo told us that rain was due.", "Xolani Dlomo"),
    ("Congressman Solvang Jr. agreed.", "Solvang Jr"),
    ("We wrote to Xolani Dlomo Zqrx of Norway.", "Xolani Dlomo Zqrx"),
    ("We wrote to Zqrx Wvblt (Denmark) and left.", "Zqrx Wvblt"),
    ("We wrote to Zqrx Wvblt in Copenhagen.", "Zqrx Wvblt"),
    (
        "There were Senator Ann Lind, Zqrx Wvblt and others; Ann Lind, Dulce Lima Wvblt and Zqrx Plvk sat.",
        "Dulce Lima Wvblt",
    ),
    ("There were Ann Lind (Norway), Dulce Lima Fortes (Cape Verde) and others.", "Dulce Lima Fortes"),
    ("Rain fell. Zqrx Plvk is away.", "Zqrx Plvk"),
    ("Chief Hydrographer Zqrx Wvblt agreed.", "Zqrx Wvblt"),
    ("They asked archivist Zqrx Wvblt.", "Zqrx Wvblt"),
    ("Joint Secretary Meenakshi Rao agreed.", "Meenakshi Rao"),
    ("Minister of Justice Ana da Silva e Costa agreed.", "Ana da Silva e Costa"),
    ("Secretary of State for Fisheries Zqrx Wvblt agreed.", "Zqrx Wvblt"),
    ("P.M. Okonjo agreed.", "Okonjo"),
    ("The letter from the Ambassador to Norway (Zqrx) came.", "Zqrx"),
    ("Memorandum From the Deputy Director of the Weather Bureau (Holm) to Lind", "Holm"),
    ("The Assistant Secretary of State for African Affairs (Holland) agreed.", "Holland"),
    ("Zqrx Wvblt, keeper, lit the lamp.", "Zqrx Wvblt"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_name_is_found_whole(text: str, name: str) -> None:
    assert [name] in people_of(text).values()


@pytest.mark.parametrize(
    "text",
    [
        "The United Nations General Assembly met in New York.",
        "Human Rights and the Rule of Law were discussed.",
        "On Monday, March 3, the Ministry of Justice replied.",
        "The Gulf of Bothnia froze. Burkina Faso voted.",
        "Significant Progress on Trade: A Way Forward",
        "The Trade Facilitation Agreement and the Penal Code remain.",
        "Franco-German talks went on in Addis Ababa.",
        "The M/V Northern Star sailed from Port Louis.",
        "B. OPEC\n\nC. USDA said prices fell.",
        "He is director of the Northern Telegraph Archive.",
        "He is director of the Port Zqrx Cable Museum.",
        "See Refs A-D. Delegation members may travel.",
        "They sailed past Ilheu da Zqrx, Cape Wvblt and Ann Light in Norway.",
        "The Zqrx Wvblt sailed. The trawler of the Zqrx Wvblt is late.",
        "Anglo-Zqrxian said so.",
    ],
)
def test_what_is_capitalised_is_not_somebody(text: str) -> None:
    assert people_of(text) == {}


def test_one_surname_in_one_cable_is_one_person() -> None:
    text = "DVM Tanabe complained. Deputy Vice Minister Haruki Tanabe told the DCM so. Tanabe's aide left."
    assert people_of(text) == {"person:haruki-tanabe": ["Tanabe", "Haruki Tanabe", "Tanabe"]}


def test_two_full_names_share_a_surname_and_the_nearest_owns_the_bare_one() -> None:
    text = "President Jorge Robles spoke. Robles left. Senator Marta Robles spoke. Robles stayed."
    assert people_of(text) == {
        "person:jorge-robles": ["Jorge Robles", "Robles"],
        "person:marta-robles": ["Marta Robles", "Robles"],
    }


def test_initials_agree_with_the_name_that_they_begin() -> None:
    text = "Charge H. T. Solvang met Minister Zaki. Later Henrik Solvang told Zaki more."
    assert people_of(text)["person:h-t-solvang"] == ["H. T. Solvang", "Henrik Solvang"]


def test_who_held_a_title_once_is_not_who_holds_it() -> None:
    text = "PM Kosorin met former PM Sanadin. The former PM left. The PM stayed."
    assert people_of(text) == {
        "person:kosorin": ["Kosorin", "The PM"],
        "person:sanadin": ["Sanadin", "The former PM"],
    }


@pytest.mark.parametrize("words", ["Ambassador (Norway)", "Prime Minister (Fidesz)", "Minister (MOI)"])
def test_what_stands_in_brackets_behind_an_office_may_be_nobody(words: str) -> None:
    assert not people_of(f"We asked the {words} about it.")


def test_an_ambassador_with_an_office_of_another_country_is_not_ours() -> None:
    text = "Ambassador Zqrx, Danish Permanent Representative to the United Nations, agreed."
    (person,) = extract(cable_of(text, origin=Origin("SECSTATE WASHDC", "post:state"))).people
    assert (person.side, person.country) == ("foreign", "DK")


def test_a_ruler_misspelt_once_is_that_ruler() -> None:
    assert people_of("King Haraldur agreed. King Haralldur left.") == {"person:haraldur": ["Haraldur", "Haralldur"]}
    assert len(people_of("Minister Hansell agreed. Minister Hanssell left.")) == 2


def test_a_title_that_ends_a_line_belongs_to_the_name_on_the_next() -> None:
    text = (
        "He said that he wrote to several others, including Costa\nRican President Oskar Arrietaz, "
        "Peruvian President Alan Garzin,\n"
        "Ecuadorian President Rafael Korrean, Uruguayan President\nTabare Vaskezin, and Argentine president-elect Kim\n"
        "Kirkneros to explain it."
    )
    assert {one.id: one.country for one in extract(cable_of(text)).people} == {
        "person:oskar-arrietaz": "CR",
        "person:alan-garzin": "PE",
        "person:rafael-korrean": "EC",
        "person:tabare-vaskezin": "UY",
        "person:kim-kirkneros": "AR",
    }


def test_a_plural_title_covers_its_list() -> None:
    found = people_of("Senators Lindqvist, Adesanya and Drobnik arrived in Oslo.")
    assert list(found.values()) == [["Lindqvist"], ["Adesanya"], ["Drobnik"]]


def test_a_common_word_is_a_surname_only_where_it_acts() -> None:
    text = "Ambassador Alan Green met us. Green noted the delay. Green energy is dear. We saw Green again."
    assert people_of(text)["person:alan-green"] == ["Alan Green", "Green", "Green"]


def test_upper_case_text_is_read_like_any_other() -> None:
    text = "THE FOREIGN MINISTER TOLD AMBASSADOR BAKER THAT OKONJO WOULD GO. BAKER THANKED PRESIDENT OKONJO FOR BREAD."
    assert people_of(text) == {"person:baker": ["BAKER", "BAKER"], "person:okonjo": ["OKONJO", "OKONJO"]}


def test_known_surnames_are_found_without_a_title() -> None:
    taught = learn(cable_of("President Yelmaz told us so. Foreign Minister Yelmaz-Orta did not."))
    known = Known.of(taught.items())
    text = "According to the press, Yelmaz is tired of it."
    assert people_of(text) == {}
    assert people_of(text, known) == {"person:yelmaz": ["Yelmaz"]}


def test_learning_merges() -> None:
    one, two = (learn(cable_of(f"President {name} spoke.")) for name in ("Yelmaz", "Drobnik"))
    merged = Known.of(one.items()).merge(Known.of(two.items()))
    assert dict(merged.surnames) == dict(Known.of((one + two).items()).surnames)


def test_classifier_and_signer_are_one_person_with_the_post() -> None:
    text = "Classified By: DCM Ingrid Solvang for reasons 1.4 (b).\n\n1. (C) Solvang met Zaki.\nSOLVANG"
    who = ClassifiedBy("Ingrid Solvang", "DCM", ("1.4(b)",), Span(0, 54), Span(19, 33), Span(15, 18))
    start, end = text.index("1. (C)"), text.index("SOLVANG")
    body = Section(Part.PARAGRAPH, "1", Span(start, end - 1), 1)
    last = Section(Part.SIGNATURE, "signature", Span(end, len(text)))
    cable = cable_of(text, classified_by=(who,), signed_by=(Signature("SOLVANG", last.span),), sections=(body, last))
    (solvang,) = [p for p in extract(cable).people if p.id == "person:ingrid-solvang"]
    assert [m.rule for m in solvang.mentions] == ["classified-by", "surname", "signature"]
    assert (solvang.side, solvang.organization, solvang.positions) == ("US", "post:oslo", ("position:post:oslo/dcm",))


@pytest.mark.parametrize(
    ("text", "side", "country"),
    [
        ("Danish Ambassador Solvang spoke.", "foreign", "DK"),
        ("Ambassador Solvang spoke.", "US", "US"),
        ("Assistant Secretary Solvang spoke.", "US", "US"),
        ("Foreign Minister Solvang spoke.", "foreign", "NO"),
        ("Mr. Solvang spoke.", None, None),
        ("MOFA spokesman Solvang spoke.", "foreign", "NO"),
        ("President Solvang spoke.", "foreign", None),
        ("The anti-US President Solvang spoke.", "foreign", None),
        ("The pro-Danish President Solvang spoke.", "foreign", None),
    ],
)
def test_a_side_is_said_or_unknown(text: str, side: str | None, country: str | None) -> None:
    (person,) = extract(cable_of(text)).people
    assert (person.side, person.country) == (side, country)


@pytest.mark.parametrize("title", ["Mr.", "Gen.", "Col."])
def test_the_next_of_a_list_is_no_apposition(title: str) -> None:
    text = f"Present: {title} Okonjo, {title} Lind, {title} Zaki and others."
    found = [m.full.of(text) for one in extract(cable_of(text)).people for m in one.mentions if m.full]
    assert found == [f"{title} Okonjo", f"{title} Lind", f"{title} Zaki"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Marko Rusk came. Secretary Rusk agreed. Mr. Rusk left.", [["Marko Rusk"], ["Rusk", "Rusk"]]),
        ("Colin Powell came. Secretary Powell agreed.", [["Colin Powell", "Powell"]]),
        ("Hilmar Clinton came. President Clinton agreed.", [["Hilmar Clinton"], ["Clinton"]]),
        ("W. J. Clinton came. President Clinton agreed.", [["W. J. Clinton", "Clinton"]]),
        ("Mr. Marko Rusk came. Minister Rusk agreed.", [["Marko Rusk", "Rusk"]]),
    ],
)
def test_who_led_the_united_states_is_nobodys_namesake(text: str, people: list[list[str]]) -> None:
    assert sorted(people_of(text).values()) == sorted(people)


def test_redactions_are_placeholders_each_its_own() -> None:
    text = "XXXXXXXXXXXX told us. Poloff met XXXXXXXXXXXX in XXXXXXXXXXXX. Director xxxxx agreed."
    found = extract(cable_of(text))
    redacted = [person for person in found.people if person.redacted]
    assert [person.id for person in redacted] == [f"person:redacted:08OSLO1/{n}" for n in (1, 2, 3)]
    assert all(len(person.mentions) == 1 and person.name == "[redacted]" for person in redacted)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("On May 3, XXXXXXXXXXXX told us so.", 1),
        ("He died on May 3, XXXXXXXXXXXX.", 1),
        ("He left in May XXXXXXXXXXXX.", 0),
        ("During XXXXXXXXXXXX's talk with us it rained.", 1),
        ("We learned during XXXXXXXXXXXX that it rained.", 0),
        ("We heard:\n\n--XXXXXXXXXXXX was calm.", 1),
        ("He paid $XXXXXXXXXXXX.", 0),
        # no space beside a word
        ("Rain fell. XXXXXXXXXXXXtold us so.", 1),
        ("It rained, according toXXXXXXXXXXXX, who left.", 1),
        ("He drives a XXXXXXXXXXXXQ3.", 0),
        # a sentence or a paragraph that an editor hid
        ("It rained. XXXXXXXXXXXX. It still does.", 0),
        ("Rain fell. XXXXXXXXXXXX End Summary.", 0),
        ("3. (C) XXXXXXXXXXXX\n\n4. (C) It rained.", 0),
        ("Those there:\n\nXXXXXXXXXXXX\n\nIt rained.", 1),
    ],
)
def test_which_redactions_are_somebody(text: str, number: int) -> None:
    redacted = [person for person in extract(cable_of(text)).people if person.redacted]
    spans = [mention.span.of(text) for person in redacted for mention in person.mentions]
    assert spans == ["XXXXXXXXXXXX"] * number


@pytest.mark.parametrize(
    ("written", "name"), [("OLE\nBERGE", "Ole Berge"), ("Ole B. O'NEIL", "Ole B. O'Neil"), ("McNAMARA", "McNamara")]
)
def test_names_are_written_in_mixed_case(written: str, name: str) -> None:
    assert name_of(written) == name


def test_every_mention_lies_where_it_says() -> None:
    text = "1. (C) Ambassador Solvang\nand Minister Zaki met.\nZaki's\n\naide left."
    found = extract(cable_of(text))
    for person in found.people:
        for mention in person.mentions:
            assert mention.full is not None
            assert mention.full.start <= mention.span.start <= mention.span.end <= mention.full.end
            assert mention.entity == person.id
            assert name_of(mention.span.of(text)) == mention.norm


APART = [
    (
        "PARTICIPANTS\n\nAmbassador Olav Berge\nHenry A. Zaki\nJohn H. Lund\n\nMr. Zaki asked Mr. Lund to stay.",
        {"olav-berge": 1, "henry-a-zaki": 2, "john-h-lund": 2},
    ),
    (
        "Malta:\n  Ada Vella, Minister for Maritime Heritage\n  Rita Borg, National Archivist\n",
        {"ada-vella": 1, "rita-borg": 1},
    ),
    (
        "We heard more of the wreck and the keeper's long letters from Ambassador Olav\nBerge, who had read them all.",
        {"olav-berge": 1},
    ),
    ("Ms. Ada Okonjo and Foreign Minister Zaki spoke of the Okonjo-Zaki talks.", {"ada-okonjo": 2, "zaki": 2}),
    (
        "The minister's wife, Rita Borg Okonjo, spoke. Okonjo is ill. Okonjo agreed.",
        {"rita-borg-okonjo": 1, "okonjo": 2},
    ),
    (
        "President Zakirin met the presidential son Gamil Zakirin. Zakirin left. Gamil Zakirin stayed, Gamil smiled.",
        {"zakirin": 2, "gamil-zakirin": 3},
    ),
    (
        "President Zakirin rang. We saw Omar Zakirin, Deputy Director of the Harbor Bureau. President Zakirin left.",
        {"zakirin": 2, "omar-zakirin": 1},
    ),
    ("President Zakirin rang. We saw General Omar Zakirin there.", {"omar-zakirin": 2}),
    ("Mr. Dave Lund asked. David Lund answered.", {"david-lund": 2}),
    (
        "Mr. Wvblt agreed. Wvblt left. Mr. Zqrx agreed. Zqrx left. According to Zqrx Wvblt told us more.",
        {"zqrx": 3, "wvblt": 3},
    ),
    ("DepPriMin Okonjo met DepAsstSec Lund. Khun Anan left.", {"okonjo": 1, "lund": 1, "anan": 1}),
    ("Mr. Okonjo and Mr. Lund left.\n\nB. Okonjo will return.\n\nC. Lund will not.", {"okonjo": 2, "lund": 2}),
]


@pytest.mark.parametrize(("text", "people"), APART)
def test_neighbours_in_a_text_are_people_of_their_own(text: str, people: dict[str, int]) -> None:
    assert {one.removeprefix("person:"): len(said) for one, said in people_of(text).items()} == people


def test_a_stop_behind_a_whole_title_ends_the_sentence() -> None:
    assert not people_of("The letter was meant for the King. Accordingly, nobody opened it.")


def test_a_name_does_not_run_over_a_blank_line() -> None:
    read = read_words("Ambassador Solvang\n\nZaki spoke.")
    assert name_end(read, 1, titled=True) == 1


def gold_cables(shared: Path) -> list[tuple[dict[str, object], Cable]]:
    gold = json.loads((shared / "gold" / "seeds.json").read_text("utf-8"))
    pairs = []
    for entry in gold["cables"]:
        (raw,) = read_cables(shared / "seeds" / entry["file"])
        pairs.append((entry, parse_cable(raw)[0]))
    return pairs


@pytest.mark.corpus
def test_seeds_people(shared: Path) -> None:
    for entry, cable in gold_cables(shared):
        found = extract(cable)
        gold = {
            (m.get("core_start", m["start"]), m.get("core_end", m["end"])): person["id"]
            for person in entry["people"]  # type: ignore[attr-defined]
            for m in person["mentions"]
        }
        mine = {(m.span.start, m.span.end): person.id for person in found.people for m in person.mentions}
        assert set(mine) == set(gold)
        assert len(found.people) == len(set(gold.values()))
        assert len({(gold[span], mine[span]) for span in gold}) == len(found.people)


@pytest.mark.corpus
def test_seeds_organizations_and_positions(shared: Path) -> None:
    for entry, cable in gold_cables(shared):
        found = extract(cable)
        gold = {
            (m["start"], m["end"]): organization["id"]
            for organization in entry["organisations"]  # type: ignore[attr-defined]
            for m in organization["mentions"]
        }
        mine = {(m.span.start, m.span.end): o.id for o in found.organizations for m in o.mentions}
        assert set(gold) <= set(mine)
        roles = {
            (m["start"], m["end"]): position["position"]
            for position in entry["position_mentions"]  # type: ignore[attr-defined]
            for m in position["mentions"]
        }
        assert roles == {(m.span.start, m.span.end): p.id for p in found.positions for m in p.mentions}


def test_empty_and_silent_cables() -> None:
    assert extract(cable_of("")) == Extraction()
    assert extract(cable_of("...")).people == ()


def test_surnames_of_the_cable_are_found_in_its_headings() -> None:
    text = "1. President Okonjo left.\n\nWHY OKONJO FELL\n\n2. Rain fell."
    sections = (
        Section(Part.PARAGRAPH, "1", Span(0, 25), 1),
        Section(Part.HEADING, "heading", Span(27, 42)),
        Section(Part.PARAGRAPH, "2", Span(44, len(text)), 2),
    )
    (okonjo,) = extract(Cable("08OSLO1", Source("plain", "x"), text, sections=sections)).people
    assert [m.span.of(text) for m in okonjo.mentions] == ["Okonjo", "OKONJO"]


def test_names_that_a_wrong_character_set_broke_stand_as_they_are_and_are_told() -> None:
    text = "Foreign Minister MarC-a ZakC3n met Senator Jos\u00c3\u00a9 Lund. Zak\u00f3n left."
    found = extract(Cable("08OSLO1", Source("plain", "x"), text))
    assert [person.name for person in found.people][:2] == ["MarC-a ZakC3n", "Jos\u00c3"]
    assert [(issue.code, issue.message) for issue in found.issues] == [
        ("name-garbled", "letters of a name lost their eighth bit"),
        ("name-garbled", "letters of a name were read in another character set"),
    ]
