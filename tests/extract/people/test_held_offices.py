"""Two offices that "and" joins: one person who holds both, or two people."""

import pytest

from graphkit.extract import extract
from graphkit.model import Cable, Extraction, Origin, Source


def found(text: str) -> Extraction:
    return extract(Cable("08OSLO1", Source("plain", ""), text, origin=Origin("AMEMBASSY OSLO", "post:oslo")))


def written(text: str) -> list[str]:
    """Each person as the text has them, titles included."""
    return [(one.full or one.span).of(text) for person in found(text).people for one in person.mentions]


@pytest.mark.parametrize(
    "whole",
    [
        "Deputy Prime Minister and Foreign Minister Okonjo",
        "Deputy Prime Minister and Foreign Minister Ann Okonjo",
        "Prime Minister and Defense Minister Ann Okonjo",
        "President and Chief Executive Officer Ann Okonjo",
        "chairman and owner Ann Okonjo",
    ],
)
def test_one_person_holds_both(whole: str) -> None:
    text = f"Poloff met {whole} on June 2."
    assert written(text) == [whole]
    assert [len(one.participants) for one in found(text).meetings] == [2]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Poloff met the Prime Minister and Foreign Minister Okonjo.", 3),
        ("Poloff met Ambassador and Foreign Minister Okonjo.", 3),
        ("Poloff met President Bandele and Foreign Minister Okonjo.", 3),
    ],
)
def test_two_people(text: str, people: int) -> None:
    assert [len(one.participants) for one in found(text).meetings] == [people]


def test_both_offices_are_held() -> None:
    (person,) = found("Poloff met Telenor President and CEO Ann Okonjo.").people
    assert person.positions == ("position:no/telenor/chief-executive-officer", "position:no/telenor/president")


def test_both_stand_behind_a_name() -> None:
    text = "Ann Okonjo, Deputy Prime Minister and Foreign Minister, met Poloff."
    assert written(text) == ["Ann Okonjo, Deputy Prime Minister and Foreign Minister"]
    assert found(text).people[0].positions == ("position:no/mofa/foreign-minister",)


def test_the_second_behind_a_name_may_be_the_next_ones() -> None:
    text = "Ann Okonjo, Prime Minister and Foreign Minister Bandele met Poloff."
    assert written(text) == ["Ann Okonjo, Prime Minister", "Foreign Minister Bandele"]
