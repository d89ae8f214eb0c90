"""Positions: which office a title is, and who holds it."""

import pytest

from graphkit.extract import extract
from graphkit.extract.titled import find_titles
from graphkit.extract.words import read_words
from graphkit.model import Cable, Origin, Source


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
        ("We met the President.", "position:no/president", "the President"),
        ("The Prime Minister agreed.", "position:no/prime-minister", "The Prime Minister"),
        ("The Danish Prime Minister left.", "position:dk/prime-minister", "The Danish Prime Minister"),
        ("The Danish Foreign Minister left.", "position:dk/mofa/foreign-minister", "The Danish Foreign Minister"),
        ("They saw the CODEL.", "position:us/congress/congressional-delegation", "the CODEL"),
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
