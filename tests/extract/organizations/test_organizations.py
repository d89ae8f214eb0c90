"""Organizations and places: names, acronyms, governments, posts, and whose they are."""

import pytest

from graphkit.extract import extract
from graphkit.model import Cable, ClassifiedBy, Origin, Part, Section, Source, Span, Tag, TagKind


def found_in(text: str, **fields: object):
    origin = Origin("AMEMBASSY OSLO", "post:oslo")
    return extract(Cable("08OSLO1", Source("plain", "x"), text, **{"origin": origin, **fields}))  # type: ignore[arg-type]


ORGANIZATIONS = [
    ("MOFA agreed.", "MOFA", "org:no/mofa", "ministry_or_agency"),
    ("The Foreign Ministry agreed.", "Foreign Ministry", "org:no/mofa", "ministry_or_agency"),
    ("The Ministry of Foreign Affairs agreed.", "Ministry of Foreign Affairs", "org:no/mofa", "ministry_or_agency"),
    ("The Danish Ministry of Justice agreed.", "Ministry of Justice", "org:dk/moj", "ministry_or_agency"),
    ("The Ministry of Fisheries and Ports and Poloff agreed.", "Ministry of Fisheries and Ports",
     "org:no/ministry-of-fisheries-and-ports", "ministry_or_agency"),
    ("The GON agreed.", "GON", "org:no/government", "government"),
    ("The Government of Denmark agreed.", "Government of Denmark", "org:dk/government", "government"),
    ("The Danish government agreed.", "Danish government", "org:dk/government", "government"),
    ("The Inter-Ministerial Ice Committee met.", "Inter-Ministerial Ice Committee",
     "org:no/inter-ministerial-ice-committee", "interagency_body"),
    ("He leads the Northern Herring Party.", "Northern Herring Party", "org:no/northern-herring-party", "party"),
    ("NATO agreed.", "NATO", "org:int/nato", "international"),
    ("We asked G/TIP.", "G/TIP", "org:us/state/g-tip", "ministry_or_agency"),
    ("We asked EUR/NB.", "EUR/NB", "org:us/state/eur-nb", "bureau"),
    ("They wrote to the Embassy.", "the Embassy", "post:oslo", "post"),
    ("They wrote to Embassy Copenhagen.", "Embassy Copenhagen", "post:copenhagen", "post"),
    ("Mission Norway judges so.", "Mission Norway", "post:mission-norway", "post_group"),
    ("The UN Mission Haiti left.", "UN", "org:int/un", "international"),
    ("The GRN wrote.", "GRN", "org:no/government", "government"),
    ("The Government of the Islamic Republic of Iran wrote.", "Government of the Islamic Republic of Iran",
     "org:ir/government", "government"),
    ("The Danish Embassy agreed.", "Danish Embassy", "org:dk/embassy", "embassy"),
    ("The FCO agreed.", "FCO", "org:gb/mofa", "ministry_or_agency"),
    ("DFAIT agreed.", "DFAIT", "org:ca/mofa", "ministry_or_agency"),
    ("The Department of\nForeign Affairs agreed.", "Department of\nForeign Affairs", "org:no/mofa",
     "ministry_or_agency"),
    ("The Fisheries Ministry agreed.", "Fisheries Ministry", "org:no/ministry-of-fisheries", "ministry_or_agency"),
    ("Zqrx, Ministry of Fisheries\nIreland sent nobody.", "Ministry of Fisheries", "org:no/ministry-of-fisheries",
     "ministry_or_agency"),
    ("He owns Zqrx Salvage Company PLC.", "Zqrx Salvage Company PLC", "org:xx/zqrx-salvage-company", "company"),
    ("Ann asks the Department for advice.", "the Department", "org:us/state", "ministry_or_agency"),
    ("We ask Department for advice.", "Department", "org:us/state", "ministry_or_agency"),
    ("Post notes the rain.", "Post", "post:oslo", "post"),
    ("The rain fell on Post.", "Post", "post:oslo", "post"),
    ("We asked EUR DAS Berge.", "EUR", "org:us/state/eur", "bureau"),
    ("The Danish federal government agreed.", "Danish federal government", "org:dk/government", "government"),
    ("He leads the Coalition for Herring.", "Coalition for Herring", "org:no/coalition-for-herring", "party"),
    ("The Indians say the GOI agreed.", "GOI", "org:in/government", "government"),
    ("Iran and India say the GOI agreed.", "GOI", "org:xx/goi", "government"),
    ("He quit ZANU-PF.", "ZANU-PF", "org:zw/zanu-pf", "party"),
    ("The Zimbabwean MDC split.", "MDC", "org:zw/mdc", "party"),
    ("In Zimbabwe the MDC split.", "MDC", "org:zw/mdc", "party"),
    ("PACE watched.", "PACE", "org:int/pace", "legislature"),
    ("GAZPROM paid.", "GAZPROM", "org:ru/gazprom", "other"),
    ("Nokia Pension Fund paid.", "Nokia Pension Fund", "org:no/nokia-pension-fund", "ngo"),
    ("The Brazilian Congress voted.", "Brazilian Congress", "org:br/congress", "legislature"),
    ("The Senate voted.", "Senate", "org:no/senate", "ministry_or_agency"),
    ("CentCom agreed.", "CentCom", "org:us/centcom", "ministry_or_agency"),
    ("He saw the October High Salt Group.", "High Salt Group", "org:no/high-salt-group", "company"),
    ("The Ministry of Women's Affairs left.", "Ministry of Women's Affairs", "org:no/ministry-of-womens-affairs",
     "ministry_or_agency"),
    ("The Frontier Constabulary left.", "Frontier Constabulary", "org:no/frontier-constabulary", "military_unit"),
    ("The Harbor Lights Office on Drug and Crime left.", "Harbor Lights Office on Drug and Crime",
     "org:no/harbor-lights-office-on-drug-and-crime", "bureau"),
    ("He wants to curb the Kremlin.", "Kremlin", "org:ru/presidency", "ministry_or_agency"),
    ("The Quai agreed.", "Quai", "org:fr/mofa", "ministry_or_agency"),
    ("Ann Lind and Overseas Lamp Corporation left.", "Overseas Lamp Corporation", "org:no/overseas-lamp-corporation",
     "company"),
    ("Lindin and Ministry of the Interior men left.", "Ministry of the Interior", "org:no/moi", "ministry_or_agency"),
    ("Zqrxneftegaz grew.", "Zqrxneftegaz", "org:xx/zqrxneftegaz", "company"),
    ("Milbank left, and ZqKommerzBank stayed.", "ZqKommerzBank", "org:xx/zqkommerzbank", "company"),
    ("The Popular Front for the Liberation of Zqrx left.", "Popular Front for the Liberation of Zqrx",
     "org:no/popular-front-for-the-liberation-of-zqrx", "party"),
    ("The Ice Council for Norwegian fishermen met.", "Ice Council", "org:no/ice-council", "interagency_body"),
    ("The U.S. Consulate General in Casablanca closed.", "Consulate General in Casablanca", "post:casablanca", "post"),
    ("The Embassy in Paris wrote.", "Embassy in Paris", "post:paris", "post"),
    ("The Security Council of the Russian Federation met.", "Security Council", "org:ru/national-security-council",
     "ministry_or_agency"),
    ("The Security Council met.", "Security Council", "org:int/unsc", "international"),
    ("The UK Embassy Rabat wrote.", "UK Embassy", "org:gb/embassy", "embassy"),
    ("The Workers' Party lost.", "Workers' Party", "org:no/workers-party", "party"),
    ("The Danish People's Party won.", "People's Party", "org:dk/peoples-party", "party"),
    ("The Women’s Union met.", "Women’s Union", "org:no/womens-union", "ngo"),
    ("Post generally agrees.", "Post", "post:oslo", "post"),
    ("Post collected the views.", "Post", "post:oslo", "post"),
    ("Since Post began this, it works.", "Post", "post:oslo", "post"),
    ("Two Embassy contacts agreed.", "Embassy", "post:oslo", "post"),
    ("The High Court ruled.", "High Court", "org:no/high-court", "ministry_or_agency"),
    ("The Norway Foreign Ministry wrote.", "Foreign Ministry", "org:no/mofa", "ministry_or_agency"),
    ("The Denmark Foreign Ministry wrote.", "Foreign Ministry", "org:dk/mofa", "ministry_or_agency"),
    ("The Shabaab left.", "Shabaab", "org:so/al-shabaab", "other"),
    ("Kata'ib Hizballah left.", "Kata'ib Hizballah", "org:iq/kata-ib-hizballah", "armed_group"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "identity", "kind"), ORGANIZATIONS)
def test_an_organization_is_found(text: str, words: str, identity: str, kind: str) -> None:
    found = found_in(text)
    assert [(o.id, o.kind, [m.span.of(text) for m in o.mentions]) for o in found.organizations] == [
        (identity, kind, [words])
    ]


@pytest.mark.parametrize(
    ("text", "identities"),
    [
        ("In India the GOI Ministry of External Affairs wrote.", ["org:in/government", "org:in/mofa"]),
        ("The Danish Foreign Minister Bo Lind and his Foreign Ministry agreed.", ["org:dk/mofa"]),
        ("After a trip to China, Lind sees his Herring Party.", ["org:no/herring-party"]),
        ("We saw Denmark's Chief of Staff of its Armed Forces.", ["org:dk/armed-forces"]),
        ("He went to Denmark's King Olav Herring Center.", ["org:dk/olav-herring-center"]),
        ("We met Danish officials from the Ministry of Justice.", ["org:dk/moj"]),
        ("Danish officials from the Ministry of Interior and MFA met.", ["org:dk/moi", "org:dk/mofa"]),
        ("The Danish MOJ, MFA and Ministry of Interior met.", ["org:dk/moj", "org:dk/mofa", "org:dk/moi"]),
        ("The Danish provincial Bureau of Herring met.", ["org:dk/bureau-of-herring"]),
        ("The Danish Herring Council met. The Herring Council left.", ["org:dk/herring-council"]),
        ("The DPRK Foreign Ministry wrote.", ["org:kp/mofa"]),
        ("Our Herring Section wrote.", ["org:us/herring-section"]),
        ("The Mission Herring Board wrote.", ["org:us/mission-herring-board"]),
        ("Embassy Copenhagen's Office of Herring wrote.", ["post:copenhagen", "org:us/office-of-herring"]),
        ("He told the Denmark Desk.", ["org:us/denmark-desk"]),
        ("Denmark's MCC compact ended.", ["org:us/mcc"]),
        ("He wrote to the House Herring Committee.", ["org:us/house-herring-committee"]),
        ("He wrote to the Herring Appropriations Committee.", ["org:us/herring-appropriations-committee"]),
        ("The Utah Herring Guard left.", ["org:us/utah-herring-guard"]),
        ("The Herring Guard of Ohio left.", ["org:us/herring-guard"]),
        ("We met the Council of Fisheries Ann Lind.", ["org:no/council-of-fisheries"]),
        ("The International Maritime Organization met.", ["org:int/imo"]),
        ("The Inter-American Defense Board met.", ["org:int/inter-american-defense-board"]),
        ("The Danish Justice Department wrote.", ["org:dk/justice"]),
        ("The U.S. Harbor Court in Boston met.", ["org:us/harbor-court"]),
        ("The Swedish EU Presidency met.", ["org:int/eu"]),
        ("The EU Presidency met, as the Swedish Presidency wished.", ["org:int/eu"]),
        ("He said his Presidency was over, and my Presidency too.", []),
        ("The Presidency and the Danish Presidency wrote.", ["org:no/presidency", "org:dk/presidency"]),
    ],
)  # fmt: skip
def test_whose_an_organization_is(text: str, identities: list[str]) -> None:
    assert [one.id for one in found_in(text).organizations] == identities


def test_a_body_of_a_cable_about_another_country_is_nobodys() -> None:
    tags = (Tag("DA", TagKind.GEO, Span(0, 0), "DK"),)
    text = "The Herring Council met, and the MFA too."
    assert [one.id for one in found_in(text, tags=tags).organizations] == ["org:xx/herring-council", "org:no/mofa"]


def test_the_department_that_writes_is_the_sender() -> None:
    found = found_in("The Department thanks Post.", origin=Origin("SECSTATE WASHDC", "post:state"))
    assert [o.id for o in found.organizations] == ["post:state"]


@pytest.mark.parametrize(
    "text",
    [
        "The U.N. Convention on Ice was signed.",
        "Human Rights matter in Tier 2.",
        "They adopted the Comprehensive Action Plan.",
        "1. (S/NF) Nothing new.",
        "The government agreed.",
        "NGOs agreed.",
        "D E N T I A L SECTION 02",
        "A Department agreed, as the department did.",
        "THE PACE OF WORK slowed.",
        "Ambassador Lundin agreed.",
        "2. (SBU) Rain fell on Kyiv.",
        "The MDC split.",
        "Post-war rules and Post Office hours.",
        "Heads of Mission met.",
        "The GDP officials and an NGO leader met.",
        "The Zqrx leader met, and a ZQR met.",
        "Ships of the company Monday.",
        "The company President and the daily Danish press agreed.",
        "The Ice Port Agreement (IPA) was signed.",
        "They have an Embassy in Paris and their Embassy in Rabat.",
        "The GRM wrote.",
        "The Bush Administration and several Ministry and Secretariat officials agreed.",
    ],
)
def test_laws_markings_and_common_nouns_are_none(text: str) -> None:
    assert found_in(text).organizations == ()


def test_the_sender_and_the_distribution_line_count() -> None:
    text = "FM AMEMBASSY OSLO\nEUR/NB, G/TIP\n1. (U) Rain."
    sections = (
        Section(Part.ENVELOPE, "from", Span(0, 17)),
        Section(Part.HEAD, "distribution", Span(18, 31)),
        Section(Part.PARAGRAPH, "1", Span(32, 44), 1),
    )
    origin = Origin("AMEMBASSY OSLO", "post:oslo", None, Span(3, 17))
    found = found_in(text, origin=origin, sections=sections)
    assert {o.id: [m.span.of(text) for m in o.mentions] for o in found.organizations} == {
        "post:oslo": ["AMEMBASSY OSLO"],
        "org:us/state/eur-nb": ["EUR/NB"],
        "org:us/state/g-tip": ["G/TIP"],
    }


@pytest.mark.parametrize(
    ("line", "offices"),
    [
        ("STATE FOR EUR/NB AND INR/EU", {"org:us/state/eur-nb": ["EUR/NB"], "org:us/state/inr-eu": ["INR/EU"]}),
        ("TREASURY FOR LINDENO/BERGE; NSC FOR OKONJO/LIND", {}),
        ("DOD/OSD FOR LIND/HOLM/BERGE", {"org:us/defense": ["DOD"]}),
        ("HQ USCENTCOM/ZZQQ-ZQ FOR LIND", {"org:us/centcom": ["USCENTCOM"]}),
        ("PASS TO USAID/NB, H/BETSY LIND", {"org:us/usaid": ["USAID"]}),
        ("FOR D/AMB LIND", {}),
    ],
)
def test_surnames_with_strokes_are_no_office(line: str, offices: dict[str, list[str]]) -> None:
    text = f"{line}\n1. (U) Rain."
    sections = (
        Section(Part.HEAD, "distribution", Span(0, len(line))),
        Section(Part.PARAGRAPH, "1", Span(len(line) + 1, len(text)), 1),
    )
    found = found_in(text, sections=sections)
    assert {o.id: [m.span.of(text) for m in o.mentions] for o in found.organizations} == offices


def test_places_are_no_people() -> None:
    text = "From La Paz to South Korea, Burkina Faso and Oslo."
    assert [m.entity for m in found_in(text).places] == [
        "place:la-paz", "country:kr", "country:bf", "place:oslo",
    ]  # fmt: skip


def test_a_bureau_belongs_to_the_ministry_before_it() -> None:
    found = found_in("We asked MOFA's Northern Herring Division.")
    assert [o.id for o in found.organizations] == ["org:no/mofa", "org:no/mofa/northern-herring-division"]


LEARNED = [
    ("The Northern Herring Party (ZQP) met. ZQP agreed.", "org:no/northern-herring-party",
     ["Northern Herring Party", "ZQP", "ZQP"]),
    ("ZQP (Zorn Quay Party) met. ZQP agreed.", "org:no/zorn-quay-party", ["ZQP", "Zorn Quay Party", "ZQP"]),
    ("Zorn nord-quai (ZNQ), met. The ZNQ board agreed. ZNQ's CEO left.", "org:no/znq",
     ["Zorn nord-quai", "ZNQ", "ZNQ", "ZNQ"]),
    ("The ZQP leader met us. Nobody but ZQP agreed.", "org:no/zqp", ["ZQP", "ZQP"]),
    ("A member of the ZQP met us.", "org:no/zqp", ["ZQP"]),
    ("The telecom operator Zqrx pays. Wages at Zqrx rose.", "org:no/zqrx", ["Zqrx", "Zqrx"]),
    ("The Danish brewery Zqrx Quay pays. Zqrx Quay grows.", "org:dk/zqrx-quay", ["Zqrx Quay", "Zqrx Quay"]),
    ('The weekly "La Zqrx Eco" wrote so.', "org:no/la-zqrx-eco", ["La Zqrx Eco"]),
    ("Wages fell in the Zqrx supermarket chain.", "org:no/zqrx", ["Zqrx"]),
    ("They fear Zqrx, the country's largest airline, and Zqrx grows.", "org:no/zqrx", ["Zqrx", "Zqrx"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "identity", "words"), LEARNED)
def test_what_a_cable_introduces_is_known_in_the_rest_of_it(text: str, identity: str, words: list[str]) -> None:
    found = found_in(text)
    assert [(o.id, [m.span.of(text) for m in o.mentions]) for o in found.organizations] == [(identity, words)]


def test_a_definition_wins_over_the_lexicon() -> None:
    found = found_in("The Farmers Island Society (FIS) met. Algeria asked the FIS.")
    assert [o.id for o in found.organizations] == ["org:no/farmers-island-society"]


def test_a_definition_wins_over_a_title_in_the_order_of_another_language() -> None:
    text = "The Socialist Party (PS) lost. The PS was divided."
    found = found_in(text)
    assert [(o.id, [m.span.of(text) for m in o.mentions]) for o in found.organizations] == [
        ("org:no/socialist-party", ["Socialist Party", "PS", "PS"])
    ]
    assert not found.positions


def test_congress_is_that_of_the_country_which_has_one() -> None:
    text = "Congress approved the law."
    peru = Origin("AMEMBASSY LIMA", "post:lima")
    assert [o.id for o in found_in(text, origin=peru).organizations] == ["org:pe/congress"]
    assert [o.id for o in found_in(text).organizations] == ["org:us/congress"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bank Zqrx and Bank Wvblt applied.", []),
        ("Zqrx Bank and Wvblt Bank applied.", ["Zqrx Bank", "Wvblt Bank"]),
        ("Ministry of Fisheries Director General Bo Lind agreed.", ["Ministry of Fisheries"]),
        ("The Office of the Public Prosecutor agreed.", ["Office of the Public Prosecutor"]),
        ("A Member of Parliament agreed.", []),
        ("The Air Force and Navy left.", ["Air Force"]),
        ("The Fog Command and the Herring Command left.", ["Fog Command", "Herring Command"]),
        ("Sector Command East and Sector Command West left.", ["Sector Command", "Sector Command"]),
        ("Zqrxo and Center for Fog Rights came.", ["Center for Fog Rights"]),
        ("We may use Zqrx for Group Wvblt here.", []),
        ("The White House and Herring Council met.", ["White House", "Herring Council"]),
        ("At the NATO/World Bank meeting it rained.", ["NATO", "World Bank"]),
        ("The DOE/NSC team left.", ["DOE", "NSC"]),
        (
            "He leads the Federation of Rio de Janeiro Fog Associations.",
            ["Federation of Rio de Janeiro Fog Associations"],
        ),
        ("The Rio de Janeiro Fog University met.", ["Rio de Janeiro Fog University"]),
        ("The Herring Service for Supervision of Fog left.", ["Herring Service for Supervision of Fog"]),
        ("The Office of Fog Cooperation Chief Bo Lind left.", ["Office of Fog Cooperation"]),
        ("The pro-Lind Northern Fog Party left.", ["Northern Fog Party"]),
        ("Other Herring Council members left.", ["Herring Council"]),
        ("We saw the Bundestag Fog Affairs Committee.", ["Bundestag", "Fog Affairs Committee"]),
        ("The Ministries of Justice, Interior and Finance left.", ["Ministries of Justice", "Interior", "Finance"]),
        ("The Departments of State and the Treasury left.", ["Departments of State", "Treasury"]),
        ("The Ministries and Departments left.", []),
        ("The Ministry of Justice and Defense Ministry men left.", ["Ministry of Justice", "Defense Ministry"]),
        ("The Board of Directors Bo Lind left.", []),
        ("Assistant Treasury Secretary Lind and Minister of Public Works Holm left.", []),
        ("The Council of Europe and European Parliament met.", ["Council of Europe", "European Parliament"]),
        ("The Norwegian Army and Air Force left.", ["Norwegian Army", "Air Force"]),
        ("The CEO of ZqralTransGas left.", ["ZqralTransGas"]),
        ("The Northern Inspector General of Police left.", []),
        ("The West Bank and the Six-Party Talks were quiet.", []),
        ("Lind of the Higher School of Fog left.", ["Higher School of Fog"]),
        ("We met Goran Zqrxson.", []),
        ('The daily "The National Post" wrote.', ["National Post"]),
        ("His firm's Board of Directors and a Core Group met the Grand Coalition.", []),
        ("The Fourth Assembly met.", []),
    ],
)
def test_a_name_ends_where_another_or_an_official_begins(text: str, names: list[str]) -> None:
    assert [m.span.of(text) for one in found_in(text).organizations for m in one.mentions] == names


def test_a_body_of_an_international_one_is_no_countrys() -> None:
    found = found_in("The UN Herring Board wrote, as did NATO's Fog Committee.")
    assert [o.id for o in found.organizations] == [
        "org:int/un",
        "org:int/un/herring-board",
        "org:int/nato",
        "org:int/nato/fog-committee",
    ]


def test_a_committee_of_a_parliament_is_of_its_country() -> None:
    found = found_in("The Bundestag Northern Herring Committee met.")
    assert [o.id for o in found.organizations] == ["org:de/bundestag", "org:de/northern-herring-committee"]


def test_a_division_of_a_country_is_a_place() -> None:
    assert not found_in("They live in Zarwady Division.").organizations
    assert found_in("The Economic Division replied.").organizations


def test_a_taught_name_behind_a_title_is_a_person() -> None:
    found = found_in("The operator Zqrx pays. Ambassador Zqrx met us.")
    assert [len(o.mentions) for o in found.organizations] == [1]
    assert [person.id for person in found.people] == ["person:zqrx"]


def test_an_acronym_that_a_heading_shouts_is_found_where_the_text_taught_it() -> None:
    text = "ZQP MEETS IN OSLO TODAY AND THE RAIN FALLS\n\n1. (U) The ZQP leader met us and asked for more rain."
    sections = (Section(Part.PARAGRAPH, "1", Span(0, 42), 1), Section(Part.PARAGRAPH, "2", Span(44, len(text)), 2))
    found = found_in(text, sections=sections)
    assert [(o.id, [m.span.start for m in o.mentions]) for o in found.organizations] == [("org:no/zqp", [0, 55])]


def test_the_agency_of_who_classified_counts() -> None:
    text = "Ann Lind, Charge d'Affaires, DOS, Oslo\n\n1. (U) Rain."
    who = ClassifiedBy("Ann Lind", "Charge", (), Span(0, 38), role_span=Span(10, 38))
    found = found_in(text, classified_by=(who,), sections=(Section(Part.PARAGRAPH, "1", Span(40, len(text)), 1),))
    assert [(o.id, [m.span.of(text) for m in o.mentions]) for o in found.organizations] == [("org:us/state", ["DOS"])]


def test_a_family_name_is_no_parliament() -> None:
    found = found_in("Minister Alfredo Rada met Olav Lind. Ukraine's Rada met.")
    assert [[m.span.start for m in o.mentions] for o in found.organizations if o.id == "org:ua/rada"] == [[47]]
