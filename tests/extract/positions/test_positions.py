"""Positions: which office a title is, and who holds it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from graphkit.extract import extract
from graphkit.extract.text.words import read_words
from graphkit.extract.titles.titled import find_titles
from graphkit.model import Cable, Origin, Signature, Source, Span


def found_in(text: str, post: str = "post:oslo"):
    return extract(Cable("08OSLO1", Source("plain", "x"), text, origin=Origin("AMEMBASSY OSLO", post)))


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ("He told the DCM.", "position:post:oslo/dcm", "the DCM"),
        ("The Ambassador agreed.", "position:post:oslo/ambassador", "The Ambassador"),
        ("Charge agreed.", "position:post:oslo/charge", "Charge"),
        ("Poloff raised it.", "position:post:oslo/poloff", "Poloff"),
        ("EconOff and others came.", "position:post:oslo/econoff", "EconOff"),
        ("PolCouns delivered the points.", "position:post:oslo/political-counselor", "PolCouns"),
        ("THE CHARGE TOLD THEM SO.", "position:post:oslo/charge", "THE CHARGE"),
        ("We met the Foreign Minister.", "position:no/mofa/foreign-minister", "the Foreign Minister"),
        ("We met the President.", "position:us/president", "the President"),
        ("The Prime Minister agreed.", "position:no/prime-minister", "The Prime Minister"),
        ("The Danish Prime Minister left.", "position:dk/prime-minister", "The Danish Prime Minister"),
        ("The Danish Foreign Minister left.", "position:dk/mofa/foreign-minister", "The Danish Foreign Minister"),
        ("They saw the CODEL.", "position:us/congress/congressional-delegation", "the CODEL"),
        # embassies of others are where ours is
        ("We met the PRC ambassador here.", "position:cn/embassy-oslo/ambassador", "the PRC ambassador"),
        (
            "The Danish Ambassador to Norway left.",
            "position:dk/embassy-oslo/ambassador",
            "The Danish Ambassador to Norway",
        ),
        ("The Danish Ambassador in Madrid left.", "position:dk/ambassador-madrid", "The Danish Ambassador in Madrid"),
        ("The Danish Consul General left.", "position:dk/consulate-oslo/consul-general", "The Danish Consul General"),
        # heads of the country
        ("He feared for the king.", "position:no/king", "the king"),
        ("The King's speech was short.", "position:no/king", "The King"),
        ("We met the prime minister.", "position:no/prime-minister", "the prime minister"),
        ("We met the Danish prime minister.", "position:dk/prime-minister", "the Danish prime minister"),
        # offices of a city
        ("The Porto prosecutor acted.", "position:pt/porto-prosecutor", "The Porto prosecutor"),
        ("The Porto Prosecutor acted.", "position:pt/porto-prosecutor", "The Porto Prosecutor"),
        ("Madam Secretary, welcome.", "position:us/state/secretary", "Madam Secretary"),
        # officers of another post of ours, as telegrams name them
        ("He assured Consul Lagos of it.", "position:post:lagos/consul", "Consul Lagos"),
        ("HE TOLD CONGEN HONG KONG OF IT.", "position:post:hong-kong/consul-general", "CONGEN HONG KONG"),
    ],
)
def test_a_role_alone_is_a_position(text: str, position: str, words: str) -> None:
    found = found_in(text)
    assert found.people == ()
    assert [(p.id, [m.span.of(text) for m in p.mentions]) for p in found.positions] == [(position, [words])]


@pytest.mark.parametrize(
    "text",
    [
        "Three ambassadors came.",
        "The minister of a church spoke.",
        "He paid the charge in full.",
        "An Ambassador was expected.",
        "The Ambassador Hotel burned.",
        "The Ambassadors of three countries met.",
        "The emir of a far land, the president of a bank and the shah left.",
        "A former Danish prime minister wrote.",
        "The CEO left, and Mr. President was said.",
        "They hope for Prime Minister-level talks.",
    ],
)
def test_what_is_no_role(text: str) -> None:
    assert all(not position.mentions for position in found_in(text).positions)


def test_the_holder_who_is_named_takes_the_role() -> None:
    text = "Ambassador Solvang met us. The Ambassador agreed, and the DCM did not."
    found = found_in(text)
    (solvang,) = found.people
    assert [m.span.of(text) for m in solvang.mentions] == ["Solvang", "The Ambassador"]
    assert [p.id for p in found.positions if p.mentions] == ["position:post:oslo/dcm"]


def test_the_ambassador_is_not_a_foreign_one() -> None:
    text = "Danish Ambassador Solvang called. The Ambassador listened."
    found = found_in(text)
    assert [len(person.mentions) for person in found.people] == [1]
    assert [p.id for p in found.positions if p.mentions] == ["position:post:oslo/ambassador"]


def test_two_holders_leave_the_role_a_position() -> None:
    text = "Minister Zaki and Minister Okonjo met. The Minister of State agreed. The Minister left."
    found = found_in(text)
    assert all(m.rule != "role-only" for person in found.people for m in person.mentions)


@pytest.mark.parametrize(
    ("text", "name", "scope", "nation"),
    [
        ("Deputy Vice-Minister for Foreign Policy", "Deputy Vice Minister", "Foreign Policy", None),
        ("DVM", "Deputy Vice Minister", "", None),
        ("Assistant Chief Cabinet Secretary", "Assistant Chief Cabinet Secretary", "", None),
        ("former Danish Minister of Mines and Energy", "Minister", "Mines and Energy", "DK"),
        ("Energy Minister", "Minister", "Energy", None),
        ("Political-Minister Counselor", "Political Minister Counselor", "", None),
        ("Director-General for Trade, Customs, and Tax", "Director General", "Trade, Customs, and Tax", None),
        ("A/S", "Assistant Secretary", "", None),
        ("Lt. Gen", "Lieutenant General", "", None),
    ],
)
def test_titles_are_composed(text: str, name: str, scope: str, nation: str | None) -> None:
    (title,) = find_titles(read_words(text))
    assert (title.name, title.scope, title.nation) == (name, scope, nation)


def test_a_person_holds_what_the_text_says() -> None:
    found = found_in("DDG Tanabe spoke. Deputy Director-General for Foreign Policy Haruki Tanabe agreed.")
    (tanabe,) = found.people
    assert tanabe.positions == ("position:no/mofa/ddg-foreign-policy",)
    assert [(p.id, p.organization, p.mentions) for p in found.positions] == [
        ("position:no/mofa/ddg-foreign-policy", "org:no/mofa", ())
    ]


def test_a_president_of_nowhere_holds_no_position() -> None:
    (person,) = found_in("President Okonjo spoke.").people
    assert person.positions == ()


def test_whom_the_cable_calls_president_is_the_president() -> None:
    text = "President Bush wrote. The President will travel; a former President will not."
    found = found_in(text)
    (bush,) = found.people
    assert [m.span.of(text) for m in bush.mentions] == ["Bush", "The President"]
    assert all(not position.mentions for position in found.positions)


def roles_in(text: str, post: str = "post:oslo") -> list[tuple[str, list[str]]]:
    """Who is meant by roles alone: ids of people and positions with the words."""
    found = found_in(text, post)
    mentions = [(one.id, m) for one in (*found.people, *found.positions) for m in one.mentions if m.rule == "role-only"]
    return [(entity, m.span.of(text)) for entity, m in sorted(mentions, key=lambda one: one[1].span)]


def test_one_country_behind_two_titles_is_that_of_both() -> None:
    text = "Serbian President Bo Lindic left. They saw the President and Prime Minister of Norway."
    assert roles_in(text, "post:belgrade") == [
        ("position:no/president", "the President"),
        ("position:no/prime-minister", "Prime Minister of Norway"),
    ]


def test_somebody_spoken_to_is_whom_the_cable_names_so() -> None:
    assert roles_in("The visit of Vice President Lind: Mr. Vice President, your visit is welcome.") == [
        ("person:lind", "Mr. Vice President")
    ]
    assert roles_in("Mr. President, your visit is welcome. President Zaki awaits you.") == []


def test_the_attorney_general_is_the_one_at_home_but_for_one_just_named() -> None:
    text = "Attorney General Holder wrote. The Attorney General hopes.\n\n2. The Attorney General agreed."
    assert roles_in(text) == [
        ("person:holder", "The Attorney General"),
        ("position:no/attorney-general", "The Attorney General"),
    ]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Zqrx dismissed its CEO. CEO Bo Lind had erred.", [("person:bo-lind", "CEO")]),
        ("CEO Bo Lind left. Zaki had been the CEO of Wvblt.", []),
        ("CEO Bo Lind left. The CEO of Wvblt did not.", []),
        (
            "President Okonjo left. Okonjo and the president's aides met. Okonjo fell.",
            [("person:okonjo", "the president")],
        ),
        ("President Okonjo left. The bank and the president of a club stayed.", []),
    ],
)
def test_roles_of_people_who_are_named(text: str, roles: list[tuple[str, str]]) -> None:
    assert roles_in(text) == roles


@pytest.mark.parametrize(
    ("text", "full", "position"),
    [
        (
            "We met Dr. Bo Lind, German Ambassador to Norway, there.",
            "Dr. Bo Lind, German Ambassador to Norway",
            "position:de/embassy-oslo/ambassador",
        ),
        (
            "We met Minister Bo Lind, the Foreign Minister.",
            "Minister Bo Lind, the Foreign Minister",
            "position:no/mofa/foreign-minister",
        ),
        (
            "Sheikh Omar bin Zaki (ObZ), Vice President and Prime Minister of Egypt, left.",
            "Sheikh Omar bin Zaki (ObZ), Vice President and Prime Minister of Egypt",
            "position:eg/prime-minister",
        ),
        ("Danish DCM in Oslo, Bo Lind, told us.", "Danish DCM in Oslo, Bo Lind", "position:dk/embassy-oslo/dcm"),
    ],
)
def test_a_title_in_apposition_is_the_persons_and_no_role(text: str, full: str, position: str) -> None:
    found = found_in(text)
    mentions = [m for person in found.people for m in person.mentions]
    assert [m.full.of(text) for m in mentions if m.full] == [full]
    assert position in found.people[0].positions
    assert all(not one.mentions for one in found.positions)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Amb. Lind, DCM, and Bo Berge met Minister Zaki.", ("position:post:oslo/dcm", "DCM")),
        ("In a talk with Dr. Berge, the Prime Minister asked.", ("position:no/prime-minister", "the Prime Minister")),
        ("A feud of Bo Berge, the King's secretary, ended.", ("position:no/king", "the King")),
    ],
)
def test_what_stands_behind_a_comma_may_be_somebody_else(text: str, role: tuple[str, str]) -> None:
    assert roles_in(text) == [role]


def test_whoever_holds_an_office_in_washington_heads_no_post() -> None:
    text = "Assistant Secretary Bo Lind came. Amb. Lind met Minister Zaki. The Ambassador agreed."
    assert roles_in(text) == [("position:post:oslo/ambassador", "The Ambassador")]


def test_kings_have_their_time() -> None:
    text = "We fear for the king."
    cable = Cable("08KABUL1", Source("plain", "x"), text, origin=Origin("AMEMBASSY KABUL", "post:kabul"))
    assert [p.id for p in extract(cable).positions] == ["position:af/king"]
    assert not extract(replace(cable, sent=datetime(2008, 1, 1, tzinfo=UTC))).positions


@pytest.mark.parametrize(
    ("text", "holder", "words"),
    [
        # the title of the next name is not the one before's
        ("With Amb. Bo Lind, King Omar spoke. The King smiled.", "person:omar", "The King"),
        ("With Amb. Bo Lind, King Omar spoke. The Ambassador smiled.", "person:bo-lind", "The Ambassador"),
        # two ambassadors of ours: whoever signs heads the post
        ("Ambassador Bo Lind met Amb. Ana Roe. The Ambassador smiled.\nLIND", "person:bo-lind", "The Ambassador"),
        # whom the cable names first, though of another country
        ("Danish Foreign Minister Roe came. The Foreign Minister smiled.", "person:roe", "The Foreign Minister"),
    ],
)  # fmt: skip
def test_who_holds_a_title_of_a_cable(text: str, holder: str, words: str) -> None:
    mentions = {p.id: [m.span.of(text) for m in p.mentions if m.rule == "role-only"] for p in signed(text).people}
    assert mentions[holder] == [words]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The Foreign Minister smiled. Danish Foreign Minister Roe left.", "position:no/mofa/foreign-minister"),
        ("Poloff XXXXXXXXXXXX left. They told Poloff so.", "position:post:oslo/poloff"),
        ("Ambassador Bo Lind left. He awaits the Ambassador-designate.\nLIND", "position:post:oslo/ambassador"),
    ],
)
def test_who_does_not_hold_a_title_of_a_cable(text: str, role: str) -> None:
    assert [one.id for one in signed(text).positions if one.mentions] == [role]


def signed(text: str):
    """What is found in a cable whose last line in capitals is its signature."""
    cable = Cable("08OSLO1", Source("plain", "x"), text, origin=Origin("AMEMBASSY OSLO", "post:oslo"))
    *_, last = text.split("\n")
    end = len(text)
    return extract(
        replace(cable, signed_by=(Signature(last, Span(end - len(last), end)),)) if last.isupper() else cable
    )


def test_an_office_called_after_its_head_is_nobody() -> None:
    found = found_in("Attorney General Omar Zaki left. The Attorney General's Office agreed.")
    assert [[m.span.start for m in one.mentions] for one in found.people] == [[17]]


def test_the_president_heads_a_state_and_not_a_council() -> None:
    found = found_in("Herring Council President Bo Lind met us. The President agreed.")
    assert [[m.span.start for m in one.mentions] for one in found.people] == [[26]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He met the French, Sri Lankan and German ambassadors.",
            {"fr/embassy-oslo/ambassador": "French", "lk/embassy-oslo/ambassador": "Sri Lankan",
             "de/embassy-oslo/ambassador": "German ambassadors"},
        ),
        (
            "THE U.S. AND FRENCH FOREIGN MINISTERS MET.",
            {"us/foreign-minister": "U.S.", "fr/mofa/foreign-minister": "FRENCH FOREIGN MINISTERS"},
        ),
        (
            "The UK and Danish deputy chiefs of mission left.",
            {"gb/embassy-oslo/dcm": "UK", "dk/embassy-oslo/dcm": "Danish deputy chiefs of mission"},
        ),
        (
            "The Prime Ministers of Sweden, the Netherlands, and South Korea left.",
            {"se/prime-minister": "Prime Ministers of Sweden", "nl/prime-minister": "Netherlands",
             "kr/prime-minister": "South Korea"},
        ),
        # one of them, or nobody's
        ("The French and German officials left.", {}),
        ("He met French bankers and German ambassadors.", {}),
        ("The Prime Ministers of Sweden left.", {}),
    ],
)  # fmt: skip
def test_one_office_of_several_countries(text: str, expected: dict[str, str]) -> None:
    found = found_in(text).positions
    spans = {one.id.removeprefix("position:"): one.mentions[0].span.of(text) for one in found}
    assert spans == expected


def test_an_office_of_several_is_called_by_itself() -> None:
    [meeting] = found_in("Poloff and the French and German ambassadors met Minister Okonjo.").meetings
    assert [one.name for one in meeting.participants if one.ref.startswith("position:")] == [
        "Poloff", "French Ambassador", "German ambassadors",
    ]  # fmt: skip
