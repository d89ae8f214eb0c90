"""People whom only those beside them make known: members of lists, given names alone, names of Chinese order."""

import pytest

from graphkit.extract import extract
from graphkit.model import Cable, Origin, Source


def named(text: str) -> dict[str, list[str]]:
    """The words of every person by its id."""
    found = extract(Cable("08OSLO1", Source("plain", "x"), text, origin=Origin("AMEMBASSY OSLO", "post:oslo")))
    return {one.id.removeprefix("person:"): [m.span.of(text) for m in one.mentions] for one in found.people}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The list has President Okonjo, Zhirinov, and Khakano.", {"okonjo", "zhirinov", "khakano"}),
        ("Politicians such as Rogolin, Khakano and Lipsk will run.", {"rogolin", "khakano", "lipsk"}),
        ("He named politicians (naming Rogolin, Khakano, and others).", {"rogolin", "khakano"}),
        ("The candidates Rogolin and Khakano lost.", {"rogolin", "khakano"}),
        ("President Okonjo and Zhirinov smiled.", {"okonjo"}),
        ("Fish such as Rogolin, Khakano and Lipsk are sold.", set()),
        ("We saw President Okonjo, Zhirinov Group, and NATO.", {"okonjo"}),
        ("He linked President Okonjo, Zhirinov and Salafism.", {"okonjo"}),
        ("Brands include Rogolin, Khakano, and Lipsk.", set()),
    ],
)
def test_a_list_of_people_makes_people(text: str, names: set[str]) -> None:
    assert set(named(text)) == names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We spoke of Ingrid Lindgren. The release of Ingrid was late.", ["Ingrid Lindgren", "Ingrid"]),
        ("We spoke of Ingrid Lindgren. Ingrid said no.", ["Ingrid Lindgren", "Ingrid"]),
        ("We spoke of Ingrid Lindgren. Ingrid Street is long.", ["Ingrid Lindgren"]),
        ("We spoke of Ingrid Lindgren. The first stage of the Ingrid was late.", ["Ingrid Lindgren"]),
        ("We spoke of Ingrid Lindgren. The storm over Ingrid Bay.", ["Ingrid Lindgren"]),
    ],
)
def test_a_given_name_alone_is_the_one_who_has_it(text: str, words: list[str]) -> None:
    assert named(text)["ingrid-lindgren"] == words


def test_a_given_name_of_two_is_nobodys() -> None:
    text = "We met Ingrid Lindgren and Ingrid Berge. The release of Ingrid was late."
    assert sorted(word for words in named(text).values() for word in words) == ["Ingrid Berge", "Ingrid Lindgren"]


def test_a_chinese_family_name_stands_first() -> None:
    text = "President Xu Jinbao left. Xu's successor, Xi Mingzhu, had ties to Xu."
    assert named(text) == {"xu-jinbao": ["Xu Jinbao", "Xu", "Xu"], "xi-mingzhu": ["Xi Mingzhu"]}


def test_a_state_is_nobody() -> None:
    assert named("She was born in the state of Ingrid Grande do Sul.") == {}
