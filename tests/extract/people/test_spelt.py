"""One person under several names: other spellings, nicknames, names that the text gives as the same."""

import pytest

from graphkit.extract import extract
from graphkit.model import Cable, Origin, Source

FAR = " The weather in the north was fair all week, and the ships that wait for coal went out to sea again. "


def named(text: str) -> dict[str, list[str]]:
    """The words of every person by its id."""
    found = extract(Cable("08OSLO1", Source("plain", "x"), text, origin=Origin("AMEMBASSY OSLO", "post:oslo")))
    return {
        one.id.removeprefix("person:"): [" ".join(m.span.of(text).split()) for m in one.mentions]
        for one in found.people
    }


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("Stephan Zotino", "Stephen Zotino"),
        ("Dr. Abubakr al-Zirbo", "Dr. Abu Bakr al-Zirbo"),
        ("General Omar al-Zadhoodo", "Al-Zadhoudo"),
        ("Minister Ghulam Zassulo", "Minister Gulam Zassulo"),
        ("Kim Zong-un", "Kim Zung-un"),
    ],
)
def test_another_spelling_is_the_same_person(first: str, again: str) -> None:
    assert len(named(f"{first} spoke.{FAR}{again} told us so.")) == 1


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("Mario Zotino", "Maria Zotino"),
        ("Stephan Zotino", "Stefano Zotino"),
        ("Kim Zong-il", "Kim Zong-un"),
        ("Kim Zong-il", "Kim Il-zung"),
        ("Minister Berge", "Minister Borge"),
    ],
)
def test_another_name_is_another_person(first: str, again: str) -> None:
    assert len(named(f"{first} spoke.{FAR}{again} told us so.")) == 2


def test_two_spellings_side_by_side_are_two_people() -> None:
    assert len(named("Stephan Zotino told Stephen Zotino so.")) == 2


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            f"Zeev Zordono, also known as Vladimir Zaverbo, spoke.{FAR}Zaverbo left.",
            {"vladimir-zaverbo": ["Zeev Zordono", "Vladimir Zaverbo", "Zaverbo"]},
        ),
        (
            f"Sheikh Hamad bin Zaid\n(HbZ) Al Zumba spoke.{FAR}HbZ left; Hamad bin Zaid Al Zumba stayed.",
            {"hamad-bin-zaid-al-zumba": ["Hamad bin Zaid (HbZ) Al Zumba", "HbZ", "Hamad bin Zaid Al Zumba"]},
        ),
        (
            f"Mr. William (Bill) Zart spoke.{FAR}Mr. Zart left.",
            {"william-bill-zart": ["William (Bill) Zart", "Zart"]},
        ),
        (
            f"Jorge Zorreso (Pablo Zatatumbo) spoke.{FAR}Pablo Zatatumbo left.",
            {"pablo-zatatumbo": ["Jorge Zorreso", "Pablo Zatatumbo", "Pablo Zatatumbo"]},
        ),
        # a title makes the name in brackets another's
        (
            "Minister Bo Lind (Director Ann Zaki) spoke.",
            {"bo-lind": ["Bo Lind"], "ann-zaki": ["Ann Zaki"]},
        ),
        (
            "Senators Maria Zalonso and Diego de Zojeda spoke.",
            {"maria-zalonso": ["Maria Zalonso"], "diego-de-zojeda": ["Diego de Zojeda"]},
        ),
        # a family of which the last one alone has the name
        (
            "Zqrx aide Sergei Zuprino left. The brothers Sergei and Andriy Zluyevo told us so.",
            {"sergei-zuprino": ["Sergei Zuprino"], "sergei-zluyevo": ["Sergei"], "andriy-zluyevo": ["Andriy Zluyevo"]},
        ),
    ],
)
def test_two_names_of_one_person(text: str, people: dict[str, list[str]]) -> None:
    assert named(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "Omar Zakino told us so. President Zakino agreed. Omar is President Zakino's brother.",
        "First Lady Anna Zakino told us so. President Zakino agreed.",
    ],
)
def test_a_ruler_is_not_his_family(text: str) -> None:
    words = named(text)
    assert words.pop("zakino") == ["Zakino"] * text.count("President Zakino")
    assert len(words) == 1
