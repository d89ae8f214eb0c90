"""Distribution lines: who is named in them, and what only looks like a name. All names are invented."""

import pytest

from graphkit.extract import EMPTY, extract, learn
from graphkit.extract.people.distribution import addressed_names
from graphkit.model import Cable, Origin, Part, Section, Source, Span


def head(lines: str, body: str = "") -> Cable:
    """A cable with these distribution lines before its one paragraph."""
    text = f"{lines}\n1. {body}"
    sections = (
        Section(Part.HEAD, "distribution", Span(0, len(lines))),
        Section(Part.PARAGRAPH, "1", Span(len(lines) + 1, len(text)), 1),
    )
    return Cable("08OSLO1", Source("plain", "x"), text, origin=Origin("AMEMBASSY OSLO", "post:oslo"), sections=sections)


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("STATE FOR EUR A/S BERGE AND EUR/WE\nNSC FOR LINDO", ["BERGE", "LINDO"]),
        ("STATE FOR EUR/PGI (OKONJO), S/CT - H. ZAKISON", ["OKONJO", "H. ZAKISON"]),
        ("NSC FOR SENIOR AFRICA DIRECTOR B. \nPITTELL AND B. LINDO", ["B. \nPITTELL", "B. LINDO"]),
        ("DEPT FOR EUR/PRA-ANITA FRIEDO, DAS BRYZO", ["ANITA FRIEDO", "BRYZO"]),
        ("STATE PASS TO OPIC DEPUTY CHIEF OF STAFF DULCE ZAHNO", ["DULCE ZAHNO"]),
        ("NSC FOR ABRAMO/SINGHO/YERGO, STATE FOR NEA/ELA", ["ABRAMO", "SINGHO", "YERGO"]),
        ("VIENNA FOR FBI/CALDWO; JUSTICE FOR OPDAT", ["CALDWO"]),
        ("BERLIN FOR ROSEND-STILLO; DUBAI FOR IRPO", ["ROSEND-STILLO"]),
        ("SECDEF FOR USDP\nUSAREUR FOR GENERAL HAM", ["HAM"]),
        ("NSC FOR FRIED AND VOLKO", ["FRIED", "VOLKO"]),
        ("USDOE FOR GEORGE PERSON", ["GEORGE PERSON"]),
        ("TREASURY FOR LEVEYO, S.", ["LEVEYO"]),
        ("Dept for af a/s carso, af/e", ["carso"]),
        ("OSD FOR AMBASSADOR VERSHO FROM AMBASSADOR BERGE", ["VERSHO", "BERGE"]),
        ("PASS TO ELAINE SAMSO AND STACIE ZERDO OF EUR/WE", ["ELAINE SAMSO", "STACIE ZERDO"]),
        # offices, agencies, forces, posts and places
        ("STATE FOR EUR/WE, DRL AND WHA/CEN\nPASS TO USAID FOR AID/ANE, AID/DCHA/DG", []),
        ("COMMERCE FOR ITA\nLABOR FOR ILAB\nCENTCOM FOR CG CFC-A, POLAD, JICCENT", []),
        ("AMEMBASSY ATHENS PASS TO AMCONSUL ST PETERSBURG\nKINSHASA PLS PASS BRAZZAVILLE", []),
        ("LONDON, PARIS, ROME FOR AFRICA-WATCHER", []),
        ("JUSTICE FOR CRIMINAL DIVISION, OFFICE OF INTERNATIONAL \nAFFAIRS", []),
        ("INFO  LOG-00   EUR-00   AF-00    AID-00   BERG-00", []),
        ("CLASSIFICATION MISMATCH ERROR", []),
    ],
)
def test_who_a_cable_is_for(lines: str, names: list[str]) -> None:
    assert [hit.span.of(lines) for hit in addressed_names(head(lines))] == names


def test_an_initial_that_is_glued_to_a_surname_is_told_apart() -> None:
    hits = addressed_names(head("NSC FOR MDALVIK, JLINDO AND STROMO"))
    assert [(hit.norm, hit.parts) for hit in hits] == [
        ("M. Dalvik", ("M", "DALVIK")),
        ("J. Lindo", ("J", "LINDO")),
        ("Stromo", ("STROMO",)),
    ]


def test_they_are_officials_of_the_united_states_and_stand_for_themselves_in_the_text() -> None:
    found = extract(head("NSC FOR ANN OKONJO", "Okonjo had asked for this. A hill is a hill."))
    assert [(one.id, one.side, one.organization, len(one.mentions)) for one in found.people] == [
        ("person:ann-okonjo", "US", None, 2)
    ]


def test_a_common_word_there_is_no_name_in_the_text() -> None:
    found = extract(head("NSC FOR OKONJO AND HILL", "Members on the Hill asked."))
    assert [(one.name, len(one.mentions)) for one in found.people] == [("Okonjo", 1), ("Hill", 1)]


def test_a_foreigner_of_that_name_is_somebody_else() -> None:
    found = extract(head("NSC FOR OKONJO", "Norwegian Foreign Minister Omar Okonjo agreed. Okonjo left."))
    assert [(one.id, one.side, len(one.mentions)) for one in found.people] == [
        ("person:okonjo", "US", 1),
        ("person:omar-okonjo", "foreign", 2),
    ]


def test_whom_a_cable_is_from_holds_the_office() -> None:
    found = extract(head("FOR THE SECRETARY FROM AMBASSADOR LINDO", "The Ambassador met Foreign Minister Zaki."))
    lindo = next(one for one in found.people if one.name == "Lindo")
    assert lindo.positions == ("position:post:oslo/ambassador",)
    assert [participant.ref for participant in found.meetings[0].participants] == ["person:lindo", "person:zaki"]


def test_they_teach_no_other_cable_a_surname() -> None:
    assert ("Okonjo", "post:oslo") not in learn(head("NSC FOR OKONJO", "Rain fell."))
    assert extract(head("NSC FOR OKONJO", "Rain fell."), EMPTY).people[0].side == "US"


def test_long_lists_are_read_in_linear_time() -> None:
    assert len([*addressed_names(head("NSC FOR " + ", ".join(["OKONJO"] * 4000)))]) == 4000
