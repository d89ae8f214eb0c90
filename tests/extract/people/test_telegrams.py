"""People as telegrams and historians' volumes name them: couples, withheld names, references, plural titles."""

import pytest

from graphkit.extract import extract
from tests.extract.people.test_people import cable_of, people_of


def ids_of(text: str) -> list[str]:
    return sorted(people_of(text))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Mr. Lund met us. Mrs. Lund told us so.", ["person:lund", "person:mrs-lund"]),
        (
            "President and Mrs. Okonjo came. President Okonjo met us. Mrs. Okonjo left.",
            ["person:mrs-okonjo", "person:okonjo"],
        ),
        ("Prime Minister Okonjo met us. Mrs. Okonjo said she would come.", ["person:okonjo"]),
        ("Assistant Secretaries Okonjo and Lund met us.", ["person:lund", "person:okonjo"]),
        ("He told Asst. Secretary Okonjo so.", ["person:okonjo"]),
        ("See Ref A. Oslo 8424, B. Oslo 8619, C. Madrid 34.", []),
        ("As told in reftel A. Minister Okonjo then left.", ["person:okonjo"]),
    ],
)
def test_who_is_meant(text: str, people: list[str]) -> None:
    assert ids_of(text) == people


def test_a_withheld_name_is_a_placeholder_each() -> None:
    found = extract(cable_of("Colonel [name not declassified] told Poloff that [name not declassified] had left."))
    assert [(one.id, one.redacted) for one in found.people] == [
        ("person:redacted:08OSLO1/1", True),
        ("person:redacted:08OSLO1/2", True),
    ]
    assert [{part.ref for part in one.participants} for one in found.meetings] == [
        {"person:redacted:08OSLO1/1", "position:post:oslo/poloff"}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In a June 2 meeting with Poloff, Omar Zaki said it rained.",
        "Over lunch with Omar Zaki, Poloff raised herring.",
    ],
)
def test_who_acts_behind_a_comma_is_nobody_before_it(text: str) -> None:
    found = extract(cable_of(text))
    assert [(one.id, one.positions) for one in found.people] == [("person:omar-zaki", ())]


def test_an_adviser_to_a_president_is_not_of_the_post() -> None:
    found = extract(cable_of("Poloff met Omar Zaki, Counselor to the President, on June 2."))
    assert [(one.id, one.side, one.positions) for one in found.people] == [("person:omar-zaki", None, ())]
    assert [str(one.date)[-5:] for one in found.meetings] == ["06-02"]
