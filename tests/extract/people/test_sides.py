"""What titles say of the people who have them: side, country, organization and positions."""

import pytest

from graphkit.extract import extract
from graphkit.model import Cable, ClassifiedBy, Origin, Person, Signature, Source, Span


def people_in(text: str, post: str = "post:oslo") -> tuple[Person, ...]:
    """The people of a text from a post."""
    return extract(Cable("08OSLO1", Source("plain", "x"), text, origin=Origin("AMEMBASSY OSLO", post))).people


@pytest.mark.parametrize(
    ("text", "side", "country", "organization", "positions"),
    [
        # a compound title is not its last word
        ("Statoil Press Secretary Bo Zqrx left.", "foreign", "NO", "org:no/statoil", ["no/statoil/press-secretary"]),
        (
            "Special Representative of the UN Secretary General Bo Zqrx left.",
            "foreign",
            None,
            "org:int/un",
            ["int/un/special-representative-of-the-secretary-general"],
        ),
        ("The Danish Deputy Chief of Staff Bo Zqrx left.", "foreign", "DK", None, ["dk/deputy-chief-of-staff"]),
        ("Danish COS LTG Bo Zqrx left.", "foreign", "DK", None, ["dk/chief-of-staff"]),
        # ambassadors of ours, and those sent to the United States
        ("The U.S. Ambassador to Norway, Bo Zqrx, left.", "US", "US", "post:oslo", ["post:oslo/ambassador"]),
        ("US Ambassador to Denmark Bo Zqrx left.", "US", "US", "post:copenhagen", ["post:copenhagen/ambassador"]),
        (
            "U.S. Ambassador to the European Union Bo Zqrx left.",
            "US",
            "US",
            "post:useu-brussels",
            ["post:useu-brussels/ambassador"],
        ),
        ("American Ambassador to Norway Bo Zqrx left.", "US", "US", "post:oslo", ["post:oslo/ambassador"]),
        ("Bo Zqrx, the former Ambassador to the U.S., left.", "foreign", None, None, []),
        ("Bo Zqrx, Ambassador to Denmark, left.", None, None, None, []),
        # one who is known to have held an office in the United States
        ("Defense Secretary Gates left.", "US", "US", "org:us/defense", ["us/defense/secretary-of-defense"]),
        ("Defense Secretary Zqrx left.", "foreign", "NO", "org:no/mod", ["no/mod/defense-secretary"]),
        ("Attorney General Eric Holder left.", "US", "US", "org:us/government", ["us/attorney-general"]),
        ("Special Envoy George Mitchell left.", "US", "US", None, ["us/special-envoy"]),
        ("Special Envoy Zqrx Mitchell left.", None, None, None, []),
        ("U.S. Special Envoy for Norway Bo Zqrx left.", "US", "US", None, ["us/special-envoy-norway"]),
        # commands
        (
            "CENTCOM Commander General Bo Zqrx left.",
            "US",
            "US",
            "org:us/defense",
            ["us/defense/combatant-commander"],
        ),
        (
            "General Bo Zqrx, EUCOM Commander, left.",
            "US",
            "US",
            "org:us/defense",
            ["us/defense/combatant-commander"],
        ),
        ("Danish CHOD GEN Bo Zqrx left.", "foreign", "DK", None, ["dk/chief-of-defense"]),
        # a country that the work is about has not the office
        ("Major Bo Zqrx, Denmark Desk Officer, left.", None, None, None, []),
        ("Special Representative for Denmark Bo Zqrx left.", None, None, None, []),
        ("SRSG for Denmark Bo Zqrx left.", "foreign", None, "org:int/un", None),
        # international bodies, and a body of the country that has a name of ours
        ("UNIFIL polchief Bo Zqrx left.", "foreign", None, "org:int/unifil", ["int/unifil/political-chief"]),
        ("NSC Secretary General Bo Zqrx left.", "foreign", "NO", None, ["no/secretary-general"]),
        # the country behind the name
        ("King Zqrx of Denmark left.", "foreign", "DK", "org:dk/government", ["dk/king"]),
        ("Foreign Minister Bo Zqrx of Denmark left.", "foreign", "DK", "org:dk/mofa", ["dk/mofa/foreign-minister"]),
        ("They saw Foreign Minister Bo Zqrx (Denmark).", "foreign", "DK", "org:dk/mofa", ["dk/mofa/foreign-minister"]),
        ("They told President Zqrx of Denmark's plan.", "foreign", None, None, []),
        ("They reminded President Zqrx of Denmark.", "foreign", None, None, []),
        # leaders whom everybody knows, of the country written from and of others; one name may be many people's
        ("Prime Minister Stoltenberg left.", "foreign", "NO", "org:no/government", ["no/prime-minister"]),
        ("President Chirac left.", "foreign", "FR", "org:fr/government", ["fr/president"]),
        ("FM Steinmeier left.", "foreign", "DE", "org:de/mofa", ["de/mofa/foreign-minister"]),
        ("Prime Minister Lee left.", "foreign", None, None, []),
        ("Prime Minister Zqrx left.", "foreign", None, None, []),
        ("Former Prime Minister Stoltenberg left.", "foreign", "NO", None, []),
        ("Secretary Chu left.", "US", "US", "org:us/energy", ["us/energy/secretary-of-energy"]),
        # diplomats of another service
        ("Counselor Bo Zqrx, MFA's desk officer, left.", "foreign", "NO", "org:no/mofa", ["no/mofa/counselor"]),
        ("Second Secretary Bo Zqrx of the Danish Embassy left.", "foreign", "DK", "org:dk/embassy", None),
        ("Counselor Bo Zqrx left.", "US", "US", "post:oslo", ["post:oslo/counselor"]),
        # in plain words he is called as others are, and is not of the post
        (
            "Danish Ambassador Bo Zqrx left. Ambassador Zqrx sang.",
            "foreign",
            "DK",
            None,
            ["dk/embassy-oslo/ambassador"],
        ),
    ],
)
def test_a_title_says_whose_somebody_is(
    text: str, side: str | None, country: str | None, organization: str | None, positions: list[str] | None
) -> None:
    (person,) = people_in(text)
    assert (person.side, person.country, person.organization) == (side, country, organization)
    assert positions is None or [one.removeprefix("position:") for one in person.positions] == positions


@pytest.mark.parametrize(
    ("text", "held"),
    [
        # the title behind a name and a comma is that name's, and not the next one's
        (
            "Bo Lind, Danish Ambassador to Norway, Ann Zqrx, Director, and Mia Berge met.",
            {"bo-lind": ["dk/embassy-oslo/ambassador"], "ann-zqrx": [], "mia-berge": []},
        ),
        ("A/S Zqrx, Danish NSA-equivalent Bo Lind met.", {"zqrx": ["us/state/assistant-secretary"], "bo-lind": []}),
        # an office, a comma, a rank and a name are one man, unless a list goes on behind him
        ("The Danish Foreign Minister, Dr. Bo Lind, left.", {"bo-lind": ["dk/mofa/foreign-minister"]}),
        ("We saw the Danish Navy Commander, Major General Lind, on May 3.", {"lind": ["dk/navy/commander"]}),
        ("We saw the Danish Foreign Minister, Dr. Lind.", {"lind": ["dk/mofa/foreign-minister"]}),
        ("We saw the Danish Foreign Minister, Dr. Lind, and Mr. Holm.", {"lind": [], "holm": []}),
        (
            "We saw General Holm, the Chief of Staff, General Lind, the Minister, and others.",
            {"holm": [], "lind": ["no/minister"]},
        ),
    ],
)
def test_the_title_of_one_is_not_the_next_ones(text: str, held: dict[str, list[str]]) -> None:
    found = {
        one.id.removeprefix("person:"): [p.removeprefix("position:") for p in one.positions] for one in people_in(text)
    }
    assert found == held


@pytest.mark.parametrize(
    ("title", "country"),
    [("Energy Secretary", "MX"), ("Assistant Energy Secretary", "US"), ("Treasury Secretary", "US")],
)
def test_ministers_may_be_secretaries_at_home(title: str, country: str) -> None:
    (person,) = people_in(f"{title} Zqrx left.", "post:mexico")
    assert person.country == country


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Minister Zieberman's Chief of Staff Naor Zilono left.",
            {"zieberman": ("foreign", "NO"), "naor-zilono": ("foreign", "NO")},
        ),
        (
            "President Obama's Special Envoy Fred Zofo left.",
            {"obama": ("US", "US"), "fred-zofo": ("US", "US")},
        ),
        (
            "Frans Zaelo, Zieberman's senior diplomatic adviser, left. Minister Zieberman sang.",
            {"frans-zaelo": ("foreign", "NO"), "zieberman": ("foreign", "NO")},
        ),
        # relatives and critics may be anybody
        (
            "Frans Zaelo, Zieberman's critic, left. Minister Zieberman sang.",
            {"frans-zaelo": (None, None), "zieberman": ("foreign", "NO")},
        ),
        (
            "Senators John Zaino (R/AZ), Joe Zieber (I-CT) and\nJohn Zhuno\n(R/SD) met Senator Zaki.",
            {"john-zaino": ("US", "US"), "joe-zieber": ("US", "US"), "john-zhuno": ("US", "US"), "zaki": (None, None)},
        ),
    ],
)
def test_those_beside_somebody_tell_his_side(text: str, sides: dict[str, tuple[str | None, str | None]]) -> None:
    assert {one.id.removeprefix("person:"): (one.side, one.country) for one in people_in(text)} == sides


def test_initials_behind_or_are_the_same_person() -> None:
    (person,) = people_in("We met Omar bin Zaki Al Lind, or ObZ as they say. ObZ agreed.")
    assert len(person.mentions) == 2


def ambassadors(text: str, post: str, signed: str = "") -> dict[str, tuple[str | None, ...]]:
    """Side and organization of everybody in a cable, which somebody signed."""
    at = text.rfind(signed)
    names = (Signature(signed, Span(at, at + len(signed))),) if signed else ()
    cable = Cable("08OSLO1", Source("plain", "x"), text, origin=Origin("AMEMBASSY OSLO", post), signed_by=names)
    return {one.id.removeprefix("person:"): (one.side, one.organization) for one in extract(cable).people}


def test_a_post_has_one_ambassador() -> None:
    text = "Ambassador Bo Zqrx and Ambassador Ann Lind met Ambassador Holbrooke.\nLIND"
    assert ambassadors(text, "post:oslo", "LIND") == {
        "bo-zqrx": (None, None),
        "ann-lind": ("US", "post:oslo"),
        "holbrooke": ("US", None),
    }
    text = "Assistant Secretary Bo Zqrx came. Ambassador Zqrx met Ambassador Ann Lind."
    assert ambassadors(text, "post:oslo") == {"bo-zqrx": ("US", "org:us/state"), "ann-lind": ("US", "post:oslo")}


def test_the_ambassador_is_no_guest_who_is_called_so() -> None:
    text = "Ambassador Bo Zqrx came. The Ambassador met him.\nLIND"
    at = text.rfind("LIND")
    cable = Cable(
        "08OSLO1",
        Source("plain", "x"),
        text,
        origin=Origin("AMEMBASSY OSLO", "post:oslo"),
        signed_by=(Signature("LIND", Span(at, at + 4)),),
        classified_by=(ClassifiedBy("Lind", None, (), Span(at, at + 4), Span(at, at + 4)),),
    )
    found = extract(cable)
    assert [(one.id, one.side) for one in found.people if one.id != "person:lind"] == [("person:bo-zqrx", None)]
    assert [one.id for one in found.positions if one.mentions] == ["position:post:oslo/ambassador"]


def test_in_a_cable_from_washington_an_ambassador_may_be_ours_or_theirs() -> None:
    assert ambassadors("Ambassador Bo Zqrx came.\nLIND", "post:state", "LIND") == {
        "bo-zqrx": (None, None),
        "lind": ("US", "org:us/state"),
    }


def test_a_consulate_has_the_ambassador_of_the_embassy() -> None:
    assert ambassadors("Ambassador Ann Lind came.", "post:naha") == {"ann-lind": ("US", "post:tokyo")}


def test_a_surname_that_goes_on_with_her_is_no_man_of_that_name() -> None:
    text = "State Secretary Okonjo asked that her telegrams be kept. Henrik Okonjo kept none. Mr. Okonjo told Poloff."
    mentions = {person.id: [one.span.of(text) for one in person.mentions] for person in people_in(text)}
    assert mentions == {"person:okonjo": ["Okonjo"], "person:henrik-okonjo": ["Henrik Okonjo", "Okonjo"]}
